#include "verify/resemble.h"

#include "text/fold.h"
#include "verify/host.h"

#include <unicode/uidna.h>

enum { SKELETON_MAX = 64, EXACT_BELOW = 5, TWO_SLIPS_FROM = 8, REST_MIN = 3 };

struct skeleton {
    char p[SKELETON_MAX];
    size_t n;
};

/* One letter for all that look alike. */
static char
look(char c)
{
    switch (to_lower(c)) {
    case '0': return 'o';
    case '1': case 'i': case '|': return 'l';
    case '3': return 'e';
    case '4': case '@': return 'a';
    case '5': case '$': return 's';
    case '7': return 't';
    case '8': return 'b';
    case '9': return 'g';
    default: return to_lower(c);
    }
}

static void
skeleton(struct str s, struct skeleton *out)
{
    out->n = 0;
    for (size_t i = 0; i < s.n && out->n < SKELETON_MAX; i++) {
        char c = look(s.p[i]), next = i + 1 < s.n ? look(s.p[i + 1]) : '\0';
        if (c == 'r' && next == 'n') {
            c = 'm';
            i++;
        } else if (c == 'v' && next == 'v') {
            c = 'w';
            i++;
        }
        out->p[out->n++] = c;
    }
}

static struct str
skeleton_str(const struct skeleton *s)
{
    return (struct str){s->p, s->n};
}

/* Letters changed, added, dropped or swapped with a neighbour (optimal string alignment). */
static size_t
distance(struct str a, struct str b)
{
    size_t row[3][SKELETON_MAX + 1];
    size_t *before = row[0], *last = row[1], *now = row[2];
    for (size_t j = 0; j <= b.n; j++)
        last[j] = before[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        now[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            size_t best = last[j - 1] + (a.p[i - 1] != b.p[j - 1]);
            best = last[j] + 1 < best ? last[j] + 1 : best;
            best = now[j - 1] + 1 < best ? now[j - 1] + 1 : best;
            bool swapped = i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1];
            if (swapped && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            now[j] = best;
        }
        size_t *spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return last[b.n];
}

/* Words a fraud glues to a DISCOM's name. */
static bool
is_bill_word(struct str rest)
{
    static const char *const words[] = {
        "bill",    "bills",  "billpay", "pay",    "payment", "online", "update", "power",
        "electricity", "bijli", "app",  "kyc",    "portal",  "connection", "service", "services",
        "consumer", "care",  "help",    "helpline", "officer", "office", "support", "recharge",
        "smart",   "meter",  "verify",  "refund", "subsidy", "in",     "india",  "up",
        "org",     "com",    "official", "customer", "dept", "quick",  "e",      "my",
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
    static const char *const names[] = {"jdvvnl", "avvnl", "upcl", "pvvnl", "dvvnl", "mvvnl",
                                        "puvvnl", "mppkvvcl"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_eq_nocase(word, str_of(names[i])))
            return true;
    return false;
}

/* The word begins or ends with the brand and the rest is the kind of thing a fraud adds. */
static bool
is_glued(struct str word, struct str shape, struct str brand)
{
    if (shape.n <= brand.n || shape.n != word.n)
        return false;
    for (int tail = 0; tail < 2; tail++) {
        size_t at = tail ? shape.n - brand.n : 0;
        if (!str_eq(str_sub(shape, at, at + brand.n), brand))
            continue;
        struct str rest = tail ? str_sub(word, 0, at) : str_sub(word, brand.n, word.n);
        bool strange = brand.n >= EXACT_BELOW && rest.n >= REST_MIN;
        if (is_bill_word(rest) || all_digits(rest) || (strange && !tail))
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
    skeleton(word, &w);
    skeleton(brand, &b);
    struct str ws = skeleton_str(&w), bs = skeleton_str(&b);
    if (str_eq(ws, bs) || is_glued(word, ws, bs))
        return true;
    if (bs.n < EXACT_BELOW || ws.n < EXACT_BELOW || ws.p[0] != bs.p[0])
        return false;
    size_t slips = bs.n >= TWO_SLIPS_FROM ? 2 : 1;
    size_t longer = ws.n > bs.n ? ws.n - bs.n : bs.n - ws.n;
    return longer <= slips && distance(ws, bs) <= slips;
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

/* The word by which a brand is known: its name, or the name of its registrable domain unless that
 * is a department's under gov.in. */
static struct str
brand_word(const struct brand *b)
{
    if (!b->is_domain)
        return b->name;
    if (host_is_under(b->name, STR("gov.in")) || host_is_under(b->name, STR("nic.in")))
        return STR("");
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

/* "ksco.co.in": a letter is missing from a short name, under the very ending of the brand. */
static bool
lacks_a_letter(struct str domain, const struct knowledge *k, struct str *brand)
{
    size_t dot = str_find(domain, STR("."), 0);
    struct str label = str_sub(domain, 0, dot), ending = str_sub(domain, dot, domain.n);
    for (size_t i = 0; i < k->n_brands; i++) {
        struct str word = k->brands[i].is_domain ? brand_word(&k->brands[i]) : STR("");
        if (word.n != EXACT_BELOW || label.n + 1 != word.n || label.p[0] != word.p[0] ||
            is_neighbour(label) || !str_eq(str_sub(k->brands[i].name, k->brands[i].name.n - ending.n,
                                                   k->brands[i].name.n), ending))
            continue;
        if (distance(label, word) == 1) {
            *brand = k->brands[i].name;
            return true;
        }
    }
    return false;
}

/* "kesco.co.in.bill-pay.site", "kesco-co-in.site": a whole official domain in front. */
static bool
holds_domain(struct str host, const struct knowledge *k, struct str *brand)
{
    for (size_t i = 0; i < k->n_brands; i++) {
        struct str name = k->brands[i].name;
        if (!k->brands[i].is_domain || name.n > host.n)
            continue;
        for (size_t at = 0; at + name.n <= host.n; at++) {
            size_t same = 0;
            while (same < name.n && (host.p[at + same] == name.p[same] ||
                                     (name.p[same] == '.' && host.p[at + same] == '-')))
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

static bool
is_own(struct str host, struct str domain, const struct knowledge *k)
{
    if (host_is_under(host, STR("gov.in")) || host_is_under(host, STR("nic.in")))
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
    if (is_own(host, str_sub(host, at, host.n), k))
        return false;
    struct str shown = shown_host(host, a);
    if (shown.p != host.p)
        at = host_registrable(shown);
    if (holds_domain(shown, k, brand))
        return true;
    size_t name_end = at + str_find(str_sub(shown, at, shown.n), STR("."), 0);
    struct str labels = str_sub(shown, 0, name_end);
    return words_borrow(labels, k, word_borrows, brand) || squeezed_borrows(labels, k, brand) ||
           lacks_a_letter(str_sub(shown, at, shown.n), k, brand);
}

static bool
name_borrows(struct str word, struct str brand)
{
    struct skeleton w = {0}, b = {0};
    if (word_borrows(word, brand))
        return true;
    skeleton(word, &w);
    skeleton(brand, &b);
    struct str ws = skeleton_str(&w);
    return brand.n >= EXACT_BELOW && ws.n > b.n &&
           str_eq(str_sub(ws, 0, b.n), skeleton_str(&b));
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
    skeleton(head, &h);
    skeleton(brand, &b);
    struct str hs = skeleton_str(&h), bs = skeleton_str(&b);
    return str_eq(hs, bs) || (hs.n && bs.n && hs.p[0] == bs.p[0] && distance(hs, bs) == 1);
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
