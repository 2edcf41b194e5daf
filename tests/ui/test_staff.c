/* The staff's part on the glass: the way in and what is none, the PIN, the test of the display. */
#include "glass.h"

#include "ui/staff_state.h"

static void
open_pin(struct glass *g)
{
    glass_open(g);
    g->m.staff_panel.pin = PIN_ASKED;
    g->ui.screen = SCREEN_STAFF;
    glass_build(g);
}

/* ---- the way in ---- */

struct touch {
    int x, y, up_x, up_y; /* parts of a hundred of the canvas */
    int ms;               /* how long it rests */
    int pause;            /* before it */
};

static bool
way(struct glass *g, const struct touch *t, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g->now += t[i].pause;
        glass_finger(g, EVENT_DOWN, 1, t[i].x * g->w / 100, t[i].y * g->h / 100);
        g->now += t[i].ms;
        glass_finger(g, EVENT_UP, 1, t[i].up_x * g->w / 100, t[i].up_y * g->h / 100);
    }
    return g->ui.screen == SCREEN_STAFF;
}

static void
test_way_in(void **state)
{
    static const struct {
        struct touch touches[3];
        bool leads;
        const char *why;
    } rows[] = {
        {{{2, 2, 2, 2, 3000, 0}, {98, 99, 98, 99, 60, 500}}, true, "as it is told"},
        {{{2, 2, 3, 1, 9000, 0}, {98, 99, 98, 99, 60, 2900}}, true, "a finger that trembles"},
        {{{2, 2, 2, 2, 2900, 0}, {98, 99, 98, 99, 60, 500}}, false, "not long enough"},
        {{{2, 2, 2, 2, 3000, 0}, {98, 99, 98, 99, 60, 3100}}, false, "too late"},
        {{{2, 2, 50, 50, 3000, 0}, {98, 99, 98, 99, 60, 500}}, false, "slid away"},
        {{{2, 2, 2, 2, 3000, 0}, {98, 99, 50, 50, 60, 500}}, false, "slid away at the end"},
        {{{98, 2, 98, 2, 3000, 0}, {98, 99, 98, 99, 60, 500}}, false, "another corner"},
        {{{2, 2, 2, 2, 3000, 0}, {2, 99, 2, 99, 60, 500}}, false, "another second corner"},
        {{{98, 99, 98, 99, 60, 0}, {2, 2, 2, 2, 3000, 500}}, false, "the wrong way round"},
        {{{2, 2, 2, 2, 3000, 0}, {50, 45, 50, 45, 60, 100}, {98, 99, 98, 99, 60, 100}}, false,
         "another touch between them"},
        {{{2, 2, 2, 2, 60, 0}, {98, 99, 98, 99, 60, 100}}, false, "two taps"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct glass g;
        size_t n = rows[i].touches[2].ms ? 3 : 2;
        glass_open(&g);
        if (way(&g, rows[i].touches, n) != rows[i].leads)
            fail_msg("%s: %s", rows[i].why, rows[i].leads ? "does not lead in" : "leads in");
        if (rows[i].leads && g.intent != INTENT_STAFF_ENTER)
            fail_msg("%s: kiosk is not told", rows[i].why);
        glass_close(&g);
    }
}

/* From the first screen alone. */
static void
test_way_in_elsewhere(void **state)
{
    static const struct touch told[] = {{2, 2, 2, 2, 3000, 0}, {98, 99, 98, 99, 60, 500}};
    (void)state;
    for (int screen = SCREEN_ATTRACT + 1; screen < SCREENS; screen++) {
        struct glass g;
        if (screen == SCREEN_STAFF)
            continue;
        glass_open(&g);
        g.ui.screen = (enum screen_id)screen;
        glass_build(&g);
        if (way(&g, told, ARRAY_LEN(told)))
            fail_msg("from screen %d", screen);
        glass_close(&g);
    }
}

/* Two hands: another finger neither ends nor makes the way in. */
static void
test_two_fingers(void **state)
{
    struct glass g;
    (void)state;
    glass_open(&g);
    glass_finger(&g, EVENT_DOWN, 1, 20, 20);
    g.now += 3500;
    glass_finger(&g, EVENT_UP, 2, 20, 20); /* of a finger that was never here */
    g.now += 100;
    glass_finger(&g, EVENT_DOWN, 3, g.w - 20, g.h - 20);
    glass_finger(&g, EVENT_UP, 3, g.w - 20, g.h - 20);
    assert_int_equal(g.ui.screen, SCREEN_ATTRACT);
    glass_close(&g);
}

/* Whatever is touched, the first screen does what it did before. */
static void
test_nothing_is_in_the_way(void **state)
{
    struct glass g;
    (void)state;
    glass_open(&g);
    glass_finger(&g, EVENT_DOWN, 1, 20, 20);
    g.now += 3500;
    glass_finger(&g, EVENT_UP, 1, 20, 20);
    assert_int_equal(glass_press(&g, ACT_GO, SCREEN_VERIFY), INTENT_REDRAW);
    assert_int_equal(g.ui.screen, SCREEN_VERIFY);
    glass_close(&g);
}

/* ---- the PIN ---- */

static void
press_digits(struct glass *g, const char *digits)
{
    for (; *digits; digits++)
        glass_press(g, ACT_PIN, *digits - '0');
}

static void
test_pin(void **state)
{
    struct glass g;
    (void)state;
    open_pin(&g);
    press_digits(&g, "90714");
    assert_int_equal(g.ui.staff.typed, 5);
    assert_int_equal(glass_event(&g, (struct event){.kind = EVENT_ENTER}), INTENT_NONE);
    glass_press(&g, ACT_STAFF, STAFF_ERASE);
    press_digits(&g, "42");
    assert_memory_equal(g.ui.staff.pin, "907142", STAFF_DIGITS);
    press_digits(&g, "9"); /* there is no seventh */
    assert_int_equal(g.ui.staff.typed, STAFF_DIGITS);
    assert_int_equal(glass_press(&g, ACT_STAFF, STAFF_OPEN), INTENT_STAFF_TRY);
    glass_press(&g, ACT_STAFF, STAFF_CLEAR);
    assert_int_equal(g.ui.staff.typed, 0);
    for (size_t i = 0; i < STAFF_DIGITS; i++)
        assert_int_equal(g.ui.staff.pin[i], 0);
    glass_event(&g, (struct event){.kind = EVENT_TEXT, .text = STR("9a0")});
    assert_int_equal(g.ui.staff.typed, 2);
    glass_event(&g, (struct event){.kind = EVENT_BACKSPACE});
    assert_int_equal(g.ui.staff.typed, 1);
    assert_int_equal(glass_press(&g, ACT_BACK, 0), INTENT_LEAVE);
    glass_close(&g);
}

/* While it is asked, and while there is to be waited, nothing can be typed. */
static void
test_pin_shut(void **state)
{
    static const enum pin_state shut[] = {PIN_CHECKED, PIN_DELAYED, PIN_LOCKED, PIN_MISSING,
                                          PIN_TROUBLE};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(shut); i++) {
        struct glass g;
        open_pin(&g);
        g.m.staff_panel.pin = shut[i];
        g.m.staff_panel.wait = 5;
        glass_build(&g);
        for (size_t k = 0; k < g.ui.hits.n; k++)
            assert_int_not_equal(g.ui.hits.list[k].act, ACT_PIN);
        glass_event(&g, (struct event){.kind = EVENT_TEXT, .text = STR("907142")});
        assert_int_equal(g.ui.staff.typed, 0);
        assert_int_not_equal(glass_event(&g, (struct event){.kind = EVENT_ENTER}),
                             INTENT_STAFF_TRY);
        glass_close(&g);
    }
}

