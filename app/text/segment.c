#include "text/segment.h"

#include "base/utf8.h"

#include <unicode/uchar.h>

/* One code point with what the rules ask about it. */
struct point {
    uint32_t cp;
    size_t len;
    int gcb; /* Grapheme_Cluster_Break */
};

/* What the rules need to know of the code points passed so far in this cluster. */
struct context {
    bool odd_flag;                                                     /* GB12, GB13 */
    enum { PICT_NONE, PICT_BASE, PICT_ZWJ } pict;                      /* GB11 */
    enum { CONJUNCT_NONE, CONJUNCT_LETTER, CONJUNCT_LINKED } conjunct; /* GB9c */
    int letters; /* of the conjunct */
};

/* The longest in use have five (र्त्स्न्य); typing क् without end makes no cluster wider than a line. */
enum { CONJUNCT_LETTERS_MOST = 8 };

static bool
in(uint32_t cp, uint32_t first, uint32_t last)
{
    return cp >= first && cp <= last;
}

/* Ill-formed bytes break on both sides, as controls do. */
static int
gcb_of(uint32_t cp)
{
    if (cp == '\r')
        return U_GCB_CR;
    if (cp == '\n')
        return U_GCB_LF;
    if (cp < 0x20 || cp == 0x7F || cp == UTF8_BAD)
        return U_GCB_CONTROL;
    if (cp < 0x7F)
        return U_GCB_OTHER;
    return u_getIntPropertyValue((UChar32)cp, UCHAR_GRAPHEME_CLUSTER_BREAK);
}

static struct point
point_at(struct str s, size_t at)
{
    struct point p;
    p.len = utf8_next(s, at, &p.cp);
    p.gcb = gcb_of(p.cp);
    return p;
}

static bool
is_pictograph(const struct point *p)
{
    return p->cp >= 0xA9 && p->cp != UTF8_BAD &&
           u_hasBinaryProperty((UChar32)p->cp, UCHAR_EXTENDED_PICTOGRAPHIC);
}

/* Indic_Conjunct_Break (UAX #44), Devanagari only. */
static bool
is_consonant(uint32_t cp)
{
    return in(cp, 0x0915, 0x0939) || in(cp, 0x0958, 0x095F) || in(cp, 0x0978, 0x097F);
}

static bool
is_virama(uint32_t cp)
{
    return cp == 0x094D;
}

static bool
extends_conjunct(uint32_t cp)
{
    return cp == 0x093C || cp == 0x200D || in(cp, 0x0951, 0x0954);
}

static bool
is_control(int gcb)
{
    return gcb == U_GCB_CONTROL || gcb == U_GCB_CR || gcb == U_GCB_LF;
}

/* GB6, GB7, GB8 */
static bool
hangul_joins(int before, int after)
{
    switch (before) {
    case U_GCB_L:
        return after == U_GCB_L || after == U_GCB_V || after == U_GCB_LV || after == U_GCB_LVT;
    case U_GCB_LV:
    case U_GCB_V:
        return after == U_GCB_V || after == U_GCB_T;
    case U_GCB_LVT:
    case U_GCB_T:
        return after == U_GCB_T;
    default:
        return false;
    }
}

/* The rules that look at two code points only. */
static bool
pair_joins(int before, int after)
{
    if (before == U_GCB_CR && after == U_GCB_LF) /* GB3 */
        return true;
    if (is_control(before) || is_control(after)) /* GB4, GB5 */
        return false;
    return hangul_joins(before, after) || after == U_GCB_EXTEND || after == U_GCB_ZWJ || /* GB9 */
           after == U_GCB_SPACING_MARK ||                                                /* GB9a */
           before == U_GCB_PREPEND;                                                      /* GB9b */
}

static bool
joins(const struct context *c, const struct point *before, const struct point *after)
{
    if (pair_joins(before->gcb, after->gcb))
        return true;
    if (c->conjunct == CONJUNCT_LINKED && is_consonant(after->cp)) /* GB9c */
        return c->letters < CONJUNCT_LETTERS_MOST;
    if (c->pict == PICT_ZWJ && is_pictograph(after)) /* GB11 */
        return true;
    return c->odd_flag && after->gcb == U_GCB_REGIONAL_INDICATOR; /* GB12, GB13 */
}

