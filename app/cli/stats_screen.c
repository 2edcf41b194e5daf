#include "cli/stats_out.h"

enum {
    BAR_CELLS = 12,
    EIGHTHS = 8,
    LINE_CELLS = 60,
    FRAUDS_MOST = 5,
    SHOWN_MOST = 4,
    HOUR_CELLS = 2,
    SCALE_EVERY = 6
};

/* ---- bars of text ---- */

/* Twelve cells, filled to an eighth of a cell (Unicode's block elements, U+2588 to U+258F). */
static void
add_bar(struct buf *b, int64_t n, int64_t most)
{
    static const char *const parts[EIGHTHS] = {" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    int eighths = most > 0 ? (int)((double)n / (double)most * BAR_CELLS * EIGHTHS + 0.5) : 0;
    if (n > 0 && eighths == 0)
        eighths = 1;
    for (int i = 0; i < BAR_CELLS; i++, eighths -= EIGHTHS)
        buf_add(b, str_of(eighths >= EIGHTHS ? "█" : parts[eighths > 0 ? eighths : 0]));
}

/* One cell: nothing known is blank, none is the lowest. */
static void
add_level(struct buf *b, int64_t n, int64_t most, bool known)
{
    static const char *const levels[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    int last = (int)ARRAY_LEN(levels) - 1;
    int level = most > 0 ? (int)((double)n / (double)most * last + 0.5) : 0;
    if (n > 0 && level == 0)
        level = 1;
    buf_add(b, str_of(known ? levels[level] : " "));
}

/* Numbers and bars first: letters of Hindi are of no certain width. */
static void
add_row(struct buf *b, struct str number, int64_t n, int64_t most, struct str name,
        struct str after)
{
    buf_fmt(b, "%10s  ", number.p);
    add_bar(b, n, most);
    buf_fmt(b, "  %s", name.p);
    if (after.n)
        buf_fmt(b, "  %s", after.p);
    buf_char(b, '\n');
}

static void
add_line(struct buf *b, struct str text)
{
    buf_fmt(b, "\n%s\n", text.p);
}

/* ---- the parts of the screen ---- */

static void
add_verdicts(struct buf *b, const struct stats *s, const struct stats_words *w)
{
    int64_t most = 0;
    add_line(b, stats_find_verdicts(w, s));
    for (size_t i = 0; i < STATS_VERDICTS; i++)
        most = s->verdicts[i] > most ? s->verdicts[i] : most;
    for (size_t i = 0; i < STATS_VERDICTS; i++)
        add_row(b, stats_number(w, s->verdicts[i]), s->verdicts[i], most, stats_verdict(w, i),
                stats_percent(w, s->verdicts[i], s->checks));
}

static void
add_spans(struct buf *b, const struct stats *s, const struct stats_words *w)
{
    struct stats_span *spans;
    size_t n;
    bool tie;
    enum stats_unit unit = stats_spans(s, LINE_CELLS, w->a, &spans, &n);
    if (n == 1) /* the sum above says it */
        return;
    add_line(b, stats_find_spans(w, unit, spans, n));
    size_t peak = stats_peak(&spans->checks, n, sizeof *spans, &tie);
    buf_add(b, STR("  "));
    for (size_t i = 0; i < n; i++)
        add_level(b, spans[i].checks, spans[peak].checks, spans[i].known_days > 0);
    buf_char(b, '\n');
}

static void
add_hours(struct buf *b, const struct stats *s, const struct stats_words *w)
{
    bool tie;
    add_line(b, stats_find_hours(w, s));
    if (!s->has_hours)
        return;
    size_t peak = stats_peak(s->hours, STATS_HOURS, sizeof *s->hours, &tie);
    buf_add(b, STR("  "));
    for (int i = 0; i < STATS_HOURS * HOUR_CELLS; i++)
        add_level(b, s->hours[i / HOUR_CELLS], s->hours[peak], true);
    buf_add(b, STR("\n  "));
    for (int i = 0; i < STATS_HOURS; i += SCALE_EVERY)
        buf_fmt(b, "%-*d", SCALE_EVERY * HOUR_CELLS, i);
    buf_fmt(b, "%d\n", STATS_HOURS);
}

static void
add_parts(struct buf *b, enum stats_kind kind, const struct stats_parts *p, size_t most,
          const struct stats_words *w)
{
    add_line(b, stats_find_parts(w, kind, p));
    for (size_t i = 0; i < p->n && i < most; i++) {
        struct str n = kind == STATS_SHOWN ? stats_hours_minutes(w, p->list[i].n)
                                           : stats_number(w, p->list[i].n);
        add_row(b, n, p->list[i].n, p->list[0].n, stats_name(w, kind, p->list[i].which), STR(""));
    }
    if (p->n > most) {
        struct lang_arg more = {"n", stats_number(w, (int64_t)(p->n - most))};
        buf_fmt(b, "%10s  %s\n", "", stats_say(w, "stats.more", &more, 1).p);
    }
}

static void
add_sums(struct buf *b, const struct stats *s, const struct stats_words *w)
{
    buf_fmt(b, "%s: %s   %s: %s\n", stats_say(w, "stats.checks", NULL, 0).p,
            stats_number(w, s->checks).p, stats_say(w, "stats.reports", NULL, 0).p,
            stats_number(w, s->reports).p);
}

void
stats_screen(struct buf *b, const struct stats *s, const struct stats_words *w)
{
    if (!s->known_days) {
        buf_fmt(b, "%s\n", stats_say(w, "stats.empty", NULL, 0).p);
        return;
    }
    buf_fmt(b, "%s\n%s · %s\n", stats_say(w, "stats.title", NULL, 0).p, stats_period(w, s).p,
            stats_known(w, s).p);
    add_sums(b, s, w);
    if (s->checks) {
        add_spans(b, s, w);
        add_verdicts(b, s, w);
        add_parts(b, STATS_FRAUD, &s->frauds, FRAUDS_MOST, w);
        add_hours(b, s, w);
    }
    add_parts(b, STATS_SHOWN, &s->shown, SHOWN_MOST, w);
    if (s->checks)
        add_parts(b, STATS_WAY, &s->ways, STATS_HOURS, w);
}
