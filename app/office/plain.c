#include "office/plain.h"

#include "base/utf8.h"

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

bool
plain_line(struct str s, size_t most)
{
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        i += utf8_next(s, i, &cp);
        if (cp == UTF8_BAD || cp < 0x20 || (cp >= 0x7f && cp < 0xa0))
            return false;
    }
    return plain_length(s) <= most;
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
