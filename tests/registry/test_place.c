/* The list in place, or the one before it. */
#include "registry/place.h"

#include "registry/build.h"
#include "registry/room.h"

#include <sqlite3.h>

static void
run_sql(const char *path, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(db));
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

enum file { NONE, GOOD, HALF, LETTER, WITHOUT_PHRASES };

/* A list of this serial under `path`, in the state `file`. */
static void
put(struct room *r, const char *path, int64_t serial, enum file file)
{
    struct err err = {0};
    unlink(path);
    if (file == NONE)
        return;
    if (!registry_build(r->csv, serial, 1000, path, &err))
        fail_msg("%s", err.msg);
    struct str whole = file_read(&r->arena, path);
    if (file == HALF)
        file_write(path, str_sub(whole, 0, whole.n / 2));
    if (file == LETTER)
        file_write(path, STR("this is a letter and no list at all"));
    if (file == WITHOUT_PHRASES)
        run_sql(path, "DROP TABLE phrase");
}

static const struct {
    const char *why;
    enum file list, prev;
    int64_t serial; /* that place_open gives; 0: none */
    int64_t knowing; /* that place_open_knowing gives */
} rows[] = {
    {"the newer one", GOOD, GOOD, 8, 8},
    {"no older one is needed", GOOD, NONE, 8, 8},
    {"a bad older one does not matter", GOOD, LETTER, 8, 8},
    {"half a file", HALF, GOOD, 7, 7},
    {"no list at all", LETTER, GOOD, 7, 7},
    {"the list is gone", NONE, GOOD, 7, 7},
    {"it opens, and cannot be read for checks", WITHOUT_PHRASES, GOOD, 8, 7},
    {"both cut short", HALF, HALF, 0, 0},
    {"neither is there", NONE, NONE, 0, 0},
    {"the older one cannot be read for checks either", HALF, WITHOUT_PHRASES, 7, 0},
};

static void
expect(bool ok, struct registry *r, bool fell_back, const struct err *err, size_t row,
       int64_t serial)
{
    struct registry_info info = {0};
    struct err ignored;
    if (ok) {
        assert_true(registry_info(r, &info, &ignored));
        registry_close(r);
    }
    if (ok != (serial != 0) || info.serial != serial)
        fail_msg("%s: list %d, “%s”", rows[row].why, (int)info.serial, err->msg);
    if (ok && fell_back != (serial == 7))
        fail_msg("%s: fell back: %d", rows[row].why, fell_back);
    if ((err->kind != ERR_NONE) != (serial != 8) ||
        (serial != 8 && !strstr(err->msg, "registry.db")))
        fail_msg("%s: “%s”", rows[row].why, err->msg);
}

static void
test_either(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct room room;
        struct registry *r = NULL;
        struct knowledge knowledge;
        bool fell_back = false;
        struct err err = {0};
        room_open(&room);
        char prev[96];
        snprintf(prev, sizeof prev, "%s/" PLACE_PREV, room.dir);
        put(&room, room.db, 8, rows[i].list);
        put(&room, prev, 7, rows[i].prev);
        bool ok = place_open(str_of(room.dir), STR("*"), &r, &fell_back, &err);
        expect(ok, r, fell_back, &err, i, rows[i].serial);
        ok = place_open_knowing(str_of(room.dir), STR("*"), &room.arena, &r, &knowledge,
                                &fell_back, &err);
        expect(ok, r, fell_back, &err, i, rows[i].knowing);
        unlink(prev);
        room_close(&room);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_either)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
