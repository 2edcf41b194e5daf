#include "base/csv.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MAX = 64 * 1024 * 1024, SHOWN_MAX = 60, COLUMNS_MAX = 256 };

/* The table's bytes, unquoted in place: a cell never gets longer by it. */
struct reader {
    struct arena *a;
    char *p;
    size_t n, at;
    size_t row; /* of the cell being read, as a spreadsheet shows it */
    bool more;  /* a comma ended the last cell: another one follows in this row */
};

/* Part of a cell for a message: what a terminal cannot show, or is no UTF-8, as \xNN. */
static void
show(struct buf *b, struct str cell)
{
    for (size_t i = 0; i < cell.n;) {
        uint32_t cp;
        size_t len = utf8_next(cell, i, &cp);
        if (i + len > SHOWN_MAX) {
            buf_add(b, STR("…"));
            return;
        }
        if (cp == UTF8_BAD || cp < 0x20 || (cp >= 0x7F && cp < 0xA0))
            for (size_t k = i; k < i + len; k++)
                buf_fmt(b, "\\x%02X", (unsigned char)cell.p[k]);
        else
            buf_add(b, str_sub(cell, i, i + len));
        i += len;
    }
}

static bool
complain(const struct csv *t, size_t row, size_t column, struct str cell, const char *expected,
         struct err *err)
{
    struct buf b = {0};
    show(&b, t->file);
    buf_fmt(&b, ": row %zu, column ", row);
    if (column < t->n_columns)
        show(&b, t->columns[column]);
    else
        buf_fmt(&b, "%zu", column + 1);
    buf_add(&b, STR(": found “"));
    show(&b, cell);
    buf_fmt(&b, "”, expected %s", expected);
    err_input(err, "%s", b.p);
    buf_free(&b);
    return false;
}

bool
csv_complain(const struct csv *t, const struct csv_row *row, size_t column, const char *expected,
             struct err *err)
{
    struct str cell = column < t->n_columns ? row->cells[column] : STR("");
    return complain(t, row->number, column, cell, expected, err);
}

size_t
csv_column(const struct csv *t, const char *name)
{
    size_t i = 0;
    while (i < t->n_columns && !str_eq(t->columns[i], str_of(name)))
        i++;
    return i;
}

static bool
at_line_end(const struct reader *r)
{
    return r->at == r->n || r->p[r->at] == '\n' ||
           (r->p[r->at] == '\r' && r->at + 1 < r->n && r->p[r->at + 1] == '\n');
}

/* Behind the opening quote. RFC 4180, 2.5-2.7; a CRLF inside becomes LF. NULL, or what was
 * expected. */
static const char *
read_quoted(struct reader *r, struct str *cell)
{
    char *out = r->p + r->at;
    *cell = (struct str){out, 0};
    while (r->at < r->n) {
        char c = r->p[r->at++];
        if (c == '\r' && r->at < r->n && r->p[r->at] == '\n')
            continue;
        if (c == '"') {
            if (r->at == r->n || r->p[r->at] != '"')
                return NULL;
            r->at++;
        }
        out[cell->n++] = c;
    }
    return "a closing quote \" before the end of the file";
}

static const char *
read_plain(struct reader *r, struct str *cell)
{
    size_t from = r->at;
    const char *expected = NULL;
    while (!at_line_end(r) && r->p[r->at] != ',') {
        if (r->p[r->at] == '"' && !expected)
            expected = "quotes around the whole cell, and each quote inside it doubled";
        if (r->p[r->at] == '\r' && !expected)
            expected = "lines that end in LF or CRLF";
        r->at++;
    }
    *cell = (struct str){r->p + from, r->at - from};
    return expected;
}

/* NULL, or what was expected. */
static const char *
read_cell(struct reader *r, struct str *cell)
{
    const char *expected;
    if (r->at < r->n && r->p[r->at] == '"') {
        r->at++;
        expected = read_quoted(r, cell);
    } else {
        expected = read_plain(r, cell);
    }
    if (utf8_check(*cell) < cell->n) /* before the quotes: bytes of another code confuse them too */
        return "UTF-8 text (save the table as “CSV UTF-8”)";
    if (cell->n && memchr(cell->p, '\0', cell->n))
        return "text without NUL bytes";
    if (expected)
        return expected;

    r->more = r->at < r->n && r->p[r->at] == ',';
    if (r->more)
        r->at++;
    else if (!at_line_end(r))
        return "a comma or the end of the line behind the closing quote";
    else if (r->at < r->n)
        r->at += r->p[r->at] == '\r' ? 2 : 1;
    return NULL;
}

