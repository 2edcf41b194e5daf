/* cli/mutate.h - what people and fraudsters do to a message: slips of the finger, a beginning
 * only, and each way to dodge a filter.
 *
 * The same seed gives the same texts. */
#ifndef CLI_MUTATE_H
#define CLI_MUTATE_H

#include "base/arena.h"

#include <stdint.h>

/* xorshift64; never 0. */
struct dice {
    uint64_t state;
};
size_t dice_below(struct dice *d, size_t limit); /* 0 when limit is 0 */

struct mutation {
    const char *name;
    struct str (*apply)(struct str text, struct dice *d, struct arena *a, int strength);
    int strength; /* slips, characters kept */
    bool cuts;    /* takes most of the message away */
};

extern const struct mutation mutations[];
extern const size_t n_mutations;

#endif
