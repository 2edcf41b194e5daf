/* satark train - the wording model from labelled messages, the same bytes every time. */
#include "cli/checker.h"
#include "cli/json_in.h"
#include "cli/learn.h"
#include "verify/model.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    BUCKETS = MODEL_WEIGHTS_MAX,
    FOLDS = 5,
    ROWS_LEAST = 20,
    WEIGHTS_A_ROW = 768 /* whole groups of three */
};

#define L2 5e-5

/* The limits: so many of the harmless messages that the model had not seen lie above. */
#define HARMLESS_ABOVE 0.14
#define PLAIN_ABOVE    0.06
#define STRONG_ABOVE   0.048
#define SURE_ABOVE     0.0125
#define CERTAIN_ABOVE  0.0068

/* The files hold more of what is hard to tell than an office's counter sees: there a verdict's odds
 * of being right are so many times better. */
#define COUNTER_ODDS 3

/* One message of the files. */
struct example {
    struct str text, sender;
    struct pieces pieces;
    bool fraud;
    double log_odds;                /* by a model that has not seen it */
    enum verdict by_rules, verdict; /* without and with that model */
};

struct training {
    struct arena *arena;
    struct example *list;
    size_t n, cap, bad_lines;
    struct learn_rows rows;
    struct model folds[FOLDS];
    struct model model;
    size_t right; /* of those not seen, by log-odds alone */
};

/* ---- reading ---- */

static void
add_example(struct training *t, const struct json_row *row)
{
    if (str_eq(row->label, STR("lookup")) || row->label.n == 0)
        return;
    t->list = arena_grow(t->arena, t->list, t->n, &t->cap, sizeof *t->list);
    t->list[t->n++] = (struct example){.text = arena_str(t->arena, row->text),
                                       .sender = arena_str(t->arena, row->sender),
                                       .fraud = str_eq(row->label, STR("scam"))};
}

static bool
read_file(struct cli *c, const char *path, struct training *t)
{
    struct json_in *in;
    struct json_row row;
    FILE *f = fopen(path, "rb");
    if (!f)
        return err_env(&c->err, "%s: cannot be read (%s)", path, strerror(errno));
    bool ok = json_in_open(f, &in, &c->err);
    while (ok && json_in_next(in, &row)) {
        if (row.error)
            t->bad_lines++;
        else
            add_example(t, &row);
    }
    if (ok)
        json_in_close(in);
    fclose(f);
    return ok;
}

/* The list's checker without a model, on a day like any other. */
static struct check
bare_check(const struct checker *k, struct knowledge *without)
{
    struct check c = k->check;
    *without = k->knowledge;
    without->model = (struct model){.n_weights = 0};
    c.knowledge = without;
    c.now = (struct civil){.year = 2026, .month = 11, .day = 24, .hour = 11, .weekday = 2};
    return c;
}

/* Every fifth message is tested by the same fold, so that each fold has some of every group. */
static void
make_rows(struct training *t, const struct checker *k)
{
    struct knowledge without;
    struct check check = bare_check(k, &without);
    t->rows = (struct learn_rows){
        .list = ARENA_ARRAY(t->arena, struct learn_row, t->n), .n = t->n, .n_buckets = BUCKETS};
    for (size_t i = 0; i < t->n; i++) {
        struct example *ex = &t->list[i];
        check_pieces(&check, ex->text, ex->sender, t->arena, &ex->pieces);
        learn_row_make(&ex->pieces, BUCKETS, t->arena, &t->rows.list[i]);
        t->rows.list[i].fraud = ex->fraud;
        t->rows.list[i].fold = (int)(i % FOLDS);
    }
}

/* ---- learning ---- */

/* Weights in eight bits. */
static void
pack(const struct learned *from, struct arena *a, struct model *out)
{
    int8_t *weights = ARENA_ARRAY(a, int8_t, BUCKETS);
    double largest = 1e-9;
    for (size_t i = 0; i < BUCKETS; i++)
        largest = fabs(from->weights[i]) > largest ? fabs(from->weights[i]) : largest;
    double scale = largest / 127;
    for (size_t i = 0; i < BUCKETS; i++)
        weights[i] = (int8_t)lround(from->weights[i] / scale);
    *out = (struct model){.weights = weights,
                          .n_weights = BUCKETS,
                          .scale = scale,
                          .bias = from->bias,
                          .harmless = -HUGE_VAL,
                          .plain = -HUGE_VAL,
                          .strong = HUGE_VAL,
                          .sure = HUGE_VAL,
                          .certain = HUGE_VAL};
}

static void
fit(struct training *t, int without, struct model *out)
{
    struct arena scratch = {0};
    struct learned learned;
    learn_fit(&t->rows, without, L2, &scratch, &learned);
    pack(&learned, t->arena, out);
    arena_wipe(&scratch);
}

