/* What people asked: sums, weeks and months, the page, the table and JSON, from counts made up for
 * it. No office and no kiosk is needed. */
#include "cli/stats_out.h"
#include "cli/stats_page.h"
#include "cli/stats_plot.h"

#include "base/paths.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* 2026-11-01, a Sunday. */
enum { NOV_1 = 20758, LIST_MAX = 40, DEPTH_MAX = 64 };

struct row {
    int day, hour;
    const char *what, *which;
    int64_t n;
};

static size_t
counts_of(const struct row *rows, size_t cap, struct count *out)
{
    size_t n = 0;
    for (; n < cap && rows[n].what; n++)
        out[n] = (struct count){.day = rows[n].day,
                                .hour = rows[n].hour,
                                .what = str_of(rows[n].what),
                                .which = str_of(rows[n].which),
                                .n = rows[n].n};
    return n;
}

/* A lobby's three days: nothing is known of the second. */
static const struct row three_days[LIST_MAX] = {
    {NOV_1, -1, "fraud", "cut", 9},          {NOV_1, -1, "fraud", "link", 3},
    {NOV_1, -1, "shown", "night-cut", 5400}, {NOV_1, -1, "way", "text", 12},
    {NOV_1, 10, "check", "scam", 8},         {NOV_1, 11, "check", "scam", 2},
    {NOV_1, 11, "check", "suspicious", 2},   {NOV_1 + 2, -1, "fraud", "link", 7},
    {NOV_1 + 2, -1, "report", "", 3},        {NOV_1 + 2, -1, "shown", "<script>", 60},
    {NOV_1 + 2, 11, "check", "official", 9}, {NOV_1 + 2, 11, "check", "unverified", 1},
};

static struct lang *
language(const char *code)
{
    struct arena a = {0};
    struct str assets;
    struct lang *lang = NULL;
    struct err err;
    assert_true(paths_assets(&a, &assets, &err) && lang_open(assets, code, &lang, &err));
    arena_wipe(&a);
    return lang;
}

/* ---- sums ---- */

static void
test_sums(void **state)
{
    static const struct {
        const char *why;
        int first_day, end_day;
        int64_t checks, bad, frauds, shown, reports;
        int begins;
        size_t days, known;
    } rows[] = {
        {"all", INT_MIN, NOV_1 + 3, 22, 12, 19, 5460, 3, NOV_1, 3, 2},
        {"the day of which nothing is known", NOV_1 + 1, NOV_1 + 2, 0, 0, 0, 0, 0, NOV_1 + 1, 1, 0},
        {"the first day", NOV_1, NOV_1 + 1, 12, 12, 12, 5400, 0, NOV_1, 1, 1},
        {"the last", NOV_1 + 2, NOV_1 + 3, 10, 0, 7, 60, 3, NOV_1 + 2, 1, 1},
        {"from long before: the last 400 days", 0, NOV_1 + 3, 22, 12, 19, 5460, 3, NOV_1 - 397, 400,
         2},
        {"today is before all of it", INT_MIN, NOV_1, 0, 0, 0, 0, 0, NOV_1 - 1, 1, 0},
        {"today is long behind it", INT_MIN, NOV_1 + 900, 0, 0, 0, 0, 0, NOV_1 + 899, 1, 0},
        {"ends before it begins", NOV_1 + 2, NOV_1, 0, 0, 0, 0, 0, NOV_1, 0, 0},
    };
    struct count list[LIST_MAX];
    size_t n = counts_of(three_days, LIST_MAX, list);
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct arena a = {0};
        struct stats s;
        stats_sum(list, n, rows[i].first_day, rows[i].end_day, &a, &s);
        if (s.checks != rows[i].checks || s.verdicts[0] + s.verdicts[1] != rows[i].bad ||
            s.frauds.sum != rows[i].frauds || s.shown.sum != rows[i].shown ||
            s.reports != rows[i].reports || s.first_day != rows[i].begins ||
            s.n_days != rows[i].days || s.known_days != rows[i].known)
            fail_msg("%s: %lld checks, from %d %zu days, %zu known", rows[i].why,
                     (long long)s.checks, s.first_day, s.n_days, s.known_days);
        arena_wipe(&a);
    }
}

