#include "cli/stats_page.h"

#include "cli/stats_plot.h"

enum {
    COLUMNS_MOST = 60, /* of the plot of days */
    ROWS_MOST = 16,    /* of the table below it */
    BARS_MOST = 15,    /* of a table of bars */
    CELLS = 3,
    HOUR_TABLES = 3,
    HOUR_LABEL_EVERY = 4,
    LABEL_DATE = 88, /* widths of labels: "22 September", "September 2026", "12 am" */
    LABEL_MONTH = 112,
    LABEL_HOUR = 90
};

static const char style[] =
    "@page{size:A4;margin:13mm}"
    "*{box-sizing:border-box;-webkit-print-color-adjust:exact;print-color-adjust:exact}"
    "body{margin:0;background:#fbfaf6;color:#14213d;font:18px/1.45 \"Noto Sans\","
    "\"Noto Sans Devanagari\",\"Nirmala UI\",Mangal,sans-serif}"
    "main{max-width:840px;margin:0 auto;padding:20px}"
    "header{background:#0f254f;color:#fff;border-radius:14px;padding:16px 24px}"
    "header p{margin:2px 0 0;color:#c9d4ec}"
    "h1{font-size:1.55em;line-height:1.3;margin:0}"
    "h2{font-size:1.2em;line-height:1.35;margin:0 0 10px}"
    ".topic{color:#454c60;font-size:.9em;margin:0}"
    ".tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:12px;margin:14px 0 0;padding:0}"
    ".tiles div,section{background:#fff;border:2px solid #d9d4c7;border-radius:14px}"
    ".tiles div{padding:8px 14px;display:flex;flex-direction:column;justify-content:space-between}"
    ".tiles dt{color:#454c60;font-size:.85em;line-height:1.3}"
    ".tiles dd{margin:0;font-size:1.8em;font-weight:700;line-height:1.3}"
    "section{padding:14px 20px;margin-top:14px;break-inside:avoid}"
    "svg.plot{display:block;width:100%;height:auto}"
    "svg text{font-family:inherit}"
    ".key{color:#454c60;font-size:.85em;margin:4px 0 0}"
    ".tables{display:flex;gap:32px;margin-top:8px}"
    "table{border-collapse:collapse;flex:1;font-size:.9em;align-self:flex-start}"
    ".bars table{width:100%;table-layout:fixed}.bars thead th:first-child{width:54%}"
    ".wide thead th:first-child{width:62%}"
    "tr,.note{break-inside:avoid}h2,.topic{break-after:avoid}"
    "th,td{text-align:left;font-weight:400;padding:3px 6px;border-bottom:1px solid #d9d4c7}"
    "thead th{color:#454c60;font-size:.9em;vertical-align:bottom;white-space:normal}"
    "td.n{white-space:nowrap}.n{text-align:right;font-variant-numeric:tabular-nums}"
    "td.bar{width:24%}"
    "svg.bar{display:block;width:100%;height:16px}"
    "svg.sign{width:32px;height:22px;vertical-align:-4px;margin-right:10px}"
    ".note{border-top:3px solid #17346b;margin:18px 0 0;padding-top:8px;color:#454c60}"
    "@media(max-width:640px){main{padding:8px}section{padding:12px;overflow-x:auto}"
    ".tiles{grid-template-columns:1fr 1fr}.tables{flex-direction:column;gap:0}"
    ".tables table{align-self:stretch}svg.columns{min-width:520px}}"
    "@media print{body{background:#fff;font-size:11pt}main{max-width:none;padding:0}"
    "section{padding:9px 16px;margin-top:10px}th,td{padding:2px 6px}}";

/* What every part of the page is made from. */
struct page {
    struct buf *b;
    const struct stats *s;
    const struct stats_about *about;
    const struct stats_words *w;
};

static void
add(const struct page *p, const char *markup)
{
    buf_add(p->b, str_of(markup));
}

/* <TAG>text</TAG>; `tag` may bring attributes. */
static void
add_element(const struct page *p, const char *tag, struct str text)
{
    int name = (int)strcspn(tag, " ");
    buf_fmt(p->b, "<%s>", tag);
    buf_xml(p->b, text);
    buf_fmt(p->b, "</%.*s>\n", name, tag);
}

static struct str
say(const struct page *p, const char *id)
{
    return stats_say(p->w, id, NULL, 0);
}

#define SAY(p, id, ...) stats_say((p)->w, id, LANG_ARGS(__VA_ARGS__))

static void
open_section(const struct page *p, const char *topic, struct str finding)
{
    add(p, "<section>\n");
    add_element(p, "p class=\"topic\"", say(p, topic));
    add_element(p, "h2", finding);
}

