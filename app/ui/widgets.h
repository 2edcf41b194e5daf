/* ui/widgets.h - the parts that screens are made of. All measures are reference pixels; a part that
 * takes x, y, w draws from its top left corner and returns its height. */
#ifndef UI_WIDGETS_H
#define UI_WIDGETS_H

#include "ui/frame.h"

/* ---- the frame of every inner screen ---- */

enum { HEADER_H = 128, HEADER_H_LARGE = 152, HEADER_H_LANDSCAPE = 112,
       HEADER_H_LARGE_LANDSCAPE = 126, FOOT_TALL_H = 112,
       FOOT_TALL_H_LANDSCAPE = 100, LOW_BAR_H = 100, ACTION_H = 132 };

/* The bar with "back", the title and the language button; in low mode the buttons stand in a bar of
 * their own over the foot. Returns its height. */
int put_header(struct frame *f, const char *title_id);
/* The same with a clock and `left`, how long it stays, beside the title. */
int put_header_timed(struct frame *f, const char *title_id, struct str left);
/* The attract screen's bar: mark, DISCOM, office, date and time, language. */
int put_mast(struct frame *f);
/* Both hold, at the left, the buttons for large text and lower buttons, and are as high as their
 * texts ask for; every screen has one. They return the y of the top edge of what stands below the
 * screen's own part. */
int put_foot(struct frame *f, struct str left, struct str right);
/* With the seconds until everything is wiped, and "more time". */
int put_foot_timed(struct frame *f);
/* "list no. N", as the foot says it. */
struct str list_line(const struct frame *f);
/* The list's date and age: "21 नवम्बर 2026 · 3 दिन पुरानी". */
struct str list_dated(const struct frame *f);

/* ---- buttons ---- */

enum look { LOOK_PRIMARY, LOOK_NAV, LOOK_SECONDARY, LOOK_DANGER, LOOK_OFF, LOOK_ON_RED,
            LOOK_ON_BLUE };

struct button {
    enum look look;
    enum icon icon;
    int icon_px;          /* 0: 1.3 times the text */
    struct str label, sub; /* sub: a second, lighter line */
    int px, sub_px;       /* 0: 40 and 34 */
    bool left;            /* text from the left, as the big buttons */
    bool next;            /* an arrow at the right end */
    int radius;           /* 0: RADIUS_CARD */
    enum action act;
    int arg;
};

/* A LOOK_OFF button does not answer. Label and sub shrink to fit. */
void put_button(struct frame *f, struct rect at, const struct button *b);
/* One to four buttons in a row, as wide as their words ask for, all with labels of one size. */
void put_button_row(struct frame *f, struct rect row, int gap, const struct button *buttons,
                    size_t n);
/* "Listen", which says "stop" while the picture is read; for a row of buttons. Only where
 * f->m->can_listen. */
struct button listen_button(const struct frame *f);
/* The same alone, as wide as its words ask for, its top right corner at right, y. Returns its width;
 * without a voice, and in low mode, where the bar over the foot has it, it is not there and 0. */
int put_listen(struct frame *f, int right, int y, enum look look);
/* Icon above label above sub, centred. */
void put_tile(struct frame *f, struct rect at, const struct button *b);

/* ---- cards and small parts ---- */

enum tone { TONE_PLAIN, TONE_GREEN, TONE_RED, TONE_AMBER, TONE_SLATE };

struct color tone_fill(enum tone t);
struct color tone_edge(enum tone t); /* the border: a line on white, none on a tint */
struct color tone_text(enum tone t);
void put_card(struct frame *f, struct rect at, enum tone t);

/* Icon at the left, text at the right, on a tinted card; the text may hold bold. */
int put_note(struct frame *f, int x, int y, int w, enum tone t, enum icon icon, struct str text,
             int px);

/* Numbered disc and text, one under the other with `gap`. */
struct steps {
    const struct str *texts;
    size_t n;
    size_t before; /* this many have been put already */
    int px, gap;
    struct color disc, on_disc;
    struct color mark_bg, mark_fg;
    bool balance;
};
int put_steps(struct frame *f, int x, int y, int w, const struct steps *s);

/* A rounded chip that only tells; returns its width. */
int put_status(struct frame *f, int x, int y, int h, enum tone t, enum icon icon, struct str text);
int status_width(struct frame *f, int h, enum icon icon, struct str text);

/* A small label in muted colour over a card or list; returns its height. */
int put_caption(struct frame *f, int x, int y, int w, struct str text);

/* White box with the code, bold caption and plain sub-caption under it; returns its height.
 * `w` is the box's width; the code fills it. */
int put_qr_card(struct frame *f, int x, int y, int w, struct str payload, struct str caption,
                struct str sub, struct color edge);

/* The band of a result or a state: icon, big title, sub-line. */
struct band {
    struct color fill, text;
    enum icon icon;
    int icon_px, min_h;
    struct str title, sub;
    int title_px, sub_px;
};
int put_band(struct frame *f, int y, const struct band *b);

/* ---- over a screen ---- */

/* The veil and a white box of width w and height h in the middle, in low mode at the bottom; returns
 * the box. */
struct rect put_modal(struct frame *f, int w, int h);

#endif
