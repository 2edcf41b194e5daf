#include "office/place.h"

static void
test_defaults(void **state)
{
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    size_t n;
    const struct setting *known = settings_known(&n);
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    assert_true(n >= 6);
    for (size_t i = 0; i < n; i++) {
        struct str value;
        MUST(setting_get(o, known[i].name, &a, &value, &err));
        assert_true(str_eq(value, str_of(known[i].fallback)));
        assert_true(strlen(known[i].help) > 0);
        /* A default must be a value that may be set. */
        MUST(setting_set(o, known[i].name, value, &err));
    }
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

static void
test_values(void **state)
{
    static const struct {
        const char *why, *name, *value;
        const char *stored; /* NULL: refused */
    } rows[] = {
        {"a name in Hindi", "office.name", "सर्वोदय नगर कार्यालय", "सर्वोदय नगर कार्यालय"},
        {"spaces around it go", "office.name", "  गुमटी ", "गुमटी"},
        {"a name may be emptied", "office.name", "", ""},
        {"two lines are no name", "office.name", "a\nb", NULL},
        {"a mark that shows numbers backwards", "office.name", "दफ़्तर \u202E12", NULL},
        {"a control character beyond ASCII", "office.name", "a\xC2\x85" "b", NULL},
        {"longer than a screen is wide", "office.name",
         "123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 1", NULL},
        {"bytes that are no UTF-8", "office.name", "\xE0\xA4", NULL},
        {"least", "kiosk.idle_seconds", "10", "10"},
        {"below the least", "kiosk.idle_seconds", "9", NULL},
        {"most", "kiosk.idle_seconds", "600", "600"},
        {"above the most", "kiosk.idle_seconds", "601", NULL},
        {"no number", "kiosk.idle_seconds", "60s", NULL},
        {"a sign", "kiosk.slide_seconds", "-8", NULL},
        {"a number may not be emptied", "kiosk.slide_seconds", "", NULL},
        {"more than any integer holds", "counters.total", "99999999999999999999999", NULL},
        {"holidays", "office.holidays", "2026-11-24 2026-12-25", "2026-11-24 2026-12-25"},
        {"no holidays", "office.holidays", "", ""},
        {"a day that does not exist", "office.holidays", "2026-02-30", NULL},
        {"words for days", "office.holidays", "Diwali", NULL},
        {"a time beside the day", "office.holidays", "2026-11-24T10:00", NULL},
        {"no counter at all", "counters.total", "0", "0"},
        {"a DISCOM", "discom", "jvvnl", "jvvnl"},
        {"a DISCOM is written small", "discom", "KESCO", NULL},
        {"a DISCOM is needed", "discom", "", NULL},
        {"a kiosk", "kiosk.id", "KNP-07", "KNP-07"},
        {"a kiosk's name is a file's: no space", "kiosk.id", "KNP 07", NULL},
        {"a kiosk's name is a file's: no folder", "kiosk.id", "../07", NULL},
        {"a kiosk's name is no option", "kiosk.id", "-7", NULL},
        {"a kiosk's name is Latin", "kiosk.id", "कानपुर", NULL},
        {"a kiosk has a name", "kiosk.id", "", NULL},
        {"a kiosk's name of 41", "kiosk.id", "12345678901234567890123456789012345678901", NULL},
        {"a list that was copied is nothing to set", "list.seeded", "1/1", NULL},
        {"no tones", "kiosk.sound", "off", "off"},
        {"tones", "kiosk.sound", "on", "on"},
        {"neither on nor off", "kiosk.sound", "loud", NULL},
        {"a switch may not be emptied", "kiosk.sound", "", NULL},
        {"a misspelt name", "ofice.name", "x", NULL},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct place p;
        struct err err = {0};
        struct arena a = {0};
        struct str value = {0};
        place_make(&p);
        struct office *o = place_office(&p);
        bool ok = setting_set(o, rows[i].name, str_of(rows[i].value), &err);
        if (ok != (rows[i].stored != NULL) || (!ok && err.kind != ERR_INPUT))
            fail_msg("%s: %s", rows[i].why, ok ? "was taken" : err.msg);
        if (!ok && !strstr(err.msg, rows[i].name))
            fail_msg("%s: the message does not name it: %s", rows[i].why, err.msg);
        if (ok && (!setting_get(o, rows[i].name, &a, &value, &err) ||
                   !str_eq(value, str_of(rows[i].stored))))
            fail_msg("%s: stored “%.*s”", rows[i].why, (int)value.n, value.p);
        arena_wipe(&a);
        office_close(o);
        place_remove(&p);
    }
}

static void
test_refusal_keeps_the_old(void **state)
{
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    struct str value;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    MUST(setting_set(o, "kiosk.slide_seconds", STR("20"), &err));
    assert_false(setting_set(o, "kiosk.slide_seconds", STR("2"), &err));
    MUST(setting_get(o, "kiosk.slide_seconds", &a, &value, &err));
    assert_true(str_eq(value, STR("20")));
    assert_false(setting_get(o, "nothing", &a, &value, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

static void
test_numbers(void **state)
{
    struct place p;
    struct err err = {0};
    int number = -1;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    MUST(setting_number(o, "kiosk.slide_seconds", &number, &err));
    assert_int_equal(number, 8); /* the default */
    MUST(setting_set(o, "kiosk.slide_seconds", STR("120"), &err));
    MUST(setting_number(o, "kiosk.slide_seconds", &number, &err));
    assert_int_equal(number, 120);
    office_close(o);
    place_remove(&p);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_refusal_keeps_the_old),
        cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
