#include "office/place.h"

static int64_t
at(const char *text)
{
    struct civil c;
    assert_true(civil_parse(str_of(text), &c));
    return civil_to_unix(c);
}

static void
test_names(void **state)
{
    (void)state;
    for (int i = 0; i < SERVICES; i++) {
        enum service s;
        assert_true(service_parse(str_of(service_name((enum service)i)), &s));
        assert_int_equal(s, i);
    }
    for (int i = STATE_WORKING; i <= STATE_SUSPENDED; i++) {
        enum service_state s;
        assert_true(service_state_parse(str_of(service_state_name((enum service_state)i)), &s));
        assert_int_equal(s, i);
    }
    enum service s;
    enum service_state st;
    assert_false(service_parse(STR("Payment"), &s));
    assert_false(service_parse(STR(""), &s));
    assert_false(service_state_parse(STR("broken"), &st));
}

static void
test_in_force(void **state)
{
    static const struct {
        const char *why, *since, *until, *now;
        bool there;
    } rows[] = {
        {"nothing stated", NULL, NULL, "2026-11-22T10:00", true},
        {"begins this second", "2026-11-22T10:00", NULL, "2026-11-22T10:00", true},
        {"not yet", "2026-11-22T10:00", NULL, "2026-11-22T09:59:59", false},
        {"the last second", NULL, "2026-11-22T18:00", "2026-11-22T17:59:59", true},
        {"over", NULL, "2026-11-22T18:00", "2026-11-22T18:00", false},
        {"between", "2026-11-22", "2026-11-24", "2026-11-23", true},
        {"all of them, also those over", NULL, "2026-11-22T18:00", NULL, true},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct place p;
        struct err err = {0};
        struct arena a = {0};
        struct notice *list;
        size_t n;
        struct notice notice = {.service = SERVICE_PAYMENT,
                                .state = STATE_SUSPENDED,
                                .since = rows[i].since ? at(rows[i].since) : 0,
                                .until = rows[i].until ? at(rows[i].until) : 0};
        place_make(&p);
        struct office *o = place_office(&p);
        MUST(notice_set(o, &notice, &err));
        MUST(notice_list(o, rows[i].now ? at(rows[i].now) : 0, &a, &list, &n, &err));
        if ((n == 1) != rows[i].there)
            fail_msg("%s: %zu notices", rows[i].why, n);
        arena_wipe(&a);
        office_close(o);
        place_remove(&p);
    }
}

static void
test_replace_order_clear(void **state)
{
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    struct notice *list;
    size_t n;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    MUST(notice_set(o, &(struct notice){.service = SERVICE_APP, .state = STATE_DOWN}, &err));
    MUST(notice_set(o, &(struct notice){.service = SERVICE_PAYMENT, .state = STATE_DOWN}, &err));
    MUST(notice_set(o,
                    &(struct notice){.service = SERVICE_PAYMENT,
                                     .state = STATE_SUSPENDED,
                                     .since = at("2026-11-22T10:00"),
                                     .until = at("2026-11-23"),
                                     .why_hi = STR("बैंक की जाँच चल रही है"),
                                     .why_en = STR("The bank is checking"),
                                     .also_hi = STR("नकद काउंटर खुले हैं"),
                                     .also_en = STR("Cash counters are open")},
                    &err));
    MUST(notice_list(o, 0, &a, &list, &n, &err));
    assert_int_equal(n, 2);
    assert_int_equal(list[0].service, SERVICE_PAYMENT); /* payment first, and only once */
    assert_int_equal(list[0].state, STATE_SUSPENDED);
    assert_int_equal(list[0].since, at("2026-11-22T10:00"));
    assert_int_equal(list[0].until, at("2026-11-23"));
    assert_true(str_eq(list[0].why_hi, STR("बैंक की जाँच चल रही है")));
    assert_true(str_eq(list[0].why_en, STR("The bank is checking")));
    assert_true(str_eq(list[0].also_hi, STR("नकद काउंटर खुले हैं")));
    assert_true(str_eq(list[0].also_en, STR("Cash counters are open")));
    assert_int_equal(list[1].service, SERVICE_APP);

    MUST(notice_clear(o, SERVICE_PAYMENT, &err));
    MUST(notice_list(o, 0, &a, &list, &n, &err));
    assert_int_equal(n, 1);
    assert_false(notice_clear(o, SERVICE_PAYMENT, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_non_null(strstr(err.msg, "payment"));
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

static void
test_refused(void **state)
{
    char long_text[3 * 121 + 1] = "";
    for (int i = 0; i < 121; i++)
        memcpy(long_text + 3 * i, "क", 4);
    const struct {
        const char *why;
        struct notice notice;
        const char *says;
    } rows[] = {
        {"121 characters", {.why_hi = str_of(long_text)}, "why (Hindi)"},
        {"two lines", {.also_en = STR("a\nb")}, "also (English)"},
        {"no UTF-8", {.why_en = STR("\xff")}, "why (English)"},
        {"ends before it begins",
         {.since = at("2026-11-22T10:00"), .until = at("2026-11-22T09:00")},
         "until"},
    };
    struct place p;
    struct arena a = {0};
    struct err err = {0};
    struct notice *list;
    size_t n;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        if (notice_set(o, &rows[i].notice, &err) || err.kind != ERR_INPUT ||
            !strstr(err.msg, rows[i].says))
            fail_msg("%s: “%s”", rows[i].why, err.msg);
    }
    MUST(notice_list(o, 0, &a, &list, &n, &err));
    assert_int_equal(n, 0);
    MUST(notice_set(o, &(struct notice){.why_hi = str_sub(str_of(long_text), 0, 360)}, &err));
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_in_force),
        cmocka_unit_test(test_replace_order_clear),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
