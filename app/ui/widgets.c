#include "ui/widgets.h"

#include "base/log.h"
#include "ui/theme.h"

static int
pick(const struct frame *f, int portrait, int landscape)
{
    return f->landscape ? landscape : portrait;
}

/* ---- header and foot ---- */

static const struct type HEAD_TITLE = {.px = 46, .bold = true, .line_height = 1.25,
                                       .color = {255, 255, 255, 255}, .min_px = 34};
static const struct type PILL = {.px = 34, .color = {255, 255, 255, 255}, .align = ALIGN_CENTER,
                                 .min_px = 28};

/* An outlined button on the dark bar. */
static void
put_pill(struct frame *f, struct rect at, enum icon icon, struct str label, bool bold,
         enum action act, int arg)
{
    bool pressed = is_pressed(f, act, arg);
    put_bordered(f, at, pressed ? COLOR_BRAND : COLOR_BRAND2, RADIUS_PILL, COLOR_HEAD_EDGE, BORDER);
    struct type type = PILL;
    type.bold = bold;
    struct rect text = inset(at, 14, 0);
    if (icon != ICON_NONE) {
        put_icon(f, icon, at.x + 14, at.y + (at.h - 44) / 2, 44, type.color);
        text = (struct rect){at.x + 60, at.y, at.w - 60 - 20, at.h};
        type.align = ALIGN_LEFT;
    }
    put_label(f, text, label, &type);
    hit_add(f, at, act, arg, label);
}

static struct rect
lang_pill(struct frame *f, int bar_h)
{
    struct str label = say(f, "lang.other");
    int w = text_width(f, label, &PILL) + 62;
    struct rect at = {f->w - MARGIN - w, (bar_h - 88) / 2, w, 88};
    put_pill(f, at, ICON_NONE, label, false, ACT_LANG, 0);
    return at;
}

int
put_header(struct frame *f, const char *title_id)
{
    int h = pick(f, HEADER_H, HEADER_H_LANDSCAPE);
    put_box(f, (struct rect){0, 0, f->w, h}, COLOR_BRAND2, 0);
    struct str back = say(f, "common.back");
    struct type bold = PILL;
    bold.bold = true;
    int w = text_width(f, back, &bold) + 86;
    put_pill(f, (struct rect){MARGIN, (h - 88) / 2, w, 88}, ICON_BACK, back, true, ACT_BACK, 0);
    struct rect lang = lang_pill(f, h);
    speak(f, say(f, title_id));
    int x = MARGIN + w + 28;
    put_label(f, (struct rect){x, 0, lang.x - 28 - x, h}, say(f, title_id), &HEAD_TITLE);
    return h;
}

int
put_mast(struct frame *f)
{
    static const struct type name = {.px = 40, .bold = true, .line_height = 1.3,
                                     .color = {255, 255, 255, 255}, .max_lines = 1, .min_px = 30};
    static const struct type sub = {.px = 30, .line_height = 1.3, .color = {0xc9, 0xd4, 0xec, 255},
                                    .max_lines = 1, .min_px = 28};
    int h = pick(f, HEADER_H, HEADER_H_LANDSCAPE);
    put_box(f, (struct rect){0, 0, f->w, h}, COLOR_BRAND2, 0);
    put_box(f, (struct rect){MARGIN, (h - 80) / 2, 80, 80}, COLOR_SUN, RADIUS_PILL);
    put_icon(f, ICON_BOLT_MARK, MARGIN + 12, (h - 56) / 2, 56, COLOR_BRAND);
    struct rect lang = lang_pill(f, h);
    int x = MARGIN + 104, w = lang.x - 24 - x;

    struct arena *a = f->list->arena;
    const struct ui_model *m = f->m;
    struct lang_arg who[] = {{"discom", m->discom}};
    struct str title = say_with(f, "attract.name", who, 1);
    struct str day = lang_day(m->lang, a, m->now);
    struct str line =
        m->office.n ? arena_fmt(a, "%.*s · %.*s · %d:%02d", (int)m->office.n, m->office.p,
                                (int)day.n, day.p, m->now.hour, m->now.minute)
                    : arena_fmt(a, "%.*s · %d:%02d", (int)day.n, day.p, m->now.hour, m->now.minute);
    int y = (h - 91) / 2;
    put_text(f, x, y, w, title, &name);
    put_text(f, x, y + 52, w, line, &sub);
    return h;
}

static const struct type FOOT = {.px = 30, .color = {0x45, 0x4c, 0x60, 255}, .min_px = 28};

