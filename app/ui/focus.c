#include "ui/focus.h"

#include "ui/theme.h"

#include <limits.h>
#include <stdlib.h>

/* The areas that can be in focus, in the order of reading, and the row of each. */
struct order {
    size_t index[HITS_MAX], row[HITS_MAX], n;
};

static bool
can_focus(const struct hit *h)
{
    return h->act != ACT_NONE && h->act != ACT_VEIL && h->label.n > 0;
}

static struct rect
middle(struct rect r)
{
    return (struct rect){r.x + r.w / 2, r.y + r.h / 2, 0, 0};
}

/* First area of the layer on top. */
static size_t
layer_of(const struct hits *h)
{
    size_t from = 0;
    for (size_t i = 0; i < h->n; i++)
        if (h->list[i].act == ACT_VEIL)
            from = i + 1;
    return from;
}

/* Two areas stand in one row when each one's middle is within the other. */
static bool
beside(struct rect a, struct rect b)
{
    int apart = abs(middle(a).y - middle(b).y);
    return 2 * apart < (a.h < b.h ? a.h : b.h);
}

static void
sort_row(struct order *o, const struct hits *h, size_t from)
{
    for (size_t i = from + 1; i < o->n; i++)
        for (size_t k = i; k > from; k--) {
            size_t *left = &o->index[k - 1], *right = &o->index[k], swap = *left;
            if (middle(h->list[*left].at).x <= middle(h->list[*right].at).x)
                break;
            *left = *right;
            *right = swap;
        }
}

static struct order
order_of(const struct hits *h)
{
    struct order o = {0};
    bool taken[HITS_MAX] = {false};
    size_t from = layer_of(h);
    for (size_t row = 0;; row++) {
        size_t top = HITS_MAX, first = o.n;
        for (size_t i = from; i < h->n; i++)
            if (!taken[i] && can_focus(&h->list[i]) &&
                (top == HITS_MAX || middle(h->list[i].at).y < middle(h->list[top].at).y))
                top = i;
        if (top == HITS_MAX)
            return o;
        for (size_t i = from; i < h->n; i++)
            if (!taken[i] && can_focus(&h->list[i]) && beside(h->list[i].at, h->list[top].at)) {
                taken[i] = true;
                o.row[o.n] = row;
                o.index[o.n++] = i;
            }
        sort_row(&o, h, first);
    }
}

/* ---- where the focus is ---- */

static bool
is_it(const struct focus *f, const struct hit *h)
{
    return f->act == h->act && f->arg == h->arg;
}

static long
distance(struct rect a, struct rect b)
{
    long dx = middle(a).x - middle(b).x, dy = middle(a).y - middle(b).y;
    return dx * dx + dy * dy;
}

/* The same area, wherever it is now; of several, and if it is gone, the nearest. A key is where it
 * was: on another keyboard its number stands for another. */
static size_t
find(const struct focus *f, const struct hits *h, const struct order *o)
{
    size_t best = HITS_MAX;
    for (int pass = f->act == ACT_KEY; pass < 2 && best == HITS_MAX; pass++) {
        long least = LONG_MAX;
        for (size_t i = 0; i < o->n; i++) {
            const struct hit *hit = &h->list[o->index[i]];
            long d = distance(f->at, hit->at);
            if ((pass == 1 || is_it(f, hit)) && d < least) {
                least = d;
                best = i;
            }
        }
    }
    return best;
}

const struct hit *
focus_hit(const struct ui *ui)
{
    if (!ui->focus.on)
        return NULL;
    for (size_t i = ui->hits.n; i-- > 0;) {
        const struct hit *h = &ui->hits.list[i];
        if (is_it(&ui->focus, h) && memcmp(&h->at, &ui->focus.at, sizeof h->at) == 0)
            return h;
    }
    return NULL;
}

static void
put_on(struct focus *f, const struct hit *h)
{
    f->act = h->act;
    f->arg = h->arg;
    f->at = h->at;
}

/* A new screen begins with its own matter, not with the way out of it. */
static size_t
first_of(const struct hits *h, const struct order *o)
{
    for (size_t i = 0; i < o->n; i++)
        if (h->list[o->index[i]].act != ACT_BACK && h->list[o->index[i]].act != ACT_LANG)
            return i;
    return 0;
}

/* ---- moving ---- */

void
focus_begin(struct ui *ui)
{
    ui->focus = (struct focus){.on = true, .entered = true, .heading = true, .name = true};
}

void
focus_settle(struct ui *ui)
{
    struct order o = order_of(&ui->hits);
    struct focus *f = &ui->focus;
    if (!f->on || o.n == 0)
        return;
    size_t i = f->entered ? first_of(&ui->hits, &o) : find(f, &ui->hits, &o);
    f->entered = false;
    put_on(f, &ui->hits.list[o.index[i]]);
}

/* In the row before or after row[at], the area nearest across. */
static size_t
across(const struct hits *h, const struct order *o, size_t at, bool down)
{
    size_t last = o->row[o->n - 1], row = o->row[at], best = at;
    size_t to = down ? (row == last ? 0 : row + 1) : (row == 0 ? last : row - 1);
    int x = middle(h->list[o->index[at]].at).x, least = INT_MAX;
    for (size_t i = 0; i < o->n; i++) {
        int d = abs(middle(h->list[o->index[i]].at).x - x);
        if (o->row[i] == to && d < least) {
            least = d;
            best = i;
        }
    }
    return best;
}

void
focus_move(struct ui *ui, enum focus_way way)
{
    struct order o = order_of(&ui->hits);
    struct focus *f = &ui->focus;
    if (!f->on) {
        focus_begin(ui);
        return;
    }
    if (o.n == 0)
        return;
    size_t at = find(f, &ui->hits, &o);
    switch (way) {
    case FOCUS_LEFT:
        at = at == 0 ? o.n - 1 : at - 1;
        break;
    case FOCUS_RIGHT:
        at = at + 1 == o.n ? 0 : at + 1;
        break;
    case FOCUS_UP:
    case FOCUS_DOWN:
        at = across(&ui->hits, &o, at, way == FOCUS_DOWN);
        break;
    }
    put_on(f, &ui->hits.list[o.index[at]]);
    f->name = true;
}

/* ---- the ring ---- */

static struct rect
widened(struct rect r, int by)
{
    return (struct rect){r.x - by, r.y - by, r.w + 2 * by, r.h + 2 * by};
}

/* Cut to the canvas, so that the ring of an area at its edge is seen whole. */
static struct rect
within(const struct frame *f, struct rect r)
{
    int w = frame_px(f, f->w), h = frame_px(f, f->h);
    int x = r.x > 0 ? r.x : 0, y = r.y > 0 ? r.y : 0;
    int right = r.x + r.w < w ? r.x + r.w : w, bottom = r.y + r.h < h ? r.y + r.h : h;
    return (struct rect){x, y, right - x, bottom - y};
}

void
put_focus(struct frame *f)
{
    const struct hit *hit = focus_hit(f->ui);
    int px = frame_px(f, FOCUS_PX) > 0 ? frame_px(f, FOCUS_PX) : 1;
    if (!hit)
        return;
    struct rect outer = within(f, widened(hit->at, 2 * px));
    put_frame_px(f, outer, px, COLOR_CARD);
    put_frame_px(f, widened(outer, -px), px, COLOR_INK);
}
