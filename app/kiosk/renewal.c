#include "kiosk/renewal.h"

#include "base/log.h"
#include "base/paths.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

struct renewal {
    pthread_t thread;
    struct arena arena;
    struct str data;
    struct generation *list; /* these two are the thread's until `over` */
    struct err err;
    atomic_bool over;
};

/* What the first pictures and checks will ask, so that SQLite has it at hand. */
static void
warm(struct generation *g)
{
    struct arena a = {0};
    struct channel *rows;
    struct fact fact;
    struct err err;
    size_t n;
    registry_channels(g->registry, ~0u, &a, &rows, &n, &err);
    registry_find(g->registry, ENTITY_PHONE, STR("0"), &fact);
    arena_wipe(&a);
}

static bool
open_list(struct renewal *r, struct office *o)
{
    struct generation *g;
    struct str discom;
    struct err err = {0};
    if (!setting_get(o, "discom", &r->arena, &discom, &r->err) ||
        !generation_open(r->data, discom, &g, &r->err))
        return false;
    if (g->fell_back) {
        generation_release(g);
        return false;
    }
    if (!generation_seed(g, r->data, o, &err)) /* the list counts; its slides stay the old ones */
        log_warn("%s", err.msg);
    warm(g);
    r->list = g;
    return true;
}

static void *
run(void *ctx)
{
    struct renewal *r = ctx;
    struct office *o;
    if (office_open(paths_join(&r->arena, r->data, "office.db").p, &o, &r->err)) {
        open_list(r, o);
        office_close(o);
    }
    atomic_store(&r->over, true);
    return NULL;
}

struct renewal *
renewal_start(struct str data)
{
    struct renewal *r = calloc(1, sizeof *r);
    if (!r)
        BUG("out of memory");
    r->data = arena_str(&r->arena, data);
    atomic_init(&r->over, false);
    if (pthread_create(&r->thread, NULL, run, r) != 0) {
        arena_wipe(&r->arena);
        free(r);
        return NULL;
    }
    return r;
}

bool
renewal_is_over(const struct renewal *r)
{
    return atomic_load(&r->over);
}

struct generation *
renewal_end(struct renewal *r, struct err *err)
{
    if (pthread_join(r->thread, NULL) != 0)
        BUG("a thread that cannot be joined");
    struct generation *g = r->list;
    *err = r->err;
    arena_wipe(&r->arena);
    free(r);
    return g;
}
