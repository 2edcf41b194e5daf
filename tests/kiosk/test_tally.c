/* What the kiosk counts, when it is written, and what happens where it cannot be. */
#include "kiosk/tally.h"

#include "verify/fraud.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>
#include <stdlib.h>
#include <unistd.h>

struct place {
    char folder[64], path[96];
    struct office *office;
};

static void
must(bool ok, const struct err *err)
{
    if (!ok)
        fail_msg("%s", err->msg);
}

static void
open_office(struct place *p)
{
    struct err err = {0};
    must(office_open(p->path, &p->office, &err), &err);
}

static int
make(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    strcpy(p->folder, "/tmp/satark-tally-XXXXXX");
    assert_non_null(mkdtemp(p->folder));
    snprintf(p->path, sizeof p->path, "%s/office.db", p->folder);
    open_office(p);
    *state = p;
    return 0;
}

static void
shm_path(const struct place *p, char out[static 128])
{
    snprintf(out, 128, "%s-shm", p->path);
}

static int
unmake(void **state)
{
    struct place *p = *state;
    char path[128];
    office_close(p->office);
    shm_path(p, path);
    unlink(path);
    snprintf(path, sizeof path, "%s-wal", p->path);
    unlink(path);
    unlink(p->path);
    rmdir(p->folder);
    free(p);
    return 0;
}

static int64_t
at(const char *when)
{
    struct civil c;
    assert_true(civil_parse(str_of(when), &c));
    return civil_to_unix(c);
}

/* "22/11 check scam 2; ..." of the database. */
static void
expect(const struct place *p, const char *why, const char *want)
{
    struct arena a = {0};
    struct err err = {0};
    struct buf b = {0};
    struct count *list;
    size_t n;
    must(count_list(p->office, 0, 0, &a, &list, &n, &err), &err);
    for (size_t i = 0; i < n; i++) {
        buf_fmt(&b, "%s%d", i ? "; " : "", civil_from_unix(civil_day_start(list[i].day)).day);
        if (list[i].hour >= 0)
            buf_fmt(&b, "/%d", list[i].hour);
        buf_fmt(&b, " %.*s %.*s %lld", (int)list[i].what.n, list[i].what.p, (int)list[i].which.n,
                list[i].which.p, (long long)list[i].n);
    }
    if (!str_eq(buf_str(&b), str_of(want)))
        fail_msg("%s: “%.*s”, not “%s”", why, (int)b.n, b.p, want);
    buf_free(&b);
    arena_wipe(&a);
}

static void
check(struct tally *t, const char *when, enum verdict v, enum fraud_kind fraud,
      enum tally_way way)
{
    struct answer a = {.verdict = v, .fraud = fraud};
    tally_check(t, at(when), &a, way);
}

static void
test_counted(void **state)
{
    struct place *p = *state;
    struct tally t = {.n = 0};
    check(&t, "2026-11-22T11:59", VERDICT_SCAM, FRAUD_CUT, WAY_TEXT);
    check(&t, "2026-11-22T11:59:59", VERDICT_SCAM, FRAUD_APP, WAY_TEXT);
    check(&t, "2026-11-22T12:00", VERDICT_SCAM, FRAUD_CUT, WAY_QUESTIONS);
    check(&t, "2026-11-22T12:01", VERDICT_OFFICIAL, FRAUD_NONE, WAY_NUMBER);
    check(&t, "2026-11-23T00:00", VERDICT_UNVERIFIED, FRAUD_NONE, WAY_TEXT);
    tally_report(&t, at("2026-11-22T12:02"));
    expect(p, "nothing is written before it is due", "");
    tally_write(&t, p->office, 1);
    assert_int_equal(t.n, 0);
    tally_write(&t, p->office, 2);
    expect(p, "each by its hour or day, once",
           "22 fraud app 1; 22 fraud cut 2; 22 report  1; 22 way number 1; 22 way questions 1; "
           "22 way text 2; 22/11 check scam 2; 22/12 check official 1; 22/12 check scam 1; "
           "23 way text 1; 23/0 check unverified 1");
}

static void
test_slides(void **state)
{
    struct place *p = *state;
    struct tally t = {.n = 0};
    int64_t now = at("2026-11-22T11:00");
    const struct {
        int64_t ms;
        const char *id;
    } shown[] = {
        {500, "night-call"},  {600, "night-call"}, {8500, "apk"}, {16500, ""},
        {90000, "night-call"}, {91700, ""},         {93000, "apk"}, {94300, ""},
    };
    for (size_t i = 0; i < ARRAY_LEN(shown); i++)
        tally_slide(&t, now, shown[i].ms, str_of(shown[i].id));
    tally_write(&t, p->office, 1);
    expect(p, "whole seconds; what is left of one goes on; another screen counts nothing",
           "22 shown apk 10; 22 shown night-call 9");
}

/* A clock that is known to be wrong counts nothing, and nothing later for that time. */
static void
test_no_clock(void **state)
{
    struct place *p = *state;
    struct tally t = {.n = 0};
    struct answer a = {.verdict = VERDICT_SCAM, .fraud = FRAUD_CUT};
    tally_slide(&t, TALLY_NO_CLOCK, 0, STR("apk"));
    tally_check(&t, TALLY_NO_CLOCK, &a, WAY_TEXT);
    tally_report(&t, TALLY_NO_CLOCK);
    tally_slide(&t, TALLY_NO_CLOCK, 60000, STR("apk"));
    assert_int_equal(t.n, 0);
    tally_slide(&t, at("2026-11-22T11:00"), 62000, STR(""));
    tally_write(&t, p->office, 1);
    expect(p, "since the clock is right", "22 shown apk 2");
}

