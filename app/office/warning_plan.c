#include "office/warning_plan.h"

#include "base/log.h"
#include "base/sheet.h"
#include "office/history.h"
#include "office/warning_db.h"
#include "office/warning_names.h"

#include <stdio.h>
#include <stdlib.h>

enum { DAY_SECONDS = 86400, JUST_ENDED = 7 * DAY_SECONDS };

/* A warning of the database by its id. */
struct known {
    struct warning *list;
    size_t n;
    bool *named; /* by a row of the sheet */
};

/* What reading shares. */
struct reading {
    struct warning_plan *plan;
    size_t at[WARNING_COLUMNS]; /* column of the sheet, or n_columns */
    struct str home;
    struct known known;
    int64_t now;
    const struct warning_vet *vet;
    struct arena *a;
};

const char *
warning_fate_name(enum warning_fate f)
{
    static const char *const names[WARNING_FATES] = {"added", "changed", "ended", "unchanged"};
    return names[f];
}

/* ---- the header ---- */

static const char unknown_column[] =
    "a column that is known here (those of satark warning export, or the same in Hindi); check its "
    "spelling or take it out";

static bool
find_columns(struct reading *r, struct err *err)
{
    static const enum warning_column needed[] = {WARNING_ID, WARNING_TITLE_HI, WARNING_TEXT_HI};
    struct csv *t = &r->plan->table;
    for (int i = 0; i < WARNING_COLUMNS; i++)
        r->at[i] = t->n_columns;
    for (size_t i = 0; i < t->n_columns; i++) {
        enum warning_column c = warning_column_named(t->columns[i]);
        if (c == WARNING_COLUMNS)
            csv_fault(&r->plan->faults, r->a, t, 1, i, t->columns[i], unknown_column);
        else if (r->at[c] < t->n_columns)
            csv_fault(&r->plan->faults, r->a, t, 1, i, t->columns[i],
                      "one column only for each thing; take one of the two out");
        else
            r->at[c] = i;
    }
    for (size_t i = 0; i < ARRAY_LEN(needed); i++)
        if (r->at[needed[i]] == t->n_columns)
            return err_input(err,
                             "%.*s: row 1: the column “%s” is missing; expected the columns "
                             "that satark's export writes",
                             (int)t->file.n, t->file.p, warning_column_name(needed[i]));
    return true;
}

/* ---- what is there ---- */

static int
by_id(const void *a, const void *b)
{
    const struct warning *x = a, *y = b;
    return str_cmp(x->id, y->id);
}

static bool
load_known(struct office *o, struct reading *r, struct err *err)
{
    if (!warning_list(o, 0, STR(""), r->a, &r->known.list, &r->known.n, err))
        return false;
    if (r->known.n)
        qsort(r->known.list, r->known.n, sizeof *r->known.list, by_id);
    r->known.named = ARENA_ARRAY(r->a, bool, r->known.n + 1);
    return true;
}

/* Its index, or n. */
static size_t
find_known(const struct known *k, struct str id)
{
    struct warning key = {.id = id};
    const struct warning *found =
        k->n ? bsearch(&key, k->list, k->n, sizeof *k->list, by_id) : NULL;
    return found ? (size_t)(found - k->list) : k->n;
}

/* ---- a row ---- */

static bool
differs(const struct warning *w, const struct warning *was, enum warning_column c, struct arena *a)
{
    return !was || !str_eq(warning_cell(w, c, a), warning_cell(was, c, a));
}

/* One may be ended by giving it a day just gone; an older one is a slip of the pen. */
static bool
over_by_mistake(const struct warning *w, const struct warning *was, int64_t now)
{
    return w->until && w->until <= now && (!was || w->until <= now - JUST_ENDED);
}

