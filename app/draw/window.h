/* draw/window.h - the one window, and how a finished frame gets into it. */
#ifndef DRAW_WINDOW_H
#define DRAW_WINDOW_H

#include "draw/canvas.h"
#include "draw/stage.h"

#include <SDL.h>

struct window {
    SDL_Window *sdl; /* NULL: none */
    bool to_fill;    /* full screen is still to be asked for */
};

/* Starts SDL's video and opens the window: full screen, or with a frame, or without one in the size
 * asked for. */
bool window_open(const struct stage_options *options, struct window *out, struct err *err);

/* A window that was not opened is allowed. */
void window_close(struct window *w);

/* Asks for the full screen if that was put off. */
void window_settle(struct window *w);

/* Shows the canvas, turned clockwise; of an upright one only the rows of `part` are sent. A picture
 * of another size (the window was just pulled) is shown as far as it fits. */
void window_present(struct window *w, struct canvas *c, int degrees, struct rect part);

/* Blackens what the window shows, here and on the screen. */
void window_forget(struct window *w);

#endif
