#include "text/roman_rules.h"

enum { UNITS_MAX = 64, LONG_ENOUGH = 4 /* letters, for "ai" at the end to be two syllables */ };

/* A vowel's own letter, and its sign behind a consonant. */
static const struct vowel {
    const char *latin, *letter, *sign;
} vowels[] = {
    {"aa", "आ", "ा"}, {"ai", "ऐ", "ै"}, {"au", "औ", "ौ"}, {"ou", "औ", "ौ"}, {"ee", "ई", "ी"},
    {"ii", "ई", "ी"}, {"ei", "ए", "े"}, {"oo", "ऊ", "ू"},  {"uu", "ऊ", "ू"},  {"a", "अ", ""},
    {"e", "ए", "े"},   {"i", "इ", "ि"}, {"o", "ओ", "ो"},  {"u", "उ", "ु"},
};

/* Longer ones first. */
static const struct consonant {
    const char *latin, *letter;
} consonants[] = {
    {"ksh", "क्ष"}, {"chh", "छ"}, {"ch", "च"}, {"ck", "क"}, {"kh", "ख"}, {"gh", "घ"}, {"jh", "झ"},
    {"th", "थ"},   {"dh", "ध"},  {"ph", "फ"}, {"bh", "भ"}, {"sh", "श"}, {"b", "ब"},  {"c", "क"},
    {"d", "द"},    {"f", "फ़"},   {"g", "ग"},  {"h", "ह"},  {"j", "ज"},  {"k", "क"},  {"l", "ल"},
    {"m", "म"},    {"n", "न"},   {"p", "प"},  {"q", "क"},  {"r", "र"},  {"s", "स"},  {"t", "त"},
    {"v", "व"},    {"w", "व"},   {"x", "क्स"}, {"y", "य"},  {"z", "ज़"},
};

/* One of either table. */
struct unit {
    const struct vowel *vowel;
    const struct consonant *consonant;
};

struct units {
    struct unit list[UNITS_MAX];
    size_t n, letters;
    size_t long_at; /* the a that is long; n if none */
};

static bool
begins(struct str s, size_t at, const char *latin, size_t *n)
{
    *n = strlen(latin);
    for (size_t i = 0; i < *n; i++)
        if (at + i >= s.n || to_lower(s.p[at + i]) != latin[i])
            return false;
    return true;
}

/* The unit at s.p[at]; its length, 0 if there is none. */
static size_t
next_unit(struct str s, size_t at, struct unit *out)
{
    size_t n;
    *out = (struct unit){0};
    for (size_t i = 0; i < ARRAY_LEN(vowels); i++) {
        if (begins(s, at, vowels[i].latin, &n)) {
            out->vowel = &vowels[i];
            return n;
        }
    }
    for (size_t i = 0; i < ARRAY_LEN(consonants); i++) {
        if (begins(s, at, consonants[i].latin, &n)) {
            out->consonant = &consonants[i];
            return n;
        }
    }
    return 0;
}

static bool
is_one_of(char c, const char *list)
{
    return strchr(list, c) != NULL;
}

/* Whether `a` and the consonant `b` behind it are written as one: प्यार, शर्मा, दोस्त. */
static bool
joins(const struct consonant *a, const struct consonant *b, bool first, bool last)
{
    char x = a->latin[0], y = b->latin[0];
    if (x == y || y == 'y' || (x == 'c' && y == 'k'))
        return true;
    if (first)
        return y != 'h' && is_one_of(y, "rlvwmnktps") && (x == 's' || is_one_of(y, "rlvw"));
    if (x == 'r')
        return y != 'h';
    if (x == 's' && is_one_of(y, "tkpnmvw"))
        return true;
    if (y == 'r')
        return is_one_of(x, "tdkgpbs");
    return y == 't' ? is_one_of(x, "kpf") : last && is_one_of(x, "lkpmf");
}

/* न before a consonant of the same row is a dot: सुंदर, but कानपुर. */
static bool
is_dot(const struct consonant *a, const struct consonant *b)
{
    char x = a->latin[0], y = b->latin[0];
    return x == 'n' ? is_one_of(y, "tdkgjcsz") : x == 'm' && is_one_of(y, "pb");
}

static bool
add(char *out, size_t cap, size_t *n, const char *s)
{
    if (*n + strlen(s) > cap)
        return false;
    while (*s)
        out[(*n)++] = *s++;
    return true;
}

/* What the vowel at `i` is written as; at the end, short ones are meant long: mera, bijli, raju. */
static const char *
write_vowel(const struct units *u, size_t i)
{
    const struct vowel *v = u->list[i].vowel;
    bool sign = i > 0 && u->list[i - 1].consonant, last = i + 1 == u->n && i > 0;
    if (i == u->long_at || (last && strcmp(v->latin, "a") == 0))
        return sign ? "ा" : "आ";
    if (last && strcmp(v->latin, "i") == 0)
        return sign ? "ी" : "ई";
    if (last && strcmp(v->latin, "u") == 0)
        return sign ? "ू" : "ऊ";
    if (last && sign && strcmp(v->latin, "ai") == 0 && u->letters >= LONG_ENOUGH)
        return "ाई";
    return sign ? v->sign : v->letter;
}

static bool
write_consonant(const struct units *u, size_t i, char *out, size_t cap, size_t *len)
{
    const struct consonant *c = u->list[i].consonant;
    const struct consonant *next = i + 1 < u->n ? u->list[i + 1].consonant : NULL;
    bool after_vowel = i > 0 && u->list[i - 1].vowel;
    if (next && after_vowel && is_dot(c, next))
        return add(out, cap, len, "ं");
    return add(out, cap, len, c->letter) &&
           (!next || !joins(c, next, i == 0, i + 2 == u->n) || add(out, cap, len, "्"));
}

/* Behind the first consonant, with one consonant after it: prakash, sharmaji, kumar. */
static size_t
find_long(const struct units *u)
{
    for (size_t i = u->n; i-- > 1;)
        if (u->list[i].vowel && strcmp(u->list[i].vowel->latin, "a") == 0 && i + 1 < u->n &&
            u->list[i + 1].consonant && (i + 2 == u->n || u->list[i + 2].vowel))
            return i;
    return u->n;
}

static bool
split(struct str word, struct units *u)
{
    *u = (struct units){.letters = word.n};
    for (size_t at = 0, step; at < word.n; at += step)
        if (u->n == UNITS_MAX || (step = next_unit(word, at, &u->list[u->n++])) == 0)
            return false;
    u->long_at = u->n;
    return true;
}

size_t
roman_by_rules(struct str word, bool long_a, char *out, size_t cap)
{
    struct units u;
    size_t len = 0;
    if (!split(word, &u))
        return 0;
    if (long_a)
        u.long_at = find_long(&u);
    for (size_t i = 0; i < u.n; i++)
        if (u.list[i].vowel ? !add(out, cap, &len, write_vowel(&u, i))
                            : !write_consonant(&u, i, out, cap, &len))
            return 0;
    return len;
}
