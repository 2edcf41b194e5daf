/* satark eval - how well the verifier does on labelled messages. */
#include "cli/checker.h"
#include "cli/json_in.h"
#include "cli/robust.h"
#include "verify/verdict.h"

#include <errno.h>
#include <stdio.h>

enum {
    VERDICTS = VERDICT_SCAM + 1,
    BINS = 10,
    GROUPS_MAX = 256,
    NAME_MAX_BYTES = 64,
    ROBUST_ROUNDS = 100000
};

/* Counts of one label, or of one label's group. */
struct tally {
    char label[NAME_MAX_BYTES], group[NAME_MAX_BYTES];
    size_t n, right, verdicts[VERDICTS];
};

struct bin {
    size_t n, frauds;
    double score;
};

struct eval {
    struct tally tallies[GROUPS_MAX];
    size_t n_tallies, n, right, bad_lines;
    bool cut; /* more groups than GROUPS_MAX: the rest is counted in the sums only */
    struct bin bins[BINS];
    size_t frauds, frauds_caught, frauds_official, others, others_scam, others_suspicious;
    bool print_wrong, print_scores;
    struct scams *scams; /* gathered for the report on robustness, or NULL */
    struct arena *arena;
};

static struct tally *
tally_of(struct eval *e, struct str label, struct str group)
{
    for (size_t i = 0; i < e->n_tallies; i++)
        if (str_eq(str_of(e->tallies[i].label), label) &&
            str_eq(str_of(e->tallies[i].group), group))
            return &e->tallies[i];
    if (e->n_tallies == GROUPS_MAX) {
        e->cut = true;
        return NULL;
    }
    struct tally *t = &e->tallies[e->n_tallies++];
    *t = (struct tally){.n = 0};
    str_copy(t->label, sizeof t->label, label);
    str_copy(t->group, sizeof t->group, group);
    return t;
}

/* The accepted verdicts as JSON: a name in quotes. Without a list the label speaks. */
static bool
is_accepted(const struct json_row *row, enum verdict v, struct arena *a)
{
    if (row->accept.n) {
        struct str name = arena_fmt(a, "\"%s\"", verdict_name(v));
        return str_find(row->accept, name, 0) < row->accept.n;
    }
    if (str_eq(row->label, STR("scam")))
        return v >= VERDICT_SUSPICIOUS;
    return v <= VERDICT_UNVERIFIED;
}

static void
count_fraud(struct eval *e, struct str label, const struct answer *answer)
{
    bool fraud = str_eq(label, STR("scam"));
    if (str_eq(label, STR("lookup")))
        return; /* a look-up asks about a name, good or bad; `accept` alone judges it */
    enum verdict v = answer->verdict;
    if (fraud) {
        e->frauds++;
        e->frauds_caught += v >= VERDICT_SUSPICIOUS;
        e->frauds_official += v == VERDICT_OFFICIAL;
    } else {
        e->others++;
        e->others_scam += v == VERDICT_SCAM;
        e->others_suspicious += v == VERDICT_SUSPICIOUS;
    }
    size_t bin = (size_t)(answer->score * BINS);
    struct bin *b = &e->bins[bin < BINS ? bin : BINS - 1];
    b->n++;
    b->frauds += fraud;
    b->score += answer->score;
}

static void
eval_row(struct eval *e, const struct json_row *row, const struct checker *k, struct arena *a)
{
    struct answer answer;
    check_run(&k->check, row->text, row->sender, VIA_UNKNOWN, a, &answer);
    bool right = is_accepted(row, answer.verdict, a);
    struct tally *t = tally_of(e, row->label, row->group);
    if (t) {
        t->n++;
        t->right += right;
        t->verdicts[answer.verdict]++;
    }
    e->n++;
    e->right += right;
    count_fraud(e, row->label, &answer);
    if (e->scams && str_eq(row->label, STR("scam")))
        scams_add(e->scams, row->text, row->sender, e->arena);
    if (e->print_scores)
        printf("%.*s\t%.*s\t%s\t%.4f\t%.3f\n", (int)row->id.n, row->id.p, (int)row->label.n,
               row->label.p, verdict_name(answer.verdict), answer.score, answer.wording);
    if (!right && e->print_wrong)
        printf("wrong %.*s %.*s/%.*s %s accept %.*s: %.*s\n", (int)row->id.n, row->id.p,
               (int)row->label.n, row->label.p, (int)row->group.n, row->group.p,
               verdict_name(answer.verdict), (int)row->accept.n, row->accept.p, (int)row->text.n,
               row->text.p);
}