static bool
holds(struct str s, char c)
{
    return memchr(s.p, c, s.n) != NULL;
}

/* What was typed is drawn as dots, and neither named nor read aloud: the pictures of two PINs are the
 * same. */
static void
test_pin_is_secret(void **state)
{
    struct glass a, b;
    (void)state;
    open_pin(&a);
    open_pin(&b);
    press_digits(&a, "907142");
    press_digits(&b, "555555");
    assert_int_equal(a.list.n, b.list.n);
    for (size_t i = 0; i < a.list.n; i++) {
        const struct draw_op *x = &a.list.ops[i], *y = &b.list.ops[i];
        assert_int_equal(x->kind, y->kind);
        assert_memory_equal(&x->at, &y->at, sizeof x->at);
        assert_memory_equal(&x->color, &y->color, sizeof x->color);
        assert_true(str_eq(x->text, y->text));
    }
    for (size_t i = 0; i < a.ui.hits.n; i++)
        for (char digit = '0'; digit <= '9'; digit++)
            if (a.ui.hits.list[i].act == ACT_PIN)
                assert_false(holds(a.ui.hits.list[i].label, digit));
    for (size_t i = 0; i < a.ui.spoken.n; i++)
        assert_false(holds(a.ui.spoken.part[i], '9') || holds(a.ui.spoken.part[i], '0'));
    ui_wipe(&a.ui);
    for (size_t i = 0; i < STAFF_DIGITS; i++)
        assert_int_equal(a.ui.staff.pin[i], 0);
    glass_close(&a);
    glass_close(&b);
}

