/* The words offered while a message is typed follow the last word, and stay while it grows. */
#include "ui/phrases.h"

#include "text/segment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct {
    const char *why;
    enum keyboard_id keyboard;
    const char *text, *first;
} rows[] = {
    {"nothing typed: how messages begin", KEYBOARD_VARNAMALA, "", "प्रिय ग्राहक"},
    {"after a word", KEYBOARD_VARNAMALA, "बिजली", "कनेक्शन"},
    {"and its space", KEYBOARD_VARNAMALA, "आपकी बिजली ", "कनेक्शन"},
    {"on every Hindi keyboard", KEYBOARD_INSCRIPT, "बिल", "अपडेट नहीं है"},
    {"words that end alike: the longer", KEYBOARD_VARNAMALA, "भुगतान करें नहीं तो ",
     "बिजली काट दी जाएगी"},
    {"an hour", KEYBOARD_VARNAMALA, "आज रात 9:30", "बजे"},
    {"half a number may still be a sum", KEYBOARD_VARNAMALA, "500", "बजे"},
    {"a telephone number", KEYBOARD_VARNAMALA, "संपर्क 82603", "पर संपर्क करें"},
    {"and on Latin", KEYBOARD_LATIN, "call 8260303942 ", "immediately"},
    {"Latin words", KEYBOARD_LATIN, "Dear ", "consumer"},
    {"whatever the case", KEYBOARD_LATIN, "DEAR CONSUMER", "your electricity"},
    {"Hindi in Latin letters", KEYBOARD_LATIN, "aaj ", "raat"},
    {"a Hindi word chosen on the Latin keyboard", KEYBOARD_LATIN, "बिजली ", "कनेक्शन"},
    {"a Latin word in Hindi", KEYBOARD_VARNAMALA, "OTP", "बताएँ"},
    {"the word being typed says nothing yet", KEYBOARD_VARNAMALA, "बिजली का", "कनेक्शन"},
    {"a word that only ends like another", KEYBOARD_LATIN, "xcall", "Dear consumer"},
    {"used already: the next one", KEYBOARD_VARNAMALA, "कनेक्शन बिजली ", "काट दी जाएगी"},
    {"a comma behind it", KEYBOARD_VARNAMALA, "प्रिय ग्राहक, ", "आपकी बिजली"},
    {"nothing known", KEYBOARD_VARNAMALA, "कुछ और ", "कनेक्शन"},
};

static void
follow_the_last_word(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct phrase_list l;
        struct str text = str_of(rows[i].text);
        phrases_offer(rows[i].keyboard, text, text.n, &l);
        assert_true(l.n >= 8);
        if (!str_eq(l.list[0], str_of(rows[i].first)))
            fail_msg("%s: %.*s", rows[i].why, (int)l.list[0].n, l.list[0].p);
    }
}

static void
look_before_the_caret(void **state)
{
    struct phrase_list l;
    struct str text = STR("बिजली बिल");
    (void)state;
    phrases_offer(KEYBOARD_VARNAMALA, text, strlen("बिजली "), &l);
    assert_true(str_eq(l.list[0], STR("कनेक्शन")));
    phrases_offer(KEYBOARD_VARNAMALA, text, 0, &l);
    assert_true(str_eq(l.list[0], STR("प्रिय ग्राहक")));
    phrases_offer(KEYBOARD_VARNAMALA, text, 9999, &l);
    assert_true(str_eq(l.list[0], STR("अपडेट नहीं है")));
}

/* Whatever is typed on, letter by letter, the chips stay until the word is one that is known. */
static void
stay_while_a_word_grows(void **state)
{
    static const char *const typed[] = {"बिजली पड़ोसियों", "आज ठंडक", "Dear xylophone",
                                        "call zebra",    "कुछ",     "82603 तितली"};
    (void)state;
    for (size_t t = 0; t < ARRAY_LEN(typed); t++) {
        struct str text = str_of(typed[t]);
        size_t at = str_find(text, STR(" "), 0);
        at = at < text.n ? at + 1 : 0;
        struct phrase_list first, now;
        phrases_offer(KEYBOARD_LATIN, str_sub(text, 0, at), at, &first);
        for (size_t end = cluster_next(text, at); at < text.n;
             at = end, end = cluster_next(text, at)) {
            phrases_offer(KEYBOARD_LATIN, str_sub(text, 0, end), end, &now);
            assert_int_equal(now.n, first.n);
            for (size_t i = 0; i < now.n; i++)
                assert_true(str_eq(now.list[i], first.list[i]));
        }
    }
}

/* A number grows to its ten digits and changes the chips once. */
static void
change_once_in_a_number(void **state)
{
    struct str digits = STR("8260303942");
    struct str before = {0};
    int changes = 0;
    (void)state;
    for (size_t n = 1; n <= digits.n; n++) {
        struct phrase_list l;
        phrases_offer(KEYBOARD_VARNAMALA, str_sub(digits, 0, n), n, &l);
        changes += n > 1 && !str_eq(l.list[0], before);
        before = l.list[0];
    }
    assert_int_equal(changes, 1);
}

/* Touched one after the other, forever: words, no word twice in one list, and always something. */
static void
go_on_and_on(void **state)
{
    (void)state;
    for (int k = 0; k < KEYBOARDS; k++) {
        char text[4096] = "";
        size_t n = 0;
        for (int round = 0; round < 100; round++) {
            struct phrase_list l;
            phrases_offer((enum keyboard_id)k, (struct str){text, n}, n, &l);
            assert_true(l.n >= 8 && l.n <= PHRASES_MOST);
            for (size_t i = 0; i < l.n; i++)
                for (size_t j = 0; j < i; j++)
                    assert_false(str_eq(l.list[i], l.list[j]));
            struct str word = l.list[(size_t)round % 3];
            assert_true(word.n > 0);
            if (n + word.n + 1 > sizeof text)
                n = 0;
            memcpy(text + n, word.p, word.n);
            n += word.n;
            text[n++] = ' ';
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follow_the_last_word),
        cmocka_unit_test(look_before_the_caret),
        cmocka_unit_test(stay_while_a_word_grows),
        cmocka_unit_test(change_once_in_a_number),
        cmocka_unit_test(go_on_and_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
