#include "ui/keypad.h"

#include "base/utf8.h"
#include "ui/devanagari.h"
#include "ui/keyname.h"
#include "ui/theme.h"

#include <math.h>
#include <stdlib.h>

enum {
    TRAY_TOP = 20,
    TRAY_BOTTOM = 26,
    TRAY_SIDE = 16,
    KEY_W = 97,
    KEY_H = 102,
    KEY_WIDE = 110,
    KEY_H_LOW = 86, /* all seven rows, and what is above them, in the lower part of the screen */
    KEY_GAP = 8,
    TALLEST_ROWS = 7,
    RIM = 2,
    LIP = 6,
    SUNK = 3,
    HELD_PX = 28,
    PART_PX = 36,
    BUBBLE_PX = 76,
    BUBBLE_PAD = 8,
    BUBBLE_GAP = 10, /* above the key */
    STEM_W = 28
};

static const double KEY_MM = 20, MM_PER_INCH = 25.4;

static double
comfortable(const struct frame *f)
{
    return f->ui->dpi > 0 ? KEY_MM / MM_PER_INCH * f->ui->dpi / f->s : 0;
}

int
keypad_height(const struct frame *f, int most)
{
    int key_least = f->low ? KEY_H_LOW : KEY_H;
    double key = fmax(key_least, comfortable(f));
    int gaps = KEY_GAP * (TALLEST_ROWS - 1) + TRAY_TOP + TRAY_BOTTOM;
    int least = key_least * TALLEST_ROWS + gaps, wanted = (int)lround(key * TALLEST_ROWS) + gaps;
    if (most < least)
        most = least;
    return wanted < most ? wanted : most;
}

/* ---- one key ---- */

static bool
is_function(const struct key *k)
{
    return k->function || k->does != KEY_TYPES;
}

static bool
is_space(const struct key *k)
{
    return k->does == KEY_TYPES && strcmp(k->types, " ") == 0;
}

/* Several letters at once: .com, https:// */
static bool
is_part(const struct key *k)
{
    return k->does == KEY_TYPES && k->types[0] > 0 && k->types[1] > 0;
}

/* How a letter is drawn on its own: marks under or over a circle, joiners by name. */
static struct str
face_of(struct frame *f, struct str letter)
{
    uint32_t first = 0;
    if (letter.n)
        utf8_next(letter, 0, &first);
    switch (akshara_of(first)) {
    case AKSHARA_JOINER:
        return first == ZWNJ ? STR("ZWNJ") : STR("ZWJ");
    case AKSHARA_MATRA:
    case AKSHARA_VIRAMA:
    case AKSHARA_NUKTA:
    case AKSHARA_SIGN:
        return arena_fmt(f->list->arena, "\u25CC%.*s", (int)letter.n, letter.p);
    default:
        return letter;
    }
}

static bool
is_joiner(const struct frame *f, const struct key *k)
{
    uint32_t first = 0;
    struct str letter = k->does == KEY_TYPES
                            ? keyboard_letter(f->ui->keyboard, k, ui_layer(f->ui))
                            : (struct str){0};
    if (letter.n)
        utf8_next(letter, 0, &first);
    return akshara_of(first) == AKSHARA_JOINER;
}

static struct str
key_label(struct frame *f, const struct key *k)
{
    const struct ui *ui = f->ui;
    if (k->does == KEY_CLEAR && ui->editor.n == 0 && ui->editor.undo_n > 0)
        return say(f, "key.undo");
    if (k->label && str_starts(str_of(k->label), "key."))
        return say(f, k->label);
    if (k->label)
        return str_of(k->label);
    return face_of(f, keyboard_letter(ui->keyboard, k, ui_layer(ui)));
}

static bool
has_letter(const struct frame *f, const struct key *k)
{
    return k->does != KEY_TYPES || keyboard_letter(f->ui->keyboard, k, ui_layer(f->ui)).n > 0;
}

static bool
is_on(const struct frame *f, const struct key *k)
{
    return (k->does == KEY_SHIFT && f->ui->shift) || (k->does == KEY_ALTGR && f->ui->altgr);
}

struct paint {
    struct color fill, edge, text;
};

static struct paint
key_paint(const struct frame *f, const struct key *k, bool pressed)
{
    if (is_on(f, k))
        return (struct paint){COLOR_BRAND, COLOR_BRAND2, COLOR_CARD};
    struct color fill = is_function(k) ? COLOR_KEY_F : COLOR_CARD;
    if (pressed)
        fill = is_function(k) ? RGB(0xd0ccc1) : RGB(0xe6eaf3);
    return (struct paint){fill, COLOR_KEY_EDGE, is_space(k) ? COLOR_MUTED : COLOR_INK};
}

