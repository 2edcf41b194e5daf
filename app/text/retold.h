/* text/retold.h - an English complaint of the house, told in another language.
 *
 * The rooms say what went wrong in English and know no other language. A catalogue has their
 * formats ("%s: cannot be read (%s)") as ids; the format a sentence was printed from is found by
 * its literal parts, and what stands between them goes into the catalogue's sentence. Pure. */
#ifndef TEXT_RETOLD_H
#define TEXT_RETOLD_H

#include "base/arena.h"
#include "text/mo.h"

enum { RETOLD_ARGS = 8 }; /* conversions of a format */

/* What stood for each conversion of the format: %s anything, %d and its kin a whole number. The
 * true number of conversions, or 0 where there are none; -1: not printed from it, or no format that
 * can be read back (two conversions with nothing between them, more than RETOLD_ARGS).
 * *literal: how many bytes of it are the format's own. */
int retold_match(struct str format, struct str said, struct str args[RETOLD_ARGS],
                 size_t *literal);

/* The sentence by the format that accounts for most of its bytes, of equals the one with fewer
 * arguments: {1} is its first argument as it
 * came, {t1} retold where the catalogue has it too. False where there is none, or where its one
 * argument to be retold ("{1}: {t2}") was not. In `a`. */
bool retold(const struct mo *catalogue, struct arena *a, struct str said, struct str *out);

#endif
