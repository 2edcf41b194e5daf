#include "verify/evidence.h"

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
    [REASON_CUT_NOTICE] = {0, 0.3},
    [REASON_NOT_LISTED] = {0, 0.9},
    [REASON_NOTHING_TO_CHECK] = {0, 0.1},
    [REASON_PARTIAL_NUMBER] = {0, 1.0},
    [REASON_HEADER_ALONE] = {0, 0.8},
    [REASON_CALLER_ID] = {0, 0.8},
};

/* A phrase lighter than this hints; it does not state. */
static const double DEFINITE = 0.6, CERTAIN = 0.8;

struct scales {
    const struct folded *in;
    const struct entities *entities;
    const struct claims *claims;
    const struct knowledge *knowledge;
    const struct setting_of_check *setting;
    struct arena *arena;
    struct evidences *out;
    size_t cap;
    const struct claim *best[CONCEPTS]; /* heaviest one that is not denied */
    const struct claim *denied;         /* the first demand that is: "never share" */
    const struct entity *account, *amount, *sender;
    bool demands; /* asks for anything at all */
};

/* ---- rules ---- */

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
    if (!str_cut(&until, '-', &from) || !until.p ||
        !clock_parse_minutes(str_trim(from), &first) ||
        !clock_parse_minutes(str_trim(until), &last))
        return false;
    if (first <= last)
        return minute >= first && minute < last;
    return minute >= first || minute < last;
}

static bool
rule_has_value(const struct rule *r, const char *value)
{
    struct str rest = r->value, part;
    while (str_cut(&rest, ';', &part))
        if (str_eq(str_trim(part), str_of(value)))
            return true;
    return false;
}

/* ---- adding ---- */

