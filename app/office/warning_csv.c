#include "office/db.h"
#include "office/office.h"
#include "office/table.h"
#include "office/warning_db.h"
#include "office/warning_row.h"

#include <stdio.h>

/* A list for several DISCOMs says whose each row is; this office takes no other's. */
static bool
check_discom(const struct csv *t, const struct csv_row *row, size_t column, struct str home,
             struct err *err)
{
    char expected[64];
    if (column == t->n_columns)
        return true;
    struct str cell = str_trim(row->cells[column]);
    if (cell.n == 0 || str_eq(cell, STR("*")) || str_eq(cell, home))
        return true;
    snprintf(expected, sizeof expected, "this office's %.*s, or *", (int)home.n, home.p);
    return csv_complain(t, row, column, expected, err);
}

static bool
parse_row(const struct csv *t, const struct csv_row *row, const size_t *at, struct str home,
          struct arena *a, struct warning *w, struct err *err)
{
    const char *expected;
    enum warning_column bad;
    if (!check_discom(t, row, at[WARNING_DISCOM], home, err))
        return false;
    for (int i = 0; i < WARNING_COLUMNS; i++)
        if (at[i] < t->n_columns &&
            !warning_set_cell(w, (enum warning_column)i, row->cells[at[i]], a, &expected))
            return csv_complain(t, row, at[i], expected, err);
    return warning_check(w, &bad, &expected) || csv_complain(t, row, at[bad], expected, err);
}

static bool
parse_table(const struct csv *t, struct str home, struct arena *a, struct warning **out,
            struct err *err)
{
    static const char *const optional[] = {"discom", NULL};
    const char *names[WARNING_COLUMNS];
    size_t at[WARNING_COLUMNS];
    for (int i = 0; i < WARNING_COLUMNS; i++)
        names[i] = warning_column_name((enum warning_column)i);
    if (!table_columns(t, names, WARNING_COLUMNS, optional, at, err))
        return false;
    *out = ARENA_ARRAY(a, struct warning, t->n_rows + 1);
    for (size_t i = 0; i < t->n_rows; i++)
        if (!parse_row(t, &t->rows[i], at, home, a, &(*out)[i], err))
            return false;
    return table_unique(t, at[WARNING_ID], err);
}

static bool
put_all(struct office *o, const struct warning *w, size_t n, struct err *err)
{
    struct warning_writer writer;
    if (!db_begin(o, err))
        return false;
    bool ok = warning_writer_open(o, WARNING_OURS, &writer, err);
    if (ok) {
        for (size_t i = 0; ok && i < n; i++)
            ok = warning_writer_put(&writer, &w[i], err);
        warning_writer_close(&writer);
    }
    return db_end(o, ok, err);
}

bool
warning_import(struct office *o, const char *csv_path, size_t *n, struct err *err)
{
    struct arena a = {0};
    struct csv t;
    struct str home;
    struct warning *list;
    bool ok = setting_get(o, "discom", &a, &home, err) && csv_load(csv_path, &a, &t, err) &&
              parse_table(&t, home, &a, &list, err) && put_all(o, list, t.n_rows, err);
    if (ok)
        *n = t.n_rows;
    arena_wipe(&a);
    return ok;
}

bool
warning_csv(struct office *o, struct buf *out, struct err *err)
{
    struct arena a = {0};
    struct str home, cells[WARNING_COLUMNS];
    struct warning *list;
    size_t n;
    bool ok =
        setting_get(o, "discom", &a, &home, err) && warning_list(o, 0, STR(""), &a, &list, &n, err);
    for (int i = 0; ok && i < WARNING_COLUMNS; i++)
        cells[i] = str_of(warning_column_name((enum warning_column)i));
    if (ok)
        table_write_row(out, cells, WARNING_COLUMNS);
    for (size_t row = 0; ok && row < n; row++) {
        for (int i = 0; i < WARNING_COLUMNS; i++)
            cells[i] = warning_cell(&list[row], (enum warning_column)i, &a);
        cells[WARNING_DISCOM] = home;
        table_write_row(out, cells, WARNING_COLUMNS);
    }
    arena_wipe(&a);
    return ok;
}

bool
warning_export(struct office *o, const char *csv_path, struct err *err)
{
    struct buf b = {0};
    bool ok = warning_csv(o, &b, err) && table_save(csv_path, buf_str(&b), err);
    buf_free(&b);
    return ok;
}
