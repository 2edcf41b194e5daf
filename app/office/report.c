/* What people told the office of: values that are counted, and the tokens they got. */
#include "office/db.h"
#include "office/office.h"
#include "office/plain.h"
#include "office/report_db.h"
#include "office/table.h"
#include "office/when.h"

enum { VALUE_MAX = 253 /* bytes: the longest host, RFC 1035 2.3.4 */, PREFIX_MAX = 6 };

static const char *const kinds[] = {[ENTITY_PHONE] = "phone", [ENTITY_LINK] = "link",
                                    [ENTITY_VPA] = "vpa", [ENTITY_HEADER] = "header"};

static const char *const verdicts[] = {"unverified", "suspicious", "scam"};

/* Of verify/fraud.h. */
static const char *const frauds[] = {"",       "cut",     "update", "link",  "app",
                                     "secret", "payment", "prize",  "block", "other"};

const char *const *
report_frauds(size_t *n)
{
    *n = ARRAY_LEN(frauds) - 1;
    return frauds + 1;
}

const char *
report_kind_name(enum entity_kind kind)
{
    return (size_t)kind < ARRAY_LEN(kinds) ? kinds[kind] : "";
}

/* Nothing that a spreadsheet takes for a formula, nor a word of a message. */
bool
report_keeps(enum entity_kind kind, struct str value)
{
    if ((size_t)kind >= ARRAY_LEN(kinds) || value.n == 0 || value.n > VALUE_MAX)
        return false;
    for (size_t i = 0; i < value.n; i++) {
        char c = value.p[i];
        bool ok = is_alnum(c);
        switch (kind) {
        case ENTITY_PHONE: ok = is_digit(c) || (c == '+' && i == 0) || c == '*' || c == '#'; break;
        case ENTITY_LINK: ok |= i > 0 && strchr(".-_:", c) && c; break;
        case ENTITY_VPA: ok |= i > 0 && strchr(".-_@", c) && c; break;
        default: ok |= i > 0 && c == '-'; break;
        }
        if (!ok)
            return false;
    }
    return true;
}

/* ---- the token ---- */

/* Of kiosk.id, unless nobody set it: KNP-07 gives KNP07; of a long one both ends. */
static size_t
prefix_of_kiosk(struct str id, char out[static PREFIX_MAX])
{
    size_t all = 0, n = 0;
    for (size_t i = 0; i < id.n; i++)
        all += is_alnum(id.p[i]);
    for (size_t i = 0, at = 0; i < id.n; i++) {
        if (!is_alnum(id.p[i]))
            continue;
        bool middle = all > PREFIX_MAX && at >= PREFIX_MAX / 2 && at + PREFIX_MAX / 2 < all;
        at++;
        if (!middle)
            out[n++] = is_digit(id.p[i]) ? id.p[i] : (char)(to_lower(id.p[i]) - 'a' + 'A');
    }
    return n;
}

/* "Sarvodaya Nagar office" gives SN. */
static size_t
prefix_of_name(struct str name, char out[static PREFIX_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < name.n && n < PREFIX_MAX / 2; i++)
        if (name.p[i] >= 'A' && name.p[i] <= 'Z' && (i == 0 || name.p[i - 1] == ' '))
            out[n++] = name.p[i];
    return n;
}

static bool
make_token(struct office *o, int64_t number, struct arena *a, struct str *out, struct err *err)
{
    char prefix[PREFIX_MAX];
    size_t n = 0;
    struct str id, name;
    if (!setting_get(o, "kiosk.id", a, &id, err) ||
        !setting_get(o, "office.name_en", a, &name, err))
        return false;
    if (!str_eq(id, STR("kiosk")))
        n = prefix_of_kiosk(id, prefix);
    if (n == 0)
        n = prefix_of_name(name, prefix);
    if (n == 0) {
        prefix[n++] = 'S';
        prefix[n++] = 'T';
    }
    *out = arena_fmt(a, "%.*s-%04lld", (int)n, prefix, (long long)number);
    return true;
}

/* ---- keeping ---- */

