#include "ui/frame.h"

#include "base/log.h"
#include "ui/theme.h"

#include <math.h>

enum { LARGE_LEAST = 66 /* drawn 84 px and more in large text */ };
enum { REFERENCE_SHORT = 1080, REFERENCE_LONG = 1920 };

static const double LINE_HEIGHT = 1.42, LABEL_LINE_HEIGHT = 1.2;
static const struct str ELLIPSIS = {"…", sizeof "…" - 1};

void
frame_begin(struct frame *f, struct ui *ui, const struct ui_model *m, const struct typesetter *t,
            int device_w, int device_h, struct draw_list *list)
{
    bool landscape = device_w > device_h;
    double across = (double)device_w / (landscape ? REFERENCE_LONG : REFERENCE_SHORT);
    double down = (double)device_h / (landscape ? REFERENCE_SHORT : REFERENCE_LONG);
    double s = across < down ? across : down;

    *f = (struct frame){.ui = ui, .m = m, .t = t, .list = list, .hits = &ui->hits,
                        .popup = &ui->popup, .spoken = &ui->spoken,
                        .map = &ui->map, .s = s,
                        .w = (int)lround(device_w / s), .h = (int)lround(device_h / s),
                        .landscape = landscape,
                        .least_px = theme_least_px(ui->dpi, s)};
    bool public = ui->screen != SCREEN_STAFF || ui->staff.page == STAFF_PIN;
    f->large = public && (ui->large || f->least_px > SMALLEST_PX);
    f->low = public && ui->low && !landscape;
    f->least_px = public ? f->least_px : 0; /* the staff's panel is one size and place for all */
    f->ways = public;
    ui->hits.n = 0;
    ui->popup.n = 0;
    ui->spoken.n = ui->spoken.heading = 0;
    list->n = 0;
    list->ground = f->large ? theme_contrast(COLOR_PAPER) : COLOR_PAPER;
}

int
grown(const struct frame *f, int n)
{
    return f->large ? (n * 13 + 9) / 10 : n;
}

int
frame_reach(const struct frame *f)
{
    return f->low ? (f->h * 2 + 4) / 5 : 0;
}

int
drawn_px(const struct frame *f, int px)
{
    int drawn = f->large ? theme_large_px(px) : px;
    return drawn > f->least_px ? drawn : f->least_px;
}

static struct color
color_of(const struct frame *f, struct color c)
{
    return f->large ? theme_contrast(c) : c;
}

struct str
say(const struct frame *f, const char *id)
{
    return say_with(f, id, NULL, 0);
}

struct str
say_with(const struct frame *f, const char *id, const struct lang_arg *args, size_t n)
{
    return lang_format(f->m->lang, f->list->arena, id, args, n);
}

int
frame_px(const struct frame *f, double reference)
{
    return (int)lround(reference * f->s);
}

struct rect
frame_rect(const struct frame *f, struct rect r)
{
    int x = frame_px(f, r.x), y = frame_px(f, r.y);
    return (struct rect){x, y, frame_px(f, r.x + r.w) - x, frame_px(f, r.y + r.h) - y};
}

static struct draw_op *
push(struct frame *f, enum op_kind kind)
{
    struct draw_list *l = f->list;
    l->ops = arena_grow(l->arena, l->ops, l->n, &l->cap, sizeof *l->ops);
    struct draw_op *op = &l->ops[l->n++];
    *op = (struct draw_op){.kind = kind};
    return op;
}

void
put_box(struct frame *f, struct rect at, struct color fill, int radius)
{
    if (at.w <= 0 || at.h <= 0 || fill.a == 0)
        return;
    struct draw_op *op = push(f, OP_BOX);
    op->at = frame_rect(f, at);
    op->color = color_of(f, fill);
    op->radius = frame_px(f, radius);
}

void
put_bordered(struct frame *f, struct rect at, struct color fill, int radius, struct color edge,
             int border)
{
    put_box(f, at, edge, radius);
    int device = frame_px(f, border) > 0 ? frame_px(f, border) : 1;
    struct draw_op *op = push(f, OP_BOX);
    struct rect outer = frame_rect(f, at);
    op->at = (struct rect){outer.x + device, outer.y + device, outer.w - 2 * device,
                           outer.h - 2 * device};
    op->color = color_of(f, fill);
    op->radius = frame_px(f, radius) > device ? frame_px(f, radius) - device : 0;
}

