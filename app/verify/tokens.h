/* verify/tokens.h - a message as a row of words, with the entities in their places.
 *
 * Pure. A number, link or ID is one token. Times, apps and headers are words as well, so that
 * "tonight" can be part of a phrase; their first token stands for the entity. */
#ifndef VERIFY_TOKENS_H
#define VERIFY_TOKENS_H

#include "text/fold.h"
#include "verify/entities.h"
#include "verify/phrases.h"

enum boundary {
    BOUNDARY_NONE,
    BOUNDARY_COMMA,   /* comma, bracket, "and" */
    BOUNDARY_CLAUSE,  /* "please", "otherwise", "but": what is denied before it ends here */
    BOUNDARY_SENTENCE /* full stop, danda, question mark, line end */
};

struct token {
    size_t from, to;   /* folded bytes */
    unsigned kinds;    /* as struct element.kinds: what it stands for besides its word */
    size_t entity_end; /* index of the token behind the entity that begins here, else 0 */
    enum boundary before;
    bool known;            /* a word of the list, perhaps misspelled */
    uint64_t *symbols;     /* what it stands for: a set of verify/phrases.h */
};

enum { TOKENS_MAX = 16 * 1024 };

struct tokens {
    struct token *list;
    size_t n;
    size_t n_words; /* an entity of several words counts once */
    bool cut;       /* there were more than TOKENS_MAX */
};

void tokens_find(const struct folded *in, const struct entities *e, const struct phrases *p,
                 struct arena *a, struct tokens *out);

#endif
