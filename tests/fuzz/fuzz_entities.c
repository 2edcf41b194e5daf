/* Any bytes: entities lie in the text, in order, apart from each other; reading and looking up twice
 * gives the same, and so does the text with unseen characters behind it. */
#include <stdint.h>
#include <stdlib.h>

#include "text/fold.h"
#include "verify/entities.h"

static const struct brand brands[] = {{{"kesco", 5}, {"kesco", 5}, false},
                                      {{"kesco.co.in", 11}, {"kesco", 5}, true},
                                      {{"uppcl.org", 9}, {"kesco", 5}, true}};
static const struct known_host hosts[] = {{{"wa.me", 5}, HOST_CHAT}};
static const struct str remote[] = {{"quick support", 13}};
static const struct knowledge knowledge = {.brands = brands,
                                           .n_brands = ARRAY_LEN(brands),
                                           .hosts = hosts,
                                           .n_hosts = ARRAY_LEN(hosts),
                                           .apps_remote = remote,
                                           .n_apps_remote = ARRAY_LEN(remote)};

/* Knows every key of even length, so that both answers are met. */
static bool
find(void *ctx, enum entity_kind kind, struct str key, struct fact *out)
{
    (void)ctx;
    *out = (struct fact){.channel = kind == ENTITY_LINK ? CHANNEL_DOMAIN : CHANNEL_PHONE};
    return key.n % 2 == 0;
}

static void
must(bool holds)
{
    if (!holds)
        abort();
}

static void
read_all(struct str text, struct arena *a, struct entities *e)
{
    struct folded in;
    struct lookup lookup = {.find = find};
    fold(text, a, &in);
    entities_find(&in, &knowledge, a, e);
    entities_look_up(e, &knowledge, &lookup, a);
}

static void
check_one(const struct entity *e, struct str text, size_t last)
{
    must(e->span.at >= last && e->span.at <= e->span.end && e->span.end <= text.n);
    must(str_eq(e->text, str_sub(text, e->span.at, e->span.end)));
    must(e->kind < ENTITY_KINDS && e->status < STATUSES && e->key.n > 0);
    must(e->minutes >= -1 && e->minutes < 24 * 60 + 60 && e->until_minutes < 24 * 60 + 60);
    must(((e->traits & TRAIT_CLOCK) != 0) == (e->minutes >= 0));
    must(e->status != STATUS_LOOKALIKE || e->resembles.n > 0);
}

static void
same(const struct entities *one, const struct entities *two)
{
    must(one->n == two->n && one->cut == two->cut && one->n <= ENTITIES_MAX);
    for (size_t i = 0; i < one->n; i++) {
        const struct entity *x = &one->list[i], *y = &two->list[i];
        must(x->kind == y->kind && x->traits == y->traits && x->status == y->status &&
             x->span.at == y->span.at && str_eq(x->key, y->key));
    }
}

static struct str
with_unseen_behind(struct str text, struct arena *a)
{
    static const char unseen[] = "\u200B\u200D\uFEFF\u2060";
    char *longer = arena_alloc(a, text.n + sizeof unseen);
    if (text.n)
        memcpy(longer, text.p, text.n);
    memcpy(longer + text.n, unseen, sizeof unseen - 1);
    return (struct str){longer, text.n + sizeof unseen - 1};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct str text = {(const char *)data, size};
    struct entities one, two;
    struct entity sender;
    struct dial dial;
    size_t last = 0;
    if (size == 0)
        text.p = "";
    read_all(text, &a, &one);
    read_all(text, &a, &two);
    same(&one, &two);
    read_all(with_unseen_behind(text, &a), &a, &two);
    same(&one, &two);
    for (size_t i = 0; i < one.n; i++) {
        check_one(&one.list[i], text, last);
        last = one.list[i].span.end;
    }
    if (entity_of_sender(text, &a, &sender))
        must((sender.traits & TRAIT_SENDER) && sender.key.n > 0);
    dial_read(text, &dial);
    must(dial.missing >= 0 && memchr(dial.grouped, '\0', sizeof(dial.grouped)));
    arena_wipe(&a);
    return 0;
}
