/* draw/glyphs.h - text as a font can draw it: no boxes for what it lacks, no towers of accents.
 *
 * What is shown may hold anything: an emoji in a warning, a message in a script that no font here
 * covers. Only the picture changes; the text itself stays as it is. Pure. */
#ifndef DRAW_GLYPHS_H
#define DRAW_GLYPHS_H

#include "draw/fonts.h"

/* A cluster whose first character the font lacks becomes one bullet. Behind a first character, what
 * is lacking, and every accent after the third on one letter, is left out. Control bytes become
 * spaces. Writes to `out`, at most GLYPHS_GROWTH * s.n bytes, and returns how many. */
enum { GLYPHS_GROWTH = 3 };
size_t glyphs_drawable(TTF_Font *font, struct str s, char *out);

#endif
