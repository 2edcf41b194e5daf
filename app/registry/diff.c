#include "registry/diff.h"

#include "base/buf.h"
#include "base/fact.h"
#include "base/utf8.h"
#include "registry/contact.h"
#include "registry/names.h"
#include "registry/open.h"
#include "registry/registry.h"

#include <inttypes.h>

enum { CELLS_MAX = 20 };

/* ---- what is compared ---- */

/* A table's columns but `position`, those first by which a row is known again. */
struct layout {
    const char *table;
    const char *columns[CELLS_MAX];
    size_t n_keys;
    unsigned numbers; /* bit set of the columns that are whole numbers; the others are text */
    unsigned hidden;  /* not told: follows from the others */
};

enum {
    CHAN_ENTITY,
    CHAN_KEY,
    CHAN_DISCOM,
    CHAN_KIND,
    CHAN_VALUE,
    CHAN_DISPLAY,
    CHAN_DAY = 8,
    CHAN_STATE
};
enum { REP_ENTITY, REP_KEY, REP_KIND, REP_VALUE };
enum { RULE_DISCOM, RULE_NAME, RULE_WHICH };

#define BIT(column) (1u << (column))

static const struct layout layouts[DIFF_TABLES] = {
    [DIFF_CHANNELS] = {"channel",
                       {"entity", "key", "discom", "kind", "value", "display", "purpose_hi",
                        "purpose_en", "day_and_night", "state", "successor", "source",
                        "confidence"},
                       4,
                       BIT(CHAN_ENTITY) | BIT(CHAN_KIND) | BIT(CHAN_DAY) | BIT(CHAN_STATE),
                       BIT(CHAN_ENTITY) | BIT(CHAN_KEY)},
    [DIFF_DISCOMS] = {"discom",
                      {"id", "name_hi", "name_en", "short_hi", "short_en", "region_hi", "region_en",
                       "helpline", "brands"},
                      1,
                      0,
                      0},
    [DIFF_TEMPLATES] = {"template", {"discom", "header", "text", "source"}, 3, 0, 0},
    [DIFF_COUNTERS] = {"counter",
                       {"discom", "id", "name_hi", "name_en", "place_hi", "place_en",
                        "weekday_hours", "sunday_hours", "map_url", "source", "confidence"},
                       2,
                       0,
                       0},
    [DIFF_REPORTED] = {"reported",
                       {"entity", "key", "kind", "value", "note", "first_seen", "source"},
                       2,
                       BIT(REP_ENTITY) | BIT(REP_KIND),
                       BIT(REP_ENTITY) | BIT(REP_KEY)},
    [DIFF_WARNINGS] = {"warning",
                       {"discom", "id", "level", "title_hi", "punch_hi", "text_hi", "title_en",
                        "punch_en", "text_en", "dont_hi", "do_hi", "dont_en", "do_en", "from_date",
                        "until_date", "weekdays", "hours", "office", "source"},
                       2,
                       0,
                       0},
    /* of this one rule a DISCOM may have several: list.c, check_rules */
    [DIFF_RULES] = {"rule",
                    {"discom", "rule", "CASE rule WHEN 'not_the_sender' THEN value ELSE '' END",
                     "value", "say_hi", "say_en", "source", "confidence"},
                    3,
                    0,
                    BIT(RULE_WHICH)},
    [DIFF_PHRASES] = {"phrase", {"concept", "pattern", "weight"}, 2, 0, 0},
    [DIFF_HOSTS] = {"host", {"host", "class"}, 1, 0, 0},
    [DIFF_APPS] = {"app", {"app", "class"}, 1, 0, 0},
    [DIFF_MODEL] = {"model", {"name", "value"}, 1, 0, 0},
};

const char *
diff_table_name(enum diff_table table)
{
    return layouts[table].table;
}

static size_t
columns_of(const struct layout *l)
{
    size_t n = 0;
    while (n < CELLS_MAX && l->columns[n])
        n++;
    return n;
}

/* ---- what a row may hold ---- */

