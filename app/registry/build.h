/* registry/build.h - from reviewed CSV files to one registry.db, or to one clear complaint.
 *
 * The same files, serial and date give the same bytes. Nothing is written until every row of every
 * file is right; the file then appears whole (written beside, fsync, rename). */
#ifndef REGISTRY_BUILD_H
#define REGISTRY_BUILD_H

#include "base/err.h"

#include <stdint.h>

/* Reads channels, discoms, rules, headers, templates, phrases, reported, hosts, warnings and
 * counters (.csv) in folder `from` and writes `out`. `made_at` is unix time. */
bool registry_build(const char *from, int64_t serial, int64_t made_at, const char *out,
                    struct err *err);

#endif