/* ---- behind it ---- */

static void
open_panel(struct glass *g)
{
    open_pin(g);
    g->m.staff_panel.may_write = true;
    g->m.staff_panel.usb = USB_READY;
    g->m.staff_panel.can_sound = true;
    g->m.staff_panel.has_emergency = true;
    g->ui.staff.page = STAFF_PANEL;
    glass_build(g);
}

static void
test_panel(void **state)
{
    static const struct {
        enum staff_act act;
        enum intent intent;
    } rows[] = {{STAFF_APPLY, INTENT_STAFF_APPLY},
                {STAFF_PAYMENT, INTENT_STAFF_PAYMENT},
                {STAFF_EMERGENCY, INTENT_STAFF_EMERGENCY},
                {STAFF_SOUND, INTENT_STAFF_SOUND}};
    struct glass g;
    (void)state;
    open_panel(&g);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        assert_int_equal(glass_press(&g, ACT_STAFF, (int)rows[i].act), rows[i].intent);
    glass_press(&g, ACT_STAFF, STAFF_RESTART);
    assert_true(g.ui.staff.sure);
    glass_press(&g, ACT_STAFF, STAFF_PAYMENT); /* another touch takes it back */
    assert_int_equal(glass_press(&g, ACT_STAFF, STAFF_RESTART), INTENT_REDRAW);
    assert_int_equal(glass_press(&g, ACT_STAFF, STAFF_RESTART), INTENT_STAFF_RESTART);
    g.m.staff_panel.may_write = false;
    glass_build(&g);
    for (size_t i = 0; i < g.ui.hits.n; i++)
        assert_false(g.ui.hits.list[i].act == ACT_STAFF &&
                     g.ui.hits.list[i].arg == STAFF_PAYMENT);
    assert_int_equal(glass_press(&g, ACT_BACK, 0), INTENT_LEAVE);
    glass_close(&g);
}

static void
test_display(void **state)
{
    struct glass g;
    (void)state;
    open_panel(&g);
    glass_press(&g, ACT_STAFF, STAFF_TEST);
    assert_int_equal(g.ui.staff.page, STAFF_TOUCH);
    for (int i = 0; i < STAFF_FIELDS; i++)
        glass_tap(&g, g.w / 2, g.h / 3);
    assert_int_equal(g.ui.staff.field, STAFF_FIELDS);
    glass_finger(&g, EVENT_DOWN, 1, 10, 10);
    for (int i = 0; i < 3 * STAFF_TRAIL; i++)
        glass_finger(&g, EVENT_MOVE, 1, 10 + i % 50, 400 + i);
    glass_finger(&g, EVENT_MOVE, 1, g.w - 10, g.h - 10);
    assert_int_equal(g.ui.staff.found, 1u | 1u << 3);
    glass_finger(&g, EVENT_UP, 1, g.w - 10, g.h - 10);
    assert_int_equal(g.ui.staff.page, STAFF_TOUCH);
    glass_press(&g, ACT_STAFF, STAFF_DONE);
    assert_int_equal(g.ui.staff.page, STAFF_PANEL);
    glass_press(&g, ACT_STAFF, STAFF_TEST);
    glass_event(&g, (struct event){.kind = EVENT_ESCAPE});
    assert_int_equal(g.ui.staff.page, STAFF_PANEL);
    glass_close(&g);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_way_in),
        cmocka_unit_test(test_way_in_elsewhere),
        cmocka_unit_test(test_two_fingers),
        cmocka_unit_test(test_nothing_is_in_the_way),
        cmocka_unit_test(test_pin),
        cmocka_unit_test(test_pin_shut),
        cmocka_unit_test(test_pin_is_secret),
        cmocka_unit_test(test_panel),
        cmocka_unit_test(test_display),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
