#include "verify/bare.h"

#include "text/phonetic.h"
#include "verify/host.h"
#include "verify/impostor.h"
#include "verify/words.h"

/* Endings that are no words one would begin a sentence with. */
static const char *const plain_endings[] = {
    "com",     "org",    "net",     "co.in",  "org.in",    "net.in",   "gov.in",  "nic.in",
    "ac.in",   "edu.in", "res.in",  "gen.in", "firm.in",   "ind.in",   "info",    "biz",
    "xyz",     "site",   "online",  "top",    "shop",      "club",     "icu",     "website",
    "tech",    "store",  "app",     "dev",    "io",        "co",       "cc",      "ly",
    "gl",      "tk",     "ml",      "ga",     "cf",        "gq",       "pw",      "ru",
    "cn",      "vip",    "buzz",    "cyou",   "sbs",       "cfd",      "monster", "rest",
    "bond",    "fun",    "space",   "link",   "click",     "gov",      "co.uk",   "page",
    "web.app", "uk",     "gy",      "ws",     "eu",        "asia",     "mobi",    "live",
    "life",    "world",  "support", "pro",    "win",       "bid",      "loan",    "digital",
    "finance", "money",  "cash",    "host",   "press",     "services", "cloud",   "cam",
    "lol",     "quest",  "center",  "work",   "solutions", "email",    "network", "agency",
    "company",
};

/* Words that stand before a missing space far more often than before a dot of a host. */
static const char *const common_words[] = {
    "sir",      "madam",       "customer",     "consumer", "bill",        "update",
    "updated",  "please",      "office",       "power",    "electricity", "number",
    "no",       "pay",         "paid",         "you",      "it",          "today",
    "tonight",  "immediately", "disconnected", "contact",  "call",        "officer",
    "thanks",   "thank",       "connection",   "account",  "amount",      "date",
    "time",     "month",       "payment",      "message",  "link",        "click",
    "here",     "now",         "help",         "helpline", "app",         "website",
    "online",   "details",     "information",  "kyc",      "otp",         "am",
    "pm",       "rs",          "due",          "service",  "care",        "team",
    "dear",     "user",        "ji",           "hai",      "hain",        "kare",
    "karein",   "nahi",        "hoga",         "jayegi",   "jayega",      "kijiye",
    "kro",      "bijli",       "raat",         "aaj",      "baje",        "and",
    "the",      "this",        "that",         "your",     "our",         "is",
    "was",      "not",         "only",         "before",   "after",       "supply",
    "dept",     "department",  "govt",         "ltd",      "etc",         "mr",
    "mrs",      "dr",          "system",       "request",  "complaint",   "meter",
    "status",   "done",        "ok",           "yes",      "mobile",      "phone",
    "download", "india",       "apply",        "rupees",   "bank",        "card",
    "offer",    "free",        "urgent",       "warning",
};

static bool
is_in(struct str s, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(s, str_of(list[i])))
            return true;
    return false;
}

static bool
has_letter(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (is_alpha(s.p[i]) || (unsigned char)s.p[i] >= 0x80)
            return true;
    return false;
}

static bool
has_mark(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (is_digit(s.p[i]) || s.p[i] == '-')
            return true;
    return false;
}

static bool
has_hyphen(struct str s)
{
    return str_find(s, STR("-"), 0) < s.n;
}

static bool
names_a_brand(const struct knowledge *k, struct str label)
{
    for (size_t i = 0; i < k->n_brands; i++)
        if (!k->brands[i].is_domain && k->brands[i].name.n >= 4 &&
            str_find(label, k->brands[i].name, 0) < label.n)
            return true;
    return false;
}

static bool
is_listed(const struct knowledge *k, struct str host)
{
    for (size_t i = 0; i < k->n_hosts; i++)
        if (host_is_under(host, k->hosts[i].host))
            return true;
    for (size_t i = 0; i < k->n_brands; i++)
        if (k->brands[i].is_domain && host_is_under(host, k->brands[i].name))
            return true;
    return false;
}

/* "Paid.Please": a capital behind the dot, a small letter before it. */
static bool
looks_like_sentences(const struct bare *b)
{
    struct str t = b->in->text;
    for (size_t i = b->at + 1; i + 1 < b->end; i++) {
        if (t.p[i] != '.')
            continue;
        struct str original = b->in->original;
        size_t before = b->in->from[i - 1], after = b->in->from[i + 1];
        if (original.p[after] >= 'A' && original.p[after] <= 'Z' && original.p[before] >= 'a' &&
            original.p[before] <= 'z')
            return true;
    }
    return false;
}

