#include "office/office.h"

#include "office/db.h"
#include "office/history.h"
#include "office/plain.h"
#include "office/warning_db.h"
#include "office/warning_row.h"

/* clang-format off: SQL reads better as it is laid out here */
#define COLUMNS                                                                                  \
    "id, title_hi, punch_hi, text_hi, title_en, punch_en, text_en, dont_hi, do_hi, dont_en, "    \
    "do_en, level, from_time, until_time, weekdays, from_minute, until_minute, office, source, " \
    "issued, from_list"

/* What staff can change; a row that is the same again stays as it is, so that importing one's own
 * export does not cut the rows off from the list's future corrections. */
#define CONTENT(prefix)                                                                   \
    prefix "title_hi, " prefix "punch_hi, " prefix "text_hi, " prefix "title_en, " prefix \
           "punch_en, " prefix "text_en, " prefix "dont_hi, " prefix "do_hi, " prefix     \
           "dont_en, " prefix "do_en, " prefix "level, " prefix "from_time, " prefix      \
           "until_time, " prefix "weekdays, " prefix "from_minute, " prefix               \
           "until_minute, " prefix "office, " prefix "source"

#define INSERT                                                                                 \
    "INSERT INTO warning (" COLUMNS ", edited, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, " \
    "?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, 0, ?22)"
#define REPLACE " ON CONFLICT (id) DO UPDATE SET (" CONTENT("") ") = (" CONTENT("excluded.") ")"

static const char *const put_sql[] = {
    [WARNING_NEW] = INSERT,
    [WARNING_OURS] = INSERT REPLACE
    ", edited = 1 WHERE (" CONTENT("warning.") ") IS NOT (" CONTENT("excluded.") ")",
    [WARNING_LISTS] = INSERT REPLACE " WHERE warning.from_list AND NOT warning.edited",
};
/* clang-format on */

static void
bind_warning(sqlite3_stmt *s, const struct warning *w, bool from_list, int64_t position)
{
    const struct str texts[] = {w->id,       w->title_hi, w->punch_hi, w->text_hi,
                                w->title_en, w->punch_en, w->text_en,  w->dont_hi,
                                w->do_hi,    w->dont_en,  w->do_en};
    const int64_t numbers[] = {w->level,    w->from,        w->until,
                               w->weekdays, w->from_minute, w->until_minute};
    int at = 1;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        db_bind_str(s, at++, texts[i]);
    for (size_t i = 0; i < ARRAY_LEN(numbers); i++)
        db_bind_int(s, at++, numbers[i]);
    db_bind_str(s, at++, w->office);
    db_bind_str(s, at++, w->source);
    db_bind_int(s, at++, w->issued ? w->issued : clock_now());
    db_bind_int(s, at++, from_list);
    db_bind_int(s, at, position);
}

bool
warning_writer_open(struct office *o, enum warning_write how, struct warning_writer *out,
                    struct err *err)
{
    *out = (struct warning_writer){.office = o, .how = how};
    out->put = db_prepare(o, put_sql[how], err);
    out->back = db_prepare(o, "DELETE FROM removed WHERE noun = 'warning' AND id = ?", err);
    if (out->put && out->back &&
        db_number(o, "SELECT coalesce(max(position), 0) FROM warning", &out->position, err))
        return true;
    warning_writer_close(out);
    return false;
}

bool
warning_writer_put(struct warning_writer *w, const struct warning *one, struct err *err)
{
    bind_warning(w->put, one, w->how == WARNING_LISTS, ++w->position);
    if (!db_run(w->office, w->put, err)) {
        if (sqlite3_extended_errcode(w->office->db) == SQLITE_CONSTRAINT_PRIMARYKEY)
            err_input(err,
                      "id: found “%.*s”, which is there already; expected a new id, or use "
                      "edit",
                      (int)one->id.n, one->id.p);
        return false;
    }
    if (w->how == WARNING_LISTS)
        return true;
    db_bind_str(w->back, 1, one->id);
    return db_run(w->office, w->back, err);
}

void
warning_writer_close(struct warning_writer *w)
{
    sqlite3_finalize(w->put);
    sqlite3_finalize(w->back);
    *w = (struct warning_writer){0};
}

static bool
check(const struct warning *w, struct err *err)
{
    enum warning_column bad;
    const char *expected;
    if (warning_check(w, &bad, &expected))
        return true;
    struct arena a = {0};
    struct str cell = warning_cell(w, bad, &a);
    err_input(err, "%s: found “%.*s”, expected %s", warning_column_name(bad),
              (int)plain_excerpt(cell), cell.p, expected);
    arena_wipe(&a);
    return false;
}

/* In the history as it was; the change is of this warning alone. */
static bool
keep_one(struct office *o, const char *verb, struct str id, const char *kind, struct err *err)
{
    struct arena a = {0};
    struct history h;
    bool ok = history_open(o, arena_fmt(&a, "%s %.*s", verb, (int)id.n, id.p), 0, &h, err) &&
              history_keep(&h, id, kind, err);
    history_close(&h);
    arena_wipe(&a);
    return ok;
}

bool
warning_put(struct office *o, const struct warning *w, bool must_be_new, struct err *err)
{
    struct warning_writer writer;
    if (!check(w, err) || !db_begin(o, err))
        return false;
    bool ok = keep_one(o, must_be_new ? "add" : "edit", w->id, must_be_new ? "new" : "changed",
                       err) &&
              warning_writer_open(o, must_be_new ? WARNING_NEW : WARNING_OURS, &writer, err);
    if (ok) {
        ok = warning_writer_put(&writer, w, err);
        warning_writer_close(&writer);
    }
    return db_end(o, ok, err);
}