static struct rect
foot_bar(struct frame *f, int h)
{
    struct rect at = {0, f->h - h, f->w, h};
    put_box(f, at, COLOR_LINE, 0);
    put_box(f, (struct rect){0, at.y + 2, f->w, h - 2}, COLOR_FOOT, 0);
    return at;
}

int
put_foot(struct frame *f, struct str left, struct str right)
{
    struct rect at = foot_bar(f, pick(f, FOOT_H, FOOT_H_LANDSCAPE));
    struct type type = FOOT;
    int right_w = text_width(f, right, &type), room = at.w - 2 * MARGIN;
    if (right_w > room / 2)
        right_w = room / 2;
    put_label(f, (struct rect){MARGIN, at.y, room - right_w - 24, at.h}, left, &type);
    type.align = ALIGN_RIGHT;
    put_label(f, (struct rect){MARGIN + room - right_w, at.y, right_w, at.h}, right, &type);
    return at.y;
}

int
put_foot_timed(struct frame *f)
{
    enum { LINE = 42 };
    static const struct type bold = {.px = 34, .bold = true};
    struct rect at = foot_bar(f, pick(f, FOOT_TALL_H, FOOT_TALL_H_LANDSCAPE));
    struct arena *a = f->list->arena;
    bool answered = f->ui->screen == SCREEN_RESULT && f->m->result.dated.n;
    struct lang_arg args[] = {{"date", answered ? f->m->result.dated : list_dated(f)},
                              {"seconds", arena_fmt(a, "%d", f->m->wipe_in)}};
    struct str more = say(f, "common.more_time");
    int w = text_width(f, more, &bold) + 116;
    struct rect button = {f->w - MARGIN - w, at.y + (at.h - TOUCH_MIN) / 2, w, TOUCH_MIN};
    struct rect line = {MARGIN, at.y + (at.h - 2 * LINE) / 2, button.x - 24 - MARGIN, LINE};
    put_label(f, line, say_with(f, "foot.list", args, ARRAY_LEN(args)), &FOOT);
    line.y += LINE;
    put_label(f, line, say_with(f, "foot.wiped_in", args, ARRAY_LEN(args)), &FOOT);
    put_button(f, button, &(struct button){.look = LOOK_SECONDARY, .icon = ICON_CLOCK,
                                           .icon_px = 40, .label = more, .px = 34,
                                           .radius = RADIUS_PILL, .act = ACT_MORE_TIME});
    return at.y;
}

struct str
list_line(const struct frame *f)
{
    struct lang_arg args[] = {
        {"serial", arena_fmt(f->list->arena, "%lld", (long long)f->m->list_serial)}};
    return say_with(f, "foot.serial", args, 1);
}

struct str
list_dated(const struct frame *f)
{
    struct lang_arg args[] = {{"date", f->m->list_date}, {"age", f->m->list_age}};
    return f->m->list_age.n ? say_with(f, "age.dated", args, ARRAY_LEN(args)) : f->m->list_date;
}

/* ---- buttons ---- */

struct face {
    struct color fill, pressed, edge, text, sub;
    bool bordered;
};

static struct face
face_of(enum look look)
{
    switch (look) {
    case LOOK_PRIMARY:
        return (struct face){COLOR_SUN, RGB(0xe6ad24), COLOR_SUN, COLOR_ON_SUN, COLOR_ON_SUN, false};
    case LOOK_NAV:
        return (struct face){COLOR_BRAND, COLOR_BRAND2, COLOR_BRAND, COLOR_CARD, COLOR_ON_BRAND,
                             false};
    case LOOK_DANGER:
        return (struct face){COLOR_RED_BG, RGB(0xf3d5d2), COLOR_RED, COLOR_RED, COLOR_ON_RED_BG,
                             true};
    case LOOK_OFF:
        return (struct face){COLOR_OFF, COLOR_OFF, COLOR_OFF, COLOR_ON_OFF, COLOR_ON_OFF, false};
    case LOOK_ON_RED:
        return (struct face){COLOR_RED, COLOR_RED2, COLOR_CARD, COLOR_CARD, COLOR_CARD, true};
    case LOOK_ON_BLUE:
        return (struct face){COLOR_BRAND, COLOR_BRAND2, COLOR_HEAD_EDGE, COLOR_CARD, COLOR_CARD,
                             true};
    case LOOK_SECONDARY: break;
    }
    return (struct face){COLOR_CARD, RGB(0xe6eaf3), COLOR_EDGE, COLOR_BRAND, COLOR_MUTED, true};
}

