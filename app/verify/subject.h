/* verify/subject.h - which DISCOMs a message speaks of, by the names people give them.
 *
 * Pure. The names are a rule of each DISCOM, "names", parted by semicolons, beside its id. */
#ifndef VERIFY_SUBJECT_H
#define VERIFY_SUBJECT_H

#include "base/fact.h"

enum { SUBJECTS_MAX = 4 };

/* Ids of the DISCOMs named in folded text, each once, at most SUBJECTS_MAX; returns how many. */
size_t subjects_find(const struct knowledge *k, struct str text,
                     struct str out[static SUBJECTS_MAX]);

/* The folded word is a DISCOM's short name, as the list's brands have it. */
bool subject_is_brand(const struct knowledge *k, struct str word);

/* Where one of the names in `list` ("a;b") stands in folded text as words of its own; false if none
 * does. Matching ignores case and nukta as folding does. */
bool subject_named(struct str list, struct str text, size_t *at, size_t *end);

#endif
