/* RFC 4180 as spreadsheets bend it, and every complaint's row, column and expectation. */
#include "base/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

/* STR is no constant for a static table. */
#define BYTES(z)           \
    {                      \
        (z), sizeof(z) - 1 \
    }

struct good {
    const char *why;
    struct str in;
    const char *cells; /* of the rows: "R:a|b;" with the row's number */
};

static const struct good good[] = {
    {"a header alone is an empty table", BYTES("a,b"), ""},
    {"LF", BYTES("a,b\n1,2\n"), "2:1|2;"},
    {"no line end behind the last row", BYTES("a,b\n1,2"), "2:1|2;"},
    {"CRLF", BYTES("a,b\r\n1,2\r\n3,4\r\n"), "2:1|2;3:3|4;"},
    {"a byte-order mark",
     BYTES("\xEF\xBB\xBF"
           "a,b\n1,2\n"),
     "2:1|2;"},
    {"quotes around names and cells", BYTES("\"a\",\"b\"\n\"1\",\"2\"\n"), "2:1|2;"},
    {"a quoted comma", BYTES("a,b\n\"1,1\",2\n"), "2:1,1|2;"},
    {"a doubled quote", BYTES("a,b\n\"say \"\"hi\"\"\",2\n"), "2:say \"hi\"|2;"},
    {"a cell of one quote", BYTES("a,b\n\"\"\"\",2\n"), "2:\"|2;"},
    {"an empty quoted cell", BYTES("a,b\n\"\",2\n"), "2:|2;"},
    {"a quoted line break counts as one row", BYTES("a,b\n\"x\ny\",2\n3,4\n"), "2:x\ny|2;3:3|4;"},
    {"CRLF in quotes is read as LF", BYTES("a,b\r\n\"x\r\ny\",2\r\n"), "2:x\ny|2;"},
    {"a lone CR in quotes stays", BYTES("a,b\n\"x\ry\",2\n"), "2:x\ry|2;"},
    {"an empty line is skipped but counted", BYTES("a,b\n\n1,2\n"), "3:1|2;"},
    {"a row of empty cells too", BYTES("a,b\n,\n\"\",\n1,2\n,,,\n"), "4:1|2;"},
    {"one empty cell is no empty row", BYTES("a,b\n,2\n1,\n"), "2:|2;3:1|;"},
    {"spaces belong to the cell", BYTES("a,b\n 1 ,2 \n"), "2: 1 |2 ;"},
    {"Hindi", BYTES("a,b\nबिजली,कनेक्शन\n"), "2:बिजली|कनेक्शन;"},
};

static void
test_reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(good); i++) {
        struct arena a = {0};
        struct csv t;
        struct err err = {0};
        char got[512] = "";
        if (!csv_parse(STR("t.csv"), good[i].in, &a, &t, &err))
            fail_msg("%s: %s", good[i].why, err.msg);
        assert_int_equal(t.n_columns, 2);
        assert_true(str_eq(t.columns[0], STR("a")));
        assert_int_equal(csv_column(&t, "b"), 1);
        assert_int_equal(csv_column(&t, "c"), 2);
        for (size_t r = 0; r < t.n_rows; r++) {
            const struct str *c = t.rows[r].cells;
            size_t at = strlen(got);
            snprintf(got + at, sizeof got - at, "%zu:%.*s|%.*s;", t.rows[r].number, (int)c[0].n,
                     c[0].p, (int)c[1].n, c[1].p);
        }
        if (strcmp(got, good[i].cells) != 0)
            fail_msg("%s: got %s", good[i].why, got);
        arena_wipe(&a);
    }
}

struct bad {
    const char *why;
    struct str in;
    const char *msg;
};

