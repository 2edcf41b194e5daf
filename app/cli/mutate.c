#include "cli/mutate.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/segment.h"

enum { WORD_LETTERS_MIN = 4, PHONE_DIGITS_MIN = 8 };

size_t
dice_below(struct dice *d, size_t limit)
{
    d->state ^= d->state << 13;
    d->state ^= d->state >> 7;
    d->state ^= d->state << 17;
    return limit ? (size_t)(d->state % limit) : 0;
}

static struct str
finish(struct buf *b, struct arena *a)
{
    struct str s = arena_str(a, buf_str(b));
    buf_free(b);
    return s;
}

static bool
is_letter(struct str t, size_t at)
{
    uint32_t cp;
    utf8_next(t, at, &cp);
    return is_alpha(t.p[at]) || (cp >= 0x904 && cp <= 0x963) || (cp >= 0x971 && cp <= 0x97F);
}

static size_t
run_of_letters(struct str t, size_t at)
{
    while (at < t.n && is_letter(t, at))
        at = cluster_next(t, at);
    return at < t.n ? at : t.n;
}

static size_t
run_of_digits(struct str t, size_t at)
{
    while (at < t.n && is_digit(t.p[at]))
        at++;
    return at;
}

static size_t
count_clusters(struct str t)
{
    size_t n = 0;
    for (size_t i = 0; i < t.n; i = cluster_next(t, i))
        n++;
    return n;
}

/* ---- slips ---- */

/* The letter whose key lies beside it. */
static char
neighbour(char c, struct dice *d)
{
    static const char *const rows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
    for (size_t r = 0; r < ARRAY_LEN(rows); r++) {
        const char *at = strchr(rows[r], to_lower(c));
        if (at && *at)
            return at == rows[r] || (at[1] && dice_below(d, 2)) ? at[1] : at[-1];
    }
    return c;
}

/* One letter left out, doubled, swapped with the next, or the key beside it. */
static struct str
slip_once(struct str t, struct dice *d, struct arena *a)
{
    struct buf b = {0};
    size_t letters = 0, i = 0;
    for (size_t at = 0; at < t.n; at = cluster_next(t, at))
        letters += is_letter(t, at);
    if (letters == 0)
        return t;
    size_t chosen = dice_below(d, letters);
    for (; i < t.n && (!is_letter(t, i) || chosen-- > 0);)
        i = cluster_next(t, i);
    size_t end = cluster_next(t, i), next = end < t.n ? cluster_next(t, end) : end;
    struct str one = str_sub(t, i, end), two = str_sub(t, end, next);
    buf_add(&b, str_sub(t, 0, i));
    switch (dice_below(d, 4)) {
    case 0:
        buf_add(&b, two);
        break;
    case 1:
        buf_add(&b, one);
        buf_add(&b, one);
        buf_add(&b, two);
        break;
    case 2:
        buf_add(&b, two);
        buf_add(&b, one);
        break;
    default:
        if (one.n == 1)
            buf_char(&b, neighbour(one.p[0], d));
        buf_add(&b, two);
    }
    buf_add(&b, str_sub(t, next, t.n));
    return finish(&b, a);
}

static struct str
slips(struct str t, struct dice *d, struct arena *a, int strength)
{
    for (int i = 0; i < strength; i++)
        t = slip_once(t, d, a);
    return t;
}

/* Half a link is another link, perhaps a good one: it goes as a whole. */
static size_t
before_half_link(struct str t, size_t at)
{
    size_t from = at, end = at;
    while (from > 0 && t.p[from - 1] != ' ' && t.p[from - 1] != '\n')
        from--;
    while (end < t.n && t.p[end] != ' ' && t.p[end] != '\n')
        end++;
    struct str word = str_sub(t, from, end);
    bool link = str_find(word, STR("."), 0) < word.n || str_find(word, STR("@"), 0) < word.n;
    return link && end > at ? from : at;
}

static struct str
beginning(struct str t, struct dice *d, struct arena *a, int strength)
{
    (void)d;
    (void)a;
    size_t at = 0;
    for (int i = 0; i < strength && at < t.n; i++)
        at = cluster_next(t, at);
    return str_sub(t, 0, before_half_link(t, at));
}

