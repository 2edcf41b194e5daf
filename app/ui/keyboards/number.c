/* A telephone's digits, large. */
#include "ui/keyboards/keyboards.h"

/* In quarters of the row. */
#define DIGIT(s) {.types = (s), .span = 4}

static const struct key row_1[] = {DIGIT("1"), DIGIT("2"), DIGIT("3")};
static const struct key row_4[] = {DIGIT("4"), DIGIT("5"), DIGIT("6")};
static const struct key row_7[] = {DIGIT("7"), DIGIT("8"), DIGIT("9")};

static const struct key row_0[] = {
    {.label = "key.clear", .does = KEY_CLEAR, .span = 4},
    DIGIT("0"),
    {.icon = ICON_BACKSPACE, .does = KEY_BACKSPACE, .span = 4},
};

static const struct key last[] = {
    {.label = "कखग", .does = KEY_SWITCH, .to = KEYBOARD_VARNAMALA, .span = 2.4},
    {.label = "इनस्क्रिप्ट", .does = KEY_SWITCH, .to = KEYBOARD_INSCRIPT, .span = 3},
    {.label = "ABC", .does = KEY_SWITCH, .to = KEYBOARD_LATIN, .span = 2.4},
    {.types = "+", .function = true, .span = 2.1},
    {.types = "-", .function = true, .span = 2.1},
};

static const struct key_row rows[] = {
    {row_1, ARRAY_LEN(row_1)}, {row_4, ARRAY_LEN(row_4)}, {row_7, ARRAY_LEN(row_7)},
    {row_0, ARRAY_LEN(row_0)}, {last, ARRAY_LEN(last)},
};

const struct keyboard keyboard_number = {
    .name = "number", .rows = rows, .n_rows = ARRAY_LEN(rows), .units = 12,
    .key_px = 84, .wide_px = 40, .last_row = 100.0 / 154, .gap = 12,
};
