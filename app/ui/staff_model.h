/* ui/staff_model.h - what the staff's panel shows: plain values, filled in by kiosk. Sentences are in
 * the language now shown; empty ones are left out. */
#ifndef UI_STAFF_MODEL_H
#define UI_STAFF_MODEL_H

#include "draw/types.h"

enum pin_state {
    PIN_ASKED,    /* the digits can be typed */
    PIN_CHECKED,  /* the hash is being asked */
    PIN_DELAYED,  /* after a wrong one, for seconds */
    PIN_LOCKED,   /* for minutes */
    PIN_MISSING,  /* none is set: nobody can open the panel */
    PIN_TROUBLE   /* it cannot be asked: the office's database, or memory */
};

enum usb_state {
    USB_NONE,     /* no stick with a list */
    USB_LOOKING,  /* what is on it is being checked */
    USB_READY,    /* can be taken */
    USB_SAME,     /* is in place already */
    USB_REFUSED,  /* text says why */
    USB_APPLYING,
    USB_TAKEN,
    USB_SHUT      /* the kiosk may not write its data folder */
};

enum save_state {
    SAVE_READY, /* nothing was asked for, or long ago */
    SAVE_RUNS,
    SAVE_DONE,
    SAVE_FAILED /* text says why */
};

struct health_row {
    enum icon icon;
    struct str name, value;
    bool warn;
};

enum { HEALTH_ROWS = 8 };

struct staff_view {
    struct str kiosk, version;
    int leaves_in; /* seconds; for the header */

    enum pin_state pin;
    bool wrong;      /* the last try was */
    int tries_left;  /* before the next lock-out */
    int wait;        /* seconds */

    int64_t age_days;            /* of the list; -1: the clock is wrong */
    int64_t stale_days;
    int64_t entries, counters;   /* numbers, links and senders; cash counters */
    bool is_signed;              /* it came by a signed bundle */
    bool is_older;               /* the one in place does not open: this is the one before */

    enum usb_state usb;
    struct str usb_text;         /* what is on it, or why not */
    double usb_part;             /* of the work; 0 to 1 */

    bool may_write;              /* the office's database can be changed */
    bool payment_off;
    struct str payment_text;     /* since when, or what the switch does */
    bool has_emergency, emergency_on;
    struct str emergency_text;   /* its title */

    struct health_row health[HEALTH_ROWS];
    size_t n_health;
    int warnings;                /* of them */

    bool has_reports;
    int64_t reports;
    struct str reports_text;     /* the tokens */
    enum save_state save;        /* of them, to a stick */
    struct str save_text;        /* what became of that, in place of the tokens */

    bool can_sound;
};

#endif
