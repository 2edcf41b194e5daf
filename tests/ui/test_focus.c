/* The screen by keys: from every picture every area is reached by arrows, Enter does what a touch
 * does, an overlay keeps the focus in itself, the ring is seen on any ground; and every picture and
 * every area has something for a voice to say. */
#include "screen_setup.h"

#include "text/spoken.h"
#include "ui/focus.h"
#include "ui/theme.h"

static void
build(struct setup *u, int w, int h)
{
    struct typesetter t = stage_typesetter(u->stage);
    arena_wipe(&u->arena);
    u->list = (struct draw_list){.arena = &u->arena};
    ui_build(&u->ui, &u->model.m, &t, w, h, &u->list);
    u->w = w;
    u->h = h;
}

static enum intent
key(struct setup *u, enum event_kind kind)
{
    struct event e = {.kind = kind, .at_ms = 5000};
    enum intent intent = ui_input(&u->ui, &u->model.m, &e);
    build(u, u->w, u->h);
    return intent;
}

/* A key that leaves the picture as it is, but for the ring. */
static void
step(struct setup *u, enum event_kind kind)
{
    struct event e = {.kind = kind, .at_ms = 5000};
    ui_input(&u->ui, &u->model.m, &e);
}

static bool
same(const struct hit *a, const struct hit *b)
{
    return a->act == b->act && a->arg == b->arg && memcmp(&a->at, &b->at, sizeof a->at) == 0;
}

static size_t
top_layer(const struct hits *h)
{
    size_t from = 0;
    for (size_t i = 0; i < h->n; i++)
        if (h->list[i].act == ACT_VEIL)
            from = i + 1;
    return from;
}

/* An area that a touch can mean: not the veil, nor the modal's own box, nor one that is secret. */
static bool
is_touchable(const struct hit *h)
{
    return h->act != ACT_NONE && h->act != ACT_VEIL && h->label.n > 0;
}

static size_t
count_touchable(const struct hits *h)
{
    size_t n = 0;
    for (size_t i = top_layer(h); i < h->n; i++)
        n += is_touchable(&h->list[i]);
    return n;
}

/* ---- every area is reached ---- */

static void
visit(const struct setup *u, bool seen[static HITS_MAX])
{
    const struct hit *now = focus_hit(&u->ui);
    for (size_t i = 0; now && i < u->ui.hits.n; i++)
        seen[i] |= same(&u->ui.hits.list[i], now);
}

static int
unreached(struct setup *u, enum sample id, int lang, const enum event_kind *keys, size_t n)
{
    bool seen[HITS_MAX] = {false};
    int faults = 0;
    key(u, EVENT_DOWN_KEY);
    visit(u, seen);
    for (size_t i = 0; i < u->ui.hits.n * 2; i++) {
        step(u, keys[i % n]);
        visit(u, seen);
    }
    size_t from = top_layer(&u->ui.hits);
    for (size_t i = 0; i < u->ui.hits.n; i++) {
        const struct hit *h = &u->ui.hits.list[i];
        bool wanted = is_touchable(h) && i >= from;
        if (wanted != seen[i]) {
            faults++;
            fprintf(stderr, "%s %d %dx%d: “%.*s” is %sreached\n", sample_names[id], lang, u->w,
                    u->h, (int)h->label.n, h->label.p, wanted ? "not " : "");
        }
    }
    return faults;
}

static const struct {
    int w, h;
} sizes[] = {{1080, 1920}, {1920, 1080}, {768, 1024}, {1024, 768}};

static void
every_area_is_reached(void **state)
{
    static const enum event_kind right[] = {EVENT_RIGHT}, left[] = {EVENT_LEFT};
    struct setup *u = *state;
    int faults = 0;
    for (size_t s = 0; s < ARRAY_LEN(sizes); s++)
        for (int lang = 0; lang < 2; lang++)
            for (int id = 0; id < SAMPLES; id++) {
                setup_fill(u, (enum sample)id, lang);
                build(u, sizes[s].w, sizes[s].h);
                if (u->model.m.countdown) { /* any key is a sign of life, and ends it */
                    assert_int_equal(key(u, EVENT_DOWN_KEY), INTENT_MORE_TIME);
                    continue;
                }
                faults += unreached(u, (enum sample)id, lang, right, 1);
                faults += unreached(u, (enum sample)id, lang, left, 1);
            }
    assert_int_equal(faults, 0);
}

/* Up and down alone come through every row and back. */
static void
rows_wrap_around(void **state)
{
    struct setup *u = *state;
    for (int id = 0; id < SAMPLES; id++) {
        setup_fill(u, (enum sample)id, 0);
        build(u, 1080, 1920);
        if (u->model.m.countdown || count_touchable(&u->ui.hits) < 4)
            continue;
        key(u, EVENT_DOWN_KEY);
        struct hit first = *focus_hit(&u->ui);
        int steps = 0;
        do {
            int y = focus_hit(&u->ui)->at.y;
            step(u, EVENT_DOWN_KEY);
            steps++;
            if (focus_hit(&u->ui)->at.y == y)
                fail_msg("%s: down stays in its row", sample_names[id]);
        } while (focus_hit(&u->ui)->at.y != first.at.y && steps < 40);
        if (steps >= 40)
            fail_msg("%s: down does not come round", sample_names[id]);
        step(u, EVENT_UP_KEY);
        step(u, EVENT_DOWN_KEY);
        if (focus_hit(&u->ui)->at.y != first.at.y)
            fail_msg("%s: up is not the way back", sample_names[id]);
    }
}

