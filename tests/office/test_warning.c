#include "office/place.h"

#include "office/warning_row.h"

static int64_t
at(const char *text)
{
    struct civil c;
    if (!text)
        return 0;
    assert_true(civil_parse(str_of(text), &c));
    return civil_to_unix(c);
}

/* A warning as a row of the table would give it. */
static struct warning
make(const char *level, const char *from, const char *until, const char *days, const char *hours,
     struct arena *a)
{
    const struct {
        enum warning_column column;
        const char *cell;
    } cells[] = {{WARNING_ID, "one"},      {WARNING_LEVEL, level}, {WARNING_TITLE_HI, "शीर्षक"},
                 {WARNING_TEXT_HI, "पाठ"}, {WARNING_FROM, from},   {WARNING_UNTIL, until},
                 {WARNING_WEEKDAYS, days}, {WARNING_HOURS, hours}};
    struct warning w = {0};
    const char *expected;
    for (size_t i = 0; i < ARRAY_LEN(cells); i++)
        assert_true(warning_set_cell(&w, cells[i].column, str_of(cells[i].cell), a, &expected));
    return w;
}

static void
test_is_due(void **state)
{
    /* 22 November 2026 is a Sunday. */
    static const struct {
        const char *why, *from, *until, *days, *hours, *now;
        bool due;
    } rows[] = {
        {"always", "", "", "", "", "2026-11-22T03:00", true},
        {"from a date: its midnight", "2026-11-22", "", "", "", "2026-11-22T00:00", true},
        {"the second before", "2026-11-22", "", "", "", "2026-11-21T23:59:59", false},
        {"from an hour", "2026-11-22T10:00", "", "", "", "2026-11-22T09:59", false},
        {"until a date: all of that day", "", "2026-11-22", "", "", "2026-11-22T23:59:59", true},
        {"until a date: 24:00 is over", "", "2026-11-22", "", "", "2026-11-23T00:00", false},
        {"until an hour", "", "2026-11-22T18:00", "", "", "2026-11-22T18:00", false},
        {"one day alone", "2026-11-22", "2026-11-22", "", "", "2026-11-22T12:00", true},
        {"the right weekday", "", "", "sun", "", "2026-11-22T12:00", true},
        {"the wrong weekday", "", "", "mon,sat", "", "2026-11-22T12:00", false},
        {"Saturday ends at midnight", "", "", "sat", "", "2026-11-22T00:00", false},
        {"all seven", "", "", "sun,mon,tue,wed,thu,fri,sat", "", "2026-11-22T12:00", true},
        {"hours: first minute", "", "", "", "10:00-16:00", "2026-11-22T10:00", true},
        {"hours: before", "", "", "", "10:00-16:00", "2026-11-22T09:59", false},
        {"hours: last minute", "", "", "", "10:00-16:00", "2026-11-22T15:59", true},
        {"hours: after", "", "", "", "10:00-16:00", "2026-11-22T16:00", false},
        {"to the end of the day", "", "", "", "22:00-24:00", "2026-11-22T23:59", true},
        {"to the end of the day, not more", "", "", "", "22:00-24:00", "2026-11-22T00:00", false},
        {"over midnight: evening", "", "", "", "21:00-06:00", "2026-11-22T21:00", true},
        {"over midnight: small hours", "", "", "", "21:00-06:00", "2026-11-22T05:59", true},
        {"over midnight: the morning", "", "", "", "21:00-06:00", "2026-11-22T06:00", false},
        {"over midnight: by day", "", "", "", "21:00-06:00", "2026-11-22T12:00", false},
        {"Saturday's night at 2 on Sunday", "", "", "sat", "21:00-06:00", "2026-11-22T02:00", true},
        {"Sunday's night has not begun at 2", "", "", "sun", "21:00-06:00", "2026-11-22T02:00",
         false},
        {"Sunday's night at 22", "", "", "sun", "21:00-06:00", "2026-11-22T22:00", true},
        {"Sunday's night at 2 on Monday", "", "", "sun", "21:00-06:00", "2026-11-23T02:00", true},
        {"Saturday's night is over at 22 on Sunday", "", "", "sat", "21:00-06:00",
         "2026-11-22T22:00", false},
        {"a date ends inside a night", "", "2026-11-22", "", "21:00-06:00", "2026-11-23T02:00",
         false},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct arena a = {0};
        struct warning w =
            make("normal", rows[i].from, rows[i].until, rows[i].days, rows[i].hours, &a);
        if (warning_is_due(&w, at(rows[i].now), STR("")) != rows[i].due)
            fail_msg("%s: at %s", rows[i].why, rows[i].now);
        arena_wipe(&a);
    }
}

