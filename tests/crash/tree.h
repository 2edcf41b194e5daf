/* crash/tree.h - small folders of files, copied, compared and thrown away by the power-cut tests.
 *
 * Whatever fails here ends the test: it says nothing about the programme under test. */
#ifndef CRASH_TREE_H
#define CRASH_TREE_H

#include "base/buf.h"

#include <limits.h>

struct bytes {
    unsigned char *p;
    size_t n;
};

void die(const char *fmt, ...) __attribute__((format(printf, 1, 2), noreturn));
void *take_memory(size_t n); /* zeroed */

/* "folder/name" into out; ends the test where it does not fit. */
void join(char out[PATH_MAX], const char *folder, const char *name);

/* False when there is no such file. Free p. */
bool file_read(const char *path, struct bytes *out);
void file_write(const char *path, const void *p, size_t n, unsigned mode);
bool bytes_same(const struct bytes *a, const struct bytes *b);

/* Plain files, folders and links; `to` must not be there. */
void tree_copy(const char *from, const char *to);
void tree_remove(const char *path);

/* Every name below `path`, sorted, a line each; folders end in '/'. */
void tree_names(const char *path, struct buf *out);

#endif
