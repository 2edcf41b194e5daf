#include "verify/link_rest.h"

#include "verify/host.h"
#include "verify/link.h"
#include "verify/phone.h"

static struct str
unescape(struct str s, struct arena *a)
{
    char *out = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned value = 0;
        size_t digits = 0;
        while (s.p[i] == '%' && digits < 2 && i + 1 + digits < s.n) {
            char c = to_lower(s.p[i + 1 + digits]);
            if (!is_digit(c) && !(c >= 'a' && c <= 'f'))
                break;
            value = value * 16 + (unsigned)(is_digit(c) ? c - '0' : c - 'a' + 10);
            digits++;
        }
        out[n++] = digits == 2 ? (char)value : s.p[i];
        i += digits == 2 ? 2 : 0;
    }
    return (struct str){out, n};
}

/* The host of a redirect's target, from the text of a parameter. */
static bool
target_host(struct str value, struct arena *a, struct host *out)
{
    enum { LONGEST = 2048 };
    struct str s = unescape(str_sub(value, 0, LONGEST), a);
    size_t rest = link_scheme_end(s, 0), end = rest;
    if (!rest && str_starts(s, "//"))
        end = rest = 2;
    while (end < s.n && !strchr("/\\?#&", s.p[end]) && s.p[end] > ' ')
        end++;
    struct str host = str_sub(s, rest, end);
    for (size_t i = host.n; i-- > 0;) {
        if (host.p[i] == '@') {
            host = str_sub(host, i + 1, host.n);
            break;
        }
    }
    for (size_t i = 0; i < host.n && host.p[0] != '['; i++)
        if (host.p[i] == ':')
            host.n = i;
    return host_parse(host, a, out) && (rest ? str_find(out->name, STR("."), 0) < out->name.n
                                             : host_registrable(out->name) < out->name.n);
}

/* A parameter that names where to go on: "url=", "u=", "redirect=". Its value's offset, or 0. */
static size_t
redirect_value(struct str t, size_t at, size_t end)
{
    static const char *const names[] = {
        "url=",         "u=",      "redirect=",  "redirect_url=", "redirect_uri=",
        "redirecturl=", "r=",      "target=",    "dest=",         "destination=",
        "next=",        "goto=",   "link=",      "to=",           "q=",
        "continue=",    "return=", "returnurl=", "site=",
    };
    for (size_t i = at; i + 2 < end; i++) {
        struct str rest = str_sub(t, i + 1, end);
        if (t.p[i] == '?' || t.p[i] == '&' || t.p[i] == '#' || t.p[i] == ';')
            for (size_t j = 0; j < ARRAY_LEN(names); j++)
                if (str_starts(rest, names[j]))
                    return i + 1 + strlen(names[j]);
        /* "\\@": to a browser the backslash ends the host, to other programs it does not. */
        if (t.p[i] == '\\' && str_starts(rest, "@"))
            return i + 2;
        bool scheme = str_starts(rest, "http://") || str_starts(rest, "https://") ||
                      str_starts(rest, "http%3a") || str_starts(rest, "https%3a");
        if (scheme && !is_alnum(t.p[i]))
            return i + 1;
    }
    return 0;
}

static bool
redirect_target(const struct folded *in, struct arena *a, struct found *outer, struct found *inner)
{
    size_t value = redirect_value(in->text, outer->at + 1 < outer->end ? outer->at + 8 : outer->at,
                                  outer->end);
    struct host host;
    if (!value || value >= outer->end ||
        !target_host(str_sub(in->text, value, outer->end), a, &host))
        return false;
    *inner = found_new(ENTITY_LINK, value, outer->end);
    inner->key = host.name;
    inner->traits = host.traits | TRAIT_INSIDE;
    outer->end = value;
    return true;
}

/* wa.me/919876543210, api.whatsapp.com/send?phone=..., t.me/+91... */
static bool
chat_number(const struct folded *in, size_t path, struct arena *a, struct found *outer,
            struct found *inner)
{
    static const char *const hosts[] = {"wa.me", "api.whatsapp.com", "web.whatsapp.com",
                                        "t.me",  "telegram.me",      "chat.whatsapp.com"};
    bool chat = false;
    for (size_t i = 0; i < ARRAY_LEN(hosts); i++)
        chat |= str_eq(outer->key, str_of(hosts[i]));
    if (!chat)
        return false;
    outer->traits |= TRAIT_CHAT;
    struct str t = in->text, query = str_sub(t, path, outer->end);
    size_t phone = str_find(query, STR("phone="), 0), from = path + 1;
    if (phone < query.n)
        from = path + phone + 6;
    else if (str_starts(query, "/send/"))
        from = path + 6;
    if (from < outer->end && t.p[from] == '+')
        from++;
    if (str_starts(str_sub(t, from, outer->end), "%2b"))
        from += 3;
    size_t end = from;
    while (end < outer->end && is_digit(t.p[end]))
        end++;
    struct str key;
    unsigned traits;
    if (from >= outer->end || !phone_of_digits(str_sub(t, from, end), a, &key, &traits))
        return false;
    *inner = found_new(ENTITY_PHONE, from, outer->end);
    inner->key = key;
    inner->traits = traits | TRAIT_INSIDE;
    outer->end = from;
    return true;
}

/* A file to install or unpack, in a path or a query. */
static bool
names_apk(struct str path, struct arena *a)
{
    static const char *const endings[] = {".apk", ".apks", ".xapk", ".apkm", ".aab",
                                          ".exe", ".msi",  ".zip",  ".rar"};
    struct str s = unescape(path, a);
    for (size_t i = 0; i < s.n; i++) {
        size_t end = i + 1;
        while (s.p[i] == '.' && end < s.n && is_alnum(s.p[end]))
            end++;
        for (size_t k = 0; k < ARRAY_LEN(endings); k++)
            if (str_eq_nocase(str_sub(s, i, end), str_of(endings[k])))
                return true;
    }
    return false;
}

size_t
link_rest(const struct folded *in, size_t path, struct arena *a,
          struct found out[static FOUND_PARTS])
{
    if (names_apk(str_sub(in->text, path, out[0].end), a))
        out[0].traits |= TRAIT_APK;
    return chat_number(in, path, a, &out[0], &out[1]) || redirect_target(in, a, &out[0], &out[1])
               ? 2
               : 1;
}
