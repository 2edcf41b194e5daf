/* ui/keypad.h - draws a keyboard's table.
 *
 * Size of keys. The reference key is 97 x 102 with gaps of 8. On a panel of known dpi a key is made
 * 20 mm high where there is room: the keyboard takes it from the text box, which keeps two lines.
 * It is as wide as the row lets it: where that is less than 20 mm, the gaps and the edges of the
 * tray are halved before anything else; a row never loses a key. All keyboards of one screen are
 * equally high, measured by the seven rows of the varnamala, so that nothing jumps.
 *
 * A gap belongs to no key: a finger on the border of two types nothing. */
#ifndef UI_KEYPAD_H
#define UI_KEYPAD_H

#include "ui/frame.h"

/* Height of the tray, at least that of reference keys; `most` is what may be taken beyond. */
int keypad_height(const struct frame *f, int most);

/* The keyboard now chosen, filling `at`. */
void put_keypad(struct frame *f, struct rect at);

/* The other letters of the key that is held, in a bubble above it, the first of them right above it:
 * the finger slides to the one it wants. Fills f->popup. Drawn last. */
void put_held_letter(struct frame *f);

#endif
