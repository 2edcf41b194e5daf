#include "registry/sorter.h"

#include "base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    MEMORY_MIN = 1024 * 1024,
    RUN_BUFFER_MIN = 2 * SORTER_ROW_MAX,
    BYTES_A_ROW = 96 /* expected; what is left of the memory goes to the marks */
};

/* Where a row begins among the gathered bytes, and the beginning of its key as a number: most
 * comparisons need no more. */
struct mark {
    uint64_t prefix;
    const char *at;
};

/* As it stands in memory and in the file; key and row follow. */
struct head {
    uint32_t key, row;
};

/* A sorted stretch of the file, read in pieces. */
struct run {
    off_t at, end; /* what was not read yet */
    char *buffer;  /* a part of the gathering memory */
    size_t have, used;
    struct str key, row; /* the row it stands on, in buffer */
    uint64_t prefix;
};

struct sorter {
    const char *path;
    int fd; /* -1 until memory was full once */
    off_t size;
    char *bytes;
    size_t n, cap;
    struct mark *marks;
    size_t n_marks, cap_marks, next_mark;
    struct run *runs;
    size_t n_runs, cap_runs, buffer;
    struct run **heap; /* the run with the smallest key first */
    size_t n_heap;
    bool started; /* the first of the heap was handed out */
};

static void *
must(void *p)
{
    if (!p)
        BUG("out of memory");
    return p;
}

struct sorter *
sorter_new(const char *path, size_t memory)
{
    struct sorter *s = must(calloc(1, sizeof *s));
    if (memory < MEMORY_MIN)
        memory = MEMORY_MIN;
    s->path = path;
    s->fd = -1;
    /* half of a row's mark again is what qsort takes while it works */
    s->cap_marks = memory / (BYTES_A_ROW + 2 * sizeof *s->marks);
    s->cap = s->cap_marks * BYTES_A_ROW;
    s->marks = must(malloc(s->cap_marks * sizeof *s->marks));
    s->bytes = must(malloc(s->cap));
    return s;
}

void
sorter_free(struct sorter *s)
{
    if (!s)
        return;
    if (s->fd >= 0)
        close(s->fd);
    free(s->bytes);
    free(s->marks);
    free(s->runs);
    free(s->heap);
    free(s);
}

/* ---- order ---- */

/* The first eight bytes; of a shorter key the rest is zero, which is never more than a real byte.
 */
static uint64_t
prefix_of(struct str key)
{
    uint64_t prefix = 0;
    for (size_t i = 0; i < 8; i++)
        prefix = prefix << 8 | (i < key.n ? (unsigned char)key.p[i] : 0u);
    return prefix;
}

static const char *
read_row(const char *p, struct str *key, struct str *row)
{
    struct head h;
    memcpy(&h, p, sizeof h);
    p += sizeof h;
    *key = (struct str){p, h.key};
    *row = (struct str){p + h.key, h.row};
    return p + h.key + h.row;
}

/* qsort may move equals: what was added first stands first in memory. */
static int
by_key(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;
    struct str key_x, key_y, unused;
    if (x->prefix != y->prefix)
        return x->prefix < y->prefix ? -1 : 1;
    read_row(x->at, &key_x, &unused);
    read_row(y->at, &key_y, &unused);
    int order = str_cmp(key_x, key_y);
    return order ? order : (x->at > y->at) - (x->at < y->at);
}

/* Runs were written in the order of adding. */
static bool
run_before(const struct run *x, const struct run *y)
{
    if (x->prefix != y->prefix)
        return x->prefix < y->prefix;
    int order = str_cmp(x->key, y->key);
    return order ? order < 0 : x < y;
}

/* Sorted already is the common case: a list that head office exports in order. */
static void
sort_marks(struct sorter *s)
{
    size_t i = 1;
    while (i < s->n_marks && by_key(&s->marks[i - 1], &s->marks[i]) < 0)
        i++;
    if (i < s->n_marks)
        qsort(s->marks, s->n_marks, sizeof *s->marks, by_key);
}

/* ---- the file ---- */

static bool
disk_fails(const struct sorter *s, struct err *err)
{
    return err_env(err, "%s: cannot be written (%s); check the disk's free space", s->path,
                   strerror(errno));
}

