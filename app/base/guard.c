#include "base/guard.h"

#include <sys/resource.h>

/* Linux writes no core file smaller than a page, and takes a limit of exactly 1 as "send none to the
 * handler of core_pattern either" (fs/coredump.c); a limit of 0 would still feed the handler. */
void
guard_no_core_dump(void)
{
    const struct rlimit one = {1, 1};
    setrlimit(RLIMIT_CORE, &one);
}
