#include "text/form.h"

#include "base/str.h"

#include <unicode/uchar.h>

static bool
in(uint32_t cp, uint32_t first, uint32_t last)
{
    return cp >= first && cp <= last;
}

/* Circled digits that Unicode gives no plain form. */
static bool
dingbat_digit(uint32_t cp, uint32_t *digit)
{
    static const uint32_t ones[] = {0x2776, 0x2780, 0x278A};
    for (size_t i = 0; i < ARRAY_LEN(ones); i++) {
        if (in(cp, ones[i], ones[i] + 8)) {
            *digit = '1' + (cp - ones[i]);
            return true;
        }
    }
    *digit = '0';
    return cp == 0x24FF || cp == 0x1F10B || cp == 0x1F10C;
}

bool
form_ascii(uint32_t cp, uint32_t *out)
{
    if (cp == 0x85 || cp == 0x2028 || cp == 0x2029)
        *out = '\n';
    else if (in(cp, 0x80, 0xA0) || cp == 0x1680 || in(cp, 0x2000, 0x200A) || cp == 0x202F ||
             cp == 0x205F || cp == 0x3000)
        *out = ' ';
    else if (in(cp, 0x2010, 0x2015) || cp == 0x2212)
        *out = '-';
    else if (in(cp, 0x2018, 0x201B) || cp == 0x02BC)
        *out = '\'';
    else if (in(cp, 0x201C, 0x201F))
        *out = '"';
    else if (cp == 0x3002) /* a full stop in host names, UTS #46 */
        *out = '.';
    else if (in(cp, 0x0966, 0x096F))
        *out = '0' + (cp - 0x0966);
    else
        return dingbat_digit(cp, out);
    return true;
}

static bool
is_bidi_control(uint32_t cp)
{
    return in(cp, 0x202A, 0x202E) || in(cp, 0x2066, 0x2069) || cp == 0x200E || cp == 0x200F ||
           cp == 0x061C;
}

bool
form_hidden(uint32_t cp)
{
    bool annotation = in(cp, 0xFFF9, 0xFFFB);
    return annotation || is_bidi_control(cp) ||
           u_hasBinaryProperty((UChar32)cp, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool
form_turns_direction(uint32_t cp)
{
    return cp == 0x202B || cp == 0x202D || cp == 0x202E || cp == 0x2067;
}

bool
form_styled(uint32_t cp)
{
    if (cp == 0xAA || cp == 0xBA || cp == 0x2139)
        return false;
    switch (u_getIntPropertyValue((UChar32)cp, UCHAR_DECOMPOSITION_TYPE)) {
    case U_DT_FONT:
    case U_DT_CIRCLE:
    case U_DT_WIDE:
    case U_DT_SQUARE:
    case U_DT_SUPER:
    case U_DT_SUB:
        return true;
    default:
        return false;
    }
}

bool
form_reversed(uint32_t cp, uint32_t *letter)
{
    if (!in(cp, 0x1F150, 0x1F169) && !in(cp, 0x1F170, 0x1F189))
        return false;
    *letter = 'a' + (cp - (cp < 0x1F170 ? 0x1F150 : 0x1F170));
    return true;
}

bool
form_symbol(uint32_t cp)
{
    return cp == 0xB0 || cp == 0xB7 || cp == 0x2022 || cp == 0x20B9 || cp == 0x20E3 ||
           in(cp, 0x2190, 0x21FF) || in(cp, 0x2500, 0x27BF) || in(cp, 0x1F300, 0x1FAFF) ||
           cp == 0xFFFD;
}
