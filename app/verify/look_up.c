/* The list's word on each entity, and whom an unlisted one imitates. */
#include "verify/entities.h"

#include "verify/host.h"
#include "verify/impostor.h"
#include "verify/resemble.h"
#include "verify/subject.h"

static void
take(struct entity *e, const struct fact *fact)
{
    e->fact = *fact;
    e->status = fact->state == FACT_REPORTED     ? STATUS_REPORTED
                : fact->state == FACT_SUPERSEDED ? STATUS_SUPERSEDED
                                                 : STATUS_OFFICIAL;
}

static bool
ask(const struct lookup *l, struct entity *e, enum entity_kind kind, struct str key)
{
    struct fact fact;
    if (key.n == 0 || !l->find(l->ctx, kind, key, &fact))
        return false;
    take(e, &fact);
    return true;
}

static void
imitates(struct entity *e, struct str brand)
{
    e->status = STATUS_LOOKALIKE;
    e->resembles = brand;
}

/* From the full host up to its registrable domain, which begins at `domain`; a row above the host
 * counts only if it covers what lies under it. */
static bool
ask_host(const struct lookup *l, struct entity *e, struct str host, size_t domain,
         bool whole_domain_only, bool *under_official)
{
    struct fact fact;
    for (size_t at = 0;;) {
        struct str name = str_sub(host, at, host.n);
        if (name.n && l->find(l->ctx, ENTITY_LINK, name, &fact)) {
            if (fact.channel == CHANNEL_DOMAIN || (at == 0 && !whole_domain_only)) {
                take(e, &fact);
                return true;
            }
            *under_official |= fact.state == FACT_OFFICIAL;
        }
        size_t dot = str_find(host, STR("."), at);
        if (domain == host.n || at >= domain || dot == host.n)
            return false;
        at = dot + 1;
    }
}

static void
class_host(struct entity *e, const struct knowledge *k)
{
    static const unsigned traits[] = {[HOST_SHORTENER] = TRAIT_SHORTENER,
                                      [HOST_CHAT] = TRAIT_CHAT,
                                      [HOST_PAGES] = TRAIT_PAGES,
                                      [HOST_PAYMENT] = TRAIT_PAYMENT,
                                      [HOST_GENUINE] = 0};
    for (size_t i = 0; i < k->n_hosts; i++)
        if (host_is_under(e->key, k->hosts[i].host))
            e->traits |= traits[k->hosts[i].class];
    if (host_is_under(e->key, STR("gov.in")) || host_is_under(e->key, STR("nic.in")))
        e->traits |= TRAIT_GOV_DOMAIN;
}

/* The text before an @ in the link: what the reader takes for the host. */
static struct str
userinfo_of(const struct entity *e)
{
    for (size_t i = e->text.n; i-- > 0;)
        if (e->text.p[i] == '@')
            return str_sub(e->text, 0, i);
    return STR("");
}

/* What follows the host: "https://evil.com/kesco" gives "/kesco". */
static struct str
path_of(const struct entity *e)
{
    size_t slashes = str_find(e->text, STR("//"), 0);
    size_t at = slashes < e->text.n ? slashes + 2 : 0;
    while (at < e->text.n && !strchr("/\\?#", e->text.p[at]))
        at++;
    return str_sub(e->text, at, e->text.n);
}

/* Whether an official domain lies in a host's registrable domain: then only its owner can have made
 * the host. A row for one host alone says nothing of its neighbours (uppcl.sem.jio.com, jio.com).
 */
static bool
is_own_site(struct str domain, const struct knowledge *k, const struct lookup *l)
{
    struct fact fact;
    for (size_t i = 0; domain.n && i < k->n_brands; i++)
        if (k->brands[i].is_domain && host_is_under(k->brands[i].name, domain) &&
            l->find(l->ctx, ENTITY_LINK, k->brands[i].name, &fact) &&
            fact.channel == CHANNEL_DOMAIN && fact.state == FACT_OFFICIAL)
            return true;
    return false;
}

