/* Hindi in the order of the primer, all letters in sight; the rarer ones by holding a key. */
#include "ui/keyboards/keyboards.h"

#define LETTER(s)         {.types = (s)}
#define LETTER_2(s, held) {.types = (s), .hold = (held)}

static const struct key vowels[] = {
    LETTER("अ"), LETTER_2("आ", "ऑ"), LETTER("इ"), LETTER("ई"), LETTER("उ"),
    LETTER("ऊ"), LETTER("ए"), LETTER("ऐ"), LETTER("ओ"), LETTER("औ"),
};

static const struct key matras[] = {
    LETTER("ा"), LETTER("ि"), LETTER("ी"), LETTER("ु"), LETTER("ू"),
    LETTER("े"), LETTER("ै"), LETTER("ो"), LETTER("ौ"), LETTER("ं"),
};

static const struct key row_k[] = {
    LETTER_2("क", "क\u093C"), LETTER_2("ख", "ख\u093C"), LETTER_2("ग", "ग\u093C"), LETTER("घ"),
    LETTER("च"), LETTER("छ"), LETTER_2("ज", "ज\u093C ज्ञ"), LETTER("झ"), LETTER("ट"), LETTER("ठ"),
};

static const struct key row_d[] = {
    LETTER_2("ड", "ड\u093C"), LETTER_2("ढ", "ढ\u093C"), LETTER("ण"), LETTER_2("त", "त्र"), LETTER("थ"),
    LETTER("द"), LETTER("ध"), LETTER_2("न", "ञ ङ"), LETTER("प"), LETTER_2("फ", "फ\u093C"),
};

static const struct key row_b[] = {
    LETTER("ब"), LETTER("भ"), LETTER("म"), LETTER("य"), LETTER_2("र", "ऋ ्र र्"),
    LETTER_2("ल", "ळ"), LETTER("व"), LETTER_2("श", "श्र"), LETTER_2("ष", "क्ष"), LETTER("स"),
};

static const struct key row_h[] = {
    LETTER("ह"), LETTER("्"), LETTER("ँ"), LETTER("ृ"), LETTER("ॉ"), LETTER_2("।", "ः ॥"),
    {.label = "key.clear", .does = KEY_CLEAR, .span = 2},
    {.icon = ICON_BACKSPACE, .does = KEY_BACKSPACE, .span = 2},
};

static const struct key last[] = {
    {.label = "123", .does = KEY_SWITCH, .to = KEYBOARD_NUMBER, .span = 1.5},
    {.label = "ABC", .does = KEY_SWITCH, .to = KEYBOARD_LATIN, .span = 1.5},
    {.label = "इनस्क्रिप्ट", .does = KEY_SWITCH, .to = KEYBOARD_INSCRIPT, .span = 2},
    {.label = "key.space", .types = " ", .span = 3},
    LETTER_2(",", ". : - /"), LETTER_2("?", "₹ ! ( )"),
};

static const struct key_row rows[] = {
    {vowels, ARRAY_LEN(vowels)}, {matras, ARRAY_LEN(matras)}, {row_k, ARRAY_LEN(row_k)},
    {row_d, ARRAY_LEN(row_d)},   {row_b, ARRAY_LEN(row_b)},   {row_h, ARRAY_LEN(row_h)},
    {last, ARRAY_LEN(last)},
};

const struct keyboard keyboard_varnamala = {
    .name = "varnamala", .rows = rows, .n_rows = ARRAY_LEN(rows), .units = 10,
    .key_px = 48, .wide_px = 34,
};
