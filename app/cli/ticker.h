/* cli/ticker.h - a line that says a long work goes on: on standard error, on a terminal alone.
 *
 * A thread of its own shows it from the first second on, and takes it away at the end: what is in a
 * file or a pipe has nothing of it. */
#ifndef CLI_TICKER_H
#define CLI_TICKER_H

#include "cli/cli.h"

#include <pthread.h>

struct ticker {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    const char *what;
    bool runs, over;
};

/* `id` is that of the sentence; the seconds are added to it. `t` stays where it is until
 * ticker_stop. */
void ticker_start(struct cli *c, struct ticker *t, const char *id);
void ticker_stop(struct ticker *t);

#endif
