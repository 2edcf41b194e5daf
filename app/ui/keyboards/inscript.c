/* Enhanced InScript for Hindi: base, Shift and AltGr as the layout has them (m17n-db `hi-inscript2`,
 * xkb-data `in(deva)`), letters with their dot as two code points. Of the real rows of 10 to 13 keys
 * 11 find room: the keys ] and \ stand at the ends of the lowest row, - below it. Vedic marks are
 * left out. What Shift and AltGr give can be had by holding a key, too. */
#include "ui/keyboards/keyboards.h"

#define ONLY(s)          {.types = (s)}
#define PAIR(s, up)      {.types = (s), .shift = (up), .hold = (up)}
#define ALT(s, up, alt)  {.types = (s), .shift = (up), .altgr = (alt), .hold = up " " alt}
#define BOTH(s, up, all) {.types = (s), .shift = (up), .both = (all), .hold = up " " all}
#define FOUR(s, up, alt, all)                                                                      \
    {.types = (s), .shift = (up), .altgr = (alt), .both = (all), .hold = up " " alt " " all}
/* Stays on every layer, and is none of the layout's keys. */
#define SIGN(s, held)                                                                              \
    {.types = (s), .shift = (s), .altgr = (s), .both = (s), .hold = (held), .function = true}

static const struct key row_1[] = {
    ALT("१", "ऍ", "\u200D"), ALT("२", "ॅ", "\u200C"), PAIR("३", "्र"), ALT("४", "र्", "₹"),
    PAIR("५", "ज्ञ"), PAIR("६", "त्र"), PAIR("७", "क्ष"), PAIR("८", "श्र"), PAIR("९", "("),
    PAIR("०", ")"), FOUR("ृ", "ऋ", "ॄ", "ॠ"),
};

static const struct key row_q[] = {
    PAIR("ौ", "औ"), PAIR("ै", "ऐ"), PAIR("ा", "आ"), FOUR("ी", "ई", "ॣ", "ॡ"), PAIR("ू", "ऊ"),
    PAIR("ब", "भ"), PAIR("ह", "ङ"), ALT("ग", "घ", "ग\u093C"), PAIR("द", "ध"),
    ALT("ज", "झ", "ज\u093C"), FOUR("ड", "ढ", "ड\u093C", "ढ\u093C"),
};

static const struct key row_a[] = {
    PAIR("ो", "ओ"), PAIR("े", "ए"), PAIR("्", "अ"), FOUR("ि", "इ", "ॢ", "ऌ"), PAIR("ु", "उ"),
    BOTH("प", "फ", "फ\u093C"), ONLY("र"), FOUR("क", "ख", "क\u093C", "ख\u093C"), PAIR("त", "थ"),
    PAIR("च", "छ"), PAIR("ट", "ठ"),
};

static const struct key row_z[] = {
    PAIR("ॉ", "ऑ"), BOTH("ं", "ँ", "ॐ"), PAIR("म", "ण"), ONLY("न"), ONLY("व"),
    {.types = "ल", .both = "ळ", .hold = "ळ"}, PAIR("स", "श"), ALT(",", "ष", "॰"),
    FOUR(".", "।", "॥", "ऽ"), ONLY("य"), PAIR("़", "ञ"),
};

static const struct key row_shift[] = {
    {.icon = ICON_SHIFT, .does = KEY_SHIFT, .span = 1.75},
    {.label = "AltGr", .does = KEY_ALTGR, .span = 2},
    PAIR("-", "ः"), SIGN("?", "! /"), SIGN(":", "; @"),
    {.label = "key.clear", .does = KEY_CLEAR, .span = 2.5},
    {.icon = ICON_BACKSPACE, .does = KEY_BACKSPACE, .span = 1.75},
};

static const struct key last[] = {
    {.label = "123", .does = KEY_SWITCH, .to = KEYBOARD_NUMBER, .span = 1.75},
    {.label = "ABC", .does = KEY_SWITCH, .to = KEYBOARD_LATIN, .span = 1.75},
    {.label = "कखग", .does = KEY_SWITCH, .to = KEYBOARD_VARNAMALA, .span = 1.75},
    {.label = "key.space", .types = " ", .shift = " ", .altgr = " ", .both = " ", .span = 5.75},
};

static const struct key_row rows[] = {
    {row_1, ARRAY_LEN(row_1)}, {row_q, ARRAY_LEN(row_q)},         {row_a, ARRAY_LEN(row_a)},
    {row_z, ARRAY_LEN(row_z)}, {row_shift, ARRAY_LEN(row_shift)}, {last, ARRAY_LEN(last)},
};

const struct keyboard keyboard_inscript = {
    .name = "inscript", .rows = rows, .n_rows = ARRAY_LEN(rows), .units = 11,
    .key_px = 48, .wide_px = 34, .layered = true, .literal = true,
};
