#include "text/leet.h"

#include "base/str.h"

enum { WORD_MAX = 48, RUN_MAX = 3, LETTERS_MIN = 3, ALONE_MIN = 4 };

struct word {
    char *p;
    size_t n;
    size_t letters, digits, signs;
    size_t first, last; /* the outermost letters */
    bool inside;        /* a digit or sign between them */
};

static bool
is_sign(char c)
{
    return c == '!' || c == '|' || c == '$' || c == '@';
}

static bool
is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool
is_consonant(char c)
{
    return is_alpha(c) && !is_vowel(c);
}

/* The letter for the character at i, or '\0' if it stands for none. */
static char
letter_for(const struct word *w, size_t i)
{
    char before = i > 0 ? w->p[i - 1] : '\0', after = i + 1 < w->n ? w->p[i + 1] : '\0';
    switch (w->p[i]) {
    case '0':
        return 'o';
    case '1':
    case '!':
        return 'i';
    case '|':
        return is_consonant(before) && is_consonant(after) ? 'i' : 'l';
    case '3':
        return 'e';
    case '4':
    case '@':
        return 'a';
    case '5':
    case '$':
        return 's';
    case '7':
        return 't';
    case '8': /* upd8te, num8er */
        return is_consonant(before) && is_consonant(after) ? 'a' : 'b';
    default:
        return '\0';
    }
}

/* A character of another script stands at `at`, whose letters are weighed against their neighbours
 * (UTS #39). Devanagari, signs and emoji are not. */
static bool
is_foreign(const char *text, size_t n, size_t at)
{
    unsigned char lead = (unsigned char)text[at], second = 0;
    if (at + 1 < n)
        second = (unsigned char)text[at + 1];
    if (lead < 0x80 || lead >= 0xF0)
        return false;
    bool devanagari = lead == 0xE0 && (second == 0xA4 || second == 0xA5);
    bool sign = lead == 0xE2 && second < 0xB0 && second != 0x83; /* U+20C0.. has marks */
    return !devanagari && !sign;
}

static size_t
character_before(const char *text, size_t at)
{
    size_t from = at - 1;
    while (from > 0 && at - from < 4 && ((unsigned char)text[from] & 0xC0) == 0x80)
        from--;
    return from;
}

/* Neither a part of an address nor a letter of another script stands beside the word. */
static bool
is_free(const char *text, size_t n, size_t from, size_t to)
{
    static const char *const joints = "./:=_-?&#%+~";
    if (from > 0 &&
        (strchr(joints, text[from - 1]) || is_foreign(text, n, character_before(text, from))))
        return false;
    if (to + 1 >= n)
        return true;
    if (is_foreign(text, n, to))
        return false;
    bool joined = strchr(joints, text[to]) && is_alnum(text[to + 1]);
    return !joined && !(text[to] == ' ' && text[to + 1] == '@');
}

static void
count(struct word *w)
{
    w->letters = w->digits = w->signs = 0;
    w->first = w->n;
    w->inside = false;
    for (size_t i = 0; i < w->n; i++) {
        w->digits += is_digit(w->p[i]);
        w->signs += is_sign(w->p[i]);
        if (!is_alpha(w->p[i]))
            continue;
        w->inside |= w->letters > 0 && w->last + 1 < i;
        w->first = w->letters++ == 0 ? i : w->first;
        w->last = i;
    }
}

/* Digits that stand for no letter, or too many together: a code, a PAN, a vehicle. */
static bool
has_plain_digits(const struct word *w)
{
    size_t run = 0;
    for (size_t i = 0; i < w->n; i++) {
        run = is_digit(w->p[i]) ? run + 1 : 0;
        if (run > RUN_MAX || (is_digit(w->p[i]) && !letter_for(w, i)))
            return true;
    }
    return false;
}

/* 98l23, 5O4O7: letters that look like digits, in a number. */
static bool
may_be_number(const struct word *w)
{
    for (size_t i = 0; i < w->n; i++)
        if (is_alpha(w->p[i]) && !strchr("olisbz", w->p[i]))
            return false;
    return w->digits > 0;
}

/* "ramesh@ybl" is an address, "p@y" and "upd@te" are not: no name and no bank is that short. */
static bool
has_address_sign(const struct word *w)
{
    enum { HANDLE_MIN = 3 };
    size_t at = w->n, signs = 0;
    for (size_t i = 0; i < w->n; i++) {
        if (w->p[i] == '@') {
            at = i;
            signs++;
        }
    }
    return signs == 1 && at != 1 && w->n - at - 1 >= HANDLE_MIN;
}

static bool
has_vowel(const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is_vowel(p[i]) || p[i] == 'y')
            return true;
    return false;
}

/* "now!now" lacks a space; "d!sconnect", "b!ll" and "ton!ght" are words: one letter, or letters
 * without a vowel, are none. */
static bool
parts_words(const struct word *w)
{
    for (size_t i = w->first; i < w->last && w->digits == 0 && w->signs == 1; i++) {
        if (w->p[i] != '!' && w->p[i] != '|')
            continue;
        size_t left = i - w->first, right = w->last - i;
        return left > 1 && right > 1 && has_vowel(w->p + w->first, left) &&
               has_vowel(w->p + i + 1, right);
    }
    return false;
}

