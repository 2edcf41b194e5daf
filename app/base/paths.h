/* base/paths.h - where the program finds what it reads, and where the office's data lives. */
#ifndef BASE_PATHS_H
#define BASE_PATHS_H

#include "base/arena.h"
#include "base/err.h"

/* The folder with icons/, lang/, fonts/ and registry/: $SATARK_ASSETS, else `share` beside the
 * running program, else /usr/share/satark. */
bool paths_assets(struct arena *a, struct str *out, struct err *err);

/* The data folder: `given` if not NULL, else $SATARK_DATA, else /var/lib/satark. Not checked. */
struct str paths_data(struct arena *a, const char *given);

/* Whether `path` is a file or nothing yet, so that a finished file may be renamed to it. A device,
 * a link or a folder would be gone: ERR_ENV. */
bool paths_replaceable(const char *path, struct err *err);

/* folder/name in the arena, NUL-terminated. */
struct str paths_join(struct arena *a, struct str folder, const char *name);

/* The file as SQLite's address (sqlite.org/uri.html) for reading what nobody changes: no locks, no
 * journal. What has a meaning there is written as %XX; NUL-terminated. */
struct str paths_immutable_uri(struct arena *a, const char *path);

#endif
