/* draw/damage.h - which part of the frame a new draw list changes.
 *
 * Remembers of the last list only a hash and the bounds of each command, never its text. */
#ifndef DRAW_DAMAGE_H
#define DRAW_DAMAGE_H

#include "draw/types.h"

struct damage_op;
struct damage {
    struct damage_op *ops; /* of the list last painted */
    size_t n, cap;
    struct color ground;
    bool known;            /* false: nothing is remembered, all is to be painted */
};

/* The rectangle of a w x h canvas to be painted for `list`, empty if nothing changed; remembers the
 * list. Lists that differ in their number of commands change everything. */
struct rect damage_take(struct damage *d, const struct draw_list *list, int w, int h);

/* The frame was changed by something else. */
void damage_forget(struct damage *d);

void damage_deinit(struct damage *d);

/* Where a command may put ink; generous for text. */
struct rect op_bounds(const struct draw_op *op);

#endif
