/* tests/office/fault.h - a disk that fails, or takes the process with it, at the n-th write.
 *
 * A SQLite VFS over the ordinary one. Every write, sync and truncation of any file is one point. */
#ifndef TESTS_OFFICE_FAULT_H
#define TESTS_OFFICE_FAULT_H

#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

enum fault_kind { FAULT_NONE, FAULT_FULL, FAULT_IO, FAULT_KILL };

struct fault {
    enum fault_kind kind;
    long at;   /* 1: the first point */
    long seen; /* points so far */
};

struct fault_file {
    sqlite3_file base;
    struct fault *fault;
    sqlite3_file *real; /* behind this struct */
};

struct fault_vfs {
    sqlite3_vfs base;
    sqlite3_vfs *real;
    struct fault fault;
};

static inline int
fault_point(struct fault *f)
{
    f->seen++;
    if (f->kind == FAULT_NONE || f->seen < f->at)
        return SQLITE_OK;
    if (f->kind == FAULT_KILL)
        kill(getpid(), SIGKILL);
    return f->kind == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

#define FAULT_REAL(file) (((struct fault_file *)(file))->real)
#define FAULT_PASS(name, params, args)             \
    static inline int fault_##name params          \
    {                                              \
        return FAULT_REAL(f)->pMethods->name args; \
    }

FAULT_PASS(xRead, (sqlite3_file * f, void *p, int n, sqlite3_int64 at), (FAULT_REAL(f), p, n, at))
FAULT_PASS(xFileSize, (sqlite3_file * f, sqlite3_int64 *n), (FAULT_REAL(f), n))
FAULT_PASS(xLock, (sqlite3_file * f, int l), (FAULT_REAL(f), l))
FAULT_PASS(xUnlock, (sqlite3_file * f, int l), (FAULT_REAL(f), l))
FAULT_PASS(xCheckReservedLock, (sqlite3_file * f, int *out), (FAULT_REAL(f), out))
FAULT_PASS(xFileControl, (sqlite3_file * f, int op, void *p), (FAULT_REAL(f), op, p))
FAULT_PASS(xSectorSize, (sqlite3_file * f), (FAULT_REAL(f)))
FAULT_PASS(xDeviceCharacteristics, (sqlite3_file * f), (FAULT_REAL(f)))
FAULT_PASS(xShmMap, (sqlite3_file * f, int i, int n, int w, void volatile **p),
           (FAULT_REAL(f), i, n, w, p))
FAULT_PASS(xShmLock, (sqlite3_file * f, int at, int n, int flags), (FAULT_REAL(f), at, n, flags))
FAULT_PASS(xShmUnmap, (sqlite3_file * f, int del), (FAULT_REAL(f), del))

static inline void
fault_xShmBarrier(sqlite3_file *f)
{
    FAULT_REAL(f)->pMethods->xShmBarrier(FAULT_REAL(f));
}

static inline int
fault_xClose(sqlite3_file *f)
{
    return FAULT_REAL(f)->pMethods->xClose(FAULT_REAL(f));
}

static inline int
fault_xWrite(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
    int code = fault_point(((struct fault_file *)f)->fault);
    return code ? code : FAULT_REAL(f)->pMethods->xWrite(FAULT_REAL(f), p, n, at);
}

static inline int
fault_xTruncate(sqlite3_file *f, sqlite3_int64 size)
{
    int code = fault_point(((struct fault_file *)f)->fault);
    return code ? code : FAULT_REAL(f)->pMethods->xTruncate(FAULT_REAL(f), size);
}

static inline int
fault_xSync(sqlite3_file *f, int flags)
{
    int code = fault_point(((struct fault_file *)f)->fault);
    return code ? code : FAULT_REAL(f)->pMethods->xSync(FAULT_REAL(f), flags);
}

static inline int
fault_xOpen(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out)
{
    static const sqlite3_io_methods methods = {
        .iVersion = 2, /* no memory-mapped reading: every write comes through here */
        .xClose = fault_xClose,
        .xRead = fault_xRead,
        .xWrite = fault_xWrite,
        .xTruncate = fault_xTruncate,
        .xSync = fault_xSync,
        .xFileSize = fault_xFileSize,
        .xLock = fault_xLock,
        .xUnlock = fault_xUnlock,
        .xCheckReservedLock = fault_xCheckReservedLock,
        .xFileControl = fault_xFileControl,
        .xSectorSize = fault_xSectorSize,
        .xDeviceCharacteristics = fault_xDeviceCharacteristics,
        .xShmMap = fault_xShmMap,
        .xShmLock = fault_xShmLock,
        .xShmBarrier = fault_xShmBarrier,
        .xShmUnmap = fault_xShmUnmap,
    };
    struct fault_vfs *v = (struct fault_vfs *)vfs;
    struct fault_file *f = (struct fault_file *)file;
    f->fault = &v->fault;
    f->real = (sqlite3_file *)(f + 1);
    int code = v->real->xOpen(v->real, name, f->real, flags, out);
    file->pMethods = f->real->pMethods ? &methods : NULL;
    return code;
}

/* Makes v the VFS of every database opened from now on. */
static inline void
fault_install(struct fault_vfs *v)
{
    sqlite3_vfs *real = sqlite3_vfs_find(NULL);
    *v = (struct fault_vfs){.base = *real, .real = real};
    v->base.zName = "fault";
    v->base.szOsFile = (int)sizeof(struct fault_file) + real->szOsFile;
    v->base.xOpen = fault_xOpen;
    sqlite3_vfs_register(&v->base, 1);
}

static inline void
fault_remove(struct fault_vfs *v)
{
    sqlite3_vfs_unregister(&v->base);
}

static inline void
fault_arm(struct fault_vfs *v, enum fault_kind kind, long at)
{
    v->fault = (struct fault){.kind = kind, .at = at};
}

#endif
