#include "draw/stage.h"

#include "base/log.h"
#include "draw/damage.h"
#include "draw/icons.h"
#include "draw/paint.h"
#include "draw/selftest.h"
#include "draw/typeset.h"
#include "draw/window.h"

#include <SDL_image.h>
#include <math.h>
#include <stdlib.h>

enum { REFERENCE_SHORT = 1080, REFERENCE_LONG = 1920, MARK_PAD = 10 };

struct stage {
    struct window window;   /* none offscreen */
    int rotate;
    struct canvas frame;    /* what is shown, not turned */
    struct canvas from, to; /* of a fade; without pixels at other times */
    struct damage damage;   /* what the frame shows */
    struct arena arena;
    struct painter painter;
    struct typeset typeset;
};

static bool
is_sideways(const struct stage *s)
{
    return s->rotate == 90 || s->rotate == 270;
}

static void
fit_mark_pad(struct stage *s)
{
    bool landscape = s->frame.w > s->frame.h;
    double across = (double)s->frame.w / (landscape ? REFERENCE_LONG : REFERENCE_SHORT);
    double down = (double)s->frame.h / (landscape ? REFERENCE_SHORT : REFERENCE_LONG);
    s->typeset.mark_pad = (int)lround(MARK_PAD * (across < down ? across : down));
}

static void
fit_frame(struct stage *s, int w, int h)
{
    canvas_deinit(&s->frame);
    damage_forget(&s->damage);
    if (is_sideways(s))
        canvas_init(&s->frame, h, w);
    else
        canvas_init(&s->frame, w, h);
    fit_mark_pad(s);
}

static bool
open_target(struct stage *s, const struct stage_options *options, struct err *err)
{
    int w = options->w, h = options->h;
    if (options->offscreen && (w <= 0 || h <= 0))
        return err_input(err, "a picture needs a size: give --size WxH");
    if (options->rotate % 90 != 0 || options->rotate < 0 || options->rotate > 270)
        return err_input(err, "--rotate %d: expected 0, 90, 180 or 270", options->rotate);
    s->rotate = options->rotate;
    if (!options->offscreen) {
        if (!window_open(options, &s->window, err))
            return false;
        SDL_GetWindowSize(s->window.sdl, &w, &h);
    }
    fit_frame(s, w, h);
    return true;
}

bool
stage_open(const struct stage_options *options, struct str assets, struct stage **out,
           struct err *err)
{
    struct stage *s = calloc(1, sizeof *s);
    if (!s)
        BUG("out of memory");
    s->painter.assets = arena_str(&s->arena, assets);
    if (!icons_check(assets, err) || !fonts_open(assets, &s->painter.letters.fonts, err)
        || !open_target(s, options, err)) {
        stage_close(s);
        return false;
    }
    s->painter.letters.widths = widths_new();
    s->painter.cache = cache_new(STAGE_CACHE_MAX);
    s->typeset.letters = s->painter.letters;
    *out = s;
    return true;
}

static void
end_fade(struct stage *s)
{
    canvas_deinit(&s->from);
    canvas_deinit(&s->to);
}

void
stage_close(struct stage *s)
{
    if (!s)
        return;
    end_fade(s);
    canvas_deinit(&s->frame);
    damage_deinit(&s->damage);
    if (s->painter.cache)
        cache_free(s->painter.cache);
    widths_free(s->painter.letters.widths);
    fonts_close(s->painter.letters.fonts);
    window_close(&s->window);
    arena_wipe(&s->arena);
    free(s);
}

bool
stage_self_test(struct stage *s, struct err *err)
{
    return selftest_run(&s->painter.letters, err);
}

void
stage_size(const struct stage *s, int *w, int *h)
{
    *w = s->frame.w;
    *h = s->frame.h;
}

void
stage_resized(struct stage *s)
{
    int w = 0, h = 0;
    if (!s->window.sdl)
        return;
    SDL_GetWindowSize(s->window.sdl, &w, &h);
    bool same = is_sideways(s) ? w == s->frame.h && h == s->frame.w
                               : w == s->frame.w && h == s->frame.h;
    if (same || w <= 0 || h <= 0)
        return;
    end_fade(s);
    fit_frame(s, w, h);
}

