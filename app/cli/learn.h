/* cli/learn.h - logistic regression with L2, for the wording model.
 *
 * No randomness and no order: accelerated gradient descent over all rows at once, a fixed number of
 * steps. The same rows give the same weights. */
#ifndef CLI_LEARN_H
#define CLI_LEARN_H

#include "verify/model.h"

#include <stdint.h>

/* One message as a sparse vector: bucket, and what model_score lets a piece in it count. */
struct learn_row {
    const uint32_t *buckets;
    const float *values;
    size_t n;
    bool fraud;
    int fold; /* left out when this fold is tested */
};

struct learn_rows {
    struct learn_row *list;
    size_t n, n_buckets;
};

struct learned {
    double *weights; /* n_buckets */
    double bias;
};

/* Turns pieces into a row; `buckets` is a power of two. */
void learn_row_make(const struct pieces *p, size_t buckets, struct arena *a,
                    struct learn_row *out);

/* Fits all rows but those of fold `without` (-1: all). Both classes weigh the same; what is in nearly
 * every message is held back, what is in few is let go (inverse document frequency, squared). */
void learn_fit(const struct learn_rows *rows, int without, double l2, struct arena *a,
               struct learned *out);

/* Probability against log-odds: slope >= 0 and offset that fit n points best, held near slope 1 and
 * offset `prior` where there are few points. */
struct line {
    double slope, offset;
};
void learn_line(const double *log_odds, const bool *fraud, size_t n, double prior,
                struct line *out);

#endif
