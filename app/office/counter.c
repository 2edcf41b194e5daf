#include "office/counter_db.h"
#include "base/files.h"
#include "base/sheet.h"
#include "office/table.h"

enum { COUNTERS_MAX = 10000 };

/* clang-format off: SQL reads better as it is laid out here */
#define CONTENT(prefix)                                                                    \
    prefix "position, " prefix "name_hi, " prefix "name_en, " prefix "place_hi, " prefix   \
           "place_en, " prefix "open_minute, " prefix "close_minute, " prefix              \
           "sunday_open_minute, " prefix "sunday_close_minute, " prefix "map_url, " prefix \
           "source, " prefix "confidence"

/* A row of the office's own stays as it is. */
static const char put_sql[] = "INSERT INTO counter (id, " CONTENT(
    "") ", from_list) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) "
        "ON CONFLICT (id) DO UPDATE SET (" CONTENT("") ") = (" CONTENT(
            "excluded.") ") "
                         "WHERE counter.from_list";

static const char select_sql[] = "SELECT id, " CONTENT("") " FROM counter ORDER BY position, id";
/* clang-format on */

static void
bind_counter(sqlite3_stmt *s, const struct counter_row *r, bool from_list)
{
    const struct counter *c = &r->counter;
    db_bind_str(s, 1, c->id);
    db_bind_int(s, 2, r->position);
    db_bind_str(s, 3, c->name_hi);
    db_bind_str(s, 4, c->name_en);
    db_bind_str(s, 5, c->place_hi);
    db_bind_str(s, 6, c->place_en);
    db_bind_int(s, 7, c->open_minute);
    db_bind_int(s, 8, c->close_minute);
    db_bind_int(s, 9, c->sunday_open_minute);
    db_bind_int(s, 10, c->sunday_close_minute);
    db_bind_str(s, 11, c->map_url);
    db_bind_str(s, 12, c->source);
    db_bind_str(s, 13, c->confidence);
    db_bind_int(s, 14, from_list);
}

bool
counter_put_all(struct office *o, const struct counter_row *rows, size_t n, bool from_list,
                struct err *err)
{
    sqlite3_stmt *s = db_prepare(o, put_sql, err);
    if (!s)
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++) {
        bind_counter(s, &rows[i], from_list);
        ok = db_run(o, s, err);
    }
    sqlite3_finalize(s);
    return ok;
}

static void
parse_row(const struct csv *t, const struct csv_row *row, const size_t *at, struct arena *a,
          struct counter_row *out, struct csv_faults *faults)
{
    const char *expected;
    for (int i = 0; i < COUNTER_COLUMNS; i++)
        if (at[i] < t->n_columns &&
            !counter_set_cell(out, (enum counter_column)i, row->cells[at[i]], &expected))
            csv_fault(faults, a, t, row->number, at[i], row->cells[at[i]], expected);
}

static void
find_twice(const struct csv *t, size_t column, struct arena *a, struct csv_faults *faults)
{
    for (size_t i = 1; i < t->n_rows; i++)
        for (size_t k = 0; k < i; k++)
            if (str_eq(str_trim(t->rows[i].cells[column]), str_trim(t->rows[k].cells[column]))) {
                csv_fault(faults, a, t, t->rows[i].number, column, t->rows[i].cells[column],
                          "an id that no row above has");
                break;
            }
}

static bool
parse_table(const struct csv *t, struct arena *a, struct counter_row **out,
            struct csv_faults *faults, struct err *err)
{
    static const char *const optional[] = {"discom", "position", NULL};
    const char *names[COUNTER_COLUMNS];
    size_t at[COUNTER_COLUMNS];
    for (int i = 0; i < COUNTER_COLUMNS; i++)
        names[i] = counter_column_name((enum counter_column)i);
    if (!table_columns(t, names, COUNTER_COLUMNS, optional, at, err))
        return false;
    if (t->n_rows > COUNTERS_MAX)
        return err_input(err, "%.*s: has %zu rows; expected at most %d counters", (int)t->file.n,
                         t->file.p, t->n_rows, COUNTERS_MAX);
    *out = ARENA_ARRAY(a, struct counter_row, t->n_rows + 1);
    for (size_t i = 0; i < t->n_rows; i++) {
        (*out)[i].position = (int64_t)i + 1; /* unless the file has a column for it */
        parse_row(t, &t->rows[i], at, a, &(*out)[i], faults);
    }
    find_twice(t, at[COUNTER_ID], a, faults);
    csv_faults_sort(faults);
    return true;
}

/* From now on the list is the office's own: the registry's rows, as good as removed, stay away. */
static bool
replace_all(struct office *o, const struct counter_row *rows, size_t n, struct err *err)
{
    if (!db_begin(o, err))
        return false;
    bool ok = db_exec(o,
                      "INSERT OR REPLACE INTO removed SELECT 'counter', id FROM counter "
                      "WHERE from_list; DELETE FROM counter",
                      err) &&
              counter_put_all(o, rows, n, false, err);
    return db_end(o, ok, err);
}

