/* Builds a sample's picture as ui_build would, measured with the real fonts. */
#ifndef TESTS_UI_SCREEN_SETUP_H
#define TESTS_UI_SCREEN_SETUP_H

#include "samples.h"

#include "draw/stage.h"
#include "ui/screens/screens.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

struct setup {
    struct stage *stage;
    struct lang *langs[2];
    struct ui ui;
    struct sample_model model;
    struct arena arena;
    struct draw_list list;
    double s; /* device pixels per reference pixel */
    int w, h;
};

static inline int
setup_open(void **state)
{
    struct setup *u = calloc(1, sizeof *u);
    struct str assets = str_of(getenv("SATARK_ASSETS"));
    struct stage_options options = {.w = 64, .h = 64, .offscreen = true};
    struct err err;
    if (!u || !lang_open(assets, "hi", &u->langs[0], &err) ||
        !lang_open(assets, "en", &u->langs[1], &err) ||
        !stage_open(&options, assets, &u->stage, &err)) {
        fprintf(stderr, "%s\n", u ? err.msg : "out of memory");
        return -1;
    }
    *state = u;
    return 0;
}

static inline int
setup_close(void **state)
{
    struct setup *u = *state;
    sample_free(&u->model);
    arena_wipe(&u->arena);
    stage_close(u->stage);
    lang_close(u->langs[0]);
    lang_close(u->langs[1]);
    free(u);
    return 0;
}

/* The texts and codes over a screen, as ui_build puts them. */
static inline void
setup_overlay(struct setup *u, struct frame *f)
{
    if (u->ui.modal != NO_MODAL) {
        const struct directory_row *rows = u->ui.tab == TAB_SITES ? u->model.m.sites
                                                                  : u->model.m.numbers;
        const struct directory_row *r = &rows[u->ui.modal];
        overlay_qr(f, r->value, r->purpose, r->qr);
    }
    if (u->model.m.countdown)
        overlay_countdown(f);
}

/* u->list and u->ui.hits hold the picture; change u->model.m between fill and draw. */
static inline void
setup_fill(struct setup *u, enum sample id, int lang)
{
    sample_free(&u->model);
    sample_fill(&u->model, u->langs[lang], id);
    sample_state(&u->ui, id);
}

static inline void
setup_draw(struct setup *u, int w, int h)
{
    static void (*const screens[SCREENS])(struct frame *) = {
        [SCREEN_STAFF] = screen_staff,
        [SCREEN_ATTRACT] = screen_attract,     [SCREEN_RESULT] = screen_result,
        [SCREEN_PAY] = screen_pay,             [SCREEN_DIRECTORY] = screen_directory,
        [SCREEN_LOSTMONEY] = screen_lostmoney, [SCREEN_VERIFY] = screen_verify,
        [SCREEN_QUESTIONS] = screen_questions,
        [SCREEN_REPORT] = screen_report,
    };
    struct frame f;
    struct typesetter t = stage_typesetter(u->stage);
    arena_wipe(&u->arena);
    u->list = (struct draw_list){.arena = &u->arena};
    frame_begin(&f, &u->ui, &u->model.m, &t, w, h, &u->list);
    t.mark_pad = (int)lround(10 * f.s);
    u->s = f.s;
    u->w = w;
    u->h = h;
    screens[u->ui.screen](&f);
    setup_overlay(u, &f);
}

#endif
