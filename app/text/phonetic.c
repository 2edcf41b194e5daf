#include "text/phonetic.h"

#include "base/utf8.h"

enum { ROMAN_MAX = 4 * WORD_KEY_MAX, DOUBLES_MIN = 4 /* "off" is not "of" */ };

/* U+0905..U+0914, the vowels that stand alone. */
static const char *const vowels[] = {"a", "aa", "i", "ii", "u", "uu", "ri", "l",
                                     "e", "e",  "e", "ai", "o", "o",  "o",  "au"};

/* U+0915..U+0939. Aspiration is not always written in Latin letters, so it is not kept, but for
 * kh: खाता (account) is not काट (cut). */
static const char *const consonants[] = {"k", "kh", "g", "g", "n", "ch", "ch", "j", "j", "n",
                                         "t", "t",  "d", "d", "n", "t",  "t",  "d", "d", "n",
                                         "n", "p",  "f", "b", "b", "m",  "y",  "r", "r", "l",
                                         "l", "l",  "v", "s", "s", "s",  "h"};

/* U+093E..U+094C, the vowel signs. */
static const char *const signs[] = {"aa", "i", "ii", "u", "uu", "ri", "ri", "e",
                                    "e",  "e", "ai", "o", "o",  "o",  "au"};

/* A word in Latin letters: most are already, and are not copied. */
struct roman {
    const char *p; /* the word itself or `letters` */
    size_t n;
    bool digits; /* there are some */
    char letters[ROMAN_MAX];
};

/* True if the word is small Latin letters only, which are taken as they are. */
static bool
take_as_is(struct roman *r, struct str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] < 'a' || word.p[i] > 'z')
            return false;
    r->p = word.p;
    r->n = word.n < ROMAN_MAX ? word.n : ROMAN_MAX;
    r->digits = false;
    return true;
}

static void
start(struct roman *r)
{
    r->p = r->letters;
    r->n = 0;
    r->digits = false;
}

static void
put_letter(struct roman *r, char c)
{
    if (r->n < ROMAN_MAX)
        r->letters[r->n++] = c;
}

static void
put(struct roman *r, const char *s)
{
    for (; *s; s++)
        put_letter(r, *s);
}

static void
put_ascii(struct roman *r, char c)
{
    put_letter(r, to_lower(c));
    r->digits |= is_digit(c);
}

/* utf8_next, for most letters of Hindi without a call. */
static size_t
next_letter(struct str word, size_t at, uint32_t *cp)
{
    const unsigned char *u = (const unsigned char *)word.p + at;
    if (u[0] != 0xE0 || at + 2 >= word.n || (u[1] & 0xFE) != 0xA4 || (u[2] & 0xC0) != 0x80)
        return utf8_next(word, at, cp);
    *cp = 0x900 | (u[1] & 1u) << 6 | (u[2] & 0x3Fu);
    return 3;
}

/* Devanagari letter by letter in Latin ones; Latin letters as they are. A consonant carries the
 * vowel a until a sign or a virama says otherwise. */
static void
romanise(struct str word, struct roman *r)
{
    bool inherent = false;
    if (take_as_is(r, word))
        return;
    start(r);
    for (size_t i = 0; i < word.n;) {
        uint32_t cp;
        if ((unsigned char)word.p[i] < 0x80) {
            if (inherent)
                put_letter(r, 'a');
            inherent = false;
            put_ascii(r, word.p[i++]);
            continue;
        }
        i += next_letter(word, i, &cp);
        if (cp >= 0x93E && cp <= 0x94C) {
            put(r, signs[cp - 0x93E]);
            inherent = false;
        } else if (cp == 0x94D) { /* virama */
            inherent = false;
        } else if (cp != 0x93C && cp != 0x200D && cp != 0x200C) { /* nukta and joiners: no sound */
            if (inherent)
                put(r, "a");
            inherent = cp >= 0x915 && cp <= 0x939;
            if (inherent)
                put(r, consonants[cp - 0x915]);
            else if (cp >= 0x905 && cp <= 0x914)
                put(r, vowels[cp - 0x905]);
            else if (cp == 0x972)
                put(r, "e"); /* ॲ */
            else if (cp == 0x901 || cp == 0x902)
                put(r, "n"); /* candrabindu, anusvara */
        }
    }
    if (inherent)
        put(r, "a");
}

/* A digit that stands for a letter inside a word: b1jl1, p0wer. */
static char
unleet(char c)
{
    switch (c) {
    case '0':
        return 'o';
    case '1':
        return 'i';
    case '3':
        return 'e';
    case '4':
        return 'a';
    case '5':
        return 's';
    case '7':
        return 't';
    default:
        return c;
    }
}

