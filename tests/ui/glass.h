/* A glass to press on: the screens with a plain typesetter, and fingers. */
#ifndef TESTS_UI_GLASS_H
#define TESTS_UI_GLASS_H

#include "text/lang.h"
#include "text/segment.h"
#include "ui/ui.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

struct glass {
    struct ui ui;
    struct ui_model m;
    struct arena arena;
    struct draw_list list;
    struct lang *langs[2]; /* hi, en */
    struct slide slide;
    int w, h;
    int64_t now;
    enum intent intent; /* of the last event */
};

/* ---- every cluster is half as wide as it is high; lines break at spaces ---- */

static inline int
plain_width(void *ctx, struct str s, int px, bool bold, int tracking)
{
    int w = 0;
    (void)ctx, (void)bold, (void)tracking;
    for (size_t at = 0; at < s.n; at = cluster_next(s, at))
        w += s.p[at] >= STYLE_END && s.p[at] <= STYLE_YELLOW ? 0 : px / 2;
    return w;
}

static inline void
plain_line(struct arena *a, struct str s, const struct text_style *style, size_t from, size_t to,
           struct text_block *out, size_t *cap)
{
    while (to > from && s.p[to - 1] == ' ')
        to--;
    out->lines = arena_grow(a, out->lines, out->n, cap, sizeof *out->lines);
    struct text_line *line = &out->lines[out->n++];
    int w = plain_width(NULL, str_sub(s, from, to), style->px, false, 0);
    *line = (struct text_line){.from = from, .to = to, .w = w, .n = to > from,
                               .pieces = ARENA_NEW(a, struct text_piece)};
    *line->pieces = (struct text_piece){.s = str_sub(s, from, to), .at = from, .w = w};
    out->w = w > out->w ? w : out->w;
}

static inline void
plain_set(void *ctx, struct arena *a, struct str s, const struct text_style *style, int max_w,
          struct text_block *out)
{
    size_t from = 0, space = 0, cap = 0;
    int w = 0;
    (void)ctx;
    *out = (struct text_block){.line_h = (int)(style->px * style->line_height)};
    out->baseline = out->line_h * 3 / 4;
    for (size_t at = 0, next; at < s.n; at = next) {
        next = cluster_next(s, at);
        w += style->px / 2;
        if (s.p[at] == ' ')
            space = next;
        if (w > max_w && s.p[at] != ' ' && at > from) {
            size_t end = space > from ? space : at;
            plain_line(a, s, style, from, end, out, &cap);
            from = end;
            w = plain_width(NULL, str_sub(s, from, next), style->px, false, 0);
        }
    }
    if (from < s.n)
        plain_line(a, s, style, from, s.n, out, &cap);
    out->h = (int)out->n * out->line_h;
}

/* ---- the picture ---- */

static inline void
glass_build(struct glass *g)
{
    struct typesetter t = {.set = plain_set, .width = plain_width, .mark_pad = 10};
    arena_wipe(&g->arena);
    g->list = (struct draw_list){.arena = &g->arena};
    ui_build(&g->ui, &g->m, &t, g->w, g->h, &g->list);
}

static inline void
glass_resize(struct glass *g, int w, int h)
{
    g->w = w;
    g->h = h;
    glass_build(g);
}

static inline void
glass_open(struct glass *g)
{
    struct err err;
    struct str assets = str_of(getenv("SATARK_ASSETS"));
    *g = (struct glass){.w = 1080, .h = 1920, .now = 1000};
    if (!lang_open(assets, "hi", &g->langs[0], &err) || !lang_open(assets, "en", &g->langs[1], &err))
        fail_msg("%s", err.msg);
    g->slide = (struct slide){.title = STR("सावधान"), .punch = STR("नकली"), .text = STR("संदेश")};
    g->m = (struct ui_model){.lang = g->langs[0], .discom = STR("केस्को"), .helpline = STR("1912"),
                             .now = {2026, 11, 22, 11, 42, 0, 0},
                             .list_date = STR("21 नवम्बर 2026"), .list_serial = 1,
                             .slides = &g->slide, .n_slides = 1};
    ui_init(&g->ui, 0);
    glass_build(g);
}

