/* Pages of a list: laid out anew they are the same list; what is taken out of them comes back,
 * and is zeros where the page was tidy. */
#include "registry/pages.h"

#include "registry/parcel.h"

#include <sqlite3.h>

static void
read_list(const char *path, struct arena *a, uint8_t **bytes, size_t *n)
{
    struct str s;
    struct err err = {0};
    must(files_read(path, 64 << 20, a, &s, &err), &err);
    *bytes = (uint8_t *)arena_alloc(a, s.n);
    memcpy(*bytes, s.p, s.n);
    *n = s.n;
}

/* A list as SQLite itself lays it out, with some rows gone and others longer, so that its pages
 * have holes. */
static const char *
untidy(struct parcel *p)
{
    const char *path = parcel_path(p, p->room.dir, "untidy.db");
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    static const char sql[] =
        "CREATE TABLE k(a TEXT, b TEXT, PRIMARY KEY(a)) WITHOUT ROWID;"
        "CREATE TABLE r(id INTEGER PRIMARY KEY, b TEXT);"
        "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i+1 FROM n WHERE i<9000)"
        " INSERT INTO k SELECT printf('%010d', i*7919%100003), hex(randomblob(i%70)) FROM n;"
        "INSERT INTO k SELECT 'long'||a, hex(randomblob(3000)) FROM k LIMIT 40;"
        "INSERT INTO r SELECT rowid_, b FROM (SELECT row_number() OVER (ORDER BY a) AS rowid_, b "
        "FROM k);"
        "DELETE FROM k WHERE a LIKE '%3'; DELETE FROM r WHERE id%7=0;"
        "UPDATE k SET b=b||b WHERE a LIKE '%8'; UPDATE r SET b='' WHERE id%5=0;";
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    return path;
}

/* All that SQLite has to say of it. */
static char *
say(const char *path, const char *sql, struct arena *a)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *s;
    struct buf b = {0};
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
    while (sqlite3_step(s) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count(s); i++)
            buf_fmt(&b, "%s|", (const char *)sqlite3_column_text(s, i));
    sqlite3_finalize(s);
    sqlite3_close(db);
    char *out = (char *)arena_str(a, buf_str(&b)).p;
    buf_free(&b);
    return out;
}

static void
test_same_to_sqlite(void **state)
{
    (void)state;
    struct parcel p;
    struct err err = {0};
    static const char *const queries[] = {"SELECT * FROM k ORDER BY a", "SELECT * FROM k",
                                          "SELECT * FROM r", "SELECT count(*) FROM k"};
    parcel_open(&p);
    const char *path = untidy(&p), *before[ARRAY_LEN(queries)];
    for (size_t i = 0; i < ARRAY_LEN(queries); i++)
        before[i] = say(path, queries[i], &p.room.arena);
    must(pages_tidy_file(path, &err), &err);
    assert_string_equal(say(path, "PRAGMA integrity_check", &p.room.arena), "ok|");
    for (size_t i = 0; i < ARRAY_LEN(queries); i++)
        assert_string_equal(say(path, queries[i], &p.room.arena), before[i]);

    uint8_t *once, *twice;
    size_t n, again;
    read_list(path, &p.room.arena, &once, &n);
    must(pages_tidy_file(path, &err), &err);
    read_list(path, &p.room.arena, &twice, &again);
    assert_int_equal(n, again);
    assert_memory_equal(once, twice, n);
    unlink(path);
    parcel_close(&p);
}

/* Of a tidy page nothing is left of the array, and the children count up from the first. */
static void
test_taken_out(void **state)
{
    (void)state;
    struct parcel p;
    struct err err = {0};
    uint8_t *bytes, *out;
    size_t n, leaves = 0;
    parcel_open(&p);
    const char *path = untidy(&p);
    must(pages_tidy_file(path, &err), &err);
    read_list(path, &p.room.arena, &bytes, &n);
    out = (uint8_t *)arena_alloc(&p.room.arena, n);
    memcpy(out, bytes, n);
    pages_take_out(out, n);
    for (size_t at = PAGE_BYTES; at < n; at += PAGE_BYTES) {
        const uint8_t *page = out + at;
        size_t rows = (size_t)page[3] << 8 | page[4];
        if (page[0] != 0x0a && page[0] != 0x0d)
            continue;
        leaves++;
        for (size_t i = 0; i < 2 * rows; i++)
            if (page[8 + i])
                fail_msg("page %zu: the array is not all taken out", at / PAGE_BYTES + 1);
    }
    assert_true(leaves > 100);
    pages_put_back(out, n);
    assert_memory_equal(out, bytes, n);
    unlink(path);
    parcel_close(&p);
}

/* Bytes that are no pages, and pages of which a byte was changed, come back as well. */
static void
test_any_bytes(void **state)
{
    (void)state;
    struct parcel p;
    uint8_t *bytes, *out;
    size_t n;
    uint32_t seed = 1;
    parcel_open(&p);
    const char *path = untidy(&p);
    read_list(path, &p.room.arena, &bytes, &n);
    out = (uint8_t *)arena_alloc(&p.room.arena, n);
    for (int round = 0; round < 20; round++) {
        for (size_t i = 0; round > 0 && i < n; i += 1 + (seed >> 8) % 300) {
            seed = seed * 1664525 + 1013904223;
            bytes[i] = (uint8_t)(seed >> 24);
        }
        size_t part = n - (size_t)round * 100; /* a part of a page at the end */
        memcpy(out, bytes, n);
        pages_take_out(out, part);
        pages_put_back(out, part);
        assert_memory_equal(out, bytes, n);
        pages_put_back(out, part);
        for (size_t at = 0; at + PAGE_BYTES <= part; at += PAGE_BYTES)
            pages_tidy(out + at);
    }
    unlink(path);
    parcel_close(&p);
}

static void
test_no_file(void **state)
{
    (void)state;
    struct err err = {0};
    assert_false(pages_tidy_file("/nowhere/registry.db", &err));
    assert_int_equal(err.kind, ERR_ENV);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_to_sqlite),
        cmocka_unit_test(test_taken_out),
        cmocka_unit_test(test_any_bytes),
        cmocka_unit_test(test_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
