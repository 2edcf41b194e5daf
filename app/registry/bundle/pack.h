/* registry/bundle/pack.h - files made small and whole again (zstd, RFC 8878), and their hashes.
 *
 * Memory stays bounded whatever the size: a full list passes through in pieces; a delta maps the
 * old and the new file. */
#ifndef REGISTRY_BUNDLE_PACK_H
#define REGISTRY_BUNDLE_PACK_H

#include "base/err.h"
#include "registry/bundle/manifest.h"
#include "registry/bundle/refusal.h"

/* Larger lists travel whole: a delta holds both files in memory. */
#define DELTA_BYTES_MAX INT64_C(134217728)

/* Size and BLAKE2b-512 of the file at `path`; mark->name is left alone. */
bool pack_mark(const char *path, struct file_mark *mark, struct err *err);

/* Packs `from` into the new file `to`, one frame; the same bytes every time. `base`: the older file
 * it is told as the difference to, or NULL. A difference is what zstd --patch-from makes of the
 * list after pages_take_out (registry/pages.h). */
bool pack_file(const char *from, const char *base, const char *to, struct err *err);

/* Unpacks `from` into the new file `to`, which must come to exactly the size and hash of `mark`,
 * which is on its way to the disk then: the caller flushes it. Reading stops at the first byte too
 * many. `base` as in pack_file.
 * REFUSE_DAMAGED (of `file`, the name on the stick), REFUSE_DISK_FULL, REFUSE_DISK; then nothing is
 * left at `to`. */
bool unpack_file(const char *from, const char *base, const char *to, const struct file_mark *mark,
                 const char *file, struct refusal *r);

#endif
