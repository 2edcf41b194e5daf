#include "verify/lone.h"

#include "text/phonetic.h"
#include "verify/app.h"
#include "verify/header.h"
#include "verify/words.h"

enum { NAME_WORDS = 3, LONGEST = 40, LITTLE_WORDS = 3 };

struct range {
    size_t at, end;
};

/* ---- little words around a name ---- */

static bool
is_little(struct str word)
{
    static const char *const words[] = {
        "a",      "aaya", "aayi",  "app",  "asli", "aya",      "bheja", "from", "got",     "hai",
        "header", "is",   "it",    "ka",   "ke",   "ki",       "ko",    "kya",  "message", "mila",
        "msg",    "naam", "nakli", "name", "ne",   "original", "real",  "sahi", "se",      "sender",
        "sms",    "the",  "this",  "wala", "ye",   "yeh",      "आई",    "आया",  "असली",    "ऐप",
        "एसएमएस", "का",   "की",    "के",    "को",   "क्या",      "नकली",  "नाम",  "ने",       "भेजा",
        "मिला",   "मैसेज",  "यह",    "ये",    "वाला", "संदेश",      "सही",   "से",    "है",
    };
    size_t which;
    return str_among(word, words, ARRAY_LEN(words), &which);
}

static struct range
trim(struct str t, struct range r)
{
    while (r.at < r.end && words_is_space(t.p[r.at]))
        r.at++;
    while (r.end > r.at && (words_is_space(t.p[r.end - 1]) || strchr("?.!,", t.p[r.end - 1])))
        r.end--;
    return r;
}

/* Takes the little words off both ends; a text of little words alone stays as it is. */
static struct range
without_little(struct str t, struct range all)
{
    struct range r = all;
    for (int taken = 0; taken < LITTLE_WORDS && r.at < r.end; taken++) {
        struct str s = str_sub(t, r.at, r.end);
        size_t first = str_find(s, STR(" "), 0), last = s.n;
        while (last > 0 && s.p[last - 1] != ' ')
            last--;
        if (first == s.n)
            return r;
        if (is_little(str_sub(s, 0, first)))
            r.at += first;
        else if (is_little(str_sub(s, last, s.n)))
            r.end -= s.n - last;
        else
            return r;
        r = trim(t, r);
    }
    return r;
}

/* ---- names in Hindi letters ---- */

static bool
is_hindi(struct str name)
{
    return name.n >= 3 && (unsigned char)name.p[0] == 0xE0;
}

bool
lone_sounds_official(const struct knowledge *k, struct str name, struct str *app)
{
    char spoken[WORD_KEY_MAX], listed[WORD_KEY_MAX];
    if (!is_hindi(name))
        return false;
    struct str key = {spoken, sound_key(name, true, spoken)};
    if (str_ends(name, "य") && key.n < WORD_KEY_MAX) /* silent in the key, written in Latin: upay */
        spoken[key.n++] = 'y';
    for (size_t i = 0; i < k->n_apps && key.n; i++)
        if (str_eq(key, (struct str){listed, sound_key(k->apps[i], true, listed)})) {
            *app = k->apps[i];
            return true;
        }
    return false;
}

/* How the letters of the Latin alphabet are called, as folding writes it: nukta apart. */
static const struct {
    const char *name;
    char letter;
} letter_names[] = {
    {"ए", 'a'},  {"बी", 'b'}, {"सी", 'c'}, {"डी", 'd'},   {"ई", 'e'},   {"एफ़", 'f'},  {"एफ", 'f'},
    {"जी", 'g'}, {"एच", 'h'}, {"आई", 'i'}, {"आइ", 'i'},   {"जे", 'j'},   {"के", 'k'},   {"एल", 'l'},
    {"एम", 'm'}, {"एन", 'n'}, {"ओ", 'o'},  {"पी", 'p'},   {"क्यू", 'q'},  {"आर", 'r'},  {"एस", 's'},
    {"टी", 't'}, {"यू", 'u'},  {"वी", 'v'}, {"डब्ल्यू", 'w'}, {"डब्लू", 'w'}, {"एक्स", 'x'}, {"वाई", 'y'},
    {"जेड", 'z'}, {"ज़ेड", 'z'}, {"जैड", 'z'},
};

