/* text/roman.h - Hindi words for what is typed in Latin letters: bijli gives बिजली.
 *
 * People write Hindi by ear, and most only the letters they hear first. Words are found by the
 * sound of what is typed so far (text/phonetic.h) and put in order by how near its letters come to
 * the word's, how usual the word is, and how much of it is still missing. A word that no list knows
 * is written by rules (text/roman_rules.h).
 *
 * Pure. A zeroed struct roman is empty and ready: it then knows the rules only. */
#ifndef TEXT_ROMAN_H
#define TEXT_ROMAN_H

#include "base/arena.h"
#include "base/err.h"

#include <stdint.h>

/* Longer runs of letters are no Hindi word that anybody types. */
enum { ROMAN_TYPED_MAX = 24, ROMAN_WORD_MAX = 120 /* bytes of a word it offers */ };

struct roman_word {
    struct str text;
    int prior; /* how unusual the word is, 0 for the most usual */
};

/* One way to find a word: by its own letters, or by a short form of it. */
struct roman_entry {
    const char *key;     /* sound_key; entries are sorted by it */
    const char *letters; /* roman_letters.h */
    uint32_t word;
    uint8_t n_key, n_letters;
};

struct roman {
    struct arena arena;
    struct roman_word *words;
    struct roman_entry *entries;
    size_t n_words, words_cap, n_entries, entries_cap;
};

/* Adds the project's own words: a table with the columns word (Devanagari), roman (its short forms
 * in Latin letters, separated by spaces, perhaps none) and rank (1 for the most usual). `name`
 * stands for the file in messages. On failure r holds what it held. */
bool roman_read_table(struct roman *r, struct str name, struct str bytes, struct err *err);

/* Adds a word list as hunspell has them (hunspell(5): a count, then a word a line, perhaps with
 * flags behind a slash). Lines that are no Devanagari word are left out. */
void roman_read_list(struct roman *r, struct str bytes);

/* To be called once everything is read, before roman_find. */
void roman_sort(struct roman *r);

/* The likeliest words for the letters typed so far, at most `most`, best first; returns how many.
 * None for anything but 1 to ROMAN_TYPED_MAX Latin letters. Each is of Devanagari letters only; its
 * bytes are in `a`. */
size_t roman_find(const struct roman *r, struct str typed, struct arena *a, struct str *out,
                  size_t most);

/* Overwrites and frees everything; r is empty and ready again. */
void roman_wipe(struct roman *r);

#endif