static void
pass(struct context *c, const struct point *p)
{
    c->odd_flag = p->gcb == U_GCB_REGIONAL_INDICATOR && !c->odd_flag;
    if (is_pictograph(p))
        c->pict = PICT_BASE;
    else if (c->pict == PICT_BASE && p->gcb == U_GCB_ZWJ)
        c->pict = PICT_ZWJ;
    else if (c->pict != PICT_BASE || p->gcb != U_GCB_EXTEND)
        c->pict = PICT_NONE;
    if (is_consonant(p->cp)) {
        c->letters++;
        c->conjunct = CONJUNCT_LETTER;
    } else if (c->conjunct != CONJUNCT_NONE && is_virama(p->cp)) {
        c->conjunct = CONJUNCT_LINKED;
    } else if (!extends_conjunct(p->cp)) {
        c->conjunct = CONJUNCT_NONE;
    }
}

size_t
cluster_next(struct str s, size_t at)
{
    struct context c = {0};
    struct point before = point_at(s, at);
    at += before.len;
    pass(&c, &before);
    while (at < s.n) {
        struct point after = point_at(s, at);
        if (!joins(&c, &before, &after))
            break;
        pass(&c, &after);
        before = after;
        at += after.len;
    }
    return at;
}

/* Start of the code point, or ill-formed part of one, that ends at `end`. */
static size_t
point_before(struct str s, size_t end)
{
    size_t lead = end - 1;
    while (lead > 0 && end - lead < 4 && ((unsigned char)s.p[lead] & 0xC0) == 0x80)
        lead--;
    uint32_t cp;
    return lead + utf8_next(s, lead, &cp) == end ? lead : end - 1;
}

/* Whether text surely breaks between two code points, whatever stands before them. */
static bool
surely_breaks(const struct point *before, const struct point *after)
{
    if (pair_joins(before->gcb, after->gcb))
        return false;
    bool conjunct =
        is_consonant(after->cp) && (is_virama(before->cp) || extends_conjunct(before->cp));
    bool pict = before->gcb == U_GCB_ZWJ && is_pictograph(after);
    bool flag = before->gcb == U_GCB_REGIONAL_INDICATOR && after->gcb == U_GCB_REGIONAL_INDICATOR;
    return !conjunct && !pict && !flag;
}

size_t
cluster_prev(struct str s, size_t end)
{
    size_t start = point_before(s, end);
    struct point after = point_at(s, start);
    while (start > 0) { /* back to a sure break, then forward by clusters */
        size_t before_at = point_before(s, start);
        struct point before = point_at(s, before_at);
        if (surely_breaks(&before, &after))
            break;
        start = before_at;
        after = before;
    }
    for (size_t next = cluster_next(s, start); next < end; next = cluster_next(s, start))
        start = next;
    return start;
}

static bool
is_devanagari(uint32_t cp)
{
    return in(cp, 0x0900, 0x097F) || in(cp, 0xA8E0, 0xA8FF);
}

/* The script of the character at `at`, behind one of script `before`. A joiner belongs to the
 * Devanagari letter on either side, a dotted circle to the mark it carries. */
static enum script
script_at(struct str s, size_t at, size_t len, uint32_t cp, enum script before)
{
    if (is_devanagari(cp))
        return SCRIPT_DEVANAGARI;
    bool joiner = cp == 0x200C || cp == 0x200D;
    if (joiner && before == SCRIPT_DEVANAGARI)
        return SCRIPT_DEVANAGARI;
    if ((joiner || cp == 0x25CC) && at + len < s.n) {
        struct point next = point_at(s, at + len);
        bool mark = next.gcb == U_GCB_EXTEND || next.gcb == U_GCB_SPACING_MARK;
        if (is_devanagari(next.cp) && (joiner || mark))
            return SCRIPT_DEVANAGARI;
    }
    return SCRIPT_LATIN;
}

size_t
script_run(struct str s, size_t at, enum script *out)
{
    uint32_t cp;
    size_t len = utf8_next(s, at, &cp);
    *out = script_at(s, at, len, cp, SCRIPT_LATIN);
    for (at += len; at < s.n; at += len) {
        len = utf8_next(s, at, &cp);
        if (script_at(s, at, len, cp, *out) != *out)
            break;
    }
    return at;
}
