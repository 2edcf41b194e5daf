#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void
log_warn(const char *fmt, ...)
{
    char text[1024];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    fprintf(stderr, "satark: warning: %s\n", text);
}

_Noreturn void
log_bug(const char *file, int at, const char *what)
{
    fprintf(stderr, "satark: bug at %s:%d: %s\n", file, at, what);
    abort();
}
