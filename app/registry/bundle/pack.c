#include "registry/bundle/pack.h"

#include "base/files.h"
#include "base/log.h"
#include "registry/pages.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

enum {
    PIECE = 256 * 1024,
    FULL_LEVEL = 12,      /* 15 makes a twelfth less in five times the time */
    FULL_WINDOW_LOG = 25, /* what a kiosk keeps in memory while it unpacks: 32 MiB */
    DELTA_LEVEL = 6,
    DELTA_WINDOW_LOG = 27, /* DELTA_BYTES_MAX: the older list stays in reach up to the end */
    /* rows are found that are no longer than 32 bytes, wherever they were; found, not hoped for:
     * every fourth place of the older list is remembered */
    DELTA_MATCH = 32,
    DELTA_RATE_LOG = 2,
    DELTA_HASH_LOG = 25
};
_Static_assert(PIECE % PAGE_BYTES == 0, "a piece ends where a page does");
_Static_assert(INT64_C(1) << DELTA_WINDOW_LOG == DELTA_BYTES_MAX, "the window spans a list");

struct packing {
    const char *from, *to;
    int in, out;
    int64_t size; /* of `from` */
    ZSTD_CCtx *zstd;
    char *base; /* mapped; NULL without one */
    size_t base_size;
    uint8_t *read, *made; /* pieces */
};

/* ---- hashing ---- */

static bool
cannot_read(const char *path, struct err *err)
{
    return err_env(err, "%s: cannot be read (%s)", path, strerror(errno));
}

static bool
mark_fd(int fd, const char *path, struct file_mark *mark, struct err *err)
{
    crypto_generichash_state hash;
    uint8_t *piece = malloc(PIECE);
    int64_t size = 0;
    ssize_t n;
    if (!piece)
        BUG("out of memory");
    crypto_generichash_init(&hash, NULL, 0, HASH_BYTES);
    while ((n = files_read_full(fd, piece, PIECE)) > 0) {
        crypto_generichash_update(&hash, piece, (size_t)n);
        size += n;
    }
    if (n < 0)
        cannot_read(path, err);
    crypto_generichash_final(&hash, mark->hash, HASH_BYTES);
    mark->size = size;
    free(piece);
    return n == 0;
}

bool
pack_mark(const char *path, struct file_mark *mark, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (sodium_init() < 0)
        BUG("libsodium cannot start");
    if (fd < 0)
        return cannot_read(path, err);
    bool ok = mark_fd(fd, path, mark, err);
    close(fd);
    return ok;
}

/* ---- packing ---- */

static bool
open_plain(const char *path, int *fd, int64_t *size, struct err *err)
{
    struct stat st;
    *fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (*fd < 0 || fstat(*fd, &st) != 0)
        return cannot_read(path, err);
    if (!S_ISREG(st.st_mode))
        return err_input(err, "%s: is no plain file", path);
    *size = st.st_size;
    return true;
}

static bool
too_large(const char *path, int64_t size, int64_t max, struct err *err)
{
    return err_input(err, "%s: has %lld bytes, expected at most %lld", path, (long long)size,
                     (long long)max);
}

static bool
map_base(struct packing *p, const char *base, struct err *err)
{
    int fd;
    int64_t size = 0;
    bool ok = open_plain(base, &fd, &size, err);
    if (ok && (size == 0 || size > DELTA_BYTES_MAX))
        ok = too_large(base, size, DELTA_BYTES_MAX, err);
    if (ok) {
        void *at = mmap(NULL, (size_t)size, PROT_READ, MAP_PRIVATE, fd, 0);
        ok = at != MAP_FAILED || cannot_read(base, err);
        if (ok) {
            p->base = at;
            p->base_size = (size_t)size;
        }
    }
    if (fd >= 0)
        close(fd);
    return ok;
}

