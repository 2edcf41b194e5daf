#include "verify/phone.h"

#include "verify/context.h"
#include "verify/entities.h"
#include "verify/numeral.h"
#include "verify/std.h"
#include "verify/words.h"

enum { RUN_MAX = 20, GROUPS_MAX = 20, GAP_MAX = 3, FOREIGN_MIN = 9, FOREIGN_MAX = 15 };

/* The digits from a place on, through separators, with the places where a group ends. */
struct run {
    char digits[RUN_MAX];
    size_t n;
    struct {
        size_t digits; /* how many digits up to here */
        size_t end;    /* offset in the text */
    } groups[GROUPS_MAX];
    size_t n_groups;
    size_t n_words;    /* digits written as words */
    bool plus, letters, slashed;
};

struct reading {
    struct str key;
    unsigned traits;
};

/* The words before a number, asked for only when they decide. */
struct asked {
    struct str t;
    size_t at;
    bool known;
    enum context context;
};

static enum context
ask(struct asked *a)
{
    if (!a->known)
        a->context = context_before(a->t, a->at);
    a->known = true;
    return a->context;
}

/* O, l, I and S stand in for 0, 1 and 5 among digits; '\0' for anything else. */
static char
stand_in(char c)
{
    return c == 'o' ? '0' : c == 'l' || c == 'i' || c == '|' ? '1' : c == 's' ? '5' : '\0';
}

/* One group of digits with letters for digits, at least as many digits as letters. */
static size_t
read_group(struct str t, size_t at, struct run *r)
{
    size_t end = at, real = 0, letters = 0, n = r->n;
    while (end < t.n && n < RUN_MAX) {
        char c = t.p[end], digit = is_digit(c) ? c : stand_in(c);
        if (!digit)
            break;
        if (is_digit(c))
            real++;
        else
            letters++;
        r->digits[n++] = digit;
        end++;
    }
    /* "5 ol": the letters are the beginning of a word, not digits. */
    bool torn = end < t.n && word_class_at(t, end) == WORD_LATIN && end > at && !is_digit(t.p[end - 1]);
    if (torn || letters > real) {
        end = at;
        n = r->n;
        letters = 0;
        while (end < t.n && is_digit(t.p[end]) && n < RUN_MAX)
            r->digits[n++] = t.p[end++];
    }
    if (n == RUN_MAX && end < t.n && is_digit(t.p[end]))
        return at; /* too long to be a number, and never cut in the middle */
    r->letters |= letters > 0;
    r->n = n;
    return end;
}

/* "double nine", "triple zero": the end of the first word, or 0. */
static size_t
repeat_at(struct str t, size_t at, size_t *times)
{
    static const char *const repeats[] = {"triple", "ट्रिपल", "double", "डबल", "dabal"};
    enum { TRIPLES = 2 };
    size_t which = 0, end = words_match_any(t, at, repeats, ARRAY_LEN(repeats), &which);
    *times = end == 0 ? 1 : which < TRIPLES ? 3 : 2;
    return end;
}

static size_t
read_word_digit(struct str t, size_t at, struct run *r)
{
    int value = 0;
    size_t times, repeat = repeat_at(t, at, &times);
    size_t end = numeral_digit(t, repeat ? words_skip_space(t, repeat) : at, &value);
    if (end == 0 || r->n + times > RUN_MAX)
        return at;
    for (size_t i = 0; i < times; i++)
        r->digits[r->n++] = (char)('0' + value);
    r->n_words += times;
    return end;
}

/* The end of a gap that may stand inside a number; `at` if none does. A slash or comma stands only
 * behind an area code: "0755/2551222" is one number, "9876543210/9123456780" are two. */
