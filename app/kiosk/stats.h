/* kiosk/stats.h - figures about speed and memory, for --stats; nothing about what anyone did. */
#ifndef KIOSK_STATS_H
#define KIOSK_STATS_H

#include "base/err.h"

#include <stdint.h>

enum { STATS_SAMPLES = 65536 };

struct samples {
    float *ms; /* STATS_SAMPLES of them, the latest; allocated once */
    unsigned long n;
};

struct stats {
    double first_frame_ms; /* from process start to the first presented picture */
    struct samples frame, input;
    double words_ms;       /* to read the words of the Latin keyboard; 0: it was never shown */
    unsigned long frames, wakeups;
    double late_ms; /* the longest that a picture or an event which was due had to wait */
    double still_s, still_cpu_s; /* time without a redraw, and the processor time it took */
};

void stats_init(struct stats *s);
void stats_free(struct stats *s);

/* Milliseconds since the process was started, by the kernel's clock ticks. */
double stats_process_ms(void);

/* A clock to measure with. */
double stats_now_ms(void);

void stats_frame(struct stats *s, double ms);
void stats_input(struct stats *s, double ms);
/* What was due `ms` ago is done. */
void stats_due(struct stats *s, double ms);

/* Writes one JSON object. */
bool stats_write(const struct stats *s, const char *path, struct err *err);

#endif
