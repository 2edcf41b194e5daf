#include "verify/app.h"

#include "text/phonetic.h"
#include "verify/lone.h"
#include "verify/spelling.h"
#include "verify/words.h"

static const struct words_row app_rows[] = {
    /* clang-format off */
    {"apk", 0}, {"aplikeshan", 0}, {"app", 0}, {"application", 0}, {"apps", 0}, {"एप", 0},
    {"एप्प", 0}, {"एप्लिकेशन", 0}, {"एप्लीकेशन", 0}, {"ऐप", 0}, {"ऐप्प", 0}, {"ऐप्लिकेशन", 0},
    /* clang-format on */
};

const struct words_table app_words = {app_rows, ARRAY_LEN(app_rows)};

/* Words before "app" that name none. */
static const struct words_row plain_rows[] = {
    /* clang-format off */
    {"a", 0}, {"account", 0}, {"an", 0}, {"and", 0}, {"any", 0}, {"banking", 0}, {"by", 0},
    {"connection", 0}, {"consumer", 0}, {"download", 0}, {"ek", 0}, {"fake", 0}, {"for", 0},
    {"from", 0}, {"hamara", 0}, {"hamare", 0}, {"in", 0}, {"install", 0}, {"is", 0}, {"job", 0},
    {"ka", 0}, {"ke", 0}, {"ki", 0}, {"kisi", 0}, {"ko", 0}, {"koi", 0}, {"loan", 0}, {"me", 0},
    {"mobile", 0}, {"my", 0}, {"naya", 0}, {"new", 0}, {"no", 0}, {"not", 0}, {"of", 0},
    {"official", 0}, {"on", 0}, {"online", 0}, {"open", 0}, {"or", 0}, {"other", 0}, {"our", 0},
    {"payment", 0}, {"portal", 0}, {"registration", 0}, {"remote", 0}, {"screen", 0}, {"se", 0},
    {"share", 0}, {"sharing", 0}, {"that", 0}, {"the", 0}, {"these", 0}, {"this", 0},
    {"through", 0}, {"to", 0}, {"unknown", 0}, {"update", 0}, {"updated", 0}, {"us", 0}, {"use", 0},
    {"via", 0}, {"with", 0}, {"ye", 0}, {"yeh", 0}, {"your", 0}, {"अनजान", 0}, {"अन्य", 0},
    {"अपडेट", 0}, {"अपना", 0}, {"अपने", 0}, {"आधिकारिक", 0}, {"आवेदन", 0}, {"इंस्टॉल", 0},
    {"इस", 0}, {"उस", 0}, {"एक", 0}, {"ऑनलाइन", 0}, {"और", 0}, {"कनेक्शन", 0}, {"का", 0},
    {"किसी", 0}, {"की", 0}, {"के", 0}, {"को", 0}, {"कोई", 0}, {"डाउनलोड", 0}, {"नकली", 0},
    {"नया", 0}, {"फर्जी", 0}, {"भी", 0}, {"में", 0}, {"मोबाइल", 0}, {"यह", 0}, {"या", 0}, {"ये", 0},
    {"लोन", 0}, {"वह", 0}, {"वाला", 0}, {"से", 0}, {"हमारा", 0}, {"हमारी", 0}, {"हमारे", 0},
    /* clang-format on */
};

const struct words_table app_plain_words = {plain_rows, ARRAY_LEN(plain_rows)};

static bool
is_file_char(char c)
{
    return is_alnum(c) || c == '.' || c == '_' || c == '-' || c == '(' || c == ')';
}

