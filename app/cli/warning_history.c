/* satark warning history and undo: who changed what, and back. */
#include "cli/warning.h"

#include "office/when.h"

#include <stdio.h>

enum { SHOWN = 6 }; /* ids of a change on its line; --json has all */

static void
add_line(struct cli *c, struct buf *b, const struct warning_change *x)
{
    buf_fmt(b, "%-5lld %-17s %-12.*s %.*s%s:", (long long)x->id, staff_show_time(c, x->at, false),
            (int)x->who.n, x->who.p, (int)x->what.n, x->what.p, x->undone ? " (undone)" : "");
    for (size_t i = 0; i < x->n && i < SHOWN; i++)
        buf_fmt(b, " %.*s %.*s%s", (int)x->rows[i].kind.n, x->rows[i].kind.p,
                (int)x->rows[i].warning.n, x->rows[i].warning.p, i + 1 < x->n ? "," : "");
    if (x->n > SHOWN)
        buf_fmt(b, " and %zu more", x->n - SHOWN);
    buf_char(b, '\n');
}

static void
add_json(struct cli *c, struct buf *b, const struct warning_change *x)
{
    buf_fmt(b, "%s{\"id\":%lld", b->n > 1 ? ",\n " : "", (long long)x->id);
    staff_json(b, false, "at", when_format(x->at, false, c->arena));
    staff_json(b, false, "who", x->who);
    staff_json(b, false, "what", x->what);
    buf_fmt(b, ",\"undoes\":%lld,\"undone\":%s,\"warnings\":[", (long long)x->undoes,
            x->undone ? "true" : "false");
    for (size_t i = 0; i < x->n; i++) {
        buf_add(b, i ? STR(",{") : STR("{"));
        staff_json(b, true, "id", x->rows[i].warning);
        staff_json(b, false, "was", x->rows[i].kind);
        buf_char(b, '}');
    }
    buf_add(b, STR("]}"));
}

int
warning_show_history(struct cli *c, struct office *o, int argc, char **argv)
{
    bool json = cli_switch(&argc, argv, "--json");
    struct warning_change *list;
    struct buf b = {0};
    size_t n;
    if (!cli_words(c, argc, argv, 0, 0) || !warning_history(o, c->arena, &list, &n, &c->err))
        return cli_fail(c);
    if (json)
        buf_char(&b, '[');
    else if (n == 0)
        buf_add(&b, STR("nobody has changed the warnings yet\n"));
    for (size_t i = 0; i < n; i++) {
        if (json)
            add_json(c, &b, &list[i]);
        else
            add_line(c, &b, &list[i]);
    }
    buf_add(&b, json ? STR("]\n") : STR(""));
    staff_print(&b);
    return EXIT_DONE;
}

int
warning_undo_last(struct cli *c, struct office *o, int argc, char **argv)
{
    struct warning_change x;
    if (!cli_words(c, argc, argv, 0, 0) || !warning_undo(o, c->arena, &x, &c->err))
        return cli_fail(c);
    printf("undone: %.*s (by %.*s, %s); %zu warnings are as they were before it\n", (int)x.what.n,
           x.what.p, (int)x.who.n, x.who.p, staff_show_time(c, x.at, false), x.n);
    return EXIT_DONE;
}
