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

enum { PILL_H = 88 };

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
        text = (struct rect){at.x + 68, at.y, at.w - 68 - 16, at.h};
        type.align = ALIGN_LEFT;
    }
    put_label(f, text, label, &type);
    hit_add(f, at, act, arg, label);
}

static struct rect
lang_pill(struct frame *f, int y, int bar_h)
{
    struct str label = say(f, "lang.other");
    int w = text_width(f, label, &PILL) + 62;
    struct rect at = {f->w - MARGIN - w, y + (bar_h - PILL_H) / 2, w, PILL_H};
    put_pill(f, at, ICON_NONE, label, false, ACT_LANG, 0);
    return at;
}

static struct rect
back_pill(struct frame *f, int y, int bar_h)
{
    struct str back = say(f, "common.back");
    struct type bold = PILL;
    bold.bold = true;
    int w = text_width(f, back, &bold) + 90;
    struct rect at = {MARGIN, y + (bar_h - PILL_H) / 2, w, PILL_H};
    put_pill(f, at, ICON_BACK, back, true, ACT_BACK, 0);
    return at;
}

static int
header_height(const struct frame *f)
{
    return f->large ? pick(f, HEADER_H_LARGE, HEADER_H_LARGE_LANDSCAPE)
                    : pick(f, HEADER_H, HEADER_H_LANDSCAPE);
}

/* Where the words of the header may stand: between its buttons, or where it has none over all of
 * its width. */
static struct rect
header_words(struct frame *f, int h, bool back)
{
    struct rect at = {MARGIN, 0, f->w - 2 * MARGIN, h};
    put_box(f, (struct rect){0, 0, f->w, h}, COLOR_BRAND2, 0);
    if (f->low)
        return at;
    if (back)
        at.x = back_pill(f, 0, h).w + MARGIN + 28;
    at.w = lang_pill(f, 0, h).x - 24 - at.x;
    return at;
}

/* Right-aligned before x; returns what is left of it. */
static int
put_time_left(struct frame *f, int x, int bar_h, struct str left)
{
    struct type type = {.px = 34, .color = COLOR_ON_BRAND2, .align = ALIGN_RIGHT};
    if (!left.n)
        return x;
    int w = text_width(f, left, &type) + 2;
    put_label(f, (struct rect){x - w, 0, w, bar_h}, left, &type);
    put_icon(f, ICON_CLOCK, x - w - 54, (bar_h - 42) / 2, 42, COLOR_ON_BRAND2);
    return x - w - 54 - 20;
}

static int
put_bar(struct frame *f, const char *title_id, struct str left)
{
    int h = header_height(f);
    speak(f, say(f, title_id));
    struct rect words = header_words(f, h, true);
    words.w = put_time_left(f, words.x + words.w, h, left) - words.x;
    put_label(f, words, say(f, title_id), &HEAD_TITLE);
    return h;
}

int
put_header(struct frame *f, const char *title_id)
{
    return put_bar(f, title_id, (struct str){"", 0});
}

int
put_header_timed(struct frame *f, const char *title_id, struct str left)
{
    return put_bar(f, title_id, left);
}

