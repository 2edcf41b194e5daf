/* The PIN of the staff's panel: which may be one, how tries are counted, and what outlives a
 * restart, a clock set back and a database that cannot be written. */
#include "place.h"

#include "office/pin.h"


#define PIN "907142"

static void
test_good(void **state)
{
    static const struct {
        const char *pin;
        bool good;
        const char *why;
    } rows[] = {
        {PIN, true, "no pattern"},
        {"483917", true, "no month in the middle"},
        {"000000", false, "one digit"},
        {"111111", false, "one digit"},
        {"121212", false, "two digits again and again"},
        {"907907", false, "three digits again and again"},
        {"123456", false, "counts up"},
        {"890123", false, "counts up over nine"},
        {"654321", false, "counts down"},
        {"150847", false, "a date: day, month, year"},
        {"471130", false, "a date: year, month, day"},
        {"147258", false, "down the keys"},
        {"12345", false, "five digits"},
        {"9071425", false, "seven digits"},
        {"", false, "none"},
        {"90714a", false, "a letter"},
        {"९०७१४२", false, "other digits: the keys have these"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct err err = {0};
        if (pin_is_good(str_of(rows[i].pin), &err) != rows[i].good)
            fail_msg("%s: %s", rows[i].pin, rows[i].why);
        if (!rows[i].good && (err.kind != ERR_INPUT || !err.msg[0]))
            fail_msg("%s: no reason", rows[i].pin);
    }
}

/* What each wrong try costs. */
static void
test_count(void **state)
{
    static const struct {
        int wrong, locks;
        int64_t wait_ms;
        bool locked;
    } after[] = {
        {1, 0, PIN_WAIT_FIRST_MS, false}, {2, 0, PIN_WAIT_SECOND_MS, false},
        {0, 1, PIN_LOCK_MS, true},        {1, 1, PIN_WAIT_FIRST_MS, false},
        {2, 1, PIN_WAIT_SECOND_MS, false}, {0, 2, 2 * PIN_LOCK_MS, true},
    };
    struct pin_tries t = {0};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(after); i++) {
        assert_true(pin_count(&t));
        assert_int_equal(t.wrong, after[i].wrong);
        assert_int_equal(t.locks, after[i].locks);
        assert_int_equal(t.wait_ms, after[i].wait_ms);
        assert_int_equal(pin_is_locked(&t), after[i].locked);
        struct pin_tries before = t;
        assert_false(pin_count(&t)); /* too early: costs nothing */
        assert_memory_equal(&before, &t, sizeof t);
        t.wait_ms = 0;
        assert_false(pin_is_locked(&t));
    }
    t = (struct pin_tries){.wrong = 2, .locks = INT32_MAX};
    assert_true(pin_count(&t));
    assert_int_equal(t.wait_ms, PIN_LOCK_MOST_MS);
}

/* ---- with a database ---- */

struct room {
    struct place place;
    struct office *o;
    struct pin_gate gate;
    int64_t now_ms;
    struct err err;
};

static void
room_open(struct room *r)
{
    *r = (struct room){.now_ms = 5000};
    place_make(&r->place);
    r->o = place_office(&r->place);
    if (!pin_set(r->o, STR(PIN), &r->err))
        fail_msg("%s", r->err.msg);
}

static void
room_close(struct room *r)
{
    office_close(r->o);
    place_remove(&r->place);
}

/* Power off and on: nothing but the database is left, and the clock of the run begins anew. */
static void
room_again(struct room *r)
{
    office_close(r->o);
    r->o = place_office(&r->place);
    r->gate = (struct pin_gate){0};
    r->now_ms = 700;
    if (!pin_load(r->o, &r->gate, r->now_ms, &r->err))
        fail_msg("%s", r->err.msg);
}

static enum pin_answer
try_pin(struct room *r, const char *pin)
{
    return pin_try(r->o, &r->gate, r->now_ms, str_of(pin), &r->err);
}

