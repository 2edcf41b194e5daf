/* verify/amount.h - sums of money in rupees.
 *
 * Pure. A currency sign or word before or behind, "/-", Indian grouping (1,48,000), lakh and crore,
 * sums in words. Plain numbers are no amounts. */
#ifndef VERIFY_AMOUNT_H
#define VERIFY_AMOUNT_H

#include "verify/found.h"
#include "verify/words.h"

/* Does an amount begin at `at`? Key: paise in decimal. TRAIT_TINY for 1 to 10 rupees. */
bool amount_at(const struct folded *in, size_t at, struct arena *a, struct found *out);

/* The amount in `digits` ("10", "10.00"), as in a upi:// string. False if it is none. */
bool amount_of_digits(struct str digits, struct arena *a, struct found *out);

/* A word for money begins at `at`. */
bool amount_spoken_at(struct str t, size_t at);

/* The words it knows; in a header only so that a test can see that they are in order. */
extern const struct words_table currency_words;

#endif
