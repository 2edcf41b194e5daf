/* A new list under a running kiosk: taken whole or not at all, and what is shown of the old one
 * stays as long as it is shown. */
#include "kiosk/view.h"

#include "base/clock.h"
#include "base/paths.h"
#include "registry/build.h"
#include "registry/place.h"
#include "verify/reasons.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* An office on the sample list no. 7, in a folder of its own. */
struct place {
    char folder[64];
    struct arena arena;
    struct str assets;
    struct sources sources;
};

static const char *
path(struct place *p, const char *name)
{
    return paths_join(&p->arena, str_of(p->folder), name).p;
}

static void
must(bool ok, const struct err *err)
{
    if (!ok)
        fail_msg("%s", err->msg);
}

static void
build(struct place *p, int64_t serial, const char *name)
{
    struct err err;
    const char *from = paths_join(&p->arena, p->assets, "registry").p;
    must(registry_build(from, serial, 1000, path(p, name), &err), &err);
}

static void
run_sql(struct place *p, const char *name, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path(p, name), &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(db));
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void
write_text(struct place *p, const char *name, const char *text)
{
    FILE *f = fopen(path(p, name), "wb");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

static void
put_in_place(struct place *p, const char *name)
{
    assert_int_equal(rename(path(p, name), path(p, PLACE_LIST)), 0);
}

static int
make(void **state)
{
    struct place *p = calloc(1, sizeof *p);
    struct err err;
    struct office *o;
    strcpy(p->folder, "/tmp/satark-live-XXXXXX");
    assert_non_null(mkdtemp(p->folder));
    must(paths_assets(&p->arena, &p->assets, &err), &err);
    build(p, 7, PLACE_LIST);
    must(office_open(path(p, "office.db"), &o, &err), &err);
    must(office_seed(o, path(p, PLACE_LIST), STR("kesco"), &err), &err);
    office_close(o);
    *state = p;
    return 0;
}

static int
unmake(void **state)
{
    static const char *const files[] = {PLACE_LIST, PLACE_PREV, "office.db", "office.db-wal",
                                        "office.db-shm"};
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
open_sources(struct place *p)
{
    struct err err;
    must(sources_open(str_of(p->folder), &p->sources, &err), &err);
}

static void
pause_ms(long ms)
{
    const struct timespec pause = {.tv_nsec = ms * 1000000};
    nanosleep(&pause, NULL);
}

/* Until something is new, or nothing is under way. */
static bool
watch(struct sources *s)
{
    bool other = sources_watch(s);
    while (!other && sources_renewing(s)) {
        pause_ms(2);
        other = sources_watch(s);
    }
    return other;
}

static bool
has_warning(struct sources *s, const char *id)
{
    struct arena a = {0};
    struct warning w;
    struct err err;
    bool there = warning_find(s->office, str_of(id), &a, &w, &err);
    arena_wipe(&a);
    return there;
}

static void
test_taken(void **state)
{
    struct place *p = *state;
    struct sources *s = &p->sources;
    open_sources(p);
    assert_false(watch(s)); /* it is the one that was opened */
    build(p, 8, "next.db");
    run_sql(p, "next.db", "UPDATE discom SET helpline = '1950' WHERE id = 'kesco';"
                          "UPDATE warning SET id = 'brand-new' WHERE rowid = 1;");
    put_in_place(p, "next.db");
    assert_true(watch(s));
    assert_int_equal(s->list->info.serial, 8);
    assert_true(str_eq(s->list->knowledge.helpline, STR("1950")));
    assert_false(s->unread);
    assert_true(has_warning(s, "brand-new")); /* the slides came with it */
    assert_false(watch(s));
}

/* Which files are refused, and that nothing is lost by it. */
static void
test_refused(void **state)
{
    static const struct {
        const char *why;
        const char *sql, *text; /* what spoils it; neither: the file is gone */
    } rows[] = {
        {"a letter", NULL, "this is a letter and no list at all"},
        {"an empty file", NULL, ""},
        {"no phrases: it opens, and is damaged deeper", "DROP TABLE phrase", NULL},
        {"of other DISCOMs", "DELETE FROM discom WHERE id = 'kesco'", NULL},
        {"the file is gone", NULL, NULL},
    };
    struct place *p = *state;
    struct sources *s = &p->sources;
    build(p, 3, PLACE_PREV); /* not wanted: a better one is in use */
    open_sources(p);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        int64_t serial = s->list->info.serial;
        build(p, 90, "next.db");
        if (rows[i].sql)
            run_sql(p, "next.db", rows[i].sql);
        if (rows[i].text)
            write_text(p, "next.db", rows[i].text);
        put_in_place(p, "next.db");
        if (!rows[i].sql && !rows[i].text)
            unlink(path(p, PLACE_LIST));
        if (!watch(s) || !s->unread || s->list->info.serial != serial)
            fail_msg("%s: list %d, unread %d", rows[i].why, (int)s->list->info.serial, s->unread);
        if (watch(s) || sources_renewing(s))
            fail_msg("%s: is tried again though it is the same", rows[i].why);
        build(p, 10 + (int64_t)i, "next.db");
        put_in_place(p, "next.db");
        if (!watch(s) || s->unread || s->list->info.serial != 10 + (int64_t)i)
            fail_msg("%s: the good one behind it is not taken", rows[i].why);
    }
}

static void
test_falls_back(void **state)
{
    struct place *p = *state;
    struct sources *s = &p->sources;
    build(p, 6, PLACE_PREV);
    run_sql(p, PLACE_LIST, "DROP TABLE rule");
    open_sources(p);
    assert_int_equal(s->list->info.serial, 6);
    assert_true(s->list->fell_back);
    assert_false(watch(s)); /* the damaged one was tried */
    build(p, 8, "next.db");
    put_in_place(p, "next.db");
    assert_true(watch(s));
    assert_int_equal(s->list->info.serial, 8);
    assert_false(s->list->fell_back);
}

/* The answer points into the list it came from: its rules, its names, its entries. */
static void
test_answer_stays(void **state)
{
    struct place *p = *state;
    struct sources *s = &p->sources;
    struct arena a = {0};
    struct answer answer;
    struct err err;
    struct lang *l;
    struct str text = STR("आज रात 9:30 बजे बिजली कट जाएगी, 8260303942 पर कॉल करें");
    open_sources(p);
    must(lang_open(p->assets, "hi", &l, &err), &err);
    struct check c = sources_check(s, clock_now());
    struct generation *held = generation_hold(s->list);
    check_run(&c, text, STR(""), VIA_UNKNOWN, &a, &answer);
    assert_int_equal(answer.verdict, VERDICT_SCAM);

    struct arena before = {0}, after = {0};
    struct result_view then, now;
    view_result(held, l, text, &answer, 5000, &before, &then);
    build(p, 8, "next.db");
    run_sql(p, "next.db", "UPDATE rule SET say_hi = 'नया', say_en = 'new'");
    put_in_place(p, "next.db");
    assert_true(watch(s));
    assert_ptr_not_equal(s->list, held);
    pause_ms(100); /* time enough to close a list that nobody holds */
    view_result(held, l, text, &answer, 5000, &after, &now);
    assert_true(then.n_reasons > 0);
    assert_int_equal(now.n_reasons, then.n_reasons);
    for (size_t i = 0; i < then.n_reasons; i++)
        assert_true(str_eq(now.reasons[i], then.reasons[i]));
    generation_release(held);
    arena_wipe(&a);
    arena_wipe(&before);
    arena_wipe(&after);
    lang_close(l);
}

/* The kiosk comes up where nothing can be written, and is whole again when it can: without a start,
 * and with what the list brought meanwhile. */
static void
test_office_again(void **state)
{
    struct place *p = *state;
    struct sources *s = &p->sources;
    struct office *script;
    struct err err;
    build(p, 8, "next.db");
    run_sql(p, "next.db", "UPDATE warning SET id = 'brand-new' WHERE rowid = 1;");
    put_in_place(p, "next.db");
    assert_int_equal(symlink("nowhere", path(p, "office.db-shm")), 0);
    open_sources(p);
    assert_int_equal(office_state(s->office), OFFICE_DISK_FAILS);
    assert_int_equal(s->list->info.serial, 8);
    assert_false(has_warning(s, "brand-new"));
    assert_false(watch(s)); /* not each second */
    s->office_ms -= 60000;
    assert_false(watch(s)); /* tried, and in vain */

    assert_int_equal(unlink(path(p, "office.db-shm")), 0);
    assert_false(watch(s));
    s->office_ms -= 60000;
    assert_true(watch(s));
    assert_int_equal(office_state(s->office), OFFICE_WRITABLE);
    assert_true(has_warning(s, "brand-new"));
    assert_false(watch(s));

    must(office_open(path(p, "office.db"), &script, &err), &err);
    must(setting_set(script, "office.name", STR("गुमटी"), &err), &err);
    office_close(script);
    must(sources_settings(s, &err), &err);
    assert_true(str_eq(s->office_name, STR("गुमटी")));
}

/* Another may write where the kiosk may not: its changes are seen all the same. */
static void
test_office_changes(void **state)
{
    struct place *p = *state;
    struct sources *s = &p->sources;
    struct office *script;
    struct err err;
    assert_int_equal(symlink("nowhere", path(p, "office.db-shm")), 0);
    open_sources(p);
    assert_int_equal(unlink(path(p, "office.db-shm")), 0);
    must(office_open(path(p, "office.db"), &script, &err), &err);
    must(setting_set(script, "office.name", STR("गुमटी"), &err), &err);
    office_close(script);
    assert_int_equal(symlink("nowhere", path(p, "office.db-shm")), 0);
    assert_true(watch(s));
    assert_int_equal(office_state(s->office), OFFICE_DISK_FAILS);
    must(sources_settings(s, &err), &err);
    assert_true(str_eq(s->office_name, STR("गुमटी")));
    assert_false(watch(s));
}

/* Ended while a list is being opened. */
static void
test_closed_in_between(void **state)
{
    struct place *p = *state;
    open_sources(p);
    build(p, 8, "next.db");
    put_in_place(p, "next.db");
    assert_false(sources_watch(&p->sources));
    assert_true(sources_renewing(&p->sources));
    sources_close(&p->sources);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_taken, make, unmake),
        cmocka_unit_test_setup_teardown(test_refused, make, unmake),
        cmocka_unit_test_setup_teardown(test_falls_back, make, unmake),
        cmocka_unit_test_setup_teardown(test_answer_stays, make, unmake),
        cmocka_unit_test_setup_teardown(test_office_again, make, unmake),
        cmocka_unit_test_setup_teardown(test_office_changes, make, unmake),
        cmocka_unit_test_setup_teardown(test_closed_in_between, make, unmake),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
