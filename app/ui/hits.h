/* ui/hits.h - the areas of a picture that answer to a touch, and the finger on one of them. */
#ifndef UI_HITS_H
#define UI_HITS_H

#include "draw/types.h"

enum action {
    ACT_NONE,
    ACT_BACK,      /* to the screen before; from a first screen to attract */
    ACT_LANG,
    ACT_GO,        /* arg: enum screen_id */
    ACT_GO_TAB,    /* arg: enum directory_tab; opens the directory there */
    ACT_CHECK,
    ACT_NEW_CHECK, /* empty text, verify screen */
    ACT_EDIT,      /* back to the text as it is */
    ACT_KEY,       /* arg: index of the key in the keyboard's table */
    ACT_PHRASE,    /* arg: index of the phrase chip */
    ACT_WORD,      /* arg: index of the word offered for what was typed, or WORD_AS_TYPED */
    ACT_TEXT,      /* the text box: places the caret */
    ACT_PAGE,      /* arg: +1 or -1 */
    ACT_QR,        /* arg: row whose code is shown large */
    ACT_CLOSE,     /* the modal */
    ACT_PIN,       /* arg: a digit of the staff's PIN */
    ACT_STAFF,     /* arg: enum staff_act */
    ACT_MORE_TIME,
    ACT_VEIL,      /* swallows touches beside a modal; closes it */
    ACT_LISTEN,    /* reads the picture aloud; while it is read, stops */
    ACT_ASK,       /* the questions, from the first */
    ACT_ANSWER,    /* arg: enum reply, to the question shown */
    ACT_CHANGE,    /* arg: which of the answers is to be given again */
    ACT_LARGE,     /* large text and high contrast, or back */
    ACT_LOW,       /* everything that is touched in the lower part of the screen, or back */
    ACT_CARET,     /* arg: -1 or +1: the caret a letter to the left or right */
    ACT_REPORT,    /* whether to tell the office; arg: which choice from 1, or 0 to choose */
    ACT_REPORT_YES, /* tell it */
    ACT_DONE       /* back to the attract screen; what was typed is wiped */
};

struct hit {
    struct rect at; /* canvas pixels */
    enum action act;
    int arg;
    struct str label; /* what it is called, for a voice; in the picture's arena */
};

enum { HITS_MAX = 160 };

/* In drawing order: the last one under the finger is the one that is meant. */
struct hits {
    struct hit list[HITS_MAX];
    size_t n;
};

/* NULL if nothing is there. A gap between two areas belongs to neither. */
const struct hit *hits_at(const struct hits *h, int x, int y);

/* What a voice reads of a picture, in the order of reading: its sentences, without its buttons. Styled
 * text in the picture's arena. */
enum { SPOKEN_MAX = 32 };

struct spoken {
    struct str part[SPOKEN_MAX];
    size_t n;
    size_t heading; /* so many of them tell what the picture is; 0: the first */
};

/* The area that arrow keys have chosen (ui/focus.h). */
struct focus {
    bool on;          /* there is a ring */
    bool entered;     /* the picture is another screen's: the ring goes to its first area */
    bool heading;     /* to be read aloud: what the picture is, */
    bool name;        /* and what the area is called; kiosk clears both */
    enum action act;
    int arg;
    struct rect at;   /* canvas pixels */
};

/* The letters offered above a held key, and the finger on one of them. */
enum { POPUP_MAX = 4, NO_LETTER = -1 };

struct popup {
    struct rect at[POPUP_MAX]; /* canvas pixels */
    size_t n;
};

/* One finger at a time: others are ignored until it is lifted. */
struct press {
    bool down, inside; /* inside: the finger is still on what it touched first */
    int64_t finger;
    enum action act;
    int arg;
    struct rect at;
    int64_t since_ms;
    int repeats;      /* of a held key */
    bool held;        /* long enough for the key's other letters: they are shown above it */
    int letter;       /* of them, the one the finger is on */
    bool for_time;    /* began while the countdown was shown */
    bool hushed;      /* began while the picture was read aloud, which it stopped */
};

#endif