static struct type
key_type(const struct keyboard *kb, const struct key *k, struct rect at, double scale)
{
    bool wide = (k->does != KEY_TYPES) || is_space(k);
    double px = wide ? kb->wide_px : is_part(k) ? PART_PX : kb->key_px * scale;
    if (px > at.h * 0.55)
        px = at.h * 0.55;
    return (struct type){.px = (int)lround(px),
                         .bold = wide && !is_space(k),
                         .line_height = 1.25,
                         .align = ALIGN_CENTER,
                         .min_px = 26};
}

/* The letters that holding gives, as many as find room beside each other. */
static void
put_hint(struct frame *f, struct rect at, const struct key *k)
{
    struct type type = {.px = HELD_PX,
                        .line_height = 1.25,
                        .align = ALIGN_RIGHT,
                        .color = is_function(k) ? COLOR_INK : COLOR_MUTED};
    struct str hint = face_of(f, key_held(k, 0));
    for (size_t i = 1; key_held(k, i).n; i++) {
        struct str next = face_of(f, key_held(k, i));
        struct str longer =
            arena_fmt(f->list->arena, "%.*s %.*s", (int)hint.n, hint.p, (int)next.n, next.p);
        if (text_width(f, longer, &type) > (f->large ? at.w / 2 : at.w))
            break;
        hint = longer;
    }
    put_label(f, at, hint, &type);
}

static void
put_key(struct frame *f, struct rect at, const struct keyboard *kb, const struct key *k, int index,
        double scale)
{
    bool pressed = is_pressed(f, ACT_KEY, index);
    struct paint paint = key_paint(f, k, pressed);
    int drop = pressed ? SUNK : 0, lip = pressed ? RIM : LIP;
    struct rect face = {at.x + RIM, at.y + RIM, at.w - 2 * RIM, at.h - RIM - lip};
    put_box(f, at, paint.edge, RADIUS_KEY);
    if (!has_letter(f, k))
        paint.fill = COLOR_KEYS;
    put_box(f, face, paint.fill, RADIUS_KEY - RIM);
    if (!has_letter(f, k))
        return;
    hit_add(f, at, ACT_KEY, index, key_name(f, k));

    face.y += drop;
    if (k->icon != ICON_NONE) {
        int size = (int)lround(fmin(fmin(60.0 * at.h / KEY_H, 92), at.w * 0.6));
        put_icon(f, k->icon, at.x + (at.w - size) / 2, face.y + (face.h - size) / 2, size,
                 paint.text);
        return;
    }
    struct type type = key_type(kb, k, at, scale);
    type.color = paint.text;
    struct rect label = inset(face, 4, 0);
    if (k->hold && ui_layer(f->ui) == LAYER_BASE && !(f->large && f->low)) {
        struct rect corner = {face.x + 4, face.y + 2, face.w - 10, 34};
        int dx = 9, dy = at.h / 12;
        if (f->large || at.h < KEY_H - 8) { /* both letters ask for more of the key */
            bool wide = at.w > KEY_WIDE;
            corner.y -= 4;
            dx = wide ? at.w / 7 : at.w / 12;
            dy = !f->large ? at.h / 8 : wide ? at.h / 15 : at.h / 10;
        }
        put_hint(f, corner, k);
        label.x -= dx;
        label.y += dy;
    }
    struct str text = key_label(f, k);
    if (f->large && is_joiner(f, k)) { /* its name on two lines */
        type.px = SMALLEST_PX;
        text = str_eq(text, STR("ZWJ")) ? STR("ZW\nJ") : STR("ZW\nNJ");
    }
    put_label(f, label, text, &type);
}

/* ---- the tray ---- */

struct grid {
    struct rect in;
    int gap;
    double unit, row; /* a key of one unit; an ordinary row */
};

static double
span_of(const struct key *k)
{
    return k->span > 0 ? k->span : 1;
}

static double
row_units(const struct key_row *row)
{
    double units = 0;
    for (size_t i = 0; i < row->n; i++)
        units += span_of(&row->keys[i]);
    return units;
}

static double
narrowest_span(const struct keyboard *kb)
{
    double least = kb->units;
    for (size_t r = 0; r < kb->n_rows; r++)
        for (size_t i = 0; i < kb->rows[r].n; i++)
            least = fmin(least, span_of(&kb->rows[r].keys[i]));
    return least;
}

static struct grid
make_grid(const struct frame *f, struct rect at, const struct keyboard *kb)
{
    struct grid g = {.gap = kb->gap ? kb->gap : KEY_GAP};
    double narrowest = narrowest_span(kb);
    int side = TRAY_SIDE + (g.gap - KEY_GAP) * 2;
    for (;;) {
        g.in = (struct rect){at.x + side, at.y + TRAY_TOP, at.w - 2 * side,
                             at.h - TRAY_TOP - TRAY_BOTTOM};
        g.unit = (g.in.w - g.gap * (kb->units - 1)) / kb->units;
        if (g.gap < KEY_GAP || g.unit * narrowest >= comfortable(f))
            break;
        g.gap /= 2;
        side /= 2;
    }
    double last = kb->last_row > 0 ? kb->last_row : 1;
    g.row = (g.in.h - g.gap * (double)(kb->n_rows - 1)) / ((double)(kb->n_rows - 1) + last);
    return g;
}

