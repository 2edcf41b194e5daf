#include "cli/ticker.h"

#include "base/clock.h"

#include <errno.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

static void
show(const struct ticker *t, int64_t seconds)
{
    fprintf(stderr, "\r\033[K%s %lld s", t->what, (long long)seconds);
    fflush(stderr);
}

static void *
tick(void *ctx)
{
    struct ticker *t = ctx;
    int64_t start = clock_mono_ms();
    struct timespec next;
    bool shown = false;
    clock_gettime(CLOCK_REALTIME, &next);
    pthread_mutex_lock(&t->lock);
    while (!t->over) {
        next.tv_sec++;
        while (!t->over && pthread_cond_timedwait(&t->wake, &t->lock, &next) != ETIMEDOUT)
            ;
        if (!t->over) {
            show(t, (clock_mono_ms() - start) / 1000);
            shown = true;
        }
    }
    pthread_mutex_unlock(&t->lock);
    if (shown)
        fputs("\r\033[K", stderr);
    return NULL;
}

/* Signals stay with the thread that does the work. */
void
ticker_start(struct cli *c, struct ticker *t, const char *id)
{
    sigset_t all, before;
    *t = (struct ticker){.what = cli_text(c, id, NULL, 0)};
    if (!isatty(STDERR_FILENO))
        return;
    pthread_mutex_init(&t->lock, NULL);
    pthread_cond_init(&t->wake, NULL);
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    t->runs = pthread_create(&t->thread, NULL, tick, t) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void
ticker_stop(struct ticker *t)
{
    if (!t->runs)
        return;
    pthread_mutex_lock(&t->lock);
    t->over = true;
    pthread_cond_signal(&t->wake);
    pthread_mutex_unlock(&t->lock);
    pthread_join(t->thread, NULL);
    pthread_cond_destroy(&t->wake);
    pthread_mutex_destroy(&t->lock);
    t->runs = false;
}