static void
lock_out(struct room *r)
{
    for (int i = 0; i < PIN_TRIES; i++) {
        assert_int_equal(try_pin(r, "000000"), PIN_WRONG);
        if (i + 1 < PIN_TRIES)
            r->now_ms += PIN_WAIT_SECOND_MS;
    }
    assert_true(pin_is_locked(&r->gate.tries));
}

static void
test_right_and_wrong(void **state)
{
    struct room r;
    (void)state;
    room_open(&r);
    assert_int_equal(try_pin(&r, PIN), PIN_RIGHT);
    assert_int_equal(try_pin(&r, "907143"), PIN_WRONG);
    assert_int_equal(try_pin(&r, PIN), PIN_WAITS);
    r.now_ms += PIN_WAIT_FIRST_MS - 1;
    assert_int_equal(try_pin(&r, PIN), PIN_WAITS);
    r.now_ms += 1;
    assert_int_equal(try_pin(&r, "90714"), PIN_WRONG); /* too short is wrong too */
    r.now_ms += PIN_WAIT_SECOND_MS;
    assert_int_equal(try_pin(&r, PIN), PIN_RIGHT);
    assert_int_equal(r.gate.tries.wrong, 0);
    lock_out(&r);
    assert_int_equal(try_pin(&r, PIN), PIN_WAITS);
    r.now_ms += PIN_LOCK_MS;
    assert_int_equal(try_pin(&r, PIN), PIN_RIGHT);
    room_close(&r);
}

static void
test_not_set(void **state)
{
    struct room r;
    (void)state;
    room_open(&r);
    assert_true(pin_remove(r.o, &r.err));
    assert_int_equal(try_pin(&r, PIN), PIN_NOT_SET);
    assert_int_equal(try_pin(&r, ""), PIN_NOT_SET);
    assert_false(r.gate.is_set);
    assert_false(pin_remove(r.o, &r.err));
    room_close(&r);
}

/* Pulling the plug takes no wrong try back and waits out nothing; no clock on the wall is asked. */
static void
test_plug(void **state)
{
    struct room r;
    (void)state;
    room_open(&r);
    lock_out(&r);
    room_again(&r);
    assert_true(pin_is_locked(&r.gate.tries));
    assert_int_equal(r.gate.tries.wait_ms, PIN_LOCK_MS);
    assert_int_equal(try_pin(&r, PIN), PIN_WAITS);

    r.now_ms += PIN_LOCK_MS / 2;
    pin_pass(&r.gate, r.now_ms);
    assert_true(pin_save(r.o, &r.gate, &r.err));
    room_again(&r);
    assert_int_equal(r.gate.tries.wait_ms, PIN_LOCK_MS / 2);

    r.now_ms += PIN_LOCK_MS / 2;
    assert_int_equal(try_pin(&r, "000000"), PIN_WRONG); /* and the next lock-out is twice as long */
    room_again(&r);
    assert_int_equal(r.gate.tries.wrong, 1);
    assert_int_equal(r.gate.tries.locks, 1);
    room_close(&r);
}

static void
test_clock_set_back(void **state)
{
    struct room r;
    (void)state;
    room_open(&r);
    lock_out(&r);
    setenv("SATARK_NOW", "2031-01-01T00:00", 1);
    assert_int_equal(try_pin(&r, PIN), PIN_WAITS);
    room_again(&r);
    setenv("SATARK_NOW", "2001-01-01T00:00", 1);
    assert_int_equal(try_pin(&r, PIN), PIN_WAITS);
    r.now_ms -= 600000; /* not even time that runs backwards */
    assert_int_equal(try_pin(&r, PIN), PIN_WAITS);
    assert_int_equal(r.gate.tries.wait_ms, PIN_LOCK_MS);
    unsetenv("SATARK_NOW");
    room_close(&r);
}

