/* paper/letter.h - the office's letter to the cyber cell and the zone office about what was told at
 * the kiosk: facts in, paper out. Every sentence is the catalogue's; nothing here accuses anyone. */
#ifndef PAPER_LETTER_H
#define PAPER_LETTER_H

#include "base/buf.h"
#include "office/office.h"
#include "paper/paper.h"

/* Texts are UTF-8 on one line, without control characters; whose hands were in the database does
 * not matter to the renderers. */
struct letter {
    struct str discom, office;        /* names in the letterhead */
    struct str region;                /* कानपुर, उत्तर प्रदेश; may be empty */
    struct str cyber_cell, zone_office; /* whom it is to; empty: the usual office of the region */
    struct str signatory;             /* "R. Verma, Assistant Engineer"; empty: lines to fill in */
    struct str number;                /* of outward mail; empty: a line to fill in */
    int64_t made_at;
    int64_t from, to;                 /* [from, to), what it reports of */
    int64_t slips;                    /* how many told at the kiosk */
    const struct report_span *rows;   /* at least one */
    size_t n;
};

/* The letter as paper; in `a`, over the letter's texts and `lang`, which must live as long. */
void letter_paper(const struct letter *l, const struct lang *lang, struct arena *a,
                  struct paper *out);

/* Both add to `out` the same words in the language of `lang`. */
void letter_html(const struct letter *l, const struct lang *lang, struct buf *out);
bool letter_pdf(const struct letter *l, const struct lang *lang, struct buf *out, struct err *err);

#endif
