/* satark counter - the office's cash counters and their hours. */
#include "cli/cli.h"

#include "cli/sheet_in.h"
#include "cli/staff.h"
#include "office/when.h"

#include <stdio.h>

static struct str
hours(struct cli *c, int open, int close)
{
    return open == close ? STR("closed") : hours_format(open, close, c->arena);
}

static void
add_json(struct cli *c, struct buf *b, const struct counter *r, bool open)
{
    buf_add(b, b->n > 1 ? STR(",\n {") : STR("{"));
    staff_json(b, true, "id", r->id);
    staff_json(b, false, "name_hi", r->name_hi);
    staff_json(b, false, "name_en", r->name_en);
    staff_json(b, false, "place_hi", r->place_hi);
    staff_json(b, false, "place_en", r->place_en);
    staff_json(b, false, "weekday_hours", hours(c, r->open_minute, r->close_minute));
    staff_json(b, false, "sunday_hours", hours(c, r->sunday_open_minute, r->sunday_close_minute));
    staff_json(b, false, "map_url", r->map_url);
    staff_json(b, false, "source", r->source);
    staff_json(b, false, "confidence", r->confidence);
    buf_fmt(b, ",\"open_now\":%s}", open ? "true" : "false");
}

static void
add_line(struct cli *c, struct buf *b, const struct counter *r, bool open)
{
    struct str weekday = hours(c, r->open_minute, r->close_minute);
    struct str sunday = hours(c, r->sunday_open_minute, r->sunday_close_minute);
    buf_fmt(b, "%s  %-12.*s %-12.*s %-10.*s  %-26.*s  %.*s\n",
            open ? cli_text(c, "cli.counter.open", NULL, 0) : "-   ", (int)weekday.n, weekday.p,
            (int)sunday.n, sunday.p, (int)r->confidence.n, r->confidence.p, (int)r->id.n, r->id.p,
            (int)r->name_hi.n, r->name_hi.p);
}

static int
list(struct cli *c, struct office *o, int argc, char **argv)
{
    bool json = cli_switch(&argc, argv, "--json");
    int64_t now = clock_now();
    struct counter *rows;
    struct str total;
    struct buf b = {0};
    size_t n;
    if (!cli_words(c, argc, argv, 0, 0) ||
        !setting_get(o, "counters.total", c->arena, &total, &c->err) ||
        !counter_list(o, now, c->arena, &rows, &n, &c->err))
        return cli_fail(c);
    buf_add(&b, json ? STR("[") : STR(""));
    if (!json)
        buf_fmt(&b, "%s\n", cli_text(c, "cli.counter.head", NULL, 0));
    for (size_t i = 0; i < n; i++) {
        bool open = counter_is_open(&rows[i], now);
        if (json)
            add_json(c, &b, &rows[i], open);
        else
            add_line(c, &b, &rows[i], open);
    }
    if (json)
        buf_add(&b, STR("]\n"));
    else
        buf_fmt(&b, "%s\n",
                cli_text(c, "cli.counter.sum",
                         LANG_ARGS({"n", arena_fmt(c->arena, "%zu", n)}, {"total", total})));
    staff_print(&b);
    return EXIT_DONE;
}

static int
import_file(struct cli *c, struct office *o, int argc, char **argv)
{
    size_t n;
    struct str bytes;
    struct csv_faults faults;
    if (!cli_words(c, argc, argv, 1, 1) || !sheet_in(c, argv[1], &bytes) ||
        !counter_import_sheet(o, str_of(argv[1]), bytes, c->arena, &faults, &n, &c->err))
        return cli_fail(c);
    if (faults.n)
        return staff_faults(c, argv[1], &faults);
    cli_say(c, "cli.counter.taken", LANG_ARGS({"n", arena_fmt(c->arena, "%zu", n)}));
    return EXIT_DONE;
}

static int
export_all(struct cli *c, struct office *o, int argc, char **argv)
{
    return staff_export(c, o, argc, argv, "cli.all.counters", counter_export, counter_csv);
}

static int
run(struct cli *c, int argc, char **argv)
{
    static const struct staff_verb verbs[] = {
        {"list", list}, {"import", import_file}, {"export", export_all}};
    return staff_run(c, &command_counter, verbs, ARRAY_LEN(verbs), argc, argv);
}

const struct command command_counter = {
    .name = "counter",
    .usage = "list [--json] | import FILE.csv | export [FILE.csv]",
    .summary = "shows and replaces the cash counters and their hours",
    .run = run,
};
