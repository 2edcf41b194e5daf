/* The canvas as the kiosk uses it, without a window and with SDL's dummy one. */
#include "picture.h"

/* ---- the cache ---- */

static void
test_cache_stays_under_its_bound(void **state)
{
    (void)state;
    struct stage *s = open_stage(1080, 200, 0, true);
    size_t most = 0;
    for (int i = 0; i < 5000; i++) {
        struct list list;
        char text[64];
        snprintf(text, sizeof text, "संदेश %d की जाँच", i);
        list_init(&list, WHITE);
        push_text(&list, 20, 120, text, 60 + i % 20, false);
        stage_show(s, &list.l);
        most = stage_cache_bytes(s) > most ? stage_cache_bytes(s) : most;
        assert_true(stage_cache_bytes(s) <= STAGE_CACHE_MAX);
    }
    assert_true(most > STAGE_CACHE_MAX * 3 / 4);
    stage_close(s);
}

static void
test_typed_text_is_never_kept(void **state)
{
    (void)state;
    struct stage *s = open_stage(600, 200, 0, true);
    struct list list;
    size_t empty = stage_cache_bytes(s);
    list_init(&list, WHITE);
    push_text(&list, 20, 120, "मेरा संदेश", 60, true);
    stage_show(s, &list.l);
    assert_int_equal(stage_cache_bytes(s), empty);
    struct shot personal = shoot(s);
    list.ops[0].personal = false;
    stage_forget(s); /* the same picture again would not be painted */
    stage_show(s, &list.l);
    assert_true(stage_cache_bytes(s) > empty);
    struct shot plain = shoot(s);
    assert_true(same(&personal, &plain));
    drop(&personal);
    drop(&plain);
    stage_close(s);
}

static void
test_one_picture_serves_every_colour(void **state)
{
    (void)state;
    struct stage *s = open_stage(600, 200, 0, true);
    struct list list;
    list_init(&list, WHITE);
    push_text(&list, 20, 120, "बिजली", 60, false);
    stage_show(s, &list.l);
    size_t once = stage_cache_bytes(s);
    list.ops[0].color = RED;
    stage_show(s, &list.l);
    struct shot shot = shoot(s);
    assert_int_equal(stage_cache_bytes(s), once);
    assert_true(count(&shot, (struct rect){0, 0, 600, 200}, 0xa61b17) > 300);
    drop(&shot);
    stage_close(s);
}

static void
test_forget(void **state)
{
    (void)state;
    struct stage *s = open_stage(600, 200, 0, true);
    struct list list;
    list_init(&list, WHITE);
    stage_show(s, &list.l);
    size_t empty = stage_cache_bytes(s);
    push_text(&list, 20, 120, "82603 03942", 60, false);
    stage_show(s, &list.l);
    stage_fade_begin(s, &list.l);
    stage_forget(s);
    stage_fade(s, 0.5); /* the fade is over: nothing comes back */
    struct shot shot = shoot(s);
    assert_int_equal(count(&shot, (struct rect){0, 0, 600, 200}, 0), 600 * 200);
    assert_int_equal(stage_cache_bytes(s), empty);
    drop(&shot);
    stage_close(s);
}

/* More sizes than fonts are kept open, twice around, as when a window is pulled. */
static void
test_many_sizes(void **state)
{
    (void)state;
    struct letters l = letters_open();
    int first = runs_width(&l, STR("बिल 1912"), (struct setting){20, false, 0});
    for (int i = 0; i < 300; i++)
        runs_width(&l, STR("बिल 1912"), (struct setting){20 + i % 150, false, 0});
    widths_forget(l.widths);
    assert_int_equal(runs_width(&l, STR("बिल 1912"), (struct setting){20, false, 0}), first);
    letters_close(&l);
}

/* ---- fades, rotation, text ---- */

static void
test_fade_ends_in_the_next_frame(void **state)
{
    (void)state;
    struct stage *s = open_stage(300, 120, 0, true);
    struct list from, to;
    list_init(&from, WHITE);
    list_init(&to, RED);
    push_text(&to, 20, 80, "ठगी", 50, false);
    stage_show(s, &to.l);
    struct shot want = shoot(s);
    stage_show(s, &from.l);
    struct shot first = shoot(s);
    stage_fade_begin(s, &to.l);
    stage_fade(s, 0);
    struct shot begun = shoot(s);
    stage_fade(s, 0.5);
    struct shot half = shoot(s);
    stage_fade_end(s);
    struct shot end = shoot(s);
    assert_true(same(&begun, &first));
    assert_true(same(&end, &want));
    int red = (int)(at(&half, 1, 1) >> 16), green = (int)(at(&half, 1, 1) >> 8 & 0xff);
    assert_in_range(red, (255 + 0xa6) / 2 - 2, (255 + 0xa6) / 2 + 2);
    assert_in_range(green, (255 + 0x1b) / 2 - 2, (255 + 0x1b) / 2 + 2);
    drop(&want), drop(&first), drop(&begun), drop(&half), drop(&end);
    stage_close(s);
}

struct turn_row {
    const char *why;
    int rotate, w, h;         /* of the canvas, for a window of 320 x 200 */
    int window_x, window_y;   /* where the canvas's upper left corner is seen */
};

static const struct turn_row turns[] = {
    {"as it hangs", 0, 320, 200, 0, 0},
    {"a quarter clockwise: the top is at the right", 90, 200, 320, 319, 0},
    {"upside down", 180, 320, 200, 319, 199},
    {"a quarter the other way: the top is at the left", 270, 200, 320, 0, 199},
};

