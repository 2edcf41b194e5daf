/* cli/json_out.h - an answer as the JSON object of the contract. */
#ifndef CLI_JSON_OUT_H
#define CLI_JSON_OUT_H

#include "base/buf.h"
#include "cli/checker.h"

/* `id` is JSON already, or empty to leave it out. No line end. */
void json_answer(struct buf *b, struct str id, struct str text, const struct answer *answer,
                 const struct checker *k, struct arena *a);

void json_error(struct buf *b, struct str id, const char *error);

#endif
