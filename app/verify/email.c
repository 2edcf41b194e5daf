#include "verify/email.h"

#include "verify/host.h"
#include "verify/words.h"

static bool
is_name_char(char c)
{
    return is_alnum(c) || c == '.' || c == '-' || c == '_' || c == '+' || c == '%';
}

size_t
email_name_end(struct str t, size_t at)
{
    while (at < t.n && is_name_char(t.p[at]))
        at++;
    return at + 1 < t.n && t.p[at] == ' ' && t.p[at + 1] == '@' ? at + 1 : at;
}

/* People write these without ".com" when they retype. */
static bool
is_mail_service(struct str domain)
{
    static const char *const names[] = {"gmail", "yahoo", "hotmail", "outlook", "rediffmail"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_eq(domain, str_of(names[i])))
            return true;
    return false;
}

bool
email_at(const struct folded *in, size_t at, struct arena *a, struct found *out)
{
    enum { NAME_MAX_BYTES = 64, DOMAIN_MAX = 253 };
    struct str t = in->text;
    size_t sign = email_name_end(t, at);
    if (sign >= t.n || t.p[sign] != '@' || sign == at || sign - at > NAME_MAX_BYTES)
        return false;
    size_t start = sign + 1, end = start;
    while (end < t.n && end - start < DOMAIN_MAX &&
           (is_alnum(t.p[end]) || t.p[end] == '-' || t.p[end] == '.'))
        end++;
    while (end > start && (t.p[end - 1] == '.' || t.p[end - 1] == '-'))
        end--;
    struct str domain = str_sub(t, start, end);
    if (host_registrable(domain) == domain.n && !is_mail_service(domain))
        return false;
    /* "kesco@ybl.Pay now": the capital behind the dot begins a sentence. */
    size_t dot = start + str_find(domain, STR("."), 0);
    if (dot + 1 < end) {
        char after = in->original.p[in->from[dot + 1]];
        char before = in->original.p[in->from[dot - 1]];
        if (after >= 'A' && after <= 'Z' && before >= 'a' && before <= 'z')
            return false;
    }
    struct str name = str_trim(str_sub(t, at, sign));
    *out = found_new(ENTITY_EMAIL, at, end);
    out->key = arena_fmt(a, "%.*s@%.*s", (int)name.n, name.p, (int)domain.n, domain.p);
    return true;
}
