/* What a font lacks is never drawn as an empty box, and no accent climbs out of its line. */
#include "setup.h"

#include "draw/glyphs.h"

/* STR is no constant for a static table. */
#define BYTES(z) {(z), sizeof(z) - 1}
#define DOT "\u2022"

static const struct {
    const char *why;
    enum face face;
    struct str s, drawable;
} rows[] = {
    {"nothing", FACE_LATIN, BYTES(""), BYTES("")},
    {"ASCII", FACE_LATIN, BYTES("OTP: 1912"), BYTES("OTP: 1912")},
    {"control bytes", FACE_LATIN, BYTES("a\0b\tc\x7F"), BYTES("a b c ")},
    {"CR LF is one cluster", FACE_LATIN, BYTES("a\r\nb"), BYTES("a b")},
    {"what the font has stays", FACE_LATIN, BYTES("₹5 é Ж …"), BYTES("₹5 é Ж …")},
    {"Hindi stays", FACE_DEVANAGARI, BYTES("ज\u093Cुँ क्ष र्त्स्न्य।"), BYTES("ज\u093Cुँ क्ष र्त्स्न्य।")},
    {"joiners stay", FACE_DEVANAGARI, BYTES("क्\u200Dष क्\u200Cष"), BYTES("क्\u200Dष क्\u200Cष")},
    {"an emoji", FACE_LATIN, BYTES("😀 ok"), BYTES(DOT " ok")},
    {"a family is one", FACE_LATIN, BYTES("👨\u200D👩\u200D👧"), BYTES(DOT)},
    {"a flag is one", FACE_LATIN, BYTES("\U0001F1EE\U0001F1F3"), BYTES(DOT)},
    {"skin and variation selectors go with it", FACE_LATIN, BYTES("👍🏽❤\uFE0F"), BYTES(DOT DOT)},
    {"a digit in a keycap", FACE_LATIN, BYTES("1\uFE0F\u20E3" "2"), BYTES("1\uFE0F" "2")},
    {"another script", FACE_LATIN, BYTES("بل 電"), BYTES(DOT DOT " " DOT)},
    {"ill-formed bytes", FACE_LATIN, BYTES("\xFF" "a\xE0\xA4"), BYTES(DOT "a" DOT)},
    {"three accents stay", FACE_LATIN, BYTES("e\u0301\u0302\u0303"), BYTES("e\u0301\u0302\u0303")},
    {"the fourth goes", FACE_LATIN, BYTES("e\u0301\u0302\u0303\u0304\u0301k"),
     BYTES("e\u0301\u0302\u0303k")},
    {"a joiner between does not help", FACE_LATIN, BYTES("e\u0301\u200D\u0302\u0303\u200D\u0304"),
     BYTES("e\u0301\u200D\u0302\u0303\u200D")},
    {"each letter of a conjunct has its own", FACE_DEVANAGARI, BYTES("क\u093C्क\u093C्क\u093Cुँ"),
     BYTES("क\u093C्क\u093C्क\u093Cुँ")},
};

static void
test_rows(void **state)
{
    (void)state;
    struct letters l = letters_open();
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        char out[256];
        struct str got = {out, glyphs_drawable(fonts_get(l.fonts, rows[i].face, 48), rows[i].s, out)};
        assert_true(got.n <= GLYPHS_GROWTH * rows[i].s.n);
        if (!str_eq(got, rows[i].drawable))
            fail_msg("%s: %.*s", rows[i].why, (int)got.n, got.p);
    }
    letters_close(&l);
}

/* Two hundred accents are no higher than a few. */
static void
test_no_tower(void **state)
{
    (void)state;
    char text[1 + 2 * 200] = "a";
    struct letters l = letters_open();
    struct setting how = {.px = 48};
    for (size_t i = 1; i < sizeof text; i += 2)
        memcpy(text + i, "\u0301", 2);
    struct mask *m = runs_mask(&l, (struct str){text, sizeof text}, how);
    assert_true(m->h > 0 && m->h < 2 * how.px);
    mask_free(m);
    letters_close(&l);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_no_tower),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
