/* base/csv.h - tables as spreadsheets write them (RFC 4180), read strictly.
 *
 * UTF-8 with or without a byte-order mark; comma; fields may be quoted, "" is a quote, quoted
 * fields may hold line breaks (CRLF there is read as LF); CRLF or LF. Every complaint names file,
 * row, column and what was expected. Rows count as a spreadsheet shows them: the header is row 1,
 * and a row of a quoted field with line breaks counts once. Rows that are wholly empty are skipped
 * but counted. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "base/arena.h"
#include "base/err.h"

struct csv_row {
    size_t number;      /* as a spreadsheet shows it */
    struct str *cells;  /* one per column of the header; in the arena */
};

struct csv {
    struct str file;    /* for messages */
    struct str *columns;
    size_t n_columns;
    struct csv_row *rows;
    size_t n_rows;
};

/* Reads the whole table at `path` into `a`. At most 64 MiB; for larger ones see csv_open. */
bool csv_load(const char *path, struct arena *a, struct csv *out, struct err *err);

/* The same from memory; `name` stands for the file in messages. */
bool csv_parse(struct str name, struct str bytes, struct arena *a, struct csv *out,
               struct err *err);

/* ---- every complaint at once ---- */

struct csv_fault {
    size_t row, column; /* column: index in the header */
    struct str text;    /* "row R, column NAME: found “CELL”, expected EXPECTED", NUL-terminated */
};

struct csv_faults {
    struct csv_fault *list;
    size_t n, cap;
};

/* As csv_parse, cells parted by `comma`, but reads on behind a wrong cell or row: each is added to
 * *faults, in `a`, and a wrong row is not among the rows. Empty cells beyond the header are passed
 * over. False only where the header itself cannot be read. */
bool csv_parse_all(struct str name, struct str bytes, char comma, struct arena *a, struct csv *out,
                   struct csv_faults *faults, struct err *err);

/* Adds one. */
void csv_fault(struct csv_faults *f, struct arena *a, const struct csv *t, size_t row,
               size_t column, struct str cell, const char *expected);

/* By row, then column. */
void csv_faults_sort(struct csv_faults *f);

/* A table of any size, row by row in bounded memory; a row may have CSV_ROW_MAX bytes. */
enum { CSV_ROW_MAX = 256 * 1024 };
struct csv_stream;

/* Opens the table at `path` and reads its header into *out, which has no rows: for csv_column and
 * csv_complain. What it holds is in `a`. Close with csv_close. */
bool csv_open(const char *path, struct arena *a, struct csv *out, struct csv_stream **stream,
              struct err *err);

/* The next row that is not empty, valid until the next call; *more is false at the end. */
bool csv_next(struct csv_stream *s, struct csv_row *row, bool *more, struct err *err);
void csv_close(struct csv_stream *s); /* NULL is fine */

/* The index of a column, or n_columns. */
size_t csv_column(const struct csv *t, const char *name);

/* Sets *err to "FILE: row R, column NAME: found “CELL”, expected EXPECTED" and returns false. */
bool csv_complain(const struct csv *t, const struct csv_row *row, size_t column,
                  const char *expected, struct err *err);

#endif
