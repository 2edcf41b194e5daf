#include "kiosk/options.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

enum { WORDS_MAX = 8 };

static int
count(char *const *argv)
{
    int n = 0;
    while (n < WORDS_MAX && argv[n])
        n++;
    return n;
}

static const struct {
    const char *why;
    char *argv[WORDS_MAX];
    const char *named; /* what the message must name */
} wrong[] = {
    {"an unknown flag", {"k", "--fast"}, "--fast"},
    {"a stray word", {"k", "verify"}, "verify"},
    {"a flag without its value", {"k", "--size"}, "--size"},
    {"no height", {"k", "--size", "1080"}, "WIDTHxHEIGHT"},
    {"no number", {"k", "--size", "axb"}, "WIDTHxHEIGHT"},
    {"too small", {"k", "--size", "10x10"}, "480"},
    {"too large", {"k", "--size", "99999x99999"}, "8192"},
    {"a language we do not speak", {"k", "--lang", "fr"}, "hi or en"},
    {"an odd turn", {"k", "--rotate", "45"}, "0, 90, 180 or 270"},
    {"a turn the other way", {"k", "--rotate", "-90"}, "from 0 to 270"},
    {"no dots", {"k", "--dpi", "0"}, "--dpi"},
    {"no time", {"k", "--exit-after", "0"}, "seconds"},
    {"not a time", {"k", "--exit-after", "nan"}, "seconds"},
    {"a picture without a file", {"k", "--render", "verify"}, "--out"},
    {"a file without a picture", {"k", "--out", "x.png"}, "--render"},
    {"areas without a picture", {"k", "--areas", "x"}, "--render"},
};

static void
wrong_calls_are_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
        struct options o = {.dpi = 77};
        struct err err = {0};
        print_message("%s\n", wrong[i].why);
        char *argv[WORDS_MAX];
        memcpy(argv, wrong[i].argv, sizeof argv);
        assert_false(options_parse(count(argv), argv, &o, &err));
        assert_int_equal(err.kind, ERR_INPUT);
        assert_non_null(strstr(err.msg, wrong[i].named));
        assert_int_equal(o.dpi, 77);
    }
}

static void
right_calls(void **state)
{
    (void)state;
    struct options o;
    struct err err = {0};
    char *plain[] = {"k", NULL};
    assert_true(options_parse(1, plain, &o, &err));
    assert_string_equal(o.lang, "hi");
    assert_int_equal(o.w, 0);

    char *window[] = {"k", "--windowed", "--size", "540x960", "--lang", "en", "--dpi", "96"};
    assert_true(options_parse(8, window, &o, &err));
    assert_true(o.windowed);
    assert_int_equal(o.w, 540);
    assert_int_equal(o.h, 960);
    assert_int_equal(o.dpi, 96);
    assert_string_equal(o.lang, "en");

    char *picture[] = {"k", "--render", "pay", "--out", "pay.png"};
    assert_true(options_parse(5, picture, &o, &err));
    assert_int_equal(o.w, 1080); /* the reference size, where none is given */
    assert_int_equal(o.h, 1920);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_calls_are_named),
        cmocka_unit_test(right_calls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
