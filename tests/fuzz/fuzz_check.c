/* The whole check on any bytes: an answer, spans in range and in order, zero-width characters
 * change nothing, and nothing unlisted is ever official. */
#include "base/log.h"
#include "base/paths.h"
#include "registry/build.h"
#include "registry/registry.h"
#include "verify/check.h"
#include "verify/reasons.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { INPUT_MAX = 64 * 1024 };

struct list {
    struct arena arena;
    struct registry *registry;
    struct knowledge knowledge;
    struct check check;
};

static void
need(bool ok, const char *what)
{
    if (!ok)
        BUG(what);
}

static void
open_list(struct list *l)
{
    struct err err;
    struct str assets;
    char dir[] = "/tmp/satark-fuzz-XXXXXX";
    need(paths_assets(&l->arena, &assets, &err), err.msg);
    need(mkdtemp(dir) != NULL, "no folder in /tmp");
    const char *file = paths_join(&l->arena, str_of(dir), "registry.db").p;
    bool ok = registry_build(paths_join(&l->arena, assets, "registry").p, 1, 0, file, &err) &&
              registry_open(file, STR("kesco"), &l->registry, &err) &&
              registry_knowledge(l->registry, &l->arena, &l->knowledge, &err);
    unlink(file);
    rmdir(dir);
    need(ok, err.msg);
    l->check = (struct check){.knowledge = &l->knowledge,
                              .lookup = {.find = registry_find, .ctx = l->registry},
                              .now = {.year = 2026, .month = 11, .day = 22, .weekday = 0}};
    check_prepare(&l->check, &l->arena);
}

/* One list for the whole run: building it costs more than a thousand checks. */
static const struct check *
the_check(void)
{
    static struct list list;
    if (!list.registry)
        open_list(&list);
    return &list.check;
}

static bool
can_be_listed(const struct entity *e)
{
    return e->kind == ENTITY_PHONE || e->kind == ENTITY_LINK || e->kind == ENTITY_VPA ||
           e->kind == ENTITY_HEADER || e->kind == ENTITY_EMAIL || e->kind == ENTITY_APP;
}

static void
look_at(const struct answer *answer, struct str text)
{
    need(answer->score >= 0 && answer->score <= 1, "a score outside 0..1");
    need(answer->n_reasons >= 1 && answer->n_reasons <= 4, "not one to four reasons");
    for (size_t i = 0; i < answer->n_entities; i++) {
        const struct entity *e = &answer->entities[i];
        need(e->span.at <= e->span.end && e->span.end <= text.n, "an entity outside the text");
        need(i == 0 || answer->entities[i - 1].span.end <= e->span.at, "entities out of order");
        if (answer->verdict == VERDICT_OFFICIAL && can_be_listed(e))
            need(e->status == STATUS_OFFICIAL, "official with something unlisted in it");
    }
    for (size_t i = 0; i < answer->n_reasons; i++)
        for (size_t k = 0; k < answer->reasons[i].n_spans; k++) {
            struct span s = answer->reasons[i].spans[k];
            need(s.at < s.end && s.end <= text.n, "a reason outside the text");
            need(k == 0 || answer->reasons[i].spans[k - 1].at <= s.at, "spans out of order");
        }
    if (answer->verdict == VERDICT_UNVERIFIED)
        for (size_t i = 0; i < answer->n_reasons; i++)
            need(!reason_is_against(answer->reasons[i].code), "unverified accuses");
}

/* Input: the sender up to the first line end, the text behind it. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char invisible[] = "\u200B\u200C\u200D\uFEFF\u2060";
    if (size > INPUT_MAX)
        return 0;
    const struct check *check = the_check();
    struct arena a = {0};
    struct answer first, again;
    struct str text = {(const char *)data, size}, sender;
    if (!str_cut(&text, '\n', &sender) || !text.p) {
        text = sender;
        sender = (struct str){"", 0};
    }
    check_run(check, text, sender, VIA_UNKNOWN, &a, &first);
    look_at(&first, text);

    char *longer = arena_alloc(&a, text.n + sizeof invisible);
    if (text.n)
        memcpy(longer, text.p, text.n);
    memcpy(longer + text.n, invisible, sizeof invisible - 1);
    struct str padded = {longer, text.n + sizeof invisible - 1};
    check_run(check, padded, sender, VIA_UNKNOWN, &a, &again);
    look_at(&again, padded);
    need(first.verdict == again.verdict, "zero-width characters changed the verdict");
    arena_wipe(&a);
    return 0;
}