static bool
a_word_follows(const struct bare *b)
{
    size_t next = words_skip_space(b->in->text, b->end);
    return next > b->end && word_class_at(b->in->text, next) != WORD_GAP;
}

/* Latin letters with Hindi, or the text's edge, on both sides, and Hindi on one: nobody who writes
 * in Hindi letters leaves out a space between two words in Latin ones. */
static bool
stands_in_hindi(const struct bare *b)
{
    struct str t = b->in->text;
    size_t from, to, next = words_skip_space(t, b->end);
    bool something_before = word_before(t, b->at, &from, &to);
    enum word_class before = something_before ? word_class_at(t, from) : WORD_GAP;
    enum word_class after = word_class_at(t, next);
    return word_class_at(t, b->at) != WORD_OTHER && before != WORD_LATIN && after != WORD_LATIN &&
           (before == WORD_OTHER || after == WORD_OTHER);
}

/* "visit billpay.help", "billpay.help par jaye": what one says of a link. Endings of two letters
 * are words too often (kare.to par ..., kar.do par ...). */
static bool
words_point(const struct bare *b)
{
    static const char *const before[] = {"visit", "website", "site",    "portal", "link",
                                         "login", "browser", "webpage", "khole",  "url"};
    static const char *const after[] = {"par", "pe", "pr", "khole", "kholo", "website", "site"};
    struct str t = b->in->text;
    size_t from, to, last = b->host.n;
    while (last > 0 && b->host.p[last - 1] != '.')
        last--;
    if (b->host.n - last < 3 || looks_like_sentences(b))
        return false;
    if (word_before(t, b->at, &from, &to) &&
        words_match_any(t, from, before, ARRAY_LEN(before), NULL) == to)
        return true;
    size_t next = words_skip_space(t, b->end);
    return next > b->end && words_match_any(t, next, after, ARRAY_LEN(after), NULL) > 0;
}

/* Endings that are words too: "fun.Click here" */
static bool
is_wordy(struct str ending)
{
    static const char *const words[] = {"click", "link", "page", "online", "top",     "store",
                                        "space", "fun",  "shop", "club",   "site",    "rest",
                                        "bond",  "app",  "tech", "info",   "website", "monster"};
    return is_in(ending, words, ARRAY_LEN(words));
}

/* Countries' endings that are little words of English and romanised Hindi. */
static bool
is_little_word(struct str ending)
{
    static const char *const words[] = {"is", "to", "me", "am", "my", "do", "la", "pe", "se", "ga",
                                        "no", "so", "it", "at", "us", "by", "as", "be", "ne", "hi"};
    return is_in(ending, words, ARRAY_LEN(words));
}

/* Endings that are everyday words, and stand for themselves where the sentence goes on: "night.live
 * long" */
static bool
is_everyday(struct str ending)
{
    static const char *const words[] = {
        "live",   "life",    "world", "support",  "win",    "bid",   "loan",    "money",
        "cash",   "host",    "press", "services", "work",   "email", "company", "network",
        "center", "digital", "cloud", "finance",  "agency", "quest", "pro",     "solutions"};
    return is_in(ending, words, ARRAY_LEN(words));
}

/* "cherthala.in case you come" */
static bool
goes_on_in_english(const struct bare *b)
{
    static const char *const words[] = {"case",  "the",      "my",    "your",  "this", "a",
                                        "an",    "our",      "order", "which", "time", "front",
                                        "place", "addition", "that",  "his",   "her",  "next",
                                        "these", "any",      "all"};
    size_t next = words_skip_space(b->in->text, b->end);
    return words_match_any(b->in->text, next, words, ARRAY_LEN(words), NULL) > 0;
}

static bool
all_labels_short(struct str labels)
{
    struct str rest = labels, label;
    while (str_cut(&rest, '.', &label))
        if (label.n > 1)
            return false;
    return true;
}

