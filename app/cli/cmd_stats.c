/* satark stats - what people asked at the kiosk: counts only. */
#include "cli/cli.h"

#include "base/files.h"
#include "base/paths.h"
#include "cli/staff.h"
#include "cli/stats_out.h"
#include "cli/stats_page.h"
#include "office/table.h"

#include <limits.h>

enum form { FORM_SCREEN, FORM_HTML, FORM_CSV, FORM_JSON };

struct options {
    const char *lang, *file; /* file: NULL is standard output */
    enum form form;
    int first_day, end_day; /* of whole days; first_day INT_MIN: from the first count on */
};

/* ---- what is asked ---- */

/* Takes "--html", "--html FILE" and "--html=FILE" out of argv; "-" is standard output. */
static bool
take_form(struct cli *c, int *argc, char **argv, const char *name, enum form form,
          struct options *o)
{
    size_t len = strlen(name);
    for (int i = 1; i < *argc; i++) {
        if (strncmp(argv[i], name, len) != 0 || (argv[i][len] && argv[i][len] != '='))
            continue;
        bool joined = argv[i][len] == '=';
        bool next = !joined && i + 1 < *argc && strncmp(argv[i + 1], "--", 2) != 0;
        const char *file = joined ? argv[i] + len + 1 : next ? argv[i + 1] : "-";
        if (o->form != FORM_SCREEN)
            return cli_err(c, ERR_INPUT, "stats.one", NULL, 0);
        if (!*file)
            return cli_err(c, ERR_INPUT, "cli.no_value", LANG_ARGS({"option", str_of(name)}));
        o->form = form;
        o->file = strcmp(file, "-") == 0 ? NULL : file;
        *argc -= 1 + next;
        memmove(argv + i, argv + i + 1 + next, (size_t)(*argc - i + 1) * sizeof *argv);
        i--;
    }
    return true;
}

static bool
take_json(struct cli *c, int *argc, char **argv, struct options *o)
{
    if (!cli_switch(argc, argv, "--json"))
        return true;
    if (o->form != FORM_SCREEN)
        return cli_err(c, ERR_INPUT, "stats.one", NULL, 0);
    o->form = FORM_JSON;
    return true;
}

static bool
parse(struct cli *c, int argc, char **argv, struct options *o)
{
    const char *from = NULL, *to = NULL;
    int64_t first, end;
    *o = (struct options){.lang = NULL};
    if (!cli_option(c, &argc, argv, "--lang", &o->lang) ||
        !cli_option(c, &argc, argv, "--from", &from) || !cli_option(c, &argc, argv, "--to", &to))
        return false;
    if (o->lang && strcmp(o->lang, "hi") != 0 && strcmp(o->lang, "en") != 0)
        return err_input(&c->err, "--lang: found “%s”, expected hi or en", o->lang);
    if (!take_form(c, &argc, argv, "--html", FORM_HTML, o) ||
        !take_form(c, &argc, argv, "--csv", FORM_CSV, o) || !take_json(c, &argc, argv, o) ||
        !cli_words(c, argc, argv, 0, 0) || !staff_time(c, "--from", from, false, &first) ||
        !staff_time(c, "--to", to, true, &end))
        return false;
    o->first_day = first ? civil_day(first) : INT_MIN;
    o->end_day = civil_day(end ? end - 1 : clock_now()) + 1;
    return o->first_day < o->end_day || cli_err(c, ERR_INPUT, "stats.no_day", NULL, 0);
}

/* ---- what the office knows ---- */

/* The title in the language, on one line: the slide has it on two or three. */
static struct str
title_of(const struct warning *w, bool hindi, struct arena *a)
{
    struct str title = hindi || !w->title_en.n ? w->title_hi : w->title_en;
    struct str punch = hindi || !w->title_en.n ? w->punch_hi : w->punch_en;
    const char *between = !punch.n || !title.n ? "" : str_ends(title, ",") ? " " : " – ";
    struct str all =
        arena_fmt(a, "%.*s%s%.*s", (int)title.n, title.p, between, (int)punch.n, punch.p);
    char *p = (char *)all.p;
    for (size_t i = 0; i < all.n; i++)
        p[i] = p[i] == '\n' ? ' ' : p[i];
    return all;
}

