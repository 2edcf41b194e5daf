/* registry/sorter.h - more rows than fit in memory, put in the order of their keys.
 *
 * Rows are gathered, sorted, and written to one temporary file whenever memory is full; then all
 * the sorted stretches are read side by side. The file has no name from the start: whatever
 * happens, nothing is left behind. Private to this room. */
#ifndef REGISTRY_SORTER_H
#define REGISTRY_SORTER_H

#include "base/err.h"
#include "base/str.h"

struct sorter;

enum { SORTER_ROW_MAX = 16 * 1024 }; /* bytes of key and row together */

/* Uses about `memory` bytes, at least 1 MiB. `path` is that of the temporary file, which is made
 * when it is needed; the string is borrowed. */
struct sorter *sorter_new(const char *path, size_t memory);

/* Key and row are copied. ERR_ENV when the disk is full. */
bool sorter_add(struct sorter *s, struct str key, struct str row, struct err *err);

/* After the last row, once. */
bool sorter_finish(struct sorter *s, struct err *err);

/* The next row in the order of the keys' bytes, rows of one key in the order they were added; valid
 * until the next call. *more is false at the end. */
bool sorter_next(struct sorter *s, struct str *key, struct str *row, bool *more, struct err *err);

void sorter_free(struct sorter *s); /* NULL is fine */

#endif
