/* Styled text taken apart and found again in the text given. */
#include "draw/plain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

struct row {
    const char *why, *styled;
    bool bold;
    const char *want; /* stretches "text" + [b][m][y] joined by | */
};

static const struct row rows[] = {
    {"nothing", "", false, ""},
    {"no styles", "abc", false, "abc:|"},
    {"a bold setting", "abc", true, "abc:b|"},
    {"bold within", "a\x02" "b\x01" "c", false, "a:|b:b|c:|"},
    {"marked is bold too", "\x03" "9:30\x01", false, "9:30:bm|"},
    {"yellow keeps the weight", "a\x04" "b\x01", false, "a:|b:y|"},
    {"yellow in bold", "a\x04" "b\x01", true, "a:b|b:by|"},
    {"a mark within bold, and back", "\x02" "a\x03" "b\x01" "c\x01" "d", false, "a:b|b:bm|c:b|d:|"},
    {"an end of nothing", "a\x01" "b", false, "a:|b:|"},
    {"an open style lasts to the end", "a\x03" "b", false, "a:|b:bm|"},
    {"only styles", "\x02\x01\x03\x01", false, ""},
    {"deeper than any sentence goes", "\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02" "a"
     "\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01" "b", false, "a:b|b:|"},
    {"other control bytes are letters", "a\x05" "b", false, "a\x05" "b:|"},
};

static void
test_stretches(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct arena a = {0};
        struct plain p;
        char got[256] = "";
        struct str styled = str_of(rows[i].styled);
        plain_of(styled, rows[i].bold, &a, &p);
        for (size_t at = 0, end; at < p.s.n; at = end) {
            end = plain_stretch(&p, at, p.s.n);
            struct str s = plain_styled(&p, at, end);
            assert_true(s.p >= styled.p && s.p + s.n <= styled.p + styled.n);
            assert_true(str_eq(s, str_sub(p.s, at, end)));
            size_t n = strlen(got);
            snprintf(got + n, sizeof got - n, "%.*s:%s%s|", (int)s.n, s.p,
                     p.look[at].bold ? "b" : "",
                     p.look[at].style == 3 ? "m" : p.look[at].style == 4 ? "y" : "");
        }
        if (strcmp(got, rows[i].want) != 0)
            fail_msg("%s: %s", rows[i].why, got);
        arena_wipe(&a);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_stretches)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
