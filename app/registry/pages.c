#include "registry/pages.h"

#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHILD = 4 }; /* bytes of a child's page number */

/* The kinds of page that hold rows, and how a row begins there: how many bytes before its size
 * (a child's page number), and whether a row number comes behind it. */
struct layout {
    size_t header, before;
    bool row_number;
};

static bool
layout_of(const uint8_t *page, struct layout *out)
{
    switch (page[0]) {
    case 0x02: /* inside of an index, or of a table without row numbers */
        *out = (struct layout){12, CHILD, false};
        return true;
    case 0x0a: /* leaf of one */
        *out = (struct layout){8, 0, false};
        return true;
    case 0x0d: /* leaf of a table */
        *out = (struct layout){8, 0, true};
        return true;
    default:
        return false;
    }
}

static unsigned
get(const uint8_t *p)
{
    return (unsigned)p[0] << 8 | p[1];
}

static void
put(uint8_t *p, unsigned v)
{
    p[0] = (uint8_t)(v >> 8);
    p[1] = (uint8_t)v;
}

static uint32_t
get32(const uint8_t *p)
{
    return (uint32_t)get(p) << 16 | get(p + 2);
}

/* A variable-length integer at *at, which moves behind it; of odd bytes any number will do. */
static uint32_t
varint(const uint8_t *page, size_t *at)
{
    uint32_t v = 0;
    for (int i = 0; i < 9 && *at < PAGE_BYTES; i++) {
        uint8_t byte = page[(*at)++];
        v = v << 7 | (byte & 0x7f);
        if (byte < 0x80)
            break;
    }
    return v;
}

/* How many bytes of a row of `payload` bytes stand in the page (fileformat2.html, 1.6). */
static size_t
local(const struct layout *l, size_t payload)
{
    size_t most = l->row_number ? PAGE_BYTES - 35 : (PAGE_BYTES - 12) * 64 / 255 - 23;
    size_t least = (PAGE_BYTES - 12) * 32 / 255 - 23;
    if (payload <= most)
        return payload;
    size_t some = least + (payload - least) % (PAGE_BYTES - 4);
    return (some <= most ? some : least) + 4; /* and where the rest is */
}

/* Of the row that begins at `at`, behind the array, as far as its own bytes tell. */
static size_t
row_size(const uint8_t *page, const struct layout *l, size_t at)
{
    size_t i = at + l->before, payload = varint(page, &i);
    if (l->row_number)
        varint(page, &i);
    size_t size = i - at + local(l, payload);
    return size < 4 ? 4 : size;
}

/* Where a row ends. What is said to begin within the array or the header is not looked at: they
 * are what changes. */
static unsigned
end_of_row(const uint8_t *page, const struct layout *l, size_t n, unsigned at)
{
    return at < l->header + 2 * n ? at : at + (unsigned)row_size(page, l, at);
}

/* Where row `i` of n is expected: the last one where the header says that rows begin, each other
 * where the one after it ends. */
static unsigned
expected(const uint8_t *page, const struct layout *l, size_t i, size_t n)
{
    if (i + 1 == n)
        return get(page + 5);
    return end_of_row(page, l, n, get(page + l->header + 2 * (i + 1)));
}

/* How many rows the array has; 0 where this is no page with rows. */
static size_t
rows_of(const uint8_t *page, struct layout *l)
{
    if (!layout_of(page, l))
        return 0;
    size_t n = get(page + 3);
    return l->header + 2 * n <= PAGE_BYTES ? n : 0;
}

/* Whether row i and the one before it begin with page numbers that do not overlap, nor the array.
 */
static bool
has_children(const uint8_t *page, const struct layout *l, size_t i, size_t n)
{
    size_t at = get(page + l->header + 2 * i), before = get(page + l->header + 2 * i - 2);
    size_t first = l->header + 2 * n, last = PAGE_BYTES - CHILD;
    return l->before && at >= first && at <= last && before >= first && before <= last &&
           (at >= before + CHILD || before >= at + CHILD);
}

/* A page number is mostly the one before it and one more. `step` as a number of 32 bits: -1 takes
 * that out, 1 puts it back. */
static void
count_child(uint8_t *page, const struct layout *l, size_t i, uint32_t step)
{
    uint8_t *at = page + get(page + l->header + 2 * i);
    const uint8_t *before = page + get(page + l->header + 2 * i - 2);
    uint32_t child = get32(at) + step * (get32(before) + 1);
    put(at, child >> 16);
    put(at + 2, child);
}

