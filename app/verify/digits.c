#include "verify/digits.h"

#include "base/utf8.h"
#include "verify/numeral.h"
#include "verify/words.h"

/* O, l, I and S stand in for 0, 1 and 5 among digits; '\0' for anything else. */
static char
stand_in(char c)
{
    return c == 'o' ? '0' : c == 'l' || c == 'i' || c == '|' ? '1' : c == 's' ? '5' : '\0';
}

/* B and Z only between two digits: "2b" is a flat. */
static char
digit_at(struct str t, size_t at, size_t from)
{
    char c = t.p[at];
    if (is_digit(c))
        return c;
    bool between = at > from && is_digit(t.p[at - 1]) && at + 1 < t.n && is_digit(t.p[at + 1]);
    return between && c == 'b' ? '8' : between && c == 'z' ? '2' : stand_in(c);
}

static void
end_group(struct digits *d, size_t end, size_t words)
{
    size_t before = d->n_groups ? d->groups[d->n_groups - 1].words : 0;
    d->groups[d->n_groups].digits = d->n;
    d->groups[d->n_groups].words = before + words;
    d->groups[d->n_groups++].end = end;
}

/* One group of digits with letters for digits, at least as many digits as letters. */
static size_t
read_group(struct str t, size_t at, struct digits *d)
{
    size_t end = at, real = 0, letters = 0, n = d->n;
    while (end < t.n && n < DIGITS_MAX) {
        char digit = digit_at(t, end, at);
        if (!digit)
            break;
        real += is_digit(t.p[end]);
        letters += !is_digit(t.p[end]);
        d->list[n++] = digit;
        end++;
    }
    /* "5 ol": the letters are the beginning of a word, not digits. */
    bool torn =
        end < t.n && word_class_at(t, end) == WORD_LATIN && end > at && !is_digit(t.p[end - 1]);
    if (torn || letters > real) {
        end = at;
        n = d->n;
        letters = 0;
        while (end < t.n && is_digit(t.p[end]) && n < DIGITS_MAX)
            d->list[n++] = t.p[end++];
    }
    if (n == DIGITS_MAX && end < t.n && is_digit(t.p[end]))
        return at; /* too long to be a number, and never cut in the middle */
    d->letters |= letters > 0;
    if (n - d->n > d->longest)
        d->longest = n - d->n;
    d->n = n;
    return end;
}

static const struct words_row repeat_rows[] = {
    {"dabal", 2}, {"double", 2}, {"triple", 3}, {"ट्रिपल", 3}, {"डबल", 2}};

const struct words_table repeat_words = {repeat_rows, ARRAY_LEN(repeat_rows)};

/* "double nine", "triple zero": the end of the first word, or 0. */
static size_t
repeat_at(struct str t, size_t at, size_t *times)
{
    int found = 1;
    size_t end = words_find(t, at, &repeat_words, &found);
    *times = (size_t)found;
    return end;
}

static size_t
hundred_at(struct str t, size_t at)
{
    long long factor = 0;
    size_t end = numeral_scale(t, at, &factor);
    return factor == 100 ? end : 0;
}

/* Behind a number of hundreds: "barah" of "unnis sau barah", but neither "one" of "eighteen hundred
 * one eighty" nor "unnis" of "atharah sau unnis sau": these begin the next group. */
static size_t
below_hundred(struct str t, size_t at, int *value)
{
    size_t next = words_skip_space(t, at), and = words_match(t, next, "and");
    int word = 0;
    size_t end = numeral_word(t, and? words_skip_space(t, and) : next, &word);
    if (!end || word < 10 || hundred_at(t, words_skip_space(t, end)))
        return at;
    *value += word;
    return end;
}

/* "twenty one", "थर्टी टू": English says tens and ones apart, Hindi has a word for each. */
static size_t
ones_behind(struct str t, size_t at, size_t end, int *value)
{
    int ones = 0;
    struct str word = str_sub(t, at, end);
    if (*value % 10 != 0 || !(str_ends(word, "ty") || str_ends(word, "टी")))
        return end;
    size_t next = numeral_digit(t, words_skip_space(t, end), &ones);
    if (!next || ones == 0)
        return end;
    *value += ones;
    return next;
}

static bool
push_value(struct digits *d, int value, size_t times)
{
    enum { FIGURES = 4 };
    char figures[FIGURES];
    size_t n = 0;
    do {
        figures[n++] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0 && n < FIGURES);
    if (d->n + n * times > DIGITS_MAX)
        return false;
    for (; times > 0; times--)
        for (size_t i = n; i-- > 0;)
            d->list[d->n++] = figures[i];
    return true;
}

