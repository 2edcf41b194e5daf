/* office/counter_db.h - many counters written by one prepared statement. Private to this room. */
#ifndef OFFICE_COUNTER_DB_H
#define OFFICE_COUNTER_DB_H

#include "office/counter_row.h"
#include "office/db.h"

/* Writes rows[n] inside the caller's transaction; each replaces its namesake if that came with a
 * list. */
bool counter_put_all(struct office *o, const struct counter_row *rows, size_t n, bool from_list,
                     struct err *err);

#endif
