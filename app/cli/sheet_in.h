/* cli/sheet_in.h - the bytes of a sheet that staff made in any spreadsheet programme. */
#ifndef CLI_SHEET_IN_H
#define CLI_SHEET_IN_H

#include "cli/cli.h"

/* Reads the file at `path`. One that is packed (ODS, XLSX, XLS) is made CSV by LibreOffice, run
 * without a window in a folder of its own that is gone afterwards; where that is not installed,
 * says what to do instead. */
bool sheet_in(struct cli *c, const char *path, struct str *bytes);

#endif