static void
take_out(uint8_t *page)
{
    struct layout l;
    size_t n = rows_of(page, &l);
    for (size_t i = n; i > 1; i--)
        if (has_children(page, &l, i - 1, n))
            count_child(page, &l, i - 1, UINT32_MAX);
    for (size_t i = 0; i < n; i++) {
        uint8_t *entry = page + l.header + 2 * i;
        put(entry, get(entry) - expected(page, &l, i, n));
    }
    if (n) /* what is left free between array and rows is a small number */
        put(page + 5, get(page + 5) - (unsigned)(l.header + 2 * n));
}

/* Each step of take_out, from the last to the first. */
static void
put_back(uint8_t *page)
{
    struct layout l;
    size_t n = rows_of(page, &l);
    if (n)
        put(page + 5, get(page + 5) + (unsigned)(l.header + 2 * n));
    for (size_t i = n; i > 0; i--) {
        uint8_t *entry = page + l.header + 2 * (i - 1);
        put(entry, get(entry) + expected(page, &l, i - 1, n));
    }
    for (size_t i = 1; i < n; i++)
        if (has_children(page, &l, i, n))
            count_child(page, &l, i, 1);
}

void
pages_take_out(uint8_t *bytes, size_t n)
{
    for (; n >= PAGE_BYTES; bytes += PAGE_BYTES, n -= PAGE_BYTES)
        take_out(bytes);
}

void
pages_put_back(uint8_t *bytes, size_t n)
{
    for (; n >= PAGE_BYTES; bytes += PAGE_BYTES, n -= PAGE_BYTES)
        put_back(bytes);
}

void
pages_tidy(uint8_t page[PAGE_BYTES])
{
    struct layout l;
    uint8_t made[PAGE_BYTES] = {0};
    size_t n = rows_of(page, &l), end = PAGE_BYTES;
    if (n == 0)
        return;
    size_t first = l.header + 2 * n;
    memcpy(made, page, l.header);
    for (size_t i = 0; i < n; i++) {
        size_t from = get(page + l.header + 2 * i);
        size_t size = from >= first ? row_size(page, &l, from) : PAGE_BYTES;
        if (from + size > PAGE_BYTES || size > end - first)
            return;
        end -= size;
        memcpy(made + end, page + from, size);
        put(made + l.header + 2 * i, (unsigned)end);
    }
    put(made + 1, 0); /* no free blocks */
    put(made + 5, (unsigned)end);
    made[7] = 0; /* nor lost bytes */
    memcpy(page, made, PAGE_BYTES);
}

/* All of `size` bytes unless the file ends; -1 on an error. */
static ssize_t
read_piece(int fd, uint8_t *piece, size_t size, off_t at)
{
    size_t n = 0;
    while (n < size) {
        ssize_t got = pread(fd, piece + n, size - n, at + (off_t)n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        n += (size_t)got;
    }
    return (ssize_t)n;
}

static bool
write_piece(int fd, const uint8_t *piece, size_t size, off_t at)
{
    for (size_t n = 0; n < size;) {
        ssize_t put = pwrite(fd, piece + n, size - n, at + (off_t)n);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        n += (size_t)put;
    }
    return true;
}

/* The first page begins with the file's header; it is one of the few that never fill. */
static bool
tidy_fd(int fd, uint8_t *piece, size_t size, const char *path, struct err *err)
{
    for (off_t at = PAGE_BYTES;; at += (off_t)size) {
        ssize_t n = read_piece(fd, piece, size, at);
        if (n < 0)
            return err_env(err, "%s: cannot be read (%s)", path, strerror(errno));
        for (size_t i = 0; i + PAGE_BYTES <= (size_t)n; i += PAGE_BYTES)
            pages_tidy(piece + i);
        if (!write_piece(fd, piece, (size_t)n, at))
            return err_env(err, "%s: cannot be written (%s); check the disk", path,
                           strerror(errno));
        if ((size_t)n < size)
            return true;
    }
}

bool
pages_tidy_file(const char *path, struct err *err)
{
    enum { PIECE = 256 * PAGE_BYTES };
    uint8_t *piece = malloc(PIECE);
    int fd = open(path, O_RDWR | O_CLOEXEC);
    if (!piece)
        BUG("out of memory");
    bool ok = fd >= 0 ? tidy_fd(fd, piece, PIECE, path, err)
                      : err_env(err, "%s: cannot be opened (%s)", path, strerror(errno));
    if (fd >= 0)
        close(fd);
    free(piece);
    return ok;
}
