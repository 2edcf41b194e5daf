/* satark warning urgent: one sentence that stands alone on the screen at once and ends by itself. */
#include "cli/warning.h"

#include "base/paths.h"
#include "office/plain.h"
#include "office/warning_row.h"

#include <stdio.h>

enum { URGENT_HOURS = 24 };

struct wishes {
    const char *until, *text, *en, *text_en, *todo, *do_en;
};

static bool
take_wishes(struct cli *c, int *argc, char **argv, struct wishes *w)
{
    return cli_option(c, argc, argv, "--until", &w->until) &&
           cli_option(c, argc, argv, "--text-en", &w->text_en) &&
           cli_option(c, argc, argv, "--text", &w->text) &&
           cli_option(c, argc, argv, "--en", &w->en) &&
           cli_option(c, argc, argv, "--do-en", &w->do_en) &&
           cli_option(c, argc, argv, "--do", &w->todo) && cli_words(c, *argc, argv, 1, 1);
}

static bool
take_end(struct cli *c, const struct wishes *w, int64_t *until)
{
    int64_t now = clock_now();
    *until = now / 60 * 60 + URGENT_HOURS * 3600;
    if (!w->until)
        return true;
    if (!staff_time(c, "--until", w->until, true, until))
        return false;
    return *until > now || err_input(&c->err,
                                     "--until: found “%s”, which is over already; expected a time "
                                     "to come, with its date if it is not today",
                                     w->until);
}

/* A text of more than the headline holds goes on below it, from the end of its first sentence. */
static void
divide(struct str text, struct str *title, struct str *rest)
{
    *title = text;
    *rest = STR("");
    if (plain_length(text) <= WARNING_HEADLINE_MAX)
        return;
    size_t end = text.n;
    static const char *const stops[] = {"। ", ". ", "! ", "? "};
    for (size_t i = 0; i < ARRAY_LEN(stops); i++) {
        size_t at = str_find(text, str_of(stops[i]), 0);
        end = at < end ? at + strlen(stops[i]) : end;
    }
    *title = str_trim(str_sub(text, 0, end));
    *rest = str_trim(str_sub(text, end, text.n));
}

static struct str
cell_lines(struct cli *c, enum warning_column column, const char *cell)
{
    struct warning w = {0};
    const char *expected;
    warning_set_cell(&w, column, str_of(cell), c->arena, &expected);
    return column == WARNING_DO_HI ? w.do_hi : w.do_en;
}

/* "यह सूचना आज शाम 6 बजे तक के लिए है।", "This holds until 6 pm today.": the screen may show it after
 * midnight too, so another day than that of the call has its date. An end at midnight is the night
 * of the day before. */
static bool
write_end(struct cli *c, const char *language, int64_t until, struct str *out)
{
    struct str assets;
    struct lang *l;
    if (!paths_assets(c->arena, &assets, &c->err) || !lang_open(assets, language, &l, &c->err))
        return false;
    struct civil end = civil_from_unix(until), today = civil_from_unix(clock_now());
    bool is_midnight = end.hour == 0 && end.minute == 0;
    struct civil day = is_midnight ? civil_from_unix(until - 60) : end;
    bool is_today = day.day == today.day && day.month == today.month && day.year == today.year;
    const char *id = is_midnight ? (is_today ? "urgent.midnight.today" : "urgent.midnight")
                                 : (is_today ? "urgent.until.today" : "urgent.until");
    *out = lang_format(l, c->arena, id,
                       LANG_ARGS({"time", lang_time(l, c->arena, end.hour * 60 + end.minute)},
                                {"day", lang_short_date(l, c->arena, day)}));
    lang_close(l);
    return true;
}

static bool
fill(struct cli *c, const char *text, const struct wishes *wish, struct warning *w)
{
    struct str rest, rest_en;
    divide(str_trim(str_of(text)), &w->title_hi, &rest);
    divide(str_trim(str_of(wish->en)), &w->title_en, &rest_en);
    w->text_hi = wish->text ? str_trim(str_of(wish->text)) : rest;
    w->text_en = wish->text_en ? str_trim(str_of(wish->text_en)) : rest_en;
    if (!w->text_hi.n && !write_end(c, "hi", w->until, &w->text_hi))
        return false;
    if (w->title_en.n && !w->text_en.n && !write_end(c, "en", w->until, &w->text_en))
        return false;
    w->do_hi = cell_lines(c, WARNING_DO_HI, wish->todo);
    w->do_en = cell_lines(c, WARNING_DO_EN, wish->do_en);
    return true;
}

int
warning_urgent(struct cli *c, struct office *o, int argc, char **argv)
{
    struct wishes wish = {0};
    struct warning w = {.level = LEVEL_EMERGENCY, .source = STR("satark warning urgent")};
    if (!take_wishes(c, &argc, argv, &wish) || !take_end(c, &wish, &w.until))
        return cli_fail(c);
    if (!fill(c, argv[1], &wish, &w) || !warning_make_id(c, o, &w) ||
        !warning_put_judged(c, o, &w, NULL))
        return cli_fail(c);
    cli_say(c, "cli.warning.urgent",
            LANG_ARGS({"id", w.id}, {"until", str_of(staff_show_time(c, w.until, true))}));
    return EXIT_DONE;
}
