/* The wording model: what it reads of a message, and how weights become a probability. */
#include "verify/model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct knowledge nothing;

static struct pieces
cut(const char *text, struct arena *a)
{
    struct folded folded;
    struct entities entities;
    struct pieces p;
    fold(str_of(text), a, &folded);
    entities_find(&folded, &nothing, a, &entities);
    struct claims none = {.n = 0};
    struct evidences nothing_found = {.n = 0};
    struct findings found = {&entities, &none, &nothing_found};
    pieces_cut(&folded, &found, a, &p);
    return p;
}

static bool
same(struct pieces x, struct pieces y)
{
    return x.n_wording == y.n_wording && x.n_words == y.n_words &&
           (x.n_wording == 0 || memcmp(x.wording, y.wording, x.n_wording * sizeof *x.wording) == 0);
}

static void
test_same_pieces(void **state)
{
    static const struct {
        const char *why, *one, *other;
        bool same;
    } rows[] = {
        {"nothing at all", "", " \n", true},
        {"another number is the same kind", "call 9000012345 now", "call 9876500000 now", true},
        {"another link is the same kind", "pay at http://a.example.com/x",
         "pay at https://other.example.org", true},
        {"case and width", "POWER cut", "ｐｏｗｅｒ cut", true},
        {"zero-width characters", "power cut", "po\u200Bwer c\u200Dut", true},
        {"one sound in two scripts", "बिजली कट गई", "bijli kat gayi", true},
        {"and in two spellings", "bijlee kat gai", "bijali kat gayi", true},
        {"how many blanks", "power  cut", "power cut", true},
        {"marks between words", "the power, is cut! in our lane", "the power is cut in our lane",
         true},
        {"a row of numbers is one", "pages 5, 6 and 7", "pages 8 and 9", true},
        {"other words", "the power is cut in our lane", "the power is back in our lane", false},
        {"their order", "is the power cut now", "the power is now cut", false},
        {"a mobile is no toll-free number", "call 9000012345", "call 18001801912", false},
        {"a number is no link", "see 9000012345", "see http://example.com", false},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct arena a = {0};
        if (same(cut(rows[i].one, &a), cut(rows[i].other, &a)) != rows[i].same)
            fail_msg("%s: “%s” and “%s”", rows[i].why, rows[i].one, rows[i].other);
        arena_wipe(&a);
    }
}

static void
test_words(void **state)
{
    static const struct {
        const char *why, *text;
        size_t words;
    } rows[] = {
        {"empty", "", 0},
        {"marks only", "?!... :-)", 0},
        {"a number is one word", "call 90000 12345", 2},
        {"Hindi", "आपकी बिजली कट जाएगी", 4},
        {"a time is one word", "आज रात बिजली कट जाएगी", 4},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct arena a = {0};
        size_t words = cut(rows[i].text, &a).n_words;
        if (words != rows[i].words)
            fail_msg("%s: %zu words in “%s”, expected %zu", rows[i].why, words, rows[i].text,
                     rows[i].words);
        arena_wipe(&a);
    }
}

/* What was found counts: each finding once, alone and with every other. */
static void
test_signs(void **state)
{
    struct arena a = {0};
    struct folded folded;
    struct claim claims[] = {{.concept = CONCEPT_THREAT, .weight = 0.9},
                             {.concept = CONCEPT_THREAT, .weight = 0.85},
                             {.concept = CONCEPT_SECRET, .weight = 0.9, .negated = true}};
    struct evidence found[] = {{.code = REASON_CUT_THREAT}};
    struct entities no_entities = {.n = 0};
    struct claims said = {.list = claims, .n = 2, .n_words = 9};
    struct evidences weighed = {.list = found, .n = 1};
    struct findings findings = {&no_entities, &said, &weighed};
    struct pieces p, again, more;
    (void)state;
    fold(STR("nine words"), &a, &folded);
    pieces_cut(&folded, &findings, &a, &p);
    assert_int_equal(p.n_signs, 3 + 3); /* threat, its reason, the length; and their pairs */
    pieces_cut(&folded, &findings, &a, &again);
    assert_memory_equal(p.signs, again.signs, p.n_signs * sizeof *p.signs);
    said.n = 3;
    pieces_cut(&folded, &findings, &a, &more);
    assert_int_equal(more.n_signs, 4 + 6);
    claims[2].negated = false;
    pieces_cut(&folded, &findings, &a, &again);
    assert_memory_not_equal(more.signs, again.signs, more.n_signs * sizeof *more.signs);
    arena_wipe(&a);
}

/* Long texts: bounded, and nothing is written past the end (the sanitizer looks on). */
static void
test_long(void **state)
{
    static const char *const units[] = {"1a", "a", "१क", "ab ", "\xF0\x9F\x98\x80", "9000012345 "};
    (void)state;
    for (size_t u = 0; u < ARRAY_LEN(units); u++) {
        struct arena a = {0};
        size_t n = strlen(units[u]), times = 20000 / n;
        char *text = arena_alloc(&a, n * times + 1);
        for (size_t i = 0; i < times; i++)
            memcpy(text + i * n, units[u], n);
        struct pieces p = cut(text, &a);
        assert_true(p.n_wording <= 12 * (size_t)PIECES_TEXT_MAX);
        arena_wipe(&a);
    }
}

