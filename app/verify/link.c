#include "verify/link.h"

#include "verify/address.h"
#include "verify/bare.h"
#include "verify/host.h"
#include "verify/link_rest.h"
#include "verify/words.h"

size_t
link_scheme_end(struct str t, size_t at)
{
    static const char *const schemes[] = {"https", "http", "hxxps", "hxxp", "ftp"};
    for (size_t i = 0; i < ARRAY_LEN(schemes); i++) {
        if (!str_starts(str_sub(t, at, t.n), schemes[i]))
            continue;
        size_t end = at + strlen(schemes[i]);
        if (end < t.n && t.p[end] == ' ')
            end++;
        bool colon = end < t.n && t.p[end] == ':';
        end += colon;
        if (end < t.n && t.p[end] == ' ')
            end++;
        size_t slashes = 0;
        while (end < t.n && (t.p[end] == '/' || t.p[end] == '\\') && slashes < 4) {
            slashes++;
            end++;
            if (colon && end + 1 < t.n && t.p[end] == ' ' && t.p[end + 1] == '/')
                end++;
        }
        if (slashes >= 2 || (colon && slashes == 1))
            return end < t.n && t.p[end] == ' ' ? end + 1 : end;
    }
    return 0;
}

static bool
is_link_char(char c)
{
    return c > ' ' && (unsigned char)c < 0x7F && !strchr("<>\"`{}|^", c);
}

/* Where the rest of a link ends: punctuation that closes a sentence or a bracket stays outside. */
static size_t
path_end(struct str t, size_t at)
{
    size_t end = at;
    bool bracket = false;
    while (end < t.n && is_link_char(t.p[end])) {
        bracket |= t.p[end] == '(';
        end++;
    }
    while (end > at && (strchr(".,;:!?'*_~-]", t.p[end - 1]) || (t.p[end - 1] == ')' && !bracket)))
        end--;
    return end;
}

static size_t
port_end(struct str t, size_t at)
{
    size_t end = at + 1;
    if (at >= t.n || t.p[at] != ':')
        return at;
    while (end < t.n && is_digit(t.p[end]) && end - at <= 6)
        end++;
    return end > at + 1 && end - at <= 6 ? end : at;
}

static bool
begins_path(struct str t, size_t at)
{
    return at + 1 < t.n && strchr("/\\?#", t.p[at]) && is_link_char(t.p[at + 1]);
}

/* Folding has changed letters of the host: it is dressed up, and either leads to another host than
 * it seems (`resolves_elsewhere`) or is only hard to filter. */
static unsigned
disguise(const struct folded *in, size_t at, size_t end, bool resolves_elsewhere)
{
    size_t from, to;
    fold_span(in, at, end, &from, &to);
    bool latin = false, foreign = false;
    for (size_t i = at; i < end; i++)
        latin |= is_alpha(in->text.p[i]);
    for (size_t i = from; i < to; i++)
        foreign |= (unsigned char)in->original.p[i] >= 0x80;
    return !latin || !foreign ? 0 : resolves_elsewhere ? TRAIT_PUNYCODE : TRAIT_OBSCURED;
}

/* Behind the scheme: [userinfo@]host[:port]. */
static bool
authority(const struct folded *in, size_t at, struct arena *a, struct found *out)
{
    struct str t = in->text;
    enum { LONGEST = 1024 };
    size_t stop = at, host = at, end;
    while (stop < t.n && stop - at < LONGEST && !words_is_space(t.p[stop]) &&
           !strchr("/\\?#<>\"", t.p[stop])) {
        if (t.p[stop] == '@')
            host = stop + 1;
        stop++;
    }
    if (host > at)
        out->traits |= TRAIT_USERINFO;
    struct host parsed;
    if (host < t.n && t.p[host] == '[') {
        end = host;
        while (end < stop && t.p[end] != ']')
            end++;
        if (end == stop || !host_parse(str_sub(t, host, ++end), a, &parsed))
            return false;
    } else {
        struct address ad;
        address_read(t, host, false, &ad);
        size_t percent = host;
        while (percent < stop && t.p[percent] != '%')
            percent++;
        if (percent < stop) { /* %6b%65sco.in */
            end = port_end(t, stop) > stop   ? stop
                  : path_end(t, host) < stop ? path_end(t, host)
                                             : stop;
            if (!host_parse(str_sub(t, host, end), a, &parsed))
                return false;
        } else {
            end = ad.end;
            if (ad.n == 0 || ad.n > ADDRESS_LABELS ||
                !host_parse(address_written(in, &ad, ad.n, a), a, &parsed))
                return false;
        }
        /* One label is a machine of one's own network, unless it is an address in disguise. */
        if (!(parsed.traits & TRAIT_IP_HOST) && str_find(parsed.name, STR("."), 0) == parsed.name.n)
            return false;
        out->traits |= disguise(in, host, end, (parsed.traits & TRAIT_PUNYCODE) != 0);
    }
    out->traits |= parsed.traits;
    out->key = parsed.name;
    out->end = port_end(t, end);
    return true;
}

