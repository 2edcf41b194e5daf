#include "base/files.h"
#include "base/sheet.h"
#include "office/office.h"
#include "office/table.h"
#include "office/warning_plan.h"

bool
warning_import(struct office *o, const char *csv_path, size_t *n, struct err *err)
{
    struct arena a = {0};
    struct str bytes;
    struct warning_plan p;
    bool ok = files_read(csv_path, SHEET_MAX, &a, &bytes, err) &&
              warning_plan_read(o, str_of(csv_path), bytes, false, NULL, &a, &p, err);
    if (ok && p.faults.n)
        ok = err_input(err, "%s: %s", csv_path, p.faults.list[0].text.p);
    if (ok)
        ok = warning_plan_apply(o, &p, err);
    if (ok)
        *n = p.n;
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
