/* cli/process.h - another programme run by its words, without a shell. */
#ifndef CLI_PROCESS_H
#define CLI_PROCESS_H

#include "base/err.h"

#include <stdbool.h>

/* Runs argv[0] (looked for on $PATH unless it has a '/') with standard input and output closed to
 * /dev/null, standard error ours unless `quiet`, and waits at most `seconds`; then it is ended.
 * *code is its exit code, 128 where a signal or the time ended it. False where it cannot be
 * started. */
bool process_run(const char *const *argv, int seconds, bool quiet, int *code, struct err *err);

#endif