/* "kesco.co.in .pay.top": a dot with its label behind a space. */
static bool
label_follows(struct str t, size_t end)
{
    return end + 2 < t.n && t.p[end] == ' ' && t.p[end + 1] == '.' && is_alnum(t.p[end + 2]);
}

/* The host behind a scheme whose signs stand apart: its own may, too. As many labels as make a host
 * with a real ending. */
static bool
authority_apart(const struct folded *in, size_t at, struct arena *a, struct found *out)
{
    struct address ad;
    address_read_apart(in->text, at, &ad);
    if (ad.end < in->text.n && in->text.p[ad.end] == '@')
        return false;
    for (size_t n = ad.n < ADDRESS_LABELS ? ad.n : ADDRESS_LABELS; n >= 2; n--) {
        struct host parsed;
        if (!host_parse(address_written(in, &ad, n, a), a, &parsed) ||
            host_registrable(parsed.name) == parsed.name.n)
            continue;
        out->traits |= parsed.traits | TRAIT_OBSCURED;
        out->key = parsed.name;
        out->end = port_end(in->text, ad.labels[n - 1].end);
        return true;
    }
    return false;
}

static bool
with_scheme(const struct folded *in, size_t at, struct arena *a, struct found *out)
{
    size_t rest = link_scheme_end(in->text, at);
    if (!rest)
        return false;
    *out = found_new(ENTITY_LINK, at, at);
    if (str_starts(str_sub(in->text, at, in->text.n), "hxx"))
        out->traits |= TRAIT_OBSCURED;
    struct str scheme = str_sub(in->text, at, rest);
    if (str_find(scheme, STR(" "), 0) < scheme.n && authority_apart(in, rest, a, out))
        return true;
    if (!authority(in, rest, a, out))
        return false;
    struct found wide = *out;
    bool goes_on = label_follows(in->text, out->end) && authority_apart(in, rest, a, &wide);
    if (goes_on && !str_eq(wide.key, out->key)) /* "https://kesco.co.in .pay.top" */
        *out = wide;
    return true;
}

static bool
try_bare(const struct folded *in, const struct knowledge *k, const struct address *ad, size_t n,
         struct arena *a, struct found *out)
{
    struct host parsed;
    size_t at = ad->labels[0].at, end = ad->labels[n - 1].end;
    if (end < in->text.n && in->text.p[end] == '@')
        return false;
    for (size_t i = 1; i < n; i++) /* "due 21-06.www.kesco.co.in": the host begins there */
        if (str_eq(str_sub(in->text, ad->labels[i].at, ad->labels[i].end), STR("www")))
            return false;
    struct str written = address_written(in, ad, n, a);
    if (ad->spelled)
        written = bare_read_out(k, written, a);
    if (!host_parse(written, a, &parsed))
        return false;
    struct bare bare = {.in = in,
                        .knowledge = k,
                        .host = parsed.name,
                        .at = at,
                        .end = end,
                        .n_labels = n,
                        .loose = ad->loose,
                        .spelled = ad->spelled,
                        .is_ip = (parsed.traits & TRAIT_IP_HOST) != 0,
                        .has_path = begins_path(in->text, port_end(in->text, end))};
    if (!bare_is_link(&bare))
        return false;
    *out = found_new(ENTITY_LINK, at, port_end(in->text, end));
    out->key = parsed.name;
    out->traits = parsed.traits | disguise(in, at, end, (parsed.traits & TRAIT_PUNYCODE) != 0);
    if (ad->loose || ad->spelled)
        out->traits |= TRAIT_OBSCURED;
    return true;
}

/* What may stand where a dot was: a space, a comma, a dot with a space. The offset behind, or `at`.
 */
static size_t
lost_dot(struct str t, size_t at)
{
    if (at >= t.n)
        return at;
    if (t.p[at] == ' ')
        return at + 1;
    if (t.p[at] != '.' && t.p[at] != ',')
        return at;
    return at + 1 < t.n && t.p[at + 1] == ' ' ? at + 2 : at + 1;
}

static bool
is_brands_domain(const struct knowledge *k, struct str host)
{
    str_skip(&host, "www.");
    for (size_t i = 0; i < k->n_brands; i++)
        if (k->brands[i].is_domain && str_eq(k->brands[i].name, host))
            return true;
    return false;
}

/* "kesco co in bill pay site", "consumer uppcl org.evil.com": the host goes on, and is another. */
static bool
host_goes_on(struct str t, size_t end)
{
    static const char *const endings[] = {"com",  "org", "net",  "in",   "site", "online",
                                          "xyz",  "top", "live", "shop", "info", "click",
                                          "link", "co",  "club", "store"};
    enum { REACH = 3 };
    if (end + 1 < t.n && strchr(".,-_@", t.p[end]) && is_alnum(t.p[end + 1]))
        return true;
    for (int i = 0; i < REACH; i++) {
        size_t next = lost_dot(t, end);
        if (next == end || word_class_at(t, next) != WORD_LATIN)
            return false;
        if (words_match_any(t, next, endings, ARRAY_LEN(endings), NULL))
            return true;
        end = word_end(t, next);
    }
    return false;
}

