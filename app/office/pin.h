/* office/pin.h - the PIN of the staff's panel, and what stands between it and guessing.
 *
 * The hash (Argon2id, libsodium's own text form) and the wrong tries are rows of office.db that no
 * command shows. A try is counted as a wrong one, on the disk, before the hash is asked: pulling
 * the plug takes none back. What is to be waited counts in time the kiosk runs, never by the clock
 * on the wall: neither setting that clock nor pulling the plug shortens it.
 *
 * Where office.db cannot be written the tries are counted in memory alone. */
#ifndef OFFICE_PIN_H
#define OFFICE_PIN_H

#include "office/office.h"

enum { PIN_DIGITS = 6, PIN_TRIES = 3 };

/* After the first and the second wrong try; after the third, doubled with every lock-out that
 * follows it, up to the last. */
enum {
    PIN_WAIT_FIRST_MS = 2000,
    PIN_WAIT_SECOND_MS = 5000,
    PIN_LOCK_MS = 10 * 60 * 1000,
    PIN_LOCK_MOST_MS = 160 * 60 * 1000
};

struct pin_tries {
    int64_t reset;   /* which counting this is: a PIN that is set or unlocked begins another */
    int wrong;       /* since the last right one or lock-out; under PIN_TRIES */
    int locks;       /* lock-outs since the last right one */
    int64_t wait_ms; /* until the next try */
};

/* What the running kiosk knows. All zero before pin_load. */
struct pin_gate {
    struct pin_tries tries;
    int64_t seen;     /* tries.reset as it was last read or written: another one is somebody else's */
    int64_t at_ms;    /* clock_mono_ms up to which the waiting is counted */
    bool is_set;      /* there is a PIN */
};

enum pin_answer {
    PIN_RIGHT,
    PIN_WRONG,
    PIN_WAITS,  /* too early: nothing was asked */
    PIN_NOT_SET,
    PIN_FAILED  /* err: the database or the memory */
};

/* ---- for who sets it ---- */

/* Whether it may be a PIN: six digits, and none of those that are tried first. ERR_INPUT says why
 * not. */
bool pin_is_good(struct str digits, struct err *err);

/* Keeps its hash and forgets all wrong tries. */
bool pin_set(struct office *o, struct str digits, struct err *err);
/* Nobody can open the panel then. ERR_INPUT when there is none. */
bool pin_remove(struct office *o, struct err *err);
/* Forgets all wrong tries; a running kiosk follows. */
bool pin_unlock(struct office *o, struct err *err);
bool pin_read(struct office *o, bool *is_set, struct pin_tries *out, struct err *err);

/* ---- for who asks for it ---- */

/* Reads what the database holds, where that is news to `g`, after letting the time pass. What
 * cannot be read leaves g as it was. */
bool pin_load(struct office *o, struct pin_gate *g, int64_t now_ms, struct err *err);
/* Lets the time pass. */
void pin_pass(struct pin_gate *g, int64_t now_ms);
/* Writes what is still to be waited, so that a restart does not ask for all of it again. */
bool pin_save(struct office *o, struct pin_gate *g, struct err *err);

/* Whether the waiting is a lock-out, not one of the short waits. */
bool pin_is_locked(const struct pin_tries *t);

/* One try, counted before it is asked. Takes a tenth of a second and 64 MiB. */
enum pin_answer pin_try(struct office *o, struct pin_gate *g, int64_t now_ms, struct str digits,
                        struct err *err);

/* ---- the counting alone; pure ---- */

/* Counts a try as a wrong one. False, and nothing is counted, while there is to be waited. */
bool pin_count(struct pin_tries *t);

#endif
