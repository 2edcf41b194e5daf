/* verify/claims.h - what the message says and asks, by the list's phrases.
 *
 * Pure. Patterns are described at struct phrase in base/fact.h. */
#ifndef VERIFY_CLAIMS_H
#define VERIFY_CLAIMS_H

#include "base/arena.h"
#include "text/fold.h"
#include "verify/entities.h"

struct claim {
    enum concept concept;
    struct span span;
    double weight;
    bool negated; /* "never share your OTP", "लिंक न खोलें" */
};

struct claims {
    struct claim *list; /* in text order */
    size_t n;
    size_t n_words; /* of the message; numbers, links and IDs count as one */
    bool cut;
};

enum { CLAIMS_MAX = 256 };

void claims_find(const struct folded *in, const struct entities *e, const struct knowledge *k,
                 struct arena *a, struct claims *out);

#endif
