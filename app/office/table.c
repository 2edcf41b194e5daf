#include "office/table.h"

#include "base/files.h"
#include "base/log.h"
#include "base/paths.h"

#include <stdlib.h>

static bool
is_name(struct str cell, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(cell, str_of(names[i])))
            return true;
    return false;
}

static bool
is_optional(const char *name, const char *const *optional)
{
    while (*optional && strcmp(*optional, name) != 0)
        optional++;
    return *optional != NULL;
}

bool
table_columns(const struct csv *t, const char *const *names, size_t n, const char *const *optional,
              size_t *at, struct err *err)
{
    for (size_t i = 0; i < n; i++) {
        at[i] = csv_column(t, names[i]);
        if (at[i] == t->n_columns && !is_optional(names[i], optional))
            return err_input(err,
                             "%.*s: row 1: the column “%s” is missing; expected the columns "
                             "that satark's export writes",
                             (int)t->file.n, t->file.p, names[i]);
    }
    for (size_t i = 0; i < t->n_columns; i++) {
        struct str c = t->columns[i];
        if (!is_name(c, names, n))
            return err_input(err,
                             "%.*s: row 1: found the column “%.*s”, which is not known here; "
                             "check its spelling or take it out",
                             (int)t->file.n, t->file.p, (int)c.n, c.p);
    }
    return true;
}

struct keyed {
    struct str key;
    const struct csv_row *row;
};

static int
by_key_then_row(const void *a, const void *b)
{
    const struct keyed *x = a, *y = b;
    int order = str_cmp(x->key, y->key);
    return order ? order : (x->row->number > y->row->number) - (x->row->number < y->row->number);
}

bool
table_unique(const struct csv *t, size_t column, struct err *err)
{
    const struct csv_row *twice = NULL;
    struct keyed *keys = calloc(t->n_rows + 1, sizeof *keys);
    if (!keys)
        BUG("out of memory");
    for (size_t i = 0; i < t->n_rows; i++)
        keys[i] = (struct keyed){str_trim(t->rows[i].cells[column]), &t->rows[i]};
    qsort(keys, t->n_rows, sizeof *keys, by_key_then_row);
    for (size_t i = 1; i < t->n_rows; i++)
        if (str_eq(keys[i - 1].key, keys[i].key) && (!twice || keys[i].row < twice))
            twice = keys[i].row;
    free(keys);
    return !twice || csv_complain(t, twice, column, "an id that no row above has", err);
}

static bool
needs_quotes(struct str cell)
{
    for (size_t i = 0; i < cell.n; i++)
        if (strchr(",\"\r\n", cell.p[i]))
            return true;
    return cell.n && (cell.p[0] == ' ' || cell.p[cell.n - 1] == ' ');
}

static void
write_cell(struct buf *b, struct str cell)
{
    if (!needs_quotes(cell)) {
        buf_add(b, cell);
        return;
    }
    buf_char(b, '"');
    for (size_t i = 0; i < cell.n; i++) {
        if (cell.p[i] == '"')
            buf_char(b, '"');
        buf_char(b, cell.p[i]);
    }
    buf_char(b, '"');
}

void
table_write_row(struct buf *b, const struct str *cells, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_char(b, ',');
        write_cell(b, cells[i]);
    }
    buf_char(b, '\n');
}

bool
table_save(const char *path, struct str text, struct err *err)
{
    struct buf whole = {0};
    buf_add(&whole, STR("\xEF\xBB\xBF")); /* spreadsheets know UTF-8 by it */
    buf_add(&whole, text);
    bool ok = paths_replaceable(path, err) && files_write(path, buf_str(&whole), 0644, err);
    buf_free(&whole);
    return ok;
}
