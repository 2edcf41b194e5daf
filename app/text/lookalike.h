/* text/lookalike.h - letters that a reader takes for a Latin letter.
 *
 * Pure. A table of our own instead of ICU's confusable skeleton: that one loads much data, works on
 * whole strings and folds 1, l and I together, which would spoil numbers. */
#ifndef TEXT_LOOKALIKE_H
#define TEXT_LOOKALIKE_H

#include "base/str.h"

#include <stdint.h>

enum look {
    LOOK_STRONG, /* another script's letter that cannot be told from the Latin one */
    LOOK_WEAK,   /* one that passes only among Latin letters: в in "вill" */
    LOOK_LATIN,  /* a Latin letter of other languages or phonetics, drawn alike: ı */
    LOOK_STYLED, /* a small capital */
    LOOK_MARKED  /* with a stroke or hook that Unicode does not take apart: ł */
};

struct lookalike {
    uint32_t cp;
    char latin; /* lower case */
    enum look look;
};

/* False when cp looks like no Latin letter, or is one of a to z itself. */
bool lookalike_find(uint32_t cp, struct lookalike *out);

#endif
