#include "office/place.h"

#define HEADER \
    "id,name_hi,name_en,place_hi,place_en,weekday_hours,sunday_hours,map_url,source,confidence\n"

static int64_t
at(const char *text)
{
    struct civil c;
    assert_true(civil_parse(str_of(text), &c));
    return civil_to_unix(c);
}

static void
test_is_open(void **state)
{
    /* 22 November 2026 is a Sunday. */
    static const struct {
        const char *why;
        int open, close, sunday_open, sunday_close;
        const char *now;
        bool is_open;
    } rows[] = {
        {"opens this minute", 600, 1020, 0, 0, "2026-11-23T10:00", true},
        {"not yet", 600, 1020, 0, 0, "2026-11-23T09:59", false},
        {"last minute", 600, 1020, 0, 0, "2026-11-23T16:59", true},
        {"closed again", 600, 1020, 0, 0, "2026-11-23T17:00", false},
        {"closed on Sunday", 600, 1020, 0, 0, "2026-11-22T12:00", false},
        {"Sunday has its own hours", 600, 1020, 600, 840, "2026-11-22T13:59", true},
        {"Sunday closes earlier", 600, 1020, 600, 840, "2026-11-22T14:00", false},
        {"Saturday is a weekday", 600, 1020, 0, 0, "2026-11-21T12:00", true},
        {"open all day", 0, 1440, 0, 0, "2026-11-23T23:59", true},
        {"closed for good", 0, 0, 0, 0, "2026-11-23T12:00", false},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct counter c = {.open_minute = rows[i].open,
                            .close_minute = rows[i].close,
                            .sunday_open_minute = rows[i].sunday_open,
                            .sunday_close_minute = rows[i].sunday_close};
        if (counter_is_open(&c, at(rows[i].now)) != rows[i].is_open)
            fail_msg("%s", rows[i].why);
    }
}

static void
test_import_and_order(void **state)
{
    static const char table[] =
        HEADER "gumti,गुमटी,Gumti,\"गुमटी, कानपुर\",Kanpur,10:00-17:00,closed,https://example.org/g,a,"
               "to-confirm\n"
               "phoolbagh,फूलबाग,,,,10:00-17:00,10:00-14:00,,,seed\n"
               "all-day,दिन-रात,,,,00:00-24:00,00:00-24:00,,,confirmed\n";
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    struct counter *list;
    size_t n;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    place_write(&p, "in.csv", table);
    MUST(counter_import(o, p.path, &n, &err));
    assert_int_equal(n, 3);
    MUST(counter_list(o, 0, &a, &list, &n, &err));
    assert_int_equal(n, 3);
    assert_true(str_eq(list[0].id, STR("gumti")));
    assert_true(str_eq(list[0].place_hi, STR("गुमटी, कानपुर")));
    assert_true(str_eq(list[0].map_url, STR("https://example.org/g")));
    assert_int_equal(list[0].open_minute, 600);
    assert_int_equal(list[0].sunday_open_minute, list[0].sunday_close_minute);
    assert_int_equal(list[2].close_minute, 1440);

    struct buf csv = {0};
    MUST(counter_csv(o, &csv, &err));
    assert_string_equal(csv.p, table);
    buf_free(&csv);

    MUST(counter_list(o, at("2026-11-22T12:00"), &a, &list, &n, &err));
    assert_true(str_eq(list[0].id, STR("phoolbagh"))); /* open ones first, then as they were */
    assert_true(str_eq(list[1].id, STR("all-day")));
    assert_true(str_eq(list[2].id, STR("gumti")));
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

static void
test_refused(void **state)
{
    static const struct {
        const char *why, *csv, *says;
    } rows[] = {
        {"a column is missing", "id,name_hi\n", "name_en"},
        {"no id", HEADER ",क,,,,10:00-17:00,,,,seed\n", "row 2, column id"},
        {"no name", HEADER "a,,,,,10:00-17:00,,,,seed\n", "row 2, column name_hi"},
        {"hours turned round", HEADER "a,क,,,,17:00-10:00,,,,seed\n",
         "row 2, column weekday_hours"},
        {"words for hours", HEADER "a,क,,,,10:00-17:00,morning,,,seed\n",
         "row 2, column sunday_hours: found “morning”"},
        {"a link that is none", HEADER "a,क,,,,,,maps,,seed\n", "row 2, column map_url"},
        {"an option for an id", HEADER "-a,क,,,,,,,,seed\n", "row 2, column id"},
        {"no such confidence", HEADER "a,क,,,,,,,,sure\n", "row 2, column confidence"},
        {"an id twice", HEADER "a,क,,,,,,,,seed\na,ख,,,,,,,,seed\n", "row 3, column id"},
    };
    struct place p;
    struct arena a = {0};
    struct counter *list;
    size_t n;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    struct err err = {0};
    place_write(&p, "in.csv", HEADER "kept,क,,,,,,,,seed\n");
    MUST(counter_import(o, p.path, &n, &err));
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        place_write(&p, "in.csv", rows[i].csv);
        if (counter_import(o, p.path, &n, &err) || err.kind != ERR_INPUT ||
            !strstr(err.msg, rows[i].says))
            fail_msg("%s: “%s”", rows[i].why, err.msg);
        MUST(counter_list(o, 0, &a, &list, &n, &err));
        assert_int_equal(n, 1);
        assert_true(str_eq(list[0].id, STR("kept")));
    }
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_is_open),
        cmocka_unit_test(test_import_and_order),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
