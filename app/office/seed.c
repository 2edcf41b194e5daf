/* The DISCOM's own rows: copied from the signed list into the office's tables. */
#include "office/counter_db.h"
#include "base/paths.h"
#include "office/db.h"
#include "office/office.h"
#include "office/warning_db.h"
#include "office/warning_row.h"

#include <stdio.h>

/* The rows of `table` for `discom`, without those the office removed. */
static sqlite3_stmt *
select_rows(struct office *o, const char *noun, const char *columns, const char *order,
            struct str discom, struct err *err)
{
    char sql[1024];
    snprintf(sql, sizeof sql,
             "SELECT %s FROM list.%s WHERE discom IN (?, '*') AND id NOT IN "
             "(SELECT id FROM removed WHERE noun = '%s') ORDER BY %s",
             columns, noun, noun, order);
    sqlite3_stmt *s = db_prepare(o, sql, err);
    if (s)
        db_bind_str(s, 1, discom);
    return s;
}

static bool
bad_row(const char *noun, struct str id, const char *column, const char *expected, struct err *err)
{
    return err_env(err, "the list's %s “%.*s” has a wrong %s, expected %s; build the list anew",
                   noun, (int)id.n, id.p, column, expected);
}

static bool
read_warning(sqlite3_stmt *s, struct arena *a, struct warning *w, struct err *err)
{
    enum warning_column bad;
    const char *expected;
    for (int i = 0; i < WARNING_COLUMNS; i++)
        if (!warning_set_cell(w, (enum warning_column)i, db_str(s, i, a), a, &expected))
            return bad_row("warning", w->id, warning_column_name((enum warning_column)i), expected,
                           err);
    return warning_check(w, &bad, &expected) ||
           bad_row("warning", w->id, warning_column_name(bad), expected, err);
}

static bool
copy_warnings(struct office *o, struct str discom, struct arena *a, struct err *err)
{
    struct warning_writer writer;
    const char *columns = "id, discom, level, title_hi, punch_hi, text_hi, title_en, punch_en, "
                          "text_en, dont_hi, do_hi, dont_en, do_en, from_date, until_date, "
                          "weekdays, hours, office, source";
    sqlite3_stmt *s = select_rows(o, "warning", columns, "rowid", discom, err);
    if (!s || !warning_writer_open(o, WARNING_LISTS, &writer, err)) {
        sqlite3_finalize(s);
        return false;
    }
    bool ok;
    while (db_row(o, s, &ok, err)) {
        struct warning w = {0};
        ok = read_warning(s, a, &w, err) && warning_writer_put(&writer, &w, err);
        if (!ok)
            break;
    }
    sqlite3_finalize(s);
    warning_writer_close(&writer);
    return ok;
}

static bool
copy_counters(struct office *o, struct str discom, struct arena *a, struct err *err)
{
    const char *columns = "id, discom, position, name_hi, name_en, place_hi, place_en, "
                          "weekday_hours, sunday_hours, map_url, source, confidence";
    sqlite3_stmt *s = select_rows(o, "counter", columns, "rowid", discom, err);
    if (!s)
        return false;
    bool ok;
    while (db_row(o, s, &ok, err)) {
        struct counter_row r = {0};
        const char *expected;
        for (int i = 0; ok && i < COUNTER_COLUMNS; i++)
            if (!counter_set_cell(&r, (enum counter_column)i, db_str(s, i, a), &expected))
                ok = bad_row("counter", r.counter.id, counter_column_name((enum counter_column)i),
                             expected, err);
        ok = ok && counter_put_all(o, &r, 1, true, err);
        if (!ok)
            break;
    }
    sqlite3_finalize(s);
    return ok;
}

/* Rows that came with a list and were left alone go when the list no longer has them. */
static bool
drop_lost(struct office *o, const char *noun, const char *untouched, struct str discom,
          struct err *err)
{
    char sql[512];
    snprintf(sql, sizeof sql,
             "DELETE FROM %s WHERE %s AND id NOT IN (SELECT id FROM list.%s "
             "WHERE discom IN (?, '*'))",
             noun, untouched, noun);
    sqlite3_stmt *s = db_prepare(o, sql, err);
    if (!s)
        return false;
    db_bind_str(s, 1, discom);
    bool ok = db_run(o, s, err);
    sqlite3_finalize(s);
    return ok;
}

