/* The reports on a stick: what becomes of the file where the stick is as it should be, and not.
 * Sticks are small file systems in memory; where none may be mounted, those rows are left out. */
#define _GNU_SOURCE /* unshare */
#include "kiosk/takeout.h"

#include "base/paths.h"
#include "office/office.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include <fcntl.h>
#include <sched.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct place {
    char folder[64], stick[80];
    bool can_mount;
};

static int
make(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    strcpy(p->folder, "/tmp/satark-takeout-XXXXXX");
    assert_non_null(mkdtemp(p->folder));
    snprintf(p->stick, sizeof p->stick, "%s/stick", p->folder);
    assert_int_equal(mkdir(p->stick, 0700), 0);
    p->can_mount = unshare(CLONE_NEWNS) == 0 &&
                   mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
                   mount("none", p->stick, "tmpfs", 0, "size=64k") == 0 && umount(p->stick) == 0;
    *state = p;
    return 0;
}

static int
unmake(void **state)
{
    struct place *p = *state;
    struct arena a = {0};
    int code = system(arena_fmt(&a, "rm -rf '%s'", p->folder).p);
    arena_wipe(&a);
    free(p);
    return code;
}

static struct str
file_of(struct place *p, const char *name, struct arena *a)
{
    static char bytes[1 << 16];
    FILE *f = fopen(paths_join(a, str_of(p->stick), name).p, "rb");
    size_t n = f ? fread(bytes, 1, sizeof bytes, f) : 0;
    if (f)
        fclose(f);
    return f ? (struct str){bytes, n} : STR("(none)");
}

static void
put(struct place *p, const char *name, const char *text)
{
    struct arena a = {0};
    FILE *f = fopen(paths_join(&a, str_of(p->stick), name).p, "wb");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
    arena_wipe(&a);
}

/* ---- names ---- */

static void
test_names(void **state)
{
    struct place *p = *state;
    struct arena a = {0};
    static const char *const wanted[] = {"r.csv", "r-2.csv", "r-5.csv"};
    put(p, "satark-reports.part", "what was left when a stick was pulled, and longer than the next");
    for (size_t i = 0; i < ARRAY_LEN(wanted); i++) {
        struct takeout t = {0};
        if (i == 2) { /* a folder and a link stand in the way as a file does */
            mkdir(paths_join(&a, str_of(p->stick), "r-3.csv").p, 0700);
            assert_int_equal(symlink("nowhere", paths_join(&a, str_of(p->stick), "r-4.csv").p), 0);
        }
        takeout_save(p->stick, STR("r"), STR("a,b\n"), &t);
        assert_int_equal(t.end, TAKEOUT_DONE);
        assert_string_equal(t.file, wanted[i]);
        assert_true(str_eq(file_of(p, t.file, &a), STR("a,b\n")));
        put(p, t.file, "mine\n");
    }
    for (size_t i = 0; i < ARRAY_LEN(wanted); i++)
        assert_true(str_eq(file_of(p, wanted[i], &a), STR("mine\n")));
    assert_true(str_eq(file_of(p, "nowhere", &a), STR("(none)")));
    assert_true(str_eq(file_of(p, "satark-reports.part", &a), STR("(none)")));
    arena_wipe(&a);
}

static void
test_no_more_names(void **state)
{
    struct place *p = *state;
    struct takeout t = {0};
    for (int i = 0; i <= 99; i++)
        takeout_save(p->stick, STR("r"), STR("a"), &t);
    assert_int_equal(t.end, TAKEOUT_FAILED);
    takeout_save(p->stick,
                 STR("a-name-of-more-than-a-hundred-bytes-that-somebody-wrote-into-the-database-by-"
                     "hand-and-nobody-checked"),
                 STR("a"), &t);
    assert_int_equal(t.end, TAKEOUT_FAILED);
}

/* ---- sticks that cannot be written ---- */

static void
test_ends(void **state)
{
    static char much[1 << 16];
    static const struct {
        const char *why, *options;
        unsigned long flags;
        bool gone;
        enum takeout_end end;
    } rows[] = {
        {"a good one", "size=256k", 0, false, TAKEOUT_DONE},
        {"too small", "size=16k", 0, false, TAKEOUT_FULL},
        {"no room for a name", "size=256k,nr_inodes=1", 0, false, TAKEOUT_FULL},
        {"locked", "size=256k", MS_RDONLY, false, TAKEOUT_READ_ONLY},
        {"gone before it was opened", NULL, 0, true, TAKEOUT_PULLED},
    };
    struct place *p = *state;
    memset(much, 'x', sizeof much);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct takeout t = {0};
        struct arena a = {0};
        if (rows[i].options && !p->can_mount)
            continue;
        if (rows[i].options)
            assert_int_equal(mount("none", p->stick, "tmpfs", rows[i].flags, rows[i].options), 0);
        const char *folder = rows[i].gone ? paths_join(&a, str_of(p->stick), "x").p : p->stick;
        takeout_save(folder, STR("r"), (struct str){much, sizeof much}, &t);
        if (t.end != rows[i].end)
            fail_msg("%s: %d, expected %d", rows[i].why, (int)t.end, (int)rows[i].end);
        if (t.end == TAKEOUT_FULL)
            assert_true(str_eq(file_of(p, "satark-reports.part", &a), STR("(none)")));
        if (rows[i].options)
            assert_int_equal(umount(p->stick), 0);
        arena_wipe(&a);
    }
}

