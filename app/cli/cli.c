#include "cli/cli.h"

#include "base/paths.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- languages and terminals ---- */

const char *
cli_lang(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        struct str value = str_of(getenv(names[i]));
        if (value.n)
            return str_starts(value, "hi") ? "hi" : "en";
    }
    return "en";
}

bool
cli_speak(struct cli *c, const char *code)
{
    struct str assets;
    struct err err;
    lang_close(c->lang);
    c->lang = NULL;
    c->langless = !paths_assets(c->arena, &assets, &err) || !lang_open(assets, code, &c->lang, &err);
    return !c->langless;
}

const char *
cli_text(struct cli *c, const char *id, const struct lang_arg *args, size_t n)
{
    if (!c->lang && !c->langless)
        cli_speak(c, cli_lang());
    if (!c->lang)
        return id;
    struct str styled = lang_format(c->lang, c->arena, id, args, n);
    return arena_str(c->arena, lang_plain(c->arena, styled)).p;
}

bool
cli_has_colours(FILE *to)
{
    const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(fileno(to)) && !(none && *none) && !(term && strcmp(term, "dumb") == 0);
}

/* ---- errors and options ---- */

int
cli_fail(struct cli *c)
{
    fprintf(stderr, "satark: %s\n", c->err.msg);
    return c->err.kind == ERR_INPUT ? EXIT_INPUT : EXIT_ENV;
}

void
cli_warn(struct cli *c)
{
    fprintf(stderr, "satark: warning: %s\n", c->err.msg);
    c->err = (struct err){.kind = ERR_NONE};
}

int
cli_usage(struct cli *c, const struct command *cmd, const char *fmt, ...)
{
    char what[512];
    va_list args;
    va_start(args, fmt);
    vsnprintf(what, sizeof what, fmt, args);
    va_end(args);
    err_input(&c->err, "%s; see satark %s --help", what, cmd->name);
    return cli_fail(c);
}

const char *
cli_path(struct cli *c, const char *name)
{
    return paths_join(c->arena, paths_data(c->arena, c->data_given), name).p;
}

static void
take_out(int *argc, char **argv, int at, int n)
{
    for (int i = at; i + n <= *argc; i++) /* the NULL behind the last one moves too */
        argv[i] = argv[i + n];
    *argc -= n;
}

/* Takes the first of that name out of argv; *value stays where there is none. */
static bool
take_first(struct cli *c, int *argc, char **argv, const char *name, const char **value)
{
    size_t n = strlen(name);
    for (int i = 1; i < *argc && strcmp(argv[i], "--") != 0; i++) {
        if (strncmp(argv[i], name, n) != 0)
            continue;
        if (argv[i][n] == '=') {
            *value = argv[i] + n + 1;
            take_out(argc, argv, i, 1);
            return true;
        }
        if (argv[i][n] == '\0') {
            if (i + 1 >= *argc)
                return err_input(&c->err, "%s needs a value", name);
            *value = argv[i + 1];
            take_out(argc, argv, i, 2);
            return true;
        }
    }
    return true;
}

bool
cli_options(struct cli *c, int *argc, char **argv, const char *name, const char **values,
            size_t cap, size_t *n)
{
    *n = 0;
    for (;;) {
        const char *value = NULL;
        if (!take_first(c, argc, argv, name, &value))
            return false;
        if (!value)
            return true;
        if (*n == cap)
            return err_input(&c->err, "%s: at most %zu of them", name, cap);
        values[(*n)++] = value;
    }
}

bool
cli_option(struct cli *c, int *argc, char **argv, const char *name, const char **value)
{
    for (;;) {
        const char *next = NULL;
        if (!take_first(c, argc, argv, name, &next))
            return false;
        if (!next)
            return true;
        *value = next;
    }
}

bool
cli_switch(int *argc, char **argv, const char *name)
{
    bool found = false;
    for (int i = 1; i < *argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], name) == 0) {
            take_out(argc, argv, i--, 1);
            found = true;
        }
    }
    return found;
}

bool
cli_words(struct cli *c, int argc, char **argv, int least, int most)
{
    bool literal = false;
    int words = 0;
    for (int i = 1; i < argc; i++) {
        if (!literal && strcmp(argv[i], "--") == 0) {
            literal = true;
            continue;
        }
        if (!literal && strncmp(argv[i], "--", 2) == 0)
            return err_input(&c->err, "unknown option %s", argv[i]);
        words++;
    }
    if (words < least)
        return err_input(&c->err, "%d more word%s expected after “%s”", least - words,
                         least - words == 1 ? "" : "s", argv[0]);
    if (words > most)
        return err_input(&c->err, "“%s” is one word too many", argv[argc - 1]);
    return true;
}
