/* The database itself: made, migrated, refused, shared by two programmes. */
#include "office/place.h"

#include "office/db.h"

#include <sys/stat.h>

static int64_t
number(const char *path, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    return value;
}

/* A write-ahead log stays as it is, as a programme that died would leave it. */
static void
run_sql(const char *path, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)NULL);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(db));
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* A database as the first `version` steps left it. */
static void
make_version(const char *path, int version)
{
    int n;
    struct err err = {0};
    const struct db_step *steps = office_steps(&n);
    char where[200];
    struct office o = {.path = where};
    snprintf(where, sizeof where, "%s", path);
    assert_true(version <= n);
    assert_int_equal(sqlite3_open(path, &o.db), SQLITE_OK);
    MUST(db_migrate(&o, steps, version, &err));
    assert_int_equal(sqlite3_close(o.db), SQLITE_OK);
}

static void
test_new(void **state)
{
    struct place p;
    struct stat st;
    (void)state;
    place_make(&p);
    office_close(place_office(&p));
    const char *path = place_path(&p, "office.db");
    int n;
    office_steps(&n);
    assert_int_equal(number(path, "PRAGMA user_version"), n);
    assert_int_equal(number(path, "PRAGMA application_id"), DB_APPLICATION_ID);
    assert_int_equal(number(path, "SELECT 'wal' = (SELECT * FROM pragma_journal_mode)"), 1);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
    place_remove(&p);
}

/* From every step to the newest: what was there stays, what is new works. */
static void
test_from_each_version(void **state)
{
    static const struct {
        const char *why;
        const char *row; /* put in by the older programme */
        const char *count;
    } rows[] = {
        {"nothing yet", "SELECT 1", "SELECT 1"},
        {"settings and notices", "INSERT INTO setting VALUES ('office.name', 'गुमटी');",
         "SELECT count(*) FROM setting WHERE value = 'गुमटी'"},
        {"warnings", "INSERT INTO removed VALUES ('warning', 'gone');",
         "SELECT count(*) FROM removed"},
        {"counters",
         "INSERT INTO counter VALUES ('gumti', 1, 'गुमटी', '', '', '', 0, 0, 0, 0, '', '', '', 0);",
         "SELECT count(*) FROM counter WHERE id = 'gumti'"},
        {"updates",
         "INSERT INTO list_update VALUES (7, 1, 125, 124, 'forged', '', '', '');",
         "SELECT count(*) FROM list_update WHERE serial = 125"},
        {"what staff changed in the warnings",
         "INSERT INTO warning_change VALUES (3, 1, 'anil', 'add x', 0);"
         "INSERT INTO warning_was VALUES (3, 'x', 'new', '', 0);",
         "SELECT count(*) FROM warning_change JOIN warning_was ON change = id"},
        {"reports",
         "INSERT INTO report VALUES (1, 'phone', '8260303942', 'scam', 3, 7, 9);",
         "SELECT count = 3 AND fraud = '' FROM report WHERE value = '8260303942'"},
        {"kinds of fraud and counts",
         "INSERT INTO count VALUES (20779, 11, 'check', 'scam', 5);",
         "SELECT n = 5 FROM count"},
    };
    int n;
    (void)state;
    office_steps(&n);
    assert_int_equal(n + 1, ARRAY_LEN(rows));
    for (int version = 0; version <= n; version++) {
        struct place p;
        struct err err = {0};
        struct arena a = {0};
        size_t found;
        struct counter *counters;
        place_make(&p);
        make_version(place_path(&p, "office.db"), version);
        run_sql(p.path, rows[version].row);
        struct office *o = place_office(&p);
        MUST(counter_list(o, 0, &a, &counters, &found, &err));
        office_close(o);
        place_path(&p, "office.db");
        if (number(p.path, "PRAGMA user_version") != n || number(p.path, rows[version].count) != 1)
            fail_msg("%s: version %d did not come through", rows[version].why, version);
        arena_wipe(&a);
        place_remove(&p);
    }
}

