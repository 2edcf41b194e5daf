/* ui/devanagari.h - which part of a written syllable (akshara) a code point can be.
 *
 * Pure tables of the Unicode block U+0900-097F, chapter 12.1 of the standard. */
#ifndef UI_DEVANAGARI_H
#define UI_DEVANAGARI_H

#include "base/str.h"

#include <stdint.h>

enum akshara {
    AKSHARA_NONE, /* stands for itself: digits, danda, other scripts */
    AKSHARA_CONSONANT,
    AKSHARA_VOWEL,
    AKSHARA_MATRA,
    AKSHARA_VIRAMA,
    AKSHARA_NUKTA,
    AKSHARA_SIGN,  /* chandrabindu, anusvara, visarga */
    AKSHARA_STRESS, /* Vedic marks: no Hindi keyboard of ours has them */
    AKSHARA_JOINER /* ZWJ, ZWNJ */
};

enum { VIRAMA = 0x094D, NUKTA = 0x093C, ZWNJ = 0x200C, LETTER_A = 0x0905 };

enum akshara akshara_of(uint32_t cp);

/* The matra of a vowel letter and the letter of a matra; 0 if it has none (अ has none). */
uint32_t matra_of(uint32_t vowel);
uint32_t vowel_of(uint32_t matra);

/* क ख ग ज ड ढ फ य: the consonants that Hindi writes with a dot. */
bool takes_nukta(uint32_t consonant);

/* U+0958-095F are the same letters with the dot built in; gives the bare consonant, else 0. */
uint32_t nukta_base(uint32_t cp);

#endif