static int
span_order(const void *a, const void *b)
{
    const struct span *x = a, *y = b;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* The spans of both, in text order, empty ones and repetitions left out. */
static void
add_spans(struct scales *s, struct evidence *e, const struct span *more, size_t n)
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

static struct evidence *
find(struct scales *s, enum reason_code code)
{
    for (size_t i = 0; i < s->out->n; i++)
        if (s->out->list[i].code == code)
            return &s->out->list[i];
    return NULL;
}

static bool
has(struct scales *s, enum reason_code code)
{
    return find(s, code) != NULL;
}

static struct evidence *
add(struct scales *s, enum reason_code code, const struct entity *entity)
{
    struct evidence *e = find(s, code);
    if (!e) {
        s->out->list = arena_grow(s->arena, s->out->list, s->out->n, &s->cap, sizeof *e);
        e = &s->out->list[s->out->n++];
        *e = (struct evidence){.code = code, .sign = strengths[code].sign,
                               .weight = strengths[code].weight, .entity = entity};
    }
    if (entity)
        add_spans(s, e, &entity->span, 1);
    return e;
}

static void
add_claim(struct scales *s, enum reason_code code, const struct claim *c)
{
    add_spans(s, add(s, code, NULL), &c->span, 1);
}

/* ---- reading ---- */

static bool
is_demand(enum concept c)
{
    return c == CONCEPT_CALL || c == CONCEPT_PAY || c == CONCEPT_VERIFY_PAY || c == CONCEPT_CLICK ||
           c == CONCEPT_INSTALL || c == CONCEPT_SCAN || c == CONCEPT_SECRET;
}

static void
read_claims(struct scales *s)
{
    for (size_t i = 0; i < s->claims->n; i++) {
        const struct claim *c = &s->claims->list[i];
        if (c->negated) {
            if (is_demand(c->concept) && !s->denied)
                s->denied = c;
            continue;
        }
        if (!s->best[c->concept] || s->best[c->concept]->weight < c->weight)
            s->best[c->concept] = c;
        s->demands |= is_demand(c->concept);
    }
}

static void
read_entities(struct scales *s)
{
    for (size_t i = 0; i < s->entities->n; i++) {
        const struct entity *e = &s->entities->list[i];
        if (e->traits & TRAIT_SENDER)
            s->sender = e;
        else if (e->kind == ENTITY_ACCOUNT && !s->account)
            s->account = e;
        else if (e->kind == ENTITY_AMOUNT && !(e->traits & TRAIT_TINY) && !s->amount)
            s->amount = e;
    }
}

static bool
says(const struct scales *s, enum concept c)
{
    return s->best[c] && s->best[c]->weight >= DEFINITE;
}

static bool
is_electric(const struct scales *s)
{
    return s->best[CONCEPT_BILL] != NULL;
}

/* ---- what the list says of each entity ---- */

static void
weigh_official(struct scales *s, const struct entity *e)
{
    if (e->traits & TRAIT_SENDER && e->kind == ENTITY_PHONE) {
        add(s, REASON_CALLER_ID, e);
        return;
    }
    switch (e->kind) {
    case ENTITY_PHONE: add(s, REASON_OFFICIAL_NUMBER, e); break;
    case ENTITY_LINK: add(s, REASON_OFFICIAL_LINK, e); break;
    case ENTITY_VPA: add(s, REASON_OFFICIAL_VPA, e); break;
    case ENTITY_APP: add(s, REASON_OFFICIAL_APP, e); break;
    case ENTITY_EMAIL: add(s, REASON_OFFICIAL_EMAIL, e); break;
    case ENTITY_HEADER:
        add(s, REASON_OFFICIAL_HEADER, e);
        add(s, REASON_HEADER_ALONE, e);
        break;
    default: break;
    }
}

static void
weigh_lookalike(struct scales *s, const struct entity *e)
{
    if (e->kind == ENTITY_LINK || e->kind == ENTITY_EMAIL)
        add(s, REASON_LOOKALIKE_LINK, e);
    else if (e->kind == ENTITY_VPA)
        add(s, REASON_LOOKALIKE_VPA, e);
    else
        add(s, e->traits & TRAIT_APK ? REASON_APK : REASON_NOT_LISTED, e);
}

static bool
can_be_listed(const struct entity *e)
{
    return e->kind == ENTITY_PHONE || e->kind == ENTITY_LINK || e->kind == ENTITY_VPA ||
           e->kind == ENTITY_HEADER || e->kind == ENTITY_EMAIL || e->kind == ENTITY_APP;
}

static void
weigh_status(struct scales *s, const struct entity *e)
{
    switch (e->status) {
    case STATUS_REPORTED: add(s, REASON_REPORTED, e); break;
    case STATUS_LOOKALIKE: weigh_lookalike(s, e); break;
    case STATUS_SUPERSEDED: add(s, REASON_SUPERSEDED, e); break;
    case STATUS_OFFICIAL: weigh_official(s, e); break;
    default:
        if (e->kind == ENTITY_PHONE && e->traits & (TRAIT_PARTIAL | TRAIT_MASKED))
            add(s, REASON_PARTIAL_NUMBER, e);
        else if (can_be_listed(e))
            add(s, REASON_NOT_LISTED, e);
    }
}

/* Told to ring it, in a message that wants something. */
static void
weigh_number(struct scales *s, const struct entity *e)
{
    bool told = s->best[CONCEPT_CALL] || s->best[CONCEPT_THREAT] || s->best[CONCEPT_NOT_UPDATED] ||
                says(s, CONCEPT_LURE) || s->best[CONCEPT_SECRET];
    if (!told || e->traits & TRAIT_SENDER)
        return;
    bool personal = e->traits & (TRAIT_MOBILE | TRAIT_MASKED | TRAIT_FOREIGN) &&
                    !(e->traits & TRAIT_TOLL_FREE);
    add(s, personal ? REASON_PERSONAL_NUMBER : REASON_UNLISTED_NUMBER, e);
}

static void
weigh_link(struct scales *s, const struct entity *e)
{
    if (e->traits & TRAIT_APK)
        add(s, REASON_APK, e);
    if (e->traits & (TRAIT_IP_HOST | TRAIT_USERINFO))
        add(s, REASON_IP_LINK, e);
    else if (e->traits & TRAIT_SHORTENER)
        add(s, REASON_SHORT_LINK, e);
    else if (e->traits & TRAIT_CHAT)
        add(s, REASON_CHAT_LINK, e);
    else if (s->demands && !(e->traits & (TRAIT_GOV_DOMAIN | TRAIT_PAYMENT)))
        add(s, REASON_UNKNOWN_LINK, e);
}

static void
weigh_unknown(struct scales *s, const struct entity *e)
{
    bool wanted = s->best[CONCEPT_PAY] || s->best[CONCEPT_SCAN] || s->best[CONCEPT_VERIFY_PAY];
    switch (e->kind) {
    case ENTITY_PHONE: weigh_number(s, e); break;
    case ENTITY_LINK: weigh_link(s, e); break;
    case ENTITY_VPA:
        if (wanted || s->best[CONCEPT_THREAT])
            add(s, REASON_PAY_TO_VPA, e);
        break;
    case ENTITY_APP:
        if (e->traits & TRAIT_APK)
            add(s, REASON_APK, e);
        if (e->traits & TRAIT_REMOTE && (s->demands || s->best[CONCEPT_IDENTITY]))
            add(s, REASON_REMOTE_APP, e);
        break;
    default: break;
    }
}

static void
weigh_entities(struct scales *s, bool phrases)
{
    for (size_t i = 0; i < s->entities->n; i++) {
        const struct entity *e = &s->entities->list[i];
        weigh_status(s, e);
        if (e->status == STATUS_UNKNOWN && (phrases || e->kind == ENTITY_LINK || e->kind == ENTITY_APP))
            weigh_unknown(s, e);
    }
}

/* ---- the DISCOM's rules against a threat ---- */

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
    struct evidence *e = add(s, REASON_CUT_HOUR_IMPOSSIBLE, time);
    add_spans(s, e, &threat->span, 1);
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
    struct evidence *e = add(s, REASON_CUT_DAY_IMPOSSIBLE, today);
    add_spans(s, e, &threat->span, 1);
    e->rule = rule;
}

