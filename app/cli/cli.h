/* cli/cli.h - what the commands of `satark` share.
 *
 * One file a command (cmd_<name>.c); main.c holds the table. Exit codes: 0 done, 1 the environment
 * failed, 2 the call or the input is wrong; after 1 and 2 nothing has changed. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/arena.h"
#include "base/err.h"
#include "text/lang.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { EXIT_DONE = 0, EXIT_ENV = 1, EXIT_INPUT = 2 };

/* One call of the programme. */
struct cli {
    const char *data_given; /* --data DIR anywhere on the line, or NULL */
    struct arena *arena;    /* wiped when the programme ends */
    struct lang *lang;      /* of what it says; NULL until cli_text is first called */
    struct lang *errors;    /* what the rooms complain of, in that language; NULL: in English */
    bool langless;          /* there is no catalogue */
    bool said;              /* err is in that language; else in English */
    struct err err;
};

/* What its options mean is the sentence cli.help.<name>, whose last line is an example. */
struct command {
    const char *name;    /* "notice" */
    const char *usage;   /* "set|clear|list ..." */
    const char *summary; /* one line */
    int (*run)(struct cli *c, int argc, char **argv); /* argv[0] is the command's name */
};

extern const struct command command_init, command_check, command_eval, command_registry,
    command_train, command_setting, command_notice, command_warning, command_counter,
    command_bundle, command_staff, command_doctor, command_report, command_holiday,
    command_stats;

/* The language for people: "hi" where LC_ALL, else LC_MESSAGES, else LANG begins with hi; else "en". */
const char *cli_lang(void);

/* From now on `code` is spoken, whatever the environment says. */
bool cli_speak(struct cli *c, const char *code);

/* The sentence for the terminal, in the arena and NUL-terminated; the id where the programme's own
 * files are missing. */
const char *cli_text(struct cli *c, const char *id, const struct lang_arg *args, size_t n);

/* The sentence as a line of standard output. */
void cli_say(struct cli *c, const char *id, const struct lang_arg *args, size_t n);

/* Sets err to that sentence, in the language for people; `kind` ERR_ENV or ERR_INPUT. False. */
bool cli_err(struct cli *c, enum err_kind kind, const char *id, const struct lang_arg *args,
             size_t n);

/* A number as an argument. */
struct str cli_number(struct cli *c, int64_t n);

/* Columns of a terminal that it takes: marks above and below take none (UAX 44, category Mn). */
int cli_columns(const char *text);

/* What a room said in English, in the language for people; as it is where there is none. */
const char *cli_told(struct cli *c, const char *said);

/* Whether the stream is a terminal that shows colours, and nobody asked for none (no-color.org). */
bool cli_has_colours(FILE *to);

/* Prints err to standard error as "satark: ..." and gives its exit code. Where the language is
 * Hindi and err is not, a second line in Hindi says what kind of trouble it is and what to do. */
int cli_fail(struct cli *c);

/* Prints err to standard error as "satark: warning: ..." and clears it: it goes on. */
void cli_warn(struct cli *c);

/* cli_fail with a message about the call itself, and where to find help. */
int cli_usage(struct cli *c, const struct command *cmd, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The same where a verb is none of `names`. */
int cli_no_such_verb(struct cli *c, const struct command *cmd, const char *const *names, size_t n,
                     const char *found);

/* DATA/name, NUL-terminated. */
const char *cli_path(struct cli *c, const char *name);

/* An option's value: takes "--name VALUE" or "--name=VALUE" out of argv wherever it stands.
 * False with err set if the value is missing; *value stays NULL if the option is not there. */
bool cli_option(struct cli *c, int *argc, char **argv, const char *name, const char **value);

/* The same for an option that may stand there up to `cap` times. */
bool cli_options(struct cli *c, int *argc, char **argv, const char *name, const char **values,
                 size_t cap, size_t *n);

/* The same for a switch without a value. */
bool cli_switch(int *argc, char **argv, const char *name);

/* What is left must be `want` words besides argv[0], none beginning with "--". */
bool cli_words(struct cli *c, int argc, char **argv, int least, int most);

#endif