/* Ground of a button; returns how far its content drops while it is pressed. */
static int
put_face(struct frame *f, struct rect at, const struct button *b, const struct face *face)
{
    bool pressed = b->look != LOOK_OFF && is_pressed(f, b->act, b->arg);
    int radius = b->radius ? b->radius : RADIUS_CARD;
    struct color fill = pressed ? face->pressed : face->fill;
    if (face->bordered)
        put_bordered(f, at, fill, radius, face->edge, BORDER);
    else
        put_box(f, at, fill, radius);
    if (b->look != LOOK_OFF)
        hit_add(f, at, b->act, b->arg, b->label);
    return pressed ? 3 : 0;
}

static int
clamp(int value, int most)
{
    return value < most ? value : most;
}

/* How small a label may become: 60 %, and never under the design's smallest size. */
static int
least_px(int px)
{
    return px * 6 / 10 > 28 ? px * 6 / 10 : 28;
}

void
put_button(struct frame *f, struct rect at, const struct button *b)
{
    struct face face = face_of(b->look);
    int px = b->px ? b->px : 40, sub_px = b->sub_px ? b->sub_px : 34;
    int icon = b->icon == ICON_NONE ? 0 : b->icon_px ? b->icon_px : px * 13 / 10;
    int gap = icon && b->label.n ? clamp(icon * 4 / 10, 40) : 0;
    int pad = b->left ? clamp(at.w / 20, 48) : 16, next = b->next ? 72 + 12 : 0;
    int drop = put_face(f, at, b, &face);

    struct type label = {.px = px, .bold = true, .line_height = 1.25, .color = face.text,
                         .max_lines = b->left && at.h >= px * 4 ? 2 : 1, .balance = true,
                         .min_px = least_px(px)};
    struct type sub = {.px = sub_px, .line_height = 1.3, .color = face.sub, .max_lines = 1,
                       .min_px = least_px(sub_px)};
    int room = at.w - 2 * pad - icon - gap - next;
    int label_w = clamp(text_width(f, b->label, &label), room);
    int label_h = text_height(f, room, b->label, &label);
    int sub_h = b->sub.n ? text_height(f, room, b->sub, &sub) : 0;
    int x = at.x + (b->left ? pad : (at.w - icon - gap - label_w) / 2);
    int y = at.y + (at.h - label_h - sub_h) / 2 + drop;

    put_icon(f, b->icon, x, at.y + (at.h - icon) / 2 + drop, icon, face.text);
    int text_w = b->left ? room : clamp(label_w + 2, room);
    put_text(f, x + icon + gap, y, text_w, b->label, &label);
    if (b->sub.n)
        put_text(f, x + icon + gap, y + label_h, room, b->sub, &sub);
    if (b->next)
        put_icon(f, ICON_NEXT, at.x + at.w - pad - 68, at.y + (at.h - 64) / 2 + drop, 64,
                 face.text);
}

static int
natural_width(struct frame *f, const struct button *b, int px)
{
    struct type label = {.px = px, .bold = true, .line_height = 1.25};
    int icon = b->icon == ICON_NONE ? 0 : b->icon_px ? b->icon_px : px * 13 / 10;
    return text_width(f, b->label, &label) + icon * 14 / 10 + 48;
}

void
put_button_row(struct frame *f, struct rect row, int gap, const struct button *buttons, size_t n)
{
    enum { MOST = 4 };
    double weights[MOST];
    if (n == 0 || n > MOST)
        BUG("a row holds one to four buttons");
    int px = buttons[0].px ? buttons[0].px : 40, room = row.w - gap * ((int)n - 1), sum;
    for (;; px -= 2) {
        sum = 0;
        for (size_t i = 0; i < n; i++)
            sum += natural_width(f, &buttons[i], px);
        if (sum <= room || px <= 32)
            break;
    }
    for (size_t i = 0; i < n; i++) /* what is left over goes to all alike */
        weights[i] = natural_width(f, &buttons[i], px) +
                     (sum < room ? (room - sum) / (double)n : 0);
    for (size_t i = 0; i < n; i++) {
        struct button b = buttons[i];
        b.px = px;
        put_button(f, row_cell(row, gap, weights, n, i), &b);
    }
}

struct button
listen_button(const struct frame *f)
{
    bool on = f->m->listening;
    return (struct button){.look = LOOK_SECONDARY, .icon = on ? ICON_PAUSE_DISC : ICON_SPEAKER,
                           .label = say(f, on ? "listen.stop" : "listen"), .act = ACT_LISTEN};
}

