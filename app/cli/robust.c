#include "cli/robust.h"

#include "cli/mutate.h"

#include <stdio.h>

enum { SHOWN_MAX = 5, CHANGES_MAX = 3, NAME_COLUMN = 24 };

#define SEED 88172645463325252u

void
scams_add(struct scams *s, struct str text, struct str sender, struct arena *a)
{
    s->texts = arena_grow(a, s->texts, s->n, &s->cap, sizeof *s->texts);
    s->senders = arena_grow(a, s->senders, s->n, &s->cap_senders, sizeof *s->senders);
    s->texts[s->n] = arena_str(a, text);
    s->senders[s->n++] = arena_str(a, sender);
}

static enum verdict
verdict_of(const struct checker *k, struct str text, struct str sender, struct arena *a)
{
    struct answer answer;
    check_run(&k->check, text, sender, VIA_UNKNOWN, a, &answer);
    return answer.verdict;
}

struct recall {
    size_t n, caught, scam, official;
};

static void
count(struct recall *r, enum verdict v)
{
    r->n++;
    r->caught += v >= VERDICT_SUSPICIOUS;
    r->scam += v == VERDICT_SCAM;
    r->official += v == VERDICT_OFFICIAL;
}

static void
print_recall(struct cli *c, const char *name, const struct recall *r)
{
    double n = r->n ? (double)r->n : 1;
    const char *told = cli_told(c, name);
    int pad = NAME_COLUMN - cli_columns(told);
    printf("%s%*s %6zu %8.2f %8.2f %9zu\n", told, pad > 0 ? pad : 0, "", r->n,
           100 * (double)r->caught / n, 100 * (double)r->scam / n, r->official);
}

/* Only the messages it changes count. */
static void
report_mutation(struct cli *c, const struct scams *s, const struct checker *k,
                const struct mutation *m)
{
    struct dice dice = {SEED};
    struct recall r = {0};
    for (size_t i = 0; i < s->n; i++) {
        struct arena a = {0};
        struct str changed = m->apply(s->texts[i], &dice, &a, m->strength);
        if (!str_eq(changed, s->texts[i]))
            count(&r, verdict_of(k, changed, s->senders[i], &a));
        arena_wipe(&a);
    }
    print_recall(c, m->name, &r);
}

static size_t
report_many(struct cli *c, const struct scams *s, const struct checker *k, unsigned long rounds)
{
    struct dice dice = {SEED};
    struct recall r = {0};
    for (unsigned long i = 0; i < rounds && s->n; i++) {
        struct arena a = {0};
        struct str text = s->texts[i % s->n];
        for (size_t changes = 1 + dice_below(&dice, CHANGES_MAX); changes > 0; changes--) {
            const struct mutation *m = &mutations[dice_below(&dice, n_mutations)];
            text = m->apply(text, &dice, &a, m->strength);
        }
        enum verdict v = verdict_of(k, text, s->senders[i % s->n], &a);
        if (v == VERDICT_OFFICIAL && r.official < SHOWN_MAX)
            printf("OFFICIAL: %.*s\n", (int)text.n, text.p);
        count(&r, v);
        arena_wipe(&a);
    }
    print_recall(c, "up to three of these", &r);
    return r.official;
}

size_t
robust_report(struct cli *c, const struct scams *s, const struct checker *k, unsigned long rounds)
{
    struct recall plain = {0};
    putchar('\n');
    cli_say(c, "cli.robust.head", NULL, 0);
    for (size_t i = 0; i < s->n; i++) {
        struct arena a = {0};
        count(&plain, verdict_of(k, s->texts[i], s->senders[i], &a));
        arena_wipe(&a);
    }
    print_recall(c, "as they are", &plain);
    for (size_t i = 0; i < n_mutations; i++)
        report_mutation(c, s, k, &mutations[i]);
    return report_many(c, s, k, rounds);
}