static bool
eval_file(struct cli *c, const char *path, const struct checker *k, struct eval *e)
{
    struct json_in *in;
    struct json_row row;
    struct arena a = {0};
    FILE *f = fopen(path, "rb");
    if (!f)
        return err_env(&c->err, "%s: cannot be read (%s)", path, strerror(errno));
    bool ok = json_in_open(f, &in, &c->err);
    while (ok && json_in_next(in, &row)) {
        if (row.error)
            e->bad_lines++;
        else
            eval_row(e, &row, k, &a);
        arena_wipe(&a);
    }
    if (ok)
        json_in_close(in);
    fclose(f);
    return ok;
}

static double
percent(size_t part, size_t of)
{
    return of ? 100.0 * (double)part / (double)of : 0.0;
}

/* Expected calibration error: the mean distance of what was said from what was. */
static double
calibration_error(const struct eval *e)
{
    double sum = 0;
    for (size_t i = 0; i < BINS; i++) {
        const struct bin *b = &e->bins[i];
        double gap = b->n ? (b->score - (double)b->frauds) / (double)b->n : 0;
        sum += (gap < 0 ? -gap : gap) * (double)b->n;
    }
    size_t n = e->frauds + e->others;
    return n ? sum / (double)n : 0;
}

static void
print_tallies(struct cli *c, const struct eval *e)
{
    cli_say(c, "cli.eval.head", NULL, 0);
    for (size_t i = 0; i < e->n_tallies; i++) {
        const struct tally *t = &e->tallies[i];
        printf("%-10s %-22s %6zu %6zu | %8zu %10zu %10zu %6zu\n", t->label, t->group, t->n,
               t->right, t->verdicts[VERDICT_OFFICIAL], t->verdicts[VERDICT_UNVERIFIED],
               t->verdicts[VERDICT_SUSPICIOUS], t->verdicts[VERDICT_SCAM]);
    }
    if (e->cut)
        cli_say(c, "cli.eval.cut", LANG_ARGS({"most", cli_number(c, GROUPS_MAX)}));
}

static struct str
number(struct cli *c, size_t n)
{
    return cli_number(c, (int64_t)n);
}

static struct str
share(struct cli *c, size_t n, size_t of)
{
    return arena_fmt(c->arena, "%.2f", percent(n, of));
}

static void
print_eval(struct cli *c, const struct eval *e)
{
    print_tallies(c, e);
    putchar('\n');
    cli_say(c, "cli.eval.rows",
            LANG_ARGS({"n", number(c, e->n)}, {"right", number(c, e->right)},
                     {"share", share(c, e->right, e->n)}, {"bad", number(c, e->bad_lines)}));
    cli_say(c, "cli.eval.recall",
            LANG_ARGS({"caught", number(c, e->frauds_caught)}, {"n", number(c, e->frauds)},
                     {"share", share(c, e->frauds_caught, e->frauds)},
                     {"official", number(c, e->frauds_official)}));
    cli_say(c, "cli.eval.alarms",
            LANG_ARGS({"n", number(c, e->others)}, {"scam", number(c, e->others_scam)},
                     {"scam_share", share(c, e->others_scam, e->others)},
                     {"suspicious", number(c, e->others_suspicious)},
                     {"suspicious_share", share(c, e->others_suspicious, e->others)}));
    cli_say(c, "cli.eval.calibration",
            LANG_ARGS({"error", arena_fmt(c->arena, "%.4f", calibration_error(e))}));
}

static int
run(struct cli *c, int argc, char **argv)
{
    struct checker k;
    const char *rounds_given = NULL;
    unsigned long rounds = ROBUST_ROUNDS;
    struct eval *e = ARENA_NEW(c->arena, struct eval);
    e->print_wrong = cli_switch(&argc, argv, "--wrong");
    e->print_scores = cli_switch(&argc, argv, "--scores");
    e->arena = c->arena;
    if (cli_switch(&argc, argv, "--robust"))
        e->scams = ARENA_NEW(c->arena, struct scams);
    if (!cli_option(c, &argc, argv, "--rounds", &rounds_given))
        return cli_fail(c);
    if (rounds_given && !str_to_uint(str_of(rounds_given), 100000000, &rounds))
        return cli_usage(c, &command_eval, "--rounds: found “%s”, expected a number", rounds_given);
    if (!cli_words(c, argc, argv, 1, 1000))
        return cli_usage(c, &command_eval, "which file? %s", c->err.msg);
    if (!checker_open(c, "en", &k))
        return cli_fail(c);
    bool ok = true;
    for (int i = 1; i < argc && ok; i++)
        if (strcmp(argv[i], "--") != 0)
            ok = eval_file(c, argv[i], &k, e);
    if (ok)
        print_eval(c, e);
    if (ok && e->scams)
        robust_report(c, e->scams, &k, rounds);
    checker_close(&k);
    return ok ? EXIT_DONE : cli_fail(c);
}

const struct command command_eval = {
    .name = "eval",
    .usage = "FILE.jsonl... [--wrong] [--scores] [--robust [--rounds N]]",
    .summary = "measures the verifier on labelled messages",
    .run = run,
};