/* Digits count as letters only between letters of a word that has more letters than digits. */
static void
restore_letters(struct roman *r)
{
    size_t letters = 0, digits = 0;
    if (!r->digits)
        return;
    for (size_t i = 0; i < r->n; i++) {
        letters += is_alpha(r->p[i]);
        digits += is_digit(r->p[i]);
    }
    if (letters <= digits || letters < 3 || !is_alpha(r->p[0]))
        return;
    for (size_t i = 0; i < r->n; i++)
        r->letters[i] = unleet(r->letters[i]);
}

/* A letter's own sound: q as k, w as v, z as j. */
static char
single_sound(char c)
{
    static const char single[] = "abcdefghijklmnopkrstuvvxyj";
    return c < 'a' || c > 'z' ? c : single[c - 'a'];
}

/* Letters in a set: bit 0 is a. */
#define LETTER(c) (1u << ((c) - 'a'))

static bool
is_among(char c, unsigned letters)
{
    return c >= 'a' && c <= 'z' && letters >> (c - 'a') & 1;
}

/* The next sound from r at *i; advances it. */
static inline char
next_sound(const struct roman *r, size_t *i)
{
    char c = r->p[(*i)++];
    if (!is_among(c, LETTER('e') | LETTER('o') | LETTER('p')))
        return single_sound(c);
    char after = *i < r->n ? r->p[*i] : '\0';
    if (c == 'e' && (after == 'e' || after == 'i')) {
        ++*i;
        return after == 'e' ? 'i' : 'e';
    }
    if ((c == 'p' && after == 'h') || (c == 'o' && after == 'o')) {
        ++*i;
        return c == 'p' ? 'f' : 'u';
    }
    return single_sound(c);
}

/* Its letters and digits; false if some are of another script: it has no English spelling. */
static bool
spell(struct str word, struct roman *r)
{
    if (take_as_is(r, word))
        return true;
    start(r);
    for (size_t i = 0; i < word.n && r->n < ROMAN_MAX; i++) {
        if (is_alnum(word.p[i]))
            put_ascii(r, word.p[i]);
        else if ((unsigned char)word.p[i] >= 0x80)
            return false;
    }
    restore_letters(r);
    return true;
}

size_t
spelling_key(struct str word, char out[static WORD_KEY_MAX])
{
    struct roman r;
    if (!spell(word, &r))
        return 0;
    bool is_short = r.n < DOUBLES_MIN;
    size_t n = 0;
    for (size_t i = 0; i < r.n && n < WORD_KEY_MAX;) {
        char c = is_short ? r.p[i++] : next_sound(&r, &i); /* "nov" is not "now" */
        if (n == 0 || out[n - 1] != c || is_digit(c) || is_short)
            out[n++] = c;
    }
    return n;
}

static bool
is_consonant_with_breath(char c)
{
    return is_among(c, LETTER('g') | LETTER('c') | LETTER('j') | LETTER('t') | LETTER('d') |
                           LETTER('p') | LETTER('b') | LETTER('s'));
}

/* Sounds the same whatever stands beside it. */
static bool
stands_alone(char c)
{
    return is_among(c, ~(LETTER('a') | LETTER('c') | LETTER('e') | LETTER('h') | LETTER('m') |
                         LETTER('o') | LETTER('p') | LETTER('x') | LETTER('y')));
}

/* One Latin letter of r at *i as part of a sound key; '\0' when it has no sound of its own. */
static char
next_phone(const struct roman *r, size_t *i, char before)
{
    size_t at = *i;
    if (stands_alone(r->p[at])) {
        ++*i;
        return single_sound(r->p[at]);
    }
    char after = at + 1 < r->n ? r->p[at + 1] : '\0';
    if (r->p[at] == 'c') { /* च is ch; any other c sounds k */
        *i += after == 'h' ? 2 : 1;
        return after == 'h' ? 'c' : 'k';
    }
    char c = next_sound(r, i);
    if (c == 'x')
        return 'k';
    bool ends = at + 1 == r->n && at > 0 && r->p[at - 1] == 'a'; /* Ajay is not आज */
    if ((c == 'a' || (c == 'y' && !ends)) && at > 0)
        return '\0';
    if (c == 'h' && is_consonant_with_breath(before) && r->p[at - 1] != 'a')
        return '\0';
    if (c == 'm' && (after == 'p' || after == 'b'))
        return 'n';
    return c;
}

size_t
sound_key(struct str word, bool whole, char out[static WORD_KEY_MAX])
{
    struct roman r;
    romanise(word, &r);
    restore_letters(&r);
    size_t n = 0;
    for (size_t i = 0; i < r.n && n < WORD_KEY_MAX;) {
        char c = next_phone(&r, &i, n ? out[n - 1] : '\0');
        if (c && (n == 0 || out[n - 1] != c))
            out[n++] = c;
    }
    /* नहीं, nahin, nahi; करें, karen, kare: the nasal at the end is often left out. */
    if (whole && n > 1 && out[n - 1] == 'n' && strchr("ieou", out[n - 2]))
        n--;
    return n;
}
