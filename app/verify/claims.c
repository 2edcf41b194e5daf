#include "verify/claims.h"

#include "verify/tokens.h"

#include <stdlib.h>

enum { DENIED_BEFORE = 1, DENIED_AFTER = 2 };

/* Words of this row that say no. English says it before the verb, and an order (never, do not)
 * holds for the rest of the sentence; Hindi says it right before the verb or after. */
enum denial { DENIAL_NONE, DENIAL_NEAR, DENIAL_SENTENCE, DENIAL_HINDI };

struct match {
    size_t from, to; /* tokens */
    const struct pattern *pattern;
};

struct matcher {
    const struct folded *in;
    const struct phrases *phrases;
    const struct tokens *tokens;
    unsigned char *denials; /* enum denial per token */
    uint64_t *all;          /* the symbols of all tokens */
    struct arena *arena;
    struct claims *out;
    size_t cap;
};

/* Where the element ends if it begins at token `at`: at + 1, further for an entity of several
 * words; 0 if it does not fit. */
static size_t
element_ends(const struct matcher *m, const struct element *e, size_t at)
{
    const struct token *t = &m->tokens->list[at];
    if (m->phrases->kinds[e->symbol] & t->kinds)
        return t->entity_end ? t->entity_end : at + 1;
    return symbols_have(t->symbols, e->symbol) ? at + 1 : 0;
}

/* The elements from number `i` on, from token `at`; returns the end or 0. Gaps stay within a
 * sentence, and what can be looked up counts as one word in them. The depth is the pattern's
 * length. */
static size_t
match_rest(const struct matcher *m, const struct pattern *p, uint32_t i, size_t at)
{
    if (i == p->n)
        return at;
    const struct element *e = &m->phrases->elements[p->first + i];
    for (size_t left = e->gap; at < m->tokens->n; left--) {
        const struct token *t = &m->tokens->list[at];
        if (e->gap == GAP && t->before == BOUNDARY_SENTENCE)
            return 0;
        size_t end = element_ends(m, e, at);
        if (end && (end = match_rest(m, p, i + 1, end)))
            return end;
        if (left == 0)
            return 0;
        at = t->entity_end ? t->entity_end : at + 1;
    }
    return 0;
}

/* ---- denial ---- */

static struct str
token_text(const struct matcher *m, size_t i)
{
    return str_sub(m->in->text, m->tokens->list[i].from, m->tokens->list[i].to);
}

/* "नहीं तो", "na karne par": not a denial but "or else". */
static bool
is_condition(const struct matcher *m, size_t behind)
{
    static const char *const words[] = {
        "to",   "toh",   "तो",     "करने",      "होने",   "देने",     "भरने",  "karne",
        "hone", "dene",  "bharne", "karney",   "करेंगे",   "किया",   "kiya", "hua",
        "हुआ",   "हो",    "ho",     "kia",      "delay", "ignore", "wait", "worry",
        "miss", "panic", "forget", "hesitate", "देर",    "घबराएं",  "घबराएँ"};
    size_t at;
    return behind < m->tokens->n && str_among(token_text(m, behind), words, ARRAY_LEN(words), &at);
}

/* Whether a denial before token `from` reaches it. */
static bool
is_denied_before(const struct matcher *m, size_t from)
{
    const struct token *t = m->tokens->list;
    enum boundary between = BOUNDARY_NONE;
    for (size_t k = 1; k <= from; k++) {
        if (t[from - k + 1].before > between)
            between = t[from - k + 1].before;
        if (between >= BOUNDARY_CLAUSE)
            return false;
        enum denial d = (enum denial)m->denials[from - k];
        if (d == DENIAL_SENTENCE || (d == DENIAL_HINDI && k == 1 && between == BOUNDARY_NONE) ||
            (d == DENIAL_NEAR && k <= DENIED_BEFORE && between == BOUNDARY_NONE))
            return true;
    }
    return false;
}

static bool
is_denied(const struct matcher *m, size_t from, size_t to)
{
    if (to > from + 1 && m->denials[from + 1] && str_eq(token_text(m, from), STR("do")))
        return true; /* "do not share": no Hindi "do", give */
    /* A phrase that begins with a denial ("or else") means it so. */
    for (size_t i = from + 1; i < to; i++)
        if (m->denials[i] == DENIAL_HINDI)
            return true;
    for (size_t k = to; k < to + DENIED_AFTER && k < m->tokens->n; k++) {
        if (m->tokens->list[k].before != BOUNDARY_NONE)
            break;
        if (m->denials[k] == DENIAL_HINDI)
            return true;
    }
    return is_denied_before(m, from);
}

/* Only a demand or a threat can be denied; "bill not updated" holds its own not. */
static bool can_be_denied(enum concept c)
{
    switch (c) {
    case CONCEPT_THREAT:
    case CONCEPT_CALL:
    case CONCEPT_PAY:
    case CONCEPT_VERIFY_PAY:
    case CONCEPT_CLICK:
    case CONCEPT_INSTALL:
    case CONCEPT_SCAN:
    case CONCEPT_SECRET:
    case CONCEPT_PAYEE:
    case CONCEPT_FEE:
    case CONCEPT_CRIME:
    case CONCEPT_STOP:
        return true;
    default:
        return false;
    }
}

/* ---- claims ---- */

static struct span
span_of(const struct matcher *m, size_t from, size_t to)
{
    struct span s;
    fold_span(m->in, m->tokens->list[from].from, m->tokens->list[to - 1].to, &s.at, &s.end);
    return s;
}

