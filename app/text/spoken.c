#include "text/spoken.h"

#include "text/lang.h"
#include "text/spoken_words.h"

#include <stdint.h>

/* Where we are in the text, and what has been said of it. */
struct voice_text {
    struct arena *a;
    enum spoken_lang lang;
    struct str in;
    size_t at;
    char *out;
    size_t n, cap;
};

enum { GROUPS = 8, PLACES = 9 };

/* ---- out ---- */

static void
put(struct voice_text *t, struct str s)
{
    if (!s.n)
        return;
    if (t->n + s.n > t->cap) {
        size_t cap = 2 * (t->n + s.n) + 64;
        char *larger = arena_alloc(t->a, cap);
        if (t->n)
            memcpy(larger, t->out, t->n);
        t->out = larger;
        t->cap = cap;
    }
    memcpy(t->out + t->n, s.p, s.n);
    t->n += s.n;
}

static void
put_space(struct voice_text *t)
{
    if (t->n && t->out[t->n - 1] != ' ')
        put(t, STR(" "));
}

/* A word with a space on both sides. */
static void
put_word(struct voice_text *t, const char *word)
{
    put_space(t);
    put(t, str_of(word));
    put(t, STR(" "));
}

static void
put_one_of(struct voice_text *t, const char *hindi, const char *english)
{
    put_word(t, t->lang == SPOKEN_HINDI ? hindi : english);
}

/* A pause; after another one it is nothing. */
static void
put_pause(struct voice_text *t)
{
    while (t->n && t->out[t->n - 1] == ' ')
        t->n--;
    bool open = t->n == 0 || t->out[t->n - 1] == ',' || t->out[t->n - 1] == '.' ||
                t->out[t->n - 1] == '?' || t->out[t->n - 1] == '!';
    put(t, open ? STR(" ") : STR(", "));
}

/* ---- in ---- */

static char
peek(const struct voice_text *t, size_t ahead)
{
    return t->at + ahead < t->in.n ? t->in.p[t->at + ahead] : '\0';
}

static struct str
rest(const struct voice_text *t)
{
    return str_sub(t->in, t->at, t->in.n);
}

static size_t
digits_at(struct str s, size_t at)
{
    size_t n = 0;
    while (at + n < s.n && is_digit(s.p[at + n]))
        n++;
    return n;
}

static unsigned long
value_of(struct str s)
{
    unsigned long v = 0;
    str_to_uint(s, 999999999, &v);
    return v;
}

/* The next word after white space: letters of any script. */
static bool
word_follows(const struct voice_text *t, size_t at, const char *const *words, size_t n)
{
    while (at < t->in.n && t->in.p[at] == ' ')
        at++;
    struct str after = str_sub(t->in, at, t->in.n);
    for (size_t i = 0; i < n; i++)
        if (str_starts(after, words[i]))
            return true;
    return false;
}

/* What has been said ends with one of these, as a word. */
static bool
word_before(const struct voice_text *t, const char *const *words, size_t n)
{
    struct str said = str_trim((struct str){t->out, t->n});
    for (size_t i = 0; i < n; i++)
        if (str_ends(said, words[i]))
            return true;
    return false;
}

/* ---- digits ---- */

/* How many of `left` digits are said before a pause. */
static size_t
chunk_of(struct str digits, size_t done)
{
    size_t left = digits.n - done;
    bool toll_free = str_starts(digits, "1800") || str_starts(digits, "1860");
    if (digits.n <= 5)
        return digits.n;
    if (digits.n >= 10 && digits.n <= 12 && toll_free)
        return done == 0 ? 4 : left > 4 ? 3 : left;
    if (digits.n == 12 && str_starts(digits, "91"))
        return done == 0 ? 2 : 5;
    if (digits.n == 10)
        return 5;
    if (digits.n == 6 || (digits.n == 7 && done == 0))
        return 3;
    return left <= 5 ? left : 4;
}

