/* paper/sheet.h - the page being written: its edges, its fonts, texts laid out on it. Private to this
 * room. Lengths are points, 1/72 inch. */
#ifndef PAPER_SHEET_H
#define PAPER_SHEET_H

#include "paper/paper.h"

#include <pango/pangocairo.h>

#define SHEET_WIDTH  595.28 /* A4 */
#define SHEET_HEIGHT 841.89
enum { SHEET_LEFT = 48, SHEET_RIGHT = 36, SHEET_TOP = 42, SHEET_BOTTOM = 54 };
#define SHEET_ROOM (SHEET_WIDTH - SHEET_LEFT - SHEET_RIGHT)

struct sheet {
    const struct paper *paper;
    cairo_t *to;
    PangoContext *pango;
    double y;         /* where the next block begins */
    int page, pages;  /* this one from 1; pages 0: not known yet */
};

struct sheet_text {
    struct str text;
    double width; /* 0: as wide as it is */
    double size;
    bool bold, centred, exact;
};

/* The text with its styles, laid out; free with g_object_unref. */
PangoLayout *sheet_lay(struct sheet *s, struct sheet_text t);
double sheet_height(PangoLayout *l);
double sheet_width(PangoLayout *l);

/* Whether there is room for `height` more; at the top of a page there always is. */
bool sheet_fits(const struct sheet *s, double height);

/* Writes the page's number and goes on to the next one. */
void sheet_turn(struct sheet *s);
void sheet_foot(struct sheet *s);

void sheet_rule(struct sheet *s, double x1, double y1, double x2, double y2);

/* The table from s->y on, over as many pages as it takes. */
void sheet_table(struct sheet *s, const struct paper_table *t);

#endif
