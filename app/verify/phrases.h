/* verify/phrases.h - the list's phrases, made ready for matching once a generation.
 *
 * Pure. A pattern is a row of elements; an element is met by one token of a message if the token is
 * of one of its kinds or has one of its atoms. An atom is a distinct word, or beginning of words,
 * of the list, so that each word of a message is looked up once and no pattern twice. */
#ifndef VERIFY_PHRASES_H
#define VERIFY_PHRASES_H

#include "base/arena.h"
#include "base/fact.h"

#include <stdint.h>

enum {
    KIND_NUMBER = ENTITY_KINDS, /* bare digits, beside the entity kinds in struct element.kinds */
    ATOMS_OF_WORD = 16          /* a word has at most so many: itself and its beginnings */
};

struct element {
    uint32_t first_atom, n_atoms; /* in phrases.alternatives */
    unsigned kinds;               /* bit set of 1u << enum entity_kind, 1u << KIND_NUMBER */
    bool after_gap;               /* up to three words may stand before it */
};

struct pattern {
    enum concept concept;
    double weight;
    bool hindi;        /* its first word is written in Devanagari */
    uint32_t first, n; /* in phrases.elements */
};

struct atom;
struct phrases {
    struct pattern *patterns;
    size_t n_patterns;
    struct element *elements;
    size_t n_elements;
    uint32_t *alternatives; /* atom numbers, element after element */
    size_t n_alternatives;
    struct atom *atoms;
    size_t n_atoms;
    uint32_t *table; /* open addressing over atoms: number + 1, 0 is free */
    size_t table_size;
    uint32_t *by_letter[26]; /* long spelled words, by first letter, for slips */
    size_t n_by_letter[26];
    uint32_t **starting; /* starting[atom]: the patterns that begin with it */
    size_t *n_starting;
    uint32_t *starting_kind[ENTITY_KINDS + 1];
    size_t n_starting_kind[ENTITY_KINDS + 1];
};

/* All memory is in `a`. A pattern nobody can match (empty, only a gap) is left out. */
void phrases_compile(const struct phrase *list, size_t n, struct arena *a, struct phrases *out);

/* The atoms of one folded word; returns how many. */
size_t phrases_atoms(const struct phrases *p, struct str word, uint32_t out[static ATOMS_OF_WORD]);

bool element_has_atom(const struct phrases *p, const struct element *e, uint32_t atom);

/* True when b is a with at most one letter changed, left out, added, or two neighbours swapped. */
bool one_slip(struct str a, struct str b);

#endif
