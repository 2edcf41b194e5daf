/* satark - the staff's programme: one table of commands. */
#include "cli/cli.h"

#include "base/guard.h"

#include <stdio.h>

static const struct command *const commands[] = {
    &command_init,    &command_check,   &command_eval,    &command_train,   &command_warning,
    &command_notice,  &command_counter, &command_setting, &command_registry,
    &command_bundle,  &command_staff,   &command_doctor,  &command_report,  &command_holiday,
    &command_stats,
};

/* Its line in the language for people, or the one that stands in the code. */
static const char *
summary_of(struct cli *c, const struct command *cmd)
{
    const char *id = arena_fmt(c->arena, "cli.about.%s", cmd->name).p;
    const char *text = cli_text(c, id, NULL, 0);
    return strcmp(text, id) == 0 ? cmd->summary : text;
}

static void
print_help(struct cli *c)
{
    const struct lang_arg version = {"version", STR(SATARK_VERSION)};
    printf("%s\n\n%s\n\n", cli_text(c, "cli.satark", &version, 1),
           cli_text(c, "cli.usage", NULL, 0));
    for (size_t i = 0; i < ARRAY_LEN(commands); i++)
        printf("  %-9s %s\n", commands[i]->name, summary_of(c, commands[i]));
    printf("\n%s\n", cli_text(c, "cli.places", NULL, 0));
}

static int
print_command_help(struct cli *c, const struct command *cmd)
{
    const char *id = arena_fmt(c->arena, "cli.help.%s", cmd->name).p;
    printf("%s: satark %s %s\n\n%s\n%s\n", cli_text(c, "cli.usage_word", NULL, 0), cmd->name,
           cmd->usage, summary_of(c, cmd), cli_text(c, id, NULL, 0));
    return EXIT_DONE;
}

static int
run(struct cli *c, int argc, char **argv)
{
    if (!cli_option(c, &argc, argv, "--data", &c->data_given))
        return cli_fail(c);
    if (argc >= 2 && strcmp(argv[1], "--version") == 0) {
        printf("satark %s\n", SATARK_VERSION);
        return EXIT_DONE;
    }
    if (argc < 2 || strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
        print_help(c);
        return argc < 2 ? EXIT_INPUT : EXIT_DONE;
    }
    for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
        const struct command *cmd = commands[i];
        if (strcmp(argv[1], cmd->name) != 0)
            continue;
        argc--;
        argv++;
        if (cli_switch(&argc, argv, "--help"))
            return print_command_help(c, cmd);
        return cmd->run(c, argc, argv);
    }
    cli_err(c, ERR_INPUT, "cli.unknown_command",
            (struct lang_arg[]){{"command", str_of(argv[1])}}, 1);
    return cli_fail(c);
}

/* A full disk may show only when what is left in the buffer is written. */
static int
finish_output(struct cli *c, int code)
{
    bool written = fflush(stdout) == 0 && !ferror(stdout);
    if (written || code == EXIT_ENV || code == EXIT_INPUT)
        return code;
    cli_err(c, ERR_ENV, "cli.no_output", NULL, 0);
    return cli_fail(c);
}

int
main(int argc, char **argv)
{
    guard_no_core_dump();
    struct arena arena = {0};
    struct cli c = {.arena = &arena};
    int code = finish_output(&c, run(&c, argc, argv));
    lang_close(c.lang);
    lang_close(c.errors);
    arena_wipe(&arena);
    return code;
}
