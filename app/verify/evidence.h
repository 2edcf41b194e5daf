/* verify/evidence.h - entities, claims and the DISCOM's rules, weighed one by one.
 *
 * Pure. Each piece of evidence has a sign (against or for), a weight, the words it rests on and a
 * code that becomes a sentence later. */
#ifndef VERIFY_EVIDENCE_H
#define VERIFY_EVIDENCE_H

#include "base/clock.h"
#include "verify/claims.h"
#include "verify/entities.h"

enum channel_of_message { VIA_UNKNOWN, VIA_SMS, VIA_WHATSAPP, VIA_CALL, VIA_EMAIL };

struct evidence {
    enum reason_code code;
    int sign; /* +1 against (towards fraud), -1 for, 0 neither */
    double weight;
    const struct span *spans; /* in text order */
    size_t n_spans;
    const struct entity *entity;
    const struct rule *rule;
    bool told; /* by an answer to a question: there are no words to quote */
};

/* At most one piece of evidence a code: the strongest, with the spans of all. */
struct evidences {
    struct evidence *list;
    size_t n;
};

struct setting_of_check {
    struct civil now;             /* for "tonight" and Sundays */
    enum channel_of_message via;
    bool holiday;                 /* the office is closed today */
};

/* Below this many words only numbers, links, IDs and names are evidence, never phrases. */
enum { EVIDENCE_WORDS_MIN = 3 };

void evidence_weigh(const struct folded *in, const struct entities *e, const struct claims *c,
                    const struct knowledge *k, const struct setting_of_check *s, struct arena *a,
                    struct evidences *out);

/* One more piece of evidence after the others: the statistical second opinion, with the words that
 * speak most for it and a weight that says how sure it is. Replaces what was said of the same code. */
void evidence_add(struct evidences *ev, enum reason_code code, double weight, struct span words,
                  struct arena *a);

/* One more that a person's answer gave, at its usual weight. What the text says of the same code
 * stays as it is. */
void evidence_tell(struct evidences *ev, enum reason_code code, struct arena *a);

/* The rule of the home DISCOM by this name, else the national one, else NULL. */
const struct rule *rule_find(const struct knowledge *k, const char *name);

/* True when a rule ("18:00-08:00", over midnight too) covers the minute of the day. */
bool rule_covers_minute(const struct rule *r, int minute);

#endif
