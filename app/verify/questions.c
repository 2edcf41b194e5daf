#include "verify/questions.h"

#include "verify/fraud.h"
#include "verify/reasons.h"

#include <math.h>

#define R(code) ((uint64_t)1 << REASON_##code)

/* clang-format off */
static const struct question_row rows[QUESTIONS] = {
    [QUESTION_THREAT] =
        {.says = {[REPLY_YES] = R(BLOCK_THREAT) | R(URGENT)},
         .counts = {{46, 0, 0}, {0, 11, 0}, {0, 16, 0}, {0, 9, 2},
                    {0, 46, 0}, {0, 15, 0}, {0, 13, 2}}},
    [QUESTION_MOBILE] =
        {.says = {[REPLY_YES] = R(PERSONAL_NUMBER) | R(IDENTITY_UNPROVEN)},
         .counts = {{16, 30, 0}, {0, 11, 0}, {2, 14, 0}, {0, 10, 1},
                    {0, 45, 1}, {0, 15, 0}, {0, 15, 0}}},
    [QUESTION_SECRET] =
        {.says = {[REPLY_YES] = R(ASKS_SECRET)},
         .counts = {{12, 33, 1}, {11, 0, 0}, {0, 15, 1}, {0, 11, 0},
                    {0, 46, 0}, {0, 15, 0}, {0, 15, 0}}},
    [QUESTION_MONEY] =
        {.says = {[REPLY_YES] = R(PAY_PERSON)},
         .counts = {{11, 35, 0}, {0, 11, 0}, {16, 0, 0}, {0, 11, 0},
                    {0, 46, 0}, {0, 15, 0}, {0, 15, 0}}},
    [QUESTION_LINK] =
        {/* A link nobody can place is as good as a strange one. */
         .says = {[REPLY_YES] = R(UNKNOWN_LINK), [REPLY_UNSURE] = R(UNKNOWN_LINK)},
         .counts = {{2, 39, 5}, {0, 9, 2}, {4, 11, 1}, {1, 3, 7},
                    {0, 46, 0}, {0, 12, 3}, {0, 15, 0}}},
    [QUESTION_LURE] =
        {.says = {[REPLY_YES] = R(LURE)},
         .counts = {{0, 46, 0}, {5, 6, 0}, {9, 7, 0}, {3, 8, 0},
                    {0, 46, 0}, {0, 15, 0}, {2, 13, 0}}},
    [QUESTION_OWN] =
        {.says = {[REPLY_YES] = R(BILL_DETAILS), [REPLY_NO] = R(NO_ACCOUNT)},
         .counts = {{0, 44, 2}, {1, 10, 0}, {1, 14, 1}, {4, 7, 0},
                    {10, 35, 1}, {15, 0, 0}, {0, 14, 1}}},
    [QUESTION_ACT] =
        {.says = {[REPLY_YES] = R(UNCOVERED_DEMAND)},
         .counts = {{43, 2, 1}, {11, 0, 0}, {16, 0, 0}, {9, 2, 0},
                    {0, 45, 1}, {15, 0, 0}, {15, 0, 0}}},
};
/* clang-format on */

enum {
    AHEAD = 2,     /* so many further answers are thought through */
    FOR_PROOF = 4, /* up to here one more may make a scam of what is suspicious */
    WORDS = 20     /* what is asked about is a message, never a single name */
};

/* Of a fraud, below which nobody is asked further. */
#define UNLIKELY 0.05

const struct question_row *
questions_rows(void)
{
    return rows;
}

bool
questions_reply(struct replies *r, enum question q, enum reply reply)
{
    if (r->to[q] == REPLY_NONE) {
        if (r->n == QUESTIONS_MOST)
            return false;
        r->asked[r->n++] = (uint8_t)q;
    }
    r->to[q] = (uint8_t)reply;
    return true;
}

/* ---- how likely it is a fraud ---- */

/* Half a message more in each box: what was never counted is rare, not impossible. */
static double
likelihood(enum question q, int kind, enum reply reply)
{
    const uint8_t *n = rows[q].counts[kind];
    return (n[reply - REPLY_YES] + 0.5) / (n[0] + n[1] + n[2] + 1.5);
}

