/* Look-up keys: one spelling for each number, host, header, UPI ID, address and app. */
#include "registry/registry.h"

#include "base/utf8.h"

/* A key being written; full is no error of its own, the value is then just too long. */
struct out {
    char *p;
    size_t n, cap;
};

static bool
put(struct out *o, char c)
{
    if (o->n + 1 >= o->cap)
        return false;
    o->p[o->n++] = c;
    o->p[o->n] = '\0';
    return true;
}

static bool
put_lower(struct out *o, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!put(o, to_lower(s.p[i])))
            return false;
    return true;
}

/* ---- numbers ---- */

enum { DIGITS_MAX = 16 };

/* ASCII or Devanagari digit, or -1. */
static int
digit_of(uint32_t cp)
{
    if (cp >= '0' && cp <= '9')
        return (int)(cp - '0');
    return cp >= 0x966 && cp <= 0x96F ? (int)(cp - 0x966) : -1;
}

static bool
is_separator(uint32_t cp)
{
    return cp == ' ' || cp == '-' || cp == '.' || cp == '(' || cp == ')' || cp == 0xA0 ||
           (cp >= 0x2010 && cp <= 0x2015);
}

/* The digits of a value, behind a leading '+'. False if there is anything else in it. */
static bool
read_digits(struct str value, char digits[static DIGITS_MAX], size_t *n, bool *plus)
{
    *n = 0;
    *plus = false;
    for (size_t i = 0; i < value.n;) {
        uint32_t cp;
        size_t len = utf8_next(value, i, &cp);
        int digit = digit_of(cp);
        i += len;
        if (digit >= 0) {
            if (*n == DIGITS_MAX)
                return false;
            digits[(*n)++] = (char)('0' + digit);
        } else if (cp == '+' && *n == 0 && !*plus) {
            *plus = true;
        } else if (!is_separator(cp)) {
            return false;
        }
    }
    return *n > 0;
}

/* Numbers that are dialled as they are, without a trunk 0. */
static bool
is_service(struct str d)
{
    bool toll_free = (d.n == 10 || d.n == 11) && (str_starts(d, "1800") || str_starts(d, "1860"));
    bool series = d.n == 10 && (str_starts(d, "140") || str_starts(d, "1600"));
    return toll_free || series;
}

/* A mobile, or a landline with its STD code (11 Delhi, 141 Jaipur, 512 Kanpur). */
static bool
is_subscriber(struct str d)
{
    return d.n == 10 && d.p[0] >= '1';
}

static bool
is_short(struct str d)
{
    return d.n >= 3 && d.n <= 6 && d.p[0] == '1';
}

/* Takes the prefix off: as dialled in India, from abroad, or with the trunk 0. "91" also begins
 * real numbers, so a prefix counts only if the rest fits. */
static bool
national(struct str *d, bool plus)
{
    static const char *const prefixes[] = {"0091", "091", "91", "0"};

    if (!plus && (is_service(*d) || is_subscriber(*d) || is_short(*d)))
        return true;
    for (size_t i = 0; i < ARRAY_LEN(prefixes); i++) {
        struct str rest = *d;
        if (plus && strcmp(prefixes[i], "91") != 0)
            continue;
        if (!str_skip(&rest, prefixes[i]))
            continue;
        bool abroad = plus || i == 0;
        if (abroad)
            str_skip(&rest, "0"); /* +91 (0)755 ... */
        if (is_subscriber(rest) || is_service(rest) || (abroad && is_short(rest))) {
            *d = rest;
            return true;
        }
    }
    return false;
}

static bool
phone_key(struct str value, struct out *o)
{
    char digits[DIGITS_MAX];
    size_t n;
    bool plus;
    str_skip(&value, "tel:");
    if (!read_digits(value, digits, &n, &plus))
        return false;
    struct str d = {digits, n};
    return national(&d, plus) && put_lower(o, d);
}

/* ---- hosts ---- */

/* RFC 1123 labels, at least two, the last one no number: an IP address is nobody's name. */
static bool
is_host(struct str host)
{
    struct str label = {NULL, 0}, rest = host;
    size_t labels = 0;
    if (host.n == 0 || host.n > 253)
        return false;
    while (str_cut(&rest, '.', &label)) {
        if (label.n == 0 || label.n > 63 || label.p[0] == '-' || label.p[label.n - 1] == '-')
            return false;
        for (size_t i = 0; i < label.n; i++)
            if (!is_alnum(label.p[i]) && label.p[i] != '-')
                return false;
        labels++;
    }
    return labels >= 2 && label.n >= 2 && is_alpha(label.p[0]);
}

static bool
host_key(struct str value, struct out *o)
{
    return is_host(value) && put_lower(o, value);
}

/* What may follow the host's colon; with anything else the "host" was user information. */
static bool
is_port(struct str s)
{
    unsigned long port;
    return s.p == NULL || s.n == 0 || str_to_uint(s, 65535, &port);
}

