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
    const struct span *spans;
    size_t n_spans;
    const struct entity *entity;
    const struct rule *rule;
};

struct evidences {
    struct evidence *list;
    size_t n;
};

struct setting_of_check {
    struct civil now;             /* for "tonight" and Sundays */
    enum channel_of_message via;
};

void evidence_weigh(const struct folded *in, const struct entities *e, const struct claims *c,
                    const struct knowledge *k, const struct setting_of_check *s, struct arena *a,
                    struct evidences *out);

#endif
