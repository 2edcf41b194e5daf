/* The DISCOM's rows come in, the office's changes stay, what the list lost goes. */
#include "office/place.h"

static const char schema[] =
    "CREATE TABLE warning (id TEXT, discom TEXT, level TEXT, title_hi TEXT, punch_hi TEXT,"
    " text_hi TEXT, title_en TEXT, punch_en TEXT, text_en TEXT, dont_hi TEXT, do_hi TEXT,"
    " dont_en TEXT, do_en TEXT, from_date TEXT, until_date TEXT, weekdays TEXT, hours TEXT,"
    " office TEXT, source TEXT);"
    "CREATE TABLE counter (id TEXT, discom TEXT, position INTEGER, name_hi TEXT, name_en TEXT,"
    " place_hi TEXT, place_en TEXT, weekday_hours TEXT, sunday_hours TEXT, map_url TEXT,"
    " source TEXT, confidence TEXT);";

#define LIST_WARNING(id, discom, title)                                     \
    "INSERT INTO warning VALUES ('" id "', '" discom "', 'normal', '" title \
    "', '', 'पाठ', '', '', "                                          \
    "'', 'एक|दो', '', '', '', '', '2026-11-22', 'mon', '21:00-06:00', '', 'a source');"
#define LIST_COUNTER(id, position, name)                                                    \
    "INSERT INTO counter VALUES ('" id "', 'kesco', " position ", '" name "', '', '', '', " \
    "'10:00-17:00', 'closed', '', 'a source', 'to-confirm');"