int
put_listen(struct frame *f, int right, int y, enum look look)
{
    enum { PX = 34, H = 88 };
    if (!f->m->can_listen)
        return 0;
    struct button b = listen_button(f);
    b.look = look;
    b.px = PX;
    b.radius = RADIUS_PILL;
    int w = natural_width(f, &b, PX) + 16;
    put_button(f, (struct rect){right - w, y, w, H}, &b);
    return w;
}

void
put_tile(struct frame *f, struct rect at, const struct button *b)
{
    struct face face = face_of(b->look);
    int px = b->px ? b->px : 44, sub_px = b->sub_px ? b->sub_px : 34;
    int icon = b->icon_px ? b->icon_px : 84, w = at.w - 24;
    int drop = put_face(f, at, b, &face);

    struct type label = {.px = px, .bold = true, .line_height = 1.25, .color = face.text,
                         .align = ALIGN_CENTER, .max_lines = 1, .min_px = least_px(px)};
    struct type sub = {.px = sub_px, .line_height = 1.35, .color = face.sub,
                       .align = ALIGN_CENTER, .max_lines = 1, .min_px = least_px(sub_px)};
    int label_h = text_height(f, w, b->label, &label);
    int sub_h = b->sub.n ? text_height(f, w, b->sub, &sub) : 0;
    int y = at.y + (at.h - icon - 12 - label_h - sub_h) / 2 + drop;
    put_icon(f, b->icon, at.x + (at.w - icon) / 2, y, icon, face.text);
    put_text(f, at.x + 12, y + icon + 12, w, b->label, &label);
    if (b->sub.n)
        put_text(f, at.x + 12, y + icon + 12 + label_h, w, b->sub, &sub);
}

/* ---- cards ---- */

struct color
tone_fill(enum tone t)
{
    switch (t) {
    case TONE_PLAIN: return COLOR_CARD;
    case TONE_GREEN: return COLOR_GREEN_BG;
    case TONE_RED: return COLOR_RED_BG;
    case TONE_AMBER: return COLOR_AMBER_BG;
    case TONE_SLATE: return COLOR_SLATE_BG;
    }
    return COLOR_CARD;
}

struct color
tone_edge(enum tone t)
{
    return t == TONE_PLAIN ? COLOR_LINE : tone_fill(t);
}

struct color
tone_text(enum tone t)
{
    switch (t) {
    case TONE_PLAIN: return COLOR_INK;
    case TONE_GREEN: return COLOR_GREEN;
    case TONE_RED: return COLOR_ON_RED_BG;
    case TONE_AMBER: return COLOR_AMBER_TX;
    case TONE_SLATE: return COLOR_SLATE;
    }
    return COLOR_INK;
}

void
put_card(struct frame *f, struct rect at, enum tone t)
{
    if (t == TONE_PLAIN)
        put_bordered(f, at, tone_fill(t), RADIUS_CARD, tone_edge(t), BORDER);
    else
        put_box(f, at, tone_fill(t), RADIUS_CARD);
}

int
put_note(struct frame *f, int x, int y, int w, enum tone t, enum icon icon, struct str text, int px)
{
    int size = icon == ICON_NONE ? 0 : px * 2, left = size ? size + 28 : 0;
    struct type type = {.px = px, .line_height = 1.4, .balance = false,
                        .color = t == TONE_GREEN || t == TONE_SLATE ? COLOR_INK : tone_text(t)};
    int text_w = w - 64 - left;
    int text_h = text_height(f, text_w, text, &type);
    int h = (text_h > size ? text_h : size) + 48;
    put_card(f, (struct rect){x, y, w, h}, t);
    put_icon(f, icon, x + 32, y + (h - size) / 2, size, t == TONE_RED ? COLOR_RED : tone_text(t));
    put_text(f, x + 32 + left, y + (h - text_h) / 2, text_w, text, &type);
    return h;
}

int
put_steps(struct frame *f, int x, int y, int w, const struct steps *s)
{
    enum { DISC = 64, GAP = 26 };
    struct type number = {.px = 36, .bold = true, .color = s->on_disc, .align = ALIGN_CENTER};
    struct type type = {.px = s->px, .color = COLOR_INK, .balance = s->balance,
                        .mark_bg = s->mark_bg, .mark_fg = s->mark_fg};
    int top = y;
    for (size_t i = 0; i < s->n; i++) {
        int text_w = w - DISC - GAP;
        int h = put_text(f, x + DISC + GAP, y, text_w, s->texts[i], &type);
        int line = (int)(s->px * 1.42);
        struct rect disc = {x, y + (line - DISC) / 2, DISC, DISC};
        put_box(f, disc, s->disc, DISC / 2);
        put_label(f, disc, arena_fmt(f->list->arena, "%zu", i + 1), &number);
        y += (h > DISC ? h : DISC) + (i + 1 < s->n ? s->gap : 0);
    }
    return y - top;
}

