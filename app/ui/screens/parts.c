#include "ui/screens/parts.h"

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

static void
put_group(struct frame *f, struct rect at, struct group g)
{
    enum { GAP_MOST = 120 };
    column_fit(f, at, 0, GAP_MOST, FITS - 1, build_group, &g);
}

static void
put_portrait(struct frame *f, int top, int bottom, const struct page *p)
{
    int row_y = bottom - 28 - ACTION_H, w = f->w - 2 * MARGIN;
    put_group(f, (struct rect){MARGIN, top + 30, w, row_y - 28 - (top + 30)},
              (struct group){p, true, true});
    p->actions(f, (struct rect){MARGIN, row_y, w, ACTION_H}, p->ctx);
}

static void
put_landscape(struct frame *f, int top, int bottom, const struct page *p)
{
    enum { GAP = 40, ROW_H = 112 };
    int w = f->w - 2 * MARGIN - GAP, left = (int)(w * p->share), h = bottom - 24 - (top + 26);
    struct rect right = {MARGIN + left + GAP, top + 26, w - left, h - ROW_H - 24};
    put_group(f, (struct rect){MARGIN, top + 26, left, h}, (struct group){p, true, false});
    put_group(f, right, (struct group){p, false, true});
    p->actions(f, (struct rect){right.x, bottom - 24 - ROW_H, right.w, ROW_H}, p->ctx);
}

void
put_page(struct frame *f, int top, int bottom, const struct page *p)
{
    if (f->landscape)
        put_landscape(f, top, bottom, p);
    else
        put_portrait(f, top, bottom, p);
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