/* The two tables that are looked up by a key: it is its value's, as registry_build makes it, so
 * that who reads the value has read what it counts for. */
static bool
key_is_of(int64_t entity, struct str key, int64_t kind, struct str value)
{
    char real[FACT_VALUE_MAX];
    if (kind < 0 || kind >= CHANNEL_KINDS || entity != channel_entity((enum channel_kind)kind))
        return false;
    bool header = kind == CHANNEL_SMS_HEADER && str_eq(key, value); /* of headers.csv */
    return header || (registry_key((enum channel_kind)kind, value, real, sizeof real, NULL) &&
                      str_eq(str_of(real), key));
}

static bool
is_sound(enum diff_table t, const struct sql_value *c)
{
    for (size_t i = 0; i < columns_of(&layouts[t]); i++)
        if (c[i].text.p && utf8_check(c[i].text) < c[i].text.n)
            return false;
    if (t == DIFF_REPORTED)
        return key_is_of(c[REP_ENTITY].number, c[REP_KEY].text, c[REP_KIND].number,
                         c[REP_VALUE].text);
    if (t != DIFF_CHANNELS)
        return true;
    int64_t entity = c[CHAN_ENTITY].number, kind = c[CHAN_KIND].number;
    struct str key = c[CHAN_KEY].text;
    return (c[CHAN_STATE].number == FACT_OFFICIAL || c[CHAN_STATE].number == FACT_SUPERSEDED) &&
           (c[CHAN_DAY].number == 0 || c[CHAN_DAY].number == 1) &&
           key_is_of(entity, key, kind, c[CHAN_VALUE].text) &&
           (entity != ENTITY_PHONE || key_is_of(entity, key, kind, c[CHAN_DISPLAY].text));
}

/* ---- one list, row by row in the order of the keys ---- */

struct side {
    const char *path;
    sqlite3 *db; /* NULL: there is no such list, so no rows */
    sqlite3_stmt *s;
    bool more;
    struct sql_value cells[CELLS_MAX]; /* valid until the next row */
    struct sql_value last[CELLS_MAX];  /* the keys of the row before, in last_text */
    struct buf last_text;
    bool has_last;
};

static bool
damaged(const struct side *s, const struct layout *l, const char *what, struct err *err)
{
    return err_env(err, "%s: table %s: %s; the list is damaged, take a fresh copy", s->path,
                   l->table, what);
}

static bool
open_side(struct side *s, const char *path, struct arena *a, struct err *err)
{
    s->path = path;
    return !path || (list_open_file(path, a, &s->db, err) && list_schema_matches(s->db, path, err));
}

static void
close_side(struct side *s)
{
    sqlite3_finalize(s->s);
    sqlite3_close(s->db);
    buf_free(&s->last_text);
}

static int
compare_keys(const struct layout *l, const struct sql_value *x, const struct sql_value *y)
{
    int order = 0;
    for (size_t i = 0; i < l->n_keys && order == 0; i++)
        order = l->numbers & BIT(i) ? (x[i].number > y[i].number) - (x[i].number < y[i].number)
                                    : str_cmp(x[i].text, y[i].text);
    return order;
}

/* SQLite lets a cell be of any type whatever its column says, and the kiosk would read it as text.
 */
static bool
read_cells(struct side *s, const struct layout *l, struct err *err)
{
    for (size_t i = 0; i < columns_of(l); i++) {
        bool number = l->numbers & BIT(i);
        if (sqlite3_column_type(s->s, (int)i) != (number ? SQLITE_INTEGER : SQLITE_TEXT))
            return damaged(s, l, "a cell of another type", err);
        s->cells[i] =
            number ? SQL_INT(sqlite3_column_int64(s->s, (int)i)) : SQL_TEXT(sql_str(s->s, (int)i));
        if (!number && s->cells[i].text.n && memchr(s->cells[i].text.p, '\0', s->cells[i].text.n))
            return damaged(s, l, "a NUL in a text", err);
    }
    return true;
}

