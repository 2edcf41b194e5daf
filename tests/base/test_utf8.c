/* Unicode 15, table 3-7 and the practice of maximal subparts (section 3.9, table 3-8). */
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static const struct {
    const char *why, *in;
    const char *out; /* code points in hex, "-" for an ill-formed subpart with its length */
} rows[] = {
    {"nothing", "", ""},
    {"ASCII", "a~", "61 7e "},
    {"two bytes, the first and the last", "\xC2\x80\xDF\xBF", "80 7ff "},
    {"three bytes, the first and the last", "\xE0\xA0\x80\xEF\xBF\xBF", "800 ffff "},
    {"four bytes, the first and the last", "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", "10000 10ffff "},
    {"Devanagari", "क्", "915 94d "},
    {"around the surrogates", "\xED\x9F\xBF\xEE\x80\x80", "d7ff e000 "},
    {"a surrogate", "\xED\xA0\x80", "-1 -1 -1 "},
    {"overlong in two", "\xC0\x80\xC1\xBF", "-1 -1 -1 -1 "},
    {"overlong in three", "\xE0\x9F\xBF", "-1 -1 -1 "},
    {"overlong in four", "\xF0\x8F\xBF\xBF", "-1 -1 -1 -1 "},
    {"beyond U+10FFFF", "\xF4\x90\x80\x80", "-1 -1 -1 -1 "},
    {"never a lead byte", "\xF5\xFF\xFE", "-1 -1 -1 "},
    {"a continuation alone", "\x80" "a", "-1 61 "},
    {"cut after one of two", "\xC3", "-1 "},
    {"cut after two of three", "\xE0\xA4", "-2 "},
    {"cut after three of four", "\xF0\x9F\x98", "-3 "},
    {"cut by a letter", "\xE0\xA4" "a", "-2 61 "},
    {"cut by another lead byte", "\xF0\x9F\xE0\xA4\x95", "-2 915 "},
};

static void
test_decodes(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct str s = str_of(rows[i].in);
        char got[64] = "";
        size_t first_bad = s.n;
        for (size_t at = 0; at < s.n;) {
            uint32_t cp;
            size_t n = utf8_next(s, at, &cp), used = strlen(got);
            assert_true(n >= 1 && at + n <= s.n);
            if (cp == UTF8_BAD && first_bad == s.n)
                first_bad = at;
            if (cp == UTF8_BAD)
                snprintf(got + used, sizeof got - used, "-%zu ", n);
            else
                snprintf(got + used, sizeof got - used, "%x ", (unsigned)cp);
            at += n;
        }
        if (strcmp(got, rows[i].out) != 0)
            fail_msg("%s: %s", rows[i].why, got);
        if (utf8_check(s) != first_bad)
            fail_msg("%s: checked wrongly", rows[i].why);
    }
}

/* A slice that ends inside a character, with the rest of it right behind. */
static void
test_never_reads_on(void **state)
{
    (void)state;
    uint32_t cp;
    assert_int_equal(utf8_next((struct str){"\xE0\xA4\x95", 2}, 0, &cp), 2);
    assert_true(cp == UTF8_BAD);
    assert_int_equal(utf8_check((struct str){"a\xE0\xA4\x95", 3}), 1);
}

static void
test_every_scalar_value_returns(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        char bytes[4];
        uint32_t back;
        if (cp == 0xD800)
            cp = 0xE000;
        size_t n = utf8_put(cp, bytes);
        if (utf8_next((struct str){bytes, n}, 0, &back) != n || back != cp)
            fail_msg("U+%04X came back as U+%04X", (unsigned)cp, (unsigned)back);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decodes),
        cmocka_unit_test(test_never_reads_on),
        cmocka_unit_test(test_every_scalar_value_returns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
