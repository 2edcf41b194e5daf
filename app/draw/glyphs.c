#include "draw/glyphs.h"

#include "base/utf8.h"
#include "text/segment.h"

#include <unicode/uchar.h>

/* Hindi stacks three at most: nukta, matra, candrabindu (ज़ुँ). */
enum { ACCENTS_MOST = 3 };

static const struct str BULLET = {"\xE2\x80\xA2", 3};

static bool
is_control(uint32_t cp)
{
    return cp < 0x20 || cp == 0x7F;
}

/* Joiners and the like have no glyph and need none. */
static bool
is_ignorable(uint32_t cp)
{
    return u_hasBinaryProperty((UChar32)cp, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static bool
can_draw(TTF_Font *font, uint32_t cp)
{
    if (cp < 0x7F)
        return true;
    return cp != UTF8_BAD && (TTF_GlyphIsProvided32(font, cp) || is_ignorable(cp));
}

static bool
is_accent(uint32_t cp)
{
    int type = u_charType((UChar32)cp);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

static size_t
put(char *out, struct str s)
{
    memcpy(out, s.p, s.n);
    return s.n;
}

static size_t
put_cluster(TTF_Font *font, struct str cluster, char *out)
{
    uint32_t cp;
    size_t n = 0, len;
    int accents = 0;

    utf8_next(cluster, 0, &cp);
    if (is_control(cp))
        return put(out, STR(" "));
    if (cluster.n == 1 && cp != UTF8_BAD)
        return put(out, cluster);
    if (!can_draw(font, cp))
        return put(out, BULLET);
    for (size_t at = 0; at < cluster.n; at += len) {
        len = utf8_next(cluster, at, &cp);
        if (is_accent(cp))
            accents++;
        else if (!is_ignorable(cp))
            accents = 0;
        if (accents <= ACCENTS_MOST && can_draw(font, cp))
            n += put(out + n, str_sub(cluster, at, at + len));
    }
    return n;
}

size_t
glyphs_drawable(TTF_Font *font, struct str s, char *out)
{
    size_t n = 0;
    for (size_t at = 0, next; at < s.n; at = next) {
        next = cluster_next(s, at);
        n += put_cluster(font, str_sub(s, at, next), out + n);
    }
    return n;
}