/* A port other than the two that browsers take by themselves. */
static bool
has_odd_port(const struct entity *e)
{
    size_t slashes = str_find(e->text, STR("//"), 0);
    size_t host = slashes < e->text.n ? slashes + 2 : 0, end = host;
    while (end < e->text.n && !strchr("/\\?#", e->text.p[end]))
        end++;
    struct str authority = str_sub(e->text, host, end), port = authority;
    for (size_t i = 0; i < authority.n; i++)
        if (authority.p[i] == ':' || authority.p[i] == '@')
            port = str_sub(authority, i, authority.n);
    return port.n > 1 && port.p[0] == ':' && !str_eq(port, STR(":80")) &&
           !str_eq(port, STR(":443"));
}

/* No office sends a file to install, a user name in a link, or people to an odd port, whatever the
 * host: such a link is on no list. */
static void
withdraw(struct entity *e)
{
    e->status = STATUS_UNKNOWN;
    e->fact = (struct fact){.state = FACT_OFFICIAL};
}

static void
look_up_link(struct entity *e, const struct knowledge *k, const struct lookup *l, struct arena *a)
{
    struct str brand;
    bool under_official = false;
    size_t domain = host_registrable(e->key);
    class_host(e, k);
    if (ask_host(l, e, e->key, domain, false, &under_official)) {
        if (e->status == STATUS_OFFICIAL &&
            (e->traits & (TRAIT_APK | TRAIT_USERINFO) || has_odd_port(e)))
            withdraw(e);
        return;
    }
    if ((e->traits & TRAIT_USERINFO) &&
        (impostor_in_path(userinfo_of(e), k, &brand) || resemble_name(userinfo_of(e), k, &brand))) {
        imitates(e, brand);
        return;
    }
    if ((e->traits & TRAIT_IP_HOST) || under_official)
        return;
    if (is_own_site(str_sub(e->key, domain, e->key.n), k, l)) {
        e->traits |= TRAIT_OWN_SITE;
        return;
    }
    if (resemble_host(e->key, k, a, &brand) || impostor_in_path(path_of(e), k, &brand))
        imitates(e, brand);
    else if (resemble_path(path_of(e), k, &brand))
        e->resembles = brand; /* weak: anyone may write a name into a path */
}

/* Letters of another script that only look like the listed name: not that name. Hindi letters and
 * digits look like no Latin ones: they say it openly. */
static bool
is_disguised(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        struct str rest = str_sub(text, i, i + 3);
        bool hindi =
            rest.n == 3 && rest.p[0] == '\xE0' && (rest.p[1] == '\xA4' || rest.p[1] == '\xA5');
        if (hindi)
            i += 2;
        else if ((unsigned char)text.p[i] >= 0x80)
            return true;
    }
    return false;
}

static void
unmask(struct entity *e)
{
    if (e->status == STATUS_OFFICIAL && is_disguised(e->text))
        imitates(e, e->key);
}

static void
look_up_vpa(struct entity *e, const struct knowledge *k, const struct lookup *l)
{
    struct str brand;
    if (!ask(l, e, ENTITY_VPA, e->key) && resemble_name(e->key, k, &brand))
        imitates(e, brand);
    unmask(e);
}

static void
look_up_email(struct entity *e, const struct knowledge *k, const struct lookup *l, struct arena *a)
{
    struct str brand;
    bool under_official = false;
    size_t sign = str_find(e->key, STR("@"), 0);
    struct str name = str_sub(e->key, 0, sign), domain = str_sub(e->key, sign + 1, e->key.n);
    if (!ask(l, e, ENTITY_EMAIL, e->key) &&
        !ask_host(l, e, domain, host_registrable(domain), true, &under_official) &&
        (resemble_host(domain, k, a, &brand) ||
         (!host_is_under(domain, STR("gov.in")) && !host_is_under(domain, STR("nic.in")) &&
          resemble_name(name, k, &brand))))
        imitates(e, brand);
    unmask(e);
}

static void
look_up_header(struct entity *e, const struct knowledge *k, const struct lookup *l, struct arena *a)
{
    enum { PREFIX = 2, GLUED = 8 };
    struct str brand, bare = str_sub(e->key, PREFIX, e->key.n);
    bool found = ask(l, e, ENTITY_HEADER, e->key);
    if (!found && e->key.n == GLUED && ask(l, e, ENTITY_HEADER, bare)) { /* VMUPPCLT */
        e->key = bare;
        found = true;
    }
    if (!found) {
        char *lower = arena_alloc(a, e->key.n + 1);
        for (size_t i = 0; i < e->key.n; i++)
            lower[i] = to_lower(e->key.p[i]);
        struct str name = {lower, e->key.n};
        /* A lone name may be an app's as well. */
        if (!(e->traits & TRAIT_SENDER) && ask(l, e, ENTITY_APP, name)) {
            e->kind = ENTITY_APP;
            e->key = name;
        } else if (resemble_header(e->key, k, &brand)) {
            imitates(e, brand);
        }
    }
    unmask(e);
}