void
stage_point(const struct stage *s, int window_x, int window_y, int *x, int *y)
{
    int w = s->frame.w, h = s->frame.h;
    switch (s->rotate) {
    case 90:
        *x = window_y, *y = h - 1 - window_x;
        break;
    case 180:
        *x = w - 1 - window_x, *y = h - 1 - window_y;
        break;
    case 270:
        *x = w - 1 - window_y, *y = window_x;
        break;
    default:
        *x = window_x, *y = window_y;
    }
}

unsigned
stage_window_id(const struct stage *s)
{
    return s->window.sdl ? SDL_GetWindowID(s->window.sdl) : 0;
}

struct typesetter
stage_typesetter(struct stage *s)
{
    return (struct typesetter){&s->typeset, typeset_set, typeset_width, s->typeset.mark_pad};
}

static struct rect
whole(const struct stage *s)
{
    return (struct rect){0, 0, s->frame.w, s->frame.h};
}

void
stage_repaint(struct stage *s)
{
    if (s->window.sdl)
        window_present(&s->window, &s->frame, s->rotate, whole(s));
}

void
stage_settle(struct stage *s)
{
    if (!s->window.sdl || !s->window.to_fill)
        return;
    window_settle(&s->window);
    stage_repaint(s);
}

void
stage_show(struct stage *s, const struct draw_list *list)
{
    if (s->to.px) /* a fade left half way */
        damage_forget(&s->damage);
    end_fade(s);
    struct rect part = damage_take(&s->damage, list, s->frame.w, s->frame.h);
    canvas_clip(&s->frame, part);
    paint(&s->painter, &s->frame, list);
    if (s->window.sdl)
        window_present(&s->window, &s->frame, s->rotate, part);
}

void
stage_fade_begin(struct stage *s, const struct draw_list *next)
{
    end_fade(s);
    canvas_init(&s->from, s->frame.w, s->frame.h);
    canvas_turn(&s->frame, 0, s->from.px, (size_t)s->frame.w);
    canvas_init(&s->to, s->frame.w, s->frame.h);
    paint(&s->painter, &s->to, next);
    damage_take(&s->damage, next, s->frame.w, s->frame.h);
}

void
stage_fade(struct stage *s, double part)
{
    if (!s->to.px)
        return;
    double kept = part < 0 ? 0 : part > 1 ? 1 : part;
    canvas_mix(&s->frame, &s->from, &s->to, (int)lround(kept * 256));
    stage_repaint(s);
}

void
stage_fade_end(struct stage *s)
{
    stage_fade(s, 1);
    end_fade(s);
}

void
stage_forget(struct stage *s)
{
    const struct color black = {0, 0, 0, 255};
    end_fade(s);
    damage_forget(&s->damage);
    canvas_clip(&s->frame, whole(s));
    canvas_fill(&s->frame, whole(s), black);
    if (s->window.sdl)
        window_forget(&s->window);
    cache_forget(s->painter.cache);
    widths_forget(s->painter.letters.widths);
    fonts_forget(s->painter.letters.fonts);
}

bool
stage_save(struct stage *s, const char *path, struct err *err)
{
    struct canvas *c = &s->frame;
    SDL_Surface *view = SDL_CreateRGBSurfaceWithFormatFrom(
        c->px, c->w, c->h, 32, c->w * (int)sizeof *c->px, SDL_PIXELFORMAT_RGB888);
    if (!view)
        BUG("out of memory");
    bool ok = IMG_SavePNG(view, path) == 0
              || err_env(err, "%s: the picture cannot be written: %s; check the folder and the "
                              "space left", path, IMG_GetError());
    SDL_FreeSurface(view);
    return ok;
}

size_t
stage_cache_bytes(const struct stage *s)
{
    return cache_bytes(s->painter.cache);
}
