/* What was told of in a period, counted in that period alone. */
#include "office/db.h"
#include "office/office.h"
#include "office/report_db.h"

#include <stdlib.h>

/* Of one report: the tokens that told of it, those of the period with first, last and worst; and the
 * oldest token there is. */
#define COUNT_TOLD                                                                              \
    "SELECT count(*), coalesce(sum(at >= ?3 AND at < ?4), 0),"                                  \
    "  min(CASE WHEN at >= ?3 AND at < ?4 THEN at END),"                                        \
    "  max(CASE WHEN at >= ?3 AND at < ?4 THEN at END),"                                        \
    "  max(CASE WHEN at >= ?3 AND at < ?4"                                                      \
    "      THEN instr('" REPORT_VERDICTS "', t.verdict) END),"                                  \
    "  (SELECT min(at) FROM report_token) "                                                     \
    "FROM report JOIN report_told ON report_told.report = report.id "                           \
    "JOIN report_token t ON t.id = report_told.token WHERE kind = ?1 AND value = ?2"

struct told {
    int64_t all, n; /* tokens that are kept: of all time, of the period */
    int64_t first, last, oldest;
    int worst;
};

static bool
read_told(struct office *o, sqlite3_stmt *s, const struct report *r, int64_t from, int64_t to,
          struct told *out, struct err *err)
{
    bool ok;
    sqlite3_reset(s);
    db_bind_str(s, 1, str_of(report_kind_name(r->kind)));
    db_bind_str(s, 2, r->value);
    db_bind_int(s, 3, from);
    db_bind_int(s, 4, to);
    if (db_row(o, s, &ok, err))
        *out = (struct told){.all = sqlite3_column_int64(s, 0),
                             .n = sqlite3_column_int64(s, 1),
                             .first = sqlite3_column_int64(s, 2),
                             .last = sqlite3_column_int64(s, 3),
                             .worst = sqlite3_column_int(s, 4),
                             .oldest = sqlite3_column_int64(s, 5)};
    return ok;
}

static struct str
verdict_at(int position, struct str otherwise)
{
    struct str all = STR(REPORT_VERDICTS), name;
    struct str rest = str_sub(all, (size_t)(position > 0 ? position - 1 : 0), all.n);
    return position > 0 && str_cut(&rest, ' ', &name) ? name : otherwise;
}

/* Tokens that are gone are the oldest: what they told was told between the report's first time and
 * the oldest token there is. */
static struct report_span
span_of(const struct report *r, const struct told *t, int64_t from, int64_t to)
{
    struct report_span s = {.report = *r};
    int64_t gone = r->count > t->all ? r->count - t->all : 0;
    if (r->first_at >= from && r->last_at < to)
        return s;
    s.report.count = t->n;
    s.report.first_at = t->first;
    s.report.last_at = t->last;
    s.report.verdict = verdict_at(t->worst, r->verdict);
    s.at_least = gone && r->first_at < to && (t->oldest == 0 || t->oldest > from);
    if (s.at_least && r->first_at >= from) {
        s.report.count++;
        s.report.first_at = r->first_at;
        s.report.last_at = t->n ? t->last : r->first_at;
        s.at_least = gone > 1;
    }
    if (s.report.count == 0) { /* it is here for its last time */
        s.report.count = 1;
        s.report.first_at = s.report.last_at = r->last_at;
        s.at_least = gone > 1;
    }
    return s;
}

static int
badness(struct str verdict)
{
    return (int)(str_find(STR(" scam suspicious unverified"), verdict, 1));
}

static int
worst_first(const void *a, const void *b)
{
    const struct report *x = &((const struct report_span *)a)->report;
    const struct report *y = &((const struct report_span *)b)->report;
    int bad = badness(x->verdict) - badness(y->verdict);
    if (bad)
        return bad;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    if (x->first_at != y->first_at)
        return x->first_at < y->first_at ? -1 : 1;
    int kind = (int)x->kind - (int)y->kind;
    return kind ? kind : str_cmp(x->value, y->value);
}

bool
report_span(struct office *o, int64_t from, int64_t to, struct arena *a,
            struct report_span **out, size_t *n, int64_t *slips, struct err *err)
{
    struct report *all;
    to = to ? to : INT64_MAX;
    if (!report_list(o, from, to, a, &all, n, err) || !report_count_tokens(o, from, to, slips, err))
        return false;
    sqlite3_stmt *s = db_prepare(o, COUNT_TOLD, err);
    bool ok = s != NULL;
    *out = ARENA_ARRAY(a, struct report_span, *n + 1);
    for (size_t i = 0; ok && i < *n; i++) {
        struct told t = {0};
        ok = read_told(o, s, &all[i], from, to, &t, err);
        (*out)[i] = span_of(&all[i], &t, from, to);
    }
    sqlite3_finalize(s);
    qsort(*out, *n, sizeof **out, worst_first);
    return ok;
}
