#include "draw/damage.h"

#include "base/log.h"
#include "base/paths.h"
#include "draw/paint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include <stdlib.h>

enum { W = 400, H = 300, OPS = 6, ROUNDS = 300 };

static struct painter
painter_new(struct arena *a)
{
    struct painter p = {0};
    struct err err = {0};
    if (!paths_assets(a, &p.assets, &err) || !fonts_open(p.assets, &p.letters.fonts, &err))
        fail_msg("%s", err.msg);
    p.letters.widths = widths_new();
    p.cache = cache_new(1 << 20);
    return p;
}

static void
painter_free(struct painter *p)
{
    cache_free(p->cache);
    widths_free(p->letters.widths);
    fonts_close(p->letters.fonts);
}

static unsigned
next_random(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static struct draw_op
random_op(unsigned *seed)
{
    static const char *const words[] = {"बिजली", "र्कि", "Satark 9:30", "ट्ठी", "₹500"};
    struct draw_op op = {.kind = (enum op_kind)(next_random(seed) % 4),
                         .at = {(int)(next_random(seed) % W) - 20, (int)(next_random(seed) % H),
                                (int)(next_random(seed) % 200), (int)(next_random(seed) % 150)},
                         .color = {(uint8_t)next_random(seed), (uint8_t)next_random(seed),
                                   (uint8_t)next_random(seed), 255},
                         .radius = (int)(next_random(seed) % 30),
                         .px = 20 + (int)(next_random(seed) % 60),
                         .icon = ICON_SEARCH,
                         .text = str_of(words[next_random(seed) % ARRAY_LEN(words)])};
    if (op.kind == OP_TEXT) {
        op.at.w = (int)strlen(words[0]) * op.px; /* at least as wide as it is drawn */
        op.at.h = 0;
    }
    return op;
}

/* Painting only what changed must give the very picture of painting all. */
static void
parts_make_the_whole(void **state)
{
    (void)state;
    struct arena a = {0};
    struct painter p = painter_new(&a);
    struct canvas shown, fresh;
    struct damage d = {0};
    struct draw_op ops[OPS];
    unsigned seed = 7;
    size_t partial = 0;
    canvas_init(&shown, W, H);
    canvas_init(&fresh, W, H);
    for (size_t i = 0; i < OPS; i++)
        ops[i] = random_op(&seed);
    for (int round = 0; round < ROUNDS; round++) {
        ops[next_random(&seed) % OPS] = random_op(&seed);
        struct draw_list list = {.ops = ops, .n = OPS, .ground = {250, 250, 250, 255}};
        struct rect part = damage_take(&d, &list, W, H);
        partial += part.w < W || part.h < H;
        canvas_clip(&shown, part);
        paint(&p, &shown, &list);
        paint(&p, &fresh, &list);
        assert_memory_equal(shown.px, fresh.px, sizeof *shown.px * W * H);
    }
    assert_true(partial > ROUNDS / 2);
    canvas_deinit(&shown);
    canvas_deinit(&fresh);
    damage_deinit(&d);
    painter_free(&p);
    arena_wipe(&a);
}

static void
what_counts_as_a_change(void **state)
{
    (void)state;
    struct damage d = {0};
    struct draw_op op = {.kind = OP_BOX, .at = {10, 20, 30, 40}, .color = {1, 2, 3, 255}};
    struct draw_list list = {.ops = &op, .n = 1};

    struct rect r = damage_take(&d, &list, W, H);
    assert_int_equal(r.w, W); /* the first list changes everything */
    r = damage_take(&d, &list, W, H);
    assert_int_equal(r.w * r.h, 0); /* the same one nothing */
    op.color.g = 9;
    r = damage_take(&d, &list, W, H);
    assert_int_equal(r.x, 10);
    assert_int_equal(r.h, 40);
    op.at.x = 100; /* where it was and where it is */
    r = damage_take(&d, &list, W, H);
    assert_int_equal(r.x, 10);
    assert_int_equal(r.w, 120);
    list.ground.r = 1;
    r = damage_take(&d, &list, W, H);
    assert_int_equal(r.h, H);
    damage_forget(&d);
    r = damage_take(&d, &list, W, H);
    assert_int_equal(r.h, H);
    list.n = 0;
    r = damage_take(&d, &list, W, H);
    assert_int_equal(r.h, H);
    damage_deinit(&d);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_make_the_whole),
        cmocka_unit_test(what_counts_as_a_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