static void
test_order_and_hours(void **state)
{
    struct count list[LIST_MAX];
    struct arena a = {0};
    struct stats s;
    size_t n = counts_of(three_days, LIST_MAX, list);
    (void)state;
    stats_sum(list, n, INT_MIN, NOV_1 + 3, &a, &s);
    assert_true(str_eq(s.frauds.list[0].which, STR("link"))); /* 10 against 9, though told later */
    assert_true(s.has_hours && s.hours[10] == 8 && s.hours[11] == 14 && s.hours[12] == 0);
    stats_sum(list, n, NOV_1, NOV_1 + 1, &a, &s); /* 12 checks */
    assert_false(s.has_hours);
    assert_int_equal(s.hours[10], 0);
    arena_wipe(&a);
}

static void
test_odd_counts(void **state)
{
    static const struct row rows[LIST_MAX] = {
        {NOV_1, 10, "check", "scam", 2},        {NOV_1, 10, "check", "scam", -5},
        {NOV_1, 10, "check", "scam", 0},        {NOV_1, 24, "check", "scam", 1},
        {NOV_1, -2, "check", "scam", 1},        {NOV_1, 10, "check", "dance", 1},
        {-5, 10, "check", "scam", 1},           {INT_MAX, 10, "check", "scam", 1},
        {INT_MIN, 10, "check", "scam", 1},      {NOV_1, 10, "check", "scam", INT64_MAX},
        {NOV_1, -1, "nobody-knows", "what", 4}, {NOV_1, -1, "fraud", "", 1},
    };
    struct count list[LIST_MAX];
    struct arena a = {0};
    struct stats s;
    size_t n = counts_of(rows, LIST_MAX, list);
    (void)state;
    stats_sum(list, n, INT_MIN, NOV_1 + 1, &a, &s);
    assert_int_equal(s.checks, 2);
    assert_int_equal(s.n_days, 1);
    stats_sum(NULL, 0, INT_MIN, NOV_1 + 1, &a, &s);
    assert_int_equal(s.known_days, 0);
    arena_wipe(&a);
}

/* Of a day no hour is left, and what was parted by hours is one row. */
static void
test_by_day(void **state)
{
    struct count list[LIST_MAX], *days;
    struct arena a = {0};
    struct stats s;
    size_t n = counts_of(three_days, LIST_MAX, list), m;
    (void)state;
    stats_sum(list, n, INT_MIN, NOV_1 + 3, &a, &s);
    stats_by_day(list, n, &s, &a, &days, &m);
    assert_int_equal(m, n - 1); /* scam at 10 and at 11 */
    for (size_t i = 0; i < m; i++)
        assert_int_equal(days[i].hour, -1);
    assert_true(str_eq(days[0].which, STR("scam")) && days[0].n == 10);
    arena_wipe(&a);
}

static void
test_spans(void **state)
{
    static const struct {
        const char *why;
        int first_day, n_days;
        size_t most;
        enum stats_unit unit;
        size_t n;
    } rows[] = {
        {"no day", NOV_1, 0, 60, STATS_BY_DAY, 0},
        {"one day", NOV_1, 1, 60, STATS_BY_DAY, 1},
        {"as many as there is room for", NOV_1, 60, 60, STATS_BY_DAY, 60},
        {"one too many: Sunday alone, then weeks", NOV_1, 61, 60, STATS_BY_WEEK, 10},
        {"from a Monday", NOV_1 + 1, 70, 60, STATS_BY_WEEK, 10},
        {"400 days are 58 weeks at most", NOV_1, 400, 60, STATS_BY_WEEK, 58},
        {"November to the 5th of December a year later", NOV_1, 400, 16, STATS_BY_MONTH, 14},
        {"months though they are too many", NOV_1, 400, 3, STATS_BY_MONTH, 14},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct arena a = {0};
        struct stats s = {.first_day = rows[i].first_day, .n_days = (size_t)rows[i].n_days};
        struct stats_span *spans;
        size_t n, days = 0;
        s.days = ARENA_ARRAY(&a, struct stats_day, s.n_days + 1);
        enum stats_unit unit = stats_spans(&s, rows[i].most, &a, &spans, &n);
        for (size_t k = 0; k < n; k++)
            days += spans[k].n_days;
        if (unit != rows[i].unit || n != rows[i].n || days != s.n_days)
            fail_msg("%s: %zu spans of unit %d with %zu days", rows[i].why, n, unit, days);
        arena_wipe(&a);
    }
}

static void
test_peak(void **state)
{
    static const struct {
        const char *why;
        int64_t list[4];
        size_t n, peak;
        bool tie;
    } rows[] = {
        {"one", {0}, 1, 0, false},           {"the last", {1, 2, 3}, 3, 2, false},
        {"two lead", {1, 3, 3}, 3, 1, true}, {"two led until a third came", {3, 3, 4}, 3, 2, false},
        {"none at all", {0, 0}, 2, 0, true},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        bool tie;
        size_t peak = stats_peak(rows[i].list, rows[i].n, sizeof *rows[i].list, &tie);
        if (peak != rows[i].peak || tie != rows[i].tie)
            fail_msg("%s: %zu %d", rows[i].why, peak, tie);
    }
}