static size_t
skip_gap(struct str t, size_t at, size_t n_digits, bool *slashed)
{
    enum { AREA_CODE = 5 };
    size_t end = at, breaks = 0, width = 0;
    for (; end < t.n && width < GAP_MAX; width++) {
        struct str rest = str_sub(t, end, end + 3);
        char c = t.p[end];
        if (str_starts(rest, "\xE2\x80\x90") || str_starts(rest, "\xE2\x80\x91") ||
            str_starts(rest, "\xE2\x80\x93") || str_starts(rest, "\xE2\x80\x94")) {
            end += 3; /* hyphens and dashes of print */
            continue;
        }
        if (c == '/' && n_digits > AREA_CODE)
            return at;
        if (c != ' ' && c != '-' && c != '.' && c != '(' && c != ')' && c != '/' && c != '\t' &&
            c != '_' && c != '\n' && c != '\r')
            break;
        breaks += c == '\n';
        *slashed |= c == '/';
        end++;
    }
    return breaks > 1 ? at : end;
}

static void
read_run(struct str t, size_t at, struct run *r)
{
    *r = (struct run){0};
    if (at < t.n && t.p[at] == '+') {
        r->plus = true;
        at = words_skip_space(t, at + 1);
    }
    if (at < t.n && t.p[at] == '(')
        at++;
    while (r->n < RUN_MAX && r->n_groups < GROUPS_MAX) {
        size_t end = at < t.n && is_digit(t.p[at]) ? read_group(t, at, r) : at;
        if (end == at && at < t.n && stand_in(t.p[at]) && r->n > 0)
            end = read_group(t, at, r);
        if (end == at)
            end = read_word_digit(t, at, r);
        if (end == at)
            return;
        r->groups[r->n_groups].digits = r->n;
        r->groups[r->n_groups++].end = end;
        size_t next = skip_gap(t, end, r->n, &r->slashed);
        if (next == end && word_class_at(t, end) == WORD_GAP)
            return;
        at = next;
    }
}

static bool
is_mobile(struct str d)
{
    return d.n == 10 && d.p[0] >= '6' && d.p[0] <= '9';
}

/* National digits without prefix, as a kind; 0 if they are no complete number. */
static unsigned
national(struct str d, bool trunk)
{
    if ((str_starts(d, "1800") || str_starts(d, "1860")) && d.n >= 10 && d.n <= 13)
        return TRAIT_TOLL_FREE;
    if (d.n != 10)
        return 0;
    if (str_starts(d, "140"))
        return TRAIT_TELEMARKETER;
    if (str_starts(d, "1600"))
        return TRAIT_GOV_SERVICE;
    if (is_mobile(d))
        return trunk && std_code_is_known(d) ? TRAIT_LANDLINE : TRAIT_MOBILE;
    return d.p[0] >= '1' && d.p[0] <= '5' ? TRAIT_LANDLINE : 0;
}

/* "91" also begins real mobiles, so a prefix counts only when the rest fits behind it. */
static bool
read_number(struct str d, bool plus, struct reading *out)
{
    static const struct {
        const char *prefix;
        bool plus, bare, trunk;
    } prefixes[] = {
        {"0091", false, true, false}, {"91", true, true, false}, {"0", false, true, true},
        {"", false, true, false},     {"910", true, true, true},
    };
    for (size_t i = 0; i < ARRAY_LEN(prefixes); i++) {
        struct str rest = d;
        if (plus ? !prefixes[i].plus : !prefixes[i].bare)
            continue;
        if (!str_skip(&rest, prefixes[i].prefix))
            continue;
        unsigned kind = national(rest, prefixes[i].trunk);
        bool bare_91 = !plus && str_starts(str_of(prefixes[i].prefix), "91");
        if (kind == 0 || (bare_91 && !is_mobile(rest)))
            continue;
        *out = (struct reading){rest, kind};
        return true;
    }
    struct str rest = d;
    bool abroad = plus || str_skip(&rest, "00");
    if (!abroad || str_starts(rest, "91") || str_starts(rest, "0"))
        return false;
    if (rest.n < FOREIGN_MIN || rest.n > FOREIGN_MAX)
        return false;
    *out = (struct reading){rest, TRAIT_FOREIGN};
    return true;
}

