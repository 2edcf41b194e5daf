#include "registry/bundle/stick.h"

#include "base/files.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 1 << 20 };

static bool
unreadable(struct refusal *r, const char *file)
{
    return refuse(r, REFUSE_UNREADABLE, file, NULL, strerror(errno));
}

bool
stick_open(const char *folder, struct stick *out, struct refusal *r)
{
    out->fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (out->fd >= 0)
        return true;
    if (errno == ENOENT)
        return refuse(r, REFUSE_MISSING, folder, NULL, NULL);
    if (errno == ENOTDIR)
        return refuse(r, REFUSE_NOT_A_FILE, folder, NULL, NULL);
    return unreadable(r, folder);
}

void
stick_close(struct stick *s)
{
    if (s->fd >= 0)
        close(s->fd);
    s->fd = -1;
}

bool
stick_has(const struct stick *s, const char *name)
{
    struct stat st;
    return fstatat(s->fd, name, &st, AT_SYMLINK_NOFOLLOW) == 0 || errno != ENOENT;
}

/* Opens a plain file. What it is is asked before, because opening a device may do something, and
 * after, because it may have been exchanged. */
static int
open_plain(const struct stick *s, const char *name, struct stat *st, struct refusal *r)
{
    if (fstatat(s->fd, name, st, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno == ENOENT)
            refuse(r, REFUSE_MISSING, name, NULL, NULL);
        else
            unreadable(r, name);
        return -1;
    }
    if (!S_ISREG(st->st_mode)) {
        refuse(r, REFUSE_NOT_A_FILE, name, NULL, NULL);
        return -1;
    }
    int fd = openat(s->fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd >= 0 && fstat(fd, st) == 0 && S_ISREG(st->st_mode))
        return fd;
    if (errno == ELOOP || (fd >= 0 && !S_ISREG(st->st_mode)))
        refuse(r, REFUSE_NOT_A_FILE, name, NULL, NULL);
    else
        unreadable(r, name);
    if (fd >= 0)
        close(fd);
    return -1;
}

bool
stick_read(const struct stick *s, const char *name, size_t max, struct arena *a, struct str *out,
           struct refusal *r)
{
    struct stat st;
    int fd = open_plain(s, name, &st, r);
    if (fd < 0)
        return false;
    char *p = arena_alloc(a, max + 1);
    size_t n = 0;
    ssize_t got = st.st_size > (off_t)max ? 0 : 1;
    while (got > 0 && n <= max) {
        got = files_read_full(fd, p + n, max + 1 - n); /* a byte too many shows that it grew */
        n += got > 0 ? (size_t)got : 0;
    }
    if (got < 0)
        unreadable(r, name);
    close(fd);
    if (got < 0)
        return false;
    if (n > max || st.st_size > (off_t)max)
        return refuse(r, REFUSE_TOO_LARGE, name, NULL, NULL);
    *out = (struct str){p, n};
    return true;
}

/* ---- copying ---- */

struct copy {
    int from, to;
    const struct file_mark *mark;
    const char *name; /* of `to` */
    struct refusal *r;
    crypto_generichash_state hash;
};

static bool
write_all(const struct copy *c, const unsigned char *p, size_t n)
{
    return files_write_full(c->to, (struct str){(const char *)p, n}) ||
           refuse(c->r, REFUSE_DISK, c->name, NULL, strerror(errno));
}

static bool
copy_bytes(struct copy *c, unsigned char *piece)
{
    unsigned char hash[HASH_BYTES];
    int64_t left = c->mark->size;
    ssize_t got = 0;

    crypto_generichash_init(&c->hash, NULL, 0, sizeof hash);
    while (left > 0) {
        got = files_read_full(c->from, piece, left < PIECE ? (size_t)left : PIECE);
        if (got <= 0)
            break;
        crypto_generichash_update(&c->hash, piece, (size_t)got);
        if (!write_all(c, piece, (size_t)got))
            return false;
        left -= got;
    }
    if (got >= 0 && left == 0)
        got = files_read_full(c->from, piece, 1); /* nothing must follow */
    if (got < 0)
        return unreadable(c->r, c->mark->name);
    crypto_generichash_final(&c->hash, hash, sizeof hash);
    return (left == 0 && got == 0 && sodium_memcmp(hash, c->mark->hash, sizeof hash) == 0) ||
           refuse(c->r, REFUSE_DAMAGED, c->mark->name, NULL, NULL);
}

static const char *
base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool
stick_copy(const struct stick *s, const struct file_mark *mark, const char *to, struct refusal *r)
{
    struct stat st;
    struct copy c = {.to = -1, .mark = mark, .name = base_name(to), .r = r};
    unsigned char *piece = malloc(PIECE);
    bool ok = piece != NULL || refuse(r, REFUSE_DISK, c.name, NULL, "out of memory");

    c.from = ok ? open_plain(s, mark->name, &st, r) : -1;
    ok = c.from >= 0 &&
         (st.st_size == mark->size || refuse(r, REFUSE_DAMAGED, mark->name, NULL, NULL));
    if (ok) {
        c.to = open(to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        ok = c.to >= 0 || refuse(r, REFUSE_DISK, c.name, NULL, strerror(errno));
    }
    ok = ok && copy_bytes(&c, piece);
    if (c.from >= 0)
        close(c.from);
    if (c.to >= 0 && close(c.to) != 0 && ok)
        ok = refuse(r, REFUSE_DISK, c.name, NULL, strerror(errno));
    if (!ok && c.to >= 0)
        unlink(to);
    free(piece);
    return ok;
}
