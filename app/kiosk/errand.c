#include "kiosk/errand.h"

#include "base/log.h"

static void *
go(void *ctx)
{
    struct errand *e = ctx;
    e->run(e->ctx);
    atomic_store(&e->over, true);
    return NULL;
}

bool
errand_start(struct errand *e, void (*run)(void *ctx), void *ctx)
{
    if (e->runs)
        return false;
    e->run = run;
    e->ctx = ctx;
    atomic_store(&e->over, false);
    e->runs = pthread_create(&e->thread, NULL, go, e) == 0;
    return e->runs;
}

bool
errand_is_over(struct errand *e)
{
    return e->runs && atomic_load(&e->over);
}

void
errand_end(struct errand *e)
{
    if (!e->runs)
        return;
    if (pthread_join(e->thread, NULL) != 0)
        BUG("a thread that cannot be joined");
    e->runs = false;
}
