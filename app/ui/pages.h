/* ui/pages.h - blocks dealt out to pages, for large text: nothing shrinks and nothing is left out;
 * what finds no room stands on the next page (ui->page), and a row of two buttons turns them. */
#ifndef UI_PAGES_H
#define UI_PAGES_H

#include "ui/frame.h"

enum { PAGER_ROW_H = 112 };

/* The columns of a page, equally wide and filled one after the other. */
struct dealing {
    struct rect columns[2];
    size_t n;
    int min_gap, max_gap;
    struct rect pager; /* where the row that turns pages stands; none: at the end of the last column */
};

/* Builds all blocks and keeps those of the page now shown, spread over the columns with equal gaps.
 * Returns how many pages there are. */
size_t column_deal(struct frame *f, const struct dealing *d,
                   void (*build)(struct column *c, int squeeze, void *ctx), void *ctx);

/* "back", the page's number, "more". */
void put_page_row(struct frame *f, struct rect row, size_t pages, bool on_dark);

/* Both together; no row where one page is enough. */
void put_dealt(struct frame *f, const struct dealing *d, bool on_dark,
               void (*build)(struct column *c, int squeeze, void *ctx), void *ctx);

/* column_fit of usual text with gaps from 0 to max_gap; pages for large text, and where it does not
 * fit. */
void put_fitted(struct frame *f, struct rect at, int max_gap, int most, bool on_dark,
                void (*build)(struct column *c, int squeeze, void *ctx), void *ctx);

#endif