/* ---- Enter is a touch ---- */

/* Touches the middle of the area, as a finger would. */
static enum intent
tap(struct setup *u, struct rect at)
{
    struct event e = {
        .kind = EVENT_DOWN, .at_ms = 5000, .finger = 1, .x = at.x + at.w / 2, .y = at.y + at.h / 2};
    ui_input(&u->ui, &u->model.m, &e);
    e.kind = EVENT_UP;
    return ui_input(&u->ui, &u->model.m, &e);
}

/* What a person can tell from the state afterwards. */
static bool
alike(const struct ui *a, const struct ui *b)
{
    return a->screen == b->screen && a->keyboard == b->keyboard && a->tab == b->tab &&
           a->page == b->page && a->modal == b->modal && a->shift == b->shift &&
           a->altgr == b->altgr && str_eq(editor_text(&a->editor), editor_text(&b->editor)) &&
           a->editor.caret == b->editor.caret;
}

static void
enter_is_a_touch(void **state)
{
    struct setup *u = *state;
    static struct ui before, touched;
    for (int id = 0; id < SAMPLES; id++) {
        setup_fill(u, (enum sample)id, 0);
        build(u, 1080, 1920);
        if (u->model.m.countdown)
            continue;
        key(u, EVENT_DOWN_KEY);
        size_t n = u->ui.hits.n;
        for (size_t i = 0; i < n; i++) {
            struct hit at = *focus_hit(&u->ui);
            struct event enter = {.kind = EVENT_ENTER, .at_ms = 5000};
            before = u->ui;
            enum intent by_touch = tap(u, at.at);
            touched = u->ui;
            u->ui = before;
            enum intent by_key = ui_input(&u->ui, &u->model.m, &enter);
            if (by_key != by_touch || !alike(&u->ui, &touched))
                fail_msg("%s: Enter on “%.*s” is no touch", sample_names[id], (int)at.label.n,
                         at.label.p);
            u->ui = before;
            step(u, EVENT_RIGHT);
        }
    }
}

/* ---- when there is a ring ---- */

static void
a_ring_comes_and_goes(void **state)
{
    struct setup *u = *state;
    setup_fill(u, SAMPLE_TYPED, 0);
    build(u, 1080, 1920);
    size_t caret = u->ui.editor.caret;
    assert_true(caret > 0);
    key(u, EVENT_LEFT);
    assert_true(u->ui.editor.caret < caret); /* a text keyboard moves the caret */
    assert_false(u->ui.focus.on);
    key(u, EVENT_DOWN_KEY);
    assert_true(u->ui.focus.on);
    caret = u->ui.editor.caret;
    key(u, EVENT_LEFT);
    key(u, EVENT_RIGHT);
    assert_int_equal(u->ui.editor.caret, caret);
    struct event letter = {.kind = EVENT_TEXT, .at_ms = 5000, .text = STR("x")};
    ui_input(&u->ui, &u->model.m, &letter);
    assert_false(u->ui.focus.on); /* whoever types needs the arrows for the text */
    build(u, 1080, 1920);
    key(u, EVENT_UP_KEY);
    assert_true(u->ui.focus.on);
    struct event nowhere = {.kind = EVENT_DOWN, .at_ms = 5000, .finger = 1, .x = 2, .y = 2};
    assert_int_equal(ui_input(&u->ui, &u->model.m, &nowhere), INTENT_REDRAW); /* it is seen to go */
    assert_false(u->ui.focus.on);

    setup_fill(u, SAMPLE_PAY, 0); /* on the other screens any of the five keys */
    static const enum event_kind keys[] = {EVENT_LEFT, EVENT_RIGHT, EVENT_UP_KEY, EVENT_DOWN_KEY,
                                           EVENT_ENTER};
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        u->ui.focus = (struct focus){0};
        build(u, 1080, 1920);
        key(u, keys[i]);
        assert_true(u->ui.focus.on);
        assert_int_equal(u->ui.screen, SCREEN_PAY);
        assert_int_not_equal(focus_hit(&u->ui)->act, ACT_BACK); /* not on the way out */
    }
}