static void
test_rotation(void **state)
{
    (void)state;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    for (size_t i = 0; i < ARRAY_LEN(turns); i++) {
        const struct turn_row *r = &turns[i];
        struct stage *s = open_stage(320, 200, r->rotate, false);
        struct list list;
        int w, h, x, y;
        stage_size(s, &w, &h);
        assert_int_equal(w, r->w);
        assert_int_equal(h, r->h);
        list_init(&list, WHITE);
        push(&list, OP_BOX, (struct rect){0, 0, 1, 1}, RED);
        push(&list, OP_BOX, (struct rect){w - 1, h - 1, 1, 1}, BLACK);
        stage_show(s, &list.l);
        SDL_Surface *seen = SDL_GetWindowSurface(SDL_GetWindowFromID(stage_window_id(s)));
        struct shot shot = {SDL_ConvertSurfaceFormat(seen, SDL_PIXELFORMAT_RGB888, 0)};
        if (at(&shot, r->window_x, r->window_y) != 0xa61b17)
            fail_msg("%s: the corner is elsewhere", r->why);
        assert_int_equal(at(&shot, 319 - r->window_x, 199 - r->window_y), 0);
        stage_point(s, r->window_x, r->window_y, &x, &y);
        if (x != 0 || y != 0)
            fail_msg("%s: the corner is touched as %d,%d", r->why, x, y);
        stage_point(s, 319 - r->window_x, 199 - r->window_y, &x, &y);
        assert_true(x == w - 1 && y == h - 1);
        stage_forget(s);
        stage_repaint(s);
        drop(&shot);
        stage_close(s);
    }
}

static void
assert_window_shows(struct stage *s, const struct shot *want)
{
    SDL_Surface *seen = SDL_GetWindowSurface(SDL_GetWindowFromID(stage_window_id(s)));
    struct shot shot = {SDL_ConvertSurfaceFormat(seen, SDL_PIXELFORMAT_RGB888, 0)};
    assert_true(same(&shot, want));
    drop(&shot);
}

/* Only changed rows are sent; what is seen is the whole picture all the same. */
static void
test_window_follows_every_change(void **state)
{
    (void)state;
    static const int rows[] = {0, 60, 61, 119, 30, 30}; /* of a bar one pixel high */
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    struct stage *s = open_stage(160, 120, 0, false);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct list list;
        list_init(&list, WHITE);
        push(&list, OP_BOX, (struct rect){(int)i, rows[i], 20, 1}, RED);
        stage_show(s, &list.l);
        struct shot shot = shoot(s);
        assert_window_shows(s, &shot);
        drop(&shot);
        stage_settle(s);
    }
    stage_forget(s);
    struct shot black = shoot(s);
    assert_window_shows(s, &black);
    drop(&black);
    stage_close(s);
}

static void
test_mark_padding_follows_the_size(void **state)
{
    (void)state;
    static const struct {
        int w, h, pad;
    } sizes[] = {{1080, 1920, 10}, {1920, 1080, 10}, {540, 960, 5}, {2160, 3840, 20}, {1024, 768, 5}};
    for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
        struct stage *s = open_stage(sizes[i].w, sizes[i].h, 0, true);
        assert_int_equal(stage_typesetter(s).mark_pad, sizes[i].pad);
        stage_close(s);
    }
}

static bool
has_ink(const struct mask *m, int row, int from)
{
    for (int x = from; x < m->w; x++)
        if (m->coverage[row * m->w + x] >= 128)
            return true;
    return false;
}

/* Both scripts stand on one baseline, also where signs reach above what the font calls its height. */
static void
test_baseline(void **state)
{
    (void)state;
    static const char *const words[] = {"कखगघ", "HEMN", "र्कीं कखगघ", "ऐंर्टों कघ", "द्धूँ कघ",
                                        "A\u0308\u0302N", "g\u0332\u0332N", "A\u0308\u0302g\u0332N"};
    struct letters l = letters_open();
    struct mask *ka = runs_mask(&l, STR("क"), (struct setting){100, true, 0});
    int foot = ka->top + ka->h; /* क stands on the line */
    assert_in_range(foot + 3, 0, 6);
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        struct mask *m = runs_mask(&l, str_of(words[i]), (struct setting){100, true, 0});
        /* the lowest ink of the last letter, an upright stroke */
        int y = m->h - 1;
        while (y > 0 && !has_ink(m, y, m->w - 30))
            y--;
        if (abs(m->top + y + 1 - foot) > 1)
            fail_msg("%s: foot at %d, not %d", words[i], m->top + y + 1, foot);
        mask_free(m);
    }
    mask_free(ka);
    letters_close(&l);
}

static void
test_save_says_where(void **state)
{
    (void)state;
    struct stage *s = open_stage(10, 10, 0, true);
    struct err err = {0};
    assert_false(stage_save(s, "/nonexistent/x.png", &err));
    assert_int_equal(err.kind, ERR_ENV);
    assert_non_null(strstr(err.msg, "/nonexistent/x.png"));
    stage_close(s);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cache_stays_under_its_bound),
        cmocka_unit_test(test_typed_text_is_never_kept),
        cmocka_unit_test(test_one_picture_serves_every_colour),
        cmocka_unit_test(test_forget),
        cmocka_unit_test(test_many_sizes),
        cmocka_unit_test(test_fade_ends_in_the_next_frame),
        cmocka_unit_test(test_rotation),
        cmocka_unit_test(test_window_follows_every_change),
        cmocka_unit_test(test_mark_padding_follows_the_size),
        cmocka_unit_test(test_baseline),
        cmocka_unit_test(test_save_says_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
