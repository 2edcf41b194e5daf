/* A CSV file from a stick or a clerk: whatever the bytes, a table or a complaint with a place; and a
 * table written out again reads back the same. As a sheet of any coding and separator: what is read
 * is text, and it reads back the same from UTF-16; a date is taken or not, and what is taken stays. */
#include "base/buf.h"
#include "base/csv.h"
#include "base/log.h"
#include "base/sheet.h"
#include "base/utf8.h"
#include "office/warning_names.h"
#include "office/when.h"

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

/* In UTF-16 with its mark. */
static void
write_utf16(struct buf *b, struct str text, bool little)
{
    buf_add(b, little ? STR("\xFF\xFE") : STR("\xFE\xFF"));
    for (size_t i = 0; i < text.n;) {
        uint32_t cp, units[2];
        i += utf8_next(text, i, &cp);
        size_t n = 1;
        units[0] = cp;
        if (cp > 0xFFFF) {
            units[0] = 0xD800 + ((cp - 0x10000) >> 10);
            units[1] = 0xDC00 + ((cp - 0x10000) & 0x3FF);
            n = 2;
        }
        for (size_t k = 0; k < n; k++) {
            char high = (char)(units[k] >> 8), low = (char)(units[k] & 0xFF);
            buf_char(b, little ? low : high);
            buf_char(b, little ? high : low);
        }
    }
}

static void
check_cell(struct str cell)
{
    struct arena a = {0};
    int64_t at, again;
    unsigned days;
    int from, until;
    if (utf8_check(cell) < cell.n)
        BUG("a cell that is no text");
    if (when_parse(cell, true, &at) &&
        (!when_parse(when_format(at, true, &a), true, &again) || again != at))
        BUG("a date that does not stay");
    if (weekdays_parse(cell, &days) && days > 0x7f)
        BUG("more days than a week has");
    if (hours_parse(cell, &from, &until) && (from < 0 || until > 24 * 60))
        BUG("more hours than a day has");
    if (warning_column_named(cell) > WARNING_COLUMNS)
        BUG("a column that is none");
    arena_wipe(&a);
}

static void
check_table(const struct csv *t)
{
    for (size_t i = 0; i < t->n_columns; i++)
        check_cell(t->columns[i]);
    for (size_t r = 0; r < t->n_rows; r++)
        for (size_t i = 0; i < t->n_columns; i++)
            check_cell(t->rows[r].cells[i]);
}

/* As a sheet; and where it is UTF-8 without a mark, the same sheet from UTF-16. */
static void
check_sheet(struct str bytes)
{
    struct arena a = {0};
    struct csv first, second;
    struct csv_faults faults = {0}, more = {0};
    struct err err = {0};
    struct buf wide = {0};
    bool ok = sheet_parse(STR("f.csv"), bytes, &a, &first, &faults, &err);
    if (!ok && (err.kind != ERR_INPUT || strncmp(err.msg, "f.csv: ", 7) != 0))
        BUG("a complaint without a file");
    if (ok)
        check_table(&first);
    for (size_t i = 0; i < faults.n; i++)
        if (!str_starts(faults.list[i].text, "row "))
            BUG("a fault without a place");
    if (ok && utf8_check(bytes) == bytes.n && sheet_text(bytes, &a).p == bytes.p &&
        !sheet_is_packed(bytes)) {
        write_utf16(&wide, bytes, bytes.n % 2);
        if (!sheet_parse(STR("g.csv"), buf_str(&wide), &a, &second, &more, &err) ||
            first.n_columns != second.n_columns || first.n_rows != second.n_rows ||
            faults.n != more.n)
            BUG("another table from UTF-16");
        for (size_t r = 0; r < first.n_rows; r++)
            check_same(first.rows[r].cells, second.rows[r].cells, first.n_columns);
    }
    buf_free(&wide);
    arena_wipe(&a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct csv first, second;
    struct err err = {0};
    struct str bytes = {(const char *)data, size};

    check_sheet(bytes);
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
