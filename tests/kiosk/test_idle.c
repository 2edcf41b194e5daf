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

/* EN 301 549, 11.2.2.1: at least ten times. */
static void
time_can_be_extended_again_and_again(void **state)
{
    (void)state;
    enum { TIMES = 12, IDLE = 60 };
    struct idle idle = {.touched_ms = 0, .idle_seconds = IDLE};
    int64_t now = 0;
    for (int i = 0; i < TIMES; i++) {
        assert_false(idle_counting(&idle, now + IDLE * 1000 - 1));
        assert_true(idle_counting(&idle, now + IDLE * 1000));
        now += (IDLE + COUNTDOWN_SECONDS) * 1000 - 1; /* the last millisecond of the warning */
        assert_int_equal(idle_wipe_in(&idle, now), 1);
        idle_touch(&idle, now);
    }
    assert_int_equal(idle_wipe_in(&idle, now + (IDLE + COUNTDOWN_SECONDS) * 1000), 0);
}

static const struct {
    const char *why;
    int64_t shown, touched, now; /* seconds; shown -1: another screen is */
    bool forgotten;
} ways[] = {
    {"another screen stands there", -1, 10, 1000, false},
    {"the first screen has only just come", 1000, 100, 1010, false},
    {"nobody for three minutes", 1000, 100, 1180, true},
    {"a moment less", 1000, 100, 1179, false},
    {"touched since then", 1000, 1100, 1200, false},
    {"and then left for three minutes", 1000, 1100, 1280, true},
};

static void
ways_outlive_the_wipe_for_three_minutes(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
        struct idle idle = {.touched_ms = ways[i].touched * 1000, .idle_seconds = 60};
        idle_rest(&idle, ways[i].shown >= 0, ways[i].shown * 1000);
        print_message("%s\n", ways[i].why);
        assert_int_equal(idle_forgotten(&idle, ways[i].now * 1000), ways[i].forgotten);
    }
    struct idle idle = {.idle_seconds = 60};
    idle_rest(&idle, true, 1000);
    idle_rest(&idle, true, 90000); /* it stands there since it came, not since it was last looked at */
    assert_true(idle_forgotten(&idle, 181000));
    idle_rest(&idle, false, 182000);
    assert_false(idle_forgotten(&idle, 900000));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_down),
        cmocka_unit_test(a_touch_starts_again),
        cmocka_unit_test(time_can_be_extended_again_and_again),
        cmocka_unit_test(ways_outlive_the_wipe_for_three_minutes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
