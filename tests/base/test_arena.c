/* Memory of an arena is zeroed, aligned, apart from its neighbours, and gone after a wipe. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void
test_zeroed_aligned_apart(void **state)
{
    (void)state;
    struct arena a = {0};
    static const size_t sizes[] = {0, 1, 7, 16, 17, 100, 16 * 1024, 16 * 1024 + 1, 100000, 3};
    unsigned char *blocks[ARRAY_LEN(sizes)];
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        blocks[i] = arena_alloc(&a, sizes[i]);
        assert_int_equal((uintptr_t)blocks[i] % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(blocks[i][k], 0);
        if (sizes[i])
            memset(blocks[i], (int)i + 1, sizes[i]);
    }
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++)
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(blocks[i][k], i + 1);
    arena_wipe(&a);
}

static void
test_wipe_makes_ready_again(void **state)
{
    (void)state;
    struct arena a = {0};
    arena_wipe(&a); /* of nothing */
    for (int round = 0; round < 3; round++) {
        memset(arena_alloc(&a, 5000), 0xAA, 5000);
        arena_wipe(&a);
        assert_null(a.head);
        const unsigned char *p = arena_alloc(&a, 5000);
        for (size_t k = 0; k < 5000; k++)
            assert_int_equal(p[k], 0);
    }
    arena_wipe(&a);
}

static void
test_grow_keeps_what_is_there(void **state)
{
    (void)state;
    struct arena a = {0};
    uint32_t *list = NULL;
    size_t cap = 0;
    for (size_t n = 0; n < 10000; n++) {
        list = arena_grow(&a, list, n, &cap, sizeof *list);
        assert_true(cap > n);
        list[n] = (uint32_t)n * 7;
    }
    for (size_t n = 0; n < 10000; n++)
        assert_int_equal(list[n], n * 7);
    arena_wipe(&a);
}

static void
test_texts(void **state)
{
    (void)state;
    struct arena a = {0};
    struct str s = arena_str(&a, str_sub(STR("बिजली!"), 0, 15));
    assert_true(str_eq(s, STR("बिजली")));
    assert_int_equal(s.p[s.n], '\0');
    s = arena_str(&a, (struct str){NULL, 0});
    assert_int_equal(s.n, 0);
    assert_int_equal(s.p[0], '\0');
    s = arena_fmt(&a, "%s-%d", "1912", 7);
    assert_true(str_eq(s, STR("1912-7")));
    assert_int_equal(s.p[s.n], '\0');
    s = arena_fmt(&a, "%30000d", 1); /* longer than a chunk */
    assert_int_equal(s.n, 30000);
    arena_wipe(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zeroed_aligned_apart),
        cmocka_unit_test(test_wipe_makes_ready_again),
        cmocka_unit_test(test_grow_keeps_what_is_there),
        cmocka_unit_test(test_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
