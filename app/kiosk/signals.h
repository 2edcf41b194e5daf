/* kiosk/signals.h - SIGINT and SIGTERM as something the loop asks about, not a handler. */
#ifndef KIOSK_SIGNALS_H
#define KIOSK_SIGNALS_H

#include "base/err.h"

/* Blocks both signals and gives a descriptor to ask, which the caller closes. Call before SDL is
 * started: it would take the signals for a closed window, and a thread of it miss the block. */
bool signals_open(int *fd, struct err *err);

/* True once one of them has come. */
bool signals_came(int fd);

#endif