/* "755-2551222" and "0512 2550000": an area code stands apart from what follows. */
static bool
grouped_as_landline(const struct run *r, struct str key, size_t end_group)
{
    size_t total = r->groups[end_group].digits, prefix = total - key.n;
    size_t code = std_code_length(key);
    if (key.p[0] >= '6' && !std_code_is_known(key))
        return false;
    for (size_t g = 0; g < end_group; g++) {
        size_t n = r->groups[g].digits;
        if (n <= prefix)
            continue;
        size_t first = n - prefix;
        return first == code || (key.p[0] < '6' && first >= 2 && first <= 4);
    }
    return false;
}

static const char *const short_codes[] = {"1912", "1930", "1909", "112", "155260"};

static bool
is_in(struct str d, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(d, str_of(list[i])))
            return true;
    return false;
}

/* The text is this number and nothing else but white space. */
static bool
stands_alone(struct str t, size_t at, size_t end)
{
    while (at > 0 && words_is_space(t.p[at - 1]))
        at--;
    return at == 0 && words_skip_space(t, end) == t.n;
}

/* "in 1930 he was born" */
static bool
is_year(struct str t, size_t at)
{
    size_t from, to;
    return word_before(t, at, &from, &to) && words_match(t, from, "in") == to;
}

static bool
is_short_code(struct str t, size_t at, const struct run *r, struct asked *context)
{
    struct str d = {r->digits, r->groups[0].digits};
    if (d.n < 3 || d.n > 6 || d.p[0] == '0' || r->plus || r->letters || r->n_words)
        return false;
    size_t end = r->groups[0].end;
    bool decimals = end + 1 < t.n && (t.p[end] == '.' || t.p[end] == ',') && is_digit(t.p[end + 1]);
    bool fraction = end < t.n && (t.p[end] == '%' || t.p[end] == '/' || t.p[end] == ':');
    if (decimals || fraction || word_class_at(t, end) == WORD_LATIN)
        return false;
    bool known = is_in(d, short_codes, ARRAY_LEN(short_codes));
    if (known && (stands_alone(t, at, end) || ask(context) == CONTEXT_PHONE))
        return true;
    if (!known)
        return stands_alone(t, at, end) ? d.p[0] < '6'
                                        : ((d.p[0] < '6' || d.n < 5) && context_calls(t, at)) ||
                                              (d.n >= 5 && context_sends(t, at, end));
    if (is_year(t, at))
        return false;
    return d.n > 3 || context_after_is_phone(t, end);
}

/* A bare landline is ten digits like many other numbers: it wants a sign that it is a phone. */
static bool
landline_is_meant(struct str t, size_t at, const struct run *r, size_t group, struct str key,
                  struct asked *context)
{
    size_t prefix = r->groups[group].digits - key.n;
    return prefix > 0 || r->plus || ask(context) == CONTEXT_PHONE ||
           (grouped_as_landline(r, key, group) && group > 0) ||
           stands_alone(t, at, r->groups[group].end);
}

static unsigned
obscured(const struct run *r, size_t group)
{
    enum { PIECES = 6 };
    return r->letters || r->n_words || group + 1 >= PIECES ? TRAIT_OBSCURED : 0;
}

static void
finish(struct found *out, struct arena *a, size_t at, size_t end, const struct reading *number)
{
    *out = found_new(ENTITY_PHONE, at, end);
    out->traits = number->traits;
    out->key = number->traits & TRAIT_FOREIGN
                   ? arena_fmt(a, "+%.*s", (int)number->key.n, number->key.p)
                   : arena_str(a, number->key);
}

/* "(13-04-2026 19:16": a date and the hour of a clock. */
static bool
clock_follows(struct str t, size_t end)
{
    return end + 1 < t.n && t.p[end] == ':' && is_digit(t.p[end + 1]);
}

