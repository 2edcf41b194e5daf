/* satark holiday - the days the office is closed. */
#include "cli/cli.h"

#include "cli/sheet_in.h"
#include "cli/staff.h"

#include <stdio.h>

static void
show(struct cli *c, struct str dates)
{
    struct str day;
    struct civil date;
    while (dates.n && str_cut(&dates, ' ', &day)) {
        if (!civil_parse(day, &date))
            continue;
        int weekday = civil_from_unix(civil_to_unix(date)).weekday;
        printf("%.*s  %s\n", (int)day.n, day.p,
               cli_text(c, arena_fmt(c->arena, "date.weekday.%d", weekday).p, NULL, 0));
    }
}

static int
list(struct cli *c, struct office *o, int argc, char **argv)
{
    struct str dates;
    if (!cli_words(c, argc, argv, 0, 0) ||
        !setting_get(o, "office.holidays", c->arena, &dates, &c->err))
        return cli_fail(c);
    if (dates.n == 0)
        cli_say(c, "cli.holiday.none", NULL, 0);
    show(c, dates);
    return EXIT_DONE;
}

static int
import_file(struct cli *c, struct office *o, int argc, char **argv)
{
    struct str bytes, dates;
    struct csv_faults faults;
    if (!cli_words(c, argc, argv, 1, 1) || !sheet_in(c, argv[1], &bytes) ||
        !holiday_import_sheet(o, str_of(argv[1]), bytes, c->arena, &faults, &dates, &c->err))
        return cli_fail(c);
    if (faults.n)
        return staff_faults(c, argv[1], &faults);
    show(c, dates);
    cli_say(c, "cli.holiday.taken", NULL, 0);
    return EXIT_DONE;
}

static int
run(struct cli *c, int argc, char **argv)
{
    static const struct staff_verb verbs[] = {{"import", import_file}, {"list", list}};
    return staff_run(c, &command_holiday, verbs, ARRAY_LEN(verbs), argc, argv);
}

const struct command command_holiday = {
    .name = "holiday",
    .usage = "import FILE | list",
    .summary = "shows and replaces the days the office is closed",
    .run = run,
};