static const int8_t four[] = {10, -20, 30, 0};
static const struct model toy = {
    .weights = four,
    .n_weights = 4,
    .scale = 0.5,
    .bias = -1,
    .harmless = -2,
    .plain = -1,
    .strong = 2,
    .sure = 3,
    .certain = 4,
    .bands = {{1, -6, 0.002, 0.009}, {1, -2, 0.01, 0.5}, {1, 1, 0.51, 0.94}, {1, 3, 0.95, 0.998}},
};

static void
test_score(void **state)
{
    (void)state;
    uint32_t hashes[] = {0, 2, 2, 6}, signs[] = {4, 1}; /* buckets 0, 2, 2, 2; 0, 1 */
    struct pieces p = {.wording = hashes, .n_wording = 4, .n_words = 5};
    /* 0.5 * (10 + 30 + 30 + 30) / 2 - 1 */
    assert_true(model_score(&toy, &p) > 23.999 && model_score(&toy, &p) < 24.001);
    p.signs = signs;
    p.n_signs = 2; /* 0.5 * 0.1 * (10 - 20) less */
    assert_true(model_score(&toy, &p) > 23.499 && model_score(&toy, &p) < 23.501);
    p.n_wording = 0;
    assert_true(model_score(&toy, &p) == 0);
    static const struct model none;
    p.n_wording = 4;
    assert_true(model_score(&none, &p) == 0);
}

/* The words quoted are those whose pieces weigh most. */
static void
test_telling(void **state)
{
    static int8_t weights[1 << 12];
    static const struct model heavy = {.weights = weights, .n_weights = 1 << 12, .scale = 1};
    struct arena a = {0};
    struct str text = STR("we all went home and paid the fee by noon and came back");
    struct pieces telling = cut("paid the fee", &a), whole = cut(text.p, &a);
    (void)state;
    assert_int_equal(model_telling(&heavy, &whole, &a).end, 0); /* nothing weighs anything */
    for (size_t i = 0; i < telling.n_wording; i++)
        weights[piece_bucket(telling.wording[i], heavy.n_weights)] = 100;
    struct span words = model_telling(&heavy, &whole, &a);
    struct str said = str_sub(text, words.at, words.end);
    assert_true(str_find(said, STR("paid the fee"), 0) < said.n);
    assert_true(said.n < 30);
    static const struct model none;
    assert_int_equal(model_telling(&none, &whole, &a).end, 0);
    struct pieces empty = cut("", &a);
    assert_int_equal(model_telling(&heavy, &empty, &a).end, 0);
    arena_wipe(&a);
}

static void
test_judge(void **state)
{
    static const struct {
        const char *why;
        size_t words;
        double log_odds;
        enum wording wording;
    } rows[] = {
        {"certain, at the limit", 5, 4, WORDING_CERTAIN},
        {"sure below it", 50, 3.999, WORDING_SURE},
        {"sure, at the limit", 5, 3, WORDING_SURE},
        {"strong below it", 50, 2.999, WORDING_STRONG},
        {"strong, at the limit", 5, 2, WORDING_STRONG},
        {"open below it", 50, 1.999, WORDING_OPEN},
        {"open above plain", 5, -0.999, WORDING_OPEN},
        {"plain, at the limit", 5, -1, WORDING_PLAIN},
        {"plain above harmless", 50, -1.999, WORDING_PLAIN},
        {"harmless, at the limit", 5, -2, WORDING_HARMLESS},
        {"too few words for a fraud", 4, 9, WORDING_NONE},
        {"too few words for a harmless one", 4, -9, WORDING_NONE},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct pieces p = {.n_words = rows[i].words};
        if (model_judge(&toy, &p, rows[i].log_odds) != rows[i].wording)
            fail_msg("%s", rows[i].why);
    }
    static const struct model none;
    assert_int_equal(model_judge(&none, &(struct pieces){.n_words = 9}, 9), WORDING_NONE);
}

/* Within 0..1, rising with the log-odds, and a graver verdict always above a milder one. */
static void
test_probability(void **state)
{
    static const struct model none;
    const struct model *models[] = {&toy, &none};
    (void)state;
    for (size_t m = 0; m < ARRAY_LEN(models); m++)
        for (int v = VERDICT_OFFICIAL; v <= VERDICT_SCAM; v++)
            for (double x = -40; x <= 40; x += 0.25) {
                double p = model_probability(models[m], (enum verdict)v, x);
                assert_true(p > 0 && p < 1);
                assert_true(p <= model_probability(models[m], (enum verdict)v, x + 1));
                if (v < VERDICT_SCAM)
                    assert_true(p < model_probability(models[m], (enum verdict)(v + 1), -x));
            }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_pieces), cmocka_unit_test(test_words),
        cmocka_unit_test(test_signs),       cmocka_unit_test(test_long),
        cmocka_unit_test(test_score),       cmocka_unit_test(test_telling),
        cmocka_unit_test(test_judge),       cmocka_unit_test(test_probability),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
