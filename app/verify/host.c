#include "verify/host.h"

#include "base/utf8.h"
#include "verify/types.h"

#include <arpa/inet.h>
#include <libpsl.h>
#include <unicode/uidna.h>

enum { HOST_MAX = 253, LABEL_MAX = 63 };

static int
hex_value(char c)
{
    c = to_lower(c);
    return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Percent-encoding undone; every kind of dot made a full stop (UTS #46, 4). */
static struct str
decode(struct str s, struct arena *a)
{
    char *out = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        struct str rest = str_sub(s, i, i + 3);
        if (rest.n == 3 && rest.p[0] == '%' && hex_value(rest.p[1]) >= 0 &&
            hex_value(rest.p[2]) >= 0) {
            out[n++] = (char)(hex_value(rest.p[1]) * 16 + hex_value(rest.p[2]));
            i += 2;
        } else if (str_eq(rest, STR("\xE3\x80\x82")) || str_eq(rest, STR("\xEF\xBC\x8E")) ||
                   str_eq(rest, STR("\xEF\xBD\xA1"))) {
            out[n++] = '.';
            i += 2;
        } else {
            out[n++] = s.p[i];
        }
    }
    return (struct str){out, n};
}

static bool
is_ascii(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80)
            return false;
    return true;
}

static bool
to_ascii(struct str s, struct arena *a, struct str *out)
{
    enum { CAP = 1024 };
    if (s.n > CAP || utf8_check(s) != s.n)
        return false;
    UErrorCode status = U_ZERO_ERROR;
    UIDNA *idna = uidna_openUTS46(UIDNA_NONTRANSITIONAL_TO_ASCII, &status);
    if (U_FAILURE(status))
        return false;
    char *ascii = arena_alloc(a, CAP);
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    int32_t n = uidna_nameToASCII_UTF8(idna, s.p, (int32_t)s.n, ascii, CAP, &info, &status);
    uidna_close(idna);
    if (U_FAILURE(status) || n <= 0 || n >= CAP)
        return false;
    *out = (struct str){ascii, (size_t)n};
    return true;
}

/* One part of an IPv4 address: decimal, 0x hexadecimal, or octal behind a 0. */
static bool
ipv4_part(struct str s, uint64_t *value)
{
    unsigned base = 10;
    if (str_skip(&s, "0x"))
        base = 16;
    else if (s.n > 1 && s.p[0] == '0')
        base = 8;
    if (s.n == 0 || s.n > 12)
        return false;
    *value = 0;
    for (size_t i = 0; i < s.n; i++) {
        int digit = hex_value(s.p[i]);
        if (digit < 0 || (unsigned)digit >= base)
            return false;
        *value = *value * base + (unsigned)digit;
    }
    return true;
}

/* WHATWG URL, "IPv4 parser": one to four parts, the last fills the bytes that remain. */
static bool
ipv4(struct str s, struct arena *a, struct str *out)
{
    uint64_t parts[4], address = 0;
    size_t n = 0;
    struct str rest = s, part;
    while (str_cut(&rest, '.', &part)) {
        if (n == 4 || !ipv4_part(part, &parts[n]))
            return false;
        n++;
    }
    for (size_t i = 0; i + 1 < n; i++) {
        if (parts[i] > 255)
            return false;
        address |= parts[i] << (24 - 8 * i);
    }
    if (n == 0 || parts[n - 1] >= (uint64_t)1 << (8 * (5 - n)))
        return false;
    address |= parts[n - 1];
    *out = arena_fmt(a, "%u.%u.%u.%u", (unsigned)(address >> 24 & 255),
                     (unsigned)(address >> 16 & 255), (unsigned)(address >> 8 & 255),
                     (unsigned)(address & 255));
    return true;
}

static bool
ipv6(struct str s, struct arena *a, struct str *out)
{
    if (s.n < 4 || s.p[0] != '[' || s.p[s.n - 1] != ']')
        return false;
    struct str inside = arena_str(a, str_sub(s, 1, s.n - 1));
    struct in6_addr address;
    char plain[INET6_ADDRSTRLEN];
    if (inet_pton(AF_INET6, inside.p, &address) != 1 ||
        !inet_ntop(AF_INET6, &address, plain, sizeof(plain)))
        return false;
    *out = arena_str(a, str_of(plain));
    return true;
}

static bool
labels_are_sound(struct str host)
{
    struct str rest = host, label;
    if (host.n == 0 || host.n > HOST_MAX)
        return false;
    while (str_cut(&rest, '.', &label)) {
        if (label.n == 0 || label.n > LABEL_MAX)
            return false;
        for (size_t i = 0; i < label.n; i++)
            if (!is_alnum(label.p[i]) && label.p[i] != '-' && label.p[i] != '_')
                return false;
    }
    return true;
}

bool
host_parse(struct str written, struct arena *a, struct host *out)
{
    *out = (struct host){0};
    if (written.n == 0 || written.n > (size_t)HOST_MAX * 4)
        return false;
    if (ipv6(written, a, &out->name)) {
        out->traits = TRAIT_IP_HOST;
        return true;
    }
    struct str host = decode(written, a);
    if (!is_ascii(host) && !to_ascii(host, a, &host))
        return false;
    while (host.n && host.p[host.n - 1] == '.')
        host.n--;
    struct str copy = arena_str(a, host);
    char *lower = arena_alloc(a, host.n + 1);
    for (size_t i = 0; i < copy.n; i++)
        lower[i] = to_lower(copy.p[i]);
    host = (struct str){lower, copy.n};
    if (host.n && ipv4(host, a, &out->name)) {
        out->traits = TRAIT_IP_HOST;
        return true;
    }
    if (!labels_are_sound(host))
        return false;
    out->name = host;
    if (str_starts(host, "xn--") || str_find(host, STR(".xn--"), 0) < host.n)
        out->traits = TRAIT_PUNYCODE;
    return true;
}

static bool
is_suffix(struct str s)
{
    char name[HOST_MAX + 1];
    if (!str_copy(name, sizeof(name), s))
        return false;
    return psl_is_public_suffix2(psl_builtin(), name, PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE);
}

size_t
host_registrable(struct str host)
{
    enum { SUFFIX_LABELS = 5 }; /* the list's longest endings have fewer */
    size_t starts[SUFFIX_LABELS + 1], n = 0;
    if (host.n == 0 || host.n > HOST_MAX)
        return host.n;
    for (size_t i = host.n; i-- > 0 && n < ARRAY_LEN(starts);) {
        if (i == 0 || host.p[i - 1] == '.')
            starts[n++] = i;
    }
    /* starts[0] is the last label. The longest ending on the list wins. */
    for (size_t i = n; i-- > 0;) {
        if (!is_suffix(str_sub(host, starts[i], host.n)))
            continue;
        return i + 1 < n ? starts[i + 1] : host.n;
    }
    return host.n;
}

bool
host_is_under(struct str host, struct str domain)
{
    if (str_eq(host, domain))
        return true;
    return domain.n && host.n > domain.n && host.p[host.n - domain.n - 1] == '.' &&
           str_eq(str_sub(host, host.n - domain.n, host.n), domain);
}
