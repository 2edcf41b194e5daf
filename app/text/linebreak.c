#include "text/segment.h"

#include "base/log.h"
#include "base/utf8.h"

#include <unicode/ubrk.h>
#include <unicode/utf16.h>

/* ICU proposes breaks (UAX #14); the rules below take away those that read badly in Hindi, and in
 * links put their own. Every rule looks a bounded way around the break, so that time is linear. */

enum {
    LINK_LONG = 20,   /* bytes: a shorter link is moved to the next line in one piece */
    NUMBER_LONG = 24, /* bytes: more digits and spaces than any number people write */
    WORD_LONG = 48    /* bytes: longer than any word in the lists below */
};

/* Verbs of one syllable that look lost at the beginning of a line. */
static const char *const enders[] = {"है", "हैं", "हो", "हों", "हूँ", "था", "थी", "थे", "लें", "दें"};

/* clang-format off */
static const char *const units[] = {
    "बजे", "बजकर", "मिनट", "मिनटों", "घंटा", "घंटे", "घंटों", "घण्टे", "दिन", "दिनों", "महीने", "साल",
    "रुपये", "रुपए", "रुपया", "रु", "पैसे", "लाख", "करोड़", "हज़ार", "प्रतिशत", "अंक", "अंकों",
    "यूनिट", "किलोवाट", "जनवरी", "फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त",
    "सितम्बर", "अक्तूबर", "नवम्बर", "दिसम्बर",
    "am", "pm", "AM", "PM", "a.m", "p.m", "hours", "minutes", "days", "units", "digits", "lakh",
    "crore", "kW", "kWh", "km", "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
    /* the nukta letters as one code point */
    "कर\u094B\u095C", "ह\u095B\u093Eर", "\u095Eरवरी",
};
/* clang-format on */

static const char *const currencies[] = {"₹", "Rs", "Rs.", "रु", "रु.", "INR"};

/* What may not begin a line even behind a space. */
static const uint32_t closers[] = {
    ',', '.',    '?',    '!',    ':',    ';',    ')',    ']',    '}',
    '%', 0x00B7, 0x0964, 0x0965, 0x2013, 0x2014, 0x2019, 0x201D, 0x2026,
};

static bool
is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
listed(struct str word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(word, str_of(list[i])))
            return true;
    return false;
}

static bool
is_closer(uint32_t cp)
{
    for (size_t i = 0; i < ARRAY_LEN(closers); i++)
        if (closers[i] == cp)
            return true;
    return false;
}

static uint32_t
point_at(struct str s, size_t at)
{
    uint32_t cp = '\n'; /* the end of the text is the end of a line */
    if (at < s.n)
        utf8_next(s, at, &cp);
    return cp;
}

static bool
ends_word(struct str s, size_t at)
{
    uint32_t cp = point_at(s, at);
    return at >= s.n || (cp < 0x80 && is_white((char)cp)) || is_closer(cp) || cp == '"' ||
           cp == '(' || cp == '/';
}

/* The word from `at`; empty if it is longer than any that a rule knows. */
static struct str
word_after(struct str s, size_t at)
{
    size_t end = at;
    while (!ends_word(s, end) && end - at <= WORD_LONG) {
        uint32_t cp;
        end += utf8_next(s, end, &cp);
    }
    return end - at <= WORD_LONG ? str_sub(s, at, end) : str_sub(s, at, at);
}

/* What stands between white space or an opening bracket and `end`. */
static struct str
word_before(struct str s, size_t end)
{
    size_t at = end;
    while (at > 0 && !is_white(s.p[at - 1]) && s.p[at - 1] != '(' && end - at <= WORD_LONG)
        at--;
    return end - at <= WORD_LONG ? str_sub(s, at, end) : str_sub(s, end, end);
}

static size_t
skip_spaces(struct str s, size_t at)
{
    while (at < s.n && s.p[at] == ' ')
        at++;
    return at;
}

static size_t
back_over_spaces(struct str s, size_t at)
{
    while (at > 0 && s.p[at - 1] == ' ')
        at--;
    return at;
}

static bool
is_any_digit(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 0x0966 && cp <= 0x096F);
}

/* The code point that ends at `end`; 0 at the start of the text. */
static uint32_t
point_before(struct str s, size_t end)
{
    size_t at = end;
    while (at > 0 && end - at < 4) {
        at--;
        if (((unsigned char)s.p[at] & 0xC0) != 0x80)
            break;
    }
    return at < end ? point_at(s, at) : 0;
}

/* A quotation mark that may open as well as close does what the space beside it says. */
static bool
closes(struct str s, size_t at)
{
    uint32_t cp = point_at(s, at);
    if (cp == '"' || cp == '\'')
        return ends_word(s, at + 1);
    return is_closer(cp);
}

/* "किया है।" */
static bool
is_lone_ender(struct str s, size_t at)
{
    struct str word = word_after(s, at);
    if (!listed(word, enders, ARRAY_LEN(enders)))
        return false;
    size_t next = skip_spaces(s, at + word.n);
    uint32_t cp = point_at(s, next);
    return cp == '\n' || is_closer(cp) || (cp == '"' && closes(s, next));
}

/* Digits and single spaces around a break, as 82603 03942 or +91 82603 03942. */
static bool
is_inside_number(struct str s, size_t before, size_t after)
{
    if (!is_any_digit(point_before(s, before)) || !is_any_digit(point_at(s, after)))
        return false;
    size_t from = before, to = after;
    while (from > 0 && after - from <= NUMBER_LONG &&
           (is_digit(s.p[from - 1]) || s.p[from - 1] == ' '))
        from--;
    while (to < s.n && to - before <= NUMBER_LONG && (is_digit(s.p[to]) || s.p[to] == ' '))
        to++;
    return to - from <= NUMBER_LONG;
}