static void
put_digits(struct voice_text *t, struct str digits)
{
    size_t done = 0;
    put_space(t);
    while (done < digits.n) {
        size_t n = chunk_of(digits, done);
        if (done > 0)
            put_pause(t);
        for (size_t i = 0; i < n && done < digits.n; i++, done++) {
            put_space(t);
            put(t, str_sub(digits, done, done + 1));
        }
    }
}

/* 123456 as "1 लाख 23 हज़ार 456": no voice counts in lakhs by itself. */
static void
put_count(struct voice_text *t, unsigned long v)
{
    static const struct {
        unsigned long of;
        const char *hindi, *english;
    } places[] = {{10000000, "करोड़", "crore"}, {100000, "लाख", "lakh"}, {1000, "हज़ार", "thousand"}};
    bool any = false;
    put_space(t);
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        unsigned long n = v / places[i].of;
        v %= places[i].of;
        if (!n)
            continue;
        put(t, arena_fmt(t->a, "%lu", n));
        put_one_of(t, places[i].hindi, places[i].english);
        any = true;
    }
    if (v || !any)
        put(t, arena_fmt(t->a, "%lu", v));
}

/* Digits with commas between them, as a number; how many bytes it takes, 0 if it is none, or more
 * than nine digits. */
static size_t
counted(struct str s, size_t at, unsigned long *v)
{
    size_t i = at, n = 0;
    *v = 0;
    while (i < s.n && (is_digit(s.p[i]) || (s.p[i] == ',' && digits_at(s, i + 1) >= 2))) {
        if (is_digit(s.p[i])) {
            *v = *v * 10 + (unsigned long)(s.p[i] - '0');
            n++;
        }
        i++;
    }
    return n && n <= PLACES ? i - at : 0;
}

/* ---- amounts ---- */

static bool
skip_currency(struct str *s)
{
    static const char *const signs[] = {"₹", "Rs.", "Rs", "INR", "रु॰", "रु."};
    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (str_skip(s, signs[i])) {
            while (str_skip(s, " "))
                ;
            return s->n && is_digit(s->p[0]);
        }
    return false;
}

/* What stands behind an amount that was said already. */
static void
skip_rest_of_amount(struct voice_text *t)
{
    static const char *const ends[] = {"/-", " रुपये", " रुपए", " रूपये", " rupees", " Rs"};
    struct str s = rest(t);
    for (size_t i = 0; i < ARRAY_LEN(ends); i++)
        if (str_skip(&s, ends[i])) {
            t->at = t->in.n - s.n;
            return;
        }
}

static void
put_amount(struct voice_text *t, unsigned long rupees, struct str paise)
{
    put_count(t, rupees);
    put_one_of(t, "रुपये", rupees == 1 ? "rupee" : "rupees");
    if (paise.n == 2 && value_of(paise)) {
        put(t, arena_fmt(t->a, "%lu", value_of(paise)));
        put_one_of(t, "पैसे", "paise");
    }
}

/* From the first digit at t->at; false if it is too long for an amount. */
static bool
say_amount(struct voice_text *t)
{
    unsigned long v;
    size_t n = counted(t->in, t->at, &v);
    struct str paise = {"", 0};
    if (!n)
        return false;
    t->at += n;
    if (peek(t, 0) == '.' && digits_at(t->in, t->at + 1) > 0) {
        size_t k = digits_at(t->in, t->at + 1);
        paise = str_sub(t->in, t->at + 1, t->at + 1 + k);
        t->at += 1 + k;
    }
    put_amount(t, v, paise);
    skip_rest_of_amount(t);
    return true;
}

static bool
try_currency(struct voice_text *t)
{
    struct str s = rest(t);
    size_t before = t->at;
    if (!skip_currency(&s))
        return false;
    t->at = t->in.n - s.n;
    if (say_amount(t))
        return true;
    t->at = before;
    return false;
}

/* ---- times and dates ---- */

/* "9:30"; *h and *m. Returns its bytes, 0 if it is no time. */
static size_t
time_at(struct str s, size_t at, unsigned long *h, unsigned long *m)
{
    size_t n = digits_at(s, at);
    if (n < 1 || n > 2 || at + n >= s.n || s.p[at + n] != ':' || digits_at(s, at + n + 1) != 2)
        return 0;
    *h = value_of(str_sub(s, at, at + n));
    *m = value_of(str_sub(s, at + n + 1, at + n + 3));
    return *h <= 24 && *m < 60 ? n + 3 : 0;
}

