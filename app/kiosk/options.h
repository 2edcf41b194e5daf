/* kiosk/options.h - the flags of satark-kiosk. */
#ifndef KIOSK_OPTIONS_H
#define KIOSK_OPTIONS_H

#include "base/err.h"

struct options {
    const char *data;   /* --data DIR or NULL */
    bool windowed;
    bool large, low;    /* large text, lower buttons: for whoever comes first */
    int w, h;           /* --size WxH; 0: the whole screen */
    const char *lang;   /* "hi" (default) or "en" */
    int dpi;            /* 0: not stated */
    int rotate;
    const char *render; /* screen to draw without a window, or NULL */
    const char *out, *text, *sender;
    const char *answers; /* with render: yes, no, dontknow, by commas, to the questions; or NULL */
    const char *warning; /* with render: the one warning on the slides, due or not, or NULL */
    const char *areas;  /* with render: file for the touch areas, or NULL */
    const char *texts;  /* with render: file for the words drawn, or NULL */
    const char *spoken; /* with render: file for what is read aloud, or NULL */
    double exit_after;  /* seconds; 0: never */
    const char *stats;  /* file for the figures, or NULL */
    bool help, version;
};

/* ERR_INPUT names the flag and what was expected. */
bool options_parse(int argc, char **argv, struct options *out, struct err *err);

void options_help(void);

#endif
