#include "cli/stats_out.h"

#include "office/table.h"

enum { COLUMNS = 5 };

static struct str
date_of(int day, struct arena *a)
{
    struct civil c = stats_civil(day);
    return arena_fmt(a, "%04d-%02d-%02d", c.year, c.month, c.day);
}

/* ---- a table ---- */

void
stats_table(struct buf *b, const struct count *list, size_t n, const struct stats *s,
            struct arena *a)
{
    static const char *const names[COLUMNS] = {"day", "hour", "what", "which", "n"};
    struct str cells[COLUMNS];
    struct count *days;
    size_t n_days;
    for (size_t i = 0; i < COLUMNS; i++)
        cells[i] = str_of(names[i]);
    table_write_row(b, cells, COLUMNS);
    stats_by_day(list, n, s, a, &days, &n_days);
    for (size_t i = 0; i < n_days; i++) {
        cells[0] = date_of(days[i].day, a);
        cells[1] = STR("");
        cells[2] = days[i].what;
        cells[3] = days[i].which;
        cells[4] = arena_fmt(a, "%lld", (long long)days[i].n);
        table_write_row(b, cells, COLUMNS);
    }
    for (int i = 0; i < STATS_HOURS; i++) {
        if (s->hours[i] == 0)
            continue;
        cells[0] = cells[3] = STR("");
        cells[1] = arena_fmt(a, "%d", i);
        cells[2] = STR("hour");
        cells[4] = arena_fmt(a, "%lld", (long long)s->hours[i]);
        table_write_row(b, cells, COLUMNS);
    }
}

/* ---- JSON ---- */

static void
add_name(struct buf *b, bool first, const char *name)
{
    buf_fmt(b, "%s\"%s\":", first ? "" : ",", name);
}

/* Behind the number of checks. */
static void
add_verdicts(struct buf *b, const int64_t verdicts[STATS_VERDICTS])
{
    for (size_t i = 0; i < STATS_VERDICTS; i++)
        buf_fmt(b, ",\"%s\":%lld", stats_verdict_names[i], (long long)verdicts[i]);
}

static void
add_days(struct buf *b, const struct stats *s, struct arena *a)
{
    bool first = true;
    add_name(b, false, "days");
    buf_char(b, '[');
    for (size_t i = 0; i < s->n_days; i++) {
        if (!s->days[i].known)
            continue;
        buf_fmt(b, "%s{\"day\":\"%s\",\"checks\":%lld", first ? "" : ",\n ",
                date_of(s->first_day + (int)i, a).p, (long long)s->days[i].checks);
        add_verdicts(b, s->days[i].verdicts);
        buf_char(b, '}');
        first = false;
    }
    buf_char(b, ']');
}

static void
add_hours(struct buf *b, const struct stats *s)
{
    add_name(b, false, "hours");
    for (int i = 0; s->has_hours && i < STATS_HOURS; i++)
        buf_fmt(b, "%s%lld", i ? "," : "[", (long long)s->hours[i]);
    buf_add(b, s->has_hours ? STR("]") : STR("null"));
}

static void
add_parts(struct buf *b, const char *name, const char *number, enum stats_kind kind,
          const struct stats_parts *p, const struct stats_words *w)
{
    add_name(b, false, name);
    buf_char(b, '[');
    for (size_t i = 0; i < p->n; i++) {
        buf_add(b, i ? STR(",{\"id\":") : STR("{\"id\":"));
        buf_json(b, p->list[i].which);
        buf_add(b, STR(",\"say\":"));
        buf_json(b, stats_name(w, kind, p->list[i].which));
        buf_fmt(b, ",\"%s\":%lld}", number, (long long)p->list[i].n);
    }
    buf_char(b, ']');
}

void
stats_json(struct buf *b, const struct stats *s, const struct stats_words *w)
{
    buf_fmt(b, "{\"from\":\"%s\",", date_of(s->first_day, w->a).p);
    buf_fmt(b, "\"to\":\"%s\"", date_of(s->first_day + (int)s->n_days - (s->n_days > 0), w->a).p);
    buf_fmt(b, ",\"days_counted\":%zu,\"checks\":%lld", s->known_days, (long long)s->checks);
    add_verdicts(b, s->verdicts);
    buf_fmt(b, ",\"reports\":%lld", (long long)s->reports);
    add_parts(b, "frauds", "n", STATS_FRAUD, &s->frauds, w);
    add_parts(b, "shown", "seconds", STATS_SHOWN, &s->shown, w);
    add_parts(b, "ways", "n", STATS_WAY, &s->ways, w);
    add_hours(b, s);
    add_days(b, s, w->a);
    buf_add(b, STR("}\n"));
}