static void
test_numbers(void **state)
{
    static const struct {
        int64_t n;
        const char *out;
    } rows[] = {{0, "0"},
                {999, "999"},
                {1000, "1,000"},
                {12345, "12,345"},
                {123456, "1,23,456"},
                {12345678, "1,23,45,678"},
                {100, "100"},
                {INT64_C(100000000000), "1,00,00,00,00,000"}};
    struct arena a = {0};
    struct stats_words w = {.a = &a};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        assert_string_equal(stats_number(&w, rows[i].n).p, rows[i].out);
    assert_string_equal(stats_hours_minutes(&w, 0).p, "0:00");
    assert_string_equal(stats_hours_minutes(&w, 1).p, "0:01");
    assert_string_equal(stats_hours_minutes(&w, 3569).p, "0:59");
    assert_string_equal(stats_hours_minutes(&w, 3599).p, "1:00");
    assert_string_equal(stats_hours_minutes(&w, 3600 * 1234 + 300).p, "1,234:05");
    assert_string_equal(stats_percent(&w, 1, 3).p, "33%");
    assert_string_equal(stats_percent(&w, 0, 0).p, "0%");
    arena_wipe(&a);
}

/* ---- plots ---- */

static void
test_step(void **state)
{
    static const struct {
        int64_t most, step;
    } rows[] = {{1, 1},
                {4, 1},
                {5, 2},
                {8, 2},
                {9, 5},
                {20, 5},
                {21, 10},
                {40, 10},
                {41, 20},
                {89, 50},
                {200, 50},
                {201, 100},
                {INT64_C(400000000000000), INT64_C(100000000000000)}};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (plot_step(rows[i].most) != rows[i].step)
            fail_msg("%lld: %lld", (long long)rows[i].most, (long long)plot_step(rows[i].most));
}

static size_t
times(struct str text, const char *what)
{
    size_t n = 0, len = strlen(what);
    for (size_t at = 0; (at = str_find(text, (struct str){what, len}, at)) < text.n; at += len)
        n++;
    return n;
}

/* However many columns there are: no label touches another or leaves the plot, every column of
 * which something is known and that is not empty stands there. */
static void
test_columns(void **state)
{
    enum { WIDTH = 88 };
    (void)state;
    for (size_t n = 0; n <= 400; n++) {
        struct plot_column list[400];
        struct buf b = {0};
        size_t bars = 0;
        for (size_t i = 0; i < n; i++) {
            list[i] =
                (struct plot_column){STR("LABEL"), STR("9"), (int64_t)(i * 7 % 10), i % 50 != 3};
            list[i].n = list[i].known ? list[i].n : 0;
            bars += list[i].n > 0;
        }
        struct plot_columns p = {.id = "x", .list = list, .n = n, .peak = n, .label_width = WIDTH};
        plot_columns(&b, &p);
        struct str svg = buf_str(&b);
        double last = -WIDTH;
        size_t labels = 0;
        for (size_t at = 0; (at = str_find(svg, STR(">LABEL<"), at)) < svg.n; at++, labels++) {
            size_t from = at;
            while (strncmp(svg.p + from, "x=\"", 3) != 0)
                from--;
            double x = strtod(svg.p + from + 3, NULL);
            if (x - WIDTH / 2.0 < 0 || x - last < WIDTH - 0.2 || x + WIDTH / 2.0 > PLOT_WIDTH)
                fail_msg("%zu columns: a label at %.1f after %.1f", n, x, last);
            last = x;
        }
        assert_true(n == 0 || labels > 0);
        if (times(svg, "fill=\"#17346b\"") != bars)
            fail_msg("%zu columns: %zu bars, expected %zu", n, times(svg, "#17346b"), bars);
        assert_int_equal(times(svg, "fill=\"#ddd8c9\""), (n + 46) / 50); /* days 3, 53, ... */
        buf_free(&b);
    }
}

