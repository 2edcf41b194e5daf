/* verify/model.h - a statistical second opinion on a message's wording.
 *
 * Pure. A linear model over hashed pieces of the folded text, with every number, link and ID
 * replaced by its kind, so that it learns how frauds speak and not whom they name. Its log-odds may
 * raise a doubt and calibrate the score; nothing becomes official or a scam by them.
 *
 * Pieces: each word's sound, alone and with the word before it, and runs of three to five letters
 * of these sounds, over the gaps too. The sound makes Devanagari and romanised Hindi one language.
 */
#ifndef VERIFY_MODEL_H
#define VERIFY_MODEL_H

#include "text/fold.h"
#include "verify/entities.h"

/* Behind so many bytes wording is not looked at any more; no SMS is longer. */
enum { MODEL_TEXT_MAX = 4096, MODEL_WORDS_MIN = 5 };

/* The pieces of a text as numbers; `n_words` counts an entity as one. */
struct pieces {
    uint32_t *hashes; /* in text order, repetitions kept */
    size_t n, n_words;
};
void model_pieces(const struct folded *in, const struct entities *e, struct arena *a,
                  struct pieces *out);

/* Where a piece's weight stands among n weights, a power of two. */
static inline size_t
model_bucket(uint32_t hash, size_t n)
{
    return hash & (n - 1);
}

/* Log-odds of fraud by the wording alone: (sum of the weights) / sqrt(number of pieces) + bias.
 * 0 without a model or without pieces. */
double model_score(const struct model *m, const struct pieces *p);

/* What the wording alone says, by the model's limits; too few words say nothing. */
enum wording {
    WORDING_NONE,
    WORDING_PLAIN,  /* harmless: no weak red flag stands against it */
    WORDING_STRONG, /* a red flag where there is something to do or to fear */
    WORDING_SURE    /* a red flag by itself */
};
enum wording model_judge(const struct model *m, const struct pieces *p, double log_odds);

/* Probability of fraud, given the verdict and the log-odds. Rises with both. Without a model
 * the middle of the verdict's fixed band. */
double model_probability(const struct model *m, enum verdict v, double log_odds);

#endif