static void
test_office(void **state)
{
    static const struct {
        const char *why, *warning, *here;
        bool due;
    } rows[] = {
        {"for all offices", "", "गुमटी", true},
        {"for this one", "गुमटी", "गुमटी", true},
        {"for another", "गुमटी", "नौबस्ता", false},
        {"for one, and this one has no name", "गुमटी", "", false},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct warning w = {.office = str_of(rows[i].warning)};
        if (warning_is_due(&w, at("2026-11-22"), str_of(rows[i].here)) != rows[i].due)
            fail_msg("%s", rows[i].why);
    }
}

static void
test_cells(void **state)
{
    static const struct {
        const char *why;
        enum warning_column column;
        const char *cell;
        const char *back; /* NULL: refused */
    } rows[] = {
        {"no level is normal", WARNING_LEVEL, "", "normal"},
        {"a level", WARNING_LEVEL, "emergency", "emergency"},
        {"no such level", WARNING_LEVEL, "urgent", NULL},
        {"a date", WARNING_FROM, "2026-11-22", "2026-11-22"},
        {"a date and hour", WARNING_FROM, "2026-11-22 10:00", "2026-11-22T10:00"},
        {"midnight is a date", WARNING_FROM, "2026-11-22T00:00", "2026-11-22"},
        {"seconds stay", WARNING_FROM, "2026-11-22T10:00:05", "2026-11-22T10:00:05"},
        {"an end", WARNING_UNTIL, "2026-11-22", "2026-11-22"},
        {"an end at midnight is the day before", WARNING_UNTIL, "2026-11-22T00:00", "2026-11-21"},
        {"the end of the year", WARNING_UNTIL, "2026-12-31", "2026-12-31"},
        {"the day first", WARNING_UNTIL, "22-11-2026", "2026-11-22"},
        {"slashes", WARNING_FROM, "22/11/2026", "2026-11-22"},
        {"dots, and no noughts", WARNING_FROM, "5.1.2026", "2026-01-05"},
        {"slashes, the year first", WARNING_FROM, "2026/1/5", "2026-01-05"},
        {"the day first, with an hour", WARNING_FROM, "22-11-2026 10:00", "2026-11-22T10:00"},
        {"Hindi digits", WARNING_UNTIL, "२२/११/२०२६", "2026-11-22"},
        {"the month first", WARNING_UNTIL, "11/22/2026", NULL},
        {"a year of two digits", WARNING_UNTIL, "22-11-26", NULL},
        {"two separators", WARNING_UNTIL, "22-11/2026", NULL},
        {"a word behind the date", WARNING_UNTIL, "22-11-2026 evening", NULL},
        {"nothing but a long word", WARNING_UNTIL, "the twenty-second of November, 2026, evening",
         NULL},
        {"a day that does not exist", WARNING_UNTIL, "2026-11-31", NULL},
        {"weekdays", WARNING_WEEKDAYS, " Wed; mon ", "mon,wed"},
        {"all weekdays", WARNING_WEEKDAYS, "sun,mon,tue,wed,thu,fri,sat", ""},
        {"weekdays in Hindi", WARNING_WEEKDAYS, "सोमवार, शनि", "mon,sat"},
        {"whole names", WARNING_WEEKDAYS, "Sunday;tuesday", "sun,tue"},
        {"a level in Hindi", WARNING_LEVEL, "ज़रूरी", "priority"},
        {"a word that is no day", WARNING_WEEKDAYS, "mon,noday", NULL},
        {"a comma too many", WARNING_WEEKDAYS, "mon,", NULL},
        {"hours", WARNING_HOURS, "9:30-16:00", "09:30-16:00"},
        {"hours with a dash and Hindi digits", WARNING_HOURS, "१०:००–१६:००", "10:00-16:00"},
        {"hours over midnight", WARNING_HOURS, "21:00 - 06:00", "21:00-06:00"},
        {"all day", WARNING_HOURS, "00:00-24:00", ""},
        {"no time at all", WARNING_HOURS, "10:00-10:00", NULL},
        {"an hour alone", WARNING_HOURS, "10:00", NULL},
        {"an hour that does not exist", WARNING_HOURS, "10:00-25:00", NULL},
        {"begins at the day's end", WARNING_HOURS, "24:00-06:00", NULL},
        {"lines", WARNING_DO_HI, " 1912 पर पूछें | रसीद लें ", "1912 पर पूछें|रसीद लें"},
        {"a line break in the cell", WARNING_DO_HI, "एक\nदो", "एक|दो"},
        {"an empty line stays, to be refused", WARNING_DO_HI, "एक||दो", "एक||दो"},
        {"no lines", WARNING_DO_HI, "  ", ""},
        {"a bar in a text is a bar", WARNING_TEXT_HI, "एक | दो", "एक | दो"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct arena a = {0};
        struct warning w = {0};
        const char *expected = NULL;
        bool ok = warning_set_cell(&w, rows[i].column, str_of(rows[i].cell), &a, &expected);
        struct str back = warning_cell(&w, rows[i].column, &a);
        if (ok != (rows[i].back != NULL) || (!ok && !expected))
            fail_msg("%s: %s", rows[i].why, ok ? "was taken" : "was refused");
        if (ok && !str_eq(back, str_of(rows[i].back)))
            fail_msg("%s: gave “%.*s”", rows[i].why, (int)back.n, back.p);
        arena_wipe(&a);
    }
}

/* "क" n times, in the arena. */
static struct str
letters(size_t n, struct arena *a)
{
    struct buf b = {0};
    for (size_t i = 0; i < n; i++)
        buf_add(&b, STR("क"));
    struct str s = arena_str(a, buf_str(&b));
    buf_free(&b);
    return s;
}

static struct str
join(struct str x, struct str y, struct arena *a)
{
    return arena_fmt(a, "%.*s\n%.*s", (int)x.n, x.p, (int)y.n, y.p);
}

static void
test_check(void **state)
{
    struct arena a = {0};
    struct str s40 = letters(40, &a), s41 = letters(41, &a), s50 = letters(50, &a);
    struct str two = join(s40, s40, &a), three = join(two, s40, &a), four = join(three, s40, &a);
    struct warning ok = {.id = STR("a-1"), .title_hi = STR("शीर्षक"), .text_hi = STR("पाठ")};
    enum { FINE = WARNING_COLUMNS };
    struct {
        const char *why;
        struct str *field; /* of w, below */
        struct str value;
        int bad;
        enum warning_level level;
    } rows[] = {
        {"the least there can be", NULL, STR(""), FINE, LEVEL_NORMAL},
        {"no id", &ok.id, STR(""), WARNING_ID, LEVEL_NORMAL},
        {"capitals in the id", &ok.id, STR("Night"), WARNING_ID, LEVEL_NORMAL},
        {"an option for an id", &ok.id, STR("-night"), WARNING_ID, LEVEL_NORMAL},
        {"Hindi in the id", &ok.id, STR("रात"), WARNING_ID, LEVEL_NORMAL},
        {"an id of 40", &ok.id, STR("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd"), FINE,
         LEVEL_NORMAL},
        {"an id of 41", &ok.id, STR("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddd"), WARNING_ID,
         LEVEL_NORMAL},
        {"no title", &ok.title_hi, STR(""), WARNING_TITLE_HI, LEVEL_NORMAL},
        {"a title of 90", &ok.title_hi, letters(90, &a), FINE, LEVEL_NORMAL},
        {"a title of 91", &ok.title_hi, letters(91, &a), WARNING_TITLE_HI, LEVEL_NORMAL},
        {"a title on two lines", &ok.title_hi, STR("a\nb"), WARNING_TITLE_HI, LEVEL_NORMAL},
        {"title and punch too long together", &ok.punch_hi, letters(85, &a), WARNING_TITLE_HI,
         LEVEL_NORMAL},
        {"English alike", &ok.title_en, letters(91, &a), WARNING_TITLE_EN, LEVEL_NORMAL},
        {"no text", &ok.text_hi, STR(""), WARNING_TEXT_HI, LEVEL_NORMAL},
        {"a text of 200", &ok.text_hi, letters(200, &a), FINE, LEVEL_NORMAL},
        {"a text of 201", &ok.text_hi, letters(201, &a), WARNING_TEXT_HI, LEVEL_NORMAL},
        {"a text with a tab", &ok.text_en, STR("a\tb"), WARNING_TEXT_EN, LEVEL_NORMAL},
        {"a number turned round", &ok.text_en,
         STR("\xE2\x80\xAE"
             "2191"),
         WARNING_TEXT_EN, LEVEL_NORMAL},
        {"a joiner is ordinary Hindi", &ok.text_hi, STR("क\u094D\u200Dष"), FINE, LEVEL_NORMAL},
        {"bytes that are no UTF-8", &ok.text_en, STR("\xE0\xA4"), WARNING_TEXT_EN, LEVEL_NORMAL},
        {"two lines of 40", &ok.dont_hi, two, FINE, LEVEL_NORMAL},
        {"a line of 41", &ok.dont_hi, s41, WARNING_DONT_HI, LEVEL_NORMAL},
        {"a line of 50 in English", &ok.dont_en, s50, WARNING_DONT_EN, LEVEL_NORMAL},
        {"three lines", &ok.do_hi, three, WARNING_DO_HI, LEVEL_NORMAL},
        {"three steps of an emergency", &ok.do_hi, three, FINE, LEVEL_EMERGENCY},
        {"four steps", &ok.do_en, four, WARNING_DO_EN, LEVEL_EMERGENCY},
        {"an emergency has two don'ts", &ok.dont_en, three, WARNING_DONT_EN, LEVEL_EMERGENCY},
        {"an empty line", &ok.do_en, STR("a\n\nb"), WARNING_DO_EN, LEVEL_NORMAL},
        {"an office's name of 81", &ok.office, letters(81, &a), WARNING_OFFICE, LEVEL_NORMAL},
        {"a source of 301", &ok.source, letters(301, &a), WARNING_SOURCE, LEVEL_NORMAL},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const struct warning before = ok;
        enum warning_column bad = WARNING_COLUMNS;
        const char *expected = "";
        if (rows[i].field)
            *rows[i].field = rows[i].value;
        ok.level = rows[i].level;
        ok.until = rows[i].level == LEVEL_EMERGENCY ? at("2026-11-22") : 0;
        if (warning_check(&ok, &bad, &expected) != (rows[i].bad == FINE) || (int)bad != rows[i].bad)
            fail_msg("%s: column %d, expected %s", rows[i].why, (int)bad, expected);
        ok = before;
    }
    arena_wipe(&a);
}

static void
test_check_dates(void **state)
{
    static const struct {
        const char *why, *level, *from, *until;
        bool ok;
    } rows[] = {
        {"open", "normal", "", "", true},
        {"one day", "normal", "2026-11-22", "2026-11-22", true},
        {"turned round", "normal", "2026-11-22", "2026-11-21", false},
        {"no time in between", "normal", "2026-11-22T10:00", "2026-11-22T10:00", false},
        {"an emergency ends", "emergency", "", "2026-11-22", true},
        {"an emergency without an end", "emergency", "2026-11-22", "", false},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct arena a = {0};
        struct warning w = make(rows[i].level, rows[i].from, rows[i].until, "", "", &a);
        enum warning_column bad = WARNING_ID;
        const char *expected;
        bool ok = warning_check(&w, &bad, &expected);
        if (ok != rows[i].ok || (!ok && bad != WARNING_UNTIL))
            fail_msg("%s", rows[i].why);
        arena_wipe(&a);
    }
}

static void
put(struct office *o, const char *id, enum warning_level level, const char *until)
{
    struct err err = {0};
    struct warning w = {.id = str_of(id),
                        .title_hi = STR("शीर्षक"),
                        .text_hi = STR("पाठ"),
                        .level = level,
                        .until = at(until)};
    MUST(warning_put(o, &w, true, &err));
}

/* "a b c" of what is to be shown. */
static const char *
shown(struct office *o, const char *now, struct arena *a)
{
    struct err err = {0};
    struct warning *list;
    size_t n;
    struct str ids = STR("");
    MUST(warning_list(o, at(now), STR(""), a, &list, &n, &err));
    for (size_t i = 0; i < n; i++)
        ids = arena_fmt(a, "%.*s%s%.*s", (int)ids.n, ids.p, i ? " " : "", (int)list[i].id.n,
                        list[i].id.p);
    return ids.p;
}

static void
test_order(void **state)
{
    struct place p;
    struct arena a = {0};
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    assert_string_equal(shown(o, "2026-11-22", &a), "");
    put(o, "zebra", LEVEL_NORMAL, NULL);
    put(o, "apple", LEVEL_NORMAL, NULL);
    put(o, "first", LEVEL_PRIORITY, NULL);
    put(o, "over", LEVEL_PRIORITY, "2026-11-21");
    assert_string_equal(shown(o, NULL, &a), "zebra apple first over");
    assert_string_equal(shown(o, "2026-11-22", &a), "first zebra apple");
    put(o, "fire", LEVEL_EMERGENCY, "2026-11-22T18:00");
    put(o, "flood", LEVEL_EMERGENCY, "2026-11-22T19:00");
    assert_string_equal(shown(o, "2026-11-22T17:59:59", &a), "fire flood");
    assert_string_equal(shown(o, "2026-11-22T18:00", &a), "flood");
    assert_string_equal(shown(o, "2026-11-22T19:00", &a), "first zebra apple");
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

/* What is shown while nobody knows the date: what says nothing of time. */
static void
test_no_clock(void **state)
{
    static const struct {
        const char *id;
        struct warning w;
        bool shown;
    } rows[] = {
        {"always", {.level = LEVEL_PRIORITY}, true},
        {"has-an-end", {.until = 4000000000}, false},
        {"has-begun", {.from = 1}, false},
        {"mondays", {.weekdays = 2}, false},
        {"nights", {.from_minute = 1260, .until_minute = 360}, false},
        {"emergency", {.level = LEVEL_EMERGENCY, .until = 4000000000}, false},
        {"elsewhere", {.office = {"गुमटी", sizeof "गुमटी" - 1}}, false},
        {"here", {.office = {"यहाँ", sizeof "यहाँ" - 1}}, true},
    };
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    struct warning *list;
    size_t n, shown = 0;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct warning w = rows[i].w;
        w.id = str_of(rows[i].id);
        w.title_hi = STR("शीर्षक");
        w.text_hi = STR("पाठ");
        MUST(warning_put(o, &w, true, &err));
    }
    MUST(warning_list(o, WARNING_NO_CLOCK, STR("यहाँ"), &a, &list, &n, &err));
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        bool there = shown < n && str_eq(list[shown].id, str_of(rows[i].id));
        if (there != rows[i].shown)
            fail_msg("%s: %s", rows[i].id, there ? "is shown" : "is not shown");
        shown += there;
    }
    assert_int_equal(shown, n);
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

static void
test_put_find_remove(void **state)
{
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    struct warning w = {.id = STR("all"),
                        .title_hi = STR("1"),
                        .punch_hi = STR("2"),
                        .text_hi = STR("3"),
                        .title_en = STR("4"),
                        .punch_en = STR("5"),
                        .text_en = STR("6"),
                        .dont_hi = STR("7\n8"),
                        .do_hi = STR("9"),
                        .dont_en = STR("10"),
                        .do_en = STR("11"),
                        .level = LEVEL_PRIORITY,
                        .from = at("2026-11-22"),
                        .until = at("2026-11-23"),
                        .weekdays = 5,
                        .from_minute = 60,
                        .until_minute = 30,
                        .office = STR("12"),
                        .source = STR("13"),
                        .issued = 77};
    struct warning back;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    MUST(warning_put(o, &w, true, &err));
    assert_false(warning_put(o, &w, true, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_non_null(strstr(err.msg, "all"));
    MUST(warning_find(o, STR("all"), &a, &back, &err));
    for (int i = 0; i < WARNING_COLUMNS; i++)
        assert_true(str_eq(warning_cell(&w, (enum warning_column)i, &a),
                           warning_cell(&back, (enum warning_column)i, &a)));
    assert_int_equal(back.issued, 77);
    assert_false(back.from_list);

    w.title_hi = STR("नया");
    w.issued = 99;
    MUST(warning_put(o, &w, false, &err));
    MUST(warning_find(o, STR("all"), &a, &back, &err));
    assert_true(str_eq(back.title_hi, STR("नया")));
    assert_int_equal(back.issued, 77); /* when it was first put up */

    MUST(warning_remove(o, STR("all"), &err));
    assert_false(warning_find(o, STR("all"), &a, &back, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_false(warning_remove(o, STR("all"), &err));
    assert_int_equal(err.kind, ERR_INPUT);
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_is_due),          cmocka_unit_test(test_office),
        cmocka_unit_test(test_cells),           cmocka_unit_test(test_check),
        cmocka_unit_test(test_check_dates),     cmocka_unit_test(test_order),
        cmocka_unit_test(test_no_clock),
        cmocka_unit_test(test_put_find_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
