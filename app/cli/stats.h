/* cli/stats.h - what people asked at the kiosk, summed from the office's counts, for a period of
 * whole days. Pure.
 *
 * Counts know nobody, and neither does what is made of them: hours are summed over all days, apart
 * from verdicts, and not told at all of fewer than STATS_HOURS_LEAST checks, so that nobody who saw
 * who stood at the kiosk learns what that person asked. */
#ifndef CLI_STATS_H
#define CLI_STATS_H

#include "base/clock.h"
#include "office/office.h"

enum { STATS_VERDICTS = 4, STATS_HOURS = 24, STATS_DAYS_MOST = COUNT_DAYS, STATS_HOURS_LEAST = 20 };

/* "scam", "suspicious", "unverified", "official": the order of `verdicts`. */
extern const char *const stats_verdict_names[STATS_VERDICTS];

/* One name of a kind of count, and its sum. */
struct stats_part {
    struct str which;
    int64_t n;
};

struct stats_parts {
    struct stats_part *list; /* the largest first, then by name */
    size_t n;
    int64_t sum;
};

struct stats_day {
    bool known; /* anything at all was counted */
    int64_t checks, verdicts[STATS_VERDICTS];
};

struct stats {
    int first_day; /* days since 1970-01-01 */
    size_t n_days, known_days;
    struct stats_day *days;
    int64_t checks, verdicts[STATS_VERDICTS], reports;
    bool has_hours;
    int64_t hours[STATS_HOURS];             /* checks, over all days */
    struct stats_parts frauds, shown, ways; /* shown: seconds on the screen */
};

/* The date of a day since 1970-01-01. */
struct civil stats_civil(int day);

/* Sums what lies in [first_day, end_day), of a longer period the last STATS_DAYS_MOST days. With
 * first_day INT_MIN it begins with the first day of which there are counts, or is the last day
 * alone. Counts that make no
 * sense are passed over. The names are borrowed from `list`. */
void stats_sum(const struct count *list, size_t n, int first_day, int end_day, struct arena *a,
               struct stats *out);

/* The counts of the period that go by the day, hours added up: hour is -1 in all of them. By day,
 * what, which. */
void stats_by_day(const struct count *list, size_t n, const struct stats *s, struct arena *a,
                  struct count **out, size_t *n_out);

/* ---- days, or weeks or months where there are too many ---- */

enum stats_unit { STATS_BY_DAY, STATS_BY_WEEK, STATS_BY_MONTH };

/* Weeks begin on Monday; the first and the last may be cut by the period. */
struct stats_span {
    int first_day;
    size_t n_days, known_days;
    int64_t checks, verdicts[STATS_VERDICTS];
};

/* The smallest unit that gives at most `most` spans; months where none does. */
enum stats_unit stats_spans(const struct stats *s, size_t most, struct arena *a,
                            struct stats_span **out, size_t *n);

/* The index of the largest of `n` numbers, stride apart in bytes; *tie: another is as large. */
size_t stats_peak(const int64_t *first, size_t n, size_t stride, bool *tie);

#endif
