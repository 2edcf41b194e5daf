/* draw/canvas.h - a frame in memory and the few ways pixels are put on it. No SDL, no text.
 *
 * SDL's software renderer does the same work on the same memory, with a texture four times the size
 * for each text and a queue in between; so the stage fills its frame itself and hands SDL the
 * finished picture. */
#ifndef DRAW_CANVAS_H
#define DRAW_CANVAS_H

#include "draw/mask.h"
#include "draw/types.h"

struct canvas {
    int w, h;
    uint32_t *px;     /* w * h pixels 0x00RRGGBB */
    struct rect clip; /* nothing is drawn outside of it; at first the whole canvas */
};

/* Black. Out of memory aborts. */
void canvas_init(struct canvas *c, int w, int h);

/* Sets the clip to the part of `at` that lies on the canvas. */
void canvas_clip(struct canvas *c, struct rect at);

/* Overwrites and frees; a zeroed canvas is allowed and left behind. */
void canvas_deinit(struct canvas *c);

/* Fills `at`, blending if color.a < 255. */
void canvas_fill(struct canvas *c, struct rect at, struct color color);

/* Draws the part `part` of the mask in `color`, its upper left corner at x, y. */
void canvas_mask(struct canvas *c, const struct mask *m, struct rect part, int x, int y,
                 struct color color);

/* to over from with the weight part (0..256); all three have one size. */
void canvas_mix(struct canvas *out, const struct canvas *from, const struct canvas *to, int part);

/* Copies c, turned clockwise by 0, 90, 180 or 270 degrees, to out: rows of `stride` pixels. */
void canvas_turn(const struct canvas *c, int degrees, uint32_t *out, size_t stride);

#endif
