/* ui/staff_state.h - the state of the part that is for staff: the way in, the PIN, the panel, the test
 * of the display.
 *
 * The way in: a finger rests on the top left corner of the first screen for three seconds, is
 * lifted, and touches the bottom right corner within three more. Nothing is drawn for it and no
 * other touch is changed by it. */
#ifndef UI_STAFF_STATE_H
#define UI_STAFF_STATE_H

#include "draw/types.h"

#include <stdbool.h>
#include <stdint.h>

enum staff_page {
    STAFF_PIN,
    STAFF_PANEL, /* kiosk alone goes there, when the PIN was right */
    STAFF_TOUCH  /* the test of the display, whole screen */
};

/* The arg of ACT_STAFF. */
enum staff_act {
    STAFF_OPEN,      /* asks for the PIN typed */
    STAFF_ERASE,     /* the last digit */
    STAFF_CLEAR,     /* all of them */
    STAFF_APPLY,     /* the list on the stick */
    STAFF_PAYMENT,   /* the notice, on or off */
    STAFF_EMERGENCY, /* the warning, on or off */
    STAFF_TEST,      /* opens the test of the display */
    STAFF_SOUND,
    STAFF_RESTART,   /* asked twice */
    STAFF_NEXT,      /* of the test: the next colour */
    STAFF_DONE,      /* of the test: back to the panel */
    STAFF_SAVE,      /* the reports, to the stick */
    STAFF_TARGET     /* of the test: + which target; the finger only has to pass over it */
};

enum { STAFF_DIGITS = 6, STAFF_FIELDS = 5, STAFF_TARGETS = 5, STAFF_TRAIL = 160 };

/* Of the way in. All zero: nobody is on it. */
struct staff_way {
    int64_t finger, down_ms;
    int64_t held_ms; /* when the first corner was let go of after its time; 0 not */
    int corner;      /* that the finger came down on: 1 the first, 2 the second, 0 elsewhere */
};

struct staff_state {
    enum staff_page page;
    char pin[STAFF_DIGITS]; /* as typed; never drawn, named or spoken */
    int typed;
    bool sure;      /* “restart” was touched once */
    int field;      /* of the test: which colour fills the screen; STAFF_FIELDS: the trail */
    unsigned found; /* of the test: bit set of the targets the finger passed over */
    struct {
        int x, y; /* canvas pixels */
    } trail[STAFF_TRAIL]; /* of the test, the oldest overwritten */
    int trail_n;          /* points so far, also those overwritten */
};

#endif
