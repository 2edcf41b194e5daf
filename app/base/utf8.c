#include "base/utf8.h"

struct form {
    unsigned char first, last;   /* lead byte */
    unsigned char second_from;   /* allowed range of the second byte */
    unsigned char second_to;
    unsigned char len;
};

/* Unicode 15, table 3-7. */
static const struct form forms[] = {
    {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
    {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
    {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

size_t
utf8_next(struct str s, size_t at, uint32_t *cp)
{
    const unsigned char *p = (const unsigned char *)s.p + at;
    size_t left = s.n - at;

    *cp = UTF8_BAD;
    if (p[0] < 0x80) {
        *cp = p[0];
        return 1;
    }
    for (size_t f = 0; f < ARRAY_LEN(forms); f++) {
        if (p[0] < forms[f].first || p[0] > forms[f].last)
            continue;
        if (left < 2 || p[1] < forms[f].second_from || p[1] > forms[f].second_to)
            return 1;
        uint32_t value = p[0] & (0x7Fu >> forms[f].len);
        value = value << 6 | (p[1] & 0x3Fu);
        for (size_t i = 2; i < forms[f].len; i++) {
            if (i >= left || (p[i] & 0xC0) != 0x80)
                return i;
            value = value << 6 | (p[i] & 0x3Fu);
        }
        *cp = value;
        return forms[f].len;
    }
    return 1;
}

size_t
utf8_put(uint32_t cp, char out[static 4])
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

size_t
utf8_check(struct str s)
{
    size_t i = 0;
    while (i < s.n) {
        uint32_t cp;
        size_t n = utf8_next(s, i, &cp);
        if (cp == UTF8_BAD)
            return i;
        i += n;
    }
    return s.n;
}
