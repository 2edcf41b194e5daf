/* A CSV file from a stick: whatever the bytes, a table or a complaint with a place; and a table
 * written out again reads back the same. */
#include "base/buf.h"
#include "base/csv.h"
#include "base/log.h"
#include "base/utf8.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
write_row(struct buf *b, const struct str *cells, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        buf_add(b, i ? STR(",\"") : STR("\""));
        for (size_t k = 0; k < cells[i].n; k++) {
            if (cells[i].p[k] == '"')
                buf_char(b, '"');
            buf_char(b, cells[i].p[k]);
        }
        buf_char(b, '"');
    }
    buf_add(b, STR("\r\n"));
}

static void
check_same(const struct str *a, const struct str *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!str_eq(a[i], b[i]) || utf8_check(a[i]) < a[i].n)
            BUG("a cell came back otherwise, or is no text");
}

/* A cell's lone CR before a line break would be taken for one line end: the one thing that writing
 * plainly does not keep. */
static bool
has_cr(struct str s)
{
    return s.n && memchr(s.p, '\r', s.n);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct csv first, second;
    struct err err = {0};
    struct str bytes = {(const char *)data, size};

    if (!csv_parse(STR("f.csv"), bytes, &a, &first, &err)) {
        if (err.kind != ERR_INPUT || strncmp(err.msg, "f.csv: row ", 11) != 0)
            BUG("a complaint without a place");
    } else {
        struct buf out = {0};
        write_row(&out, first.columns, first.n_columns);
        for (size_t r = 0; r < first.n_rows; r++)
            write_row(&out, first.rows[r].cells, first.n_columns);
        if (!has_cr(bytes)) {
            if (!csv_parse(STR("g.csv"), buf_str(&out), &a, &second, &err) ||
                first.n_columns != second.n_columns || first.n_rows != second.n_rows)
                BUG("a table that was read cannot be read again");
            check_same(first.columns, second.columns, first.n_columns);
            for (size_t r = 0; r < first.n_rows; r++)
                check_same(first.rows[r].cells, second.rows[r].cells, first.n_columns);
        }
        buf_free(&out);
    }
    arena_wipe(&a);
    return 0;
}
