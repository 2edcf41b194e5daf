/* registry/bundle/stick.h - a folder brought by a stranger, read without trusting it.
 *
 * Only plain files, by fixed names, without following a link, never waiting on a FIFO, and never
 * more bytes than allowed. What is checked is a copy of our own, so that nothing can be swapped
 * between check and use. */
#ifndef REGISTRY_BUNDLE_STICK_H
#define REGISTRY_BUNDLE_STICK_H

#include "base/arena.h"
#include "registry/bundle/manifest.h"
#include "registry/bundle/refusal.h"

struct stick {
    int fd; /* of the folder */
};

/* REFUSE_MISSING, REFUSE_NOT_A_FILE, REFUSE_UNREADABLE. Close with stick_close. */
bool stick_open(const char *folder, struct stick *out, struct refusal *r);
void stick_close(struct stick *s);

/* Whether there is anything of this name, of whatever kind. */
bool stick_has(const struct stick *s, const char *name);

/* The whole of a small file into `a`. */
bool stick_read(const struct stick *s, const char *name, size_t max, struct arena *a,
                struct str *out, struct refusal *r);

/* Copies a file of exactly the size and hash of `mark` to the new file `to`; REFUSE_DAMAGED when it
 * has another, with nothing left at `to`. */
bool stick_copy(const struct stick *s, const struct file_mark *mark, const char *to,
                struct refusal *r);

#endif
