#include "verify/template.h"

#include "base/utf8.h"
#include "text/phonetic.h"
#include "verify/spelling.h"

enum {
    MESSAGE_WORDS_MAX = 256,
    FIXED_WORDS_A_SLIP = 5, /* one slip is forgiven for so many fixed words */
    SLIP = 2,               /* in spelling distance: a wrong letter */
    MISSING = 3,            /* a word left out or too much */
    FAR = 1000,
    HASH_BITS = 512
};

/* A word's key; a variable has none. What stands for a number, link or ID is no fixed word either:
 * it may be swapped, and is judged by itself. */
struct word {
    struct str key;
    uint32_t hash; /* of the key */
    bool is_var, is_entity;
};

struct words {
    struct word *list;
    size_t n, cap;
    uint64_t hashes[HASH_BITS / 64]; /* a bit for each fixed word */
};

struct template_words {
    const struct sms_template *of;
    struct words words;
    size_t fixed, slips; /* fixed words; how much they may be off in all, in spelling distance */
};

static bool
is_letter(uint32_t cp)
{
    if (cp < 0x80)
        return is_alnum((char)cp);
    return cp != UTF8_BAD && cp != 0x964 && cp != 0x965 && cp != 0x970 && cp < 0x2000;
}

static void
push(struct words *w, struct word word, struct arena *a)
{
    w->list = arena_grow(a, w->list, w->n, &w->cap, sizeof *w->list);
    w->list[w->n++] = word;
}

static uint32_t
hash_of(struct str key)
{
    uint32_t h = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < key.n; i++)
        h = (h ^ (unsigned char)key.p[i]) * 16777619u;
    return (h ^ h >> 16) % HASH_BITS;
}

static void
add_word(struct words *w, struct str word, struct arena *a)
{
    char key[WORD_KEY_MAX];
    size_t n = spelling_key(word, key);
    if (n == 0)
        n = sound_key(word, true, key);
    struct str k = {key, n};
    if (n == 0)
        return;
    uint32_t hash = hash_of(k);
    w->hashes[hash / 64] |= (uint64_t)1 << (hash % 64);
    push(w, (struct word){.key = arena_str(a, k), .hash = hash}, a);
}

/* The words of folded[from, to). */
static void
add_words(struct words *w, struct str text, size_t from, size_t to, struct arena *a)
{
    size_t start = to;
    for (size_t at = from; at <= to && w->n < MESSAGE_WORDS_MAX;) {
        uint32_t cp = at < to ? (unsigned char)text.p[at] : 0;
        size_t n = cp < 0x80 ? 1 : utf8_next(text, at, &cp);
        bool letter = at < to && is_letter(cp);
        if (letter && start == to)
            start = at;
        if (!letter && start < to) {
            add_word(w, str_sub(text, start, at), a);
            start = to;
        }
        at += n;
    }
}

static bool
is_swappable(enum entity_kind kind)
{
    return kind == ENTITY_PHONE || kind == ENTITY_LINK || kind == ENTITY_VPA ||
           kind == ENTITY_EMAIL;
}

static size_t
folded_at(const struct folded *in, size_t at, size_t original)
{
    while (at < in->text.n && in->from[at] < original)
        at++;
    return at;
}

/* Where a link begins that was read together with the words before it ("see kesco.co.in"). */
static size_t
without_words(struct str text, size_t from, size_t to)
{
    size_t dot = to, start = from;
    for (size_t i = to; i > from; i--) {
        if (text.p[i - 1] == '.')
            dot = i - 1;
        if (text.p[i - 1] == ' ' && dot < to) {
            start = i;
            break;
        }
    }
    return start;
}

/* Words of folded text between and around its entities. */
static void
split(const struct folded *in, const struct entities *e, size_t from, size_t to, struct arena *a,
      struct words *out)
{
    size_t at = from;
    for (size_t i = 0; i < e->n; i++) {
        const struct entity *ent = &e->list[i];
        if (!is_swappable(ent->kind) || ent->traits & TRAIT_SENDER || ent->span.at >= ent->span.end)
            continue;
        size_t first = folded_at(in, at, ent->span.at), last = folded_at(in, first, ent->span.end);
        first = without_words(in->text, first, last);
        if (first < at || last > to || first == last)
            continue;
        add_words(out, in->text, at, first, a);
        if (!(ent->traits & TRAIT_INSIDE))
            push(out, (struct word){.is_entity = true}, a);
        at = last;
    }
    add_words(out, in->text, at, to, a);
}

/* A registered text is read like a message, part by part between its variables. */
static void
split_template(const struct sms_template *t, const struct knowledge *k, struct arena *a,
               struct words *out)
{
    struct str rest = t->text;
    while (rest.n) {
        size_t var = str_find(rest, STR("{#var#}"), 0);
        struct folded folded;
        struct entities entities = {.list = NULL};
        fold(str_sub(rest, 0, var), a, &folded);
        entities_find(&folded, k, a, &entities);
        split(&folded, &entities, 0, folded.text.n, a, out);
        if (var == rest.n)
            return;
        push(out, (struct word){.is_var = true}, a);
        rest = str_sub(rest, var + sizeof "{#var#}" - 1, rest.n);
    }
}

