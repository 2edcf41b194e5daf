#include "verify/scales.h"

/* An OTP or a PIN is asked of nobody; a password or card details only among strangers, who speak
 * for a company, threaten or promise. */
static void
weigh_secret(struct scales *s)
{
    const struct claim *c = s->best[CONCEPT_SECRET];
    bool stranger = s->best[CONCEPT_IDENTITY] || s->best[CONCEPT_THREAT] || scales_is_electric(s) ||
                    s->best[CONCEPT_NOT_UPDATED] || scales_says(s, CONCEPT_LURE);
    /* The code for a parcel is given at the door. */
    bool door = s->best[CONCEPT_DELIVERY] && !s->best[CONCEPT_THREAT] && !s->best[CONCEPT_LURE] &&
                !s->best[CONCEPT_PAYEE];
    if (door)
        return;
    if (c && (c->weight >= CLAIM_CERTAIN || (c->weight >= CLAIM_DEFINITE && stranger)))
        scales_add_claim(s, REASON_ASKS_SECRET, c);
}

/* It takes a tiny sum and talk of verifying, or of an electricity bill. */
static void
weigh_verify_payment(struct scales *s)
{
    const struct claim *c = s->best[CONCEPT_VERIFY_PAY];
    bool done = s->best[CONCEPT_RECEIPT] && !s->demands && !scales_is_electric(s);
    /* "Rs X": the sum cannot be read, but nobody verifies by paying */
    bool lost = c && c->weight >= CLAIM_CERTAIN && scales_is_electric(s) && !s->amount && !s->tiny;
    if (s->tiny && scales_says(s, CONCEPT_SCAN))
        scales_add_claim(s, REASON_VERIFY_PAYMENT, s->best[CONCEPT_SCAN]);
    if (c && (s->tiny || lost) && !done &&
        (c->weight >= CLAIM_DEFINITE || (c->weight >= CLAIM_MENTION && scales_is_electric(s))))
        scales_add_claim(s, REASON_VERIFY_PAYMENT, c);
}

/* An hour named in a message about the supply that announces no work: it may be the night's,
 * misread. */
static const struct entity *
named_hour(const struct scales *s)
{
    if (!scales_is_electric(s) || s->best[CONCEPT_OUTAGE])
        return NULL;
    for (size_t i = 0; i < s->entities->n; i++)
        if (s->entities->list[i].kind == ENTITY_TIME && s->entities->list[i].traits & TRAIT_CLOCK)
            return &s->entities->list[i];
    return NULL;
}

/* Letters joined by a dot outside of all entities: perhaps an address that could not be read. */
static bool
has_unread_address(const struct scales *s)
{
    struct str t = s->in->text;
    size_t next = 0;
    for (size_t at = 1; at + 1 < t.n; at++) {
        if (t.p[at] == '.' && is_alpha(t.p[at - 1]) && is_alpha(t.p[at + 1]) &&
            !entities_cover(s->entities, s->in, at, &next))
            return true;
    }
    return false;
}

/* Too close to what frauds want to be called official, however it is worded. */
static void
weigh_sensitive(struct scales *s)
{
    const struct entity *hour = named_hour(s);
    if (s->best[CONCEPT_SECRET])
        scales_add_claim(s, REASON_SENSITIVE, s->best[CONCEPT_SECRET]);
    else if (s->tiny)
        scales_add(s, REASON_SENSITIVE, s->tiny);
    else if (s->best[CONCEPT_VERIFY_PAY])
        scales_add_claim(s, REASON_SENSITIVE, s->best[CONCEPT_VERIFY_PAY]);
    else if (hour || has_unread_address(s))
        scales_add(s, REASON_SENSITIVE, hour);
}

/* An app file or a shared screen always; any app when the supply is threatened. */
static void
weigh_install(struct scales *s)
{
    const struct claim *c = s->best[CONCEPT_INSTALL];
    if (c && (c->weight > CLAIM_CERTAIN || scales_has(s, REASON_CUT_THREAT)))
        scales_add_claim(s, REASON_APK, c);
}

/* "Contact our officer": an office to ring, in a message that names no number. */
static void
weigh_call(struct scales *s)
{
    bool number = s->claims->hidden_number.end > 0;
    for (size_t i = 0; i < s->entities->n; i++)
        number |= s->entities->list[i].kind == ENTITY_PHONE;
    if (s->best[CONCEPT_CALL] && !number)
        scales_add_claim(s, REASON_TOLD_TO_CALL, s->best[CONCEPT_CALL]);
}

