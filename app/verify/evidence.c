#include "verify/evidence.h"

#include "verify/scales.h"

const struct rule *
rule_find(const struct knowledge *k, const char *name)
{
    const struct rule *national = NULL;
    for (size_t i = 0; i < k->n_rules; i++) {
        const struct rule *r = &k->rules[i];
        if (!str_eq(r->name, str_of(name)))
            continue;
        if (str_eq(r->discom, k->home))
            return r;
        if (str_eq(r->discom, STR("*")) && !national)
            national = r;
    }
    return national;
}

bool
rule_covers_minute(const struct rule *r, int minute)
{
    struct str until = r->value, from;
    int first, last;
    if (!str_cut(&until, '-', &from) || !until.p || !clock_parse_minutes(str_trim(from), &first) ||
        !clock_parse_minutes(str_trim(until), &last))
        return false;
    if (first <= last)
        return minute >= first && minute < last;
    return minute >= first || minute < last;
}

void
evidence_add(struct evidences *ev, enum reason_code code, double weight, struct span words,
             struct arena *a)
{
    struct scales s = {.arena = a, .out = ev, .cap = ev->n};
    struct evidence *e = scales_add(&s, code, NULL);
    e->weight = weight;
    scales_add_spans(&s, e, &words, 1);
}

void
evidence_tell(struct evidences *ev, enum reason_code code, struct arena *a)
{
    struct scales s = {.arena = a, .out = ev, .cap = ev->n};
    if (!scales_has(&s, code))
        scales_add(&s, code, NULL)->told = true;
}

void
evidence_weigh(const struct folded *in, const struct entities *e, const struct claims *c,
               const struct knowledge *k, const struct setting_of_check *set, struct arena *a,
               struct evidences *out)
{
    *out = (struct evidences){.list = NULL};
    struct scales s = {.in = in,
                       .entities = e,
                       .claims = c,
                       .knowledge = k,
                       .setting = set,
                       .arena = a,
                       .out = out};
    bool phrases = c->n_words >= EVIDENCE_WORDS_MIN;
    scales_read_entities(&s);
    if (phrases) {
        scales_read_claims(&s);
        s.n_named = subjects_find(k, in->text, s.named);
    }
    weigh_entities(&s, phrases);
    if (phrases) {
        weigh_threat(&s);
        weigh_money(&s);
        weigh_demands(&s);
        weigh_context(&s);
    }
    if (out->n == 0)
        scales_add(&s, REASON_NOTHING_TO_CHECK, NULL);
}
