/* office/table.h - what the office's CSV files have in common; for this room and for the exports of
 * cli/. */
#ifndef OFFICE_TABLE_H
#define OFFICE_TABLE_H

#include "base/buf.h"
#include "base/csv.h"

/* Finds the columns `names` in the header, in any order, and writes their indices to at[n].
 * ERR_INPUT when one is missing or unknown. Those in `optional`, which ends in NULL,
 * may be missing and are then t->n_columns. */
bool table_columns(const struct csv *t, const char *const *names, size_t n,
                   const char *const *optional, size_t *at, struct err *err);

/* ERR_INPUT when two rows have the same cell in `column`; names the later one. */
bool table_unique(const struct csv *t, size_t column, struct err *err);

/* Adds cells[n] and a line end, quoted where RFC 4180 asks for it. */
void table_write_row(struct buf *b, const struct str *cells, size_t n);

/* Writes `text` to `path` as a whole: beside it, flushed, then renamed. A byte-order mark goes
 * before it, without which Excel garbles Hindi. */
bool table_save(const char *path, struct str text, struct err *err);

#endif
