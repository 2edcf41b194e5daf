/* A short draw list, a stage to play it on, and the picture read back. */
#ifndef TESTS_DRAW_PICTURE_H
#define TESTS_DRAW_PICTURE_H

#include "setup.h"

#include "draw/stage.h"

#include <SDL2/SDL_image.h>
#include <unistd.h>

static const struct color BLACK = {0, 0, 0, 255}, WHITE = {255, 255, 255, 255};
static const struct color RED = {0xa6, 0x1b, 0x17, 255};

enum { LIST_MAX = 64 };

struct list {
    struct draw_op ops[LIST_MAX];
    struct draw_list l;
};

static inline void
list_init(struct list *list, struct color ground)
{
    *list = (struct list){.l = {.cap = LIST_MAX, .ground = ground}};
    list->l.ops = list->ops;
}

static inline struct draw_op *
push(struct list *list, enum op_kind kind, struct rect at, struct color color)
{
    struct draw_op *op = &list->ops[list->l.n++];
    *op = (struct draw_op){.kind = kind, .at = at, .color = color};
    return op;
}

static inline void
push_text(struct list *list, int x, int y, const char *text, int px, bool personal)
{
    struct draw_op *op = push(list, OP_TEXT, (struct rect){x, y, 0, 0}, BLACK);
    op->text = str_of(text);
    op->px = px;
    op->personal = personal;
}

static inline struct stage *
open_stage(int w, int h, int rotate, bool offscreen)
{
    const struct stage_options o = {.w = w, .h = h, .rotate = rotate, .offscreen = offscreen,
                                    .windowed = true};
    struct stage *s = NULL;
    struct err err = {0};
    if (!stage_open(&o, assets(), &s, &err))
        fail_msg("%s", err.msg);
    return s;
}

/* ---- pictures read back from the PNG that stage_save wrote ---- */

struct shot {
    SDL_Surface *s;
};

static inline struct shot
shoot(struct stage *stage)
{
    char path[] = "/tmp/satark-test-XXXXXX";
    struct err err = {0};
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    if (!stage_save(stage, path, &err))
        fail_msg("%s", err.msg);
    SDL_Surface *png = IMG_Load(path);
    assert_non_null(png);
    unlink(path);
    struct shot shot = {SDL_ConvertSurfaceFormat(png, SDL_PIXELFORMAT_RGB888, 0)};
    SDL_FreeSurface(png);
    return shot;
}

static inline uint32_t
at(const struct shot *shot, int x, int y)
{
    uint32_t p;
    memcpy(&p, (const char *)shot->s->pixels + (ptrdiff_t)y * shot->s->pitch + 4 * x, sizeof p);
    return p & 0xffffff;
}

static inline long
count(const struct shot *shot, struct rect r, uint32_t color)
{
    long n = 0;
    for (int y = r.y; y < r.y + r.h; y++)
        for (int x = r.x; x < r.x + r.w; x++)
            n += at(shot, x, y) == color;
    return n;
}

static inline bool
same(const struct shot *a, const struct shot *b)
{
    for (int y = 0; y < a->s->h; y++)
        for (int x = 0; x < a->s->w; x++)
            if (at(a, x, y) != at(b, x, y))
                return false;
    return true;
}

static inline void
drop(struct shot *shot)
{
    SDL_FreeSurface(shot->s);
}

#endif
