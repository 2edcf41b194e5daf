/* cli/stats_plot.h - plots as SVG to stand inside a page: no script, no reference to anything, type
 * and size of letters are the page's. Pure; every text is escaped. Colours are the product's, and
 * never tell alone. */
#ifndef CLI_STATS_PLOT_H
#define CLI_STATS_PLOT_H

#include "base/buf.h"

#include <stdint.h>

enum { PLOT_WIDTH = 688, PLOT_PARTS = 4 };

struct plot_column {
    struct str label;  /* below it; may be empty */
    struct str number; /* above it, where there is room */
    int64_t n;
    bool known; /* else a grey band stands for it */
};

struct plot_columns {
    const char *id;         /* no other plot of the page has it */
    struct str title, text; /* what a screen reader says */
    const struct plot_column *list;
    size_t n, peak;     /* peak: the one that stands out, or n */
    int label_width;    /* of the longest label; where they would touch some are left out */
    bool at_edges;      /* labels stand where their column begins, not below its middle */
    double open, close; /* columns that stand on green ground, [open, close) */
};

void plot_columns(struct buf *b, const struct plot_columns *p);

/* One bar of four parts, each with a pattern of its own. */
void plot_stack(struct buf *b, const char *id, struct str title, struct str text,
                const int64_t parts[PLOT_PARTS]);

/* The sign of part `i` for the table beside the bar. Its pattern is that of a plot_stack before. */
void plot_sign(struct buf *b, size_t i);

/* A bar of a table's row, of `most`. The row says the number; a screen reader passes it over. */
void plot_bar(struct buf *b, int64_t n, int64_t most);

/* The distance of at most four lines from 0 to `most` or just above: 1, 2, 5, 10, 20, ... */
int64_t plot_step(int64_t most);

#endif
