/* What became of updates: kept in order, not for ever, and fit to be shown. */
#include "office/place.h"

static void
add(struct office *o, int64_t at, int64_t serial, const char *outcome, const char *found)
{
    struct err err = {0};
    struct list_update u = {.at = at, .serial = serial, .before = serial - 1,
                            .outcome = str_of(outcome), .file = STR("manifest.json"),
                            .wanted = STR("w"), .found = str_of(found)};
    MUST(update_add(o, &u, &err));
}

static void
test_comes_back(void **state)
{
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    struct list_update *list;
    size_t n;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    MUST(update_list(o, &a, &list, &n, &err));
    assert_int_equal(n, 0);
    add(o, 2000, 125, "forged", "\xE0\xA4 x");
    add(o, 1000, 126, "taken", ""); /* the clock was put back in between */
    MUST(update_list(o, &a, &list, &n, &err));
    assert_int_equal(n, 2);
    assert_true(str_eq(list[0].outcome, STR("taken")));
    assert_int_equal(list[0].at, 1000);
    assert_int_equal(list[0].serial, 126);
    assert_int_equal(list[0].before, 125);
    assert_int_equal(list[0].found.n, 0);
    assert_true(str_eq(list[1].outcome, STR("forged")));
    assert_true(str_eq(list[1].file, STR("manifest.json")));
    assert_true(str_eq(list[1].wanted, STR("w")));
    assert_true(str_eq(list[1].found, STR("? x")));
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

static void
test_texts(void **state)
{
    static const struct {
        const char *why, *found, *kept;
    } rows[] = {
        {"Hindi stays", "चाबी E762", "चाबी E762"},
        {"two lines are no line", "a\nb", "a?b"},
        {"numbers backwards", "\u202E19", "?19"},
        {"a stray byte", "a\xFFz", "a?z"},
        {"as an order to the database", "'); DROP TABLE list_update; --",
         "'); DROP TABLE list_update; --"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct place p;
        struct err err = {0};
        struct arena a = {0};
        struct list_update *list;
        size_t n;
        place_make(&p);
        struct office *o = place_office(&p);
        add(o, 1, 1, "database", rows[i].found);
        MUST(update_list(o, &a, &list, &n, &err));
        if (n != 1 || !str_eq(list[0].found, str_of(rows[i].kept)))
            fail_msg("%s: “%.*s”", rows[i].why, (int)list[0].found.n, list[0].found.p);
        arena_wipe(&a);
        office_close(o);
        place_remove(&p);
    }
}

static void
test_newest_fifty(void **state)
{
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    struct list_update *list;
    size_t n;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    for (int i = 1; i <= 53; i++)
        add(o, 0, i, "old", "");
    MUST(update_list(o, &a, &list, &n, &err));
    assert_int_equal(n, 50);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(list[i].serial, 53 - (int)i);
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comes_back),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_newest_fifty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
