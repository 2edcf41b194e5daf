#include "ui/pages.h"

#include "ui/theme.h"
#include "ui/widgets.h"

/* ---- dealing ---- */

/* Where each block goes: the how-manieth column counted through all pages. */
static size_t
assign(const struct column *c, const struct dealing *d, size_t slot[COLUMN_BLOCKS])
{
    size_t at = 0;
    int used = 0;
    for (size_t i = 0; i < c->n; i++) {
        int h = c->block[i].h, gap = used ? d->min_gap : 0;
        if (used && used + gap + h > d->columns[at % d->n].h) {
            at++;
            used = gap = 0;
        }
        used += gap + h;
        slot[i] = at;
    }
    return at;
}

static size_t
page_shown(const struct frame *f, size_t pages)
{
    size_t page = f->ui->page > 0 ? (size_t)f->ui->page : 0;
    return page < pages ? page : pages - 1;
}

static void
move_block(struct frame *f, const struct column *c, size_t i, size_t *ops, size_t *hits, int dx,
           int dy)
{
    struct draw_list *l = f->list;
    size_t op_end = i + 1 < c->n ? c->block[i + 1].op : c->op_end;
    size_t hit_end = i + 1 < c->n ? c->block[i + 1].hit : c->hit_end;
    for (size_t k = c->block[i].op; k < op_end; k++) {
        l->ops[*ops] = l->ops[k];
        l->ops[*ops].at.x += dx;
        l->ops[(*ops)++].at.y += dy;
    }
    for (size_t k = c->block[i].hit; k < hit_end; k++) {
        f->hits->list[*hits] = f->hits->list[k];
        f->hits->list[*hits].at.x += dx;
        f->hits->list[(*hits)++].at.y += dy;
    }
}

/* The gap of a column's blocks: what is left over, up to max_gap. */
static int
gap_of(const struct column *c, const struct dealing *d, const size_t *slot, size_t at)
{
    int used = 0, n = 0;
    for (size_t i = 0; i < c->n; i++)
        if (slot[i] == at) {
            used += c->block[i].h;
            n++;
        }
    int gap = n > 1 ? (d->columns[at % d->n].h - used) / (n - 1) : 0;
    gap = gap > d->max_gap ? d->max_gap : gap;
    return gap < d->min_gap ? d->min_gap : gap;
}

size_t
column_deal(struct frame *f, const struct dealing *d,
            void (*build)(struct column *c, int squeeze, void *ctx), void *ctx)
{
    struct column c;
    size_t slot[COLUMN_BLOCKS] = {0};
    column_begin(&c, f, d->columns[0], d->min_gap);
    c.dealt = true;
    size_t ops = f->list->n, hits = f->hits->n;
    build(&c, 0, ctx);
    c.op_end = f->list->n;
    c.hit_end = f->hits->n;
    size_t pages = assign(&c, d, slot) / d->n + 1, page = page_shown(f, pages);
    int base_x = frame_px(f, d->columns[0].x), base_y = frame_px(f, d->columns[0].y);
    for (size_t k = 0; k < d->n; k++) {
        size_t at = page * d->n + k;
        int y = d->columns[k].y, gap = gap_of(&c, d, slot, at);
        for (size_t i = 0; i < c.n; i++) {
            if (slot[i] != at)
                continue;
            move_block(f, &c, i, &ops, &hits, frame_px(f, d->columns[k].x) - base_x,
                       frame_px(f, y) - base_y);
            y += c.block[i].h + gap;
        }
    }
    f->list->n = ops;
    f->hits->n = hits;
    return pages;
}

/* ---- the row that turns pages ---- */

void
put_page_row(struct frame *f, struct rect row, size_t pages, bool on_dark)
{
    enum { ROOMY_W = 600 };
    size_t page = page_shown(f, pages);
    struct type type = {.px = row.w >= ROOMY_W ? 44 : 34, .bold = true, .color = on_dark ? COLOR_CARD : COLOR_INK,
                        .align = ALIGN_CENTER};
    struct lang_arg args[] = {{"page", arena_fmt(f->list->arena, "%zu", page + 1)},
                              {"pages", arena_fmt(f->list->arena, "%zu", pages)}};
    struct rect cells[3];
    static const double weights[] = {1, 0.6, 1};
    bool icons = row.w >= ROOMY_W;
    for (size_t i = 0; i < 3; i++)
        cells[i] = row_cell(row, 16, weights, 3, i);
    put_button(f, cells[0],
               &(struct button){.look = page > 0 ? LOOK_SECONDARY : LOOK_OFF,
                                .icon = icons ? ICON_UP : ICON_NONE, .label = say(f, "page.back"), .act = ACT_PAGE, .arg = -1});
    put_label(f, cells[1], say_with(f, "page.count", args, ARRAY_LEN(args)), &type);
    put_button(f, cells[2],
               &(struct button){.look = page + 1 < pages ? LOOK_PRIMARY : LOOK_OFF,
                                .icon = icons ? ICON_DOWN : ICON_NONE, .label = say(f, "page.more"),
                                .act = ACT_PAGE, .arg = 1});
}

void
put_dealt(struct frame *f, const struct dealing *d, bool on_dark,
          void (*build)(struct column *c, int squeeze, void *ctx), void *ctx)
{
    enum { GAP = 24 };
    size_t op = f->list->n, hit = f->hits->n, spoken = f->spoken->n;
    size_t pages = column_deal(f, d, build, ctx);
    if (pages == 1)
        return;
    struct dealing less = *d;
    struct rect *last = &less.columns[d->n - 1];
    if (!d->pager.h) {
        f->list->n = op;
        f->hits->n = hit;
        f->spoken->n = spoken;
        last->h -= PAGER_ROW_H + GAP;
        less.pager = (struct rect){last->x, last->y + last->h + GAP, last->w, PAGER_ROW_H};
        pages = column_deal(f, &less, build, ctx);
    }
    put_page_row(f, less.pager, pages, on_dark);
}

void
put_fitted(struct frame *f, struct rect at, int max_gap, int most, bool on_dark,
           void (*build)(struct column *c, int squeeze, void *ctx), void *ctx)
{
    enum { LEAST = 22, MOST = 60 };
    size_t op = f->list->n, hit = f->hits->n, spoken = f->spoken->n;
    if (!f->large && column_fit(f, at, 0, max_gap, most, build, ctx))
        return;
    f->list->n = op;
    f->hits->n = hit;
    f->spoken->n = spoken;
    put_dealt(f, &(struct dealing){.columns = {at}, .n = 1, .min_gap = LEAST, .max_gap = MOST},
              on_dark, build, ctx);
}
