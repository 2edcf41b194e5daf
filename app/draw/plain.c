#include "draw/plain.h"

#include "text/lang.h"

enum { DEPTH = 8 }; /* styles within styles; deeper ones look like the eighth */

struct styles {
    struct look stack[DEPTH];
    size_t n;     /* open styles, more than DEPTH if they go deeper */
    struct look base;
};

static struct look
current(const struct styles *s)
{
    if (s->n == 0)
        return s->base;
    return s->stack[(s->n < DEPTH ? s->n : DEPTH) - 1];
}

static bool
take_style(struct styles *s, char byte)
{
    struct look look = current(s);
    switch (byte) {
    case STYLE_END:
        s->n -= s->n > 0;
        return true;
    case STYLE_BOLD:
        look.bold = true;
        break;
    case STYLE_MARK:
        look = (struct look){.bold = true, .style = STYLE_MARK};
        break;
    case STYLE_YELLOW:
        look.style = STYLE_YELLOW;
        break;
    default:
        return false;
    }
    if (s->n < DEPTH)
        s->stack[s->n] = look;
    s->n++;
    return true;
}

void
plain_of(struct str styled, bool bold, struct arena *a, struct plain *out)
{
    char *letters = arena_alloc(a, styled.n + 1);
    struct styles styles = {.base = {.bold = bold}};
    size_t n = 0;

    out->styled = styled;
    out->look = ARENA_ARRAY(a, struct look, styled.n + 1);
    out->from = ARENA_ARRAY(a, size_t, styled.n + 1);
    for (size_t i = 0; i < styled.n; i++) {
        if (take_style(&styles, styled.p[i]))
            continue;
        letters[n] = styled.p[i];
        out->look[n] = current(&styles);
        out->from[n++] = i;
    }
    out->from[n] = styled.n;
    out->s = (struct str){letters, n};
}

size_t
plain_stretch(const struct plain *p, size_t at, size_t to)
{
    size_t end = at + 1;
    while (end < to && p->look[end].bold == p->look[at].bold
           && p->look[end].style == p->look[at].style && p->from[end] == p->from[end - 1] + 1)
        end++;
    return end;
}

struct str
plain_styled(const struct plain *p, size_t from, size_t to)
{
    return (struct str){p->styled.p + p->from[from], to - from};
}
