/* The test of the display: colours over the whole screen, then a page to draw on. */
#include "ui/screens/staff.h"

#include "ui/theme.h"

static void
put_field(struct frame *f, int field)
{
    static const struct {
        uint32_t fill, text;
    } fields[STAFF_FIELDS] = {{0xffffff, 0x000000},
                              {0x000000, 0xffffff},
                              {0xff0000, 0x000000},
                              {0x00ff00, 0x000000},
                              {0x0000ff, 0xffffff}};
    struct type type = {.px = 44, .bold = true, .color = RGB(fields[field].text),
                        .align = ALIGN_CENTER, .min_px = 34};
    struct rect all = {0, 0, f->w, f->h};
    struct str text = say(f, "staff.test.next");
    put_box(f, all, RGB(fields[field].fill), 0);
    put_label(f, (struct rect){MARGIN, f->h - 160, f->w - 2 * MARGIN, 100}, text, &type);
    hit_add(f, all, ACT_STAFF, STAFF_NEXT, text);
    speak(f, text);
}

/* ---- the page to draw on ---- */

enum { TARGET = 140, DOT = 8, TRAIL_DOT = 26 };

static struct rect
target_at(const struct frame *f, int i)
{
    struct rect at = {0, 0, TARGET, TARGET};
    if (i == STAFF_TARGETS - 1)
        return (struct rect){(f->w - TARGET) / 2, (f->h - TARGET) / 2, TARGET, TARGET};
    at.x = i % 2 ? f->w - TARGET : 0;
    at.y = i / 2 ? f->h - TARGET : 0;
    return at;
}

static void
put_targets(struct frame *f, struct str label)
{
    for (int i = 0; i < STAFF_TARGETS; i++) {
        bool found = f->ui->staff.found >> i & 1;
        struct rect at = target_at(f, i);
        put_bordered(f, at, found ? COLOR_GREEN : COLOR_CARD, RADIUS_TAG,
                     found ? COLOR_GREEN : COLOR_BRAND, 6);
        if (found)
            put_icon(f, ICON_CHECK, at.x + 30, at.y + 30, TARGET - 60, COLOR_CARD);
        hit_add(f, at, ACT_STAFF, STAFF_TARGET + i, label);
    }
}

static bool
meets(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* A grid of points: a panel that is set wrong shows them bent or cut off. */
static void
put_grid(struct frame *f, struct rect words, struct rect button)
{
    enum { ACROSS = 12 };
    double step = (f->w - DOT) / (double)ACROSS;
    int down = (int)((f->h - DOT) / step);
    for (int y = 0; y <= down; y++)
        for (int x = 0; x <= ACROSS; x++) {
            struct rect at = {(int)(x * step), (int)(y * (f->h - DOT) / (double)down), DOT, DOT};
            bool taken = meets(at, words) || meets(at, button);
            for (int i = 0; i < STAFF_TARGETS; i++)
                taken |= meets(at, target_at(f, i));
            if (!taken)
                put_box(f, at, COLOR_EDGE, 0);
        }
}

static void
put_trail(struct frame *f)
{
    const struct staff_state *s = &f->ui->staff;
    int n = s->trail_n < STAFF_TRAIL ? s->trail_n : STAFF_TRAIL;
    for (int i = 0; i < n; i++) {
        int x = (int)(s->trail[i].x / f->s), y = (int)(s->trail[i].y / f->s);
        put_box(f, (struct rect){x - TRAIL_DOT / 2, y - TRAIL_DOT / 2, TRAIL_DOT, TRAIL_DOT},
                COLOR_RED, TRAIL_DOT / 2);
    }
}

void
staff_test_page(struct frame *f)
{
    struct type type = {.px = 44, .bold = true, .color = COLOR_INK, .align = ALIGN_CENTER,
                        .balance = true, .max_lines = 3, .min_px = 34};
    if (f->ui->staff.field < STAFF_FIELDS) {
        put_field(f, f->ui->staff.field);
        return;
    }
    struct str text = say(f, "staff.test.draw");
    struct rect words = {TARGET + 40, f->h / 4, f->w - 2 * (TARGET + 40), 0};
    struct rect button = {(f->w - 440) / 2, f->h * 3 / 4, 440, ACTION_H};
    words.h = text_height(f, words.w, text, &type);
    put_grid(f, words, button);
    put_targets(f, text);
    put_text(f, words.x, words.y, words.w, text, &type);
    put_button(f, button, &(struct button){.look = LOOK_NAV, .icon = ICON_CHECK, .px = 46,
                                           .label = say(f, "staff.test.done"), .act = ACT_STAFF,
                                           .arg = STAFF_DONE});
    put_trail(f);
    speak(f, text);
}
