#include "kiosk/events.h"

#include "base/clock.h"

static struct event
touch(const struct stage *stage, enum event_kind kind, int64_t finger, int x, int y)
{
    struct event out = {.kind = kind, .finger = finger};
    stage_point(stage, x, y, &out.x, &out.y);
    return out;
}

/* Fingers come as fractions of the window (SDL_TouchFingerEvent); on KMSDRM without a window id. */
static struct event
finger(const struct stage *stage, enum event_kind kind, const SDL_TouchFingerEvent *t)
{
    int w = 0, h = 0;
    SDL_GetWindowSize(SDL_GetWindowFromID(stage_window_id(stage)), &w, &h);
    return touch(stage, kind, (int64_t)t->fingerId + 1, (int)(t->x * (float)w),
                 (int)(t->y * (float)h));
}

static bool
key_down(SDL_Keycode key, struct event *out)
{
    const struct {
        SDL_Keycode key;
        enum event_kind kind;
    } keys[] = {{SDLK_BACKSPACE, EVENT_BACKSPACE}, {SDLK_RETURN, EVENT_ENTER},
                {SDLK_KP_ENTER, EVENT_ENTER},      {SDLK_LEFT, EVENT_LEFT},
                {SDLK_RIGHT, EVENT_RIGHT},         {SDLK_ESCAPE, EVENT_ESCAPE},
                {SDLK_UP, EVENT_UP_KEY},           {SDLK_DOWN, EVENT_DOWN_KEY}};
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        if (keys[i].key == key) {
            *out = (struct event){.kind = keys[i].kind};
            return true;
        }
    }
    return false;
}

static bool
translate(const SDL_Event *e, const struct stage *stage, struct event *out)
{
    switch (e->type) {
    case SDL_FINGERDOWN: *out = finger(stage, EVENT_DOWN, &e->tfinger); return true;
    case SDL_FINGERMOTION: *out = finger(stage, EVENT_MOVE, &e->tfinger); return true;
    case SDL_FINGERUP: *out = finger(stage, EVENT_UP, &e->tfinger); return true;
    case SDL_MOUSEBUTTONDOWN:
        *out = touch(stage, EVENT_DOWN, 0, e->button.x, e->button.y);
        return e->button.button == SDL_BUTTON_LEFT;
    case SDL_MOUSEMOTION:
        *out = touch(stage, EVENT_MOVE, 0, e->motion.x, e->motion.y);
        return (e->motion.state & SDL_BUTTON_LMASK) != 0;
    case SDL_MOUSEBUTTONUP:
        *out = touch(stage, EVENT_UP, 0, e->button.x, e->button.y);
        return e->button.button == SDL_BUTTON_LEFT;
    case SDL_TEXTINPUT:
        *out = (struct event){.kind = EVENT_TEXT, .text = str_of(e->text.text)};
        return true;
    case SDL_KEYDOWN: /* Enter held down touches once */
        return key_down(e->key.keysym.sym, out) && !(e->key.repeat && out->kind == EVENT_ENTER);
    case SDL_WINDOWEVENT: /* the window lost its fingers with its focus */
        *out = (struct event){.kind = EVENT_CANCEL, .finger = ANY_FINGER};
        return e->window.event == SDL_WINDOWEVENT_FOCUS_LOST;
    default: return false;
    }
}

bool
event_of(const SDL_Event *e, const struct stage *stage, struct event *out)
{
    if (!translate(e, stage, out))
        return false;
    out->at_ms = clock_mono_ms();
    return true;
}
