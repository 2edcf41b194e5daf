#include "base/csv.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    FILE_MAX = 64 * 1024 * 1024,
    SHOWN_MAX = 60,
    COLUMNS_MAX = 256,
    WINDOW = 4 * CSV_ROW_MAX /* of a stream: most refills then move little and read much */
};

/* The table's bytes, unquoted in place: a cell never gets longer by it. Either all of them, or the
 * part of an open file that holds at least the next row. */
struct csv_stream {
    struct csv table; /* the header; rows are not kept here */
    int fd;           /* -1 once everything is in p */
    char *p;
    size_t n, at;
    char comma; /* what stands between cells */
    size_t row; /* of the cell being read, as a spreadsheet shows it */
    bool more;  /* a comma ended the last cell: another one follows in this row */
    bool bad;   /* a complaint was made of the row being read */
    struct csv_faults *faults; /* where complaints go, to read on; NULL: the first ends it */
    struct arena *arena;       /* theirs */
    struct str cells[COLUMNS_MAX];
    size_t n_cells;
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

static void
say_place(struct buf *b, const struct csv *t, size_t row, size_t column, struct str cell,
          const char *expected)
{
    buf_fmt(b, "row %zu, column ", row);
    if (column < t->n_columns)
        show(b, t->columns[column]);
    else
        buf_fmt(b, "%zu", column + 1);
    buf_add(b, STR(": found “"));
    show(b, cell);
    buf_fmt(b, "”, expected %s", expected);
}

static bool
complain(const struct csv *t, size_t row, size_t column, struct str cell, const char *expected,
         struct err *err)
{
    struct buf b = {0};
    show(&b, t->file);
    buf_add(&b, STR(": "));
    say_place(&b, t, row, column, cell, expected);
    err_input(err, "%s", b.p);
    buf_free(&b);
    return false;
}

void
csv_fault(struct csv_faults *f, struct arena *a, const struct csv *t, size_t row, size_t column,
          struct str cell, const char *expected)
{
    struct buf b = {0};
    say_place(&b, t, row, column, cell, expected);
    f->list = arena_grow(a, f->list, f->n, &f->cap, sizeof *f->list);
    f->list[f->n++] = (struct csv_fault){row, column, arena_str(a, buf_str(&b))};
    buf_free(&b);
}

static int
by_place(const void *a, const void *b)
{
    const struct csv_fault *x = a, *y = b;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    return (x->column > y->column) - (x->column < y->column);
}

void
csv_faults_sort(struct csv_faults *f)
{
    if (f->n)
        qsort(f->list, f->n, sizeof *f->list, by_place);
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
at_line_end(const struct csv_stream *r)
{
    return r->at == r->n || r->p[r->at] == '\n' ||
           (r->p[r->at] == '\r' && r->at + 1 < r->n && r->p[r->at + 1] == '\n');
}

/* Behind the opening quote. RFC 4180, 2.5-2.7; a CRLF inside becomes LF. NULL, or what was
 * expected. */
static const char *
read_quoted(struct csv_stream *r, struct str *cell)
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
read_plain(struct csv_stream *r, struct str *cell)
{
    size_t from = r->at;
    const char *expected = NULL;
    while (!at_line_end(r) && r->p[r->at] != r->comma) {
        if (r->p[r->at] == '"' && !expected)
            expected = "quotes around the whole cell, and each quote inside it doubled";
        if (r->p[r->at] == '\r' && !expected)
            expected = "lines that end in LF or CRLF";
        r->at++;
    }
    *cell = (struct str){r->p + from, r->at - from};
    return expected;
}

/* Behind a cell: what is left of it is passed over, so that the next one begins where it can. */
static void
end_cell(struct csv_stream *r)
{
    while (!at_line_end(r) && r->p[r->at] != r->comma)
        r->at++;
    r->more = r->at < r->n && r->p[r->at] == r->comma;
    if (r->more)
        r->at++;
    else if (r->at < r->n)
        r->at += r->p[r->at] == '\r' ? 2 : 1;
}

/* NULL, or what was expected. */
static const char *
read_cell(struct csv_stream *r, struct str *cell)
{
    const char *expected;
    if (r->at < r->n && r->p[r->at] == '"') {
        r->at++;
        expected = read_quoted(r, cell);
    } else {
        expected = read_plain(r, cell);
    }
    if (!expected && !at_line_end(r) && r->p[r->at] != r->comma)
        expected = "a comma or the end of the line behind the closing quote";
    if (cell->n && memchr(cell->p, '\0', cell->n))
        expected = "text without NUL bytes";
    if (utf8_check(*cell) < cell->n) /* before the quotes: bytes of another code confuse them too */
        expected = "UTF-8 text (save the table as “CSV UTF-8”)";
    if (!expected || r->faults)
        end_cell(r);
    return expected;
}

/* Moves what is left to the front and reads on, so that a whole row is in the window. */
static bool
refill(struct csv_stream *r, struct err *err)
{
    if (r->fd < 0 || r->n - r->at >= CSV_ROW_MAX)
        return true;
    memmove(r->p, r->p + r->at, r->n - r->at);
    r->n -= r->at;
    r->at = 0;
    while (r->n < WINDOW) {
        ssize_t got = read(r->fd, r->p + r->n, WINDOW - r->n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return err_env(err, "%s: cannot be read (%s)", r->table.file.p, strerror(errno));
        if (got == 0) {
            close(r->fd);
            r->fd = -1;
            return true;
        }
        r->n += (size_t)got;
    }
    return true;
}

/* All cells of the next row; a row may have fewer or more than the table has columns. */
static bool
read_row(struct csv_stream *r, struct err *err)
{
    if (!refill(r, err))
        return false;
    r->n_cells = 0;
    r->bad = false;
    r->row++;
    do {
        struct str cell;
        const char *expected = read_cell(r, &cell);
        if (r->fd >= 0 && r->at == r->n) /* ran into the end of the window, not of the file */
            expected = "a row of at most 256 KiB (is a closing quote \" missing?)";
        bool full = r->n_cells == COLUMNS_MAX;
        if (!expected && full)
            expected = "at most 256 columns";
        if (expected && (full || !r->faults || !r->table.n_columns))
            return complain(&r->table, r->row, r->n_cells, cell, expected, err);
        if (expected)
            csv_fault(r->faults, r->arena, &r->table, r->row, r->n_cells, cell, expected);
        r->bad = r->bad || expected;
        r->cells[r->n_cells++] = cell;
    } while (r->more);
    return true;
}

/* Spreadsheets write cells beyond the table where one was touched once. */
static void
drop_empty_end(struct csv_stream *r, size_t least)
{
    while (r->n_cells > least && r->cells[r->n_cells - 1].n == 0)
        r->n_cells--;
}

static bool
read_header(struct csv_stream *r, struct arena *a, struct err *err)
{
    if (r->n - r->at >= 3 && memcmp(r->p + r->at, "\xEF\xBB\xBF", 3) == 0)
        r->at += 3;
    if (!read_row(r, err))
        return false;
    struct csv *t = &r->table;
    if (r->faults)
        drop_empty_end(r, 1);
    struct str *names = ARENA_ARRAY(a, struct str, r->n_cells);
    for (size_t i = 0; i < r->n_cells; i++) {
        names[i] = arena_str(a, r->cells[i]);
        if (names[i].n == 0)
            return complain(t, r->row, i, names[i], "a column name", err);
        for (size_t k = 0; k < i; k++)
            if (str_eq(names[i], names[k]))
                return complain(t, r->row, i, names[i], "a column name that is there only once",
                                err);
    }
    t->columns = names;
    t->n_columns = r->n_cells;
    return true;
}

static bool
is_blank(const struct csv_stream *r)
{
    for (size_t i = 0; i < r->n_cells; i++)
        if (r->cells[i].n)
            return false;
    return true;
}

/* True where it only goes to the faults. */
static bool
wrong_count(struct csv_stream *r, struct err *err)
{
    char expected[64];
    size_t n = r->n_cells, wanted = r->table.n_columns;
    size_t column = n > wanted ? wanted : n - 1;
    snprintf(expected, sizeof expected, "%zu cells in the row, not %zu", wanted, n);
    if (r->faults) {
        csv_fault(r->faults, r->arena, &r->table, r->row, column, r->cells[column], expected);
        return true;
    }
    return complain(&r->table, r->row, column, r->cells[column], expected, err);
}

bool
csv_next(struct csv_stream *r, struct csv_row *row, bool *more, struct err *err)
{
    bool wrong;
    do {
        if (!refill(r, err))
            return false;
        *more = r->at < r->n;
        if (!*more)
            return true;
        if (!read_row(r, err))
            return false;
        if (r->faults)
            drop_empty_end(r, r->table.n_columns);
        wrong = !r->bad && !is_blank(r) && r->n_cells != r->table.n_columns;
        if (wrong && !wrong_count(r, err))
            return false;
    } while (r->bad || wrong || is_blank(r));
    *row = (struct csv_row){r->row, r->cells};
    return true;
}

/* All rows; their cells stay where they are in the reader's bytes, which live in the arena. */
static bool
read_all_rows(struct csv_stream *r, struct arena *a, struct csv *out, struct err *err)
{
    size_t cap = 0;
    struct csv_row row;
    bool more;

    if (!read_header(r, a, err))
        return false;
    struct csv t = r->table;
    while (csv_next(r, &row, &more, err)) {
        if (!more) {
            *out = t;
            return true;
        }
        struct str *cells = ARENA_ARRAY(a, struct str, t.n_columns);
        memcpy(cells, row.cells, t.n_columns * sizeof *cells);
        t.rows = arena_grow(a, t.rows, t.n_rows, &cap, sizeof *t.rows);
        t.rows[t.n_rows++] = (struct csv_row){row.number, cells};
    }
    return false;
}

bool
csv_parse(struct str name, struct str bytes, struct arena *a, struct csv *out, struct err *err)
{
    struct csv_stream *r = ARENA_NEW(a, struct csv_stream);
    r->table.file = arena_str(a, name);
    r->fd = -1;
    r->comma = ',';
    r->p = arena_alloc(a, bytes.n + 1);
    r->n = bytes.n;
    if (bytes.n)
        memcpy(r->p, bytes.p, bytes.n);
    return read_all_rows(r, a, out, err);
}

bool
csv_parse_all(struct str name, struct str bytes, char comma, struct arena *a, struct csv *out,
              struct csv_faults *faults, struct err *err)
{
    struct csv_stream *r = ARENA_NEW(a, struct csv_stream);
    *r = (struct csv_stream){.table = {.file = arena_str(a, name)},
                             .fd = -1,
                             .comma = comma,
                             .faults = faults,
                             .arena = a,
                             .p = arena_alloc(a, bytes.n + 1),
                             .n = bytes.n};
    if (bytes.n)
        memcpy(r->p, bytes.p, bytes.n);
    return read_all_rows(r, a, out, err);
}

/* Opens a plain file; -1 with err set. */
static int
open_plain(const char *path, struct stat *st, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a FIFO must not hold us up */
    if (fd < 0 || fstat(fd, st) != 0)
        err_env(err, "%s: cannot be opened (%s)", path, strerror(errno));
    else if (!S_ISREG(st->st_mode))
        err_env(err, "%s: not a file; a CSV file was expected", path);
    else
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
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
    struct csv_stream *r = ARENA_NEW(a, struct csv_stream);

    int fd = open_plain(path, &st, err);
    if (fd < 0)
        return false;
    r->table.file = arena_str(a, str_of(path));
    r->fd = -1;
    r->comma = ',';
    if (st.st_size > FILE_MAX) {
        err_input(err, "%s: larger than 64 MiB; split the table", path);
        goto out;
    }
    r->p = arena_alloc(a, (size_t)st.st_size + 1);
    if (!read_all(fd, r->p, (size_t)st.st_size, &r->n)) {
        err_env(err, "%s: cannot be read (%s)", path, strerror(errno));
        goto out;
    }
    ok = read_all_rows(r, a, out, err);
out:
    close(fd);
    return ok;
}

bool
csv_open(const char *path, struct arena *a, struct csv *out, struct csv_stream **stream,
         struct err *err)
{
    struct stat st;
    struct csv_stream *r = ARENA_NEW(a, struct csv_stream);
    r->table.file = arena_str(a, str_of(path));
    r->comma = ',';
    r->fd = open_plain(path, &st, err);
    if (r->fd < 0)
        return false;
    r->p = arena_alloc(a, WINDOW);
    if (!refill(r, err) || !read_header(r, a, err)) {
        csv_close(r);
        return false;
    }
    *out = r->table;
    *stream = r;
    return true;
}

void
csv_close(struct csv_stream *r)
{
    if (r && r->fd >= 0)
        close(r->fd);
}
