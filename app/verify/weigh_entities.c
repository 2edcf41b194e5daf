#include "verify/scales.h"

static void
weigh_official(struct scales *s, const struct entity *e)
{
    /* The number a call shows can be chosen by whoever calls. */
    bool shown = e->kind == ENTITY_PHONE && e->traits & TRAIT_SENDER;
    if (shown || (e->kind == ENTITY_PHONE && s->setting->via == VIA_CALL))
        scales_add(s, REASON_CALLER_ID, e);
    if (shown)
        return;
    switch (e->kind) {
    case ENTITY_PHONE:
        scales_add(s, REASON_OFFICIAL_NUMBER, e);
        break;
    case ENTITY_LINK: /* no office sends a file to install */
        scales_add(s, e->traits & TRAIT_APK ? REASON_APK : REASON_OFFICIAL_LINK, e);
        break;
    case ENTITY_VPA:
        scales_add(s, REASON_OFFICIAL_VPA, e);
        break;
    case ENTITY_APP:
        scales_add(s, REASON_OFFICIAL_APP, e);
        break;
    case ENTITY_EMAIL:
        scales_add(s, REASON_OFFICIAL_EMAIL, e);
        break;
    case ENTITY_HEADER:
        scales_add(s, REASON_OFFICIAL_HEADER, e);
        scales_add(s, REASON_HEADER_ALONE, e);
        break;
    default:
        break;
    }
}

static void
weigh_lookalike(struct scales *s, const struct entity *e)
{
    if (e->kind == ENTITY_LINK || e->kind == ENTITY_EMAIL)
        scales_add(s, REASON_LOOKALIKE_LINK, e);
    else if (e->kind == ENTITY_VPA)
        scales_add(s, REASON_LOOKALIKE_VPA, e);
    else
        scales_add(s, e->traits & TRAIT_APK ? REASON_APK : REASON_NOT_LISTED, e);
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
    if (e->traits & TRAIT_FORWARDING) { /* nobody's number to ring: it hands over the phone */
        scales_add(s, REASON_REMOTE_APP, e);
        return;
    }
    switch (e->status) {
    case STATUS_REPORTED:
        scales_add(s, REASON_REPORTED, e);
        break;
    case STATUS_LOOKALIKE:
        weigh_lookalike(s, e);
        break;
    case STATUS_SUPERSEDED:
        scales_add(s, REASON_SUPERSEDED, e);
        break;
    case STATUS_OFFICIAL:
        weigh_official(s, e);
        break;
    default:
        if (e->kind == ENTITY_PHONE && e->traits & (TRAIT_PARTIAL | TRAIT_MASKED))
            scales_add(s, REASON_PARTIAL_NUMBER, e);
        else if (can_be_listed(e))
            scales_add(s, REASON_NOT_LISTED, e);
    }
}

/* Told to ring it, in a message that wants something. */
static void
weigh_number(struct scales *s, const struct entity *e)
{
    bool told = s->best[CONCEPT_CALL] || s->best[CONCEPT_THREAT] || s->best[CONCEPT_NOT_UPDATED] ||
                scales_says(s, CONCEPT_LURE) || scales_says(s, CONCEPT_SECRET) ||
                scales_says(s, CONCEPT_CRIME);
    if (!told || e->traits & TRAIT_SENDER)
        return;
    bool personal =
        e->traits & (TRAIT_MOBILE | TRAIT_MASKED | TRAIT_FOREIGN) && !(e->traits & TRAIT_TOLL_FREE);
    scales_add(s, personal ? REASON_PERSONAL_NUMBER : REASON_UNLISTED_NUMBER, e);
}

static void
weigh_link(struct scales *s, const struct entity *e)
{
    if (e->traits & TRAIT_APK)
        scales_add(s, REASON_APK, e);
    if (e->traits & (TRAIT_IP_HOST | TRAIT_USERINFO))
        scales_add(s, REASON_IP_LINK, e);
    else if (e->traits & TRAIT_SHORTENER)
        scales_add(s, REASON_SHORT_LINK, e);
    else if (e->traits & TRAIT_CHAT)
        scales_add(s, REASON_CHAT_LINK, e);
    else if ((s->demands || s->best[CONCEPT_NOT_UPDATED] || scales_says(s, CONCEPT_LURE)) &&
             !(e->traits & (TRAIT_GOV_DOMAIN | TRAIT_PAYMENT | TRAIT_OWN_SITE)))
        scales_add(s, REASON_UNKNOWN_LINK, e);
}

static void
weigh_unknown(struct scales *s, const struct entity *e)
{
    bool wanted = s->best[CONCEPT_PAY] || s->best[CONCEPT_PAYEE] || s->best[CONCEPT_KIN] ||
                  s->best[CONCEPT_SCAN] || s->best[CONCEPT_VERIFY_PAY];
    switch (e->kind) {
    case ENTITY_PHONE:
        weigh_number(s, e);
        break;
    case ENTITY_LINK:
        weigh_link(s, e);
        break;
    case ENTITY_VPA:
        if (wanted || s->best[CONCEPT_THREAT])
            scales_add(s, REASON_PAY_TO_VPA, e);
        break;
    case ENTITY_APP:
        if (e->traits & TRAIT_APK)
            scales_add(s, REASON_APK, e);
        if (e->traits & TRAIT_REMOTE && (s->demands || s->best[CONCEPT_IDENTITY]))
            scales_add(s, REASON_REMOTE_APP, e);
        break;
    default:
        break;
    }
}

void
weigh_entities(struct scales *s, bool phrases)
{
    for (size_t i = 0; i < s->entities->n; i++) {
        const struct entity *e = &s->entities->list[i];
        weigh_status(s, e);
        if (e->status == STATUS_UNKNOWN && !(e->traits & TRAIT_FORWARDING) &&
            (phrases || e->kind == ENTITY_LINK || e->kind == ENTITY_APP))
            weigh_unknown(s, e);
    }
}
