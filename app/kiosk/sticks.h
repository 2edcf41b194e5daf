/* kiosk/sticks.h - USB sticks with a list on them: looked for, looked at, taken. For threads: nothing
 * here is shared, and all of it may take seconds.
 *
 * Looked for as scripts/refresh-db does: manifest.json on the stick itself, in its folder satark or
 * in satark-<something>, on whatever is mounted under /media, /run/media and /mnt. No link is
 * followed. */
#ifndef KIOSK_STICKS_H
#define KIOSK_STICKS_H

#include "base/arena.h"
#include "registry/bundle/bundle.h"

#include <stdatomic.h>

struct sticks {
    struct arena arena; /* of the texts below */
    struct str data, discom, canaries;
    struct str folder;  /* looked at as if it were a stick, in place of those; may be empty */
    struct str asked;   /* a file that asks for the sticks to be made writable; may be empty */
};

enum { STICKS_MAX = 8 };

/* The folders of the sticks that are there, at most STICKS_MAX, in `a`. */
size_t sticks_find(const struct sticks *s, struct arena *a, const char **out);

/* The best of the bundles found: one that can be taken before one that is in place already, before
 * one that is refused; of two the higher serial. */
struct stick_found {
    uint64_t mark;       /* of what lies there: the same as long as nothing changes; 0 no bundle */
    char path[512];      /* of the bundle */
    bool good;           /* bundle_preview said so */
    struct bundle_taken taken;
    struct bundle_changes changes;
};

/* Looks again; where the mark is still `known` nothing is opened, and *out holds the mark alone.
 * `busy` is true from the moment a bundle is being checked. */
void sticks_look(const struct sticks *s, uint64_t known, struct stick_found *out,
                 atomic_bool *busy);

/* Takes the bundle at `path` and writes down in the office what became of it. */
void sticks_take(const struct sticks *s, const char *path, struct bundle_taken *out);

#endif
