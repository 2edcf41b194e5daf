/* registry/weights.h - the wording model between its CSV rows and struct model.
 *
 * Pure. model.csv has the columns name and value: one row each for "buckets", "scale", "bias",
 * "harmless", "plain", "strong", "sure", "certain", and for every verdict "scam.slope", "scam.offset", "scam.low", "scam.high"; then rows
 * "weights.0", "weights.1", ... of one byte a weight (two's complement), in base64.
 * Private to this room. */
#ifndef REGISTRY_WEIGHTS_H
#define REGISTRY_WEIGHTS_H

#include "base/fact.h"

/* A model being read, row by row in the file's order. Zeroed, it is ready. */
struct weights {
    struct model model;
    uint64_t seen; /* bit set of the rows with a name of their own */
    size_t n_read; /* of the weights */
    int8_t bytes[MODEL_WEIGHTS_MAX];
};

/* NULL, or what was expected of the value; *bad_name is set when the name is at fault. */
const char *weights_add(struct weights *w, struct str name, struct str value, bool *bad_name);

/* Nothing is missing, the bands do not overlap. NULL, or what was expected. */
const char *weights_check(const struct weights *w);

#endif
