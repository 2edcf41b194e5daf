/* verify/model.h - a statistical second opinion on a message.
 *
 * Pure. A linear model over the pieces of a message (verify/pieces.h), made by `satark train`. Its
 * log-odds may raise a doubt and calibrate the score; nothing becomes official or a scam by them
 * alone.
 */
#ifndef VERIFY_MODEL_H
#define VERIFY_MODEL_H

#include "verify/pieces.h"

/* Fewer words say nothing. */
enum { MODEL_WORDS_MIN = 5 };

/* How much one sign counts; a piece of wording counts 1 / sqrt(number of them). */
#define MODEL_SIGN_VALUE 0.1

/* Log-odds of fraud: the weights of the pieces, each times what it counts, and the bias.
 * 0 without a model or without words. */
double model_score(const struct model *m, const struct pieces *p);

/* The few words that speak most for fraud, as offsets in the folded text; empty without words. */
struct span model_telling(const struct model *m, const struct pieces *p, struct arena *a);

/* What the wording alone says, by the model's limits; too few words say nothing. */
enum wording {
    WORDING_NONE,
    WORDING_HARMLESS, /* beyond doubt */
    WORDING_PLAIN,    /* rather harmless: no weak red flag stands against it */
    WORDING_OPEN,     /* neither */
    WORDING_STRONG,   /* a red flag */
    WORDING_SURE,     /* beside a strong red flag about the supply proof enough */
    WORDING_CERTAIN   /* beside any */
};
enum wording model_judge(const struct model *m, const struct pieces *p, double log_odds);

/* Probability of fraud, given the verdict and the log-odds. Rises with both. Without a model
 * the middle of the verdict's fixed band. */
double model_probability(const struct model *m, enum verdict v, double log_odds);

#endif
