#include "registry/build.h"

#include "base/fact.h"
#include "base/files.h"
#include "base/paths.h"
#include "registry/list.h"
#include "registry/pages.h"
#include "registry/registry.h"
#include "registry/reported.h"
#include "registry/sql.h"

#include <stdio.h>
#include <unistd.h>

enum { VALUES_MAX = 24 };

struct writer {
    struct list *list;
    struct arena *arena;
    sqlite3 *db;
    const char *path; /* of the draft, then of the unfinished file */
    const char *temp; /* of the file for sorting */
    int64_t n_reported;
    struct err *err;
};

static bool
put(struct writer *w, sqlite3_stmt *s, const struct sql_value *values, size_t n)
{
    sql_bind(s, values, n);
    bool ok = sqlite3_step(s) == SQLITE_DONE;
    if (!ok)
        sql_fail(w->db, w->path, w->err);
    sqlite3_reset(s);
    return ok;
}

/* A table whose row is its number, then the columns given, as text. */
static bool
put_plain(struct writer *w, enum source_file file, const char *sql, const size_t *columns, size_t n)
{
    const struct source *s = &w->list->sources[file];
    sqlite3_stmt *st = sql_prepare(w->db, w->path, sql, w->err);
    bool ok = st != NULL;
    for (size_t r = 0; ok && r < s->csv.n_rows; r++) {
        struct sql_value values[VALUES_MAX] = {SQL_INT((int64_t)r + 1)};
        for (size_t c = 0; c < n; c++)
            values[c + 1] = SQL_TEXT(source_cell(s, &s->csv.rows[r], columns[c]));
        ok = put(w, st, values, n + 1);
    }
    sqlite3_finalize(st);
    return ok;
}

#define COLUMNS(...) \
    (const size_t[]){__VA_ARGS__}, sizeof((const size_t[]){__VA_ARGS__}) / sizeof(size_t)

static bool
put_plain_tables(struct writer *w)
{
    return put_plain(w, SOURCE_DISCOMS, "INSERT INTO discom VALUES(?,?,?,?,?,?,?,?,?,?)",
                     COLUMNS(DISCOM_ID, DISCOM_NAME_HI, DISCOM_NAME_EN, DISCOM_SHORT_HI,
                             DISCOM_SHORT_EN, DISCOM_REGION_HI, DISCOM_REGION_EN, DISCOM_HELPLINE,
                             DISCOM_BRANDS)) &&
           put_plain(w, SOURCE_RULES, "INSERT INTO rule VALUES(?,?,?,?,?,?,?,?)",
                     COLUMNS(RULE_DISCOM, RULE_NAME, RULE_VALUE, RULE_SAY_HI, RULE_SAY_EN,
                             RULE_SOURCE, RULE_CONFIDENCE)) &&
           put_plain(w, SOURCE_PHRASES, "INSERT INTO phrase VALUES(?,?,?,?)",
                     COLUMNS(PHRASE_CONCEPT, PHRASE_WEIGHT, PHRASE_PATTERN)) &&
           put_plain(w, SOURCE_TEMPLATES, "INSERT INTO template VALUES(?,?,?,?,?)",
                     COLUMNS(TEMPLATE_DISCOM, TEMPLATE_HEADER, TEMPLATE_TEXT, TEMPLATE_SOURCE)) &&
           put_plain(w, SOURCE_HOSTS, "INSERT INTO host VALUES(?,?,?)",
                     COLUMNS(HOST_NAME, HOST_CLASS)) &&
           put_plain(w, SOURCE_APPS, "INSERT INTO app VALUES(?,?,?)",
                     COLUMNS(APP_NAME, APP_CLASS)) &&
           put_plain(w, SOURCE_MODEL, "INSERT INTO model VALUES(?,?,?)",
                     COLUMNS(MODEL_NAME, MODEL_VALUE)) &&
           put_plain(w, SOURCE_WARNINGS,
                     "INSERT INTO warning(rowid, id, discom, level, title_hi, punch_hi, text_hi,"
                     " title_en, punch_en, text_en, dont_hi, do_hi, dont_en, do_en, from_date,"
                     " until_date, weekdays, hours, office, source)"
                     " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                     COLUMNS(WARNING_ID, WARNING_DISCOM, WARNING_LEVEL, WARNING_TITLE_HI,
                             WARNING_PUNCH_HI, WARNING_TEXT_HI, WARNING_TITLE_EN, WARNING_PUNCH_EN,
                             WARNING_TEXT_EN, WARNING_DONT_HI, WARNING_DO_HI, WARNING_DONT_EN,
                             WARNING_DO_EN, WARNING_FROM, WARNING_UNTIL, WARNING_WEEKDAYS,
                             WARNING_HOURS, WARNING_OFFICE, WARNING_SOURCE)) &&
           put_plain(w, SOURCE_COUNTERS,
                     "INSERT INTO counter(position, id, discom, name_hi, name_en, place_hi,"
                     " place_en, weekday_hours, sunday_hours, map_url, source, confidence)"
                     " VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
                     COLUMNS(COUNTER_ID, COUNTER_DISCOM, COUNTER_NAME_HI, COUNTER_NAME_EN,
                             COUNTER_PLACE_HI, COUNTER_PLACE_EN, COUNTER_WEEKDAY_HOURS,
                             COUNTER_SUNDAY_HOURS, COUNTER_MAP_URL, COUNTER_SOURCE,
                             COUNTER_CONFIDENCE));
}

