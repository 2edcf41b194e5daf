/* ui/model.h - what the screens show: plain values, filled in by kiosk from the list, the office's
 * database and the verifier. The screens change none of it. */
#ifndef UI_MODEL_H
#define UI_MODEL_H

#include "base/clock.h"
#include "draw/types.h"
#include "text/lang.h"
#include "ui/staff_model.h"
#include "verify/types.h"

/* One warning, in the language now shown. Lines are separated by '\n'; empty means none. */
struct slide {
    struct str title, punch, text, dont, todo;
    bool emergency;
    struct str issued; /* "22 नवम्बर, सुबह 10:15" */
    struct str id;     /* the warning's; empty: one that the programme carries itself */
};

/* One row of the directory. */
struct directory_row {
    enum icon icon;
    struct str value;   /* 0755-2551222 */
    struct str purpose;
    struct str note;    /* "24 घंटे", or empty */
    struct str qr;      /* what its code holds: "tel:1912", "https://kesco.co.in"; empty: no code */
    bool danger;        /* the fraud line, drawn red */
};

struct counter_row {
    struct str name, place;
    struct str hours;   /* "10:00 – 5:00"; of today */
    struct str note;    /* "रविवार को भी" */
    bool open_sunday, open_now, here;
    struct str qr;
};

/* Whether bills can be paid online, as staff state it. */
struct pay_view {
    bool suspended;       /* no code is drawn then */
    struct str url, host; /* empty: the list has no payment page, no code is drawn either */
    struct str why, since, until, also; /* when suspended; empty when not stated */
};

/* A check's answer, in words of the language now shown (style bytes of text/lang.h). */
struct result_view {
    const struct answer *answer; /* NULL: no check has run */
    struct str text;             /* what was checked, borrowed from the session */
    struct str looked_up;        /* a single number, link, ... grouped for reading; empty if none */
    enum entity_kind looked_up_kind;
    struct str headline;         /* of a single official entry: "यह … का WhatsApp चैटबोट है" */
    struct str purpose, region, source; /* of a single official entry */
    struct str as_of;            /* the date of the list it came from, if stale; else empty */
    struct str dated;            /* that list's day and age, short: a newer one may be in use by now */
    struct str reasons[4];
    size_t n_reasons;
    bool home;                   /* the official entry belongs to this office's DISCOM */
    struct str qr;               /* official: what "फ़ोन में लें" shows, "tel:…" */
};

/* A chip under the text while it is typed. */
struct hint_view {
    struct str text;
    enum icon icon;
    bool against;
};
enum { HINTS_SHOWN = 3 };

enum { WORDS_OFFERED = 5 };

/* The text read as a telephone number still being typed (verify/entities.h: dial_read). All zero
 * when it is none. */
enum dial_kind { DIAL_OTHER, DIAL_MOBILE, DIAL_LANDLINE, DIAL_TOLL_FREE, DIAL_SHORT };
struct dial_view {
    enum dial_kind kind;
    int missing;      /* digits still to come; 0: complete */
    char grouped[24]; /* "82603 039", "0512-255" */
};

/* What the office can be told of, in the answer shown. */
enum { REPORTS_OFFERED = 4 };
struct report_choice {
    enum entity_kind kind;
    struct str value; /* the key that is kept */
    struct str text;  /* as it is read: 82603 03942 */
};

struct report_view {
    bool open;        /* the office can be written to: without it nothing is offered */
    struct report_choice choices[REPORTS_OFFERED]; /* the worst first */
    struct str fraud; /* its kind in words, kept with it; empty: none */
    size_t n;
    int64_t at;       /* when it was kept, unix time */
    struct str token; /* SN-0147, once it is kept */
    struct str when;  /* "22 नवम्बर 2026 · 11:46" */
};

struct ui_model {
    const struct lang *lang;
    struct str discom;         /* केस्को */
    struct str office;         /* सर्वोदय नगर कार्यालय; may be empty */
    struct str helpline;       /* 1912 */
    struct civil now;
    struct str list_date;      /* 21 नवम्बर 2026 */
    struct str list_age;       /* "3 दिन पुरानी"; empty when the clock is wrong */
    bool list_stale;           /* so old that what it says is said with its date */
    int64_t list_serial;

    const struct slide *slides;
    size_t n_slides, slide;    /* at least one: built-in ones where there are none */
    double slide_part;         /* 0 to 1 of the current slide's time */
    struct str strip;          /* one line of notices; empty: no strip */
    struct str staff;          /* for staff, about list and clock: a line or two, or empty */

    struct pay_view pay;
    const struct directory_row *numbers, *sites;
    size_t n_numbers, n_sites;
    const struct counter_row *counters;
    size_t n_counters;
    int counters_total;        /* the DISCOM's count; may be larger than the list */

    struct result_view result;
    struct hint_view hints[HINTS_SHOWN];
    size_t n_hints;
    struct dial_view dial;     /* for the number keyboard */
    struct str words[WORDS_OFFERED]; /* Hindi for the Latin word being typed, the likeliest first */
    size_t n_words;

    int wipe_in;               /* seconds until what was typed is wiped */
    bool countdown;            /* the last of them: shown over every screen, with "more time" */

    bool can_listen;           /* there is a voice: pictures offer to be read aloud */
    bool listening;            /* this one is being read */
    struct staff_view staff_panel; /* only while SCREEN_STAFF is shown */
    struct report_view report; /* of the answer */
};

#endif
