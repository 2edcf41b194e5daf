/* registry/registry.h - the signed list, opened read-only and immutable.
 *
 * One struct registry is one generation of the list; a new list is a new registry. Not safe to
 * share between threads. */
#ifndef REGISTRY_REGISTRY_H
#define REGISTRY_REGISTRY_H

#include "base/arena.h"
#include "base/err.h"
#include "base/fact.h"

#include <stdint.h>

struct registry;

struct registry_info {
    int64_t serial;
    int64_t made_at;    /* unix time of the newest source row or of the build's --date */
    int64_t stale_days; /* older than this, "official" is said with a date */
    int64_t n_channels, n_reported, n_headers, n_templates, n_phrases, n_counters, n_warnings;
};

/* How the list's date stands to a clock; days between them in India, 0 the same day. Pure. A clock
 * before the list's day is wrong: then no age is known, and *days is 0. */
enum list_age { LIST_CURRENT, LIST_STALE, LIST_CLOCK_WRONG };
enum list_age registry_age(const struct registry_info *i, int64_t now, int64_t *days);

/* A row for the directory screens and `registry lookup`. */
struct channel {
    struct fact fact;
    struct str display; /* grouped for reading: 0755-2551222, 1800 180 0440 */
    bool day_and_night; /* answers 24 hours */
};

/* Opens the list of DISCOM `home`. Checks the format number and that `home` is in it. */
bool registry_open(const char *path, struct str home, struct registry **out, struct err *err);
void registry_close(struct registry *r);

bool registry_info(struct registry *r, struct registry_info *out, struct err *err);

/* Reads the whole file, without comparing its indices: seconds for ten million rows. ERR_ENV where
 * it is damaged. */
bool registry_is_sound(struct registry *r, struct err *err);

/* struct lookup's `find`, with the registry as ctx. A damaged list finds nothing. */
bool registry_find(void *registry, enum entity_kind kind, struct str key, struct fact *out);

/* Reads phrases, rules, templates, brands, hosts and the wording model for the verifier; all memory is in `a`. */
bool registry_knowledge(struct registry *r, struct arena *a, struct knowledge *out,
                        struct err *err);

/* The official channels of `home` and the national ones, in directory order: the home DISCOM's
 * helplines first, then 1930, other national numbers, then other DISCOMs' numbers. `kinds` is a
 * bit set of 1u << enum channel_kind. Superseded rows are left out. */
bool registry_channels(struct registry *r, unsigned kinds, struct arena *a, struct channel **out,
                       size_t *n, struct err *err);

/* The payment page of `home`: its only `url` row. False without an error (err->kind ERR_NONE)
 * when there is none: then no QR is drawn. */
bool registry_pay_url(struct registry *r, struct fact *out, struct err *err);

/* What the cell means, as written in the CSV ("phone", "sms_header", "to-confirm", "threat").
 * The names are the contract of the CSV files; false for an unknown name. */
bool channel_kind_parse(struct str name, enum channel_kind *out);
const char *channel_kind_name(enum channel_kind kind);
bool confidence_parse(struct str name, enum confidence *out);
const char *confidence_name(enum confidence level);
bool concept_parse(struct str name, enum concept *out);

/* Which entity a channel is looked up as: CHANNEL_WHATSAPP is a phone, CHANNEL_URL a link. */
enum entity_kind channel_entity(enum channel_kind kind);

/* The look-up key of a value as a list or a clerk writes it (see enum entity_kind for the form of
 * each). False if it is not one: "expected" then says what it should be. */
bool registry_key(enum channel_kind kind, struct str value, char *key, size_t cap,
                  const char **expected);

#endif
