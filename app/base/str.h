/* base/str.h - a borrowed slice of bytes, the way text travels through the house.
 *
 * Pure. Never NUL-terminated, never freed by the callee, may hold any byte. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

struct str {
    const char *p;
    size_t n;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

static inline bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ASCII letters only; folded text has no others that matter here. */
static inline bool
is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool
is_alnum(char c)
{
    return is_digit(c) || is_alpha(c);
}

static inline char
to_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* NULL gives the empty slice. */
static inline struct str
str_of(const char *z)
{
    return (struct str){z ? z : "", z ? strlen(z) : 0};
}

/* [from, to) of s, clipped to s. */
static inline struct str
str_sub(struct str s, size_t from, size_t to)
{
    if (to > s.n)
        to = s.n;
    if (from > to)
        from = to;
    return (struct str){s.p + from, to - from};
}

static inline bool
str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* If s begins with `prefix`, drops it and returns true; else leaves s alone. */
static inline bool
str_skip(struct str *s, const char *prefix)
{
    size_t n = strlen(prefix);
    if (s->n < n || memcmp(s->p, prefix, n) != 0)
        return false;
    s->p += n;
    s->n -= n;
    return true;
}

static inline bool
str_starts(struct str s, const char *prefix)
{
    return str_skip(&s, prefix);
}

static inline bool
str_ends(struct str s, const char *suffix)
{
    size_t n = strlen(suffix);
    return s.n >= n && memcmp(s.p + s.n - n, suffix, n) == 0;
}

/* Case ignored for ASCII letters only. */
bool str_eq_nocase(struct str a, struct str b);

/* Byte order, shorter first on a common prefix; <0, 0, >0. */
int str_cmp(struct str a, struct str b);

/* Offset of the first `needle` in s at or after `from`, or s.n if there is none. */
size_t str_find(struct str s, struct str needle, size_t from);

/* Without ASCII white space at both ends. */
struct str str_trim(struct str s);

/* Takes the part of *rest before `sep` (all of it if there is none) and leaves what follows.
 * False when *rest is spent: *rest.p is then NULL. "a;;b" gives "a", "", "b". */
bool str_cut(struct str *rest, char sep, struct str *part);

/* Writes s, cut if it must be, and a NUL to out[cap]. Returns false if it was cut.
 * A cut never leaves half a UTF-8 character. */
bool str_copy(char *out, size_t cap, struct str s);

/* Decimal digits only, no sign; false when empty, foreign bytes, or above max. */
bool str_to_uint(struct str s, unsigned long max, unsigned long *out);


/* Whether s is one of the n words, and which. */
bool str_among(struct str s, const char *const *words, size_t n, size_t *at);

#endif
