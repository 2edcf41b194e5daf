#include "verify/app.h"

#include "verify/words.h"

static const char *const app_words[] = {
    "app",  "apps", "application", "aplikeshan", "ऐप",       "एप",
    "ऐप्प", "एप्प", "एप्लिकेशन", "एप्लीकेशन",  "ऐप्लिकेशन", "apk",
};

/* Words before "app" that name none. */
static const char *const plain_words[] = {
    "the",    "this",   "our",     "your",    "my",       "any",     "an",      "a",
    "mobile", "new",    "official", "download", "install", "use",    "open",    "via",
    "from",   "by",     "in",      "on",      "or",       "and",     "through", "portal",
    "यह",     "ये",     "इस",      "उस",      "वह",       "हमारा",   "हमारे",   "हमारी",
    "अपने",   "अपना",   "कोई",     "किसी",    "नया",      "मोबाइल",  "या",      "और",
    "से",     "का",     "की",      "के",      "को",       "में",     "एक",      "भी",
    "ye",     "yeh",    "is",      "us",      "koi",      "kisi",    "ek",      "hamara",
    "hamare", "naya",   "se",      "ka",      "ki",       "ke",      "ko",      "me",
    "consumer", "that", "these",   "for",     "to",       "of",      "with",    "no",
    "आधिकारिक", "ऑनलाइन", "online", "other",  "अन्य",     "payment", "banking", "फर्जी",
    "fake",   "unknown", "अनजान",  "remote",  "sharing",  "screen",  "वाला",    "नकली",
    "updated", "update", "अपडेट",  "डाउनलोड", "इंस्टॉल",  "not",     "share",
};

static bool
is_file_char(char c)
{
    return is_alnum(c) || c == '.' || c == '_' || c == '-' || c == '(' || c == ')';
}

/* "bill-update.apk", "KESCO .apk" */
static bool
file_at(struct str t, size_t at, struct arena *a, struct found *out)
{
    enum { LONGEST = 128 };
    size_t end = at;
    while (end < t.n && end - at < LONGEST && is_file_char(t.p[end]))
        end++;
    if (end < t.n && t.p[end] == ' ' && str_starts(str_sub(t, end + 1, t.n), ".apk"))
        end += 5;
    while (end > at && (t.p[end - 1] == '.' || t.p[end - 1] == ')'))
        end--;
    struct str name = str_sub(t, at, end);
    if (name.n <= 4 || !str_ends(name, ".apk"))
        return false;
    struct str stem = str_trim(str_sub(name, 0, name.n - 4));
    *out = found_new(ENTITY_APP, at, end);
    out->key = arena_fmt(a, "%.*s.apk", (int)stem.n, stem.p);
    out->traits = TRAIT_APK;
    return true;
}

/* A name of the list, with or without the spaces between its words. */
static size_t
name_match(struct str t, size_t at, struct str name)
{
    size_t i = 0;
    while (i < name.n) {
        if (name.p[i] == ' ') {
            i++;
            at = words_skip_space(t, at);
            continue;
        }
        if (i > 0 && at < t.n && (t.p[at] == ' ' || t.p[at] == '-') && name.p[i] != t.p[at])
            at++;
        if (at >= t.n || t.p[at] != name.p[i])
            return 0;
        at++;
        i++;
    }
    return word_class_at(t, at) == word_class_before(t, at) ? 0 : at;
}

static bool
remote_at(const struct folded *in, const struct knowledge *k, size_t at, struct arena *a,
          struct found *out)
{
    size_t best = 0, which = 0;
    for (size_t i = 0; i < k->n_apps_remote; i++) {
        size_t end = name_match(in->text, at, k->apps_remote[i]);
        if (end > best) {
            best = end;
            which = i;
        }
    }
    if (!best)
        return false;
    *out = found_new(ENTITY_APP, at, best);
    out->key = arena_str(a, k->apps_remote[which]);
    out->traits = TRAIT_REMOTE;
    return true;
}

static bool
is_plain(struct str t, size_t at, size_t end)
{
    for (size_t i = 0; i < ARRAY_LEN(plain_words); i++)
        if (words_may_match(t, at, plain_words[i]) && words_match(t, at, plain_words[i]) == end)
            return true;
    return false;
}

/* One word with its digits: "upay", "sathi2". */
static size_t
name_word(struct str t, size_t at)
{
    size_t end = at;
    for (size_t next = word_end(t, end); next > end; next = word_end(t, end))
        end = next;
    return end;
}

static bool
is_capital(const struct folded *in, size_t at)
{
    char c = in->original.p[in->from[at]];
    return c >= 'A' && c <= 'Z';
}

/* "UPAY app", "Consumer Sathi app", "उपाय ऐप": one name word, or two where both are capitals. */
static bool
called_app_at(const struct folded *in, size_t at, struct arena *a, struct found *out)
{
    struct str t = in->text;
    size_t end = name_word(t, at), next = words_skip_space(t, end);
    if (end == at || next == end || is_plain(t, at, end))
        return false;
    if (words_match_any(t, at, app_words, ARRAY_LEN(app_words), NULL) == end)
        return false;
    struct str first = str_sub(t, at, end);
    size_t app = words_match_any(t, next, app_words, ARRAY_LEN(app_words), NULL);
    if (app) {
        if (is_digit(t.p[at]))
            return false;
        *out = found_new(ENTITY_APP, at, app);
        out->key = arena_str(a, first);
        return true;
    }
    size_t second_end = name_word(t, next);
    app = words_match_any(t, words_skip_space(t, second_end), app_words, ARRAY_LEN(app_words), NULL);
    if (second_end == next || !app || !is_capital(in, at) || !is_capital(in, next) ||
        is_plain(t, next, second_end))
        return false;
    *out = found_new(ENTITY_APP, at, app);
    out->key = arena_fmt(a, "%.*s %.*s", (int)first.n, first.p, (int)(second_end - next),
                         t.p + next);
    return true;
}

/* "download UPAY", "UPAY डाउनलोड करें": a name beside the word, kept only if somebody knows it. */
static bool
installed_at(const struct folded *in, size_t at, struct arena *a, struct found *out)
{
    static const char *const verbs[] = {"download", "install",  "डाउनलोड", "इंस्टॉल",
                                        "इंस्टाल",  "इन्स्टॉल", "use",     "से"};
    struct str t = in->text;
    size_t end = name_word(t, at), from, to;
    if (end == at || end - at < 3 || is_digit(t.p[at]) || is_plain(t, at, end))
        return false;
    bool beside = word_before(t, at, &from, &to) &&
                  words_match_any(t, from, verbs, ARRAY_LEN(verbs), NULL) > 0;
    beside = beside || words_match_any(t, words_skip_space(t, end), verbs, ARRAY_LEN(verbs), NULL);
    if (!beside)
        return false;
    *out = found_new(ENTITY_APP, at, end);
    out->key = arena_str(a, str_sub(t, at, end));
    out->traits = TRAIT_NAME_ONLY;
    return true;
}

bool
app_at(const struct folded *in, const struct knowledge *k, size_t at, struct arena *a,
       struct found *out)
{
    if (file_at(in->text, at, a, out) || remote_at(in, k, at, a, out) ||
        called_app_at(in, at, a, out))
        return true;
    return installed_at(in, at, a, out);
}