static int
by_size(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* The log-odds, on messages the model has not seen, that `part` of the harmless ones with enough
 * words do not reach. */
static double
quantile(const struct training *t, double part)
{
    double *odds = ARENA_ARRAY(t->arena, double, t->n);
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++)
        if (!t->list[i].fraud && t->list[i].pieces.n_words >= MODEL_WORDS_MIN)
            odds[n++] = t->list[i].log_odds;
    if (n == 0)
        return 0;
    qsort(odds, n, sizeof *odds, by_size);
    return odds[(size_t)((double)(n - 1) * part)];
}

static void
find_limits(const struct training *t, struct model *m)
{
    m->harmless = quantile(t, 1 - HARMLESS_ABOVE);
    m->plain = quantile(t, 1 - PLAIN_ABOVE);
    m->strong = quantile(t, 1 - STRONG_ABOVE);
    m->sure = quantile(t, 1 - SURE_ABOVE);
    m->certain = quantile(t, 1 - CERTAIN_ABOVE);
}

/* What each message gets from a model that has not seen it. */
static void
judge_unseen(struct training *t)
{
    for (int f = 0; f < FOLDS; f++)
        fit(t, f, &t->folds[f]);
    for (size_t i = 0; i < t->n; i++) {
        struct example *ex = &t->list[i];
        ex->log_odds = model_score(&t->folds[i % FOLDS], &ex->pieces);
        t->right += ex->fraud == (ex->log_odds > 0);
    }
    find_limits(t, &t->model);
}

/* The verdict with that model in the list's place. */
static void
find_verdicts(struct training *t, const struct checker *k)
{
    struct knowledge with;
    struct check check = bare_check(k, &with);
    struct arena a = {0};
    for (size_t i = 0; i < t->n; i++) {
        struct example *ex = &t->list[i];
        struct answer answer;
        with.model = (struct model){.n_weights = 0};
        check_run(&check, ex->text, ex->sender, VIA_UNKNOWN, &a, &answer);
        ex->by_rules = answer.verdict;
        with.model = t->folds[i % FOLDS];
        with.model.harmless = t->model.harmless;
        with.model.plain = t->model.plain;
        with.model.strong = t->model.strong;
        with.model.sure = t->model.sure;
        with.model.certain = t->model.certain;
        check_run(&check, ex->text, ex->sender, VIA_UNKNOWN, &a, &answer);
        ex->verdict = answer.verdict;
        arena_wipe(&a);
    }
}

/* What the second opinion is worth: frauds caught and harmless ones accused, without and with it.
 */
static void
print_worth(struct cli *c, const struct training *t)
{
    size_t n[2] = {0}, rules[2] = {0}, both[2] = {0};
    for (size_t i = 0; i < t->n; i++) {
        const struct example *ex = &t->list[i];
        n[ex->fraud]++;
        rules[ex->fraud] += ex->by_rules >= VERDICT_SUSPICIOUS;
        both[ex->fraud] += ex->verdict >= VERDICT_SUSPICIOUS;
    }
    for (int fraud = 1; fraud >= 0; fraud--)
        cli_say(c, fraud ? "cli.train.frauds" : "cli.train.others",
                LANG_ARGS({"rules", cli_number(c, (int64_t)rules[fraud])},
                         {"both", cli_number(c, (int64_t)both[fraud])},
                         {"n", cli_number(c, (int64_t)n[fraud])}));
}

/* Where each verdict's probabilities may lie, and what is expected before any message is seen. */
static const struct {
    const char *name;
    double prior, low, high;
} bands[MODEL_BANDS] = {
    [VERDICT_OFFICIAL] = {"official", -6, 0.002, 0.009},
    [VERDICT_UNVERIFIED] = {"unverified", -3, 0.01, 0.5},
    [VERDICT_SUSPICIOUS] = {"suspicious", 1.5, 0.51, 0.96},
    [VERDICT_SCAM] = {"scam", 4, 0.97, 0.998},
};

static void
calibrate(struct training *t)
{
    double *log_odds = ARENA_ARRAY(t->arena, double, t->n);
    bool *fraud = ARENA_ARRAY(t->arena, bool, t->n);
    for (int v = 0; v < MODEL_BANDS; v++) {
        struct line line;
        size_t n = 0;
        for (size_t i = 0; i < t->n; i++)
            if ((int)t->list[i].verdict == v) {
                log_odds[n] = t->list[i].log_odds;
                fraud[n++] = t->list[i].fraud;
            }
        learn_line(log_odds, fraud, n, bands[v].prior, &line);
        t->model.bands[v].slope = line.slope;
        double easier = v >= VERDICT_SUSPICIOUS ? log(COUNTER_ODDS) : -log(COUNTER_ODDS);
        t->model.bands[v].offset = line.offset + easier;
        t->model.bands[v].low = bands[v].low;
        t->model.bands[v].high = bands[v].high;
    }
}

