/* ui/frame.h - one picture being built, in the design's reference pixels.
 *
 * Screens measure in pixels of the 1080x1920 (landscape 1920x1080) reference; frame turns them into
 * device pixels, rounding every edge, and pushes commands. Text is measured in device pixels and
 * given back in reference pixels, rounded up. */
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include "ui/ui.h"

struct frame {
    const struct ui *ui;
    const struct ui_model *m;
    const struct typesetter *t;
    struct draw_list *list;
    struct hits *hits;
    struct popup *popup;
    struct spoken *spoken;
    struct text_map *map; /* of the typed text, for the screen that shows it */
    double s;       /* device pixels per reference pixel */
    int w, h;       /* canvas in reference pixels; at least the reference in one direction */
    bool landscape;
    bool large;     /* text 1.3 times and high contrast: asked for, or the panel is so dense that
                       usual text would be too small */
    bool low;       /* portrait: nothing is touched above frame_reach */
    bool ways;      /* both can be chosen: everywhere but in the staff's panel */
    int least_px;   /* no text is smaller, in either */
};

void frame_begin(struct frame *f, struct ui *ui, const struct ui_model *m,
                 const struct typesetter *t, int device_w, int device_h, struct draw_list *list);

/* The sentence of an id, and with arguments, in the language now shown. */
struct str say(const struct frame *f, const char *id);
struct str say_with(const struct frame *f, const char *id, const struct lang_arg *args, size_t n);

/* A measure that goes with the text in it, such as the height of a line. */
int grown(const struct frame *f, int n);

/* The size a text of px is drawn with, in reference pixels. */
int drawn_px(const struct frame *f, int px);

/* What is touched stands at this y or under it: 0, or in low mode 40 % of the height. */
int frame_reach(const struct frame *f);

/* Reference to device; a rect by its edges, so that neighbours meet. */
int frame_px(const struct frame *f, double reference);
struct rect frame_rect(const struct frame *f, struct rect reference);

/* ---- commands, all in reference pixels ---- */

void put_box(struct frame *f, struct rect at, struct color fill, int radius);
/* A box inside a border drawn as a larger box behind it. */
void put_bordered(struct frame *f, struct rect at, struct color fill, int radius,
                  struct color edge, int border);
/* Four sides, px thick, inside `at`; both in device pixels. */
void put_frame_px(struct frame *f, struct rect at, int px, struct color color);
void put_icon(struct frame *f, enum icon icon, int x, int y, int size, struct color color);
void put_qr(struct frame *f, struct rect at, struct str payload);

enum align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

/* Bytes [at, end) of a styled text whose STYLE_MARK has colours of its own. */
struct mark {
    size_t at, end;
    struct color bg, fg;
};

/* How a text looks, in the sizes of usual text: frame makes them large. Large text is not shrunk
 * below 1.3 times what usual text would be; it may take twice the lines. Zero values mean: left, any number of lines, no smaller than px. */
struct type {
    int px;
    bool bold;
    double line_height;  /* em; 0 gives 1.42 */
    struct color color;
    enum align align;
    bool balance;
    int tracking;
    int max_lines;       /* more are cut with … */
    bool strict;         /* in large text no more lines either */
    int min_px;          /* shrink in steps of 2 down to this before cutting */
    struct color mark_bg, mark_fg; /* of STYLE_MARK */
    const struct mark *marks;      /* colours of single marks, before those */
    size_t n_marks;
    bool personal;
};

/* Draws `styled` from the top left corner x, y in width w. Returns its height. */
int put_text(struct frame *f, int x, int y, int w, struct str styled, const struct type *type);

/* The same without drawing. */
int text_height(struct frame *f, int w, struct str styled, const struct type *type);
/* Width of its widest line if it had all the room. */
int text_width(struct frame *f, struct str styled, const struct type *type);

/* Width of its widest word. */
int word_width(struct frame *f, struct str styled, const struct type *type);

/* The largest size from type->px down to `least` at which the text stands on one line; type->px if
 * none does. */
int one_line_px(struct frame *f, int w, struct str styled, const struct type *type, int least);

/* One line, vertically centred in `at`, by type->align; shrunk to min_px, then cut. */
void put_label(struct frame *f, struct rect at, struct str styled, const struct type *type);

/* ---- touch and voice ---- */

/* `label` is what the area is called when it is read aloud; empty for the veil. */
void hit_add(struct frame *f, struct rect at, enum action act, int arg, struct str label);
/* Adds a sentence to what is read aloud of this picture. Empty text adds nothing; beyond SPOKEN_MAX
 * nothing more is read. */
void speak(struct frame *f, struct str styled);
/* What was spoken so far tells what the picture is: it is read first to who uses keys. */
void speak_heading(struct frame *f);
/* Begins again: what lies over a picture is read instead of it. */
void speak_only(struct frame *f, struct str styled);
/* Two that belong together, as one sentence: a name and its value. */
void speak_pair(struct frame *f, struct str name, struct str value);
/* True while the finger is on this one: draw it pressed. */
bool is_pressed(const struct frame *f, enum action act, int arg);

/* ---- a column of blocks with even gaps ---- */

enum { COLUMN_BLOCKS = 32 };

struct column {
    struct frame *f;
    struct rect at;
    int min_gap;
    size_t n;
    struct {
        size_t op, hit;
        int h;
    } block[COLUMN_BLOCKS];
    bool dealt;             /* to pages: what can be parted is to be blocks of its own */
    size_t op_end, hit_end; /* behind the last block, once all are built */
};

void column_begin(struct column *c, struct frame *f, struct rect at, int min_gap);
/* Begins a block: returns the y to draw it at; column_end moves it where it belongs. */
int column_block(struct column *c);
/* Ends the block, h high. */
void column_close(struct column *c, int h);
/* Spreads the blocks over the column with equal gaps (at most max_gap; what is then left over stays
 * at the bottom). False if they do not fit even at min_gap; they then overflow. */
bool column_end(struct column *c, int max_gap);

/* Builds the column with squeeze 0, 1, ... up to `most` until it fits; the builder makes gaps, text
 * and optional cards smaller as squeeze grows. Commands of failed tries are taken back. False if even the last did not
 * fit: it stays, and overflows. */
bool column_fit(struct frame *f, struct rect at, int min_gap, int max_gap, int most,
                void (*build)(struct column *c, int squeeze, void *ctx), void *ctx);

/* A row's cells: [x, w) of part i of n with gaps, widths by weight (NULL: equal). */
struct rect row_cell(struct rect row, int gap, const double *weights, size_t n, size_t i);

/* Shrinks a rect by dx on both sides and dy on top and bottom. */
struct rect inset(struct rect r, int dx, int dy);

#endif
