#include "ui/keyboard.h"

#include "base/log.h"
#include "ui/keyboards/keyboards.h"

const struct keyboard *
keyboard_get(enum keyboard_id id)
{
    switch (id) {
    case KEYBOARD_VARNAMALA:
        return &keyboard_varnamala;
    case KEYBOARD_LATIN:
        return &keyboard_latin;
    case KEYBOARD_NUMBER:
        return &keyboard_number;
    case KEYBOARDS:
        break;
    }
    BUG("an unknown keyboard");
}

const struct key *
keyboard_key(enum keyboard_id id, int index)
{
    const struct keyboard *k = keyboard_get(id);
    size_t left = index < 0 ? (size_t)-1 : (size_t)index;
    for (size_t r = 0; r < k->n_rows; left -= k->rows[r++].n)
        if (left < k->rows[r].n)
            return &k->rows[r].keys[left];
    return NULL;
}
