/* cli/stats_words.h - what the figures say, in sentences, for the page and the terminal. Pure. */
#ifndef CLI_STATS_WORDS_H
#define CLI_STATS_WORDS_H

#include "cli/stats.h"
#include "text/lang.h"

struct stats_title {
    struct str id, text; /* of a warning, in the language of `lang` */
};

struct stats_words {
    const struct lang *lang;
    struct arena *a; /* everything said is in it, NUL-terminated, without style bytes */
    const struct stats_title *titles;
    size_t n_titles;
};

/* The sentence `id` with its arguments. */
struct str stats_say(const struct stats_words *w, const char *id, const struct lang_arg *args,
                     size_t n);

/* 1234567 as 12,34,567, the way India groups them. */
struct str stats_number(const struct stats_words *w, int64_t n);

/* "38%", of `sum`; "0%" of none. */
struct str stats_percent(const struct stats_words *w, int64_t n, int64_t sum);

/* 45000 seconds as "12:30", to the minute; a second is one too. */
struct str stats_hours_minutes(const struct stats_words *w, int64_t seconds);

/* "scam" as the kiosk says it. */
struct str stats_verdict(const struct stats_words *w, size_t verdict);

/* A name of counts as people know it: of a fraud, a way, a warning; where it is not known here, or
 * the warning is gone, the name itself. */
enum stats_kind { STATS_FRAUD, STATS_SHOWN, STATS_WAY };
struct str stats_name(const struct stats_words *w, enum stats_kind kind, struct str which);

/* "1 November 2026 to 22 November 2026" */
struct str stats_period(const struct stats_words *w, const struct stats *s);

/* "counted on 20 of 22 days" */
struct str stats_known(const struct stats_words *w, const struct stats *s);

/* The day, week or month; `with_year` of a day says the year too. */
struct str stats_span_name(const struct stats_words *w, enum stats_unit unit, int day,
                           bool with_year);

/* What each plot shows, as its heading. Where several lead, none is named. */
struct str stats_find_spans(const struct stats_words *w, enum stats_unit unit,
                            const struct stats_span *spans, size_t n);
struct str stats_find_verdicts(const struct stats_words *w, const struct stats *s);
struct str stats_find_hours(const struct stats_words *w, const struct stats *s);
struct str stats_find_parts(const struct stats_words *w, enum stats_kind kind,
                            const struct stats_parts *p);

#endif