bool
report_count_tokens(struct office *o, int64_t from, int64_t to, int64_t *out, struct err *err)
{
    sqlite3_stmt *s =
        db_prepare(o, "SELECT count(*) FROM report_token WHERE at >= ? AND at < ?", err);
    if (!s)
        return false;
    bool ok;
    db_bind_int(s, 1, from);
    db_bind_int(s, 2, to);
    if (db_row(o, s, &ok, err))
        *out = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return ok;
}

static bool
is_too_many(struct office *o, int64_t now, bool *too_many, struct err *err)
{
    int64_t minute = 0, hour = 0;
    if (!report_count_tokens(o, now - 59, now + 1, &minute, err) ||
        !report_count_tokens(o, now - 3599, now + 1, &hour, err))
        return false;
    *too_many = minute >= REPORTS_A_MINUTE || hour >= REPORTS_AN_HOUR;
    return true;
}

static bool
insert_token(struct office *o, int64_t number, struct str token, int64_t now, struct str verdict,
             struct err *err)
{
    sqlite3_stmt *s = db_prepare(o, "INSERT INTO report_token VALUES (?, ?, ?, ?)", err);
    if (!s)
        return false;
    db_bind_int(s, 1, number);
    db_bind_str(s, 2, token);
    db_bind_int(s, 3, now);
    db_bind_str(s, 4, verdict);
    bool ok = db_run(o, s, err);
    sqlite3_finalize(s);
    return ok;
}

/* The worst verdict stays, with its kind of fraud; of as bad ones the last kind that says anything.
 * The list of names orders them. A clock put back moves no date back. */
#define BADNESS(verdict) "instr('" REPORT_VERDICTS "', " verdict ")"
#define PUT_VALUE                                                                               \
    "INSERT INTO report (kind, value, verdict, count, first_at, last_at, fraud) "               \
    "VALUES (?1, ?2, ?3, 1, ?4, ?4, ?5) "                                                       \
    "ON CONFLICT (kind, value) DO UPDATE SET count = count + 1,"                                \
    "  last_at = max(last_at, excluded.last_at),"                                               \
    "  verdict = CASE WHEN " BADNESS("excluded.verdict") " > " BADNESS("verdict")               \
    "    THEN excluded.verdict ELSE verdict END,"                                               \
    "  fraud = CASE WHEN fraud = '' OR (fraud = 'other' AND excluded.fraud != '') OR"           \
    "      (excluded.fraud NOT IN ('', 'other') AND "                                           \
    "       " BADNESS("excluded.verdict") " >= " BADNESS("verdict") ")"                         \
    "    THEN excluded.fraud ELSE fraud END"
#define PUT_TOLD "INSERT INTO report_told SELECT ?3, id FROM report WHERE kind = ?1 AND value = ?2"

/* What is kept of all values of one report. */
struct told {
    int64_t number, now; /* of the token */
    struct str verdict, fraud;
};

static bool
insert_value(sqlite3_stmt *put, sqlite3_stmt *told, struct office *o,
             const struct report_value *v, const struct told *t, struct err *err)
{
    struct str kind = str_of(report_kind_name(v->kind));
    db_bind_str(put, 1, kind);
    db_bind_str(put, 2, v->value);
    db_bind_str(put, 3, t->verdict);
    db_bind_int(put, 4, t->now);
    db_bind_str(put, 5, t->fraud);
    db_bind_str(told, 1, kind);
    db_bind_str(told, 2, v->value);
    db_bind_int(told, 3, t->number);
    return db_run(o, put, err) && db_run(o, told, err);
}

static bool
is_repeated(const struct report_value *values, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (values[k].kind == values[i].kind && str_eq(values[k].value, values[i].value))
            return true;
    return false;
}

static bool
insert_values(struct office *o, const struct report_value *values, size_t n,
              const struct told *t, struct err *err)
{
    sqlite3_stmt *put = db_prepare(o, PUT_VALUE, err);
    sqlite3_stmt *told = put ? db_prepare(o, PUT_TOLD, err) : NULL;
    bool ok = told != NULL;
    for (size_t i = 0; ok && i < n; i++)
        if (!is_repeated(values, i))
            ok = insert_value(put, told, o, &values[i], t, err);
    sqlite3_finalize(told);
    sqlite3_finalize(put);
    return ok;
}