static inline void
glass_close(struct glass *g)
{
    lang_close(g->langs[0]);
    lang_close(g->langs[1]);
    arena_wipe(&g->arena);
}

/* Shows a screen with a keyboard, and the text given. */
static inline void
glass_show(struct glass *g, enum screen_id screen, enum keyboard_id keyboard, const char *text)
{
    int dpi = g->ui.dpi;
    ui_wipe(&g->ui);
    g->ui.dpi = dpi;
    g->ui.screen = screen;
    g->ui.keyboard = keyboard;
    g->ui.caret_since_ms = g->now;
    editor_insert(&g->ui.editor, str_of(text), false);
    glass_build(g);
}

/* ---- fingers ---- */

static inline enum intent
glass_event(struct glass *g, struct event e)
{
    e.at_ms = g->now;
    g->intent = ui_input(&g->ui, &g->m, &e);
    if (g->intent != INTENT_NONE)
        glass_build(g);
    return g->intent;
}

static inline enum intent
glass_finger(struct glass *g, enum event_kind kind, int64_t finger, int x, int y)
{
    return glass_event(g, (struct event){.kind = kind, .finger = finger, .x = x, .y = y});
}

static inline enum intent
glass_tap(struct glass *g, int x, int y)
{
    glass_finger(g, EVENT_DOWN, 1, x, y);
    g->now += 60;
    enum intent intent = glass_finger(g, EVENT_UP, 1, x, y);
    g->now += 60;
    return intent;
}

/* Time passes, with a tick whenever the screens want one. */
static inline void
glass_wait(struct glass *g, int ms)
{
    int64_t end = g->now + ms;
    for (;;) {
        int tick = ui_next_tick(&g->ui, g->now);
        if (tick < 0 || g->now + tick > end)
            break;
        g->now += tick;
        glass_event(g, (struct event){.kind = EVENT_TICK});
    }
    g->now = end;
}

/* The area of an action; the topmost if there are several. */
static inline struct rect
glass_find(const struct glass *g, enum action act, int arg)
{
    for (size_t i = g->ui.hits.n; i-- > 0;)
        if (g->ui.hits.list[i].act == act && g->ui.hits.list[i].arg == arg)
            return g->ui.hits.list[i].at;
    fail_msg("no area for action %d, %d", (int)act, arg);
    return (struct rect){0};
}

static inline enum intent
glass_press(struct glass *g, enum action act, int arg)
{
    struct rect r = glass_find(g, act, arg);
    return glass_tap(g, r.x + r.w / 2, r.y + r.h / 2);
}

/* Index of the key that types, or holds, or does this; -1 if there is none. */
static inline int
key_that_types(enum keyboard_id id, const char *types)
{
    const struct key *k;
    for (int i = 0; (k = keyboard_key(id, i)) != NULL; i++)
        if (k->does == KEY_TYPES && strcmp(k->types, types) == 0)
            return i;
    return -1;
}

/* The same on any layer: *layer becomes the first that has it. */
static inline int
key_with_letter(enum keyboard_id id, const char *letter, enum layer *layer)
{
    const struct key *k;
    for (int at = 0; at < LAYERS; at++)
        for (int i = 0; (k = keyboard_key(id, i)) != NULL; i++) {
            *layer = (enum layer)at;
            if (k->does == KEY_TYPES && str_eq(keyboard_letter(id, k, *layer), str_of(letter)))
                return i;
        }
    return -1;
}

static inline int
key_that_does(enum keyboard_id id, enum key_does does)
{
    const struct key *k;
    for (int i = 0; (k = keyboard_key(id, i)) != NULL; i++)
        if (k->does == does)
            return i;
    return -1;
}

#endif
