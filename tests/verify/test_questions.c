/* The questions, answered for 320 labelled messages: how many get the right answer, with how many
 * questions; and that no way of answering leads astray. */
#include "text/lang.h"
#include "verify/check.h"
#include "verify/questions.h"
#include "verify/reasons.h"
#include "sample_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* In the order of the file's columns. */
static const enum question columns[] = {QUESTION_THREAT, QUESTION_MOBILE, QUESTION_SECRET,
                                        QUESTION_MONEY,  QUESTION_LINK,   QUESTION_LURE,
                                        QUESTION_OWN,    QUESTION_ACT};

struct row {
    struct str id;
    bool tune, fraud;
    enum reply to[QUESTIONS];
};

struct rows {
    struct arena arena;
    struct row list[400];
    size_t n;
};

static enum reply
reply_of(struct str s)
{
    static const char *const names[] = {"", "yes", "no", "dontknow"};
    for (int v = REPLY_YES; v < REPLIES; v++)
        if (str_eq(s, str_of(names[v])))
            return (enum reply)v;
    fail_msg("no answer: %.*s", (int)s.n, s.p);
    return REPLY_NONE;
}

static void
read_row(struct str line, struct row *out)
{
    struct str part;
    str_cut(&line, '\t', &out->id);
    str_cut(&line, '\t', &part);
    out->tune = str_eq(part, STR("tune"));
    str_cut(&line, '\t', &part);
    out->fraud = str_eq(part, STR("scam"));
    for (size_t i = 0; i < ARRAY_LEN(columns); i++) {
        assert_true(str_cut(&line, '\t', &part));
        out->to[columns[i]] = reply_of(str_trim(part));
    }
}

static int
read_rows(void **state)
{
    struct rows *r = calloc(1, sizeof *r);
    char path[512];
    snprintf(path, sizeof path, "%s/tests/data/answers.tsv", getenv("SATARK_SOURCE"));
    FILE *f = fopen(path, "r");
    char *line = NULL;
    size_t cap = 0, at = 0;
    while (f && r && getline(&line, &cap, f) > 0)
        if (line[0] != '#' && at++ > 0 && r->n < ARRAY_LEN(r->list)) /* the first has the names */
            read_row(arena_str(&r->arena, str_of(line)), &r->list[r->n++]);
    free(line);
    if (f)
        fclose(f);
    *state = r;
    return r && r->n >= 300 ? 0 : -1;
}

static int
free_rows(void **state)
{
    struct rows *r = *state;
    arena_wipe(&r->arena);
    free(r);
    return 0;
}

/* ---- the bar ---- */

struct tally {
    size_t n, right, asked, accused;
};

static void
play(const struct row *row, struct tally *t)
{
    struct inquiry in = {.worded = WORDING_NONE};
    struct replies r = {.n = 0};
    struct arena a = {0};
    struct answer answer;
    for (enum question q; (q = questions_next(&in, &r)) != QUESTIONS;)
        assert_true(questions_reply(&r, q, row->to[q]));
    questions_answer(&in, &r, &a, &answer);
    bool warned = answer.verdict >= VERDICT_SUSPICIOUS;
    t->n++;
    t->asked += r.n;
    t->right += warned == row->fraud;
    t->accused += !row->fraud && answer.verdict == VERDICT_SCAM;
    if (warned != row->fraud)
        print_message("wrong: %.*s (%s) after %d\n", (int)row->id.n, row->id.p,
                      verdict_name(answer.verdict), r.n);
    arena_wipe(&a);
}

static void
meets_the_bar(const char *what, const struct tally *t)
{
    double share = (double)t->right / (double)t->n, asked = (double)t->asked / (double)t->n;
    print_message("%s: %zu messages, %.1f %% right, %.2f questions on average\n", what, t->n,
                  share * 100, asked);
    assert_true(share >= 0.95);
    assert_true(asked <= 4.0);
    assert_int_equal(t->accused, 0);
}

static void
answers_lead_to_the_right_class(void **state)
{
    const struct rows *rows = *state;
    struct tally half[2] = {{0}};
    for (size_t i = 0; i < rows->n; i++)
        play(&rows->list[i], &half[rows->list[i].tune]);
    struct tally all = {half[0].n + half[1].n, half[0].right + half[1].right,
                        half[0].asked + half[1].asked, half[0].accused + half[1].accused};
    meets_the_bar("the half it was counted on", &half[1]);
    meets_the_bar("the other half", &half[0]);
    meets_the_bar("all", &all);
}

/* ---- the counts ---- */

