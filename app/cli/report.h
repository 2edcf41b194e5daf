/* cli/report.h - the verbs of `satark report` that have files of their own. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "cli/cli.h"
#include "office/office.h"

/* satark report letter: the office's letter about what was told in a period, as PDF and HTML. */
int report_letter(struct cli *c, struct office *o, int argc, char **argv);

#endif
