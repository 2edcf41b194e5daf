/* kiosk/renewal.h - the next list, opened in a thread of its own, so that no picture waits for it.
 *
 * The thread has its own connection to the office's database; the list is handed over whole. */
#ifndef KIOSK_RENEWAL_H
#define KIOSK_RENEWAL_H

#include "kiosk/generation.h"

struct renewal;

/* Begins to open DATA/registry.db and to copy its warnings and counters. NULL where no thread can
 * be had: try again later. `data` is copied. */
struct renewal *renewal_start(struct str data);

/* Whether renewal_end will not wait. */
bool renewal_is_over(const struct renewal *r);

/* Waits for the thread and frees r. The new list, held once; NULL with err set where
 * DATA/registry.db cannot be used (the list before it is not looked for: it runs already). */
struct generation *renewal_end(struct renewal *r, struct err *err);

#endif
