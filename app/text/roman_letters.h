/* text/roman_letters.h - a word as the letters that somebody would type for it, and how far what
 * was typed is from them.
 *
 * Pure. Both scripts become one plain spelling: small Latin letters; ch as c, aa as A, ee as i, oo
 * as u; a c at the end, whose h may be still to come, as C. In Devanagari words also x for an अ at
 * the beginning, a for a vowel that is not written, N for a nasal mark. */
#ifndef TEXT_ROMAN_LETTERS_H
#define TEXT_ROMAN_LETTERS_H

#include "base/str.h"

enum { ROMAN_LETTERS_MAX = 48 }; /* a longer word keeps its beginning */

/* Both return the number of letters. */
size_t letters_of_latin(struct str word, char out[static ROMAN_LETTERS_MAX]);
size_t letters_of_devanagari(struct str word, char out[static ROMAN_LETTERS_MAX]);

/* How far `typed` is from the nearest beginning of `word`; 0 is not at all, 1 a vowel that is often
 * left out, 8 another letter. *left becomes the number of the word's letters behind it. */
int letters_distance(struct str typed, struct str word, size_t *left);

#endif
