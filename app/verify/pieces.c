#include "verify/pieces.h"

#include "base/utf8.h"
#include "text/phonetic.h"
#include "verify/words.h"

/* What stands for no letter: an entity, bare digits; and the kinds of signs. */
enum {
    KIND_MARK = 0xE000,
    DIGITS_MARK = 0xE100,
    CLAIM_SIGN = 0xE200,
    STATUS_SIGN = 0xE400,
    TRAIT_SIGN = 0xE500,
    REASON_SIGN = 0xE600,
    LENGTH_SIGN = 0xE700,
    SIGNS_MAX = 64 /* before they are paired */
};

/* FNV-1a over 32-bit units. */
#define HASH_START 2166136261u
#define HASH_PRIME 16777619u

/* What is being cut into pieces. */
struct cutting {
    const struct folded *in;
    uint32_t *letters; /* the words' sounds, entities as one mark each, gaps as one space */
    size_t n_letters;
    struct pieces *out;
    uint32_t previous; /* hash of the word before */
};

static uint32_t
hash_step(uint32_t h, uint32_t unit)
{
    return (h ^ unit) * HASH_PRIME;
}

/* The low bits of FNV are its weakest; they choose the bucket. */
static uint32_t
hash_end(uint32_t h)
{
    h ^= h >> 15;
    h *= 0x2C1B3C6Du;
    return h ^ h >> 13;
}

static void
add_letter(struct cutting *c, uint32_t letter)
{
    if (letter != ' ' || c->letters[c->n_letters - 1] != ' ')
        c->letters[c->n_letters++] = letter;
}

/* A word by its hash, alone and behind the word before it; its letters begin at `letter`. */
static void
add_word(struct cutting *c, uint32_t hash, size_t letter, struct span at)
{
    struct pieces *p = c->out;
    p->words[p->n_words] = (struct piece_word){at.at, at.end, letter, c->n_letters};
    p->wording[p->n_wording++] = hash_end(hash);
    p->wording[p->n_wording++] = hash_end(hash_step(hash, c->previous));
    c->previous = hash;
    p->n_words++;
}

static uint32_t
mark_of(const struct entity *e)
{
    static const unsigned telling = TRAIT_MOBILE | TRAIT_APK | TRAIT_SHORTENER | TRAIT_TINY |
                                    TRAIT_NIGHT | TRAIT_SOON | TRAIT_REMOTE;
    uint32_t mark = KIND_MARK + (uint32_t)e->kind;
    unsigned traits = e->traits & telling;
    for (uint32_t bit = 1; traits; traits >>= 1, bit++)
        if (traits & 1) {
            mark += bit << 4; /* the first that holds is enough */
            break;
        }
    return mark;
}

static void
add_mark(struct cutting *c, uint32_t mark, size_t at, size_t end)
{
    uint32_t h = hash_step(HASH_START, mark);
    if (h == c->previous) /* a row of numbers says no more than one */
        return;
    add_letter(c, ' ');
    add_letter(c, mark);
    add_word(c, h, c->n_letters - 1, (struct span){at, end});
    add_letter(c, ' ');
}

static void
add_text_word(struct cutting *c, size_t at, size_t end)
{
    char key[WORD_KEY_MAX];
    size_t n = sound_key(str_sub(c->in->text, at, end), true, key), letter = c->n_letters;
    uint32_t h = HASH_START;
    for (size_t i = 0; i < n; i++) {
        h = hash_step(h, (unsigned char)key[i]);
        add_letter(c, (unsigned char)key[i]);
    }
    if (n)
        add_word(c, h, letter, (struct span){at, end});
}

/* Reads the word or gap at `at`; returns its end. */
static size_t
cut_text(struct cutting *c, size_t at)
{
    struct str t = c->in->text;
    size_t end = word_end(t, at);
    uint32_t cp;
    switch (word_class_at(t, at)) {
    case WORD_DIGITS:
        add_mark(c, DIGITS_MARK, at, end);
        return end;
    case WORD_LATIN:
    case WORD_OTHER:
        add_text_word(c, at, end);
        return end;
    default:
        add_letter(c, ' ');
        return at + utf8_next(t, at, &cp);
    }
}

/* Past the folded bytes that stand for the entity. */
static size_t
cut_entity(struct cutting *c, const struct entity *e, size_t at)
{
    size_t end = at + 1;
    while (end < c->in->text.n && c->in->from[end] < e->span.end)
        end++;
    if (!(e->traits & TRAIT_INSIDE))
        add_mark(c, mark_of(e), at, end);
    return end;
}

