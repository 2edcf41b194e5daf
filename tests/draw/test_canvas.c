/* Pixels: clipping, blending whose ends are exact, turning. */
#include "draw/canvas.h"
#include "draw/shapes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

enum { W = 7, H = 5 };

static uint32_t
pixel(const struct canvas *c, int x, int y)
{
    return c->px[y * c->w + x];
}

struct fill_row {
    const char *why;
    struct rect at;
    int covered; /* pixels */
};

static const struct fill_row fills[] = {
    {"inside", {1, 1, 3, 2}, 6},
    {"the whole", {0, 0, W, H}, W * H},
    {"over every edge", {-5, -5, 100, 100}, W * H},
    {"half out at the left", {-2, 0, 3, 1}, 1},
    {"half out at the bottom", {0, H - 1, 2, 9}, 2},
    {"left of it", {-9, 0, 9, H}, 0},
    {"right of it", {W, 0, 4, H}, 0},
    {"below it", {0, H, W, 3}, 0},
    {"no width", {2, 2, 0, 2}, 0},
    {"negative width", {4, 2, -2, 2}, 0},
    {"negative height", {4, 2, 2, -2}, 0},
};

static void
test_fill(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(fills); i++) {
        struct canvas c;
        int covered = 0;
        canvas_init(&c, W, H);
        canvas_fill(&c, fills[i].at, (struct color){1, 2, 3, 255});
        for (int p = 0; p < W * H; p++)
            covered += c.px[p] == 0x010203;
        if (covered != fills[i].covered)
            fail_msg("%s: %d pixels", fills[i].why, covered);
        canvas_deinit(&c);
    }
}

struct blend_row {
    const char *why;
    uint32_t under;
    struct color over;
    uint8_t coverage;
    uint32_t want;
};

static const struct blend_row blends[] = {
    {"nothing covered leaves the ground", 0x123456, {255, 255, 255, 255}, 0, 0x123456},
    {"full cover is the colour itself", 0x123456, {0xab, 0xcd, 0xef, 255}, 255, 0xabcdef},
    {"white on white stays white", 0xffffff, {255, 255, 255, 255}, 100, 0xffffff},
    {"black on black stays black", 0x000000, {0, 0, 0, 255}, 200, 0x000000},
    {"a transparent colour draws nothing", 0x123456, {255, 0, 0, 0}, 255, 0x123456},
    {"half of red over blue", 0x0000ff, {255, 0, 0, 255}, 127, 0x7e0080},
    {"cover and opacity multiply", 0x000000, {255, 255, 255, 128}, 128, 0x404040},
};

static void
test_blend(void **state)
{
    (void)state;
    struct mask *m = mask_new(1, 1);
    for (size_t i = 0; i < ARRAY_LEN(blends); i++) {
        struct canvas c;
        canvas_init(&c, 1, 1);
        c.px[0] = blends[i].under;
        m->coverage[0] = blends[i].coverage;
        canvas_mask(&c, m, (struct rect){0, 0, 1, 1}, 0, 0, blends[i].over);
        if (c.px[0] != blends[i].want)
            fail_msg("%s: %06x", blends[i].why, c.px[0]);
        canvas_deinit(&c);
    }
    mask_free(m);
}

static void
test_mask_is_clipped_on_every_side(void **state)
{
    (void)state;
    struct mask *m = mask_new(3, 3);
    for (int i = 0; i < 9; i++)
        m->coverage[i] = (uint8_t)(i == 4 ? 255 : 0); /* only the middle */
    for (int y = -4; y < H + 2; y++) {
        for (int x = -4; x < W + 2; x++) {
            struct canvas c;
            int lit = 0;
            canvas_init(&c, W, H);
            canvas_mask(&c, m, (struct rect){0, 0, 3, 3}, x, y, (struct color){9, 9, 9, 255});
            for (int p = 0; p < W * H; p++)
                lit += c.px[p] != 0;
            bool inside = x + 1 >= 0 && x + 1 < W && y + 1 >= 0 && y + 1 < H;
            assert_int_equal(lit, inside);
            if (inside)
                assert_int_equal(pixel(&c, x + 1, y + 1), 0x090909);
            canvas_deinit(&c);
        }
    }
    mask_free(m);
}

