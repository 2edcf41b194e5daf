/* crash/tracer.h - runs a programme and stops it at every call that changes a disk (ptrace).
 *
 * The disk is a folder; all threads and children are followed. The calls are numbered from 0 in
 * the order they come, so that the n-th can be named again in another run. */
#ifndef CRASH_TRACER_H
#define CRASH_TRACER_H

#include "crash/calls.h"
#include "crash/tree.h"

#include <sys/types.h>

enum disturbance {
    DISTURB_NOT,
    DISTURB_KILL_BEFORE, /* the call is never made */
    DISTURB_KILL_AFTER,
    DISTURB_KILL_MIDWAY, /* half of a write is done */
    DISTURB_ERROR,       /* the call is not made and fails with `error` */
    DISTURB_SHORT        /* a write takes half of what it is given */
};

struct point {
    size_t number;
    const struct call *call;
    char what[480];   /* "rename(/disk/a, /disk/b)" */
    size_t length;    /* of a write */
    bool syncs, maps; /* brings `file` to the disk; maps it writable */
    bool all;         /* brings everything to the disk */
    dev_t device;
    ino_t file;
};

struct tracer {
    const char *disk; /* its real path */
    char *const *argv;
    enum disturbance disturb;
    size_t at; /* at which call */
    int error;
    /* May be NULL: after a call that changed the disk, the process standing still. */
    void (*after)(void *ctx, const struct point *p, long result);
    /* May be NULL: after any other call. */
    void (*other)(void *ctx, const char *name);
    void *ctx;
};

struct outcome {
    bool forbidden; /* this machine lets nobody trace, or is none that we know */
    bool hung;
    bool reached; /* the call of the disturbance was made */
    int code;     /* exit code; -1: killed by the tracer; -2: by another signal */
    size_t points;
    struct point point; /* the one disturbed */
    char said[2048];    /* the beginning of both outputs */
};

void trace(const struct tracer *t, struct outcome *out);

#endif
