#include "kiosk/view_report.h"

#include "kiosk/view.h"
#include "office/office.h"
#include "verify/host.h"

#include <string.h>

/* Whoever uses it, others use it too; or it cannot be looked up. */
enum {
    SHARED = TRAIT_SHORTENER | TRAIT_CHAT | TRAIT_PAGES | TRAIT_PAYMENT | TRAIT_GOV_DOMAIN |
             TRAIT_OWN_SITE | TRAIT_SHORT_CODE | TRAIT_GOV_SERVICE,
    UNSURE = TRAIT_PARTIAL | TRAIT_MASKED | TRAIT_NAME_ONLY
};

static bool
is_genuine_host(const struct entity *e, const struct knowledge *k)
{
    for (size_t i = 0; e->kind == ENTITY_LINK && i < k->n_hosts; i++)
        if (k->hosts[i].class == HOST_GENUINE && host_is_under(e->key, k->hosts[i].host))
            return true;
    return false;
}

static bool
is_reportable(const struct entity *e, const struct knowledge *k)
{
    if (e->status == STATUS_OFFICIAL || e->status == STATUS_SUPERSEDED)
        return false;
    return !(e->traits & (SHARED | UNSURE)) && report_keeps(e->kind, e->key) &&
           !is_genuine_host(e, k);
}

static bool
is_there(const struct report_view *v, const struct entity *e)
{
    for (size_t i = 0; i < v->n; i++)
        if (v->choices[i].kind == e->kind && str_eq(v->choices[i].value, e->key))
            return true;
    return false;
}

void
view_report(const struct answer *answer, const struct knowledge *k, struct arena *a,
            struct report_view *out)
{
    static const enum entity_status order[] = {STATUS_REPORTED, STATUS_LOOKALIKE, STATUS_UNKNOWN};
    out->n = 0;
    if (answer->verdict == VERDICT_OFFICIAL)
        return;
    for (size_t o = 0; o < ARRAY_LEN(order); o++)
        for (size_t i = 0; i < answer->n_entities && out->n < REPORTS_OFFERED; i++) {
            const struct entity *e = &answer->entities[i];
            if (e->status == order[o] && is_reportable(e, k) && !is_there(out, e))
                out->choices[out->n++] = (struct report_choice){
                    .kind = e->kind, .value = e->key, .text = view_reading_form(e, a)};
        }
}

struct str
view_report_verdict(enum verdict v)
{
    switch (v) {
    case VERDICT_SCAM: return STR("scam");
    case VERDICT_SUSPICIOUS: return STR("suspicious");
    default: return STR("unverified");
    }
}
