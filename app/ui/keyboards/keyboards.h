/* ui/keyboards/keyboards.h - the layout tables, for ui/keyboard.c. */
#ifndef UI_KEYBOARDS_KEYBOARDS_H
#define UI_KEYBOARDS_KEYBOARDS_H

#include "ui/keyboard.h"

extern const struct keyboard keyboard_varnamala;
extern const struct keyboard keyboard_inscript;
extern const struct keyboard keyboard_latin;
extern const struct keyboard keyboard_number;

#endif
