#include "verify/spelling.h"

enum { LETTERS_MAX = 48, VOWEL = 1, OTHER = 2, SWAP = 2 };

static unsigned
cost(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' ? VOWEL : OTHER;
}

static unsigned
least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned
spelling_distance(struct str a, struct str b, unsigned limit)
{
    unsigned rows[3][LETTERS_MAX + 1];
    if (a.n > LETTERS_MAX || b.n > LETTERS_MAX)
        return limit + 1;
    rows[0][0] = 0;
    for (size_t k = 0; k < b.n; k++)
        rows[0][k + 1] = rows[0][k] + cost(b.p[k]);
    for (size_t i = 1; i <= a.n; i++) {
        unsigned *row = rows[i % 3], *last = rows[(i - 1) % 3];
        const unsigned *before = rows[(i + 1) % 3];
        unsigned best = row[0] = last[0] + cost(a.p[i - 1]);
        for (size_t k = 1; k <= b.n; k++) {
            char x = a.p[i - 1], y = b.p[k - 1];
            unsigned other = cost(x) == VOWEL && cost(y) == VOWEL ? VOWEL : OTHER;
            row[k] = least(last[k - 1] + (x == y ? 0 : other),
                           least(last[k] + cost(x), row[k - 1] + cost(y)));
            if (i > 1 && k > 1 && x == b.p[k - 2] && y == a.p[i - 2])
                row[k] = least(row[k], before[k - 2] + SWAP);
            best = least(best, row[k]);
        }
        if (best > limit + SWAP)
            return limit + 1;
    }
    return least(rows[a.n % 3][b.n], limit + 1);
}

unsigned
spelling_tolerance(size_t letters)
{
    if (letters < 5)
        return 0;
    return letters < 6 ? 1 : letters < 8 ? 2 : letters < 10 ? 3 : 4;
}

uint32_t
spelling_letters(struct str key)
{
    uint32_t bits = 0;
    for (size_t i = 0; i < key.n; i++)
        bits |= is_alpha(key.p[i]) ? 1u << (key.p[i] - 'a') : 1u << 26;
    return bits;
}