/* The longest complete number the run begins with. */
static bool
complete_number(struct str t, size_t at, const struct run *r, struct asked *context, struct arena *a,
                struct found *out)
{
    for (size_t g = r->n_groups; g-- > 0;) {
        struct str d = {r->digits, r->groups[g].digits};
        struct reading number;
        if (clock_follows(t, r->groups[g].end) ||
            word_class_at(t, r->groups[g].end) == WORD_DIGITS || !read_number(d, r->plus, &number))
            continue;
        if (r->n_words && r->n_words < d.n && r->n_words > 3)
            continue; /* "nine 8765432..." is prose, not a number spelled out */
        if (number.traits == TRAIT_MOBILE && g > 0 && grouped_as_landline(r, number.key, g))
            number.traits = TRAIT_LANDLINE;
        if (number.traits == TRAIT_LANDLINE &&
            !landline_is_meant(t, at, r, g, number.key, context))
            continue;
        number.traits |= obscured(r, g);
        finish(out, a, at, r->groups[g].end, &number);
        return true;
    }
    return false;
}

/* Digits still missing: only where the text ends with them or a word calls them a number. */
static bool
partial_number(struct str t, size_t at, const struct run *r, struct asked *context, struct arena *a,
               struct found *out)
{
    enum { FEWEST = 5, FEWEST_ALONE = 3 };
    size_t last = r->n_groups - 1;
    struct str d = {r->digits, r->groups[last].digits};
    if (r->slashed)
        return false; /* a date that does not exist */
    if (stands_alone(t, at, r->groups[last].end) && !r->n_words && d.n >= FEWEST_ALONE) {
        struct dial dial;
        dial_read(d, &dial);
        if (!(dial.traits & TRAIT_PARTIAL))
            return false;
        finish(out, a, at, r->groups[last].end, &(struct reading){d, dial.traits});
        return true;
    }
    bool likely = d.n > 0 && (d.p[0] == '0' || d.p[0] >= '6' || r->plus || str_starts(d, "1800"));
    if (!likely || ask(context) != CONTEXT_PHONE || d.n < FEWEST || d.n > 9 || r->n_words ||
        word_class_at(t, r->groups[last].end) == WORD_LATIN)
        return false;
    finish(out, a, at, r->groups[last].end, &(struct reading){d, TRAIT_PARTIAL});
    return true;
}

/* "0512-2530291, 2531234": the second one has the area code of the first. */
static bool
sibling_number(struct str t, size_t at, const struct run *r, struct arena *a, struct found *out)
{
    size_t n = r->groups[0].digits, end = r->groups[0].end;
    struct str area;
    if (r->plus || r->letters || r->n_words || word_class_at(t, end) != WORD_GAP ||
        (r->n_groups > 1 && !words_is_space(t.p[end])) || !std_code_shared(t, at, n, &area))
        return false;
    *out = found_new(ENTITY_PHONE, at, end);
    out->traits = TRAIT_LANDLINE;
    out->key = arena_fmt(a, "%.*s%.*s", (int)area.n, area.p, (int)n, r->digits);
    return true;
}

static bool
is_mask(char c)
{
    return c == 'x' || c == '*' || c == '#';
}

/* 82603xxxxx, 98xxxxxx10, 9876******: some digits shown, the rest masked; or x alone where a phone
 * is spoken of. */
static bool
masked_number(struct str t, size_t at, struct asked *context, struct arena *a, struct found *out)
{
    enum { FEWEST_MASKS = 3, FEWEST = 9, MOST = 13, FEWEST_BARE = 5 };
    char key[MOST];
    size_t n = 0, masks = 0, end = at;
    while (end < t.n && n < MOST) {
        char c = t.p[end];
        if (is_digit(c) || is_mask(c)) {
            masks += is_mask(c);
            key[n++] = is_digit(c) ? c : 'x';
        } else if (!((c == ' ' || c == '-') && n > masks && end + 1 < t.n &&
                     (is_digit(t.p[end + 1]) || (is_mask(t.p[end + 1]) && masks == 0) ||
                      (is_mask(t.p[end + 1]) && is_mask(t.p[end - 1])))) ) {
            break;
        }
        end++;
    }
    if (word_class_at(t, end) == WORD_LATIN || word_class_at(t, end) == WORD_DIGITS ||
        clock_follows(t, end))
        return false;
    bool shown = n - masks >= 1 && masks >= FEWEST_MASKS && n >= FEWEST;
    bool bare = n == masks && n >= FEWEST_BARE && ask(context) == CONTEXT_PHONE;
    if (!shown && !bare)
        return false;
    struct str d = {key, n};
    if (n == 12 && str_starts(d, "91"))
        d = str_sub(d, 2, n);
    unsigned kind = is_digit(d.p[0]) && d.p[0] >= '6' ? TRAIT_MOBILE : 0;
    finish(out, a, at, end, &(struct reading){d, TRAIT_MASKED | kind});
    return true;
}

