/* One key for a word however it is spelled; different words keep different keys. */
#include "text/phonetic.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

struct pair {
    const char *why, *a, *b;
    bool same;
};

static const struct pair sounds[] = {
    {"romanised", "बिजली", "bijli", true},
    {"long i as ee", "बिजली", "bijlee", true},
    {"the inherent vowel written", "बिजली", "bijali", true},
    {"digits for letters", "बिजली", "b1jl1", true},
    {"half and half", "बिजली", "बिजlee", true},
    {"a nasal left out at the end", "नहीं", "nahi", true},
    {"ei for e", "करें", "karein", true},
    {"aspiration left out", "भुगतान", "bugtan", true},
    {"kh stays", "खाता", "khaata", true},
    {"an account is not a cut", "खाता", "काट", false},
    {"m before p", "संपर्क", "sampark", true},
    {"anusvara or half consonant", "सम्पर्क", "संपर्क", true},
    {"a glide between vowels", "जाएगी", "jayegi", true},
    {"the glide in Devanagari", "जायेगी", "जाएगी", true},
    {"v and w", "वरना", "warna", true},
    {"z and j", "ज़रूर", "jarur", true},
    {"nukta or none", "फ़ोन", "फोन", true},
    {"another vowel is another word", "बिल", "बल", false},
    {"another consonant is another word", "बिजली", "बिल्ली", false},
    {"cut and bill", "काट", "बिल", false},
};

static const struct pair spellings[] = {
    {"doubled letter left out", "disconnect", "disconect", true},
    {"ee and i", "meeter", "miter", true},
    {"letters for digits", "power", "p0wer", true},
    {"case", "Power", "power", true},
    {"apostrophe", "don't", "dont", true},
    {"a number stays a number", "9pm", "opm", false},
    {"short words keep their doubled letters", "off", "of", false},
    {"different words", "bill", "bell", false},
};

static void
expect(const struct pair *p, struct str a, struct str b)
{
    if (str_eq(a, b) != p->same)
        fail_msg("%s: %s -> %.*s, %s -> %.*s", p->why, p->a, (int)a.n, a.p, p->b, (int)b.n, b.p);
}

static void
test_sound(void **state)
{
    (void)state;
    char a[WORD_KEY_MAX], b[WORD_KEY_MAX];
    for (size_t i = 0; i < ARRAY_LEN(sounds); i++)
        expect(&sounds[i], (struct str){a, sound_key(str_of(sounds[i].a), true, a)},
               (struct str){b, sound_key(str_of(sounds[i].b), true, b)});
}

static void
test_spelling(void **state)
{
    (void)state;
    char a[WORD_KEY_MAX], b[WORD_KEY_MAX];
    for (size_t i = 0; i < ARRAY_LEN(spellings); i++)
        expect(&spellings[i], (struct str){a, spelling_key(str_of(spellings[i].a), a)},
               (struct str){b, spelling_key(str_of(spellings[i].b), b)});
    assert_int_equal(spelling_key(STR("बिजली"), a), 0);
    assert_int_equal(spelling_key(STR(""), a), 0);
}

static void
test_long_words(void **state)
{
    (void)state;
    char long_word[600], key[WORD_KEY_MAX];
    for (size_t i = 0; i < sizeof long_word; i++)
        long_word[i] = (char)('a' + i % 26);
    struct str w = {long_word, sizeof long_word};
    assert_true(spelling_key(w, key) <= WORD_KEY_MAX);
    assert_true(sound_key(w, true, key) <= WORD_KEY_MAX);
    assert_int_equal(sound_key(STR("\xFF\xE0\xA4"), true, key), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound),
        cmocka_unit_test(test_spelling),
        cmocka_unit_test(test_long_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
