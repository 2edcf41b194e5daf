/* draw/mask.h - a picture of coverage: one byte a pixel, 0 nothing to 255 full, coloured when drawn.
 *
 * Text, icons and round corners are all masks, so one picture serves every colour and takes a
 * quarter of the memory. Depends on nothing but memory. */
#ifndef DRAW_MASK_H
#define DRAW_MASK_H

#include <stddef.h>
#include <stdint.h>

struct mask {
    int w, h;
    int left, top;     /* of the upper left pixel, from the pen on the baseline; 0 for shapes */
    uint8_t coverage[]; /* w * h, row by row */
};

/* Empty (all 0). Out of memory aborts. */
struct mask *mask_new(int w, int h);

/* Overwrites and frees; NULL is allowed. */
void mask_free(struct mask *m);

/* Bytes it takes. */
size_t mask_bytes(const struct mask *m);

#endif