static void
say_time_hindi(struct voice_text *t, unsigned long h, unsigned long m)
{
    bool clock = h >= 1 && h <= 12;
    if (m == 0)
        put(t, arena_fmt(t->a, "%lu", h));
    else if (clock && m == 30 && h <= 2)
        put(t, h == 1 ? STR("डेढ़") : STR("ढाई"));
    else if (clock && m == 30)
        put(t, arena_fmt(t->a, "साढ़े %lu", h));
    else if (clock && m == 15)
        put(t, arena_fmt(t->a, "सवा %lu", h));
    else if (clock && m == 45)
        put(t, arena_fmt(t->a, "पौने %lu", h % 12 + 1));
    else {
        put(t, arena_fmt(t->a, "%lu बजकर %lu मिनट", h, m));
        struct str s = rest(t);
        if (str_skip(&s, " बजे"))
            t->at = t->in.n - s.n;
        return;
    }
    struct str s = rest(t);
    if (!str_starts(s, " बजे"))
        put_word(t, "बजे");
}

static bool
try_time(struct voice_text *t)
{
    static const char *const halves[] = {"am", "pm", "a.m.", "p.m."};
    unsigned long h, m;
    size_t n = time_at(t->in, t->at, &h, &m);
    if (!n)
        return false;
    put_space(t);
    t->at += n;
    if (t->lang == SPOKEN_HINDI)
        say_time_hindi(t, h, m);
    else if (m == 0)
        put(t, arena_fmt(t->a,
                         word_follows(t, t->at, halves, ARRAY_LEN(halves)) ? "%lu" : "%lu o'clock",
                         h));
    else
        put(t, arena_fmt(t->a, m < 10 ? "%lu oh %lu" : "%lu %lu", h, m));
    return true;
}

/* 24/11/2026, 2026-11-24. Returns its bytes. */
static size_t
date_at(struct str s, size_t at, unsigned long *day, unsigned long *month, unsigned long *year)
{
    size_t part[3], i = at;
    unsigned long v[3];
    char sign = 0;
    for (int k = 0; k < 3; k++) {
        part[k] = digits_at(s, i);
        if (!part[k] || part[k] > 4)
            return 0;
        v[k] = value_of(str_sub(s, i, i + part[k]));
        i += part[k];
        if (k == 2)
            break;
        char c = i < s.n ? s.p[i] : '\0';
        if ((c != '/' && c != '-' && c != '.') || (k == 1 && c != sign))
            return 0;
        sign = c;
        i++;
    }
    bool first = part[0] == 4;
    *year = v[first ? 0 : 2];
    *month = v[1];
    *day = v[first ? 2 : 0];
    bool shaped = first ? part[2] <= 2 : part[0] <= 2 && (part[2] == 4 || part[2] == 2);
    return shaped && part[1] <= 2 && *month >= 1 && *month <= 12 && *day >= 1 && *day <= 31 ? i - at
                                                                                            : 0;
}

static bool
try_date(struct voice_text *t)
{
    unsigned long day, month, year;
    size_t n = date_at(t->in, t->at, &day, &month, &year);
    if (!n)
        return false;
    t->at += n;
    put_space(t);
    put(t, arena_fmt(t->a, "%lu %s %lu", day, spoken_month(t->lang, (int)month),
                     year < 100 ? 2000 + year : year));
    return true;
}

/* ---- other numbers ---- */

/* Groups of digits with one space or hyphen between them. */
struct chain {
    struct str group[GROUPS];
    size_t n, digits, end;
};

static struct chain
chain_at(struct str s, size_t at)
{
    struct chain c = {0};
    for (size_t i = at; c.n < GROUPS;) {
        size_t n = digits_at(s, i);
        unsigned long h, m;
        if (!n || time_at(s, i, &h, &m)) /* "1912 9:30" is no telephone number */
            break;
        c.group[c.n++] = str_sub(s, i, i + n);
        c.digits += n;
        c.end = i += n;
        if (i + 1 >= s.n || (s.p[i] != ' ' && s.p[i] != '-'))
            break;
        i++;
    }
    return c;
}

