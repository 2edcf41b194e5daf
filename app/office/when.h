/* office/when.h - dates, weekdays and hours as staff write them in a cell or on the command line.
 *
 * Pure. All times are Indian times; a "to" date without a time ends at its 24:00. */
#ifndef OFFICE_WHEN_H
#define OFFICE_WHEN_H

#include "base/arena.h"

#include <stdint.h>

/* What when_parse and its sisters take, for messages. */
#define WHEN_EXPECTED     "a date such as 22-11-2026, 22/11/2026 or 2026-11-22, or 2026-11-22T10:00"
#define WEEKDAYS_EXPECTED "weekdays such as mon,wed (sun mon tue wed thu fri sat) or nothing"
#define HOURS_EXPECTED    "hours such as 10:00-16:00 or 21:00-06:00, or nothing for all day"

/* Unix time; day first or year first, parted by '-', '/' or '.', digits of either script; a time may
 * follow behind T or a space. The empty text is 0, not stated. With is_end a date alone means its 24:00. */
bool when_parse(struct str text, bool is_end, int64_t *out);

/* The shortest text that when_parse reads back to t. */
struct str when_format(int64_t t, bool is_end, struct arena *a);

/* "mon,wed", "mon;wed", "Monday", "सोम" or "सोमवार" as bits 0 Sunday .. 6 Saturday; empty and all seven are 0, every day. */
bool weekdays_parse(struct str text, unsigned *out);
struct str weekdays_format(unsigned days, struct arena *a);

/* "21:00-06:00" as minutes of the day; empty and "00:00-24:00" give 0 and 0. */
bool hours_parse(struct str text, int *from, int *until);
struct str hours_format(int from, int until, struct arena *a);

#endif