/* A shop's offer lures too. It is one as long as it wants nothing but a click. */
static bool
is_sale(const struct scales *s, enum concept lure)
{
    bool done = s->best[CONCEPT_RECEIPT] && !s->demands;
    return lure == CONCEPT_LURE && (s->best[CONCEPT_PROMO] || done) && !s->best[CONCEPT_PAYEE] &&
           !s->best[CONCEPT_FEE] && !s->best[CONCEPT_SECRET] && !s->best[CONCEPT_CALL] &&
           !s->best[CONCEPT_CRIME] && !s->best[CONCEPT_RETURN] && !scales_is_electric(s);
}

void
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
        if (scales_says(s, direct[i].concept) && !is_sale(s, direct[i].concept))
            scales_add_claim(s, direct[i].code, s->best[direct[i].concept]);
    if (scales_has(s, REASON_LURE) && s->best[CONCEPT_LURE]->weight > CLAIM_CERTAIN)
        scales_add_claim(s, REASON_BIG_PROMISE, s->best[CONCEPT_LURE]);
    weigh_secret(s);
    weigh_verify_payment(s);
    weigh_sensitive(s);
    weigh_install(s);
    weigh_call(s);
}

static void
weigh_urgency(struct scales *s)
{
    static const enum reason_code pressed[] = {REASON_CUT_THREAT,
                                               REASON_BLOCK_THREAT,
                                               REASON_NOT_UPDATED,
                                               REASON_PERSONAL_NUMBER,
                                               REASON_UNLISTED_NUMBER,
                                               REASON_UNKNOWN_LINK,
                                               REASON_LURE,
                                               REASON_CUT_NOTICE,
                                               REASON_SHORT_LINK,
                                               REASON_ASKS_SECRET,
                                               REASON_IDENTITY_UNPROVEN};
    bool any = false;
    for (size_t i = 0; i < ARRAY_LEN(pressed); i++)
        any |= scales_has(s, pressed[i]);
    if (!any)
        return;
    if (s->best[CONCEPT_DEADLINE])
        scales_add_claim(s, REASON_URGENT, s->best[CONCEPT_DEADLINE]);
    for (size_t i = 0; i < s->entities->n; i++)
        if (s->entities->list[i].kind == ENTITY_TIME &&
            s->entities->list[i].traits & (TRAIT_SOON | TRAIT_TODAY))
            scales_add(s, REASON_URGENT, &s->entities->list[i]);
}

static bool
has_official_contact(struct scales *s)
{
    return scales_has(s, REASON_OFFICIAL_NUMBER) || scales_has(s, REASON_OFFICIAL_LINK) ||
           scales_has(s, REASON_OFFICIAL_VPA);
}

static void
weigh_bill(struct scales *s)
{
    if (s->account && s->amount) {
        struct evidence *e = scales_add(s, REASON_BILL_DETAILS, s->account);
        scales_add_spans(s, e, &s->amount->span, 1);
    } else if (scales_is_electric(s) && !s->account && !s->amount && !has_official_contact(s) &&
               (scales_has(s, REASON_CUT_THREAT) || scales_has(s, REASON_NOT_UPDATED) ||
                s->demands)) {
        scales_add(s, REASON_NO_ACCOUNT, NULL);
    }
    if (s->best[CONCEPT_IDENTITY] && s->demands && !has_official_contact(s))
        scales_add_claim(s, REASON_IDENTITY_UNPROVEN, s->best[CONCEPT_IDENTITY]);
}

static void
weigh_sender(struct scales *s)
{
    if (!s->sender || s->sender->status != STATUS_UNKNOWN || !scales_is_electric(s))
        return;
    bool speaks = scales_has(s, REASON_CUT_THREAT) || scales_has(s, REASON_NOT_UPDATED) ||
                  scales_has(s, REASON_CUT_NOTICE) || s->best[CONCEPT_IDENTITY] || s->demands;
    if (!speaks)
        return;
    if (s->sender->kind == ENTITY_PHONE && s->sender->traits & TRAIT_MOBILE)
        scales_add(s, REASON_MOBILE_SENDER, s->sender)->rule = scales_rule(s, "mobile_sender");
    else if (s->sender->kind == ENTITY_HEADER)
        scales_add(s, REASON_HEADER_MISMATCH, s->sender);
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
    bool told = s->best[CONCEPT_CALL] || s->best[CONCEPT_NOT_UPDATED] ||
                scales_says(s, CONCEPT_THREAT) || scales_says(s, CONCEPT_LURE);
    if (hidden.end && told && !scales_has(s, REASON_PERSONAL_NUMBER))
        scales_add_spans(s, scales_add(s, REASON_UNLISTED_NUMBER, NULL), &hidden, 1);
}

