/* verify/phrases.h - the list's phrases, made ready for matching once a generation.
 *
 * Pure. A pattern is a row of elements. What can stand at one place of a pattern - words, beginnings
 * of words, kinds of entities, named groups of words - is a symbol, shared by all patterns that allow
 * the same there. A token of a message has a set of symbols, so that a place is compared by one bit. */
#ifndef VERIFY_PHRASES_H
#define VERIFY_PHRASES_H

#include "base/arena.h"
#include "base/fact.h"

#include <stdint.h>

enum { KIND_NUMBER = ENTITY_KINDS }; /* bare digits, beside the entity kinds */

enum { GAP = 3, WIDE_GAP = 10 }; /* words that "..." and "......" pass over at most */

struct element {
    uint32_t symbol;
    uint32_t gap; /* so many words may stand before it */
};

struct pattern {
    enum concept concept;
    double weight;
    bool hindi;        /* its first word is written in Devanagari */
    uint32_t first, n; /* in phrases.elements */
};

struct numbers {
    uint32_t *list;
    size_t n, cap;
};

/* A pattern with the symbol of its second place (of the first if it has no other), so that most are
 * ruled out before the pattern is looked at. */
struct start {
    uint32_t pattern, second;
};

/* The patterns by their first symbol. */
struct starts {
    struct start_list {
        struct start *list;
        size_t n, cap;
    } *patterns; /* patterns[symbol] */
    uint64_t *any;            /* the symbols some pattern begins with: a set */
};

/* An atom long enough for slips, with what rules most of them out. */
struct long_word {
    uint32_t atom;
    uint32_t letters; /* spelling_letters of its key */
    uint32_t n;       /* length of its key */
    bool stem;
};
struct long_words {
    struct long_word *list;
    size_t n, cap;
};

/* The hash is compared before the atom is looked at, which is seldom at hand. */
struct slot {
    uint32_t hash;
    uint32_t atom; /* number + 1, 0 is free */
};

struct atom;
struct phrases {
    struct pattern *patterns;
    size_t n_patterns;
    struct element *elements;
    size_t n_elements;
    size_t n_symbols;
    uint32_t english; /* the group @english, words that are not Hindi by sound; n_symbols if none */
    unsigned *kinds; /* by symbol: the kinds of entities it stands for */
    struct atom *atoms; /* the distinct words and beginnings of words */
    size_t n_atoms;
    struct slot *table; /* open addressing over atoms */
    size_t table_size;
    uint64_t *filter; /* bits of the atoms' hashes: a quick no, most words being no atom */
    struct long_words spelled[26], sounding[26]; /* by the first letter of their keys */
    struct numbers of_kind[ENTITY_KINDS + 1];    /* symbols an entity kind stands for */
    struct starts denying;                       /* of CONCEPT_NEGATION, looked for first */
    struct starts starting;                      /* of all other concepts */
};

/* All memory is in `a`. A pattern nobody can match (empty, only a gap) is left out. */
void phrases_compile(const struct phrase *list, size_t n, struct arena *a, struct phrases *out);

/* A set of symbols: one bit each, in an array of phrases_set_size() elements. */
size_t phrases_set_size(const struct phrases *p);

static inline bool
symbols_have(const uint64_t *set, uint32_t symbol)
{
    return set[symbol / 64] >> (symbol % 64) & 1;
}

/* Adds what one folded word stands for. False if the list does not know the word, not even
 * misspelled; then `set` is as it was. `unfinished`: it may be the beginning of a word. */
bool phrases_add_word(const struct phrases *p, struct str word, bool unfinished, uint64_t *set);

/* Adds what entities of these kinds stand for: bits 1u << enum entity_kind, 1u << KIND_NUMBER. */
void phrases_add_kinds(const struct phrases *p, unsigned kinds, uint64_t *set);

/* The word, spelled just so, is one of the list's (a beginning counts from five letters on). */
bool phrases_know(const struct phrases *p, struct str word);

#endif