/* The values of one channel in the order of list_schema. */
static size_t
channel_values(const struct list *l, const struct entry *e, int64_t position, struct sql_value *v)
{
    const struct source *s = e->source;
    const struct csv_row *row = e->row;
    bool header = s == &l->sources[SOURCE_HEADERS]; /* headers.csv has fewer columns */
    struct str value = header ? e->key : source_cell(s, row, CHAN_VALUE);
    struct str display = header ? value : source_cell(s, row, CHAN_DISPLAY);
    bool day_and_night = !header && source_cell(s, row, CHAN_HOURS).n > 0;
    size_t n = 0;

    v[n++] = SQL_INT(channel_entity(e->kind));
    v[n++] = SQL_TEXT(e->key);
    v[n++] = SQL_TEXT(e->owner);
    v[n++] = SQL_INT(e->kind);
    v[n++] = SQL_INT(position);
    v[n++] = SQL_TEXT(value);
    v[n++] = SQL_TEXT(display.n ? display : value);
    v[n++] = SQL_TEXT(source_cell(s, row, header ? HEADER_PURPOSE_HI : CHAN_PURPOSE_HI));
    v[n++] = SQL_TEXT(source_cell(s, row, header ? HEADER_PURPOSE_EN : CHAN_PURPOSE_EN));
    v[n++] = SQL_INT(day_and_night);
    v[n++] = SQL_INT(e->official ? FACT_OFFICIAL : FACT_SUPERSEDED);
    v[n++] = SQL_TEXT(header ? STR("") : source_cell(s, row, CHAN_SUCCESSOR));
    v[n++] = SQL_TEXT(source_cell(s, row, header ? HEADER_SOURCE : CHAN_SOURCE));
    v[n++] = SQL_TEXT(source_cell(s, row, header ? HEADER_CONFIDENCE : CHAN_CONFIDENCE));
    return n;
}

static bool
put_channels(struct writer *w)
{
    sqlite3_stmt *st = sql_prepare(
        w->db, w->path, "INSERT INTO channel VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)", w->err);
    bool ok = st != NULL;
    for (size_t i = 0; ok && i < w->list->n_channels; i++) {
        struct sql_value values[VALUES_MAX];
        size_t n = channel_values(w->list, &w->list->channels[i], (int64_t)i + 1, values);
        ok = put(w, st, values, n);
    }
    sqlite3_finalize(st);
    return ok;
}

/* What the list says of itself. The counts are kept: to count ten million rows takes seconds. */
static bool
put_meta(struct writer *w, const struct build_plan *plan)
{
    const struct source *s = w->list->sources;
    const struct {
        const char *name;
        int64_t value;
    } rows[] = {
        {"serial", plan->serial},
        {"made_at", plan->made_at},
        {"stale_days", plan->stale_days ? plan->stale_days : STALE_DAYS},
        {"n_channels", (int64_t)w->list->n_channels},
        {"n_reported", w->n_reported},
        {"n_headers", (int64_t)s[SOURCE_HEADERS].csv.n_rows},
        {"n_templates", (int64_t)s[SOURCE_TEMPLATES].csv.n_rows},
        {"n_phrases", (int64_t)s[SOURCE_PHRASES].csv.n_rows},
        {"n_counters", (int64_t)s[SOURCE_COUNTERS].csv.n_rows},
        {"n_warnings", (int64_t)s[SOURCE_WARNINGS].csv.n_rows},
    };
    sqlite3_stmt *st = sql_prepare(w->db, w->path, "INSERT INTO meta VALUES(?,?)", w->err);
    bool ok = st != NULL;
    for (size_t i = 0; ok && i < ARRAY_LEN(rows); i++) {
        const struct sql_value values[] = {SQL_TEXT(str_of(rows[i].name)), SQL_INT(rows[i].value)};
        ok = put(w, st, values, ARRAY_LEN(values));
    }
    sqlite3_finalize(st);
    return ok;
}