bool
counter_import_sheet(struct office *o, struct str name, struct str bytes, struct arena *a,
                     struct csv_faults *faults, size_t *n, struct err *err)
{
    struct csv t;
    struct counter_row *rows = NULL;
    *faults = (struct csv_faults){0};
    if (!sheet_parse(name, bytes, a, &t, faults, err) || !parse_table(&t, a, &rows, faults, err) ||
        (!faults->n && !replace_all(o, rows, t.n_rows, err)))
        return false;
    *n = t.n_rows;
    return true;
}

bool
counter_import(struct office *o, const char *csv_path, size_t *n, struct err *err)
{
    struct arena a = {0};
    struct str bytes;
    struct csv_faults faults;
    bool ok = files_read(csv_path, SHEET_MAX, &a, &bytes, err) &&
              counter_import_sheet(o, str_of(csv_path), bytes, &a, &faults, n, err);
    if (ok && faults.n)
        ok = err_input(err, "%s: %s", csv_path, faults.list[0].text.p);
    arena_wipe(&a);
    return ok;
}

static struct counter
read_counter(sqlite3_stmt *s, struct arena *a)
{
    return (struct counter){.id = db_str(s, 0, a),
                            .name_hi = db_str(s, 2, a),
                            .name_en = db_str(s, 3, a),
                            .place_hi = db_str(s, 4, a),
                            .place_en = db_str(s, 5, a),
                            .open_minute = sqlite3_column_int(s, 6),
                            .close_minute = sqlite3_column_int(s, 7),
                            .sunday_open_minute = sqlite3_column_int(s, 8),
                            .sunday_close_minute = sqlite3_column_int(s, 9),
                            .map_url = db_str(s, 10, a),
                            .source = db_str(s, 11, a),
                            .confidence = db_str(s, 12, a)};
}

/* The office's list is of one DISCOM, and the order of its rows is the order. */
static bool
is_written(enum counter_column column)
{
    return column != COUNTER_DISCOM && column != COUNTER_POSITION;
}

static void
open_ones_first(struct counter *list, size_t n, int64_t now, struct arena *a)
{
    struct counter *sorted = ARENA_ARRAY(a, struct counter, n + 1);
    size_t at = 0;
    for (size_t i = 0; i < n; i++)
        if (counter_is_open(&list[i], now))
            sorted[at++] = list[i];
    for (size_t i = 0; i < n; i++)
        if (!counter_is_open(&list[i], now))
            sorted[at++] = list[i];
    memcpy(list, sorted, n * sizeof *list);
}

static bool
is_holiday(struct office *o, int64_t now, struct arena *a, bool *closed, struct err *err)
{
    struct str rest, day;
    struct civil c = civil_from_unix(now);
    struct str today = arena_fmt(a, "%04d-%02d-%02d", c.year, c.month, c.day);
    if (!setting_get(o, "office.holidays", a, &rest, err))
        return false;
    while (rest.n && str_cut(&rest, ' ', &day))
        *closed = *closed || str_eq(day, today);
    return true;
}

bool
counter_list(struct office *o, int64_t now, struct arena *a, struct counter **out, size_t *n,
             struct err *err)
{
    bool closed = false;
    if (now && !is_holiday(o, now, a, &closed, err))
        return false;
    sqlite3_stmt *s = db_prepare(o, select_sql, err);
    if (!s)
        return false;
    bool ok;
    size_t cap = 0;
    struct counter *list = NULL;
    *n = 0;
    while (db_row(o, s, &ok, err)) {
        list = arena_grow(a, list, *n, &cap, sizeof *list);
        list[*n] = read_counter(s, a);
        list[(*n)++].closed_today = closed;
    }
    sqlite3_finalize(s);
    *n = ok ? *n : 0;
    if (now && *n)
        open_ones_first(list, *n, now, a);
    *out = list;
    return ok;
}

bool
counter_csv(struct office *o, struct buf *out, struct err *err)
{
    struct arena a = {0};
    struct counter *list;
    struct str cells[COUNTER_COLUMNS];
    size_t n, count = 0;
    bool ok = counter_list(o, 0, &a, &list, &n, err);
    for (int i = 0; ok && i < COUNTER_COLUMNS; i++)
        if (is_written((enum counter_column)i))
            cells[count++] = str_of(counter_column_name((enum counter_column)i));
    if (ok)
        table_write_row(out, cells, count);
    for (size_t row = 0; ok && row < n; row++) {
        count = 0;
        for (int i = 0; i < COUNTER_COLUMNS; i++)
            if (is_written((enum counter_column)i))
                cells[count++] = counter_cell(&list[row], (enum counter_column)i, &a);
        table_write_row(out, cells, count);
    }
    arena_wipe(&a);
    return ok;
}

bool
counter_export(struct office *o, const char *csv_path, struct err *err)
{
    struct buf b = {0};
    bool ok = counter_csv(o, &b, err) && table_save(csv_path, buf_str(&b), err);
    buf_free(&b);
    return ok;
}

bool
counter_is_open(const struct counter *c, int64_t now)
{
    struct civil at = civil_from_unix(now);
    int minute = at.hour * 60 + at.minute;
    bool sunday = at.weekday == 0;
    int open = sunday ? c->sunday_open_minute : c->open_minute;
    int close = sunday ? c->sunday_close_minute : c->close_minute;
    return !c->closed_today && open < close && minute >= open && minute < close;
}
