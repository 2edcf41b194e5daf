#include "draw/window.h"

#include "base/log.h"

static void
hints(void)
{
    static const char *const all[][2] = {
        /* one tap is one tap: fingers and mouse are never turned into each other */
        {SDL_HINT_TOUCH_MOUSE_EVENTS, "0"},
        {SDL_HINT_MOUSE_TOUCH_EVENTS, "0"},
        /* Frames go to the screen through shared memory. Asking for OpenGL first costs 200 ms and
         * tens of MB where it is llvmpipe, and the pictures are finished in memory anyway. */
        {SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"},
        {SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0"},
        {SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0"},
        {SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0"},
        {SDL_HINT_IME_SHOW_UI, "0"},
        {SDL_HINT_APP_NAME, "Satark"},
    };
    for (size_t i = 0; i < ARRAY_LEN(all); i++)
        SDL_SetHint(all[i][0], all[i][1]);
}

static Uint32
flags_of(const struct stage_options *o)
{
    if (o->windowed)
        return SDL_WINDOW_RESIZABLE;
    return o->w > 0 && o->h > 0 ? SDL_WINDOW_BORDERLESS : SDL_WINDOW_FULLSCREEN_DESKTOP;
}

bool
window_open(const struct stage_options *options, SDL_Window **out, struct err *err)
{
    int w = options->w > 0 ? options->w : 540, h = options->h > 0 ? options->h : 960;

    hints();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO | SDL_INIT_EVENTS) != 0)
        return err_env(err, "no screen: %s; start it in a graphical session (DISPLAY or "
                            "WAYLAND_DISPLAY set) or on a console with a graphics driver",
                       SDL_GetError());
    *out = SDL_CreateWindow("सतर्क", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, w, h,
                            flags_of(options));
    if (!*out || !SDL_GetWindowSurface(*out)) {
        err_env(err, "the window cannot be opened: %s; check the display and its driver",
                SDL_GetError());
        window_close(*out);
        *out = NULL;
        return false;
    }
    SDL_ShowCursor(options->windowed ? SDL_ENABLE : SDL_DISABLE);
    return true;
}

void
window_close(SDL_Window *w)
{
    if (w)
        SDL_DestroyWindow(w);
    SDL_QuitSubSystem(SDL_INIT_VIDEO | SDL_INIT_EVENTS);
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

void
window_present(SDL_Window *w, struct canvas *c, int degrees)
{
    SDL_Surface *s = SDL_GetWindowSurface(w);
    if (!s) { /* gone for a moment, as in a change of video mode; the next frame shows */
        log_warn("no frame could be shown: %s", SDL_GetError());
        return;
    }
    if (copies_directly(s, c, degrees))
        canvas_turn(c, degrees, s->pixels, (size_t)s->pitch / sizeof(uint32_t));
    else
        blit(s, c, degrees);
    SDL_UpdateWindowSurface(w);
}

void
window_forget(SDL_Window *w)
{
    SDL_Surface *s = SDL_GetWindowSurface(w);
    if (!s)
        return;
    SDL_FillRect(s, NULL, SDL_MapRGB(s->format, 0, 0, 0));
    SDL_UpdateWindowSurface(w);
}
