/* verify/words.h - walking over folded text word by word, for the extractors.
 *
 * Pure. A word is a run of one class: Latin letters, digits, or letters of another script with
 * their marks. Positions are byte offsets in folded text. */
#ifndef VERIFY_WORDS_H
#define VERIFY_WORDS_H

#include "base/str.h"

#include <stdint.h>

enum word_class { WORD_GAP, WORD_DIGITS, WORD_LATIN, WORD_OTHER };

/* The class of a character beyond ASCII. */
enum word_class word_class_foreign(struct str t, size_t at);

/* Class of the character at `at`; WORD_GAP for white space, punctuation, signs and past the end.
 * Asked several times for every byte of a message, so it is inline. */
static inline enum word_class
word_class_at(struct str t, size_t at)
{
    if (at >= t.n)
        return WORD_GAP;
    char c = t.p[at];
    if (is_alpha(c))
        return WORD_LATIN;
    if ((unsigned char)c >= 0x80)
        return word_class_foreign(t, at);
    return is_digit(c) ? WORD_DIGITS : WORD_GAP;
}

/* Class of the character that ends before `at`; WORD_GAP at the start. */
enum word_class word_class_before(struct str t, size_t at);

/* True where a word begins: the character before it is of another class. */
bool word_starts(struct str t, size_t at);

/* End of the word at `at`, or `at` in a gap. */
size_t word_end(struct str t, size_t at);

/* The word before `at`, over a gap of at most eight bytes. False if there is none. */
bool word_before(struct str t, size_t at, size_t *from, size_t *to);

static inline bool
words_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Past white space, line breaks included. */
static inline size_t
words_skip_space(struct str t, size_t at)
{
    while (at < t.n && words_is_space(t.p[at]))
        at++;
    return at;
}

/* Matches `phrase` at `at` and returns its end, or 0. A space in the phrase stands for any white
 * space; a '*' at its end for the rest of a word; otherwise the phrase must end where a word ends.
 * Nukta in the text is passed over, so phrases are written without. */
size_t words_match(struct str t, size_t at, const char *phrase);

/* A quick no, before words_match: the first letters differ. Devanagari letters share their first
 * byte; the third tells them apart. */
static inline bool
words_may_match(struct str t, size_t at, const char *phrase)
{
    if (at >= t.n || t.p[at] != phrase[0])
        return false;
    return (unsigned char)phrase[0] < 0xE0 || (at + 2 < t.n && t.p[at + 2] == phrase[2]);
}

/* The longest match of any of n phrases, or 0; *which, if not NULL, is its index. */
size_t words_match_any(struct str t, size_t at, const char *const *phrases, size_t n,
                       size_t *which);

/* Phrases with what they mean, in byte order, so that one look at the first two letters rules most
 * of them out; a '*' stands behind two letters at least. A phrase lies in its row: searching touches nothing else. It ends with a NUL, which the
 * compiler does not watch over when it is as long as can be. */
enum { WORDS_PHRASE_MAX = 44 };
struct words_row {
    char phrase[WORDS_PHRASE_MAX];
    int meaning;
};
struct words_table {
    const struct words_row *rows;
    size_t n;
};

/* The longest phrase of the table that matches at `at`: its end and *meaning, or 0. */
size_t words_find(struct str t, size_t at, const struct words_table *table, int *meaning);

#endif
