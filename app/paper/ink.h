/* paper/ink.h - a laid out text onto the page, so that it can be read out again. Private to this room. */
#ifndef PAPER_INK_H
#define PAPER_INK_H

#include <pango/pangocairo.h>
#include <stdbool.h>

/* A place where a line may end. Left out of what is read out of an exact text. */
#define INK_BREAK "\xE2\x80\x8B" /* U+200B */

/* Draws the layout with its upper left corner at x, y. With `exact` all of it, over its lines, is one
 * text when read out; else every word is. */
void ink_layout(cairo_t *to, PangoLayout *layout, double x, double y, bool exact);

#endif
