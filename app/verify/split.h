/* verify/split.h - words run together, taken apart by the list's own words.
 *
 * Pure. "yourelectricitywillbecut", बिजलीकटजाएगी: a filter finds nothing in them, a reader does. */
#ifndef VERIFY_SPLIT_H
#define VERIFY_SPLIT_H

#include "verify/phrases.h"

enum { SPLIT_PARTS = 80 };

/* ends[i] is the end of part i in `word`; returns how many parts, 0 if it makes no sense. The cost
 * grows with the word's length alone; words longer than a long message are left as they are. */
size_t split_word(const struct phrases *p, struct str word, size_t ends[static SPLIT_PARTS]);

#endif
