/* satark warning - the slides the public sees. */
#include "cli/cli.h"

#include "cli/vet.h"
#include "cli/warning.h"
#include "office/when.h"

#include <stdio.h>

enum { EMERGENCY_HOURS = 24 };

/* Each option is one column of warnings.csv and takes what its cell takes. */
static const struct {
    const char *option;
    enum warning_column column;
} fields[] = {
    {"--level", WARNING_LEVEL},       {"--title", WARNING_TITLE_HI},
    {"--punch", WARNING_PUNCH_HI},    {"--text", WARNING_TEXT_HI},
    {"--title-en", WARNING_TITLE_EN}, {"--punch-en", WARNING_PUNCH_EN},
    {"--text-en", WARNING_TEXT_EN},   {"--dont", WARNING_DONT_HI},
    {"--do", WARNING_DO_HI},          {"--dont-en", WARNING_DONT_EN},
    {"--do-en", WARNING_DO_EN},       {"--from", WARNING_FROM},
    {"--until", WARNING_UNTIL},       {"--weekdays", WARNING_WEEKDAYS},
    {"--hours", WARNING_HOURS},       {"--office", WARNING_OFFICE},
    {"--source", WARNING_SOURCE},
};

static bool
set_field(struct cli *c, size_t i, const char *value, struct warning *w)
{
    const char *expected;
    enum warning_column column = fields[i].column;
    if (column == WARNING_FROM)
        return staff_time(c, fields[i].option, value, false, &w->from);
    if (column == WARNING_UNTIL)
        return staff_time(c, fields[i].option, value, true, &w->until);
    return warning_set_cell(w, column, str_of(value), c->arena, &expected) ||
           err_input(&c->err, "%s: found “%s”, expected %s", fields[i].option, value, expected);
}

/* Takes the options out of the line; only those given change the warning. */
static bool
set_fields(struct cli *c, int *argc, char **argv, struct warning *w, size_t *given)
{
    *given = 0;
    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        const char *value = NULL;
        if (!cli_option(c, argc, argv, fields[i].option, &value) ||
            (value && !set_field(c, i, value, w)))
            return false;
        *given += value != NULL;
    }
    /* An emergency stands alone on the screen: one that nobody ends would stand there for ever. */
    if (w->level == LEVEL_EMERGENCY && !w->until)
        w->until = (w->from ? w->from : clock_now() / 60 * 60) + EMERGENCY_HOURS * 3600;
    return true;
}

/* The first of w-20261122-1, -2, ... that no warning has. */
bool
warning_make_id(struct cli *c, struct office *o, struct warning *w)
{
    struct civil today = civil_from_unix(clock_now());
    struct warning *list;
    size_t n;
    if (!warning_list(o, 0, STR(""), c->arena, &list, &n, &c->err))
        return false;
    for (size_t number = 1;; number++) {
        bool taken = false;
        w->id =
            arena_fmt(c->arena, "w-%04d%02d%02d-%zu", today.year, today.month, today.day, number);
        for (size_t i = 0; i < n && !taken; i++)
            taken = str_eq(list[i].id, w->id);
        if (!taken)
            return true;
    }
}

static void
say_when(struct cli *c, const char *done, const struct warning *w)
{
    fputs(cli_text(c, done, LANG_ARGS({"id", w->id})), stdout);
    if (w->from)
        fputs(cli_text(c, "cli.warning.from",
                       LANG_ARGS({"time", str_of(staff_show_time(c, w->from, false))})),
              stdout);
    if (w->until)
        fputs(cli_text(c, "cli.warning.until",
                       LANG_ARGS({"time", str_of(staff_show_time(c, w->until, true))})),
              stdout);
    puts(w->until && w->until <= clock_now() ? cli_text(c, "cli.warning.over", NULL, 0) : "");
}

bool
warning_put_judged(struct cli *c, struct office *o, const struct warning *w,
                   const struct warning *was)
{
    struct vet v;
    if (!vet_open(c, &v))
        return false;
    bool ok = vet_warning(c, &v, w, was) && warning_put(o, w, !was, &c->err);
    vet_close(&v);
    return ok;
}

static int
add(struct cli *c, struct office *o, int argc, char **argv)
{
    struct warning w = {0};
    const char *id = NULL;
    size_t given;
    if (!cli_option(c, &argc, argv, "--id", &id) || !set_fields(c, &argc, argv, &w, &given) ||
        !cli_words(c, argc, argv, 0, 0))
        return cli_fail(c);
    w.id = str_of(id);
    if ((!id && !warning_make_id(c, o, &w)) || !warning_put_judged(c, o, &w, NULL))
        return cli_fail(c);
    say_when(c, "cli.warning.added", &w);
    return EXIT_DONE;
}

/* The id comes first, so that a text that follows an option is never taken for it. */
static int
edit(struct cli *c, struct office *o, int argc, char **argv)
{
    struct warning w, was;
    size_t given;
    if (argc < 2 || argv[1][0] == '-')
        return cli_usage(c, &command_warning, "expected the warning's id after “edit”");
    if (!warning_find(o, str_of(argv[1]), c->arena, &was, &c->err))
        return cli_fail(c);
    w = was;
    if (!set_fields(c, &argc, argv, &w, &given) || !cli_words(c, argc, argv, 1, 1))
        return cli_fail(c);
    if (given == 0)
        return cli_usage(c, &command_warning, "expected a field to change, such as --title TEXT");
    if (!warning_put_judged(c, o, &w, &was))
        return cli_fail(c);
    say_when(c, "cli.warning.changed", &w);
    return EXIT_DONE;
}

