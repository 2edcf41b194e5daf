#include "verify/tokens.h"

#include "base/utf8.h"
#include "verify/split.h"

enum { HIDDEN_MIN = 4, GLUED_MIN = 9, GLUED_MIN_BYTES = 21 };

struct scan {
    const struct folded *in;
    const struct entities *entities;
    const struct phrases *phrases;
    struct arena *arena;
    struct tokens *out;
    size_t cap;
    size_t entity;         /* the next entity */
    enum boundary pending; /* seen since the last token */
};

/* Letters, signs and digits of any script; not punctuation, symbols, emoji. */
static bool
is_word_char(uint32_t cp)
{
    if (cp < 0x80)
        return is_alnum((char)cp);
    if (cp == 0x964 || cp == 0x965 || cp == 0x970) /* danda, double danda, abbreviation sign */
        return false;
    return cp != UTF8_BAD && cp != 0xFFFD && cp >= 0xAA && !(cp >= 0x2000 && cp < 0x2C00) &&
           !(cp >= 0x3000 && cp < 0x3040) && !(cp >= 0xFE00 && cp < 0xFE20) && cp < 0x1F000;
}

static struct token *
add(struct scan *s, size_t from, size_t to, unsigned kinds)
{
    struct tokens *t = s->out;
    t->list = arena_grow(s->arena, t->list, t->n, &s->cap, sizeof *t->list);
    struct token *k = &t->list[t->n++];
    *k = (struct token){.from = from,
                        .to = to,
                        .kinds = kinds,
                        .before = s->pending,
                        .symbols = ARENA_ARRAY(s->arena, uint64_t, phrases_set_size(s->phrases))};
    s->pending = BOUNDARY_NONE;
    return k;
}

/* 98xxxxxxxx, xxxxxxxxxx: someone hid a number. */
static bool
is_hidden_number(struct str w)
{
    size_t xs = 0;
    for (size_t i = 0; i < w.n; i++) {
        if (w.p[i] != 'x' && !is_digit(w.p[i]))
            return false;
        xs += w.p[i] == 'x';
    }
    return xs >= HIDDEN_MIN && w.n >= HIDDEN_MIN + 1;
}

static bool
is_digits(struct str w)
{
    for (size_t i = 0; i < w.n; i++)
        if (!is_digit(w.p[i]))
            return false;
    return w.n > 0;
}

/* Words that begin a new clause: what was denied before them is not denied after them. */
static bool
begins_clause(struct str w)
{
    static const char *const words[] = {
        "please", "plz",  "pls",   "kindly",  "kripya", "otherwise", "else",
        "but",    "so",   "then",  "because", "varna",  "warna",     "anyatha",
        "lekin",  "कृपया", "अन्यथा", "वरना",    "लेकिन",   "तो",        "क्योंकि"};
    size_t at;
    return str_among(w, words, ARRAY_LEN(words), &at);
}

/* A word as it stands; `last`: nothing follows it, so that it may be cut short. */
static void
add_plain_word(struct scan *s, size_t from, size_t to, bool last)
{
    struct str w = str_sub(s->in->text, from, to);
    if (s->pending < BOUNDARY_CLAUSE && begins_clause(w))
        s->pending = BOUNDARY_CLAUSE;
    else if (s->pending == BOUNDARY_NONE && (str_eq(w, STR("and")) || str_eq(w, STR("और"))))
        s->pending = BOUNDARY_COMMA;
    unsigned kinds = 0;
    if (is_hidden_number(w))
        kinds = 1u << ENTITY_PHONE;
    else if (is_digits(w))
        kinds = 1u << KIND_NUMBER;
    struct token *k = add(s, from, to, kinds);
    if (!kinds)
        k->known = phrases_add_word(s->phrases, w, last, k->symbols);
}

/* Long words that mean nothing as they stand may be several without the spaces. */
static bool
may_be_glued(const struct scan *s, struct str w)
{
    bool ascii = (unsigned char)w.p[0] < 0x80;
    return w.n >= (ascii ? GLUED_MIN : GLUED_MIN_BYTES) && !is_digits(w) && !is_hidden_number(w) &&
           !phrases_know(s->phrases, w);
}

