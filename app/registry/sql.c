#include "registry/sql.h"

#include "base/fact.h"
#include "base/log.h"

/* Another order of these enums is another format. */
_Static_assert(ENTITY_PHONE == 0 && ENTITY_LINK == 1 && ENTITY_VPA == 2 && ENTITY_HEADER == 3 &&
                   ENTITY_EMAIL == 4 && ENTITY_APP == 5,
               "raise LIST_FORMAT");
_Static_assert(CHANNEL_PHONE == 0 && CHANNEL_WHATSAPP == 1 && CHANNEL_DOMAIN == 2 &&
                   CHANNEL_HOST == 3 && CHANNEL_URL == 4 && CHANNEL_SMS_HEADER == 5 &&
                   CHANNEL_APP == 6 && CHANNEL_VPA == 7 && CHANNEL_EMAIL == 8,
               "raise LIST_FORMAT");
_Static_assert(FACT_OFFICIAL == 0 && FACT_SUPERSEDED == 1, "raise LIST_FORMAT");

const char list_schema[] =
    "CREATE TABLE meta(name TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID;"
    "CREATE TABLE discom(position INTEGER PRIMARY KEY, id TEXT, name_hi TEXT, name_en TEXT,"
    " short_hi TEXT, short_en TEXT, region_hi TEXT, region_en TEXT, helpline TEXT, brands TEXT);"
    /* keyed as they are asked: one seek finds all rows of a number */
    "CREATE TABLE channel(entity INTEGER, key TEXT, discom TEXT, kind INTEGER, position INTEGER,"
    " value TEXT, display TEXT, purpose_hi TEXT, purpose_en TEXT, day_and_night INTEGER,"
    " state INTEGER, successor TEXT, source TEXT, confidence TEXT,"
    " PRIMARY KEY(entity, key, discom, kind)) WITHOUT ROWID;"
    "CREATE TABLE reported(entity INTEGER, key TEXT, kind INTEGER, value TEXT, note TEXT,"
    " first_seen TEXT, source TEXT, PRIMARY KEY(entity, key)) WITHOUT ROWID;"
    "CREATE TABLE rule(position INTEGER PRIMARY KEY, discom TEXT, rule TEXT, value TEXT,"
    " say_hi TEXT, say_en TEXT, source TEXT, confidence TEXT);"
    "CREATE TABLE phrase(position INTEGER PRIMARY KEY, concept TEXT, weight TEXT, pattern TEXT);"
    "CREATE TABLE template(position INTEGER PRIMARY KEY, discom TEXT, header TEXT, text TEXT,"
    " source TEXT);"
    "CREATE TABLE host(position INTEGER PRIMARY KEY, host TEXT, class TEXT);"
    "CREATE TABLE app(position INTEGER PRIMARY KEY, app TEXT, class TEXT);"
    "CREATE TABLE model(position INTEGER PRIMARY KEY, name TEXT, value TEXT);"
    /* the office copies these two by name */
    "CREATE TABLE warning(id TEXT, discom TEXT, level TEXT, title_hi TEXT, punch_hi TEXT,"
    " text_hi TEXT, title_en TEXT, punch_en TEXT, text_en TEXT, dont_hi TEXT, do_hi TEXT,"
    " dont_en TEXT, do_en TEXT, from_date TEXT, until_date TEXT, weekdays TEXT, hours TEXT,"
    " office TEXT, source TEXT);"
    "CREATE TABLE counter(id TEXT, discom TEXT, position INTEGER, name_hi TEXT, name_en TEXT,"
    " place_hi TEXT, place_en TEXT, weekday_hours TEXT, sunday_hours TEXT, map_url TEXT,"
    " source TEXT, confidence TEXT);";

bool
sql_fail(sqlite3 *db, const char *path, struct err *err)
{
    return err_env(err, "%s: %s", path, db ? sqlite3_errmsg(db) : "out of memory");
}

bool
sql_exec(sqlite3 *db, const char *path, const char *sql, struct err *err)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK || sql_fail(db, path, err);
}

sqlite3_stmt *
sql_prepare(sqlite3 *db, const char *path, const char *sql, struct err *err)
{
    sqlite3_stmt *s = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK)
        sql_fail(db, path, err);
    return s;
}

bool
sql_number(sqlite3 *db, const char *sql, int64_t *out)
{
    sqlite3_stmt *s = NULL;
    bool ok = sqlite3_prepare_v2(db, sql, -1, &s, NULL) == SQLITE_OK &&
              sqlite3_step(s) == SQLITE_ROW && sqlite3_column_type(s, 0) == SQLITE_INTEGER;
    if (ok)
        *out = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return ok;
}

void
sql_bind(sqlite3_stmt *s, const struct sql_value *values, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        int rc = values[i].text.p
                     ? sqlite3_bind_text64(s, (int)i + 1, values[i].text.p, values[i].text.n,
                                           SQLITE_STATIC, SQLITE_UTF8)
                     : sqlite3_bind_int64(s, (int)i + 1, values[i].number);
        if (rc != SQLITE_OK)
            BUG("a statement has not as many parameters as it was given");
    }
}

struct str
sql_str(sqlite3_stmt *s, int column)
{
    const char *p = (const char *)sqlite3_column_text(s, column);
    return p ? (struct str){p, (size_t)sqlite3_column_bytes(s, column)} : STR("");
}

/* The schema as a table of statements. Where each table begins in the file is not compared: it is
 * read from there, whatever it holds. */
static const char schema_rows[] = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
                                  " ORDER BY rowid";

static bool
same_rows(sqlite3_stmt *x, sqlite3_stmt *y)
{
    for (;;) {
        int rc = sqlite3_step(x);
        if (rc != sqlite3_step(y) || (rc != SQLITE_ROW && rc != SQLITE_DONE))
            return false;
        if (rc == SQLITE_DONE)
            return true;
        for (int i = 0; i < sqlite3_column_count(x); i++)
            if (sqlite3_column_type(x, i) != sqlite3_column_type(y, i) ||
                !str_eq(sql_str(x, i), sql_str(y, i)))
                return false;
    }
}

static bool
is_utf8(sqlite3 *db)
{
    sqlite3_stmt *s = NULL;
    bool ok = sqlite3_prepare_v2(db, "PRAGMA encoding", -1, &s, NULL) == SQLITE_OK &&
              sqlite3_step(s) == SQLITE_ROW && str_eq(sql_str(s, 0), STR("UTF-8"));
    sqlite3_finalize(s);
    return ok;
}

bool
list_schema_matches(sqlite3 *db, const char *path, struct err *err)
{
    sqlite3 *ours = NULL;
    sqlite3_stmt *want = NULL, *have = NULL;
    bool ok = sqlite3_open_v2(":memory:", &ours, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                              NULL) == SQLITE_OK &&
              sqlite3_exec(ours, list_schema, NULL, NULL, NULL) == SQLITE_OK &&
              sqlite3_prepare_v2(ours, schema_rows, -1, &want, NULL) == SQLITE_OK;
    if (!ok)
        BUG("the schema of a list cannot be made");
    ok = is_utf8(db) && sqlite3_prepare_v2(db, schema_rows, -1, &have, NULL) == SQLITE_OK &&
         same_rows(want, have);
    sqlite3_finalize(want);
    sqlite3_finalize(have);
    sqlite3_close(ours);
    return ok || err_env(err,
                         "%s: the tables are not those of a Satark list of format %d; take a fresh"
                         " copy",
                         path, LIST_FORMAT);
}