/* A kiosk's name became part of file names when updates came. */
static void
test_kiosk_names(void **state)
{
    static const struct {
        const char *why, *name, *kept;
    } rows[] = {
        {"a plain one stays", "KNP-07", "KNP-07"},  {"a space", "KNP 07", "kiosk"},
        {"a folder", "../07", "kiosk"},             {"none", "", "kiosk"},
        {"Hindi", "कानपुर", "kiosk"},                {"like an option", "-7", "kiosk"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct place p;
        struct err err = {0};
        struct arena a = {0};
        struct str name;
        char sql[128];
        place_make(&p);
        make_version(place_path(&p, "office.db"), 3);
        snprintf(sql, sizeof sql, "INSERT INTO setting VALUES ('kiosk.id', '%s');", rows[i].name);
        run_sql(p.path, sql);
        struct office *o = place_office(&p);
        MUST(setting_get(o, "kiosk.id", &a, &name, &err));
        if (!str_eq(name, str_of(rows[i].kept)))
            fail_msg("%s: “%.*s”", rows[i].why, (int)name.n, name.p);
        office_close(o);
        arena_wipe(&a);
        place_remove(&p);
    }
}

/* A step that fails half-way leaves the version before it, whole. */
static void
test_step_is_whole(void **state)
{
    static const struct db_step steps[] = {
        {"CREATE TABLE first (x)"},
        {"CREATE TABLE second (x); INSERT INTO nowhere VALUES (1)"},
    };
    struct place p;
    struct err err = {0};
    char where[] = "office.db";
    struct office o = {.path = where};
    (void)state;
    place_make(&p);
    assert_int_equal(sqlite3_open(place_path(&p, "office.db"), &o.db), SQLITE_OK);
    assert_false(db_migrate(&o, steps, 2, &err));
    assert_int_equal(err.kind, ERR_ENV);
    assert_int_equal(sqlite3_close(o.db), SQLITE_OK);
    assert_int_equal(number(p.path, "PRAGMA user_version"), 1);
    assert_int_equal(number(p.path, "SELECT count(*) FROM sqlite_schema"), 1);
    place_remove(&p);
}

static void
test_refused_untouched(void **state)
{
    static const struct {
        const char *why;
        const char *sql; /* NULL: no database at all */
        const char *says;
    } rows[] = {
        {"from a newer programme",
         "PRAGMA application_id = 0x53614F66; PRAGMA user_version = 1000; CREATE TABLE future (x);",
         "newer"},
        {"newer, with a log that was not folded in",
         "PRAGMA journal_mode = WAL; PRAGMA application_id = 0x53614F66;"
         "PRAGMA user_version = 1000;",
         "newer"},
        {"somebody else's database", "CREATE TABLE notes (x); INSERT INTO notes VALUES (1);",
         "not an office database"},
        {"another programme's mark", "PRAGMA application_id = 7;", "not an office database"},
        {"no database", NULL, "damaged"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct place p;
        struct office *o;
        struct err err = {0};
        size_t before, after;
        place_make(&p);
        if (rows[i].sql)
            run_sql(place_path(&p, "office.db"), rows[i].sql);
        else
            place_write(&p, "office.db",
                        "this is a letter, and long enough to be read as one "
                        "page of something that is no database at all, is it?");
        char *old = place_read(&p, "office.db", &before);
        bool opened = office_open(place_path(&p, "office.db"), &o, &err);
        char *new = place_read(&p, "office.db", &after);
        if (opened || err.kind != ERR_ENV || !strstr(err.msg, rows[i].says))
            fail_msg("%s: “%s”", rows[i].why, err.msg);
        if (before != after || memcmp(old, new, before) != 0)
            fail_msg("%s: the file was changed", rows[i].why);
        free(old);
        free(new);
        place_remove(&p);
    }
}

static void
test_missing_folder(void **state)
{
    struct office *o;
    struct err err = {0};
    (void)state;
    assert_false(office_open("/tmp/satark-no-such-folder/office.db", &o, &err));
    assert_int_equal(err.kind, ERR_ENV);
    assert_null(o);
}

/* The kiosk reads while a script writes. */
static void
test_two_connections(void **state)
{
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    struct str value;
    (void)state;
    place_make(&p);
    struct office *kiosk = place_office(&p), *script = place_office(&p);
    int64_t first = office_generation(kiosk);
    assert_int_equal(office_generation(kiosk), first);
    MUST(setting_set(script, "kiosk.slide_seconds", STR("12"), &err));
    int64_t second = office_generation(kiosk);
    assert_int_not_equal(second, first);
    MUST(setting_get(kiosk, "kiosk.slide_seconds", &a, &value, &err));
    assert_true(str_eq(value, STR("12")));
    assert_int_equal(office_generation(kiosk), second);

    office_close(place_office(&p)); /* opening and closing again is no change */
    assert_int_equal(office_generation(kiosk), second);
    arena_wipe(&a);
    office_close(kiosk);
    office_close(script);
    place_remove(&p);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new),
        cmocka_unit_test(test_from_each_version),
        cmocka_unit_test(test_kiosk_names),
        cmocka_unit_test(test_step_is_whole),
        cmocka_unit_test(test_refused_untouched),
        cmocka_unit_test(test_missing_folder),
        cmocka_unit_test(test_two_connections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
