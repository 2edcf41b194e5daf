/* text/roman_rules.h - a Latin word in Devanagari letter by letter, as a reader would expect it.
 *
 * Pure. For names and other words that no list knows: rameshwar gives रमेश्वर. */
#ifndef TEXT_ROMAN_RULES_H
#define TEXT_ROMAN_RULES_H

#include "base/str.h"

/* An a inside a word may be the vowel that is not written or a long one. It is taken for the first;
 * with `long_a`, the last that stands before one consonant is long: prakash gives प्रकश, or प्रकाश.
 * Writes at most `cap` bytes of whole letters and returns how many; 0 if `word` holds anything but
 * Latin letters, or does not fit. */
size_t roman_by_rules(struct str word, bool long_a, char *out, size_t cap);

#endif
