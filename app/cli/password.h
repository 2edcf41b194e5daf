/* cli/password.h - a password from the person at the terminal, or from a file for scripts.
 *
 * Whoever gets one wipes it with buf_free. */
#ifndef CLI_PASSWORD_H
#define CLI_PASSWORD_H

#include "base/buf.h"
#include "base/err.h"

enum { PASSWORD_MAX = 1024 }; /* bytes */

/* The first line of the file, or the next one of standard input for "-". ERR_INPUT when it is empty
 * or too long. */
bool password_read(const char *path, struct buf *out, struct err *err);

/* Asks on the controlling terminal with the echo off; `again`: the prompt of a second time, to be
 * sure, and not empty; or NULL. A signal puts the terminal back first, then has its way.
 * ERR_INPUT: no terminal, the two differ, nothing typed. */
bool password_ask(const char *prompt, const char *again, struct buf *out, struct err *err);

#endif
