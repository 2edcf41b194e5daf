/* registry/build.h - from reviewed CSV files to one registry.db, or to one clear complaint.
 *
 * The same files, serial, date and days give the same bytes, in whatever order the rows of
 * reported.csv stand (of the other files the order is kept: people read them so), in whatever
 * folder, with the same version of SQLite. Nothing appears until every row of every file is right;
 * the file then appears whole (written beside, fsync, rename). Memory does not grow with
 * reported.csv: a list of ten million numbers takes some 150 MiB, and thrice its size of disk
 * beside `out`. */
#ifndef REGISTRY_BUILD_H
#define REGISTRY_BUILD_H

#include "base/err.h"

#include <stdint.h>

/* Past this age of the list "official" is said with a date. */
enum { STALE_DAYS = 30, STALE_DAYS_MAX = 3650 };

struct build_plan {
    const char *from; /* the folder */
    const char *out;
    int64_t serial;
    int64_t made_at;    /* unix time */
    int64_t stale_days; /* 1..STALE_DAYS_MAX; 0: STALE_DAYS */
};

/* Reads discoms, channels, headers, rules, reported, hosts, apps, phrases, templates, warnings and
 * counters (.csv), and model.csv if it is there, and writes the list. SMS headers may stand in
 * headers.csv or, as kind sms_header, in channels.csv. */
bool registry_build_plan(const struct build_plan *plan, struct err *err);

/* The same with STALE_DAYS. */
bool registry_build(const char *from, int64_t serial, int64_t made_at, const char *out,
                    struct err *err);

#endif