static bool
binds(struct str s, size_t at)
{
    size_t before = back_over_spaces(s, at);
    struct str left = word_before(s, before), right = word_after(s, at);
    if (closes(s, at) || is_lone_ender(s, at) || str_eq(left, STR("न")))
        return true;
    if (is_any_digit(point_before(s, before)) && listed(right, units, ARRAY_LEN(units)))
        return true;
    if (is_any_digit(point_at(s, at)) && listed(left, currencies, ARRAY_LEN(currencies)))
        return true;
    return is_inside_number(s, before, at);
}

/* The run of visible ASCII around or behind `at`; links and lists such as OTP/PIN are such runs. */
static size_t
ascii_run(struct str s, size_t at)
{
    while (at < s.n && s.p[at] > ' ' && s.p[at] < 0x7F)
        at++;
    return at;
}

/* A scheme, an @, or a dot between a letter or digit and a letter. */
static bool
is_link(struct str run)
{
    if (str_find(run, STR("://"), 0) < run.n)
        return true;
    for (size_t i = 1; i + 1 < run.n; i++) {
        bool between = is_alnum(run.p[i - 1]) && is_alpha(run.p[i + 1]);
        if (between && (run.p[i] == '.' || run.p[i] == '@'))
            return true;
    }
    return false;
}

static bool
link_breaks_after(struct str run, size_t i)
{
    return run.p[i] != '\0' && strchr("/.-_?&=", run.p[i]) != NULL && i + 1 < run.n &&
           is_alnum(run.p[i + 1]);
}

/* Whether a break may stand: one flag for each offset 0..s.n. */
enum { MAY_NOT, MAY, MUST };

/* Inside a run of ASCII: a link has its own breaks, a short list with slashes none. */
static void
mark_run(struct str run, unsigned char *may)
{
    bool link = is_link(run);
    for (size_t i = 1; i < run.n; i++) {
        if (link)
            may[i] = run.n >= LINK_LONG && link_breaks_after(run, i - 1) ? MAY : MAY_NOT;
        else if (run.n < LINK_LONG && run.p[i - 1] == '/')
            may[i] = MAY_NOT;
    }
}

static void
mark_runs(struct str s, unsigned char *may)
{
    for (size_t i = 0; i < s.n;) {
        size_t end = ascii_run(s, i);
        if (end > i)
            mark_run(str_sub(s, i, end), may + i);
        i = end > i ? end : i + 1;
    }
}

/* The text in UTF-16, and for each of its units, and the end, the offset in s. */
struct utf16 {
    UChar *units;
    size_t *at;
    int32_t n;
};

static struct utf16
to_utf16(struct str s, struct arena *a)
{
    struct utf16 out = {ARENA_ARRAY(a, UChar, s.n), ARENA_ARRAY(a, size_t, s.n + 2), 0};
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        size_t n = utf8_next(s, i, &cp);
        UBool failed = false;
        out.at[out.n] = out.at[out.n + 1] = i; /* of a pair, both */
        U16_APPEND(out.units, out.n, (int32_t)s.n, cp == UTF8_BAD ? 0xFFFD : cp, failed);
        if (failed)
            BUG("a code point that utf8_next does not give");
        i += n;
    }
    out.at[out.n] = s.n;
    return out;
}

/* From memory of ours: ICU's UText over UTF-8 would keep copies of what a person typed in blocks
 * that it frees without wiping. */
static void
mark_icu(struct str s, struct arena *a, unsigned char *may)
{
    UErrorCode status = U_ZERO_ERROR;
    struct utf16 text = to_utf16(s, a);
    UBreakIterator *lines = ubrk_open(UBRK_LINE, "hi", text.units, text.n, &status);
    if (U_FAILURE(status))
        BUG("ICU's line break data is missing");
    for (int32_t at = ubrk_first(lines); at != UBRK_DONE; at = ubrk_next(lines))
        may[text.at[at]] = MAY;
    ubrk_close(lines);
}

/* Nothing breaks inside a cluster, and a line end always does. */
static void
mark_clusters(struct str s, unsigned char *may)
{
    for (size_t i = 0; i < s.n;) {
        size_t end = cluster_next(s, i);
        for (size_t k = i + 1; k < end; k++)
            may[k] = MAY_NOT;
        if (s.p[end - 1] == '\n')
            may[end] = MUST;
        i = end;
    }
}

void
line_breaks(struct str s, struct arena *a, size_t **at, bool **hard, size_t *n)
{
    unsigned char *may = arena_alloc(a, s.n + 1);
    if (s.n) {
        mark_icu(s, a, may);
        mark_runs(s, may);
        mark_clusters(s, may);
    }
    may[0] = MAY_NOT;
    if (may[s.n] != MUST)
        may[s.n] = MAY;
    *n = 0;
    for (size_t i = 0; i <= s.n; i++) {
        if (may[i] == MAY && i < s.n && (s.p[i] == ' ' || s.p[i] == '\n' || binds(s, i)))
            may[i] = MAY_NOT;
        *n += may[i] != MAY_NOT;
    }
    *at = ARENA_ARRAY(a, size_t, *n);
    *hard = ARENA_ARRAY(a, bool, *n);
    size_t k = 0;
    for (size_t i = 0; i <= s.n; i++) {
        if (may[i] == MAY_NOT)
            continue;
        (*at)[k] = i;
        (*hard)[k++] = may[i] == MUST;
    }
}
