/* What a message says and asks: phrases, their spelling, what a denial reaches. */
#include "verify/claims.h"

#include "sample_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

struct row {
    const char *why, *text;
    enum concept concept;
    bool found, negated;
    const char *quote; /* its words, or NULL */
};

static const struct row rows[] = {
    {"Devanagari", "आपकी बिजली काट दी जाएगी", CONCEPT_THREAT, true, false, "बिजली काट दी जाएगी"},
    {"the same phrase romanised", "aapki bijli kaat di jayegi", CONCEPT_THREAT, true, false,
     "bijli kaat di jayegi"},
    {"romanised otherwise", "bijlee kat jaegi", CONCEPT_THREAT, true, false, NULL},
    {"both scripts in one phrase", "bijli काट di जाएगी", CONCEPT_THREAT, true, false, NULL},
    {"English with a doubled letter lost", "power will be disconected", CONCEPT_THREAT, true, false,
     NULL},
    {"one slip in a long word", "electrcity will be disconnected", CONCEPT_THREAT, true, false,
     NULL},
    {"a swap at the beginning", "bill not pudated", CONCEPT_NOT_UPDATED, true, false, NULL},
    {"two slips are another word", "elctrcty", CONCEPT_BILL, false, false, NULL},
    {"four words in between are too many", "बिजली एक दो तीन चार काट दी जाएगी", CONCEPT_THREAT,
     false, false, NULL},
    {"a time in between is one word", "बिजली आज रात 11 बजे काट दी जाएगी", CONCEPT_THREAT, true,
     false, NULL},
    {"a gap does not leave the sentence", "No power. We disconnect nobody", CONCEPT_THREAT, false,
     false, NULL},
    {"a number stands for itself", "call 9000012345", CONCEPT_CALL, true, false, "call 9000012345"},
    {"a number in another form", "call me at +91 90000-12345", CONCEPT_CALL, true, false, NULL},
    {"the order of Hindi", "9000012345 par call karo", CONCEPT_CALL, true, false, NULL},
    {"a hidden number", "contact 90000xxxxx", CONCEPT_CALL, true, false, NULL},
    {"a lone Latin n is no Hindi न", "call n 9000012345", CONCEPT_CALL, true, false, NULL},
    {"hedged reading of the same words", "power may soon be disconnected", CONCEPT_THREAT, true,
     false, NULL},

    {"an order", "share the OTP", CONCEPT_SECRET, true, false, NULL},
    {"never", "never share your OTP", CONCEPT_SECRET, true, true, NULL},
    {"do not", "do not share OTP", CONCEPT_SECRET, true, true, NULL},
    {"don't, far away in its sentence", "Don't trust strangers, or ever share with them an OTP",
     CONCEPT_SECRET, true, true, NULL},
    {"a new sentence is an order again", "Never mind. Share the OTP", CONCEPT_SECRET, true, false,
     NULL},
    {"please begins a new clause", "bill is not updated please call 9000012345", CONCEPT_CALL, true,
     false, NULL},
    {"Hindi न before the verb", "लिंक न खोलें", CONCEPT_CLICK, true, true, NULL},
    {"Hindi मत behind", "link kholo mat", CONCEPT_CLICK, true, true, NULL},
    {"not delay is no denial", "do not delay call 9000012345", CONCEPT_CALL, true, false, NULL},
    {"नहीं तो is no denial", "9000012345 par call karo nahi to", CONCEPT_CALL, true, false, NULL},
    {"what was not paid does not deny the threat", "bill nahi bhara bijli kat jayegi",
     CONCEPT_THREAT, true, false, NULL},
    {"a threat denied", "बिजली नहीं काटी कट जाएगी", CONCEPT_THREAT, true, true, NULL},
    {"nothing", "कल मिलते हैं", CONCEPT_THREAT, false, false, NULL},
};

