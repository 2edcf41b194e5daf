#include "cli/learn.h"

#include <math.h>
#include <stdlib.h>

enum { STEPS = 500, LINE_STEPS = 4000 };

static int
by_number(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* Adds the wording, sorted and counted. */
static void
add_wording(const struct pieces *p, size_t buckets, struct arena *a, uint32_t *kept, float *values,
            size_t *n)
{
    uint32_t *sorted = ARENA_ARRAY(a, uint32_t, p->n_wording + 1);
    float one = (float)(1 / sqrt((double)p->n_wording));
    for (size_t i = 0; i < p->n_wording; i++)
        sorted[i] = (uint32_t)piece_bucket(p->wording[i], buckets);
    if (p->n_wording)
        qsort(sorted, p->n_wording, sizeof *sorted, by_number);
    for (size_t i = 0; i < p->n_wording; i++) {
        if (i == 0 || sorted[i] != sorted[i - 1])
            kept[(*n)++] = sorted[i];
        values[*n - 1] += one;
    }
}

void
learn_row_make(const struct pieces *p, size_t buckets, struct arena *a, struct learn_row *out)
{
    size_t most = p->n_wording + p->n_signs + 1, n = 0;
    uint32_t *kept = ARENA_ARRAY(a, uint32_t, most);
    float *values = ARENA_ARRAY(a, float, most);
    add_wording(p, buckets, a, kept, values, &n);
    for (size_t i = 0; i < p->n_signs; i++) {
        kept[n] = (uint32_t)piece_bucket(p->signs[i], buckets);
        values[n++] = (float)MODEL_SIGN_VALUE;
    }
    *out = (struct learn_row){.buckets = kept, .values = values, .n = n};
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
    double *rarity;   /* by bucket: how far its weight may move for the same pull */
    double weight[2]; /* of a row by class, so that each class sums to one half */
    double curvature; /* at most so steep does the gradient change */
};

static bool
is_in(const struct descent *d, const struct learn_row *r)
{
    return r->fold != d->without;
}

static double
dot(const struct descent *d, const struct learn_row *r, const double *weights)
{
    double sum = 0;
    for (size_t i = 0; i < r->n; i++)
        sum += (double)r->values[i] * d->rarity[r->buckets[i]] * weights[r->buckets[i]];
    return sum;
}

/* Inverse document frequency, squared; 1 for what is in one message of 50. */
static void
find_rarity(struct descent *d)
{
    size_t n = 0;
    for (size_t i = 0; i < d->rows->n; i++) {
        const struct learn_row *r = &d->rows->list[i];
        if (!is_in(d, r))
            continue;
        n++;
        for (size_t k = 0; k < r->n; k++)
            d->rarity[r->buckets[k]] += 1;
    }
    for (size_t b = 0; b < d->rows->n_buckets; b++) {
        double idf = log((double)(n + 1) / (d->rarity[b] + 1)) / log(50);
        d->rarity[b] = idf * idf;
    }
}

static void
prepare(struct descent *d)
{
    size_t n[2] = {0};
    double longest = 0;
    for (size_t i = 0; i < d->rows->n; i++) {
        const struct learn_row *r = &d->rows->list[i];
        double square = 1; /* the bias */
        for (size_t k = 0; k < r->n; k++) {
            double value = (double)r->values[k] * d->rarity[r->buckets[k]];
            square += value * value;
        }
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
        double miss = logistic(dot(d, r, weights) + bias) - (r->fraud ? 1 : 0);
        miss *= d->weight[r->fraud];
        for (size_t k = 0; k < r->n; k++)
            gradient[r->buckets[k]] += miss * (double)r->values[k] * d->rarity[r->buckets[k]];
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
    d.rarity = ARENA_ARRAY(a, double, n);
    find_rarity(&d);
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
    for (size_t i = 0; i < n; i++)
        w[i] *= d.rarity[i];
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
