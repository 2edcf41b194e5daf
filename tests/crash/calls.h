/* crash/calls.h - the system calls by which a programme can change a disk. */
#ifndef CRASH_CALLS_H
#define CRASH_CALLS_H

#include <stddef.h>

enum call_kind {
    CALL_OPEN,  /* changes something with O_CREAT or O_TRUNC only */
    CALL_WRITE, /* its length, argument 2, may be cut short */
    CALL_DATA,  /* other changes of what is in a file */
    CALL_NAMES, /* changes of a folder */
    CALL_SYNC,
    CALL_SYNC_ALL,
    CALL_MAP,   /* changes something where a file is mapped shared and writable */
    CALL_RANGE, /* of memory: munmap, msync */
    CALL_HIDDEN /* would change files behind our back: io_uring */
};

/* Where the arguments lie; NO_ARG: there is none. A path without a folder's descriptor is relative
 * to the working folder. */
enum { NO_ARG = -1 };

struct call {
    long number;
    const char *name;
    enum call_kind kind;
    int fd;          /* descriptor of the file itself */
    int dir1, path1; /* the first path */
    int dir2, path2; /* the second one */
    int flags;       /* of open: where O_CREAT stands */
};

/* NULL: it changes no disk. */
const struct call *call_find(long number);

#endif
