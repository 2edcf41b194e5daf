#include "text/camel.h"

enum { CHANGES_MIN = 3, LETTERS_PER_WORD = 3 };

static bool
is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool
is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

bool
camel_possible(struct str s)
{
    unsigned changes = 0;
    for (size_t i = 1; i < s.n; i++) {
        changes += is_capital(s.p[i]) && is_small(s.p[i - 1]);
        if (s.p[i] == ' ' || s.p[i] == '\n')
            changes = 0;
        else if (changes >= CHANGES_MIN)
            return true;
    }
    return false;
}

struct reader {
    const struct unit *units;
    size_t n;
    struct str original;
};

/* The letter or digit at unit i as it was typed; '\0' for anything else. */
static char
typed(const struct reader *r, size_t i)
{
    if (i >= r->n || (r->units[i].kind != UNIT_LATIN && r->units[i].kind != UNIT_DIGIT))
        return '\0';
    char c = r->original.p[r->units[i].from];
    return is_small(c) || is_capital(c) || is_digit(c) ? c : '\0';
}

/* A word begins at unit i although a letter or digit stands before it. */
static bool
begins_word(const struct reader *r, size_t i)
{
    char before = i > 0 ? typed(r, i - 1) : '\0', c = typed(r, i), after = typed(r, i + 1);
    if (!before || !c)
        return false;
    if (is_capital(c)) /* "billNot", "10Pm", "KYCUpdate" */
        return is_small(before) || is_digit(before) || (is_capital(before) && is_small(after));
    return is_digit(c) && is_small(before);
}

static bool
is_space(uint32_t cp)
{
    return cp == ' ' || cp == '\n';
}

/* What stands in links, addresses and file names, and in no row of words. */
static bool
belongs_to_address(const struct reader *r, size_t i)
{
    uint32_t cp = r->units[i].cp;
    if (cp == '/' || cp == '\\' || cp == '@' || cp == '_' || cp == '=' || cp == '%')
        return true;
    return cp == '.' && is_small(typed(r, i + 1));
}

static bool
is_run_together(const struct reader *r, size_t at, size_t end)
{
    size_t changes = 0, words = 1, letters = 0;
    for (size_t i = at; i < end; i++) {
        if (belongs_to_address(r, i))
            return false;
        char c = typed(r, i);
        bool begins = i > at && begins_word(r, i);
        letters += is_small(c) || is_capital(c);
        words += begins && is_capital(c);
        changes += begins && is_capital(c) && is_small(typed(r, i - 1));
    }
    return changes >= CHANGES_MIN && letters >= words * LETTERS_PER_WORD;
}

size_t
camel_open(struct unit **units, size_t n, struct str original, struct arena *a)
{
    struct reader r = {*units, n, original};
    struct unit *out = ARENA_ARRAY(a, struct unit, 2 * n + 1);
    size_t kept = 0;
    for (size_t at = 0; at < n;) {
        size_t end = at;
        while (end < n && !is_space(r.units[end].cp))
            end++;
        bool open = end > at && is_run_together(&r, at, end);
        for (size_t i = at; i < end; i++) {
            if (open && i > at && begins_word(&r, i))
                out[kept++] = (struct unit){.cp = ' ',
                                            .from = r.units[i - 1].from,
                                            .to = r.units[i - 1].to,
                                            .kind = UNIT_OTHER};
            out[kept++] = r.units[i];
        }
        for (at = end; at < n && is_space(r.units[at].cp); at++)
            out[kept++] = r.units[at];
    }
    *units = out;
    return kept;
}
