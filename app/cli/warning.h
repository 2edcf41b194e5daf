/* cli/warning.h - verbs of satark warning that have a file of their own. */
#ifndef CLI_WARNING_H
#define CLI_WARNING_H

#include "cli/staff.h"

int warning_import_file(struct cli *c, struct office *o, int argc, char **argv);
int warning_show_history(struct cli *c, struct office *o, int argc, char **argv);
int warning_undo_last(struct cli *c, struct office *o, int argc, char **argv);
int warning_preview(struct cli *c, struct office *o, int argc, char **argv);
int warning_urgent(struct cli *c, struct office *o, int argc, char **argv);

/* What is new in w is judged, then it is put; `was` is NULL for a new one. */
bool warning_put_judged(struct cli *c, struct office *o, const struct warning *w,
                        const struct warning *was);
/* Gives it the first of w-20261122-1, -2, ... that no warning has. */
bool warning_make_id(struct cli *c, struct office *o, struct warning *w);

#endif
