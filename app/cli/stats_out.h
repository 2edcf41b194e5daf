/* cli/stats_out.h - the figures for the terminal, as a table of CSV and as JSON. Pure. */
#ifndef CLI_STATS_OUT_H
#define CLI_STATS_OUT_H

#include "base/buf.h"
#include "cli/stats_words.h"

/* One screen: numbers with small bars. */
void stats_screen(struct buf *b, const struct stats *s, const struct stats_words *w);

/* day,hour,what,which,n. Rows by the day have no hour: check by verdict, fraud, shown (seconds),
 * way, report. Rows "hour" have no day: the checks of all days in that hour. */
void stats_table(struct buf *b, const struct count *list, size_t n, const struct stats *s,
                 struct arena *a);

/* One object: sums, then "days", those of which anything is known. "hours" is null where they are
 * not told. */
void stats_json(struct buf *b, const struct stats *s, const struct stats_words *w);

#endif
