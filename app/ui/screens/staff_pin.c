/* The PIN: what is typed shows as dots, and only how many there are. */
#include "ui/screens/staff.h"

#include "ui/screens/parts.h"
#include "ui/theme.h"

enum { BOXES_W = 792, BOXES_H = 126, LOCK = 132 };

/* ---- what is asked, and what became of it ---- */

static struct str
lock_line(const struct frame *f)
{
    int wait = f->m->staff_panel.wait;
    return wait > 90 ? staff_say(f, "staff.locked", (wait + 59) / 60)
                     : staff_say(f, "staff.locked.seconds", wait);
}

/* Empty: nothing to tell. */
static struct str
chip_line(const struct frame *f, enum tone *tone)
{
    const struct staff_view *v = &f->m->staff_panel;
    *tone = TONE_AMBER;
    switch (v->pin) {
    case PIN_CHECKED:
        *tone = TONE_SLATE;
        return say(f, "staff.checking");
    case PIN_LOCKED:
        return lock_line(f);
    case PIN_TROUBLE:
        return say(f, "staff.trouble");
    case PIN_ASKED:
    case PIN_DELAYED:
        if (v->wrong)
            return v->tries_left == 1 ? say(f, "staff.wrong.one")
                                      : staff_say(f, "staff.wrong", v->tries_left);
        break;
    case PIN_MISSING:
        break;
    }
    return (struct str){"", 0};
}

/* Centred at y; its place stays when there is nothing to tell. */
static void
put_chip(struct frame *f, struct rect at)
{
    enum tone tone;
    struct str text = chip_line(f, &tone);
    enum icon icon = tone == TONE_SLATE ? ICON_LOCK : ICON_ALERT;
    int h = at.h;
    if (!text.n)
        return;
    if (f->large && status_width(f, h, icon, text) > at.w)
        icon = ICON_NONE; /* rather than smaller words */
    while (h > 64 && status_width(f, h, icon, text) > at.w)
        h -= 4;
    int w = status_width(f, h, icon, text);
    put_status(f, at.x + (at.w - w) / 2, at.y + (at.h - h) / 2, h, tone, icon, text);
    speak(f, text);
}

static void
put_boxes(struct frame *f, int x, int y, int w)
{
    enum { GAP = 24, H = BOXES_H, DOT = 36, CARET_W = 6, CARET_H = 72 };
    const struct staff_state *s = &f->ui->staff;
    int box = (w - (STAFF_DIGITS - 1) * GAP) / STAFF_DIGITS;
    for (int i = 0; i < STAFF_DIGITS; i++) {
        struct rect at = {x + i * (box + GAP), y, box, H};
        bool next = i == s->typed && f->m->staff_panel.pin == PIN_ASKED;
        put_bordered(f, at, COLOR_CARD, RADIUS_PILL, next ? COLOR_BRAND : COLOR_EDGE,
                     next ? 5 : 4);
        if (i < s->typed)
            put_box(f, (struct rect){at.x + (box - DOT) / 2, y + (H - DOT) / 2, DOT, DOT},
                    COLOR_INK, DOT / 2);
        else if (next)
            put_box(f, (struct rect){at.x + (box - CARET_W) / 2, y + (H - CARET_H) / 2, CARET_W,
                                     CARET_H},
                    COLOR_BRAND, 0);
    }
}

/* Large text needs the lock's room. */
static int
words_at(const struct frame *f)
{
    return f->large ? 8 : LOCK + 14;
}

static int
entry_height(const struct frame *f)
{
    return words_at(f) + grown(f, 84 + 60) + 26 + BOXES_H + 28 + grown(f, 80);
}

