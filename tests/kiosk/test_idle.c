#include "kiosk/idle.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static const struct {
    const char *why;
    int64_t quiet_ms;
    int wipe_in, next_ms;
    bool counting;
} rows[] = {
    {"just touched", 0, 80, 1000, false},
    {"half a second rounds up", 500, 80, 500, false},
    {"one second", 1000, 79, 1000, false},
    {"the last moment before the countdown", 59999, 21, 1, false},
    {"the countdown begins after 60 s", 60000, 20, 1000, true},
    {"in the countdown", 70250, 10, 750, true},
    {"its last millisecond", 79999, 1, 1, true},
    {"due", 80000, 0, 1000, true},
    {"long past, as after a suspend", 9000000, 0, 1000, true},
};

static void
counts_down(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct idle idle = {.touched_ms = 5000, .idle_seconds = 60};
        int64_t now = 5000 + rows[i].quiet_ms;
        print_message("%s\n", rows[i].why);
        assert_int_equal(idle_wipe_in(&idle, now), rows[i].wipe_in);
        assert_int_equal(idle_counting(&idle, now), rows[i].counting);
        assert_int_equal(idle_next_ms(&idle, now), rows[i].next_ms);
    }
}

static void
a_touch_starts_again(void **state)
{
    (void)state;
    struct idle idle = {.touched_ms = 0, .idle_seconds = 60};
    assert_true(idle_counting(&idle, 75000));
    idle_touch(&idle, 75000);
    assert_false(idle_counting(&idle, 75000));
    assert_int_equal(idle_wipe_in(&idle, 75000), 80);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_down),
        cmocka_unit_test(a_touch_starts_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
