/* kiosk/idle.h - how long nobody has touched the screen, and what follows from it. Pure.
 *
 * After idle_seconds a countdown is shown; at its end everything typed is wiped. */
#ifndef KIOSK_IDLE_H
#define KIOSK_IDLE_H

#include <stdbool.h>
#include <stdint.h>

enum { COUNTDOWN_SECONDS = 20 };

struct idle {
    int64_t touched_ms; /* the last sign of life */
    int idle_seconds;
};

void idle_touch(struct idle *i, int64_t now_ms);

/* Seconds until the wipe, rounded up; 0 when it is due. */
int idle_wipe_in(const struct idle *i, int64_t now_ms);

/* Whether the countdown is to be shown. */
bool idle_counting(const struct idle *i, int64_t now_ms);

/* Milliseconds until idle_wipe_in shows another number: never 0. */
int idle_next_ms(const struct idle *i, int64_t now_ms);

#endif
