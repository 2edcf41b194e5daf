/* cli/stats_page.h - the figures as one page of HTML for a screen and for A4.
 *
 * Nothing in it is fetched, run or followed: no script, no link, no font, no picture but its own
 * SVG. It is well-formed XML too. Every plot has its finding as a heading, words for who does not
 * see it, and its numbers in a table. Pure. */
#ifndef CLI_STATS_PAGE_H
#define CLI_STATS_PAGE_H

#include "base/buf.h"
#include "cli/stats_words.h"

struct stats_about {
    struct str office;             /* its name; may be empty */
    int made_day;                  /* days since 1970-01-01 */
    int open_minute, close_minute; /* of the cash counters; equal: not known */
};

void stats_page(struct buf *b, const struct stats *s, const struct stats_about *about,
                const struct stats_words *w);

#endif
