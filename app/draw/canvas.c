#include "draw/canvas.h"

#include "base/log.h"

#include <stdlib.h>
#include <string.h>

void
canvas_init(struct canvas *c, int w, int h)
{
    if (w <= 0 || h <= 0)
        BUG("a canvas without pixels");
    *c = (struct canvas){w, h, calloc((size_t)w * (size_t)h, sizeof *c->px), {0, 0, w, h}};
    if (!c->px)
        BUG("out of memory");
}

void
canvas_deinit(struct canvas *c)
{
    if (c->px)
        explicit_bzero(c->px, (size_t)c->w * (size_t)c->h * sizeof *c->px);
    free(c->px);
    *c = (struct canvas){0};
}

static uint32_t
pack(struct color color)
{
    return (uint32_t)color.r << 16 | (uint32_t)color.g << 8 | color.b;
}

/* Two channels in one multiplication; a is 0..256 so that both ends are exact. */
static inline uint32_t
blend(uint32_t under, uint32_t over, uint32_t a)
{
    const uint32_t rb_mask = 0xff00ff, g_mask = 0x00ff00;
    uint32_t rb = (under & rb_mask) * (256 - a) + (over & rb_mask) * a;
    uint32_t g = (under & g_mask) * (256 - a) + (over & g_mask) * a;
    return (rb >> 8 & rb_mask) | (g >> 8 & g_mask);
}

/* 0..255 to 0..256 */
static inline uint32_t
weight(uint32_t alpha)
{
    return alpha + (alpha >> 7);
}

static int
max(int a, int b)
{
    return a > b ? a : b;
}

static int
min(int a, int b)
{
    return a < b ? a : b;
}

void
canvas_clip(struct canvas *c, struct rect at)
{
    int x0 = max(at.x, 0), x1 = min(at.x + at.w, c->w);
    int y0 = max(at.y, 0), y1 = min(at.y + at.h, c->h);
    c->clip = (struct rect){x0, y0, max(x1 - x0, 0), max(y1 - y0, 0)};
}

void
canvas_fill(struct canvas *c, struct rect at, struct color color)
{
    int x0 = max(at.x, c->clip.x), x1 = min(at.x + at.w, c->clip.x + c->clip.w);
    int y0 = max(at.y, c->clip.y), y1 = min(at.y + at.h, c->clip.y + c->clip.h);
    uint32_t over = pack(color), a = weight(color.a);
    if (x0 >= x1)
        return;
    for (int y = y0; y < y1; y++) {
        uint32_t *row = c->px + (size_t)y * (size_t)c->w;
        if (a == 256) {
            for (int x = x0; x < x1; x++)
                row[x] = over;
        } else {
            for (int x = x0; x < x1; x++)
                row[x] = blend(row[x], over, a);
        }
    }
}

static void
mask_row(uint32_t *under, const uint8_t *coverage, size_t n, uint32_t over, uint32_t opacity)
{
    for (size_t i = 0; i < n; i++)
        under[i] = blend(under[i], over, weight(coverage[i]) * opacity >> 8);
}

void
canvas_mask(struct canvas *c, const struct mask *m, struct rect part, int x, int y,
            struct color color)
{
    int x0 = max(x, c->clip.x), x1 = min(x + part.w, c->clip.x + c->clip.w);
    int y0 = max(y, c->clip.y), y1 = min(y + part.h, c->clip.y + c->clip.h);
    if (part.x < 0 || part.y < 0 || part.x + part.w > m->w || part.y + part.h > m->h)
        BUG("a part outside of its mask");
    if (x0 >= x1)
        return;
    for (int row = y0; row < y1; row++) {
        size_t from = (size_t)(part.y + row - y) * (size_t)m->w + (size_t)(part.x + x0 - x);
        mask_row(c->px + (size_t)row * (size_t)c->w + x0, m->coverage + from, (size_t)(x1 - x0),
                 pack(color), weight(color.a));
    }
}

void
canvas_mix(struct canvas *out, const struct canvas *from, const struct canvas *to, int part)
{
    size_t n = (size_t)out->w * (size_t)out->h;
    uint32_t a = (uint32_t)part;
    if (from->w != out->w || to->w != out->w || from->h != out->h || to->h != out->h)
        BUG("frames of different size were mixed");
    if (part < 0 || part > 256)
        BUG("a weight outside of 0..256");
    for (size_t i = 0; i < n; i++)
        out->px[i] = blend(from->px[i], to->px[i], a);
}

/* Where the turned picture's pixel (0, 0) comes from, and the way from there for each step right
 * and each step down. */
void
canvas_turn(const struct canvas *c, int degrees, uint32_t *out, size_t stride)
{
    ptrdiff_t w = c->w, h = c->h;
    ptrdiff_t start = 0, right = 1, down = w, out_w = w, out_h = h;

    if (degrees == 90) {
        start = (h - 1) * w, right = -w, down = 1, out_w = h, out_h = w;
    } else if (degrees == 180) {
        start = h * w - 1, right = -1, down = -w;
    } else if (degrees == 270) {
        start = w - 1, right = w, down = -1, out_w = h, out_h = w;
    }
    for (ptrdiff_t y = 0; y < out_h; y++) {
        const uint32_t *from = c->px + start + y * down;
        uint32_t *row = out + (size_t)y * stride;
        if (right == 1) {
            memcpy(row, from, (size_t)out_w * sizeof *row);
            continue;
        }
        for (ptrdiff_t x = 0; x < out_w; x++)
            row[x] = from[x * right];
    }
}
