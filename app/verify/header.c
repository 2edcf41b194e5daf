#include "verify/header.h"

#include "verify/words.h"

enum { HEADER_MIN = 3, HEADER_MAX = 11, HEADER_USUAL = 6 };

static char
to_upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

static size_t
alnum_end(struct str t, size_t at)
{
    while (at < t.n && is_alnum(t.p[at]))
        at++;
    return at;
}

struct parts {
    size_t name, name_end, end;
    bool prefixed, suffixed;
};

/* [XY-]HEADER[-PSTG] from `at`; anything may follow but letters, digits and dashes. */
static bool
read_parts(struct str t, size_t at, struct parts *p)
{
    size_t end = alnum_end(t, at);
    *p = (struct parts){.name = at, .name_end = end, .end = end};
    if (end - at == 2 && is_alpha(t.p[at]) && is_alpha(t.p[at + 1]) && end < t.n &&
        t.p[end] == '-') {
        p->prefixed = true;
        p->name = end + 1;
        p->name_end = p->end = alnum_end(t, end + 1);
    }
    size_t n = p->name_end - p->name;
    if (n < HEADER_MIN || n > HEADER_MAX)
        return false;
    size_t dash = p->name_end;
    if (dash + 1 < t.n && t.p[dash] == '-' && strchr("psgtPSGT", t.p[dash + 1]) &&
        alnum_end(t, dash + 1) == dash + 2) {
        p->suffixed = true;
        p->end = dash + 2;
    }
    return p->end >= t.n || (t.p[p->end] != '-' && t.p[p->end] != '@' &&
                             word_class_at(t, p->end) != WORD_LATIN);
}

static struct str
upper_key(struct str name, struct arena *a)
{
    char *key = arena_alloc(a, name.n + 1);
    for (size_t i = 0; i < name.n; i++)
        key[i] = to_upper(name.p[i]);
    return (struct str){key, name.n};
}

static bool
is_upper_in(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= 'a' && s.p[i] <= 'z')
            return false;
    return true;
}

/* "RE-OPENED", "CO-WORKER": English that looks like an operator's prefix. */
static bool
is_english_prefix(struct str t, size_t at)
{
    static const char *const words[] = {"re", "co", "up", "in", "to", "on", "by", "no", "so",
                                        "be", "de", "un", "ex", "my", "we", "or", "mr", "rs"};
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (str_starts(str_sub(t, at, t.n), words[i]))
            return true;
    return false;
}

bool
header_at(const struct folded *in, size_t at, struct arena *a, struct found *out)
{
    static const char *const introductions[] = {"sender", "header", "sender id", "senderid"};
    struct str t = in->text;
    struct parts p;
    if (!is_alnum(t.p[at]) || !read_parts(t, at, &p))
        return false;
    size_t from, to, word, word_stop;
    fold_span(in, at, p.end, &from, &to);
    if (!is_upper_in(str_sub(in->original, from, to)))
        return false;
    size_t n = p.name_end - p.name;
    if (p.prefixed) {
        bool usual = p.suffixed || n == HEADER_USUAL;
        if (!usual || (!p.suffixed && is_english_prefix(t, at)))
            return false;
    } else {
        bool introduced = word_before(t, at, &word, &word_stop) &&
                          words_match_any(t, word, introductions, ARRAY_LEN(introductions), NULL);
        if (!introduced || n != HEADER_USUAL || !is_alpha(t.p[at]))
            return false;
    }
    *out = found_new(ENTITY_HEADER, at, p.end);
    out->key = upper_key(str_sub(t, p.name, p.name_end), a);
    return true;
}

bool
header_of(struct str s, struct arena *a, struct str *key)
{
    struct parts p;
    s = str_trim(s);
    if (s.n == 0 || !read_parts(s, 0, &p) || p.end != s.n)
        return false;
    struct str name = str_sub(s, p.name, p.name_end);
    bool letters = false;
    for (size_t i = 0; i < name.n; i++)
        letters |= is_alpha(name.p[i]);
    if (!letters && !p.prefixed)
        return false;
    *key = upper_key(name, a);
    return true;
}