static void
add_json(struct buf *b, const struct warning *w)
{
    struct arena a = {0};
    buf_char(b, '{');
    for (int i = 0; i < WARNING_COLUMNS; i++)
        if (i != WARNING_DISCOM)
            staff_json(b, i == 0, warning_column_name((enum warning_column)i),
                       warning_cell(w, (enum warning_column)i, &a));
    staff_json(b, false, "issued", when_format(w->issued, false, &a));
    buf_fmt(b, ",\"from_list\":%s}", w->from_list ? "true" : "false");
    arena_wipe(&a);
}

static void
add_line(struct cli *c, struct buf *b, const struct warning *w)
{
    struct str days = warning_cell(w, WARNING_WEEKDAYS, c->arena);
    struct str hours = warning_cell(w, WARNING_HOURS, c->arena);
    hours = hours.n ? hours : STR("-");
    buf_fmt(b, "%-24.*s %-9s  %-16s  %-16s  %-11.*s  %s  %.*s %.*s", (int)w->id.n, w->id.p,
            warning_level_name(w->level), staff_show_time(c, w->from, false),
            staff_show_time(c, w->until, true), (int)hours.n, hours.p,
            cli_text(c, w->from_list ? "cli.warning.by_list" : "cli.warning.by_office", NULL, 0),
            (int)w->title_hi.n, w->title_hi.p, (int)w->punch_hi.n, w->punch_hi.p);
    if (days.n)
        buf_fmt(b, " (%.*s)", (int)days.n, days.p);
    if (w->office.n)
        buf_fmt(b, " [%.*s]", (int)w->office.n, w->office.p);
    buf_char(b, '\n');
}

static bool
load_list(struct cli *c, struct office *o, const char *at, struct warning **out, size_t *n)
{
    struct str name;
    int64_t now = 0;
    return staff_time(c, "--now", at, false, &now) &&
           setting_get(o, "office.name", c->arena, &name, &c->err) &&
           warning_list(o, now, name, c->arena, out, n, &c->err);
}

static int
list(struct cli *c, struct office *o, int argc, char **argv)
{
    bool json = cli_switch(&argc, argv, "--json");
    const char *at = NULL;
    struct warning *rows;
    struct buf b = {0};
    size_t n;
    if (!cli_option(c, &argc, argv, "--now", &at) || !cli_words(c, argc, argv, 0, 0) ||
        !load_list(c, o, at, &rows, &n))
        return cli_fail(c);
    if (json)
        buf_char(&b, '[');
    else
        buf_fmt(&b, "%s\n", cli_text(c, "cli.warning.head", NULL, 0));
    for (size_t i = 0; i < n; i++) {
        if (json && i)
            buf_add(&b, STR(",\n "));
        if (json)
            add_json(&b, &rows[i]);
        else
            add_line(c, &b, &rows[i]);
    }
    buf_add(&b, json ? STR("]\n") : STR(""));
    staff_print(&b);
    return EXIT_DONE;
}

static int
show(struct cli *c, struct office *o, int argc, char **argv)
{
    bool json = cli_switch(&argc, argv, "--json");
    struct warning w;
    struct buf b = {0};
    if (!cli_words(c, argc, argv, 1, 1) || !warning_find(o, str_of(argv[1]), c->arena, &w, &c->err))
        return cli_fail(c);
    if (json) {
        add_json(&b, &w);
        buf_char(&b, '\n');
        staff_print(&b);
        return EXIT_DONE;
    }
    for (int i = 0; i < WARNING_COLUMNS; i++) {
        struct str cell = warning_cell(&w, (enum warning_column)i, c->arena);
        if (i != WARNING_DISCOM && cell.n)
            buf_fmt(&b, "%-10s  %.*s\n", warning_column_name((enum warning_column)i), (int)cell.n,
                    cell.p);
    }
    buf_fmt(&b, "%-10s  %s\n%-10s  %s\n", "issued", staff_show_time(c, w.issued, false), "by",
            w.from_list ? "list" : "office");
    staff_print(&b);
    return EXIT_DONE;
}

static int
remove_one(struct cli *c, struct office *o, int argc, char **argv)
{
    if (!cli_words(c, argc, argv, 1, 1) || !warning_remove(o, str_of(argv[1]), &c->err))
        return cli_fail(c);
    cli_say(c, "cli.warning.removed", LANG_ARGS({"id", str_of(argv[1])}));
    return EXIT_DONE;
}

static int
export_all(struct cli *c, struct office *o, int argc, char **argv)
{
    return staff_export(c, o, argc, argv, "cli.all.warnings", warning_export, warning_csv);
}

static int
run(struct cli *c, int argc, char **argv)
{
    static const struct staff_verb verbs[] = {
        {"add", add},
        {"edit", edit},
        {"list", list},
        {"show", show},
        {"remove", remove_one},
        {"import", warning_import_file},
        {"export", export_all},
        {"urgent", warning_urgent},
        {"preview", warning_preview},
        {"undo", warning_undo_last},
        {"history", warning_show_history},
    };
    return staff_run(c, &command_warning, verbs, ARRAY_LEN(verbs), argc, argv);
}

const struct command command_warning = {
    .name = "warning",
    .usage = "add|edit ID|list|show ID|remove ID|import FILE|export [FILE.csv]|"
             "urgent TEXT|preview ID|undo|history [options]",
    .summary = "adds, changes and lists the warnings on the screen",
    .run = run,
};