int
put_mast(struct frame *f)
{
    static const struct type name = {.px = 40, .bold = true, .line_height = 1.3,
                                     .color = {255, 255, 255, 255}, .max_lines = 1, .min_px = 30};
    static const struct type sub = {.px = 30, .line_height = 1.3, .color = {0xc9, 0xd4, 0xec, 255},
                                    .max_lines = 1, .min_px = 28};
    int h = header_height(f);
    struct rect words = header_words(f, h, false);
    put_box(f, (struct rect){MARGIN, (h - 80) / 2, 80, 80}, COLOR_SUN, RADIUS_PILL);
    put_icon(f, ICON_BOLT_MARK, MARGIN + 12, (h - 56) / 2, 56, COLOR_BRAND);
    int x = MARGIN + 104, w = words.x + words.w - x;

    struct arena *a = f->list->arena;
    const struct ui_model *m = f->m;
    struct lang_arg who[] = {{"discom", m->discom}};
    struct str title = say_with(f, "attract.name", who, 1);
    struct str day = lang_day(m->lang, a, m->now);
    struct str line =
        m->office.n ? arena_fmt(a, "%.*s · %.*s · %d:%02d", (int)m->office.n, m->office.p,
                                (int)day.n, day.p, m->now.hour, m->now.minute)
                    : arena_fmt(a, "%.*s · %d:%02d", (int)day.n, day.p, m->now.hour, m->now.minute);
    if (f->large && text_width(f, line, &sub) > w)
        line = arena_fmt(a, "%.*s · %d:%02d", (int)day.n, day.p, m->now.hour, m->now.minute);
    int title_h = text_height(f, w, title, &name), line_h = text_height(f, w, line, &sub);
    if (title_h + line_h > h)
        line_h = 0;
    int y = (h - title_h - line_h) / 2;
    put_text(f, x, y, w, title, &name);
    if (line_h)
        put_text(f, x, y + title_h, w, line, &sub);
    return h;
}

/* ---- the foot ---- */

/* Of a button in the foot. */
static int
way_height(const struct frame *f)
{
    return f->landscape ? TOUCH_MIN : 96 + (f->large ? 8 : 0);
}

static const struct type FOOT = {.px = 30, .line_height = 1.35, .color = {0x45, 0x4c, 0x60, 255},
                                 .max_lines = 2, .min_px = 28};

/* A way of seeing or reaching: icon over word, or beside it where the foot is wide. Which way is
 * on is told by the word and the colour. */
struct way {
    enum icon icon;
    enum action act;
    bool on;
    const char *off_id, *on_id;
};

static int
way_width(struct frame *f, const struct way *w)
{
    struct type word = {.px = SMALLEST_PX, .bold = true};
    int text = text_width(f, say(f, w->on ? w->on_id : w->off_id), &word);
    int all = f->landscape ? text + 44 + 12 + 36 : text + 28;
    return all > 128 ? all : 128;
}

static void
put_way(struct frame *f, struct rect at, const struct way *w)
{
    bool pressed = is_pressed(f, w->act, 0);
    struct color fill = w->on ? pressed ? COLOR_BRAND2 : COLOR_BRAND
                              : pressed ? RGB(0xe6eaf3) : COLOR_CARD;
    struct type word = {.px = SMALLEST_PX, .bold = true, .line_height = 1.25,
                        .color = w->on ? COLOR_CARD : COLOR_BRAND, .align = ALIGN_CENTER};
    struct str label = say(f, w->on ? w->on_id : w->off_id);
    put_bordered(f, at, fill, RADIUS_PILL, w->on ? COLOR_BRAND : COLOR_EDGE, BORDER);
    hit_add(f, at, w->act, 0, label);
    int drop = pressed ? 3 : 0, word_h = text_height(f, at.w, label, &word);
    if (f->landscape) {
        put_icon(f, w->icon, at.x + 18, at.y + (at.h - 44) / 2 + drop, 44, word.color);
        put_label(f, (struct rect){at.x + 18 + 44 + 12 - 6, at.y + drop, at.w - 86 + 12, at.h},
                  label, &word);
        return;
    }
    int top = at.y + (at.h - 46 - word_h) / 2 + drop;
    put_icon(f, w->icon, at.x + (at.w - 48) / 2, top, 48, word.color);
    put_text(f, at.x + 2, top + 46, at.w - 4, label, &word);
}