static bool
bare_address_is_meant(const struct bare *b)
{
    /* Four numbers with dots; three are a date, "1912" alone is a number, and so is "1.9.1.2". */
    enum { LABELS = 4, DIGIT_BY_DIGIT = 7 };
    return b->n_labels == LABELS && !b->loose && b->end - b->at > DIGIT_BY_DIGIT &&
           word_class_at(b->in->text, b->end) == WORD_GAP;
}

static bool
loose_is_link(const struct bare *b, struct str name, struct str ending)
{
    bool plain = is_in(ending, plain_endings, ARRAY_LEN(plain_endings));
    /* "kesco . co . in . pay . top": the name stands before the domain. */
    struct str before = str_sub(b->host, 0, host_registrable(b->host));
    bool known = names_a_brand(b->knowledge, name) || is_listed(b->knowledge, b->host) ||
                 (plain && names_a_brand(b->knowledge, before));
    bool common = is_in(name, common_words, ARRAY_LEN(common_words));
    if (known)
        return true;
    if (common && !b->spelled)
        return false;
    return b->spelled ? plain || str_eq(ending, STR("in")) : plain;
}

struct str
bare_read_out(const struct knowledge *k, struct str host, struct arena *a)
{
    char spoken[WORD_KEY_MAX], name[WORD_KEY_MAX];
    size_t dot = str_find(host, STR("."), 0);
    if (dot == 0 || dot == host.n || (unsigned char)host.p[0] < 0x80)
        return host;
    struct str key = {spoken, sound_key(str_sub(host, 0, dot), true, spoken)};
    for (size_t i = 0; i < k->n_brands; i++) {
        struct str brand = k->brands[i].name;
        if (!k->brands[i].is_domain &&
            str_eq(key, (struct str){name, sound_key(brand, true, name)}))
            return arena_fmt(a, "%.*s%.*s", (int)brand.n, brand.p, (int)(host.n - dot),
                             host.p + dot);
    }
    return host;
}

bool
bare_is_known(const struct knowledge *k, struct str host)
{
    if (is_listed(k, host))
        return true;
    struct str domain = str_sub(host, host_registrable(host), host.n);
    struct str name = str_sub(domain, 0, str_find(domain, STR("."), 0));
    for (size_t i = 0; i < k->n_brands; i++)
        if (!k->brands[i].is_domain && str_eq(name, k->brands[i].name))
            return true;
    return false;
}

bool
bare_is_link(const struct bare *b)
{
    if (b->is_ip)
        return bare_address_is_meant(b);
    struct str imitated;
    size_t at = host_registrable(b->host);
    if (at == b->host.n) /* "kesco.coin", "uppcl.or.g" */
        return !b->loose && impostor_breaks_domain(b->host, b->knowledge, &imitated);
    struct str domain = str_sub(b->host, at, b->host.n);
    size_t dot = str_find(domain, STR("."), 0);
    struct str name = str_sub(domain, 0, dot), ending = str_sub(domain, dot + 1, domain.n);
    if (!has_letter(name) && !b->has_path && !str_eq(ending, STR("com")))
        return false;
    if (b->loose)
        return loose_is_link(b, name, ending);
    if (str_starts(b->host, "www.") || b->spelled)
        return true;
    bool plain = is_in(ending, plain_endings, ARRAY_LEN(plain_endings));
    bool common = is_in(name, common_words, ARRAY_LEN(common_words));
    if (is_listed(b->knowledge, b->host))
        return true;
    if (names_a_brand(b->knowledge, b->host)) /* "the bill of UPPCL.is due" */
        return b->has_path || !(common || (is_little_word(ending) && a_word_follows(b)));
    if (b->has_path)
        return name.n > 1 && (plain || !common);
    if (all_labels_short(str_sub(b->host, 0, at + dot)))
        return false;
    if (common && (!plain || a_word_follows(b) || looks_like_sentences(b)))
        return false;
    bool everyday = is_everyday(ending);
    if ((!plain || everyday || is_wordy(ending)) && looks_like_sentences(b))
        return false;
    if (everyday && !has_mark(name) && a_word_follows(b))
        return false;
    if (plain || has_mark(name) || has_hyphen(b->host))
        return true;
    if (str_eq(ending, STR("in")))
        return !a_word_follows(b) || (name.n >= 4 && !goes_on_in_english(b));
    if (common)
        return false;
    return stands_in_hindi(b) || words_point(b) || (b->at == 0 && !a_word_follows(b));
}
