#include "draw/window.h"

#include "base/log.h"

#include <string.h>

static void
hints(void)
{
    static const char *const all[][2] = {
        /* one tap is one tap: fingers and mouse are never turned into each other */
        {SDL_HINT_TOUCH_MOUSE_EVENTS, "0"},
        {SDL_HINT_MOUSE_TOUCH_EVENTS, "0"},
        {SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0"},
        {SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0"},
        {SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0"},
        {SDL_HINT_IME_SHOW_UI, "0"},
        {SDL_HINT_APP_NAME, "Satark"},
    };
    for (size_t i = 0; i < ARRAY_LEN(all); i++)
        SDL_SetHint(all[i][0], all[i][1]);
}

static bool
on_x11(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver && strcmp(driver, "x11") == 0;
}

/* On X11 frames go to the screen through shared memory. Trying OpenGL for it first costs 200 ms and
 * tens of MB where that is llvmpipe, and the pictures are finished in memory anyway. Wayland and
 * KMSDRM know no other way than a texture. */
static void
choose_framebuffer(void)
{
    if (on_x11())
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
}

/* On X11 SDL waits until the window manager has made a new window full screen, and 100 ms if there
 * is none, as on many a kiosk. A plain window as large as the screen shows the first picture at
 * once; window_settle does the rest. */
static SDL_Window *
open_full(bool *to_fill)
{
    SDL_Rect all;
    const Uint32 full = SDL_WINDOW_FULLSCREEN_DESKTOP;
    *to_fill = on_x11();
    if (SDL_GetDisplayBounds(0, &all) != 0)
        return NULL;
    return SDL_CreateWindow("सतर्क", all.x, all.y, all.w, all.h,
                            SDL_WINDOW_BORDERLESS | (*to_fill ? 0 : full));
}

static SDL_Window *
open_sized(const struct stage_options *o)
{
    const int centre = SDL_WINDOWPOS_CENTERED;
    int w = o->w > 0 ? o->w : 540, h = o->h > 0 ? o->h : 960;
    return SDL_CreateWindow("सतर्क", centre, centre, w, h,
                            o->windowed ? SDL_WINDOW_RESIZABLE : SDL_WINDOW_BORDERLESS);
}

bool
window_open(const struct stage_options *options, struct window *out, struct err *err)
{
    bool sized = options->windowed || (options->w > 0 && options->h > 0);

    hints();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO | SDL_INIT_EVENTS) != 0)
        return err_env(err, "no screen: %s; start it in a graphical session (DISPLAY or "
                            "WAYLAND_DISPLAY set) or on a console with a graphics driver",
                       SDL_GetError());
    choose_framebuffer();
    *out = (struct window){0};
    out->sdl = sized ? open_sized(options) : open_full(&out->to_fill);
    if (!out->sdl || !SDL_GetWindowSurface(out->sdl)) {
        err_env(err, "the window cannot be opened: %s; check the display and its driver",
                SDL_GetError());
        if (out->sdl)
            SDL_DestroyWindow(out->sdl);
        out->sdl = NULL;
        SDL_QuitSubSystem(SDL_INIT_VIDEO | SDL_INIT_EVENTS);
        return false;
    }
    SDL_ShowCursor(options->windowed ? SDL_ENABLE : SDL_DISABLE);
    return true;
}

void
window_close(struct window *w)
{
    if (!w->sdl)
        return;
    SDL_DestroyWindow(w->sdl);
    SDL_QuitSubSystem(SDL_INIT_VIDEO | SDL_INIT_EVENTS);
    w->sdl = NULL;
}

static bool
copies_directly(const SDL_Surface *s, const struct canvas *c, int degrees)
{
    bool side = degrees == 90 || degrees == 270;
    bool xrgb = s->format->BytesPerPixel == 4 && s->format->Rmask == 0xff0000
                && s->format->Gmask == 0xff00 && s->format->Bmask == 0xff;
    return xrgb && s->w == (side ? c->h : c->w) && s->h == (side ? c->w : c->h)
           && s->pitch % (int)sizeof(uint32_t) == 0 && !SDL_MUSTLOCK(s);
}

/* Any other screen (16 bits a pixel, a size that just changed): SDL converts and clips. */
static void
blit(SDL_Surface *to, struct canvas *c, int degrees)
{
    bool side = degrees == 90 || degrees == 270;
    int w = side ? c->h : c->w, h = side ? c->w : c->h;
    SDL_Surface *s = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_RGB888);
    if (!s)
        BUG("out of memory");
    canvas_turn(c, degrees, s->pixels, (size_t)s->pitch / sizeof(uint32_t));
    SDL_BlitSurface(s, NULL, to, NULL);
    explicit_bzero(s->pixels, (size_t)s->pitch * (size_t)s->h);
    SDL_FreeSurface(s);
}

/* If the size changes by it, SDL sends SDL_WINDOWEVENT_SIZE_CHANGED as for any other cause. */
void
window_settle(struct window *w)
{
    if (w->to_fill && SDL_SetWindowFullscreen(w->sdl, SDL_WINDOW_FULLSCREEN_DESKTOP) != 0)
        log_warn("the window does not fill the screen: %s", SDL_GetError());
    w->to_fill = false;
    SDL_SetWindowKeyboardGrab(w->sdl, SDL_TRUE); /* no key reaches a window manager */
}

static void
copy_rows(SDL_Surface *s, const struct canvas *c, SDL_Rect rows)
{
    for (int y = rows.y; y < rows.y + rows.h; y++)
        memcpy((char *)s->pixels + (size_t)y * (size_t)s->pitch,
               c->px + (size_t)y * (size_t)c->w, (size_t)c->w * sizeof *c->px);
}

void
window_present(struct window *w, struct canvas *c, int degrees, struct rect part)
{
    SDL_Surface *s = SDL_GetWindowSurface(w->sdl);
    if (!s) { /* gone for a moment, as in a change of video mode; the next frame shows */
        log_warn("no frame could be shown: %s", SDL_GetError());
        return;
    }
    SDL_Rect sent = {0, 0, s->w, s->h};
    if (!copies_directly(s, c, degrees)) {
        blit(s, c, degrees);
    } else if (degrees != 0) {
        canvas_turn(c, degrees, s->pixels, (size_t)s->pitch / sizeof(uint32_t));
    } else {
        canvas_clip(c, part);
        sent = (SDL_Rect){0, c->clip.y, c->w, c->clip.h};
        copy_rows(s, c, sent);
    }
    if (sent.h > 0)
        SDL_UpdateWindowSurfaceRects(w->sdl, &sent, 1);
}

void
window_forget(struct window *w)
{
    SDL_Surface *s = SDL_GetWindowSurface(w->sdl);
    if (!s)
        return;
    SDL_FillRect(s, NULL, SDL_MapRGB(s->format, 0, 0, 0));
    SDL_UpdateWindowSurface(w->sdl);
}
