/* registry/source.h - the reviewed CSV files, each row checked by itself.
 *
 * Which columns a file has, what a cell may hold and how long it may be is one table in source.c.
 * Private to this room. */
#ifndef REGISTRY_SOURCE_H
#define REGISTRY_SOURCE_H

#include "base/csv.h"
#include "base/fact.h"

enum source_file {
    SOURCE_DISCOMS,
    SOURCE_CHANNELS,
    SOURCE_HEADERS,
    SOURCE_RULES,
    SOURCE_REPORTED,
    SOURCE_HOSTS,
    SOURCE_APPS,
    SOURCE_PHRASES,
    SOURCE_TEMPLATES,
    SOURCE_WARNINGS,
    SOURCE_COUNTERS,
    SOURCE_MODEL,
    SOURCES
};

enum { DISCOM_ID, DISCOM_NAME_HI, DISCOM_NAME_EN, DISCOM_SHORT_HI, DISCOM_SHORT_EN,
       DISCOM_REGION_HI, DISCOM_REGION_EN, DISCOM_HELPLINE, DISCOM_BRANDS, DISCOM_COLUMNS };
enum { CHAN_DISCOM, CHAN_KIND, CHAN_VALUE, CHAN_DISPLAY, CHAN_PURPOSE_HI, CHAN_PURPOSE_EN,
       CHAN_HOURS, CHAN_STATE, CHAN_SUCCESSOR, CHAN_SOURCE, CHAN_CONFIDENCE, CHAN_COLUMNS };
enum { HEADER_NAME, HEADER_DISCOM, HEADER_PURPOSE_HI, HEADER_PURPOSE_EN, HEADER_SOURCE,
       HEADER_CONFIDENCE, HEADER_COLUMNS };
enum { RULE_DISCOM, RULE_NAME, RULE_VALUE, RULE_SAY_HI, RULE_SAY_EN, RULE_SOURCE,
       RULE_CONFIDENCE, RULE_COLUMNS };
enum { REPORTED_KIND, REPORTED_VALUE, REPORTED_NOTE, REPORTED_FIRST_SEEN, REPORTED_SOURCE,
       REPORTED_COLUMNS };
enum { HOST_NAME, HOST_CLASS, HOST_SOURCE, HOST_COLUMNS };
enum { APP_NAME, APP_CLASS, APP_SOURCE, APP_COLUMNS };
enum { PHRASE_CONCEPT, PHRASE_WEIGHT, PHRASE_PATTERN, PHRASE_NOTE, PHRASE_LANG, PHRASE_SOURCE,
       PHRASE_COLUMNS };
enum { TEMPLATE_DISCOM, TEMPLATE_HEADER, TEMPLATE_TEXT, TEMPLATE_SOURCE, TEMPLATE_CONFIDENCE,
       TEMPLATE_NOTE, TEMPLATE_COLUMNS };
enum { WARNING_ID, WARNING_DISCOM, WARNING_LEVEL, WARNING_TITLE_HI, WARNING_PUNCH_HI,
       WARNING_TEXT_HI, WARNING_TITLE_EN, WARNING_PUNCH_EN, WARNING_TEXT_EN, WARNING_DONT_HI,
       WARNING_DO_HI, WARNING_DONT_EN, WARNING_DO_EN, WARNING_FROM, WARNING_UNTIL,
       WARNING_WEEKDAYS, WARNING_HOURS, WARNING_OFFICE, WARNING_SOURCE, WARNING_COLUMNS };
enum { COUNTER_ID, COUNTER_DISCOM, COUNTER_NAME_HI, COUNTER_NAME_EN, COUNTER_PLACE_HI,
       COUNTER_PLACE_EN, COUNTER_WEEKDAY_HOURS, COUNTER_SUNDAY_HOURS, COUNTER_MAP_URL,
       COUNTER_SOURCE, COUNTER_CONFIDENCE, COUNTER_COLUMNS };
enum { MODEL_NAME, MODEL_VALUE, MODEL_COLUMNS };

struct source {
    struct csv csv; /* without rows where the folder lacks a file it need not have */
    size_t at[WARNING_COLUMNS]; /* where each column above stands in the file */
    struct csv_stream *stream; /* of reported.csv, which may be of any size: see source_next */
};

/* Reads FILE.csv of every source in folder `from`; of reported.csv the header only. The first
 * complaint ends it. In any case sources_done is to follow; `out` was zeroed before. */
bool sources_load(const char *from, struct arena *a, struct source out[static SOURCES],
                  struct err *err);
void sources_done(struct source s[static SOURCES]);

/* The next row of reported.csv, checked by itself; valid until the next call. *more is false at the
 * end. */
bool source_next_reported(struct source *s, struct csv_row *row, bool *more, struct err *err);

/* A cell by the column's number above; empty where the file does not have an optional column. */
struct str source_cell(const struct source *s, const struct csv_row *row, size_t column);

/* The kind that a cell names. */
enum channel_kind source_kind(const struct source *s, const struct csv_row *row, size_t column);

/* csv_complain by the column's number above. */
bool source_complain(const struct source *s, const struct csv_row *row, size_t column,
                     const char *expected, struct err *err);

/* Complains of a row that is there already, as row `first` of file `other`. */
bool source_complain_twice(const struct source *s, const struct csv_row *row, size_t column,
                           const struct source *other, size_t first, struct err *err);

/* A list or clerk's "10:00-17:00", or "closed"; for rules.c as well. */
const char *check_hours(struct str cell);

#endif