static void
put_entry(struct frame *f, struct rect at)
{
    struct type title = {.px = 60, .bold = true, .line_height = 1.3, .color = COLOR_INK,
                         .align = ALIGN_CENTER, .min_px = 44};
    struct type sub = {.px = 40, .line_height = 1.35, .color = COLOR_MUTED,
                       .align = ALIGN_CENTER, .min_px = 34};
    bool missing = f->m->staff_panel.pin == PIN_MISSING;
    struct str head = say(f, missing ? "staff.missing" : "staff.pin");
    struct str only = say_home(f, "staff.only");
    struct rect lock = {at.x + (at.w - LOCK) / 2, at.y, LOCK, LOCK};
    int y = at.y + words_at(f), title_h = grown(f, 84), sub_h = grown(f, 60);
    if (!f->large) {
        put_box(f, lock, COLOR_SLATE_BG, RADIUS_CARD);
        put_icon(f, ICON_LOCK, lock.x + 26, lock.y + 26, LOCK - 52, COLOR_BRAND);
    }
    put_label(f, (struct rect){at.x, y, at.w, title_h}, head, &title);
    put_label(f, (struct rect){at.x, y + title_h, at.w, sub_h}, only, &sub);
    speak(f, head);
    speak(f, only);
    if (missing)
        return;
    int w = at.w < BOXES_W ? at.w : BOXES_W;
    y += title_h + sub_h + 26;
    put_boxes(f, at.x + (at.w - w) / 2, y, w);
    put_chip(f, (struct rect){at.x, y + BOXES_H + 28, at.w, grown(f, 80)});
}

/* ---- the keys ---- */

struct pin_key {
    int digit;         /* -1: none */
    enum staff_act act;
    enum icon icon;
    const char *label; /* of the grey keys */
};

/* The lip is gone while it is pressed, as on the other keyboards. */
static void
put_key(struct frame *f, struct rect at, const struct pin_key *k, bool live)
{
    enum { RIM = 2, LIP = 6, SUNK = 3 };
    enum action act = k->digit >= 0 ? ACT_PIN : ACT_STAFF;
    int arg = k->digit >= 0 ? k->digit : (int)k->act;
    bool pressed = live && is_pressed(f, act, arg);
    struct color fill = !live         ? COLOR_OFF
                        : pressed     ? RGB(0xe6eaf3)
                        : k->digit < 0 ? COLOR_KEY_F
                                       : COLOR_CARD;
    struct color ink = live ? COLOR_INK : COLOR_ON_OFF;
    struct rect face = {at.x + RIM, at.y + RIM, at.w - 2 * RIM,
                        at.h - RIM - (pressed ? RIM : LIP)};
    put_box(f, at, COLOR_KEY_EDGE, RADIUS_KEY);
    put_box(f, face, fill, RADIUS_KEY - RIM);
    face.y += pressed ? SUNK : 0;
    struct str label = say(f, k->digit >= 0 ? "staff.digit" : k->label);
    if (live)
        hit_add(f, at, act, arg, label);
    if (k->icon != ICON_NONE) {
        put_icon(f, k->icon, at.x + (at.w - 80) / 2, face.y + (face.h - 80) / 2, 80, ink);
        return;
    }
    struct type type = {.px = k->digit >= 0 ? 84 : 40, .bold = k->digit < 0 || !live,
                        .line_height = 1.25, .color = ink, .align = ALIGN_CENTER, .min_px = 30};
    put_label(f, inset(face, 8, 0), k->digit >= 0 ? digits(f, k->digit) : label, &type);
}

static void
put_open(struct frame *f, struct rect at)
{
    const struct staff_view *v = &f->m->staff_panel;
    bool live = v->pin == PIN_ASKED && f->ui->staff.typed == STAFF_DIGITS;
    put_button(f, at,
               &(struct button){.look = live ? LOOK_PRIMARY : LOOK_OFF,
                                .label = v->pin == PIN_DELAYED ? staff_say(f, "staff.wait", v->wait)
                                                               : say(f, "staff.open"),
                                .px = 54, .act = ACT_STAFF, .arg = STAFF_OPEN});
}