static bool
open_files(struct packing *p, const char *base, struct err *err)
{
    int64_t max = base ? DELTA_BYTES_MAX : LIST_BYTES_MAX;
    if (!open_plain(p->from, &p->in, &p->size, err) || (base && !map_base(p, base, err)))
        return false;
    if (p->size > max)
        return too_large(p->from, p->size, max, err);
    /* public, and signed: a kiosk reads it from a stick as another user */
    p->out = open(p->to, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    return p->out >= 0 || err_env(err, "%s: cannot be made (%s); check the folder and the disk",
                                  p->to, strerror(errno));
}

/* What is set here, and the library's version, is all that the bytes depend on beside the files. */
static bool
prepare(struct packing *p, struct err *err)
{
    const struct {
        ZSTD_cParameter name;
        int value;
    } settings[] = {
        {ZSTD_c_compressionLevel, p->base ? DELTA_LEVEL : FULL_LEVEL},
        {ZSTD_c_windowLog, p->base ? DELTA_WINDOW_LOG : FULL_WINDOW_LOG},
        {ZSTD_c_enableLongDistanceMatching, p->base != NULL},
        {ZSTD_c_ldmMinMatch, p->base ? DELTA_MATCH : 0},
        {ZSTD_c_ldmHashRateLog, p->base ? DELTA_RATE_LOG : 0},
        {ZSTD_c_ldmHashLog, p->base ? DELTA_HASH_LOG : 0},
        {ZSTD_c_checksumFlag, 1},
        {ZSTD_c_contentSizeFlag, 1},
        {ZSTD_c_dictIDFlag, 0},
    };
    size_t rc = 0;
    p->zstd = ZSTD_createCCtx();
    p->read = malloc(PIECE);
    p->made = malloc(PIECE);
    if (!p->zstd || !p->read || !p->made)
        BUG("out of memory");
    for (size_t i = 0; i < ARRAY_LEN(settings) && !ZSTD_isError(rc); i++)
        rc = ZSTD_CCtx_setParameter(p->zstd, settings[i].name, settings[i].value);
    if (!ZSTD_isError(rc))
        rc = ZSTD_CCtx_setPledgedSrcSize(p->zstd, (unsigned long long)p->size);
    if (!ZSTD_isError(rc) && p->base)
        rc = ZSTD_CCtx_refPrefix(p->zstd, p->base, p->base_size);
    return !ZSTD_isError(rc) ||
           err_env(err, "%s: cannot be packed (%s)", p->from, ZSTD_getErrorName(rc));
}

static bool
write_piece(const struct packing *p, const uint8_t *at, size_t n, struct err *err)
{
    return files_write_full(p->out, (struct str){(const char *)at, n}) ||
           err_env(err, "%s: cannot be written (%s); check the disk", p->to, strerror(errno));
}

/* One piece of the input through the packer; the last one ends the frame. */
static bool
pack_piece(const struct packing *p, size_t n, bool last, struct err *err)
{
    ZSTD_inBuffer in = {p->read, n, 0};
    size_t left;
    do {
        ZSTD_outBuffer out = {p->made, PIECE, 0};
        left = ZSTD_compressStream2(p->zstd, &out, &in, last ? ZSTD_e_end : ZSTD_e_continue);
        if (ZSTD_isError(left))
            return err_env(err, "%s: cannot be packed (%s)", p->from, ZSTD_getErrorName(left));
        if (!write_piece(p, p->made, out.pos, err))
            return false;
    } while (last ? left != 0 : in.pos < in.size);
    return true;
}

/* A file that grows or shrinks meanwhile does not come to the size that was pledged: an error. */
static bool
pack_all(const struct packing *p, struct err *err)
{
    int64_t done = 0;
    while (true) {
        ssize_t n = files_read_full(p->in, p->read, PIECE);
        if (n < 0)
            return cannot_read(p->from, err);
        done += n;
        if (p->base)
            pages_take_out(p->read, (size_t)n);
        if (!pack_piece(p, (size_t)n, n == 0 || done == p->size, err))
            return false;
        if (n == 0 || done == p->size)
            return true;
    }
}

bool
pack_file(const char *from, const char *base, const char *to, struct err *err)
{
    struct packing p = {.from = from, .to = to, .in = -1, .out = -1};
    bool ok = open_files(&p, base, err) && prepare(&p, err) && pack_all(&p, err);
    if (ok && fsync(p.out) != 0)
        ok = err_env(err, "%s: cannot be written to the disk (%s)", to, strerror(errno));
    if (p.out >= 0)
        close(p.out);
    if (!ok && p.out >= 0)
        unlink(to);
    if (p.in >= 0)
        close(p.in);
    if (p.base)
        munmap(p.base, p.base_size);
    ZSTD_freeCCtx(p.zstd);
    free(p.read);
    free(p.made);
    return ok;
}
