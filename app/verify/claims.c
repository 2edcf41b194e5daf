#include "verify/claims.h"

#include "verify/tokens.h"

enum { GAP_MAX = 3, DENIED_BEFORE = 1, DENIED_AFTER = 2 };

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
    if (e->kinds & t->kinds)
        return t->entity_end ? t->entity_end : at + 1;
    for (size_t i = 0; i < t->n_atoms; i++)
        if (element_has_atom(m->phrases, e, t->atoms[i]))
            return at + 1;
    return 0;
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
    for (size_t left = e->after_gap ? GAP_MAX : 0; at < m->tokens->n; left--) {
        const struct token *t = &m->tokens->list[at];
        if (e->after_gap && t->before == BOUNDARY_SENTENCE)
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

static bool
is_any(struct str w, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(w, str_of(words[i])))
            return true;
    return false;
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
    return behind < m->tokens->n && is_any(token_text(m, behind), words, ARRAY_LEN(words));
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
    for (size_t i = from; i < to; i++)
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
try_patterns(struct matcher *m, const uint32_t *list, size_t n, size_t at, bool denials_only)
{
    for (size_t i = 0; i < n; i++) {
        const struct pattern *p = &m->phrases->patterns[list[i]];
        if ((p->concept == CONCEPT_NEGATION) != denials_only)
            continue;
        size_t first = element_ends(m, &m->phrases->elements[p->first], at);
        size_t end = first ? match_rest(m, p, 1, first) : 0;
        if (!end)
            continue;
        if (!denials_only) {
            add_claim(m, &(struct match){at, end, p});
        } else if (!is_condition(m, end)) {
            for (size_t k = at; k < end; k++)
                m->denials[k] = p->hindi          ? DENIAL_HINDI
                                : p->weight < 1.0 ? DENIAL_NEAR
                                                  : DENIAL_SENTENCE;
        }
    }
}

static void
match_all(struct matcher *m, bool denials_only)
{
    const struct phrases *p = m->phrases;
    for (size_t at = 0; at < m->tokens->n; at++) {
        const struct token *t = &m->tokens->list[at];
        for (size_t i = 0; i < t->n_atoms; i++)
            try_patterns(m, p->starting[t->atoms[i]], p->n_starting[t->atoms[i]], at, denials_only);
        for (size_t k = 0; k <= ENTITY_KINDS; k++)
            if (t->kinds >> k & 1)
                try_patterns(m, p->starting_kind[k], p->n_starting_kind[k], at, denials_only);
    }
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
    match_all(&m, true);
    match_all(&m, false);
    find_hidden_number(&m);
    out->whole = templates_match(t, in, a);
}