static const struct bad bad[] = {
    {"nothing at all", BYTES(""), "t.csv: row 1, column 1: found “”, expected a column name"},
    {"an empty first line", BYTES("\na,b\n"),
     "t.csv: row 1, column 1: found “”, expected a column name"},
    {"a column without a name", BYTES("a,,c\n"),
     "t.csv: row 1, column 2: found “”, expected a column name"},
    {"a column twice", BYTES("a,b,a\n"),
     "t.csv: row 1, column 3: found “a”, expected a column name that is there only once"},
    {"too few cells", BYTES("a,b\n1,2\n3\n"),
     "t.csv: row 3, column a: found “3”, expected 2 cells in the row, not 1"},
    {"too many cells: an unquoted comma", BYTES("a,b\n1,2,x y\n"),
     "t.csv: row 2, column 3: found “x y”, expected 2 cells in the row, not 3"},
    {"a quote never closed", BYTES("a,b\n1,\"2\n3,4\n"),
     "t.csv: row 2, column b: found “2\\x0A3,4\\x0A”, expected a closing quote \" before the end "
     "of the file"},
    {"a quote never opened", BYTES("a,b\n1,2\"\n"),
     "t.csv: row 2, column b: found “2\"”, expected quotes around the whole cell, and each quote "
     "inside it doubled"},
    {"text behind the closing quote", BYTES("a,b\n\"1\"x,2\n"),
     "t.csv: row 2, column a: found “1”, expected a comma or the end of the line behind the "
     "closing quote"},
    {"NUL", BYTES("a,b\n1,2\0\n"),
     "t.csv: row 2, column b: found “2\\x00”, expected text without NUL bytes"},
    {"Latin-1", BYTES("a,b\n1,caf\xE9\n"),
     "t.csv: row 2, column b: found “caf\\xE9”, expected UTF-8 text (save the table as “CSV "
     "UTF-8”)"},
    {"bad UTF-8 in quotes, behind a quoted line break", BYTES("a,b\n\"x\ny\",2\n1,\"\xFF\"\n"),
     "t.csv: row 3, column b: found “\\xFF”, expected UTF-8 text (save the table as “CSV UTF-8”)"},
    {"UTF-16",
     BYTES("\xFF\xFE"
           "a\0,\0b\0\n\0"),
     "t.csv: row 1, column 1: found “\\xFF\\xFEa\\x00”, expected UTF-8 text (save the table as "
     "“CSV UTF-8”)"},
    {"the line ends of old Macs", BYTES("a,b\r1,2\r"),
     "t.csv: row 1, column 2: found “b\\x0D1”, expected lines that end in LF or CRLF"},
    {"a long cell is cut between characters", BYTES("a,b\n1,बिजली बिजली बिजली बिजली बिजली\"\n"),
     "t.csv: row 2, column b: found “बिजली बिजली बिजली बिजल…”, expected quotes around the whole "
     "cell, and each quote inside it doubled"},
};

static void
test_complains(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct arena a = {0};
        struct csv t = {.n_rows = 77};
        struct err err = {0};
        if (csv_parse(STR("t.csv"), bad[i].in, &a, &t, &err))
            fail_msg("%s: was read", bad[i].why);
        if (strcmp(err.msg, bad[i].msg) != 0)
            fail_msg("%s: %s", bad[i].why, err.msg);
        assert_int_equal(err.kind, ERR_INPUT);
        assert_int_equal(t.n_rows, 77); /* nothing changed on failure */
        arena_wipe(&a);
    }
}

static void
test_too_many_columns(void **state)
{
    (void)state;
    struct arena a = {0};
    struct csv t;
    struct err err = {0};
    char text[4096];
    size_t n = 0;
    for (int i = 0; i < 257; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "%sc%d", i ? "," : "", i);
    assert_false(csv_parse(STR("t.csv"), (struct str){text, n}, &a, &t, &err));
    assert_non_null(strstr(err.msg, "row 1, column 257: found “c256”, expected at most 256"));
    arena_wipe(&a);
}

static void
test_callers_complaint(void **state)
{
    (void)state;
    struct arena a = {0};
    struct csv t;
    struct err err = {0};
    assert_true(csv_parse(STR("t.csv"), STR("id,kind\n\nx,fone\n"), &a, &t, &err));
    assert_false(csv_complain(&t, &t.rows[0], 1, "phone or domain", &err));
    assert_string_equal(err.msg,
                        "t.csv: row 3, column kind: found “fone”, expected phone or domain");
    assert_int_equal(err.kind, ERR_INPUT);
    arena_wipe(&a);
}

static void
write_file(const char *path, struct str bytes)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
    assert_int_equal(fclose(f), 0);
}

static void
test_loads_files(void **state)
{
    (void)state;
    char dir[] = "/tmp/satark-csv-XXXXXX", path[64];
    struct arena a = {0};
    struct csv t;
    struct err err = {0};

    assert_non_null(mkdtemp(dir));
    assert_false(csv_load(dir, &a, &t, &err));
    assert_int_equal(err.kind, ERR_ENV);
    assert_non_null(strstr(err.msg, "not a file"));

    snprintf(path, sizeof path, "%s/t.csv", dir);
    assert_false(csv_load(path, &a, &t, &err));
    assert_int_equal(err.kind, ERR_ENV);
    assert_non_null(strstr(err.msg, path));

    write_file(path, STR("a,b\n1,\"2\n3\"\n"));
    assert_true(csv_load(path, &a, &t, &err));
    assert_int_equal(t.n_rows, 1);
    assert_true(str_eq(t.rows[0].cells[1], STR("2\n3")));

    write_file(path, STR(""));
    assert_false(csv_load(path, &a, &t, &err));
    assert_int_equal(err.kind, ERR_INPUT);

    assert_int_equal(truncate(path, 64L * 1024 * 1024 + 1), 0);
    assert_false(csv_load(path, &a, &t, &err));
    assert_non_null(strstr(err.msg, "larger than 64 MiB"));

    unlink(path);
    rmdir(dir);
    arena_wipe(&a);
}

