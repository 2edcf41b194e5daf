#include "draw/shapes.h"

#include "base/log.h"

#include <math.h>
#include <stdlib.h>

enum { SCANS = 16 }; /* lines a pixel row is sampled by; along the line the cover is exact */

/* Adds the cover of one scan line in the left half: all right of `edge`. */
static void
add_scan(double *cover, int radius, double edge)
{
    for (int x = (int)edge; x < radius; x++)
        cover[x] += x + 1 - edge < 1 ? x + 1 - edge : 1;
}

struct mask *
shape_disc(int radius)
{
    struct mask *m = mask_new(2 * radius, 2 * radius);
    size_t side = (size_t)m->w;
    double *cover = calloc((size_t)radius, sizeof *cover);
    if (!cover)
        BUG("out of memory");
    for (int y = 0; y < radius; y++) {
        for (int x = 0; x < radius; x++)
            cover[x] = 0;
        for (int i = 0; i < SCANS; i++) {
            double dy = radius - (y + (i + 0.5) / SCANS);
            add_scan(cover, radius, radius - sqrt((double)radius * radius - dy * dy));
        }
        uint8_t *up = m->coverage + (size_t)y * side;
        uint8_t *down = m->coverage + (side - 1 - (size_t)y) * side;
        for (int x = 0; x < radius; x++) {
            uint8_t v = (uint8_t)(cover[x] * 255 / SCANS + 0.5);
            up[x] = up[side - 1 - (size_t)x] = v;
            down[x] = down[side - 1 - (size_t)x] = v;
        }
    }
    free(cover);
    return m;
}

static void
corners(struct canvas *c, const struct mask *disc, struct rect at, int r, struct color color)
{
    int right = at.x + at.w - r, bottom = at.y + at.h - r;
    canvas_mask(c, disc, (struct rect){0, 0, r, r}, at.x, at.y, color);
    canvas_mask(c, disc, (struct rect){r, 0, r, r}, right, at.y, color);
    canvas_mask(c, disc, (struct rect){0, r, r, r}, at.x, bottom, color);
    canvas_mask(c, disc, (struct rect){r, r, r, r}, right, bottom, color);
}

void
shape_box(struct canvas *c, struct cache *cache, struct rect at, int radius, struct color color)
{
    int half = (at.w < at.h ? at.w : at.h) / 2;
    int r = radius < half ? radius : half;
    if (r <= 0) {
        canvas_fill(c, at, color);
        return;
    }
    struct picture_key key = {.kind = PICTURE_DISC, .a = r};
    struct mask *fresh = NULL;
    const struct mask *disc = cache_find(cache, &key);
    if (!disc) {
        disc = fresh = shape_disc(r);
        if (cache_keep(cache, &key, fresh))
            fresh = NULL;
    }
    corners(c, disc, at, r, color);
    canvas_fill(c, (struct rect){at.x + r, at.y, at.w - 2 * r, r}, color);
    canvas_fill(c, (struct rect){at.x, at.y + r, at.w, at.h - 2 * r}, color);
    canvas_fill(c, (struct rect){at.x + r, at.y + at.h - r, at.w - 2 * r, r}, color);
    mask_free(fresh);
}
