/* registry/build.h - from reviewed CSV files to one registry.db, or to one clear complaint.
 *
 * The same files, serial and date give the same bytes. Nothing is written until every row of every
 * file is right; the file then appears whole (written beside, fsync, rename). */
#ifndef REGISTRY_BUILD_H
#define REGISTRY_BUILD_H

#include "base/err.h"

#include <stdint.h>

/* Reads discoms, channels, headers, rules, reported, hosts, apps, phrases, templates, warnings and
 * counters (.csv), and model.csv if it is there, in folder `from` and writes `out`. `made_at` is unix time. SMS headers may stand
 * in headers.csv or, as kind sms_header, in channels.csv. */
bool registry_build(const char *from, int64_t serial, int64_t made_at, const char *out,
                    struct err *err);

#endif
