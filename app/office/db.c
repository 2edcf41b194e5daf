#include "office/db.h"

#include "base/log.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>

bool
db_fail(struct office *o, const char *doing, struct err *err)
{
    int code = sqlite3_errcode(o->db) & 0xff;
    o->failed = code;
    o->failed_errno = sqlite3_system_errno(o->db);
    if (code == SQLITE_READONLY && !office_writable(o, err))
        return false;
    const char *advice = "check the folder's rights and the disk, then try again";
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        advice = "another programme is writing; try again in a moment";
    else if (code == SQLITE_FULL || o->failed_errno == ENOSPC)
        advice = "the disk is full; free some space and try again";
    else if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
        advice = "the file is damaged; move it away and run satark init, or restore a copy";
    return err_env(err, "%s: %s failed (%s); %s", o->path, doing, sqlite3_errmsg(o->db), advice);
}

bool
db_exec(struct office *o, const char *sql, struct err *err)
{
    if (sqlite3_exec(o->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        return db_fail(o, "a change", err);
    return true;
}

bool
db_begin(struct office *o, struct err *err)
{
    return db_exec(o, "BEGIN IMMEDIATE", err);
}

bool
db_end(struct office *o, bool ok, struct err *err)
{
    if (ok && db_exec(o, "COMMIT", err))
        return true;
    /* After some failures SQLite has rolled back by itself. */
    if (!sqlite3_get_autocommit(o->db))
        sqlite3_exec(o->db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

sqlite3_stmt *
db_prepare(struct office *o, const char *sql, struct err *err)
{
    sqlite3_stmt *s = NULL;
    if (sqlite3_prepare_v2(o->db, sql, -1, &s, NULL) != SQLITE_OK)
        db_fail(o, "preparing a query", err);
    return s;
}

void
db_bind_str(sqlite3_stmt *s, int at, struct str value)
{
    if (value.n > INT_MAX)
        BUG("a text too long for a column");
    if (sqlite3_bind_text(s, at, value.p ? value.p : "", (int)value.n, SQLITE_STATIC) != SQLITE_OK)
        BUG("a parameter that the statement does not have");
}

void
db_bind_int(sqlite3_stmt *s, int at, int64_t value)
{
    if (sqlite3_bind_int64(s, at, value) != SQLITE_OK)
        BUG("a parameter that the statement does not have");
}

bool
db_row(struct office *o, sqlite3_stmt *s, bool *ok, struct err *err)
{
    int code = sqlite3_step(s);
    *ok = code == SQLITE_ROW || code == SQLITE_DONE;
    if (!*ok)
        db_fail(o, "a query", err);
    return code == SQLITE_ROW;
}

bool
db_run(struct office *o, sqlite3_stmt *s, struct err *err)
{
    bool ok = sqlite3_step(s) == SQLITE_DONE || db_fail(o, "a change", err);
    sqlite3_reset(s);
    return ok;
}

struct str
db_str(sqlite3_stmt *s, int column, struct arena *a)
{
    const char *text = (const char *)sqlite3_column_text(s, column);
    return arena_str(a, (struct str){text ? text : "", (size_t)sqlite3_column_bytes(s, column)});
}

bool
db_number(struct office *o, const char *sql, int64_t *out, struct err *err)
{
    sqlite3_stmt *s = db_prepare(o, sql, err);
    if (!s)
        return false;
    bool ok;
    bool row = db_row(o, s, &ok, err);
    if (row)
        *out = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return row || (ok && err_env(err, "%s: the database gave no answer", o->path));
}

static bool
take_step(struct office *o, const struct db_step *step, int64_t to, struct err *err)
{
    char pragma[64];
    int64_t version = 0;
    if (!db_begin(o, err))
        return false;
    /* Another programme may have taken this step while we waited for the lock. */
    bool ok = db_number(o, "PRAGMA user_version", &version, err);
    if (ok && version < to) {
        snprintf(pragma, sizeof pragma, "PRAGMA user_version = %d", (int)to);
        ok = db_exec(o, step->sql, err) && db_exec(o, pragma, err);
    }
    return db_end(o, ok, err);
}

bool
db_migrate(struct office *o, const struct db_step *steps, int n, struct err *err)
{
    int64_t version = 0;
    if (!db_number(o, "PRAGMA user_version", &version, err))
        return false;
    if (version > n)
        return err_env(err,
                       "%s: made by a newer Satark (version %lld, this programme knows %d); "
                       "install the newer programme",
                       o->path, (long long)version, n);
    for (int64_t v = version; v < n; v++)
        if (!take_step(o, &steps[v], v + 1, err))
            return false;
    return true;
}
