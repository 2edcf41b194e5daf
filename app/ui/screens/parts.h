/* ui/screens/parts.h - what several screens share: levels of tightness, the area of an inner
 * screen in one or two columns, rows of the list that screens point to. Private to ui/screens. */
#ifndef UI_SCREENS_PARTS_H
#define UI_SCREENS_PARTS_H

#include "ui/widgets.h"

/* Sizes a page tries one after the other until it fits: roomy ones first, then the design's, then
 * smaller ones, with the optional blocks left out before words get hard to read. Nothing under
 * 34 px. */
struct fit {
    int lead, body; /* px of key sentences, of card text */
    int gap;        /* least gap between blocks */
    bool tight;     /* optional blocks are to be left out */
};
enum { FITS = 9 };
struct fit fit_at(int squeeze);

/* A page as blocks of two groups: one under the other in portrait, side by side in landscape, with
 * the actions under them (under the second group in landscape). */
struct page {
    void (*first)(struct column *c, const struct fit *fit, void *ctx);
    void (*second)(struct column *c, const struct fit *fit, void *ctx);
    void (*actions)(struct frame *f, struct rect row, void *ctx);
    double share; /* the first column's part of the width, landscape */
    void *ctx;
};
/* In large text, and where they do not fit, the blocks of both groups follow each other on pages.
 * Between `top` and `bottom`, the edges of what is above and below. */
void put_page(struct frame *f, int top, int bottom, const struct page *p);

/* Height of a row of actions. */
int action_height(const struct frame *f);

struct str digits(const struct frame *f, long long n);
/* What a code holds that dials `number`. */
struct str dial(const struct frame *f, struct str number);
/* The row of the list's sites with this name; NULL if the list has none. */
const struct directory_row *site_row(const struct frame *f, const char *host);

/* Lines broken by hand for one width, joined where they do not fit another. */
struct str reflow(struct frame *f, int w, struct str text, const struct type *type);

/* {helpline} and {discom}, which many sentences name. */
struct str say_home(const struct frame *f, const char *id);

/* Heading and text beside an icon, on a tinted card; icon at the top. */
struct notice_card {
    enum tone tone;
    enum icon icon;
    struct str title, text;
    int px; /* of the text; the title is 4 larger */
};
int put_notice(struct frame *f, int x, int y, int w, const struct notice_card *n);

#endif
