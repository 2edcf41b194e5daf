/* draw/types.h - a picture as a list of commands, and how to measure text. Types only: the screens
 * build lists of these and never see SDL.
 *
 * All numbers are device pixels. */
#ifndef DRAW_TYPES_H
#define DRAW_TYPES_H

#include "base/arena.h"

#include <stdint.h>

struct rect {
    int x, y, w, h;
};

struct color {
    uint8_t r, g, b, a;
};

/* Icons: a stroke drawing on a 24-unit grid in assets/icons/<name>.svg, white, tinted when drawn.
 * The list is the order of icon_names in draw/icons.c. */
enum icon {
    ICON_NONE,
    ICON_BACK, ICON_NEXT, ICON_UP, ICON_DOWN, ICON_SEARCH, ICON_QR, ICON_PHONE, ICON_ALERT,
    ICON_CHECK, ICON_CROSS, ICON_SHIELD, ICON_SPEAKER, ICON_BACKSPACE, ICON_FLAG, ICON_GLOBE,
    ICON_APP, ICON_CHAT, ICON_CASH, ICON_OFFICE, ICON_CLOCK, ICON_CALENDAR, ICON_LINK, ICON_LOCK,
    ICON_USER, ICON_USB, ICON_REFRESH, ICON_BOLT, ICON_IDCARD, ICON_INFO, ICON_SHIFT, ICON_PENCIL,
    ICON_PULSE, ICON_PIN, ICON_UPI, ICON_LIST, ICON_OUT, ICON_ASK, ICON_NOTE, ICON_STORE,
    ICON_DISK, ICON_TOUCH, ICON_LARGE, ICON_LOW,
    /* filled, two colours: the shape in `color`, the sign cut out of it */
    ICON_VERDICT_SCAM, ICON_VERDICT_SUSPICIOUS, ICON_VERDICT_OFFICIAL, ICON_VERDICT_UNVERIFIED,
    ICON_PAUSE_DISC, ICON_TICK_DISC, ICON_BOLT_MARK,
    ICONS
};

enum op_kind {
    OP_BOX,  /* filled rectangle, round corners of `radius` (0: square), anti-aliased */
    OP_TEXT, /* one piece of one line: no wrapping; `at.x`, `at.y` is its left end on the baseline */
    OP_ICON, /* fitted into `at` (square) */
    OP_QR    /* the code of `text`, level Q, in `at`: black modules of whole pixels on white, with
                the quiet zone of 4 modules inside `at`, centred */
};

struct draw_op {
    enum op_kind kind;
    struct rect at;
    struct color color;
    int radius;
    struct str text;
    int px;        /* font size in pixels per em */
    bool bold;
    int tracking;  /* extra pixels behind each cluster */
    bool personal; /* typed by a person: its picture is never kept */
    enum icon icon;
};

struct draw_list {
    struct arena *arena;
    struct draw_op *ops;
    size_t n, cap;
    struct color ground; /* fills the whole canvas first */
};

struct text_style {
    int px;
    bool bold;
    double line_height; /* in em: 1.42 */
    int tracking;
    bool balance;       /* lines of about equal width; also done when the last is under 25 % */
    bool ragged;        /* never balanced: the lines of a text being typed must not jump */
};

/* A part of a line in one style (style bytes of text/lang.h). */
struct text_piece {
    struct str s;        /* borrowed from the text given */
    size_t at;           /* byte offset of s in the text given */
    int x, w;            /* from the line's left end; with mark_pad on both sides if marked */
    bool bold;           /* marked text is bold too */
    unsigned char style; /* STYLE_MARK, STYLE_YELLOW or 0 */
};

struct text_line {
    struct text_piece *pieces;
    size_t n;
    int w;
    size_t from, to;     /* bytes of the text given, without the break itself */
};

struct text_block {
    struct text_line *lines;
    size_t n;
    int w, h;       /* widest line; n lines of line_h */
    int line_h;
    int baseline;   /* from a line's top: (line_h - 1.362 px) / 2 + 1.069 px (Noto Sans metrics) */
};

/* Measures and breaks text. Filled in by draw, or by a plain fake in tests of the screens. */
struct typesetter {
    void *ctx;
    /* Breaks `styled` into lines of at most max_w (a cluster wider than that stands alone);
     * '\n' breaks always. All memory is in `a`. Marked pieces get `mark_pad` pixels on each side. */
    void (*set)(void *ctx, struct arena *a, struct str styled, const struct text_style *style,
                int max_w, struct text_block *out);
    /* Width of one line of plain text. */
    int (*width)(void *ctx, struct str plain, int px, bool bold, int tracking);
    int mark_pad; /* what `set` adds; 10 px at the reference size, scaled */
};

#endif
