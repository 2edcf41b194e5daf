#include "registry/contact.h"

#include "base/utf8.h"

#include <stdint.h>

enum { NUMBER_DIGITS = 7 }; /* short codes and sums of money have fewer */

static bool
is_any_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0x966 && c <= 0x96F) || (c >= 0xFF10 && c <= 0xFF19);
}

/* What may stand between the groups of one number: also the dashes and spaces of U+2000. */
static bool
groups(uint32_t c)
{
    return c == ' ' || c == '\n' || c == '-' || c == '.' || c == '(' || c == ')' || c == '+' ||
           c == 0xA0 || (c >= 0x2000 && c <= 0x2015);
}

static bool
has_number(struct str s)
{
    size_t digits = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t c;
        i += utf8_next(s, i, &c);
        if (is_any_digit(c))
            digits++;
        else if (!groups(c))
            digits = 0;
        if (digits == NUMBER_DIGITS)
            return true;
    }
    return false;
}

static bool
has_address(struct str s)
{
    for (size_t i = 1; i + 1 < s.n; i++)
        if (s.p[i] == '@' || (s.p[i] == '.' && is_alnum(s.p[i - 1]) && is_alpha(s.p[i + 1])))
            return true;
    return str_find(s, STR("://"), 0) < s.n;
}

bool
contact_in(struct str text)
{
    return has_number(text) || has_address(text);
}
