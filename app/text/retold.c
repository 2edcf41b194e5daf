#include "text/retold.h"

#include "base/buf.h"

enum { DEPTH = 4 }; /* a cause in a cause in a cause */

/* The conversion at format.p[at], as "%.*s", "%zu" or gettext's "%<PRId64>": its length, beyond
 * the format where that is cut short, and in *number whether it prints digits. */
static size_t
conversion(struct str format, size_t at, bool *number)
{
    size_t end = at + 1;
    *number = true;
    if (end < format.n && format.p[end] == '<') {
        while (end < format.n && format.p[end] != '>')
            end++;
        return end + 1 - at;
    }
    while (end < format.n && !is_alpha(format.p[end]))
        end++;
    while (end < format.n && format.p[end] && strchr("hljzt", format.p[end]))
        end++;
    *number = end < format.n && format.p[end] != 's';
    return end + 1 - at;
}

static bool
is_number(struct str s)
{
    size_t i = s.n && s.p[0] == '-';
    bool any = i < s.n;
    while (i < s.n && is_digit(s.p[i]))
        i++;
    return any && i == s.n;
}

int
retold_match(struct str format, struct str said, struct str args[RETOLD_ARGS], size_t *literal)
{
    size_t at = str_find(format, STR("%"), 0), from = at;
    int n = 0;
    *literal = at;
    if (!str_eq(str_sub(format, 0, at), str_sub(said, 0, at)))
        return -1;
    while (at < format.n) {
        bool number;
        size_t begin = at + conversion(format, at, &number);
        if (n == RETOLD_ARGS || begin > format.n)
            return -1;
        at = str_find(format, STR("%"), begin);
        struct str part = str_sub(format, begin, at);
        if (part.n == 0 && at < format.n)
            return -1;
        size_t to = str_find(said, part, from);
        if (at == format.n) /* the last part ends the sentence */
            to = said.n >= from + part.n && str_eq(str_sub(said, said.n - part.n, said.n), part)
                     ? said.n - part.n
                     : said.n + 1;
        if (to + part.n > said.n)
            return -1;
        args[n] = str_sub(said, from, to);
        if (number && !is_number(args[n]))
            return -1;
        n++;
        from = to + part.n;
        *literal += part.n;
    }
    return from == said.n ? n : -1;
}

static bool tell(const struct mo *m, struct arena *a, struct str said, int depth, struct str *out);

/* {2} or {t2} at sentence.p[at]: the argument's index, whether it is to be retold, its length. */
static bool
hole(struct str sentence, size_t at, int n, int *index, bool *again, size_t *len)
{
    struct str rest = str_sub(sentence, at, sentence.n);
    *again = str_starts(rest, "{t");
    size_t digit = *again ? 2 : 1;
    if (!str_starts(rest, "{") || digit + 1 >= rest.n || rest.p[digit + 1] != '}')
        return false;
    *index = rest.p[digit] - '1';
    *len = digit + 2;
    return *index >= 0 && *index < n;
}

/* True where something of it is in the other language. */
static bool
fill(const struct mo *m, struct arena *a, struct str sentence, const struct str *args, int n,
     int depth, struct str *out)
{
    struct buf b = {0};
    bool told = false, words = false; /* words of its own, beside marks */
    for (size_t i = 0; i < sentence.n;) {
        size_t len = 1;
        int index;
        bool again;
        if (!hole(sentence, i, n, &index, &again, &len)) {
            words = words || (unsigned char)sentence.p[i] >= 0x80;
            buf_char(&b, sentence.p[i]);
        } else {
            struct str arg = args[index];
            told = (again && tell(m, a, arg, depth + 1, &arg)) || told;
            buf_add(&b, arg);
        }
        i += len;
    }
    *out = arena_str(a, buf_str(&b));
    buf_free(&b);
    return told || words || n == 0;
}

static bool
tell(const struct mo *m, struct arena *a, struct str said, int depth, struct str *out)
{
    struct str sentence = {0}, args[RETOLD_ARGS];
    size_t most = 0;
    int n = -1;
    for (uint32_t i = 0; i < m->n && depth < DEPTH; i++) {
        struct str format, text, found[RETOLD_ARGS];
        size_t literal = 0;
        mo_entry(m, i, &format, &text);
        int count = format.n ? retold_match(format, said, found, &literal) : -1;
        if (count < 0 || (n >= 0 && (literal < most || (literal == most && count >= n))))
            continue;
        n = count;
        most = literal;
        sentence = text;
        memcpy(args, found, sizeof args);
    }
    struct str told;
    if (n < 0 || !fill(m, a, sentence, args, n, depth, &told))
        return false;
    *out = told;
    return true;
}

bool
retold(const struct mo *catalogue, struct arena *a, struct str said, struct str *out)
{
    return tell(catalogue, a, said, 0, out);
}
