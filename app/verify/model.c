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
