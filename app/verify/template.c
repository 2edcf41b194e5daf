#include "verify/template.h"

#include "base/utf8.h"
#include "text/phonetic.h"

enum { MESSAGE_WORDS_MAX = 256 };

/* A word's key; a variable has none. */
struct word {
    struct str key;
    bool is_var;
};

struct words {
    struct word *list;
    size_t n, cap;
};

struct template_words {
    const struct sms_template *of;
    struct words words;
};

static bool
is_letter(uint32_t cp)
{
    if (cp < 0x80)
        return is_alnum((char)cp);
    return cp != UTF8_BAD && cp != 0x964 && cp != 0x965 && cp != 0x970 && cp < 0x2000;
}

static void
add_word(struct words *w, struct str word, bool is_var, struct arena *a)
{
    char key[WORD_KEY_MAX];
    size_t n = is_var ? 0 : spelling_key(word, key);
    if (!is_var && n == 0)
        n = sound_key(word, true, key);
    if (n == 0 && !is_var)
        return;
    w->list = arena_grow(a, w->list, w->n, &w->cap, sizeof *w->list);
    w->list[w->n++] = (struct word){arena_str(a, (struct str){key, n}), is_var};
}

/* Words of folded text; {#var#} is recognised where `with_vars` says so. */
static void
split(struct str text, bool with_vars, struct arena *a, struct words *out)
{
    size_t from = text.n;
    for (size_t at = 0; at <= text.n && out->n < MESSAGE_WORDS_MAX;) {
        uint32_t cp = 0;
        size_t n = at < text.n ? utf8_next(text, at, &cp) : 1;
        bool letter = at < text.n && is_letter(cp);
        if (letter && from == text.n)
            from = at;
        if (!letter && from < text.n) {
            add_word(out, str_sub(text, from, at), false, a);
            from = text.n;
        }
        struct str rest = str_sub(text, at, text.n);
        if (with_vars && str_starts(rest, "{#var#}")) {
            add_word(out, rest, true, a);
            n = sizeof "{#var#}" - 1;
        }
        at += n;
    }
}

static size_t
fixed_words(const struct words *w)
{
    size_t n = 0;
    for (size_t i = 0; i < w->n; i++)
        n += !w->list[i].is_var;
    return n;
}

void
templates_compile(const struct sms_template *list, size_t n, struct arena *a, struct templates *out)
{
    *out = (struct templates){.list = ARENA_ARRAY(a, struct template_words, n + 1)};
    for (size_t i = 0; i < n; i++) {
        struct folded folded;
        struct template_words t = {.of = &list[i]};
        fold(list[i].text, a, &folded);
        split(folded.text, true, a, &t.words);
        if (fixed_words(&t.words) >= TEMPLATE_FIXED_MIN)
            out->list[out->n++] = t;
    }
}

/* reach[i]: the template's words so far may end just before message word i. One pass a word, so
 * that nothing a person types makes it slow. */
static bool
is_whole(const struct words *t, const struct words *m, struct arena *a)
{
    bool *reach = ARENA_ARRAY(a, bool, m->n + 1), *next = ARENA_ARRAY(a, bool, m->n + 1);
    reach[0] = true;
    for (size_t k = 0; k < t->n; k++) {
        memset(next, 0, (m->n + 1) * sizeof *next);
        for (size_t i = 0; i < m->n; i++) {
            if (!reach[i])
                continue;
            if (!t->list[k].is_var)
                next[i + 1] |= str_eq(t->list[k].key, m->list[i].key);
            else
                for (size_t j = 1; j <= TEMPLATE_VAR_WORDS && i + j <= m->n; j++)
                    next[i + j] = true;
        }
        bool *swap = reach;
        reach = next;
        next = swap;
    }
    return reach[m->n];
}

const struct sms_template *
templates_match(const struct templates *t, const struct folded *in, struct arena *a)
{
    struct words m = {.n = 0};
    if (t->n == 0)
        return NULL;
    split(in->text, false, a, &m);
    if (m.n < TEMPLATE_FIXED_MIN || m.n == MESSAGE_WORDS_MAX)
        return NULL;
    for (size_t i = 0; i < t->n; i++) {
        const struct words *w = &t->list[i].words;
        bool may = w->list[0].is_var || str_eq(w->list[0].key, m.list[0].key);
        if (may && is_whole(w, &m, a))
            return t->list[i].of;
    }
    return NULL;
}
