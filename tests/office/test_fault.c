/* Full disks, failing disks and killed programmes: the old set or the new one, never a mix. */
#include "office/place.h"

#include "office/db.h"
#include "office/fault.h"

#include <sys/wait.h>

enum { ROWS = 120 };

/* A table whose rows fill several pages; `word` tells one set from the other. */
static void
write_table(struct place *p, const char *word)
{
    struct buf b = {0};
    buf_add(&b, STR(CSV_HEADER));
    for (int i = 0; i < ROWS; i++)
        buf_fmt(&b,
                "row-%d,normal,%s शीर्षक %d,,%s पाठ %d: यह पंक्ति कई पन्नों तक जाती है,,,,,,,,,,,,,\n", i,
                word, i, word, i);
    place_write(p, "in.csv", b.p);
    buf_free(&b);
}

static bool
import(struct place *p, struct office *o, struct err *err)
{
    size_t n;
    return warning_import(o, place_path(p, "in.csv"), &n, err);
}

static char *
set_of(struct place *p, const char *word)
{
    struct err err = {0};
    struct office *o = place_office(p);
    write_table(p, word);
    MUST(import(p, o, &err));
    char *set = place_warnings(o);
    office_close(o);
    return set;
}

/* Fails the import at each point in turn, until it gets through untouched. */
static void
fail_everywhere(enum fault_kind kind)
{
    struct fault_vfs disk;
    struct place p;
    long at = 1;
    bool through = false;
    place_make(&p);
    char *old = set_of(&p, "पुराना");
    write_table(&p, "नया");
    for (; !through; at++) {
        struct err err = {0};
        fault_install(&disk);
        struct office *o = place_office(&p);
        fault_arm(&disk, kind, at);
        bool ok = import(&p, o, &err);
        through = ok && disk.fault.seen < at;
        fault_arm(&disk, FAULT_NONE, 0);
        char *here = place_warnings(o);
        office_close(o);
        fault_remove(&disk);
        o = place_office(&p);
        char *again = place_warnings(o);
        assert_string_equal(here, again);
        if (!ok && (strcmp(here, old) != 0 || err.kind != ERR_ENV || !strstr(err.msg, p.folder)))
            fail_msg("point %ld: failed with a change, or “%s”", at, err.msg);
        if (ok && strcmp(here, old) == 0)
            fail_msg("point %ld: said it was done, and was not", at);
        if (ok && !through) { /* only the tidying up after the commit failed: back to the old */
            write_table(&p, "पुराना");
            MUST(import(&p, o, &err));
            write_table(&p, "नया");
        }
        office_close(o);
        free(here);
        free(again);
    }
    assert_true(at > 10); /* else nothing was tried */
    free(old);
    place_remove(&p);
}

static void
test_disk_full(void **state)
{
    (void)state;
    fail_everywhere(FAULT_FULL);
}

static void
test_disk_broken(void **state)
{
    (void)state;
    fail_everywhere(FAULT_IO);
}

/* As the programme before the last step left it: opening it writes. */
static char *
older_set(struct place *p)
{
    int n;
    struct err err = {0};
    const struct db_step *steps = office_steps(&n);
    char where[200];
    struct office o = {.path = where};
    write_table(p, "पुराना");
    snprintf(where, sizeof where, "%s", place_path(p, "office.db"));
    unlink(where);
    assert_int_equal(sqlite3_open(where, &o.db), SQLITE_OK);
    MUST(db_exec(&o, "PRAGMA journal_mode = WAL", &err));
    MUST(db_migrate(&o, steps, n - 1, &err));
    MUST(import(p, &o, &err));
    char *set = place_warnings(&o);
    assert_int_equal(sqlite3_close(o.db), SQLITE_OK);
    return set;
}

/* Whatever fails while it is opened, the office answers; and it can be written when that is over. */
static void
open_everywhere(enum fault_kind kind, enum office_state state)
{
    struct fault_vfs disk;
    struct place p;
    long at = 1, in_memory = 0;
    bool through = false;
    place_make(&p);
    for (; !through; at++) {
        char *old = older_set(&p);
        fault_install(&disk);
        fault_arm(&disk, kind, at);
        struct office *o = place_office(&p);
        through = disk.fault.seen < at;
        in_memory += office_state(o) == state;
        assert_true(office_state(o) == OFFICE_WRITABLE || office_state(o) == state);
        char *here = place_warnings(o);
        office_close(o);
        fault_remove(&disk);
        o = place_office(&p);
        assert_int_equal(office_state(o), OFFICE_WRITABLE);
        char *again = place_warnings(o);
        office_close(o);
        if (strcmp(here, old) != 0 || strcmp(again, old) != 0)
            fail_msg("point %ld: not what was there", at);
        free(old);
        free(here);
        free(again);
    }
    assert_true(in_memory > 2);
    place_remove(&p);
}

static void
test_opened_full(void **state)
{
    (void)state;
    open_everywhere(FAULT_FULL, OFFICE_DISK_FULL);
}

static void
test_opened_broken(void **state)
{
    (void)state;
    open_everywhere(FAULT_IO, OFFICE_DISK_FAILS);
}

/* In a child, which dies at point `at`; true if it lived to the end. */
static bool
import_in_child(struct place *p, long at)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct fault_vfs disk;
        struct err err;
        struct office *o;
        fault_install(&disk);
        if (!office_open(place_path(p, "office.db"), &o, &err))
            _exit(3);
        fault_arm(&disk, FAULT_KILL, at);
        bool ok = import(p, o, &err);
        office_close(o);
        _exit(ok ? 0 : 4);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status))
        assert_int_equal(WTERMSIG(status), SIGKILL);
    else
        assert_int_equal(WEXITSTATUS(status), 0);
    return !WIFSIGNALED(status);
}

static void
test_killed(void **state)
{
    struct place p;
    long at = 1, kept_old = 0, took_new = 0;
    (void)state;
    place_make(&p);
    char *new = set_of(&p, "नया");
    char *old = set_of(&p, "पुराना");
    for (bool lived = false; !lived; at++) {
        struct err err = {0};
        write_table(&p, "नया");
        lived = import_in_child(&p, at);
        struct office *o = place_office(&p);
        char *here = place_warnings(o);
        if (strcmp(here, old) != 0 && strcmp(here, new) != 0)
            fail_msg("killed at point %ld: neither the old set nor the new", at);
        kept_old += strcmp(here, old) == 0;
        took_new += strcmp(here, new) == 0;
        free(here);
        write_table(&p, "पुराना");
        MUST(import(&p, o, &err));
        office_close(o);
    }
    assert_true(kept_old > 5); /* killed before the commit */
    assert_true(took_new > 1); /* and behind it */
    free(old);
    free(new);
    place_remove(&p);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_disk_full),
        cmocka_unit_test(test_disk_broken),
        cmocka_unit_test(test_opened_full),
        cmocka_unit_test(test_opened_broken),
        cmocka_unit_test(test_killed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
