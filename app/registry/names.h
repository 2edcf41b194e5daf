/* registry/names.h - the CSV files' words that only this room and the CLI need; see registry.h.
 *
 * Pure. Each returns false for an unknown word. */
#ifndef REGISTRY_NAMES_H
#define REGISTRY_NAMES_H

#include "base/fact.h"

bool fact_state_parse(struct str name, enum fact_state *out); /* "official", "superseded" */
const char *fact_state_name(enum fact_state state);
bool host_class_parse(struct str name, enum host_class *out); /* "shortener", "chat", ... */
bool weight_parse(struct str s, double *out);                 /* "0.85": 0 to 1 */

#endif
