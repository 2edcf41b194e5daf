/* satark bundle - the list on its way: keys, signatures, and the folder on the stick. */
#include "cli/bundle.h"

static const struct {
    const char *name;
    int (*run)(struct cli *c, int argc, char **argv);
} verbs[] = {
    {"keygen", verb_keygen},
    {"make", verb_make},
    {"sign", verb_sign},
    {"inspect", verb_inspect},
    {"trust", verb_trust},
    {"apply", verb_apply},
    {"receipt", verb_receipt},
};

static int
no_such_verb(struct cli *c, const char *found)
{
    const char *names[ARRAY_LEN(verbs)];
    for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
        names[i] = verbs[i].name;
    return cli_no_such_verb(c, &command_bundle, names, ARRAY_LEN(verbs), found);
}

static int
run(struct cli *c, int argc, char **argv)
{
    const char *verb = argc > 1 ? argv[1] : "";
    for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
        if (strcmp(verb, verbs[i].name) == 0)
            return verbs[i].run(c, argc - 1, argv + 1);
    return no_such_verb(c, verb);
}

const struct command command_bundle = {
    .name = "bundle",
    .usage = "keygen|make|sign|inspect|trust|apply|receipt ...",
    .summary = "signs the list and carries it to the kiosks",
    .run = run,
};
