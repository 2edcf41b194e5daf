/* verify/pieces.h - a message cut into the pieces that the wording model weighs.
 *
 * Pure. The wording: each word's sound, alone and with the word before it, and runs of three to five
 * letters of these sounds, over the gaps too; every number, link and ID is replaced by its kind, so
 * that the model learns how frauds speak and not whom they name. The sound makes Devanagari and
 * romanised Hindi one language.
 * The signs: what the stages before found (claims, entities and what the list says of them,
 * evidence, how long it is), each alone and each with every other. */
#ifndef VERIFY_PIECES_H
#define VERIFY_PIECES_H

#include "verify/evidence.h"

/* Behind so many bytes wording is not looked at any more; no SMS is longer. */
enum { PIECES_TEXT_MAX = 4096 };

/* Letters in a run. */
enum { RUN_MIN = 3, RUN_MAX = 5 };

/* A word, or an entity: where it stands in the folded text, and its sound among all letters. */
struct piece_word {
    size_t from, to, letter, letters_end;
};

struct pieces {
    uint32_t *wording; /* hashes: two for each word, then the runs letter by letter */
    size_t n_wording;
    struct piece_word *words;
    size_t n_words, n_letters;
    uint32_t *signs; /* hashes, each once */
    size_t n_signs;
};

/* What was found before the model is asked. */
struct findings {
    const struct entities *entities;
    const struct claims *claims;
    const struct evidences *evidences;
};

/* All memory is in `a`. */
void pieces_cut(const struct folded *in, const struct findings *f, struct arena *a,
                struct pieces *out);

/* Where a piece's weight stands among n weights, a power of two. */
static inline size_t
piece_bucket(uint32_t hash, size_t n)
{
    return hash & (n - 1);
}

#endif
