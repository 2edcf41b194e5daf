/* paper/paper.h - what stands on a sheet of office paper, as blocks of words.
 *
 * One model, two renderers (html.h, pdf.h): neither adds a word of its own but the page's number.
 * A text is UTF-8 of text/lang.h, STYLE_BOLD and STYLE_END in it, '\n' between its lines. */
#ifndef PAPER_PAPER_H
#define PAPER_PAPER_H

#include "base/arena.h"
#include "text/lang.h"

#include <stdint.h>

enum paper_kind {
    PAPER_HEAD,    /* the letterhead's lines, a rule below */
    PAPER_PAIR,    /* one line: text on the left, right on the right */
    PAPER_TEXT,    /* a paragraph */
    PAPER_ITEM,    /* a line of a list: indented, its number in front */
    PAPER_SUBJECT, /* the subject, or a heading in the text: bold, with what follows it */
    PAPER_SIGN,    /* lines for whoever signs, on the right, never parted */
    PAPER_ANNEX,   /* begins a new page: its title */
    PAPER_TABLE
};

struct paper_column {
    struct str title;
    int width;  /* of all columns together 1000 */
    bool exact; /* values to be copied letter by letter: one width for all letters; what stands
                 * behind a '\n' is the same in other words, smaller */
};

struct paper_table {
    const struct paper_column *columns;
    size_t n_columns, n_rows;
    const struct str *cells; /* row by row */
};

struct paper_block {
    enum paper_kind kind;
    struct str text, right;          /* right: of a pair */
    const struct paper_table *table; /* of a table */
    bool keep;                       /* on one page with the block behind it; a subject always is */
};

struct paper {
    const struct lang *lang;
    struct str title; /* of the document */
    int64_t made_at;
    struct paper_block *blocks;
    size_t n;
};

/* "पृष्ठ 1/3" */
struct str paper_page(const struct paper *p, struct arena *a, struct str page, struct str pages);

#define PAPER_FONT_TEXT  "Noto Sans"
#define PAPER_FONT_HINDI "Noto Sans Devanagari"
#define PAPER_FONT_EXACT "DejaVu Sans Mono" /* a dot in its 0, a tail on its l, feet on its 1 and I */

#endif
