#include "draw/paint.h"

#include "base/log.h"
#include "draw/damage.h"
#include "draw/icons.h"
#include "draw/qr.h"
#include "draw/shapes.h"

#include <stdlib.h>

static void
paint_whole(struct canvas *c, const struct mask *m, int x, int y, struct color color)
{
    canvas_mask(c, m, (struct rect){0, 0, m->w, m->h}, x, y, color);
}

static void
paint_text(struct painter *p, struct canvas *c, const struct draw_op *op)
{
    struct picture_key key = {PICTURE_TEXT, op->text, op->px, op->bold, op->tracking};
    const struct mask *m = op->personal ? NULL : cache_find(p->cache, &key);
    struct mask *fresh = NULL;

    if (!m) {
        struct setting how = {op->px, op->bold, op->tracking};
        m = fresh = runs_mask(&p->letters, op->text, how);
        if (!op->personal && cache_keep(p->cache, &key, fresh))
            fresh = NULL;
    }
    paint_whole(c, m, op->at.x + m->left, op->at.y + m->top, op->color);
    mask_free(fresh);
}

static void
paint_icon(struct painter *p, struct canvas *c, const struct draw_op *op)
{
    int px = op->at.w < op->at.h ? op->at.w : op->at.h;
    if (op->icon == ICON_NONE || px <= 0)
        return;
    struct picture_key key = {.kind = PICTURE_ICON, .a = (int)op->icon, .b = px};
    const struct mask *m = cache_find(p->cache, &key);
    struct mask *fresh = NULL;
    if (!m) {
        m = fresh = icon_mask(p->assets, op->icon, px);
        if (cache_keep(p->cache, &key, fresh))
            fresh = NULL;
    }
    paint_whole(c, m, op->at.x + (op->at.w - px) / 2, op->at.y + (op->at.h - px) / 2, op->color);
    mask_free(fresh);
}

/* One byte a module. NULL if the text does not fit a code. */
static struct mask *
qr_mask(struct str text)
{
    int n = qr_modules(text);
    size_t cells = (size_t)n * (size_t)n;
    if (n == 0)
        return NULL;
    bool *dark = calloc(cells, sizeof *dark);
    if (!dark || !qr_encode(text, dark, cells))
        BUG("a code that was measured cannot be made");
    struct mask *m = mask_new(n, n);
    for (size_t i = 0; i < cells; i++)
        m->coverage[i] = dark[i] ? 255 : 0;
    free(dark);
    return m;
}

static void
paint_modules(struct canvas *c, const struct mask *code, struct rect at)
{
    const struct color black = {0, 0, 0, 255};
    int side = at.w < at.h ? at.w : at.h;
    int px = side / (code->w + 2 * QR_QUIET); /* of one module */
    int left = at.x + (at.w - code->w * px) / 2, top = at.y + (at.h - code->w * px) / 2;

    for (int y = 0; y < code->h; y++)
        for (int x = 0; x < code->w; x++)
            if (code->coverage[y * code->w + x])
                canvas_fill(c, (struct rect){left + x * px, top + y * px, px, px}, black);
}

static void
paint_qr(struct painter *p, struct canvas *c, const struct draw_op *op)
{
    struct picture_key key = {.kind = PICTURE_QR, .text = op->text};
    const struct mask *code = op->personal ? NULL : cache_find(p->cache, &key);
    struct mask *fresh = NULL;

    canvas_fill(c, op->at, (struct color){255, 255, 255, 255});
    if (!code) {
        code = fresh = qr_mask(op->text);
        if (fresh && !op->personal && cache_keep(p->cache, &key, fresh))
            fresh = NULL;
    }
    if (code)
        paint_modules(c, code, op->at);
    mask_free(fresh);
}

static bool
meet(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

void
paint(struct painter *p, struct canvas *c, const struct draw_list *list)
{
    canvas_fill(c, (struct rect){0, 0, c->w, c->h}, list->ground);
    for (size_t i = 0; i < list->n; i++) {
        const struct draw_op *op = &list->ops[i];
        if (!meet(op_bounds(op), c->clip))
            continue;
        switch (op->kind) {
        case OP_BOX:
            shape_box(c, p->cache, op->at, op->radius, op->color);
            break;
        case OP_TEXT:
            paint_text(p, c, op);
            break;
        case OP_ICON:
            paint_icon(p, c, op);
            break;
        case OP_QR:
            paint_qr(p, c, op);
            break;
        }
    }
}
