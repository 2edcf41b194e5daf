#include "verify/amount.h"

#include "verify/numeral.h"
#include "verify/words.h"

/* Above a lakh crore rupees nobody owes an electricity bill, and paise still fit. */
static const int64_t largest_paise = 100000000000000LL;

static const struct words_row currency_rows[] = {
    /* clang-format off */
    {"inr", 0}, {"rs", 0}, {"rs.", 0}, {"rupaiye", 0}, {"rupay", 0}, {"rupaya", 0}, {"rupaye", 0},
    {"rupe", 0}, {"rupee", 0}, {"rupees", 0}, {"rupes", 0}, {"rupiya", 0}, {"rupya", 0},
    {"rupye", 0}, {"रु", 0}, {"रुपए", 0}, {"रुपया", 0}, {"रुपये", 0}, {"रुपयो", 0}, {"रुपयों", 0},
    {"रू", 0}, {"रूपए", 0}, {"रूपया", 0}, {"रूपये", 0}, {"₹", 0},
    /* clang-format on */
};

const struct words_table currency_words = {currency_rows, ARRAY_LEN(currency_rows)};

static size_t
currency_at(struct str t, size_t at)
{
    int unused;
    return words_find(t, at, &currency_words, &unused);
}

bool
amount_spoken_at(struct str t, size_t at)
{
    return currency_at(t, at) > 0;
}

/* "रू०" arrives folded as "रू0": the sign of abbreviation looks like a zero. */
static size_t
abbreviation_mark(struct str t, size_t sign_at, size_t at)
{
    bool short_form = words_match(t, sign_at, "रु") || words_match(t, sign_at, "रू");
    if (short_form && at < t.n && t.p[at] == '0' &&
        (at + 1 >= t.n || !is_digit(t.p[at + 1]) || t.p[at + 1] != '.'))
        return at + 1;
    return at;
}

static size_t
currency_before(struct str t, size_t at)
{
    if (at + 2 < t.n && t.p[at] == 'r' && t.p[at + 1] == 's' && is_digit(t.p[at + 2]))
        return at + 2;
    size_t end = str_starts(str_sub(t, at, at + 3), "₹") ? at + 3 : currency_at(t, at);
    if (end == 0)
        return 0;
    end = abbreviation_mark(t, at, end);
    for (int marks = 0; end < t.n && marks < 4; marks++) {
        char c = t.p[end];
        if (c != '.' && c != ':' && c != '-' && c != '=' && !words_is_space(c))
            break;
        end++;
    }
    return end;
}

/* Digits with commas and at most two decimals. 0 if there are none or too many. */
static size_t
read_sum(struct str t, size_t at, int64_t *paise)
{
    enum { DIGITS = 12 };
    int64_t rupees = 0;
    size_t end = at, n = 0;
    while (end < t.n) {
        bool comma = t.p[end] == ',' && n > 0 && end + 1 < t.n && is_digit(t.p[end + 1]);
        if (!is_digit(t.p[end]) && !comma)
            break;
        if (!comma) {
            rupees = rupees * 10 + (t.p[end] - '0');
            if (++n > DIGITS)
                return 0;
        }
        end++;
    }
    if (n == 0)
        return 0;
    int64_t cents = 0;
    if (end + 1 < t.n && t.p[end] == '.' && is_digit(t.p[end + 1])) {
        cents = (t.p[end + 1] - '0') * 10;
        end += 2;
        if (end < t.n && is_digit(t.p[end]))
            cents += t.p[end++] - '0';
        if (end < t.n && is_digit(t.p[end]))
            return 0; /* three decimals: no sum of money */
    }
    *paise = rupees * 100 + cents;
    return end;
}

/* "/-", "/=", ".00/-" behind the digits. */
static size_t
dash_behind(struct str t, size_t at)
{
    struct str rest = str_sub(t, at, at + 2);
    return str_eq(rest, STR("/-")) || str_eq(rest, STR("/=")) ? at + 2 : 0;
}

static size_t
currency_behind(struct str t, size_t at)
{
    size_t next = words_skip_space(t, at);
    if (str_starts(str_sub(t, next, next + 3), "₹"))
        return next + 3;
    size_t end = currency_at(t, next);
    /* "500 Rs 200": the word belongs to the number behind it. */
    if (end && words_match(t, next, "rs") &&
        is_digit(str_sub(t, words_skip_space(t, end), t.n).n ? t.p[words_skip_space(t, end)] : ' '))
        return 0;
    return end;
}

static size_t
scaled(struct str t, size_t end, int64_t *paise)
{
    long long factor = 0;
    size_t next = numeral_scale(t, words_skip_space(t, end), &factor);
    if (next == 0 || *paise > largest_paise / factor)
        return end;
    *paise *= factor;
    return next;
}

static void
finish(struct found *out, struct arena *a, size_t at, size_t end, int64_t paise)
{
    *out = found_new(ENTITY_AMOUNT, at, end);
    out->paise = paise;
    out->key = arena_fmt(a, "%lld", (long long)paise);
    out->traits = paise >= 100 && paise <= 1000 ? TRAIT_TINY : 0;
}

static bool
number_first(struct str t, size_t at, struct arena *a, struct found *out)
{
    int64_t paise = 0;
    size_t end = read_sum(t, at, &paise);
    if (end == 0)
        return false;
    size_t dash = dash_behind(t, end);
    if (!dash)
        end = scaled(t, end, &paise);
    size_t sign = currency_behind(t, dash ? dash : end);
    if (!dash && !sign)
        return false;
    finish(out, a, at, sign ? sign : dash, paise);
    return true;
}

static bool
words_first(struct str t, size_t at, struct arena *a, struct found *out)
{
    long long rupees = 0;
    size_t end = numeral_phrase(t, at, &rupees);
    size_t sign = end ? currency_behind(t, end) : 0;
    if (!sign || rupees > largest_paise / 100)
        return false;
    finish(out, a, at, sign, rupees * 100);
    return true;
}

bool
amount_at(const struct folded *in, size_t at, struct arena *a, struct found *out)
{
    struct str t = in->text;
    if (is_digit(t.p[at]))
        return word_class_before(t, at) != WORD_DIGITS && number_first(t, at, a, out);
    size_t number = currency_before(t, at);
    if (number) {
        int64_t paise = 0;
        long long rupees = 0;
        size_t end = read_sum(t, number, &paise);
        if (end) {
            size_t dash = dash_behind(t, end);
            end = dash ? dash : scaled(t, end, &paise);
        } else if ((end = numeral_phrase(t, number, &rupees)) > 0) {
            paise = rupees * 100;
        }
        if (end && paise <= largest_paise) {
            finish(out, a, at, end, paise);
            return true;
        }
    }
    return words_first(t, at, a, out);
}

bool
amount_of_digits(struct str digits, struct arena *a, struct found *out)
{
    int64_t paise = 0;
    if (digits.n == 0 || read_sum(digits, 0, &paise) != digits.n || paise > largest_paise)
        return false;
    finish(out, a, 0, digits.n, paise);
    return true;
}
