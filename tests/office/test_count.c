/* Counts: added up by day and hour, kept for 400 days, and nothing but names of ours in them. */
#include "office/place.h"

#define WHOLE_DAY (-1)

static int64_t
at(const char *when)
{
    struct civil c;
    assert_true(civil_parse(str_of(when), &c));
    return civil_to_unix(c);
}

static void
add(struct office *o, const char *when, const char *what, const char *which, int hour, int64_t n)
{
    struct err err = {0};
    struct count c = {.hour = hour, .what = str_of(what), .which = str_of(which), .n = n};
    MUST(count_add(o, at(when), &c, 1, &err));
}

/* "2026-11-22/11 check scam 2; ..." of [from, to). */
static struct str
say(struct office *o, const char *from, const char *to, struct arena *a)
{
    struct err err = {0};
    struct buf b = {0};
    struct count *list;
    size_t n;
    MUST(count_list(o, *from ? at(from) : 0, *to ? at(to) : 0, a, &list, &n, &err));
    for (size_t i = 0; i < n; i++) {
        struct civil c = civil_from_unix(civil_day_start(list[i].day));
        buf_fmt(&b, "%s%d-%02d-%02d", i ? "; " : "", c.year, c.month, c.day);
        if (list[i].hour != WHOLE_DAY)
            buf_fmt(&b, "/%02d", list[i].hour);
        buf_fmt(&b, " %.*s %.*s %lld", (int)list[i].what.n, list[i].what.p, (int)list[i].which.n,
                list[i].which.p, (long long)list[i].n);
    }
    struct str out = arena_str(a, buf_str(&b));
    buf_free(&b);
    return out;
}

static void
expect(struct office *o, const char *why, const char *from, const char *to, const char *want)
{
    struct arena a = {0};
    struct str got = say(o, from, to, &a);
    if (!str_eq(got, str_of(want)))
        fail_msg("%s: “%.*s”, not “%s”", why, (int)got.n, got.p, want);
    arena_wipe(&a);
}

/* Written, added to, read back by another programme. */
static void
test_added_up(void **state)
{
    struct place p;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    expect(o, "nothing yet", "", "", "");
    add(o, "2026-11-22T11:59", "check", "scam", 0, 1);
    add(o, "2026-11-22T11:00", "check", "scam", 5, 2);
    add(o, "2026-11-22T12:00", "check", "scam", 0, 1);
    add(o, "2026-11-22T12:10", "check", "official", 0, 1);
    add(o, "2026-11-22T00:00", "fraud", "cut", WHOLE_DAY, 1);
    add(o, "2026-11-22T23:59", "fraud", "cut", WHOLE_DAY, 1);
    add(o, "2026-11-23T00:00", "fraud", "cut", WHOLE_DAY, 1);
    add(o, "2026-11-22T10:00", "shown", "night-call", WHOLE_DAY, 480);
    add(o, "2026-11-22T10:01", "report", "", WHOLE_DAY, 1);
    office_close(o);
    o = place_office(&p); /* the kiosk starts again and goes on counting */
    add(o, "2026-11-22T11:30", "check", "scam", 0, 1);
    add(o, "2026-11-22T11:30", "shown", "night-call", WHOLE_DAY, 20);
    expect(o, "all of it", "", "",
           "2026-11-22 fraud cut 2; 2026-11-22 report  1; 2026-11-22 shown night-call 500; "
           "2026-11-22/11 check scam 4; 2026-11-22/12 check official 1; "
           "2026-11-22/12 check scam 1; 2026-11-23 fraud cut 1");
    office_close(o);
    place_remove(&p);
}

static void
test_between(void **state)
{
    static const struct {
        const char *why, *from, *to, *want;
    } rows[] = {
        {"open at both ends", "", "", "2026-11-21 way text 1; 2026-11-22 way text 1; "
                                      "2026-11-22/09 check scam 1; 2026-11-22/18 check scam 1"},
        {"a day", "2026-11-22", "2026-11-23", "2026-11-22 way text 1; 2026-11-22/09 check scam 1; "
                                              "2026-11-22/18 check scam 1"},
        {"to midnight touches nothing of the day after", "2026-11-21", "2026-11-22",
         "2026-11-21 way text 1"},
        {"within an hour", "2026-11-22T09:10", "2026-11-22T09:20",
         "2026-11-22 way text 1; 2026-11-22/09 check scam 1"},
        {"to an hour", "2026-11-22T10:00", "2026-11-22T18:00", "2026-11-22 way text 1"},
        {"to its first second", "2026-11-22T10:00", "2026-11-22T18:00:01",
         "2026-11-22 way text 1; 2026-11-22/18 check scam 1"},
        {"before all", "", "2026-11-21", ""},
        {"after all", "2026-11-23", "", ""},
    };
    struct place p;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    add(o, "2026-11-22T09:00", "check", "scam", 0, 1);
    add(o, "2026-11-22T18:00", "check", "scam", 0, 1);
    add(o, "2026-11-22T18:00", "way", "text", WHOLE_DAY, 1);
    add(o, "2026-11-21T18:00", "way", "text", WHOLE_DAY, 1);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        expect(o, rows[i].why, rows[i].from, rows[i].to, rows[i].want);
    office_close(o);
    place_remove(&p);
}

