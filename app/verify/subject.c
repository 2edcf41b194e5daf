#include "verify/subject.h"

#include "verify/words.h"

/* Which bytes stand side by side in a text, by a hash of the two: a quick no, for most names are
 * not in a message. */
enum { PAIRS = 1024 };
struct pairs {
    uint64_t bits[PAIRS / 64];
};

static unsigned
pair_hash(struct str s, size_t at)
{
    return ((unsigned char)s.p[at] * 31u + (unsigned char)s.p[at + 1]) % PAIRS;
}

static void
pairs_of(struct str text, struct pairs *out)
{
    *out = (struct pairs){{0}};
    for (size_t i = 0; i + 1 < text.n; i++) {
        unsigned h = pair_hash(text, i);
        out->bits[h / 64] |= (uint64_t)1 << (h % 64);
    }
}

static bool
may_hold(const struct pairs *p, struct str name)
{
    for (size_t i = 0; i + 1 < name.n; i++) {
        unsigned h = pair_hash(name, i);
        if (!(p->bits[h / 64] >> (h % 64) & 1))
            return false;
    }
    return true;
}

static bool
is_word(struct str text, size_t at, size_t end)
{
    return word_class_before(text, at) != word_class_at(text, at) &&
           (end == text.n || word_class_before(text, end) != word_class_at(text, end));
}

static bool
find_word(struct str text, struct str name, size_t *at, size_t *end)
{
    for (size_t from = 0; name.n && (from = str_find(text, name, from)) < text.n; from++)
        if (is_word(text, from, from + name.n)) {
            *at = from;
            *end = from + name.n;
            return true;
        }
    return false;
}

static bool
find_named(struct str list, struct str text, const struct pairs *p, size_t *at, size_t *end)
{
    struct str name;
    while (str_cut(&list, ';', &name)) {
        name = str_trim(name);
        if (may_hold(p, name) && find_word(text, name, at, end))
            return true;
    }
    return false;
}

bool
subject_named(struct str list, struct str text, size_t *at, size_t *end)
{
    struct pairs p;
    pairs_of(text, &p);
    return find_named(list, text, &p, at, end);
}

static size_t
add(struct str *out, size_t n, struct str id)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(out[i], id))
            return n;
    out[n] = id;
    return n + 1;
}

size_t
subjects_find(const struct knowledge *k, struct str text, struct str out[static SUBJECTS_MAX])
{
    size_t n = 0, at, end;
    struct pairs p;
    pairs_of(text, &p);
    for (size_t i = 0; i < k->n_rules && n < SUBJECTS_MAX; i++)
        if (str_eq(k->rules[i].name, STR("names")) &&
            find_named(k->rules[i].value, text, &p, &at, &end))
            n = add(out, n, k->rules[i].discom);
    for (size_t i = 0; i < k->n_brands && n < SUBJECTS_MAX; i++)
        if (!k->brands[i].is_domain && may_hold(&p, k->brands[i].name) &&
            find_word(text, k->brands[i].name, &at, &end))
            n = add(out, n, k->brands[i].owner);
    return n;
}

bool
subject_is_brand(const struct knowledge *k, struct str word)
{
    for (size_t i = 0; i < k->n_brands; i++)
        if (!k->brands[i].is_domain && str_eq(k->brands[i].name, word))
            return true;
    return false;
}
