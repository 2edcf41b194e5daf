#include "registry/contact.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

enum { NUMBER_DIGITS = 7 }; /* short codes and sums of money have fewer */

/* Of the scripts that are read in India, of full width, in rings and in type. */
static bool
is_any_digit(uint32_t c)
{
    static const uint32_t zeros[] = {'0',   0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6,
                                     0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xFF10};
    for (size_t i = 0; i < ARRAY_LEN(zeros); i++)
        if (c >= zeros[i] && c <= zeros[i] + 9)
            return true;
    return (c >= 0x2460 && c <= 0x2468) || (c >= 0x1D7CE && c <= 0x1D7FF);
}

/* What may stand between the groups of one number: also the end of a line, which is | in a warning,
 * what is not seen, and the dashes and spaces of U+2000. */
static bool
groups(uint32_t c)
{
    static const uint32_t others[] = {0xA0, 0xAD, 0x20E3, 0x2060, 0xFE0F, 0xFEFF};
    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        if (c == others[i])
            return true;
    return (c < 0x80 && c && strchr(" \n|-_.,;()+*~'\"", (int)c)) || (c >= 0x2000 && c <= 0x2015);
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

/* Also of a word in another script: there are addresses such as those under .भारत. */
static bool
is_of_word(char c)
{
    return is_alnum(c) || (unsigned char)c >= 0x80;
}

static bool
has_address(struct str s)
{
    const struct str marks[] = {STR("://"), STR("\uFF20"), STR("\uFE6B")}; /* @ of other widths */
    for (size_t i = 0; i < ARRAY_LEN(marks); i++)
        if (str_find(s, marks[i], 0) < s.n)
            return true;
    for (size_t i = 1; i + 1 < s.n; i++)
        if (s.p[i] == '@' || (s.p[i] == '.' && is_of_word(s.p[i - 1]) && is_of_word(s.p[i + 1]) &&
                              !is_digit(s.p[i + 1])))
            return true;
    return false;
}

bool
contact_in(struct str text)
{
    return has_number(text) || has_address(text);
}
