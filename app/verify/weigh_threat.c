#include "verify/scales.h"

static bool
rule_has_value(const struct rule *r, const char *value)
{
    struct str rest = r->value, part;
    while (str_cut(&rest, ';', &part))
        if (str_eq(str_trim(part), str_of(value)))
            return true;
    return false;
}

static size_t
distance(struct span a, struct span b)
{
    if (a.end <= b.at)
        return b.at - a.end;
    return b.end <= a.at ? a.at - b.end : 0;
}

static const struct entity *
nearest_time(const struct scales *s, struct span to, unsigned traits)
{
    const struct entity *best = NULL;
    for (size_t i = 0; i < s->entities->n; i++) {
        const struct entity *e = &s->entities->list[i];
        if (e->kind == ENTITY_TIME && e->traits & traits &&
            (!best || distance(e->span, to) < distance(best->span, to)))
            best = e;
    }
    return best;
}

/* The rule that forbids cutting at this time, or NULL. */
static const struct rule *
forbidding_rule(const struct scales *s, const struct entity *time)
{
    const struct rule *allowed = rule_find(s->knowledge, "supply_cut_hours");
    const struct rule *never = rule_find(s->knowledge, "no_cut_hours");
    if (!(time->traits & TRAIT_CLOCK) || time->minutes < 0)
        return time->traits & TRAIT_NIGHT ? (allowed ? allowed : never) : NULL;
    if (allowed && !rule_covers_minute(allowed, time->minutes))
        return allowed;
    return never && rule_covers_minute(never, time->minutes) ? never : NULL;
}

static bool
weigh_hour(struct scales *s, const struct claim *threat)
{
    const struct entity *time = nearest_time(s, threat->span, TRAIT_CLOCK | TRAIT_NIGHT);
    const struct rule *rule = time ? forbidding_rule(s, time) : NULL;
    if (!rule)
        return false;
    struct evidence *e = scales_add(s, REASON_CUT_HOUR_IMPOSSIBLE, time);
    scales_add_spans(s, e, &threat->span, 1);
    e->rule = rule;
    return true;
}

static void
weigh_day(struct scales *s, const struct claim *threat)
{
    const struct entity *today = nearest_time(s, threat->span, TRAIT_TODAY);
    const struct rule *rule = rule_find(s->knowledge, "no_cut_days");
    if (!today || !rule || s->setting->now.weekday != 0 || !rule_has_value(rule, "sunday"))
        return;
    struct evidence *e = scales_add(s, REASON_CUT_DAY_IMPOSSIBLE, today);
    scales_add_spans(s, e, &threat->span, 1);
    e->rule = rule;
}

static void
weigh_rule(struct scales *s, const char *name, enum reason_code code, const struct claim *threat)
{
    const struct rule *rule = rule_find(s->knowledge, name);
    if (!rule)
        return;
    scales_add_claim(s, code, threat);
    scales_find(s, code)->rule = rule;
}

/* A body that sends no bills is named in the message: "ऊर्जा विभाग". */
static void
weigh_wrong_sender(struct scales *s)
{
    const struct rule *rule = rule_find(s->knowledge, "not_the_sender");
    if (!rule || rule->value.n == 0)
        return;
    size_t at = str_find(s->in->text, rule->value, 0);
    if (at == s->in->text.n)
        return;
    struct span span;
    fold_span(s->in, at, at + rule->value.n, &span.at, &span.end);
    struct evidence *e = scales_add(s, REASON_WRONG_SENDER, NULL);
    scales_add_spans(s, e, &span, 1);
    e->rule = rule;
}

static bool
is_urgent(const struct scales *s, struct span near)
{
    return s->best[CONCEPT_DEADLINE] || nearest_time(s, near, TRAIT_TODAY | TRAIT_SOON);
}

static void
weigh_cut_threat(struct scales *s, const struct claim *threat)
{
    scales_add_claim(s, REASON_CUT_THREAT, threat);
    if (!weigh_hour(s, threat))
        weigh_day(s, threat);
    if (rule_find(s->knowledge, "threat"))
        weigh_rule(s, "threat", REASON_NEVER_THREATENS, threat);
    else if (is_urgent(s, threat->span))
        weigh_rule(s, "notice_days", REASON_NO_NOTICE, threat);
    weigh_wrong_sender(s);
}

/* A threat is one of supply when the message speaks of supply or bills. Announced work is none. */
void
weigh_threat(struct scales *s)
{
    const struct claim *threat = s->best[CONCEPT_THREAT];
    if (s->best[CONCEPT_OUTAGE] && !s->demands) {
        scales_add_claim(s, REASON_OUTAGE, s->best[CONCEPT_OUTAGE]);
        return;
    }
    if (!threat)
        return;
    if (threat->weight < CLAIM_DEFINITE)
        scales_add_claim(s, REASON_CUT_NOTICE, threat);
    else if (scales_is_electric(s))
        weigh_cut_threat(s, threat);
    else
        scales_add_claim(s, REASON_BLOCK_THREAT, threat);
}
