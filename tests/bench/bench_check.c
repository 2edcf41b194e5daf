/* How fast a message is answered, with how long a list of reported numbers.
 *
 *   bench_check N MESSAGES.jsonl FOLDER
 *
 * Makes FOLDER/list.db, the list that ships with N reported numbers more, answers messages of 160
 * and 2,000 bytes on one core, and asks SQLite alone for single numbers; one JSON object a line.
 * The short messages are left in FOLDER/short.mbox for other programmes. Run by bench_check.sh;
 * without arguments it does nothing. */
#include "base/buf.h"
#include "base/paths.h"
#include "base/utf8.h"
#include "cli/json_in.h"
#include "registry/build.h"
#include "registry/registry.h"
#include "verify/check.h"

#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum {
    SHORT = 160,
    LONG = 2000,
    DISTINCT = 2000,
    SHORT_RUNS = 40000,
    LONG_RUNS = 4000,
    LOOK_UPS = 200000,
    NUMBER_DIGITS = 10
};

struct bench {
    struct arena arena;
    unsigned long n_reported;
    uint64_t random;
    struct buf corpus; /* every message, one after another */
    struct registry *registry;
    struct knowledge knowledge;
    struct check check;
    const char *list;
};

static void
need(bool ok, const char *what)
{
    if (ok)
        return;
    fprintf(stderr, "bench_check: %s\n", what);
    exit(1);
}

static uint64_t
next_random(struct bench *b)
{
    b->random ^= b->random << 13;
    b->random ^= b->random >> 7;
    b->random ^= b->random << 17;
    return b->random;
}

