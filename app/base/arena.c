#include "base/arena.h"

#include "base/log.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { CHUNK_MIN = 16 * 1024, ALIGN = _Alignof(max_align_t) };

struct arena_chunk {
    struct arena_chunk *older;
    size_t used, cap;
    _Alignas(max_align_t) unsigned char bytes[];
};

static struct arena_chunk *
chunk_new(size_t size, struct arena_chunk *older)
{
    size_t cap = size > CHUNK_MIN ? size : CHUNK_MIN;
    struct arena_chunk *c = malloc(sizeof *c + cap);
    if (!c)
        BUG("out of memory");
    *c = (struct arena_chunk){.older = older, .cap = cap};
    return c;
}

void *
arena_alloc(struct arena *a, size_t size)
{
    if (size > SIZE_MAX / 2)
        BUG("an impossible size was asked of an arena");
    size = (size + ALIGN - 1) / ALIGN * ALIGN;
    if (!a->head || a->head->cap - a->head->used < size)
        a->head = chunk_new(size, a->head);
    void *p = a->head->bytes + a->head->used;
    a->head->used += size;
    return memset(p, 0, size); /* here, not by calloc: most of a chunk may never be asked for */
}

void *
arena_array(struct arena *a, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / 2 / size)
        BUG("an impossible size was asked of an arena");
    return arena_alloc(a, n * size);
}

void *
arena_grow(struct arena *a, void *array, size_t n, size_t *cap, size_t size)
{
    if (n < *cap)
        return array;
    size_t wider = *cap ? *cap * 2 : 8;
    void *copy = arena_array(a, wider, size);
    if (n)
        memcpy(copy, array, n * size);
    *cap = wider;
    return copy;
}

struct str
arena_str(struct arena *a, struct str s)
{
    char *copy = arena_alloc(a, s.n + 1);
    if (s.n)
        memcpy(copy, s.p, s.n);
    return (struct str){copy, s.n};
}

struct str
arena_fmt(struct arena *a, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    int n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (n < 0)
        BUG("a format that cannot be printed");
    char *out = arena_alloc(a, (size_t)n + 1);
    va_start(args, fmt);
    vsnprintf(out, (size_t)n + 1, fmt, args);
    va_end(args);
    return (struct str){out, (size_t)n};
}

void
arena_wipe(struct arena *a)
{
    while (a->head) {
        struct arena_chunk *c = a->head;
        a->head = c->older;
        explicit_bzero(c, sizeof *c + c->used); /* nothing was ever written behind `used` */
        free(c);
    }
}
