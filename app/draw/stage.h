/* draw/stage.h - the canvas: a window, or a picture in memory, that plays draw lists.
 *
 * Owns SDL's video, the fonts, and a bounded cache of text, icon and corner pictures. */
#ifndef DRAW_STAGE_H
#define DRAW_STAGE_H

#include "base/err.h"
#include "draw/types.h"

struct stage;

struct stage_options {
    int w, h;       /* size of the window or picture; 0: the whole screen */
    bool windowed;  /* a window with a frame, not full screen */
    bool offscreen; /* no window and no display: for --render */
    int rotate;     /* 0, 90, 180, 270 degrees clockwise, for a panel hung on its side */
};

/* Opens the canvas and the fonts in `assets`. The errors say which file or package is missing. */
bool stage_open(const struct stage_options *options, struct str assets, struct stage **out,
                struct err *err);
void stage_close(struct stage *s);

/* Draws known words and compares what shaping must do (the i-sign of बि stands before ब, क्ष and
 * र्क are one picture, no glyph is missing in either script). The message names the font and what
 * to install. Costs a few ms; the kiosk does it before its first frame. */
bool stage_self_test(struct stage *s, struct err *err);

/* The size lists are made for, after rotation. */
void stage_size(const struct stage *s, int *w, int *h);

/* A window may have been resized (windowed only); call on SDL_WINDOWEVENT_SIZE_CHANGED. */
void stage_resized(struct stage *s);

/* Where a point of the window lies on the canvas. */
void stage_point(const struct stage *s, int window_x, int window_y, int *x, int *y);

/* The window's id for SDL events, 0 offscreen. */
unsigned stage_window_id(const struct stage *s);

/* Valid as long as the stage; mark_pad is of the present size, so take it anew after a resize. */
struct typesetter stage_typesetter(struct stage *s);

/* To be called once after the first stage_show: what opening the window put off so that the first
 * picture comes sooner (the full screen, which a window manager may take 100 ms to give). */
void stage_settle(struct stage *s);

/* Plays the list and presents what changed. */
void stage_show(struct stage *s, const struct draw_list *list);

/* Cross-fade: keeps the frame now shown and draws `next` over it, opaque at the end: no black frame
 * in between. `part` runs from 0 to 1; the list is drawn once, on the first call after begin. */
void stage_fade_begin(struct stage *s, const struct draw_list *next);
void stage_fade(struct stage *s, double part);
void stage_fade_end(struct stage *s);

/* Shows the frame again after the window was covered. */
void stage_repaint(struct stage *s);

/* Overwrites every picture that may show what a person typed: the frame buffers the stage owns and
 * cached texts. Called when a session ends, followed by stage_show of the attract screen. */
void stage_forget(struct stage *s);

/* Writes what is shown as PNG. */
bool stage_save(struct stage *s, const char *path, struct err *err);

/* Bytes of cached pictures, and the bound they stay under. */
size_t stage_cache_bytes(const struct stage *s);
enum { STAGE_CACHE_MAX = 12 * 1024 * 1024 };

#endif