/* ---- all of it ---- */

static void
make_office(struct place *p)
{
    struct arena a = {0};
    struct office *o;
    struct err err;
    sqlite3 *db;
    const char *path = paths_join(&a, str_of(p->folder), "office.db").p;
    if (!office_open(path, &o, &err) || !setting_set(o, "kiosk.id", STR("KNP-07"), &err))
        fail_msg("%s", err.msg);
    office_close(o);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                                  "INSERT INTO report (kind, value, verdict, count, first_at,"
                                  " last_at) VALUES ('phone', '8260303942', 'scam', 1, 0, 0)",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    arena_wipe(&a);
}

static void
test_run(void **state)
{
    struct place *p = *state;
    struct arena a = {0};
    struct takeout t;
    struct sticks s = {.data = str_of(p->folder), .folder = str_of(p->stick)};
    setenv("SATARK_NOW", "2026-11-24T11:42", 1);
    make_office(p);
    takeout_run(&s, &t);
    assert_int_equal(t.end, TAKEOUT_DONE);
    assert_string_equal(t.file, "satark-reports-KNP-07-2026-11-24.csv");
    struct str text = file_of(p, t.file, &a);
    assert_true(str_starts(text, "\xEF\xBB\xBFkind,value,"));
    assert_non_null(memmem(text.p, text.n, "\nphone,8260303942,scam,1,", 25));
    s.folder = STR("/tmp/satark-no-such-stick");
    takeout_run(&s, &t);
    assert_int_equal(t.end, TAKEOUT_NO_STICK);
    s.data = s.folder;
    takeout_run(&s, &t);
    assert_int_equal(t.end, TAKEOUT_UNREAD);
    unsetenv("SATARK_NOW");
    arena_wipe(&a);
}

/* A stick that is shut until it is asked for, as satark-stick@.service leaves it. */
static void
test_asked(void **state)
{
    struct place *p = *state;
    struct arena a = {0};
    struct takeout t;
    const char *asked = paths_join(&a, str_of(p->folder), "write").p;
    struct sticks s = {.data = str_of(p->folder), .folder = str_of(p->stick),
                       .asked = str_of(asked)};
    if (!p->can_mount)
        skip();
    make_office(p);
    assert_int_equal(mount("none", p->stick, "tmpfs", MS_RDONLY, "size=256k"), 0);
    pid_t pid = fork();
    if (pid == 0) { /* the service: lets it be written as long as somebody asks */
        const struct timespec pause = {.tv_nsec = 20000000};
        while (access(asked, F_OK) != 0)
            nanosleep(&pause, NULL);
        mount("none", p->stick, "tmpfs", MS_REMOUNT, "size=256k");
        while (access(asked, F_OK) == 0)
            nanosleep(&pause, NULL);
        _exit(mount("none", p->stick, "tmpfs", MS_REMOUNT | MS_RDONLY, "size=256k") != 0);
    }
    takeout_run(&s, &t);
    assert_int_equal(t.end, TAKEOUT_DONE);
    takeout_save(p->stick, STR("r"), STR("a"), &t);
    assert_int_equal(t.end, TAKEOUT_READ_ONLY); /* shut again when it was done */
    assert_int_equal(umount(p->stick), 0);
    arena_wipe(&a);
}

/* Pulled while it is waited for: told as soon as it is gone. */
static void
test_pulled(void **state)
{
    struct place *p = *state;
    struct arena a = {0};
    struct takeout t;
    const char *asked = paths_join(&a, str_of(p->folder), "write").p;
    struct sticks s = {.data = str_of(p->folder), .folder = str_of(p->stick),
                       .asked = str_of(asked)};
    if (!p->can_mount)
        skip();
    make_office(p);
    assert_int_equal(mount("none", p->stick, "tmpfs", MS_RDONLY, "size=256k"), 0);
    pid_t pid = fork();
    if (pid == 0) {
        const struct timespec pause = {.tv_nsec = 20000000};
        while (access(asked, F_OK) != 0)
            nanosleep(&pause, NULL);
        umount2(p->stick, MNT_DETACH);
        _exit(rmdir(p->stick));
    }
    takeout_run(&s, &t);
    assert_int_equal(t.end, TAKEOUT_PULLED);
    assert_int_not_equal(access(asked, F_OK), 0);
    arena_wipe(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_names, make, unmake),
        cmocka_unit_test_setup_teardown(test_no_more_names, make, unmake),
        cmocka_unit_test_setup_teardown(test_ends, make, unmake),
        cmocka_unit_test_setup_teardown(test_run, make, unmake),
        cmocka_unit_test_setup_teardown(test_asked, make, unmake),
        cmocka_unit_test_setup_teardown(test_pulled, make, unmake),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
