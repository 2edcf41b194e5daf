/* office/db.h - the few SQLite habits that the office's files share. Private to this room.
 *
 * Every failure becomes an ERR_ENV that names the database and what to do. */
#ifndef OFFICE_DB_H
#define OFFICE_DB_H

#include "base/arena.h"
#include "base/err.h"
#include "office/copy.h"
#include "office/office.h"

#include <sqlite3.h>
#include <stdint.h>

/* "SaOf" in the file's header, so that file(1) and we know our own. */
#define DB_APPLICATION_ID 0x53614F66

struct office {
    sqlite3 *db;
    char *path; /* for messages */
    char *signer; /* whose changes they are: office_sign */
    enum office_state state;
    struct copy_mark copied; /* what it is a copy of, unless it may be written */
    int failed;              /* SQLite's code of the last failure, */
    int failed_errno;        /* and the system's, or 0 */
};

/* One step of the schema: from version i to i + 1, for steps[i]. */
struct db_step {
    const char *sql;
};

/* Brings the database to user_version n, one transaction a step. A newer one is refused before
 * anything is written. Safe while another programme does the same. */
bool db_migrate(struct office *o, const struct db_step *steps, int n, struct err *err);

/* The office's own steps. */
const struct db_step *office_steps(int *n);

/* Sets err from the database's last error, and o->failed; returns false. `doing`: "a query". */
bool db_fail(struct office *o, const char *doing, struct err *err);

/* Runs statements that return nothing. */
bool db_exec(struct office *o, const char *sql, struct err *err);

/* How long another programme's lock is waited for. */
enum { DB_BUSY_MS = 5000 };

/* A write transaction; db_end commits if `ok`, else rolls back, and returns whether it is done.
 * The error of what went wrong inside is kept. */
bool db_begin(struct office *o, struct err *err);
bool db_end(struct office *o, bool ok, struct err *err);

/* NULL with err set when the statement cannot be prepared. Free with sqlite3_finalize. */
sqlite3_stmt *db_prepare(struct office *o, const char *sql, struct err *err);

/* Bind; the text must live until the statement is run. */
void db_bind_str(sqlite3_stmt *s, int at, struct str value);
void db_bind_int(sqlite3_stmt *s, int at, int64_t value);

/* Steps a query: true on a row. False at the end, or on a failure, with *ok false and err set. */
bool db_row(struct office *o, sqlite3_stmt *s, bool *ok, struct err *err);

/* Runs a statement that returns nothing, and resets it for the next run. */
bool db_run(struct office *o, sqlite3_stmt *s, struct err *err);

/* The column's text in `a`; NULL is the empty text. */
struct str db_str(sqlite3_stmt *s, int column, struct arena *a);

/* The number of one row and column; false when there is no row or it cannot be read. */
bool db_number(struct office *o, const char *sql, int64_t *out, struct err *err);

#endif