static void
add_runs(struct cutting *c)
{
    struct pieces *p = c->out;
    for (size_t i = 0; i < c->n_letters; i++) {
        uint32_t h = HASH_START;
        for (size_t k = 0; k < RUN_MAX && i + k < c->n_letters; k++) {
            h = hash_step(h, c->letters[i + k]);
            if (k + 1 >= RUN_MIN)
                p->wording[p->n_wording++] = hash_end(h);
        }
    }
}

static void
pieces_of_text(const struct folded *in, const struct entities *e, struct arena *a,
               struct pieces *out)
{
    size_t most = in->text.n < PIECES_TEXT_MAX ? in->text.n : PIECES_TEXT_MAX;
    struct cutting c = {.in = in, .out = out};
    /* A byte gives at most three letters, a mark between spaces, and one word or mark. */
    size_t most_letters = 3 * most + 2, most_words = most;
    c.letters = ARENA_ARRAY(a, uint32_t, most_letters);
    out->n_wording = out->n_words = 0;
    out->words = ARENA_ARRAY(a, struct piece_word, most_words + 1);
    out->wording =
        ARENA_ARRAY(a, uint32_t, (RUN_MAX - RUN_MIN + 1) * most_letters + 2 * most_words);
    c.letters[c.n_letters++] = ' ';
    size_t next = 0;
    for (size_t at = 0; at < most;) {
        while (next < e->n &&
               (e->list[next].traits & TRAIT_SENDER || e->list[next].span.end <= in->from[at]))
            next++;
        if (next < e->n && e->list[next].span.at <= in->from[at])
            at = cut_entity(&c, &e->list[next++], at);
        else
            at = cut_text(&c, at);
    }
    add_letter(&c, ' ');
    out->n_letters = c.n_letters;
    add_runs(&c);
}

/* ---- signs ---- */

/* The signs seen, each once. */
struct signs {
    uint32_t list[SIGNS_MAX];
    size_t n;
};

static void
add_sign(struct signs *s, uint32_t sign)
{
    uint32_t h = hash_step(HASH_START, sign);
    for (size_t i = 0; i < s->n; i++)
        if (s->list[i] == h)
            return;
    if (s->n < SIGNS_MAX)
        s->list[s->n++] = h;
}

/* How a claim is made: denied, mentioned, said, said beyond doubt. */
static uint32_t
manner_of(const struct claim *c)
{
    if (c->negated)
        return 0;
    return c->weight >= CLAIM_CERTAIN ? 3 : c->weight >= CLAIM_DEFINITE ? 2 : 1;
}

static void
add_entity_signs(struct signs *s, const struct entity *e)
{
    add_sign(s, STATUS_SIGN + (uint32_t)e->kind * STATUSES + (uint32_t)e->status);
    unsigned traits = e->traits;
    for (uint32_t bit = 0; traits; traits >>= 1, bit++)
        if (traits & 1)
            add_sign(s, TRAIT_SIGN + bit);
}

/* A few words, a line, a message, a letter. */
static uint32_t
length_class(size_t n_words)
{
    static const size_t below[] = {4, 8, 15, 30};
    uint32_t class = 0;
    while (class < ARRAY_LEN(below) && n_words >= below[class])
        class ++;
    return class;
}

/* Each sign alone and with every other. */
static void
pair_signs(const struct signs *s, struct arena *a, struct pieces *out)
{
    out->signs = ARENA_ARRAY(a, uint32_t, s->n * (s->n + 1) / 2 + 1);
    out->n_signs = 0;
    for (size_t i = 0; i < s->n; i++) {
        out->signs[out->n_signs++] = hash_end(s->list[i]);
        for (size_t k = 0; k < i; k++)
            out->signs[out->n_signs++] = hash_end((s->list[i] ^ s->list[k]) * HASH_PRIME);
    }
}

static void
signs_of_findings(const struct findings *f, struct arena *a, struct pieces *out)
{
    struct signs s = {.n = 0};
    for (size_t i = 0; i < f->claims->n; i++) {
        const struct claim *c = &f->claims->list[i];
        add_sign(&s, CLAIM_SIGN + (uint32_t)c->concept * 4 + manner_of(c));
    }
    for (size_t i = 0; i < f->entities->n; i++)
        add_entity_signs(&s, &f->entities->list[i]);
    for (size_t i = 0; i < f->evidences->n; i++)
        add_sign(&s, REASON_SIGN + (uint32_t)f->evidences->list[i].code);
    add_sign(&s, LENGTH_SIGN + length_class(f->claims->n_words));
    pair_signs(&s, a, out);
}

void
pieces_cut(const struct folded *in, const struct findings *f, struct arena *a, struct pieces *out)
{
    pieces_of_text(in, f->entities, a, out);
    signs_of_findings(f, a, out);
}
