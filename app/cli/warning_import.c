/* satark warning import: a sheet read, judged, shown, and taken as a whole or not at all. */
#include "cli/sheet_in.h"
#include "cli/vet.h"
#include "cli/warning.h"
#include "office/plain.h"
#include "office/warning_plan.h"

#include <stdio.h>
#include <unistd.h>

static void
add_text(struct buf *b, struct str text)
{
    size_t n = plain_excerpt(text);
    buf_fmt(b, "“%.*s%s”", (int)n, text.p, n < text.n ? "…" : "");
}

/* One line a field that differs. */
static void
add_changes(struct buf *b, const struct warning_row_plan *row, struct arena *a)
{
    for (int i = 0; i < WARNING_COLUMNS; i++) {
        if (!(row->columns >> i & 1))
            continue;
        enum warning_column column = (enum warning_column)i;
        buf_fmt(b, "      %s: ", warning_column_name(column));
        add_text(b, warning_cell(&row->was, column, a));
        buf_add(b, STR(" → "));
        add_text(b, warning_cell(&row->now, column, a));
        buf_char(b, '\n');
    }
}

static void
show_plan(struct cli *c, const struct warning_plan *p)
{
    static const char marks[WARNING_FATES] = {'+', '~', '-', ' '};
    static const char *const fates[WARNING_FATES] = {"cli.import.added", "cli.import.changed",
                                                     "cli.import.ended", "cli.import.same"};
    struct arena a = {0};
    struct buf b = {0};
    for (size_t i = 0; i < p->n; i++) {
        const struct warning_row_plan *row = &p->rows[i];
        if (row->fate == WARNING_SAME)
            continue;
        buf_fmt(&b, "  %c %s %.*s  ", marks[row->fate], cli_text(c, fates[row->fate], NULL, 0),
                (int)row->now.id.n, row->now.id.p);
        add_text(&b, row->now.title_hi);
        buf_char(&b, '\n');
        if (row->fate == WARNING_CHANGED || (row->fate == WARNING_ENDED && row->row))
            add_changes(&b, row, &a);
    }
    staff_print(&b);
    cli_say(c, "cli.import.sum",
            LANG_ARGS({"added", cli_number(c, (int64_t)p->count[WARNING_ADDED])},
                     {"changed", cli_number(c, (int64_t)p->count[WARNING_CHANGED])},
                     {"ended", cli_number(c, (int64_t)p->count[WARNING_ENDED])},
                     {"same", cli_number(c, (int64_t)p->count[WARNING_SAME])}));
    arena_wipe(&a);
}

struct wishes {
    bool dry_run, yes, whole;
};

/* Who calls it by hand is asked; a script that says neither has it done, as ever. */
static bool
is_wanted(struct cli *c, const struct warning_plan *p, const struct wishes *w)
{
    bool nothing = p->count[WARNING_SAME] == p->n;
    return nothing || w->yes || !isatty(STDIN_FILENO) || staff_says_yes(c, "cli.import.ask");
}

static int
take(struct cli *c, struct office *o, const char *path, struct str bytes, struct vet *v,
     const struct wishes *w)
{
    struct warning_plan p;
    if (!warning_plan_read(o, str_of(path), bytes, w->whole, &v->vet, c->arena, &p, &c->err))
        return cli_fail(c);
    if (p.faults.n)
        return staff_faults(c, path, &p.faults);
    show_plan(c, &p);
    if (w->dry_run || !is_wanted(c, &p, w)) {
        cli_say(c, "cli.unchanged", NULL, 0);
        return EXIT_DONE;
    }
    if (!warning_plan_apply(o, &p, &c->err))
        return cli_fail(c);
    cli_say(c, "cli.import.taken",
            LANG_ARGS({"n", cli_number(c, (int64_t)p.table.n_rows)}, {"file", str_of(path)}));
    return EXIT_DONE;
}

int
warning_import_file(struct cli *c, struct office *o, int argc, char **argv)
{
    struct wishes w = {.dry_run = cli_switch(&argc, argv, "--dry-run"),
                       .yes = cli_switch(&argc, argv, "--yes"),
                       .whole = cli_switch(&argc, argv, "--whole")};
    struct str bytes;
    struct vet v;
    if (!cli_words(c, argc, argv, 1, 1) || !sheet_in(c, argv[1], &bytes) || !vet_open(c, &v))
        return cli_fail(c);
    int code = take(c, o, argv[1], bytes, &v, &w);
    vet_close(&v);
    return code;
}