/* The buttons for large text and, in portrait, for lower buttons; returns the x behind them. */
static int
put_ways(struct frame *f, struct rect bar)
{
    bool forced = f->large && !f->ui->large; /* the panel is too dense for usual text */
    struct way ways[] = {
        {ICON_LARGE, ACT_LARGE, f->ui->large, "sight.large", "sight.usual"},
        {ICON_LOW, ACT_LOW, f->low, "reach.low", "reach.usual"},
    };
    int x = MARGIN, h = way_height(f);
    if (!f->ways)
        return x;
    for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
        if ((forced && ways[i].act == ACT_LARGE) || (f->landscape && ways[i].act == ACT_LOW))
            continue;
        int w = way_width(f, &ways[i]);
        put_way(f, (struct rect){x, bar.y + (bar.h - h) / 2, w, h}, &ways[i]);
        x += w + 16;
    }
    return x;
}

static int
ways_width(struct frame *f)
{
    size_t op = f->list->n, hit = f->hits->n;
    int x = put_ways(f, (struct rect){0, 0, f->w, FOOT_TALL_H});
    f->list->n = op;
    f->hits->n = hit;
    return f->ways ? x + 12 : x;
}

/* The back and language buttons of the header, where it may have none. Returns their top edge. */
static int
put_low_bar(struct frame *f, int bottom)
{
    if (!f->low)
        return bottom;
    put_box(f, (struct rect){0, bottom - LOW_BAR_H, f->w, LOW_BAR_H}, COLOR_BRAND2, 0);
    if (f->ui->screen != SCREEN_ATTRACT)
        back_pill(f, bottom - LOW_BAR_H, LOW_BAR_H);
    struct rect lang = lang_pill(f, bottom - LOW_BAR_H, LOW_BAR_H);
    if (f->m->can_listen) {
        struct button b = listen_button(f);
        int w = text_width(f, b.label, &PILL) + 116;
        put_pill(f, (struct rect){(lang.x + MARGIN - w) / 2, lang.y, w, PILL_H}, b.icon, b.label,
                 true, ACT_LISTEN, 0);
    }
    return bottom - LOW_BAR_H;
}

static int
lines_height(struct frame *f, int w, const struct str lines[2])
{
    int h = 0;
    for (int i = 0; i < 2; i++)
        h += lines[i].n ? text_height(f, w, lines[i], &FOOT) : 0;
    return h;
}

static void
put_lines(struct frame *f, int x, int y, int w, const struct str lines[2])
{
    for (int i = 0; i < 2; i++)
        if (lines[i].n)
            y += put_text(f, x, y, w, lines[i], &FOOT);
}

static struct rect
foot_ground(struct frame *f, int h)
{
    struct rect at = {0, f->h - h, f->w, h};
    put_box(f, at, COLOR_LINE, 0);
    put_box(f, (struct rect){0, at.y + 2, f->w, at.h - 2}, COLOR_FOOT, 0);
    return at;
}

/* The ways and two lines of text that end at x `right`: on one line where both fit, else one under
 * the other, else above the buttons. The foot is as high as they need; returns the part of it in
 * which the buttons stand, and its top edge. */
static struct rect
put_foot_bar(struct frame *f, const struct str lines[2], int right, int *top)
{
    enum { GAP = 40, PAD = 16, LINES_BESIDE = 3, NARROW = 160 };
    int x = ways_width(f), room = right - x, w[2], whole = f->w - 2 * MARGIN;
    int base = pick(f, FOOT_TALL_H, FOOT_TALL_H_LANDSCAPE), least = way_height(f) + PAD;
    base = base > least ? base : least;
    for (int i = 0; i < 2; i++)
        w[i] = text_width(f, lines[i], &FOOT);
    if (w[0] + w[1] + GAP <= room) {
        struct type type = FOOT;
        struct rect at = foot_ground(f, base);
        *top = at.y;
        put_ways(f, at);
        put_label(f, (struct rect){x, at.y, w[0] + 2, at.h}, lines[0], &type);
        type.align = ALIGN_RIGHT;
        put_label(f, (struct rect){right - w[1] - 2, at.y, w[1] + 2, at.h}, lines[1], &type);
        return at;
    }
    int beside = lines_height(f, room, lines), above = lines_height(f, whole, lines);
    if (room >= NARROW && beside <= LINES_BESIDE * (int)(drawn_px(f, FOOT.px) * FOOT.line_height) + 3) {
        struct rect at = foot_ground(f, beside + PAD > base ? beside + PAD : base);
        *top = at.y;
        put_ways(f, at);
        put_lines(f, x, at.y + (at.h - beside) / 2, room, lines);
        return at;
    }
    struct rect at = foot_ground(f, base + above);
    *top = at.y;
    put_lines(f, MARGIN, at.y + PAD / 2, whole, lines);
    at.y += above;
    at.h = base;
    put_ways(f, at);
    return at;
}

