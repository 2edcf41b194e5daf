#include "ui/screens/parts.h"

#include "ui/pages.h"
#include "ui/theme.h"

struct fit
fit_at(int squeeze)
{
    static const struct fit fits[FITS] = {
        {50, 48, 48, false}, {46, 44, 36, false}, {44, 42, 22, false}, {42, 40, 16, false},
        {40, 38, 14, false}, {42, 40, 14, true},  {38, 38, 12, true},  {36, 36, 12, true},
        {34, 34, 12, true},
    };
    return fits[squeeze < FITS ? squeeze : FITS - 1];
}

/* ---- the area of an inner screen ---- */

struct group {
    const struct page *page;
    bool first, second;
};

static void
build_group(struct column *c, int squeeze, void *ctx)
{
    const struct group *g = ctx;
    struct fit fit = fit_at(squeeze);
    c->min_gap = fit.gap;
    if (g->first)
        g->page->first(c, &fit, g->page->ctx);
    if (g->second)
        g->page->second(c, &fit, g->page->ctx);
}

static bool
put_group(struct frame *f, struct rect at, struct group g)
{
    enum { GAP_MOST = 120 };
    return column_fit(f, at, 0, GAP_MOST, FITS - 1, build_group, &g);
}

int
action_height(const struct frame *f)
{
    return f->large ? 168 : f->landscape ? 104 : ACTION_H;
}

/* How many there are: drawn once and taken back. */
static size_t
count_actions(struct frame *f, const struct page *p)
{
    size_t op = f->list->n, hit = f->hits->n;
    p->actions(f, (struct rect){0, 0, f->w, ACTION_H}, p->ctx);
    size_t n = f->hits->n - hit;
    f->list->n = op;
    f->hits->n = hit;
    return n;
}

/* All blocks one after the other on as many pages as they need, the actions below; in landscape,
 * where height is short, the actions and the row that turns pages stand at the right. */
static void
put_paged(struct frame *f, int top, int bottom, const struct page *p)
{
    enum { GAP = 24, LEAST = 22, MOST = 60, RAIL_W = 480, IN_ROW = 3, ROWS_GAP = 20, ROW_LEAST = 140 };
    struct group all = {p, true, true};
    int y = top + GAP, w = f->w - 2 * MARGIN, h = bottom - GAP - y;
    bool two_rows = count_actions(f, p) > IN_ROW;
    int row_h = two_rows ? 2 * ROW_LEAST + ROWS_GAP : action_height(f);
    struct dealing d = {.n = 1, .min_gap = LEAST, .max_gap = MOST};
    struct rect row = {MARGIN, bottom - GAP - row_h, w, row_h};
    d.columns[0] = (struct rect){MARGIN, y, w, h - row_h - GAP};
    if (f->landscape) {
        int x = f->w - MARGIN - RAIL_W;
        d.columns[0] = (struct rect){MARGIN, y, x - 40 - MARGIN, h};
        d.pager = (struct rect){x, y, RAIL_W, PAGER_ROW_H};
        row = (struct rect){x, y + PAGER_ROW_H + GAP, RAIL_W, h - PAGER_ROW_H - GAP};
    }
    put_dealt(f, &d, false, build_group, &all);
    p->actions(f, row, p->ctx);
}

/* False where the blocks do not fit; they then overflow. */
static bool
put_portrait(struct frame *f, int top, int bottom, const struct page *p)
{
    int row_y = bottom - 28 - ACTION_H, w = f->w - 2 * MARGIN;
    bool fit = put_group(f, (struct rect){MARGIN, top + 30, w, row_y - 28 - (top + 30)},
                         (struct group){p, true, true});
    p->actions(f, (struct rect){MARGIN, row_y, w, ACTION_H}, p->ctx);
    return fit;
}

static bool
put_landscape(struct frame *f, int top, int bottom, const struct page *p)
{
    enum { GAP = 40 };
    int row_h = action_height(f);
    int w = f->w - 2 * MARGIN - GAP, left = (int)(w * p->share), h = bottom - 24 - (top + 26);
    struct rect right = {MARGIN + left + GAP, top + 26, w - left, h - row_h - 24};
    bool fit = put_group(f, (struct rect){MARGIN, top + 26, left, h},
                         (struct group){p, true, false});
    fit = put_group(f, right, (struct group){p, false, true}) && fit;
    p->actions(f, (struct rect){right.x, bottom - 24 - row_h, right.w, row_h}, p->ctx);
    return fit;
}

void
put_page(struct frame *f, int top, int bottom, const struct page *p)
{
    size_t op = f->list->n, hit = f->hits->n, spoken = f->spoken->n;
    if (!f->large) {
        if ((f->landscape ? put_landscape : put_portrait)(f, top, bottom, p))
            return;
        f->list->n = op;
        f->hits->n = hit;
        f->spoken->n = spoken;
    }
    put_paged(f, top, bottom, p);
}

/* ---- words and rows ---- */

struct str
digits(const struct frame *f, long long n)
{
    return arena_fmt(f->list->arena, "%lld", n);
}

struct str
dial(const struct frame *f, struct str number)
{
    return arena_fmt(f->list->arena, "tel:%.*s", (int)number.n, number.p);
}

const struct directory_row *
site_row(const struct frame *f, const char *host)
{
    for (size_t i = 0; i < f->m->n_sites; i++)
        if (str_eq(f->m->sites[i].value, str_of(host)))
            return &f->m->sites[i];
    return NULL;
}

struct str
reflow(struct frame *f, int w, struct str text, const struct type *type)
{
    struct type one = *type;
    int lines = 1, line_h = text_height(f, w, STR("1"), &one);
    for (size_t i = 0; i < text.n; i++)
        lines += text.p[i] == '\n';
    if (lines == 1 || text_height(f, w, text, type) <= lines * line_h)
        return text;
    char *joined = arena_alloc(f->list->arena, text.n);
    for (size_t i = 0; i < text.n; i++)
        joined[i] = text.p[i] == '\n' ? ' ' : text.p[i];
    return (struct str){joined, text.n};
}

struct str
say_home(const struct frame *f, const char *id)
{
    struct lang_arg args[] = {{"helpline", f->m->helpline}, {"discom", f->m->discom}};
    return say_with(f, id, args, ARRAY_LEN(args));
}

int
put_notice(struct frame *f, int x, int y, int w, const struct notice_card *n)
{
    enum { PAD = 32, ICON = 84, GAP = 30 };
    struct color color = n->tone == TONE_PLAIN || n->tone == TONE_SLATE ? COLOR_INK
                                                                         : tone_text(n->tone);
    struct type title = {.px = n->px + 4, .bold = true, .line_height = 1.3,
                         .color = tone_text(n->tone)};
    struct type text = {.px = n->px, .line_height = 1.42,
                        .color = n->tone == TONE_GREEN ? COLOR_INK : color};
    int text_x = x + PAD + ICON + GAP, text_w = w - 2 * PAD - ICON - GAP;
    int title_h = n->title.n ? text_height(f, text_w, n->title, &title) + 6 : 0;
    int h = title_h + text_height(f, text_w, n->text, &text) + 2 * 26;
    if (h < ICON + 2 * 26)
        h = ICON + 2 * 26;
    put_card(f, (struct rect){x, y, w, h}, n->tone);
    put_icon(f, n->icon, x + PAD, y + 28, ICON, n->tone == TONE_RED ? COLOR_RED
                                                                    : tone_text(n->tone));
    if (n->title.n)
        put_text(f, text_x, y + 26, text_w, n->title, &title);
    put_text(f, text_x, y + 26 + title_h, text_w, n->text, &text);
    return h;
}
