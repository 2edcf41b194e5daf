/* The whole check on any bytes: an answer, spans in range and in order, zero-width characters
 * change nothing, nothing unlisted is ever official, and the wording model never clears or
 * convicts. */
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
    need((answer->fraud != FRAUD_NONE) == (answer->verdict >= VERDICT_SUSPICIOUS) &&
             answer->fraud < FRAUD_KINDS,
         "a kind of fraud where nothing is accused, or none where it is");
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

static struct answer
answer_of(const struct check *check, struct str text, struct str sender, struct arena *a)
{
    struct answer out;
    check_run(check, text, sender, VIA_UNKNOWN, a, &out);
    look_at(&out, text);
    return out;
}

static struct str
with_more(struct str text, const char *more, struct arena *a)
{
    size_t n = strlen(more);
    char *longer = arena_alloc(a, text.n + n + 1);
    if (text.n)
        memcpy(longer, text.p, text.n);
    memcpy(longer + text.n, more, n);
    return (struct str){longer, text.n + n};
}

/* The list itself speaks against it. */
static bool
names_a_fraud(const struct answer *answer)
{
    for (size_t i = 0; i < answer->n_entities; i++) {
        const struct entity *e = &answer->entities[i];
        bool borrowed = e->kind == ENTITY_LINK || e->kind == ENTITY_VPA || e->kind == ENTITY_EMAIL;
        if (e->status == STATUS_REPORTED || (borrowed && e->status == STATUS_LOOKALIKE))
            return true;
    }
    return false;
}

static bool
accuses(const struct answer *answer)
{
    for (size_t i = 0; i < answer->n_reasons; i++)
        if (reason_is_against(answer->reasons[i].code) && answer->reasons[i].code != REASON_WORDING)
            return true;
    return false;
}

/* The second opinion may raise a doubt, take one back, and take "official" back; it vouches for
 * nothing, no scam is one by wording alone, and what the list knows it does not clear. */
static void
look_at_model(const struct check *check, const struct answer *first, struct str text,
              struct str sender, struct arena *a)
{
    struct knowledge without = *check->knowledge;
    struct check rules = *check;
    without.model = (struct model){.n_weights = 0};
    rules.knowledge = &without;
    enum verdict by_rules = answer_of(&rules, text, sender, a).verdict;
    need(by_rules == VERDICT_OFFICIAL || first->verdict != VERDICT_OFFICIAL,
         "the wording vouched for a message");
    need(by_rules != VERDICT_SCAM || first->verdict == VERDICT_SCAM || !names_a_fraud(first),
         "the wording cleared what the list knows");
    need(first->verdict != VERDICT_SCAM || accuses(first), "a scam by wording alone");
}

/* Input: the sender up to the first line end, the text behind it. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char invisible[] = "\u200B\u200C\u200D\uFEFF\u2060";
    static const char foreign[] = "\nhttps://bill.example.top/pay\n";
    if (size > INPUT_MAX)
        return 0;
    const struct check *check = the_check();
    struct arena a = {0};
    struct folded once, twice;
    struct str text = {(const char *)data, size}, sender;
    if (!str_cut(&text, '\n', &sender) || !text.p) {
        text = sender;
        sender = (struct str){"", 0};
    }
    fold(text, &a, &once);
    fold(once.text, &a, &twice);
    need(str_eq(once.text, twice.text), "folding twice changes the text");

    struct answer first = answer_of(check, text, sender, &a);
    struct answer padded = answer_of(check, with_more(text, invisible, &a), sender, &a);
    need(first.verdict == padded.verdict, "zero-width characters changed the verdict");
    struct answer strange = answer_of(check, with_more(text, foreign, &a), sender, &a);
    need(strange.verdict != VERDICT_OFFICIAL, "official with a stranger's link behind it");
    look_at_model(check, &first, text, sender, &a);
    arena_wipe(&a);
    return 0;
}
