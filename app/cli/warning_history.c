/* satark warning history and undo: who changed what, and back. */
#include "cli/warning.h"

#include "office/when.h"

#include <stdio.h>

enum { SHOWN = 6 }; /* ids of a change on its line; --json has all */

static const char *
kind_word(struct cli *c, struct str kind)
{
    static const struct {
        const char *kind, *id;
    } words[] = {{"new", "cli.history.new"},
                 {"changed", "cli.history.changed"},
                 {"ended", "cli.history.ended"},
                 {"back", "cli.history.back"}};
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (str_eq(kind, str_of(words[i].kind)))
            return cli_text(c, words[i].id, NULL, 0);
    return arena_str(c->arena, kind).p;
}

/* "import warnings.csv", as the office wrote it down. */
static const char *
what_word(struct cli *c, struct str what)
{
    return cli_told(c, arena_str(c->arena, what).p);
}

static void
add_line(struct cli *c, struct buf *b, const struct warning_change *x)
{
    buf_fmt(b, "%-5lld %-17s %-12.*s %s%s:", (long long)x->id, staff_show_time(c, x->at, false),
            (int)x->who.n, x->who.p, what_word(c, x->what),
            x->undone ? cli_text(c, "cli.history.undone", NULL, 0) : "");
    for (size_t i = 0; i < x->n && i < SHOWN; i++)
        buf_fmt(b, " %s %.*s%s", kind_word(c, x->rows[i].kind), (int)x->rows[i].warning.n,
                x->rows[i].warning.p, i + 1 < x->n ? "," : "");
    if (x->n > SHOWN)
        buf_fmt(b, "%s",
                cli_text(c, "cli.history.more",
                         LANG_ARGS({"n", cli_number(c, (int64_t)(x->n - SHOWN))})));
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
        buf_fmt(&b, "%s\n", cli_text(c, "cli.history.none", NULL, 0));
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
    cli_say(c, "cli.history.undid",
            LANG_ARGS({"what", str_of(what_word(c, x.what))}, {"who", x.who},
                     {"at", str_of(staff_show_time(c, x.at, false))},
                     {"n", cli_number(c, (int64_t)x.n)}));
    return EXIT_DONE;
}
