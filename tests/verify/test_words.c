/* The extractors' words stand in byte order, each once: looking them up relies on it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "verify/amount.h"
#include "verify/app.h"
#include "verify/context.h"
#include "verify/date.h"
#include "verify/digits.h"
#include "verify/numeral.h"
#include "verify/onset.h"
#include "verify/when.h"

static void
test_tables_are_in_order(void **state)
{
    (void)state;
    const struct words_table *const tables[] = {
        &numeral_words,  &scale_words,   &telling_words,   &lone_words,    &asking_words,
        &currency_words, &app_words,     &app_plain_words, &app_use_words, &month_words,
        &when_words,     &quarter_words, &ahead_words,     &repeat_words};
    for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
        assert_true(tables[i]->n > 1);
        for (size_t k = 1; k < tables[i]->n; k++) {
            const char *before = tables[i]->rows[k - 1].phrase, *row = tables[i]->rows[k].phrase;
            if (!memchr(row, '\0', WORDS_PHRASE_MAX))
                fail_msg("table %zu: \"%.*s\" is too long", i, WORDS_PHRASE_MAX, row);
            if (strcmp(before, row) >= 0)
                fail_msg("table %zu: \"%s\" stands before \"%s\"", i, before, row);
        }
    }
}

static void
test_every_word_is_found(void **state)
{
    (void)state;
    const struct words_table *const tables[] = {&numeral_words, &telling_words, &when_words};
    for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
        for (size_t k = 0; k < tables[i]->n; k++) {
            struct str word = str_of(tables[i]->rows[k].phrase);
            int meaning = -1;
            if (str_ends(word, "*"))
                word.n--;
            assert_int_equal(words_find(word, 0, tables[i], &meaning), word.n);
            assert_int_equal(meaning, tables[i]->rows[k].meaning);
        }
    }
}

/* The quick no knows every word that a number may begin with, alone and before another word. */
static void
test_no_number_is_passed_over(void **state)
{
    (void)state;
    const struct words_table *const tables[] = {&numeral_words, &currency_words, &month_words,
                                                &when_words,    &quarter_words,  &ahead_words,
                                                &repeat_words};
    for (size_t i = 0; i < ARRAY_LEN(tables); i++)
        for (size_t k = 0; k < tables[i]->n; k++) {
            char text[WORDS_PHRASE_MAX + 8];
            snprintf(text, sizeof text, "%s 5", tables[i]->rows[k].phrase);
            struct str more = str_of(text), word = str_sub(more, 0, more.n - 2);
            bool filler = tables[i] == &when_words && !when_spoken_at(word, 0);
            if (!filler && (!onset_of_number(word, 0) || !onset_of_number(more, 0)))
                fail_msg("table %zu: \"%s\" begins no number", i, text);
        }
}

static void
test_most_words_begin_no_number(void **state)
{
    (void)state;
    static const char *const words[] = {"electricity", "bill", "the",  "बिजली",
                                        "प्रिय",        "के",    "share"};
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (onset_of_number(str_of(words[i]), 0))
            fail_msg("\"%s\" begins a number", words[i]);
}

static void
test_longest_wins(void **state)
{
    (void)state;
    static const struct words_row rows[] = {{"a", 1}, {"a b", 2}, {"ab*", 3}, {"क", 4}, {"कल", 5}};
    static const struct words_table table = {rows, ARRAY_LEN(rows)};
    static const struct {
        const char *why, *text;
        size_t end;
        int meaning;
    } cases[] = {
        {"nothing", "", 0, -1},
        {"another letter", "b", 0, -1},
        {"a word", "a c", 1, 1},
        {"two words", "a  b", 4, 2},
        {"the beginning of a word", "abc d", 3, 3},
        {"a word is not the beginning of another", "ac", 0, -1},
        {"Devanagari", "कल", 6, 5},
        {"half a character", "\xE0\xA4", 0, -1},
        {"another Devanagari letter", "खल", 0, -1},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        int meaning = -1;
        if (words_find(str_of(cases[i].text), 0, &table, &meaning) != cases[i].end ||
            meaning != cases[i].meaning)
            fail_msg("%s", cases[i].why);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables_are_in_order),
        cmocka_unit_test(test_every_word_is_found),
        cmocka_unit_test(test_no_number_is_passed_over),
        cmocka_unit_test(test_most_words_begin_no_number),
        cmocka_unit_test(test_longest_wins),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
