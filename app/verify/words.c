#include "verify/words.h"

#include "base/utf8.h"

/* Danda, the currency signs, dashes, quotes, bullets and the like between words. */
static bool
is_mark(uint32_t cp)
{
    return cp == UTF8_BAD || cp == 0xFFFD || cp == 0x0964 || cp == 0x0965 || cp == 0x0970 ||
           (cp >= 0x80 && cp <= 0xBF) || (cp >= 0x2000 && cp <= 0x2BFF) ||
           (cp >= 0x3000 && cp <= 0x303F) || (cp >= 0xFE00 && cp <= 0xFE6F) || cp >= 0x1F000;
}

enum word_class
word_class_at(struct str t, size_t at)
{
    if (at >= t.n)
        return WORD_GAP;
    char c = t.p[at];
    if (is_digit(c))
        return WORD_DIGITS;
    if (is_alpha(c))
        return WORD_LATIN;
    if ((unsigned char)c < 0x80)
        return WORD_GAP;
    uint32_t cp = 0;
    utf8_next(t, at, &cp);
    return is_mark(cp) ? WORD_GAP : WORD_OTHER;
}

static size_t
char_before(struct str t, size_t at)
{
    size_t from = at - 1;
    for (size_t back = 0; back < 3 && from > 0; back++, from--)
        if (((unsigned char)t.p[from] & 0xC0) != 0x80)
            break;
    return from;
}

enum word_class
word_class_before(struct str t, size_t at)
{
    return at == 0 ? WORD_GAP : word_class_at(t, char_before(t, at));
}

bool
word_starts(struct str t, size_t at)
{
    enum word_class c = word_class_at(t, at);
    return c != WORD_GAP && c != word_class_before(t, at);
}

size_t
word_end(struct str t, size_t at)
{
    enum word_class c = word_class_at(t, at);
    if (c == WORD_GAP)
        return at;
    while (at < t.n && word_class_at(t, at) == c) {
        uint32_t cp = 0;
        at += utf8_next(t, at, &cp);
    }
    return at;
}

bool
word_before(struct str t, size_t at, size_t *from, size_t *to)
{
    enum { REACH = 8 };
    size_t end = at;
    while (end > 0 && at - end <= REACH && word_class_before(t, end) == WORD_GAP)
        end = char_before(t, end);
    enum word_class c = word_class_before(t, end);
    if (c == WORD_GAP)
        return false;
    size_t start = end;
    enum { LONGEST = 64 };
    while (start > 0 && end - start < LONGEST && word_class_before(t, start) == c)
        start = char_before(t, start);
    *from = start;
    *to = end;
    return true;
}

bool
words_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

size_t
words_skip_space(struct str t, size_t at)
{
    while (at < t.n && words_is_space(t.p[at]))
        at++;
    return at;
}

static bool
nukta_at(struct str t, size_t at)
{
    return str_starts(str_sub(t, at, at + 3), "\xE0\xA4\xBC");
}

/* Devanagari letters share their first byte: the third tells them apart. */
bool
words_may_match(struct str t, size_t at, const char *phrase)
{
    if (at >= t.n || t.p[at] != phrase[0])
        return false;
    return (unsigned char)phrase[0] < 0xE0 || (at + 2 < t.n && t.p[at + 2] == phrase[2]);
}

size_t
words_match(struct str t, size_t at, const char *phrase)
{
    if (!words_may_match(t, at, phrase))
        return 0;
    for (; *phrase; phrase++) {
        if (*phrase == '*')
            return word_end(t, at) > at ? word_end(t, at) : at;
        if (*phrase == ' ') {
            size_t next = words_skip_space(t, at);
            if (next == at)
                return 0;
            at = next;
            continue;
        }
        while (nukta_at(t, at))
            at += 3;
        if (at >= t.n || t.p[at] != *phrase)
            return 0;
        at++;
    }
    while (nukta_at(t, at))
        at += 3;
    enum word_class c = word_class_before(t, at);
    return c != WORD_GAP && word_class_at(t, at) == c ? 0 : at;
}

size_t
words_match_any(struct str t, size_t at, const char *const *phrases, size_t n, size_t *which)
{
    size_t best = 0;
    for (size_t i = 0; i < n; i++) {
        if (!words_may_match(t, at, phrases[i]))
            continue;
        size_t end = words_match(t, at, phrases[i]);
        if (end > best) {
            best = end;
            if (which)
                *which = i;
        }
    }
    return best;
}
