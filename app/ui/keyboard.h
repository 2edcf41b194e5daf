/* ui/keyboard.h - on-screen keyboards as tables; one table a file in ui/keyboards/.
 *
 * A key has what is drawn and what it does. Adding a language adds a table. */
#ifndef UI_KEYBOARD_H
#define UI_KEYBOARD_H

#include "draw/types.h"

enum keyboard_id {
    KEYBOARD_VARNAMALA,
    KEYBOARD_INSCRIPT,
    KEYBOARD_LATIN,
    KEYBOARD_NUMBER,
    KEYBOARDS
};

/* What Shift and AltGr choose; each holds for one letter. */
enum layer { LAYER_BASE, LAYER_SHIFT, LAYER_ALTGR, LAYER_BOTH, LAYERS };

enum key_does {
    KEY_TYPES,     /* inserts `types` */
    KEY_BACKSPACE, /* repeats while held */
    KEY_CLEAR,     /* all, with undo */
    KEY_SHIFT,
    KEY_ALTGR,
    KEY_SWITCH     /* to keyboard `to` */
};

struct key {
    const char *label;     /* what is drawn, "key." begins an id of lang.h; NULL: its letter */
    const char *types;     /* UTF-8 */
    const char *shift, *altgr, *both; /* the letters of the other layers; NULL: keyboard.layered */
    const char *hold;      /* letters with a space between, at most POPUP_MAX: offered above the key
                              after 400 ms on the base layer, small in its corner; NULL none */
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
    bool layered;          /* a key with no letter on a layer is empty there; else it stays */
    bool literal;          /* vowel letters stay letters behind a consonant, as on real keys */
};

const struct keyboard *keyboard_get(enum keyboard_id id);

/* Keys are counted row by row from 0: the arg of ACT_KEY. NULL beyond the last. */
const struct key *keyboard_key(enum keyboard_id id, int index);

/* What a key that types does so on a layer; empty: nothing. */
struct str keyboard_letter(enum keyboard_id id, const struct key *k, enum layer layer);

/* The i-th letter offered while the key is held; empty beyond the last. */
struct str key_held(const struct key *k, size_t i);

#endif
