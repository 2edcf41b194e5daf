#include "ui/devanagari.h"

static bool
in(uint32_t cp, uint32_t first, uint32_t last)
{
    return cp >= first && cp <= last;
}

enum akshara
akshara_of(uint32_t cp)
{
    if (cp == 0x200C || cp == 0x200D)
        return AKSHARA_JOINER;
    if (!in(cp, 0x0900, 0x097F))
        return AKSHARA_NONE;
    if (cp <= 0x0903)
        return AKSHARA_SIGN;
    if (cp <= 0x0914 || cp == 0x0960 || cp == 0x0961 || in(cp, 0x0972, 0x0977))
        return AKSHARA_VOWEL;
    if (cp <= 0x0939 || in(cp, 0x0958, 0x095F) || cp >= 0x0978)
        return AKSHARA_CONSONANT;
    if (cp == NUKTA)
        return AKSHARA_NUKTA;
    if (cp == VIRAMA)
        return AKSHARA_VIRAMA;
    if (cp == 0x093D || cp == 0x0950) /* avagraha, om */
        return AKSHARA_NONE;
    if (cp <= 0x094F || in(cp, 0x0955, 0x0957) || cp == 0x0962 || cp == 0x0963)
        return AKSHARA_MATRA;
    return in(cp, 0x0951, 0x0954) ? AKSHARA_STRESS : AKSHARA_NONE;
}

static const struct {
    uint32_t vowel, matra;
} pairs[] = {
    {0x0906, 0x093E}, {0x0907, 0x093F}, {0x0908, 0x0940}, {0x0909, 0x0941}, {0x090A, 0x0942},
    {0x090B, 0x0943}, {0x090C, 0x0962}, {0x090D, 0x0945}, {0x090E, 0x0946}, {0x090F, 0x0947},
    {0x0910, 0x0948}, {0x0911, 0x0949}, {0x0912, 0x094A}, {0x0913, 0x094B}, {0x0914, 0x094C},
    {0x0960, 0x0944}, {0x0961, 0x0963},
};

uint32_t
matra_of(uint32_t vowel)
{
    for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
        if (pairs[i].vowel == vowel)
            return pairs[i].matra;
    return 0;
}

uint32_t
vowel_of(uint32_t matra)
{
    for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
        if (pairs[i].matra == matra)
            return pairs[i].vowel;
    return 0;
}

static const uint32_t dotted[] = {0x0915, 0x0916, 0x0917, 0x091C, 0x0921, 0x0922, 0x092B, 0x092F};

bool
takes_nukta(uint32_t consonant)
{
    for (size_t i = 0; i < ARRAY_LEN(dotted); i++)
        if (dotted[i] == consonant)
            return true;
    return false;
}

uint32_t
nukta_base(uint32_t cp)
{
    return in(cp, 0x0958, 0x095F) ? dotted[cp - 0x0958] : 0;
}
