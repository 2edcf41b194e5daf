/* draw/paint.h - plays a draw list on a canvas. */
#ifndef DRAW_PAINT_H
#define DRAW_PAINT_H

#include "draw/cache.h"
#include "draw/canvas.h"
#include "draw/runs.h"
#include "draw/types.h"

struct painter {
    struct letters letters;
    struct cache *cache;
    struct str assets; /* for icons */
};

/* Redraws the canvas within its clip. */
void paint(struct painter *p, struct canvas *c, const struct draw_list *list);

#endif
