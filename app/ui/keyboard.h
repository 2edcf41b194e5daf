/* ui/keyboard.h - on-screen keyboards as tables; one table a file in ui/keyboards/.
 *
 * A key has what is drawn and what it does. Adding a language adds a table. */
#ifndef UI_KEYBOARD_H
#define UI_KEYBOARD_H

#include "draw/types.h"

enum keyboard_id { KEYBOARD_VARNAMALA, KEYBOARD_LATIN, KEYBOARD_NUMBER, KEYBOARDS };

enum key_does {
    KEY_TYPES,     /* inserts `types` */
    KEY_BACKSPACE, /* repeats while held */
    KEY_CLEAR,     /* all, with undo */
    KEY_SHIFT,
    KEY_SWITCH     /* to keyboard `to` */
};

struct key {
    const char *label;     /* what is drawn; NULL: `types`; an id of lang.h when it begins with "key." */
    const char *types;     /* UTF-8 */
    const char *hold;      /* typed after 400 ms, drawn small in the corner; NULL none */
    double span;           /* in units; 0 means 1 */
    enum icon icon;        /* instead of a label */
    enum key_does does;
    enum keyboard_id to;
    bool function;         /* types, but is drawn as the keys that do not */
};

struct key_row {
    const struct key *keys;
    size_t n;
};

struct keyboard {
    const char *name;      /* "varnamala" */
    const struct key_row *rows;
    size_t n_rows;
    double units;          /* width of a full row */
    int key_px, wide_px;   /* type size of letters, of function keys */
    double last_row;       /* height of the last row, of the others'; 0 means 1 */
    int gap;               /* between keys; 0 means 8 */
};

const struct keyboard *keyboard_get(enum keyboard_id id);

/* Keys are counted row by row from 0: the arg of ACT_KEY. NULL beyond the last. */
const struct key *keyboard_key(enum keyboard_id id, int index);

#endif