/* Some names begin others (ए, एल), so each that fits is tried. */
static bool
spell_from(struct str word, size_t at, char *letters, size_t n, size_t *count)
{
    enum { LETTERS_MAX = 12 };
    if (at == word.n) {
        *count = n;
        return true;
    }
    struct str rest = str_sub(word, at, word.n);
    for (size_t i = 0; i < ARRAY_LEN(letter_names) && n < LETTERS_MAX; i++) {
        letters[n] = letter_names[i].letter;
        if (str_starts(rest, letter_names[i].name) &&
            spell_from(word, at + strlen(letter_names[i].name), letters, n + 1, count))
            return true;
    }
    return false;
}

bool
lone_spells(struct str word, struct arena *a, struct str *letters)
{
    enum { FEWEST = 3, ROOM = 16 };
    char *out = arena_alloc(a, ROOM);
    size_t n;
    if (!is_hindi(word) || !spell_from(word, 0, out, 0, &n) || n < FEWEST)
        return false;
    *letters = (struct str){out, n};
    return true;
}

/* ---- the name ---- */

struct shape {
    size_t words, capitals, letters;
    bool strange; /* a sign that is in no name */
};

static struct shape
shape_of(const struct folded *in, struct range r)
{
    struct str name = str_sub(in->text, r.at, r.end);
    struct shape s = {.words = 1};
    size_t from, to;
    for (size_t i = 0; i < name.n; i++) {
        s.words += name.p[i] == ' ';
        s.letters += is_alpha(name.p[i]) || (unsigned char)name.p[i] >= 0x80;
        s.strange |= word_class_at(name, i) == WORD_GAP && !strchr(" -_.&", name.p[i]) &&
                     ((unsigned char)name.p[i] & 0xC0) != 0x80;
    }
    fold_span(in, r.at, r.end, &from, &to);
    for (size_t i = from; i < to; i++)
        s.capitals += in->original.p[i] >= 'A' && in->original.p[i] <= 'Z';
    return s;
}

/* A header in any of its forms: "VM UPPCLT", "VM - UPPCLT - S", "VM_UPPCLT", जेवीवीएनएल. */
static bool
header_of_name(struct str name, const struct shape *s, bool asked, struct arena *a, struct found *f)
{
    enum { USUAL = 6 };
    struct str letters, key;
    if (lone_spells(name, a, &letters))
        name = letters;
    bool parted = s->letters == s->capitals && name.n > 2 && !is_alnum(name.p[2]);
    if ((s->words > 1 && !parted) || !header_of(name, a, &key))
        return false;
    bool dashed = str_find(name, STR("-"), 0) < name.n;
    bool marked = parted && (name.p[2] != ' ' || name.p[3] == '-');
    bool shaped = marked || (dashed ? name.n > 2 && name.p[2] == '-'
                                    : !asked && s->capitals == USUAL && name.n == USUAL);
    f->kind = ENTITY_HEADER;
    f->key = key;
    if (shaped)
        f->traits = 0;
    return true;
}

bool
lone_name(const struct folded *in, const struct knowledge *k, struct arena *a, struct found *out)
{
    struct str t = in->text, key;
    struct range all = trim(t, (struct range){0, t.n});
    if (all.at == all.end || all.end - all.at > 2 * (size_t)LONGEST)
        return false;
    struct range r = without_little(t, all);
    if (r.at == r.end)
        return false;
    struct shape s = shape_of(in, r);
    struct str name = fold_typed(in, r.at, r.end, a);
    bool parted = s.letters == s.capitals && name.n > 2 && !is_alnum(name.p[2]);
    bool asked = r.at > all.at || r.end < all.end;
    if (name.n > LONGEST || s.letters == 0 || s.strange || (s.words > NAME_WORDS && !parted))
        return false;
    *out = found_new(ENTITY_APP, r.at, r.end);
    out->traits = TRAIT_NAME_ONLY;
    if (app_sounds_remote(k, name, &key)) {
        out->key = arena_str(a, key);
        out->traits = asked ? TRAIT_NAME_ONLY : TRAIT_REMOTE;
    } else if (lone_sounds_official(k, name, &key)) {
        out->key = arena_str(a, key);
    } else if (!header_of_name(name, &s, asked, a, out)) {
        out->key = arena_str(a, name);
    }
    return true;
}