/* What this token told of stays whatever there is. */
static bool
make_room(struct office *o, int64_t number, struct err *err)
{
    struct arena a = {0};
    struct str sql = arena_fmt(
        &a,
        "DELETE FROM report WHERE id IN (SELECT id FROM report WHERE id NOT IN"
        "  (SELECT report_told.report FROM report_told WHERE token = %lld)"
        "  ORDER BY count > 1, last_at, id"
        "  LIMIT max(0, (SELECT count(*) FROM report) - %d));"
        "DELETE FROM report_token WHERE id <= %lld",
        (long long)number, REPORTS_KEPT, (long long)number - REPORT_TOKENS_KEPT);
    bool ok = db_exec(o, sql.p, err);
    arena_wipe(&a);
    return ok;
}

static bool
keep(struct office *o, struct told *t, const struct report_value *values, size_t n,
     struct arena *a, struct str *token, struct err *err)
{
    return db_number(o,
                     "SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence "
                     "WHERE name = 'report_token'",
                     &t->number, err) &&
           make_token(o, t->number, a, token, err) &&
           insert_token(o, t->number, *token, t->now, t->verdict, err) &&
           insert_values(o, values, n, t, err) && make_room(o, t->number, err);
}

static bool
check(const struct told *t, const struct report_value *values, size_t n, struct err *err)
{
    size_t at;
    if (!str_among(t->verdict, verdicts, ARRAY_LEN(verdicts), &at))
        return err_input(err, "verdict: expected unverified, suspicious or scam");
    if (!str_among(t->fraud, frauds, ARRAY_LEN(frauds), &at))
        return err_input(err, "fraud: expected a kind of fraud such as cut, or nothing");
    for (size_t i = 0; i < n; i++)
        if (!report_keeps(values[i].kind, values[i].value))
            return err_input(err, "value: expected a number, link, UPI ID or sender's name");
    return n > 0 || err_input(err, "value: expected at least one to report");
}

bool
report_add(struct office *o, int64_t now, struct str verdict, struct str fraud,
           const struct report_value *values, size_t n, struct arena *a, struct str *token,
           struct err *err)
{
    struct told t = {.now = now, .verdict = verdict, .fraud = fraud};
    bool too_many = false;
    *token = (struct str){"", 0};
    if (!check(&t, values, n, err) || !db_begin(o, err))
        return false;
    bool ok = is_too_many(o, now, &too_many, err);
    if (ok && !too_many)
        ok = keep(o, &t, values, n, a, token, err);
    if (db_end(o, ok, err))
        return true;
    *token = (struct str){"", 0};
    return false;
}

/* ---- reading ---- */

#define COLUMNS "kind, value, report.verdict, count, first_at, last_at, fraud"

static struct report
read_report(sqlite3_stmt *s, struct arena *a)
{
    struct str kind = db_str(s, 0, a);
    size_t at = ENTITY_KINDS;
    str_among(kind, kinds, ARRAY_LEN(kinds), &at);
    return (struct report){.kind = (enum entity_kind)at,
                           .value = db_str(s, 1, a),
                           .verdict = db_str(s, 2, a),
                           .count = sqlite3_column_int64(s, 3),
                           .first_at = sqlite3_column_int64(s, 4),
                           .last_at = sqlite3_column_int64(s, 5),
                           .fraud = db_str(s, 6, a)};
}

/* Steps through all of it and frees the statement. */
static bool
read_all(struct office *o, sqlite3_stmt *s, struct arena *a, struct report **out, size_t *n,
         struct err *err)
{
    bool ok;
    size_t cap = 0;
    struct report *list = NULL;
    *n = 0;
    while (db_row(o, s, &ok, err)) {
        list = arena_grow(a, list, *n, &cap, sizeof *list);
        list[(*n)++] = read_report(s, a);
    }
    sqlite3_finalize(s);
    *n = ok ? *n : 0;
    *out = list;
    return ok;
}

