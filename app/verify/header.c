#include "verify/header.h"

#include "verify/words.h"

enum { HEADER_WRITTEN_MAX = 32, HEADER_MIN = 3, HEADER_MAX = 11, HEADER_USUAL = 6 };

static char
to_upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

static size_t
alnum_end(struct str t, size_t at)
{
    size_t end = at;
    while (end < t.n && is_alnum(t.p[end]) && end - at <= HEADER_MAX)
        end++;
    return end;
}

struct parts {
    size_t name, name_end, end;
    bool prefixed, suffixed;
};

static bool
is_prefix(struct str t, size_t at, size_t end, char mark)
{
    return end - at == 2 && is_alpha(t.p[at]) && is_alpha(t.p[at + 1]) && end < t.n &&
           t.p[end] == mark;
}

/* [XY-]HEADER[-PSTG] from `at`, with `mark` for the first dash; anything may follow but letters,
 * digits and dashes. */
static bool
read_parts(struct str t, size_t at, char mark, struct parts *p)
{
    size_t end = alnum_end(t, at);
    *p = (struct parts){.name = at, .name_end = end, .end = end};
    if (is_prefix(t, at, end, mark)) {
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
    return p->end >= t.n ||
           (t.p[p->end] != '-' && t.p[p->end] != '@' && word_class_at(t, p->end) != WORD_LATIN);
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
    if (!is_alnum(t.p[at]) || !read_parts(t, at, '-', &p))
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
    out->key = upper_key(fold_typed(in, p.name, p.name_end, a), a);
    return true;
}

/* A header written with other marks than hyphens: "VM - UPPCLT - S", "VM_UPPCLT", "VM.UPPCLT/S".
 * Each run of marks and spaces becomes one hyphen. */
static struct str
with_hyphens(struct str s, char out[static HEADER_WRITTEN_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool mark = strchr(" -_./:", s.p[i]) != NULL;
        if (n + 1 >= HEADER_WRITTEN_MAX)
            return (struct str){out, 0};
        if (!mark)
            out[n++] = s.p[i];
        else if (n == 0 || out[n - 1] != '-')
            out[n++] = '-';
    }
    return (struct str){out, n};
}

/* All of s. */
static bool
whole_parts(struct str s, struct parts *p)
{
    return s.n > 0 && read_parts(s, 0, '-', p) && p->end == s.n;
}

bool
header_of(struct str s, struct arena *a, struct str *key)
{
    struct parts p;
    char written[HEADER_WRITTEN_MAX];
    s = with_hyphens(str_trim(s), written);
    if (!whole_parts(s, &p))
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

/* ---- what the letters mean ---- */

struct letter {
    char letter;
    struct header_name name;
};

static const struct letter operators[] = {
    {'A', {"एयरटेल", "Airtel"}},
    {'B', {"बीएसएनएल", "BSNL"}},
    {'J', {"जियो", "Jio"}},
    {'V', {"वोडाफ़ोन आइडिया", "Vodafone Idea"}},
};

static const struct letter circles[] = {
    {'A', {"आंध्र प्रदेश", "Andhra Pradesh"}},
    {'B', {"बिहार", "Bihar"}},
    {'C', {"चेन्नई", "Chennai"}},
    {'D', {"दिल्ली", "Delhi"}},
    {'E', {"उत्तर प्रदेश (पूर्व)", "UP (East)"}},
    {'G', {"गुजरात", "Gujarat"}},
    {'H', {"हरियाणा", "Haryana"}},
    {'I', {"हिमाचल प्रदेश", "Himachal Pradesh"}},
    {'J', {"जम्मू-कश्मीर", "Jammu and Kashmir"}},
    {'K', {"कोलकाता", "Kolkata"}},
    {'L', {"केरल", "Kerala"}},
    {'M', {"मुंबई", "Mumbai"}},
    {'N', {"पूर्वोत्तर", "North East"}},
    {'O', {"ओडिशा", "Odisha"}},
    {'P', {"पंजाब", "Punjab"}},
    {'R', {"राजस्थान", "Rajasthan"}},
    {'S', {"असम", "Assam"}},
    {'T', {"तमिलनाडु", "Tamil Nadu"}},
    {'V', {"पश्चिम बंगाल", "West Bengal"}},
    {'W', {"उत्तर प्रदेश (पश्चिम)", "UP (West)"}},
    {'X', {"कर्नाटक", "Karnataka"}},
    {'Y', {"मध्य प्रदेश", "Madhya Pradesh"}},
    {'Z', {"महाराष्ट्र", "Maharashtra"}},
};

static const struct letter kinds[] = {
    {'G', {"सरकारी", "government"}},
    {'P', {"विज्ञापन", "promotional"}},
    {'S', {"सेवा", "service"}},
    {'T', {"लेन-देन", "transactional"}},
};

static struct header_name
name_of(const struct letter *list, size_t n, char c)
{
    for (size_t i = 0; i < n; i++)
        if (list[i].letter == to_upper(c))
            return list[i].name;
    return (struct header_name){0};
}

bool
header_explain(struct str s, struct header_form *out)
{
    struct parts p;
    char written[HEADER_WRITTEN_MAX];
    *out = (struct header_form){0};
    struct str given = str_trim(s);
    s = with_hyphens(given, written);
    if (!whole_parts(s, &p))
        return false;
    size_t at = str_find(given, str_sub(s, p.name, p.name_end), 0);
    out->name = str_sub(given, at, at + p.name_end - p.name);
    if (p.prefixed) {
        out->operator= name_of(operators, ARRAY_LEN(operators), s.p[0]);
        out->circle = name_of(circles, ARRAY_LEN(circles), s.p[1]);
    }
    if (p.suffixed)
        out->kind = name_of(kinds, ARRAY_LEN(kinds), s.p[p.end - 1]);
    return true;
}
