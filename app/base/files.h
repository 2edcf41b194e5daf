/* base/files.h - writing so that a power cut leaves the old file or the new one, never a mix.
 *
 * A finished file is flushed, then takes its name in one step, then the folder is flushed: the
 * order that ext4, xfs and btrfs need to keep the promise (rename(2), fsync(2)). */
#ifndef BASE_FILES_H
#define BASE_FILES_H

#include "base/arena.h"
#include "base/err.h"

#include <sys/types.h>

/* Down to the disk: of a file what is in it, of a folder which names it holds. */
bool files_sync(const char *path, struct err *err);

/* The folder that holds `path`: "." for a bare name; in the arena. */
const char *files_folder(const char *path, struct arena *a);

/* The finished file `made`, on the same disk, becomes `to`. On failure `made` is left. */
bool files_put_in_place(const char *made, const char *to, struct err *err);

/* The whole of a small file at once, beside and then in place. `mode` as in open(2): 0640, 0600. */
bool files_write(const char *path, struct str bytes, unsigned mode, struct err *err);

/* As many bytes as there are, up to n: a signal and a short read are gone on from. -1 with errno. */
ssize_t files_read_full(int fd, void *p, size_t n);

/* All of it, over signals and short writes. False with errno. */
bool files_write_full(int fd, struct str bytes);

/* Removes what files_write to `path` left beside it when the power went. Nobody else may be writing
 * it meanwhile. */
void files_clear(const char *path);

/* The whole of a plain file into `a`, NUL-terminated. ERR_INPUT when it has more than `max` bytes
 * or is no plain file; ERR_ENV when it cannot be read. */
bool files_read(const char *path, size_t max, struct arena *a, struct str *out, struct err *err);

/* Makes the file `name` in the open folder anew, with these bytes, on the disk: by the folder's
 * descriptor, so that no name leads elsewhere meanwhile. One of that name goes, a link is not
 * followed. False with errno. */
bool files_make_at(int folder, const char *name, struct str bytes);

/* Whether what is in `folder` under `name` is to be believed as the folder's owner's. Where others
 * may write to the folder it has to be the owner's or root's, no link, and nobody else's to write;
 * a name that is not there is no harm. False with ERR_ENV. */
bool files_is_owners(const char *folder, const char *name, struct err *err);

#endif
