#include "text/fold.h"

#include "base/log.h"
#include "base/utf8.h"
#include "text/apart.h"
#include "text/camel.h"
#include "text/form.h"
#include "text/leet.h"
#include "text/lookalike.h"
#include "text/reference.h"
#include "text/unit.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

/* Folding has two stages. The first takes the message one code point at a time and makes units,
 * each with the place it came from. The second looks at whole words, because whether a Cyrillic
 * letter is Russian or a disguise depends on its neighbours, and writes the text and the map.
 *
 * ICU's normaliser costs 16 ms when first used; English, Hindi and emoji never need it. */

struct folder {
    struct arena scratch;
    struct unit *units;
    size_t n, cap;
    unsigned traits;
    enum hidden hidden; /* waiting for the next unit */
    uint32_t from, to;  /* of the character being folded */
};

static bool
in(uint32_t cp, uint32_t first, uint32_t last)
{
    return cp >= first && cp <= last;
}

static bool
is_devanagari(uint32_t cp)
{
    return in(cp, 0x0900, 0x097F) || in(cp, 0xA8E0, 0xA8FF);
}

/* U+0964, U+0965 are dandas, U+0970 the abbreviation sign. */
static enum unit_kind
kind_of(uint32_t cp)
{
    if (cp < 0x80)
        return is_digit((char)cp) ? UNIT_DIGIT : is_alpha((char)cp) ? UNIT_LATIN : UNIT_OTHER;
    if (is_devanagari(cp))
        return cp == 0x0964 || cp == 0x0965 || cp == 0x0970 ? UNIT_OTHER : UNIT_DEVANAGARI;
    uint32_t type = U_MASK(u_charType((UChar32)cp));
    if (type & (U_GC_MN_MASK | U_GC_ME_MASK))
        return UNIT_MARK;
    if (!(type & (U_GC_L_MASK | U_GC_MC_MASK)))
        return UNIT_OTHER;
    UErrorCode status = U_ZERO_ERROR;
    bool latin = uscript_getScript((UChar32)cp, &status) == USCRIPT_LATIN;
    return latin ? UNIT_LATIN : UNIT_FOREIGN;
}

static struct unit *
push(struct folder *f, uint32_t cp)
{
    f->units = arena_grow(&f->scratch, f->units, f->n, &f->cap, sizeof *f->units);
    struct unit *u = &f->units[f->n++];
    *u = (struct unit){.cp = cp,
                       .from = f->from,
                       .to = f->to,
                       .kind = (unsigned char)kind_of(cp),
                       .hidden = (unsigned char)f->hidden};
    f->hidden = HIDDEN_NOTHING;
    return u;
}

static uint32_t
code_point_at(const UChar *text, int32_t n, int32_t i)
{
    uint32_t cp = text[i];
    if (U16_IS_LEAD(cp) && i + 1 < n)
        cp = (uint32_t)U16_GET_SUPPLEMENTARY(cp, text[i + 1]);
    return cp;
}

/* The letter under the accents of cp; cp itself if it has none. */
static uint32_t
base_of(uint32_t cp)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    UChar text[32];
    int32_t n = unorm2_getDecomposition(nfc, (UChar32)cp, text, ARRAY_LEN(text), &status);
    if (U_FAILURE(status))
        BUG("ICU's normalisation data is missing");
    return n > 0 ? code_point_at(text, n, 0) : cp;
}

/* Latin beyond ASCII: accents go, odd letters become plain ones; æ, þ and the like stay. */
static void
push_latin(struct folder *f, uint32_t cp)
{
    struct lookalike found;
    uint32_t base = base_of(cp);
    if (base != cp)
        f->traits |= FOLD_MARKED;
    if (lookalike_find(base, &found)) {
        f->traits |= found.look == LOOK_STYLED   ? FOLD_STYLED
                     : found.look == LOOK_MARKED ? FOLD_MARKED
                                                 : FOLD_CONFUSABLE;
        base = (uint32_t)found.latin;
    }
    push(f, base);
}

/* A letter that is neither Latin nor Devanagari, with what it may look like: as typed, in lower
 * case, or under its accents. Only the first two can be taken for the Latin letter itself. */