bool
report_list(struct office *o, int64_t from, int64_t to, struct arena *a, struct report **out,
            size_t *n, struct err *err)
{
    sqlite3_stmt *s = db_prepare(o,
                                 "SELECT " COLUMNS " FROM report "
                                 "WHERE (last_at >= ?1 AND last_at < ?2) OR"
                                 "  (first_at >= ?1 AND first_at < ?2) OR EXISTS"
                                 "  (SELECT 1 FROM report_told JOIN report_token t"
                                 "   ON t.id = report_told.token"
                                 "   WHERE report_told.report = report.id AND t.at >= ?1 AND"
                                 "     t.at < ?2) "
                                 "ORDER BY last_at DESC, report.id DESC",
                                 err);
    if (!s)
        return false;
    db_bind_int(s, 1, from);
    db_bind_int(s, 2, to ? to : INT64_MAX);
    return read_all(o, s, a, out, n, err);
}

static bool
find_token(struct office *o, struct str token, struct arena *a, int64_t *number,
           struct report_slip *out, struct err *err)
{
    sqlite3_stmt *s =
        db_prepare(o, "SELECT id, token, at, verdict FROM report_token WHERE token = ?", err);
    if (!s)
        return false;
    bool ok;
    db_bind_str(s, 1, token);
    bool found = db_row(o, s, &ok, err);
    if (found) {
        *number = sqlite3_column_int64(s, 0);
        *out = (struct report_slip){.token = db_str(s, 1, a),
                                    .at = sqlite3_column_int64(s, 2),
                                    .verdict = db_str(s, 3, a)};
    }
    sqlite3_finalize(s);
    return found || (ok && err_input(err,
                                     "there is no token “%.*s”; expected one as the kiosk showed "
                                     "it, such as SN-0147",
                                     (int)plain_excerpt(token), token.p));
}

bool
report_find(struct office *o, struct str token, struct arena *a, struct report_slip *out,
            struct err *err)
{
    int64_t number = 0;
    if (!find_token(o, str_trim(token), a, &number, out, err))
        return false;
    sqlite3_stmt *s = db_prepare(o,
                                 "SELECT " COLUMNS " FROM report_told JOIN report "
                                 "ON id = report_told.report WHERE report_told.token = ? "
                                 "ORDER BY kind, value",
                                 err);
    if (!s)
        return false;
    db_bind_int(s, 1, number);
    return read_all(o, s, a, &out->list, &out->n, err);
}

bool
report_tokens(struct office *o, struct arena *a, int64_t *n, struct str *last, struct err *err)
{
    sqlite3_stmt *s = db_prepare(o, "SELECT token FROM report_token ORDER BY id DESC LIMIT 1", err);
    if (!s)
        return false;
    bool ok;
    *last = db_row(o, s, &ok, err) ? db_str(s, 0, a) : (struct str){"", 0};
    sqlite3_finalize(s);
    return ok && db_number(o, "SELECT count(*) FROM report_token", n, err);
}

/* ---- as a table ---- */

bool
report_csv(struct office *o, struct buf *out, struct err *err)
{
    static const char *const names[] = {"kind",  "value", "verdict", "count",
                                        "first", "last",  "fraud"};
    struct str cells[ARRAY_LEN(names)];
    struct arena a = {0};
    struct report *list;
    size_t n;
    bool ok = report_list(o, 0, 0, &a, &list, &n, err);
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        cells[i] = str_of(names[i]);
    if (ok)
        table_write_row(out, cells, ARRAY_LEN(cells));
    for (size_t i = 0; ok && i < n; i++) {
        const struct report *r = &list[i];
        cells[0] = str_of(report_kind_name(r->kind));
        cells[1] = r->value;
        cells[2] = r->verdict;
        cells[3] = arena_fmt(&a, "%lld", (long long)r->count);
        cells[4] = when_format(r->first_at / 60 * 60, false, &a);
        cells[5] = when_format(r->last_at / 60 * 60, false, &a);
        cells[6] = r->fraud;
        table_write_row(out, cells, ARRAY_LEN(cells));
    }
    arena_wipe(&a);
    return ok;
}

bool
report_export(struct office *o, const char *csv_path, struct err *err)
{
    struct buf b = {0};
    bool ok = report_csv(o, &b, err) && table_save(csv_path, buf_str(&b), err);
    buf_free(&b);
    return ok;
}