static void
test_mix_ends_are_exact(void **state)
{
    (void)state;
    struct canvas from, to, out;
    canvas_init(&from, 16, 16);
    canvas_init(&to, 16, 16);
    canvas_init(&out, 16, 16);
    for (uint32_t i = 0; i < 256; i++) {
        from.px[i] = i << 16 | (255 - i) << 8 | 0x7f;
        to.px[i] = (255 - i) << 16 | i << 8 | i;
    }
    canvas_mix(&out, &from, &to, 0);
    assert_memory_equal(out.px, from.px, 256 * sizeof *out.px);
    canvas_mix(&out, &from, &to, 256);
    assert_memory_equal(out.px, to.px, 256 * sizeof *out.px);
    canvas_mix(&out, &to, &to, 77);
    for (int i = 0; i < 256; i++) /* one frame with itself: no darker than one level */
        assert_true((to.px[i] & 0xff) - (out.px[i] & 0xff) <= 1);
    canvas_deinit(&from);
    canvas_deinit(&to);
    canvas_deinit(&out);
}

static void
test_turn(void **state)
{
    (void)state;
    struct canvas c;
    uint32_t out[W * H];
    canvas_init(&c, W, H);
    for (uint32_t i = 0; i < W * H; i++)
        c.px[i] = i;
    canvas_turn(&c, 0, out, W);
    assert_memory_equal(out, c.px, sizeof out);
    /* the first pixel of the turned picture, and the one right of it */
    canvas_turn(&c, 90, out, H);
    assert_int_equal(out[0], (H - 1) * W);
    assert_int_equal(out[1], (H - 2) * W);
    canvas_turn(&c, 180, out, W);
    assert_int_equal(out[0], W * H - 1);
    assert_int_equal(out[1], W * H - 2);
    canvas_turn(&c, 270, out, H);
    assert_int_equal(out[0], W - 1);
    assert_int_equal(out[1], 2 * W - 1);
    canvas_deinit(&c);
}

/* The area of the disc is pi r^2 within a thousandth, and it is the same seen from every side. */
static void
test_disc(void **state)
{
    (void)state;
    static const int radii[] = {1, 2, 6, 12, 18, 24, 66, 300};
    for (size_t i = 0; i < ARRAY_LEN(radii); i++) {
        int r = radii[i], side = 2 * r;
        struct mask *m = shape_disc(r);
        double area = 0;
        assert_int_equal(m->w, side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                uint8_t v = m->coverage[y * side + x];
                area += v / 255.0;
                assert_int_equal(v, m->coverage[y * side + side - 1 - x]);
                assert_int_equal(v, m->coverage[(side - 1 - y) * side + x]);
                assert_in_range(m->coverage[x * side + y] - v + 16, 0, 32);
            }
        }
        double want = 3.14159265 * r * r;
        if (area < want * 0.999 - 0.05 || area > want * 1.001 + 0.05)
            fail_msg("radius %d: area %f, not %f", r, area, want);
        mask_free(m);
    }
}

static void
test_box_has_round_corners_and_straight_sides(void **state)
{
    (void)state;
    struct cache *cache = cache_new(1 << 20);
    struct canvas c;
    canvas_init(&c, 60, 40);
    shape_box(&c, cache, (struct rect){5, 5, 50, 30}, 10, (struct color){255, 255, 255, 255});
    assert_int_equal(pixel(&c, 5, 5), 0);
    assert_int_equal(pixel(&c, 54, 34), 0);
    assert_int_equal(pixel(&c, 30, 5), 0xffffff);
    assert_int_equal(pixel(&c, 5, 20), 0xffffff);
    assert_int_equal(pixel(&c, 54, 20), 0xffffff);
    assert_int_equal(pixel(&c, 30, 34), 0xffffff);
    assert_int_equal(pixel(&c, 30, 4), 0);
    assert_int_equal(pixel(&c, 55, 20), 0);
    /* each pixel is drawn once: half-transparent boxes have no seams */
    canvas_fill(&c, (struct rect){0, 0, 60, 40}, (struct color){0, 0, 0, 255});
    shape_box(&c, cache, (struct rect){5, 5, 50, 30}, 10, (struct color){255, 255, 255, 128});
    for (int x = 16; x < 45; x++)
        for (int y = 5; y < 35; y++)
            assert_int_equal(pixel(&c, x, y), pixel(&c, 30, 20));
    /* a radius over half the shorter side makes a pill */
    canvas_fill(&c, (struct rect){0, 0, 60, 40}, (struct color){0, 0, 0, 255});
    shape_box(&c, cache, (struct rect){5, 5, 50, 31}, 999, (struct color){255, 255, 255, 255});
    assert_int_equal(pixel(&c, 5, 20), 0xffffff);
    assert_int_equal(pixel(&c, 5, 12), 0);
    canvas_deinit(&c);
    cache_free(cache);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fill),
        cmocka_unit_test(test_blend),
        cmocka_unit_test(test_mask_is_clipped_on_every_side),
        cmocka_unit_test(test_mix_ends_are_exact),
        cmocka_unit_test(test_turn),
        cmocka_unit_test(test_disc),
        cmocka_unit_test(test_box_has_round_corners_and_straight_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
