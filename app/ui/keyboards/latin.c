/* English letters, and what links, UPI IDs and e-mails need. */
#include "ui/keyboards/keyboards.h"

#define LETTER(s, up)   {.types = (s), .shift = (up)}
#define DIGIT(s)        {.types = (s)}
#define SIGN(s)         {.types = (s), .function = true, .span = 0.9}
#define PART(s, units_) {.types = (s), .function = true, .span = (units_)}

static const struct key digits[] = {
    DIGIT("1"), DIGIT("2"), DIGIT("3"), DIGIT("4"), DIGIT("5"),
    DIGIT("6"), DIGIT("7"), DIGIT("8"), DIGIT("9"), DIGIT("0"),
};

static const struct key row_q[] = {
    LETTER("q", "Q"), LETTER("w", "W"), LETTER("e", "E"), LETTER("r", "R"), LETTER("t", "T"),
    LETTER("y", "Y"), LETTER("u", "U"), LETTER("i", "I"), LETTER("o", "O"), LETTER("p", "P"),
};

static const struct key row_a[] = {
    LETTER("a", "A"), LETTER("s", "S"), LETTER("d", "D"), LETTER("f", "F"), LETTER("g", "G"),
    LETTER("h", "H"), LETTER("j", "J"), LETTER("k", "K"), LETTER("l", "L"),
};

static const struct key row_z[] = {
    {.icon = ICON_SHIFT, .does = KEY_SHIFT, .span = 1.5},
    LETTER("z", "Z"), LETTER("x", "X"), LETTER("c", "C"), LETTER("v", "V"), LETTER("b", "B"),
    LETTER("n", "N"), LETTER("m", "M"),
    {.icon = ICON_BACKSPACE, .does = KEY_BACKSPACE, .span = 1.5},
};

static const struct key signs[] = {
    SIGN("@"), SIGN("."), SIGN("/"), SIGN(":"), SIGN("-"), SIGN("_"),
    PART(".com", 1.4), PART(".in", 1.2), PART("https://", 2),
};

static const struct key last[] = {
    {.label = "कखग", .does = KEY_SWITCH, .to = KEYBOARD_VARNAMALA, .span = 1.3},
    {.label = "इनस्क्रिप्ट", .does = KEY_SWITCH, .to = KEYBOARD_INSCRIPT, .span = 2.1},
    {.label = "123", .does = KEY_SWITCH, .to = KEYBOARD_NUMBER},
    {.label = "key.space", .types = " ", .span = 1.8},
    {.types = ",", .span = 0.9}, {.types = "?", .span = 0.9},
    {.label = "key.clear", .does = KEY_CLEAR, .span = 2},
};

static const struct key_row rows[] = {
    {digits, ARRAY_LEN(digits)}, {row_q, ARRAY_LEN(row_q)}, {row_a, ARRAY_LEN(row_a)},
    {row_z, ARRAY_LEN(row_z)},   {signs, ARRAY_LEN(signs)}, {last, ARRAY_LEN(last)},
};

const struct keyboard keyboard_latin = {
    .name = "latin", .rows = rows, .n_rows = ARRAY_LEN(rows), .units = 10,
    .key_px = 48, .wide_px = 34,
};