static void
weigh_rule(struct scales *s, const char *name, enum reason_code code, const struct claim *threat)
{
    const struct rule *rule = rule_find(s->knowledge, name);
    if (!rule)
        return;
    add_claim(s, code, threat);
    find(s, code)->rule = rule;
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
    struct evidence *e = add(s, REASON_WRONG_SENDER, NULL);
    add_spans(s, e, &span, 1);
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
    add_claim(s, REASON_CUT_THREAT, threat);
    if (!weigh_hour(s, threat))
        weigh_day(s, threat);
    if (rule_find(s->knowledge, "threat"))
        weigh_rule(s, "threat", REASON_NEVER_THREATENS, threat);
    else if (is_urgent(s, threat->span))
        weigh_rule(s, "notice_days", REASON_NO_NOTICE, threat);
    weigh_wrong_sender(s);
}

/* A threat is one of supply when the message speaks of supply or bills. Announced work is none. */
static void
weigh_threat(struct scales *s)
{
    const struct claim *threat = s->best[CONCEPT_THREAT];
    if (s->best[CONCEPT_OUTAGE] && !s->demands) {
        add_claim(s, REASON_OUTAGE, s->best[CONCEPT_OUTAGE]);
        return;
    }
    if (!threat)
        return;
    if (threat->weight < DEFINITE)
        add_claim(s, REASON_CUT_NOTICE, threat);
    else if (is_electric(s))
        weigh_cut_threat(s, threat);
    else
        add_claim(s, REASON_BLOCK_THREAT, threat);
}

/* ---- what it asks and promises ---- */

/* An OTP or a PIN is asked of nobody; a password or card details only among strangers, who speak for
 * a company, threaten or promise. */
static void
weigh_secret(struct scales *s)
{
    const struct claim *c = s->best[CONCEPT_SECRET];
    bool stranger = s->best[CONCEPT_IDENTITY] || s->best[CONCEPT_THREAT] || is_electric(s) ||
                    s->best[CONCEPT_NOT_UPDATED] || says(s, CONCEPT_LURE);
    if (c && (c->weight >= CERTAIN || stranger))
        add_claim(s, REASON_ASKS_SECRET, c);
}

/* It takes a tiny sum and talk of verifying, or of an electricity bill. */
static void
weigh_verify_payment(struct scales *s)
{
    const struct claim *c = s->best[CONCEPT_VERIFY_PAY];
    bool tiny = false;
    for (size_t i = 0; i < s->entities->n; i++)
        tiny |= s->entities->list[i].kind == ENTITY_AMOUNT &&
                s->entities->list[i].traits & TRAIT_TINY;
    if (c && tiny && (c->weight >= DEFINITE || is_electric(s)))
        add_claim(s, REASON_VERIFY_PAYMENT, c);
}

