#include "cli/stats_words.h"

#include "office/plain.h"

#include <stdio.h>

enum { SCAM, SUSPICIOUS, DAY_MINUTES = 24 * 60, FOREIGN_MAX = 60 /* characters */ };

struct str
stats_say(const struct stats_words *w, const char *id, const struct lang_arg *args, size_t n)
{
    return arena_str(w->a, lang_plain(w->a, lang_format(w->lang, w->a, id, args, n)));
}

/* ---- numbers ---- */

struct str
stats_number(const struct stats_words *w, int64_t n)
{
    char digits[32], out[48];
    size_t len = (size_t)snprintf(digits, sizeof digits, "%lld", (long long)n), k = 0;
    for (size_t i = 0; i < len; i++) {
        size_t rest = len - i;
        if (i && rest >= 3 && rest % 2 == 1)
            out[k++] = ',';
        out[k++] = digits[i];
    }
    return arena_str(w->a, (struct str){out, k});
}

struct str
stats_percent(const struct stats_words *w, int64_t n, int64_t sum)
{
    return arena_fmt(w->a, "%.0f%%", sum > 0 ? (double)n * 100 / (double)sum : 0);
}

struct str
stats_hours_minutes(const struct stats_words *w, int64_t seconds)
{
    int64_t minutes = (seconds + 30) / 60;
    if (minutes == 0 && seconds > 0)
        minutes = 1;
    return arena_fmt(w->a, "%s:%02d", stats_number(w, minutes / 60).p, (int)(minutes % 60));
}

/* ---- names ---- */

struct str
stats_verdict(const struct stats_words *w, size_t verdict)
{
    const char *id = arena_fmt(w->a, "verdict.%s", stats_verdict_names[verdict]).p;
    return stats_say(w, id, NULL, 0);
}

/* One that nobody here has words for: another hand may have put it there, with the terminal in
 * mind. */
static struct str
foreign_name(const struct stats_words *w, struct str which)
{
    return arena_str(w->a, plain_made(which, FOREIGN_MAX, w->a));
}

static struct str
title_of(const struct stats_words *w, struct str id)
{
    for (size_t i = 0; i < w->n_titles; i++)
        if (str_eq(w->titles[i].id, id) && w->titles[i].text.n)
            return w->titles[i].text;
    return foreign_name(w, id);
}

struct str
stats_name(const struct stats_words *w, enum stats_kind kind, struct str which)
{
    if (kind == STATS_SHOWN)
        return title_of(w, which);
    const char *row = kind == STATS_FRAUD ? "fraud" : "stats.way";
    const char *id = arena_fmt(w->a, "%s.%.*s", row, (int)which.n, which.p).p;
    return which.n && lang_has(w->lang, id) ? stats_say(w, id, NULL, 0) : foreign_name(w, which);
}

static struct str
date(const struct stats_words *w, int day, bool with_year)
{
    struct civil c = stats_civil(day);
    return with_year ? lang_date(w->lang, w->a, c) : lang_short_date(w->lang, w->a, c);
}

struct str
stats_period(const struct stats_words *w, const struct stats *s)
{
    int last = s->first_day + (int)s->n_days - 1;
    if (s->n_days <= 1)
        return arena_str(w->a, date(w, s->first_day, true));
    return stats_say(w, "stats.period",
                     LANG_ARGS({"from", date(w, s->first_day, true)}, {"to", date(w, last, true)}));
}

struct str
stats_known(const struct stats_words *w, const struct stats *s)
{
    return stats_say(w, "stats.known",
                     LANG_ARGS({"n", stats_number(w, (int64_t)s->n_days)},
                          {"known", stats_number(w, (int64_t)s->known_days)}));
}

struct str
stats_span_name(const struct stats_words *w, enum stats_unit unit, int day, bool with_year)
{
    if (unit != STATS_BY_MONTH)
        return arena_str(w->a, date(w, day, with_year));
    struct civil c = stats_civil(day);
    const char *id = arena_fmt(w->a, "date.month.%d", c.month).p;
    struct str month = stats_say(w, id, NULL, 0);
    return with_year ? arena_fmt(w->a, "%.*s %d", (int)month.n, month.p, c.year) : month;
}

/* ---- findings ---- */

struct str
stats_find_spans(const struct stats_words *w, enum stats_unit unit, const struct stats_span *spans,
                 size_t n)
{
    static const char *const most[] = {"stats.most.day", "stats.most.week", "stats.most.month"};
    static const char *const tied[] = {"stats.tied.day", "stats.tied.week", "stats.tied.month"};
    bool tie;
    if (n == 0)
        return stats_say(w, "stats.checks.none", NULL, 0);
    size_t peak = stats_peak(&spans->checks, n, sizeof *spans, &tie);
    if (spans[peak].checks == 0)
        return stats_say(w, "stats.checks.none", NULL, 0);
    if (n == 1)
        return stats_say(w, "stats.all", LANG_ARGS({"n", stats_number(w, spans->checks)}));
    return stats_say(
        w, tie ? tied[unit] : most[unit],
        LANG_ARGS({"when", stats_span_name(w, unit, spans[peak].first_day, unit == STATS_BY_MONTH)},
             {"n", stats_number(w, spans[peak].checks)}));
}

struct str
stats_find_verdicts(const struct stats_words *w, const struct stats *s)
{
    int64_t bad = s->verdicts[SCAM] + s->verdicts[SUSPICIOUS];
    if (s->checks == 0)
        return stats_say(w, "stats.checks.none", NULL, 0);
    return stats_say(w, bad ? "stats.bad.some" : "stats.bad.none",
                     LANG_ARGS({"n", stats_number(w, s->checks)}, {"bad", stats_number(w, bad)}));
}

struct str
stats_find_hours(const struct stats_words *w, const struct stats *s)
{
    bool tie;
    if (!s->has_hours)
        return stats_say(w, "stats.hours.few",
                         LANG_ARGS({"least", stats_number(w, STATS_HOURS_LEAST)}));
    size_t peak = stats_peak(s->hours, STATS_HOURS, sizeof *s->hours, &tie);
    int minute = (int)peak * 60;
    return stats_say(w, tie ? "stats.tied.hour" : "stats.most.hour",
                     LANG_ARGS({"from", lang_time(w->lang, w->a, minute)},
                          {"to", lang_time(w->lang, w->a, (minute + 60) % DAY_MINUTES)},
                          {"n", stats_number(w, s->hours[peak])}));
}

struct str
stats_find_parts(const struct stats_words *w, enum stats_kind kind, const struct stats_parts *p)
{
    static const char *const none[] = {"stats.fraud.none", "stats.shown.none", "stats.ways.none"};
    static const char *const most[] = {"stats.most.part", "stats.most.shown", "stats.most.part"};
    if (p->n == 0)
        return stats_say(w, none[kind], NULL, 0);
    struct str n =
        kind == STATS_SHOWN ? stats_hours_minutes(w, p->list[0].n) : stats_number(w, p->list[0].n);
    bool tie = p->n > 1 && p->list[1].n == p->list[0].n && kind != STATS_SHOWN;
    return stats_say(w, tie ? "stats.tied.part" : most[kind],
                     LANG_ARGS({"name", stats_name(w, kind, p->list[0].which)}, {"n", n}));
}