void
templates_compile(const struct knowledge *k, struct arena *a, struct templates *out)
{
    *out = (struct templates){.list = ARENA_ARRAY(a, struct template_words, k->n_templates + 1)};
    for (size_t i = 0; i < k->n_templates; i++) {
        struct template_words t = {.of = &k->templates[i]};
        split_template(t.of, k, a, &t.words);
        for (size_t w = 0; w < t.words.n; w++)
            t.fixed += !t.words.list[w].is_var && !t.words.list[w].is_entity;
        t.slips = t.fixed / FIXED_WORDS_A_SLIP * SLIP;
        if (t.fixed >= TEMPLATE_FIXED_MIN)
            out->list[out->n++] = t;
    }
}

/* How far a message's word is from a fixed one; FAR when it is another word. */
static unsigned
word_distance(const struct word *fixed, const struct word *m)
{
    if (m->is_entity || str_eq(fixed->key, m->key))
        return m->is_entity ? FAR : 0;
    if (fixed->key.n < 4 || fixed->key.p[0] != m->key.p[0])
        return FAR;
    unsigned limit = fixed->key.n < 8 ? 2 : 4;
    unsigned d = spelling_distance(fixed->key, m->key, limit);
    return d <= limit ? d : FAR;
}

static bool
is_number(const struct word *w)
{
    return w->key.n > 0 && is_digit(w->key.p[0]);
}

static void
lower(unsigned *cost, unsigned to)
{
    if (to < *cost)
        *cost = to;
}

/* cost[i]: how far the template's words so far are from the message's first i words. One pass a
 * word, so that nothing a person types makes it slow. A fixed word may be left out, a word of the
 * message be too much, unless it is to be exact. */
static void
step(const struct word *t, const struct words *m, bool exact, const unsigned *cost, unsigned *next)
{

    for (size_t i = 0; i <= m->n; i++) {
        if (t->is_var) {
            for (size_t j = 1, letters = 0; j <= TEMPLATE_VAR_WORDS && i + j <= m->n; j++) {
                letters += !is_number(&m->list[i + j - 1]);
                if (exact && letters > TEMPLATE_VAR_EXACT)
                    break;
                lower(&next[i + j], cost[i]);
            }
            continue;
        }
        if (!t->is_entity)
            lower(&next[i], cost[i] + MISSING);
        if (i == m->n)
            continue;
        unsigned d =
            t->is_entity ? (m->list[i].is_entity ? 0 : FAR) : word_distance(t, &m->list[i]);
        lower(&next[i + 1], cost[i] + d);
    }
    for (size_t i = 0; i < m->n && !exact; i++)
        lower(&next[i + 1], next[i] + MISSING);
}

/* A quick no: every fixed word that the message lacks costs at least 1. */
static bool
may_be_whole(const struct template_words *t, const struct words *m)
{
    size_t missing = 0;
    for (size_t i = 0; i < t->words.n; i++) {
        const struct word *w = &t->words.list[i];
        missing += !w->is_var && !w->is_entity && !(m->hashes[w->hash / 64] >> (w->hash % 64) & 1);
    }
    return missing <= t->slips;
}

static bool
is_whole(const struct template_words *t, const struct words *m, bool exact, struct arena *a)
{
    unsigned *cost = ARENA_ARRAY(a, unsigned, m->n + 1), *next = ARENA_ARRAY(a, unsigned, m->n + 1);
    for (size_t i = 1; i <= m->n; i++)
        cost[i] = FAR;
    for (size_t k = 0; k < t->words.n; k++) {
        unsigned best = FAR;
        for (size_t i = 0; i <= m->n; i++)
            next[i] = FAR;
        step(&t->words.list[k], m, exact, cost, next);
        for (size_t i = 0; i <= m->n; i++)
            lower(&best, next[i]);
        if (best > t->slips)
            return false;
        unsigned *swap = cost;
        cost = next;
        next = swap;
    }
    return cost[m->n] <= t->slips;
}

const struct sms_template *
templates_match(const struct templates *t, const struct folded *in, const struct entities *e,
                struct arena *a, bool *exact)
{
    struct words m = {.n = 0};
    *exact = false;
    if (t->n == 0)
        return NULL;
    split(in, e, 0, in->text.n, a, &m);
    if (m.n < TEMPLATE_FIXED_MIN || m.n >= MESSAGE_WORDS_MAX)
        return NULL;
    for (size_t i = 0; i < t->n; i++)
        if (may_be_whole(&t->list[i], &m) && is_whole(&t->list[i], &m, false, a)) {
            *exact = is_whole(&t->list[i], &m, true, a);
            return t->list[i].of;
        }
    return NULL;
}
