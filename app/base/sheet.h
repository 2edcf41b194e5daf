/* base/sheet.h - a table as any spreadsheet programme saved it.
 *
 * UTF-8 with or without a byte-order mark, UTF-16 of either order with or without one; cells parted
 * by comma, semicolon or tab, told by the first line (Excel's "sep=;" before it is understood).
 * From there on it is a table of base/csv.h. */
#ifndef BASE_SHEET_H
#define BASE_SHEET_H

#include "base/csv.h"

enum { SHEET_MAX = 64 * 1024 * 1024 };

/* The bytes as UTF-8 in `a`, without a byte-order mark. A half surrogate becomes bytes that are no
 * UTF-8, for csv to complain of. */
struct str sheet_text(struct str bytes, struct arena *a);

/* What parts the cells of a table in UTF-8: ',', ';' or tab. */
char sheet_comma(struct str text);

/* Whether the bytes are a packed spreadsheet (ODS, XLSX, XLS) and no text. */
bool sheet_is_packed(struct str bytes);

/* Reads the bytes of a file named `name` as csv_parse_all does. */
bool sheet_parse(struct str name, struct str bytes, struct arena *a, struct csv *out,
                 struct csv_faults *faults, struct err *err);

/* The same of the file at `path`. */
bool sheet_load(const char *path, struct arena *a, struct csv *out, struct csv_faults *faults,
                struct err *err);

#endif
