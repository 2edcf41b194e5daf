/* kiosk/takeout.h - what people told the office of, taken out on a USB stick: the table of `satark
 * report export`, in a file that says which kiosk and day it is from. For threads: it may take
 * seconds.
 *
 * Nothing on the stick is ever overwritten, and no link on it is followed. The file has its name
 * only when all of it is on the disk. */
#ifndef KIOSK_TAKEOUT_H
#define KIOSK_TAKEOUT_H

#include "kiosk/sticks.h"

enum takeout_end {
    TAKEOUT_DONE,      /* the file is there, and on the disk */
    TAKEOUT_NO_STICK,
    TAKEOUT_FULL,
    TAKEOUT_READ_ONLY, /* the stick's lock, or not ours to write */
    TAKEOUT_PULLED,    /* it was there and is gone */
    TAKEOUT_FAILED,    /* the stick cannot be written for another reason */
    TAKEOUT_UNREAD     /* the office's database cannot be read */
};

struct takeout {
    enum takeout_end end;
    char file[96]; /* of TAKEOUT_DONE: its name on the stick */
};

/* Of several sticks the first that can be written. */
void takeout_run(const struct sticks *s, struct takeout *out);

/* `bytes` to a new file in `folder`: NAME.csv, else NAME-2.csv and so on, whatever is free. */
void takeout_save(const char *folder, struct str name, struct str bytes, struct takeout *out);

#endif
