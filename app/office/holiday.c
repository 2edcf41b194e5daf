/* The days the office is closed: a sheet of dates becomes the setting that the check and the
 * counters read. */
#include "base/sheet.h"
#include "office/office.h"
#include "office/when.h"

#include <stdlib.h>

static bool
is_named(struct str header, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq_nocase(str_trim(header), str_of(names[i])))
            return true;
    return false;
}

static bool
find_date_column(const struct csv *t, size_t *at, struct err *err)
{
    static const char *const names[] = {"date", "day", "holiday", "तारीख", "दिनांक", "तारीख़"};
    for (*at = 0; *at < t->n_columns; (*at)++)
        if (is_named(t->columns[*at], names, ARRAY_LEN(names)))
            return true;
    return err_input(err, "%.*s: row 1: the column “date” is missing; expected date (or तारीख) and, "
                          "if you like, the name of the day beside it",
                     (int)t->file.n, t->file.p);
}

static int
by_time(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Each day once, in order: "2026-11-24 2026-12-25". */
static struct str
joined(int64_t *days, size_t n, struct arena *a)
{
    struct str out = STR("");
    if (n)
        qsort(days, n, sizeof *days, by_time);
    for (size_t i = 0; i < n; i++) {
        struct civil c = civil_from_unix(days[i]);
        if (i && days[i] == days[i - 1])
            continue;
        out = arena_fmt(a, "%.*s%s%04d-%02d-%02d", (int)out.n, out.p, out.n ? " " : "", c.year,
                        c.month, c.day);
    }
    return out;
}

bool
holiday_import_sheet(struct office *o, struct str name, struct str bytes, struct arena *a,
                     struct csv_faults *faults, struct str *dates, struct err *err)
{
    enum { HOLIDAYS_MOST = 60 };
    struct csv t;
    size_t at, n = 0;
    *faults = (struct csv_faults){0};
    if (!sheet_parse(name, bytes, a, &t, faults, err) || !find_date_column(&t, &at, err))
        return false;
    if (t.n_rows > HOLIDAYS_MOST)
        return err_input(err, "%.*s: has %zu days; expected at most %d, those to come",
                         (int)name.n, name.p, t.n_rows, HOLIDAYS_MOST);
    int64_t *days = ARENA_ARRAY(a, int64_t, t.n_rows + 1);
    for (size_t i = 0; i < t.n_rows; i++) {
        if (when_parse(t.rows[i].cells[at], false, &days[n]) && days[n])
            n++;
        else
            csv_fault(faults, a, &t, t.rows[i].number, at, t.rows[i].cells[at], WHEN_EXPECTED);
    }
    csv_faults_sort(faults);
    *dates = joined(days, n, a);
    return faults->n > 0 || setting_set(o, "office.holidays", *dates, err);
}
