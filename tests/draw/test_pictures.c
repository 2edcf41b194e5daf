/* Every icon has its file and its ink; a QR code has its modules and its quiet zone. */
#include "picture.h"

#include "draw/qr.h"

static void
test_every_icon_has_ink_and_keeps_its_margin(void **state)
{
    (void)state;
    struct stage *s = open_stage(96, 96, 0, true);
    for (int i = ICON_NONE + 1; i < ICONS; i++) {
        struct list list;
        list_init(&list, WHITE);
        push(&list, OP_ICON, (struct rect){0, 0, 96, 96}, BLACK)->icon = (enum icon)i;
        stage_show(s, &list.l);
        struct shot shot = shoot(s);
        long ink = count(&shot, (struct rect){0, 0, 96, 96}, 0);
        if (ink < 96 * 96 / 40 || ink > 96 * 96 * 4 / 5)
            fail_msg("icon %d: %ld black pixels", i, ink);
        for (int k = 0; k < 96; k++)
            if (at(&shot, k, 0) != 0xffffff || at(&shot, 0, k) != 0xffffff)
                fail_msg("icon %d touches its edge", i);
        drop(&shot);
    }
    stage_close(s);
}

/* The sign in a verdict's shape is a hole: it shows the ground, whatever that is. */
static void
test_signs_are_cut_out(void **state)
{
    (void)state;
    static const enum icon filled[] = {ICON_VERDICT_SCAM, ICON_VERDICT_SUSPICIOUS,
                                       ICON_VERDICT_OFFICIAL, ICON_VERDICT_UNVERIFIED,
                                       ICON_PAUSE_DISC, ICON_TICK_DISC};
    struct stage *s = open_stage(240, 240, 0, true);
    for (size_t i = 0; i < ARRAY_LEN(filled); i++) {
        struct list list;
        list_init(&list, RED);
        push(&list, OP_ICON, (struct rect){0, 0, 240, 240}, WHITE)->icon = filled[i];
        stage_show(s, &list.l);
        struct shot shot = shoot(s);
        struct rect middle = {70, 70, 100, 120};
        assert_true(count(&shot, middle, 0xa61b17) > 500);
        assert_true(count(&shot, middle, 0xffffff) > 500);
        drop(&shot);
    }
    stage_close(s);
}

/* Dots are as wide as the strokes beside them: the list icon's three, at their place. */
static void
test_dots_are_drawn(void **state)
{
    (void)state;
    struct stage *s = open_stage(240, 240, 0, true);
    struct list list;
    list_init(&list, WHITE);
    push(&list, OP_ICON, (struct rect){0, 0, 240, 240}, BLACK)->icon = ICON_LIST;
    stage_show(s, &list.l);
    struct shot shot = shoot(s);
    for (int y = 60; y <= 180; y += 60)
        assert_true(count(&shot, (struct rect){27, y - 10, 22, 22}, 0) > 250);
    drop(&shot);
    stage_close(s);
}

static void
test_qr_modules(void **state)
{
    (void)state;
    const struct str url = STR("https://www.kesco.co.in/");
    int n = qr_modules(url), side = 400, px = side / (n + 2 * QR_QUIET);
    bool *dark = calloc((size_t)n * (size_t)n, sizeof *dark);
    assert_true(n >= 25);
    assert_true(qr_encode(url, dark, (size_t)n * (size_t)n));
    assert_false(qr_encode(url, dark, (size_t)n * (size_t)n - 1));

    struct stage *s = open_stage(420, 440, 0, true);
    struct list list;
    list_init(&list, RED);
    push(&list, OP_QR, (struct rect){10, 20, side, side}, RED)->text = url;
    stage_show(s, &list.l);
    struct shot shot = shoot(s);
    int margin = (side - n * px) / 2;
    assert_true(margin >= QR_QUIET * px);
    for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
            int mx = x - margin, my = y - margin;
            bool inside = mx >= 0 && my >= 0 && mx < n * px && my < n * px;
            bool black = inside && dark[my / px * n + mx / px];
            assert_int_equal(at(&shot, 10 + x, 20 + y), black ? 0 : 0xffffff);
        }
    }
    assert_int_equal(at(&shot, 9, 100), 0xa61b17);
    drop(&shot);
    stage_close(s);
    free(dark);
}

static void
test_qr_limits(void **state)
{
    (void)state;
    char *huge = malloc(5000);
    memset(huge, 'a', 5000);
    assert_int_equal(qr_modules(STR("")), 0);
    assert_int_equal(qr_modules((struct str){huge, 5000}), 0);
    assert_int_equal(qr_modules((struct str){huge, 1663}), 177); /* version 40, level Q, bytes */
    assert_int_equal(qr_modules((struct str){huge, 1664}), 0);
    free(huge);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_icon_has_ink_and_keeps_its_margin),
        cmocka_unit_test(test_signs_are_cut_out),
        cmocka_unit_test(test_dots_are_drawn),
        cmocka_unit_test(test_qr_modules),
        cmocka_unit_test(test_qr_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
