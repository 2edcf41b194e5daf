/* verify/claims.h - what the message says and asks, by the list's phrases.
 *
 * Pure. Patterns are described at struct phrase in base/fact.h; verify/phrases.h makes them ready. */
#ifndef VERIFY_CLAIMS_H
#define VERIFY_CLAIMS_H

#include "base/arena.h"
#include "text/fold.h"
#include "verify/entities.h"
#include "verify/phrases.h"
#include "verify/template.h"

struct claim {
    enum concept concept;
    struct span span;
    double weight;
    uint32_t n_elements; /* of the pattern: how much of the words it says */
    bool negated; /* "never share your OTP", "लिंक न खोलें" */
};

struct claims {
    struct claim *list; /* in text order; of overlapping ones of one concept the most exact */
    size_t n;
    size_t n_words; /* of the message; numbers, links and IDs count as one */
    struct span hidden_number; /* a number blacked out with x or *, which no list can know */
    const struct sms_template *whole; /* the registered text the message is, or NULL */
    bool exact; /* word for word, and nothing added */
    bool cut;       /* there was more than could be looked at */
};

enum { CLAIMS_MAX = 256 };

/* Weights: lighter than the first is a bare mention, lighter than the second a hint; from the third
 * on there is no doubt. */
#define CLAIM_MENTION  0.3
#define CLAIM_DEFINITE 0.6
#define CLAIM_CERTAIN  0.8

void claims_find(const struct folded *in, const struct entities *e, const struct phrases *p,
                 const struct templates *t, struct arena *a, struct claims *out);

#endif