/* An app file or a shared screen always; any app when the supply is threatened. */
static void
weigh_install(struct scales *s)
{
    const struct claim *c = s->best[CONCEPT_INSTALL];
    if (c && (c->weight > CERTAIN || has(s, REASON_CUT_THREAT)))
        add_claim(s, REASON_APK, c);
}

/* "Contact our officer": an office to ring, in a message that names no number. */
static void
weigh_call(struct scales *s)
{
    bool number = s->claims->hidden_number.end > 0;
    for (size_t i = 0; i < s->entities->n; i++)
        number |= s->entities->list[i].kind == ENTITY_PHONE;
    if (s->best[CONCEPT_CALL] && !number)
        add_claim(s, REASON_TOLD_TO_CALL, s->best[CONCEPT_CALL]);
}

static void
weigh_demands(struct scales *s)
{
    static const struct {
        enum concept concept;
        enum reason_code code;
    } direct[] = {
        {CONCEPT_SCAN, REASON_SCAN_QR},
        {CONCEPT_LURE, REASON_LURE},
        {CONCEPT_FORWARD, REASON_FORWARD},
        {CONCEPT_NOT_UPDATED, REASON_NOT_UPDATED},
    };
    for (size_t i = 0; i < ARRAY_LEN(direct); i++)
        if (says(s, direct[i].concept))
            add_claim(s, direct[i].code, s->best[direct[i].concept]);
    weigh_secret(s);
    weigh_verify_payment(s);
    weigh_install(s);
    weigh_call(s);
}

static void
weigh_urgency(struct scales *s)
{
    static const enum reason_code pressed[] = {
        REASON_CUT_THREAT,      REASON_BLOCK_THREAT, REASON_NOT_UPDATED,    REASON_PERSONAL_NUMBER,
        REASON_UNLISTED_NUMBER, REASON_UNKNOWN_LINK, REASON_LURE,           REASON_CUT_NOTICE,
        REASON_SHORT_LINK,      REASON_ASKS_SECRET,  REASON_IDENTITY_UNPROVEN};
    bool any = false;
    for (size_t i = 0; i < ARRAY_LEN(pressed); i++)
        any |= has(s, pressed[i]);
    if (!any)
        return;
    if (s->best[CONCEPT_DEADLINE])
        add_claim(s, REASON_URGENT, s->best[CONCEPT_DEADLINE]);
    for (size_t i = 0; i < s->entities->n; i++)
        if (s->entities->list[i].kind == ENTITY_TIME &&
            s->entities->list[i].traits & (TRAIT_SOON | TRAIT_TODAY))
            add(s, REASON_URGENT, &s->entities->list[i]);
}

static bool
has_official_contact(struct scales *s)
{
    return has(s, REASON_OFFICIAL_NUMBER) || has(s, REASON_OFFICIAL_LINK) ||
           has(s, REASON_OFFICIAL_VPA);
}

static void
weigh_bill(struct scales *s)
{
    if (s->account && s->amount) {
        struct evidence *e = add(s, REASON_BILL_DETAILS, s->account);
        add_spans(s, e, &s->amount->span, 1);
    } else if (is_electric(s) && !s->account && !s->amount && !has_official_contact(s) &&
               (has(s, REASON_CUT_THREAT) || has(s, REASON_NOT_UPDATED) || s->demands)) {
        add(s, REASON_NO_ACCOUNT, NULL);
    }
    if (s->best[CONCEPT_IDENTITY] && s->demands && !has_official_contact(s))
        add_claim(s, REASON_IDENTITY_UNPROVEN, s->best[CONCEPT_IDENTITY]);
}

