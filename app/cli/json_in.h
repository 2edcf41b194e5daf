/* cli/json_in.h - one JSON object a line, read by SQLite's JSON functions.
 *
 * A line is at most JSON_LINE_MAX bytes. SQLite ends a string at U+0000, so the escape \u0000 is
 * read as \u0001; offsets stay right. */
#ifndef CLI_JSON_IN_H
#define CLI_JSON_IN_H

#include "base/arena.h"
#include "base/err.h"

#include <stdio.h>

enum { JSON_LINE_MAX = 8 * 1024 * 1024 };

struct json_in;

/* The fields a row may have; those it has not are empty. Borrowed until the next row. */
struct json_row {
    struct str id;      /* as JSON, quotes and all; "null" when there is none */
    struct str text;
    struct str sender, channel, label, group;
    struct str accept;  /* as JSON: ["scam","suspicious"] */
    const char *error;  /* why the row cannot be used, or NULL */
};

bool json_in_open(FILE *from, struct json_in **out, struct err *err);
void json_in_close(struct json_in *in);

/* False at the end of the input. A bad line is a row with .error, and reading goes on. */
bool json_in_next(struct json_in *in, struct json_row *out);

#endif