/* No journal and no syncs: an unfinished file is thrown away whole. */
static bool
write_tables(struct writer *w, const struct build_plan *plan)
{
    struct source *reported = &w->list->sources[SOURCE_REPORTED];
    const char *head = arena_fmt(w->arena,
                                 "PRAGMA page_size=4096; PRAGMA encoding='UTF-8';"
                                 "PRAGMA auto_vacuum=NONE; PRAGMA journal_mode=OFF;"
                                 "PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;"
                                 "PRAGMA cache_size=-8192; PRAGMA application_id=%d;"
                                 "PRAGMA user_version=%d; BEGIN",
                                 LIST_APPLICATION_ID, LIST_FORMAT)
                           .p;
    return sql_exec(w->db, w->path, head, w->err) &&
           sql_exec(w->db, w->path, list_schema, w->err) && put_plain_tables(w) &&
           put_channels(w) &&
           reported_put(reported, w->db, w->path, w->temp, &w->n_reported, w->err) &&
           put_meta(w, plan) && sql_exec(w->db, w->path, "COMMIT", w->err);
}

/* Page after page full and in the order of the keys: a tenth smaller, and its layout tells nothing
 * but what is in it. */
static bool
write_dense(struct writer *w, const char *made)
{
    const struct sql_value values[] = {SQL_TEXT(str_of(made))};
    sqlite3_stmt *s = sql_prepare(w->db, w->path, "VACUUM INTO ?", w->err);
    if (!s)
        return false;
    sql_bind(s, values, ARRAY_LEN(values));
    bool ok = sqlite3_step(s) == SQLITE_DONE || sql_fail(w->db, made, w->err);
    sqlite3_finalize(s);
    return ok;
}

static bool
write_file(struct writer *w, const struct build_plan *plan, const char *made)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE;
    bool ok = sqlite3_open_v2(w->path, &w->db, flags, NULL) == SQLITE_OK;
    unlink(w->path); /* open it lives on; whatever happens, nothing of it is left behind */
    if (ok)
        ok = write_tables(w, plan) && write_dense(w, made);
    else
        err_env(w->err, "%s: cannot be made; check the folder, its rights and the disk", w->path);
    if (sqlite3_close(w->db) != SQLITE_OK && ok)
        ok = err_env(w->err, "%s: cannot be closed", w->path);
    return ok;
}

bool
registry_build_plan(const struct build_plan *plan, struct err *err)
{
    struct arena arena = {0};
    struct list list = {.n_channels = 0};
    struct writer w = {.list = &list, .arena = &arena, .err = err};

    bool ok = paths_replaceable(plan->out, err) && list_load(plan->from, &arena, &list, err);
    if (ok) {
        const char *made = arena_fmt(&arena, "%s.new-%ld", plan->out, (long)getpid()).p;
        w.path = arena_fmt(&arena, "%s.draft-%ld", plan->out, (long)getpid()).p;
        w.temp = arena_fmt(&arena, "%s.sort-%ld", plan->out, (long)getpid()).p;
        const char *journal = arena_fmt(&arena, "%s-journal", made).p;
        unlink(w.path); /* of a process of our number that lost its power */
        unlink(made);
        unlink(journal);
        ok = write_file(&w, plan, made) && pages_tidy_file(made, err) &&
             files_put_in_place(made, plan->out, err);
        if (!ok) {
            unlink(made);
            unlink(journal); /* SQLite leaves it where the disk failed */
        }
    }
    sources_done(list.sources);
    arena_wipe(&arena);
    return ok;
}

bool
registry_build(const char *from, int64_t serial, int64_t made_at, const char *out, struct err *err)
{
    const struct build_plan plan = {.from = from, .out = out, .serial = serial, .made_at = made_at};
    return registry_build_plan(&plan, err);
}