static void
find(const char *text, struct arena *a, struct claims *out)
{
    struct folded folded;
    struct entities entities = {0};
    struct phrases phrases;
    struct templates templates;
    phrases_compile(sample_phrases, ARRAY_LEN(sample_phrases), a, &phrases);
    templates_compile(sample_templates, ARRAY_LEN(sample_templates), a, &templates);
    fold(str_of(text), a, &folded);
    entities_find(&folded, &sample_knowledge, a, &entities);
    claims_find(&folded, &entities, &phrases, &templates, a, out);
}

static const struct claim *
of_concept(const struct claims *c, enum concept concept)
{
    for (size_t i = 0; i < c->n; i++)
        if (c->list[i].concept == concept)
            return &c->list[i];
    return NULL;
}

static void
test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const struct row *r = &rows[i];
        struct arena a = {0};
        struct claims claims;
        find(r->text, &a, &claims);
        const struct claim *c = of_concept(&claims, r->concept);
        if ((c != NULL) != r->found)
            fail_msg("%s: “%s” found %d", r->why, r->text, c != NULL);
        if (c && c->negated != r->negated)
            fail_msg("%s: “%s” negated %d", r->why, r->text, c->negated);
        if (c && r->quote &&
            !str_eq(str_sub(str_of(r->text), c->span.at, c->span.end), str_of(r->quote)))
            fail_msg("%s: “%s” quotes %zu..%zu", r->why, r->text, c->span.at, c->span.end);
        arena_wipe(&a);
    }
}

static void
test_weight_of_hedge(void **state)
{
    (void)state;
    struct arena a = {0};
    struct claims c;
    find("power may be disconnected", &a, &c);
    assert_true(of_concept(&c, CONCEPT_THREAT)->weight < 0.5);
    find("power will be disconnected", &a, &c);
    assert_true(of_concept(&c, CONCEPT_THREAT)->weight > 0.5);
    arena_wipe(&a);
}

static void
test_words(void **state)
{
    (void)state;
    static const struct {
        const char *why, *text;
        size_t n;
    } counts[] = {
        {"empty", "", 0},
        {"only signs", " .,!? ", 0},
        {"a number is one word", "+91 90000 12345", 1},
        {"a link is one word", "https://kesco.co.in/pay", 1},
        {"words", "आज रात, बिजली!", 2 + 0},
        {"an apostrophe joins", "don't go", 2},
    };
    for (size_t i = 0; i < ARRAY_LEN(counts); i++) {
        struct arena a = {0};
        struct claims c;
        find(counts[i].text, &a, &c);
        if (c.n_words != counts[i].n)
            fail_msg("%s: %zu words", counts[i].why, c.n_words);
        arena_wipe(&a);
    }
}

/* More than can be looked at is said, never passed over. */
static void
test_cut(void **state)
{
    (void)state;
    enum { TIMES = 400 };
    struct arena a = {0};
    struct claims c;
    static const char piece[] = "share OTP zzz. ";
    char *text = calloc(1, TIMES * sizeof piece);
    for (size_t i = 0; i < TIMES; i++)
        memcpy(text + i * (sizeof piece - 1), piece, sizeof piece - 1);
    find(text, &a, &c);
    assert_true(c.cut);
    assert_int_equal(c.n, CLAIMS_MAX);
    free(text);
    arena_wipe(&a);
}

static void
test_one_slip(void **state)
{
    (void)state;
    assert_true(one_slip(STR("update"), STR("update")));
    assert_true(one_slip(STR("update"), STR("pudate")));
    assert_true(one_slip(STR("update"), STR("updte")));
    assert_true(one_slip(STR("update"), STR("updaate")));
    assert_true(one_slip(STR("update"), STR("updote")));
    assert_false(one_slip(STR("update"), STR("updoot")));
    assert_false(one_slip(STR("update"), STR("upd")));
    assert_true(one_slip(STR(""), STR("a")));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),     cmocka_unit_test(test_weight_of_hedge),
        cmocka_unit_test(test_words),    cmocka_unit_test(test_cut),
        cmocka_unit_test(test_one_slip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