/* ---- words ---- */

/* Every second longer word with `between` after each of its letters. */
static struct str
spread(struct str t, struct dice *d, struct arena *a, const char *between)
{
    struct buf b = {0};
    for (size_t i = 0; i < t.n;) {
        size_t end = run_of_letters(t, i);
        bool chosen =
            end > i && count_clusters(str_sub(t, i, end)) >= WORD_LETTERS_MIN && dice_below(d, 2);
        size_t stop = end > i ? end : cluster_next(t, i);
        while (i < stop) {
            size_t next = cluster_next(t, i);
            buf_add(&b, str_sub(t, i, next));
            i = next;
            if (chosen && i < stop)
                buf_add(&b, str_of(between));
        }
    }
    return finish(&b, a);
}

static struct str
spaced(struct str t, struct dice *d, struct arena *a, int strength)
{
    (void)strength;
    return spread(t, d, a, " ");
}

static struct str
dotted(struct str t, struct dice *d, struct arena *a, int strength)
{
    (void)strength;
    return spread(t, d, a, ".");
}

static struct str
invisible(struct str t, struct dice *d, struct arena *a, int strength)
{
    (void)strength;
    return spread(t, d, a, "\u200B");
}

/* In every longer word one letter two or three times. */
static struct str
repeated(struct str t, struct dice *d, struct arena *a, int strength)
{
    struct buf b = {0};
    (void)strength;
    for (size_t i = 0; i < t.n;) {
        size_t end = run_of_letters(t, i);
        size_t n = count_clusters(str_sub(t, i, end));
        size_t chosen = n >= WORD_LETTERS_MIN ? dice_below(d, n) : n + 1;
        size_t stop = end > i ? end : cluster_next(t, i);
        for (size_t k = 0; i < stop; k++) {
            size_t next = cluster_next(t, i);
            for (size_t times = k == chosen ? 2 + dice_below(d, 2) : 1; times > 0; times--)
                buf_add(&b, str_sub(t, i, next));
            i = next;
        }
    }
    return finish(&b, a);
}

/* One space in three is gone. */
static struct str
joined(struct str t, struct dice *d, struct arena *a, int strength)
{
    struct buf b = {0};
    (void)strength;
    for (size_t i = 0; i < t.n; i++)
        if (t.p[i] != ' ' || dice_below(d, 3))
            buf_char(&b, t.p[i]);
    return finish(&b, a);
}

/* ---- letters ---- */

/* Letters replaced by what `other` gives for them, each second one. */
static struct str
replace(struct str t, struct dice *d, struct arena *a, const char *const other[26])
{
    struct buf b = {0};
    for (size_t i = 0; i < t.n; i++) {
        char c = to_lower(t.p[i]);
        const char *new = is_alpha(c) ? other[c - 'a'] : NULL;
        if (new &&dice_below(d, 2))
            buf_add(&b, str_of(new));
        else
            buf_char(&b, t.p[i]);
    }
    return finish(&b, a);
}

static struct str
leet(struct str t, struct dice *d, struct arena *a, int strength)
{
    static const char *const other[26] = {['a' - 'a'] = "4", ['e' - 'a'] = "3", ['i' - 'a'] = "1",
                                          ['o' - 'a'] = "0", ['s' - 'a'] = "5", ['t' - 'a'] = "7"};
    (void)strength;
    return replace(t, d, a, other);
}

static struct str
cyrillic(struct str t, struct dice *d, struct arena *a, int strength)
{
    static const char *const other[26] = {
        ['a' - 'a'] = "\u0430", ['c' - 'a'] = "\u0441", ['e' - 'a'] = "\u0435",
        ['i' - 'a'] = "\u0456", ['o' - 'a'] = "\u043E", ['p' - 'a'] = "\u0440",
        ['s' - 'a'] = "\u0455", ['x' - 'a'] = "\u0445", ['y' - 'a'] = "\u0443"};
    (void)strength;
    return replace(t, d, a, other);
}