static int64_t
now_ns(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* ---- the list ---- */

/* N mobile numbers evenly from 6000000000 to 9999999999, in the table's order. */
static void
fill_list(struct bench *b)
{
    sqlite3 *db;
    char sql[512];
    snprintf(sql, sizeof sql,
             "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000; BEGIN;"
             "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %lu)"
             " INSERT OR IGNORE INTO reported SELECT 0, CAST(6000000000 + i * %lu AS TEXT), 0,"
             " CAST(6000000000 + i * %lu AS TEXT), '', '2026-11-01', 'bench' FROM n; COMMIT",
             b->n_reported, 4000000000 / b->n_reported, 4000000000 / b->n_reported);
    need(sqlite3_open(b->list, &db) == SQLITE_OK, "the list cannot be opened");
    need(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, sqlite3_errmsg(db));
    sqlite3_close(db);
}

static void
open_list(struct bench *b, const char *folder)
{
    struct err err;
    struct str assets;
    b->list = paths_join(&b->arena, str_of(folder), "list.db").p;
    need(paths_assets(&b->arena, &assets, &err) &&
             registry_build(paths_join(&b->arena, assets, "registry").p, 1, 0, b->list, &err),
         err.msg);
    fill_list(b);
    need(registry_open(b->list, STR("kesco"), &b->registry, &err) &&
             registry_knowledge(b->registry, &b->arena, &b->knowledge, &err),
         err.msg);
    b->check = (struct check){.knowledge = &b->knowledge,
                              .lookup = {.find = registry_find, .ctx = b->registry},
                              .now = {.year = 2026, .month = 11, .day = 24, .weekday = 2}};
    check_prepare(&b->check, &b->arena);
}

/* ---- the messages ---- */

static void
read_corpus(struct bench *b, const char *path)
{
    struct json_in *in;
    struct json_row row;
    struct err err;
    FILE *f = fopen(path, "rb");
    need(f != NULL, "the messages cannot be read");
    need(json_in_open(f, &in, &err), err.msg);
    while (json_in_next(in, &row))
        if (!row.error) {
            buf_add(&b->corpus, row.text);
            buf_char(&b->corpus, ' ');
        }
    json_in_close(in);
    fclose(f);
    need(b->corpus.n > LONG, "too few messages");
}

/* Each long run of digits becomes a mobile number, about one in two of them listed where the list
 * is long: else the same few pages of the list would answer every message. */
static void
change_numbers(struct bench *b, char *text, size_t n)
{
    for (size_t i = 0; i < n;) {
        size_t end = i;
        while (end < n && is_digit(text[end]))
            end++;
        if (end - i == NUMBER_DIGITS) {
            uint64_t step = 4000000000 / b->n_reported, r = next_random(b);
            uint64_t number = 6000000000 + r / 2 % b->n_reported * step + (r & 1);
            char digits[24];
            snprintf(digits, sizeof digits, "%010llu", (unsigned long long)number);
            memcpy(text + i, digits, NUMBER_DIGITS);
        }
        i = end > i ? end : i + 1;
    }
}

/* `size` bytes of the corpus from a random place, whole characters only. */
static struct str
make_message(struct bench *b, size_t size)
{
    struct str all = buf_str(&b->corpus);
    size_t at = (size_t)(next_random(b) % (all.n - size)), end = at + size;
    while (((unsigned char)all.p[at] & 0xC0) == 0x80)
        at++;
    while (((unsigned char)all.p[end] & 0xC0) == 0x80)
        end--;
    char *text = arena_alloc(&b->arena, size);
    memcpy(text, all.p + at, end - at);
    change_numbers(b, text, end - at);
    return (struct str){text, end - at};
}

static struct str *
make_messages(struct bench *b, size_t size)
{
    struct str *list = ARENA_ARRAY(&b->arena, struct str, DISTINCT);
    for (size_t i = 0; i < DISTINCT; i++)
        list[i] = make_message(b, size);
    return list;
}

/* As many as are measured here, each as a mail. */
static void
write_mbox(struct bench *b, const struct str *list, const char *folder)
{
    FILE *f = fopen(paths_join(&b->arena, str_of(folder), "short.mbox").p, "wb");
    need(f != NULL, "the folder cannot be written");
    for (size_t i = 0; i < SHORT_RUNS; i++)
        fprintf(f, "From x@example.org Tue Nov 24 11:00:00 2026\n\n%.*s\n\n",
                (int)list[i % DISTINCT].n, list[i % DISTINCT].p);
    fclose(f);
}

/* ---- measuring ---- */

static int
by_size(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

static void
answer_one(struct bench *b, struct str text)
{
    struct arena a = {0};
    struct answer answer;
    check_run(&b->check, text, STR(""), VIA_UNKNOWN, &a, &answer);
    arena_wipe(&a);
}

/* In microseconds, as JSON: the median, the slowest in a hundred, the slowest. Sorts. */
static void
print_times(const char *prefix, int64_t *took, size_t n)
{
    size_t slow = n / 100 * 99;
    qsort(took, n, sizeof *took, by_size);
    int64_t median = took[n / 2];
    printf(",\"%sp50_us\":%.1f,\"%sp99_us\":%.1f,\"%smax_us\":%.1f", prefix, (double)median / 1e3,
           prefix, (double)took[slow] / 1e3, prefix, (double)took[n - 1] / 1e3);
}

/* By the processor's clock, which stands while another programme has the core, and by the wall's.
 */
static void
measure_checks(struct bench *b, const struct str *list, size_t size, size_t runs)
{
    int64_t *took = ARENA_ARRAY(&b->arena, int64_t, runs), sum = 0;
    int64_t *waited = ARENA_ARRAY(&b->arena, int64_t, runs);
    for (size_t i = 0; i < DISTINCT; i++)
        answer_one(b, list[i]);
    for (size_t i = 0; i < runs; i++) {
        int64_t wall = now_ns(CLOCK_MONOTONIC), start = now_ns(CLOCK_THREAD_CPUTIME_ID);
        answer_one(b, list[i % DISTINCT]);
        took[i] = now_ns(CLOCK_THREAD_CPUTIME_ID) - start;
        waited[i] = now_ns(CLOCK_MONOTONIC) - wall;
        sum += took[i];
    }
    printf("{\"bench\":\"check\",\"bytes\":%zu,\"reported\":%lu,\"messages_per_s\":%.0f", size,
           b->n_reported, (double)runs * 1e9 / (double)sum);
    print_times("", took, runs);
    print_times("wall_", waited, runs);
    printf("}\n");
}

/* SQLite alone, the same table, a number at a time. */
static void
measure_look_ups(struct bench *b)
{
    sqlite3 *db;
    sqlite3_stmt *s;
    char key[24];
    uint64_t step = 4000000000 / b->n_reported;
    unsigned long found = 0;
    const char *uri = arena_fmt(&b->arena, "file:%s?immutable=1", b->list).p;
    need(sqlite3_open_v2(uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) == SQLITE_OK &&
             sqlite3_prepare_v2(db,
                                "SELECT kind, value, note, source FROM reported"
                                " WHERE entity = 0 AND key = ?",
                                -1, &s, NULL) == SQLITE_OK,
         "the list cannot be asked");
    int64_t start = now_ns(CLOCK_THREAD_CPUTIME_ID);
    for (size_t i = 0; i < LOOK_UPS; i++) {
        uint64_t r = next_random(b);
        int n = snprintf(key, sizeof key, "%llu",
                         (unsigned long long)(6000000000 + r / 2 % b->n_reported * step + (r & 1)));
        sqlite3_bind_text(s, 1, key, n, SQLITE_STATIC);
        found += sqlite3_step(s) == SQLITE_ROW;
        sqlite3_reset(s);
    }
    double took = (double)(now_ns(CLOCK_THREAD_CPUTIME_ID) - start);
    sqlite3_finalize(s);
    sqlite3_close(db);
    need(found > 0, "no number was found");
    printf(
        "{\"bench\":\"sqlite_point\",\"reported\":%lu,\"look_ups_per_s\":%.0f,\"mean_us\":%.2f}\n",
        b->n_reported, LOOK_UPS * 1e9 / took, took / 1e3 / LOOK_UPS);
}

int
main(int argc, char **argv)
{
    static struct bench b = {.random = 88172645463325252u};
    if (argc != 4)
        return 0;
    need(str_to_uint(str_of(argv[1]), 100000000, &b.n_reported) && b.n_reported > 0,
         "how many numbers?");
    read_corpus(&b, argv[2]);
    open_list(&b, argv[3]);
    struct str *brief = make_messages(&b, SHORT), *full = make_messages(&b, LONG);
    write_mbox(&b, brief, argv[3]);
    measure_checks(&b, brief, SHORT, SHORT_RUNS);
    measure_checks(&b, full, LONG, LONG_RUNS);
    measure_look_ups(&b);
    registry_close(b.registry);
    buf_free(&b.corpus);
    arena_wipe(&b.arena);
    return 0;
}
