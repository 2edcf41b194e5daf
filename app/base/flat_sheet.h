/* base/flat_sheet.h - a spreadsheet as one file of XML (OpenDocument 1.3, part 3; LibreOffice's
 * "fods") made a table of base/csv.h. Pure.
 *
 * What a cell holds counts, not how it is shown: a day that is shown as 12/11/26, 11-Dec or 11.12.26
 * is 2026-12-11 whoever's computer the sheet is from. */
#ifndef BASE_FLAT_SHEET_H
#define BASE_FLAT_SHEET_H

#include "base/buf.h"
#include "base/err.h"

/* Limits: what a sheet repeats further than that is cut; LibreOffice says so of empty rows alone. */
enum { FLAT_ROWS_MAX = 100000, FLAT_COLUMNS_MAX = 1024, FLAT_BYTES_MAX = 256 * 1024 * 1024 };

/* Adds to `out` the first of its sheets that holds anything: rows with '\n', every cell in quotes,
 * empty rows where they stand, so that row N stays row N. Days are 2026-12-11, with a time of day
 * 2026-12-11T09:30; times 09:30; numbers without what groups them, but 007 stays 007. Comments and
 * drawings are left out. ERR_INPUT where no sheet holds anything, or it is too large; then *out is as
 * it was. */
bool flat_sheet_csv(struct str xml, struct buf *out, struct err *err);

#endif
