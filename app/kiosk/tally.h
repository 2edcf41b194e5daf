/* kiosk/tally.h - what the kiosk did, counted in memory and written to office.db now and then.
 *
 * Numbers and names of our own only: verdicts, kinds of fraud, ids of warnings. Never a write for a
 * touch: at most one transaction a minute, when the hands rest, or when the person has left. What
 * cannot be written stays here, TALLY_ROWS of it, and is tried again. */
#ifndef KIOSK_TALLY_H
#define KIOSK_TALLY_H

#include "office/office.h"
#include "verify/types.h"

enum { TALLY_ROWS = 128, TALLY_NAME_MAX = 40 /* bytes: the longest id of a warning */ };

/* For `now` where the clock is known to be wrong: nothing is counted. */
#define TALLY_NO_CLOCK 0

enum tally_way { WAY_TEXT, WAY_NUMBER, WAY_QUESTIONS };

struct tally_row {
    const char *what; /* as in count_add */
    char which[TALLY_NAME_MAX + 1];
    bool by_hour;
    int64_t at;       /* of the first one counted: within its hour, or its day */
    int64_t n;
};

/* All zero is an empty one. */
struct tally {
    struct tally_row rows[TALLY_ROWS]; /* the oldest first */
    size_t n;
    char slide[TALLY_NAME_MAX + 1];    /* the warning on the screen, or "" */
    int64_t slide_ms, rest_ms;         /* counted up to, and what is no whole second yet */
    int64_t tried_ms;                  /* the last time it was written, or tried */
    bool left;                         /* the person has gone since then */
};

/* An answer that is new on the screen. */
void tally_check(struct tally *t, int64_t now, const struct answer *a, enum tally_way way);

/* A number that the office was told of. */
void tally_report(struct tally *t, int64_t now);

/* The warning `id` is on the screen from now on, or none that is the office's: "". To be told at
 * every turn; now_ms as of clock_mono_ms. */
void tally_slide(struct tally *t, int64_t now, int64_t now_ms, struct str id);

void tally_left(struct tally *t);

/* Whether it is time to write. touched_ms: the last sign of life. */
bool tally_due(const struct tally *t, int64_t now_ms, int64_t touched_ms);

/* Writes what there is. A failure keeps it, without a word: the strip for staff says already that
 * the disk is full. */
void tally_write(struct tally *t, struct office *o, int64_t now_ms);

#endif
