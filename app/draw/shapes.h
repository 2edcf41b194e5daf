/* draw/shapes.h - boxes with round corners. */
#ifndef DRAW_SHAPES_H
#define DRAW_SHAPES_H

#include "draw/cache.h"
#include "draw/canvas.h"

/* Fills `at` with corners of `radius` (cut to half the shorter side), anti-aliased. */
void shape_box(struct canvas *c, struct cache *cache, struct rect at, int radius,
               struct color color);

/* The disc of 2 * radius pixels on a side, exact to 1/16 pixel. */
struct mask *shape_disc(int radius);

#endif
