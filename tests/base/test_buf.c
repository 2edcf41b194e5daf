/* Output built piece by piece, and JSON strings (RFC 8259, section 7). */
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void
test_grows(void **state)
{
    (void)state;
    struct buf b = {0};
    assert_true(str_eq(buf_str(&b), STR("")));
    buf_add(&b, STR(""));
    assert_string_equal(b.p, "");
    buf_add(&b, STR("1912"));
    buf_char(&b, ' ');
    buf_fmt(&b, "%d-%s", 7, "x");
    assert_string_equal(b.p, "1912 7-x");
    for (int i = 0; i < 5000; i++)
        buf_char(&b, 'y');
    assert_int_equal(b.n, 5008);
    assert_int_equal(b.p[b.n], '\0');
    assert_true(str_starts(buf_str(&b), "1912 7-xyy"));
    buf_free(&b);
    assert_null(b.p);
    buf_free(&b); /* twice is once */
}

static void
test_clear_overwrites(void **state)
{
    (void)state;
    struct buf b = {0};
    buf_add(&b, STR("typed by a person"));
    const char *memory = b.p;
    size_t cap = b.cap;
    buf_clear(&b);
    assert_int_equal(b.n, 0);
    assert_ptr_equal(b.p, memory);
    for (size_t i = 0; i < cap; i++)
        assert_int_equal(memory[i], 0);
    buf_add(&b, STR("next"));
    assert_string_equal(b.p, "next");
    buf_free(&b);
}

static void
test_json(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        struct str in;
        const char *out;
    } rows[] = {
        {"empty", {"", 0}, "\"\""},
        {"Hindi stays as it is", {"बिजली", 15}, "\"बिजली\""},
        {"quote and backslash", {"a\"\\b", 4}, "\"a\\\"\\\\b\""},
        {"control characters", {"\n\t\x01", 3}, "\"\\u000a\\u0009\\u0001\""},
        {"NUL", {"a\0b", 3}, "\"a\\u0000b\""},
        {"bytes that are no text", {"a\xFF\xE0\xA4", 4}, "\"a\uFFFD\uFFFD\""},
        {"an emoji needs no escape", {"\xF0\x9F\x98\x80", 4}, "\"\xF0\x9F\x98\x80\""},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct buf b = {0};
        buf_json(&b, rows[i].in);
        if (strcmp(b.p, rows[i].out) != 0)
            fail_msg("%s: %s", rows[i].why, b.p);
        buf_free(&b);
    }
}

static void
test_xml(void **state)
{
    (void)state;
    static const struct {
        const char *why;
        struct str in;
        const char *out;
    } rows[] = {
        {"empty", {"", 0}, ""},
        {"Hindi stays as it is", {"बिजली", 15}, "बिजली"},
        {"markup is none", {"<b a='1' c=\"2\">&", 16},
         "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;"},
        {"lines", {"a\n\tb\r", 5}, "a\n\tb\r"},
        {"what XML has no place for", {"\0\x1B\xEF\xBF\xBE", 5}, "\uFFFD\uFFFD\uFFFD"},
        {"bytes that are no text", {"a\xFF\xE0\xA4", 4}, "a\uFFFD\uFFFD"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct buf b = {0};
        buf_xml(&b, rows[i].in);
        if (!str_eq(buf_str(&b), str_of(rows[i].out)))
            fail_msg("%s: %s", rows[i].why, b.p);
        buf_free(&b);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grows),
        cmocka_unit_test(test_clear_overwrites),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_xml),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