static bool
run_with_id(struct office *o, const char *sql, struct str id, struct err *err)
{
    sqlite3_stmt *s = db_prepare(o, sql, err);
    if (!s)
        return false;
    db_bind_str(s, 1, id);
    bool ok = db_run(o, s, err);
    sqlite3_finalize(s);
    return ok;
}

static bool
no_such(struct str id, struct err *err)
{
    return err_input(err, "there is no warning “%.*s”; satark warning list names them all",
                     (int)plain_excerpt(id), id.p);
}

bool
warning_take_off(struct office *o, struct str id, struct err *err)
{
    if (!run_with_id(o,
                     "INSERT OR REPLACE INTO removed SELECT 'warning', id FROM warning "
                     "WHERE id = ? AND from_list",
                     id, err) ||
        !run_with_id(o, "DELETE FROM warning WHERE id = ?", id, err))
        return false;
    return sqlite3_changes(o->db) > 0 || no_such(id, err);
}

bool
warning_remove(struct office *o, struct str id, struct err *err)
{
    if (!db_begin(o, err))
        return false;
    return db_end(o, keep_one(o, "remove", id, "ended", err) && warning_take_off(o, id, err), err);
}

static struct warning
read_warning(sqlite3_stmt *s, struct arena *a)
{
    struct warning w = {.level = (enum warning_level)sqlite3_column_int(s, 11),
                        .from = sqlite3_column_int64(s, 12),
                        .until = sqlite3_column_int64(s, 13),
                        .weekdays = (unsigned)sqlite3_column_int(s, 14),
                        .from_minute = sqlite3_column_int(s, 15),
                        .until_minute = sqlite3_column_int(s, 16),
                        .office = db_str(s, 17, a),
                        .source = db_str(s, 18, a),
                        .issued = sqlite3_column_int64(s, 19),
                        .from_list = sqlite3_column_int(s, 20) != 0};
    struct str *const texts[] = {&w.id,       &w.title_hi, &w.punch_hi, &w.text_hi,
                                 &w.title_en, &w.punch_en, &w.text_en,  &w.dont_hi,
                                 &w.do_hi,    &w.dont_en,  &w.do_en};
    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        *texts[i] = db_str(s, (int)i, a);
    return w;
}

bool
warning_find(struct office *o, struct str id, struct arena *a, struct warning *out, struct err *err)
{
    sqlite3_stmt *s = db_prepare(o, "SELECT " COLUMNS " FROM warning WHERE id = ?", err);
    if (!s)
        return false;
    bool ok;
    db_bind_str(s, 1, id);
    bool found = db_row(o, s, &ok, err);
    if (found)
        *out = read_warning(s, a);
    sqlite3_finalize(s);
    return found || (ok && no_such(id, err));
}

/* An emergency stands alone: the others leave the list. */
static size_t
keep_emergencies(struct warning *w, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (w[i].level == LEVEL_EMERGENCY)
            w[kept++] = w[i];
    return kept ? kept : n;
}

bool
warning_list(struct office *o, int64_t now, struct str office_name, struct arena *a,
             struct warning **out, size_t *n, struct err *err)
{
    const char *sql = now ? "SELECT " COLUMNS " FROM warning ORDER BY level DESC, position, id"
                          : "SELECT " COLUMNS " FROM warning ORDER BY position, id";
    sqlite3_stmt *s = db_prepare(o, sql, err);
    if (!s)
        return false;
    bool ok;
    size_t cap = 0;
    struct warning *list = NULL;
    *n = 0;
    while (db_row(o, s, &ok, err)) {
        struct warning w = read_warning(s, a);
        if (now && !warning_is_due(&w, now, office_name))
            continue;
        list = arena_grow(a, list, *n, &cap, sizeof *list);
        list[(*n)++] = w;
    }
    sqlite3_finalize(s);
    *n = ok ? *n : 0;
    if (now)
        *n = keep_emergencies(list, *n);
    *out = list;
    return ok;
}

/* Whether the hours hold at this minute of the day; if so, whether they began the day before. */
static bool
in_hours(const struct warning *w, int minute, bool *since_yesterday)
{
    *since_yesterday = false;
    if (w->from_minute == w->until_minute)
        return true;
    if (w->from_minute < w->until_minute)
        return minute >= w->from_minute && minute < w->until_minute;
    *since_yesterday = minute < w->until_minute;
    return *since_yesterday || minute >= w->from_minute;
}

bool
warning_is_due(const struct warning *w, int64_t now, struct str office_name)
{
    struct civil c = civil_from_unix(now);
    bool since_yesterday;
    if (now == WARNING_NO_CLOCK)
        return (!w->office.n || str_eq(w->office, office_name)) && !w->from && !w->until &&
               !w->weekdays && w->from_minute == w->until_minute;
    if ((w->office.n && !str_eq(w->office, office_name)) || (w->from && now < w->from) ||
        (w->until && now >= w->until) || !in_hours(w, c.hour * 60 + c.minute, &since_yesterday))
        return false;
    int day = since_yesterday ? (c.weekday + 6) % 7 : c.weekday;
    return w->weekdays == 0 || (w->weekdays >> day & 1);
}
