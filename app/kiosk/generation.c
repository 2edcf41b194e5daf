#include "kiosk/generation.h"

#include "base/log.h"
#include "base/paths.h"
#include "registry/place.h"

#include <pthread.h>
#include <stdlib.h>

bool
generation_open(struct str data, struct str discom, struct generation **out, struct err *err)
{
    struct generation *g = calloc(1, sizeof *g);
    if (!g)
        BUG("out of memory");
    g->holders = 1;
    if (!place_open_knowing(data, discom, &g->arena, &g->registry, &g->knowledge, &g->fell_back,
                            err) ||
        !registry_info(g->registry, &g->info, err)) {
        generation_release(g);
        return false;
    }
    g->check = (struct check){.knowledge = &g->knowledge,
                              .lookup = {.find = registry_find, .ctx = g->registry}};
    check_prepare(&g->check, &g->arena);
    *out = g;
    return true;
}

bool
generation_seed(const struct generation *g, struct str data, struct office *o, struct err *err)
{
    struct arena a = {0};
    const char *path = paths_join(&a, data, g->fell_back ? PLACE_PREV : PLACE_LIST).p;
    bool ok = office_seed_once(o, path, g->knowledge.home, g->info.serial, g->info.made_at, err);
    arena_wipe(&a);
    return ok;
}

struct generation *
generation_hold(struct generation *g)
{
    g->holders++;
    return g;
}

static void *
close_down(void *ctx)
{
    struct generation *g = ctx;
    registry_close(g->registry);
    arena_wipe(&g->arena);
    free(g);
    return NULL;
}

void
generation_release(struct generation *g)
{
    if (g && --g->holders == 0)
        close_down(g);
}

void
generation_retire(struct generation *g)
{
    pthread_t thread;
    if (!g || --g->holders > 0)
        return;
    if (pthread_create(&thread, NULL, close_down, g) != 0)
        close_down(g);
    else if (pthread_detach(thread) != 0)
        BUG("a thread that cannot be detached");
}
