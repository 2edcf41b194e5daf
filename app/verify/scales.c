#include "verify/scales.h"

#include <stdlib.h>

/* What speaks how strongly, towards fraud (+) or away from it (-). */
static const struct {
    int sign;
    double weight;
} strengths[REASON_CODES] = {
    [REASON_CUT_HOUR_IMPOSSIBLE] = {+1, 3.2},
    [REASON_CUT_DAY_IMPOSSIBLE] = {+1, 1.2},
    [REASON_NO_NOTICE] = {+1, 0.7},
    [REASON_NEVER_THREATENS] = {+1, 1.6},
    [REASON_WRONG_SENDER] = {+1, 1.6},
    [REASON_CUT_THREAT] = {+1, 2.0},
    [REASON_BLOCK_THREAT] = {+1, 1.8},
    [REASON_NOT_UPDATED] = {+1, 1.7},
    [REASON_PERSONAL_NUMBER] = {+1, 2.4},
    [REASON_UNLISTED_NUMBER] = {+1, 1.5},
    [REASON_TOLD_TO_CALL] = {+1, 0.8},
    [REASON_REPORTED] = {+1, 6.0},
    [REASON_LOOKALIKE_LINK] = {+1, 5.0},
    [REASON_LOOKALIKE_VPA] = {+1, 5.0},
    [REASON_UNKNOWN_LINK] = {+1, 1.9},
    [REASON_SHORT_LINK] = {+1, 1.3},
    [REASON_CHAT_LINK] = {+1, 1.8},
    [REASON_IP_LINK] = {+1, 2.6},
    [REASON_APK] = {+1, 4.5},
    [REASON_REMOTE_APP] = {+1, 4.5},
    [REASON_ASKS_SECRET] = {+1, 4.0},
    [REASON_VERIFY_PAYMENT] = {+1, 4.0},
    [REASON_PAY_TO_VPA] = {+1, 2.2},
    [REASON_SCAN_QR] = {+1, 2.0},
    [REASON_LURE] = {+1, 1.8},
    [REASON_URGENT] = {+1, 1.0},
    [REASON_NO_ACCOUNT] = {+1, 1.1},
    [REASON_IDENTITY_UNPROVEN] = {+1, 0.4},
    [REASON_MOBILE_SENDER] = {+1, 2.0},
    [REASON_HEADER_MISMATCH] = {+1, 0.6},
    [REASON_HIDDEN_TEXT] = {+1, 1.4},
    [REASON_FORWARD] = {+1, 0.5},
    [REASON_SUPERSEDED] = {0, 1.0},
    [REASON_TEMPLATE_ALTERED] = {+1, 3.5},
    [REASON_PAY_PERSON] = {+1, 2.6},
    [REASON_FEE_FIRST] = {+1, 2.4},
    [REASON_WRONG_TRANSFER] = {+1, 2.8},
    [REASON_KIN_TROUBLE] = {+1, 2.6},
    [REASON_SECRECY] = {+1, 2.4},
    [REASON_OFFICER] = {+1, 1.4},
    [REASON_FALSE_HELPLINE] = {+1, 2.5},
    [REASON_SUPPLY_HINT] = {+1, 1.7},
    [REASON_BIG_PROMISE] = {+1, 2.2},
    [REASON_WORDING] = {+1, 1.2},
    [REASON_OFFICIAL_NUMBER] = {-1, 2.5},
    [REASON_OFFICIAL_LINK] = {-1, 2.5},
    [REASON_OFFICIAL_VPA] = {-1, 2.5},
    [REASON_OFFICIAL_HEADER] = {-1, 1.5},
    [REASON_OFFICIAL_APP] = {-1, 1.0},
    [REASON_OFFICIAL_EMAIL] = {-1, 1.0},
    [REASON_TEMPLATE] = {-1, 2.5},
    [REASON_ADVISORY] = {-1, 2.0},
    [REASON_STORY] = {-1, 1.5},
    [REASON_BILL_DETAILS] = {-1, 1.5},
    [REASON_OUTAGE] = {-1, 1.0},
    [REASON_AT_COUNTER] = {-1, 1.2},
    [REASON_NOTICE] = {-1, 0.6},
    [REASON_CUT_NOTICE] = {0, 0.3},
    [REASON_NOT_LISTED] = {0, 0.9},
    [REASON_NOTHING_TO_CHECK] = {0, 0.1},
    [REASON_PARTIAL_NUMBER] = {0, 1.0},
    [REASON_SENSITIVE] = {0, 0.7},
    [REASON_HEADER_ALONE] = {0, 0.8},
    [REASON_UNCOVERED_DEMAND] = {0, 0.5},
    [REASON_CALLER_ID] = {0, 0.8},
};

