/* registry/open.h - what an open list is made of. Private to this room. */
#ifndef REGISTRY_OPEN_H
#define REGISTRY_OPEN_H

#include "registry/registry.h"
#include "registry/sql.h"

/* Opens the file at `path` as a list: read-only and immutable, trusting nothing in it. Checks that
 * it is one, of our format and whole; not what is in its tables. Free with sqlite3_close. */
bool list_open_file(const char *path, struct arena *a, sqlite3 **out, struct err *err);

struct discom {
    struct str id, name_hi, name_en, short_hi, short_en, region_hi, region_en, helpline, brands;
};

/* What a channel is looked up by. */
struct channel_key {
    int64_t entity;
    struct str key;
};

struct registry {
    sqlite3 *db;
    struct arena arena; /* of the strings below */
    const char *path;   /* for messages */
    struct discom *discoms;
    size_t n_discoms;
    const struct discom *home; /* one of them */
    struct registry_info info;
    struct channel_key *channel_keys; /* of every channel, sorted: most of what is asked is none */
    size_t n_channel_keys;
    sqlite3_stmt *find_channel, *find_reported;
};

/* The columns of a channel as channel_fact reads them, for a SELECT. */
#define CHANNEL_FIELDS \
    "discom, kind, display, purpose_hi, purpose_en, state, successor, source, confidence"
enum { CHANNEL_FIELDS_N = 9 };

/* The row a statement stands on, its first columns being CHANNEL_FIELDS. False if it cannot be a
 * row of ours: the file is damaged. */
bool channel_fact(const struct registry *r, sqlite3_stmt *s, struct fact *out);

/* A column's text into out[cap]; false where it does not fit or is no text. */
bool field_copy(sqlite3_stmt *s, int column, char *out, size_t cap);

#endif
