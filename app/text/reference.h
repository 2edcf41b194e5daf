/* text/reference.h - HTML's character references: &#66; &#x92C; &amp; &nbsp;
 *
 * Pure. They reach a message when a page is copied, and frauds spell single letters so. */
#ifndef TEXT_REFERENCE_H
#define TEXT_REFERENCE_H

#include "text/unit.h"

/* The last of n units is a ';'. True when a reference ends with it: *from is the index of its '&',
 * *cp what it stands for, *spelled whether a letter or digit was written by its number, for which
 * nobody honest has a reason. Combining marks in between do not count; a letter that looks Latin
 * counts as that letter, so that what folding turns into a reference later is one already. */
bool reference_ends(const struct unit *units, size_t n, size_t *from, uint32_t *cp, bool *spelled);

#endif
