#include "verify/fraud.h"

#define R(code) ((uint64_t)1 << REASON_##code)

#define ANY_LINK (R(LOOKALIKE_LINK) | R(UNKNOWN_LINK) | R(SHORT_LINK) | R(CHAT_LINK) | R(IP_LINK))
#define SUPPLY_THREAT                                                                      \
    (R(CUT_THREAT) | R(CUT_HOUR_IMPOSSIBLE) | R(CUT_DAY_IMPOSSIBLE) | R(NEVER_THREATENS) | \
     R(NO_NOTICE))
#define MONEY \
    (R(PAY_TO_VPA) | R(LOOKALIKE_VPA) | R(SCAN_QR) | R(PAY_PERSON) | R(FEE_FIRST) | \
     R(WRONG_TRANSFER) | R(KIN_TROUBLE))

enum about { ABOUT_ANYTHING, ABOUT_SUPPLY, ABOUT_OTHERS };

/* The first row of which one code is there. `about`: what the message is about. */
static const struct {
    uint64_t any;
    enum about about;
    enum fraud_kind kind;
} rows[] = {
    /* What is wanted. */
    {R(APK) | R(REMOTE_APP), ABOUT_ANYTHING, FRAUD_APP},
    {R(ASKS_SECRET), ABOUT_ANYTHING, FRAUD_SECRET},
    {R(VERIFY_PAYMENT), ABOUT_ANYTHING, FRAUD_PAYMENT},
    /* What it frightens or lures with. A threat half said comes after "not updated", which is
     * hardly ever said without one. */
    {SUPPLY_THREAT, ABOUT_ANYTHING, FRAUD_CUT},
    {R(BLOCK_THREAT), ABOUT_ANYTHING, FRAUD_BLOCK},
    {R(NOT_UPDATED), ABOUT_SUPPLY, FRAUD_UPDATE},
    {R(NOT_UPDATED), ABOUT_OTHERS, FRAUD_BLOCK}, /* "your KYC has expired", of a bank or a SIM */
    {R(SUPPLY_HINT), ABOUT_ANYTHING, FRAUD_CUT},
    {R(LURE) | R(BIG_PROMISE), ABOUT_ANYTHING, FRAUD_PRIZE},
    {R(SECRECY), ABOUT_ANYTHING, FRAUD_BLOCK}, /* "stay on the call": as in a false arrest */
    {R(CUT_NOTICE), ABOUT_SUPPLY, FRAUD_CUT},
    {R(CUT_NOTICE), ABOUT_OTHERS, FRAUD_BLOCK},
    /* The way. */
    {MONEY, ABOUT_ANYTHING, FRAUD_PAYMENT},
    {ANY_LINK, ABOUT_ANYTHING, FRAUD_LINK},
};

/* A name alone that is known as a fraud's: all that is known is how it is used. */
static enum fraud_kind
by_reported(const struct entity *e)
{
    if (!e)
        return FRAUD_OTHER;
    switch (e->kind) {
    case ENTITY_LINK: return FRAUD_LINK;
    case ENTITY_VPA: return FRAUD_PAYMENT;
    case ENTITY_APP: return FRAUD_APP;
    default: return FRAUD_OTHER;
    }
}

static bool
is_about_supply(const struct claims *c)
{
    for (size_t i = 0; i < c->n; i++)
        if (c->list[i].concept == CONCEPT_BILL)
            return true;
    return false;
}

/* Told by an answer, a threat may be to the supply or a SIM, or of the police: nobody knows which,
 * unless what was typed speaks of the supply. */
static uint64_t
code_of(const struct evidence *e, enum about about)
{
    if (e->code == REASON_NOTHING_TO_CHECK)
        return 0;
    if (e->told && e->code == REASON_BLOCK_THREAT)
        return about == ABOUT_SUPPLY ? R(CUT_THREAT) : 0;
    bool apk = e->entity && e->entity->traits & TRAIT_APK; /* whatever else is said of the link */
    return (uint64_t)1 << e->code | (apk && e->sign > 0 ? R(APK) : 0);
}

enum fraud_kind
fraud_of(enum verdict v, const struct claims *c, const struct evidences *ev)
{
    enum about about = is_about_supply(c) ? ABOUT_SUPPLY : ABOUT_OTHERS;
    uint64_t codes = 0;
    enum fraud_kind kind = FRAUD_OTHER;
    if (v < VERDICT_SUSPICIOUS)
        return FRAUD_NONE;
    for (size_t i = 0; i < ev->n; i++) {
        codes |= code_of(&ev->list[i], about);
        if (ev->list[i].code == REASON_REPORTED)
            kind = by_reported(ev->list[i].entity);
    }
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (codes & rows[i].any && (rows[i].about == ABOUT_ANYTHING || rows[i].about == about))
            return rows[i].kind;
    return kind;
}

static const char *const names[FRAUD_KINDS] = {
    [FRAUD_NONE] = "",           [FRAUD_CUT] = "cut",       [FRAUD_UPDATE] = "update",
    [FRAUD_LINK] = "link",       [FRAUD_APP] = "app",       [FRAUD_SECRET] = "secret",
    [FRAUD_PAYMENT] = "payment", [FRAUD_PRIZE] = "prize",   [FRAUD_BLOCK] = "block",
    [FRAUD_OTHER] = "other",
};

const char *
fraud_name(enum fraud_kind kind)
{
    return names[kind];
}

bool
fraud_parse(struct str name, enum fraud_kind *out)
{
    size_t at;
    if (!str_among(name, names, ARRAY_LEN(names), &at))
        return false;
    *out = (enum fraud_kind)at;
    return true;
}
