/* crash/disk.h - what a disk may hold when the power goes.
 *
 * The model watches a folder. disk_saw looks at it after each call that changed it and keeps apart
 * what was brought to the disk (fsync of the file for what is in it, fsync of the folder for its
 * names) from what was only written. disk_states then gives every state that may be found after a
 * power cut: names and data that were not brought to the disk lost, kept, torn at sectors and
 * pages, filled with zeros, out of order. It is stricter than ext4, xfs and btrfs are. */
#ifndef CRASH_DISK_H
#define CRASH_DISK_H

#include "crash/tracer.h"

#include <stdint.h>

struct disk;

/* All that is there now is on the disk. */
struct disk *disk_new(const char *folder);
void disk_free(struct disk *d);

void disk_saw(struct disk *d, const struct point *p, long result);

/* Whether names or sizes differ from what disk_saw saw last: a call was missed. */
bool disk_changed_unseen(struct disk *d);

/* Calls `state` once for every state not given before; `why` says what was lost. */
void disk_states(struct disk *d, void (*state)(void *ctx, const struct disk *d, const char *why),
                 void *ctx);

/* From now on every state is new again. */
void disk_forget_states(struct disk *d);

/* The state that is being given, made as a folder that is not there yet. */
void disk_make(const struct disk *d, const char *folder);

#endif