/* All cells of the next row; a row may have fewer or more than the table has columns. */
static bool
read_row(struct reader *r, const struct csv *t, struct str **cells, size_t *n, struct err *err)
{
    size_t cap = t->n_columns;
    *cells = cap ? arena_array(r->a, cap, sizeof **cells) : NULL;
    *n = 0;
    r->row++;
    do {
        struct str cell;
        const char *expected = read_cell(r, &cell);
        if (!expected && *n == COLUMNS_MAX)
            expected = "at most 256 columns";
        if (expected)
            return complain(t, r->row, *n, cell, expected, err);
        *cells = arena_grow(r->a, *cells, *n, &cap, sizeof **cells);
        (*cells)[(*n)++] = cell;
    } while (r->more);
    return true;
}

static bool
read_header(struct reader *r, struct csv *t, struct err *err)
{
    struct str *names;
    size_t n;
    if (!read_row(r, t, &names, &n, err))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (names[i].n == 0)
            return complain(t, r->row, i, names[i], "a column name", err);
        for (size_t k = 0; k < i; k++)
            if (str_eq(names[i], names[k]))
                return complain(t, r->row, i, names[i], "a column name that is there only once",
                                err);
    }
    t->columns = names;
    t->n_columns = n;
    return true;
}

static bool
is_blank(const struct str *cells, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (cells[i].n)
            return false;
    return true;
}

static bool
wrong_count(const struct reader *r, const struct csv *t, const struct str *cells, size_t n,
            struct err *err)
{
    char expected[64];
    struct str rest = n > t->n_columns ? cells[t->n_columns] : cells[n - 1];
    size_t column = n > t->n_columns ? t->n_columns : n - 1;
    snprintf(expected, sizeof expected, "%zu cells in the row, not %zu", t->n_columns, n);
    return complain(t, r->row, column, rest, expected, err);
}

/* The bytes that r begins with live in its arena and are taken over. */
static bool
parse(struct str name, struct reader r, struct csv *out, struct err *err)
{
    struct csv t = {.file = arena_str(r.a, name)};
    size_t cap = 0;

    if (str_starts((struct str){r.p, r.n}, "\xEF\xBB\xBF"))
        r.at = 3;
    if (!read_header(&r, &t, err))
        return false;
    while (r.at < r.n) {
        struct csv_row row;
        size_t cells;
        if (!read_row(&r, &t, &row.cells, &cells, err))
            return false;
        if (is_blank(row.cells, cells))
            continue;
        if (cells != t.n_columns)
            return wrong_count(&r, &t, row.cells, cells, err);
        row.number = r.row;
        t.rows = arena_grow(r.a, t.rows, t.n_rows, &cap, sizeof *t.rows);
        t.rows[t.n_rows++] = row;
    }
    *out = t;
    return true;
}

bool
csv_parse(struct str name, struct str bytes, struct arena *a, struct csv *out, struct err *err)
{
    char *copy = arena_alloc(a, bytes.n + 1);
    if (bytes.n)
        memcpy(copy, bytes.p, bytes.n);
    return parse(name, (struct reader){.a = a, .p = copy, .n = bytes.n}, out, err);
}

/* The bytes of an open file; `size` is what fstat said. */
static bool
read_all(int fd, char *p, size_t size, size_t *n)
{
    *n = 0;
    while (*n < size) {
        ssize_t got = read(fd, p + *n, size - *n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0)
            break;
        *n += (size_t)got;
    }
    return true;
}

bool
csv_load(const char *path, struct arena *a, struct csv *out, struct err *err)
{
    struct stat st;
    bool ok = false;
    size_t n;

    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a FIFO must not hold us up */
    if (fd < 0 || fstat(fd, &st) != 0) {
        err_env(err, "%s: cannot be opened (%s)", path, strerror(errno));
        goto out;
    }
    if (!S_ISREG(st.st_mode)) {
        err_env(err, "%s: not a file; a CSV file was expected", path);
        goto out;
    }
    if (st.st_size > FILE_MAX) {
        err_input(err, "%s: larger than 64 MiB; split the table", path);
        goto out;
    }
    char *p = arena_alloc(a, (size_t)st.st_size + 1);
    if (!read_all(fd, p, (size_t)st.st_size, &n)) {
        err_env(err, "%s: cannot be read (%s)", path, strerror(errno));
        goto out;
    }
    ok = parse(str_of(path), (struct reader){.a = a, .p = p, .n = n}, out, err);
out:
    if (fd >= 0)
        close(fd);
    return ok;
}