void
put_frame_px(struct frame *f, struct rect at, int px, struct color color)
{
    struct rect sides[] = {{at.x, at.y, at.w, px},
                           {at.x, at.y + at.h - px, at.w, px},
                           {at.x, at.y + px, px, at.h - 2 * px},
                           {at.x + at.w - px, at.y + px, px, at.h - 2 * px}};
    for (size_t i = 0; i < ARRAY_LEN(sides); i++) {
        struct draw_op *op = push(f, OP_BOX);
        op->at = sides[i];
        op->color = color;
    }
}

void
put_icon(struct frame *f, enum icon icon, int x, int y, int size, struct color color)
{
    if (icon == ICON_NONE)
        return;
    struct draw_op *op = push(f, OP_ICON);
    op->at = frame_rect(f, (struct rect){x, y, size, size});
    op->at.h = op->at.w;
    op->icon = icon;
    op->color = color_of(f, color);
}

void
put_qr(struct frame *f, struct rect at, struct str payload)
{
    struct draw_op *op = push(f, OP_QR);
    op->at = frame_rect(f, at);
    op->text = payload;
}

/* ---- text ---- */

static struct text_style
style_of(const struct frame *f, const struct type *type, int px)
{
    return (struct text_style){.px = frame_px(f, drawn_px(f, px)),
                               .bold = type->bold,
                               .line_height = type->line_height > 0 ? type->line_height
                                                                    : LINE_HEIGHT,
                               .tracking = frame_px(f, type->tracking),
                               .balance = type->balance};
}

static bool
fits(const struct frame *f, int w, const struct text_block *block, int max_lines)
{
    return (!max_lines || block->n <= (size_t)max_lines) && block->w <= frame_px(f, w);
}

/* Breaks at type->px, then smaller while it does not fit and may shrink. Returns the px used. */
static int
set_down_to(struct frame *f, int w, struct str styled, const struct type *type, int max_lines,
            int min_px, struct text_block *out)
{
    int px = type->px;
    for (;;) {
        struct text_style style = style_of(f, type, px);
        f->t->set(f->t->ctx, f->list->arena, styled, &style, frame_px(f, w), out);
        if (fits(f, w, out, max_lines) || !min_px || px - 2 < min_px)
            return px;
        px -= 2;
    }
}

/* How many lines a text may have that usually has max_lines: large text twice as many. */
static int
most_lines(const struct frame *f, const struct type *type)
{
    return f->large && !type->strict ? 2 * type->max_lines : type->max_lines;
}

/* The same; large text not smaller than usual text would be here, times 1.3. */
static int
set_fitting(struct frame *f, int w, struct str styled, const struct type *type,
            struct text_block *out)
{
    int least = type->min_px, lines = most_lines(f, type);
    if (f->large && least) {
        f->large = false;
        least = set_down_to(f, w, styled, type, type->max_lines, type->min_px, out);
        f->large = true;
    }
    return set_down_to(f, w, styled, type, lines, least, out);
}

/* The colours of a marked piece; none where marks are not shown. */
static struct mark
mark_of(const struct text_piece *piece, const struct type *type)
{
    if (piece->style != STYLE_MARK)
        return (struct mark){0};
    for (size_t i = 0; i < type->n_marks; i++)
        if (piece->at >= type->marks[i].at && piece->at < type->marks[i].end)
            return type->marks[i];
    return (struct mark){.bg = type->mark_bg, .fg = type->mark_fg};
}

static void
put_mark(struct frame *f, const struct text_piece *piece, int x, int top, int px, int line_h,
         struct color color)
{
    struct draw_op *op = push(f, OP_BOX);
    int h = (int)lround(px * 1.38);
    op->at = (struct rect){x + piece->x, top + (line_h - h) / 2, piece->w, h};
    op->color = color_of(f, color);
    op->radius = frame_px(f, 10);
}

static void
put_piece(struct frame *f, const struct text_piece *piece, struct str s, int x, int baseline,
          const struct type *type, int px)
{
    struct mark mark = mark_of(piece, type);
    struct draw_op *op = push(f, OP_TEXT);
    int pad = piece->style == STYLE_MARK ? f->t->mark_pad : 0;
    op->at = (struct rect){x + piece->x + pad, baseline, piece->w - 2 * pad, 0};
    op->text = s;
    op->px = px;
    op->bold = piece->bold;
    op->tracking = frame_px(f, type->tracking);
    op->personal = type->personal;
    op->color = color_of(f, mark.bg.a ? mark.fg
                            : piece->style == STYLE_YELLOW ? (struct color){0xff, 0xc5, 0x3d, 0xff}
                                                           : type->color);
}

