/* verify/onset.h - a quick no, before the readers of times, sums and numbers are asked.
 *
 * Pure; expects folded text. Most words are none of them and show it by their first two letters. */
#ifndef VERIFY_ONSET_H
#define VERIFY_ONSET_H

#include "base/str.h"

/* False only if no time, sum, account or phone number begins at `at`, neither in figures nor in
 * words. */
bool onset_of_number(struct str t, size_t at);

#endif
