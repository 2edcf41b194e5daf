#include "draw/widths.h"

#include "base/log.h"

#include <stdlib.h>

enum { SLOTS = 8192, FULL = SLOTS / 2 }; /* 128 KB; a screen has about 150 different words */

struct slot {
    uint64_t key; /* 0: free */
    int w;
};

struct widths {
    size_t n;
    struct slot slots[SLOTS];
};

struct widths *
widths_new(void)
{
    struct widths *t = calloc(1, sizeof *t);
    if (!t)
        BUG("out of memory");
    return t;
}

void
widths_free(struct widths *t)
{
    if (t)
        widths_forget(t);
    free(t);
}

void
widths_forget(struct widths *t)
{
    explicit_bzero(t, sizeof *t);
}

uint64_t
text_hash(struct str s, uint32_t a, uint32_t b)
{
    const uint64_t prime = 0x100000001b3u;
    uint64_t h = (0xcbf29ce484222325u ^ a) * prime;
    h = (h ^ b) * prime;
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * prime;
    h ^= h >> 32; /* FNV's low bits alone spread short texts badly */
    h *= 0xd6e8feb86659fd93u;
    return h ^ h >> 32;
}

/* The slot with this key, or the free one where it belongs. The table is never more than half full.
 * Two texts of one hash, once in 2^64 pairs, would share a width: a gap, nothing worse. */
static size_t
slot_of(const struct widths *t, uint64_t key)
{
    size_t i = key % SLOTS;
    while (t->slots[i].key && t->slots[i].key != key)
        i = (i + 1) % SLOTS;
    return i;
}

static uint64_t
key_of(struct str run, enum face face, int px)
{
    return text_hash(run, (uint32_t)face, (uint32_t)px) | 1;
}

bool
widths_find(const struct widths *t, struct str run, enum face face, int px, int *w)
{
    const struct slot *s = &t->slots[slot_of(t, key_of(run, face, px))];
    *w = s->w;
    return s->key != 0;
}

void
widths_put(struct widths *t, struct str run, enum face face, int px, int w)
{
    uint64_t key = key_of(run, face, px);
    if (t->n >= FULL)
        widths_forget(t);
    struct slot *s = &t->slots[slot_of(t, key)];
    t->n += s->key == 0;
    *s = (struct slot){key, w};
}