static void
test_stack(void **state)
{
    static const struct {
        const char *why;
        int64_t parts[PLOT_PARTS];
        size_t n;
    } rows[] = {{"nothing", {0, 0, 0, 0}, 0},
                {"one of them", {0, 7, 0, 0}, 1},
                {"one in a million shows too", {1000000, 1, 0, 1}, 3}};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct buf b = {0};
        plot_stack(&b, "x", STR("t"), STR("d"), rows[i].parts);
        if (times(buf_str(&b), "url(#part-") != rows[i].n)
            fail_msg("%s: %s", rows[i].why, b.p);
        assert_int_equal(times(buf_str(&b), "width=\"0."), 0);
        buf_free(&b);
    }
}

/* ---- the page ---- */

/* Every tag is closed in order, every attribute quoted, no & stands alone: what XML asks of
 * elements and text. */
static void
well_formed(struct str page, const char *why)
{
    struct str open[DEPTH_MAX];
    size_t depth = 0, at = str_find(page, STR("<html"), 0);
    for (; (at = str_find(page, STR("<"), at)) < page.n; at++) {
        size_t end = str_find(page, STR(">"), at), name = at + 1;
        bool closes = page.p[at + 1] == '/', alone = page.p[end - 1] == '/';
        while (is_alnum(page.p[name + closes]))
            name++;
        struct str tag = str_sub(page, at + 1 + closes, name + closes);
        if (!tag.n || times(str_sub(page, at, end), "\"") % 2)
            fail_msg("%s: %.*s", why, 60, page.p + at);
        if (closes && (depth == 0 || !str_eq(open[--depth], tag)))
            fail_msg("%s: </%.*s> closes nothing", why, (int)tag.n, tag.p);
        if (!closes && !alone)
            open[depth++] = tag;
        assert_true(depth < DEPTH_MAX);
        at = end;
    }
    if (depth)
        fail_msg("%s: <%.*s> is left open", why, (int)open[depth - 1].n, open[depth - 1].p);
    for (at = 0; (at = str_find(page, STR("&"), at)) < page.n; at++)
        if (str_find(page, STR(";"), at) > at + 6)
            fail_msg("%s: %.*s", why, 20, page.p + at);
}

static void
keeps_to_itself(struct str page, const char *why)
{
    static const char *const never[] = {"http", "<script", "<link",   "<img", "<iframe",
                                        "href", "src=",    "@import", "url(", "onload"};
    for (size_t i = 0; i < ARRAY_LEN(never); i++) {
        size_t own = strcmp(never[i], "url(") == 0 ? times(page, "url(#part-") : 0;
        if (times(page, never[i]) != own)
            fail_msg("%s: %s is in it", why, never[i]);
    }
}

/* The page of the rows, from the first of them to the day `end`. */
static struct str
page_of(const struct row *rows, int end, const struct lang *lang, struct arena *a, struct buf *b)
{
    static const struct stats_title titles[] = {
        {{"night-cut", 9}, {"“रात में बिजली” & <b>", sizeof "“रात में बिजली” & <b>" - 1}}};
    struct stats_words w = {.lang = lang, .a = a, .titles = titles, .n_titles = 1};
    struct stats_about about = {.office = STR("<i>\"office\"</i>"),
                                .made_day = end - 1,
                                .open_minute = 600,
                                .close_minute = 960};
    struct count list[LIST_MAX];
    struct stats s;
    stats_sum(list, counts_of(rows, LIST_MAX, list), INT_MIN, end, a, &s);
    stats_page(b, &s, &about, &w);
    return buf_str(b);
}

static void
test_page(void **state)
{
    static const struct row none[LIST_MAX] = {{.what = NULL}},
                            shown[LIST_MAX] = {{NOV_1, -1, "shown", "night-cut", 60}},
                            one[LIST_MAX] = {{NOV_1, 9, "check", "scam", 1}};
    static const struct {
        const char *why;
        const struct row *rows;
        int end;
        size_t plots, tables, hours;
    } pages[] = {
        {"three days", three_days, NOV_1 + 3, 3, 6, 1},
        {"nothing at all", none, NOV_1 + 3, 0, 0, 0},
        {"nobody asked, a warning was shown", shown, NOV_1 + 1, 0, 1, 0},
        {"one check: no hour is told", one, NOV_1 + 1, 2, 2, 0},
        {"one check a year ago", one, NOV_1 + 365, 2, 3, 0},
    };
    (void)state;
    for (size_t i = 0; i < 2 * ARRAY_LEN(pages); i++) {
        struct lang *lang = language(i % 2 ? "en" : "hi");
        struct arena a = {0};
        struct buf b = {0};
        const char *why = pages[i / 2].why;
        struct str page = page_of(pages[i / 2].rows, pages[i / 2].end, lang, &a, &b);
        well_formed(page, why);
        keeps_to_itself(page, why);
        if (times(page, "<svg class=\"plot ") != pages[i / 2].plots ||
            times(page, "<desc") != pages[i / 2].plots ||
            times(page, "<table") != pages[i / 2].tables)
            fail_msg("%s: %zu plots, %zu tables", why, times(page, "<svg class=\"plot "),
                     times(page, "<table"));
        assert_int_equal(times(page, "id=\"hours-t\""), pages[i / 2].hours);
        assert_int_equal(times(page, "stats."), 0); /* every sentence is there */
        assert_int_equal(times(page, "{"), times(page, "}"));
        buf_free(&b);
        arena_wipe(&a);
        lang_close(lang);
    }
}

