/* Indian time to and from Unix time; the forms a date may be written in. */
#include "base/clock.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct {
    const char *why, *text;
    int64_t unix_time;
    int weekday;
} dates[] = {
    {"Indian midnight is 18:30 UTC of the day before", "1970-01-02", 66600, 5},
    {"with a time", "2026-11-22T11:42", 1795327920, 0},
    {"with a blank", "2026-11-22 11:42", 1795327920, 0},
    {"with seconds", "2026-11-22T11:42:05", 1795327925, 0},
    {"a leap day", "2024-02-29", 1709145000, 4},
    {"a leap day of a century", "2000-02-29", 951762600, 2},
    {"the last minute of a year", "2026-12-31T23:59", 1798741740, 4},
};

static void
test_dates(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(dates); i++) {
        struct civil c;
        if (!civil_parse(str_of(dates[i].text), &c))
            fail_msg("%s: not read", dates[i].why);
        if (civil_to_unix(c) != dates[i].unix_time || c.weekday != dates[i].weekday)
            fail_msg("%s: %lld, weekday %d", dates[i].why, (long long)civil_to_unix(c), c.weekday);
    }
}

static void
test_no_dates(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",           "2026",       "2026-11",     "2026-2-22",          "2026-11-31",
        "2025-02-29", "1900-02-29", "2026-00-10",  "2026-13-10",         "2026-11-00",
        "22-11-2026", "2026/11/22", "2026-11-22T", "2026-11-22T24:00",   "2026-11-22T11:60",
        "1969-12-31", "2026-11-22x", " 2026-11-22", "2026-11-22T11:42:", "2026-11-22T11:42:05Z",
        "२०२६-११-२२"};
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct civil c = {.year = 7};
        if (civil_parse(str_of(bad[i]), &c))
            fail_msg("“%s” was read as a date", bad[i]);
        assert_int_equal(c.year, 7);
    }
}

static void
test_every_day_returns(void **state)
{
    (void)state;
    int weekday = 4; /* 1 January 1970 was a Thursday */
    for (int64_t day = 0; day < 60000; day++, weekday = (weekday + 1) % 7) {
        int64_t t = day * 86400 - 19800 + (day % 86400);
        struct civil c = civil_from_unix(t);
        if (civil_to_unix(c) != t || c.weekday != weekday)
            fail_msg("day %lld", (long long)day);
        if (civil_day(t) != day || civil_day(civil_day_start((int)day)) != day ||
            civil_day(civil_day_start((int)day) - 1) != day - 1)
            fail_msg("the number of day %lld", (long long)day);
    }
}

static void
test_minutes(void **state)
{
    (void)state;
    static const struct {
        const char *why, *text;
        int minutes; /* -1: no time */
    } rows[] = {{"midnight", "00:00", 0},        {"one digit", "9:30", 570},
                {"the end of a day", "24:00", 1440}, {"beyond it", "24:01", -1},
                {"last minute", "23:59", 1439},  {"no such minute", "9:60", -1},
                {"one digit of minutes", "9:3", -1}, {"no minutes", "9", -1},
                {"empty", "", -1},               {"no hour", ":30", -1},
                {"three digits", "009:30", -1},  {"am", "9:30am", -1},
                {"two colons", "9:30:00", -1}};
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        int minutes = -1;
        bool ok = clock_parse_minutes(str_of(rows[i].text), &minutes);
        if (ok != (rows[i].minutes >= 0) || minutes != rows[i].minutes)
            fail_msg("%s: %d", rows[i].why, minutes);
    }
}

static void
test_now(void **state)
{
    (void)state;
    assert_int_equal(setenv("SATARK_NOW", "2026-11-22T11:42", 1), 0);
    assert_int_equal(clock_now(), 1795327920);
    assert_int_equal(setenv("SATARK_NOW", "some day", 1), 0); /* nonsense is no clock */
    assert_true(clock_now() > 1700000000 && clock_now() != 1795327920);
    assert_int_equal(unsetenv("SATARK_NOW"), 0);
    int64_t before = clock_mono_ms();
    assert_true(clock_mono_ms() >= before);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),  cmocka_unit_test(test_no_dates),
        cmocka_unit_test(test_every_day_returns), cmocka_unit_test(test_minutes),
        cmocka_unit_test(test_now),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