static int
line_left(const struct type *type, int x, int w, int line_w)
{
    switch (type->align) {
    case ALIGN_LEFT: return x;
    case ALIGN_CENTER: return x + (w - line_w) / 2;
    case ALIGN_RIGHT: return x + w - line_w;
    }
    BUG("an unknown alignment");
}

/* Cuts the line's last piece so that "…" fits behind it; px and room are device pixels. Clusters are
 * not known here: cutting by the typesetter's own lines keeps them whole. */
static struct str
shorten(struct frame *f, struct str s, const struct type *type, int px, int room)
{
    struct text_style style = style_of(f, type, type->px);
    style.px = px;
    style.balance = false;
    style.ragged = true; /* the first line takes what it can */
    int dots = f->t->width(f->t->ctx, ELLIPSIS, style.px, type->bold, style.tracking);
    struct text_block block;
    f->t->set(f->t->ctx, f->list->arena, s, &style, room > dots ? room - dots : 1, &block);
    struct str kept = block.n ? str_sub(s, 0, block.lines[0].to) : s;
    return arena_fmt(f->list->arena, "%.*s…", (int)kept.n, kept.p);
}

static void
put_line(struct frame *f, const struct text_block *b, size_t i, int x, int top, int w,
         const struct type *type, int px, bool cut)
{
    const struct text_line *line = &b->lines[i];
    int left = line_left(type, x, w, line->w);
    for (size_t p = 0; p < line->n; p++) {
        const struct text_piece *piece = &line->pieces[p];
        struct mark mark = mark_of(piece, type);
        if (mark.bg.a)
            put_mark(f, piece, left, top, px, b->line_h, mark.bg);
        struct str s = piece->s;
        if (cut && p + 1 == line->n)
            s = shorten(f, s, type, px, w - piece->x);
        put_piece(f, piece, s, left, top + b->baseline, type, px);
    }
}

static size_t
lines_shown(const struct frame *f, const struct text_block *block, const struct type *type)
{
    size_t most = (size_t)most_lines(f, type);
    return most && block->n > most ? most : block->n;
}

int
put_text(struct frame *f, int x, int y, int w, struct str styled, const struct type *type)
{
    struct text_block block;
    int px = frame_px(f, drawn_px(f, set_fitting(f, w, styled, type, &block)));
    size_t n = lines_shown(f, &block, type);
    for (size_t i = 0; i < n; i++)
        put_line(f, &block, i, frame_px(f, x), frame_px(f, y) + (int)i * block.line_h,
                 frame_px(f, w), type, px, i + 1 == n && n < block.n);
    return (int)ceil((double)((int)n * block.line_h) / f->s);
}

int
text_height(struct frame *f, int w, struct str styled, const struct type *type)
{
    struct text_block block;
    set_fitting(f, w, styled, type, &block);
    size_t n = lines_shown(f, &block, type);
    return (int)ceil((double)((int)n * block.line_h) / f->s);
}

int
text_width(struct frame *f, struct str styled, const struct type *type)
{
    struct text_block block;
    struct text_style style = style_of(f, type, type->px);
    style.balance = false;
    f->t->set(f->t->ctx, f->list->arena, styled, &style, 1 << 20, &block);
    return (int)ceil(block.w / f->s);
}

int
word_width(struct frame *f, struct str styled, const struct type *type)
{
    struct str rest = styled, word;
    int widest = 0;
    while (rest.n && str_cut(&rest, ' ', &word)) {
        int w = text_width(f, word, type);
        widest = w > widest ? w : widest;
    }
    return widest;
}

int
one_line_px(struct frame *f, int w, struct str styled, const struct type *type, int least)
{
    struct type try = *type;
    if (f->large) { /* at least 1.3 times what it usually would be, or large by itself */
        f->large = false;
        int usual = one_line_px(f, w, styled, type, least);
        f->large = true;
        usual = usual < LARGE_LEAST ? usual : LARGE_LEAST;
        least = least > usual ? least : usual;
    }
    for (; try.px >= least; try.px -= 2)
        if (text_width(f, styled, &try) <= w)
            return try.px;
    return type->px;
}

void
put_label(struct frame *f, struct rect at, struct str styled, const struct type *type)
{
    struct type one = *type;
    struct text_block block;
    one.max_lines = 1;
    one.px = set_fitting(f, at.w, styled, &one, &block);
    one.min_px = 0;
    if (block.n > 1) { /* large: the lines stand close, as high as the label may be */
        one.line_height = LABEL_LINE_HEIGHT;
        one.balance = true;
    }
    put_text(f, at.x, at.y + (at.h - text_height(f, at.w, styled, &one)) / 2, at.w, styled, &one);
}

