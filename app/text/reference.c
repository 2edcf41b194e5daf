#include "text/reference.h"

#include "base/str.h"

enum { BODY_MAX = 8, REACH = 24 };

static bool
named(struct str name, uint32_t *cp)
{
    static const struct {
        const char *name;
        uint32_t cp;
    } names[] = {
        {"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},
        {"apos", '\''},    {"nbsp", 0xA0},    {"shy", 0xAD},     {"zwj", 0x200D},
        {"zwnj", 0x200C},  {"rsquo", 0x2019}, {"lsquo", 0x2018}, {"rdquo", 0x201D},
        {"ldquo", 0x201C}, {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026},
        {"bull", 0x2022},  {"period", '.'},   {"colon", ':'},    {"commat", '@'},
        {"sol", '/'},      {"dot", '.'},
    };
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (!str_eq(name, str_of(names[i].name)))
            continue;
        *cp = names[i].cp;
        return true;
    }
    return false;
}

static int
digit_of(char c)
{
    return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 16;
}

static bool
numbered(struct str digits, uint32_t *cp)
{
    uint32_t value = 0;
    int base = str_skip(&digits, "x") ? 16 : 10;
    for (size_t i = 0; i < digits.n; i++) {
        int digit = digit_of(digits.p[i]);
        if (digit >= base)
            return false;
        value = value * (uint32_t)base + (uint32_t)digit; /* at most BODY_MAX digits */
    }
    bool surrogate = value >= 0xD800 && value < 0xE000;
    *cp = value;
    return digits.n > 0 && value > 0 && value < 0x110000 && !surrogate;
}

static bool
is_letter_or_digit(uint32_t cp)
{
    bool sign = (cp >= 0x2000 && cp < 0x2C00) || cp == 0x0964 || cp == 0x0965;
    return cp < 0x80 ? is_alnum((char)cp) : cp >= 0xC0 && cp < 0x1F000 && !sign;
}

bool
reference_ends(const struct unit *units, size_t n, size_t *from, uint32_t *cp, bool *spelled)
{
    char body[BODY_MAX];
    size_t at = sizeof(body), i = n - 1;
    while (i-- > 0 && n - i <= REACH) {
        const struct unit *u = &units[i];
        if (u->kind == UNIT_MARK)
            continue;
        char c = u->cp < 0x80 ? (char)u->cp : u->latin;
        if (c == '&')
            break;
        if (at == 0 || (!is_alnum(c) && c != '#'))
            return false;
        body[--at] = c;
    }
    if (i >= n || units[i].cp != '&')
        return false;
    struct str s = {body + at, sizeof(body) - at};
    bool number = str_skip(&s, "#");
    *from = i;
    *spelled = number && numbered(s, cp) && is_letter_or_digit(*cp);
    return number ? numbered(s, cp) : named(s, cp);
}
