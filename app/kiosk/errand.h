/* kiosk/errand.h - something that takes its time, done by a thread of its own while pictures go on.
 *
 * Whoever starts an errand leaves its ctx alone until it is over. */
#ifndef KIOSK_ERRAND_H
#define KIOSK_ERRAND_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

struct errand {
    pthread_t thread;
    atomic_bool over;
    bool runs;
    void (*run)(void *ctx);
    void *ctx;
};

/* False where no thread can be had, or while it runs already. */
bool errand_start(struct errand *e, void (*run)(void *ctx), void *ctx);

/* Whether it ran and errand_end will not wait. */
bool errand_is_over(struct errand *e);

/* Waits for it; nothing where it does not run. */
void errand_end(struct errand *e);

#endif
