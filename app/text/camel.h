/* text/camel.h - words run together whose capitals show where each begins:
 * "PrevMonthBillNotUpdateTonight10:30PmCallOfficer".
 *
 * Pure; for text/fold.c, which folds the capitals away. */
#ifndef TEXT_CAMEL_H
#define TEXT_CAMEL_H

#include "base/arena.h"
#include "text/unit.h"

/* Whether words of a text may be so run together: a quick no for most. */
bool camel_possible(struct str original);

/* Puts a space, which comes from the character before it, where a word begins by its capital, or digits after a
 * letter, in runs of at least four words of three letters in the mean. Names (WhatsApp, McDonald,
 * BijliMitra), links, addresses and codes stay whole. The original tells what was a capital. The
 * units are in `a`; returns how many. */
size_t camel_open(struct unit **units, size_t n, struct str original, struct arena *a);

#endif