/* From a terminal, while the kiosk runs. */
static void
test_unlock(void **state)
{
    struct room r;
    (void)state;
    room_open(&r);
    lock_out(&r);
    struct office *other = place_office(&r.place);
    assert_true(pin_unlock(other, &r.err));
    assert_int_equal(try_pin(&r, PIN), PIN_RIGHT);
    lock_out(&r);
    assert_true(pin_set(other, STR("551938"), &r.err));
    assert_int_equal(try_pin(&r, PIN), PIN_WRONG);
    r.now_ms += PIN_WAIT_FIRST_MS;
    assert_int_equal(try_pin(&r, "551938"), PIN_RIGHT);
    office_close(other);
    room_close(&r);
}

/* What another hand wrote there opens nothing. */
static void
test_spoilt(void **state)
{
    static const char *const rows[] = {"x", "1 2", "0 0 0 -5", "0 0 0 0 0", "0 9 0 0",
                                       "0 0 0 99999999999999"};
    struct room r;
    (void)state;
    room_open(&r);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        sqlite3 *db;
        char sql[200];
        struct pin_tries t;
        bool is_set;
        snprintf(sql, sizeof sql, "REPLACE INTO setting VALUES ('hidden.tries', '%s')", rows[i]);
        assert_int_equal(sqlite3_open(place_path(&r.place, "office.db"), &db), SQLITE_OK);
        assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
        sqlite3_close(db);
        assert_true(pin_read(r.o, &is_set, &t, &r.err));
        if (!pin_is_locked(&t))
            fail_msg("“%s” is no lock-out", rows[i]);
    }
    room_close(&r);
}

/* A hash that is none, and one too long, are wrong for every PIN. */
static void
test_spoilt_hash(void **state)
{
    static const char *const rows[] = {"x", "$argon2id$v=19$m=65536,t=2,p=1$", "907142"};
    struct room r;
    (void)state;
    room_open(&r);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        sqlite3 *db;
        char sql[200];
        snprintf(sql, sizeof sql, "REPLACE INTO setting VALUES ('hidden.pin', '%s')", rows[i]);
        assert_int_equal(sqlite3_open(place_path(&r.place, "office.db"), &db), SQLITE_OK);
        assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
        sqlite3_close(db);
        r.now_ms += PIN_LOCK_MOST_MS;
        if (try_pin(&r, PIN) == PIN_RIGHT)
            fail_msg("“%s” opens", rows[i]);
    }
    room_close(&r);
}

/* An office in memory: tries are counted there, and a right PIN still opens. */
static void
test_read_only(void **state)
{
    struct room r;
    (void)state;
    room_open(&r);
    office_close(r.o);
    /* As on a full disk: every change is refused, also to root. */
    struct office *o = place_office(&r.place);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(place_path(&r.place, "office.db"), &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "CREATE TRIGGER no_insert BEFORE INSERT ON setting BEGIN "
                                      "SELECT RAISE(ABORT, 'full'); END;",
                                  NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    r.o = o;
    lock_out(&r);
    assert_int_equal(try_pin(&r, PIN), PIN_WAITS);
    r.now_ms += PIN_LOCK_MS;
    assert_int_equal(try_pin(&r, PIN), PIN_RIGHT);
    assert_int_equal(try_pin(&r, "000000"), PIN_WRONG);
    assert_int_equal(try_pin(&r, PIN), PIN_WAITS);
    room_close(&r);
}

/* Neither the hash nor the tries are settings that a command shows. */
static void
test_hidden(void **state)
{
    size_t n;
    const struct setting *known = settings_known(&n);
    (void)state;
    for (size_t i = 0; i < n; i++)
        assert_false(strcmp(known[i].name, "hidden.pin") == 0 ||
                     strcmp(known[i].name, "hidden.tries") == 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),           cmocka_unit_test(test_count),
        cmocka_unit_test(test_right_and_wrong), cmocka_unit_test(test_not_set),
        cmocka_unit_test(test_plug),           cmocka_unit_test(test_clock_set_back),
        cmocka_unit_test(test_unlock),         cmocka_unit_test(test_spoilt),
        cmocka_unit_test(test_spoilt_hash),    cmocka_unit_test(test_read_only),
        cmocka_unit_test(test_hidden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
