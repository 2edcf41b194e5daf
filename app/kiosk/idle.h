/* kiosk/idle.h - how long nobody has touched the screen, and what follows from it. Pure.
 *
 * After idle_seconds a countdown is shown; at its end everything typed is wiped. Large text and lower
 * buttons outlive that: whom they serve may just be slow. They end when the first screen has then
 * stood untouched for KEPT_SECONDS. */
#ifndef KIOSK_IDLE_H
#define KIOSK_IDLE_H

#include <stdbool.h>
#include <stdint.h>

enum { COUNTDOWN_SECONDS = 20, KEPT_SECONDS = 180 };

struct idle {
    int64_t touched_ms; /* the last sign of life */
    int idle_seconds;
    int64_t rests_ms;   /* since when the first screen is shown; 0: another one is */
};

void idle_touch(struct idle *i, int64_t now_ms);

/* Seconds until the wipe, rounded up; 0 when it is due. */
int idle_wipe_in(const struct idle *i, int64_t now_ms);

/* Seconds until `seconds` without a touch are over, rounded up. */
int idle_left(const struct idle *i, int seconds, int64_t now_ms);

/* Whether the countdown is to be shown. */
bool idle_counting(const struct idle *i, int64_t now_ms);

/* Milliseconds until idle_wipe_in shows another number: never 0. */
int idle_next_ms(const struct idle *i, int64_t now_ms);

/* To be told at every turn whether the first screen is shown. */
void idle_rest(struct idle *i, bool first_screen, int64_t now_ms);

/* Whether it has stood there untouched so long that whoever comes next is somebody else. */
bool idle_forgotten(const struct idle *i, int64_t now_ms);

#endif
