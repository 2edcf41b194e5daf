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
    const struct rule *allowed = scales_rule(s, "supply_cut_hours");
    const struct rule *never = scales_rule(s, "no_cut_hours");
    if (!(time->traits & TRAIT_CLOCK) || time->minutes < 0)
        return time->traits & TRAIT_NIGHT ? (allowed ? allowed : never) : NULL;
    if (allowed && !rule_covers_minute(allowed, time->minutes))
        return allowed;
    return never && rule_covers_minute(never, time->minutes) ? never : NULL;
}

/* `named`: kinds of times that count. */
static bool
weigh_hour(struct scales *s, const struct claim *threat, unsigned named)
{
    const struct entity *time = nearest_time(s, threat->span, named);
    const struct rule *rule = time ? forbidding_rule(s, time) : NULL;
    if (!rule)
        return false;
    struct evidence *e = scales_add(s, REASON_CUT_HOUR_IMPOSSIBLE, time);
    scales_add_spans(s, e, &threat->span, 1);
    e->rule = rule;
    return true;
}

/* The rule spares today, by its weekday or as a holiday. */
static bool
is_spared(const struct setting_of_check *set, const struct rule *rule)
{
    static const char *const days[] = {"sunday",   "monday", "tuesday", "wednesday",
                                       "thursday", "friday", "saturday"};
    return (set->now.weekday >= 0 && set->now.weekday < 7 &&
            rule_has_value(rule, days[set->now.weekday])) ||
           (set->holiday && rule_has_value(rule, "holiday"));
}

static void
weigh_day(struct scales *s, const struct claim *threat)
{
    const struct entity *today = nearest_time(s, threat->span, TRAIT_TODAY);
    const struct rule *rule = scales_rule(s, "no_cut_days");
    if (!today || !rule || !is_spared(s->setting, rule))
        return;
    struct evidence *e = scales_add(s, REASON_CUT_DAY_IMPOSSIBLE, today);
    scales_add_spans(s, e, &threat->span, 1);
    e->rule = rule;
}

static void
weigh_rule(struct scales *s, const char *name, enum reason_code code, const struct claim *threat)
{
    const struct rule *rule = scales_rule(s, name);
    if (!rule)
        return;
    scales_add_claim(s, code, threat);
    scales_find(s, code)->rule = rule;
}

/* A body that sends no bills is named in the message: "ऊर्जा विभाग". Any DISCOM's rule counts: the
 * body is none of theirs. */
static void
weigh_wrong_sender(struct scales *s)
{
    for (size_t i = 0; i < s->knowledge->n_rules; i++) {
        const struct rule *rule = &s->knowledge->rules[i];
        size_t at, end;
        struct span span;
        if (!str_eq(rule->name, STR("not_the_sender")) ||
            !subject_named(rule->value, s->in->text, &at, &end))
            continue;
        fold_span(s->in, at, end, &span.at, &span.end);
        struct evidence *e = scales_add(s, REASON_WRONG_SENDER, NULL);
        scales_add_spans(s, e, &span, 1);
        e->rule = rule;
        return;
    }
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
    if (!weigh_hour(s, threat, TRAIT_CLOCK | TRAIT_NIGHT))
        weigh_day(s, threat);
    if (scales_rule(s, "threat"))
        weigh_rule(s, "threat", REASON_NEVER_THREATENS, threat);
    else if (scales_rule(s, "no_billing_sms"))
        weigh_rule(s, "no_billing_sms", REASON_NEVER_THREATENS, threat);
    else if (is_urgent(s, threat->span))
        weigh_rule(s, "notice_days", REASON_NO_NOTICE, threat);
    weigh_wrong_sender(s);
}

/* A threat half said, as where a message stops or its verb is lost: supply and stopping in one
 * breath, or "your supply" and a night hour. */