/* What staff or head office named is text, and what it says is what was counted. */
static void
test_page_says(void **state)
{
    static const char *const says[] = {
        "&lt;i&gt;&quot;office&quot;&lt;/i&gt;",
        "“रात में बिजली” &amp; &lt;b&gt;",
        "&lt;script&gt;",
        "1 November 2026 to 3 November 2026",
        "2 / 3",
        "Most checks were from 11 am to 12 pm: 14",
        "12 of 22 checks were a scam or suspicious",
        "Most often: False link (10)",
        "1:30",
        "Most checks were on 1 November: 12",
    };
    struct lang *lang = language("en");
    struct arena a = {0};
    struct buf b = {0};
    struct str page = page_of(three_days, NOV_1 + 3, lang, &a, &b);
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(says); i++)
        if (!times(page, says[i]))
            fail_msg("“%s” is not there", says[i]);
    buf_free(&b);
    arena_wipe(&a);
    lang_close(lang);
}

/* ---- table and JSON ---- */

static void
test_table(void **state)
{
    static const char want[] = "day,hour,what,which,n\n"
                               "2026-11-01,,check,scam,10\n"
                               "2026-11-01,,check,suspicious,2\n"
                               "2026-11-01,,fraud,cut,9\n"
                               "2026-11-01,,fraud,link,3\n"
                               "2026-11-01,,shown,night-cut,5400\n"
                               "2026-11-01,,way,text,12\n"
                               "2026-11-03,,check,official,9\n"
                               "2026-11-03,,check,unverified,1\n"
                               "2026-11-03,,fraud,link,7\n"
                               "2026-11-03,,report,,3\n"
                               "2026-11-03,,shown,<script>,60\n"
                               ",10,hour,,8\n"
                               ",11,hour,,14\n";
    struct count list[LIST_MAX];
    struct arena a = {0};
    struct stats s;
    struct buf b = {0};
    size_t n = counts_of(three_days, LIST_MAX, list);
    (void)state;
    stats_sum(list, n, INT_MIN, NOV_1 + 3, &a, &s);
    stats_table(&b, list, n, &s, &a);
    assert_string_equal(b.p, want);
    buf_clear(&b);
    stats_sum(list, n, NOV_1, NOV_1 + 1, &a, &s);
    stats_table(&b, list, n, &s, &a);
    assert_int_equal(times(buf_str(&b), "hour"), 1); /* of so few checks the head alone has it */
    buf_free(&b);
    arena_wipe(&a);
}

static void
test_screen_fits(void **state)
{
    struct lang *lang = language("hi");
    struct arena a = {0};
    struct count list[LIST_MAX];
    struct stats s;
    struct buf b = {0};
    struct stats_words w = {.lang = lang, .a = &a};
    (void)state;
    stats_sum(list, counts_of(three_days, LIST_MAX, list), INT_MIN, NOV_1 + 3, &a, &s);
    stats_screen(&b, &s, &w);
    assert_true(times(buf_str(&b), "\n") <= 40);
    assert_true(times(buf_str(&b), "  ▇ █") == 0 && times(buf_str(&b), "  █ ▇") == 1);
    assert_int_equal(times(buf_str(&b), "stats."), 0);
    buf_free(&b);
    arena_wipe(&a);
    lang_close(lang);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums),       cmocka_unit_test(test_order_and_hours),
        cmocka_unit_test(test_odd_counts), cmocka_unit_test(test_by_day),
        cmocka_unit_test(test_spans),      cmocka_unit_test(test_peak),
        cmocka_unit_test(test_numbers),    cmocka_unit_test(test_step),
        cmocka_unit_test(test_columns),    cmocka_unit_test(test_stack),
        cmocka_unit_test(test_page),       cmocka_unit_test(test_page_says),
        cmocka_unit_test(test_table),      cmocka_unit_test(test_screen_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
