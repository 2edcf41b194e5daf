#include "draw/damage.h"

#include "base/log.h"

#include <stdlib.h>

struct damage_op {
    uint64_t hash;
    struct rect at;
};

/* FNV-1a, a value at a time. */
static void
mix(uint64_t *hash, uint64_t value)
{
    *hash = (*hash ^ value) * 0x100000001b3u;
}

static uint64_t
hash_of(const struct draw_op *op)
{
    uint64_t hash = 0xcbf29ce484222325u;
    const int fields[] = {(int)op->kind,   op->at.x,      op->at.y,      op->at.w,
                          op->at.h,        op->radius,    op->px,        op->tracking,
                          (int)op->bold,   (int)op->icon, op->color.r,   op->color.g,
                          op->color.b,     op->color.a};
    for (size_t i = 0; i < ARRAY_LEN(fields); i++)
        mix(&hash, (uint64_t)fields[i]);
    for (size_t i = 0; i < op->text.n; i++)
        mix(&hash, (unsigned char)op->text.p[i]);
    return hash;
}

struct rect
op_bounds(const struct draw_op *op)
{
    if (op->kind != OP_TEXT)
        return op->at;
    return (struct rect){op->at.x - op->px, op->at.y - 2 * op->px, op->at.w + 2 * op->px,
                         3 * op->px};
}

static void
unite(struct rect *all, struct rect r)
{
    if (r.w <= 0 || r.h <= 0)
        return;
    if (all->w <= 0 || all->h <= 0) {
        *all = r;
        return;
    }
    int right = all->x + all->w > r.x + r.w ? all->x + all->w : r.x + r.w;
    int bottom = all->y + all->h > r.y + r.h ? all->y + all->h : r.y + r.h;
    all->x = all->x < r.x ? all->x : r.x;
    all->y = all->y < r.y ? all->y : r.y;
    all->w = right - all->x;
    all->h = bottom - all->y;
}

static void
make_room(struct damage *d, size_t n)
{
    if (n <= d->cap)
        return;
    free(d->ops);
    d->cap = n * 2;
    d->ops = calloc(d->cap, sizeof *d->ops);
    if (!d->ops)
        BUG("out of memory");
}

struct rect
damage_take(struct damage *d, const struct draw_list *list, int w, int h)
{
    bool whole = !d->known || d->n != list->n ||
                 memcmp(&d->ground, &list->ground, sizeof d->ground) != 0;
    struct rect changed = {0};

    make_room(d, list->n);
    for (size_t i = 0; i < list->n; i++) {
        struct damage_op next = {hash_of(&list->ops[i]), op_bounds(&list->ops[i])};
        if (!whole && d->ops[i].hash != next.hash) {
            unite(&changed, d->ops[i].at);
            unite(&changed, next.at);
        }
        d->ops[i] = next;
    }
    d->n = list->n;
    d->ground = list->ground;
    d->known = true;
    return whole ? (struct rect){0, 0, w, h} : changed;
}

void
damage_forget(struct damage *d)
{
    if (d->ops)
        explicit_bzero(d->ops, d->cap * sizeof *d->ops);
    d->known = false;
}

void
damage_deinit(struct damage *d)
{
    damage_forget(d);
    free(d->ops);
    *d = (struct damage){0};
}
