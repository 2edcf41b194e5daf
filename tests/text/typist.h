/* Somebody who types Hindi in Latin letters and makes the best use of the words that are offered:
 * letters until the wanted word is among them, then one tap, which adds the space too. */
#ifndef TESTS_TEXT_TYPIST_H
#define TESTS_TEXT_TYPIST_H

#include "base/files.h"
#include "base/utf8.h"
#include "text/roman.h"

#include <stdio.h>
#include <stdlib.h>

enum { TYPIST_CHIPS_MAX = 8, TYPIST_SWITCH = 2 /* to the Hindi keyboard and back */ };

struct typist {
    const struct roman *words;
    size_t chips;                 /* words offered at a time */
    size_t keys, letters, spaces; /* keystrokes; code points of the words, and of all between */
    size_t n_words, never;        /* words never offered */
    bool tell;                    /* which ones */
};

static inline size_t
typist_count(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

/* Letters typed until the word is offered; 0 if it never is. */
static inline size_t
typist_until_offered(const struct typist *t, struct str word, struct str roman)
{
    struct str out[TYPIST_CHIPS_MAX];
    struct arena a = {0};
    size_t found = 0;
    for (size_t n = 1; n <= roman.n && !found; n++) {
        size_t offered = roman_find(t->words, str_sub(roman, 0, n), &a, out, t->chips);
        for (size_t i = 0; i < offered; i++)
            if (str_eq(out[i], word))
                found = n;
    }
    arena_wipe(&a);
    return found;
}

/* A word never offered costs its letters in vain, then each of its own on the other keyboard. */
static inline void
typist_word(struct typist *t, struct str word, struct str roman)
{
    size_t n = typist_until_offered(t, word, roman);
    t->n_words++;
    t->letters += typist_count(word);
    t->keys += n ? n + 1 : roman.n + TYPIST_SWITCH + typist_count(word) + 1;
    t->never += n == 0;
    if (n == 0 && t->tell)
        printf("never offered: %.*s for %.*s\n", (int)word.n, word.p, (int)roman.n, roman.p);
}

/* Both have the same words, separated by spaces. What is no Hindi word is typed as it is. */
static inline void
typist_sentence(struct typist *t, struct str hindi, struct str roman)
{
    struct str word, latin;
    size_t words = 0;
    while (str_cut(&hindi, ' ', &word) && str_cut(&roman, ' ', &latin)) {
        words++;
        if (str_eq(word, latin)) {
            t->keys += word.n + 1;
            t->spaces += word.n;
        } else {
            typist_word(t, word, latin);
        }
    }
    t->spaces += words - 1;
}

/* The file's lines: Hindi, a tab, how somebody types it. Returns the number of sentences. */
static inline size_t
typist_file(struct typist *t, struct str lines)
{
    struct str line;
    size_t n = 0;
    while (str_cut(&lines, '\n', &line)) {
        struct str hindi;
        if (line.n == 0 || line.p[0] == '#')
            continue;
        str_cut(&line, '\t', &hindi);
        typist_sentence(t, hindi, line);
        n++;
    }
    return n;
}

/* Our own words, staged in `assets`, and Debian's. */
static inline void
typist_words(struct roman *r, const char *assets)
{
    struct arena a = {0};
    struct str bytes;
    struct err err;
    struct str path = arena_fmt(&a, "%s/words/hindi.csv", assets);
    if (!files_read(path.p, 1 << 20, &a, &bytes, &err) || !roman_read_table(r, path, bytes, &err)) {
        fprintf(stderr, "%s\n", err.msg);
        exit(1);
    }
    if (files_read("/usr/share/hunspell/hi_IN.dic", 1 << 24, &a, &bytes, &err))
        roman_read_list(r, bytes);
    roman_sort(r);
    arena_wipe(&a);
}

#endif
