/* Whether a text is written as Devanagari can be written, by a grammar of its own:
 *   consonant [nukta] { virama [joiner] consonant [nukta] } [matra | virama [joiner]] [sign]
 *   vowel [sign]
 * A matra, virama, nukta or sign anywhere else, a second matra, a sign on a virama, a nukta under a
 * letter that has none, a joiner elsewhere (but in an emoji), and ill-formed UTF-8 are broken. */
#ifndef TESTS_UI_WRITTEN_H
#define TESTS_UI_WRITTEN_H

#include "base/utf8.h"

static inline bool
cp_in(uint32_t cp, uint32_t first, uint32_t last)
{
    return cp >= first && cp <= last;
}

/* C consonant, V vowel, M matra, H virama, N nukta, S sign, J joiner, e emoji and other signs
 * from U+2000, x the rest. */
static inline char
written_class(uint32_t cp)
{
    if (cp == 0x200C || cp == 0x200D)
        return 'J';
    if (cp == 0x093C)
        return 'N';
    if (cp == 0x094D)
        return 'H';
    if (cp_in(cp, 0x0900, 0x0903))
        return 'S';
    if (cp_in(cp, 0x0904, 0x0914) || cp_in(cp, 0x0960, 0x0961) || cp_in(cp, 0x0972, 0x0977))
        return 'V';
    if (cp_in(cp, 0x0915, 0x0939) || cp_in(cp, 0x0978, 0x097F))
        return 'C';
    if (cp_in(cp, 0x093A, 0x093B) || cp_in(cp, 0x093E, 0x094F) || cp_in(cp, 0x0955, 0x0957) ||
        cp_in(cp, 0x0962, 0x0963))
        return 'M';
    /* a dot built in, and stress: never in text of ours */
    return cp_in(cp, 0x0958, 0x095F) || cp_in(cp, 0x0951, 0x0954) ? '!'
           : cp >= 0x2000                                              ? 'e'
                                                                       : 'x';
}

static inline bool
written_dot(uint32_t cp)
{
    static const uint32_t with[] = {0x0915, 0x0916, 0x0917, 0x091C, 0x0921, 0x0922, 0x092B, 0x092F};
    for (size_t i = 0; i < ARRAY_LEN(with); i++)
        if (with[i] == cp)
            return true;
    return false;
}

/* Offset of the first thing that is broken, or s.n. */
static inline size_t
written_broken_at(struct str s)
{
    static const struct {
        char class;
        const char *after; /* classes it may follow; NULL: any */
    } rules[] = {
        {'C', NULL}, {'V', NULL}, {'x', NULL}, {'e', NULL}, {'M', "CN"}, {'H', "CN"},
        {'N', "C"},  {'S', "CNMV"}, {'J', "He"}, {'!', ""},
    };
    char before = 'x';
    uint32_t letter = 0;
    for (size_t at = 0; at < s.n;) {
        uint32_t cp;
        size_t len = utf8_next(s, at, &cp);
        if (cp == UTF8_BAD)
            return at;
        char class = written_class(cp);
        for (size_t i = 0; i < ARRAY_LEN(rules); i++)
            if (rules[i].class == class && rules[i].after && !strchr(rules[i].after, before))
                return at;
        if (class == 'N' && !written_dot(letter))
            return at;
        before = class;
        letter = cp;
        at += len;
    }
    return s.n;
}

#endif
