/* verify/skeleton.h - what a name looks like at a glance, for comparing it with the names it may
 * imitate.
 *
 * Pure. 0 and o, 1, l and i, rn and m, vv and w look alike; capitals do not count. */
#ifndef VERIFY_SKELETON_H
#define VERIFY_SKELETON_H

#include "base/str.h"

enum { SKELETON_MAX = 64 }; /* a longer name keeps its beginning */

struct skeleton {
    char p[SKELETON_MAX];
    size_t n;
};

void skeleton_make(struct str s, struct skeleton *out);

/* The same without dots, hyphens and underscores. */
void skeleton_squeeze(struct str s, struct skeleton *out);

static inline struct str
skeleton_str(const struct skeleton *s)
{
    return (struct str){s->p, s->n};
}

/* Letters changed, added, dropped or swapped with a neighbour (optimal string alignment). Neither
 * may be longer than SKELETON_MAX. */
size_t skeleton_distance(struct str a, struct str b);

/* One slip of the hand makes `typed` of `name`: two neighbours swapped, or one letter doubled. No
 * other letter is there, so that a short name of somebody else's is not taken for a slip. */
bool skeleton_slipped(struct str typed, struct str name);

#endif