static void
push_foreign(struct folder *f, uint32_t typed, uint32_t folded)
{
    struct lookalike found;
    struct unit *u = push(f, folded);
    bool is_look = lookalike_find(typed, &found);
    u->strong = is_look && found.look == LOOK_STRONG;
    if (!is_look || !u->strong) {
        struct lookalike lower;
        if (lookalike_find(folded, &lower)) {
            u->strong = lower.look == LOOK_STRONG;
            found = is_look ? found : lower;
            is_look = true;
        } else if (!is_look) {
            is_look = lookalike_find(base_of(folded), &found);
        }
    }
    u->latin = is_look ? found.latin : '\0';
}

static void
push_ascii(struct folder *f, char c)
{
    bool control = (c < ' ' && c != '\n') || c == 0x7F;
    push(f, control ? ' ' : (unsigned char)to_lower(c));
}

/* Nukta letters as letter and nukta, the form NFC wants too; the rest as it is. */
static void
push_devanagari(struct folder *f, uint32_t cp)
{
    static const uint16_t qa_to_yya[] = {0x0915, 0x0916, 0x0917, 0x091C,
                                         0x0921, 0x0922, 0x092B, 0x092F};
    uint32_t base = in(cp, 0x0958, 0x095F)                         ? qa_to_yya[cp - 0x0958]
                    : cp == 0x0929 || cp == 0x0931 || cp == 0x0934 ? cp - 1
                                                                   : cp;
    push(f, base);
    if (base != cp)
        push(f, 0x093C);
}

/* Drops what cannot be seen; remembers it for the unit behind it. */
static bool
hide(struct folder *f, uint32_t cp)
{
    if (!form_hidden(cp))
        return false;
    if (form_turns_direction(cp))
        f->traits |= FOLD_BIDI;
    if (cp != 0x200C && cp != 0x200D)
        f->hidden = HIDDEN_MARK;
    else if (f->hidden == HIDDEN_NOTHING)
        f->hidden = HIDDEN_JOINER;
    return true;
}

static void
push_folded(struct folder *f, uint32_t typed, uint32_t folded)
{
    uint32_t cp;
    int32_t digit = u_charDigitValue((UChar32)folded);
    if (folded < 0x80)
        push_ascii(f, (char)folded);
    else if (digit >= 0)
        push(f, (uint32_t)('0' + digit));
    else if (form_ascii(folded, &cp))
        push(f, cp);
    else if (kind_of(folded) == UNIT_LATIN)
        push_latin(f, folded);
    else if (kind_of(folded) == UNIT_FOREIGN)
        push_foreign(f, typed, folded);
    else
        push(f, folded);
}

/* NFKC_Casefold (UAX #31) of one code point. Working by single code points keeps the map exact;
 * every code point of a result maps to itself. */
static void
push_nfkc_casefold(struct folder *f, uint32_t cp)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *form = unorm2_getNFKCCasefoldInstance(&status);
    UChar in_text[2], out[64];
    int32_t in_n = 0, n, count = 0;
    U16_APPEND_UNSAFE(in_text, in_n, (UChar32)cp);
    n = unorm2_normalize(form, in_text, in_n, out, ARRAY_LEN(out), &status);
    if (U_FAILURE(status))
        BUG("ICU's normalisation data is missing");
    for (int32_t i = 0; i < n; i += U16_LENGTH(code_point_at(out, n, i))) {
        push_folded(f, cp, code_point_at(out, n, i));
        count++;
    }
    if (count != 1 || f->units[f->n - 1].cp == cp || !form_styled(cp))
        return;
    unsigned char kind = f->units[f->n - 1].kind;
    bool digit = kind == UNIT_DIGIT && (in(cp, 0x1D7CE, 0x1D7FF) || in(cp, 0xFF10, 0xFF19));
    if (kind == UNIT_LATIN || kind == UNIT_FOREIGN || digit)
        f->traits |= FOLD_STYLED;
}

static void
take(struct folder *f, uint32_t cp)
{
    uint32_t out;
    if (cp == UTF8_BAD) {
        f->traits |= FOLD_ILL_FORMED;
        push(f, 0xFFFD);
    } else if (cp < 0x80) {
        push_ascii(f, (char)cp);
    } else if (form_ascii(cp, &out)) {
        push(f, out);
    } else if (is_devanagari(cp)) {
        push_devanagari(f, cp);
    } else if (form_symbol(cp)) {
        push(f, cp);
    } else if (cp == 0x2026) {
        for (int i = 0; i < 3; i++)
            push(f, '.');
    } else if (form_reversed(cp, &out)) {
        f->traits |= FOLD_STYLED;
        push(f, out);
    } else if (!hide(f, cp)) {
        push_nfkc_casefold(f, cp);
    }
}

