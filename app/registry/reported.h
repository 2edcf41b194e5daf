/* registry/reported.h - reported.csv into its table: ten million rows in bounded memory.
 *
 * Private to this room. */
#ifndef REGISTRY_REPORTED_H
#define REGISTRY_REPORTED_H

#include "registry/source.h"
#include "registry/sql.h"

/* Reads and checks every row of the file that sources_load opened, and writes them in the order of
 * the table's key: the order of the rows in the file makes no difference. `path` is the database's,
 * `temp` that of a file for sorting. *n is how many there were. */
bool reported_put(struct source *s, sqlite3 *db, const char *path, const char *temp, int64_t *n,
                  struct err *err);

#endif
