#include "crash/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void
die(const char *fmt, ...)
{
    va_list args;
    fputs("the power-cut test itself failed: ", stderr);
    va_start(args, fmt);
    vfprintf(stderr, fmt, args);
    va_end(args);
    fputc('\n', stderr);
    exit(2);
}

void *
take_memory(size_t n)
{
    void *p = calloc(1, n ? n : 1);
    if (!p)
        die("no memory");
    return p;
}

void
join(char out[PATH_MAX], const char *folder, const char *name)
{
    int n = snprintf(out, PATH_MAX, "%s/%s", folder, name);
    if (n < 0 || n >= PATH_MAX)
        die("%s/%s: too long a path", folder, name);
}

bool
file_read(const char *path, struct bytes *out)
{
    struct stat st;
    *out = (struct bytes){0};
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return false;
    if (fstat(fd, &st) != 0)
        die("%s: %s", path, strerror(errno));
    out->p = take_memory((size_t)st.st_size);
    while (out->n < (size_t)st.st_size) {
        ssize_t n = read(fd, out->p + out->n, (size_t)st.st_size - out->n);
        if (n <= 0)
            break;
        out->n += (size_t)n;
    }
    close(fd);
    return true;
}

void
file_write(const char *path, const void *p, size_t n, unsigned mode)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0)
        die("%s: %s", path, strerror(errno));
    for (size_t at = 0; at < n;) {
        ssize_t got = write(fd, (const char *)p + at, n - at);
        if (got <= 0)
            die("%s: %s", path, strerror(errno));
        at += (size_t)got;
    }
    fchmod(fd, mode);
    close(fd);
}

bool
bytes_same(const struct bytes *a, const struct bytes *b)
{
    return a->n == b->n && (a->n == 0 || memcmp(a->p, b->p, a->n) == 0);
}

/* Calls `each` for every entry of the folder, in the order of their names. */
static void
each_entry(const char *path, void (*each)(void *ctx, const char *name), void *ctx)
{
    struct dirent **list;
    int n = scandir(path, &list, NULL, alphasort);
    if (n < 0)
        die("%s: %s", path, strerror(errno));
    for (int i = 0; i < n; i++) {
        if (strcmp(list[i]->d_name, ".") != 0 && strcmp(list[i]->d_name, "..") != 0)
            each(ctx, list[i]->d_name);
        free(list[i]);
    }
    free(list);
}

struct copying {
    const char *from, *to;
};

static void
copy_entry(void *ctx, const char *name)
{
    struct copying *c = ctx;
    char from[PATH_MAX], to[PATH_MAX];
    join(from, c->from, name);
    join(to, c->to, name);
    tree_copy(from, to);
}

void
tree_copy(const char *from, const char *to)
{
    struct stat st;
    if (lstat(from, &st) != 0)
        die("%s: %s", from, strerror(errno));
    if (S_ISDIR(st.st_mode)) {
        struct copying c = {from, to};
        if (mkdir(to, st.st_mode & 07777) != 0)
            die("%s: %s", to, strerror(errno));
        each_entry(from, copy_entry, &c);
    } else if (S_ISREG(st.st_mode)) {
        struct bytes b;
        if (!file_read(from, &b))
            die("%s: %s", from, strerror(errno));
        file_write(to, b.p, b.n, st.st_mode & 07777);
        free(b.p);
    } else if (S_ISLNK(st.st_mode)) {
        char target[PATH_MAX];
        ssize_t n = readlink(from, target, sizeof target - 1);
        target[n > 0 ? n : 0] = '\0';
        if (n <= 0 || symlink(target, to) != 0)
            die("%s: %s", to, strerror(errno));
    } else {
        die("%s: neither file nor folder", from);
    }
}

static void
remove_entry(void *ctx, const char *name)
{
    char path[PATH_MAX];
    join(path, ctx, name);
    tree_remove(path);
}

void
tree_remove(const char *path)
{
    struct stat st;
    char copy[PATH_MAX];
    if (lstat(path, &st) != 0)
        return;
    snprintf(copy, sizeof copy, "%s", path);
    if (S_ISDIR(st.st_mode))
        each_entry(path, remove_entry, copy);
    if ((S_ISDIR(st.st_mode) ? rmdir(path) : unlink(path)) != 0)
        die("%s: %s", path, strerror(errno));
}

struct naming {
    const char *folder, *prefix;
    struct buf *out;
};

static void
name_entry(void *ctx, const char *name)
{
    struct naming *n = ctx;
    struct stat st;
    char path[PATH_MAX], prefix[PATH_MAX];
    join(path, n->folder, name);
    bool folder = lstat(path, &st) == 0 && S_ISDIR(st.st_mode);
    int length = snprintf(prefix, sizeof prefix, "%s%s%s", n->prefix, name, folder ? "/" : "");
    if (length < 0 || (size_t)length >= sizeof prefix)
        die("%s: too long a path", path);
    buf_fmt(n->out, "%s\n", prefix);
    if (folder) {
        struct naming below = {path, prefix, n->out};
        each_entry(path, name_entry, &below);
    }
}

void
tree_names(const char *path, struct buf *out)
{
    struct naming n = {path, "", out};
    each_entry(path, name_entry, &n);
}
