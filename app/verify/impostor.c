#include "verify/impostor.h"

#include "verify/skeleton.h"

enum { SHORT = 5 }; /* shorter names have genuine neighbours one letter away: mpcz, mpwz, mpez */

/* Where the registrable domain begins in an official one. The list's own domains need no public
 * suffix list, which costs much more. */
static size_t
domain_at(struct str host)
{
    static const char *const second[] = {"co", "com", "org", "net", "gov", "nic", "ac", "edu"};
    size_t dots[3] = {0}, n = 0;
    for (size_t i = host.n; i-- > 0 && n < 3;)
        if (host.p[i] == '.')
            dots[n++] = i;
    if (n < 2)
        return 0;
    struct str label = str_sub(host, dots[1] + 1, dots[0]);
    size_t which;
    if (host.n - dots[0] - 1 != 2 || !str_among(label, second, ARRAY_LEN(second), &which))
        return dots[1] + 1;
    return n == 3 ? dots[2] + 1 : 0;
}

static struct str
without_www(struct str host)
{
    str_skip(&host, "www.");
    return host;
}

static bool
same_squeezed(const struct skeleton *given, struct str domain)
{
    struct skeleton own;
    if (domain.n < given->n) /* only ever shorter when squeezed */
        return false;
    skeleton_squeeze(domain, &own);
    return str_eq(skeleton_str(given), skeleton_str(&own));
}

bool
impostor_breaks_domain(struct str host, const struct knowledge *k, struct str *brand)
{
    struct skeleton given;
    host = without_www(host);
    skeleton_squeeze(host, &given);
    for (size_t i = 0; i < k->n_brands && host.n <= SKELETON_MAX; i++) {
        struct str name = k->brands[i].name;
        struct str domain = k->brands[i].is_domain ? str_sub(name, domain_at(name), name.n) : name;
        if (k->brands[i].is_domain && !str_eq(host, name) && !str_eq(host, domain) &&
            (same_squeezed(&given, name) || same_squeezed(&given, domain))) {
            *brand = name;
            return true;
        }
    }
    return false;
}

/* "ksco.co.in": a letter is missing from a name of five, under the very ending of the brand. */
static bool
lacks_a_letter(struct str label, struct str word)
{
    return word.n == SHORT && label.n + 1 == word.n && label.p[0] == word.p[0] &&
           skeleton_distance(label, word) == 1;
}

/* One slip in the name of a short domain, under its own ending. Longer ones are compared as words,
 * under any ending. */
bool
impostor_by_slip(struct str host, const struct knowledge *k, struct str *brand)
{
    for (size_t i = 0; i < k->n_brands; i++) {
        struct str name = k->brands[i].name;
        if (!k->brands[i].is_domain)
            continue;
        struct str domain = str_sub(name, domain_at(name), name.n);
        size_t dot = str_find(domain, STR("."), 0), rest = domain.n - dot;
        if (dot > SHORT || host.n <= rest ||
            !str_eq(str_sub(host, host.n - rest, host.n), str_sub(domain, dot, domain.n)))
            continue;
        size_t end = host.n - rest, at = end;
        while (at > 0 && host.p[at - 1] != '.')
            at--;
        struct str label = str_sub(host, at, end), word = str_sub(domain, 0, dot);
        struct skeleton l, w;
        skeleton_make(label, &l);
        skeleton_make(word, &w);
        if (lacks_a_letter(label, word) || skeleton_slipped(skeleton_str(&l), skeleton_str(&w))) {
            *brand = name;
            return true;
        }
    }
    return false;
}

/* "kesco.co.in.bill-pay.site", "kesco-co-in.site": a whole official domain inside. */
static bool
holds_domain(struct str host, const struct knowledge *k, bool hyphens, struct str *brand)
{
    for (size_t i = 0; i < k->n_brands; i++) {
        struct str name = k->brands[i].name;
        if (!k->brands[i].is_domain || name.n > host.n)
            continue;
        for (size_t at = 0; at + name.n <= host.n; at++) {
            size_t same = 0;
            while (same < name.n && (host.p[at + same] == name.p[same] ||
                                     (hyphens && name.p[same] == '.' && host.p[at + same] == '-')))
                same++;
            bool begins = at == 0 || !is_alnum(host.p[at - 1]);
            bool ends = at + same == host.n || !is_alnum(host.p[at + same]);
            if (same == name.n && begins && ends) {
                *brand = name;
                return true;
            }
        }
    }
    return false;
}

bool
impostor_of_domain(struct str host, const struct knowledge *k, struct str *brand)
{
    return holds_domain(host, k, true, brand) || impostor_breaks_domain(host, k, brand);
}

bool
impostor_in_path(struct str path, const struct knowledge *k, struct str *brand)
{
    return holds_domain(path, k, false, brand);
}

static bool
is_government(struct str part)
{
    static const char *const names[] = {"gov", "govt", "govin", "nic"};
    size_t which;
    return str_among(part, names, ARRAY_LEN(names), &which);
}

/* Country endings that anyone may buy and that are read as something else: co as company. */
static bool
is_sold_to_all(struct str ending)
{
    static const char *const endings[] = {"co", "cc", "tv", "me", "io", "ws", "la", "pw"};
    size_t which;
    return str_among(ending, endings, ARRAY_LEN(endings), &which);
}

/* How much of the end of a host is a foreign government's ending: ".gov.uk", ".gov". A registry's
 * own page stands at nic under its ending ("nic.site"). */
static size_t
foreign_ending(struct str host, struct str domain)
{
    size_t dot = str_find(domain, STR("."), 0);
    struct str ending = str_sub(domain, dot + 1, domain.n), last = ending, second;
    if (domain.n == 0)
        return 0;
    if (str_eq(ending, STR("gov")) ||
        (str_eq(str_sub(domain, 0, dot), STR("nic")) &&
         (host.n == domain.n || str_starts(host, "www") || str_starts(host, "whois"))))
        return domain.n;
    if (str_cut(&last, '.', &second) && is_government(second) && last.n && !is_sold_to_all(last))
        return ending.n;
    return 0;
}

bool
impostor_of_government(struct str host, struct str domain)
{
    struct str rest = str_sub(host, 0, host.n - foreign_ending(host, domain)), label, part;
    while (str_cut(&rest, '.', &label))
        while (str_cut(&label, '-', &part))
            if (is_government(part))
                return true;
    return false;
}
