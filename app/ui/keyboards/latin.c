/* English letters, and what links, UPI IDs and e-mails need. */
#include "ui/keyboards/keyboards.h"

#define LETTER(s)       {.types = (s)}
#define SIGN(s)         {.types = (s), .function = true}
#define PART(s, units_) {.types = (s), .function = true, .span = (units_)}

static const struct key digits[] = {
    LETTER("1"), LETTER("2"), LETTER("3"), LETTER("4"), LETTER("5"),
    LETTER("6"), LETTER("7"), LETTER("8"), LETTER("9"), LETTER("0"),
};

static const struct key row_q[] = {
    LETTER("q"), LETTER("w"), LETTER("e"), LETTER("r"), LETTER("t"),
    LETTER("y"), LETTER("u"), LETTER("i"), LETTER("o"), LETTER("p"),
};

static const struct key row_a[] = {
    LETTER("a"), LETTER("s"), LETTER("d"), LETTER("f"), LETTER("g"),
    LETTER("h"), LETTER("j"), LETTER("k"), LETTER("l"),
};

static const struct key row_z[] = {
    {.icon = ICON_SHIFT, .does = KEY_SHIFT, .span = 1.5},
    LETTER("z"), LETTER("x"), LETTER("c"), LETTER("v"), LETTER("b"), LETTER("n"), LETTER("m"),
    {.icon = ICON_BACKSPACE, .does = KEY_BACKSPACE, .span = 1.5},
};

static const struct key signs[] = {
    SIGN("@"), SIGN("."), SIGN("/"), SIGN(":"), SIGN("-"), SIGN("_"),
    PART(".com", 1.25), PART(".in", 1.1), PART("https://", 1.65),
};

static const struct key last[] = {
    {.label = "कखग", .does = KEY_SWITCH, .to = KEYBOARD_VARNAMALA, .span = 1.3},
    {.label = "123", .does = KEY_SWITCH, .to = KEYBOARD_NUMBER, .span = 1.2},
    {.label = "key.space", .types = " ", .span = 3.7},
    LETTER(","), LETTER("?"),
    {.label = "key.clear", .does = KEY_CLEAR, .span = 1.8},
};

static const struct key_row rows[] = {
    {digits, ARRAY_LEN(digits)}, {row_q, ARRAY_LEN(row_q)}, {row_a, ARRAY_LEN(row_a)},
    {row_z, ARRAY_LEN(row_z)},   {signs, ARRAY_LEN(signs)}, {last, ARRAY_LEN(last)},
};

const struct keyboard keyboard_latin = {
    .name = "latin", .rows = rows, .n_rows = ARRAY_LEN(rows), .units = 10,
    .key_px = 48, .wide_px = 34,
};
