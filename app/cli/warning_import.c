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
show_plan(const struct warning_plan *p)
{
    static const char marks[WARNING_FATES] = {'+', '~', '-', ' '};
    struct arena a = {0};
    struct buf b = {0};
    for (size_t i = 0; i < p->n; i++) {
        const struct warning_row_plan *row = &p->rows[i];
        if (row->fate == WARNING_SAME)
            continue;
        buf_fmt(&b, "  %c %-10s %.*s  ", marks[row->fate], warning_fate_name(row->fate),
                (int)row->now.id.n, row->now.id.p);
        add_text(&b, row->now.title_hi);
        buf_char(&b, '\n');
        if (row->fate == WARNING_CHANGED || (row->fate == WARNING_ENDED && row->row))
            add_changes(&b, row, &a);
    }
    buf_fmt(&b, "%zu added, %zu changed, %zu ended, %zu unchanged\n", p->count[WARNING_ADDED],
            p->count[WARNING_CHANGED], p->count[WARNING_ENDED], p->count[WARNING_SAME]);
    staff_print(&b);
    arena_wipe(&a);
}

struct wishes {
    bool dry_run, yes, whole;
};

/* Who calls it by hand is asked; a script that says neither has it done, as ever. */
static bool
is_wanted(const struct warning_plan *p, const struct wishes *w)
{
    bool nothing = p->count[WARNING_SAME] == p->n;
    return nothing || w->yes || !isatty(STDIN_FILENO) || staff_says_yes("Take these changes?");
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
    show_plan(&p);
    if (w->dry_run || !is_wanted(&p, w)) {
        printf("nothing was changed\n");
        return EXIT_DONE;
    }
    if (!warning_plan_apply(o, &p, &c->err))
        return cli_fail(c);
    printf("%zu warnings taken from %s\n", p.table.n_rows, path);
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
