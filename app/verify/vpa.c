#include "verify/vpa.h"

#include "verify/amount.h"
#include "verify/email.h"
#include "verify/words.h"

enum { NAME_MIN = 2, NAME_LONGEST = 256, HANDLE_MIN = 2, HANDLE_MAX = 32 };

static bool
is_vpa_name(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_alnum(s.p[i]) && s.p[i] != '.' && s.p[i] != '-' && s.p[i] != '_')
            return false;
    return s.n >= NAME_MIN && s.n <= NAME_LONGEST;
}

static size_t
handle_end(struct str t, size_t at)
{
    size_t end = at;
    if (at >= t.n || !is_alpha(t.p[at]))
        return at;
    while (end < t.n && is_alnum(t.p[end]) && end - at <= HANDLE_MAX)
        end++;
    return end - at < HANDLE_MIN || end - at > HANDLE_MAX ? at : end;
}

/* "Im @ home" is chat: with a space around the sign only well-known handles count. */
static bool
is_known_handle(struct str handle)
{
    static const char *const handles[] = {
        "ybl",    "ibl",      "axl",      "paytm",      "ptyes", "ptsbi", "ptaxis",    "pthdfc",
        "okaxis", "oksbi",    "okicici",  "okhdfcbank", "upi",   "apl",   "yapl",      "sbi",
        "icici",  "hdfcbank", "axisbank", "barodampay", "pnb",   "cnrb",  "unionbank", "idfcbank",
    };
    for (size_t i = 0; i < ARRAY_LEN(handles); i++)
        if (str_eq(handle, str_of(handles[i])))
            return true;
    return false;
}

bool
vpa_at(const struct folded *in, size_t at, struct arena *a, struct found *out)
{
    struct str t = in->text;
    size_t sign = email_name_end(t, at);
    if (sign >= t.n || t.p[sign] != '@')
        return false;
    struct str name = str_trim(str_sub(t, at, sign));
    bool apart = name.n < sign - at;
    size_t start = apart ? words_skip_space(t, sign + 1) : sign + 1;
    size_t end = handle_end(t, start);
    apart = apart || start > sign + 1;
    if (apart && !is_known_handle(str_sub(t, start, end)))
        return false;
    if (end == start || !is_vpa_name(name) || (end < t.n && t.p[end] == '@'))
        return false;
    *out = found_new(ENTITY_VPA, at, end);
    out->key = arena_fmt(a, "%.*s@%.*s", (int)name.n, name.p, (int)(end - start), t.p + start);
    if (apart)
        out->traits |= TRAIT_OBSCURED;
    return true;
}

/* "at" is an everyday word, and "at sbi" a place: only handles that are nothing else stand behind
 * it. */
static bool
is_only_handle(struct str handle)
{
    static const char *const handles[] = {"ybl",     "ibl",        "axl",       "okaxis", "oksbi",
                                          "okicici", "okhdfcbank", "ptyes",     "ptsbi",  "ptaxis",
                                          "pthdfc",  "yapl",       "barodampay"};
    for (size_t i = 0; i < ARRAY_LEN(handles); i++)
        if (str_eq(handle, str_of(handles[i])))
            return true;
    return false;
}

/* "at the rate", "(at)", "एट द रेट": the end, or 0. *sure when it can mean nothing but the sign. */
static size_t
spoken_sign(struct str t, size_t at, bool *sure)
{
    static const char *const signs[] = {"at the rate of", "at the rate", "attherate", "एट द रेट",
                                        "एट दी रेट",       "ऐट द रेट",     "at",        "एट"};
    enum { SURE = 6 };
    size_t which = 0, next = words_skip_space(t, at);
    if (str_starts(str_sub(t, next, next + 4), "(at)") ||
        str_starts(str_sub(t, next, next + 4), "[at]")) {
        *sure = true;
        return next + 4;
    }
    size_t end = next > at ? words_match_any(t, next, signs, ARRAY_LEN(signs), &which) : 0;
    *sure = which < SURE;
    return end;
}

/* Something that may be a spoken sign follows: a quick no for nearly every word. */
static bool
sign_may_follow(struct str t, size_t at)
{
    if (at + 3 >= t.n || (t.p[at] != ' ' && t.p[at] != '(' && t.p[at] != '['))
        return false;
    const char *p = t.p + at + 1;
    return (p[0] == 'a' && p[1] == 't') || (p[0] == '\xE0' && (p[2] == '\x8F' || p[2] == '\x90')) ||
           ((p[0] == '(' || p[0] == '[') && p[1] == 'a');
}

