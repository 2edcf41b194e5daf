/* A database that is there but cannot be written: it answers all the same, with every committed
 * change; it says why it cannot be changed, and is not; and it can be, as soon as that is over. */
#define _GNU_SOURCE /* unshare */
#include "office/place.h"

#include "office/db.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>

enum how {
    FULL,   /* a small disk without a byte left */
    RIGHTS, /* asked by a user who may only read */
    LINK,   /* a link where SQLite wants to map the log's index: it follows none */
    MOUNTED /* a disk mounted for reading */
};

enum log {
    NONE,      /* as a programme that ended well leaves it */
    LEFT,      /* the last change stands in the log alone, and its index is there */
    LEFT_ALONE /* the same without the index */
};

static const struct row {
    const char *why;
    enum how how;
    enum log log;
    enum office_state state;
    const char *says;
} rows[] = {
    {"a full disk", FULL, NONE, OFFICE_DISK_FULL, "disk is full"},
    {"a full disk after a power cut", FULL, LEFT_ALONE, OFFICE_DISK_FULL, "disk is full"},
    {"no rights", RIGHTS, NONE, OFFICE_NO_RIGHTS, "may not write"},
    {"no rights, after a power cut", RIGHTS, LEFT, OFFICE_NO_RIGHTS, "may not write"},
    {"no rights, and the index is lost", RIGHTS, LEFT_ALONE, OFFICE_NO_RIGHTS, "may not write"},
    {"no index can be made", LINK, NONE, OFFICE_DISK_FAILS, "cannot be written"},
    {"nor one for the log that is there", LINK, LEFT_ALONE, OFFICE_DISK_FAILS, "cannot be written"},
    {"a disk for reading", MOUNTED, NONE, OFFICE_NO_RIGHTS, "may not write"},
    {"a disk for reading, after a power cut", MOUNTED, LEFT, OFFICE_NO_RIGHTS, "may not write"},
    {"the same without the index", MOUNTED, LEFT_ALONE, OFFICE_NO_RIGHTS, "may not write"},
};

/* ---- making it so ---- */

static void
set_rights(struct place *p, bool may)
{
    static const char *const names[] = {"office.db", "office.db-wal", "office.db-shm", ""};
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        mode_t x = names[i][0] ? 0 : 0111;
        int code = chmod(place_path(p, names[i]), (may ? 0644 : 0444) | x);
        assert_true(code == 0 || (names[i][0] && errno == ENOENT));
    }
}

static void
fill_disk(struct place *p)
{
    char zeros[4096] = {0};
    int fd = open(place_path(p, "fill"), O_WRONLY | O_CREAT, 0600);
    assert_true(fd >= 0);
    while (write(fd, zeros, sizeof zeros) > 0)
        ;
    assert_int_equal(errno, ENOSPC);
    close(fd);
}

static bool
make_place(struct place *p, enum how how)
{
    place_make(p);
    assert_int_equal(chmod(p->folder, 0755), 0);
    if (how != FULL && how != MOUNTED)
        return true;
    if (mount("none", p->folder, "tmpfs", 0, "size=1m,mode=755") == 0)
        return true;
    rmdir(p->folder);
    return false;
}

static void
make_so(struct place *p, enum how how, enum log log)
{
    if (log == LEFT_ALONE)
        assert_int_equal(unlink(place_path(p, "office.db-shm")), 0);
    switch (how) {
    case FULL:
        fill_disk(p);
        break;
    case RIGHTS:
        set_rights(p, false);
        break;
    case LINK:
        assert_int_equal(symlink("nowhere", place_path(p, "office.db-shm")), 0);
        break;
    case MOUNTED:
        assert_int_equal(mount("none", p->folder, "tmpfs", MS_REMOUNT | MS_RDONLY, NULL), 0);
        break;
    }
}

static void
make_good(struct place *p, enum how how)
{
    switch (how) {
    case FULL:
        assert_int_equal(unlink(place_path(p, "fill")), 0);
        break;
    case RIGHTS:
        set_rights(p, true);
        break;
    case LINK:
        assert_int_equal(unlink(place_path(p, "office.db-shm")), 0);
        break;
    case MOUNTED:
        assert_int_equal(mount("none", p->folder, "tmpfs", MS_REMOUNT, NULL), 0);
        break;
    }
}

