/* registry/bundle/json.h - a small JSON text (RFC 8259) as a table of its values, read by SQLite.
 *
 * Strict: what we ask for must be there exactly once and of the type asked for; members that nobody
 * asks for are left alone. Private to this room. */
#ifndef REGISTRY_BUNDLE_JSON_H
#define REGISTRY_BUNDLE_JSON_H

#include "base/arena.h"
#include "base/err.h"

#include <stdint.h>

enum json_type { JSON_OTHER, JSON_INTEGER, JSON_TEXT, JSON_ARRAY, JSON_OBJECT };

struct json_node {
    enum json_type type;
    int64_t id, parent; /* SQLite's numbers of the values */
    struct str key;     /* in an object, escapes resolved; in an array its index */
    int64_t number;
    struct str text;
};

/* The place of the outermost value; json_read made sure that it is an object. */
enum { JSON_TOP = 0 };

struct json {
    const char *name; /* of the file, for messages */
    struct json_node *nodes;
    size_t n;
    struct err *err;
};

/* An object of at most `max` bytes; memory is in `a`. ERR_INPUT goes to `err` here and below. */
bool json_read(const char *name, struct str bytes, size_t max, struct arena *a, struct json *out,
               struct err *err);

/* Where the member `name` of the object at `in` stands. */
bool json_member(const struct json *j, size_t in, const char *name, enum json_type type,
                 size_t *at);

/* Whether there is such a member, of whatever type. */
bool json_has(const struct json *j, size_t in, const char *name);

/* The element of the array at `in` that follows `after` (0: the first), or 0. */
size_t json_next(const struct json *j, size_t in, size_t after);

/* Sets "NAME: MEMBER: expected ..." and returns false. */
bool json_complain(const struct json *j, size_t at, const char *expected, ...)
    __attribute__((format(printf, 3, 4)));

#endif
