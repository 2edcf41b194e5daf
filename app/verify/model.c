#include "verify/model.h"

#include <math.h>

_Static_assert(VERDICT_OFFICIAL == 0 && VERDICT_SCAM + 1 == MODEL_BANDS,
               "a band for every verdict, in their order");

static long
sum_weights(const struct model *m, const uint32_t *pieces, size_t n)
{
    long sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += m->weights[piece_bucket(pieces[i], m->n_weights)];
    return sum;
}

double
model_score(const struct model *m, const struct pieces *p)
{
    if (m->n_weights == 0 || p->n_wording == 0)
        return 0;
    double wording = (double)sum_weights(m, p->wording, p->n_wording);
    double signs = (double)sum_weights(m, p->signs, p->n_signs);
    return m->scale * (wording / sqrt((double)p->n_wording) + MODEL_SIGN_VALUE * signs) + m->bias;
}

/* Shares each run's weight among its letters. */
static double *
letter_weights(const struct model *m, const struct pieces *p, struct arena *a)
{
    double *weights = ARENA_ARRAY(a, double, p->n_letters + 1);
    const uint32_t *run = p->wording + 2 * p->n_words;
    for (size_t i = 0; i < p->n_letters; i++)
        for (size_t n = RUN_MIN; n <= RUN_MAX && i + n <= p->n_letters; n++, run++)
            for (size_t k = i; k < i + n; k++)
                weights[k] += (double)m->weights[piece_bucket(*run, m->n_weights)] / (double)n;
    return weights;
}

struct span
model_telling(const struct model *m, const struct pieces *p, struct arena *a)
{
    enum { WORDS_LEAST = 2, WORDS_MOST = 6 };
    struct span best = {0, 0};
    double most = 0;
    if (m->n_weights == 0 || p->n_wording == 0)
        return best;
    const double *letters = letter_weights(m, p, a);
    for (size_t from = 0; from < p->n_words; from++) {
        double sum = 0;
        for (size_t to = from; to < p->n_words && to < from + WORDS_MOST; to++) {
            const struct piece_word *w = &p->words[to];
            sum += (double)sum_weights(m, &p->wording[2 * to], 2);
            for (size_t k = w->letter; k < w->letters_end; k++)
                sum += letters[k];
            if (to + 1 >= from + WORDS_LEAST && sum > most) {
                most = sum;
                best = (struct span){p->words[from].from, w->to};
            }
        }
    }
    return best;
}

enum wording
model_judge(const struct model *m, const struct pieces *p, double log_odds)
{
    if (m->n_weights == 0 || p->n_words < MODEL_WORDS_MIN)
        return WORDING_NONE;
    const double from[] = {m->certain, m->sure, m->strong};
    for (int k = 0; k < 3; k++)
        if (log_odds >= from[k])
            return (enum wording)(WORDING_CERTAIN - k);
    if (log_odds <= m->harmless)
        return WORDING_HARMLESS;
    return log_odds <= m->plain ? WORDING_PLAIN : WORDING_OPEN;
}

double
model_probability(const struct model *m, enum verdict v, double log_odds)
{
    static const double middle[MODEL_BANDS] = {0.005, 0.06, 0.8, 0.98};
    if (m->n_weights == 0)
        return middle[v];
    double x = m->bands[v].slope * log_odds + m->bands[v].offset;
    double p = 1 / (1 + exp(-x));
    double low = m->bands[v].low, high = m->bands[v].high;
    return p < low ? low : p > high ? high : p;
}