/* ---- tables of numbers ---- */

struct table {
    const char *topic;        /* what it is called */
    const char *heads[CELLS]; /* ids; the first is that of the rows' names */
    size_t columns;
    struct str *cells; /* row by row */
    size_t rows;
};

static void
add_table(const struct page *p, const struct table *t, size_t from, size_t end)
{
    add(p, "<table aria-label=\"");
    buf_xml(p->b, say(p, t->topic));
    add(p, "\"><thead><tr>");
    for (size_t k = 0; k < t->columns; k++)
        add_element(p, k ? "th scope=\"col\" class=\"n\"" : "th scope=\"col\"",
                    say(p, t->heads[k]));
    add(p, "</tr></thead><tbody>\n");
    for (size_t i = from; i < end; i++) {
        add(p, "<tr>");
        for (size_t k = 0; k < t->columns; k++)
            add_element(p, k ? "td class=\"n\"" : "th scope=\"row\"", t->cells[i * t->columns + k]);
        add(p, "</tr>\n");
    }
    add(p, "</tbody></table>\n");
}

/* Beside each other, `n` of them at most. */
static void
add_tables(const struct page *p, const struct table *t, size_t n)
{
    size_t each = (t->rows + n - 1) / n;
    add(p, "<div class=\"tables\">\n");
    for (size_t i = 0; i < t->rows; i += each)
        add_table(p, t, i, i + each < t->rows ? i + each : t->rows);
    add(p, "</div>\n");
}

/* ---- checks a day ---- */

static struct str
columns_text(const struct page *p, const struct plot_columns *c, struct str finding)
{
    int64_t sum = 0;
    for (size_t i = 0; i < c->n; i++)
        sum += c->list[i].n;
    return SAY(p, "stats.text.columns", {"n", stats_number(p->w, (int64_t)c->n)},
               {"sum", stats_number(p->w, sum)}, {"finding", finding});
}

static bool
plot_spans(const struct page *p, enum stats_unit unit, const char *topic, struct str finding,
           const struct stats_span *spans, size_t n)
{
    bool tie, gap = false;
    struct plot_column *list = ARENA_ARRAY(p->w->a, struct plot_column, n + 1);
    for (size_t i = 0; i < n; i++) {
        list[i] = (struct plot_column){
            .label = stats_span_name(p->w, unit, spans[i].first_day, unit == STATS_BY_MONTH),
            .number = stats_number(p->w, spans[i].checks),
            .n = spans[i].checks,
            .known = spans[i].known_days > 0};
        gap = gap || !list[i].known;
    }
    struct plot_columns c = {.id = "days",
                             .title = say(p, topic),
                             .list = list,
                             .n = n,
                             .peak = stats_peak(&spans->checks, n, sizeof *spans, &tie),
                             .label_width = unit == STATS_BY_MONTH ? LABEL_MONTH : LABEL_DATE};
    c.peak = tie ? n : c.peak;
    c.text = columns_text(p, &c, finding);
    plot_columns(p->b, &c);
    return gap;
}

static void
add_span_table(const struct page *p)
{
    static const char *const topics[] = {"stats.topic.day", "stats.topic.week",
                                         "stats.topic.month"};
    static const char *const heads[] = {"stats.head.day", "stats.head.week", "stats.head.month"};
    struct stats_span *spans;
    size_t n;
    enum stats_unit unit = stats_spans(p->s, ROWS_MOST, p->w->a, &spans, &n);
    struct table t = {.topic = topics[unit],
                      .heads = {heads[unit], "stats.checks", "stats.bad"},
                      .columns = 3,
                      .cells = ARENA_ARRAY(p->w->a, struct str, 3 * n + 1),
                      .rows = n};
    for (size_t i = 0; i < n; i++) {
        bool known = spans[i].known_days > 0;
        int64_t bad = spans[i].verdicts[0] + spans[i].verdicts[1];
        t.cells[3 * i] = stats_span_name(p->w, unit, spans[i].first_day, true);
        t.cells[3 * i + 1] = known ? stats_number(p->w, spans[i].checks) : STR("–");
        t.cells[3 * i + 2] = known ? stats_number(p->w, bad) : STR("–");
    }
    add_tables(p, &t, n > 4 ? 2 : 1);
}

static void
add_days(const struct page *p)
{
    static const char *const topics[] = {"stats.topic.day", "stats.topic.week",
                                         "stats.topic.month"};
    struct stats_span *spans;
    size_t n;
    enum stats_unit unit = stats_spans(p->s, COLUMNS_MOST, p->w->a, &spans, &n);
    struct str finding = stats_find_spans(p->w, unit, spans, n);
    open_section(p, topics[unit], finding);
    if (plot_spans(p, unit, topics[unit], finding, spans, n))
        add_element(p, "p class=\"key\"", say(p, "stats.gap"));
    add_span_table(p);
    add(p, "</section>\n");
}

