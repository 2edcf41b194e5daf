/* verify/numeral.h - numbers written as words, in English, romanised Hindi and Hindi.
 *
 * Pure; expects folded text. */
#ifndef VERIFY_NUMERAL_H
#define VERIFY_NUMERAL_H

#include "verify/words.h"

/* One word: nine, nau, नौ; its value and its end, or 0. Up to 99, no scales. */
size_t numeral_word(struct str t, size_t at, int *value);

/* A single digit as a word: zero to nine. */
size_t numeral_digit(struct str t, size_t at, int *value);

/* "twenty five", "do hazar", "एक हजार पाँच सौ": the whole number and its end, or 0. */
size_t numeral_phrase(struct str t, size_t at, long long *value);

/* hundred, sau, लाख, k: the factor and its end, or 0. */
size_t numeral_scale(struct str t, size_t at, long long *factor);

/* The words it knows; in a header only so that a test can see that they are in order. */
extern const struct words_table numeral_words, scale_words;

#endif
