/* registry/sql.h - the list's tables, and the few SQLite habits this room shares.
 *
 * Private to this room. Failures become an ERR_ENV that names the file. */
#ifndef REGISTRY_SQL_H
#define REGISTRY_SQL_H

#include "base/err.h"
#include "base/str.h"

#include <sqlite3.h>
#include <stdint.h>

/* "SaRg" in the file's header, so that file(1) and we know our own. */
#define LIST_APPLICATION_ID 0x53615267

/* Raised when a programme could misread an older list's tables, or an older programme ours. */
enum { LIST_FORMAT = 1 };

/* Makes the tables. The numbers in the columns entity, kind and state are those of the enums in
 * base/fact.h: they are part of the format. */
extern const char list_schema[];

/* Whether the file's tables are exactly those of list_schema: the same statements in the same
 * order, nothing beside them, text in UTF-8. Anything else was not made by registry_build: ERR_ENV.
 */
bool list_schema_matches(sqlite3 *db, const char *path, struct err *err);

/* NULL with err set when the statement cannot be prepared. Free with sqlite3_finalize. */
sqlite3_stmt *sql_prepare(sqlite3 *db, const char *path, const char *sql, struct err *err);
bool sql_exec(sqlite3 *db, const char *path, const char *sql, struct err *err);
bool sql_fail(sqlite3 *db, const char *path, struct err *err);

/* The whole number that is the first column of the first row; false if there is none. */
bool sql_number(sqlite3 *db, const char *sql, int64_t *out);

/* A statement's parameters, in order; an int where text.p is NULL. */
struct sql_value {
    int64_t number;
    struct str text;
};
#define SQL_INT(n)  ((struct sql_value){.number = (n)})
#define SQL_TEXT(s) ((struct sql_value){.text = (s)})
void sql_bind(sqlite3_stmt *s, const struct sql_value *values, size_t n);

/* The column's bytes, valid until the next step; NULL is the empty text. */
struct str sql_str(sqlite3_stmt *s, int column);

#endif