static void
test_due(void **state)
{
    static const struct {
        const char *why;
        bool done, left;
        int64_t since_ms, rest_ms;
        bool due;
    } rows[] = {
        {"just done", true, false, 1000, 1000, false},
        {"a minute later, the hands rest", true, false, 60000, 2000, true},
        {"a minute later, somebody types", true, false, 60000, 1999, false},
        {"the person has left", true, true, 1000, 0, true},
        {"left without doing anything", false, true, 1000, 0, false},
        {"slides for a minute", false, false, 60000, 60000, false},
        {"slides for ten minutes", false, false, 600000, 600000, true},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct tally t = {.tried_ms = 5000};
        int64_t now_ms = 5000 + rows[i].since_ms;
        tally_slide(&t, at("2026-11-22T11:00"), 0, STR("apk"));
        tally_slide(&t, at("2026-11-22T11:00"), 4000, STR(""));
        if (rows[i].done)
            check(&t, "2026-11-22T11:00", VERDICT_SCAM, FRAUD_CUT, WAY_TEXT);
        if (rows[i].left)
            tally_left(&t);
        if (tally_due(&t, now_ms, now_ms - rows[i].rest_ms) != rows[i].due)
            fail_msg("%s", rows[i].why);
    }
    struct tally none = {.left = true};
    assert_false(tally_due(&none, 10000000, 0));
}

/* On a disk that fails it waits in memory, and is written when that is over, at its own hour. */
static void
test_cannot_write(void **state)
{
    struct place *p = *state;
    struct tally t = {.n = 0};
    char shm[128];
    office_close(p->office);
    shm_path(p, shm);
    unlink(shm);
    assert_int_equal(symlink("nowhere", shm), 0);
    open_office(p);
    assert_int_equal(office_state(p->office), OFFICE_DISK_FAILS);
    check(&t, "2026-11-22T11:00", VERDICT_SCAM, FRAUD_CUT, WAY_TEXT);
    tally_left(&t);
    tally_write(&t, p->office, 1000);
    assert_int_equal(t.n, 3);
    assert_false(tally_due(&t, 2000, 0)); /* not at every turn */
    check(&t, "2026-11-22T11:30", VERDICT_SCAM, FRAUD_CUT, WAY_TEXT);
    office_close(p->office);
    unlink(shm);
    open_office(p);
    assert_true(tally_due(&t, 61000, 0));
    tally_write(&t, p->office, 61000);
    assert_int_equal(t.n, 0);
    expect(p, "all of it", "22 fraud cut 2; 22 way text 2; 22/11 check scam 2");
}

/* Days without a disk: the memory is bounded, and the last hours are kept. */
static void
test_bounded(void **state)
{
    struct place *p = *state;
    struct tally t = {.n = 0};
    struct answer a = {.verdict = VERDICT_OFFICIAL};
    int64_t first = at("2026-11-01T00:00"), last = 0;
    for (int hour = 0; hour < 24 * 20; hour++) {
        last = first + hour * 3600;
        tally_check(&t, last, &a, WAY_NUMBER);
        assert_true(t.n <= TALLY_ROWS);
    }
    assert_int_equal(t.n, TALLY_ROWS);
    tally_write(&t, p->office, 1);
    assert_int_equal(t.n, 0);
    struct arena arena = {0};
    struct err err = {0};
    struct count *list;
    size_t n;
    must(count_list(p->office, last, 0, &arena, &list, &n, &err), &err);
    assert_int_equal(n, 2); /* the hour and its day */
    arena_wipe(&arena);
}

/* An id that another hand wrote into the database stops nothing else. */
static void
test_strange_id(void **state)
{
    struct place *p = *state;
    struct tally t = {.n = 0};
    int64_t now = at("2026-11-22T11:00");
    check(&t, "2026-11-22T11:00", VERDICT_SCAM, FRAUD_CUT, WAY_TEXT);
    tally_slide(&t, now, 0, STR("कॉल करें"));
    tally_slide(&t, now, 8000, STR("an-id-that-is-longer-than-any-that-a-clerk-may-give"));
    tally_slide(&t, now, 16000, STR(""));
    tally_write(&t, p->office, 1);
    assert_int_equal(t.n, 0);
    expect(p, "the rest", "22 fraud cut 1; 22 way text 1; 22/11 check scam 1");
}

/* The office takes every kind of fraud there is. */
static void
test_names_agree(void **state)
{
    struct place *p = *state;
    struct arena a = {0};
    for (int k = FRAUD_NONE; k < FRAUD_KINDS; k++) {
        struct err err = {0};
        struct report_value v = {ENTITY_PHONE, STR("8260303942")};
        struct str token;
        must(report_add(p->office, at("2026-11-22") + k * 1000, STR("scam"),
                        str_of(fraud_name((enum fraud_kind)k)), &v, 1, &a, &token, &err),
             &err);
    }
    arena_wipe(&a);
}

int
main(void)
{
#define IN_A_PLACE(test) cmocka_unit_test_setup_teardown(test, make, unmake)
    const struct CMUnitTest tests[] = {
        IN_A_PLACE(test_counted),      IN_A_PLACE(test_slides),   IN_A_PLACE(test_no_clock),
        cmocka_unit_test(test_due),    IN_A_PLACE(test_bounded),  IN_A_PLACE(test_cannot_write),
        IN_A_PLACE(test_strange_id),   IN_A_PLACE(test_names_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
