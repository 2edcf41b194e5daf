#include "office/plain.h"

#include "base/utf8.h"

enum { ID_MAX = 40 };

size_t
plain_length(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; n++) {
        uint32_t cp;
        i += utf8_next(s, i, &cp);
    }
    return n;
}

static bool
is_one_of(uint32_t cp, struct str set)
{
    for (size_t i = 0; i < set.n;) {
        uint32_t one;
        i += utf8_next(set, i, &one);
        if (one == cp)
            return true;
    }
    return false;
}

static size_t
width_of(uint32_t cp)
{
    enum { NARROW = 32, SPACE = 26, LOWER = 58, UPPER = 68, WIDE = 95 };
    bool over_or_under = (cp >= 0x900 && cp <= 0x902) || cp == 0x93A || cp == 0x93C ||
                         (cp >= 0x941 && cp <= 0x948) || cp == 0x94D ||
                         (cp >= 0x951 && cp <= 0x957) || cp == 0x962 || cp == 0x963;
    if (over_or_under || cp == 0x200C || cp == 0x200D)
        return 0;
    if (cp == ' ' || cp == 0xA0)
        return SPACE;
    if (is_one_of(cp, STR("ािीोौः।iljI.,'’‘:;!|()-")))
        return NARROW;
    if (is_one_of(cp, STR("औओआअऑऊऋखझणशषघMWmw@%—…")))
        return WIDE;
    if (cp >= 0x900 || (cp >= 'A' && cp <= 'Z') || cp >= 0x100)
        return UPPER;
    return LOWER;
}

size_t
plain_width(struct str s)
{
    size_t width = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        i += utf8_next(s, i, &cp);
        width += width_of(cp);
    }
    return width;
}

/* Control characters, line separators, and marks that turn the direction of writing round, with
 * which a number can be shown backwards. The joiners of Devanagari are none of these. */
static bool
is_hidden(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || (cp >= 0x2028 && cp <= 0x202e) ||
           (cp >= 0x2066 && cp <= 0x2069) || cp == 0xfeff;
}

bool
plain_line(struct str s, size_t most)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        i += utf8_next(s, i, &cp);
        if (cp == UTF8_BAD || is_hidden(cp))
            return false;
    }
    return plain_length(s) <= most;
}

bool
plain_has_shape(uint32_t cp)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x20, 0x7E},     {0xA0, 0xAC},     {0xAE, 0x17F},    {0x900, 0x97F},
        {0x200C, 0x200D}, {0x2010, 0x2015}, {0x2018, 0x201E}, {0x2020, 0x2022},
        {0x2026, 0x2026}, {0x2030, 0x2030}, {0x2032, 0x2033}, {0x2039, 0x203A},
        {0x20B9, 0x20B9}, {0x2212, 0x2212},
    };
    for (size_t i = 0; i < ARRAY_LEN(ranges); i++)
        if (cp >= ranges[i].first && cp <= ranges[i].last)
            return true;
    return false;
}

bool
plain_shown(struct str s)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        i += utf8_next(s, i, &cp);
        if (cp != '\n' && !plain_has_shape(cp))
            return false;
    }
    return true;
}

bool
plain_words(struct str s, size_t most)
{
    size_t word = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        i += utf8_next(s, i, &cp);
        word = cp == ' ' || cp == '\n' ? 0 : word + 1;
        if (word > most)
            return false;
    }
    return true;
}

struct str
plain_made(struct str s, size_t most, struct arena *a)
{
    char *out = arena_array(a, s.n + 1, 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n && most > 0; most--) {
        uint32_t cp;
        size_t length = utf8_next(s, i, &cp);
        bool shown = cp != UTF8_BAD && !is_hidden(cp);
        if (!shown)
            out[n++] = '?';
        for (size_t k = 0; shown && k < length; k++)
            out[n++] = s.p[i + k];
        i += length;
    }
    return (struct str){out, n};
}

bool
plain_lines(struct str s, size_t lines, size_t most)
{
    struct str line;
    size_t n = 0;
    if (s.n == 0)
        return true;
    while (str_cut(&s, '\n', &line)) {
        if (++n > lines || line.n == 0 || !plain_line(line, most))
            return false;
    }
    return true;
}

bool
plain_id(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (!is_digit(c) && !(c >= 'a' && c <= 'z') && (c != '-' || i == 0))
            return false;
    }
    return s.n >= 1 && s.n <= ID_MAX;
}

size_t
plain_excerpt(struct str s)
{
    size_t i = 0;
    while (i < s.n && i < 60) {
        uint32_t cp;
        i += utf8_next(s, i, &cp);
    }
    return i;
}
