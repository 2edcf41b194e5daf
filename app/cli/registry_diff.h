/* cli/registry_diff.h - the command `satark registry diff`; cmd_registry.c calls it. */
#ifndef CLI_REGISTRY_DIFF_H
#define CLI_REGISTRY_DIFF_H

#include "cli/cli.h"

int registry_diff_run(struct cli *c, int argc, char **argv);

#endif
