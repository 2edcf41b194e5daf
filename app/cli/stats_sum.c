#include "cli/stats.h"

#include <limits.h>
#include <stdlib.h>

enum { DAY_LAST = 2932896 }; /* 9999-12-31 */
#define COUNT_MOST INT64_C(1000000000000)

const char *const stats_verdict_names[STATS_VERDICTS] = {"scam", "suspicious", "unverified",
                                                         "official"};

struct civil
stats_civil(int day)
{
    return civil_from_unix(civil_day_start(day));
}

/* ---- sums ---- */

static bool
is_what(const struct count *c, const char *what)
{
    return str_eq(c->what, str_of(what));
}

static size_t
verdict_of(struct str which)
{
    size_t at;
    return str_among(which, stats_verdict_names, STATS_VERDICTS, &at) ? at : STATS_VERDICTS;
}

/* A database may hold anything; what is below has room in every sum. */
static bool
makes_sense(const struct count *c)
{
    return c->n > 0 && c->n <= COUNT_MOST && c->day >= 0 && c->day <= DAY_LAST && c->hour >= -1 &&
           c->hour < STATS_HOURS && (!is_what(c, "check") || verdict_of(c->which) < STATS_VERDICTS);
}

static bool
lies_in(const struct count *c, const struct stats *s)
{
    return c->day >= s->first_day && (size_t)(c->day - s->first_day) < s->n_days;
}

/* first_day and n_days. */
static void
find_period(const struct count *list, size_t n, int first_day, int end_day, struct stats *out)
{
    int earliest = end_day - STATS_DAYS_MOST, first = end_day - 1;
    for (size_t i = 0; i < n; i++)
        if (makes_sense(&list[i]) && list[i].day >= earliest && list[i].day < first)
            first = list[i].day;
    if (first_day != INT_MIN)
        first = first_day < earliest ? earliest : first_day;
    out->first_day = first < end_day ? first : end_day;
    out->n_days = (size_t)(end_day - out->first_day);
}

static void
add_check(struct stats *s, struct stats_day *day, const struct count *c)
{
    size_t v = verdict_of(c->which);
    day->verdicts[v] += c->n;
    day->checks += c->n;
    s->verdicts[v] += c->n;
    s->checks += c->n;
    if (c->hour >= 0)
        s->hours[c->hour] += c->n;
}

static int
largest_first(const void *a, const void *b)
{
    const struct stats_part *x = a, *y = b;
    return x->n != y->n ? (x->n < y->n) - (x->n > y->n) : str_cmp(x->which, y->which);
}

static struct stats_parts
parts_of(const struct count *list, size_t n, const struct stats *s, const char *what,
         struct arena *a)
{
    struct stats_parts p = {.n = 0};
    size_t cap = 0;
    for (size_t i = 0; i < n; i++) {
        const struct count *c = &list[i];
        size_t k = 0;
        if (!is_what(c, what) || !makes_sense(c) || !lies_in(c, s))
            continue;
        while (k < p.n && !str_eq(p.list[k].which, c->which))
            k++;
        if (k == p.n) {
            p.list = arena_grow(a, p.list, p.n, &cap, sizeof *p.list);
            p.list[p.n++] = (struct stats_part){.which = c->which};
        }
        p.list[k].n += c->n;
        p.sum += c->n;
    }
    if (p.n)
        qsort(p.list, p.n, sizeof *p.list, largest_first);
    return p;
}

void
stats_sum(const struct count *list, size_t n, int first_day, int end_day, struct arena *a,
          struct stats *out)
{
    struct stats s = {.n_days = 0};
    find_period(list, n, first_day, end_day, &s);
    s.days = ARENA_ARRAY(a, struct stats_day, s.n_days + 1);
    for (size_t i = 0; i < n; i++) {
        if (!makes_sense(&list[i]) || !lies_in(&list[i], &s))
            continue;
        struct stats_day *day = &s.days[list[i].day - s.first_day];
        s.known_days += !day->known;
        day->known = true;
        if (is_what(&list[i], "check"))
            add_check(&s, day, &list[i]);
        else if (is_what(&list[i], "report"))
            s.reports += list[i].n;
    }
    s.has_hours = s.checks >= STATS_HOURS_LEAST;
    if (!s.has_hours)
        memset(s.hours, 0, sizeof s.hours);
    s.frauds = parts_of(list, n, &s, "fraud", a);
    s.shown = parts_of(list, n, &s, "shown", a);
    s.ways = parts_of(list, n, &s, "way", a);
    *out = s;
}

static int
by_day_what_which(const void *a, const void *b)
{
    const struct count *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    int order = str_cmp(x->what, y->what);
    return order ? order : str_cmp(x->which, y->which);
}

void
stats_by_day(const struct count *list, size_t n, const struct stats *s, struct arena *a,
             struct count **out, size_t *n_out)
{
    struct count *all = ARENA_ARRAY(a, struct count, n + 1);
    size_t m = 0, kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (makes_sense(&list[i]) && lies_in(&list[i], s)) {
            all[m] = list[i];
            all[m++].hour = -1;
        }
    }
    qsort(all, m, sizeof *all, by_day_what_which);
    for (size_t i = 0; i < m; i++) {
        if (kept && by_day_what_which(&all[kept - 1], &all[i]) == 0)
            all[kept - 1].n += all[i].n;
        else
            all[kept++] = all[i];
    }
    *out = all;
    *n_out = kept;
}

/* ---- spans ---- */

/* Whether `day` begins one. */
static bool
begins(enum stats_unit unit, int day)
{
    struct civil c = stats_civil(day);
    return unit == STATS_BY_DAY || (unit == STATS_BY_WEEK ? c.weekday == 1 : c.day == 1);
}

static size_t
count_spans(const struct stats *s, enum stats_unit unit)
{
    size_t n = s->n_days > 0;
    for (size_t i = 1; i < s->n_days; i++)
        n += begins(unit, s->first_day + (int)i);
    return n;
}

enum stats_unit
stats_spans(const struct stats *s, size_t most, struct arena *a, struct stats_span **out, size_t *n)
{
    enum stats_unit unit = STATS_BY_DAY;
    while (unit < STATS_BY_MONTH && count_spans(s, unit) > most)
        unit++;
    *out = ARENA_ARRAY(a, struct stats_span, count_spans(s, unit) + 1);
    *n = 0;
    for (size_t i = 0; i < s->n_days; i++) {
        int day = s->first_day + (int)i;
        if (i == 0 || begins(unit, day))
            (*out)[(*n)++] = (struct stats_span){.first_day = day};
        struct stats_span *span = &(*out)[*n - 1];
        span->n_days++;
        span->known_days += s->days[i].known;
        span->checks += s->days[i].checks;
        for (size_t v = 0; v < STATS_VERDICTS; v++)
            span->verdicts[v] += s->days[i].verdicts[v];
    }
    return unit;
}

size_t
stats_peak(const int64_t *first, size_t n, size_t stride, bool *tie)
{
    size_t peak = 0;
    int64_t most = INT64_MIN;
    *tie = false;
    for (size_t i = 0; i < n; i++) {
        int64_t value;
        memcpy(&value, (const char *)first + i * stride, sizeof value);
        *tie = value > most ? false : *tie || value == most;
        peak = value > most ? i : peak;
        most = value > most ? value : most;
    }
    return peak;
}
