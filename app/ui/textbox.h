/* ui/textbox.h - the box that shows what the person types, as text or as a telephone number.
 *
 * Both note in `map` where each place for the caret is, and answer to a touch (ACT_TEXT). */
#ifndef UI_TEXTBOX_H
#define UI_TEXTBOX_H

#include "ui/frame.h"

/* What the box is called when it is read aloud, with the text in it. */
struct str typed_name(const struct frame *f);

/* Height of a box that shows `lines` lines of px. */
int text_box_height(int lines, int px);

/* The text in lines, scrolled so that the caret's is in sight. */
void put_text_box(struct frame *f, struct rect at, int px, struct text_map *map);

/* The digits large and grouped, a dash for each that is missing. */
void put_dial_box(struct frame *f, struct rect at, struct text_map *map);

#endif