/* ---- writing ---- */

/* RFC 4648. */
static void
write_base64(const int8_t *bytes, size_t n, FILE *out)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < n; i += 3) {
        uint32_t group = 0;
        for (size_t k = i; k < i + 3; k++)
            group = group << 8 | (k < n ? (uint32_t)(uint8_t)bytes[k] : 0);
        for (int k = 0; k < 4; k++)
            fputc(k <= (int)(n - i < 3 ? n - i : 3) ? digits[group >> (18 - 6 * k) & 63] : '=',
                  out);
    }
}

static void
write_model(const struct model *m, FILE *out)
{
    fprintf(
        out,
        "name,value\nbuckets,%zu\nscale,%.9f\nbias,%.6f\nharmless,%.6f\nplain,%.6f\nstrong,%.6f\n"
        "sure,%.6f\ncertain,%.6f\n",
        m->n_weights, m->scale, m->bias, m->harmless, m->plain, m->strong, m->sure, m->certain);
    for (int v = 0; v < MODEL_BANDS; v++)
        fprintf(out, "%s.slope,%.6f\n%s.offset,%.6f\n%s.low,%.6f\n%s.high,%.6f\n", bands[v].name,
                m->bands[v].slope, bands[v].name, m->bands[v].offset, bands[v].name,
                m->bands[v].low, bands[v].name, m->bands[v].high);
    for (size_t i = 0; i < m->n_weights; i += WEIGHTS_A_ROW) {
        size_t left = m->n_weights - i;
        fprintf(out, "weights.%zu,", i / WEIGHTS_A_ROW);
        write_base64(m->weights + i, left < WEIGHTS_A_ROW ? left : WEIGHTS_A_ROW, out);
        fputc('\n', out);
    }
}

static bool
save(struct cli *c, const struct model *m, const char *path)
{
    FILE *out = fopen(path, "wb");
    if (!out)
        return err_env(&c->err, "%s: cannot be written (%s)", path, strerror(errno));
    write_model(m, out);
    bool ok = !ferror(out);
    ok = fclose(out) == 0 && ok;
    return ok || err_env(&c->err, "%s: cannot be written (%s)", path, strerror(errno));
}

static bool
has_both(const struct training *t)
{
    size_t frauds = 0;
    for (size_t i = 0; i < t->n; i++)
        frauds += t->list[i].fraud;
    return frauds >= ROWS_LEAST / 2 && t->n - frauds >= ROWS_LEAST / 2;
}

static bool
train(struct cli *c, struct training *t, const char *out)
{
    struct checker k;
    if (!has_both(t))
        return err_input(&c->err, "too few messages: expected %d frauds and %d others at least",
                         ROWS_LEAST / 2, ROWS_LEAST / 2);
    if (!checker_open(c, "en", &k))
        return false;
    make_rows(t, &k);
    judge_unseen(t);
    find_verdicts(t, &k);
    checker_close(&k);
    struct model limits = t->model;
    fit(t, -1, &t->model);
    t->model.harmless = limits.harmless;
    t->model.plain = limits.plain;
    t->model.strong = limits.strong;
    t->model.sure = limits.sure;
    t->model.certain = limits.certain;
    calibrate(t);
    return save(c, &t->model, out);
}

static int
run(struct cli *c, int argc, char **argv)
{
    struct training t = {.arena = c->arena};
    const char *out = NULL;
    if (!cli_option(c, &argc, argv, "--out", &out))
        return cli_fail(c);
    if (!out || !cli_words(c, argc, argv, 1, 1000))
        return cli_usage(c, &command_train, "which files, and --out which file?");
    for (int i = 1; i < argc; i++)
        if (!read_file(c, argv[i], &t))
            return cli_fail(c);
    if (!train(c, &t, out))
        return cli_fail(c);
    cli_say(c, "cli.train.model",
            LANG_ARGS({"n", cli_number(c, (int64_t)t.n)},
                     {"bad", cli_number(c, (int64_t)t.bad_lines)},
                     {"right", arena_fmt(c->arena, "%.1f", 100.0 * (double)t.right / (double)t.n)},
                     {"plain", arena_fmt(c->arena, "%.2f", t.model.plain)},
                     {"strong", arena_fmt(c->arena, "%.2f", t.model.strong)},
                     {"sure", arena_fmt(c->arena, "%.2f", t.model.sure)}));
    print_worth(c, &t);
    return EXIT_DONE;
}

const struct command command_train = {
    .name = "train",
    .usage = "FILE.jsonl... --out model.csv",
    .summary = "makes the wording model of the list from labelled messages",
    .run = run,
};
