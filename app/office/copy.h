/* office/copy.h - the office's database read into memory, for when its files cannot be written:
 * SQLite then cannot make the log's index (-shm) beside it. Private to this room.
 *
 * Nothing beside the database is made, changed or removed, and no file stays open. */
#ifndef OFFICE_COPY_H
#define OFFICE_COPY_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

/* Which state of the database and its log this is: any change differs. */
struct copy_mark {
    struct {
        uint64_t inode;
        int64_t size, seconds, nanoseconds; /* all zero: no such file */
    } files[2];
};

struct copy_mark copy_mark(const char *path);
bool copy_mark_same(const struct copy_mark *a, const struct copy_mark *b);

/* The database at `path` with every committed change, in memory: *out is the caller's to close.
 * `mark` says of which state it is. False when it cannot be read, or never stood still. */
bool copy_read(const char *path, sqlite3 **out, struct copy_mark *mark);

#endif