static void
put_pad(struct frame *f, struct rect at)
{
    enum { ROWS = 4, COLUMNS = 3, PAD = 20, GAP = 18, OPEN_H = 132 };
    static const struct pin_key keys[ROWS][COLUMNS] = {
        {{1, 0, ICON_NONE, NULL}, {2, 0, ICON_NONE, NULL}, {3, 0, ICON_NONE, NULL}},
        {{4, 0, ICON_NONE, NULL}, {5, 0, ICON_NONE, NULL}, {6, 0, ICON_NONE, NULL}},
        {{7, 0, ICON_NONE, NULL}, {8, 0, ICON_NONE, NULL}, {9, 0, ICON_NONE, NULL}},
        {{-1, STAFF_CLEAR, ICON_NONE, "staff.clear"}, {0, 0, ICON_NONE, NULL},
         {-1, STAFF_ERASE, ICON_BACKSPACE, "staff.erase"}},
    };
    bool live = f->m->staff_panel.pin == PIN_ASKED;
    struct rect in = inset(at, PAD, PAD);
    int h = (in.h - OPEN_H - ROWS * GAP) / ROWS;
    put_box(f, at, COLOR_KEYS, RADIUS_CARD);
    for (int r = 0; r < ROWS; r++)
        for (int c = 0; c < COLUMNS; c++)
            put_key(f,
                    row_cell((struct rect){in.x, in.y + r * (h + GAP), in.w, h}, GAP, NULL,
                             COLUMNS, (size_t)c),
                    &keys[r][c], live);
    put_open(f, (struct rect){in.x, in.y + in.h - OPEN_H, in.w, OPEN_H});
}

/* ---- the page ---- */

/* Where there is no PIN there is nothing to type: how one is set stands in its place. */
static void
put_how(struct frame *f, struct rect at)
{
    struct type type = {.px = 46, .line_height = 1.42, .color = COLOR_INK, .align = ALIGN_CENTER,
                        .balance = true};
    struct str text = say(f, "staff.missing.how");
    put_entry(f, at);
    put_text(f, at.x, at.y + words_at(f) + grown(f, 84 + 60) + 40, at.w, text, &type);
    speak(f, text);
}

static void
put_rule(struct frame *f, struct rect at)
{
    struct type type = {.px = 38, .line_height = 1.42, .color = COLOR_MUTED,
                        .align = ALIGN_CENTER, .balance = true, .min_px = 34};
    struct str text = say(f, "staff.rule");
    int h = text_height(f, at.w, text, &type);
    if (h <= at.h)
        put_text(f, at.x, at.y + (at.h - h) / 2, at.w, text, &type);
}

static void
put_tall(struct frame *f, struct rect at)
{
    enum { PAD_W = 900, PAD_H = 912, RULE_H = 140, LEAST = 20 };
    int entry = entry_height(f), y = at.y + LEAST, reach = frame_reach(f);
    int spare = at.h - entry - PAD_H - RULE_H - 4 * LEAST, gap = spare > 0 ? spare / 4 : 0;
    put_entry(f, (struct rect){MARGIN, y + gap, at.w - 2 * MARGIN, entry});
    y += 2 * gap + entry + LEAST;
    y = y < reach ? reach : y;
    int left = at.y + at.h - LEAST - y, pad = left < PAD_H ? left : PAD_H;
    put_pad(f, (struct rect){(at.w - PAD_W) / 2, y, PAD_W, pad});
    y += pad + LEAST;
    put_rule(f, (struct rect){MARGIN + 40, y, at.w - 2 * (MARGIN + 40), at.y + at.h - y - 8});
}

static void
put_wide(struct frame *f, struct rect at)
{
    enum { GAP = 48 };
    int w = (at.w - 2 * MARGIN - GAP) / 2, right = MARGIN + w + GAP, entry = entry_height(f);
    int spare = at.h - entry, y = at.y + (spare > 320 ? (spare - 320) / 2 : 8);
    put_entry(f, (struct rect){MARGIN, y, w, entry});
    put_rule(f, (struct rect){MARGIN + 20, y + entry, w - 40, at.y + at.h - y - entry - 8});
    put_pad(f, (struct rect){right, at.y + 24, w, at.h - 48});
}

void
staff_pin_page(struct frame *f)
{
    int top = put_header(f, "staff.title");
    int bottom = put_foot(f, staff_kiosk(f, "staff.kiosk"),
                          staff_say(f, "staff.closes", f->m->staff_panel.leaves_in));
    struct rect at = {0, top, f->w, bottom - top};
    if (f->m->staff_panel.pin == PIN_MISSING)
        put_how(f, (struct rect){MARGIN, top + 40, f->w - 2 * MARGIN, at.h - 80});
    else if (f->landscape)
        put_wide(f, at);
    else
        put_tall(f, at);
}
