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

/* What both begin or end with costs nothing. */
static void
drop_common(struct str *a, struct str *b)
{
    while (a->n && b->n && a->p[0] == b->p[0]) {
        *a = str_sub(*a, 1, a->n);
        *b = str_sub(*b, 1, b->n);
    }
    while (a->n && b->n && a->p[a->n - 1] == b->p[b->n - 1]) {
        a->n--;
        b->n--;
    }
}

unsigned
spelling_distance(struct str a, struct str b, unsigned limit)
{
    unsigned rows[3][LETTERS_MAX + 1], costs[LETTERS_MAX];
    if (a.n > LETTERS_MAX || b.n > LETTERS_MAX || a.n > b.n + limit || b.n > a.n + limit)
        return limit + 1;
    drop_common(&a, &b);
    rows[0][0] = 0;
    for (size_t k = 0; k < b.n; k++) {
        costs[k] = cost(b.p[k]);
        rows[0][k + 1] = rows[0][k] + costs[k];
    }
    unsigned best_before = 0;
    for (size_t i = 1; i <= a.n; i++) {
        unsigned *row = rows[i % 3], *last = rows[(i - 1) % 3];
        const unsigned *before = rows[(i + 1) % 3];
        char x = a.p[i - 1];
        unsigned cost_x = cost(x), best = row[0] = last[0] + cost_x;
        for (size_t k = 1; k <= b.n; k++) {
            char y = b.p[k - 1];
            unsigned other = x == y ? 0 : cost_x > costs[k - 1] ? cost_x : costs[k - 1];
            row[k] = least(last[k - 1] + other, least(last[k] + cost_x, row[k - 1] + costs[k - 1]));
            if (i > 1 && k > 1 && x == b.p[k - 2] && y == a.p[i - 2])
                row[k] = least(row[k], before[k - 2] + SWAP);
            best = least(best, row[k]);
        }
        if (best > limit && best_before > limit)
            return limit + 1;
        best_before = best;
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