/* "&#66;" becomes what it stands for, from the left, so that "&amp;#66;" does too. */
static void
resolve_references(struct folder *f)
{
    const struct unit *given = f->units;
    size_t n = f->n, from;
    uint32_t cp;
    bool spelled, any = false;
    for (size_t i = 0; i < n && !any; i++)
        any = given[i].cp == ';';
    f->hidden = HIDDEN_NOTHING; /* what hid behind the last unit is gone */
    if (!any)
        return;
    f->units = ARENA_ARRAY(&f->scratch, struct unit, n);
    f->cap = n;
    f->n = 0;
    for (size_t i = 0; i < n; i++) {
        f->from = given[i].from;
        f->to = given[i].to;
        struct unit *u = push(f, given[i].cp);
        bool waiting = u->hidden > given[i].hidden;
        unsigned char hidden = waiting ? u->hidden : given[i].hidden;
        *u = given[i];
        u->hidden = hidden;
        while (f->n && f->units[f->n - 1].cp == ';' &&
               reference_ends(f->units, f->n, &from, &cp, &spelled)) {
            f->from = f->units[from].from;
            f->to = f->units[f->n - 1].to;
            f->n = from;
            f->traits |= spelled ? FOLD_SPELLED : 0;
            take(f, cp);
        }
    }
}

static bool
has_reference(struct str s)
{
    return s.n && memchr(s.p, '&', s.n) && memchr(s.p, ';', s.n);
}

/* Letters and digits around something hidden: it was put there to break the word. Emoji, marks and
 * the ends of words carry harmless ones; so do Hindi conjuncts. */
static bool
breaks_word(const struct unit *before, const struct unit *u)
{
    if (u->hidden == HIDDEN_NOTHING || before->kind == UNIT_OTHER || u->kind == UNIT_OTHER ||
        before->kind == UNIT_MARK || u->kind == UNIT_MARK)
        return false;
    bool latin = before->kind == UNIT_LATIN || before->kind == UNIT_DIGIT ||
                 u->kind == UNIT_LATIN || u->kind == UNIT_DIGIT;
    return u->hidden == HIDDEN_MARK || latin;
}

static bool
in_word(const struct unit *u)
{
    return u->kind == UNIT_LATIN || u->kind == UNIT_FOREIGN || u->kind == UNIT_MARK;
}

/* Gives look-alikes in the word units[from, to) their Latin letter if the word has Latin letters
 * too or nothing but letters that cannot be told apart. */
static void
unmask_word(struct folder *f, size_t from, size_t to)
{
    bool latin = false, all_strong = true;
    for (size_t i = from; i < to; i++) {
        latin = latin || f->units[i].kind == UNIT_LATIN;
        all_strong = all_strong && (f->units[i].kind != UNIT_FOREIGN || f->units[i].strong);
    }
    if (!latin && !all_strong)
        return;
    for (size_t i = from; i < to; i++) {
        struct unit *u = &f->units[i];
        if (u->kind != UNIT_FOREIGN || !u->latin)
            continue;
        u->cp = (unsigned char)u->latin;
        u->kind = UNIT_LATIN;
        f->traits |= FOLD_CONFUSABLE;
    }
}

static void
unmask_words(struct folder *f)
{
    for (size_t i = 0; i < f->n;) {
        size_t end = i;
        while (end < f->n && in_word(&f->units[end]))
            end++;
        if (end > i)
            unmask_word(f, i, end);
        i = end > i ? end : i + 1;
    }
}

/* Drops combining marks from ASCII and Devanagari: k̇esco, struck-through words, keycap digits.
 * Scripts that are spelled with marks keep theirs. */
static void
drop_marks(struct folder *f)
{
    size_t kept = 0;
    for (size_t i = 0; i < f->n; i++) {
        struct unit *before = kept ? &f->units[kept - 1] : NULL;
        bool drop = f->units[i].kind == UNIT_MARK && before &&
                    (before->cp < 0x80 || before->kind == UNIT_DEVANAGARI);
        if (!drop) {
            f->units[kept++] = f->units[i];
            continue;
        }
        if (before->kind == UNIT_LATIN)
            f->traits |= FOLD_MARKED;
        if (i + 1 == f->n || f->units[i + 1].from != f->units[i].from)
            before->to = f->units[i].to; /* unless a letter came with the mark */
    }
    f->n = kept;
}