bool
vpa_spoken_at(const struct folded *in, size_t at, struct arena *a, struct found *out)
{
    struct str t = in->text;
    size_t end = at;
    bool sure;
    while (end < t.n && end - at < NAME_LONGEST && (is_alnum(t.p[end]) || strchr(".-_", t.p[end])))
        end++;
    if (!sign_may_follow(t, end))
        return false;
    struct str name = str_sub(t, at, end);
    size_t sign = spoken_sign(t, end, &sure), start = words_skip_space(t, sign);
    size_t stop = sign ? handle_end(t, start) : 0;
    struct str handle = str_sub(t, start, stop);
    if (!sign || stop == start || !is_vpa_name(name) ||
        !(sure ? is_known_handle(handle) : is_only_handle(handle)))
        return false;
    *out = found_new(ENTITY_VPA, at, stop);
    out->key = arena_fmt(a, "%.*s@%.*s", (int)name.n, name.p, (int)handle.n, handle.p);
    out->traits |= TRAIT_OBSCURED;
    return true;
}

static bool
is_string_char(char c)
{
    return c > ' ' && (unsigned char)c < 0x7F && !strchr("<>\"'`", c);
}

/* The value of one parameter within [at, end). */
static bool
parameter(struct str t, size_t at, size_t end, const char *name, size_t *from, size_t *to)
{
    size_t n = strlen(name);
    for (size_t i = at; i + n < end; i++) {
        if ((t.p[i] != '?' && t.p[i] != '&') || !str_starts(str_sub(t, i + 1, end), name))
            continue;
        *from = *to = i + 1 + n;
        while (*to < end && t.p[*to] != '&')
            (*to)++;
        return *to > *from;
    }
    return false;
}

/* name@handle or name%40handle */
static bool
payee(struct str value, struct arena *a, struct str *key)
{
    size_t sign = str_find(value, STR("@"), 0), width = 1;
    if (sign == value.n) {
        sign = str_find(value, STR("%40"), 0);
        width = 3;
    }
    struct str name = str_sub(value, 0, sign), handle = str_sub(value, sign + width, value.n);
    if (sign >= value.n || !is_vpa_name(name) || handle_end(handle, 0) != handle.n || handle.n == 0)
        return false;
    *key = arena_fmt(a, "%.*s@%.*s", (int)name.n, name.p, (int)handle.n, handle.p);
    return true;
}

size_t
vpa_string_at(const struct folded *in, size_t at, struct arena *a,
              struct found out[static FOUND_PARTS])
{
    enum { LONGEST = 1024 };
    struct str t = in->text, key;
    struct str rest = str_sub(t, at, t.n);
    if (!str_skip(&rest, "upi:") || (!str_starts(rest, "//") && !str_starts(rest, "pay")))
        return 0;
    size_t end = at, pa, pa_end, am, am_end;
    while (end < t.n && end - at < LONGEST && is_string_char(t.p[end]))
        end++;
    while (end > at && strchr(".,;:!?)", t.p[end - 1]))
        end--;
    if (!parameter(t, at, end, "pa=", &pa, &pa_end))
        pa = pa_end = at;
    if (!payee(str_sub(t, pa, pa_end), a, &key)) /* a payee nobody can read is a stranger */
        key = str_sub(t, at, end);
    out[0] = found_new(ENTITY_VPA, at, end);
    out[0].key = key;
    out[0].traits = TRAIT_UPI_STRING;
    struct found amount;
    if (!parameter(t, at, end, "am=", &am, &am_end) ||
        !amount_of_digits(str_sub(t, am, am_end), a, &amount))
        return 1;
    amount.traits |= TRAIT_INSIDE;
    if (am > pa) {
        out[0].end = am;
        amount.at = am;
        amount.end = end;
        out[1] = amount;
        return 2;
    }
    out[1] = out[0];
    out[1].at = am_end;
    amount.at = at;
    amount.end = am_end;
    amount.traits &= ~(unsigned)TRAIT_INSIDE;
    out[1].traits |= TRAIT_INSIDE;
    out[0] = amount;
    return 2;
}
