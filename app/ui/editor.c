#include "ui/editor.h"

#include "base/utf8.h"
#include "text/segment.h"
#include "ui/devanagari.h"

/* Arrows, symbols and emoji stand from here; before it are spaces and marks without a picture, which
 * join with nothing. */
enum { FIRST_SYMBOL = 0x2190 };

enum { MARK_BYTES = 3 }; /* of every code point in U+0900-097F, and of ZWNJ */

struct str
editor_text(const struct editor *e)
{
    return (struct str){e->text, e->n};
}

/* ---- bytes ---- */

static struct str
before_caret(const struct editor *e)
{
    return (struct str){e->text, e->caret};
}

/* Replaces [from, to) by s; the caret keeps its place in the text around it. The caller has made
 * sure that it fits. */
static void
splice(struct editor *e, size_t from, size_t to, struct str s)
{
    memmove(e->text + from + s.n, e->text + to, e->n - to);
    if (s.n)
        memcpy(e->text + from, s.p, s.n);
    size_t n = e->n - (to - from) + s.n;
    if (n < e->n)
        explicit_bzero(e->text + n, e->n - n);
    e->n = n;
    if (e->caret >= to)
        e->caret = e->caret - (to - from) + s.n;
    else if (e->caret > from)
        e->caret = from;
}

static void
splice_cp(struct editor *e, size_t from, size_t to, uint32_t cp)
{
    char bytes[4];
    splice(e, from, to, (struct str){bytes, utf8_put(cp, bytes)});
}

static void
append(struct editor *e, uint32_t cp)
{
    splice_cp(e, e->caret, e->caret, cp);
}

/* The code point that ends at `end`, 0 at the start; *at becomes its first byte. */
static uint32_t
cp_before(const struct editor *e, size_t end, size_t *at)
{
    *at = end;
    if (end == 0)
        return 0;
    do
        (*at)--;
    while (*at > 0 && (e->text[*at] & 0xC0) == 0x80);
    uint32_t cp;
    utf8_next((struct str){e->text, end}, *at, &cp);
    return cp;
}

static uint32_t
cp_after(const struct editor *e)
{
    uint32_t cp = 0;
    if (e->caret < e->n)
        utf8_next(editor_text(e), e->caret, &cp);
    return cp;
}

static void
forget_undo(struct editor *e)
{
    explicit_bzero(e->undo, e->undo_n);
    e->undo_n = 0;
}

/* ---- the caret's place ---- */

/* The cluster ends around `at`: *low <= at <= *high, equal if `at` is one. Clusters are only known
 * from the start: what looks like one may be the end of a longer one. */
static void
cluster_around(const struct editor *e, size_t at, size_t *low, size_t *high)
{
    *low = *high = 0;
    while (*high < at) {
        *low = *high;
        *high = cluster_next(editor_text(e), *high);
    }
    if (*high == at)
        *low = at;
}

/* A virama at the caret waits for the consonant that is typed next. If it joined the one behind the
 * caret meanwhile, the caret would stand inside a cluster, and the next letter would come after a
 * conjunct nobody asked for. */
static void
hold_apart(struct editor *e)
{
    size_t at, low;
    if (cp_before(e, e->caret, &at) == VIRAMA && akshara_of(cp_after(e)) == AKSHARA_CONSONANT &&
        e->n + MARK_BYTES <= EDITOR_MAX) {
        append(e, ZWNJ);
        e->held_apart = true;
    }
    cluster_around(e, e->caret, &low, &e->caret);
}

static void
let_join(struct editor *e)
{
    if (!e->held_apart)
        return;
    splice(e, e->caret - MARK_BYTES, e->caret, (struct str){"", 0});
    e->held_apart = false;
}

static void
begin_edit(struct editor *e)
{
    let_join(e);
    forget_undo(e);
    e->full = false;
}

static void
forget_vowel_key(struct editor *e)
{
    e->vowel_key = VOWEL_KEY_NONE;
    e->vowel = 0;
}

/* ---- the syllable before the caret ---- */

struct syllable {
    enum akshara base; /* AKSHARA_CONSONANT, AKSHARA_VOWEL, or AKSHARA_NONE: no syllable */
    uint32_t letter;
    size_t at;   /* of the base letter */
    size_t body; /* behind the base and its nukta: where a matra belongs */
    size_t tail; /* behind matra or virama (and its joiner): where a sign belongs */
    bool nukta, matra, virama, joiner, sign;
};