static double
fraud_part(const double *weights)
{
    double fraud = 0, all = 0;
    for (int k = 0; k < MESSAGE_KINDS; k++) {
        all += weights[k];
        fraud += k <= KIND_OTHER_FRAUD ? weights[k] : 0;
    }
    return fraud / all;
}

/* How much each kind still weighs; a kind begins with its share of the messages. */
static void
weigh_kinds(const struct replies *r, double *weights)
{
    for (int k = 0; k < MESSAGE_KINDS; k++) {
        const uint8_t *n = rows[0].counts[k];
        weights[k] = n[0] + n[1] + n[2];
        for (size_t i = 0; i < r->n; i++)
            weights[k] *= likelihood((enum question)r->asked[i], k, (enum reply)r->to[r->asked[i]]);
    }
}

static double
doubt(double p)
{
    return p <= 0 || p >= 1 ? 0 : -(p * log2(p) + (1 - p) * log2(1 - p));
}

/* The doubt that is left, on average, when `q` has been answered. */
static double
doubt_after(const double *weights, enum question q)
{
    double all = 0, left = 0;
    for (int k = 0; k < MESSAGE_KINDS; k++)
        all += weights[k];
    for (enum reply v = REPLY_YES; v < REPLIES; v++) {
        double then[MESSAGE_KINDS], sum = 0;
        for (int k = 0; k < MESSAGE_KINDS; k++) {
            then[k] = weights[k] * likelihood(q, k, v);
            sum += then[k];
        }
        left += sum / all * doubt(fraud_part(then));
    }
    return left;
}

static bool
may_end(const double *weights, enum question q)
{
    for (enum reply v = REPLY_YES; v <= REPLY_NO; v++) {
        double then[MESSAGE_KINDS];
        for (int k = 0; k < MESSAGE_KINDS; k++)
            then[k] = weights[k] * likelihood(q, k, v);
        if (fraud_part(then) < UNLIKELY)
            return true;
    }
    return false;
}

/* ---- what the answers so far come to ---- */

static uint64_t
told(const struct replies *r)
{
    uint64_t codes = 0;
    for (int q = 0; q < QUESTIONS; q++)
        codes |= rows[q].says[r->to[q]];
    return codes;
}

/* The table decides; official is out of reach, as for a text that was not read to its end. */
static void
decide(const struct inquiry *in, const struct evidences *ev, struct judgement *out)
{
    struct claims claims = in->claims;
    claims.n_words = claims.n_words > WORDS ? claims.n_words : WORDS;
    verdict_decide(&in->entities, &claims, ev, SITUATION_CUT, in->worded, out);
}

static enum verdict
verdict_now(const struct inquiry *in, const struct replies *r)
{
    struct evidence list[2 * REASON_CODES];
    struct evidences ev = {.list = list};
    struct judgement j;
    uint64_t codes = told(r);
    for (size_t i = 0; i < in->typed.n && i < REASON_CODES; i++)
        list[ev.n++] = (struct evidence){.code = in->typed.list[i].code};
    for (int code = 0; code < REASON_NOTHING_TO_CHECK; code++)
        if (codes >> code & 1)
            list[ev.n++] = (struct evidence){.code = (enum reason_code)code};
    decide(in, &ev, &j);
    return j.verdict;
}

static bool
warns(enum verdict v)
{
    return v >= VERDICT_SUSPICIOUS;
}

/* No `depth` further answers change whether it warns. */
static bool
is_settled(const struct inquiry *in, const struct replies *r, bool warning, int depth)
{
    for (int q = 0; q < QUESTIONS && depth > 0; q++)
        for (enum reply v = REPLY_YES; v < REPLIES && r->to[q] == REPLY_NONE; v++) {
            struct replies then = *r;
            then.to[q] = (uint8_t)v;
            if (warns(verdict_now(in, &then)) != warning ||
                !is_settled(in, &then, warning, depth - 1))
                return false;
        }
    return true;
}

