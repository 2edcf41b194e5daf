#include "verify/resemble.h"

#include "text/fold.h"
#include "verify/host.h"
#include "verify/impostor.h"
#include "verify/skeleton.h"

#include <unicode/uidna.h>

enum { EXACT_BELOW = 5, TWO_SLIPS_FROM = 8, REST_MIN = 3 };

/* Words a fraud glues to a DISCOM's name. */
static bool
is_bill_word(struct str rest)
{
    static const char *const words[] = {
        "bill",     "bills",       "billpay",   "pay",   "payment", "online",   "update",
        "power",    "electricity", "bijli",     "app",   "kyc",     "portal",   "connection",
        "service",  "services",    "consumer",  "care",  "help",    "helpline", "officer",
        "office",   "support",     "recharge",  "smart", "meter",   "verify",   "refund",
        "subsidy",  "in",          "india",     "up",    "org",     "com",      "official",
        "customer", "dept",        "quick",     "e",     "my",      "co",       "coin",
        "gov",      "govt",        "net",       "www",   "web",     "site",     "apps",
        "login",    "status",      "complaint", "new",   "energy",
    };
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (str_eq_nocase(rest, str_of(words[i])))
            return true;
    return false;
}

static bool
all_digits(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_digit(s.p[i]))
            return false;
    return s.n > 0;
}

/* Other utilities whose real names are one letter away from a brand. */
static bool
is_neighbour(struct str word)
{
    static const char *const names[] = {"jdvvnl", "avvnl",  "upcl",     "pvvnl", "dvvnl",
                                        "mvvnl",  "puvvnl", "mppkvvcl", "upptcl"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_eq_nocase(word, str_of(names[i])))
            return true;
    return false;
}

static bool
is_added(struct str rest)
{
    return rest.n == 0 || is_bill_word(rest) || all_digits(rest);
}

/* The brand stands in the word, and the rest is the kind of thing a fraud adds; behind a long brand
 * anything. */
static bool
is_glued(struct str word, struct str shape, struct str brand)
{
    if (shape.n <= brand.n || shape.n != word.n)
        return false;
    for (size_t at = 0; at + brand.n <= shape.n; at++) {
        if (!str_eq(str_sub(shape, at, at + brand.n), brand))
            continue;
        struct str before = str_sub(word, 0, at), after = str_sub(word, at + brand.n, word.n);
        bool strange = brand.n >= EXACT_BELOW && at == 0 && after.n >= REST_MIN;
        if (strange || (is_added(before) && is_added(after)))
            return true;
    }
    return false;
}

static bool
word_borrows(struct str word, struct str brand)
{
    struct skeleton w = {0}, b = {0};
    if (word.n + 2 < brand.n || is_neighbour(word))
        return false;
    skeleton_make(word, &w);
    skeleton_make(brand, &b);
    struct str ws = skeleton_str(&w), bs = skeleton_str(&b);
    if (str_eq(ws, bs) || is_glued(word, ws, bs))
        return true;
    if (bs.n < EXACT_BELOW || ws.n < EXACT_BELOW || ws.p[0] != bs.p[0])
        return false;
    size_t slips = bs.n >= TWO_SLIPS_FROM ? 2 : 1;
    size_t longer = ws.n > bs.n ? ws.n - bs.n : bs.n - ws.n;
    return longer <= slips && skeleton_distance(ws, bs) <= slips;
}

/* The name in an official domain: uppcl in "consumer.uppcl.org", kesco in "kesco.co.in". The
 * list's own domains need no public suffix list, which costs much more. */
static struct str
domain_word(struct str host)
{
    static const char *const second[] = {"co", "com", "org", "net", "gov", "nic", "ac", "edu"};
    struct str rest = host, label, labels[3] = {{0}};
    while (str_cut(&rest, '.', &label)) {
        labels[0] = labels[1];
        labels[1] = labels[2];
        labels[2] = label;
    }
    for (size_t i = 0; labels[2].n == 2 && i < ARRAY_LEN(second); i++)
        if (str_eq(labels[1], str_of(second[i])))
            return labels[0];
    return labels[1];
}

/* The word by which a brand is known: its name, or the name of its registrable domain. A
 * department's under gov.in is mostly an everyday word (energy, cybercrime); only a long one is
 * coined. */
static struct str
brand_word(const struct brand *b)
{
    enum { COINED = 12 };
    if (!b->is_domain)
        return b->name;
    if (host_is_under(b->name, STR("gov.in")) || host_is_under(b->name, STR("nic.in"))) {
        struct str first = str_sub(b->name, 0, str_find(b->name, STR("."), 0));
        return first.n >= COINED ? first : STR("");
    }
    struct str word = domain_word(b->name);
    return word.n >= 4 ? word : STR("");
}

typedef bool word_test(struct str word, struct str brand);

static bool
word_in(struct str text, struct str name, word_test *test)
{
    size_t at = 0;
    while (at < text.n) {
        size_t end = at;
        while (end < text.n && (is_alnum(text.p[end]) || text.p[end] == '$'))
            end++;
        struct str word = str_sub(text, at, end);
        if (word.n && test(word, name))
            return true;
        at = end + 1;
    }
    return false;
}

