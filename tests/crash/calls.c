#include "crash/calls.h"

#include <sys/syscall.h>

#define FD(at)             .fd = (at), .dir1 = NO_ARG, .path1 = NO_ARG, .dir2 = NO_ARG, .path2 = NO_ARG
#define PATH(at)           .fd = NO_ARG, .dir1 = NO_ARG, .path1 = (at), .dir2 = NO_ARG, .path2 = NO_ARG
#define AT(d, p)           .fd = NO_ARG, .dir1 = (d), .path1 = (p), .dir2 = NO_ARG, .path2 = NO_ARG
#define TWO(p, q)          .fd = NO_ARG, .dir1 = NO_ARG, .path1 = (p), .dir2 = NO_ARG, .path2 = (q)
#define TWO_AT(d, p, e, q) .fd = NO_ARG, .dir1 = (d), .path1 = (p), .dir2 = (e), .path2 = (q)
#define CALL(n, k, ...)                                         \
    {                                                           \
        .number = SYS_##n, .name = #n, .kind = (k), __VA_ARGS__ \
    }

static const struct call calls[] = {
    CALL(openat, CALL_OPEN, AT(0, 1), .flags = 2),
    CALL(openat2, CALL_OPEN, AT(0, 1), .flags = NO_ARG),
    CALL(write, CALL_WRITE, FD(0)),
    CALL(pwrite64, CALL_WRITE, FD(0)),
    CALL(writev, CALL_DATA, FD(0)),
    CALL(pwritev, CALL_DATA, FD(0)),
    CALL(pwritev2, CALL_DATA, FD(0)),
    CALL(sendfile, CALL_DATA, FD(0)),
    CALL(copy_file_range, CALL_DATA, FD(2)),
    CALL(splice, CALL_DATA, FD(2)),
    CALL(fallocate, CALL_DATA, FD(0)),
    CALL(ftruncate, CALL_DATA, FD(0)),
    CALL(truncate, CALL_DATA, PATH(0)),
    CALL(ioctl, CALL_DATA, FD(0)), /* FICLONE and its like only: see tracer.c */
    CALL(fchmod, CALL_DATA, FD(0)),
    CALL(fchown, CALL_DATA, FD(0)),
    CALL(fchmodat, CALL_DATA, AT(0, 1)),
    CALL(fchownat, CALL_DATA, AT(0, 1)),
    CALL(utimensat, CALL_DATA, AT(0, 1)),
    CALL(setxattr, CALL_DATA, PATH(0)),
    CALL(fsetxattr, CALL_DATA, FD(0)),
    CALL(renameat2, CALL_NAMES, TWO_AT(0, 1, 2, 3)),
    CALL(linkat, CALL_NAMES, TWO_AT(0, 1, 2, 3)),
    CALL(symlinkat, CALL_NAMES, AT(1, 2)),
    CALL(unlinkat, CALL_NAMES, AT(0, 1)),
    CALL(mkdirat, CALL_NAMES, AT(0, 1)),
    CALL(mknodat, CALL_NAMES, AT(0, 1)),
    CALL(fsync, CALL_SYNC, FD(0)),
    CALL(fdatasync, CALL_SYNC, FD(0)),
    CALL(sync_file_range, CALL_DATA, FD(0)),
    CALL(syncfs, CALL_SYNC_ALL, FD(0)),
    CALL(mmap, CALL_MAP, FD(4)),
    CALL(munmap, CALL_RANGE, FD(NO_ARG)),
    CALL(msync, CALL_RANGE, FD(NO_ARG)),
    CALL(io_uring_setup, CALL_HIDDEN, FD(NO_ARG)),
#ifdef SYS_renameat
    CALL(renameat, CALL_NAMES, TWO_AT(0, 1, 2, 3)),
#endif
#ifdef SYS_open /* the older calls, which some machines never had */
    CALL(open, CALL_OPEN, PATH(0), .flags = 1),
    CALL(creat, CALL_OPEN, PATH(0), .flags = NO_ARG),
    CALL(chmod, CALL_DATA, PATH(0)),
    CALL(chown, CALL_DATA, PATH(0)),
    CALL(lchown, CALL_DATA, PATH(0)),
    CALL(rename, CALL_NAMES, TWO(0, 1)),
    CALL(link, CALL_NAMES, TWO(0, 1)),
    CALL(symlink, CALL_NAMES, PATH(1)),
    CALL(unlink, CALL_NAMES, PATH(0)),
    CALL(mkdir, CALL_NAMES, PATH(0)),
    CALL(rmdir, CALL_NAMES, PATH(0)),
    CALL(mknod, CALL_NAMES, PATH(0)),
#endif
};

const struct call *
call_find(long number)
{
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++)
        if (calls[i].number == number)
            return &calls[i];
    return NULL;
}
