/* kiosk/events.h - SDL's events as the screens know them.
 *
 * Fingers and the mouse are told apart by SDL's hints, so one tap is one touch. Nothing that comes
 * from the public means "quit". */
#ifndef KIOSK_EVENTS_H
#define KIOSK_EVENTS_H

#include "draw/stage.h"
#include "ui/ui.h"

#include <SDL.h>

/* False where the event is nothing for the screens. `text` of the result is borrowed from `e`. */
bool event_of(const SDL_Event *e, const struct stage *stage, struct event *out);

#endif
