#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void
line(const char *level, const char *fmt, va_list args)
{
    char text[1024];
    vsnprintf(text, sizeof text, fmt, args);
    fprintf(stderr, "satark: %s%s\n", level, text);
}

void
log_info(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    line("", fmt, args);
    va_end(args);
}

void
log_warn(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    line("warning: ", fmt, args);
    va_end(args);
}

_Noreturn void
log_bug(const char *file, int at, const char *what)
{
    fprintf(stderr, "satark: bug at %s:%d: %s\n", file, at, what);
    abort();
}