/* The host of a link: RFC 3986, without user information, with or without a port. */
static bool
url_key(struct str value, struct out *o)
{
    struct str host, rest;
    size_t scheme = str_find(value, STR("://"), 0);
    if (scheme == value.n || scheme == 0)
        return false;
    rest = str_sub(value, 0, scheme);
    if (!str_eq_nocase(rest, STR("https")) && !str_eq_nocase(rest, STR("http")))
        return false;
    for (size_t i = 0; i < value.n; i++)
        if ((unsigned char)value.p[i] <= ' ' || (unsigned char)value.p[i] >= 0x7F)
            return false;
    rest = str_sub(value, scheme + 3, value.n);
    size_t end = 0;
    while (end < rest.n && !strchr("/?#", rest.p[end]))
        end++;
    rest = str_sub(rest, 0, end);
    return str_cut(&rest, ':', &host) && is_port(rest) && host_key(host, o);
}

/* ---- the rest ---- */

/* How many bytes at the end say the kind of message: promotional, service, transactional,
 * government. */
static size_t
suffix(struct str header)
{
    static const char *const kinds[] = {"-P", "-S", "-T", "-G", "-p", "-s", "-t", "-g"};
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
        if (str_ends(header, kinds[i]))
            return 2;
    return 0;
}

/* XY-HEADER-S: operator and circle before it, kind of message behind it (TRAI, DLT). */
static bool
header_key(struct str value, struct out *o)
{
    bool prefixed =
        value.n > 3 && value.p[2] == '-' && is_alpha(value.p[0]) && is_alpha(value.p[1]);
    if (prefixed)
        value = str_sub(value, 3, value.n);
    value = str_sub(value, 0, value.n - suffix(value));
    if (value.n < 3 || value.n > 11)
        return false;
    bool named = prefixed; /* promotional headers may be digits; bare digits are a number */
    for (size_t i = 0; i < value.n; i++) {
        char c = value.p[i];
        if (!is_alnum(c) || !put(o, is_digit(c) ? c : (char)(c & ~0x20)))
            return false;
        named = named || is_alpha(c);
    }
    return named;
}

static bool
of_bytes(struct str s, const char *extra)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_alnum(s.p[i]) && (s.p[i] == '\0' || !strchr(extra, s.p[i])))
            return false;
    return true;
}

/* name@handle of UPI: the handle is one word, which tells it from an e-mail address. */
static bool
vpa_key(struct str value, struct out *o)
{
    size_t at = str_find(value, STR("@"), 0);
    struct str name = str_sub(value, 0, at), handle = str_sub(value, at + 1, value.n);
    return at < value.n && name.n >= 2 && name.n <= 256 && of_bytes(name, ".-_") &&
           handle.n >= 2 && handle.n <= 64 && is_alpha(handle.p[0]) && of_bytes(handle, "") &&
           put_lower(o, value);
}

static bool
email_key(struct str value, struct out *o)
{
    size_t at = str_find(value, STR("@"), 0);
    struct str name = str_sub(value, 0, at), host = str_sub(value, at + 1, value.n);
    return at < value.n && name.n >= 1 && name.n <= 64 && of_bytes(name, ".-_+%") &&
           is_host(host) && put_lower(o, value);
}

static bool
app_key(struct str value, struct out *o)
{
    bool gap = false;
    if (utf8_check(value) < value.n || value.n > 64)
        return false;
    for (size_t i = 0; i < value.n; i++) {
        unsigned char c = (unsigned char)value.p[i];
        if (c == ' ') {
            gap = true;
            continue;
        }
        if (c < ' ' || c == 0x7F || (gap && o->n && !put(o, ' ')) || !put(o, to_lower((char)c)))
            return false;
        gap = false;
    }
    return o->n > 0;
}

struct rule_of_key {
    bool (*write)(struct str value, struct out *o);
    const char *expected;
};

#define EXPECTED_PHONE                                                                             \
    "a phone number: 10 digits with the STD code, 1800 or 1860 and 6 or 7 more, or a short code"
#define EXPECTED_HOST "a host name in ASCII such as kesco.co.in, without https:// or a path"

static const struct rule_of_key rules[CHANNEL_KINDS] = {
    [CHANNEL_PHONE] = {phone_key, EXPECTED_PHONE},
    [CHANNEL_WHATSAPP] = {phone_key, EXPECTED_PHONE},
    [CHANNEL_DOMAIN] = {host_key, EXPECTED_HOST},
    [CHANNEL_HOST] = {host_key, EXPECTED_HOST},
    [CHANNEL_URL] = {url_key, "a link that begins with https:// and a host name in ASCII"},
    [CHANNEL_SMS_HEADER] = {header_key, "an SMS header: 3 to 11 letters and digits"},
    [CHANNEL_APP] = {app_key, "an app's name of at most 64 bytes"},
    [CHANNEL_VPA] = {vpa_key, "a UPI ID such as name@handle"},
    [CHANNEL_EMAIL] = {email_key, "an e-mail address"},
};

bool
registry_key(enum channel_kind kind, struct str value, char *key, size_t cap,
             const char **expected)
{
    struct out o = {.p = key, .cap = cap};
    if (cap)
        key[0] = '\0';
    if (rules[kind].write(str_trim(value), &o))
        return true;
    if (expected)
        *expected = rules[kind].expected;
    return false;
}
