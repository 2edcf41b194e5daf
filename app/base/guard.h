/* base/guard.h - no crash dump: what a person typed must not reach the disk when we fail. */
#ifndef BASE_GUARD_H
#define BASE_GUARD_H

/* For the whole process: no core file, and no core sent to a handler such as systemd-coredump.
 * Called first in main. */
void guard_no_core_dump(void);

#endif
