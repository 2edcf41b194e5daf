#include "verify/scales.h"

/* Heavier than this, it is said so that nobody but a fraudster says it. */
#define SECRECY_PLAIN 0.9

/* Something that makes strangers ask for money: without it people only settle among themselves. */
static bool
has_pretext(const struct scales *s)
{
    return scales_is_electric(s) || s->best[CONCEPT_IDENTITY] || s->best[CONCEPT_CRIME] ||
           s->best[CONCEPT_THREAT] || s->best[CONCEPT_OFFICER] || s->best[CONCEPT_LURE] ||
           s->best[CONCEPT_RETURN] || s->best[CONCEPT_KIN];
}

/* A bank tells where money went; an electricity company never says to send it to a person. */
static bool
is_receipt(const struct scales *s)
{
    return s->best[CONCEPT_RECEIPT] && !scales_is_electric(s) && !s->best[CONCEPT_RETURN] &&
           !s->best[CONCEPT_LURE] && !s->best[CONCEPT_CRIME];
}

static bool
asks_money(const struct scales *s)
{
    return s->best[CONCEPT_PAYEE] || s->best[CONCEPT_FEE] || s->best[CONCEPT_PAY] ||
           s->best[CONCEPT_VERIFY_PAY];
}

static bool
has_listed_payee(struct scales *s)
{
    for (size_t i = 0; i < s->entities->n; i++) /* not on the list, but no stranger's either */
        if (s->entities->list[i].kind == ENTITY_LINK &&
            s->entities->list[i].traits & TRAIT_GOV_DOMAIN &&
            s->entities->list[i].status == STATUS_UNKNOWN)
            return true;
    return scales_has(s, REASON_OFFICIAL_LINK) || scales_has(s, REASON_OFFICIAL_VPA);
}

/* A promise, and money wanted for it. A shop's offer promises too, and wants to be bought. */
static void
weigh_fee(struct scales *s)
{
    const struct claim *c = s->best[CONCEPT_FEE] ? s->best[CONCEPT_FEE] : s->best[CONCEPT_PAYEE];
    if (!c)
        c = s->best[CONCEPT_PAY];
    if (c && scales_says(s, CONCEPT_LURE) && !has_listed_payee(s) &&
        (!s->best[CONCEPT_PROMO] || scales_is_electric(s)) && !is_receipt(s))
        scales_add_claim(s, REASON_FEE_FIRST, c);
}

/* A personal number that nobody's list has. */
static bool
names_stranger(const struct scales *s)
{
    for (size_t i = 0; i < s->entities->n; i++) {
        const struct entity *e = &s->entities->list[i];
        if (e->kind == ENTITY_PHONE && e->status == STATUS_UNKNOWN && e->traits & TRAIT_MOBILE &&
            !(e->traits & TRAIT_SENDER))
            return true;
    }
    return false;
}

static void
weigh_kin(struct scales *s)
{
    bool money = asks_money(s) || s->amount || scales_has(s, REASON_PAY_TO_VPA);
    for (size_t i = 0; i < s->entities->n; i++)
        money |= s->entities->list[i].kind == ENTITY_VPA;
    if (scales_says(s, CONCEPT_KIN) && money && !s->best[CONCEPT_RECEIPT] &&
        (s->best[CONCEPT_PAYEE] || s->best[CONCEPT_DEADLINE] || s->best[CONCEPT_CRIME] ||
         s->best[CONCEPT_IDENTITY] || scales_has(s, REASON_PAY_TO_VPA) || names_stranger(s)))
        scales_add_claim(s, REASON_KIN_TROUBLE, s->best[CONCEPT_KIN]);
}

static void
weigh_accusation(struct scales *s)
{
    bool yours = s->best[CONCEPT_CRIME] && s->best[CONCEPT_CRIME]->weight >= CLAIM_CERTAIN;
    bool pressed = asks_money(s) || s->best[CONCEPT_SECRECY] || s->best[CONCEPT_SECRET] ||
                   (yours && (s->best[CONCEPT_CALL] || s->best[CONCEPT_DEADLINE] ||
                              names_stranger(s)));
    if (scales_says(s, CONCEPT_CRIME) && pressed && !s->best[CONCEPT_NEWS])
        scales_add_claim(s, REASON_BLOCK_THREAT, s->best[CONCEPT_CRIME]);
    const struct claim *secrecy = s->best[CONCEPT_SECRECY];
    if (secrecy && (s->best[CONCEPT_CRIME] || s->best[CONCEPT_IDENTITY] || asks_money(s) ||
                    secrecy->weight > SECRECY_PLAIN))
        scales_add_claim(s, REASON_SECRECY, s->best[CONCEPT_SECRECY]);
}

void
weigh_money(struct scales *s)
{
    if (scales_says(s, CONCEPT_PAYEE) && has_pretext(s) && !is_receipt(s) && !has_listed_payee(s))
        scales_add_claim(s, REASON_PAY_PERSON, s->best[CONCEPT_PAYEE]);
    weigh_fee(s);
    if (scales_says(s, CONCEPT_RETURN))
        scales_add_claim(s, REASON_WRONG_TRANSFER, s->best[CONCEPT_RETURN]);
    weigh_kin(s);
    weigh_accusation(s);
}
