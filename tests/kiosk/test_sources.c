#include "kiosk/sources.h"

#include "base/paths.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* An office's settings, in a folder of its own; no list. */
struct place {
    char folder[64];
    struct arena arena;
    struct sources sources;
};

static const char *
path(struct place *p, const char *name)
{
    return paths_join(&p->arena, str_of(p->folder), name).p;
}

static int
make(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    strcpy(p->folder, "/tmp/satark-sources-XXXXXX");
    assert_non_null(mkdtemp(p->folder));
    *state = p;
    return 0;
}

static int
unmake(void **state)
{
    static const char *const files[] = {"office.db", "office.db-wal", "office.db-shm"};
    struct place *p = *state;
    sources_close(&p->sources);
    for (size_t i = 0; i < ARRAY_LEN(files); i++)
        unlink(path(p, files[i]));
    assert_int_equal(rmdir(p->folder), 0); /* nothing else was left there */
    arena_wipe(&p->arena);
    free(p);
    return 0;
}

static void
test_makes_no_office(void **state)
{
    struct place *p = *state;
    struct err err = {0};
    struct sources s;
    assert_false(sources_open(str_of(p->folder), &s, &err));
    assert_int_equal(err.kind, ERR_ENV);
    assert_non_null(strstr(err.msg, "satark init"));
    assert_int_not_equal(access(path(p, "office.db"), F_OK), 0);
}

/* As another programme would, past setting_set's checks. */
static void
write_raw(struct place *p, const char *name, const char *value)
{
    sqlite3 *db;
    char *sql = sqlite3_mprintf("REPLACE INTO setting VALUES (%Q, %Q)", name, value);
    assert_int_equal(sqlite3_open(path(p, "office.db"), &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_free(sql);
    sqlite3_close(db);
}

static void
test_settings(void **state)
{
    static const struct {
        const char *why, *name, *value;
        bool taken;
    } rows[] = {
        {"a name", "office.name", "गुमटी", true},
        {"as long as may be", "kiosk.idle_seconds", "600", true},
        {"the time of a slide is divided by", "kiosk.slide_seconds", "0", false},
        {"idle at once: nobody could type", "kiosk.idle_seconds", "0", false},
        {"a sign", "counters.total", "-1", false},
        {"no number", "kiosk.slide_seconds", "soon", false},
        {"a row emptied", "kiosk.slide_seconds", "", false},
    };
    struct place *p = *state;
    struct sources *s = &p->sources;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct err err = {0};
        assert_true(office_open(path(p, "office.db"), &s->office, &err));
        assert_true(setting_set(s->office, "office.name", STR("किदवई नगर"), &err));
        assert_true(setting_set(s->office, "kiosk.slide_seconds", STR("9"), &err));
        assert_true(setting_set(s->office, "kiosk.idle_seconds", STR("70"), &err));
        assert_true(sources_settings(s, &err));
        write_raw(p, rows[i].name, rows[i].value);
        bool ok = sources_settings(s, &err);
        if (ok != rows[i].taken || (!ok && !strstr(err.msg, rows[i].name)))
            fail_msg("%s: %s", rows[i].why, ok ? "was taken" : err.msg);
        if (!ok && (!str_eq(s->office_name, STR("किदवई नगर")) || s->slide_seconds != 9 ||
                    s->idle_seconds != 70))
            fail_msg("%s: the settings are not as they were", rows[i].why);
        sources_close(s);
        unlink(path(p, "office.db"));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_makes_no_office, make, unmake),
        cmocka_unit_test_setup_teardown(test_settings, make, unmake),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
