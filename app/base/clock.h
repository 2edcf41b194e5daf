/* base/clock.h - what time it is, and India's calendar.
 *
 * India keeps one time, UTC+05:30, without summer time, so no zone data is needed. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/str.h"

#include <stdint.h>

/* A moment on an Indian wall clock. */
struct civil {
    int year, month, day;     /* 2026, 1..12, 1..31 */
    int hour, minute, second; /* 0..23, 0..59, 0..59 */
    int weekday;              /* 0 Sunday .. 6 Saturday */
};

/* Seconds since 1970 UTC. The environment variable SATARK_NOW ("2026-11-22T11:42"), for pictures
 * and rehearsals, stops it at that Indian time. */
int64_t clock_now(void);

/* Milliseconds that never go back; only differences mean something. */
int64_t clock_mono_ms(void);

struct civil civil_from_unix(int64_t t);

/* weekday is ignored. */
int64_t civil_to_unix(struct civil c);

/* Days since 1970-01-01 on India's calendar, and when such a day begins. */
int civil_day(int64_t t);
int64_t civil_day_start(int day);

/* "2026-11-22", optionally with "T11:42" or " 11:42" (":05" seconds allowed). False for any other
 * form or a date that does not exist. Without a time, 00:00. */
bool civil_parse(struct str s, struct civil *out);

/* "11:42" or "9:30" as minutes since midnight, 0..1440 ("24:00" ends a day). */
bool clock_parse_minutes(struct str s, int *out);

#endif
