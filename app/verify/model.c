#include "verify/model.h"

#include "base/utf8.h"
#include "text/phonetic.h"
#include "verify/words.h"

#include <math.h>

_Static_assert(VERDICT_OFFICIAL == 0 && VERDICT_SCAM + 1 == MODEL_BANDS,
               "a band for every verdict, in their order");

enum { RUN_MIN = 3, RUN_MAX = 5, KIND_MARK = 0xE000, DIGITS_MARK = 0xE100 };

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

/* A word by its hash, alone and behind the word before it. */
static void
add_word(struct cutting *c, uint32_t hash)
{
    struct pieces *p = c->out;
    p->hashes[p->n++] = hash_end(hash);
    p->hashes[p->n++] = hash_end(hash_step(hash, c->previous));
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
add_mark(struct cutting *c, uint32_t mark)
{
    uint32_t h = hash_step(HASH_START, mark);
    if (h == c->previous) /* a row of numbers says no more than one */
        return;
    add_letter(c, ' ');
    add_letter(c, mark);
    add_letter(c, ' ');
    add_word(c, h);
}

static void
add_text_word(struct cutting *c, struct str word)
{
    char key[WORD_KEY_MAX];
    size_t n = sound_key(word, true, key);
    uint32_t h = HASH_START;
    for (size_t i = 0; i < n; i++) {
        h = hash_step(h, (unsigned char)key[i]);
        add_letter(c, (unsigned char)key[i]);
    }
    if (n)
        add_word(c, h);
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
        add_mark(c, DIGITS_MARK);
        return end;
    case WORD_LATIN:
    case WORD_OTHER:
        add_text_word(c, str_sub(t, at, end));
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
    if (!(e->traits & TRAIT_INSIDE))
        add_mark(c, mark_of(e));
    size_t end = at + 1;
    while (end < c->in->text.n && c->in->from[end] < e->span.end)
        end++;
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
                p->hashes[p->n++] = hash_end(h);
        }
    }
}

void
model_pieces(const struct folded *in, const struct entities *e, struct arena *a, struct pieces *out)
{
    size_t most = in->text.n < MODEL_TEXT_MAX ? in->text.n : MODEL_TEXT_MAX;
    struct cutting c = {.in = in, .out = out};
    /* A byte gives at most three letters, a mark between spaces, and one word or mark. */
    size_t most_letters = 3 * most + 2, most_words = most;
    c.letters = ARENA_ARRAY(a, uint32_t, most_letters);
    out->n = out->n_words = 0;
    out->hashes = ARENA_ARRAY(a, uint32_t, (RUN_MAX - RUN_MIN + 1) * most_letters + 2 * most_words);
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
    add_runs(&c);
}

double
model_score(const struct model *m, const struct pieces *p)
{
    if (m->n_weights == 0 || p->n == 0)
        return 0;
    long sum = 0;
    for (size_t i = 0; i < p->n; i++)
        sum += m->weights[model_bucket(p->hashes[i], m->n_weights)];
    return m->scale * (double)sum / sqrt((double)p->n) + m->bias;
}

enum wording
model_judge(const struct model *m, const struct pieces *p, double log_odds)
{
    if (m->n_weights == 0 || p->n_words < MODEL_WORDS_MIN)
        return WORDING_NONE;
    if (log_odds >= m->sure)
        return WORDING_SURE;
    if (log_odds >= m->strong)
        return WORDING_STRONG;
    return log_odds <= m->plain ? WORDING_PLAIN : WORDING_NONE;
}

double
model_probability(const struct model *m, enum verdict v, double log_odds)
{
    static const double middle[MODEL_BANDS] = {0.005, 0.06, 0.8, 0.98};
    if (m->n_weights == 0)
        return middle[v];
    double x = m->bands[v].slope * log_odds + m->bands[v].offset;
    double p = 1 / (1 + exp(-x));
    double low = m->bands[v].low, high = m->bands[v].high;
    return p < low ? low : p > high ? high : p;
}