static void
add_word(struct scan *s, size_t from, size_t to)
{
    struct str w = str_sub(s->in->text, from, to);
    size_t ends[SPLIT_PARTS], at = 0;
    bool last = to == s->in->text.n;
    size_t n = may_be_glued(s, w) ? split_word(s->phrases, w, ends) : 0;
    for (size_t i = 0; i < n && s->out->n < TOKENS_MAX; i++) {
        add_plain_word(s, from + at, from + ends[i], last && i + 1 == n);
        at = ends[i];
    }
    if (n == 0)
        add_plain_word(s, from, to, last);
    s->out->n_words += n ? n : 1;
}

/* The end of the word at `at`, which begins one. An apostrophe between letters belongs to it. */
static size_t
word_end(struct str text, size_t at)
{
    while (at < text.n) {
        uint32_t cp;
        if (is_alnum(text.p[at])) {
            at++;
            continue;
        }
        size_t n = utf8_next(text, at, &cp);
        bool inside = at + n < text.n && cp == '\'' && is_alpha(text.p[at + n]);
        if (!inside && !is_word_char(cp))
            break;
        at += n;
    }
    return at;
}

/* A full stop ends a sentence when no letter follows it at once; in "bill.pay" it is a space. */
static enum boundary
boundary_of(uint32_t cp, struct str rest)
{
    switch (cp) {
    case '\n':
    case '!':
    case '?':
    case 0x964:
    case 0x965:
        return BOUNDARY_SENTENCE;
    case '.':
        return rest.n == 0 || !is_alnum(rest.p[0]) ? BOUNDARY_SENTENCE : BOUNDARY_COMMA;
    case ',':
    case ';':
    case ':':
    case '(':
    case ')':
        return BOUNDARY_COMMA;
    default:
        return BOUNDARY_NONE;
    }
}

/* Words between `from` and `to`, which may be cut by the edges. */
static void
add_words(struct scan *s, size_t from, size_t to)
{
    struct str text = str_sub(s->in->text, 0, to);
    for (size_t at = from; at < to;) {
        if (s->out->n >= TOKENS_MAX) {
            s->out->cut = true;
            return;
        }
        uint32_t cp = (unsigned char)text.p[at];
        size_t n = cp < 0x80 ? 1 : utf8_next(text, at, &cp);
        if (is_word_char(cp)) {
            size_t end = word_end(text, at);
            add_word(s, at, end);
            at = end;
            continue;
        }
        enum boundary b = boundary_of(cp, str_sub(s->in->text, at + n, s->in->text.n));
        if (b > s->pending)
            s->pending = b;
        at += n;
    }
}

static bool
is_wordy(enum entity_kind kind)
{
    return kind == ENTITY_TIME || kind == ENTITY_APP || kind == ENTITY_HEADER;
}

static void
add_entity(struct scan *s, const struct entity *e, size_t from, size_t to)
{
    size_t first = s->out->n, words = s->out->n_words;
    if (is_wordy(e->kind))
        add_words(s, from, to);
    if (s->out->n == first && s->out->n < TOKENS_MAX)
        add(s, from, to, 0);
    if (s->out->n == first)
        return;
    s->out->list[first].kinds |= 1u << e->kind;
    s->out->list[first].entity_end = s->out->n;
    s->out->n_words = words + 1;
}

/* The folded offset at or after `at` whose original is at or behind `original`. */
static size_t
folded_at(const struct folded *in, size_t at, size_t original)
{
    while (at < in->text.n && in->from[at] < original)
        at++;
    return at;
}

void
tokens_find(const struct folded *in, const struct entities *e, const struct phrases *p,
            struct arena *a, struct tokens *out)
{
    *out = (struct tokens){.list = NULL};
    struct scan s = {.in = in, .entities = e, .phrases = p, .arena = a, .out = out};
    size_t at = 0;
    for (size_t i = 0; i < e->n; i++) {
        const struct entity *ent = &e->list[i];
        if (ent->traits & TRAIT_SENDER || ent->span.at >= ent->span.end)
            continue;
        size_t from = folded_at(in, at, ent->span.at);
        size_t to = folded_at(in, from, ent->span.end);
        if (from == to)
            continue; /* overlaps the one before it */
        add_words(&s, at, from);
        add_entity(&s, ent, from, to);
        at = to;
    }
    add_words(&s, at, in->text.n);
    for (size_t i = 0; i < out->n; i++)
        phrases_add_kinds(p, out->list[i].kinds, out->list[i].symbols);
}
