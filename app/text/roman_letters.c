#include "text/roman_letters.h"

#include "base/utf8.h"

enum {
    FAR = 1000,
    OTHER_LETTER = 8,
    LOOK_AHEAD = 4 /* letters of the word that may stand for none of those typed, and as many again
                      as are typed */
};

struct letters {
    char *out;
    size_t n;
};

static void
put(struct letters *l, const char *s)
{
    for (; *s && l->n < ROMAN_LETTERS_MAX; s++)
        l->out[l->n++] = *s;
}

/* ---- Latin ---- */

/* Two letters that are written for one sound. */
static const struct {
    char pair[3], sound[2];
} pairs[] = {{"aa", "A"}, {"ee", "i"}, {"ii", "i"}, {"oo", "u"}, {"uu", "u"},
             {"ei", "e"}, {"ch", "c"}, {"ck", "k"}, {"ph", "f"}};

static const struct {
    char letter, sound[3];
} singles[] = {{'q', "k"}, {'w', "v"}, {'z', "j"}, {'x', "ks"}};

static const char *
sound_of_pair(char a, char b)
{
    for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
        if (pairs[i].pair[0] == a && pairs[i].pair[1] == b)
            return pairs[i].sound;
    return NULL;
}

size_t
letters_of_latin(struct str word, char out[static ROMAN_LETTERS_MAX])
{
    struct letters l = {0};
    l.out = out;
    for (size_t i = 0; i < word.n; i++) {
        char one[2] = {to_lower(word.p[i]), '\0'};
        bool last = i + 1 == word.n;
        const char *sound = last ? NULL : sound_of_pair(one[0], to_lower(word.p[i + 1]));
        if (sound)
            i++;
        for (size_t k = 0; !sound && k < ARRAY_LEN(singles); k++)
            if (singles[k].letter == one[0])
                sound = singles[k].sound;
        if (!sound && one[0] == 'c')
            sound = last ? "C" : "k";
        put(&l, sound ? sound : one);
    }
    return l.n;
}

/* ---- Devanagari ---- */

/* U+0915..U+0939 */
static const char *const consonants[] = {"k", "kh", "g", "gh", "n",  "c", "ch", "j", "jh", "n",
                                         "t", "th", "d", "dh", "n",  "t", "th", "d", "dh", "n",
                                         "n", "p",  "f", "b",  "bh", "m", "y",  "r", "r",  "l",
                                         "l", "l",  "v", "sh", "sh", "s", "h"};
/* U+0905..U+0914, and the signs U+093E..U+094C */
static const char *const vowels[] = {"x", "A", "i", "i",  "u", "u", "ri", "l",
                                     "e", "e", "e", "ai", "o", "o", "o",  "au"};
static const char *const signs[] = {"A", "i", "i",  "u", "u", "ri", "ri", "e",
                                    "e", "e", "ai", "o", "o", "o",  "au"};

size_t
letters_of_devanagari(struct str word, char out[static ROMAN_LETTERS_MAX])
{
    struct letters l = {0};
    l.out = out;
    bool inherent = false;
    for (size_t i = 0; i < word.n;) {
        uint32_t cp;
        i += utf8_next(word, i, &cp);
        if (cp == 0x93C) /* nukta */
            continue;
        bool sign = cp >= 0x93E && cp <= 0x94C;
        if (inherent && !sign && cp != 0x94D)
            put(&l, "a");
        inherent = cp >= 0x915 && cp <= 0x939;
        if (inherent)
            put(&l, consonants[cp - 0x915]);
        else if (sign)
            put(&l, signs[cp - 0x93E]);
        else if (cp >= 0x905 && cp <= 0x914)
            put(&l, l.n > 0 && cp == 0x905 ? "a" : vowels[cp - 0x905]);
        else if (cp == 0x901 || cp == 0x902)
            put(&l, "N");
    }
    return l.n; /* the vowel at the end is neither said nor typed */
}

/* ---- the distance ---- */

static bool
is_vowel(char c)
{
    return c == 'a' || c == 'A' || c == 'x' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* A letter of the word that was not typed. */
static int
left_out(char c, char before)
{
    switch (c) {
    case 'a':
    case 'N':
        return 1;
    case 'h':
        return 2;
    case 'y':
        return 3;
    case 'A':
    case 'x':
        return 4;
    default:
        return c == before ? 1 : OTHER_LETTER;
    }
}

/* A letter typed that the word has not. */
static int
added(char c, char before)
{
    if (c == before)
        return 1;
    if (c == 'y' && is_vowel(before)) /* jayegi: जाएगी */
        return 1;
    return c == 'h' ? 2 : c == 'a' ? 3 : OTHER_LETTER;
}

static int
instead(char typed, char c)
{
    if (typed == c)
        return 0;
    if (typed == 'C')
        return c == 'c' ? 0 : c == 'k' ? 4 : OTHER_LETTER;
    switch (c) {
    case 'x':
        return typed == 'a' ? 0 : typed == 'A' ? 3 : OTHER_LETTER;
    case 'A':
        return typed == 'a' ? 0 : OTHER_LETTER;
    case 'a':
        return typed == 'A' ? 2 : is_vowel(typed) ? 4 : OTHER_LETTER;
    case 'N':
        return typed == 'n' || typed == 'm' ? 0 : OTHER_LETTER;
    case 'f':
        return typed == 'p' ? 2 : OTHER_LETTER;
    case 'd':
        return typed == 'r' ? 2 : OTHER_LETTER; /* ड़ */
    default:
        return is_vowel(typed) && is_vowel(c) ? 3 : OTHER_LETTER;
    }
}

static int
least(int a, int b)
{
    return a < b ? a : b;
}

int
letters_distance(struct str typed, struct str word, size_t *left)
{
    int row[ROMAN_LETTERS_MAX + 1];
    size_t m = 2 * typed.n + LOOK_AHEAD, best = 0;
    m = m < word.n ? m : word.n;
    m = m < ROMAN_LETTERS_MAX ? m : ROMAN_LETTERS_MAX;
    row[0] = 0;
    for (size_t k = 1; k <= m; k++)
        row[k] = row[k - 1] + left_out(word.p[k - 1], k > 1 ? word.p[k - 2] : '\0');
    for (size_t i = 1; i <= typed.n; i++) {
        char c = typed.p[i - 1];
        int more = added(c, i > 1 ? typed.p[i - 2] : '\0'), diagonal = row[0];
        row[0] += more;
        for (size_t k = 1; k <= m; k++) {
            int here = least(diagonal + instead(c, word.p[k - 1]), row[k] + more);
            here = least(here, row[k - 1] + left_out(word.p[k - 1], k > 1 ? word.p[k - 2] : '\0'));
            diagonal = row[k];
            row[k] = here;
        }
    }
    for (size_t k = 1; k <= m; k++)
        if (row[k] <= row[best]) /* of two as near, the one that leaves less */
            best = k;
    *left = word.n - best;
    return row[best] < FAR ? row[best] : FAR;
}