/* U+FF01..U+FF5E for the printable ASCII characters. */
static struct str
full_width(struct str t, struct dice *d, struct arena *a, int strength)
{
    struct buf b = {0};
    (void)strength;
    for (size_t i = 0; i < t.n; i++) {
        char wide[4];
        if (is_alnum(t.p[i]) && dice_below(d, 4))
            buf_add(&b, (struct str){wide, utf8_put(0xFEE0u + (unsigned char)t.p[i], wide)});
        else
            buf_char(&b, t.p[i]);
    }
    return finish(&b, a);
}

/* ---- numbers ---- */

/* Each long run of digits, its digits rewritten by `write`. */
static struct str
renumber(struct str t, struct arena *a, void (*write)(struct buf *b, char digit, size_t at),
         size_t least)
{
    struct buf b = {0};
    for (size_t i = 0; i < t.n;) {
        size_t end = run_of_digits(t, i);
        if (end == i)
            buf_char(&b, t.p[i++]);
        else if (end - i < least)
            buf_add(&b, str_sub(t, i, end));
        else
            for (size_t k = i; k < end; k++)
                write(&b, t.p[k], k - i);
        i = end > i ? end : i;
    }
    return finish(&b, a);
}

static void
write_word(struct buf *b, char digit, size_t at)
{
    static const char *const words[] = {"zero", "one", "two",   "three", "four",
                                        "five", "six", "seven", "eight", "nine"};
    buf_fmt(b, "%s%s", at ? " " : "", words[digit - '0']);
}

static void
write_hindi_word(struct buf *b, char digit, size_t at)
{
    static const char *const words[] = {"शून्य", "एक", "दो",  "तीन", "चार",
                                        "पाँच", "छह", "सात", "आठ",  "नौ"};
    buf_fmt(b, "%s%s", at ? " " : "", words[digit - '0']);
}

static void
write_letter_o(struct buf *b, char digit, size_t at)
{
    (void)at;
    buf_char(b, digit == '0' ? 'O' : digit);
}

static void
write_apart(struct buf *b, char digit, size_t at)
{
    buf_fmt(b, "%s%c", at && at % 2 == 0 ? "." : "", digit);
}

static void
write_devanagari(struct buf *b, char digit, size_t at)
{
    char out[4];
    (void)at;
    buf_add(b, (struct str){out, utf8_put(0x0966u + (unsigned)(digit - '0'), out)});
}

static struct str
in_words(struct str t, struct dice *d, struct arena *a, int strength)
{
    (void)d;
    return renumber(t, a, strength ? write_hindi_word : write_word, PHONE_DIGITS_MIN);
}

static struct str
with_o(struct str t, struct dice *d, struct arena *a, int strength)
{
    (void)d;
    (void)strength;
    return renumber(t, a, write_letter_o, PHONE_DIGITS_MIN);
}

static struct str
numbers_apart(struct str t, struct dice *d, struct arena *a, int strength)
{
    (void)d;
    (void)strength;
    return renumber(t, a, write_apart, PHONE_DIGITS_MIN);
}

static struct str
devanagari_digits(struct str t, struct dice *d, struct arena *a, int strength)
{
    (void)d;
    (void)strength;
    return renumber(t, a, write_devanagari, 1);
}

const struct mutation mutations[] = {
    {"1 slip", slips, 1, false},
    {"2 slips", slips, 2, false},
    {"3 slips", slips, 3, false},
    {"first 40 characters", beginning, 40, true},
    {"first 60 characters", beginning, 60, true},
    {"first 80 characters", beginning, 80, true},
    {"letters spaced apart", spaced, 0, false},
    {"letters dotted apart", dotted, 0, false},
    {"letters as digits", leet, 0, false},
    {"Cyrillic look-alikes", cyrillic, 0, false},
    {"zero-width spaces", invisible, 0, false},
    {"full-width letters", full_width, 0, false},
    {"repeated letters", repeated, 0, false},
    {"missing spaces", joined, 0, false},
    {"number in words", in_words, 0, false},
    {"number in Hindi words", in_words, 1, false},
    {"number with O for 0", with_o, 0, false},
    {"number dotted apart", numbers_apart, 0, false},
    {"Devanagari digits", devanagari_digits, 0, false},
};
const size_t n_mutations = ARRAY_LEN(mutations);