static struct syllable
syllable_before(const struct editor *e)
{
    struct syllable s = {.tail = e->caret};
    size_t at;
    uint32_t cp = cp_before(e, e->caret, &at);
    if (akshara_of(cp) == AKSHARA_SIGN) {
        s.sign = true;
        s.tail = at;
        cp = cp_before(e, s.tail, &at);
    }
    s.body = s.tail;
    if (akshara_of(cp) == AKSHARA_JOINER) {
        s.joiner = true;
        s.body = at;
        cp = cp_before(e, s.body, &at);
    }
    if (akshara_of(cp) == AKSHARA_VIRAMA || akshara_of(cp) == AKSHARA_MATRA) {
        s.virama = cp == VIRAMA;
        s.matra = !s.virama;
        s.body = at;
        cp = cp_before(e, s.body, &at);
    }
    if (akshara_of(cp) == AKSHARA_NUKTA) {
        s.nukta = true;
        cp = cp_before(e, at, &at);
    }
    s.letter = cp;
    s.at = at;
    if (akshara_of(cp) == AKSHARA_CONSONANT || akshara_of(cp) == AKSHARA_VOWEL)
        s.base = akshara_of(cp);
    return s;
}

/* ---- one code point by the rules of writing ---- */

static void
take_vowel(struct editor *e, uint32_t vowel, bool context)
{
    struct syllable s = syllable_before(e);
    uint32_t matra = matra_of(vowel);
    bool again = context && e->vowel == vowel;
    if (again && e->vowel_key == VOWEL_KEY_MADE_MATRA) {
        splice_cp(e, s.body, e->caret, vowel);
        forget_vowel_key(e);
        return;
    }
    bool refused = again && e->vowel_key == VOWEL_KEY_REFUSED;
    forget_vowel_key(e);
    if (!context || refused || !matra || s.base != AKSHARA_CONSONANT || s.matra || s.sign) {
        append(e, vowel);
        return;
    }
    splice_cp(e, s.body, e->caret, matra);
    e->vowel_key = VOWEL_KEY_MADE_MATRA;
    e->vowel = vowel;
}

static void
take_matra(struct editor *e, uint32_t matra)
{
    struct syllable s = syllable_before(e);
    uint32_t vowel = vowel_of(matra);
    if (s.base == AKSHARA_CONSONANT)
        splice_cp(e, s.body, s.tail, matra);
    else if (s.base == AKSHARA_VOWEL && s.letter == LETTER_A && vowel)
        splice_cp(e, s.at, s.at + MARK_BYTES, vowel); /* अ + ा is आ */
    else if (vowel)
        append(e, vowel);
}

static void
take_mark(struct editor *e, uint32_t cp)
{
    struct syllable s = syllable_before(e);
    bool consonant = s.base == AKSHARA_CONSONANT;
    switch (akshara_of(cp)) {
    case AKSHARA_VIRAMA:
        if (consonant && !s.matra && !s.virama && !s.sign)
            append(e, cp);
        break;
    case AKSHARA_NUKTA:
        if (consonant && !s.nukta && takes_nukta(s.letter))
            splice_cp(e, s.at + MARK_BYTES, s.at + MARK_BYTES, cp);
        break;
    case AKSHARA_SIGN:
        if (s.base != AKSHARA_NONE && !s.virama)
            splice_cp(e, s.tail, e->caret, cp);
        break;
    case AKSHARA_JOINER:
        /* behind a virama, or inside an emoji of several */
        if ((consonant && s.virama && !s.joiner) || (s.letter >= FIRST_SYMBOL && !s.joiner))
            append(e, cp);
        break;
    default: /* Vedic stress */
        break;
    }
}

/* Controls would be read as styles by the screens; a byte-order mark is nothing. */
static void
take_other(struct editor *e, uint32_t cp)
{
    if (cp == '\t')
        cp = ' ';
    bool control = (cp < 0x20 && cp != '\n') || (cp >= 0x7F && cp < 0xA0);
    if (cp != UTF8_BAD && cp != 0xFEFF && !control)
        append(e, cp);
}

static void
take(struct editor *e, uint32_t cp, bool context)
{
    if (akshara_of(cp) == AKSHARA_VOWEL) {
        take_vowel(e, cp, context);
        return;
    }
    forget_vowel_key(e);
    switch (akshara_of(cp)) {
    case AKSHARA_MATRA:
        take_matra(e, cp);
        break;
    case AKSHARA_NONE:
        take_other(e, cp);
        break;
    case AKSHARA_CONSONANT:
        append(e, nukta_base(cp) ? nukta_base(cp) : cp);
        if (nukta_base(cp))
            append(e, NUKTA);
        break;
    default:
        take_mark(e, cp);
        break;
    }
}

