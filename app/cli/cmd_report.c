/* satark report - what people told the office of at the kiosk. */
#include "cli/cli.h"

#include "base/files.h"
#include "base/paths.h"
#include "cli/report.h"
#include "cli/staff.h"

#include <stdio.h>

static const char *
show_time(struct cli *c, int64_t t)
{
    return staff_show_time(c, t / 60 * 60, false);
}

static void
add_json(struct cli *c, struct buf *b, const struct report *r)
{
    buf_char(b, '{');
    staff_json(b, true, "kind", str_of(report_kind_name(r->kind)));
    staff_json(b, false, "value", r->value);
    staff_json(b, false, "verdict", r->verdict);
    buf_fmt(b, ",\"count\":%lld", (long long)r->count);
    staff_json(b, false, "first", str_of(show_time(c, r->first_at)));
    staff_json(b, false, "last", str_of(show_time(c, r->last_at)));
    staff_json(b, false, "fraud", r->fraud);
    buf_char(b, '}');
}

static void
add_head(struct cli *c, struct buf *b)
{
    buf_fmt(b, "%s\n", cli_text(c, "cli.report.head", NULL, 0));
}

static void
add_line(struct cli *c, struct buf *b, const struct report *r)
{
    buf_fmt(b, "%5lld  %-7s %-10.*s  %-7.*s  %-16s  %-16s  %.*s\n", (long long)r->count,
            report_kind_name(r->kind), (int)r->verdict.n, r->verdict.p, (int)r->fraud.n, r->fraud.p,
            show_time(c, r->first_at), show_time(c, r->last_at), (int)r->value.n, r->value.p);
}

static void
add_all_json(struct cli *c, struct buf *b, const struct report *list, size_t n)
{
    buf_char(b, '[');
    for (size_t i = 0; i < n; i++) {
        buf_add(b, i ? STR(",\n ") : STR(""));
        add_json(c, b, &list[i]);
    }
    buf_char(b, ']');
}

static int
list(struct cli *c, struct office *o, int argc, char **argv)
{
    bool json = cli_switch(&argc, argv, "--json");
    const char *from = NULL, *to = NULL;
    int64_t first, end;
    struct report *reports;
    struct buf b = {0};
    size_t n;
    if (!cli_option(c, &argc, argv, "--from", &from) || !cli_option(c, &argc, argv, "--to", &to) ||
        !cli_words(c, argc, argv, 0, 0) || !staff_time(c, "--from", from, false, &first) ||
        !staff_time(c, "--to", to, true, &end) ||
        !report_list(o, first, end, c->arena, &reports, &n, &c->err))
        return cli_fail(c);
    if (json) {
        add_all_json(c, &b, reports, n);
        buf_char(&b, '\n');
    } else if (n == 0) {
        buf_fmt(&b, "%s\n", cli_text(c, "cli.report.none", NULL, 0));
    } else {
        add_head(c, &b);
        for (size_t i = 0; i < n; i++)
            add_line(c, &b, &reports[i]);
    }
    staff_print(&b);
    return EXIT_DONE;
}

static void
show_json(struct cli *c, struct buf *b, const struct report_slip *slip)
{
    buf_char(b, '{');
    staff_json(b, true, "token", slip->token);
    staff_json(b, false, "at", str_of(show_time(c, slip->at)));
    staff_json(b, false, "verdict", slip->verdict);
    buf_add(b, STR(",\"reported\":"));
    add_all_json(c, b, slip->list, slip->n);
    buf_add(b, STR("}\n"));
}

static int
show(struct cli *c, struct office *o, int argc, char **argv)
{
    bool json = cli_switch(&argc, argv, "--json");
    struct report_slip slip;
    struct buf b = {0};
    if (!cli_words(c, argc, argv, 1, 1) ||
        !report_find(o, str_of(argv[1]), c->arena, &slip, &c->err))
        return cli_fail(c);
    if (json) {
        show_json(c, &b, &slip);
        staff_print(&b);
        return EXIT_DONE;
    }
    buf_fmt(&b, "%s\n",
            cli_text(c, "cli.report.slip",
                     LANG_ARGS({"token", slip.token}, {"at", str_of(show_time(c, slip.at))},
                              {"verdict", slip.verdict})));
    if (slip.n)
        add_head(c, &b);
    else
        buf_fmt(&b, "%s\n", cli_text(c, "cli.report.gone", NULL, 0));
    for (size_t i = 0; i < slip.n; i++)
        add_line(c, &b, &slip.list[i]);
    staff_print(&b);
    return EXIT_DONE;
}

/* The rows of `report list --json`, for whoever enters them elsewhere. */
static bool
print_json(struct cli *c, struct office *o, struct buf *out)
{
    struct report *list;
    size_t n;
    if (!report_list(o, 0, 0, c->arena, &list, &n, &c->err))
        return false;
    add_all_json(c, out, list, n);
    buf_char(out, '\n');
    return true;
}

static int
export_json(struct cli *c, struct office *o, int argc, char **argv)
{
    struct buf b = {0};
    if (!cli_words(c, argc, argv, 0, 1) || !print_json(c, o, &b))
        return cli_fail(c);
    if (argc == 1) {
        staff_print(&b);
        return EXIT_DONE;
    }
    bool ok =
        paths_replaceable(argv[1], &c->err) && files_write(argv[1], buf_str(&b), 0644, &c->err);
    buf_free(&b);
    if (!ok)
        return cli_fail(c);
    cli_say(c, "cli.written",
            LANG_ARGS({"what", str_of(cli_text(c, "cli.all.reports", NULL, 0))},
                     {"file", str_of(argv[1])}));
    return EXIT_DONE;
}

static int
export_all(struct cli *c, struct office *o, int argc, char **argv)
{
    bool json = cli_switch(&argc, argv, "--json");
    if (argc == 2 && strcmp(argv[1], "-") == 0)
        argc = 1;
    if (json || (argc == 2 && str_ends(str_of(argv[1]), ".json")))
        return export_json(c, o, argc, argv);
    return staff_export(c, o, argc, argv, "cli.all.reports", report_export, report_csv);
}

static int
run(struct cli *c, int argc, char **argv)
{
    static const struct staff_verb verbs[] = {
        {"list", list}, {"show", show}, {"export", export_all}, {"letter", report_letter}};
    return staff_run(c, &command_report, verbs, ARRAY_LEN(verbs), argc, argv);
}

const struct command command_report = {
    .name = "report",
    .usage = "list [--from T] [--to T] [--json] | show TOKEN [--json] | "
             "export [--json] [FILE.csv|FILE.json|-] | letter [--from T] [--to T] "
             "[--out FILE.pdf|FILE.html] [--number N] [--lang hi|en]",
    .summary = "shows the numbers, links, UPI IDs and senders that people reported",
    .run = run,
};
