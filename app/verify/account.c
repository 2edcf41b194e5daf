#include "verify/account.h"

#include "verify/context.h"
#include "verify/words.h"

enum { SHORTEST = 4, LONGEST = 20, GROUP_MIN = 3 };

static bool
is_part(char c)
{
    return is_digit(c) || c == 'x' || c == '*';
}

/* One group of digits and masks, perhaps behind one letter (IVRS numbers: N2387001234). */
static size_t
read_group(struct str t, size_t at, char *key, size_t *n)
{
    size_t end = at, count = *n;
    for (; end < t.n && is_part(t.p[end]) && count < LONGEST; end++)
        key[count++] = t.p[end] == '*' ? 'x' : t.p[end];
    if (end < t.n && (is_part(t.p[end]) || word_class_at(t, end) == WORD_LATIN))
        return at;
    *n = count;
    return end;
}

static size_t
read_number(struct str t, size_t at, char *key, size_t *n)
{
    size_t start = at;
    if (is_alpha(t.p[at]) && t.p[at] != 'x') {
        key[(*n)++] = t.p[at];
        start = at + 1;
    }
    size_t end = read_group(t, start, key, n);
    if (end == start)
        return at;
    while (end + 1 < t.n && (t.p[end] == ' ' || t.p[end] == '-') && is_digit(t.p[end + 1])) {
        size_t before = *n, next = read_group(t, end + 1, key, n);
        if (next < end + 1 + GROUP_MIN) {
            *n = before;
            break;
        }
        end = next;
    }
    return end;
}

/* Ten digits from 6 to 9 may be a mobile, if one is told to ring it or asks for nothing else. */
static bool
is_rung(struct str t, size_t at, size_t end, struct str key, enum context context)
{
    enum { MOBILE = 10 };
    if (key.n != MOBILE || key.p[0] < '6' || key.p[0] > '9' || str_find(key, STR("x"), 0) < key.n)
        return false;
    return context_rings(t, at, end) || (context == CONTEXT_OTHER && context_only(t, at, end));
}

bool
account_at(const struct folded *in, size_t at, struct arena *a, struct found *out, bool *other)
{
    struct str t = in->text;
    char key[LONGEST + 1];
    size_t n = 0;
    bool letter = is_alpha(t.p[at]) && t.p[at] != 'x';
    if (letter && (at + 1 >= t.n || !is_digit(t.p[at + 1])))
        return false;
    if (!letter && !is_part(t.p[at]))
        return false;
    size_t end = read_number(t, at, key, &n);
    if (end == at || n < SHORTEST)
        return false;
    enum context context = context_before(t, at);
    if (context != CONTEXT_ACCOUNT && context != CONTEXT_OTHER)
        return false;
    if (is_rung(t, at, end, (struct str){key, n}, context))
        return false;
    *other = context == CONTEXT_OTHER;
    *out = found_new(ENTITY_ACCOUNT, at, end);
    out->key = arena_str(a, (struct str){key, n});
    for (size_t i = 0; i < n; i++)
        if (key[i] == 'x')
            out->traits |= TRAIT_MASKED;
    return true;
}
