#include "office/place.h"

#include "base/csv.h"
#include "office/warning_row.h"

#include <sys/stat.h>

static const char kept[] = CSV_HEADER CSV_ROW("kept", "normal", "पुराना", "पाठ", "", "", "", "");

static void
test_refused(void **state)
{
    static const struct {
        const char *why, *csv;
        const char *says[4]; /* file, row, column, cell or what was expected */
    } rows[] = {
        {"empty", "", {"in.csv"}},
        {"a column is missing", "id,level\nx,normal\n", {"in.csv", "row 1", "title_hi", "missing"}},
        {"a column nobody knows", "colour," CSV_HEADER "", {"in.csv", "row 1", "colour"}},
        {"a column twice", "id," CSV_HEADER "", {"in.csv", "row 1", "id", "only once"}},
        {"bytes that are no UTF-8",
         CSV_HEADER CSV_ROW("x", "normal", "\xff\xfe", "पाठ", "", "", "", ""),
         {"in.csv", "row 2", "title_hi", "UTF-8"}},
        {"no such level",
         CSV_HEADER CSV_ROW("x", "loud", "श", "पाठ", "", "", "", ""),
         {"in.csv", "row 2, column level", "loud", "priority"}},
        {"no id",
         CSV_HEADER CSV_ROW("", "normal", "श", "पाठ", "", "", "", ""),
         {"in.csv", "row 2, column id", "lower-case"}},
        {"no title",
         CSV_HEADER CSV_ROW("x", "normal", "", "पाठ", "", "", "", ""),
         {"in.csv", "row 2, column title_hi", "title in Hindi"}},
        {"a date with the month first",
         CSV_HEADER CSV_ROW("x", "normal", "श", "पाठ", "11/22/2026", "", "", ""),
         {"in.csv", "row 2, column from_date", "11/22/2026", "2026-11-22"}},
        {"a year of two digits",
         CSV_HEADER CSV_ROW("x", "normal", "श", "पाठ", "22/11/26", "", "", ""),
         {"in.csv", "row 2, column from_date", "22/11/26", "2026-11-22"}},
        {"a day that does not exist",
         CSV_HEADER CSV_ROW("x", "normal", "श", "पाठ", "", "2026-02-30", "", ""),
         {"in.csv", "row 2, column until_date", "2026-02-30"}},
        {"dates turned round",
         CSV_HEADER CSV_ROW("x", "normal", "श", "पाठ", "2026-11-22", "2026-11-20", "", ""),
         {"in.csv", "row 2, column until_date", "2026-11-20", "after"}},
        {"an emergency that never ends",
         CSV_HEADER CSV_ROW("x", "emergency", "श", "पाठ", "", "", "", ""),
         {"in.csv", "row 2, column until_date", "ends"}},
        {"no such weekday",
         CSV_HEADER CSV_ROW("x", "normal", "श", "पाठ", "", "", "someday", ""),
         {"in.csv", "row 2, column weekdays", "someday", "mon,wed"}},
        {"no hours",
         CSV_HEADER CSV_ROW("x", "normal", "श", "पाठ", "", "", "", "at night"),
         {"in.csv", "row 2, column hours", "at night", "21:00-06:00"}},
        {"an id twice",
         CSV_HEADER CSV_ROW("x", "normal", "श", "पाठ", "", "", "", "")
             CSV_ROW("y", "normal", "श", "पाठ", "", "", "", "")
                 CSV_ROW("x", "normal", "श", "पाठ", "", "", "", ""),
         {"in.csv", "row 4, column id", "“x”"}},
        {"the last of good rows",
         CSV_HEADER CSV_ROW("kept", "normal", "नया", "पाठ", "", "", "", "")
             CSV_ROW("y", "normal", "श", "", "", "", "", ""),
         {"in.csv", "row 3, column text_hi"}},
        {"another DISCOM's row",
         "discom," CSV_HEADER "jvvnl," CSV_ROW("x", "normal", "श", "पाठ", "", "", "", ""),
         {"in.csv", "row 2, column discom", "jvvnl", "kesco"}},
        {"too few cells", CSV_HEADER "x,normal\n", {"in.csv", "row 2"}},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct place p;
        struct err err = {0};
        size_t n;
        place_make(&p);
        struct office *o = place_office(&p);
        place_write(&p, "in.csv", kept);
        MUST(warning_import(o, p.path, &n, &err));
        assert_int_equal(n, 1);
        char *before = place_warnings(o);

        place_write(&p, "in.csv", rows[i].csv);
        if (warning_import(o, p.path, &n, &err) || err.kind != ERR_INPUT)
            fail_msg("%s: was taken", rows[i].why);
        for (size_t k = 0; k < ARRAY_LEN(rows[i].says) && rows[i].says[k]; k++)
            if (!strstr(err.msg, rows[i].says[k]))
                fail_msg("%s: no “%s” in “%s”", rows[i].why, rows[i].says[k], err.msg);
        char *after = place_warnings(o);
        assert_string_equal(before, after);
        free(before);
        free(after);
        office_close(o);
        place_remove(&p);
    }
}

static void
test_missing_file(void **state)
{
    struct place p;
    struct err err = {0};
    size_t n;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    assert_false(warning_import(o, place_path(&p, "in.csv"), &n, &err));
    assert_non_null(strstr(err.msg, "in.csv"));
    assert_false(warning_export(o, "/tmp/satark-no-such-folder/out.csv", &err));
    assert_int_equal(err.kind, ERR_ENV);
    office_close(o);
    place_remove(&p);
}