/* A new screen tells what it is, and begins with its own matter; a key keeps its place. */
static void
a_new_screen_is_announced(void **state)
{
    struct setup *u = *state;
    setup_fill(u, SAMPLE_SLIDE, 0);
    build(u, 1080, 1920);
    key(u, EVENT_DOWN_KEY);
    assert_true(u->ui.focus.heading && u->ui.focus.name);
    u->ui.focus.heading = u->ui.focus.name = false;
    key(u, EVENT_RIGHT);
    assert_true(u->ui.focus.name && !u->ui.focus.heading);
    for (int i = 0; i < 20 && focus_hit(&u->ui)->arg != SCREEN_LOSTMONEY; i++)
        key(u, EVENT_RIGHT);
    u->ui.focus.heading = false;
    key(u, EVENT_ENTER);
    assert_int_equal(u->ui.screen, SCREEN_LOSTMONEY);
    assert_true(u->ui.focus.on && u->ui.focus.heading && u->ui.focus.name);
    assert_int_not_equal(focus_hit(&u->ui)->act, ACT_BACK);
    assert_true(u->ui.spoken.heading >= 2); /* the number to ring is said at once */
}

/* ---- the ring ---- */

static double
channel(uint8_t value)
{
    double c = value / 255.0;
    return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
contrast(struct color a, struct color b)
{
    double x = 0.2126 * channel(a.r) + 0.7152 * channel(a.g) + 0.0722 * channel(a.b) + 0.05;
    double y = 0.2126 * channel(b.r) + 0.7152 * channel(b.g) + 0.0722 * channel(b.b) + 0.05;
    return x > y ? x / y : y / x;
}

/* Both colours lie side by side, each 6 px wide: on any grey, and so on any colour, one of them has
 * a contrast of 3:1 (WCAG 2.1, 1.4.11); and they with each other. */
static void
the_ring_is_seen_on_any_ground(void **state)
{
    struct setup *u = *state;
    for (int v = 0; v < 256; v++) {
        struct color ground = {(uint8_t)v, (uint8_t)v, (uint8_t)v, 255};
        double light = contrast(COLOR_CARD, ground), dark = contrast(COLOR_INK, ground);
        assert_true(light >= 3 || dark >= 3);
    }
    for (size_t s = 0; s < ARRAY_LEN(sizes); s++) {
        setup_fill(u, SAMPLE_SLIDE_STRIP, 0);
        build(u, sizes[s].w, sizes[s].h);
        size_t plain = u->list.n;
        key(u, EVENT_DOWN_KEY);
        for (int i = 0; i < 12; i++, key(u, EVENT_RIGHT)) {
            const struct draw_op *ring = &u->list.ops[u->list.n - 8];
            double px = u->w < u->h ? u->w / 1080.0 : u->h / 1080.0;
            px = fmin(px, u->w < u->h ? u->h / 1920.0 : u->w / 1920.0);
            assert_int_equal(u->list.n, plain + 8);
            assert_int_equal(ring[0].at.h, (int)lround(FOCUS_PX * px));
            for (int k = 0; k < 8; k++)
                assert_true(ring[k].at.x >= 0 && ring[k].at.y >= 0 &&
                            ring[k].at.x + ring[k].at.w <= u->w &&
                            ring[k].at.y + ring[k].at.h <= u->h);
        }
    }
}

/* ---- the voice ---- */

static void
every_picture_has_a_voice(void **state)
{
    struct setup *u = *state;
    struct arena a = {0};
    int faults = 0;
    for (int lang = 0; lang < 2; lang++)
        for (int id = 0; id < SAMPLES; id++) {
            size_t said = 0;
            setup_fill(u, (enum sample)id, lang);
            build(u, 1080, 1920);
            const struct spoken *s = &u->ui.spoken;
            for (size_t i = 0; i < s->n; i++)
                said += spoken_text(&a, (enum spoken_lang)lang, s->part[i]).n;
            if (said < 10) {
                faults++;
                fprintf(stderr, "%s %d: nothing is read\n", sample_names[id], lang);
            }
            if (s->n == SPOKEN_MAX) {
                faults++;
                fprintf(stderr, "%s %d: it is cut short\n", sample_names[id], lang);
            }
            for (size_t i = 0; i < u->ui.hits.n; i++) {
                const struct hit *h = &u->ui.hits.list[i];
                bool quiet = h->act == ACT_NONE || h->act == ACT_VEIL;
                if (!quiet && spoken_text(&a, (enum spoken_lang)lang, h->label).n == 0) {
                    faults++;
                    fprintf(stderr, "%s %d: area %d %d has no name: “%.*s”\n", sample_names[id],
                            lang, (int)h->act, h->arg, (int)h->label.n, h->label.p);
                }
            }
        }
    arena_wipe(&a);
    assert_int_equal(faults, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_area_is_reached),
        cmocka_unit_test(rows_wrap_around),
        cmocka_unit_test(enter_is_a_touch),
        cmocka_unit_test(a_ring_comes_and_goes),
        cmocka_unit_test(a_new_screen_is_announced),
        cmocka_unit_test(the_ring_is_seen_on_any_ground),
        cmocka_unit_test(every_picture_has_a_voice),
    };
    return cmocka_run_group_tests(tests, setup_open, setup_close);
}
