#include "verify/skeleton.h"

#include "base/log.h"

/* One letter for all that look alike. */
static char
look(char c)
{
    switch (to_lower(c)) {
    case '0':
        return 'o';
    case '1':
    case 'i':
    case '|':
        return 'l';
    case '3':
        return 'e';
    case '4':
    case '@':
        return 'a';
    case '5':
    case '$':
        return 's';
    case '7':
        return 't';
    case '8':
        return 'b';
    case '9':
        return 'g';
    default:
        return to_lower(c);
    }
}

void
skeleton_make(struct str s, struct skeleton *out)
{
    out->n = 0;
    for (size_t i = 0; i < s.n && out->n < SKELETON_MAX; i++) {
        char c = look(s.p[i]), next = i + 1 < s.n ? look(s.p[i + 1]) : '\0';
        if (c == 'r' && next == 'n') {
            c = 'm';
            i++;
        } else if (c == 'v' && next == 'v') {
            c = 'w';
            i++;
        }
        out->p[out->n++] = c;
    }
}

void
skeleton_squeeze(struct str s, struct skeleton *out)
{
    char plain[SKELETON_MAX];
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < SKELETON_MAX; i++)
        if (s.p[i] != '.' && s.p[i] != '-' && s.p[i] != '_')
            plain[n++] = s.p[i];
    skeleton_make((struct str){plain, n}, out);
}

size_t
skeleton_distance(struct str a, struct str b)
{
    size_t row[3][SKELETON_MAX + 1];
    size_t *before = row[0], *last = row[1], *now = row[2];
    if (a.n > SKELETON_MAX || b.n > SKELETON_MAX)
        BUG("a skeleton longer than any");
    for (size_t j = 0; j <= b.n; j++)
        last[j] = before[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        now[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            size_t best = last[j - 1] + (a.p[i - 1] != b.p[j - 1]);
            best = last[j] + 1 < best ? last[j] + 1 : best;
            best = now[j - 1] + 1 < best ? now[j - 1] + 1 : best;
            bool swapped = i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1];
            if (swapped && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            now[j] = best;
        }
        size_t *spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return last[b.n];
}

bool
skeleton_slipped(struct str typed, struct str name)
{
    size_t at = 0;
    while (at < typed.n && at < name.n && typed.p[at] == name.p[at])
        at++;
    if (typed.n == name.n + 1) /* the letter before `at` came twice */
        return at > 0 && typed.p[at] == typed.p[at - 1] &&
               str_eq(str_sub(typed, at + 1, typed.n), str_sub(name, at, name.n));
    return typed.n == name.n && at + 1 < name.n && typed.p[at] == name.p[at + 1] &&
           typed.p[at + 1] == name.p[at] &&
           str_eq(str_sub(typed, at + 2, typed.n), str_sub(name, at + 2, name.n));
}
