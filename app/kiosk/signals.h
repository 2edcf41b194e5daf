/* kiosk/signals.h - SIGINT and SIGTERM as something the loop asks about, not a handler. */
#ifndef KIOSK_SIGNALS_H
#define KIOSK_SIGNALS_H

#include <stdbool.h>

/* Blocks both signals and returns a descriptor to ask, or -1. Call before any thread starts. */
int signals_open(void);

/* True once one of them has come. */
bool signals_came(int fd);

#endif
