/* draw/runs.h - one line of plain text in both scripts: how wide it is, and its picture.
 *
 * SDL_ttf shapes one script a call and guesses nothing, so the text is split into runs, each shaped
 * in its own face on one baseline. What no font here has is drawn as draw/glyphs.h says. */
#ifndef DRAW_RUNS_H
#define DRAW_RUNS_H

#include "draw/fonts.h"
#include "draw/mask.h"
#include "draw/widths.h"

struct letters {
    struct fonts *fonts;
    struct widths *widths;
};

/* One way to set a line. */
struct setting {
    int px;
    bool bold;
    int tracking; /* extra pixels behind each cluster */
};

/* How far the pen moves. */
int runs_width(const struct letters *l, struct str text, struct setting how);

/* The ink alone, placed from the pen; an empty mask for blank text. The caller frees it. */
struct mask *runs_mask(const struct letters *l, struct str text, struct setting how);

#endif