static enum message_kind
kind_of(const struct row *r)
{
    if (r->fraud)
        return r->to[QUESTION_THREAT] == REPLY_YES   ? KIND_THREAT
               : r->to[QUESTION_SECRET] == REPLY_YES ? KIND_SECRET
               : r->to[QUESTION_MONEY] == REPLY_YES  ? KIND_MONEY
                                                     : KIND_OTHER_FRAUD;
    return r->to[QUESTION_ACT] != REPLY_YES   ? KIND_TALK
           : r->to[QUESTION_OWN] == REPLY_YES ? KIND_BILL
                                              : KIND_REQUEST;
}

static void
the_table_is_counted(void **state)
{
    const struct rows *rows = *state;
    uint8_t counts[QUESTIONS][MESSAGE_KINDS][3] = {{{0}}};
    for (size_t i = 0; i < rows->n; i++)
        for (int q = 0; q < QUESTIONS && rows->list[i].tune; q++)
            counts[q][kind_of(&rows->list[i])][rows->list[i].to[q] - REPLY_YES]++;
    for (int q = 0; q < QUESTIONS; q++)
        assert_memory_equal(counts[q], questions_rows()[q].counts, sizeof counts[q]);
}

/* ---- any answers at all ---- */

static uint32_t
dice(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static void
check_sound(const struct inquiry *in, const struct replies *r)
{
    struct arena a = {0};
    struct answer answer;
    questions_answer(in, r, &a, &answer);
    assert_int_not_equal(answer.verdict, VERDICT_OFFICIAL);
    assert_false(answer.single);
    assert_true(answer.n_reasons > 0);
    assert_true(answer.score > 0 && answer.score < 1);
    assert_true((answer.score >= 0.5) == (answer.verdict >= VERDICT_SUSPICIOUS));
    arena_wipe(&a);
}

/* Random answers, now and then one of them changed: it ends after six at most, is never official,
 * and asks nothing twice; beside any text typed before. */
static void
any_answers_end(void **state)
{
    static const char *const typed[] = {"",
                                        "1912",
                                        "8260303942",
                                        "consumer.uppcl.org",
                                        "आज रात 9:30 बजे बिजली काट दी जाएगी 8260303942 पर कॉल करें",
                                        "kesco-bill.in",
                                        "0755-2551222",
                                        "hello how are you"};
    (void)state;
    uint32_t seed = 1912;
    struct check c = {.knowledge = &sample_knowledge,
                      .lookup = sample_lookup,
                      .now = {.year = 2026, .month = 11, .day = 23, .weekday = 1}};
    for (size_t t = 0; t < ARRAY_LEN(typed); t++) {
        struct arena a = {0};
        struct inquiry in;
        check_inquire(&c, str_of(typed[t]), &a, &in);
        for (int round = 0; round < 400; round++) {
            struct replies r = {.n = 0};
            for (enum question q; (q = questions_next(&in, &r)) != QUESTIONS;) {
                assert_int_equal(r.to[q], REPLY_NONE);
                assert_true(r.n < QUESTIONS_MOST);
                assert_true(questions_reply(&r, q, (enum reply)(1 + dice(&seed) % 3)));
                if (dice(&seed) % 8 == 0) {
                    uint8_t n = r.n;
                    questions_reply(&r, (enum question)r.asked[dice(&seed) % r.n],
                                    (enum reply)(1 + dice(&seed) % 3));
                    assert_int_equal(r.n, n);
                }
            }
            check_sound(&in, &r);
        }
        arena_wipe(&a);
    }
}

/* ---- single cases ---- */

struct known {
    const char *typed;
    struct {
        enum question q;
        enum reply reply;
    } said[4];
    enum verdict verdict;
    const char *why;
};

static const struct known known[] = {
    {"", {{0, 0}}, VERDICT_UNVERIFIED, "nothing said"},
    {"",
     {{QUESTION_THREAT, REPLY_YES}, {QUESTION_MOBILE, REPLY_YES}},
     VERDICT_SCAM,
     "cut tonight, ring this number"},
    {"", {{QUESTION_THREAT, REPLY_YES}}, VERDICT_SUSPICIOUS, "a threat and no more"},
    {"", {{QUESTION_SECRET, REPLY_YES}}, VERDICT_SUSPICIOUS, "an OTP asked, nothing beside it"},
    {"",
     {{QUESTION_SECRET, REPLY_YES}, {QUESTION_THREAT, REPLY_YES}},
     VERDICT_SCAM,
     "and a threat"},
    {"", {{QUESTION_MONEY, REPLY_YES}}, VERDICT_SUSPICIOUS, "money for a stranger"},
    {"",
     {{QUESTION_LINK, REPLY_UNSURE}, {QUESTION_OWN, REPLY_NO}},
     VERDICT_SUSPICIOUS,
     "a link nobody can place, and nothing of one's own"},
    {"",
     {{QUESTION_LINK, REPLY_UNSURE}, {QUESTION_OWN, REPLY_YES}},
     VERDICT_UNVERIFIED,
     "a bill with a link one does not know"},
    {"",
     {{QUESTION_MOBILE, REPLY_YES}, {QUESTION_OWN, REPLY_YES}},
     VERDICT_UNVERIFIED,
     "the lineman's number beside one's own complaint number"},
    {"",
     {{QUESTION_ACT, REPLY_NO}, {QUESTION_THREAT, REPLY_NO}},
     VERDICT_UNVERIFIED,
     "harmless, and still not confirmed"},
    {"1912",
     {{QUESTION_THREAT, REPLY_NO}, {QUESTION_ACT, REPLY_NO}},
     VERDICT_UNVERIFIED,
     "a listed number does not vouch for what is told"},
    {"8260303942",
     {{QUESTION_THREAT, REPLY_YES}},
     VERDICT_SUSPICIOUS,
     "an unknown number and a threat"},
    {"8260303942",
     {{QUESTION_THREAT, REPLY_YES}, {QUESTION_MOBILE, REPLY_YES}},
     VERDICT_SCAM,
     "and they are to ring it"},
    {"9000066666", {{QUESTION_THREAT, REPLY_NO}}, VERDICT_SCAM, "a reported number stays one"},
};

static void
known_answers(void **state)
{
    (void)state;
    struct check c = {.knowledge = &sample_knowledge,
                      .lookup = sample_lookup,
                      .now = {.year = 2026, .month = 11, .day = 23, .weekday = 1}};
    for (size_t i = 0; i < ARRAY_LEN(known); i++) {
        struct arena a = {0};
        struct inquiry in;
        struct replies r = {.n = 0};
        struct answer answer;
        check_inquire(&c, str_of(known[i].typed), &a, &in);
        for (size_t k = 0; k < ARRAY_LEN(known[i].said) && known[i].said[k].reply; k++)
            questions_reply(&r, known[i].said[k].q, known[i].said[k].reply);
        questions_answer(&in, &r, &a, &answer);
        if (answer.verdict != known[i].verdict)
            fail_msg("%s: %s", known[i].why, verdict_name(answer.verdict));
        arena_wipe(&a);
    }
}

/* ---- what is said of it ---- */

/* Every reason that an answer gives is a whole sentence without words to quote. */
static void
told_reasons_are_sentences(void **state)
{
    static const char *const codes[] = {"hi", "en"};
    (void)state;
    struct check c = {.knowledge = &sample_knowledge,
                      .lookup = sample_lookup,
                      .now = {.year = 2026, .month = 11, .day = 23, .weekday = 1}};
    for (size_t l = 0; l < ARRAY_LEN(codes); l++) {
        struct lang *lang;
        struct err err;
        assert_true(lang_open(str_of(getenv("SATARK_ASSETS")), codes[l], &lang, &err));
        for (int bits = 0; bits < 1 << QUESTIONS; bits++) {
            struct arena a = {0};
            struct inquiry in = {.worded = WORDING_NONE};
            struct replies r = {.n = 0};
            struct answer answer;
            for (int q = 0; q < QUESTIONS; q++)
                if (bits >> q & 1)
                    questions_reply(&r, (enum question)q, q == QUESTION_OWN ? REPLY_NO : REPLY_YES);
            questions_answer(&in, &r, &a, &answer);
            for (size_t i = 0; i < answer.n_reasons; i++) {
                struct str s =
                    reason_say(&answer.reasons[i], (struct str){"", 0}, c.knowledge, lang, &a);
                assert_true(answer.reasons[i].told);
                if (str_find(s, STR("reason."), 0) < s.n || str_find(s, STR("{"), 0) < s.n)
                    fail_msg("%s: %.*s", reason_name(answer.reasons[i].code), (int)s.n, s.p);
            }
            arena_wipe(&a);
        }
        lang_close(lang);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_lead_to_the_right_class),
        cmocka_unit_test(the_table_is_counted),
        cmocka_unit_test(any_answers_end),
        cmocka_unit_test(known_answers),
        cmocka_unit_test(told_reasons_are_sentences),
    };
    return cmocka_run_group_tests(tests, read_rows, free_rows);
}