/* Of two readings of the same words the one that says more of them decides; of equal ones a hedged
 * threat ("may be cut"), else the heavier. */
static bool
is_better(const struct claim *have, const struct claim *next)
{
    if (next->n_elements != have->n_elements)
        return next->n_elements > have->n_elements;
    if (next->concept == CONCEPT_THREAT)
        return next->weight < have->weight;
    return next->weight > have->weight;
}

static bool
merge(struct claims *c, const struct claim *next)
{
    for (size_t i = c->n; i-- > 0;) {
        struct claim *have = &c->list[i];
        if (have->concept != next->concept || have->span.end <= next->span.at ||
            next->span.end <= have->span.at)
            continue;
        if (is_better(have, next))
            *have = *next;
        return true;
    }
    return false;
}

static void
add_claim(struct matcher *m, const struct match *found)
{
    struct claim c = {.concept = found->pattern->concept,
                      .span = span_of(m, found->from, found->to),
                      .weight = found->pattern->weight,
                      .n_elements = found->pattern->n};
    c.negated = can_be_denied(c.concept) && is_denied(m, found->from, found->to);
    if (merge(m->out, &c))
        return;
    if (m->out->n == CLAIMS_MAX) {
        m->out->cut = true;
        return;
    }
    m->out->list = arena_grow(m->arena, m->out->list, m->out->n, &m->cap, sizeof c);
    m->out->list[m->out->n++] = c;
}

static void
deny(struct matcher *m, const struct match *found)
{
    const struct pattern *p = found->pattern;
    if (is_condition(m, found->to))
        return;
    for (size_t k = found->from; k < found->to; k++)
        m->denials[k] = p->hindi ? DENIAL_HINDI : p->weight < 1.0 ? DENIAL_NEAR : DENIAL_SENTENCE;
}

/* Whether its places behind the second could be taken somewhere in the message at all. */
static bool
may_match(const struct matcher *m, const struct pattern *p)
{
    for (uint32_t i = 2; i < p->n; i++)
        if (!symbols_have(m->all, m->phrases->elements[p->first + i].symbol))
            return false;
    return true;
}

static void
try_pattern(struct matcher *m, const struct pattern *p, size_t at, bool denies)
{
    size_t first = element_ends(m, &m->phrases->elements[p->first], at);
    size_t end = first ? match_rest(m, p, 1, first) : 0;
    const struct match found = {at, end, p};
    if (end && denies)
        deny(m, &found);
    else if (end)
        add_claim(m, &found);
}

/* Tries the patterns that begin with one symbol wherever it stands. */
static void
try_symbol(struct matcher *m, uint32_t symbol, const struct start_list *starting, bool denies)
{
    size_t first = 0;
    while (!symbols_have(m->tokens->list[first].symbols, symbol))
        first++;
    for (size_t i = 0; i < starting->n; i++) {
        const struct pattern *p = &m->phrases->patterns[starting->list[i].pattern];
        if (!symbols_have(m->all, starting->list[i].second) || !may_match(m, p))
            continue;
        try_pattern(m, p, first, denies);
        for (size_t at = first + 1; at < m->tokens->n; at++)
            if (symbols_have(m->tokens->list[at].symbols, symbol))
                try_pattern(m, p, at, denies);
    }
}

static void
match_all(struct matcher *m, const struct starts *starts, bool denies)
{
    size_t size = phrases_set_size(m->phrases);
    for (size_t w = 0; w < size; w++)
        for (uint64_t bits = m->all[w] & starts->any[w]; bits; bits &= bits - 1) {
            uint32_t symbol = (uint32_t)(w * 64) + (uint32_t)__builtin_ctzll(bits);
            try_symbol(m, symbol, &starts->patterns[symbol], denies);
        }
}

static int
text_order(const void *a, const void *b)
{
    const struct claim *x = a, *y = b;
    if (x->span.at != y->span.at)
        return x->span.at < y->span.at ? -1 : 1;
    return x->span.end != y->span.end ? (x->span.end < y->span.end ? -1 : 1)
                                      : (int)x->concept - (int)y->concept;
}

static void
collect_symbols(struct matcher *m)
{
    size_t size = phrases_set_size(m->phrases);
    m->all = ARENA_ARRAY(m->arena, uint64_t, size);
    for (size_t at = 0; at < m->tokens->n; at++)
        for (size_t w = 0; w < size; w++)
            m->all[w] |= m->tokens->list[at].symbols[w];
}

static void
find_hidden_number(struct matcher *m)
{
    for (size_t i = 0; i < m->tokens->n; i++) {
        const struct token *t = &m->tokens->list[i];
        if (t->kinds == 1u << ENTITY_PHONE && !t->entity_end) {
            m->out->hidden_number = span_of(m, i, i + 1);
            return;
        }
    }
}

void
claims_find(const struct folded *in, const struct entities *e, const struct phrases *p,
            const struct templates *t, struct arena *a, struct claims *out)
{
    struct tokens tokens;
    tokens_find(in, e, p, a, &tokens);
    *out = (struct claims){.n_words = tokens.n_words, .cut = tokens.cut};
    struct matcher m = {.in = in,
                        .phrases = p,
                        .tokens = &tokens,
                        .arena = a,
                        .out = out,
                        .denials = ARENA_ARRAY(a, unsigned char, tokens.n + 1)};
    collect_symbols(&m);
    match_all(&m, &p->denying, true);
    match_all(&m, &p->starting, false);
    if (out->n > 1)
        qsort(out->list, out->n, sizeof *out->list, text_order);
    find_hidden_number(&m);
    out->whole = templates_match(t, in, e, a, &out->exact);
}