static void
weigh_sender(struct scales *s)
{
    if (!s->sender || s->sender->status != STATUS_UNKNOWN || !is_electric(s))
        return;
    bool speaks = has(s, REASON_CUT_THREAT) || has(s, REASON_NOT_UPDATED) ||
                  has(s, REASON_CUT_NOTICE) || s->best[CONCEPT_IDENTITY] || s->demands;
    if (!speaks)
        return;
    if (s->sender->kind == ENTITY_PHONE && s->sender->traits & TRAIT_MOBILE)
        add(s, REASON_MOBILE_SENDER, s->sender)->rule = rule_find(s->knowledge, "mobile_sender");
    else if (s->sender->kind == ENTITY_HEADER)
        add(s, REASON_HEADER_MISMATCH, s->sender);
}

/* A number all of x, by phrase or by form. */
static struct span
hidden_number(const struct scales *s)
{
    struct span hidden = s->claims->hidden_number;
    for (size_t i = 0; i < s->entities->n && !hidden.end; i++) {
        const struct entity *e = &s->entities->list[i];
        bool digits = false;
        for (size_t k = 0; k < e->text.n; k++)
            digits |= is_digit(e->text.p[k]);
        if (e->kind == ENTITY_ACCOUNT && e->traits & TRAIT_MASKED && !digits)
            hidden = e->span;
    }
    return hidden;
}

static void
weigh_hidden_number(struct scales *s)
{
    struct span hidden = hidden_number(s);
    bool told = s->best[CONCEPT_CALL] || s->best[CONCEPT_NOT_UPDATED] || says(s, CONCEPT_THREAT) ||
                says(s, CONCEPT_LURE);
    if (hidden.end && told && !has(s, REASON_PERSONAL_NUMBER))
        add_spans(s, add(s, REASON_UNLISTED_NUMBER, NULL), &hidden, 1);
}

static void
weigh_tone(struct scales *s)
{
    const struct claim *story = s->best[CONCEPT_STORY];
    /* "Careful!" and "do not share" stand in threats too; "beware of fraud" does not. */
    bool threat = has(s, REASON_CUT_THREAT) || has(s, REASON_BLOCK_THREAT);
    if (says(s, CONCEPT_ADVISORY) || (s->best[CONCEPT_ADVISORY] && !threat))
        add_claim(s, REASON_ADVISORY, s->best[CONCEPT_ADVISORY]);
    else if (s->denied && !threat)
        add_claim(s, REASON_ADVISORY, s->denied);
    /* A question about a listed number is a look-up; a tale about one is not. */
    if (story && (story->weight >= DEFINITE || !has_official_contact(s)))
        add_claim(s, REASON_STORY, story);
    if (s->in->traits & (FOLD_CONFUSABLE | FOLD_STYLED) && s->demands)
        add(s, REASON_HIDDEN_TEXT, NULL);
}

/* A registered text with a stranger's number or link in it is no registered text. */
static void
weigh_template(struct scales *s)
{
    bool foreign = false;
    if (!s->claims->whole)
        return;
    for (size_t i = 0; i < s->entities->n; i++) {
        const struct entity *e = &s->entities->list[i];
        foreign |= (e->kind == ENTITY_PHONE || e->kind == ENTITY_LINK || e->kind == ENTITY_VPA) &&
                   e->status != STATUS_OFFICIAL && e->status != STATUS_SUPERSEDED;
    }
    add(s, foreign ? REASON_TEMPLATE_ALTERED : REASON_TEMPLATE, NULL);
}

void
evidence_weigh(const struct folded *in, const struct entities *e, const struct claims *c,
               const struct knowledge *k, const struct setting_of_check *set, struct arena *a,
               struct evidences *out)
{
    *out = (struct evidences){.list = NULL};
    struct scales s = {.in = in, .entities = e, .claims = c, .knowledge = k, .setting = set,
                       .arena = a, .out = out};
    bool phrases = c->n_words >= EVIDENCE_WORDS_MIN;
    read_entities(&s);
    if (phrases)
        read_claims(&s);
    weigh_entities(&s, phrases);
    if (phrases) {
        weigh_threat(&s);
        weigh_demands(&s);
        weigh_hidden_number(&s);
        weigh_bill(&s);
        weigh_sender(&s);
        weigh_urgency(&s);
        weigh_tone(&s);
        weigh_template(&s);
    }
    if (out->n == 0)
        add(&s, REASON_NOTHING_TO_CHECK, NULL);
}
