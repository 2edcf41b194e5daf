#include "cli/learn.h"

#include <math.h>
#include <stdlib.h>

enum { STEPS = 300, LINE_STEPS = 4000 };

static int
by_number(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

void
learn_row_make(const uint32_t *hashes, size_t n, size_t buckets, struct arena *a,
               struct learn_row *out)
{
    uint32_t *sorted = ARENA_ARRAY(a, uint32_t, n + 1), *kept = ARENA_ARRAY(a, uint32_t, n + 1);
    float *values = ARENA_ARRAY(a, float, n + 1);
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        sorted[i] = hashes[i] & (uint32_t)(buckets - 1);
    if (n)
        qsort(sorted, n, sizeof *sorted, by_number);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || sorted[i] != sorted[i - 1])
            kept[count++] = sorted[i];
        values[count - 1] += 1;
    }
    for (size_t i = 0; i < count; i++)
        values[i] /= (float)sqrt((double)n);
    *out = (struct learn_row){.buckets = kept, .values = values, .n = count};
}

static double
dot(const struct learn_row *r, const double *weights)
{
    double sum = 0;
    for (size_t i = 0; i < r->n; i++)
        sum += (double)r->values[i] * weights[r->buckets[i]];
    return sum;
}

static double
logistic(double x)
{
    return 1 / (1 + exp(-x));
}

/* What the descent needs to know of the rows. */
struct descent {
    const struct learn_rows *rows;
    int without;
    double weight[2]; /* of a row by class, so that each class sums to one half */
    double curvature; /* at most so steep does the gradient change */
};

static bool
is_in(const struct descent *d, const struct learn_row *r)
{
    return r->fold != d->without;
}

static void
prepare(struct descent *d)
{
    size_t n[2] = {0};
    double longest = 0;
    for (size_t i = 0; i < d->rows->n; i++) {
        const struct learn_row *r = &d->rows->list[i];
        double square = 1; /* the bias */
        for (size_t k = 0; k < r->n; k++)
            square += (double)r->values[k] * (double)r->values[k];
        longest = square > longest ? square : longest;
        n[r->fraud] += is_in(d, r);
    }
    for (int class = 0; class < 2; class ++)
        d->weight[class] = n[class] ? 0.5 / (double)n[class] : 0;
    d->curvature = longest / 4;
}

/* Gradient of the loss at (weights, bias); returns that of the bias. */
static double
gradient_at(const struct descent *d, const double *weights, double bias, double *gradient)
{
    double of_bias = 0;
    for (size_t i = 0; i < d->rows->n; i++) {
        const struct learn_row *r = &d->rows->list[i];
        if (!is_in(d, r))
            continue;
        double miss = logistic(dot(r, weights) + bias) - (r->fraud ? 1 : 0);
        miss *= d->weight[r->fraud];
        for (size_t k = 0; k < r->n; k++)
            gradient[r->buckets[k]] += miss * (double)r->values[k];
        of_bias += miss;
    }
    return of_bias;
}

void
learn_fit(const struct learn_rows *rows, int without, double l2, struct arena *a,
          struct learned *out)
{
    struct descent d = {.rows = rows, .without = without};
    size_t n = rows->n_buckets;
    double *w = ARENA_ARRAY(a, double, n), *ahead = ARENA_ARRAY(a, double, n);
    double *gradient = ARENA_ARRAY(a, double, n);
    double bias = 0, bias_ahead = 0;
    prepare(&d);
    double step = 1 / (d.curvature + l2);
    for (int k = 0; k < STEPS; k++) {
        double momentum = (double)k / (double)(k + 3); /* Nesterov's */
        memset(gradient, 0, n * sizeof *gradient);
        double of_bias = gradient_at(&d, ahead, bias_ahead, gradient);
        for (size_t i = 0; i < n; i++) {
            double next = ahead[i] - step * (gradient[i] + l2 * ahead[i]);
            ahead[i] = next + momentum * (next - w[i]);
            w[i] = next;
        }
        double next = bias_ahead - step * of_bias;
        bias_ahead = next + momentum * (next - bias);
        bias = next;
    }
    *out = (struct learned){.weights = w, .bias = bias};
}

/* Plain descent: two numbers, few points. The pull towards the prior counts as five points. */
void
learn_line(const double *log_odds, const bool *fraud, size_t n, double prior, struct line *out)
{
    enum { PULL = 5 };
    double slope = 1, offset = prior, square = 1;
    for (size_t i = 0; i < n; i++)
        square += log_odds[i] * log_odds[i] + 1;
    for (int k = 0; k < LINE_STEPS; k++) {
        double of_slope = PULL * 0.1 * (slope - 1), of_offset = PULL * 0.1 * (offset - prior);
        for (size_t i = 0; i < n; i++) {
            double miss = logistic(slope * log_odds[i] + offset) - (fraud[i] ? 1 : 0);
            of_slope += miss * log_odds[i];
            of_offset += miss;
        }
        slope -= of_slope * 2 / square;
        offset -= of_offset * 2 / square;
        slope = slope < 0 ? 0 : slope;
    }
    *out = (struct line){slope, offset};
}
