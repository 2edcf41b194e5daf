/* satark - the staff's programme: one table of commands. */
#include "cli/cli.h"

#include "base/guard.h"

#include <stdio.h>

static const struct command *const commands[] = {
    &command_init,    &command_check,   &command_eval,    &command_train,   &command_warning,
    &command_notice,  &command_counter, &command_setting, &command_registry,
    &command_bundle,  &command_staff,   &command_doctor,
};

static void
print_help(void)
{
    printf("satark %s - keeps the Satark kiosk's list, warnings and notices, and checks messages\n\n"
           "Usage: satark [--data DIR] COMMAND ...\n\n", SATARK_VERSION);
    for (size_t i = 0; i < ARRAY_LEN(commands); i++)
        printf("  %-9s %s\n", commands[i]->name, commands[i]->summary);
    printf("\nData folder: --data DIR, else $SATARK_DATA, else /var/lib/satark.\n"
           "Exit code: 0 done, 1 the environment failed, 2 the call or the input is wrong.\n"
           "Example: satark check \"आज रात 9:30 बजे बिजली कट जाएगी\"\n");
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
        print_help();
        return argc < 2 ? EXIT_INPUT : EXIT_DONE;
    }
    for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
        const struct command *cmd = commands[i];
        if (strcmp(argv[1], cmd->name) != 0)
            continue;
        argc--;
        argv++;
        if (cli_switch(&argc, argv, "--help")) {
            printf("Usage: satark %s %s\n\n%s\n%s\n", cmd->name, cmd->usage, cmd->summary,
                   cmd->help);
            return EXIT_DONE;
        }
        return cmd->run(c, argc, argv);
    }
    err_input(&c->err, "unknown command “%s”; see satark --help", argv[1]);
    return cli_fail(c);
}

/* A full disk may show only when what is left in the buffer is written. */
static int
finish_output(struct cli *c, int code)
{
    bool written = fflush(stdout) == 0 && !ferror(stdout);
    if (written || code == EXIT_ENV || code == EXIT_INPUT)
        return code;
    err_env(&c->err, "standard output cannot be written; check the disk or the pipe");
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
    arena_wipe(&arena);
    return code;
}
