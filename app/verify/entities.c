#include "verify/entities.h"

#include "verify/account.h"
#include "verify/amount.h"
#include "verify/app.h"
#include "verify/email.h"
#include "verify/forward.h"
#include "verify/header.h"
#include "verify/link.h"
#include "verify/lone.h"
#include "verify/onset.h"
#include "verify/phone.h"
#include "verify/vpa.h"
#include "verify/when.h"
#include "verify/words.h"

/* What the scan remembers so that no stretch is read again and again. */
struct scan {
    const struct folded *in;
    const struct knowledge *knowledge;
    struct arena *arena;
    size_t barren;   /* no host begins before this offset */
    size_t name_end; /* end of the run of e-mail name characters last looked at */
};

static bool
has_at_sign(struct scan *s, size_t at)
{
    struct str t = s->in->text;
    if (at >= s->name_end)
        s->name_end = email_name_end(t, at);
    return s->name_end < t.n && t.p[s->name_end] == '@';
}

/* Signs that begin something although they are no words: +91, ₹, (0755), masks. */
static bool
begins_with_sign(struct str t, size_t at)
{
    char c = t.p[at];
    return c == '+' || c == '(' ||
           (c == '*' && at + 1 < t.n && t.p[at + 1] == '*' && (at == 0 || t.p[at - 1] != '*')) ||
           str_starts(str_sub(t, at, at + 3), "₹");
}

/* "सं०", "नं०", "मो०": the sign of abbreviation is drawn like a zero and folds to one. */
static bool
is_abbreviation_mark(struct str t, size_t at)
{
    static const char *const words[] = {"सं", "नं", "न", "क्र", "मो", "क", "कं", "डा", "पं", "पो"};
    size_t from, to;
    if (t.p[at] != '0' || word_class_before(t, at) != WORD_OTHER || !word_before(t, at, &from, &to))
        return false;
    return words_match_any(t, from, words, ARRAY_LEN(words), NULL) == to;
}

/* Numbers: what they are of decides which reading wins. *skip is set to the end of digits that are
 * an OTP or a reference. */
static bool
number_at(struct scan *s, size_t at, struct found *out, size_t *skip)
{
    bool other = false;
    if (!onset_of_number(s->in->text, at))
        return false;
    if (when_at(s->in, at, s->arena, out) || amount_at(s->in, at, s->arena, out))
        return true;
    if (account_at(s->in, at, s->arena, out, &other)) {
        if (!other)
            return true;
        *skip = out->end;
        return false;
    }
    return phone_at(s->in, at, s->arena, out);
}

/* A quick no for most bytes: a letter behind a letter, a character's second byte or third. */
static bool
is_inside_word(struct str t, size_t at)
{
    char c = t.p[at];
    return ((unsigned char)c & 0xC0) == 0x80 || (at > 0 && is_alpha(c) && is_alpha(t.p[at - 1]));
}

/* The parts of what begins at `at`, or 0 with *skip perhaps behind it. */
static size_t
read_at(struct scan *s, size_t at, struct found out[static FOUND_PARTS], size_t *skip)
{
    struct str t = s->in->text;
    bool word =
        word_starts(t, at) || (at > 0 && is_digit(t.p[at]) && is_abbreviation_mark(t, at - 1));
    if (is_abbreviation_mark(t, at))
        return 0;
    if (forward_at(s->in, at, s->arena, out))
        return 1;
    if (!word && !begins_with_sign(t, at))
        return 0;
    if (word) {
        size_t parts = vpa_string_at(s->in, at, s->arena, out);
        if (parts)
            return parts;
        /* A user name before @ in a link with scheme is no address of its own. */
        parts = link_at(s->in, s->knowledge, at, s->arena, &s->barren, out);
        if (parts)
            return parts;
        if (has_at_sign(s, at) &&
            (email_at(s->in, at, s->arena, out) || vpa_at(s->in, at, s->arena, out)))
            return 1;
        if (vpa_spoken_at(s->in, at, s->arena, out))
            return 1;
    }
    if (t.p[at] == '(' && at + 1 < t.n && when_at(s->in, at + 1, s->arena, out))
        return 0; /* "(22/11/2026 19:16)": read from the digit on */
    if (number_at(s, at, out, skip))
        return 1;
    if (!word || *skip > at)
        return 0;
    return header_at(s->in, at, s->arena, out) || app_at(s->in, s->knowledge, at, s->arena, out);
}

