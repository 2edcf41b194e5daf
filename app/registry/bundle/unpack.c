#define _GNU_SOURCE /* sync_file_range */
#include "registry/bundle/pack.h"

#include "base/arena.h"
#include "base/files.h"
#include "base/log.h"
#include "registry/pages.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <zstd.h>

enum {
    READ_PIECE = 128 * 1024,
    WRITE_PIECE = 1024 * 1024,
    SETTLE_EACH = 32 * 1024 * 1024,
    HEADER_MAX = 18                 /* of a zstd frame, with its magic number */
};
_Static_assert(WRITE_PIECE % PAGE_BYTES == 0, "a piece ends where a page does");
#define FULL_WINDOW_MAX UINT64_C(33554432) /* what pack_file asks for, and no more */

struct unpacking {
    const char *from, *to, *file;
    const struct file_mark *mark;
    int in, out;
    bool made;  /* `to` is ours to remove */
    char *base; /* mapped; NULL without one */
    size_t base_size;
    ZSTD_DCtx *zstd;
    crypto_generichash_state hash;
    uint8_t *read, *written; /* pieces */
    size_t fill;             /* bytes made that wait in `written` */
    int64_t size;            /* bytes made before those */
    struct refusal *r;
};

static bool
damaged(const struct unpacking *u)
{
    return refuse(u->r, REFUSE_DAMAGED, u->file, NULL, NULL);
}

static bool
disk_failed(const struct unpacking *u, const char *path)
{
    return refuse(u->r, REFUSE_DISK, path, NULL, strerror(errno));
}

static bool
disk_full(const struct unpacking *u)
{
    struct arena a = {0};
    struct statvfs fs;
    char wanted[24], found[24] = "";
    snprintf(wanted, sizeof wanted, "%lld", (long long)u->mark->size);
    if (statvfs(files_folder(u->to, &a), &fs) == 0)
        snprintf(found, sizeof found, "%llu",
                 (unsigned long long)fs.f_bavail * (unsigned long long)fs.f_frsize);
    arena_wipe(&a);
    return refuse(u->r, REFUSE_DISK_FULL, NULL, wanted, found);
}

static bool
write_failed(const struct unpacking *u)
{
    if (errno == ENOSPC || errno == EDQUOT)
        return disk_full(u);
    return disk_failed(u, u->to);
}

/* ---- files ---- */

/* A sector that cannot be read is found here; in a mapping it would be a signal. */
static bool
read_through(const struct unpacking *u, int fd, const char *base)
{
    ssize_t n;
    do
        n = files_read_full(fd, u->written, WRITE_PIECE);
    while (n > 0);
    return n == 0 || disk_failed(u, base);
}

/* The base is a list of ours that nobody changes: only then is a mapping safe. */
static bool
map_base(struct unpacking *u, const char *base)
{
    struct stat st = {0};
    int fd = open(base, O_RDONLY | O_CLOEXEC);
    bool ok = (fd >= 0 && fstat(fd, &st) == 0) || disk_failed(u, base);
    if (ok && (st.st_size == 0 || st.st_size > DELTA_BYTES_MAX))
        ok = damaged(u);
    if (ok && read_through(u, fd, base)) {
        void *at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        ok = at != MAP_FAILED || disk_failed(u, base);
        if (ok) {
            u->base = at;
            u->base_size = (size_t)st.st_size;
            if (ZSTD_isError(ZSTD_DCtx_refPrefix(u->zstd, u->base, u->base_size)))
                BUG("a fresh decoder refuses a prefix");
        }
    }
    if (fd >= 0)
        close(fd);
    return u->base != NULL;
}

/* The room is taken at once, so that a full disk is known before the work. */
static bool
open_files(struct unpacking *u, const char *base)
{
    if (base && u->mark->size > DELTA_BYTES_MAX)
        return damaged(u);
    if (base && !map_base(u, base))
        return false;
    u->in = open(u->from, O_RDONLY | O_CLOEXEC);
    if (u->in < 0)
        return disk_failed(u, u->from);
    u->out = open(u->to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0640);
    if (u->out < 0)
        return write_failed(u);
    u->made = true;
    errno = posix_fallocate(u->out, 0, u->mark->size);
    if (errno == ENOSPC || errno == EDQUOT || errno == EFBIG)
        return write_failed(u);
    return true;
}

static void
prepare(struct unpacking *u)
{
    u->zstd = ZSTD_createDCtx();
    u->read = malloc(READ_PIECE);
    u->written = malloc(WRITE_PIECE);
    if (!u->zstd || !u->read || !u->written)
        BUG("out of memory");
    if (sodium_init() < 0)
        BUG("libsodium cannot start");
    crypto_generichash_init(&u->hash, NULL, 0, HASH_BYTES);
}

/* ---- the frame ---- */

static uint64_t
little_endian(const uint8_t *p, size_t n)
{
    uint64_t v = 0;
    for (size_t i = n; i > 0; i--)
        v = v << 8 | p[i - 1];
    return v;
}

