/* The bound holds whatever is put in, the longest unused goes first, and forgetting leaves shapes. */
#include "draw/cache.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

enum { MAX = 64 * 1024 };

static struct picture_key
key_of(const char *text, int px)
{
    return (struct picture_key){PICTURE_TEXT, str_of(text), px, 0, 0};
}

static void
keep(struct cache *c, const struct picture_key *key, int w, int h)
{
    struct mask *m = mask_new(w, h);
    if (!cache_keep(c, key, m))
        mask_free(m);
}

static void
test_keys_differ_in_every_part(void **state)
{
    (void)state;
    const struct picture_key base = {PICTURE_TEXT, STR("x"), 40, 0, 0};
    struct picture_key others[] = {base, base, base, base, base, base};
    struct cache *c = cache_new(MAX);
    others[0].kind = PICTURE_QR;
    others[1].text = STR("y");
    others[2].text = STR("xx");
    others[3].a = 41;
    others[4].b = 1;
    others[5].c = 1;
    keep(c, &base, 1, 1);
    assert_non_null(cache_find(c, &base));
    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        assert_null(cache_find(c, &others[i]));
    cache_free(c);
}

static void
test_key_outlives_its_text(void **state)
{
    (void)state;
    struct cache *c = cache_new(MAX);
    char text[] = "abc";
    struct picture_key key = key_of(text, 40);
    keep(c, &key, 1, 1);
    text[0] = 'z';
    struct picture_key same = key_of("abc", 40);
    assert_non_null(cache_find(c, &same));
    cache_free(c);
}

static void
test_bound(void **state)
{
    (void)state;
    struct cache *c = cache_new(MAX);
    char text[16];
    for (int i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "%d", i);
        struct picture_key key = key_of(text, 40);
        keep(c, &key, 1 + i % 90, 1 + i % 70);
        assert_true(cache_bytes(c) <= MAX);
    }
    assert_true(cache_bytes(c) > MAX / 2); /* it does keep things */
    cache_free(c);
}

static void
test_longest_unused_goes_first(void **state)
{
    (void)state;
    struct cache *c = cache_new(MAX);
    struct picture_key used = key_of("used", 1), unused = key_of("unused", 1);
    char text[16];
    keep(c, &used, 10, 10);
    keep(c, &unused, 10, 10);
    for (int i = 0; i < 60; i++) {
        snprintf(text, sizeof text, "%d", i);
        struct picture_key key = key_of(text, 40);
        keep(c, &key, 40, 40);
        assert_non_null(cache_find(c, &used));
    }
    assert_null(cache_find(c, &unused));
    cache_free(c);
}

static void
test_one_over_the_bound_is_refused(void **state)
{
    (void)state;
    struct cache *c = cache_new(MAX);
    struct picture_key small = key_of("small", 1), large = key_of("large", 1);
    keep(c, &small, 10, 10);
    struct mask *m = mask_new(300, 300);
    assert_false(cache_keep(c, &large, m));
    mask_free(m);
    assert_non_null(cache_find(c, &small)); /* and nothing was dropped for it */
    cache_free(c);
}

static void
test_forget_keeps_shapes_only(void **state)
{
    (void)state;
    struct cache *c = cache_new(MAX);
    size_t empty = cache_bytes(c);
    struct picture_key text = key_of("typed", 40), qr = {PICTURE_QR, STR("link"), 0, 0, 0};
    struct picture_key icon = {PICTURE_ICON, {0}, 3, 48, 0}, disc = {PICTURE_DISC, {0}, 9, 0, 0};
    keep(c, &text, 10, 10);
    keep(c, &icon, 10, 10);
    keep(c, &qr, 10, 10);
    keep(c, &disc, 10, 10);
    cache_forget(c);
    assert_null(cache_find(c, &text));
    assert_null(cache_find(c, &qr));
    assert_non_null(cache_find(c, &icon));
    assert_non_null(cache_find(c, &disc));
    assert_true(cache_bytes(c) > empty);
    cache_free(c);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys_differ_in_every_part),
        cmocka_unit_test(test_key_outlives_its_text),
        cmocka_unit_test(test_bound),
        cmocka_unit_test(test_longest_unused_goes_first),
        cmocka_unit_test(test_one_over_the_bound_is_refused),
        cmocka_unit_test(test_forget_keeps_shapes_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
