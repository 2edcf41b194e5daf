/* kiosk/kiosk.h - the running kiosk: one window, one person at a time.
 *
 * Wires the rooms together: events go to the screens, the intents they give are carried out here,
 * and a picture is drawn only when something changed. */
#ifndef KIOSK_KIOSK_H
#define KIOSK_KIOSK_H

#include "kiosk/idle.h"
#include "kiosk/options.h"
#include "kiosk/sources.h"
#include "kiosk/speech.h"
#include "kiosk/stats.h"
#include "kiosk/tally.h"
#include "kiosk/view.h"
#include "text/roman.h"
#include "ui/ui.h"

enum { LANGS = 2 };

struct kiosk {
    int signals;               /* signals_open's */
    struct sources sources;
    struct lang *langs[LANGS]; /* Hindi, English */
    int lang;
    struct stage *stage;
    struct typesetter typesetter;
    struct ui *ui;             /* on the heap: it holds what is typed */
    struct ui_model model;
    struct view view;
    struct roman roman;        /* Hindi words by sound, read when the Latin keyboard is shown */
    bool roman_read;
    struct arena offered;      /* the words of it on the screen */
    struct arena frame;        /* one picture */
    struct arena session;      /* the answer on the screen */
    struct arena hints;        /* the chips under the text */
    struct answer answer;
    struct generation *answered; /* the list it came from, held; NULL without an answer */
    enum tally_way way;        /* how it was asked for */
    int reports;               /* how often this person told the office */
    struct tally tally;        /* how often anybody did anything */
    struct draw_list list;
    struct speech *speech;     /* NULL: no sound device or no espeak-ng */
    bool chime;                /* a verdict is new: its tone is due with its picture */
    struct idle idle;
    struct staff *staff;       /* the part for staff; staff.c's own */
    bool restart;              /* staff asked for it: the programme ends, to be started again */
    struct stats stats;
    const struct options *options;
};

/* Opens all of it: the window, or with --render a picture of the size the options give. */
bool kiosk_open(const struct options *o, struct kiosk *k, struct err *err);
void kiosk_close(struct kiosk *k);

/* Runs until a signal, --exit-after, or, windowed, the window is closed. */
bool kiosk_run(struct kiosk *k, struct err *err);

/* Draws the screen named in the options into a file. */
bool kiosk_render(struct kiosk *k, struct err *err);

/* ---- for loop.c and render.c ---- */

/* Reads list, office and clock again into the model. */
bool kiosk_refresh(struct kiosk *k, struct err *err);
/* Builds the picture of the present state into k->list. */
void kiosk_build(struct kiosk *k);
/* Checks what is typed and shows the answer. */
void kiosk_check(struct kiosk *k, struct str sender);
/* Takes the reply just given, if there is one, and shows the next question or the answer. */
void kiosk_ask(struct kiosk *k);
/* Keeps what the person agreed to in office.db, at once, and shows the token or why not. */
void kiosk_report(struct kiosk *k);
void kiosk_find_hints(struct kiosk *k);
/* The time to count by: TALLY_NO_CLOCK where the clock is before the list's day. */
int64_t kiosk_tally_time(const struct kiosk *k);
/* Does what the screens asked for; true if a new picture is wanted. */
bool kiosk_carry_out(struct kiosk *k, enum intent intent);
/* Opens the voice, if there is one; later than the first picture, for a sound device takes its time. */
void kiosk_find_voice(struct kiosk *k);
/* What is being read aloud is stopped; true if something was. */
bool kiosk_hush(struct kiosk *k);
/* Says what arrow keys have chosen in the picture just built, and where it is if that is new. */
void kiosk_announce(struct kiosk *k);
/* The person has left: overwrites all they typed and saw, back to the attract screen. */
void kiosk_wipe(struct kiosk *k);

#endif