static void
make_list(struct place *p, const char *rows)
{
    sqlite3 *db;
    unlink(place_path(p, "registry.db"));
    assert_int_equal(sqlite3_open(p->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, schema, NULL, NULL, NULL), SQLITE_OK);
    if (sqlite3_exec(db, rows, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(db));
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void
seed(struct place *p, struct office *o)
{
    struct err err = {0};
    MUST(office_seed(o, place_path(p, "registry.db"), STR("kesco"), &err));
}

/* "id=title id=title" */
static const char *
titles(struct office *o, struct arena *a)
{
    struct err err = {0};
    struct warning *list;
    size_t n;
    struct str all = STR("");
    MUST(warning_list(o, 0, STR(""), a, &list, &n, &err));
    for (size_t i = 0; i < n; i++)
        all = arena_fmt(a, "%.*s%s%.*s=%.*s", (int)all.n, all.p, i ? " " : "", (int)list[i].id.n,
                        list[i].id.p, (int)list[i].title_hi.n, list[i].title_hi.p);
    return all.p;
}

static const char *
counters(struct office *o, struct arena *a)
{
    struct err err = {0};
    struct counter *list;
    size_t n;
    struct str all = STR("");
    MUST(counter_list(o, 0, a, &list, &n, &err));
    for (size_t i = 0; i < n; i++)
        all = arena_fmt(a, "%.*s%s%.*s", (int)all.n, all.p, i ? " " : "", (int)list[i].id.n,
                        list[i].id.p);
    return all.p;
}

static void
test_first(void **state)
{
    struct place p;
    struct arena a = {0};
    struct err err = {0};
    struct warning w;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    make_list(&p, LIST_WARNING("one", "kesco", "1") LIST_WARNING("all", "*", "2")
                      LIST_WARNING("other", "jvvnl", "3") LIST_COUNTER("b", "2", "ख")
                          LIST_COUNTER("a", "1", "क"));
    seed(&p, o);
    struct str discom;
    assert_string_equal(titles(o, &a), "one=1 all=2");
    MUST(setting_get(o, "discom", &a, &discom, &err));
    assert_true(str_eq(discom, STR("kesco")));
    assert_string_equal(counters(o, &a), "a b");
    MUST(warning_find(o, STR("one"), &a, &w, &err));
    assert_true(w.from_list);
    assert_true(w.issued > 0);
    assert_true(str_eq(w.dont_hi, STR("एक\nदो")));
    assert_int_equal(w.weekdays, 2);
    assert_int_equal(w.from_minute, 21 * 60);
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

static void
retitle(struct office *o, const char *id, const char *title)
{
    struct arena a = {0};
    struct err err = {0};
    struct warning w;
    MUST(warning_find(o, str_of(id), &a, &w, &err));
    w.title_hi = str_of(title);
    MUST(warning_put(o, &w, false, &err));
    arena_wipe(&a);
}

static void
test_again(void **state)
{
    struct place p;
    struct arena a = {0};
    struct err err = {0};
    struct warning ours = {.id = STR("ours"), .title_hi = STR("अपना"), .text_hi = STR("पाठ")};
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    make_list(&p, LIST_WARNING("edited", "kesco", "1") LIST_WARNING("removed", "*", "2")
                      LIST_WARNING("lost", "*", "3") LIST_WARNING("followed", "*", "4")
                          LIST_WARNING("edited-lost", "*", "5"));
    seed(&p, o);
    retitle(o, "edited", "बदला");
    retitle(o, "edited-lost", "बदला");
    MUST(warning_remove(o, STR("removed"), &err));
    MUST(warning_put(o, &ours, true, &err));

    make_list(&p, LIST_WARNING("edited", "kesco", "11") LIST_WARNING("removed", "*", "12")
                      LIST_WARNING("followed", "*", "14") LIST_WARNING("new", "*", "16")
                          LIST_WARNING("ours", "*", "17"));
    seed(&p, o);
    assert_string_equal(titles(o, &a), "edited=बदला followed=14 edited-lost=बदला ours=अपना new=16");
    seed(&p, o); /* the same list once more changes nothing */
    assert_string_equal(titles(o, &a), "edited=बदला followed=14 edited-lost=बदला ours=अपना new=16");
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

/* Taking in one's own export edits nothing: the rows still follow the list. */
static void
test_own_export(void **state)
{
    struct place p;
    struct arena a = {0};
    struct err err = {0};
    size_t n;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    make_list(&p, LIST_WARNING("one", "kesco", "1") LIST_WARNING("two", "*", "2"));
    seed(&p, o);
    retitle(o, "two", "बदला");
    MUST(warning_export(o, place_path(&p, "out.csv"), &err));
    MUST(warning_import(o, p.path, &n, &err));
    make_list(&p, LIST_WARNING("one", "kesco", "11") LIST_WARNING("two", "*", "12"));
    seed(&p, o);
    assert_string_equal(titles(o, &a), "one=11 two=बदला");
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

/* After an import of counters the list is the office's own. */
static void
test_own_counters(void **state)
{
    static const char table[] =
        "id,name_hi,name_en,place_hi,place_en,weekday_hours,sunday_hours,map_url,source,"
        "confidence\n"
        "z,आख़िरी,,,,10:00-16:00,closed,,,confirmed\n"
        "a,पहला,,,,10:00-16:00,closed,,,confirmed\n";
    struct place p;
    struct arena a = {0};
    struct err err = {0};
    size_t n;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    make_list(&p, LIST_COUNTER("a", "1", "क") LIST_COUNTER("b", "2", "ख"));
    seed(&p, o);
    place_write(&p, "in.csv", table);
    MUST(counter_import(o, p.path, &n, &err));
    assert_string_equal(counters(o, &a), "z a");
    make_list(&p,
              LIST_COUNTER("a", "1", "क") LIST_COUNTER("b", "2", "ख") LIST_COUNTER("c", "3", "ग"));
    seed(&p, o);
    assert_string_equal(counters(o, &a), "z a c");
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

static void
test_refused(void **state)
{
    static const struct {
        const char *why, *rows; /* NULL: no list at all */
        const char *says;
    } rows[] = {
        {"no list", NULL, "registry.db"},
        {"a warning without a title", LIST_WARNING("bad", "*", ""), "bad"},
        {"a counter with odd hours",
         "INSERT INTO counter VALUES ('odd', '*', 1, 'क', '', '', '', 'morning', '', '', '', "
         "'seed');",
         "weekday_hours"},
        {"no table for counters", "DROP TABLE counter;", "counter"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct place p;
        struct arena a = {0};
        struct err err = {0};
        place_make(&p);
        struct office *o = place_office(&p);
        make_list(&p, LIST_WARNING("one", "kesco", "1"));
        seed(&p, o);
        if (rows[i].rows)
            make_list(&p, rows[i].rows);
        else
            unlink(place_path(&p, "registry.db"));
        if (office_seed(o, place_path(&p, "registry.db"), STR("kesco"), &err) ||
            err.kind != ERR_ENV || !strstr(err.msg, rows[i].says))
            fail_msg("%s: “%s”", rows[i].why, err.msg);
        assert_string_equal(titles(o, &a), "one=1");
        make_list(&p, LIST_WARNING("two", "kesco", "2")); /* and the way is free again */
        seed(&p, o);
        assert_string_equal(titles(o, &a), "two=2");
        arena_wipe(&a);
        office_close(o);
        place_remove(&p);
    }
}

static void
seed_once(struct place *p, struct office *o, const char *discom, int64_t serial, int64_t made_at)
{
    struct err err = {0};
    MUST(office_seed_once(o, place_path(p, "registry.db"), str_of(discom), serial, made_at, &err));
}

/* One list is copied once, whoever asks how often; another one, or another DISCOM, anew. */
static void
test_once(void **state)
{
    struct place p;
    struct arena a = {0};
    struct err err = {0};
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p), *other = place_office(&p);
    make_list(&p, LIST_WARNING("one", "kesco", "1") LIST_WARNING("jaipur", "jvvnl", "2"));
    seed_once(&p, o, "kesco", 124, 1000);
    assert_string_equal(titles(o, &a), "one=1");

    make_list(&p, LIST_WARNING("one", "kesco", "11") LIST_WARNING("jaipur", "jvvnl", "12"));
    int64_t generation = office_generation(other);
    seed_once(&p, o, "kesco", 124, 1000);
    assert_string_equal(titles(o, &a), "one=1"); /* not looked at */
    assert_int_equal(office_generation(other), generation);
    seed_once(&p, other, "kesco", 124, 1001); /* made again the same serial */
    assert_string_equal(titles(o, &a), "one=11");
    seed_once(&p, o, "jvvnl", 124, 1001);
    assert_string_equal(titles(o, &a), "jaipur=12");
    seed_once(&p, o, "kesco", 125, 1001);
    assert_string_equal(titles(o, &a), "one=11");

    make_list(&p, LIST_WARNING("bad", "*", ""));
    assert_false(office_seed_once(o, p.path, STR("kesco"), 126, 1001, &err));
    make_list(&p, LIST_WARNING("good", "*", "1"));
    seed_once(&p, o, "kesco", 126, 1001); /* what failed was not done */
    assert_string_equal(titles(o, &a), "good=1");
    seed(&p, o); /* asked for by name, at any time; then it is not known which list it was */
    make_list(&p, LIST_WARNING("better", "*", "1"));
    seed_once(&p, o, "kesco", 126, 1001);
    assert_string_equal(titles(o, &a), "better=1");
    arena_wipe(&a);
    office_close(o);
    office_close(other);
    place_remove(&p);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first),      cmocka_unit_test(test_again),
        cmocka_unit_test(test_own_export), cmocka_unit_test(test_own_counters),
        cmocka_unit_test(test_refused),    cmocka_unit_test(test_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