/* "kesco upay" is the app upay; "fake upay" is not. */
static void
look_up_app(struct entity *e, const struct knowledge *k, const struct lookup *l)
{
    struct str brand;
    size_t space = str_find(e->key, STR(" "), 0);
    if (ask(l, e, ENTITY_APP, e->key))
        return;
    if (space < e->key.n && subject_is_brand(k, str_sub(e->key, 0, space)) &&
        ask(l, e, ENTITY_APP, str_sub(e->key, space + 1, e->key.n))) {
        e->key = str_sub(e->key, space + 1, e->key.n);
        return;
    }
    if (!resemble_name(e->key, k, &brand))
        return;
    if (e->traits & TRAIT_APK)
        imitates(e, brand); /* no DISCOM sends files to install */
    else
        e->resembles = brand;
}

/* A chat link is as good as the number behind it. */
static void
share_status(struct entities *e)
{
    for (size_t i = 0; i + 1 < e->n; i++) {
        struct entity *link = &e->list[i];
        const struct entity *number = &e->list[i + 1];
        if (link->kind != ENTITY_LINK || !(link->traits & TRAIT_CHAT) ||
            number->kind != ENTITY_PHONE || !(number->traits & TRAIT_INSIDE) ||
            link->status != STATUS_UNKNOWN)
            continue;
        link->status = number->status;
        link->fact = number->fact;
    }
}

/* An official host that only hands on to a stranger: the stranger hides behind it. Gateways, the
 * government and the owner's other sites are where official pages do hand on to. */
static void
unmask_redirects(struct entities *e)
{
    for (size_t i = 0; i + 1 < e->n; i++) {
        struct entity *outer = &e->list[i], *inner = &e->list[i + 1];
        if (outer->kind != ENTITY_LINK || outer->status != STATUS_OFFICIAL ||
            inner->kind != ENTITY_LINK || !(inner->traits & TRAIT_INSIDE) ||
            inner->status == STATUS_OFFICIAL ||
            inner->traits & (TRAIT_PAYMENT | TRAIT_GOV_DOMAIN | TRAIT_OWN_SITE))
            continue;
        if (inner->status == STATUS_UNKNOWN)
            imitates(inner, outer->key);
        withdraw(outer);
    }
}

static void
drop_unknown_names(struct entities *e)
{
    size_t kept = 0;
    for (size_t i = 0; i < e->n; i++) {
        const struct entity *one = &e->list[i];
        if (!(one->traits & TRAIT_NAME_ONLY) || one->status != STATUS_UNKNOWN)
            e->list[kept++] = *one;
    }
    e->n = kept;
}

void
entities_look_up(struct entities *e, const struct knowledge *k, const struct lookup *l,
                 struct arena *a)
{
    for (size_t i = 0; i < e->n; i++) {
        struct entity *one = &e->list[i];
        switch (one->kind) {
        case ENTITY_PHONE:
            if (!(one->traits & (TRAIT_MASKED | TRAIT_PARTIAL | TRAIT_FORWARDING)))
                ask(l, one, ENTITY_PHONE, one->key);
            break;
        case ENTITY_LINK:
            look_up_link(one, k, l, a);
            break;
        case ENTITY_VPA:
            look_up_vpa(one, k, l);
            break;
        case ENTITY_EMAIL:
            look_up_email(one, k, l, a);
            break;
        case ENTITY_HEADER:
            look_up_header(one, k, l, a);
            break;
        case ENTITY_APP:
            look_up_app(one, k, l);
            break;
        case ENTITY_ACCOUNT:
        case ENTITY_AMOUNT:
        case ENTITY_TIME:
        case ENTITY_KINDS:
            break;
        }
    }
    share_status(e);
    unmask_redirects(e);
    drop_unknown_names(e);
}
