/* ui/phrases.h - words that stand in many messages, to be added with one touch.
 *
 * They are words of messages, not of the screens: they follow the keyboard, not the language. */
#ifndef UI_PHRASES_H
#define UI_PHRASES_H

#include "base/str.h"
#include "ui/keyboard.h"

/* Most useful first: a screen shows as many as fit. */
size_t phrases_of(enum keyboard_id id);
/* Empty beyond the last. */
struct str phrase_get(enum keyboard_id id, size_t i);

#endif
