/* Text that is cut fills its room and stays in it, at any size of the screen. */
#include "glass.h"

#include "ui/frame.h"

enum { ROOM = 600 };

static const struct {
    const char *why;
    int w, h, px, lines;
} cuts[] = {
    {"the reference size", 1080, 1920, 40, 1},
    {"half of it", 540, 960, 40, 1},
    {"a small screen on its side", 1024, 768, 36, 3},
    {"twice the size", 2160, 3840, 40, 2},
};

static void
test_cut_text_fills_its_room(void **state)
{
    (void)state;
    struct glass g;
    char text[4000];
    memset(text, 'x', sizeof text);
    glass_open(&g);
    for (size_t i = 0; i < ARRAY_LEN(cuts); i++) {
        struct frame f;
        struct typesetter t = {.set = plain_set, .width = plain_width, .mark_pad = 10};
        struct type type = {.px = cuts[i].px, .max_lines = cuts[i].lines};
        struct draw_list list = {.arena = &g.arena};
        frame_begin(&f, &g.ui, &g.m, &t, cuts[i].w, cuts[i].h, &list);
        put_text(&f, 0, 0, ROOM, (struct str){text, sizeof text}, &type);
        assert_int_equal(list.n, cuts[i].lines);
        struct draw_op *last = &list.ops[list.n - 1];
        int w = plain_width(NULL, last->text, last->px, false, 0), room = frame_px(&f, ROOM);
        assert_true(str_ends(last->text, "…"));
        if (w > room || w <= room - last->px)
            fail_msg("%s: %d of %d pixels", cuts[i].why, w, room);
    }
    glass_close(&g);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cut_text_fills_its_room)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
