/* base/arena.h - memory that is given back all at once, overwritten.
 *
 * One arena a check, one a drawn frame. Out of memory aborts: a kiosk restarts cleaner than it
 * limps. A zeroed struct arena is ready to use. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

struct arena_chunk;
struct arena {
    struct arena_chunk *head; /* the chunk being filled; older ones behind it */
};

/* Zeroed bytes, aligned for any type; lives until arena_wipe. */
void *arena_alloc(struct arena *a, size_t size);

/* An array of `n` zeroed elements; the product is checked. */
void *arena_array(struct arena *a, size_t n, size_t size);

#define ARENA_NEW(a, type)      ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_array((a), (n), sizeof(type)))

/* Room for one more in an array of n elements: the array itself, or a copy twice as large. */
void *arena_grow(struct arena *a, void *array, size_t n, size_t *cap, size_t size);

/* A copy with a NUL behind it that is not counted. */
struct str arena_str(struct arena *a, struct str s);

/* printf into the arena; NUL-terminated. */
struct str arena_fmt(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Overwrites and frees everything; the arena is empty and ready again. */
void arena_wipe(struct arena *a);

#endif