static bool
is_year(const struct voice_text *t, struct str digits, size_t end)
{
    static const char *const after[] = {"में", "की ", "के ", "से "};
    static const char *const before[] = {"in", "In", "of", "since"};
    unsigned long v = value_of(digits);
    if (digits.n != 4 || v < 1900 || v > 2099)
        return false;
    return spoken_ends_with_month((struct str){t->out, t->n}) ||
           (v >= 2000 && (t->lang == SPOKEN_HINDI ? word_follows(t, end, after, ARRAY_LEN(after))
                                                  : word_before(t, before, ARRAY_LEN(before))));
}

static bool
is_counted(const struct voice_text *t, struct str digits, size_t end)
{
    static const char *const units[] = {"रुपये",       "रुपए",  "रूपये", "रुपया",   "rupees",
                                        "यूनिट",      "unit", "लोग", "people", "उपभोक्ता",
                                        "consumers", "/-",   "घंटे",  "सेकंड",    "%"};
    static const char *const emergency[] = {"100", "101", "102", "108", "112", "139", "181"};
    if (digits.n > 1 && digits.p[0] == '0')
        return false;
    if (word_follows(t, end, units, ARRAY_LEN(units)))
        return true;
    if (digits.n == 3)
        return !str_among(digits, emergency, ARRAY_LEN(emergency), &(size_t){0});
    return digits.n < 3;
}

/* "10 – 5", "11-4": from one to the other. Where the second begins; 0 if it is no range. */
static size_t
range_to(struct str s, size_t at)
{
    size_t i = at;
    while (i < s.n && s.p[i] == ' ')
        i++;
    struct str after = str_sub(s, i, s.n);
    if (!str_skip(&after, "–") && !(i == at && str_skip(&after, "-")))
        return 0;
    while (str_skip(&after, " "))
        ;
    return after.n && is_digit(after.p[0]) ? s.n - after.n : 0;
}

static void
say_range_sign(struct voice_text *t)
{
    size_t next = range_to(t->in, t->at);
    if (!next)
        return;
    put_one_of(t, "से", "to");
    t->at = next;
}

static void
say_point(struct voice_text *t)
{
    size_t n = peek(t, 0) == '.' ? digits_at(t->in, t->at + 1) : 0;
    if (!n)
        return;
    put_one_of(t, "दशमलव", "point");
    put_digits(t, str_sub(t->in, t->at + 1, t->at + 1 + n));
    t->at += 1 + n;
}

static void
say_one_number(struct voice_text *t, struct str digits)
{
    size_t end = t->at + digits.n;
    unsigned long v;
    size_t n = counted(t->in, t->at, &v);
    if (n > digits.n) { /* with commas */
        t->at += n;
        put_count(t, v);
    } else if (is_year(t, digits, end)) {
        t->at = end;
        put_space(t);
        put(t, digits);
    } else if (digits.n <= PLACES && is_counted(t, digits, end)) {
        t->at = end;
        put_count(t, value_of(digits));
    } else {
        t->at = end;
        put_digits(t, digits);
        return;
    }
    say_point(t);
}

/* At a digit, or at a plus before one. */
static void
say_number(struct voice_text *t)
{
    enum { TELEPHONE = 6 };
    bool plus = peek(t, 0) == '+';
    t->at += plus;
    if (plus)
        put_one_of(t, "प्लस", "plus");
    if (try_date(t))
        return;
    if (!try_time(t)) {
        struct chain c = chain_at(t->in, t->at);
        if (c.n > 1 && c.digits >= TELEPHONE) {
            for (size_t i = 0; i < c.n; i++) {
                if (i > 0)
                    put_pause(t);
                put_digits(t, c.group[i]);
            }
            t->at = c.end;
            return;
        }
        if (plus) {
            put_digits(t, c.group[0]);
            t->at += c.group[0].n;
            return;
        }
        say_one_number(t, c.group[0]);
    }
    say_range_sign(t);
}