/* ---- what keys do ---- */

/* Whether `s` fits at its longest: letters with their dot built in become two code points, a word
 * gets a space on each side, a virama at the end is held apart. */
static bool
fits(const struct editor *e, struct str s)
{
    size_t need = s.n + 2 + MARK_BYTES;
    for (size_t at = 0; at < s.n;) {
        uint32_t cp;
        at += utf8_next(s, at, &cp);
        if (nukta_base(cp))
            need += MARK_BYTES;
    }
    return e->n + need <= EDITOR_MAX;
}

static void
take_all(struct editor *e, struct str s, bool context)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t cp;
        at += utf8_next(s, at, &cp);
        take(e, cp, context);
    }
}

void
editor_type(struct editor *e, struct str key)
{
    if (!fits(e, key)) {
        e->full = true;
        return;
    }
    begin_edit(e);
    take_all(e, key, true);
    hold_apart(e);
}

static bool
touches(char c)
{
    return c != ' ' && c != '\n';
}

void
editor_insert(struct editor *e, struct str s, bool as_word)
{
    if (!fits(e, s)) {
        e->full = true;
        return;
    }
    begin_edit(e);
    if (as_word && e->caret > 0 && touches(e->text[e->caret - 1]))
        append(e, ' ');
    take_all(e, s, false);
    if (as_word && e->caret < e->n && touches(e->text[e->caret]))
        append(e, ' ');
    hold_apart(e);
}

static void
erase_from(struct editor *e, size_t from)
{
    splice(e, from, e->caret, (struct str){"", 0});
    hold_apart(e);
}

void
editor_backspace(struct editor *e)
{
    if (e->caret == 0)
        return;
    bool made = e->vowel_key == VOWEL_KEY_MADE_MATRA;
    begin_edit(e);
    size_t at;
    uint32_t cp = cp_before(e, e->caret, &at);
    /* A part of an emoji or an accented letter is nothing anybody typed. */
    if (akshara_of(cp) == AKSHARA_NONE)
        at = cluster_prev(before_caret(e), e->caret);
    erase_from(e, at);
    if (made)
        e->vowel_key = VOWEL_KEY_REFUSED;
    else
        forget_vowel_key(e);
}

void
editor_erase_cluster(struct editor *e)
{
    if (e->caret == 0)
        return;
    begin_edit(e);
    forget_vowel_key(e);
    erase_from(e, cluster_prev(before_caret(e), e->caret));
}

void
editor_erase_word(struct editor *e)
{
    if (e->caret == 0)
        return;
    begin_edit(e);
    forget_vowel_key(e);
    size_t at = e->caret;
    while (at > 0 && !touches(e->text[at - 1]))
        at--;
    while (at > 0 && touches(e->text[at - 1]))
        at--;
    erase_from(e, at);
}

void
editor_clear(struct editor *e)
{
    let_join(e);
    forget_vowel_key(e);
    e->full = false;
    if (e->n == 0)
        return;
    forget_undo(e);
    memcpy(e->undo, e->text, e->n);
    e->undo_n = e->n;
    explicit_bzero(e->text, e->n);
    e->n = e->caret = 0;
}

bool
editor_undo(struct editor *e)
{
    if (e->undo_n == 0)
        return false;
    memcpy(e->text, e->undo, e->undo_n);
    e->n = e->caret = e->undo_n;
    forget_undo(e);
    return true;
}

/* ---- moving ---- */

static void
begin_move(struct editor *e)
{
    let_join(e);
    forget_vowel_key(e);
}

void
editor_left(struct editor *e)
{
    begin_move(e);
    if (e->caret > 0)
        e->caret = cluster_prev(before_caret(e), e->caret);
}

void
editor_right(struct editor *e)
{
    size_t low, high;
    begin_move(e);
    cluster_around(e, e->caret, &low, &high);
    if (high == e->caret && high < e->n)
        high = cluster_next(editor_text(e), high);
    e->caret = high;
}

void
editor_place(struct editor *e, size_t at)
{
    size_t low, high;
    if (e->held_apart && at >= e->caret)
        at -= MARK_BYTES;
    begin_move(e);
    cluster_around(e, at < e->n ? at : e->n, &low, &high);
    e->caret = at - low < high - at ? low : high;
}

void
editor_wipe(struct editor *e)
{
    explicit_bzero(e, sizeof *e);
}
