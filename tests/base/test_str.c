/* Slices: edges first. */
#include "base/str.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static void
test_sub_is_clipped(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        size_t from, to;
        const char *out;
    } rows[] = {{"all", 0, 3, "abc"},           {"middle", 1, 2, "b"},
                {"empty", 1, 1, ""},            {"end beyond", 1, 99, "bc"},
                {"start beyond", 99, 100, ""},  {"end before start", 2, 1, ""},
                {"the largest offsets", SIZE_MAX, SIZE_MAX, ""}};
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (!str_eq(str_sub(STR("abc"), rows[i].from, rows[i].to), str_of(rows[i].out)))
            fail_msg("%s", rows[i].why);
}

static void
test_compare(void **state)
{
    (void)state;
    static const struct {
        const char *why, *a, *b;
        int order;
    } rows[] = {{"same", "ab", "ab", 0},       {"both empty", "", "", 0},
                {"prefix is less", "ab", "abc", -1}, {"empty is least", "", "a", -1},
                {"bytes decide", "b", "abc", 1}, {"bytes are unsigned", "\xE0", "a", 1}};
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct str a = str_of(rows[i].a), b = str_of(rows[i].b);
        int order = str_cmp(a, b), back = str_cmp(b, a);
        if ((order > 0) - (order < 0) != rows[i].order || (back > 0) - (back < 0) != -rows[i].order)
            fail_msg("%s: %d, %d", rows[i].why, order, back);
        assert_int_equal(str_eq(a, b), rows[i].order == 0);
    }
    assert_true(str_eq_nocase(STR("KESCO"), STR("kesco")));
    assert_false(str_eq_nocase(STR("kesco"), STR("kesc")));
    assert_false(str_eq_nocase(STR("[\\]"), STR("{|}"))); /* 0x20 apart, and no letters */
    assert_true(str_eq(str_of(NULL), STR("")));
}

static void
test_find(void **state)
{
    (void)state;
    static const struct {
        const char *why, *in, *needle;
        size_t from, at;
    } rows[] = {{"first", "abab", "ab", 0, 0},          {"from behind the first", "abab", "ab", 1, 2},
                {"not there", "abab", "ba!", 0, 4},     {"longer than the text", "a", "ab", 0, 1},
                {"empty needle", "ab", "", 1, 1},       {"from the end", "ab", "b", 2, 2},
                {"from beyond", "ab", "b", 9, 2},       {"in nothing", "", "a", 0, 0},
                {"at the very end", "xxab", "ab", 0, 2}};
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        size_t at = str_find(str_of(rows[i].in), str_of(rows[i].needle), rows[i].from);
        if (at != rows[i].at)
            fail_msg("%s: %zu", rows[i].why, at);
    }
}

static void
test_ends(void **state)
{
    (void)state;
    struct str s = STR("0091-755");
    assert_true(str_skip(&s, "0091"));
    assert_true(str_eq(s, STR("-755")));
    assert_false(str_skip(&s, "755"));
    assert_true(str_eq(s, STR("-755")));
    assert_true(str_skip(&s, ""));
    assert_true(str_starts(s, "-7") && !str_starts(s, "-7556"));
    assert_true(str_ends(s, "755") && str_ends(s, "") && !str_ends(s, "0-755"));
    assert_true(str_eq(str_trim(STR(" \t\r\n a b \n")), STR("a b")));
    assert_true(str_eq(str_trim(STR(" \n ")), STR("")));
    assert_true(str_eq(str_trim(STR("\u00A0a")), STR("\u00A0a"))); /* ASCII white space only */
}

static void
test_cut(void **state)
{
    (void)state;
    static const struct {
        const char *why, *in, *parts; /* each part followed by '/' */
    } rows[] = {{"two", "a;b", "a/b/"},   {"an empty one between", "a;;b", "a//b/"},
                {"none", "ab", "ab/"},    {"nothing is one empty part", "", "/"},
                {"at the edges", ";a;", "/a//"}};
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct str rest = str_of(rows[i].in), part;
        char got[32] = "";
        while (str_cut(&rest, ';', &part))
            snprintf(got + strlen(got), sizeof got - strlen(got), "%.*s/", (int)part.n, part.p);
        if (strcmp(got, rows[i].parts) != 0)
            fail_msg("%s: %s", rows[i].why, got);
        assert_null(rest.p);
    }
}

static void
test_copy(void **state)
{
    (void)state;
    static const struct {
        const char *why, *in, *out;
        size_t cap;
        bool whole;
    } rows[] = {{"fits", "abc", "abc", 4, true},
                {"one byte too long", "abcd", "abc", 4, false},
                {"room for the NUL alone", "a", "", 1, false},
                {"empty", "", "", 1, true},
                {"never half a character", "कख", "क", 6, false},
                {"nor a third of one", "aक", "a", 3, false},
                {"a whole one fits", "aक", "aक", 5, true}};
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        char out[8] = "?????";
        bool whole = str_copy(out, rows[i].cap, str_of(rows[i].in));
        if (whole != rows[i].whole || strcmp(out, rows[i].out) != 0)
            fail_msg("%s: “%s”", rows[i].why, out);
    }
}

static void
test_numbers(void **state)
{
    (void)state;
    static const struct {
        const char *why, *in;
        unsigned long max;
        bool ok;
        unsigned long value;
    } rows[] = {{"zero", "0", 10, true, 0},
                {"leading zeros", "007", 10, true, 7},
                {"the largest", "365", 365, true, 365},
                {"one above it", "366", 365, false, 0},
                {"empty", "", 10, false, 0},
                {"a sign", "-1", 10, false, 0},
                {"a letter", "1a", 10, false, 0},
                {"white space", " 1", 10, false, 0},
                {"the type's largest", "18446744073709551615", ULONG_MAX, true, ULONG_MAX},
                {"beyond the type", "18446744073709551616", ULONG_MAX, false, 0},
                {"far beyond", "99999999999999999999999", ULONG_MAX, false, 0},
                {"max below one digit", "9", 5, false, 0}};
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        unsigned long value = 0;
        bool ok = str_to_uint(str_of(rows[i].in), rows[i].max, &value);
        if (ok != rows[i].ok || value != rows[i].value)
            fail_msg("%s: %d %lu", rows[i].why, ok, value);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sub_is_clipped), cmocka_unit_test(test_compare),
        cmocka_unit_test(test_find),           cmocka_unit_test(test_ends),
        cmocka_unit_test(test_cut),            cmocka_unit_test(test_copy),
        cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