static size_t
utf8_len(uint32_t cp)
{
    return cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
}

static char *
make_room(struct arena *a, size_t n, struct folded *out)
{
    char *text = arena_alloc(a, n + 1);
    out->text = (struct str){text, n};
    out->from = ARENA_ARRAY(a, uint32_t, n + 1);
    out->to = ARENA_ARRAY(a, uint32_t, n + 1);
    out->from[n] = out->to[n] = (uint32_t)out->original.n;
    return text;
}

static void
write_units(struct folder *f, struct arena *a, struct folded *out)
{
    size_t n = 0, at = 0;
    for (size_t i = 0; i < f->n; i++)
        n += utf8_len(f->units[i].cp);
    char *text = make_room(a, n, out);
    for (size_t i = 0; i < f->n; i++) {
        char bytes[4];
        size_t len = utf8_put(f->units[i].cp, bytes);
        for (size_t k = 0; k < len; k++, at++) {
            text[at] = bytes[k];
            out->from[at] = f->units[i].from;
            out->to[at] = f->units[i].to;
        }
    }
    f->traits |= leet_restore(text, n) ? FOLD_LEET : 0;
}

static bool
all_ascii(struct str s)
{
    unsigned char seen = 0;
    for (size_t i = 0; i < s.n; i++)
        seen |= (unsigned char)s.p[i];
    return seen < 0x80;
}

static void
fold_ascii(struct str s, struct arena *a, struct folded *out)
{
    char *text = make_room(a, s.n, out);
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        text[i] = (c < ' ' && c != '\n') || c == 0x7F ? ' ' : to_lower(c);
        out->from[i] = (uint32_t)i;
        out->to[i] = (uint32_t)i + 1;
    }
    out->traits = leet_restore(text, s.n) ? FOLD_LEET : 0;
}

void
fold(struct str original, struct arena *a, struct folded *out)
{
    if (original.n >= UINT32_MAX)
        BUG("a text of 4 GiB was to be folded");
    *out = (struct folded){.original = original};
    bool camel = camel_possible(original);
    if (all_ascii(original) && !has_reference(original) && !apart_possible(original) && !camel) {
        fold_ascii(original, a, out);
        return;
    }
    struct folder f = {.cap = original.n};
    f.units = ARENA_ARRAY(&f.scratch, struct unit, f.cap);
    for (size_t i = 0; i < original.n;) {
        uint32_t cp;
        size_t len = utf8_next(original, i, &cp);
        f.from = (uint32_t)i;
        f.to = (uint32_t)(i + len);
        take(&f, cp);
        i += len;
    }
    resolve_references(&f);
    for (size_t i = 1; i < f.n; i++)
        if (breaks_word(&f.units[i - 1], &f.units[i]))
            f.traits |= FOLD_INVISIBLE;
    unmask_words(&f);
    drop_marks(&f);
    if (camel)
        f.n = camel_open(&f.units, f.n, original, &f.scratch);
    bool joined;
    f.n = apart_join(f.units, f.n, &joined);
    f.traits |= joined ? FOLD_APART : 0;
    write_units(&f, a, out);
    out->traits = f.traits;
    arena_wipe(&f.scratch);
}

void
fold_span(const struct folded *f, size_t from, size_t to, size_t *at, size_t *end)
{
    if (from >= to || to > f->text.n)
        BUG("a span that is empty or outside the folded text");
    *at = f->from[from];
    *end = f->to[to - 1];
}

struct str
fold_typed(const struct folded *f, size_t from, size_t to, struct arena *a)
{
    struct str folded = str_sub(f->text, from, to);
    if (!(f->traits & FOLD_LEET))
        return folded;
    char *typed = arena_alloc(a, folded.n + 1);
    for (size_t i = 0; i < folded.n; i++) {
        char c = f->original.p[f->from[from + i]];
        bool sign = c > ' ' && c < 0x7F && !is_alpha(to_lower(c));
        typed[i] = is_alpha(folded.p[i]) && sign ? c : folded.p[i];
    }
    return (struct str){typed, folded.n};
}
