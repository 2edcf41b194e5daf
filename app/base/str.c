#include "base/str.h"

bool
str_eq_nocase(struct str a, struct str b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (to_lower(a.p[i]) != to_lower(b.p[i]))
            return false;
    return true;
}

int
str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

size_t
str_find(struct str s, struct str needle, size_t from)
{
    if (needle.n > s.n || from > s.n - needle.n)
        return s.n;
    if (needle.n == 0)
        return from;
    /* Found by its last byte: Devanagari letters all begin alike and differ in their last. */
    size_t before = needle.n - 1;
    for (size_t last = s.n - needle.n; from <= last; from++) {
        const char *at = memchr(s.p + from + before, needle.p[before], last - from + 1);
        if (!at)
            return s.n;
        from = (size_t)(at - s.p) - before;
        if (memcmp(s.p + from, needle.p, before) == 0)
            return from;
    }
    return s.n;
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str
str_trim(struct str s)
{
    while (s.n && is_space(s.p[0]))
        s = str_sub(s, 1, s.n);
    while (s.n && is_space(s.p[s.n - 1]))
        s.n--;
    return s;
}

bool
str_cut(struct str *rest, char sep, struct str *part)
{
    if (!rest->p)
        return false;
    const char *at = rest->n ? memchr(rest->p, sep, rest->n) : NULL;
    if (!at) {
        *part = *rest;
        *rest = (struct str){NULL, 0};
        return true;
    }
    size_t n = (size_t)(at - rest->p);
    *part = str_sub(*rest, 0, n);
    *rest = str_sub(*rest, n + 1, rest->n);
    return true;
}

bool
str_copy(char *out, size_t cap, struct str s)
{
    size_t n = s.n < cap ? s.n : cap - 1;
    if (n < s.n)
        while (n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
            n--;
    if (n)
        memcpy(out, s.p, n);
    out[n] = '\0';
    return n == s.n;
}

bool
str_to_uint(struct str s, unsigned long max, unsigned long *out)
{
    unsigned long value = 0;
    if (s.n == 0)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (!is_digit(s.p[i]))
            return false;
        unsigned long digit = (unsigned long)(s.p[i] - '0');
        if (digit > max || value > (max - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *out = value;
    return true;
}

bool
str_among(struct str s, const char *const *words, size_t n, size_t *at)
{
    for (size_t i = 0; i < n; i++) {
        bool may = s.n ? words[i][0] == s.p[0] : !words[i][0]; /* mostly not: a quick no */
        if (may && str_eq(s, str_of(words[i]))) {
            *at = i;
            return true;
        }
    }
    return false;
}
