/* Numbers of what the kiosk did, by day and hour. Nothing here is about anybody. */
#include "office/db.h"
#include "office/office.h"
#include "office/plain.h"

enum { N_MAX = 1 << 30, HURRY_MS = 100 };

static const char *const whats[] = {"check", "fraud", "way", "shown", "report"};

/* Hours since 1970-01-01 00:00 in India. */
static int64_t
hours(int64_t t)
{
    return (int64_t)civil_day(t) * 24 + civil_from_unix(t).hour;
}

static bool
check(const struct count *c, struct err *err)
{
    size_t at;
    if (!str_among(c->what, whats, ARRAY_LEN(whats), &at))
        return err_input(err, "what: expected check, fraud, way, shown or report");
    if (str_eq(c->what, STR("report")) ? c->which.n > 0 : !plain_id(c->which))
        return err_input(err, "which: expected a name such as scam or night-call");
    return (c->n > 0 && c->n <= N_MAX) || err_input(err, "n: expected a number above 0");
}

static bool
insert(struct office *o, int64_t now, const struct count *list, size_t n, struct err *err)
{
    bool ok = true;
    sqlite3_stmt *s = db_prepare(o,
                                 "INSERT INTO count VALUES (?, ?, ?, ?, ?)"
                                 "ON CONFLICT DO UPDATE SET n = n + excluded.n",
                                 err);
    if (!s)
        return false;
    for (size_t i = 0; ok && i < n; i++) {
        db_bind_int(s, 1, civil_day(now));
        db_bind_int(s, 2, list[i].hour < 0 ? -1 : civil_from_unix(now).hour);
        db_bind_str(s, 3, list[i].what);
        db_bind_str(s, 4, list[i].which);
        db_bind_int(s, 5, list[i].n);
        ok = db_run(o, s, err);
    }
    sqlite3_finalize(s);
    return ok;
}

/* By the days there are, not by the clock: one that runs ahead for a day must not empty the table.
 */
static bool
prune(struct office *o, struct err *err)
{
    sqlite3_stmt *s =
        db_prepare(o,
                   "DELETE FROM count WHERE day NOT IN (SELECT DISTINCT day FROM count"
                   "  ORDER BY day DESC LIMIT ?)",
                   err);
    if (!s)
        return false;
    db_bind_int(s, 1, COUNT_DAYS);
    bool ok = db_run(o, s, err);
    sqlite3_finalize(s);
    return ok;
}

bool
count_add(struct office *o, int64_t now, const struct count *list, size_t n, struct err *err)
{
    for (size_t i = 0; i < n; i++)
        if (!check(&list[i], err))
            return false;
    if (n == 0)
        return true;
    if (!office_writable(o, err))
        return false;
    /* The screen stands still meanwhile, and figures can wait for the next time. */
    sqlite3_busy_timeout(o->db, HURRY_MS);
    bool begun = db_begin(o, err);
    sqlite3_busy_timeout(o->db, DB_BUSY_MS);
    return begun && db_end(o, insert(o, now, list, n, err) && prune(o, err), err);
}

static struct count
read_count(sqlite3_stmt *s, struct arena *a)
{
    return (struct count){.day = sqlite3_column_int(s, 0),
                          .hour = sqlite3_column_int(s, 1),
                          .what = db_str(s, 2, a),
                          .which = db_str(s, 3, a),
                          .n = sqlite3_column_int64(s, 4)};
}

bool
count_list(struct office *o, int64_t from, int64_t to, struct arena *a, struct count **out,
           size_t *n, struct err *err)
{
    sqlite3_stmt *s = db_prepare(o,
                                 "SELECT day, hour, what, which, n FROM count "
                                 "WHERE day * 24 + CASE hour WHEN -1 THEN 23 ELSE hour END >= ?1"
                                 "  AND day * 24 + max(hour, 0) <= ?2 "
                                 "ORDER BY day, hour, what, which",
                                 err);
    if (!s)
        return false;
    bool ok;
    size_t cap = 0;
    struct count *list = NULL;
    db_bind_int(s, 1, from ? hours(from) : INT64_MIN);
    db_bind_int(s, 2, to ? hours(to - 1) : INT64_MAX);
    *n = 0;
    while (db_row(o, s, &ok, err)) {
        list = arena_grow(a, list, *n, &cap, sizeof *list);
        list[(*n)++] = read_count(s, a);
    }
    sqlite3_finalize(s);
    *n = ok ? *n : 0;
    *out = list;
    return ok;
}
