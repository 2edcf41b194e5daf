#include "ui/keyboard.h"

#include "base/log.h"
#include "ui/keyboards/keyboards.h"

const struct keyboard *
keyboard_get(enum keyboard_id id)
{
    switch (id) {
    case KEYBOARD_VARNAMALA:
        return &keyboard_varnamala;
    case KEYBOARD_INSCRIPT:
        return &keyboard_inscript;
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

struct str
keyboard_letter(enum keyboard_id id, const struct key *k, enum layer layer)
{
    const char *const letters[LAYERS] = {k->types, k->shift, k->altgr, k->both};
    bool stays = !letters[layer] && !keyboard_get(id)->layered;
    return str_of(stays ? k->types : letters[layer]);
}

struct str
key_held(const struct key *k, size_t i)
{
    struct str rest = str_of(k->hold), letter = {0};
    for (size_t n = 0; n <= i; n++)
        if (rest.n == 0 || !str_cut(&rest, ' ', &letter))
            return (struct str){0};
    return letter;
}
