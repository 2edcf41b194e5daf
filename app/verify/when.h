/* verify/when.h - hours, parts of the day, deadlines and dates.
 *
 * Pure. One entity for what belongs together: "aaj raat 9.30 baje", "tonight at 9:30 pm",
 * "11 से 4 बजे", "within 2 hours", "22/11/2026". An hour of twelve without a part of the day is
 * taken as office hours: 8 to 11 before noon, 12 to 7 behind it. */
#ifndef VERIFY_WHEN_H
#define VERIFY_WHEN_H

#include "verify/found.h"
#include "verify/words.h"

/* Does a time begin at `at`? Key: "HH:MM" with a clock, "YYYY-MM-DD" or "--MM-DD" for a date, else
 * "tonight", "today", "tomorrow", "night" or "now". */
bool when_at(const struct folded *in, size_t at, struct arena *a, struct found *out);

/* A word that a time may begin with; a number in words is not asked for. */
bool when_spoken_at(struct str t, size_t at);

/* The words it knows; in a header only so that a test can see that they are in order. */
extern const struct words_table when_words, quarter_words, ahead_words;

#endif
