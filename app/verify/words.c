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
word_class_foreign(struct str t, size_t at)
{
    uint32_t cp = 0;
    if (at + 2 < t.n && t.p[at] == '\xE0') { /* three bytes, as all of India's scripts */
        unsigned char second = (unsigned char)t.p[at + 1], third = (unsigned char)t.p[at + 2];
        bool mark = second == 0xA5 && (third == 0xA4 || third == 0xA5 || third == 0xB0);
        return mark || second < 0xA0 || second > 0xBF || (third & 0xC0) != 0x80 ? WORD_GAP
                                                                                : WORD_OTHER;
    }
    utf8_next(t, at, &cp);
    return is_mark(cp) ? WORD_GAP : WORD_OTHER;
}

static size_t
char_before(struct str t, size_t at)
{
    size_t from = at - 1;
    if ((unsigned char)t.p[from] < 0x80)
        return from;
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
    if (at < t.n && ((unsigned char)t.p[at] & 0xC0) == 0x80)
        return false; /* inside a character */
    enum word_class c = word_class_at(t, at);
    return c != WORD_GAP && c != word_class_before(t, at);
}

size_t
word_end(struct str t, size_t at)
{
    enum word_class c = word_class_at(t, at);
    if (c == WORD_LATIN) {
        while (at < t.n && is_alpha(t.p[at]))
            at++;
    } else if (c == WORD_DIGITS) {
        while (at < t.n && is_digit(t.p[at]))
            at++;
    }
    while (c == WORD_OTHER && word_class_at(t, at) == c) {
        uint32_t cp = 0;
        at += t.p[at] == '\xE0' ? 3 : utf8_next(t, at, &cp);
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

static bool
nukta_at(struct str t, size_t at)
{
    return at + 2 < t.n && t.p[at] == '\xE0' && t.p[at + 1] == '\xA4' && t.p[at + 2] == '\xBC';
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

/* The first eight bytes as a number that is in order where the bytes are. */
static uint64_t
leading(const char *p)
{
    const unsigned char *u = (const unsigned char *)p;
    return (uint64_t)u[0] << 56 | (uint64_t)u[1] << 48 | (uint64_t)u[2] << 40 |
           (uint64_t)u[3] << 32 | (uint64_t)u[4] << 24 | (uint64_t)u[5] << 16 |
           (uint64_t)u[6] << 8 | u[7];
}

/* A letter of Devanagari at p, or a sign on one; neither danda nor nukta. */
static bool
is_devanagari(const char *p)
{
    return p[0] == '\xE0' &&
           ((p[1] == '\xA4' && p[2] != '\xBC') || (p[1] == '\xA5' && (unsigned char)p[2] < 0xA4));
}

/* Which of its leading bytes a phrase must share with the text: those of the first two letters, or
 * of one, where the word ends behind it or a nukta stands there. */
static uint64_t
telling_bytes(const char *p)
{
    if (!((unsigned char)p[0] & 0x80))
        return is_alpha(p[0]) && is_alpha(p[1]) ? UINT64_MAX << 48 : UINT64_MAX << 56;
    return is_devanagari(p) && is_devanagari(p + 3) ? UINT64_MAX << 16 : UINT64_MAX << 40;
}

size_t
words_find(struct str t, size_t at, const struct words_table *table, int *meaning)
{
    enum { LEADING = 8 };
    char first[LEADING] = {0};
    if (at >= t.n)
        return 0;
    memcpy(first, t.p + at, t.n - at < LEADING ? t.n - at : LEADING);
    uint64_t mask = telling_bytes(first), wanted = leading(first) & mask;
    size_t low = 0, high = table->n, best = 0;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (leading(table->rows[middle].phrase) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < table->n && (leading(table->rows[low].phrase) & mask) == wanted; low++) {
        size_t end = words_match(t, at, table->rows[low].phrase);
        if (end > best) {
            best = end;
            *meaning = table->rows[low].meaning;
        }
    }
    return best;
}
