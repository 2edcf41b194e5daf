/* How long the canvas takes at 1080 x 1920 without a window: opening, the self-test, a first and a
 * repeated picture of a screen with 68 keys, and a step of a cross-fade. One JSON object. */
#include "base/arena.h"
#include "base/paths.h"
#include "draw/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { W = 1080, H = 1920, ROUNDS = 50 };

static const char *const letters[] = {
    "अ", "आ", "इ", "ई", "उ", "ऊ", "ए", "ऐ", "ओ", "औ", "क", "ख", "ग", "घ", "ङ", "च", "छ", "ज",
    "झ", "ञ", "ट", "ठ", "ड", "ढ", "ण", "त", "थ", "द", "ध", "न", "प", "फ", "ब", "भ", "म", "य",
    "र", "ल", "व", "श", "ष", "स", "ह", "क्ष", "त्र", "ज्ञ", "श्र", "ा", "ि", "ी", "ु", "ू", "ृ", "े",
    "ै", "ो", "ौ", "ं", "ः", "ँ", "्", "़", "।", ",", "?", "1", "2", "3", "4", "5",
};

static double
now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static struct draw_op *
push(struct draw_list *l, enum op_kind kind, struct rect at, uint32_t rgb)
{
    l->ops = arena_grow(l->arena, l->ops, l->n, &l->cap, sizeof *l->ops);
    struct draw_op *op = &l->ops[l->n++];
    *op = (struct draw_op){.kind = kind, .at = at};
    op->color = (struct color){(uint8_t)(rgb >> 16), (uint8_t)(rgb >> 8), (uint8_t)rgb, 255};
    return op;
}

static void
push_box(struct draw_list *l, struct rect at, int radius, uint32_t rgb)
{
    push(l, OP_BOX, at, rgb)->radius = radius;
}

static void
push_key(struct draw_list *l, const struct typesetter *t, int i)
{
    struct rect at = {8 + i % 10 * 107, 1112 + i / 10 * 115, 99, 104};
    push_box(l, at, 16, 0xb9b3a1);
    push_box(l, (struct rect){at.x + 2, at.y + 2, at.w - 4, at.h - 8}, 14, 0xffffff);
    struct str s = str_of(letters[i]);
    int w = t->width(t->ctx, s, 48, false, 0);
    struct draw_op *op = push(l, OP_TEXT, (struct rect){at.x + (at.w - w) / 2, at.y + 70, w, 0},
                              0x14213d);
    op->text = s;
    op->px = 48;
}

static void
push_lines(struct draw_list *l, const struct typesetter *t, int y, const char *text, int px)
{
    const struct text_style style = {.px = px, .line_height = 1.5};
    struct text_block b;
    t->set(t->ctx, l->arena, str_of(text), &style, W - 144, &b);
    for (size_t i = 0; i < b.n; i++) {
        for (size_t p = 0; p < b.lines[i].n; p++) {
            const struct text_piece *piece = &b.lines[i].pieces[p];
            int top = y + (int)i * b.line_h;
            struct rect at = {72 + piece->x, top + b.baseline, piece->w, 0};
            struct draw_op *op = push(l, OP_TEXT, at, 0x14213d);
            op->text = piece->s;
            op->px = px;
        }
    }
}

static void
build(struct draw_list *l, const struct typesetter *t)
{
    l->n = 0;
    l->ground = (struct color){0xfb, 0xfa, 0xf6, 255};
    push_box(l, (struct rect){0, 0, W, 128}, 0, 0x0f254f);
    push(l, OP_ICON, (struct rect){48, 40, 48, 48}, 0xffffff)->icon = ICON_BACK;
    push_box(l, (struct rect){48, 228, 984, 700}, 24, 0x17346b);
    push_box(l, (struct rect){53, 233, 974, 690}, 19, 0xffffff);
    push_lines(l, t, 256, "प्रिय ग्राहक, आज रात 9:30 बजे आपकी बिजली काट दी जाएगी क्योंकि आपका पिछला बिल "
                          "अपडेट नहीं हुआ है। तुरंत 8260303942 पर संपर्क करें।", 50);
    push_lines(l, t, 150, "मिला हुआ संदेश या नंबर यहाँ लिखें", 40);
    for (int i = 0; i < 3; i++) {
        push_box(l, (struct rect){48 + i * 335, 964, 315, 120}, 24, i == 2 ? 0xffc53d : 0x6f82ad);
        push(l, OP_ICON, (struct rect){70 + i * 335, 1000, 48, 48}, 0x14213d)->icon = ICON_SEARCH;
    }
    push_box(l, (struct rect){0, 1100, W, H - 1100}, 0, 0xddd8c9);
    for (int i = 0; i < (int)ARRAY_LEN(letters); i++)
        push_key(l, t, i);
}

int
main(void)
{
    const struct stage_options o = {.w = W, .h = H, .offscreen = true};
    struct arena a = {0};
    struct draw_list list = {.arena = &a};
    struct str assets;
    struct stage *s;
    struct err err = {0};

    double start = now_ms();
    if (!paths_assets(&a, &assets, &err) || !stage_open(&o, assets, &s, &err)) {
        fprintf(stderr, "%s\n", err.msg);
        return 1;
    }
    double opened = now_ms();
    if (!stage_self_test(s, &err)) {
        fprintf(stderr, "%s\n", err.msg);
        return 1;
    }
    double tested = now_ms();
    struct typesetter t = stage_typesetter(s);
    build(&list, &t);
    double set = now_ms();
    stage_show(s, &list);
    double first = now_ms();
    for (int i = 0; i < ROUNDS; i++) {
        build(&list, &t);
        stage_show(s, &list);
    }
    double again = now_ms();
    stage_fade_begin(s, &list);
    double begun = now_ms();
    for (int i = 0; i < ROUNDS; i++)
        stage_fade(s, (double)i / ROUNDS);
    double faded = now_ms();
    stage_fade_end(s);
    printf("{\"bench\":\"draw\",\"open_ms\":%.2f,\"self_test_ms\":%.2f,\"first_set_ms\":%.2f,"
           "\"first_show_ms\":%.2f,\"set_and_show_ms\":%.2f,\"fade_step_ms\":%.2f,"
           "\"cache_kib\":%zu}\n",
           opened - start, tested - opened, set - tested, first - set, (again - first) / ROUNDS,
           (faded - begun) / ROUNDS, stage_cache_bytes(s) / 1024);
    stage_close(s);
    arena_wipe(&a);
    return 0;
}
