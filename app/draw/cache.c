#include "draw/cache.h"

#include "base/log.h"
#include "draw/widths.h"

#include <stdlib.h>

enum { BUCKETS = 1024 };

struct entry {
    struct picture_key key; /* its text in `copy` */
    char *copy;
    struct mask *mask;
    size_t bytes, bucket;
    struct entry *chain;         /* next in the bucket */
    struct entry *newer, *older; /* by last use */
};

struct cache {
    size_t max, bytes;
    struct entry *buckets[BUCKETS];
    struct entry *newest, *oldest;
};

struct cache *
cache_new(size_t max)
{
    struct cache *c = calloc(1, sizeof *c);
    if (!c)
        BUG("out of memory");
    c->max = max;
    c->bytes = sizeof *c;
    return c;
}

static size_t
bucket_of(const struct picture_key *k)
{
    uint32_t numbers = (uint32_t)k->b << 16 ^ (uint32_t)k->c << 8 ^ (uint32_t)k->kind;
    return text_hash(k->text, (uint32_t)k->a, numbers) % BUCKETS;
}

static bool
key_eq(const struct picture_key *x, const struct picture_key *y)
{
    return x->kind == y->kind && x->a == y->a && x->b == y->b && x->c == y->c
           && str_eq(x->text, y->text);
}

static void
unlink_use(struct cache *c, struct entry *e)
{
    if (e->newer)
        e->newer->older = e->older;
    else
        c->newest = e->older;
    if (e->older)
        e->older->newer = e->newer;
    else
        c->oldest = e->newer;
    e->newer = e->older = NULL;
}

static void
link_newest(struct cache *c, struct entry *e)
{
    e->older = c->newest;
    *(c->newest ? &c->newest->newer : &c->oldest) = e;
    c->newest = e;
}

static void
drop(struct cache *c, struct entry *e)
{
    struct entry **at = &c->buckets[e->bucket];
    while (*at != e)
        at = &(*at)->chain;
    *at = e->chain;
    unlink_use(c, e);
    c->bytes -= e->bytes;
    mask_free(e->mask);
    explicit_bzero(e->copy, e->key.text.n);
    free(e->copy);
    free(e);
}

const struct mask *
cache_find(struct cache *c, const struct picture_key *key)
{
    for (struct entry *e = c->buckets[bucket_of(key)]; e; e = e->chain) {
        if (key_eq(&e->key, key)) {
            unlink_use(c, e);
            link_newest(c, e);
            return e->mask;
        }
    }
    return NULL;
}

bool
cache_keep(struct cache *c, const struct picture_key *key, struct mask *m)
{
    size_t bytes = sizeof(struct entry) + key->text.n + 1 + mask_bytes(m);
    if (sizeof *c + bytes > c->max)
        return false;
    while (c->bytes + bytes > c->max)
        drop(c, c->oldest);
    struct entry *e = calloc(1, sizeof *e);
    char *copy = malloc(key->text.n + 1);
    if (!e || !copy)
        BUG("out of memory");
    if (key->text.n)
        memcpy(copy, key->text.p, key->text.n);
    *e = (struct entry){.key = *key, .copy = copy, .mask = m, .bytes = bytes,
                        .bucket = bucket_of(key)};
    e->key.text.p = copy;
    e->chain = c->buckets[e->bucket];
    c->buckets[e->bucket] = e;
    c->bytes += bytes;
    link_newest(c, e);
    return true;
}

void
cache_forget(struct cache *c)
{
    struct entry *older;
    for (struct entry *e = c->newest; e; e = older) {
        older = e->older;
        if (e->key.kind == PICTURE_TEXT || e->key.kind == PICTURE_QR)
            drop(c, e);
    }
}

void
cache_free(struct cache *c)
{
    struct entry *older;
    if (!c)
        return;
    for (struct entry *e = c->newest; e; e = older) {
        older = e->older;
        drop(c, e);
    }
    free(c);
}

size_t
cache_bytes(const struct cache *c)
{
    return c->bytes;
}