static bool
copy_rows(struct office *o, struct str discom, struct err *err)
{
    struct arena a = {0};
    bool ok = setting_set(o, "discom", discom, err) &&
              drop_lost(o, "warning", "from_list AND NOT edited", discom, err) &&
              drop_lost(o, "counter", "from_list", discom, err) &&
              copy_warnings(o, discom, &a, err) && copy_counters(o, discom, &a, err);
    arena_wipe(&a);
    return ok;
}

/* ---- which list was copied: beside the settings, not among those a clerk may set ---- */

#define SEEDED "list.seeded"

static bool
is_seeded(struct office *o, struct str mark, struct str discom, bool *seeded, struct err *err)
{
    bool ok;
    sqlite3_stmt *s = db_prepare(o,
                                 "SELECT count(*) FROM setting WHERE (name, value) IN "
                                 "(VALUES ('" SEEDED "', ?), ('discom', ?))",
                                 err);
    if (!s)
        return false;
    db_bind_str(s, 1, mark);
    db_bind_str(s, 2, discom);
    *seeded = db_row(o, s, &ok, err) && sqlite3_column_int(s, 0) == 2;
    sqlite3_finalize(s);
    return ok;
}

/* An empty mark says that it is not known which. */
static bool
set_seeded(struct office *o, struct str mark, struct err *err)
{
    sqlite3_stmt *s = db_prepare(o, "REPLACE INTO setting VALUES ('" SEEDED "', ?)", err);
    if (!s)
        return false;
    db_bind_str(s, 1, mark);
    bool ok = db_run(o, s, err);
    sqlite3_finalize(s);
    return ok;
}

/* In one transaction, within which is asked again: another programme may have been faster. */
static bool
copy_all(struct office *o, struct str mark, struct str discom, struct err *err)
{
    bool seeded = false;
    if (!db_begin(o, err))
        return false;
    bool ok = mark.n == 0 || is_seeded(o, mark, discom, &seeded, err);
    if (ok && !seeded)
        ok = copy_rows(o, discom, err) && set_seeded(o, mark, err);
    return db_end(o, ok, err);
}

static bool
attach(struct office *o, const char *registry_path, struct err *err)
{
    struct arena a = {0};
    sqlite3_stmt *s = db_prepare(o, "ATTACH ? AS list", err);
    if (!s)
        return false;
    db_bind_str(s, 1, paths_immutable_uri(&a, registry_path));
    bool ok = sqlite3_step(s) == SQLITE_DONE ||
              err_env(err, "%s: cannot be read as a list (%s); build it with satark registry build",
                      registry_path, sqlite3_errmsg(o->db));
    sqlite3_finalize(s);
    arena_wipe(&a);
    return ok;
}

static bool
seed(struct office *o, const char *registry_path, struct str mark, struct str discom,
     struct err *err)
{
    if (!attach(o, registry_path, err))
        return false;
    bool ok = copy_all(o, mark, discom, err);
    sqlite3_exec(o->db, "DETACH list", NULL, NULL, NULL);
    return ok;
}

bool
office_seed(struct office *o, const char *registry_path, struct str discom, struct err *err)
{
    return seed(o, registry_path, STR(""), discom, err);
}

bool
office_seed_once(struct office *o, const char *registry_path, struct str discom, int64_t serial,
                 int64_t made_at, struct err *err)
{
    char text[64];
    bool seeded = false;
    int n = snprintf(text, sizeof text, "%lld/%lld", (long long)serial, (long long)made_at);
    struct str mark = {text, (size_t)n};
    if (!is_seeded(o, mark, discom, &seeded, err))
        return false;
    return seeded || seed(o, registry_path, mark, discom, err);
}
