#include "cli/staff.h"

#include "office/when.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Who sits at the keyboard: behind sudo whoever called it. */
static const char *
staff_login(struct cli *c)
{
    const char *sudo = getenv("SUDO_USER");
    struct passwd *p = getpwuid(getuid());
    if (getuid() == 0 && sudo && *sudo)
        return sudo;
    return p ? arena_str(c->arena, str_of(p->pw_name)).p
             : arena_fmt(c->arena, "%lu", (unsigned long)getuid()).p;
}

bool
staff_open(struct cli *c, struct office **out)
{
    const char *path = cli_path(c, "office.db");
    if (access(path, F_OK) != 0)
        return cli_err(c, ERR_ENV, "cli.no_office", (struct lang_arg[]){{"path", str_of(path)}}, 1);
    if (!office_open(path, out, &c->err))
        return false;
    office_sign(*out, staff_login(c));
    return true;
}

static int
no_such_verb(struct cli *c, const struct command *cmd, const struct staff_verb *verbs, size_t n,
             const char *found)
{
    const char **names = ARENA_ARRAY(c->arena, const char *, n);
    for (size_t i = 0; i < n; i++)
        names[i] = verbs[i].name;
    return cli_no_such_verb(c, cmd, names, n, found);
}

int
staff_run(struct cli *c, const struct command *cmd, const struct staff_verb *verbs, size_t n,
          int argc, char **argv)
{
    const char *verb = argc > 1 ? argv[1] : "";
    size_t i = 0;
    while (i < n && strcmp(verb, verbs[i].name) != 0)
        i++;
    if (i == n)
        return no_such_verb(c, cmd, verbs, n, verb);
    struct office *o = NULL;
    if (!staff_open(c, &o))
        return cli_fail(c);
    int code = verbs[i].run(c, o, argc - 1, argv + 1);
    office_close(o);
    return code;
}

bool
staff_time(struct cli *c, const char *option, const char *value, bool is_end, int64_t *out)
{
    struct str text = str_trim(str_of(value));
    int minutes;
    if (str_eq(text, STR("now"))) {
        *out = clock_now() / 60 * 60; /* seconds only clutter the lists */
        return true;
    }
    if (clock_parse_minutes(text, &minutes)) {
        struct civil today = civil_from_unix(clock_now());
        today.hour = today.minute = today.second = 0;
        *out = civil_to_unix(today) + minutes * 60;
        return true;
    }
    if (when_parse(text, is_end, out))
        return true;
    return err_input(&c->err, "%s: found “%s”, expected now, an hour today such as 18:00, or %s",
                     option, value, WHEN_EXPECTED);
}

const char *
staff_show_time(struct cli *c, int64_t t, bool is_end)
{
    struct str text = when_format(t, is_end, c->arena);
    char *p = (char *)arena_str(c->arena, text).p;
    char *at = strchr(p, 'T');
    if (at)
        *at = ' ';
    return *p ? p : "-";
}

void
staff_json(struct buf *b, bool first, const char *name, struct str text)
{
    buf_add(b, first ? STR("") : STR(","));
    buf_json(b, str_of(name));
    buf_char(b, ':');
    buf_json(b, text);
}

void
staff_print(struct buf *b)
{
    struct str text = buf_str(b);
    fwrite(text.p, 1, text.n, stdout);
    buf_free(b);
}

int
staff_export(struct cli *c, struct office *o, int argc, char **argv, const char *what,
             bool (*save)(struct office *o, const char *path, struct err *err),
             bool (*print)(struct office *o, struct buf *out, struct err *err))
{
    struct buf b = {0};
    if (!cli_words(c, argc, argv, 0, 1))
        return cli_fail(c);
    if (argc == 2) {
        if (!save(o, argv[1], &c->err))
            return cli_fail(c);
        cli_say(c, "cli.written",
                LANG_ARGS({"what", str_of(cli_text(c, what, NULL, 0))}, {"file", str_of(argv[1])}));
        return EXIT_DONE;
    }
    if (!print(o, &b, &c->err)) {
        buf_free(&b);
        return cli_fail(c);
    }
    staff_print(&b);
    return EXIT_DONE;
}

bool
staff_says_yes(struct cli *c, const char *question)
{
    char line[16];
    fprintf(stderr, "%s [y/N] ", cli_text(c, question, NULL, 0));
    fflush(stderr);
    if (!fgets(line, sizeof line, stdin))
        return false;
    struct str said = str_trim(str_of(line));
    return str_starts(said, "y") || str_starts(said, "Y") || str_starts(said, "ह");
}

int
staff_faults(struct cli *c, const char *file, const struct csv_faults *f)
{
    fflush(stdout);
    fprintf(stderr, "satark: %s\n",
            cli_text(c, f->n == 1 ? "cli.mistake" : "cli.mistakes",
                     LANG_ARGS({"file", str_of(file)}, {"n", arena_fmt(c->arena, "%zu", f->n)})));
    for (size_t i = 0; i < f->n; i++)
        fprintf(stderr, "  %s\n", cli_told(c, f->list[i].text.p));
    c->err = (struct err){.kind = ERR_INPUT};
    return EXIT_INPUT;
}