/* A number and what it counts: "30days", "5kw", "7th", "1to5pm". */
static bool
is_counted(const struct word *w)
{
    static const char *const units[] = {
        "am",     "pm",     "th",      "st",      "rd",     "nd",     "baje",    "bje",
        "day",    "days",   "din",     "dino",    "min",    "mins",   "minute",  "minutes",
        "hr",     "hrs",    "hour",    "hours",   "ghante", "ghanta", "month",   "months",
        "mahine", "year",   "years",   "saal",    "unit",   "units",  "lakh",    "lakhs",
        "lac",    "lacs",   "crore",   "hazar",   "hajar",  "rs",     "rupees",  "rupaye",
        "rupee",  "time",   "times",   "wala",    "wale",   "wali",   "night",   "nights",
        "week",   "weeks",  "kwh",     "kw",      "kva",    "star",   "phase",   "wheeler",
        "seater", "inch",   "meter",   "metre",   "people", "person", "persons", "log",
        "logo",   "logon",  "room",    "rooms",   "fold",   "step",   "steps",   "number",
        "digit",  "digits", "page",    "pages",   "copy",   "point",  "points",  "percent",
        "baar",   "tarikh", "tareekh", "taarikh", "hafte",  "class",  "floor",   "ward",
        "block",  "sector",
    };
    size_t from = w->n;
    while (from > 0 && is_alpha(w->p[from - 1]))
        from--;
    struct str unit = {w->p + from, w->n - from};
    for (size_t i = 0; i < ARRAY_LEN(units); i++)
        if (str_eq(unit, str_of(units[i])))
            return true;
    return false;
}

/* Whether the digits and signs of the word are its letters. */
static bool
is_disguised(const struct word *w)
{
    if (w->letters < 2 || has_plain_digits(w) || may_be_number(w) || has_address_sign(w))
        return false;
    bool number_first = is_digit(w->p[0]);
    if (number_first && (w->letters < LETTERS_MIN || is_counted(w)))
        return false;
    if (!w->inside) {
        bool dollar = w->p[0] == '$' || w->p[w->n - 1] == '$';
        bool digit = number_first && w->first == 1 && w->digits == 1;
        return w->letters >= (dollar ? LETTERS_MIN : ALONE_MIN) && (dollar ? !w->digits : digit);
    }
    bool strange = w->digits + w->signs > w->letters + (w->letters < LETTERS_MIN ? 0 : 2);
    return !strange && !(w->letters < LETTERS_MIN && w->signs > 0 && !memchr(w->p, '@', w->n)) &&
           !parts_words(w);
}

/* "$500", "$1million" */
static bool
is_sum(const struct word *w)
{
    return w->p[0] == '$' && (w->n < 2 || !is_alpha(w->p[1]));
}

/* Signs at the ends are punctuation: "now!", "|pay", "@ramesh". A '$' there is an s, and so is the
 * last '!' of "b!jl!" an i, behind two consonants that end no word. */
static void
trim(struct word *w)
{
    while (w->n && is_sign(w->p[0]) && w->p[0] != '$') {
        w->p++;
        w->n--;
    }
    while (w->n > 3 && is_sign(w->p[w->n - 1]) && w->p[w->n - 1] != '$') {
        char last = w->p[w->n - 2], before = w->p[w->n - 3];
        if (w->p[w->n - 1] == '!' && is_consonant(last) && is_consonant(before) && last != before &&
            memchr(w->p, '!', w->n - 3))
            return;
        w->n--;
    }
}

/* "7o", "ra47", "4nd": only in a message that is written so anyway. */
static bool
may_be_disguised(const struct word *w)
{
    return w->letters > 0 && w->digits > 0 && w->signs == 0 && w->digits <= w->letters + 1 &&
           !has_plain_digits(w) && !(is_digit(w->p[0]) && is_counted(w)) &&
           (w->letters == 1 || !may_be_number(w) || w->digits < w->letters);
}

static bool
restore_word(struct word *w, bool freely)
{
    trim(w);
    count(w);
    if (!w->n || is_sum(w) || !(is_disguised(w) || (freely && may_be_disguised(w))))
        return false;
    char letters[WORD_MAX];
    for (size_t i = 0; i < w->n; i++)
        letters[i] = is_alpha(w->p[i]) ? w->p[i] : letter_for(w, i);
    memcpy(w->p, letters, w->n);
    return true;
}

static bool
in_word(char c)
{
    return is_alnum(c) || is_sign(c);
}

/* One pass over the text; how many words got letters back. */
static size_t
restore_words(char *text, size_t n, bool freely)
{
    size_t words = 0;
    for (size_t i = 0; i < n; i++) {
        if (!is_digit(text[i]) && !is_sign(text[i]))
            continue;
        bool beside = (i > 0 && is_alpha(text[i - 1])) || (i + 1 < n && is_alpha(text[i + 1]));
        if (!beside)
            continue;
        size_t from = i, to = i;
        while (from > 0 && i - from <= WORD_MAX && in_word(text[from - 1]))
            from--;
        while (to < n && to - from <= WORD_MAX && in_word(text[to]))
            to++;
        struct word w = {.p = text + from, .n = to - from};
        if (w.n <= WORD_MAX && is_free(text, n, from, to))
            words += restore_word(&w, freely);
        while (to < n && w.n > WORD_MAX && in_word(text[to])) /* no word: past all of it */
            to++;
        i = to - 1;
    }
    return words;
}

bool
leet_restore(char *text, size_t n)
{
    enum { WRITTEN_SO = 2 };
    size_t words = restore_words(text, n, false);
    if (words >= WRITTEN_SO)
        restore_words(text, n, true);
    return words > 0;
}