void
put_keypad(struct frame *f, struct rect at)
{
    const struct keyboard *kb = keyboard_get(f->ui->keyboard);
    struct grid g = make_grid(f, at, kb);
    double pitch = g.unit + g.gap, y = g.in.y;
    double scale = fmin(g.unit / KEY_W, g.row / KEY_H);
    int index = 0;

    scale = kb->gap ? 1 : fmax(1, fmin(scale, 1.5));
    put_box(f, at, COLOR_KEYS, 0);
    for (size_t r = 0; r < kb->n_rows; r++) {
        const struct key_row *row = &kb->rows[r];
        bool last = r + 1 == kb->n_rows;
        double h = last && kb->last_row > 0 ? g.row * kb->last_row : g.row;
        double x = g.in.x + (kb->units - row_units(row)) * pitch / 2;
        for (size_t i = 0; i < row->n; i++) {
            double w = pitch * span_of(&row->keys[i]);
            int left = (int)lround(x), top = (int)lround(y);
            put_key(f,
                    (struct rect){left, top, (int)lround(x + w - g.gap) - left,
                                  (int)lround(y + h) - top},
                    kb, &row->keys[i], index++, scale);
            x += w;
        }
        y += h + g.gap;
    }
}

/* ---- the letters of a held key ---- */

struct bubble {
    struct rect first; /* the letter right above the key */
    int step;          /* from one to the next: to the left where the right has no room */
    size_t n;
};

static struct bubble
make_bubble(const struct frame *f, struct rect key, size_t n)
{
    struct bubble b = {.n = n};
    int w = key.w * 3 / 2, least = BUBBLE_PAD, most = f->w - BUBBLE_PAD;
    int x = key.x + (key.w - w) / 2, h = key.h * 5 / 4, y = key.y - BUBBLE_GAP - BUBBLE_PAD - h;
    if (x < least)
        x = least;
    if (x + w > most)
        x = most - w;
    if (y < BUBBLE_PAD) { /* the topmost row of the landscape: as high as the room above it */
        h -= BUBBLE_PAD - y;
        y = BUBBLE_PAD;
    }
    b.first = (struct rect){x, y, w, h};
    b.step = x + (int)n * w <= most ? w : -w;
    return b;
}

static struct rect
bubble_cell(const struct bubble *b, size_t i)
{
    struct rect at = b->first;
    at.x += (int)i * b->step;
    return at;
}

static void
put_bubble(struct frame *f, const struct bubble *b, const struct key *k)
{
    struct rect at = b->first;
    struct type type = {.px = BUBBLE_PX, .line_height = 1.25, .align = ALIGN_CENTER, .min_px = 34};
    at.w += ((int)b->n - 1) * abs(b->step);
    if (b->step < 0)
        at.x = bubble_cell(b, b->n - 1).x;
    put_bordered(f, inset(at, -BUBBLE_PAD, -BUBBLE_PAD), COLOR_BRAND, RADIUS_KEY, COLOR_CARD,
                 BORDER);
    f->popup->n = b->n;
    for (size_t i = 0; i < b->n; i++) {
        struct rect cell = bubble_cell(b, i);
        bool meant = (int)i == f->ui->press.letter;
        f->popup->at[i] = frame_rect(f, cell);
        if (meant)
            put_box(f, cell, COLOR_CARD, RADIUS_TAG);
        type.color = meant ? COLOR_INK : COLOR_CARD;
        put_label(f, inset(cell, 4, 0), face_of(f, key_held(k, i)), &type);
    }
}

void
put_held_letter(struct frame *f)
{
    const struct press *p = &f->ui->press;
    const struct key *k = p->act == ACT_KEY ? keyboard_key(f->ui->keyboard, p->arg) : NULL;
    size_t n = 0;
    if (!p->down || !p->inside || !p->held || !k)
        return;
    while (n < POPUP_MAX && key_held(k, n).n)
        n++;
    if (n == 0)
        return;
    struct rect key = {(int)lround(p->at.x / f->s), (int)lround(p->at.y / f->s),
                       (int)lround(p->at.w / f->s), (int)lround(p->at.h / f->s)};
    struct bubble b = make_bubble(f, key, n);
    int stem = b.first.y + b.first.h + BUBBLE_PAD - BORDER;
    put_bubble(f, &b, k);
    put_box(f, (struct rect){key.x + (key.w - STEM_W) / 2, stem, STEM_W, key.y + LIP - stem},
            COLOR_BRAND, 0);
}
