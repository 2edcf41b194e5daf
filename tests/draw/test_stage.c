/* The canvas as the kiosk uses it, without a window and with SDL's dummy one. */
#include "setup.h"

#include "draw/qr.h"
#include "draw/stage.h"

#include <SDL2/SDL_image.h>
#include <unistd.h>

static const struct color BLACK = {0, 0, 0, 255}, WHITE = {255, 255, 255, 255};
static const struct color RED = {0xa6, 0x1b, 0x17, 255};

enum { LIST_MAX = 64 };

struct list {
    struct draw_op ops[LIST_MAX];
    struct draw_list l;
};

static void
list_init(struct list *list, struct color ground)
{
    *list = (struct list){.l = {.cap = LIST_MAX, .ground = ground}};
    list->l.ops = list->ops;
}

static struct draw_op *
push(struct list *list, enum op_kind kind, struct rect at, struct color color)
{
    struct draw_op *op = &list->ops[list->l.n++];
    *op = (struct draw_op){.kind = kind, .at = at, .color = color};
    return op;
}

static void
push_text(struct list *list, int x, int y, const char *text, int px, bool personal)
{
    struct draw_op *op = push(list, OP_TEXT, (struct rect){x, y, 0, 0}, BLACK);
    op->text = str_of(text);
    op->px = px;
    op->personal = personal;
}

static struct stage *
open_stage(int w, int h, int rotate, bool offscreen)
{
    const struct stage_options o = {.w = w, .h = h, .rotate = rotate, .offscreen = offscreen,
                                    .windowed = true};
    struct stage *s = NULL;
    struct err err = {0};
    if (!stage_open(&o, assets(), &s, &err))
        fail_msg("%s", err.msg);
    return s;
}

/* ---- pictures read back from the PNG that stage_save wrote ---- */

struct shot {
    SDL_Surface *s;
};

static struct shot
shoot(struct stage *stage)
{
    char path[] = "/tmp/satark-test-XXXXXX";
    struct err err = {0};
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    if (!stage_save(stage, path, &err))
        fail_msg("%s", err.msg);
    SDL_Surface *png = IMG_Load(path);
    assert_non_null(png);
    unlink(path);
    struct shot shot = {SDL_ConvertSurfaceFormat(png, SDL_PIXELFORMAT_RGB888, 0)};
    SDL_FreeSurface(png);
    return shot;
}

static uint32_t
at(const struct shot *shot, int x, int y)
{
    uint32_t p;
    memcpy(&p, (const char *)shot->s->pixels + (ptrdiff_t)y * shot->s->pitch + 4 * x, sizeof p);
    return p & 0xffffff;
}

static long
count(const struct shot *shot, struct rect r, uint32_t color)
{
    long n = 0;
    for (int y = r.y; y < r.y + r.h; y++)
        for (int x = r.x; x < r.x + r.w; x++)
            n += at(shot, x, y) == color;
    return n;
}

static bool
same(const struct shot *a, const struct shot *b)
{
    for (int y = 0; y < a->s->h; y++)
        for (int x = 0; x < a->s->w; x++)
            if (at(a, x, y) != at(b, x, y))
                return false;
    return true;
}

static void
drop(struct shot *shot)
{
    SDL_FreeSurface(shot->s);
}

/* ---- icons and QR ---- */

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
        cmocka_unit_test(test_every_icon_has_ink_and_keeps_its_margin),
        cmocka_unit_test(test_signs_are_cut_out),
        cmocka_unit_test(test_dots_are_drawn),
        cmocka_unit_test(test_qr_modules),
        cmocka_unit_test(test_qr_limits),
        cmocka_unit_test(test_cache_stays_under_its_bound),
        cmocka_unit_test(test_typed_text_is_never_kept),
        cmocka_unit_test(test_one_picture_serves_every_colour),
        cmocka_unit_test(test_forget),
        cmocka_unit_test(test_many_sizes),
        cmocka_unit_test(test_fade_ends_in_the_next_frame),
        cmocka_unit_test(test_rotation),
        cmocka_unit_test(test_mark_padding_follows_the_size),
        cmocka_unit_test(test_baseline),
        cmocka_unit_test(test_save_says_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
