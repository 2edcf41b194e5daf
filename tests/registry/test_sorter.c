/* Rows in the order of their keys, whether they fit in memory or not. */
#include "registry/sorter.h"

#include "registry/room.h"

#include <signal.h>
#include <sys/resource.h>

struct rng {
    uint64_t state;
};

static uint32_t
draw(struct rng *r)
{
    r->state = r->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(r->state >> 33);
}

enum order { RANDOM, RISING, FALLING, FEW_KEYS };

/* Row i: a key of 1 to 12 bytes, some with a NUL or a high byte; the row holds i. */
static struct str
key_of(enum order order, size_t i, struct rng *r, char out[static 16])
{
    size_t n = 1 + draw(r) % 12;
    if (order == FEW_KEYS)
        return (struct str){out, (size_t)sprintf(out, "%u", draw(r) % 10)};
    if (order != RANDOM)
        return (struct str){out,
                            (size_t)sprintf(out, "%010zu", order == RISING ? i : 99999999 - i)};
    for (size_t k = 0; k < n; k++)
        out[k] = "\0ab\xFF"
                 "019z"[draw(r) % 8];
    return (struct str){out, n};
}

static const struct {
    const char *why;
    enum order order;
    size_t rows, filling; /* bytes of a row besides its number */
} cases[] = {
    {"none", RANDOM, 0, 0},
    {"one", RANDOM, 1, 0},
    {"few, in memory", RANDOM, 1000, 10},
    {"in order, in memory", RISING, 1000, 10},
    {"some stretches", RANDOM, 20000, 300},
    {"some stretches, in order", RISING, 20000, 300},
    {"some stretches, the wrong way round", FALLING, 20000, 300},
    {"equal keys over all stretches", FEW_KEYS, 20000, 300},
    {"long rows", RANDOM, 300, SORTER_ROW_MAX - 100},
    {"nothing but keys, more than memory has marks for", RANDOM, 40000, 0},
};

static void
check_case(const char *path, size_t c)
{
    struct rng rng = {c};
    struct err err = {0};
    struct sorter *s = sorter_new(path, 0);
    char *row = calloc(1, SORTER_ROW_MAX), *seen = calloc(1, cases[c].rows + 1), last[16];
    struct str before = {last, 0}, key, out;
    size_t n = 0, number_before = 0;
    bool more;

    for (size_t i = 0; i < cases[c].rows; i++) {
        char bytes[16];
        memcpy(row, &i, sizeof i);
        assert_true(sorter_add(s, key_of(cases[c].order, i, &rng, bytes),
                               (struct str){row, sizeof i + cases[c].filling}, &err));
    }
    assert_true(sorter_finish(s, &err));
    for (; sorter_next(s, &key, &out, &more, &err) && more; n++) {
        size_t number;
        memcpy(&number, out.p, sizeof number);
        int order = str_cmp(before, key);
        if (number >= cases[c].rows || seen[number]++ || out.n != sizeof number + cases[c].filling)
            fail_msg("%s: row %zu is another's or came twice", cases[c].why, number);
        if (n && (order > 0 || (order == 0 && number_before >= number)))
            fail_msg("%s: row %zu came behind %zu", cases[c].why, number, number_before);
        memcpy(last, key.p, key.n);
        before.n = key.n;
        number_before = number;
    }
    if (more || n != cases[c].rows)
        fail_msg("%s: %zu rows", cases[c].why, n);
    sorter_free(s);
    free(row);
    free(seen);
}

static void
test_sorts(void **state)
{
    (void)state;
    char dir[] = "/tmp/satark-sorter-XXXXXX", path[64];
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/sort", dir);
    for (size_t c = 0; c < ARRAY_LEN(cases); c++) {
        check_case(path, c);
        assert_int_not_equal(access(path, F_OK), 0);
    }
    assert_int_equal(rmdir(dir), 0);
}

/* Adds rows until one fails. */
static bool
overflow(struct sorter *s, struct err *err)
{
    char row[4096] = "";
    for (size_t i = 0; i < 2000; i++)
        if (!sorter_add(s, STR("key"), (struct str){row, sizeof row}, err))
            return false;
    return true;
}

static void
test_disk_fails(void **state)
{
    (void)state;
    char dir[] = "/tmp/satark-sorter-XXXXXX", path[64];
    struct err err = {0};
    struct rlimit old, little = {2 * 1024 * 1024, RLIM_INFINITY};
    assert_non_null(mkdtemp(dir));

    struct sorter *s = sorter_new("/nonexistent/sort", 0);
    assert_false(overflow(s, &err));
    assert_int_equal(err.kind, ERR_ENV);
    assert_non_null(strstr(err.msg, "/nonexistent/sort"));
    sorter_free(s);

    /* as a disk that fills up: the system refuses a file of more than 2 MiB */
    snprintf(path, sizeof path, "%s/sort", dir);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    little.rlim_max = old.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
    s = sorter_new(path, 0);
    bool full = !overflow(s, &err);
    setrlimit(RLIMIT_FSIZE, &old);
    assert_true(full);
    assert_int_equal(err.kind, ERR_ENV);
    assert_non_null(strstr(err.msg, "free space"));
    sorter_free(s);
    sorter_free(NULL);
    assert_int_equal(rmdir(dir), 0); /* nothing left behind */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sorts),
        cmocka_unit_test(test_disk_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
