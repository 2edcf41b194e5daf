/* text/apart.h - words written letter by letter ("b i j l i", "k.e.s.c.o", "बि ज ली") or in parts
 * ("dis-connect", "बि.जली").
 *
 * Pure; for text/fold.c. */
#ifndef TEXT_APART_H
#define TEXT_APART_H

#include "base/str.h"
#include "text/unit.h"

/* Drops the marks between letters that stand apart by one and the same mark; returns how many
 * units are left. *joined is set when there were any. Chat writes single letters for whole words
 * ("how r u"), and Hindi has many words of one cluster (है तो ये): only runs that cannot be all of
 * such words are joined. A hyphen goes behind a beginning that is no word by itself, or means the
 * same joined (re-open), as does a full stop in Devanagari. One pass; what it leaves it would leave
 * again. */
size_t apart_join(struct unit *units, size_t n, bool *joined);

/* A quick no for text that is all ASCII. */
bool apart_possible(struct str ascii);

#endif
