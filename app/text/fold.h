/* text/fold.h - one plain form of a message, with a way back to the bytes as typed.
 *
 * Pure but for ICU's read-only data. Any bytes are accepted. Folded text is lower case; digits of
 * every script are ASCII; nukta letters are decomposed (U+095C -> U+0921 U+093C); NFKC forms,
 * full-width and circled letters are plain (UAX #15); accents on Latin letters, zero-width, bidi
 * and variation characters are gone; letters of other scripts that look Latin are Latin (UTS #39)
 * where the word has Latin letters too or is wholly of look-alikes; HTML's "&#66;" and "&amp;" are
 * what they stand for; the letters of "b i j l i" and "k.e.s.c.o" and the parts of "dis-connect"
 * stand together; words run together with capitals ("PrevMonthBillNotUpdate") stand apart, by
 * spaces that come from the character before them; digits and signs for letters inside words
 * ("d!sc0nnect") are letters; dashes are '-', quotation marks ' or "; ill-formed bytes are U+FFFD.
 * Every space is ' ', every line end '\n', other controls ' '; runs of white space keep their
 * length. */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/arena.h"

#include <stdint.h>

/* What folding removed or replaced: evidence by itself. */
enum fold_trait {
    FOLD_INVISIBLE = 1u << 0,  /* zero-width characters or soft hyphens inside a word or number
                                  (joiners in Indian scripts are ordinary spelling; a byte-order
                                  mark or an emoji's variation selector means nothing) */
    FOLD_BIDI = 1u << 1,       /* characters that turn the reading direction round */
    FOLD_CONFUSABLE = 1u << 2, /* another script's letter in place of a Latin one */
    FOLD_STYLED = 1u << 3,     /* mathematical, circled, full-width, small-capital letters */
    FOLD_ILL_FORMED = 1u << 4,
    FOLD_MARKED = 1u << 5,  /* accents, strokes, strike-through taken off Latin letters */
    FOLD_SPELLED = 1u << 6, /* letters or digits written as "&#66;" */
    FOLD_APART = 1u << 7,   /* letters that stood apart were joined: initials are written so too */
    FOLD_LEET = 1u << 8     /* digits or signs stood for letters */
};

struct folded {
    struct str text;     /* folded UTF-8 */
    struct str original; /* as given, borrowed */
    uint32_t *from;      /* from[i]: original offset of the character that gave folded byte i;
                            text.n + 1 entries, the last is original.n */
    uint32_t *to;        /* to[i]: original offset just behind that character */
    unsigned traits;     /* enum fold_trait */
};

/* All memory is in `a`. Folding folded text changes nothing. */
void fold(struct str original, struct arena *a, struct folded *out);

/* Folded bytes [from, to), but with the digits and signs that were typed for letters: a name in
 * disguise is not that name. */
struct str fold_typed(const struct folded *f, size_t from, size_t to, struct arena *a);

/* The original bytes [*at, *end) behind folded bytes [from, to), from < to. */
void fold_span(const struct folded *f, size_t from, size_t to, size_t *at, size_t *end);

#endif