/* Read line by line into a longer and longer copy, it took all the memory there is. */
static void
test_huge_cell(void **state)
{
    enum { LINES = 300000 };
    struct place p;
    struct err err = {0};
    size_t n;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    struct buf b = {0};
    buf_add(&b, STR(CSV_HEADER "x,normal,श,,पाठ,,,,"));
    for (int i = 0; i < LINES; i++)
        buf_add(&b, STR("a|"));
    buf_add(&b, STR(",,,,,,,,,\n"));
    place_write(&p, "in.csv", b.p);
    assert_false(warning_import(o, p.path, &n, &err));
    if (!strstr(err.msg, "row 2, column dont_hi"))
        fail_msg("%s", err.msg);
    buf_free(&b);
    office_close(o);
    place_remove(&p);
}

static void
test_export_replaces_files_only(void **state)
{
    struct place p;
    struct err err = {0};
    struct stat st;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    MUST(warning_export(o, place_path(&p, "out.csv"), &err));
    MUST(warning_export(o, p.path, &err));
    unlink(p.path);
    assert_int_equal(mkfifo(p.path, 0600), 0);
    assert_false(warning_export(o, p.path, &err));
    assert_int_equal(err.kind, ERR_ENV);
    assert_int_equal(lstat(p.path, &st), 0);
    assert_true(S_ISFIFO(st.st_mode));
    unlink(p.path);
    office_close(o);
    place_remove(&p);
}

/* All that a cell can hold comes back the same. */
static void
test_round_trip(void **state)
{
    static const char table[] = CSV_HEADER
        "plain,,शीर्षक,,पाठ,,,,,,,,,,,,,\n"
        "full,priority,\"“आज, रात”\",यह संदेश नकली है,\"कहा: \"\"रुकिए\"\"\",T,P,X,एक|दो,तीन,"
        "a|b,\"c, d\",2026-11-22T10:00,2026-11-30,\"mon,wed\",21:00-06:00,गुमटी,\"a source, 2023\"\n"
        "fire,emergency,आग,,पाठ,,,,,एक|दो|तीन,,,,2026-11-22T18:00,,,,\n";
    struct place p, q;
    struct err err = {0};
    size_t n, size;
    (void)state;
    place_make(&p);
    place_make(&q);
    struct office *one = place_office(&p), *two = place_office(&q);
    place_write(&p, "in.csv", table);
    MUST(warning_import(one, p.path, &n, &err));
    assert_int_equal(n, 3);
    MUST(warning_export(one, place_path(&p, "out.csv"), &err));
    MUST(warning_import(two, p.path, &n, &err));
    assert_int_equal(n, 3);

    char *first = place_warnings(one), *second = place_warnings(two);
    char *file = place_read(&p, "out.csv", &size);
    assert_string_equal(first, second);
    assert_memory_equal(file, "\xEF\xBB\xBF", 3); /* so that Excel reads it as UTF-8 */
    assert_string_equal(file + 3, first);
    assert_non_null(strstr(first, "full,kesco,priority,\"“आज, रात”\",यह संदेश नकली है,"
                                  "\"कहा: \"\"रुकिए\"\"\",T,P,X,एक|दो,तीन,a|b,\"c, d\","
                                  "2026-11-22T10:00,2026-11-30,\"mon,wed\",21:00-06:00,गुमटी,"
                                  "\"a source, 2023\"\n"));
    free(first);
    free(second);
    free(file);
    office_close(one);
    office_close(two);
    place_remove(&p);
    place_remove(&q);
}

/* The table that ships is one every office can take: long enough, in both languages, calm. */
static void
test_shipped(void **state)
{
    struct arena a = {0};
    struct err err = {0};
    struct csv t;
    size_t kesco = 0;
    char path[512];
    (void)state;
    const char *source = getenv("SATARK_SOURCE");
    snprintf(path, sizeof path, "%s/assets/registry/warnings.csv", source ? source : ".");
    MUST(csv_load(path, &a, &t, &err));
    assert_int_equal(t.n_columns, WARNING_COLUMNS);
    for (size_t r = 0; r < t.n_rows; r++) {
        struct warning w = {0};
        enum warning_column bad = WARNING_ID;
        const char *expected = "";
        for (int i = 0; i < WARNING_COLUMNS; i++) {
            assert_true(str_eq(t.columns[i], str_of(warning_column_name((enum warning_column)i))));
            if (!warning_set_cell(&w, (enum warning_column)i, t.rows[r].cells[i], &a, &expected))
                fail_msg("row %zu: %s", t.rows[r].number, expected);
        }
        if (!warning_check(&w, &bad, &expected))
            fail_msg("row %zu, %s: %s", t.rows[r].number, warning_column_name(bad), expected);
        for (int i = WARNING_TITLE_HI; i <= WARNING_DO_EN; i++)
            if (t.rows[r].cells[i].n == 0)
                fail_msg("row %zu: %s is empty", t.rows[r].number,
                         warning_column_name((enum warning_column)i));
        assert_true(w.source.n > 0);
        assert_int_not_equal(w.level, LEVEL_EMERGENCY);
        struct str discom = t.rows[r].cells[WARNING_DISCOM];
        kesco += str_eq(discom, STR("kesco")) || str_eq(discom, STR("*"));
    }
    assert_true(kesco >= 14);
    arena_wipe(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_missing_file),
        cmocka_unit_test(test_huge_cell),
        cmocka_unit_test(test_export_replaces_files_only),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_shipped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