static bool
words_borrow(struct str text, const struct knowledge *k, word_test *test, struct str *brand)
{
    for (size_t i = 0; i < k->n_brands; i++) {
        struct str name = brand_word(&k->brands[i]);
        if (name.n && word_in(text, name, test)) {
            *brand = name;
            return true;
        }
    }
    return false;
}

/* "bijli-mitra.com": the labels without their hyphens. */
static bool
squeezed_borrows(struct str labels, const struct knowledge *k, struct str *brand)
{
    char plain[SKELETON_MAX];
    size_t n = 0;
    bool hyphen = false;
    for (size_t i = 0; i < labels.n && n < sizeof(plain); i++) {
        hyphen |= labels.p[i] == '-';
        if (labels.p[i] != '-')
            plain[n++] = labels.p[i];
    }
    return hyphen && words_borrow((struct str){plain, n}, k, word_borrows, brand);
}

/* Letters of other scripts back from punycode, folded to what they look like. */
static struct str
shown_host(struct str host, struct arena *a)
{
    enum { CAP = 1024 };
    if (str_find(host, STR("xn--"), 0) == host.n)
        return host;
    UErrorCode status = U_ZERO_ERROR;
    UIDNA *idna = uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_UNICODE, &status);
    if (U_FAILURE(status))
        return host;
    char *out = arena_alloc(a, CAP);
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    int32_t n = uidna_nameToUnicodeUTF8(idna, host.p, (int32_t)host.n, out, CAP, &info, &status);
    uidna_close(idna);
    if (U_FAILURE(status) || n <= 0 || n >= CAP)
        return host;
    struct folded folded;
    fold((struct str){out, (size_t)n}, a, &folded);
    return folded.text;
}

/* Nobody but its owner can have made it: ours, the government's, or a genuine one on the list. */
static bool
is_above_suspicion(struct str host, struct str domain, const struct knowledge *k)
{
    if (host_is_under(host, STR("gov.in")) || host_is_under(host, STR("nic.in")))
        return true;
    for (size_t i = 0; i < k->n_hosts; i++)
        if (k->hosts[i].class == HOST_GENUINE && host_is_under(host, k->hosts[i].host))
            return true;
    for (size_t i = 0; i < k->n_brands; i++)
        if (k->brands[i].is_domain && domain.n && host_is_under(k->brands[i].name, domain))
            return true;
    return false;
}

bool
resemble_host(struct str host, const struct knowledge *k, struct arena *a, struct str *brand)
{
    size_t at = host_registrable(host);
    if (is_above_suspicion(host, str_sub(host, at, host.n), k))
        return false;
    struct str shown = shown_host(host, a);
    if (shown.p != host.p)
        at = host_registrable(shown);
    struct str domain = str_sub(shown, at, shown.n);
    struct str label = str_sub(domain, 0, str_find(domain, STR("."), 0));
    struct str labels = str_sub(shown, 0, at + label.n);
    if (impostor_of_domain(shown, k, brand) ||
        (!is_neighbour(label) && impostor_by_slip(shown, k, brand)) ||
        words_borrow(labels, k, word_borrows, brand) || squeezed_borrows(labels, k, brand))
        return true;
    if (!impostor_of_government(shown, domain))
        return false;
    *brand = STR("gov.in");
    return true;
}

static bool
name_borrows(struct str word, struct str brand)
{
    struct skeleton w = {0}, b = {0};
    if (word_borrows(word, brand))
        return true;
    skeleton_make(word, &w);
    skeleton_make(brand, &b);
    struct str ws = skeleton_str(&w);
    return brand.n >= EXACT_BELOW && ws.n > b.n && str_eq(str_sub(ws, 0, b.n), skeleton_str(&b));
}

bool
resemble_name(struct str name, const struct knowledge *k, struct str *brand)
{
    return words_borrow(name, k, name_borrows, brand);
}

static bool
header_borrows(struct str header, struct str brand)
{
    if (header.n < brand.n || brand.n < EXACT_BELOW || is_neighbour(header))
        return false;
    struct str head = str_sub(header, 0, brand.n);
    if (str_eq_nocase(head, brand))
        return false; /* the brand's own letters: may be registered */
    struct skeleton h = {0}, b = {0};
    skeleton_make(head, &h);
    skeleton_make(brand, &b);
    struct str hs = skeleton_str(&h), bs = skeleton_str(&b);
    return str_eq(hs, bs) || (hs.n && bs.n && hs.p[0] == bs.p[0] && skeleton_distance(hs, bs) == 1);
}

bool
resemble_header(struct str header, const struct knowledge *k, struct str *brand)
{
    return words_borrow(header, k, header_borrows, brand);
}

static bool
is_brand(struct str word, struct str brand)
{
    return str_eq_nocase(word, brand);
}

bool
resemble_path(struct str path, const struct knowledge *k, struct str *brand)
{
    return words_borrow(path, k, is_brand, brand);
}