static bool
read_titles(struct cli *c, struct office *o, struct stats_words *w)
{
    struct warning *list;
    size_t n;
    if (!warning_list(o, 0, STR(""), c->arena, &list, &n, &c->err))
        return false;
    struct stats_title *titles = ARENA_ARRAY(c->arena, struct stats_title, n + 1);
    for (size_t i = 0; i < n; i++)
        titles[i] = (struct stats_title){
            list[i].id, title_of(&list[i], strcmp(lang_code(w->lang), "hi") == 0, c->arena)};
    w->titles = titles;
    w->n_titles = n;
    return true;
}

/* The office's name, and from when to when any counter is open. */
static bool
read_about(struct cli *c, struct office *o, const struct stats_words *w, struct stats_about *out)
{
    struct counter *list;
    size_t n;
    struct str hindi, english;
    if (!setting_get(o, "office.name", c->arena, &hindi, &c->err) ||
        !setting_get(o, "office.name_en", c->arena, &english, &c->err) ||
        !counter_list(o, 0, c->arena, &list, &n, &c->err))
        return false;
    bool in_english = strcmp(lang_code(w->lang), "en") == 0 && english.n;
    *out = (struct stats_about){.office = in_english ? english : hindi,
                                .made_day = civil_day(clock_now())};
    for (size_t i = 0; i < n; i++) {
        if (list[i].open_minute >= list[i].close_minute)
            continue;
        bool first = out->open_minute == out->close_minute;
        if (first || list[i].open_minute < out->open_minute)
            out->open_minute = list[i].open_minute;
        if (first || list[i].close_minute > out->close_minute)
            out->close_minute = list[i].close_minute;
    }
    return true;
}

/* ---- writing ---- */

static bool
save(struct cli *c, const struct options *o, struct str text)
{
    if (o->form == FORM_CSV)
        return table_save(o->file, text, &c->err);
    return paths_replaceable(o->file, &c->err) && files_write(o->file, text, 0644, &c->err);
}

/* A --to of next year means all there is, and not days of which nothing can be known yet. */
static int
end_of(const struct count *list, size_t n, const struct options *o)
{
    int end = civil_day(clock_now()) + 1;
    for (size_t i = 0; i < n; i++) /* a clock that ran ahead, or runs behind */
        if (list[i].day >= end && list[i].day < o->end_day)
            end = list[i].day + 1;
    return o->first_day < end && end < o->end_day ? end : o->end_day;
}

static bool
make(struct cli *c, struct office *office, const struct options *o, struct buf *b)
{
    struct stats_words w = {.lang = c->lang, .a = c->arena};
    struct stats_about about;
    struct count *list;
    struct stats s;
    size_t n;
    if (!count_list(office, 0, 0, c->arena, &list, &n, &c->err) || !read_titles(c, office, &w) ||
        !read_about(c, office, &w, &about))
        return false;
    stats_sum(list, n, o->first_day, end_of(list, n, o), c->arena, &s);
    switch (o->form) {
    case FORM_SCREEN:
        stats_screen(b, &s, &w);
        break;
    case FORM_HTML:
        stats_page(b, &s, &about, &w);
        break;
    case FORM_CSV:
        stats_table(b, list, n, &s, c->arena);
        break;
    case FORM_JSON:
        stats_json(b, &s, &w);
        break;
    }
    return true;
}

static bool
answer(struct cli *c, struct office *office, const struct options *o)
{
    struct buf b = {0};
    bool ok = make(c, office, o, &b) && (!o->file || save(c, o, buf_str(&b)));
    if (ok && o->file)
        cli_say(c, "cli.written",
                LANG_ARGS({"what", str_of(cli_text(c, "stats.what", NULL, 0))},
                         {"file", str_of(o->file)}));
    else if (ok)
        fwrite(b.p, 1, b.n, stdout);
    buf_free(&b);
    return ok;
}

static int
run(struct cli *c, int argc, char **argv)
{
    struct options o;
    struct office *office = NULL;
    if (!parse(c, argc, argv, &o))
        return cli_usage(c, &command_stats, "%s", c->err.msg);
    if (!cli_speak(c, o.lang ? o.lang : cli_lang()))
        return EXIT_ENV; /* it has said which of its own files are missing */
    if (!staff_open(c, &office))
        return cli_fail(c);
    bool ok = answer(c, office, &o);
    office_close(office);
    return ok ? EXIT_DONE : cli_fail(c);
}

const struct command command_stats = {
    .name = "stats",
    .usage = "[--from T] [--to T] [--lang hi|en] [--html [FILE] | --csv [FILE] | --json]",
    .summary = "shows what people asked at the kiosk: counts only",
    .run = run,
};
