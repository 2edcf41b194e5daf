#define _GNU_SOURCE /* renameat2 */
#include "base/files.h"

#include "base/paths.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

bool
files_sync(const char *path, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (!ok)
        err_env(err, "%s: cannot be written to the disk (%s)", path, strerror(errno));
    if (fd >= 0)
        close(fd);
    return ok;
}

const char *
files_folder(const char *path, struct arena *a)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    if (slash == path)
        return "/";
    return arena_str(a, (struct str){path, (size_t)(slash - path)}).p;
}

/* The two files change names, so that the older one can come back; where a disk cannot do that or
 * there is no older one, a plain rename. */
static bool
change_names(const char *made, const char *to, bool *exchanged, struct err *err)
{
    *exchanged = renameat2(AT_FDCWD, made, AT_FDCWD, to, RENAME_EXCHANGE) == 0;
    if (*exchanged || rename(made, to) == 0)
        return true;
    return err_env(err, "%s: cannot be put in place (%s)", to, strerror(errno));
}

/* A folder that does not reach the disk is a failure, and after a failure nothing has changed. */
static bool
take_name(const char *made, const char *to, struct err *err)
{
    struct arena a = {0};
    bool exchanged, was_there = access(to, F_OK) == 0;
    if (!change_names(made, to, &exchanged, err))
        return false;
    const char *folder = files_folder(to, &a);
    bool ok = files_sync(folder, err);
    if (ok && exchanged) {
        unlink(made);
    } else if (!ok && (exchanged || !was_there)) {
        struct err again;
        if (exchanged)
            renameat2(AT_FDCWD, made, AT_FDCWD, to, RENAME_EXCHANGE);
        else
            rename(to, made);
        files_sync(folder, &again);
    }
    arena_wipe(&a);
    return ok;
}

bool
files_put_in_place(const char *made, const char *to, struct err *err)
{
    return files_sync(made, err) && take_name(made, to, err);
}

ssize_t
files_read_full(int fd, void *p, size_t n)
{
    size_t got = 0;
    while (got < n) {
        ssize_t more = read(fd, (char *)p + got, n - got);
        if (more < 0 && errno == EINTR)
            continue;
        if (more < 0)
            return -1;
        if (more == 0)
            break;
        got += (size_t)more;
    }
    return (ssize_t)got;
}

bool
files_write_full(int fd, struct str bytes)
{
    while (bytes.n) {
        ssize_t n = write(fd, bytes.p, bytes.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n == 0)
            errno = ENOSPC;
        if (n <= 0)
            return false;
        bytes = str_sub(bytes, (size_t)n, bytes.n);
    }
    return true;
}

bool
files_write(const char *path, struct str bytes, unsigned mode, struct err *err)
{
    struct arena a = {0};
    const char *beside = arena_fmt(&a, "%s.new-%ld", path, (long)getpid()).p;
    unlink(beside); /* of a process of our number that lost its power */
    int fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    bool ok = fd >= 0 && fchmod(fd, mode) == 0 && files_write_full(fd, bytes);
    if (!ok)
        err_env(err, "%s: cannot be written (%s); check the folder and the disk", path,
                strerror(errno));
    if (fd >= 0)
        close(fd);
    ok = ok && files_put_in_place(beside, path, err);
    if (!ok && fd >= 0)
        unlink(beside);
    arena_wipe(&a);
    return ok;
}

bool
files_make_at(int folder, const char *name, struct str bytes)
{
    unlinkat(folder, name, 0);
    int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (fd < 0)
        return false;
    bool ok = files_write_full(fd, bytes) && fsync(fd) == 0;
    int reason = errno;
    if (close(fd) != 0 && ok)
        return false;
    errno = reason;
    return ok;
}

/* "<name>.new-<number>" */
static bool
is_beside(struct str entry, struct str name)
{
    unsigned long number;
    struct str rest = str_sub(entry, name.n, entry.n);
    return str_eq(str_sub(entry, 0, name.n), name) && str_skip(&rest, ".new-") &&
           str_to_uint(rest, ULONG_MAX, &number);
}

void
files_clear(const char *path)
{
    struct arena a = {0};
    const char *slash = strrchr(path, '/');
    struct str name = str_of(slash ? slash + 1 : path);
    DIR *folder = opendir(files_folder(path, &a));
    for (struct dirent *e = folder ? readdir(folder) : NULL; e; e = readdir(folder))
        if (is_beside(str_of(e->d_name), name))
            unlinkat(dirfd(folder), e->d_name, 0);
    if (folder)
        closedir(folder);
    arena_wipe(&a);
}

static bool
read_fd(int fd, const char *path, size_t max, struct arena *a, struct str *out, struct err *err)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return err_env(err, "%s: cannot be read (%s)", path, strerror(errno));
    if (!S_ISREG(st.st_mode))
        return err_input(err, "%s: is no plain file", path);
    if ((uint64_t)st.st_size > max)
        return err_input(err, "%s: has %lld bytes, expected at most %zu", path,
                         (long long)st.st_size, max);
    char *p = arena_alloc(a, (size_t)st.st_size + 1);
    ssize_t n = files_read_full(fd, p, (size_t)st.st_size); /* it may grow shorter meanwhile */
    if (n < 0)
        return err_env(err, "%s: cannot be read (%s)", path, strerror(errno));
    *out = (struct str){p, (size_t)n};
    return true;
}

bool
files_read(const char *path, size_t max, struct arena *a, struct str *out, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return err_env(err, "%s: cannot be read (%s)", path, strerror(errno));
    bool ok = read_fd(fd, path, max, a, out, err);
    close(fd);
    return ok;
}

bool
files_is_owners(const char *folder, const char *name, struct err *err)
{
    enum { OTHERS = S_IWGRP | S_IWOTH };
    struct arena a = {0};
    struct stat of_folder, st;
    const char *path = paths_join(&a, str_of(folder), name).p;
    bool good = stat(folder, &of_folder) != 0 || !(of_folder.st_mode & OTHERS) ||
                lstat(path, &st) != 0 ||
                ((st.st_uid == of_folder.st_uid || st.st_uid == 0) && !S_ISLNK(st.st_mode) &&
                 !(st.st_mode & OTHERS)) ||
                err_env(err,
                        "%s: somebody else put it there, or may write to it, so it is not used; "
                        "have an engineer look at it and take it away",
                        path);
    arena_wipe(&a);
    return good;
}
