#include "cli/cli.h"

#include "base/paths.h"
#include "base/utf8.h"

#include <inttypes.h>
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
    lang_close(c->errors);
    c->lang = c->errors = NULL;
    bool warned = c->langless;
    c->langless =
        !paths_assets(c->arena, &assets, &err) || !lang_open(assets, code, &c->lang, &err);
    if (!c->langless && strcmp(code, "en") != 0)
        c->langless = !lang_open_errors(assets, code, &c->errors, &err);
    if (c->langless && !warned)
        fprintf(stderr, "satark: warning: %s\n", err.msg);
    return !c->langless;
}

static void
choose_language(struct cli *c)
{
    if (!c->lang && !c->langless)
        cli_speak(c, cli_lang());
}

const char *
cli_text(struct cli *c, const char *id, const struct lang_arg *args, size_t n)
{
    choose_language(c);
    if (!c->lang)
        return id;
    struct str styled = lang_format(c->lang, c->arena, id, args, n);
    return arena_str(c->arena, lang_plain(c->arena, styled)).p;
}

void
cli_say(struct cli *c, const char *id, const struct lang_arg *args, size_t n)
{
    puts(cli_text(c, id, args, n));
}

bool
cli_err(struct cli *c, enum err_kind kind, const char *id, const struct lang_arg *args, size_t n)
{
    const char *text = cli_text(c, id, args, n);
    c->said = c->lang != NULL;
    return kind == ERR_INPUT ? err_input(&c->err, "%s", text) : err_env(&c->err, "%s", text);
}

/* False where it stays English. */
static bool
retell(struct cli *c, struct str *said)
{
    choose_language(c);
    return c->errors && lang_retell(c->errors, c->arena, *said, said);
}

const char *
cli_told(struct cli *c, const char *said)
{
    struct str text = str_of(said);
    retell(c, &text);
    return text.p;
}

struct str
cli_number(struct cli *c, int64_t n)
{
    return arena_fmt(c->arena, "%" PRId64, n);
}

int
cli_columns(const char *text)
{
    struct str s = str_of(text);
    int n = 0;
    uint32_t u;
    for (size_t at = 0; at < s.n;) {
        at += utf8_next(s, at, &u);
        bool mark = (u >= 0x900 && u <= 0x902) || u == 0x93A || u == 0x93C ||
                    (u >= 0x941 && u <= 0x948) || u == 0x94D || (u >= 0x962 && u <= 0x963);
        n += !mark;
    }
    return n;
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
    struct str text = str_of(c->err.msg);
    bool told = retell(c, &text) || c->said || !c->errors;
    fprintf(stderr, "satark: %s\n", text.p);
    if (!told)
        fprintf(stderr, "%s\n",
                cli_text(c, c->err.kind == ERR_INPUT ? "cli.wrong_call" : "cli.trouble", NULL, 0));
    return c->err.kind == ERR_INPUT ? EXIT_INPUT : EXIT_ENV;
}

void
cli_warn(struct cli *c)
{
    fprintf(stderr, "satark: %s: %s\n", cli_text(c, "cli.warning", NULL, 0),
            cli_told(c, c->err.msg));
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
    struct str text = str_of(what);
    bool told = retell(c, &text) || c->said;
    cli_err(c, ERR_INPUT, "cli.see_help",
            (struct lang_arg[]){{"what", text}, {"command", str_of(cmd->name)}}, 2);
    c->said = told;
    return cli_fail(c);
}

/* "apply, trust or sign" */
static struct str
choices(struct cli *c, const char *const *names, size_t n)
{
    const char * or = cli_text(c, "cli.or", NULL, 0);
    struct str all = str_of(n ? names[0] : "");
    for (size_t i = 1; i < n; i++)
        all = i + 1 < n ? arena_fmt(c->arena, "%.*s, %s", (int)all.n, all.p, names[i])
                        : arena_fmt(c->arena, "%.*s %s %s", (int)all.n, all.p, or, names[i]);
    return all;
}

int
cli_no_such_verb(struct cli *c, const struct command *cmd, const char *const *names, size_t n,
                 const char *found)
{
    cli_err(c, ERR_INPUT, "cli.no_such_verb",
            (struct lang_arg[]){{"found", str_of(found)},
                                {"choices", choices(c, names, n)},
                                {"command", str_of(cmd->name)}},
            3);
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
                return cli_err(c, ERR_INPUT, "cli.no_value",
                               (struct lang_arg[]){{"option", str_of(name)}}, 1);
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
            return cli_err(c, ERR_INPUT, "cli.too_often",
                           (struct lang_arg[]){{"option", str_of(name)},
                                               {"most", arena_fmt(c->arena, "%zu", cap)}},
                           2);
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
            return cli_err(c, ERR_INPUT, "cli.unknown_option",
                           (struct lang_arg[]){{"option", str_of(argv[i])}}, 1);
        words++;
    }
    if (words < least)
        return cli_err(c, ERR_INPUT, least - words == 1 ? "cli.one_more" : "cli.more",
                       (struct lang_arg[]){{"n", arena_fmt(c->arena, "%d", least - words)},
                                           {"word", str_of(argv[0])}},
                       2);
    if (words > most)
        return cli_err(c, ERR_INPUT, "cli.one_too_many",
                       (struct lang_arg[]){{"word", str_of(argv[argc - 1])}}, 1);
    return true;
}
