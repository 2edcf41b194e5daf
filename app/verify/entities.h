/* verify/entities.h - first stage: what a message holds that can be looked up or compared.
 *
 * Pure. Finds by form alone; knows no list. Entities come in text order and do not overlap: the
 * longest reading wins, a link before the numbers in it, a time or an amount before a number. */
#ifndef VERIFY_ENTITIES_H
#define VERIFY_ENTITIES_H

#include "base/arena.h"
#include "text/fold.h"
#include "verify/types.h"

struct entities {
    struct entity *list;
    size_t n;
    bool cut; /* there was more than could be read */
};

/* What lies behind the first ENTITIES_TEXT_MAX bytes is not read: nobody retypes so much. */
enum { ENTITIES_MAX = 256, ENTITIES_TEXT_MAX = 256 * 1024 };

void entities_find(const struct folded *in, const struct knowledge *k, struct arena *a,
                   struct entities *out);

/* The sender given beside a text, as an entity with TRAIT_SENDER: a header (VM-UPPCLT-S), a mobile
 * number, an e-mail address. False if it is none of these. Its span is [0, 0). */
bool entity_of_sender(struct str sender, struct arena *a, struct entity *out);

/* Second step: asks the list about each entity and sets status, fact and resembles; classes hosts. */
void entities_look_up(struct entities *e, const struct knowledge *k, const struct lookup *l,
                      struct arena *a);

/* The folded byte at `at` belongs to an entity of the text. Asked from left to right: *next, 0 at
 * first, keeps the place. */
bool entities_cover(const struct entities *e, const struct folded *in, size_t at, size_t *next);

/* A number while it is being typed: which kind its digits so far can become, how many are missing
 * (0 when complete) and how to group it. For the number keyboard. */
struct dial {
    unsigned traits;
    int missing;
    char grouped[24];
};
void dial_read(struct str digits, struct dial *out);

#endif
