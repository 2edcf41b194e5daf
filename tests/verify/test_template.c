/* Registered texts: retyped, cut, changed, and with a stranger's link or number in them. */
#include "verify/template.h"

#include "sample_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
    const char *why, *text;
    bool whole;
} rows[] = {
    {"as registered", "Dear user, your bill no 4711 is ready, see kesco.co.in for it", true},
    {"a variable of several words",
     "Dear user, your bill no 12 of May is ready, see kesco.co.in for it", true},
    {"other signs and capitals", "DEAR USER your bill no 4711 is ready see KESCO.CO.IN for it",
     true},
    {"one slip of who retyped it", "Dear user, your bill no 4711 is redy, see kesco.co.in for it",
     true},
    {"a word left out", "Dear user, your bill no 4711 is ready, kesco.co.in for it", true},
    {"several words left out", "Dear user, bill 4711 ready, kesco.co.in", false},
    {"another page in place of the registered one",
     "Dear user, your bill no 4711 is ready, see pay.example.xyz for it", true},
    {"a page behind the registered text",
     "Dear user, your bill no 4711 is ready, see kesco.co.in for it http://pay.example.xyz", true},
    {"the page left out", "Dear user, your bill no 4711 is ready, see it", false},
    {"another number in place of the registered one",
     "Dear user, your complaint 55 is noted, call 9000012345 to know more", true},
    {"words added",
     "Dear user, your bill no 4711 is ready, see kesco.co.in for it or we cut your power", false},
    {"its beginning", "Dear user, your bill no 4711 is ready", false},
    {"nothing of it", "kal milte hain ghar par shaam ko chai pe", false},
    {"empty", "", false},
};

static bool
match(const char *text, bool *exact)
{
    struct arena a = {0};
    struct templates t;
    struct folded folded;
    struct entities entities = {.list = NULL};
    templates_compile(&sample_knowledge, &a, &t);
    assert_int_equal(t.n, ARRAY_LEN(sample_templates));
    fold(str_of(text), &a, &folded);
    entities_find(&folded, &sample_knowledge, &a, &entities);
    bool whole = templates_match(&t, &folded, &entities, &a, exact) != NULL;
    arena_wipe(&a);
    return whole;
}

static void
test_rows(void **state)
{
    bool exact;
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (match(rows[i].text, &exact) != rows[i].whole)
            fail_msg("%s: “%s” whole %d", rows[i].why, rows[i].text, !rows[i].whole);
}

/* Exact: only what belongs there, and in its variables little but numbers. */
static void
test_exact(void **state)
{
    static const struct {
        const char *why, *text;
        bool exact;
    } texts[] = {
        {"as registered", "Dear user, your bill no 4711 is ready, see kesco.co.in for it", true},
        {"a date with a month",
         "Dear user, your bill no 4711 12 Nov 2026 is ready, see kesco.co.in for it", true},
        {"a demand in a variable",
         "Dear user, your bill no 4711 paid to Ramesh is ready, see kesco.co.in for it", false},
        {"a word put in", "Dear user, your bill no 4711 is ready, see Ramesh kesco.co.in for it",
         false},
    };
    bool exact;
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        match(texts[i].text, &exact);
        if (exact != texts[i].exact)
            fail_msg("%s: “%s” exact %d", texts[i].why, texts[i].text, exact);
    }
}

/* A text of few fixed words would match by chance. */
static void
test_short(void **state)
{
    (void)state;
    static const struct sms_template few = {Z("kesco"), Z("UPPCLT"),
                                            Z("Bill {#var#} paid {#var#}")};
    struct knowledge k = sample_knowledge;
    struct arena a = {0};
    struct templates t;
    k.templates = &few;
    k.n_templates = 1;
    templates_compile(&k, &a, &t);
    assert_int_equal(t.n, 0);
    arena_wipe(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_exact),
                                       cmocka_unit_test(test_short)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
