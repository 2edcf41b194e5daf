/* cli/warning.h - verbs of satark warning that have a file of their own. */
#ifndef CLI_WARNING_H
#define CLI_WARNING_H

#include "cli/staff.h"

int warning_import_file(struct cli *c, struct office *o, int argc, char **argv);
int warning_show_history(struct cli *c, struct office *o, int argc, char **argv);
int warning_undo_last(struct cli *c, struct office *o, int argc, char **argv);

#endif
