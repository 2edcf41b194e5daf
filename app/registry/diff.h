/* registry/diff.h - what changes from one list to the next.
 *
 * For head office, who signs under it, and for the kiosk, which wants two keys where something
 * official changes. Both lists are read in key order, side by side: memory does not
 * grow with them. */
#ifndef REGISTRY_DIFF_H
#define REGISTRY_DIFF_H

#include "base/arena.h"
#include "base/err.h"

#include <stdint.h>

/* The tables, those that make something official first. */
enum diff_table {
    DIFF_CHANNELS, /* also: names, hours, successor, state */
    DIFF_DISCOMS,
    DIFF_TEMPLATES, /* a text word for word is official */
    DIFF_COUNTERS,  /* where people carry their money */
    DIFF_WARNINGS,  /* these two are read by the public */
    DIFF_RULES,
    DIFF_REPORTED,
    DIFF_PHRASES,
    DIFF_HOSTS,
    DIFF_APPS,
    DIFF_MODEL,
    DIFF_TABLES
};
/* Those up to here need two keys; those up to there do where their text names a contact. */
enum { DIFF_OFFICIAL_TABLES = DIFF_COUNTERS + 1, DIFF_READ_TABLES = DIFF_RULES + 1 };

/* "channel": its name in the list; for JSON and the ids of sentences. */
const char *diff_table_name(enum diff_table table);

enum diff_change { DIFF_ADDED, DIFF_CHANGED, DIFF_REMOVED };

struct diff_field {
    struct str name;          /* of the column */
    struct str before, after; /* as in the CSV; before empty when added, after when removed */
};

struct diff_row {
    enum diff_table table;
    enum diff_change change;
    struct str what; /* how people call the row: "phone 1912, kesco" */
    /* Those that differ; of a new or removed row all that are not empty. */
    struct diff_field *fields;
    size_t n_fields;
    struct diff_field *all; /* the whole row, to tell what it is: also what did not change */
    size_t n_all;
    bool was_reported; /* a channel that becomes official, and the old list reports as fraud */
};

/* Calls `row` for every difference in the order of enum diff_table, then of the key; the row is
 * borrowed. It may return false to end early: that is no error. `before` may be NULL: everything is
 * new. Where a row stands in its table is no difference. ERR_ENV when either is no sound list:
 * other tables than ours, a row twice or out of order, a cell of another type, a key that is not
 * its value's. */
bool registry_diff(const char *before, const char *after,
                   bool (*row)(void *ctx, const struct diff_row *r), void *ctx, struct err *err);

/* Whether something changes that needs two keys: a row of the official tables is added, changed or
 * gone (an official number that is gone could be called a fraud), a text for the public names a
 * number, page or address (contact.h), or the list wants to be believed for more days. */
bool registry_official_changes(const char *before, const char *after, bool *changed,
                               struct err *err);

#endif
