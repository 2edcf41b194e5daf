#include "ui/textbox.h"

#include "text/segment.h"
#include "ui/theme.h"

#include <math.h>

enum { BOX_BORDER = 5, PAD_X = 32, PAD_Y = 24, CARET_W = 5, RAIL = 8 };

static const double LEADING = 1.5;

int
text_box_height(int lines, int px)
{
    return (int)lround(lines * px * LEADING) + 2 * (PAD_Y + BOX_BORDER);
}

/* ---- lines ---- */

struct text_view {
    struct frame *f;
    struct str text; /* the frame's own copy */
    size_t caret;
    struct text_style style;
    struct text_block block;
    struct rect in; /* where lines are drawn, reference pixels */
    size_t n_lines; /* a '\n' at the end begins one more than the block has */
    size_t caret_line;
};

static size_t
line_from(const struct text_view *v, size_t i)
{
    return i < v->block.n ? v->block.lines[i].from : v->text.n;
}

/* Where the line's bytes end for the caret: with the spaces that a break swallows. */
static size_t
line_to(const struct text_view *v, size_t i)
{
    if (i + 1 >= v->n_lines)
        return v->text.n;
    size_t to = line_from(v, i + 1);
    return to > 0 && v->text.p[to - 1] == '\n' ? to - 1 : to;
}

static void
set_lines(struct text_view *v)
{
    const struct typesetter *t = v->f->t;
    t->set(t->ctx, v->f->list->arena, v->text, &v->style, frame_px(v->f, v->in.w), &v->block);
    v->n_lines = v->block.n;
    if (v->n_lines == 0 || v->text.p[v->text.n - 1] == '\n')
        v->n_lines = v->block.n + 1;
    v->caret_line = 0;
    for (size_t i = 1; i < v->n_lines; i++)
        if (line_from(v, i) <= v->caret)
            v->caret_line = i;
}

static int
width_of(const struct text_view *v, size_t from, size_t to)
{
    const struct typesetter *t = v->f->t;
    return t->width(t->ctx, str_sub(v->text, from, to), v->style.px, false, 0);
}

/* Spaces at a line's end may hang over it; the caret stays inside. */
static int
inside(const struct text_view *v, int x)
{
    int room = frame_px(v->f, v->in.w);
    return frame_px(v->f, v->in.x) + (x < room ? x : room);
}

/* Sums of single clusters: a pixel or two from the truth, which is near enough for a finger, and
 * each width is measured only once. */
static void
map_line(const struct text_view *v, size_t i, struct text_map *map)
{
    size_t at = line_from(v, i), to = line_to(v, i);
    int x = 0;
    if (!text_map_line(map))
        return;
    text_map_stop(map, inside(v, 0), at);
    while (at < to) {
        size_t next = cluster_next(v->text, at);
        x += width_of(v, at, next);
        at = next;
        /* The end of a full line is the start of the next, which is where it is drawn. */
        if (at < to || i + 1 >= v->n_lines || v->text.p[to - 1] == ' ' || v->text.p[to] == '\n')
            text_map_stop(map, inside(v, x), at);
    }
}

static void
put_caret(const struct text_view *v, int top, int line_h)
{
    struct frame *f = v->f;
    int x = inside(v, width_of(v, line_from(v, v->caret_line), v->caret));
    int h = (int)lround(v->style.px * 1.2);
    int y = top + (line_h - h) / 2;
    put_box(
        f,
        (struct rect){(int)lround(x / f->s), (int)lround(y / f->s), CARET_W, (int)lround(h / f->s)},
        COLOR_BRAND, 0);
}

/* A rail at the right while lines are out of sight. */
static void
put_rail(const struct text_view *v, struct rect box, size_t first, size_t seen)
{
    struct rect rail = {box.x + box.w - BOX_BORDER - 2 * RAIL, box.y + PAD_Y, RAIL,
                        box.h - 2 * PAD_Y};
    double line = rail.h / (double)v->n_lines;
    int h = (int)lround(line * (double)seen), y = (int)lround(line * (double)first);
    h = y + h > rail.h ? rail.h - y : h;
    put_box(v->f, rail, COLOR_TRACK, RAIL / 2);
    put_box(v->f, (struct rect){rail.x, rail.y + y, RAIL, h}, COLOR_EDGE, RAIL / 2);
}

/* The least scrolling that brings the caret into sight and leaves no empty lines at the end. */
static size_t
scroll(const struct text_view *v, size_t first, size_t seen)
{
    if (first + seen > v->n_lines)
        first = v->n_lines > seen ? v->n_lines - seen : 0;
    if (v->caret_line < first)
        return v->caret_line;
    return v->caret_line >= first + seen ? v->caret_line + 1 - seen : first;
}

struct str
typed_name(const struct frame *f)
{
    struct str text = editor_text(&f->ui->editor);
    struct lang_arg args[] = {{"text", arena_str(f->list->arena, text)}};
    return text.n ? say_with(f, "verify.typed_is", args, ARRAY_LEN(args)) : say(f, "verify.typed");
}

static void
put_frame(struct frame *f, struct rect at)
{
    put_bordered(f, at, COLOR_CARD, RADIUS_CARD, COLOR_BRAND, BOX_BORDER);
    if (!f->low) /* out of reach: two buttons move the caret */
        hit_add(f, at, ACT_TEXT, 0, typed_name(f));
}

void
put_text_box(struct frame *f, struct rect at, int px, struct text_map *map)
{
    const struct editor *e = &f->ui->editor;
    struct text_view v = {.f = f,
                          .text = arena_str(f->list->arena, editor_text(e)),
                          .caret = e->caret,
                          .in = inset(at, PAD_X + BOX_BORDER, 0)};
    struct type type = {
        .px = px, .line_height = LEADING, .color = COLOR_INK, .max_lines = 1, .personal = true};
    v.style = (struct text_style){.px = frame_px(f, drawn_px(f, px)), .line_height = LEADING, .ragged = true};
    set_lines(&v);

    int line_h = v.block.line_h, top = frame_px(f, at.y + BOX_BORDER + PAD_Y);
    int room = frame_px(f, at.h - 2 * (BOX_BORDER + PAD_Y));
    /* A pixel or two lost by rounding takes no line away. */
    size_t seen = line_h > 0 && room > line_h ? (size_t)((room + line_h / 8) / line_h) : 1;
    size_t first = scroll(&v, map->first_line, seen);

    put_frame(f, at);
    map->first_line = first;
    text_map_begin(map, top, line_h);
    for (size_t i = first; i < v.n_lines && i < first + seen; i++) {
        int y = top + (int)(i - first) * line_h;
        if (i < v.block.n)
            put_text(f, v.in.x, (int)lround(y / f->s), v.in.w + px,
                     str_sub(v.text, v.block.lines[i].from, v.block.lines[i].to), &type);
        map_line(&v, i, map);
        if (i == v.caret_line && !f->ui->caret_off)
            put_caret(&v, y, line_h);
    }
    if (v.n_lines > seen)
        put_rail(&v, at, first, seen);
}