static void
weigh_tone(struct scales *s)
{
    const struct claim *story = s->best[CONCEPT_STORY];
    /* "Careful!" and "do not share" stand in threats too; "beware of fraud" does not. */
    bool threat = scales_has(s, REASON_CUT_THREAT) || scales_has(s, REASON_BLOCK_THREAT);
    if (s->best[CONCEPT_NEWS] && !scales_has(s, REASON_PERSONAL_NUMBER) &&
        !scales_has(s, REASON_PAY_PERSON))
        scales_add_claim(s, REASON_ADVISORY, s->best[CONCEPT_NEWS]);
    else if (scales_says(s, CONCEPT_ADVISORY) || (s->best[CONCEPT_ADVISORY] && !threat))
        scales_add_claim(s, REASON_ADVISORY, s->best[CONCEPT_ADVISORY]);
    else if (s->denied && !threat)
        scales_add_claim(s, REASON_ADVISORY, s->denied);
    /* A question about a listed number is a look-up; a tale about one is not. */
    if (story && (story->weight >= CLAIM_DEFINITE || !has_official_contact(s)))
        scales_add_claim(s, REASON_STORY, story);
    if (s->in->traits & (FOLD_CONFUSABLE | FOLD_STYLED) && s->demands)
        scales_add(s, REASON_HIDDEN_TEXT, NULL);
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
        /* an account number in a bill may be read as a phone: only what is to be rung counts */
        bool rung = e->kind == ENTITY_PHONE && s->best[CONCEPT_CALL];
        foreign |= (rung || e->kind == ENTITY_LINK || e->kind == ENTITY_VPA) &&
                   !(e->traits & TRAIT_SENDER) && e->status != STATUS_OFFICIAL &&
                   e->status != STATUS_SUPERSEDED;
    }
    scales_add(s, foreign ? REASON_TEMPLATE_ALTERED : REASON_TEMPLATE, NULL);
    if (!s->claims->exact)
        scales_add(s, REASON_SENSITIVE, NULL);
}

/* A DISCOM on the list is named, and another number given as its own. */
static void
weigh_helpline(struct scales *s)
{
    const struct claim *c =
        s->best[CONCEPT_HELPLINE] ? s->best[CONCEPT_HELPLINE] : s->best[CONCEPT_CALL];
    const struct rule *never = scales_rule(s, "call_a_number");
    if (!s->n_named || !c || (!s->best[CONCEPT_HELPLINE] && !never))
        return;
    for (size_t i = 0; i < s->entities->n; i++) {
        const struct entity *e = &s->entities->list[i];
        if (e->kind == ENTITY_PHONE && e->status == STATUS_UNKNOWN &&
            !(e->traits & (TRAIT_SENDER | TRAIT_PARTIAL | TRAIT_SHORT_CODE)))
            scales_add(s, REASON_FALSE_HELPLINE, e)->rule = never;
    }
}

static void
weigh_notice(struct scales *s)
{
    if (s->best[CONCEPT_COUNTER])
        scales_add_claim(s, REASON_AT_COUNTER, s->best[CONCEPT_COUNTER]);
    if (s->best[CONCEPT_RECEIPT])
        scales_add_claim(s, REASON_NOTICE, s->best[CONCEPT_RECEIPT]);
    else if ((scales_is_electric(s) || s->n_named) && (s->account || s->amount))
        scales_add(s, REASON_NOTICE, s->account ? s->account : s->amount);
    else if (scales_is_electric(s) && s->best[CONCEPT_OUTAGE])
        scales_add_claim(s, REASON_NOTICE, s->best[CONCEPT_OUTAGE]);
}

/* Each demand needs a listed channel of its kind; some can have none. */
static void
weigh_covered(struct scales *s)
{
    bool link = scales_has(s, REASON_OFFICIAL_LINK) || scales_has(s, REASON_OFFICIAL_VPA);
    bool number = scales_has(s, REASON_OFFICIAL_NUMBER);
    const struct {
        enum concept concept;
        bool covered;
    } demands[] = {
        {CONCEPT_CALL, number},
        {CONCEPT_CLICK, link},
        {CONCEPT_PAY, link || number || s->best[CONCEPT_COUNTER]},
        {CONCEPT_INSTALL, scales_has(s, REASON_OFFICIAL_APP) || link},
        {CONCEPT_SCAN, false},
        {CONCEPT_SECRET, false},
        {CONCEPT_VERIFY_PAY, false},
        {CONCEPT_PAYEE, false},
        {CONCEPT_FEE, false},
    };
    for (size_t i = 0; i < ARRAY_LEN(demands); i++)
        if (s->best[demands[i].concept] && !demands[i].covered)
            scales_add_claim(s, REASON_UNCOVERED_DEMAND, s->best[demands[i].concept]);
}

void
weigh_context(struct scales *s)
{
    weigh_helpline(s);
    weigh_notice(s);
    weigh_covered(s);
    weigh_hidden_number(s);
    weigh_bill(s);
    weigh_sender(s);
    weigh_urgency(s);
    weigh_tone(s);
    weigh_template(s);
}
