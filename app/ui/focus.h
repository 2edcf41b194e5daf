/* ui/focus.h - the screen by four arrow keys and Enter: a ring around one touch area, which Enter
 * touches. For a keypad beside the screen, and for who hears the screen instead of seeing it.
 *
 * Left and right go through all areas in the order of reading, up and down to the row before and
 * after; each wraps around, so every area is reached. Over an overlay only its own areas count. */
#ifndef UI_FOCUS_H
#define UI_FOCUS_H

#include "ui/frame.h"

enum focus_way { FOCUS_LEFT, FOCUS_RIGHT, FOCUS_UP, FOCUS_DOWN };

/* The area in focus; NULL while there is no ring, or nothing to touch. */
const struct hit *focus_hit(const struct ui *ui);

/* Shows the ring; another picture is to be read from its beginning. */
void focus_begin(struct ui *ui);
/* To the next area that way; without a ring it begins with one. */
void focus_move(struct ui *ui, enum focus_way way);
/* The picture is new: finds the area again where it is now, or the nearest. */
void focus_settle(struct ui *ui);
/* Draws the ring, FOCUS_PX of light around FOCUS_PX of dark: one of them stands out on any ground.
 */
enum { FOCUS_PX = 6 };
void put_focus(struct frame *f);

#endif