static void
weigh_hint(struct scales *s)
{
    const struct claim *stop = s->best[CONCEPT_STOP], *yours = s->best[CONCEPT_YOURS];
    const struct claim *c = stop ? stop : yours;
    bool pressed = s->best[CONCEPT_NOT_UPDATED] || s->best[CONCEPT_OFFICER] ||
                   s->best[CONCEPT_CALL] || s->best[CONCEPT_PAYEE] || s->best[CONCEPT_SECRET];
    if (!c || s->best[CONCEPT_OUTAGE] || s->best[CONCEPT_STORY] || s->best[CONCEPT_RECEIPT])
        return;
    bool night = nearest_time(s, c->span, TRAIT_NIGHT);
    bool yours_well = yours && yours->weight >= CLAIM_CERTAIN;
    bool telltale = yours && yours->weight > CLAIM_CERTAIN;
    if (stop ? pressed || (yours && is_urgent(s, c->span))
             : telltale || (yours_well && night && (s->best[CONCEPT_NOT_UPDATED] || !s->demands)))
        scales_add_claim(s, REASON_SUPPLY_HINT, c);
}

/* No bill is ever "not updated": the words begin nearly every one of these frauds. */
static void
weigh_not_updated(struct scales *s)
{
    const struct claim *c = s->best[CONCEPT_NOT_UPDATED];
    if (c && c->weight >= CLAIM_CERTAIN && s->best[CONCEPT_YOURS] && scales_is_electric(s) &&
        !s->account && !s->amount && !s->best[CONCEPT_STORY] && !s->best[CONCEPT_RECEIPT] &&
        !s->best[CONCEPT_ADVISORY])
        scales_add_claim(s, REASON_SUPPLY_HINT, c);
}

static void
weigh_officer(struct scales *s)
{
    const struct claim *c = s->best[CONCEPT_OFFICER];
    bool pressed = s->best[CONCEPT_DEADLINE] || s->best[CONCEPT_THREAT] || s->best[CONCEPT_STOP] ||
                   s->best[CONCEPT_PAYEE] || s->best[CONCEPT_NOT_UPDATED];
    if (c && (c->weight >= CLAIM_DEFINITE || pressed))
        scales_add_claim(s, REASON_OFFICER, c);
}

/* Asks for anything but to ring a listed number. */
static bool
wants_something(struct scales *s)
{
    static const enum concept others[] = {CONCEPT_PAY,  CONCEPT_VERIFY_PAY, CONCEPT_CLICK,
                                          CONCEPT_SCAN, CONCEPT_INSTALL,    CONCEPT_SECRET,
                                          CONCEPT_FEE,  CONCEPT_PAYEE};
    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        if (s->best[others[i]])
            return true;
    return s->best[CONCEPT_CALL] &&
           (!scales_has(s, REASON_OFFICIAL_NUMBER) || scales_has(s, REASON_NOT_LISTED));
}

/* Announced work is no threat, unless it wants something. A threat is one of supply when the
 * message speaks of supply or bills. */
void
weigh_threat(struct scales *s)
{
    const struct claim *threat = s->best[CONCEPT_THREAT];
    if (s->best[CONCEPT_OUTAGE] && !wants_something(s)) {
        scales_add_claim(s, REASON_OUTAGE, s->best[CONCEPT_OUTAGE]);
        return;
    }
    weigh_officer(s);
    if (!threat || threat->weight < CLAIM_DEFINITE)
        weigh_hint(s);
    weigh_not_updated(s);
    if (!threat)
        return;
    if (threat->weight < CLAIM_DEFINITE) {
        scales_add_claim(s, REASON_CUT_NOTICE, threat);
        if (scales_is_electric(s)) /* a bill may speak of nights; none names an hour of one */
            weigh_hour(s, threat, TRAIT_CLOCK);
    } else if (scales_is_electric(s))
        weigh_cut_threat(s, threat);
    else
        scales_add_claim(s, REASON_BLOCK_THREAT, threat);
}
