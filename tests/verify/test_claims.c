/* What a message says and asks: phrases, their spelling, what a denial reaches. */
#include "verify/claims.h"

#include "sample_list.h"
#include "verify/spelling.h"
#include "verify/split.h"

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
    {"vowels left out of a long word", "elctrcty", CONCEPT_BILL, true, false, NULL},
    {"more slips are another word", "electoral", CONCEPT_BILL, false, false, NULL},
    {"a wrong vowel in a short word", "powar will be disconnected", CONCEPT_BILL, true, false, NULL},
    {"a wrong consonant in a short word is another word", "poker", CONCEPT_BILL, false, false, NULL},
    {"words without spaces", "bijlikatjayegi", CONCEPT_THREAT, true, false, NULL},
    {"the end of a message may be cut short", "your electricity disconn", CONCEPT_THREAT, true,
     false, NULL},
    {"in the middle it is another word", "electricity disco night", CONCEPT_THREAT, false, false,
     NULL},
    {"a group of words", "apka light", CONCEPT_YOURS, true, false, NULL},
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
    templates_compile(&sample_knowledge, a, &templates);
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
test_spelling(void **state)
{
    (void)state;
    static const struct {
        const char *why, *a, *b;
        unsigned distance;
    } pairs[] = {
        {"same", "update", "update", 0},
        {"two swapped", "update", "pudate", 2},
        {"a vowel left out", "update", "updte", 1},
        {"a vowel for another", "update", "updote", 1},
        {"a consonant too much", "update", "updatte", 2},
        {"a consonant for another", "update", "upgate", 2},
        {"nothing and a vowel", "", "a", 1},
        {"nothing and nothing", "", "", 0},
        {"further than asked for", "update", "bijli", 5},
    };
    for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
        if (spelling_distance(str_of(pairs[i].a), str_of(pairs[i].b), 4) != pairs[i].distance)
            fail_msg("%s: %u", pairs[i].why,
                     spelling_distance(str_of(pairs[i].a), str_of(pairs[i].b), 4));
    assert_int_equal(spelling_tolerance(4), 0);
    assert_int_equal(spelling_tolerance(5), 1);
    assert_int_equal(spelling_tolerance(12), 4);
}

static void
test_split(void **state)
{
    (void)state;
    static const struct {
        const char *why, *word;
        size_t parts;
    } words[] = {
        {"English", "electricityofficer", 2},
        {"Hindi", "बिजलीकाटजाएगी", 3},
        {"one word", "electricity", 0},
        {"nothing the list knows", "understanding", 0},
        {"with a stranger in it", "electricityxyzqwpofficer", 0},
        {"too short", "abc", 0},
    };
    struct arena a = {0};
    struct phrases p;
    phrases_compile(sample_phrases, ARRAY_LEN(sample_phrases), &a, &p);
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        size_t ends[SPLIT_PARTS];
        size_t n = split_word(&p, str_of(words[i].word), ends);
        if (n != words[i].parts)
            fail_msg("%s: “%s” %zu parts", words[i].why, words[i].word, n);
        if (n)
            assert_int_equal(ends[n - 1], strlen(words[i].word));
    }
    arena_wipe(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),     cmocka_unit_test(test_weight_of_hedge),
        cmocka_unit_test(test_words),    cmocka_unit_test(test_cut),
        cmocka_unit_test(test_spelling),
        cmocka_unit_test(test_split),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