/* ---- answers ---- */

static struct str
verdict_list(const struct page *p)
{
    struct str all = {"", 0};
    for (size_t i = 0; i < STATS_VERDICTS; i++) {
        struct str name = stats_verdict(p->w, i);
        all = arena_fmt(p->w->a, "%.*s%s%s %s", (int)all.n, all.p, i ? ", " : "", name.p,
                        stats_number(p->w, p->s->verdicts[i]).p);
    }
    return all;
}

static void
add_verdicts(const struct page *p)
{
    const struct stats *s = p->s;
    open_section(p, "stats.topic.verdict", stats_find_verdicts(p->w, s));
    plot_stack(p->b, "answers", say(p, "stats.topic.verdict"),
               SAY(p, "stats.text.parts", {"list", verdict_list(p)}), s->verdicts);
    add(p, "<div class=\"tables\"><table aria-label=\"");
    buf_xml(p->b, say(p, "stats.topic.verdict"));
    add(p, "\"><thead><tr>");
    add_element(p, "th scope=\"col\"", say(p, "stats.head.verdict"));
    add_element(p, "th scope=\"col\" class=\"n\"", say(p, "stats.checks"));
    add_element(p, "th scope=\"col\" class=\"n\"", say(p, "stats.head.share"));
    add(p, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < STATS_VERDICTS; i++) {
        add(p, "<tr><th scope=\"row\">");
        plot_sign(p->b, i);
        add_element(p, "span", stats_verdict(p->w, i));
        add(p, "</th>");
        add_element(p, "td class=\"n\"", stats_number(p->w, s->verdicts[i]));
        add_element(p, "td class=\"n\"", stats_percent(p->w, s->verdicts[i], s->checks));
        add(p, "</tr>\n");
    }
    add(p, "</tbody></table></div>\n</section>\n");
}

/* ---- frauds, warnings, ways: a bar a row ---- */

static void
add_bar_row(const struct page *p, enum stats_kind kind, const struct stats_parts *parts, size_t i)
{
    const struct stats_part *part = &parts->list[i];
    add(p, "<tr>");
    add_element(p, "th scope=\"row\"", stats_name(p->w, kind, part->which));
    add(p, "<td class=\"bar\">");
    plot_bar(p->b, part->n, parts->list[0].n);
    add(p, "</td>");
    add_element(p, "td class=\"n\"",
                kind == STATS_SHOWN ? stats_hours_minutes(p->w, part->n)
                                    : stats_number(p->w, part->n));
    if (kind != STATS_SHOWN)
        add_element(p, "td class=\"n\"", stats_percent(p->w, part->n, parts->sum));
    add(p, "</tr>\n");
}

static void
add_parts(const struct page *p, enum stats_kind kind, const struct stats_parts *parts)
{
    static const struct {
        const char *topic, *head, *number;
    } words[] = {{"stats.topic.fraud", "stats.head.fraud", "stats.head.times"},
                 {"stats.topic.shown", "stats.head.shown", "stats.head.time"},
                 {"stats.topic.way", "stats.head.way", "stats.head.times"}};
    size_t n = parts->n < BARS_MOST ? parts->n : BARS_MOST;
    open_section(p, words[kind].topic, stats_find_parts(p->w, kind, parts));
    if (n) {
        buf_fmt(p->b, "<div class=\"bars%s\"><table aria-label=\"",
                kind == STATS_SHOWN ? " wide" : "");
        buf_xml(p->b, say(p, words[kind].topic));
        add(p, "\"><thead><tr>");
        add_element(p, "th scope=\"col\"", say(p, words[kind].head));
        add(p, "<td class=\"bar\"></td>");
        add_element(p, "th scope=\"col\" class=\"n\"", say(p, words[kind].number));
        if (kind != STATS_SHOWN)
            add_element(p, "th scope=\"col\" class=\"n\"", say(p, "stats.head.share"));
        add(p, "</tr></thead><tbody>\n");
        for (size_t i = 0; i < n; i++)
            add_bar_row(p, kind, parts, i);
        add(p, "</tbody></table></div>\n");
    }
    if (parts->n > n)
        add_element(p, "p class=\"key\"",
                    SAY(p, "stats.more", {"n", stats_number(p->w, (int64_t)(parts->n - n))}));
    add(p, "</section>\n");
}

/* ---- hours ---- */