/* RFC 8878, 3.1.1.1: an ordinary frame that tells its size, which is the one that was signed, that
 * wants no dictionary by number and no more memory than our own frames do. */
static bool
header_is_ours(const struct unpacking *u, const uint8_t *frame, size_t n)
{
    static const size_t size_bytes[] = {0, 2, 4, 8};
    uint8_t p[HEADER_MAX] = {0};
    memcpy(p, frame, n < sizeof p ? n : sizeof p);
    if (little_endian(p, 4) != ZSTD_MAGICNUMBER)
        return false;
    unsigned descriptor = p[4], size_code = descriptor >> 6;
    bool single = descriptor >> 5 & 1;
    size_t at = single ? 5 : 6, bytes = size_bytes[size_code];
    if ((descriptor & 3) || (descriptor & 8) || (size_code == 0 && !single))
        return false; /* a dictionary's number, a reserved bit, no size */
    if (bytes == 0)
        bytes = 1;
    uint64_t size = little_endian(p + at, bytes) + (bytes == 2 ? 256 : 0);
    uint64_t base = UINT64_C(1) << (10 + (p[5] >> 3));
    uint64_t window = single ? size : base + base / 8 * (p[5] & 7);
    return size == (uint64_t)u->mark->size &&
           window <= (u->base ? (uint64_t)DELTA_BYTES_MAX : FULL_WINDOW_MAX);
}

static bool
write_piece(const struct unpacking *u, const uint8_t *p, size_t n)
{
    return files_write_full(u->out, (struct str){(const char *)p, n}) || write_failed(u);
}

/* From time to time: what was written sets out for the disk, so that the caller's fsync finds little
 * left to wait for; pages of the base that were read count as our memory until they are let go. */
static void
settle(const struct unpacking *u, size_t fresh)
{
    if (u->size / SETTLE_EACH == (u->size + (int64_t)fresh) / SETTLE_EACH)
        return;
    sync_file_range(u->out, 0, u->size, SYNC_FILE_RANGE_WRITE);
    if (u->base)
        madvise(u->base, u->base_size, MADV_DONTNEED);
}

/* What was made goes to the disk: whole pages, but for the end of the list. */
static bool
flush(struct unpacking *u)
{
    size_t n = u->fill;
    if (u->base)
        pages_put_back(u->written, n);
    crypto_generichash_update(&u->hash, u->written, n);
    settle(u, n);
    u->size += (int64_t)n;
    u->fill = 0;
    return write_piece(u, u->written, n);
}

/* One piece of packed bytes; *ended once the frame is over. */
static bool
unpack_piece(struct unpacking *u, ZSTD_inBuffer *in, bool *ended)
{
    bool full;
    do {
        ZSTD_outBuffer out = {u->written, WRITE_PIECE, u->fill};
        size_t left = ZSTD_decompressStream(u->zstd, &out, in);
        if (ZSTD_isError(left) || (int64_t)out.pos > u->mark->size - u->size)
            return damaged(u);
        u->fill = out.pos;
        *ended = left == 0;
        full = out.pos == out.size;
        if ((full || *ended) && !flush(u))
            return false;
    } while (!*ended && (in->pos < in->size || full));
    return true;
}

/* Whatever stands behind the frame, were it one byte or a second frame, is not what we packed. */
static bool
unpack_all(struct unpacking *u)
{
    bool first = true, ended = false;
    while (true) {
        ssize_t n = files_read_full(u->in, u->read, READ_PIECE); /* a header is seen whole */
        if (n < 0)
            return disk_failed(u, u->from);
        if (n == 0)
            return ended || damaged(u);
        if (ended || (first && !header_is_ours(u, u->read, (size_t)n)))
            return damaged(u);
        ZSTD_inBuffer in = {u->read, (size_t)n, 0};
        if (!unpack_piece(u, &in, &ended))
            return false;
        if (in.pos < in.size)
            return damaged(u);
        first = false;
    }
}

static bool
finish(struct unpacking *u)
{
    uint8_t hash[HASH_BYTES];
    crypto_generichash_final(&u->hash, hash, HASH_BYTES);
    if (u->size != u->mark->size || memcmp(hash, u->mark->hash, HASH_BYTES) != 0)
        return damaged(u);
    sync_file_range(u->out, 0, 0, SYNC_FILE_RANGE_WRITE); /* all of it */
    return true;
}

bool
unpack_file(const char *from, const char *base, const char *to, const struct file_mark *mark,
            const char *file, struct refusal *r)
{
    struct unpacking u = {
        .from = from, .to = to, .file = file, .mark = mark, .in = -1, .out = -1, .r = r};
    *r = (struct refusal){.code = REFUSE_NOT};
    prepare(&u);
    bool ok = open_files(&u, base) && unpack_all(&u) && finish(&u);
    if (u.out >= 0 && close(u.out) != 0 && ok)
        ok = write_failed(&u);
    if (!ok && u.made)
        unlink(to);
    if (u.in >= 0)
        close(u.in);
    if (u.base)
        munmap(u.base, u.base_size);
    ZSTD_freeDCtx(u.zstd);
    free(u.read);
    free(u.written);
    return ok;
}
