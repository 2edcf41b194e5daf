/* verify/found.h - what one extractor hands to the scan over the message. Types only.
 *
 * Every extractor has the form noun_at(in, at, ...): does one begin exactly at folded offset `at`?
 * It looks ahead a bounded number of bytes, so that reading stays linear. */
#ifndef VERIFY_FOUND_H
#define VERIFY_FOUND_H

#include "base/arena.h"
#include "text/fold.h"
#include "verify/types.h"

struct found {
    size_t at, end; /* in the folded text */
    struct str key;
    enum entity_kind kind;
    unsigned traits;
    int minutes, until_minutes; /* -1 where there is none */
    int64_t paise;
};

/* A link with another one in it, or a upi:// string with an amount, is found in parts that follow
 * each other; the parts after the first carry TRAIT_INSIDE. */
enum { FOUND_PARTS = 4 };

static inline struct found
found_new(enum entity_kind kind, size_t at, size_t end)
{
    return (struct found){.kind = kind, .at = at, .end = end, .minutes = -1, .until_minutes = -1};
}

#endif