const char *
warning_wrong(const struct warning *w, const struct warning *was, enum warning_column column,
              int64_t now, const struct warning_vet *vet, struct arena *a)
{
    const char *wrong = warning_check_column(w, column);
    if (wrong || !differs(w, was, column, a))
        return wrong;
    if (column == WARNING_UNTIL && over_by_mistake(w, was, now))
        return "a date that is not over yet (is the year right?)";
    if (!warning_is_text(column))
        return NULL;
    wrong = warning_check_letters(w, column);
    return wrong || !vet || !vet->judge ? wrong
                                        : vet->judge(vet->ctx, warning_cell(w, column, a), a);
}

static const char *
read_cell(struct reading *r, enum warning_column c, struct str cell, struct warning *w)
{
    const char *expected = NULL;
    if (c != WARNING_DISCOM)
        return warning_set_cell(w, c, cell, r->a, &expected) ? NULL : expected;
    cell = str_trim(cell);
    if (cell.n == 0 || str_eq(cell, STR("*")) || str_eq_nocase(cell, r->home))
        return NULL;
    return arena_fmt(r->a, "this office's %.*s, or *", (int)r->home.n, r->home.p).p;
}

/* Complains of every cell that is wrong. A field without a column of its own is complained of at
 * the id's. */
static void
read_row(struct reading *r, const struct csv_row *row, struct warning_row_plan *p)
{
    struct csv *t = &r->plan->table;
    size_t known = find_known(&r->known, str_trim(row->cells[r->at[WARNING_ID]]));
    const struct warning *was = known < r->known.n ? &r->known.list[known] : NULL;
    unsigned bad = 0;
    p->row = row->number;
    if (was) {
        p->now = p->was = *was;
        r->known.named[known] = true;
    }
    for (int i = 0; i < WARNING_COLUMNS; i++) {
        if (r->at[i] == t->n_columns)
            continue;
        struct str cell = row->cells[r->at[i]];
        const char *expected = read_cell(r, (enum warning_column)i, cell, &p->now);
        if (!expected)
            continue;
        csv_fault(&r->plan->faults, r->a, t, row->number, r->at[i], cell, expected);
        bad |= 1u << i;
    }
    for (int i = 0; i < WARNING_COLUMNS; i++) {
        enum warning_column c = (enum warning_column)i;
        if (c != WARNING_DISCOM && differs(&p->now, was, c, r->a))
            p->columns |= 1u << i;
        const char *wrong =
            bad >> i & 1 ? NULL : warning_wrong(&p->now, was, c, r->now, r->vet, r->a);
        size_t at = r->at[i] < t->n_columns ? r->at[i] : r->at[WARNING_ID];
        if (wrong)
            csv_fault(&r->plan->faults, r->a, t, row->number, at, row->cells[at], wrong);
    }
    if (!was)
        p->fate = WARNING_ADDED;
    else if (!p->columns)
        p->fate = WARNING_SAME;
    else
        p->fate = p->now.until && p->now.until <= r->now ? WARNING_ENDED : WARNING_CHANGED;
}

struct sorted_row {
    const struct warning_row_plan *plan;
};

static int
by_id_then_row(const void *a, const void *b)
{
    const struct warning_row_plan *x = ((const struct sorted_row *)a)->plan;
    const struct warning_row_plan *y = ((const struct sorted_row *)b)->plan;
    int order = str_cmp(x->now.id, y->now.id);
    return order ? order : (x->row > y->row) - (x->row < y->row);
}

static void
find_twice(struct reading *r)
{
    struct warning_plan *p = r->plan;
    struct sorted_row *sorted = ARENA_ARRAY(r->a, struct sorted_row, p->n + 1);
    for (size_t i = 0; i < p->n; i++)
        sorted[i].plan = &p->rows[i];
    if (p->n)
        qsort(sorted, p->n, sizeof *sorted, by_id_then_row);
    for (size_t i = 1; i < p->n; i++) {
        const struct warning_row_plan *row = sorted[i].plan;
        if (row->now.id.n && str_eq(sorted[i - 1].plan->now.id, row->now.id))
            csv_fault(&p->faults, r->a, &p->table, row->row, r->at[WARNING_ID], row->now.id,
                      "an id that no row above has");
    }
}