/* ---- adding ---- */

static int
span_order(const void *a, const void *b)
{
    const struct span *x = a, *y = b;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* The spans of both, in text order, empty ones and repetitions left out. */
void
scales_add_spans(struct scales *s, struct evidence *e, const struct span *more, size_t n)
{
    struct span *all = ARENA_ARRAY(s->arena, struct span, e->n_spans + n + 1);
    size_t count = e->n_spans;
    if (count)
        memcpy(all, e->spans, count * sizeof *all);
    for (size_t i = 0; i < n; i++) {
        bool known = more[i].at >= more[i].end;
        for (size_t k = 0; k < count && !known; k++)
            known = all[k].at == more[i].at && all[k].end == more[i].end;
        if (!known)
            all[count++] = more[i];
    }
    qsort(all, count, sizeof *all, span_order);
    e->spans = all;
    e->n_spans = count;
}

struct evidence *
scales_find(struct scales *s, enum reason_code code)
{
    for (size_t i = 0; i < s->out->n; i++)
        if (s->out->list[i].code == code)
            return &s->out->list[i];
    return NULL;
}

bool
scales_has(struct scales *s, enum reason_code code)
{
    return scales_find(s, code) != NULL;
}

struct evidence *
scales_add(struct scales *s, enum reason_code code, const struct entity *entity)
{
    struct evidence *e = scales_find(s, code);
    if (!e) {
        s->out->list = arena_grow(s->arena, s->out->list, s->out->n, &s->cap, sizeof *e);
        e = &s->out->list[s->out->n++];
        *e = (struct evidence){.code = code,
                               .sign = strengths[code].sign,
                               .weight = strengths[code].weight,
                               .entity = entity};
    }
    if (entity)
        scales_add_spans(s, e, &entity->span, 1);
    return e;
}

void
scales_add_claim(struct scales *s, enum reason_code code, const struct claim *c)
{
    scales_add_spans(s, scales_add(s, code, NULL), &c->span, 1);
}

/* ---- reading ---- */

static bool is_demand(enum concept c)
{
    return c == CONCEPT_CALL || c == CONCEPT_PAY || c == CONCEPT_VERIFY_PAY || c == CONCEPT_CLICK ||
           c == CONCEPT_INSTALL || c == CONCEPT_SCAN || c == CONCEPT_SECRET ||
           c == CONCEPT_PAYEE || c == CONCEPT_FEE;
}

void
scales_read_claims(struct scales *s)
{
    for (size_t i = 0; i < s->claims->n; i++) {
        const struct claim *c = &s->claims->list[i];
        if (c->negated) {
            if (is_demand(c->concept) && c->weight >= CLAIM_MENTION && !s->denied)
                s->denied = c;
            continue;
        }
        if (!s->best[c->concept] || s->best[c->concept]->weight < c->weight)
            s->best[c->concept] = c;
        s->demands |= is_demand(c->concept) && c->weight >= CLAIM_MENTION;
    }
}

void
scales_read_entities(struct scales *s)
{
    for (size_t i = 0; i < s->entities->n; i++) {
        const struct entity *e = &s->entities->list[i];
        if (e->traits & TRAIT_SENDER)
            s->sender = e;
        else if (e->kind == ENTITY_ACCOUNT && !s->account)
            s->account = e;
        else if (e->kind == ENTITY_AMOUNT && e->traits & TRAIT_TINY)
            s->tiny = e;
        else if (e->kind == ENTITY_AMOUNT && !s->amount)
            s->amount = e;
    }
}

bool
scales_says(const struct scales *s, enum concept c)
{
    return s->best[c] && s->best[c]->weight >= CLAIM_DEFINITE;
}

static const struct rule *
rule_of(const struct knowledge *k, struct str discom, const char *name)
{
    for (size_t i = 0; i < k->n_rules; i++)
        if (str_eq(k->rules[i].discom, discom) && str_eq(k->rules[i].name, str_of(name)))
            return &k->rules[i];
    return NULL;
}

const struct rule *
scales_rule(const struct scales *s, const char *name)
{
    for (size_t i = 0; i < s->n_named; i++) {
        const struct rule *r = rule_of(s->knowledge, s->named[i], name);
        if (r)
            return r;
    }
    return rule_find(s->knowledge, name);
}

bool
scales_is_electric(const struct scales *s)
{
    return s->best[CONCEPT_BILL] != NULL;
}