/* One spoken piece: "nine", "double nine", "ninety eight", "nineteen hundred twelve". */
static size_t
read_words(struct str t, size_t at, struct digits *d)
{
    int value = 0;
    size_t times, repeat = repeat_at(t, at, &times);
    size_t from = repeat ? words_skip_space(t, repeat) : at;
    size_t end = repeat ? numeral_digit(t, from, &value) : numeral_word(t, from, &value);
    if (end == 0)
        return at;
    if (!repeat && value > 0) {
        size_t hundred = hundred_at(t, words_skip_space(t, end));
        if (hundred) {
            value *= 100;
            end = below_hundred(t, hundred, &value);
        } else if (value >= 10) {
            end = ones_behind(t, from, end, &value);
        }
    }
    return push_value(d, value, times) ? end : at;
}

/* The longest digit's name with which [at, end) begins: "seven" of "sevensixfive". */
static size_t
named_digit(struct str t, size_t at, size_t end, int *value)
{
    static const struct words_row names[] = {
        {"zero", 0}, {"one", 1},   {"two", 2},   {"three", 3}, {"four", 4},   {"five", 5},
        {"six", 6},  {"seven", 7}, {"eight", 8}, {"nine", 9},  {"shunya", 0}, {"ek", 1},
        {"do", 2},   {"teen", 3},  {"chaar", 4}, {"char", 4},  {"paanch", 5}, {"panch", 5},
        {"chhe", 6}, {"chhah", 6}, {"chah", 6},  {"saat", 7},  {"aath", 8},   {"nau", 9},
        {"शून्य", 0},  {"एक", 1},    {"दो", 2},    {"तीन", 3},   {"चार", 4},    {"पाँच", 5},
        {"पांच", 5},  {"छह", 6},    {"छः", 6},    {"छे", 6},     {"सात", 7},    {"आठ", 8},
        {"नौ", 9},
    };
    size_t best = at;
    struct str rest = str_sub(t, at, end);
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (!words_may_match(t, at, names[i].phrase) || !str_starts(rest, names[i].phrase))
            continue;
        size_t stop = at + strlen(names[i].phrase);
        if (stop > best) {
            best = stop;
            *value = names[i].meaning;
        }
    }
    return best;
}

/* A quick no for nearly every word: six digits' names have more letters. */
static bool
may_be_glued(struct str t, size_t at)
{
    enum { SHORTEST = 16 };
    return at + SHORTEST <= t.n && !memchr(t.p + at, ' ', SHORTEST);
}

/* "nineeightsevensix...": at least six digits in one word, and nothing else. The end, or `at`. */
static size_t
read_glued(struct str t, size_t at, struct digits *d)
{
    enum { FEWEST = 6 };
    char digits[DIGITS_MAX];
    size_t n = 0, end = at, next;
    int value = 0;
    if (!may_be_glued(t, at))
        return at;
    while ((next = named_digit(t, end, t.n, &value)) > end && d->n + n < DIGITS_MAX) {
        digits[n++] = (char)('0' + value);
        end = next;
    }
    if (n < FEWEST || word_end(t, at) != end)
        return at;
    memcpy(d->list + d->n, digits, n);
    d->n += n;
    return end;
}

/* A digit by itself: "9" of "9/8/7", not of "9/87". */
static bool
lone_digit(struct str t, size_t at)
{
    return at < t.n && is_digit(t.p[at]) && (at + 1 >= t.n || !is_digit(t.p[at + 1]));
}

/* Emoji, arrows, bullets of print: what filters do not expect inside a number. The length, or 0. */
static size_t
symbol_at(struct str t, size_t at)
{
    uint32_t cp = 0;
    if ((unsigned char)t.p[at] < 0xE2)
        return 0;
    size_t n = utf8_next(t, at, &cp);
    bool dash = cp >= 0x2010 && cp <= 0x2027;
    bool sign = (cp >= 0x2190 && cp < 0x2C00) || (cp >= 0x1F000 && cp < 0x20000);
    return dash || sign ? n : 0;
}

/* "98 then 76543", "नौ आठ फिर सात" */
static size_t
filler_at(struct str t, size_t at)
{
    static const char *const words[] = {"then", "phir", "fir", "dash", "hyphen", "space",
                                        "फिर",  "डैश",   "dot", "डॉट",  "point"};
    return words_match_any(t, at, words, ARRAY_LEN(words), NULL);
}

