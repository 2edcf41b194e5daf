/* The telephone number form of ui/textbox.h. */
#include "ui/textbox.h"

#include "ui/theme.h"

#include <math.h>

enum {
    BOX_BORDER = 5,
    PAD_X = 40,
    DIGIT_PX = 104,
    DIGIT_PX_LARGE = 70, /* drawn 91 */
    CODE_PX = 64,
    CODE_GAP = 36,
    GROUP_GAP = 44,
    DASH_W = 52,
    DASH_H = 8,
    DASH_GAP = 14,
    MOBILE = 10,
    MOBILE_GROUP = 5
};

static bool
dials(char c)
{
    return is_digit(c) || c == '+';
}

static size_t
count_dialled(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += dials(s.p[i]);
    return n;
}

/* What the box shows. */
struct dial {
    struct str shown; /* grouped by spaces */
    size_t skip;      /* dialled characters of the text that are not shown: a typed +91 */
    int missing;
    bool code;  /* +91 stands in front */
    bool fives; /* the digits stand in groups of five */
};

/* The dialled characters of `grouped` are the last ones of the text. */
static bool
is_tail(struct str grouped, struct str text)
{
    size_t t = text.n, g = grouped.n;
    for (;;) {
        while (t > 0 && !dials(text.p[t - 1]))
            t--;
        while (g > 0 && !dials(grouped.p[g - 1]))
            g--;
        if (g == 0)
            return true;
        if (t == 0 || text.p[--t] != grouped.p[--g])
            return false;
    }
}

static struct dial
read_dial(struct frame *f)
{
    struct str text = arena_str(f->list->arena, editor_text(&f->ui->editor));
    struct str grouped = arena_str(f->list->arena, str_of(f->m->dial.grouped));
    bool mobile = f->m->dial.kind == DIAL_MOBILE;
    if (text.n == 0)
        return (struct dial){.missing = MOBILE, .code = true, .fives = true};
    bool code = str_skip(&grouped, "+91 ");
    if ((grouped.n == 0 && !code) || !is_tail(grouped, text))
        return (struct dial){.shown = text};
    /* A 0 in front is dialled instead of +91. */
    code = code || (mobile && grouped.p[0] >= '6' && grouped.p[0] <= '9');
    return (struct dial){.shown = grouped,
                         .skip = count_dialled(text) - count_dialled(grouped),
                         .missing = f->m->dial.missing > 0 ? f->m->dial.missing : 0,
                         .code = code,
                         .fives = mobile && code};
}

/* ---- drawing at one scale ---- */

struct pen {
    struct frame *f;
    struct text_map *map; /* NULL: only measure */
    struct rect at;
    double scale;
    double x;
    size_t passed; /* dialled characters drawn */
};

static int
digit_px(const struct frame *f)
{
    return f->large ? DIGIT_PX_LARGE : DIGIT_PX;
}

static struct type
digit_type(const struct pen *p, int px, bool bold)
{
    return (struct type){.px = (int)lround(px * p->scale),
                         .bold = bold,
                         .line_height = 1.25,
                         .color = bold ? COLOR_INK : COLOR_MUTED,
                         .personal = bold};
}

static double
put_piece(struct pen *p, struct str s, int px, bool bold)
{
    struct type type = digit_type(p, px, bold);
    int w = text_width(p->f, s, &type);
    if (p->map)
        put_label(p->f, (struct rect){(int)lround(p->x), p->at.y, w + px, p->at.h}, s, &type);
    return w;
}

/* The offset in the text behind `n` dialled characters of it. */
static size_t
offset_behind(struct str text, size_t n)
{
    size_t i = 0;
    for (; i < text.n && n > 0; i++)
        n -= dials(text.p[i]);
    return i;
}

static void
put_stop(struct pen *p, const struct dial *d, double x)
{
    if (!p->map)
        return;
    struct str text = editor_text(&p->f->ui->editor);
    /* A hyphen in the text has no place of its own: it stands with the digit before it. */
    size_t before = count_dialled(str_sub(text, 0, p->f->ui->editor.caret));
    bool here = p->passed ? before == d->skip + p->passed : before <= d->skip;
    text_map_stop(p->map, frame_px(p->f, x), offset_behind(text, d->skip + p->passed));
    if (here && !p->f->ui->caret_off) {
        int h = (int)lround(108 * p->scale);
        put_box(p->f, (struct rect){(int)lround(x) - 1, p->at.y + (p->at.h - h) / 2, 6, h},
                COLOR_BRAND, 0);
    }
}

/* Digits between two spaces, with a place for the caret behind each. */
static void
put_group(struct pen *p, const struct dial *d, struct str group)
{
    double from = p->x, w = put_piece(p, group, digit_px(p->f), true);
    for (size_t i = 0; i < group.n; i++) {
        if (!dials(group.p[i]))
            continue;
        struct type type = digit_type(p, digit_px(p->f), true);
        p->passed++;
        put_stop(p, d, from + text_width(p->f, str_sub(group, 0, i + 1), &type));
    }
    p->x += w;
}

static void
put_dashes(struct pen *p, const struct dial *d)
{
    p->x += p->passed ? DASH_GAP * p->scale : 0;
    for (int i = 0; i < d->missing; i++) {
        bool group_starts = d->fives && (int)p->passed + i == MOBILE_GROUP;
        p->x += group_starts ? (GROUP_GAP - DASH_GAP) * p->scale : 0;
        int y = p->at.y + (int)lround(p->at.h / 2.0 + 46 * p->scale);
        if (p->map)
            put_box(p->f,
                    (struct rect){(int)lround(p->x), y, (int)lround(DASH_W * p->scale), DASH_H},
                    COLOR_EDGE, DASH_H / 2);
        p->x += (DASH_W + DASH_GAP) * p->scale;
    }
}

static void
put_dial(struct pen *p, const struct dial *d)
{
    struct str rest = d->shown, group;
    if (d->code)
        p->x += put_piece(p, STR("+91"), CODE_PX, false) + (p->f->large ? 24 : CODE_GAP) * p->scale;
    put_stop(p, d, p->x - 6);
    for (bool first = true; rest.n && str_cut(&rest, ' ', &group); first = false) {
        p->x += first ? 0 : GROUP_GAP * p->scale;
        put_group(p, d, group);
    }
    put_dashes(p, d);
}

/* How much smaller the digits must be to stand in `room`: sizes of text do not grow in proportion. */
static double
scale_for(struct frame *f, struct rect at, const struct dial *d, double room)
{
    enum { TRIES = 8 };
    double scale = 1;
    for (int i = 0; i < TRIES; i++) {
        struct pen p = {.f = f, .at = at, .scale = scale};
        put_dial(&p, d);
        if (p.x <= room)
            break;
        scale *= room / p.x;
    }
    return scale;
}

void
put_dial_box(struct frame *f, struct rect at, struct text_map *map)
{
    struct dial d = read_dial(f);
    double room = at.w - 2 * (PAD_X + BOX_BORDER);
    double scale = scale_for(f, at, &d, room);
    struct pen p;

    put_bordered(f, at, COLOR_CARD, RADIUS_CARD, COLOR_BRAND, BOX_BORDER);
    if (!f->low)
        hit_add(f, at, ACT_TEXT, 0, typed_name(f));
    map->first_line = 0;
    text_map_begin(map, frame_px(f, at.y), frame_px(f, at.h));
    text_map_line(map);
    p = (struct pen){.f = f,
                     .map = map,
                     .at = at,
                     .scale = scale,
                     .x = at.x + PAD_X + BOX_BORDER};
    put_dial(&p, &d);
}