/* A brand's name, the first label of its domain, or www. */
static bool
begins_brand(const struct knowledge *k, struct str word)
{
    for (size_t i = 0; i < k->n_brands; i++) {
        struct str name = k->brands[i].name;
        if (name.n >= word.n && name.p[0] == word.p[0] && str_eq(str_sub(name, 0, word.n), word) &&
            (name.n == word.n || (k->brands[i].is_domain && name.p[word.n] == '.')))
            return true;
    }
    return str_eq(word, STR("www"));
}

/* "consumer uppcl org", "consumer uppcl.org", "consumer.uppcl,org": words that make just an
 * official domain, or a brand with an ending. "kesco in" makes neither: it is how people say where.
 */
static bool
lost_dots(const struct folded *in, const struct knowledge *k, size_t at, struct arena *a,
          struct found *out)
{
    enum { WORDS = 4, SAYS_WHERE = 2 };
    static const char *const endings[] = {"org",    "com",   "net",    "co in",  "gov in",
                                          "org in", "co.in", "gov.in", "org.in", "in"};
    struct str t = in->text;
    struct address ad = {.loose = true};
    if (!begins_brand(k, str_sub(t, at, word_end(t, at))))
        return false;
    for (size_t from = at; ad.n < WORDS && word_class_at(t, from) == WORD_LATIN;) {
        size_t ending = ad.n ? words_match_any(t, from, endings, ARRAY_LEN(endings), NULL) : 0;
        size_t end = word_end(t, from);
        ad.labels[ad.n].at = from;
        ad.labels[ad.n++].end = end;
        if (ending > end) { /* "co in" */
            ad.labels[ad.n].at = ending - 2;
            ad.labels[ad.n++].end = ending;
        }
        if (ending) {
            bool where = ending == end && end - from == SAYS_WHERE && ad.n == 2;
            return !host_goes_on(t, ending) && try_bare(in, k, &ad, ad.n, a, out) &&
                   (is_brands_domain(k, out->key) ||
                    (!where && bare_is_known(k, out->key) && host_registrable(out->key) == 0));
        }
        from = lost_dot(t, end);
        if (from == end)
            return false;
    }
    return false;
}

/* Something that may stand for a dot and lies apart: "kesco . co", "kesco dot co", "kesco. co". */
static bool
loose_dot_may_follow(struct str t, size_t end)
{
    size_t next = words_skip_space(t, end);
    if (next >= t.n)
        return false;
    char c = t.p[next];
    return c == '.' || c == '[' || c == '(' || c == '{' ||
           (next > end && (c == 'd' || str_starts(str_sub(t, next, next + 3), "ड") ||
                           str_starts(str_sub(t, next, next + 3), "\xE3\x80\x82")));
}

static bool
without_scheme(const struct folded *in, const struct knowledge *k, size_t at, struct arena *a,
               size_t *barren, struct found *out)
{
    enum { ENDING_MIN = 2, LABEL_LONGEST = 256, WORDS = 3 };
    struct address ad;
    if (at < *barren)
        return false;
    address_read(in->text, at, false, &ad);
    if (ad.n >= 2 && label_follows(in->text, ad.end)) {
        address_read(in->text, at, true, &ad);
        if (ad.n <= ADDRESS_LABELS && try_bare(in, k, &ad, ad.n, a, out))
            return true;
        address_read(in->text, at, false, &ad);
    }
    if (ad.n >= 2 && ad.n <= ADDRESS_LABELS && try_bare(in, k, &ad, ad.n, a, out))
        return true;
    size_t tight_end = ad.end, tight = ad.n;
    if (tight == 0)
        return false;
    if (ad.labels[0].end - at > LABEL_LONGEST) {
        *barren = ad.labels[0].end;
        return false;
    }
    if (tight > ADDRESS_LABELS || loose_dot_may_follow(in->text, tight_end))
        address_read(in->text, at, true, &ad);
    if (ad.loose && ad.n >= 2) {
        for (size_t n = ad.n < ADDRESS_LABELS ? ad.n : ADDRESS_LABELS; n >= 2; n--)
            if (ad.labels[n - 1].end > tight_end &&
                ad.labels[n - 1].end - ad.labels[n - 1].at >= ENDING_MIN &&
                try_bare(in, k, &ad, n, a, out))
                return true;
        return false;
    }
    if (tight > ADDRESS_LABELS)
        *barren = tight_end;
    return tight <= WORDS && lost_dots(in, k, at, a, out);
}

size_t
link_at(const struct folded *in, const struct knowledge *k, size_t at, struct arena *a,
        size_t *barren, struct found out[static FOUND_PARTS])
{
    if (!with_scheme(in, at, a, &out[0]) && !without_scheme(in, k, at, a, barren, &out[0]))
        return 0;
    size_t path = out[0].end;
    if (begins_path(in->text, path))
        out[0].end = path_end(in->text, path);
    else if (path < in->text.n && in->text.p[path] == '/')
        out[0].end = path + 1;
    if (out[0].end < path)
        out[0].end = path;
    return link_rest(in, path, a, out);
}
