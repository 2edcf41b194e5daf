#include "draw/selftest.h"

#include <stdint.h>

static bool
glyphs_are_there(const struct letters *l, enum face face, struct err *err)
{
    static const struct {
        enum script script;
        uint32_t from, to;
    } needed[] = {
        {SCRIPT_LATIN, 0x20, 0x7e},     {SCRIPT_LATIN, 0x20b9, 0x20b9}, /* rupee */
        {SCRIPT_LATIN, 0x2013, 0x2014}, {SCRIPT_LATIN, 0x2018, 0x2019},
        {SCRIPT_LATIN, 0x201c, 0x201d}, {SCRIPT_LATIN, 0x2026, 0x2026},
        {SCRIPT_LATIN, 0xb7, 0xb7},     {SCRIPT_DEVANAGARI, 0x0901, 0x0903},
        {SCRIPT_DEVANAGARI, 0x0905, 0x0939}, {SCRIPT_DEVANAGARI, 0x093c, 0x094d},
        {SCRIPT_DEVANAGARI, 0x0958, 0x0965}, {SCRIPT_DEVANAGARI, 0x0966, 0x096f},
        {SCRIPT_DEVANAGARI, 0x25cc, 0x25cc},
    };
    TTF_Font *font = fonts_get(l->fonts, face, SELFTEST_PX);
    for (size_t i = 0; i < ARRAY_LEN(needed); i++) {
        if (face_of(needed[i].script, false) != face && face_of(needed[i].script, true) != face)
            continue;
        for (uint32_t cp = needed[i].from; cp <= needed[i].to; cp++)
            if (!TTF_GlyphIsProvided32(font, cp))
                return err_env(err, "fonts/%s has no letter U+%04X: it is another font than it "
                                    "should be; install the package fonts-noto-core again",
                               face_file(face), (unsigned)cp);
    }
    return true;
}

static bool
broken(struct err *err, bool bold, const char *what)
{
    return err_env(err, "fonts/%s: Hindi is drawn wrongly (%s); install the packages "
                        "fonts-noto-core and libsdl2-ttf-2.0-0 of Debian 12 again",
                   face_file(face_of(SCRIPT_DEVANAGARI, bold)), what);
}

static struct mask *
draw(const struct letters *l, const char *word, bool bold)
{
    struct setting how = {SELFTEST_PX, bold, 0};
    return runs_mask(l, str_of(word), how);
}

/* Columns [from, to) of each, from..; both must have them. Where hinting moved an edge, a pixel may
 * be grey in one and not in the other. */
static bool
columns_alike(const struct mask *a, int a_from, const struct mask *b, int b_from, int n)
{
    int top = a->top > b->top ? a->top : b->top;
    int a_end = a->top + a->h, b_end = b->top + b->h;
    int bottom = a_end < b_end ? a_end : b_end;
    long differ = 0, ink = 0;
    for (int y = top; y < bottom; y++) {
        const uint8_t *ra = a->coverage + (size_t)(y - a->top) * (size_t)a->w + a_from;
        const uint8_t *rb = b->coverage + (size_t)(y - b->top) * (size_t)b->w + b_from;
        for (int x = 0; x < n; x++) {
            differ += ra[x] > rb[x] ? ra[x] - rb[x] : rb[x] - ra[x];
            ink += rb[x];
        }
    }
    return differ * 10 < ink;
}

/* The i-sign is written before its consonant: the right part of बि must look like ब, and with
 * shaping off it would be the left part. */
static bool
i_sign_stands_before(const struct letters *l, bool bold)
{
    struct mask *ba = draw(l, "\u092c", bold), *bi = draw(l, "\u092c\u093f", bold);
    int n = ba->w * 3 / 4;
    bool wide = bi->w > ba->w + SELFTEST_PX / 16;
    bool ok = wide && columns_alike(bi, bi->w - n, ba, ba->w - n, n)
              && !columns_alike(bi, 0, ba, 0, n);
    mask_free(ba);
    mask_free(bi);
    return ok;
}

static bool
conjunct_is_one(const struct letters *l, bool bold)
{
    static const char *const rows[][3] = {
        {"\u0915\u094d\u0937", "\u0915", "\u0937"}, /* क्ष */
        {"\u0924\u094d\u0930", "\u0924", "\u0930"}, /* त्र */
        {"\u0930\u094d\u0915", "\u0930", "\u0915"}, /* र्क */
    };
    struct setting how = {SELFTEST_PX, bold, 0};
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        int apart = runs_width(l, str_of(rows[i][1]), how) + runs_width(l, str_of(rows[i][2]), how);
        if (runs_width(l, str_of(rows[i][0]), how) > apart - SELFTEST_PX / 8)
            return false;
    }
    return true;
}

static bool
reph_is_above(const struct letters *l, bool bold)
{
    struct mask *ka = draw(l, "\u0915", bold), *rka = draw(l, "\u0930\u094d\u0915", bold);
    bool ok = rka->top < ka->top - SELFTEST_PX / 10 && rka->top + rka->h <= ka->top + ka->h + 1;
    mask_free(ka);
    mask_free(rka);
    return ok;
}

bool
selftest_run(const struct letters *l, struct err *err)
{
    for (int face = 0; face < FACES; face++)
        if (!glyphs_are_there(l, (enum face)face, err))
            return false;
    for (int bold = 0; bold <= 1; bold++) {
        if (!i_sign_stands_before(l, bold))
            return broken(err, bold, "the i-sign of \u092c\u093f is not before \u092c");
        if (!conjunct_is_one(l, bold))
            return broken(err, bold, "\u0915\u094d\u0937 is not one conjunct");
        if (!reph_is_above(l, bold))
            return broken(err, bold, "the reph of \u0930\u094d\u0915 is not above");
    }
    return true;
}
