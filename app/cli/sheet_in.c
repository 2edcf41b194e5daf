#define _GNU_SOURCE /* nftw */
#include "cli/sheet_in.h"

#include "base/files.h"
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

/* The first of its sheets as UTF-8 with commas, cells as they are shown. */
static bool
convert(struct cli *c, const char *path, const char *folder, struct str *bytes)
{
    struct arena *a = c->arena;
    struct str profile = arena_fmt(a, "-env:UserInstallation=file://%s/profile", folder);
    const char *source = arena_fmt(a, "%s/sheet", folder).p;
    struct str packed;
    if (!files_read(path, SHEET_MAX, a, &packed, &c->err) ||
        !files_write(source, packed, 0600, &c->err))
        return false;
    const char *argv[] = {"soffice",
                          profile.p,
                          "--headless",
                          "--norestore",
                          "--convert-to",
                          "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true",
                          "--outdir",
                          folder,
                          source,
                          NULL};
    int code;
    if (!process_run(argv, CONVERT_SECONDS, &code, &c->err))
        return err_env(&c->err,
                       "%s: is a packed spreadsheet, which LibreOffice opens, and that could not "
                       "be run; install libreoffice-calc, or save the table as “CSV UTF-8”",
                       path);
    if (code != 0 || access(arena_fmt(a, "%s/sheet.csv", folder).p, R_OK) != 0)
        return err_input(&c->err,
                         "%s: LibreOffice could not read it; open it in the spreadsheet programme "
                         "and save it as “CSV UTF-8”",
                         path);
    return files_read(arena_fmt(a, "%s/sheet.csv", folder).p, SHEET_MAX, a, bytes, &c->err);
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
