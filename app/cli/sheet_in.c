#define _GNU_SOURCE /* nftw */
#include "cli/sheet_in.h"

#include "base/files.h"
#include "base/flat_sheet.h"
#include "base/paths.h"
#include "base/sheet.h"
#include "cli/process.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CONVERT_SECONDS = 90 };

static int
remove_entry(const char *path, const struct stat *st, int type, struct FTW *at)
{
    (void)st;
    (void)type;
    (void)at;
    return remove(path);
}

static bool
run_office(struct cli *c, const char *path, const char *folder, const char *source)
{
    const char *argv[] = {
        "soffice", arena_fmt(c->arena, "-env:UserInstallation=file://%s/profile", folder).p,
        "--headless", "--norestore", "--convert-to", "fods:OpenDocument Spreadsheet Flat XML",
        "--outdir", folder, source, NULL};
    int code;
    if (!process_run(argv, CONVERT_SECONDS, true, &code, &c->err))
        return err_env(&c->err,
                       "%s: is a packed spreadsheet, which LibreOffice opens, and that could not "
                       "be run; install libreoffice-calc, or save the table as “CSV UTF-8”",
                       path);
    return code == 0 ||
           err_input(&c->err, "%s: LibreOffice gave up or took more than %d seconds; save the "
                              "table as “CSV UTF-8”",
                     path, CONVERT_SECONDS);
}

/* Not as CSV: LibreOffice writes a day there as whoever made the cell would, and 12/11/2026 is two
 * different days. */
static bool
convert(struct cli *c, const char *path, const char *folder, struct str *bytes)
{
    struct arena *a = c->arena;
    const char *source = arena_fmt(a, "%s/sheet", folder).p;
    const char *flat = arena_fmt(a, "%s/sheet.fods", folder).p;
    struct str packed, xml;
    struct buf table = {0};
    struct err why;
    if (!files_read(path, SHEET_MAX, a, &packed, &c->err) ||
        !files_write(source, packed, 0600, &c->err) || !run_office(c, path, folder, source))
        return false;
    if (access(flat, R_OK) != 0)
        return err_input(&c->err,
                         "%s: LibreOffice could not read it; open it in the spreadsheet programme "
                         "and save it as “CSV UTF-8”, without a password",
                         path);
    if (!files_read(flat, FLAT_BYTES_MAX, a, &xml, &c->err))
        return false;
    bool ok = flat_sheet_csv(xml, &table, &why) || err_input(&c->err, "%s: %s", path, why.msg);
    *bytes = ok ? arena_str(a, buf_str(&table)) : (struct str){"", 0};
    buf_free(&table);
    return ok;
}

bool
sheet_in(struct cli *c, const char *path, struct str *bytes)
{
    char folder[4096];
    const char *tmp = getenv("TMPDIR");
    if (!files_read(path, SHEET_MAX, c->arena, bytes, &c->err))
        return false;
    if (!sheet_is_packed(*bytes))
        return true;
    struct str name = arena_fmt(c->arena, "%s/satark-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    if (!str_copy(folder, sizeof folder, name) || !mkdtemp(folder))
        return err_env(&c->err, "%s: no folder can be made; set TMPDIR to one that can be written",
                       name.p);
    bool ok = convert(c, path, folder, bytes);
    nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    return ok;
}
