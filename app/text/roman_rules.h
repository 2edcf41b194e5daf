/* text/roman_rules.h - a Latin word in Devanagari letter by letter, as a reader would expect it.
 *
 * Pure. For names and other words that no list knows: sharmaji gives शर्माजी. */
#ifndef TEXT_ROMAN_RULES_H
#define TEXT_ROMAN_RULES_H

#include "base/str.h"

/* Writes at most `cap` bytes of whole letters and returns how many; 0 if `word` holds anything but
 * Latin letters, or does not fit. */
size_t roman_by_rules(struct str word, char *out, size_t cap);

#endif