int
put_foot(struct frame *f, struct str left, struct str right)
{
    struct str lines[2] = {left, right};
    int top;
    put_foot_bar(f, lines, f->w - MARGIN, &top);
    return put_low_bar(f, top);
}

int
put_foot_timed(struct frame *f)
{
    static const struct type bold = {.px = 34, .bold = true};
    struct arena *a = f->list->arena;
    enum screen_id at_screen = f->ui->screen;
    bool answered = (at_screen == SCREEN_RESULT || at_screen == SCREEN_REPORT) &&
                    f->m->result.dated.n;
    struct lang_arg args[] = {{"date", answered ? f->m->result.dated : list_dated(f)},
                              {"seconds", arena_fmt(a, "%d", f->m->wipe_in)}};
    struct str lines[] = {say_with(f, "foot.list", args, ARRAY_LEN(args)),
                          say_with(f, "foot.wiped_in", args, ARRAY_LEN(args))};
    struct str more = say(f, "common.more_time");
    int w = text_width(f, more, &bold) + 116;
    struct rect button = {f->w - MARGIN - w, 0, w, way_height(f)};
    int top;
    struct rect at = put_foot_bar(f, lines, button.x - 24, &top);
    button.y = at.y + (at.h - button.h) / 2;
    put_button(f, button, &(struct button){.look = LOOK_SECONDARY, .icon = ICON_CLOCK,
                                           .icon_px = 40, .label = more, .px = 34,
                                           .radius = RADIUS_PILL, .act = ACT_MORE_TIME});
    return put_low_bar(f, top);
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
    else if (f->large && b->look == LOOK_PRIMARY) /* the yellow alone is no edge to weak eyes */
        put_bordered(f, at, fill, radius, COLOR_ON_SUN, BORDER);
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
    int pad = b->left ? clamp(at.w / 20, 48) : f->large ? 10 : 16, next = b->next ? 72 + 12 : 0;
    int drop = put_face(f, at, b, &face);

    struct type label = {.px = px, .bold = true, .line_height = 1.25, .color = face.text,
                         .align = f->large && !b->left ? ALIGN_CENTER : ALIGN_LEFT,
                         .max_lines = b->left && at.h >= px * 4 ? 2 : 1, .balance = true,
                         .min_px = least_px(px)};
    struct type sub = {.px = sub_px, .line_height = 1.3, .color = face.sub, .max_lines = 1,
                       .min_px = least_px(sub_px)};
    int room = at.w - 2 * pad - icon - gap - next;
    if (f->large && icon && !b->left && word_width(f, b->label, &label) > room) {
        room += icon + gap; /* the word says it by itself */
        icon = gap = 0;
    }
    int label_w = clamp(text_width(f, b->label, &label), room);
    int label_h = text_height(f, room, b->label, &label);
    int sub_h = b->sub.n ? text_height(f, room, b->sub, &sub) : 0;
    if (f->large && label_h + sub_h > at.h - 12)
        sub_h = 0; /* large text says the first thing only */
    int x = at.x + (b->left ? pad : (at.w - icon - gap - label_w) / 2);
    int y = at.y + (at.h - label_h - sub_h) / 2 + drop;

    put_icon(f, icon ? b->icon : ICON_NONE, x, at.y + (at.h - icon) / 2 + drop, icon, face.text);
    int text_w = b->left ? room : clamp(label_w + 2, room);
    put_text(f, x + icon + gap, y, text_w, b->label, &label);
    if (sub_h)
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

/* The size at which all labels stand beside each other on one line. */
static int
row_px(struct frame *f, int room, const struct button *buttons, size_t n)
{
    for (int px = buttons[0].px ? buttons[0].px : 40;; px -= 2) {
        int sum = 0;
        for (size_t i = 0; i < n; i++)
            sum += natural_width(f, &buttons[i], px);
        if (sum <= room || px <= 32)
            return px;
    }
}

void
put_button_row(struct frame *f, struct rect row, int gap, const struct button *buttons, size_t n)
{
    enum { MOST = 4, HIGH = 168, NARROW = 600 };
    double weights[MOST];
    if (n == 0 || n > MOST)
        BUG("a row holds one to four buttons");
    if (n > 1 && row.h >= 2 * TOUCH_MIN + gap) { /* one under the other, or two by two */
        size_t each = row.w < NARROW ? 1 : 2, rows = (n + each - 1) / each;
        int h = (row.h - gap * ((int)rows - 1)) / (int)rows;
        h = h > HIGH ? HIGH : h;
        struct button alike[MOST];
        for (size_t i = 0; i < n; i++) {
            alike[i] = buttons[i];
            alike[i].px = buttons[0].px;
        }
        for (size_t i = 0; i < rows; i++) {
            size_t some = n - i * each < each ? n - i * each : each;
            struct rect part = {row.x, row.y + row.h - (int)(rows - i) * (h + gap) + gap, row.w, h};
            put_button_row(f, part, gap, &alike[i * each], some);
        }
        return;
    }
    int room = row.w - gap * ((int)n - 1), sum = 0;
    bool large = f->large;
    f->large = false; /* large text is 1.3 times what would fit on one line, on two if it must */
    int px = row_px(f, room, buttons, n);
    f->large = large;
    for (size_t i = 0; i < n; i++)
        sum += natural_width(f, &buttons[i], px);
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
    if (!f->m->can_listen || f->low)
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
    if (f->large && icon + 12 + label_h + sub_h > at.h - 12)
        sub_h = 0;
    int y = at.y + (at.h - icon - 12 - label_h - sub_h) / 2 + drop;
    put_icon(f, b->icon, at.x + (at.w - icon) / 2, y, icon, face.text);
    put_text(f, at.x + 12, y + icon + 12, w, b->label, &label);
    if (sub_h)
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
        int line = (int)(grown(f, s->px) * 1.42);
        struct rect disc = {x, y + (line - DISC) / 2, DISC, DISC};
        put_box(f, disc, s->disc, DISC / 2);
        put_label(f, disc, arena_fmt(f->list->arena, "%zu", s->before + i + 1), &number);
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
    int icon = f->large ? b->icon_px * 3 / 4 : b->icon_px;
    int x = MARGIN + icon + 40, w = f->w - x - MARGIN;
    title.px = one_line_px(f, w, b->title, &title, f->large ? 66 : b->title_px * 3 / 4);
    int title_h = text_height(f, w, b->title, &title);
    int sub_h = b->sub.n ? text_height(f, w, b->sub, &sub) : 0;
    int h = title_h + sub_h + (f->large ? 24 : 56);
    if (h < b->min_h)
        h = b->min_h;
    put_box(f, (struct rect){0, y, f->w, h}, b->fill, 0);
    put_icon(f, b->icon, MARGIN, y + (h - icon) / 2, icon, b->text);
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
    if (f->low) /* its buttons stand at its end */
        box.y = f->h - h - MARGIN > 0 ? f->h - h - MARGIN : 0;
    put_box(f, all, COLOR_SCRIM, 0);
    hit_add(f, all, ACT_VEIL, 0, (struct str){0});
    put_box(f, box, COLOR_CARD, RADIUS_CARD);
    hit_add(f, box, ACT_NONE, 0, (struct str){0});
    return box;
}