/* ---- Latin words ---- */

static bool
has_vowel(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (strchr("aeiouyAEIOUY", s.p[i]))
            return true;
    return false;
}

static void
put_letters(struct voice_text *t, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        put_space(t);
        put(t, spoken_letter(t->lang, s.p[i]));
    }
    put(t, STR(" "));
}

static bool
is_upper(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < 'A' || s.p[i] > 'Z')
            return false;
    return s.n > 0;
}

static void
say_latin(struct voice_text *t, struct str word)
{
    struct str known;
    if (spoken_word(t->lang, word, &known)) {
        put(t, known);
    } else if (word.n > 1 && is_upper(word) && (spoken_is_short(word) || !has_vowel(word))) {
        put_letters(t, word);
    } else {
        char *low = arena_alloc(t->a, word.n + 1);
        for (size_t i = 0; i < word.n; i++)
            low[i] = is_upper(word) && word.n > 1 ? to_lower(word.p[i]) : word.p[i];
        put(t, (struct str){low, word.n});
    }
}

/* ---- addresses ---- */

static bool
is_address_byte(char c)
{
    return is_alnum(c) || (c && strchr(".@:/_-?=&%+~#", c));
}

static struct str
address_at(const struct voice_text *t)
{
    size_t n = 0;
    while (t->at + n < t->in.n && is_address_byte(t->in.p[t->at + n]))
        n++;
    while (n && !is_alnum(t->in.p[t->at + n - 1]))
        n--;
    return str_sub(t->in, t->at, t->at + n);
}

/* A name with a dot between letters or digits and letters behind the last, or with an @ inside. */
static bool
is_address(struct str s)
{
    size_t dot = 0, host = str_find(s, STR("/"), 0);
    if (str_find(s, STR("://"), 0) < s.n)
        return true;
    for (size_t i = 1; i + 1 < host; i++) {
        if (s.p[i] == '@')
            return true;
        if (s.p[i] == '.' && is_alnum(s.p[i - 1]) && is_alpha(s.p[i + 1]))
            dot = i;
    }
    return dot > 0 && host - dot > 2;
}

static void
say_sign(struct voice_text *t, char c)
{
    static const struct {
        char sign;
        const char *hindi, *english;
    } signs[] = {{'.', "डॉट", "dot"},
                 {'@', "ऐट", "at"},
                 {'/', "स्लैश", "slash"},
                 {'-', "डैश", "dash"},
                 {'_', "अंडरस्कोर", "underscore"},
                 {':', "कोलन", "colon"},
                 {'+', "प्लस", "plus"}};
    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (signs[i].sign == c)
            put_one_of(t, signs[i].hindi, signs[i].english);
}

static void
say_address(struct voice_text *t, struct str s)
{
    if (!str_skip(&s, "https://"))
        str_skip(&s, "http://");
    for (size_t i = 0; i < s.n;) {
        size_t n = 1;
        if (is_digit(s.p[i])) {
            n = digits_at(s, i);
            put_digits(t, str_sub(s, i, i + n));
        } else if (is_alpha(s.p[i])) {
            while (i + n < s.n && is_alpha(s.p[i + n]))
                n++;
            struct str word = str_sub(s, i, i + n);
            put_space(t);
            if (has_vowel(word))
                say_latin(t, word);
            else
                put_letters(t, word);
        } else {
            say_sign(t, s.p[i]);
        }
        i += n;
    }
    put(t, STR(" "));
}

/* "VM-KESCOT", "AD-UPPCLT-S": the sender of an SMS (TRAI's headers). */
static bool
is_sender(struct str s)
{
    size_t dash = str_find(s, STR("-"), 0);
    return dash == 2 && s.n >= 6 && s.n <= 13 && is_upper(str_sub(s, 0, 2)) &&
           is_upper(str_sub(s, 3, 6));
}

static void
say_sender(struct voice_text *t, struct str s)
{
    struct str part;
    for (int i = 0; str_cut(&s, '-', &part); i++) {
        if (i > 0)
            put_pause(t);
        for (size_t k = 0; k < part.n; k++)
            put_letters(t, str_sub(part, k, k + 1));
    }
}

