#include "registry/weights.h"

#include <stddef.h>

/* A row that is one number. */
struct field {
    const char *name;
    size_t at; /* in struct model */
    double least, most;
};

#define FIELD(member) offsetof(struct model, member)
#define BAND(verdict, n)                                        \
    {verdict ".slope", FIELD(bands[n].slope), 0, 100},          \
        {verdict ".offset", FIELD(bands[n].offset), -100, 100}, \
        {verdict ".low", FIELD(bands[n].low), 0, 1},            \
    {                                                           \
        verdict ".high", FIELD(bands[n].high), 0, 1             \
    }

/* The bands stand in the order of the verdicts' numbers. */
static const struct field fields[] = {
    {"scale", FIELD(scale), 0, 100},
    {"bias", FIELD(bias), -1000, 1000},
    {"harmless", FIELD(harmless), -1000, 1000},
    {"plain", FIELD(plain), -1000, 1000},
    {"strong", FIELD(strong), -1000, 1000},
    {"sure", FIELD(sure), -1000, 1000},
    {"certain", FIELD(certain), -1000, 1000},
    BAND("official", 0),
    BAND("unverified", 1),
    BAND("suspicious", 2),
    BAND("scam", 3),
};

enum { DECIMALS_MAX = 9, UNITS_MAX = 1000000 };

/* "-1.25", whatever the locale. */
static bool
parse_number(struct str s, double *out)
{
    struct str whole, rest = s;
    unsigned long units, decimals = 0;
    bool minus = str_skip(&rest, "-");
    if (!str_cut(&rest, '.', &whole) || !str_to_uint(whole, UNITS_MAX, &units))
        return false;
    if (rest.p && (rest.n > DECIMALS_MAX || !str_to_uint(rest, 999999999, &decimals)))
        return false;
    double value = (double)decimals;
    for (size_t i = 0; rest.p && i < rest.n; i++)
        value /= 10;
    value += (double)units;
    *out = minus ? -value : value;
    return true;
}

/* The value of a base64 digit (RFC 4648), or -1. */
static int
base64_digit(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (is_digit(c))
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static bool
add_byte(struct weights *w, unsigned byte)
{
    if (w->n_read == w->model.n_weights)
        return false;
    w->bytes[w->n_read++] = (int8_t)(byte < 128 ? (int)byte : (int)byte - 256);
    return true;
}

static const char *
add_weights(struct weights *w, struct str value)
{
    unsigned bits = 0, n_bits = 0;
    if (w->model.n_weights == 0)
        return "the row buckets before the weights";
    if (value.n % 4)
        return "base64: four characters for three weights";
    while (value.n && value.p[value.n - 1] == '=')
        value.n--;
    if (value.n % 4 == 1)
        return "base64: four characters for three weights";
    for (size_t i = 0; i < value.n; i++) {
        int digit = base64_digit(value.p[i]);
        if (digit < 0)
            return "base64: letters, digits, + and /";
        bits = bits << 6 | (unsigned)digit;
        n_bits += 6;
        if (n_bits < 8)
            continue;
        n_bits -= 8;
        if (!add_byte(w, bits >> n_bits & 0xFF))
            return "no more weights than buckets";
    }
    return NULL;
}

static const char *
set_buckets(struct weights *w, struct str value)
{
    unsigned long n;
    if (!str_to_uint(value, MODEL_WEIGHTS_MAX, &n) || n == 0 || (n & (n - 1)) != 0)
        return "a power of two up to 131072";
    w->model.n_weights = n;
    return NULL;
}

static const char *
set_field(struct weights *w, const struct field *f, struct str value)
{
    double number;
    if (!parse_number(value, &number) || number < f->least || number > f->most)
        return "a number in its range, such as 0.25";
    memcpy((char *)&w->model + f->at, &number, sizeof number);
    return NULL;
}

const char *
weights_add(struct weights *w, struct str name, struct str value, bool *bad_name)
{
    *bad_name = false;
    if (str_starts(name, "weights."))
        return add_weights(w, value);
    for (size_t i = 0; i <= ARRAY_LEN(fields); i++) {
        const char *known = i < ARRAY_LEN(fields) ? fields[i].name : "buckets";
        if (!str_eq(name, str_of(known)))
            continue;
        *bad_name = w->seen >> i & 1;
        if (*bad_name)
            return "it only once";
        w->seen |= (uint64_t)1 << i;
        return i < ARRAY_LEN(fields) ? set_field(w, &fields[i], value) : set_buckets(w, value);
    }
    *bad_name = true;
    return "a name that satark train writes";
}

const char *
weights_check(const struct weights *w)
{
    const struct model *m = &w->model;
    if (w->seen != ((uint64_t)1 << (ARRAY_LEN(fields) + 1)) - 1)
        return "all the rows that satark train writes";
    if (w->n_read != m->n_weights)
        return "as many weights as buckets";
    for (size_t i = 0; i < MODEL_BANDS; i++)
        if (m->bands[i].low > m->bands[i].high ||
            (i > 0 && m->bands[i - 1].high >= m->bands[i].low))
            return "bands that do not overlap, rising from official to scam";
    return NULL;
}