static bool
keep(struct entities *e, size_t *cap, const struct scan *s, const struct found *f)
{
    enum { USUAL = 2 };
    if (e->n == ENTITIES_MAX) {
        e->cut = true;
        return false;
    }
    if (!e->list) { /* an entity holds a whole row of the list: eight at once are too many */
        *cap = USUAL;
        e->list = ARENA_ARRAY(s->arena, struct entity, USUAL);
    }
    e->list = arena_grow(s->arena, e->list, e->n, cap, sizeof(*e->list));
    struct entity *to = &e->list[e->n++];
    *to = (struct entity){.kind = f->kind,
                          .key = f->key,
                          .traits = f->traits,
                          .minutes = f->minutes,
                          .until_minutes = f->until_minutes,
                          .paise = f->paise};
    fold_span(s->in, f->at, f->end, &to->span.at, &to->span.end);
    to->text = str_sub(s->in->original, to->span.at, to->span.end);
    return true;
}

/* One character can fold to several; two entities may then share it. The later one gives way. */
static void
part_spans(struct entities *e, struct str original)
{
    for (size_t i = 1; i < e->n; i++) {
        struct entity *one = &e->list[i], *before = &e->list[i - 1];
        if (one->span.at >= before->span.end)
            continue;
        one->span.at = before->span.end;
        if (one->span.end < one->span.at)
            one->span.end = one->span.at;
        one->text = str_sub(original, one->span.at, one->span.end);
    }
}

/* A name and little else; its words may have been read as apps already ("जेवीवीएनएल से आया"). */
static void
add_lone_name(struct scan *s, struct entities *e, size_t *cap)
{
    struct found name;
    size_t at, end;
    bool read = e->n == 0;
    for (size_t i = 0; i < e->n; i++)
        if (!(e->list[i].traits & TRAIT_NAME_ONLY))
            return;
    if (!lone_name(s->in, s->knowledge, s->arena, &name))
        return;
    fold_span(s->in, name.at, name.end, &at, &end);
    for (size_t i = 0; i < e->n; i++)
        read |= e->list[i].span.at == at && e->list[i].span.end == end;
    if (!read)
        return;
    e->n = 0;
    keep(e, cap, s, &name);
}

void
entities_find(const struct folded *in, const struct knowledge *k, struct arena *a,
              struct entities *out)
{
    struct scan s = {.in = in, .knowledge = k, .arena = a};
    size_t cap = 0, at = 0;
    *out = (struct entities){0};
    while (at < in->text.n && !out->cut) {
        if (at >= ENTITIES_TEXT_MAX) {
            out->cut = true;
            break;
        }
        if (is_inside_word(in->text, at)) {
            at++;
            continue;
        }
        struct found parts[FOUND_PARTS];
        size_t skip = at, n = read_at(&s, at, parts, &skip);
        for (size_t i = 0; i < n && keep(out, &cap, &s, &parts[i]); i++)
            at = parts[i].end > at ? parts[i].end : at;
        if (n == 0)
            at = skip > at ? skip : at + 1;
    }
    add_lone_name(&s, out, &cap);
    part_spans(out, in->original);
}

bool
entity_of_sender(struct str sender, struct arena *a, struct entity *out)
{
    struct folded in;
    struct found f = found_new(ENTITY_HEADER, 0, 0);
    fold(str_trim(sender), a, &in);
    struct str s = str_trim(in.text);
    *out = (struct entity){.minutes = -1, .until_minutes = -1, .text = sender};
    if (s.n == 0)
        return false;
    struct folded whole = in;
    if (email_name_end(s, 0) < s.n && email_at(&whole, (size_t)(s.p - in.text.p), a, &f)) {
        out->kind = ENTITY_EMAIL;
    } else if (phone_at(&whole, (size_t)(s.p - in.text.p), a, &f) && f.end + 1 >= s.n) {
        out->kind = ENTITY_PHONE;
    } else if (header_of(s, a, &f.key)) {
        out->kind = ENTITY_HEADER;
        f.traits = 0;
    } else {
        return false;
    }
    out->key = f.key;
    out->traits = f.traits | TRAIT_SENDER;
    return true;
}

bool
entities_cover(const struct entities *e, const struct folded *in, size_t at, size_t *next)
{
    while (*next < e->n &&
           (e->list[*next].traits & TRAIT_SENDER || e->list[*next].span.end <= in->from[at]))
        ++*next;
    return *next < e->n && e->list[*next].span.at <= in->from[at];
}
