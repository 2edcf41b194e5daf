/* draw/cache.h - the pictures made so far, the longest unused dropped when a bound is reached. */
#ifndef DRAW_CACHE_H
#define DRAW_CACHE_H

#include "base/str.h"
#include "draw/mask.h"

enum picture { PICTURE_TEXT, PICTURE_ICON, PICTURE_DISC, PICTURE_QR };

/* What a picture is of. For icons and discs `text` is empty and a is the icon or the radius. */
struct picture_key {
    enum picture kind;
    struct str text;
    int a;         /* px per em; enum icon; radius */
    int b;         /* bold; size */
    int c;         /* tracking */
};

struct cache;

/* Keeps at most `max` bytes, its own records and keys included. */
struct cache *cache_new(size_t max);
void cache_free(struct cache *c);

/* NULL if it is not kept. Valid until the next cache_keep or cache_forget. */
const struct mask *cache_find(struct cache *c, const struct picture_key *key);

/* Takes m over and returns true; false if m alone is over the bound, and stays the caller's. */
bool cache_keep(struct cache *c, const struct picture_key *key, struct mask *m);

/* Overwrites and drops every text and QR code; icons and corners show nothing personal. */
void cache_forget(struct cache *c);

size_t cache_bytes(const struct cache *c);

#endif