/* ---- touch and voice ---- */

void
hit_add(struct frame *f, struct rect at, enum action act, int arg, struct str label)
{
    if (f->hits->n >= HITS_MAX)
        BUG("more touch areas than a picture may have");
    f->hits->list[f->hits->n++] =
        (struct hit){.at = frame_rect(f, at), .act = act, .arg = arg, .label = label};
}

void
speak(struct frame *f, struct str styled)
{
    if (styled.n && f->spoken->n < SPOKEN_MAX)
        f->spoken->part[f->spoken->n++] = styled;
}

void
speak_heading(struct frame *f)
{
    f->spoken->heading = f->spoken->n;
}

void
speak_only(struct frame *f, struct str styled)
{
    f->spoken->n = f->spoken->heading = 0;
    speak(f, styled);
}

void
speak_pair(struct frame *f, struct str name, struct str value)
{
    speak(f, name.n && value.n ? arena_fmt(f->list->arena, "%.*s, %.*s", (int)name.n, name.p,
                                           (int)value.n, value.p)
             : name.n ? name : value);
}

bool
is_pressed(const struct frame *f, enum action act, int arg)
{
    const struct press *p = &f->ui->press;
    return p->down && p->inside && p->act == act && p->arg == arg;
}

/* ---- columns ---- */

void
column_begin(struct column *c, struct frame *f, struct rect at, int min_gap)
{
    *c = (struct column){.f = f, .at = at, .min_gap = min_gap};
}

int
column_block(struct column *c)
{
    if (c->n >= COLUMN_BLOCKS)
        BUG("more blocks than a column may have");
    c->block[c->n].op = c->f->list->n;
    c->block[c->n].hit = c->f->hits->n;
    return c->at.y;
}

void
column_close(struct column *c, int h)
{
    c->block[c->n++].h = h;
}

static void
move_down(struct column *c, size_t i, int device)
{
    struct draw_list *l = c->f->list;
    size_t ops = i + 1 < c->n ? c->block[i + 1].op : l->n;
    size_t hits = i + 1 < c->n ? c->block[i + 1].hit : c->f->hits->n;
    for (size_t k = c->block[i].op; k < ops; k++)
        l->ops[k].at.y += device;
    for (size_t k = c->block[i].hit; k < hits; k++)
        c->f->hits->list[k].at.y += device;
}

bool
column_end(struct column *c, int max_gap)
{
    int used = 0;
    for (size_t i = 0; i < c->n; i++)
        used += c->block[i].h;
    int gaps = c->n > 1 ? (int)c->n - 1 : 0;
    int gap = gaps ? (c->at.h - used) / gaps : 0;
    bool fits = used + gaps * c->min_gap <= c->at.h;
    if (gap > max_gap)
        gap = max_gap;
    if (gap < c->min_gap)
        gap = c->min_gap;
    int base = frame_px(c->f, c->at.y), y = c->at.y;
    for (size_t i = 0; i < c->n; i++) {
        move_down(c, i, frame_px(c->f, y) - base);
        y += c->block[i].h + gap;
    }
    return fits;
}

bool
column_fit(struct frame *f, struct rect at, int min_gap, int max_gap, int most,
           void (*build)(struct column *c, int squeeze, void *ctx), void *ctx)
{
    size_t op = f->list->n, hit = f->hits->n, spoken = f->spoken->n;
    for (int squeeze = 0;; squeeze++) {
        struct column c;
        column_begin(&c, f, at, min_gap);
        build(&c, squeeze, ctx);
        bool fits_now = column_end(&c, max_gap);
        if (fits_now || squeeze >= most)
            return fits_now;
        f->list->n = op;
        f->hits->n = hit;
        f->spoken->n = spoken;
    }
}

struct rect
row_cell(struct rect row, int gap, const double *weights, size_t n, size_t i)
{
    double total = 0, before = 0;
    for (size_t k = 0; k < n; k++) {
        double weight = weights ? weights[k] : 1;
        if (k < i)
            before += weight;
        total += weight;
    }
    double room = row.w - gap * (double)(n - 1);
    int from = row.x + (int)lround(room * before / total + gap * (double)i);
    int to = row.x + (int)lround(room * (before + (weights ? weights[i] : 1)) / total +
                                 gap * (double)i);
    return (struct rect){from, row.y, to - from, row.h};
}

struct rect
inset(struct rect r, int dx, int dy)
{
    return (struct rect){r.x + dx, r.y + dy, r.w - 2 * dx, r.h - 2 * dy};
}
