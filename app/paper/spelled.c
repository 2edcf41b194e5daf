#include "paper/spelled.h"

#include "base/buf.h"

static const char *const digits[] = {"zero", "one", "two",   "three", "four",
                                     "five", "six", "seven", "eight", "nine"};

/* Whether the run of digits around `at` touches a letter. */
static bool
touches_letter(struct str v, size_t at)
{
    size_t from = at, to = at + 1;
    while (from > 0 && is_digit(v.p[from - 1]))
        from--;
    while (to < v.n && is_digit(v.p[to]))
        to++;
    return (from > 0 && is_alpha(v.p[from - 1])) || (to < v.n && is_alpha(v.p[to]));
}

struct str
spelled(struct str value, struct arena *a)
{
    struct buf b = {0};
    bool any = false;
    for (size_t i = 0; i < value.n; i++) {
        char c = value.p[i];
        if (!is_digit(c) || !touches_letter(value, i)) {
            buf_char(&b, c);
            continue;
        }
        any = true;
        buf_fmt(&b, "(%s)", digits[c - '0']);
    }
    struct str out = any ? arena_str(a, buf_str(&b)) : (struct str){"", 0};
    buf_free(&b);
    return out;
}
