/* draw/typeset.h - lines of styled text: filled, balanced, measured. */
#ifndef DRAW_TYPESET_H
#define DRAW_TYPESET_H

#include "draw/runs.h"
#include "draw/types.h"

struct typeset {
    struct letters letters;
    int mark_pad;
};

/* The two calls of struct typesetter; ctx is a struct typeset. */
void typeset_set(void *ctx, struct arena *a, struct str styled, const struct text_style *style,
                 int max_w, struct text_block *out);
int typeset_width(void *ctx, struct str plain, int px, bool bold, int tracking);

#endif
