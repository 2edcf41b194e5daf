#include "draw/icons.h"

#include "base/arena.h"
#include "base/log.h"

#include <SDL_image.h>
#include <errno.h>
#include <unistd.h>

static const char *const icon_names[ICONS] = {
    NULL,
    "back", "next", "up", "down", "search", "qr", "phone", "alert",
    "check", "cross", "shield", "speaker", "backspace", "flag", "globe",
    "app", "chat", "cash", "office", "clock", "calendar", "link", "lock",
    "user", "usb", "refresh", "bolt", "idcard", "info", "shift", "pencil",
    "pulse", "pin", "upi", "list", "out", "ask", "note", "store",
    "disk", "touch", "large", "low",
    "verdict-scam", "verdict-suspicious", "verdict-official", "verdict-unverified",
    "pause-disc", "tick-disc", "bolt-mark",
};

const char *
icon_name(enum icon icon)
{
    return icon < ICONS ? icon_names[icon] : NULL;
}

static struct str
icon_path(struct arena *a, struct str assets, enum icon icon)
{
    return arena_fmt(a, "%.*s/icons/%s.svg", (int)assets.n, assets.p, icon_names[icon]);
}

bool
icons_check(struct str assets, struct err *err)
{
    struct arena a = {0};
    bool ok = true;
    for (enum icon i = ICON_NONE + 1; i < ICONS && ok; i++) {
        struct str path = icon_path(&a, assets, i);
        if (access(path.p, R_OK) != 0)
            ok = err_env(err, "%s: %s; build or install Satark again", path.p, strerror(errno));
    }
    arena_wipe(&a);
    return ok;
}

static struct mask *
white_less_black(const SDL_Surface *argb)
{
    struct mask *m = mask_new(argb->w, argb->h);
    uint8_t *out = m->coverage;
    for (int y = 0; y < argb->h; y++) {
        const uint8_t *row = (const uint8_t *)argb->pixels + (size_t)y * (size_t)argb->pitch;
        for (int x = 0; x < argb->w; x++) {
            uint32_t p;
            memcpy(&p, row + (size_t)x * sizeof p, sizeof p);
            *out++ = (uint8_t)((p >> 24) * (p >> 16 & 0xff) / 255);
        }
    }
    return m;
}

struct mask *
icon_mask(struct str assets, enum icon icon, int px)
{
    struct arena a = {0};
    struct str path = icon_path(&a, assets, icon);
    SDL_RWops *file = SDL_RWFromFile(path.p, "rb");
    SDL_Surface *drawn = file ? IMG_LoadSizedSVG_RW(file, px, px) : NULL;
    SDL_Surface *argb = drawn ? SDL_ConvertSurfaceFormat(drawn, SDL_PIXELFORMAT_ARGB8888, 0) : NULL;
    struct mask *m = argb ? white_less_black(argb) : mask_new(0, 0);
    if (!argb)
        log_warn("%s: the icon cannot be drawn: %s", path.p, SDL_GetError());
    SDL_FreeSurface(argb);
    SDL_FreeSurface(drawn);
    if (file)
        SDL_RWclose(file);
    arena_wipe(&a);
    return m;
}