/* The same bytes as a file read row by row: the same rows, or the same complaint. */
static void
streams_the_same(const char *path, struct str bytes, const char *why)
{
    struct arena a = {0};
    struct csv whole = {.n_rows = 0}, head = {.n_rows = 0};
    struct csv_stream *s = NULL;
    struct err err = {0}, again = {0};
    struct csv_row row;
    bool more = true;
    size_t n = 0;

    write_file(path, bytes);
    bool ok = csv_parse(str_of(path), bytes, &a, &whole, &err);
    bool streamed = csv_open(path, &a, &head, &s, &again);
    while (streamed && more) {
        streamed = csv_next(s, &row, &more, &again);
        if (!streamed || !more || !ok)
            continue;
        if (n == whole.n_rows || row.number != whole.rows[n].number)
            fail_msg("%s: row %zu was streamed", why, row.number);
        for (size_t c = 0; c < head.n_columns; c++)
            if (!str_eq(row.cells[c], whole.rows[n].cells[c]))
                fail_msg("%s: row %zu reads otherwise", why, row.number);
        n++;
    }
    if (ok != streamed || n != whole.n_rows || strcmp(err.msg, again.msg) != 0)
        fail_msg("%s: %zu rows; “%s”, not “%s”", why, n, again.msg, err.msg);
    csv_close(s);
    arena_wipe(&a);
}

/* Rows of all lengths, so that one lies across every edge of the window. */
static struct str
long_table(struct arena *a, size_t rows)
{
    char *p = arena_alloc(a, rows * 400 + 8);
    size_t n = (size_t)sprintf(p, "a,b\n");
    for (size_t r = 0; r < rows; r++) {
        n += (size_t)sprintf(p + n, r % 3 ? "%zu,\"" : "%zu,\"x\r\ny\"\"", r);
        for (size_t k = 0; k < r * 7 % 300; k++)
            p[n++] = "abc,\n"[(r + k) % 5];
        n += (size_t)sprintf(p + n, r % 5 ? "\"\n" : "\"\r\n\r\n");
    }
    return (struct str){p, n};
}

static void
test_streams(void **state)
{
    (void)state;
    char dir[] = "/tmp/satark-csv-XXXXXX", path[64];
    struct arena a = {0};
    struct csv t;
    struct csv_stream *s;
    struct csv_row row;
    struct err err = {0};
    bool more;

    assert_non_null(mkdtemp(dir));
    assert_false(csv_open(dir, &a, &t, &s, &err));
    assert_non_null(strstr(err.msg, "not a file"));
    snprintf(path, sizeof path, "%s/t.csv", dir);
    assert_false(csv_open(path, &a, &t, &s, &err));
    assert_int_equal(err.kind, ERR_ENV);

    for (size_t i = 0; i < ARRAY_LEN(good); i++)
        streams_the_same(path, good[i].in, good[i].why);
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        streams_the_same(path, bad[i].in, bad[i].why);
    struct str table = long_table(&a, 20000);
    assert_true(table.n > 12 * (size_t)CSV_ROW_MAX);
    streams_the_same(path, table, "a long table");
    for (size_t cut = 4 * (size_t)CSV_ROW_MAX - 2; cut < 4 * (size_t)CSV_ROW_MAX + 3; cut++)
        streams_the_same(path, str_sub(table, 0, cut), "a file of about the window's size");

    /* a quote that opens and never closes swallows no more than a row may have */
    char *p = arena_alloc(&a, table.n);
    memcpy(p, table.p, table.n);
    memset(p + 4, 'x', table.n - 4);
    memcpy(p + 4, "1,\"2", 4);
    write_file(path, (struct str){p, table.n});
    assert_true(csv_open(path, &a, &t, &s, &err));
    assert_false(csv_next(s, &row, &more, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_non_null(strstr(err.msg, "t.csv: row 2, column b: found “2xxx"));
    assert_non_null(strstr(err.msg, "expected a row of at most 256 KiB"));
    csv_close(s);
    csv_close(NULL);

    unlink(path);
    rmdir(dir);
    arena_wipe(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads),
        cmocka_unit_test(test_complains),
        cmocka_unit_test(test_too_many_columns),
        cmocka_unit_test(test_callers_complaint),
        cmocka_unit_test(test_loads_files),
        cmocka_unit_test(test_streams),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