static void
say_name(struct voice_text *t)
{
    struct str s = address_at(t);
    if (is_address(s) || is_sender(s)) {
        t->at += s.n;
        if (is_address(s))
            say_address(t, s);
        else
            say_sender(t, s);
        return;
    }
    size_t n = 0;
    while (is_alpha(peek(t, n)))
        n++;
    if (t->n && is_digit(t->out[t->n - 1])) /* "10am" */
        put_space(t);
    say_latin(t, str_sub(t->in, t->at, t->at + n));
    t->at += n;
}

/* ---- the rest ---- */

/* Signs that are a pause, a word, or nothing. */
static bool
try_sign(struct voice_text *t)
{
    static const char *const pauses[] = {"·", "—", "–", "…", "(", ")", ":", ";", "।", "|"};
    static const char *const nothing[] = {"“",           "”", "‘",  "\"", "*",
                                          "_",           "#", "~",  "`",  "<",
                                          ">",           "[", "]",  "{",  "}",
                                          "^",           "=", "\\", "@",  "$",
                                          "+",           "/", "•",  "→",  "\xE2\x80\x8B",
                                          "\xEF\xBB\xBF"};
    struct str s = rest(t);
    for (size_t i = 0; i < ARRAY_LEN(pauses); i++)
        if (str_skip(&s, pauses[i])) {
            t->at = t->in.n - s.n;
            if (strcmp(pauses[i], "।") == 0)
                put(t, STR("."));
            put_pause(t);
            return true;
        }
    for (size_t i = 0; i < ARRAY_LEN(nothing); i++)
        if (str_skip(&s, nothing[i])) {
            t->at = t->in.n - s.n;
            put_space(t);
            return true;
        }
    return false;
}

static bool
try_word_sign(struct voice_text *t)
{
    if (str_starts(rest(t), "%"))
        put_one_of(t, "प्रतिशत", "percent");
    else if (str_starts(rest(t), "&"))
        put_one_of(t, "और", "and");
    else
        return false;
    t->at++;
    return true;
}

static void
say_next(struct voice_text *t)
{
    char c = peek(t, 0);
    struct str email = {"", 0};
    if (is_digit(c))
        email = address_at(t);
    if (try_currency(t) || try_word_sign(t))
        return;
    if (email.n && is_address(email) &&
        !date_at(t->in, t->at, &(unsigned long){0}, &(unsigned long){0}, &(unsigned long){0})) {
        t->at += email.n; /* 9876543210@upi */
        say_address(t, email);
    } else if (is_digit(c) || (c == '+' && is_digit(peek(t, 1)))) {
        say_number(t);
    } else if (is_alpha(c)) {
        say_name(t);
    } else if ((unsigned char)c <= ' ' || c == 0x7F) {
        t->at++;
        put_space(t);
    } else if (!try_sign(t)) {
        while (strchr(",.?!", c) && t->n && t->out[t->n - 1] == ' ')
            t->n--;
        put(t, str_sub(t->in, t->at, t->at + 1));
        t->at++;
    }
}

/* ०-९ (E0 A5 A6 to E0 A5 AF) as 0-9. */
static struct str
plain_digits(struct arena *a, struct str s)
{
    char *out = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char last = i + 2 < s.n ? (unsigned char)s.p[i + 2] : 0;
        bool digit = last >= 0xA6 && last <= 0xAF && memcmp(s.p + i, "\xE0\xA5", 2) == 0;
        out[n++] = digit ? (char)('0' + (last - 0xA6)) : s.p[i];
        i += digit ? 2 : 0;
    }
    return (struct str){out, n};
}

struct str
spoken_text(struct arena *a, enum spoken_lang lang, struct str styled)
{
    struct voice_text t = {.a = a, .lang = lang, .in = plain_digits(a, lang_plain(a, styled))};
    while (t.at < t.in.n)
        say_next(&t);
    return str_trim((struct str){t.out ? t.out : "", t.n});
}
