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
    add(o, "2026-11-22T11:05", "way", "text", WHOLE_DAY, 1);
    expect(o, "right again, the wrong day goes", "", "",
           "2026-11-21 way text 1; 2026-11-22 way text 4");
    office_close(o);
    place_remove(&p);
}

static void
test_pruned(void **state)
{
    struct place p;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    add(o, "2026-01-01T23:00", "check", "scam", 0, 1);
    add(o, "2026-01-01T23:00", "way", "text", WHOLE_DAY, 1);
    add(o, "2026-01-02T00:00", "way", "text", WHOLE_DAY, 1);
    add(o, "2027-02-04T23:59", "report", "", WHOLE_DAY, 1);
    expect(o, "the 400th day is kept", "", "2026-01-03",
           "2026-01-01 way text 1; 2026-01-01/23 check scam 1; 2026-01-02 way text 1");
    add(o, "2027-02-05T00:00", "report", "", WHOLE_DAY, 1);
    expect(o, "the 401st goes", "", "",
           "2026-01-02 way text 1; 2027-02-04 report  1; 2027-02-05 report  1");
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_added_up),       cmocka_unit_test(test_between),
        cmocka_unit_test(test_clock_put_back), cmocka_unit_test(test_pruned),
        cmocka_unit_test(test_refused),        cmocka_unit_test(test_read_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
