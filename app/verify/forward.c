#include "verify/forward.h"

#include "verify/words.h"

enum { CODE_MIN = 2, CODE_MAX = 3, NUMBER_MIN = 8, NUMBER_MAX = 14, KEY_MAX = 40 };

struct code {
    char key[KEY_MAX];
    size_t n, end; /* end: in the text, behind the last thing read */
};

static size_t
skip_blank(struct str t, size_t at)
{
    return at < t.n && t.p[at] == ' ' ? at + 1 : at;
}

/* A star or a hash, as a sign or a word. */
static bool
take_sign(struct code *c, struct str t, char sign)
{
    static const char *const stars[] = {"star", "asterisk", "स्टार"};
    static const char *const hashes[] = {"hash", "हैश"};
    size_t at = skip_blank(t, c->end), end = 0;
    if (c->n == KEY_MAX)
        return false;
    if (at < t.n && t.p[at] == sign)
        end = at + 1;
    else if (at < t.n && !is_digit(t.p[at]))
        end = sign == '*' ? words_match_any(t, at, stars, ARRAY_LEN(stars), NULL)
                          : words_match_any(t, at, hashes, ARRAY_LEN(hashes), NULL);
    if (!end)
        return false;
    c->key[c->n++] = sign;
    c->end = end;
    return true;
}

/* From `min` to `max` digits, x for masked ones; returns how many, 0 if it is none. */
static size_t
take_digits(struct code *c, struct str t, size_t min, size_t max, bool masked)
{
    size_t at = skip_blank(t, c->end), from = c->n, n = 0;
    if (masked && at < t.n && t.p[at] == '+')
        at++;
    while (at < t.n && n <= max && c->n < KEY_MAX &&
           (is_digit(t.p[at]) || (masked && t.p[at] == 'x'))) {
        c->key[c->n++] = t.p[at++];
        n++;
    }
    if (n < min || n > max) {
        c->n = from;
        return 0;
    }
    c->end = at;
    return n;
}

static bool
is_forwarding(struct str code)
{
    static const char *const codes[] = {"21", "61", "62", "67", "002", "004"};
    size_t which;
    return str_among(code, codes, ARRAY_LEN(codes), &which) ||
           (code.n == 3 && str_starts(code, "40"));
}

static bool
begins(struct str t, size_t at)
{
    char c = t.p[at];
    if (at > 0 && (is_alnum(t.p[at - 1]) || t.p[at - 1] == '*' || t.p[at - 1] == '#'))
        return false;
    return c == '*' || (c == 's' && str_starts(str_sub(t, at, t.n), "star")) ||
           str_starts(str_sub(t, at, t.n), "स्टार");
}

bool
forward_at(const struct folded *in, size_t at, struct arena *a, struct found *out)
{
    enum { MOBILE = 10 };
    struct str t = in->text;
    struct code c = {.end = at};
    if (!begins(t, at) || !take_sign(&c, t, '*'))
        return false;
    bool asks = take_sign(&c, t, '#');
    if (!asks)
        take_sign(&c, t, '*');
    size_t digits = take_digits(&c, t, CODE_MIN, CODE_MAX, false);
    bool known = digits && is_forwarding((struct str){c.key + c.n - digits, digits});
    if (!digits)
        return false;
    struct code whole = c;
    size_t number =
        take_sign(&whole, t, '*') ? take_digits(&whole, t, NUMBER_MIN, NUMBER_MAX, true) : 0;
    if (number)
        c = whole;
    /* Any code with a whole mobile number in it gives that number something. */
    if (!(known || number >= MOBILE) || (!take_sign(&c, t, '#') && !number))
        return false;
    if (word_class_at(t, c.end) == WORD_DIGITS)
        return false;
    *out = found_new(ENTITY_PHONE, at, c.end);
    out->key = arena_str(a, (struct str){c.key, c.n});
    out->traits = TRAIT_FORWARDING;
    return true;
}