static int
status_px(int h)
{
    return h * 34 / 72;
}

int
status_width(struct frame *f, int h, enum icon icon, struct str text)
{
    struct type type = {.px = status_px(h), .bold = true};
    int size = icon == ICON_NONE ? 0 : h * 44 / 72 + 14;
    return text_width(f, text, &type) + size + h * 56 / 72;
}

int
put_status(struct frame *f, int x, int y, int h, enum tone t, enum icon icon, struct str text)
{
    struct color color = t == TONE_RED ? COLOR_RED : tone_text(t);
    struct type type = {.px = status_px(h), .bold = true, .color = color};
    int size = icon == ICON_NONE ? 0 : h * 44 / 72, left = size ? size + 14 : 0, pad = h * 28 / 72;
    int w = status_width(f, h, icon, text);
    put_box(f, (struct rect){x, y, w, h}, tone_fill(t), h / 2);
    put_icon(f, icon, x + pad, y + (h - size) / 2, size, color);
    put_label(f, (struct rect){x + pad + left, y, w - 2 * pad - left + 4, h}, text, &type);
    return w;
}

int
put_caption(struct frame *f, int x, int y, int w, struct str text)
{
    static const struct type type = {.px = 36, .bold = true, .line_height = 1.35,
                                     .color = {0x45, 0x4c, 0x60, 255}, .max_lines = 1,
                                     .min_px = 30};
    return put_text(f, x, y, w, text, &type);
}

int
put_qr_card(struct frame *f, int x, int y, int w, struct str payload, struct str caption,
            struct str sub, struct color edge)
{
    struct type bold = {.px = 34, .bold = true, .line_height = 1.3, .color = COLOR_INK,
                        .align = ALIGN_CENTER, .max_lines = 1, .min_px = 28};
    struct type plain = bold;
    plain.bold = false;
    int text_w = w - 20, code = w - 28;
    int h = code + 8 + text_height(f, text_w, caption, &bold) +
            (sub.n ? text_height(f, text_w, sub, &plain) : 0) + 14;
    struct rect box = {x, y, w, h};
    if (edge.a)
        put_bordered(f, box, COLOR_CARD, RADIUS_PILL, edge, BORDER);
    else
        put_box(f, box, COLOR_CARD, RADIUS_PILL);
    put_qr(f, (struct rect){x + 14, y + 8, code, code}, payload);
    int text_y = y + 8 + code;
    text_y += put_text(f, x + 10, text_y, text_w, caption, &bold);
    if (sub.n)
        put_text(f, x + 10, text_y, text_w, sub, &plain);
    return h;
}

int
put_band(struct frame *f, int y, const struct band *b)
{
    struct type title = {.px = b->title_px, .bold = true, .line_height = 1.33, .color = b->text,
                         .max_lines = 2, .min_px = b->title_px / 2};
    struct type sub = {.px = b->sub_px, .bold = true, .line_height = 1.36, .color = b->text,
                       .balance = true, .max_lines = 2, .min_px = b->sub_px * 7 / 10};
    int x = MARGIN + b->icon_px + 40, w = f->w - x - MARGIN;
    title.px = one_line_px(f, w, b->title, &title, b->title_px * 3 / 4);
    int title_h = text_height(f, w, b->title, &title);
    int sub_h = b->sub.n ? text_height(f, w, b->sub, &sub) : 0;
    int h = title_h + sub_h + 56;
    if (h < b->min_h)
        h = b->min_h;
    put_box(f, (struct rect){0, y, f->w, h}, b->fill, 0);
    put_icon(f, b->icon, MARGIN, y + (h - b->icon_px) / 2, b->icon_px, b->text);
    int top = y + (h - title_h - sub_h) / 2;
    put_text(f, x, top, w, b->title, &title);
    if (b->sub.n)
        put_text(f, x, top + title_h, w, b->sub, &sub);
    return h;
}

/* ---- over a screen ---- */

struct rect
put_modal(struct frame *f, int w, int h)
{
    struct rect all = {0, 0, f->w, f->h}, box = {(f->w - w) / 2, (f->h - h) / 2, w, h};
    put_box(f, all, COLOR_SCRIM, 0);
    hit_add(f, all, ACT_VEIL, 0, (struct str){0});
    put_box(f, box, COLOR_CARD, RADIUS_CARD);
    hit_add(f, box, ACT_NONE, 0, (struct str){0});
    return box;
}
