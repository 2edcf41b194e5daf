/* ui/ui.h - the public's screens: state, input, and the picture as a draw list.
 *
 * A touch becomes an event, changes the state of one screen, and perhaps gives an intent that kiosk
 * carries out. The screens never ask the list or the verifier themselves. Pure but for the arena. */
#ifndef UI_UI_H
#define UI_UI_H

#include "ui/editor.h"
#include "ui/hits.h"
#include "ui/keyboard.h"
#include "ui/model.h"
#include "ui/staff_state.h"
#include "ui/textmap.h"

enum screen_id {
    SCREEN_ATTRACT, /* shows the emergency panel by itself when a slide is one */
    SCREEN_VERIFY,
    SCREEN_RESULT,
    SCREEN_PAY, /* shows the suspended page by itself when payment is suspended */
    SCREEN_DIRECTORY,
    SCREEN_LOSTMONEY,
    SCREEN_QUESTIONS,
    SCREEN_STAFF, /* the PIN, the panel behind it, the test of the display */
    SCREEN_REPORT,
    SCREENS
};

/* What SCREEN_REPORT shows. Only after REPORT_ASK, and a touch on "yes", is anything kept. */
enum report_page {
    REPORT_ASK,    /* which one, where there are several; then whether to keep it */
    REPORT_DONE,   /* the token */
    REPORT_ENOUGH, /* this person has told of REPORTS_A_PERSON */
    REPORT_BUSY,   /* too many came in the last hour */
    REPORT_FAILED  /* it could not be kept */
};
enum { REPORTS_A_PERSON = 3, REPORT_DONE_SECONDS = 30 };

enum directory_tab { TAB_NUMBERS, TAB_SITES, TAB_COUNTERS, TABS };

enum { NO_MODAL = -1 };

struct ui {
    bool large, low;              /* how this person sees and reaches; ui_wipe keeps both, since a
                                     slow reader runs out of time: kiosk ends them later */
    enum screen_id screen;
    struct editor editor;         /* what the person types; wiped by ui_wipe */
    enum keyboard_id keyboard;
    bool shift, altgr;            /* another layer of the keyboard, for one letter */
    bool spaced;                  /* the space before the caret came with a word that was offered */
    enum directory_tab tab;
    int page;                     /* of the directory's tab */
    int modal;                    /* row whose code is shown large, or NO_MODAL */
    struct replies replies;       /* to the questions; none: the text is what is checked */
    enum question asking;         /* the question shown */
    enum reply reply;             /* the one just given to it, for kiosk to take */
    enum report_page report;      /* what the office is told of */
    size_t told;                  /* which of the choices, from 1; 0: none yet */
    struct press press;           /* the finger that is down */
    struct hits hits;             /* touch areas of the last picture */
    struct focus focus;           /* what arrow keys have chosen in it */
    struct spoken spoken;         /* what is read aloud of the last picture */
    struct popup popup;           /* and of the letters above a held key in it */
    struct text_map map;          /* where the typed text stands in the last picture */
    int dpi;                      /* of the panel, for the size of keys; 0 unknown */
    int64_t caret_since_ms;       /* when the caret last moved: it is steady then blinks */
    bool caret_off;               /* the dark half of a blink */
    int w, h;                     /* canvas of the last picture */
    struct staff_way way;
    struct staff_state staff;
};

/* What happened on the glass or on a hardware keyboard. */
enum event_kind {
    EVENT_DOWN, EVENT_MOVE, EVENT_UP, EVENT_CANCEL, /* a finger or the mouse */
    EVENT_TEXT,      /* characters of a hardware keyboard */
    EVENT_BACKSPACE, EVENT_ENTER, EVENT_LEFT, EVENT_RIGHT, EVENT_ESCAPE,
    EVENT_UP_KEY, EVENT_DOWN_KEY,
    EVENT_TICK       /* time has passed: long press, key repeat, caret */
};

enum { ANY_FINGER = -1 };

struct event {
    enum event_kind kind;
    int64_t at_ms;    /* clock_mono_ms */
    int64_t finger;   /* 0 for the mouse; EVENT_CANCEL: ANY_FINGER when the window lost them all */
    int x, y;         /* canvas pixels */
    struct str text;  /* EVENT_TEXT */
};

enum intent {
    INTENT_NONE,
    INTENT_REDRAW,    /* the picture changed */
    INTENT_EDITED,    /* the text changed: hints are to be found again; redraw */
    INTENT_CHECK,     /* check the text and show SCREEN_RESULT; redraw */
    INTENT_LANG,      /* the other language; redraw */
    INTENT_STAFF_ENTER, /* the PIN page is to be shown; kiosk does no other unless it was right */
    INTENT_STAFF_TRY, /* the PIN in ui->staff: it is to be wiped there; redraw */
    INTENT_STAFF_APPLY, INTENT_STAFF_PAYMENT, INTENT_STAFF_EMERGENCY, INTENT_STAFF_SOUND,
    INTENT_STAFF_RESTART, INTENT_STAFF_SAVE,
    INTENT_MORE_TIME, /* the countdown starts again; redraw */
    INTENT_LEAVE,     /* back to the attract screen: what was typed is to be wiped; redraw */
    INTENT_ANSWERED,  /* take ui->reply, then show the next question or the answer; redraw */
    INTENT_REPORT,    /* keep the choice ui->told, then set ui->report to what came of it; redraw */
    INTENT_LISTEN     /* read ui->spoken aloud; redraw. Every other touch and key stops the voice */
};

void ui_init(struct ui *ui, int dpi);

/* The keyboard's layer that Shift and AltGr choose. */
enum layer ui_layer(const struct ui *ui);

/* Every event counts as a sign of life except EVENT_TICK; kiosk keeps the time. */
enum intent ui_input(struct ui *ui, const struct ui_model *m, const struct event *e);

/* Milliseconds until an EVENT_TICK is wanted, or -1: caret, long press, key repeat. */
int ui_next_tick(const struct ui *ui, int64_t now_ms);

/* Whether there is something to check: at least three letters, and on the number keyboard no digit
 * missing. */
bool ui_can_check(const struct ui *ui, const struct ui_model *m);

/* The text is shown as a telephone number: the number keyboard, and nothing but digits and + - ( ). */
bool ui_dials(const struct ui *ui);

/* Which question is shown: 0 for the first. */
size_t ui_question_number(const struct ui *ui);

/* The picture of the present state, w x h pixels, and its touch areas in ui->hits. */
void ui_build(struct ui *ui, const struct ui_model *m, const struct typesetter *t, int w, int h,
              struct draw_list *out);

/* Overwrites everything the person typed and returns to the attract screen, large or low as it was. */
void ui_wipe(struct ui *ui);

#endif
