#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

/* Formatted into a copy first: an argument may be err->msg itself. */
static bool
set(struct err *err, enum err_kind kind, const char *fmt, va_list args)
{
    struct err next = {.kind = kind};
    vsnprintf(next.msg, sizeof next.msg, fmt, args);
    *err = next;
    return false;
}

bool
err_env(struct err *err, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    set(err, ERR_ENV, fmt, args);
    va_end(args);
    return false;
}

bool
err_input(struct err *err, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    set(err, ERR_INPUT, fmt, args);
    va_end(args);
    return false;
}