static void
read_rows(struct reading *r, bool whole)
{
    struct warning_plan *p = r->plan;
    p->rows = ARENA_ARRAY(r->a, struct warning_row_plan, p->table.n_rows + r->known.n + 1);
    for (size_t i = 0; i < p->table.n_rows; i++)
        read_row(r, &p->table.rows[i], &p->rows[p->n++]);
    find_twice(r);
    for (size_t i = 0; whole && i < r->known.n; i++)
        if (!r->known.named[i])
            p->rows[p->n++] = (struct warning_row_plan){
                .fate = WARNING_ENDED, .now = r->known.list[i], .was = r->known.list[i]};
    for (size_t i = 0; i < p->n; i++)
        p->count[p->rows[i].fate]++;
    csv_faults_sort(&p->faults);
}

bool
warning_plan_read(struct office *o, struct str name, struct str bytes, bool whole,
                  const struct warning_vet *vet, struct arena *a, struct warning_plan *out,
                  struct err *err)
{
    *out = (struct warning_plan){0};
    struct reading r = {.plan = out, .now = clock_now(), .vet = vet, .a = a};
    if (!history_newest(o, &out->newest, err) || !setting_get(o, "discom", a, &r.home, err) ||
        !sheet_parse(name, bytes, a, &out->table, &out->faults, err) || !find_columns(&r, err) ||
        !load_known(o, &r, err))
        return false;
    if (out->table.n_rows > WARNING_PLAN_ROWS)
        return err_input(err,
                         "%.*s: has %zu rows, more than a screen can show in turn; expected at "
                         "most %d",
                         (int)name.n, name.p, out->table.n_rows, WARNING_PLAN_ROWS);
    read_rows(&r, whole);
    return true;
}

/* ---- applying ---- */

static bool
still_as_read(struct office *o, const struct warning_plan *p, struct err *err)
{
    int64_t newest;
    return history_newest(o, &newest, err) &&
           (newest == p->newest ||
            err_env(err, "somebody else has changed the warnings meanwhile; nothing was changed, "
                         "import the file again"));
}

static bool
apply_row(struct office *o, const struct warning_row_plan *row, struct history *h,
          struct warning_writer *w, struct err *err)
{
    static const char *const kinds[WARNING_FATES] = {"new", "changed", "ended", ""};
    if (row->fate == WARNING_SAME)
        return true;
    if (!history_keep(h, row->now.id, kinds[row->fate], err))
        return false;
    return row->row ? warning_writer_put(w, &row->now, err) : warning_take_off(o, row->now.id, err);
}

static bool
apply_all(struct office *o, const struct warning_plan *p, struct err *err)
{
    struct arena a = {0};
    struct history h;
    struct warning_writer w = {0};
    struct str file = p->table.file, what;
    for (size_t i = file.n; i > 0 && file.n == p->table.file.n; i--)
        if (file.p[i - 1] == '/')
            file = str_sub(file, i, file.n);
    what = arena_fmt(&a, "import %.*s", (int)file.n, file.p);
    bool ok = history_open(o, what, 0, &h, err) && warning_writer_open(o, WARNING_OURS, &w, err);
    for (size_t i = 0; ok && i < p->n; i++)
        ok = apply_row(o, &p->rows[i], &h, &w, err);
    warning_writer_close(&w);
    history_close(&h);
    arena_wipe(&a);
    return ok;
}

bool
warning_plan_apply(struct office *o, const struct warning_plan *p, struct err *err)
{
    if (p->faults.n)
        BUG("a plan with faults");
    if (p->count[WARNING_SAME] == p->n)
        return true;
    if (!db_begin(o, err))
        return false;
    return db_end(o, still_as_read(o, p, err) && apply_all(o, p, err), err);
}
