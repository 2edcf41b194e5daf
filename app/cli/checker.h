/* cli/checker.h - all that a check needs, for the commands check and eval. */
#ifndef CLI_CHECKER_H
#define CLI_CHECKER_H

#include "cli/cli.h"
#include "registry/registry.h"
#include "text/lang.h"
#include "verify/check.h"

struct checker {
    struct registry *registry;
    struct registry_info info;
    enum list_age age; /* of the list, by the clock */
    struct lang *lang;
    struct knowledge knowledge;
    struct check check;
};

/* Opens the list of the data folder for the office's DISCOM (kesco without office.db); warns where
 * that is the one before. Without a data folder the list that ships with the programme is built
 * into a file nobody else sees. `lang` is "hi" or "en". */
bool checker_open(struct cli *c, const char *lang, struct checker *out);
void checker_close(struct checker *k);

#endif