/* Whether it warns depends on this answer, as the others stand. */
static bool
decides_now(const struct inquiry *in, const struct replies *r, enum question q)
{
    int warnings = 0;
    for (enum reply v = REPLY_YES; v < REPLIES; v++) {
        struct replies then = *r;
        then.to[q] = (uint8_t)v;
        warnings += warns(verdict_now(in, &then));
    }
    return warnings > 0 && warnings < REPLIES - 1;
}

/* The same, or once another answer has come. */
static bool
decides(const struct inquiry *in, const struct replies *r, enum question q, int left)
{
    if (decides_now(in, r, q))
        return true;
    for (int other = 0; other < QUESTIONS && left > 1; other++)
        for (enum reply v = REPLY_YES; v < REPLIES; v++) {
            struct replies then = *r;
            then.to[other] = (uint8_t)v;
            if (other != (int)q && r->to[other] == REPLY_NONE && decides_now(in, &then, q))
                return true;
        }
    return false;
}

static bool
may_prove(const struct inquiry *in, const struct replies *r, enum question q)
{
    for (enum reply v = REPLY_YES; v < REPLIES; v++) {
        struct replies then = *r;
        then.to[q] = (uint8_t)v;
        if (verdict_now(in, &then) == VERDICT_SCAM)
            return true;
    }
    return false;
}

enum question
questions_next(const struct inquiry *in, const struct replies *r)
{
    double weights[MESSAGE_KINDS], least = 2;
    enum verdict v = verdict_now(in, r);
    enum question best = QUESTIONS;
    int left = QUESTIONS_MOST - r->n;
    weigh_kinds(r, weights);
    if (left <= 0 || (!warns(v) && fraud_part(weights) < UNLIKELY))
        return QUESTIONS;
    bool settled = is_settled(in, r, warns(v), left < AHEAD ? left : AHEAD);
    if (settled && (v != VERDICT_SUSPICIOUS || r->n >= FOR_PROOF))
        return QUESTIONS;
    for (int i = 0; i < QUESTIONS; i++) {
        enum question q = (enum question)i;
        if (r->to[q] != REPLY_NONE)
            continue;
        bool worth = settled ? may_prove(in, r, q)
                             : decides(in, r, q, left) || (!warns(v) && may_end(weights, q));
        double after = worth ? doubt_after(weights, q) : 2;
        if (after < least) {
            least = after;
            best = q;
        }
    }
    return best;
}

/* ---- the answer ---- */

/* By the counts, kept within what the verdict says. */
static double
score(const struct replies *r, enum verdict v)
{
    static const struct {
        double low, high;
    } bands[] = {{0, 0.1}, {0.01, 0.45}, {0.5, 0.95}, {0.9, 0.999}};
    double weights[MESSAGE_KINDS];
    weigh_kinds(r, weights);
    double p = fraud_part(weights);
    return p < bands[v].low ? bands[v].low : p > bands[v].high ? bands[v].high : p;
}

void
questions_answer(const struct inquiry *in, const struct replies *r, struct arena *a,
                 struct answer *out)
{
    struct evidences ev = {.list = ARENA_ARRAY(a, struct evidence, in->typed.n + 1)};
    struct judgement j;
    uint64_t codes = told(r);
    for (size_t i = 0; i < in->typed.n; i++)
        if (in->typed.list[i].code != REASON_NOTHING_TO_CHECK)
            ev.list[ev.n++] = in->typed.list[i];
    for (int code = 0; code < REASON_NOTHING_TO_CHECK; code++)
        if (codes >> code & 1)
            evidence_tell(&ev, (enum reason_code)code, a);
    evidence_tell(&ev, REASON_NOTHING_TO_CHECK, a);
    decide(in, &ev, &j);
    *out = (struct answer){.verdict = j.verdict,
                           .fraud = fraud_of(j.verdict, &in->claims, &ev),
                           .score = score(r, j.verdict),
                           .wording = in->wording,
                           .entities = in->entities.list,
                           .n_entities = in->entities.n,
                           .cut = in->entities.cut || in->claims.cut};
    reasons_choose(&ev, &j, 0, a, &out->reasons, &out->n_reasons);
}
