/* kiosk/sources.h - where the kiosk's facts come from: the signed list and the office's database.
 *
 * A new list is noticed by its file and taken while the kiosk runs; see sources_watch. */
#ifndef KIOSK_SOURCES_H
#define KIOSK_SOURCES_H

#include "kiosk/generation.h"
#include "kiosk/renewal.h"

/* Which file a name stands for: another one, or the same one written again, differs. All zero:
 * none. */
struct file_id {
    uint64_t device, inode;
    int64_t size, seconds, nanoseconds;
};

struct sources {
    struct arena arena;       /* of `data` */
    struct str data;
    struct generation *list;  /* the one in use */
    struct file_id seen;      /* of registry.db when it was last opened, or tried */
    struct renewal *renewal;  /* the next one, while it is being opened; else NULL */
    bool unread;              /* registry.db as it is now cannot be used: an older list is */
    struct office *office;
    int64_t office_ms;        /* when it was last opened, or tried: clock_mono_ms */
    struct arena settings;    /* the office's names below */
    struct str office_name, office_name_en; /* the second may be empty */
    struct str holidays;                    /* for the check, perhaps empty */
    int idle_seconds, slide_seconds, counters_total;
    bool sound;               /* a verdict has a tone */
};

/* Opens registry.db, or the list before it, and office.db in the data folder; makes neither. */
bool sources_open(struct str data, struct sources *out, struct err *err);
void sources_close(struct sources *s);

/* Looks whether registry.db is another file now, and has it opened in a thread; takes it when that
 * is done. An office that could only be read is opened again every ten seconds, and when its files
 * change. True when something is new: another list is in use, or the new one cannot be (which is
 * logged once, and tried again when the file changes), or the office is another. Cheap; call it
 * once a second, and within frames while sources_renewing. The old list lives on as long as
 * somebody holds it. */
bool sources_watch(struct sources *s);
bool sources_renewing(const struct sources *s);

/* Reads the settings again, after staff changed something. On failure they are as they were. */
bool sources_settings(struct sources *s, struct err *err);

/* The verifier on the list in use, at this moment. */
struct check sources_check(const struct sources *s, int64_t now);

#endif