/* Keys rise from row to row; so none is there twice, and none is hidden from the kiosk's look-up.
 */
static bool
in_order(struct side *s, const struct layout *l, struct err *err)
{
    if (s->has_last && compare_keys(l, s->last, s->cells) >= 0)
        return damaged(s, l, "a row twice, or rows out of order", err);
    buf_clear(&s->last_text);
    for (size_t i = 0; i < l->n_keys; i++)
        if (!(l->numbers & BIT(i)))
            buf_add(&s->last_text, s->cells[i].text);
    const char *p = s->last_text.p;
    for (size_t i = 0; i < l->n_keys; i++) {
        s->last[i] = s->cells[i];
        if (l->numbers & BIT(i))
            continue;
        s->last[i].text.p = p;
        p += s->cells[i].text.n;
    }
    s->has_last = true;
    return true;
}

static bool
check_sound(const struct side *s, enum diff_table t, const struct sql_value *cells, struct err *err)
{
    return is_sound(t, cells) ||
           damaged(s, &layouts[t], "a cell that cannot be in it, or a key that is not its value's",
                   err);
}

static bool
next(struct side *s, enum diff_table t, struct err *err)
{
    const struct layout *l = &layouts[t];
    if (!s->more)
        return true;
    int rc = sqlite3_step(s->s);
    s->more = rc == SQLITE_ROW;
    if (rc == SQLITE_DONE)
        return true;
    if (rc != SQLITE_ROW)
        return damaged(s, l, sqlite3_errmsg(s->db), err);
    return read_cells(s, l, err) && in_order(s, l, err) &&
           (t > DIFF_COUNTERS || check_sound(s, t, s->cells, err));
}

static bool
begin(struct side *s, enum diff_table t, struct arena *a, struct err *err)
{
    const struct layout *l = &layouts[t];
    struct str columns = STR(""), order = STR("");
    s->more = s->has_last = false;
    if (!s->db)
        return true;
    for (size_t i = 0; i < columns_of(l); i++)
        columns = arena_fmt(a, "%s%s%s", columns.p, i ? ", " : "", l->columns[i]);
    for (size_t i = 0; i < l->n_keys; i++)
        order = arena_fmt(a, "%s%s%zu", order.p, i ? ", " : "", i + 1);
    const char *sql = arena_fmt(a, "SELECT %s FROM %s ORDER BY %s", columns.p, l->table, order.p).p;
    sqlite3_finalize(s->s);
    s->s = sql_prepare(s->db, s->path, sql, err);
    s->more = s->s != NULL;
    return s->s && next(s, t, err);
}

/* ---- what a row says ---- */

/* A cell in the words of the CSV files. */
static struct str
cell_text(enum diff_table t, size_t column, const struct sql_value *cells, struct arena *a)
{
    const struct sql_value *c = &cells[column];
    bool kind =
        (t == DIFF_CHANNELS && column == CHAN_KIND) || (t == DIFF_REPORTED && column == REP_KIND);
    if (c->text.p)
        return c->text;
    if (kind)
        return str_of(channel_kind_name((enum channel_kind)c->number));
    if (t == DIFF_CHANNELS && column == CHAN_STATE)
        return str_of(fact_state_name((enum fact_state)c->number));
    if (t == DIFF_CHANNELS && column == CHAN_DAY)
        return c->number ? STR("24") : STR("");
    return arena_fmt(a, "%" PRId64, c->number);
}

#define SAY(s) (int)(s).n, (s).p

