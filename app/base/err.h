/* base/err.h - an error of the environment or of the caller's input, as one sentence.
 *
 * The message says what failed, where (file, row, column), and what to do. A function that can
 * fail returns false with it set, and has then changed nothing the caller can see. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

enum err_kind {
    ERR_NONE,
    ERR_ENV,  /* file, disk, database, font, signature: exit 1 */
    ERR_INPUT /* the call or the data given is wrong: exit 2 */
};

struct err {
    enum err_kind kind;
    char msg[1024];
};

/* Both return false, so that `return err_env(err, ...)` ends a function. */
bool err_env(struct err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
bool err_input(struct err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
