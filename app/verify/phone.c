#include "verify/phone.h"

#include "verify/context.h"
#include "verify/digits.h"
#include "verify/entities.h"
#include "verify/std.h"
#include "verify/words.h"

enum { FOREIGN_MIN = 9, FOREIGN_MAX = 15 };

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
grouped_as_landline(const struct digits *r, struct str key, size_t end_group)
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

/* "one nine one two", "19 12", "उन्नीस सौ बारह": a known code in pieces or in words. Two numbers
 * side by side are a date or a sum far more often, so nothing else may stand there, unless every
 * digit stands by itself and one is told to ring it. The group it ends with, or r->n_groups. */
static size_t
scattered_code(struct str t, size_t at, const struct digits *r)
{
    for (size_t g = r->n_groups; g-- > 0 && !r->plus && !r->slashed;) {
        struct str d = {r->list, r->groups[g].digits};
        size_t end = r->groups[g].end;
        bool digit_by_digit = d.n == g + 1 || r->groups[g].words == d.n;
        if ((g == 0 && r->groups[0].words == 0) || !is_in(d, short_codes, ARRAY_LEN(short_codes)) ||
            (end < t.n && strchr("/%:", t.p[end])))
            continue;
        if (context_only(t, at, end) ||
            (digit_by_digit && (context_calls(t, at) || context_after_is_phone(t, end))))
            return g;
    }
    return r->n_groups;
}

/* Digits that stand together. */
static bool
is_short_code(struct str t, size_t at, const struct digits *r, struct asked *context)
{
    struct str d = {r->list, r->groups[0].digits};
    if (d.n < 3 || d.n > 6 || d.p[0] == '0' || r->plus || r->letters || r->groups[0].words)
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
    return d.n > 3 || context_after_is_phone(t, end) || context_only(t, at, end);
}

/* A bare landline is ten digits like many other numbers: it wants a sign that it is a phone. */
static bool
landline_is_meant(struct str t, size_t at, const struct digits *r, size_t group, struct str key,
                  struct asked *context)
{
    size_t prefix = r->groups[group].digits - key.n;
    return prefix > 0 || r->plus || ask(context) == CONTEXT_PHONE ||
           (grouped_as_landline(r, key, group) && group > 0) ||
           stands_alone(t, at, r->groups[group].end);
}