static bool
may_begin(struct str t, size_t at)
{
    char c = t.p[at];
    int unused;
    if (is_digit(c) || (c == '*' && at + 1 < t.n && t.p[at + 1] == '*') || c == 'x')
        return true;
    if (c == '+')
        return at + 1 < t.n && (is_digit(t.p[at + 1]) || t.p[at + 1] == ' ' || t.p[at + 1] == '(');
    if (c == '(')
        return at + 1 < t.n && (is_digit(t.p[at + 1]) || t.p[at + 1] == '+');
    if (stand_in(c) && at + 1 < t.n && is_digit(t.p[at + 1]))
        return true;
    size_t times;
    if (numeral_digit(t, at, &unused) == 0 && repeat_at(t, at, &times) == 0)
        return false;
    /* Not from the middle of a number in words. */
    size_t from, to;
    return !word_before(t, at, &from, &to) || numeral_digit(t, from, &unused) != to;
}

bool
phone_at(const struct folded *in, size_t at, struct arena *a, struct found *out)
{
    enum { GLUED = 10 };
    struct str t = in->text;
    struct run r;
    if (!may_begin(t, at))
        return false;
    size_t from = t.p[at] == '(' && t.p[at + 1] == '+' ? at + 1 : at;
    if (stand_in(t.p[at]) && !is_digit(t.p[at])) {
        struct run ahead = {0};
        if (read_group(t, at, &ahead) == at)
            ahead.n = 0;
        read_run(t, ahead.n ? at + 1 : at, &r);
        if (ahead.n && r.n < RUN_MAX) {
            memmove(r.digits + 1, r.digits, r.n);
            r.digits[0] = stand_in(t.p[at]);
            r.n++;
            r.letters = true;
            for (size_t g = 0; g < r.n_groups; g++)
                r.groups[g].digits++;
        }
    } else {
        read_run(t, from, &r);
    }
    struct asked context = {t, at, false, CONTEXT_NONE};
    if (masked_number(t, at, &context, a, out))
        return true;
    if (r.n_groups == 0)
        return false;
    bool glued = word_class_before(t, at) == WORD_LATIN && is_digit(t.p[at]);
    if (glued && r.groups[0].digits < GLUED)
        return false;
    if (complete_number(t, at, &r, &context, a, out))
        return true;
    if (is_short_code(t, at, &r, &context)) {
        struct str d = {r.digits, r.groups[0].digits};
        finish(out, a, at, r.groups[0].end, &(struct reading){d, TRAIT_SHORT_CODE});
        return true;
    }
    return sibling_number(t, at, &r, a, out) || partial_number(t, at, &r, &context, a, out);
}

bool
phone_of_digits(struct str digits, struct arena *a, struct str *key, unsigned *traits)
{
    struct reading number;
    bool plus = str_skip(&digits, "+");
    for (size_t i = 0; i < digits.n; i++)
        if (!is_digit(digits.p[i]))
            return false;
    /* wa.me writes country code and number without +. */
    if (!read_number(digits, plus, &number) && !read_number(digits, true, &number))
        return false;
    struct found out;
    finish(&out, a, 0, 0, &number);
    *key = out.key;
    *traits = out.traits;
    return true;
}