static struct str
name_row(enum diff_table t, const struct sql_value *c, struct arena *a)
{
    struct str x = cell_text(t, 0, c, a), y = cell_text(t, 1, c, a);
    switch (t) {
    case DIFF_CHANNELS:
        return arena_fmt(a, "%.*s %.*s, %.*s", SAY(cell_text(t, CHAN_KIND, c, a)),
                         SAY(c[CHAN_VALUE].text), SAY(c[CHAN_DISCOM].text));
    case DIFF_REPORTED:
        return arena_fmt(a, "%.*s %.*s", SAY(cell_text(t, REP_KIND, c, a)), SAY(c[REP_VALUE].text));
    case DIFF_TEMPLATES:
        return arena_fmt(a, "template “%.*s”, %.*s%s%.*s", SAY(c[2].text), SAY(y), y.n ? ", " : "",
                         SAY(x));
    case DIFF_COUNTERS:
    case DIFF_WARNINGS:
        return arena_fmt(a, "%s %.*s, %.*s", layouts[t].table, SAY(y), SAY(x));
    case DIFF_RULES:
        return arena_fmt(a, "rule %.*s%s%.*s, %.*s", SAY(y), c[RULE_WHICH].text.n ? " " : "",
                         SAY(c[RULE_WHICH].text), SAY(x));
    case DIFF_PHRASES:
        return arena_fmt(a, "phrase %.*s: %.*s", SAY(x), SAY(y));
    default:
        return arena_fmt(a, "%s %.*s", layouts[t].table, SAY(x));
    }
}

/* ---- side by side ---- */

struct diff {
    struct side before, after;
    sqlite3_stmt *was_reported; /* in the list before */
    bool (*row)(void *ctx, const struct diff_row *r);
    void *ctx;
    bool enough; /* row said so */
    struct err *err;
};

static bool
find_reported(struct diff *d, const struct sql_value *c, bool *found)
{
    const struct sql_value key[] = {c[CHAN_ENTITY], c[CHAN_KEY]};
    *found = false;
    if (!d->before.db)
        return true;
    if (!d->was_reported)
        d->was_reported =
            sql_prepare(d->before.db, d->before.path,
                        "SELECT 1 FROM reported WHERE entity = ?1 AND key = ?2", d->err);
    if (!d->was_reported)
        return false;
    sql_bind(d->was_reported, key, ARRAY_LEN(key));
    int rc = sqlite3_step(d->was_reported);
    *found = rc == SQLITE_ROW;
    sqlite3_reset(d->was_reported);
    return rc == SQLITE_ROW || rc == SQLITE_DONE ||
           damaged(&d->before, &layouts[DIFF_REPORTED], sqlite3_errmsg(d->before.db), d->err);
}

static bool
becomes_official(const struct sql_value *before, const struct sql_value *after)
{
    return after && after[CHAN_STATE].number == FACT_OFFICIAL &&
           !(before && before[CHAN_STATE].number == FACT_OFFICIAL);
}

static void
add_fields(struct diff_row *r, const struct sql_value *before, const struct sql_value *after,
           struct arena *a)
{
    const struct layout *l = &layouts[r->table];
    r->fields = ARENA_ARRAY(a, struct diff_field, CELLS_MAX);
    r->all = ARENA_ARRAY(a, struct diff_field, CELLS_MAX);
    for (size_t i = 0; i < columns_of(l); i++) {
        if (l->hidden & BIT(i))
            continue;
        struct diff_field f = {str_of(l->columns[i]),
                               before ? cell_text(r->table, i, before, a) : STR(""),
                               after ? cell_text(r->table, i, after, a) : STR("")};
        r->all[r->n_all++] = f;
        if (!str_eq(f.before, f.after))
            r->fields[r->n_fields++] = f;
    }
}

/* before or after is NULL where that list has no such row. */
static bool
tell(struct diff *d, enum diff_table t, const struct sql_value *before,
     const struct sql_value *after)
{
    struct arena a = {0};
    struct diff_row r = {.table = t};

    if ((before && !check_sound(&d->before, t, before, d->err)) ||
        (after && !check_sound(&d->after, t, after, d->err)))
        return false;
    r.change = !before ? DIFF_ADDED : !after ? DIFF_REMOVED : DIFF_CHANGED;
    if (t == DIFF_CHANNELS && becomes_official(before, after) &&
        !find_reported(d, after, &r.was_reported))
        return false;
    r.what = name_row(t, after ? after : before, &a);
    add_fields(&r, before, after, &a);
    d->enough = !d->row(d->ctx, &r);
    arena_wipe(&a);
    return true;
}

