/* registry/list.h - all source files together, checked against each other.
 *
 * Private to this room. */
#ifndef REGISTRY_LIST_H
#define REGISTRY_LIST_H

#include "base/fact.h"
#include "registry/source.h"

/* A row of channels.csv or headers.csv with what it is looked up by. */
struct entry {
    const struct source *source;
    const struct csv_row *row;
    size_t value_column;
    enum channel_kind kind;
    struct str key, owner; /* owner: DISCOM's id */
    bool official;         /* not superseded */
};

struct list {
    struct source sources[SOURCES];
    struct entry *channels; /* those of channels.csv, then those of headers.csv */
    size_t n_channels;
};

/* Reads and checks everything in folder `from` but the rows of reported.csv, for which see
 * reported.h; the first complaint ends it. sources_done(out->sources) is to follow in any case. */
bool list_load(const char *from, struct arena *a, struct list *out, struct err *err);

/* Whether `rule` is a known rule and `value` fits it: NULL, or what was expected. */
const char *rule_check_name(struct str rule);
const char *rule_check_value(struct str rule, struct str value);

/* Whether it is a pattern as at struct phrase in base/fact.h: NULL, or what was expected. */
const char *pattern_check(struct str pattern);

#endif