static unsigned
obscured(const struct digits *r, size_t group)
{
    enum { PIECES = 6 };
    return r->letters || r->groups[group].words || group + 1 >= PIECES ? TRAIT_OBSCURED : 0;
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
complete_number(struct str t, size_t at, const struct digits *r, struct asked *context,
                struct arena *a, struct found *out)
{
    enum { WORDS_BESIDE = 3, TOGETHER = 5 };
    for (size_t g = r->n_groups; g-- > 0;) {
        struct str d = {r->list, r->groups[g].digits};
        struct reading number;
        if (clock_follows(t, r->groups[g].end) ||
            word_class_at(t, r->groups[g].end) == WORD_DIGITS || !read_number(d, r->plus, &number))
            continue;
        size_t words = r->groups[g].words;
        if (words > WORDS_BESIDE && words < d.n && r->longest > TOGETHER)
            continue; /* "nine 8765432..." is prose, not a number spelled out */
        if (number.traits == TRAIT_MOBILE && g > 0 && grouped_as_landline(r, number.key, g))
            number.traits = TRAIT_LANDLINE;
        if (number.traits == TRAIT_LANDLINE && !landline_is_meant(t, at, r, g, number.key, context))
            continue;
        number.traits |= obscured(r, g);
        finish(out, a, at, r->groups[g].end, &number);
        return true;
    }
    return false;
}

/* Digits still missing: only where the text ends with them or a word calls them a number. */
static bool
partial_number(struct str t, size_t at, const struct digits *r, struct asked *context,
               struct arena *a, struct found *out)
{
    enum { FEWEST = 5, FEWEST_ALONE = 3 };
    size_t last = r->n_groups - 1;
    struct str d = {r->list, r->groups[last].digits};
    bool words = r->groups[last].words > 0;
    if (r->slashed)
        return false; /* a date that does not exist */
    if (stands_alone(t, at, r->groups[last].end) && !words && d.n >= FEWEST_ALONE) {
        struct dial dial;
        dial_read(d, &dial);
        if (!(dial.traits & TRAIT_PARTIAL))
            return false;
        finish(out, a, at, r->groups[last].end, &(struct reading){d, dial.traits});
        return true;
    }
    bool likely = d.n > 0 && (d.p[0] == '0' || d.p[0] >= '6' || r->plus || str_starts(d, "1800"));
    if (!likely || ask(context) != CONTEXT_PHONE || d.n < FEWEST || d.n > 9 || words ||
        word_class_at(t, r->groups[last].end) == WORD_LATIN)
        return false;
    finish(out, a, at, r->groups[last].end, &(struct reading){d, TRAIT_PARTIAL});
    return true;
}

/* "0512-2530291, 2531234": the second one has the area code of the first. */
static bool
sibling_number(struct str t, size_t at, const struct digits *r, struct arena *a, struct found *out)
{
    size_t n = r->groups[0].digits, end = r->groups[0].end;
    struct str area;
    if (r->plus || r->letters || r->groups[0].words || word_class_at(t, end) != WORD_GAP ||
        (r->n_groups > 1 && !words_is_space(t.p[end])) || !std_code_shared(t, at, n, &area))
        return false;
    *out = found_new(ENTITY_PHONE, at, end);
    out->traits = TRAIT_LANDLINE;
    out->key = arena_fmt(a, "%.*s%.*s", (int)area.n, area.p, (int)n, r->list);
    return true;
}

/* "9*8*7*6*...": the stars stand between the digits and hide none. */
static bool
takes_turns(const char *key, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((key[i] == 'x') != (i % 2 == 1))
            return false;
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
                      (is_mask(t.p[end + 1]) && is_mask(t.p[end - 1]))))) {
            break;
        }
        end++;
    }
    if (word_class_at(t, end) == WORD_LATIN || word_class_at(t, end) == WORD_DIGITS ||
        clock_follows(t, end))
        return false;
    bool shown = n - masks >= 1 && masks >= FEWEST_MASKS && n >= FEWEST && !takes_turns(key, n);
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
    char c = t.p[at], after = at + 1 < t.n ? t.p[at + 1] : '\0';
    if (c == '+')
        return is_digit(after) || after == ' ' || after == '(';
    if (c == '(')
        return is_digit(after) || after == '+';
    return c == 'x' || (c == '*' && after == '*') || digits_may_begin(t, at);
}

static void
finish_code(struct found *out, struct arena *a, size_t at, const struct digits *r, size_t group)
{
    struct reading code = {{r->list, r->groups[group].digits}, TRAIT_SHORT_CODE};
    finish(out, a, at, r->groups[group].end, &code);
}

bool
phone_at(const struct folded *in, size_t at, struct arena *a, struct found *out)
{
    enum { GLUED = 10 };
    struct str t = in->text;
    struct digits r;
    if (!may_begin(t, at))
        return false;
    struct asked context = {t, at, false, CONTEXT_NONE};
    if (masked_number(t, at, &context, a, out))
        return true;
    digits_read(t, t.p[at] == '(' && t.p[at + 1] == '+' ? at + 1 : at, &r);
    if (r.n_groups == 0)
        return false;
    bool glued = word_class_before(t, at) == WORD_LATIN && is_digit(t.p[at]);
    if (glued && r.groups[0].digits < GLUED)
        return false;
    if (complete_number(t, at, &r, &context, a, out))
        return true;
    size_t group = is_short_code(t, at, &r, &context) ? 0 : scattered_code(t, at, &r);
    if (group < r.n_groups) {
        finish_code(out, a, at, &r, group);
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