static bool
same_cells(const struct layout *l, const struct sql_value *x, const struct sql_value *y)
{
    for (size_t i = l->n_keys; i < columns_of(l); i++)
        if (l->numbers & BIT(i) ? x[i].number != y[i].number : !str_eq(x[i].text, y[i].text))
            return false;
    return true;
}

static bool
compare_table(struct diff *d, enum diff_table t, struct arena *a)
{
    const struct layout *l = &layouts[t];
    struct side *b = &d->before, *n = &d->after;
    if (!begin(b, t, a, d->err) || !begin(n, t, a, d->err))
        return false;
    while (!d->enough && (b->more || n->more)) {
        int order = !b->more ? 1 : !n->more ? -1 : compare_keys(l, b->cells, n->cells);
        bool same = order == 0 && same_cells(l, b->cells, n->cells);
        if (!same && !tell(d, t, order <= 0 ? b->cells : NULL, order >= 0 ? n->cells : NULL))
            return false;
        if ((order <= 0 && !next(b, t, d->err)) || (order >= 0 && !next(n, t, d->err)))
            return false;
    }
    return true;
}

/* The first n_tables of enum diff_table. */
static bool
compare(const char *before, const char *after, size_t n_tables,
        bool (*row)(void *ctx, const struct diff_row *r), void *ctx, struct err *err)
{
    struct arena a = {0};
    struct diff d = {.row = row, .ctx = ctx, .err = err};
    bool ok = open_side(&d.before, before, &a, err) && open_side(&d.after, after, &a, err);
    for (size_t t = 0; ok && !d.enough && t < n_tables; t++)
        ok = compare_table(&d, (enum diff_table)t, &a);
    sqlite3_finalize(d.was_reported);
    close_side(&d.before);
    close_side(&d.after);
    arena_wipe(&a);
    return ok;
}

bool
registry_diff(const char *before, const char *after,
              bool (*row)(void *ctx, const struct diff_row *r), void *ctx, struct err *err)
{
    return compare(before, after, DIFF_TABLES, row, ctx, err);
}

/* What the public reads; dates look like numbers, and a source may be a page. */
static bool
is_read(struct str column)
{
    return !str_eq(column, STR("source")) && !str_ends(column, "_date");
}

static bool
names_contact(const struct diff_row *r)
{
    for (size_t i = 0; i < r->n_fields; i++)
        if (is_read(r->fields[i].name) && contact_in(r->fields[i].after))
            return true;
    return false;
}

static bool
note_row(void *ctx, const struct diff_row *r)
{
    bool *changed = ctx;
    *changed = *changed || (int)r->table < DIFF_OFFICIAL_TABLES ||
               (r->change != DIFF_REMOVED && names_contact(r));
    return true; /* to the end: a damaged list is an error, whatever it changes */
}

static bool
read_days(const char *path, int64_t *out, struct err *err)
{
    struct arena a = {0};
    sqlite3 *db;
    sqlite3_stmt *s = NULL;
    bool ok = list_open_file(path, &a, &db, err);
    if (ok) {
        s = sql_prepare(db, path, "SELECT value FROM meta WHERE name='stale_days'", err);
        ok = s && (sqlite3_step(s) == SQLITE_ROW || sql_fail(db, path, err));
        if (ok)
            *out = sqlite3_column_int64(s, 0);
        sqlite3_finalize(s);
        sqlite3_close(db);
    }
    arena_wipe(&a);
    return ok;
}

bool
registry_official_changes(const char *before, const char *after, bool *changed, struct err *err)
{
    bool found = before == NULL;
    int64_t days_before = 0, days_after = 0;
    if (!compare(before, after, DIFF_READ_TABLES, note_row, &found, err) ||
        (before && !read_days(before, &days_before, err)) || !read_days(after, &days_after, err))
        return false;
    *changed = found || days_after > days_before;
    return true;
}