static void
plot_hours(const struct page *p)
{
    bool tie;
    const struct stats *s = p->s;
    struct plot_column list[STATS_HOURS];
    for (int i = 0; i < STATS_HOURS; i++) {
        struct str time = lang_time(p->w->lang, p->w->a, i * 60);
        list[i] = (struct plot_column){.label = i % HOUR_LABEL_EVERY ? (struct str){"", 0}
                                                                     : lang_plain(p->w->a, time),
                                       .number = stats_number(p->w, s->hours[i]),
                                       .n = s->hours[i],
                                       .known = true};
    }
    struct plot_columns c = {.id = "hours",
                             .title = say(p, "stats.topic.hour"),
                             .list = list,
                             .n = STATS_HOURS,
                             .peak = stats_peak(s->hours, STATS_HOURS, sizeof *s->hours, &tie),
                             .label_width = LABEL_HOUR,
                             .at_edges = true,
                             .open = p->about->open_minute / 60.0,
                             .close = p->about->close_minute / 60.0};
    c.peak = tie ? STATS_HOURS : c.peak;
    c.text = columns_text(p, &c, stats_find_hours(p->w, s));
    plot_columns(p->b, &c);
}

static void
add_hours(const struct page *p)
{
    struct str cells[2 * STATS_HOURS];
    struct table t = {.topic = "stats.topic.hour",
                      .heads = {"stats.head.hour", "stats.checks"},
                      .columns = 2,
                      .cells = cells};
    open_section(p, "stats.topic.hour", stats_find_hours(p->w, p->s));
    for (int i = 0; i < STATS_HOURS; i++) {
        if (p->s->hours[i] == 0)
            continue;
        cells[2 * t.rows] = lang_plain(p->w->a, lang_time(p->w->lang, p->w->a, i * 60));
        cells[2 * t.rows++ + 1] = stats_number(p->w, p->s->hours[i]);
    }
    if (p->s->has_hours) {
        plot_hours(p);
        if (p->about->open_minute < p->about->close_minute)
            add_element(p, "p class=\"key\"",
                        SAY(p, "stats.open",
                            {"from", lang_time(p->w->lang, p->w->a, p->about->open_minute)},
                            {"to", lang_time(p->w->lang, p->w->a, p->about->close_minute)}));
        add_tables(p, &t, t.rows > 3 ? HOUR_TABLES : 1);
    }
    add(p, "</section>\n");
}

/* ---- the whole ---- */

static void
add_tile(const struct page *p, const char *id, struct str number)
{
    add(p, "<div>");
    add_element(p, "dt", say(p, id));
    add_element(p, "dd", number);
    add(p, "</div>\n");
}

static void
add_head(const struct page *p)
{
    buf_fmt(p->b, "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"/>\n",
            lang_code(p->w->lang));
    add(p, "<meta name=\"viewport\" content=\"width=device-width\"/>\n");
    add_element(p, "title", say(p, "stats.title"));
    buf_fmt(p->b, "<style>%s</style></head>\n<body><main>\n<header>", style);
    add_element(p, "h1", say(p, "stats.title"));
    if (p->about->office.n)
        add_element(p, "p", p->about->office);
    add_element(p, "p", stats_period(p->w, p->s));
    struct str made = lang_date(p->w->lang, p->w->a, stats_civil(p->about->made_day));
    add_element(p, "p", SAY(p, "stats.made", {"date", made}));
    add(p, "</header>\n");
}

static void
add_all(const struct page *p)
{
    const struct stats *s = p->s;
    add(p, "<dl class=\"tiles\">\n");
    add_tile(p, "stats.checks", stats_number(p->w, s->checks));
    add_tile(p, "stats.bad", stats_number(p->w, s->verdicts[0] + s->verdicts[1]));
    add_tile(p, "stats.reports", stats_number(p->w, s->reports));
    add_tile(p, "stats.days", arena_fmt(p->w->a, "%zu / %zu", s->known_days, s->n_days));
    add(p, "</dl>\n");
    if (s->checks) {
        add_days(p);
        add_verdicts(p);
        add_parts(p, STATS_FRAUD, &s->frauds);
        add_hours(p);
        add_parts(p, STATS_WAY, &s->ways);
    }
    add_parts(p, STATS_SHOWN, &s->shown);
}

void
stats_page(struct buf *b, const struct stats *s, const struct stats_about *about,
           const struct stats_words *w)
{
    struct page p = {b, s, about, w};
    add_head(&p);
    if (s->known_days) {
        add_all(&p);
    } else {
        add(&p, "<section>");
        add_element(&p, "p", say(&p, "stats.empty"));
        add(&p, "</section>\n");
    }
    add_element(&p, "p class=\"note\"",
                SAY(&p, "stats.note", {"least", stats_number(w, STATS_HOURS_LEAST)}));
    add(&p, "</main></body></html>\n");
}