/* A slash stands only behind an area code: "0755/2551222" is one number, "9876543210/9123456780"
 * are two. Slashes, commas and stars may part lone digits, commas words too. */
static bool
is_gap_mark(struct str t, size_t at, const struct digits *d)
{
    enum { AREA_CODE = 5 };
    char c = t.p[at];
    if (c == '-' || c == '.' || c == '(' || c == ')' || c == '_' || c == '~')
        return true;
    if (c == '/' && d->n <= AREA_CODE)
        return true;
    if (c != '/' && c != ',' && c != '*')
        return false;
    size_t g = d->n_groups - 1, before = g ? d->groups[g - 1].digits : 0;
    size_t words = d->groups[g].words - (g ? d->groups[g - 1].words : 0);
    bool lone = d->groups[g].digits - before == 1;
    return words ? c == ',' : lone && lone_digit(t, words_skip_space(t, at + 1));
}

/* The end of a gap that may stand inside a number; `at` if none does. */
static size_t
skip_gap(struct str t, size_t at, struct digits *d)
{
    enum { MARKS = 3, SPACES = 6 };
    size_t end = at, breaks = 0, marks = 0, spaces = 0, symbol;
    while (end < t.n && marks <= MARKS && spaces <= SPACES) {
        if (words_is_space(t.p[end])) {
            breaks += t.p[end++] == '\n';
            spaces++;
        } else if (is_gap_mark(t, end, d)) {
            d->slashed |= t.p[end++] == '/';
            marks++;
        } else if ((symbol = symbol_at(t, end)) > 0) {
            end += symbol;
            marks++;
        } else {
            break;
        }
    }
    if (breaks > 1 || marks > MARKS || spaces > SPACES)
        return at;
    size_t filler = spaces ? filler_at(t, end) : 0;
    return filler && words_skip_space(t, filler) > filler ? words_skip_space(t, filler) : end;
}

static void
read_groups(struct str t, size_t at, struct digits *d)
{
    while (d->n < DIGITS_MAX && d->n_groups < DIGITS_GROUPS && at < t.n) {
        size_t before = d->n, end = at;
        if (is_digit(t.p[at]) || (d->n > 0 && stand_in(t.p[at])))
            end = read_group(t, at, d);
        bool words = end == at;
        if (words)
            end = read_words(t, at, d);
        if (end == at)
            end = read_glued(t, at, d);
        if (end == at)
            return;
        end_group(d, end, words ? d->n - before : 0);
        at = skip_gap(t, end, d);
        if (at == end && word_class_at(t, end) == WORD_GAP)
            return;
    }
}

/* "O9876543210", "l800 180 1912": the first one is a letter. */
static bool
read_first_letter(struct str t, size_t at, struct digits *d)
{
    struct digits ahead = {.n = 0};
    if (is_digit(t.p[at]) || !stand_in(t.p[at]) || read_group(t, at, &ahead) == at)
        return false;
    d->list[d->n++] = stand_in(t.p[at]);
    d->letters = true;
    read_groups(t, at + 1, d);
    return true;
}

void
digits_read(struct str t, size_t at, struct digits *out)
{
    *out = (struct digits){.n = 0};
    if (at < t.n && t.p[at] == '+') {
        out->plus = true;
        at = words_skip_space(t, at + 1);
    }
    if (at < t.n && t.p[at] == '(')
        at++;
    if (at < t.n && !read_first_letter(t, at, out))
        read_groups(t, at, out);
}

static bool
glued_at(struct str t, size_t at)
{
    int unused;
    return may_be_glued(t, at) && named_digit(t, at, t.n, &unused) > at;
}

bool
digits_spoken_at(struct str t, size_t at)
{
    size_t times;
    int unused;
    return numeral_word(t, at, &unused) || repeat_at(t, at, &times) || glued_at(t, at);
}

bool
digits_may_begin(struct str t, size_t at)
{
    char c = t.p[at];
    size_t times, from, to;
    int unused;
    if (is_digit(c))
        return true;
    if (stand_in(c) && at + 1 < t.n && is_digit(t.p[at + 1]))
        return true;
    if (numeral_word(t, at, &unused) == 0 && repeat_at(t, at, &times) == 0)
        return glued_at(t, at);
    return !word_before(t, at, &from, &to) || numeral_digit(t, from, &unused) != to;
}
