/* verify/spelling.h - how far one spelling is from another.
 *
 * Pure. Works on keys of text/phonetic.h. */
#ifndef VERIFY_SPELLING_H
#define VERIFY_SPELLING_H

#include "base/str.h"

#include <stdint.h>

/* A wrong, missing or needless vowel costs 1, any other letter 2, two neighbours swapped 2.
 * Returns limit + 1 for everything further than `limit`. */
unsigned spelling_distance(struct str a, struct str b, unsigned limit);

/* How far a word of so many letters may be from the one meant: nothing below five letters. */
unsigned spelling_tolerance(size_t letters);

/* The letters and digits a key has, as bits: keys with many different bits are far apart. */
uint32_t spelling_letters(struct str key);

#endif
