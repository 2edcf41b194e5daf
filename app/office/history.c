#include "office/history.h"

#include "office/plain.h"

enum { WHAT_MAX = 200, WHO_MAX = 60 }; /* characters */

/* clang-format off: SQL reads better as it is laid out here */
#define FIELDS                                                                                   \
    "id, position, title_hi, punch_hi, text_hi, title_en, punch_en, text_en, dont_hi, do_hi, "   \
    "dont_en, do_en, level, from_time, until_time, weekdays, from_minute, until_minute, office, " \
    "source, issued, from_list, edited"
/* clang-format on */

static const char keep_sql[] =
    "INSERT INTO warning_was VALUES (?1, ?2, ?3, "
    "coalesce((SELECT json_array(" FIELDS ") FROM warning WHERE id = ?2), ''), "
    "(SELECT count(*) FROM removed WHERE noun = 'warning' AND id = ?2))";

/* One row of warning_was as statements; ?1 is the change, ?2 the warning. The array's order is that
 * of FIELDS. */
#define WAS "FROM warning_was WHERE change = ?1 AND warning = ?2"
static const char *const back_sql[] = {
    "DELETE FROM warning WHERE id IN (SELECT warning " WAS ")",
    "INSERT INTO warning (" FIELDS ") SELECT "
    "was ->> 0, was ->> 1, was ->> 2, was ->> 3, was ->> 4, was ->> 5, was ->> 6, was ->> 7, "
    "was ->> 8, was ->> 9, was ->> 10, was ->> 11, was ->> 12, was ->> 13, was ->> 14, "
    "was ->> 15, was ->> 16, was ->> 17, was ->> 18, was ->> 19, was ->> 20, was ->> 21, "
    "was ->> 22 " WAS " AND was <> ''",
    "DELETE FROM removed WHERE noun = 'warning' AND id IN (SELECT warning " WAS ")",
    "INSERT INTO removed SELECT 'warning', warning " WAS " AND removed",
};

bool
history_open(struct office *o, struct str what, int64_t undoes, struct history *out,
             struct err *err)
{
    struct arena a = {0};
    *out = (struct history){.office = o};
    sqlite3_stmt *s = db_prepare(
        o, "INSERT INTO warning_change (at, who, what, undoes) VALUES (?, ?, ?, ?)", err);
    if (!s)
        return false;
    db_bind_int(s, 1, clock_now());
    db_bind_str(s, 2, plain_made(str_of(o->signer), WHO_MAX, &a));
    db_bind_str(s, 3, plain_made(what, WHAT_MAX, &a));
    db_bind_int(s, 4, undoes);
    bool ok = db_run(o, s, err);
    sqlite3_finalize(s);
    arena_wipe(&a);
    out->id = sqlite3_last_insert_rowid(o->db);
    return ok && (out->keep = db_prepare(o, keep_sql, err));
}

bool
history_keep(struct history *h, struct str id, const char *kind, struct err *err)
{
    db_bind_int(h->keep, 1, h->id);
    db_bind_str(h->keep, 2, id);
    db_bind_str(h->keep, 3, str_of(kind));
    return db_run(h->office, h->keep, err);
}

void
history_close(struct history *h)
{
    sqlite3_finalize(h->keep);
    *h = (struct history){0};
}

bool
history_newest(struct office *o, int64_t *id, struct err *err)
{
    return db_number(o, "SELECT coalesce(max(id), 0) FROM warning_change", id, err);
}

static bool
read_rows(struct office *o, struct warning_change *c, struct arena *a, struct err *err)
{
    sqlite3_stmt *s = db_prepare(
        o, "SELECT warning, kind FROM warning_was WHERE change = ? ORDER BY warning", err);
    if (!s)
        return false;
    bool ok;
    size_t cap = 0;
    db_bind_int(s, 1, c->id);
    while (db_row(o, s, &ok, err)) {
        c->rows = arena_grow(a, c->rows, c->n, &cap, sizeof *c->rows);
        c->rows[c->n++] = (struct warning_changed){db_str(s, 0, a), db_str(s, 1, a)};
    }
    sqlite3_finalize(s);
    return ok;
}

bool
warning_history(struct office *o, struct arena *a, struct warning_change **out, size_t *n,
                struct err *err)
{
    sqlite3_stmt *s = db_prepare(o,
                                 "SELECT c.id, c.at, c.who, c.what, c.undoes, EXISTS (SELECT 1 "
                                 "FROM warning_change u WHERE u.undoes = c.id) "
                                 "FROM warning_change c ORDER BY c.id DESC",
                                 err);
    if (!s)
        return false;
    bool ok;
    size_t cap = 0;
    *n = 0;
    *out = NULL;
    while (db_row(o, s, &ok, err)) {
        *out = arena_grow(a, *out, *n, &cap, sizeof **out);
        (*out)[(*n)++] = (struct warning_change){.id = sqlite3_column_int64(s, 0),
                                                 .at = sqlite3_column_int64(s, 1),
                                                 .who = db_str(s, 2, a),
                                                 .what = db_str(s, 3, a),
                                                 .undoes = sqlite3_column_int64(s, 4),
                                                 .undone = sqlite3_column_int(s, 5) != 0};
    }
    sqlite3_finalize(s);
    for (size_t i = 0; ok && i < *n; i++)
        ok = read_rows(o, &(*out)[i], a, err);
    return ok;
}

static bool
put_back_row(struct history *h, int64_t change, struct str id, struct err *err)
{
    bool ok = history_keep(h, id, "back", err);
    for (size_t i = 0; ok && i < ARRAY_LEN(back_sql); i++) {
        sqlite3_stmt *s = db_prepare(h->office, back_sql[i], err);
        if (!s)
            return false;
        db_bind_int(s, 1, change);
        db_bind_str(s, 2, id);
        ok = db_run(h->office, s, err);
        sqlite3_finalize(s);
    }
    return ok;
}

static bool
put_back(struct office *o, const struct warning_change *c, struct err *err)
{
    struct history h;
    struct arena a = {0};
    bool ok = history_open(
        o, arena_fmt(&a, "undo %lld: %.*s", (long long)c->id, (int)c->what.n, c->what.p), c->id, &h,
        err);
    for (size_t i = 0; ok && i < c->n; i++)
        ok = put_back_row(&h, c->id, c->rows[i].warning, err);
    history_close(&h);
    arena_wipe(&a);
    return ok;
}

bool
warning_undo(struct office *o, struct arena *a, struct warning_change *out, struct err *err)
{
    struct warning_change *list;
    size_t n, last = 0;
    if (!db_begin(o, err))
        return false;
    bool ok = warning_history(o, a, &list, &n, err);
    while (ok && last < n && (list[last].undoes || list[last].undone))
        last++;
    if (ok && last < n) {
        *out = list[last];
        ok = put_back(o, out, err);
    } else if (ok) {
        ok = err_input(err, "there is no change to undo; satark warning history shows what was");
    }
    return db_end(o, ok, err);
}