/* A clock put back loses nothing of what was counted by the later clock. */
static void
test_clock_put_back(void **state)
{
    struct place p;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    add(o, "2026-11-22T11:00", "way", "text", WHOLE_DAY, 3);
    add(o, "2026-11-21T11:00", "way", "text", WHOLE_DAY, 1);
    add(o, "2001-01-01T00:00", "way", "text", WHOLE_DAY, 1);
    expect(o, "both are there", "", "",
           "2001-01-01 way text 1; 2026-11-21 way text 1; 2026-11-22 way text 3");
    office_close(o);
    place_remove(&p);
}

static int64_t
days_kept(struct office *o, struct arena *a, struct str *first)
{
    struct count *list;
    struct err err = {0};
    size_t n;
    assert_true(count_list(o, 0, 0, a, &list, &n, &err));
    int64_t days = 0;
    for (size_t i = 0; i < n; i++)
        days += i == 0 || list[i].day != list[i - 1].day;
    *first = arena_fmt(a, "%d", list[0].day);
    return days;
}

/* Days on which nothing was counted are none, and a clock far ahead costs one day, not all. */
static void
test_pruned(void **state)
{
    const int64_t day = 86400, start = 1767205800; /* 2026-01-01 in India, day 20454 */
    const struct count one = {.hour = -1, .what = STR("report"), .which = STR(""), .n = 1};
    struct place p;
    struct arena a = {0};
    struct err err = {0};
    struct str first;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    for (int i = 0; i < COUNT_DAYS; i++)
        assert_true(count_add(o, start + 2 * i * day, &one, 1, &err));
    assert_int_equal(days_kept(o, &a, &first), COUNT_DAYS);
    assert_string_equal(first.p, "20454");
    assert_true(count_add(o, start + 90000 * day, &one, 1, &err));
    assert_int_equal(days_kept(o, &a, &first), COUNT_DAYS);
    assert_string_equal(first.p, "20456");
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

/* All of a list or nothing of it. */
static void
test_refused(void **state)
{
    static const struct {
        const char *why, *what, *which;
        int64_t n;
    } rows[] = {
        {"nothing we count", "message", "scam", 1},
        {"a word of a message", "check", "call me", 1},
        {"Hindi", "shown", "बिजली", 1},
        {"a link", "fraud", "kesco-bill.xyz", 1},
        {"a name is missing", "check", "", 1},
        {"a report of something", "report", "8260303942", 1},
        {"none", "check", "scam", 0},
        {"less than none", "check", "scam", -1},
        {"more than anybody counts", "check", "scam", INT64_MAX},
        {"a name too long", "shown", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 1},
    };
    struct place p;
    struct err err = {0};
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct count two[] = {
            {.what = STR("check"), .which = STR("scam"), .n = 1},
            {.what = str_of(rows[i].what), .which = str_of(rows[i].which), .n = rows[i].n}};
        err = (struct err){0};
        if (count_add(o, at("2026-11-22"), two, 2, &err) || err.kind != ERR_INPUT)
            fail_msg("%s: counted", rows[i].why);
    }
    MUST(count_add(o, at("2026-11-22"), NULL, 0, &err));
    expect(o, "nothing was", "", "", "");
    office_close(o);
    place_remove(&p);
}

/* Where the disk cannot be written it says so, and what is there can be read. */
static void
test_read_only(void **state)
{
    struct place p;
    struct err err = {0};
    struct count c = {.what = STR("check"), .which = STR("scam"), .n = 1};
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    add(o, "2026-11-22T11:00", "way", "text", WHOLE_DAY, 1);
    office_close(o);
    assert_int_equal(symlink("nowhere", place_path(&p, "office.db-shm")), 0);
    o = place_office(&p);
    assert_int_equal(office_state(o), OFFICE_DISK_FAILS);
    assert_false(count_add(o, at("2026-11-22"), &c, 1, &err));
    assert_int_equal(err.kind, ERR_ENV);
    expect(o, "still there", "", "", "2026-11-22 way text 1");
    office_close(o);
    place_remove(&p);
}

/* Somebody's lock must not hold the screen up; figures wait for the next time. */
static void
test_locked(void **state)
{
    struct place p;
    sqlite3 *other;
    struct err err = {0};
    struct count c = {.hour = WHOLE_DAY, .what = STR("way"), .which = STR("text"), .n = 1};
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    assert_int_equal(sqlite3_open(place_path(&p, "office.db"), &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    int64_t before = clock_mono_ms();
    assert_false(count_add(o, at("2026-11-22"), &c, 1, &err));
    assert_true(clock_mono_ms() - before < 4000); /* others wait 5 s; a busy machine makes it 1 */
    assert_int_equal(err.kind, ERR_ENV);
    assert_int_equal(sqlite3_close(other), SQLITE_OK);
    assert_true(count_add(o, at("2026-11-22"), &c, 1, &err));
    expect(o, "once it is gone", "", "", "2026-11-22 way text 1");
    office_close(o);
    place_remove(&p);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_added_up),       cmocka_unit_test(test_between),
        cmocka_unit_test(test_clock_put_back), cmocka_unit_test(test_pruned),
        cmocka_unit_test(test_refused),        cmocka_unit_test(test_read_only),
        cmocka_unit_test(test_locked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