/* "bill-update.apk", "KESCO .apk", "KESCO . apk"; `word` is the end of its first word. */
static bool
file_at(struct str t, size_t at, size_t word, struct arena *a, struct found *out)
{
    enum { LONGEST = 128 };
    size_t end = word;
    bool apart = end < t.n && t.p[end] == ' ' && end + 1 < t.n && t.p[end + 1] == '.';
    if (!apart && (end >= t.n || !is_file_char(t.p[end])))
        return false;
    while (end < t.n && end - at < LONGEST && is_file_char(t.p[end]))
        end++;
    if (end < t.n && t.p[end] == ' ' && str_starts(str_sub(t, end + 1, t.n), ".apk"))
        end += 5;
    else if (end < t.n && t.p[end] == ' ' && str_starts(str_sub(t, end + 1, t.n), ". apk"))
        end += 6;
    while (end > at && (t.p[end - 1] == '.' || t.p[end - 1] == ')'))
        end--;
    struct str name = str_sub(t, at, end);
    size_t dot = name.n > 4 ? name.n - (name.p[name.n - 4] == ' ' ? 5 : 4) : 0;
    if (dot == 0 || !str_ends(name, "apk") || name.p[dot] != '.')
        return false;
    struct str stem = str_trim(str_sub(name, 0, dot));
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
    if (name.n == 0 || at >= t.n || t.p[at] != name.p[0])
        return 0;
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
is_capital(const struct folded *in, size_t at)
{
    char c = in->original.p[in->from[at]];
    return c >= 'A' && c <= 'Z';
}

/* What one does with an app, or what belongs to one. */
static const struct words_row use_rows[] = {
    /* clang-format off */
    {"aap", 0}, {"apk", 0}, {"app", 0}, {"application", 0}, {"code", 0}, {"connect", 0},
    {"daunlod", 0}, {"download*", 0}, {"id", 0}, {"install*", 0}, {"khol*", 0}, {"laga*", 0},
    {"on", 0}, {"open*", 0}, {"se", 0}, {"through", 0}, {"use", 0}, {"using", 0}, {"via", 0},
    {"with", 0}, {"इंस्टाल", 0}, {"इंस्टॉल", 0}, {"इन्स्टॉल", 0}, {"एप", 0}, {"ऐप", 0}, {"कोड", 0},
    {"खोल*", 0}, {"डाउनलोड", 0}, {"से", 0},
    /* clang-format on */
};

const struct words_table app_use_words = {use_rows, ARRAY_LEN(use_rows)};

static bool
is_used(struct str t, size_t at, size_t end)
{
    size_t from, to;
    int unused;
    return words_find(t, words_skip_space(t, end), &app_use_words, &unused) > 0 ||
           (word_before(t, at, &from, &to) &&
            words_find(str_sub(t, 0, to), from, &app_use_words, &unused) == to);
}

/* "any desk job", "quick support by your team": everyday words, and no app unless written as one,
 * used as one, or alone. */
static bool
is_everyday(const struct folded *in, size_t at, size_t end)
{
    enum { LONE = 24 };
    struct str t = in->text;
    size_t space = at + str_find(str_sub(t, at, end), STR(" "), 0);
    if (space >= end || !is_alpha(t.p[at]) || t.n <= LONE)
        return false;
    bool capitals = is_capital(in, at) && is_capital(in, words_skip_space(t, space));
    return !capitals && !is_used(t, at, end);
}

static bool
remote_at(const struct folded *in, const struct knowledge *k, size_t at, struct arena *a,
          struct found *out)
{
    size_t best = 0, which = 0;
    for (size_t i = 0; i < k->n_apps_remote; i++) {
        struct str name = k->apps_remote[i];
        bool devanagari = name.n > 2 && name.p[0] == '\xE0';
        if (!name.n || name.p[0] != in->text.p[at] ||
            (devanagari && (at + 2 >= in->text.n || name.p[2] != in->text.p[at + 2])))
            continue;
        size_t end = name_match(in->text, at, k->apps_remote[i]);
        if (end > best) {
            best = end;
            which = i;
        }
    }
    if (!best || is_everyday(in, at, best))
        return false;
    *out = found_new(ENTITY_APP, at, best);
    out->key = arena_str(a, k->apps_remote[which]);
    out->traits = TRAIT_REMOTE;
    return true;
}

/* Letters of a name without its spaces, hyphens and dots. */
static struct str
close_up(struct str name, char out[static WORD_KEY_MAX])
{
    size_t n = 0;
    for (size_t i = 0; i < name.n && n < WORD_KEY_MAX; i++)
        if (!strchr(" -._", name.p[i]))
            out[n++] = name.p[i];
    return (struct str){out, n};
}

static struct str
sound_of(struct str name, char out[static WORD_KEY_MAX])
{
    char letters[WORD_KEY_MAX];
    return (struct str){out, sound_key(close_up(name, letters), true, out)};
}

bool
app_sounds_remote(const struct knowledge *k, struct str name, struct str *meant)
{
    enum { SHORTEST = 5, LONG = 9 };
    char given[WORD_KEY_MAX], listed[WORD_KEY_MAX];
    struct str key = sound_of(name, given);
    for (size_t i = 0; i < k->n_apps_remote && key.n >= SHORTEST; i++) {
        struct str one = sound_of(k->apps_remote[i], listed);
        unsigned limit = one.n >= LONG ? 2 : 1;
        if (one.n < SHORTEST + 1 || one.p[0] != key.p[0] || one.p[one.n - 1] != key.p[key.n - 1] ||
            spelling_distance(one, key, limit) > limit)
            continue;
        *meant = k->apps_remote[i];
        return true;
    }
    return false;
}

/* A name that stands where an app's stands: "anidesk app", "quik support install". */
static void
recognise(struct found *f, const struct knowledge *k, struct arena *a)
{
    struct str meant;
    if (lone_sounds_official(k, f->key, &meant)) {
        f->key = arena_str(a, meant);
        return;
    }
    if (!app_sounds_remote(k, f->key, &meant))
        return;
    f->key = arena_str(a, meant);
    f->traits = TRAIT_REMOTE;
}

static bool
is_plain(struct str t, size_t at, size_t end)
{
    int unused;
    return words_find(t, at, &app_plain_words, &unused) == end;
}

static size_t
app_word_at(struct str t, size_t at)
{
    int unused;
    return words_find(t, at, &app_words, &unused);
}

/* One word with its digits: "upay", "sathi2". */
static size_t
name_word(struct str t, size_t at)
{
    enum { LONGEST = 64 };
    size_t end = at;
    for (size_t next = word_end(t, end); next > end; next = word_end(t, end)) {
        end = next;
        if (end - at > LONGEST)
            return at; /* "9x9x9x...": no name, and not to be read again from every x */
    }
    return end;
}

/* "UPAY app", "Consumer Sathi app", "उपाय ऐप": one name word, or two where both are capitals. */
static bool
called_app_at(const struct folded *in, size_t at, size_t end, struct arena *a, struct found *out)
{
    struct str t = in->text;
    size_t next = words_skip_space(t, end), second_end = end;
    if (next == end)
        return false;
    size_t app = app_word_at(t, next);
    if (!app && next < t.n && is_capital(in, at) && is_capital(in, next)) {
        second_end = name_word(t, next);
        app = second_end > next ? app_word_at(t, words_skip_space(t, second_end)) : 0;
        if (app && is_plain(t, next, second_end))
            return false;
    }
    if (!app || is_plain(t, at, end) || app_word_at(t, at) == end)
        return false;
    struct str first = fold_typed(in, at, end, a);
    struct str second = fold_typed(in, next, second_end > next ? second_end : next, a);
    *out = found_new(ENTITY_APP, at, app);
    out->key = second_end == end
                   ? arena_str(a, first)
                   : arena_fmt(a, "%.*s %.*s", (int)first.n, first.p, (int)second.n, second.p);
    return true;
}

/* One of n words ends before the gap before `at`. */
static bool
verb_before(struct str t, size_t at, const char *const *verbs, size_t n)
{
    enum { REACH = 8 };
    size_t end = at;
    while (end > 0 && at - end < REACH && word_class_at(t, end - 1) == WORD_GAP &&
           (unsigned char)t.p[end - 1] < 0x80)
        end--;
    for (size_t i = 0; i < n && end < at; i++) {
        size_t length = strlen(verbs[i]);
        if (end >= length && t.p[end - 1] == verbs[i][length - 1] &&
            memcmp(t.p + end - length, verbs[i], length) == 0 && word_starts(t, end - length))
            return true;
    }
    return false;
}

/* "download UPAY", "UPAY डाउनलोड करें": a name beside the word, kept only if somebody knows it. */
static bool
installed_at(const struct folded *in, size_t at, size_t end, struct arena *a, struct found *out)
{
    static const char *const verbs[] = {"download", "install", "डाउनलोड", "इंस्टॉल",
                                        "इंस्टाल",    "इन्स्टॉल",  "use",     "से"};
    struct str t = in->text;
    if (end - at < 3)
        return false;
    bool beside = verb_before(t, at, verbs, ARRAY_LEN(verbs));
    beside = beside || words_match_any(t, words_skip_space(t, end), verbs, ARRAY_LEN(verbs), NULL);
    if (!beside || is_plain(t, at, end))
        return false;
    *out = found_new(ENTITY_APP, at, end);
    out->key = arena_str(a, fold_typed(in, at, end, a));
    out->traits = TRAIT_NAME_ONLY;
    return true;
}

bool
app_at(const struct folded *in, const struct knowledge *k, size_t at, struct arena *a,
       struct found *out)
{
    struct str t = in->text;
    size_t end = name_word(t, at);
    if (file_at(t, at, end, a, out) || remote_at(in, k, at, a, out))
        return true;
    if (end == at || is_digit(t.p[at]) ||
        (!called_app_at(in, at, end, a, out) && !installed_at(in, at, end, a, out)))
        return false;
    recognise(out, k, a);
    return true;
}