static void
remove_place(struct place *p, enum how how)
{
    if (how == FULL || how == MOUNTED) {
        assert_int_equal(umount(p->folder), 0);
        assert_int_equal(rmdir(p->folder), 0);
    } else {
        place_remove(p);
    }
}

/* The name is changed last; where a log is to be left, by a programme that the power took. */
static void
make_office(struct place *p, enum log log)
{
    struct err err = {0};
    struct office *o = place_office(p);
    place_write(p, "in.csv",
                CSV_HEADER CSV_ROW("from-the-file", "normal", "शीर्षक", "पाठ", "", "", "", ""));
    size_t n;
    MUST(warning_import(o, place_path(p, "in.csv"), &n, &err));
    office_close(o);
    unlink(place_path(p, "in.csv"));
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        o = place_office(p);
        bool ok = setting_set(o, "office.name", STR("गुमटी"), &err);
        if (log == NONE)
            office_close(o);
        _exit(ok ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(access(place_path(p, "office.db-wal"), F_OK), log == NONE ? -1 : 0);
}

/* ---- looking at it; in a child of another user too, so nothing is asserted here ---- */

#define CHECK(is)                                                          \
    do {                                                                   \
        if (!(is)) {                                                       \
            fprintf(stderr, "%s: not so: %s: %s\n", r->why, #is, err.msg); \
            return false;                                                  \
        }                                                                  \
    } while (0)

static bool
answers(const struct row *r, struct office *o, const char *name)
{
    struct err err = {0};
    struct arena a = {0};
    struct str found;
    struct warning *warnings;
    struct counter *counters;
    struct notice *notices;
    struct list_update *updates;
    size_t n;
    CHECK(setting_get(o, "office.name", &a, &found, &err));
    CHECK(str_eq(found, str_of(name)));
    CHECK(warning_list(o, 0, STR(""), &a, &warnings, &n, &err) && n == 1);
    CHECK(str_eq(warnings[0].id, STR("from-the-file")));
    CHECK(counter_list(o, 0, &a, &counters, &n, &err) && n == 0);
    CHECK(notice_list(o, 0, &a, &notices, &n, &err) && n == 0);
    CHECK(update_list(o, &a, &updates, &n, &err) && n == 0);
    arena_wipe(&a);
    return true;
}

static bool
refuse_changes(const struct row *r, struct office *o)
{
    const struct notice notice = {.service = SERVICE_PAYMENT, .state = STATE_DOWN};
    const struct list_update update = {.at = 1, .serial = 2, .outcome = STR("taken")};
    struct err err = {0};
    const struct report_value told = {ENTITY_PHONE, STR("8260303942")};
    struct arena a = {0};
    struct str token;
    enum { CHANGES = 5 };
    for (int i = 0; i < CHANGES; i++) {
        err = (struct err){0};
        bool done = i == 0   ? setting_set(o, "office.name", STR("x"), &err)
                    : i == 1 ? notice_set(o, &notice, &err)
                    : i == 2 ? warning_remove(o, STR("from-the-file"), &err)
                    : i == 3 ? update_add(o, &update, &err)
                             : report_add(o, 9, STR("scam"), STR("cut"), &told, 1, &a, &token, &err);
        arena_wipe(&a);
        CHECK(!done);
        CHECK(err.kind == ERR_ENV && strstr(err.msg, r->says));
    }
    return true;
}

static bool
look(const struct row *r, const char *path)
{
    struct office *o;
    struct err err = {0};
    CHECK(office_open(path, &o, &err));
    CHECK(err.kind == ERR_NONE);
    CHECK(office_state(o) == r->state);
    CHECK(!office_writable(o, &err) && strstr(err.msg, r->says));
    CHECK(!office_is_behind(o));
    CHECK(answers(r, o, "गुमटी") && refuse_changes(r, o) && answers(r, o, "गुमटी"));
    office_close(o);
    return true;
}

/* As somebody who is nobody, unless we are no root ourselves. */
static bool
look_as_nobody(const struct row *r, const char *path)
{
    enum { NOBODY = 65534 };
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        bool other = geteuid() != 0 || (setgid(NOBODY) == 0 && setuid(NOBODY) == 0);
        _exit(other && look(r, path) ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status == 0;
}

static char *
bytes_of(struct place *p, const char *name, size_t *n)
{
    *n = 0;
    return access(place_path(p, name), F_OK) == 0 ? place_read(p, name, n) : NULL;
}

/* Nothing changes in what is committed: neither the file nor its log. */
static void
look_and_compare(struct place *p, const struct row *r)
{
    static const char *const names[] = {"office.db", "office.db-wal"};
    char *before[2];
    size_t n[2];
    for (int i = 0; i < 2; i++)
        before[i] = bytes_of(p, names[i], &n[i]);
    const char *path = place_path(p, "office.db");
    if (!(r->how == RIGHTS ? look_as_nobody(r, path) : look(r, path)))
        fail_msg("%s", r->why);
    for (int i = 0; i < 2; i++) {
        size_t now;
        char *after = bytes_of(p, names[i], &now);
        if (now != n[i] || (now && memcmp(before[i], after, now) != 0))
            fail_msg("%s: %s was changed", r->why, names[i]);
        free(before[i]);
        free(after);
    }
}

static void
test_reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const struct row *r = &rows[i];
        struct place p;
        struct err err = {0};
        if (!make_place(&p, r->how)) {
            print_message("%s: not tried, nothing may be mounted here\n", r->why);
            continue;
        }
        make_office(&p, r->log);
        make_so(&p, r->how, r->log);
        look_and_compare(&p, r);
        make_good(&p, r->how);
        struct office *o = place_office(&p);
        assert_int_equal(office_state(o), OFFICE_WRITABLE);
        assert_true(office_writable(o, &err));
        assert_true(answers(r, o, "गुमटी"));
        MUST(setting_set(o, "office.name", STR("फूलबाग"), &err));
        assert_true(answers(r, o, "फूलबाग"));
        office_close(o);
        remove_place(&p, r->how);
    }
}

/* ---- others that write, older and newer programmes ---- */

/* The one that may write is at work meanwhile. */
static void
test_beside_a_writer(void **state)
{
    static const struct row r = {"beside a writer", RIGHTS, LEFT, OFFICE_NO_RIGHTS,
                                 "may not write"};
    struct place p;
    struct err err = {0};
    (void)state;
    assert_true(make_place(&p, RIGHTS));
    make_office(&p, NONE);
    struct office *writer = place_office(&p);
    MUST(setting_set(writer, "office.name", STR("गुमटी"), &err));
    set_rights(&p, false);
    assert_true(look_as_nobody(&r, place_path(&p, "office.db")));
    MUST(setting_set(writer, "kiosk.id", STR("KNP-07"), &err));
    office_close(writer);
    set_rights(&p, true);
    place_remove(&p);
}

/* A system forgets a programme's locks on a file when it closes that file anywhere: read beside its
 * own writer, the log must not be taken for one that nobody uses. */
static void
test_beside_our_own_writer(void **state)
{
    struct place p;
    struct copy_mark mark;
    sqlite3 *copy;
    int status;
    (void)state;
    place_make(&p);
    make_office(&p, LEFT);
    struct office *writer = place_office(&p);
    assert_true(copy_read(place_path(&p, "office.db"), &copy, &mark));
    sqlite3_close(copy);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) { /* who closes last would fold the log in and remove it */
        execlp("sqlite3", "sqlite3", p.path, "SELECT count(*) FROM setting", (char *)NULL);
        _exit(1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(access(place_path(&p, "office.db-wal"), F_OK), 0);
    office_close(writer);
    place_remove(&p);
}

/* Somebody's programme keeps the file for itself: it is read as it is, and said so. */
static void
test_held(void **state)
{
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    struct str name;
    sqlite3 *holder;
    (void)state;
    place_make(&p);
    make_office(&p, NONE);
    assert_int_equal(sqlite3_open(place_path(&p, "office.db"), &holder), SQLITE_OK);
    assert_int_equal(sqlite3_exec(holder,
                                  "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;"
                                  "UPDATE setting SET value = 'x' WHERE name = 'office.name'",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    struct office *o = place_office(&p);
    assert_int_equal(office_state(o), OFFICE_HELD);
    MUST(setting_get(o, "office.name", &a, &name, &err));
    assert_false(str_eq(name, STR("x")));
    assert_false(setting_set(o, "office.name", STR("y"), &err));
    assert_non_null(strstr(err.msg, "keeps it locked"));
    office_close(o);
    sqlite3_close(holder);
    o = place_office(&p);
    assert_int_equal(office_state(o), OFFICE_WRITABLE);
    office_close(o);
    arena_wipe(&a);
    place_remove(&p);
}

/* What changes in the files is seen, in the log as in the file. */
static void
test_falls_behind(void **state)
{
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    struct str name;
    (void)state;
    place_make(&p);
    make_office(&p, LEFT);
    make_so(&p, LINK, LEFT_ALONE);
    struct office *o = place_office(&p);
    assert_int_equal(office_state(o), OFFICE_DISK_FAILS);
    int64_t generation = office_generation(o);
    make_good(&p, LINK);
    assert_false(office_is_behind(o));
    struct office *writer = place_office(&p);
    MUST(setting_set(writer, "office.name", STR("फूलबाग"), &err));
    assert_true(office_is_behind(o));
    assert_false(office_is_behind(writer));
    assert_int_equal(office_generation(o), generation);
    MUST(setting_get(o, "office.name", &a, &name, &err));
    assert_true(str_eq(name, STR("गुमटी")));
    arena_wipe(&a);
    office_close(o);
    office_close(writer);
    place_remove(&p);
}

static void
run_sql(const char *path, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(db));
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* An older programme's database answers like a new one, and stays an older programme's. */
static void
test_older(void **state)
{
    int n;
    const struct db_step *steps = office_steps(&n);
    (void)state;
    for (int version = 0; version <= n; version++) {
        struct place p;
        struct err err = {0};
        struct arena a = {0};
        struct list_update *updates;
        struct counter *counters;
        size_t found, before, after;
        place_make(&p);
        struct office old = {.path = p.path};
        assert_int_equal(sqlite3_open(place_path(&p, "office.db"), &old.db), SQLITE_OK);
        MUST(db_migrate(&old, steps, version, &err));
        assert_int_equal(sqlite3_close(old.db), SQLITE_OK);
        run_sql(p.path, "PRAGMA journal_mode = WAL");
        char *bytes = place_read(&p, "office.db", &before);
        assert_int_equal(symlink("nowhere", place_path(&p, "office.db-shm")), 0);
        struct office *o = place_office(&p);
        assert_int_equal(office_state(o), OFFICE_DISK_FAILS);
        MUST(counter_list(o, 0, &a, &counters, &found, &err));
        MUST(update_list(o, &a, &updates, &found, &err));
        assert_false(setting_set(o, "office.name", STR("x"), &err));
        office_close(o);
        char *now = place_read(&p, "office.db", &after);
        assert_int_equal(before, after);
        assert_memory_equal(bytes, now, after);
        free(bytes);
        free(now);
        arena_wipe(&a);
        assert_int_equal(unlink(place_path(&p, "office.db-shm")), 0);
        place_remove(&p);
    }
}

static void
test_refused(void **state)
{
    static const struct {
        const char *why, *sql, *says;
    } cases[] = {
        {"a newer programme's", "PRAGMA application_id = 0x53614F66; PRAGMA user_version = 1000;",
         "newer"},
        {"somebody else's", "CREATE TABLE notes (x);", "not an office database"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct place p;
        struct office *o;
        struct err err = {0};
        place_make(&p);
        run_sql(place_path(&p, "office.db"), "PRAGMA journal_mode = WAL");
        run_sql(p.path, cases[i].sql);
        assert_int_equal(symlink("nowhere", place_path(&p, "office.db-shm")), 0);
        if (office_open(place_path(&p, "office.db"), &o, &err) || !strstr(err.msg, cases[i].says))
            fail_msg("%s: “%s”", cases[i].why, err.msg);
        assert_int_equal(unlink(place_path(&p, "office.db-shm")), 0);
        place_remove(&p);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads),
        cmocka_unit_test(test_beside_a_writer),
        cmocka_unit_test(test_beside_our_own_writer),
        cmocka_unit_test(test_held),
        cmocka_unit_test(test_falls_behind),
        cmocka_unit_test(test_older),
        cmocka_unit_test(test_refused),
    };
    /* What is mounted goes with this programme, however it ends. */
    if (unshare(CLONE_NEWNS) == 0)
        mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