static bool
open_file(struct sorter *s, struct err *err)
{
    unlink(s->path); /* of a process of our number that lost its power */
    s->fd = open(s->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    return (s->fd >= 0 && unlink(s->path) == 0) || disk_fails(s, err);
}

static bool
write_bytes(struct sorter *s, const char *p, size_t n, struct err *err)
{
    while (n) {
        ssize_t put = pwrite(s->fd, p, n, s->size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return disk_fails(s, err);
        p += put;
        n -= (size_t)put;
        s->size += put;
    }
    return true;
}

/* The gathered rows in order, a piece at a time. */
static bool
write_rows(struct sorter *s, struct err *err)
{
    enum { PIECE = 16 * SORTER_ROW_MAX };
    char *piece = must(malloc(PIECE));
    size_t n = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < s->n_marks; i++) {
        struct str key, row;
        size_t size = (size_t)(read_row(s->marks[i].at, &key, &row) - s->marks[i].at);
        if (n + size > PIECE) {
            ok = write_bytes(s, piece, n, err);
            n = 0;
        }
        memcpy(piece + n, s->marks[i].at, size);
        n += size;
    }
    ok = ok && write_bytes(s, piece, n, err);
    free(piece);
    return ok;
}

static bool
spill(struct sorter *s, struct err *err)
{
    if (s->fd < 0 && !open_file(s, err))
        return false;
    if (s->n_runs == s->cap_runs) {
        s->cap_runs = s->cap_runs ? s->cap_runs * 2 : 16;
        s->runs = must(realloc(s->runs, s->cap_runs * sizeof *s->runs));
    }
    struct run *r = &s->runs[s->n_runs++];
    *r = (struct run){.at = s->size};
    sort_marks(s);
    if (!write_rows(s, err))
        return false;
    r->end = s->size;
    s->n = s->n_marks = 0;
    return true;
}

bool
sorter_add(struct sorter *s, struct str key, struct str row, struct err *err)
{
    struct head h = {(uint32_t)key.n, (uint32_t)row.n};
    size_t size = sizeof h + key.n + row.n;
    if (key.n > SORTER_ROW_MAX || row.n > SORTER_ROW_MAX || size > SORTER_ROW_MAX)
        BUG("a row that no checked table holds");
    if ((s->n_marks == s->cap_marks || s->cap - s->n < size) && !spill(s, err))
        return false;
    char *p = s->bytes + s->n;
    s->marks[s->n_marks++] = (struct mark){prefix_of(key), p};
    memcpy(p, &h, sizeof h);
    memcpy(p + sizeof h, key.p, key.n);
    if (row.n)
        memcpy(p + sizeof h + key.n, row.p, row.n);
    s->n += size;
    return true;
}

/* ---- reading back ---- */

static bool
fill(struct sorter *s, struct run *r, struct err *err)
{
    memmove(r->buffer, r->buffer + r->used, r->have - r->used);
    r->have -= r->used;
    r->used = 0;
    while (r->have < s->buffer && r->at < r->end) {
        size_t want = s->buffer - r->have;
        if ((off_t)want > r->end - r->at)
            want = (size_t)(r->end - r->at);
        ssize_t got = pread(s->fd, r->buffer + r->have, want, r->at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return err_env(err, "%s: cannot be read again (%s)", s->path,
                           got ? strerror(errno) : "it was cut short");
        r->have += (size_t)got;
        r->at += got;
    }
    return true;
}

/* Onto the run's next row; false in *more behind the last one. */
static bool
step(struct sorter *s, struct run *r, bool *more, struct err *err)
{
    if (r->have - r->used < SORTER_ROW_MAX && r->at < r->end && !fill(s, r, err))
        return false;
    *more = r->used < r->have;
    if (!*more)
        return true;
    const char *p = r->buffer + r->used;
    r->used += (size_t)(read_row(p, &r->key, &r->row) - p);
    r->prefix = prefix_of(r->key);
    return true;
}

static void
sift_down(struct sorter *s, size_t i)
{
    for (;;) {
        size_t least = i, left = 2 * i + 1;
        for (size_t k = left; k < left + 2 && k < s->n_heap; k++)
            if (run_before(s->heap[k], s->heap[least]))
                least = k;
        if (least == i)
            return;
        struct run *r = s->heap[i];
        s->heap[i] = s->heap[least];
        s->heap[least] = r;
        i = least;
    }
}

static bool
begin_merge(struct sorter *s, struct err *err)
{
    s->buffer = s->cap / s->n_runs;
    if (s->buffer < RUN_BUFFER_MIN)
        return err_env(err, "%s: too many rows to sort", s->path);
    s->heap = must(calloc(s->n_runs, sizeof(struct run *)));
    for (size_t i = 0; i < s->n_runs; i++) {
        bool more;
        s->runs[i].buffer = s->bytes + i * s->buffer;
        if (!step(s, &s->runs[i], &more, err))
            return false;
        if (more)
            s->heap[s->n_heap++] = &s->runs[i];
    }
    for (size_t i = s->n_heap; i-- > 0;)
        sift_down(s, i);
    return true;
}

bool
sorter_finish(struct sorter *s, struct err *err)
{
    if (s->n_runs == 0) {
        sort_marks(s);
        return true;
    }
    return spill(s, err) && begin_merge(s, err);
}

static bool
next_of_runs(struct sorter *s, struct str *key, struct str *row, bool *more, struct err *err)
{
    if (s->started) { /* the row handed out last was the first run's: only now may it move on */
        bool left;
        if (!step(s, s->heap[0], &left, err))
            return false;
        if (!left)
            s->heap[0] = s->heap[--s->n_heap];
        sift_down(s, 0);
    }
    *more = s->started = s->n_heap > 0;
    if (*more) {
        *key = s->heap[0]->key;
        *row = s->heap[0]->row;
    }
    return true;
}

bool
sorter_next(struct sorter *s, struct str *key, struct str *row, bool *more, struct err *err)
{
    if (s->n_runs)
        return next_of_runs(s, key, row, more, err);
    *more = s->next_mark < s->n_marks;
    if (*more)
        read_row(s->marks[s->next_mark++].at, key, row);
    return true;
}
