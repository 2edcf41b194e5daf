/* text/mo.h - compiled message catalogues (GNU gettext manual, 11.3 "The Format of GNU MO Files").
 *
 * Pure, over bytes in memory, in either byte order. mo_parse checks every offset once, so that
 * mo_find cannot fail on a damaged file. Plural forms and contexts are not used here. */
#ifndef TEXT_MO_H
#define TEXT_MO_H

#include "base/str.h"

#include <stdint.h>

struct mo {
    struct str bytes; /* borrowed; outlives the struct */
    bool swapped;     /* of the other byte order */
    uint32_t n;       /* messages, sorted by id */
    uint32_t ids, texts; /* offsets of the two tables */
};

/* False with *why a short reason ("is cut short") when the bytes are no sound catalogue. */
bool mo_parse(struct str bytes, struct mo *out, const char **why);

/* The text of `id`; false if there is none. The entry with the empty id, gettext's header, is none. */
bool mo_find(const struct mo *m, struct str id, struct str *text);

/* The i-th entry of m->n, in the order of the ids; gettext's header, with the empty id, is the first. */
void mo_entry(const struct mo *m, uint32_t i, struct str *id, struct str *text);

#endif
