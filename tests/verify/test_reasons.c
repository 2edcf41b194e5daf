/* Reasons: every code has its words, the strongest come first, and "cannot confirm" accuses nobody.
 */
#include "verify/reasons.h"

#include "sample_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct lang *
open_lang(const char *code)
{
    struct err err;
    struct lang *l;
    const char *assets = getenv("SATARK_ASSETS");
    assert_non_null(assets);
    if (!lang_open(str_of(assets), code, &l, &err))
        fail_msg("%s", err.msg);
    return l;
}

static void
test_every_code_speaks(void **state)
{
    (void)state;
    static const char *const variants[] = {"reason.official_number.whatsapp",
                                           "reason.cut_hour_impossible.plain",
                                           "reason.mobile_sender.plain",
                                           "reason.unlisted_number.hidden",
                                           "reason.apk.plain",
                                           "reason.not_listed.phone",
                                           "reason.lookalike_link.government",
                                           "reason.official_number.stale",
                                           "reason.official_number.whatsapp.stale",
                                           "reason.official_link.stale",
                                           "reason.official_vpa.stale",
                                           "reason.official_header.stale",
                                           "reason.official_app.stale",
                                           "reason.official_email.stale",
                                           "reason.template.stale"};
    static const char *const langs[] = {"hi", "en"};
    for (size_t i = 0; i < ARRAY_LEN(langs); i++) {
        struct lang *l = open_lang(langs[i]);
        for (unsigned code = 0; code < REASON_CODES; code++) {
            char id[64];
            assert_non_null(reason_name((enum reason_code)code));
            snprintf(id, sizeof id, "reason.%s", reason_name((enum reason_code)code));
            if (!lang_has(l, id))
                fail_msg("%s: %s is missing", langs[i], id);
        }
        for (size_t k = 0; k < ARRAY_LEN(variants); k++)
            if (!lang_has(l, variants[k]))
                fail_msg("%s: %s is missing", langs[i], variants[k]);
        lang_close(l);
    }
}

static void
choose(const struct evidence *list, size_t n, enum verdict v, struct arena *a,
       const struct reason **out, size_t *count)
{
    struct evidences ev = {.list = (struct evidence *)(uintptr_t)list, .n = n};
    struct judgement j = {.verdict = v};
    reasons_choose(&ev, &j, 0, a, out, count);
}

static void
test_strongest_four(void **state)
{
    (void)state;
    static const struct evidence list[] = {
        {.code = REASON_URGENT, .sign = 1, .weight = 1.0},
        {.code = REASON_CUT_THREAT, .sign = 1, .weight = 2.0},
        {.code = REASON_CUT_HOUR_IMPOSSIBLE, .sign = 1, .weight = 3.2},
        {.code = REASON_PERSONAL_NUMBER, .sign = 1, .weight = 2.4},
        {.code = REASON_NO_ACCOUNT, .sign = 1, .weight = 1.1},
        {.code = REASON_FORWARD, .sign = 1, .weight = 0.5},
        {.code = REASON_OFFICIAL_NUMBER, .sign = -1, .weight = 9.0},
    };
    static const enum reason_code expected[] = {REASON_CUT_HOUR_IMPOSSIBLE, REASON_PERSONAL_NUMBER,
                                                REASON_NO_ACCOUNT, REASON_URGENT};
    struct arena a = {0};
    const struct reason *r;
    size_t n;
    choose(list, ARRAY_LEN(list), VERDICT_SCAM, &a, &r, &n);
    assert_int_equal(n, 4);
    for (size_t i = 0; i < n; i++) /* the threat itself is said by the hour */
        assert_int_equal(r[i].code, expected[i]);
    arena_wipe(&a);
}

/* Whatever the evidence, "cannot confirm" and "official" hold nothing against the message. */
static void
test_never_accuses(void **state)
{
    (void)state;
    struct evidence list[REASON_CODES];
    for (unsigned i = 0; i < REASON_CODES; i++)
        list[i] = (struct evidence){.code = (enum reason_code)i,
                                    .sign = reason_is_against((enum reason_code)i) ? 1 : -1,
                                    .weight = reason_is_against((enum reason_code)i) ? 9 : 1};
    static const enum verdict verdicts[] = {VERDICT_UNVERIFIED, VERDICT_OFFICIAL};
    for (size_t v = 0; v < ARRAY_LEN(verdicts); v++)
        for (size_t n = 0; n <= REASON_CODES; n++) {
            struct arena a = {0};
            const struct reason *r;
            size_t count;
            choose(list, n, verdicts[v], &a, &r, &count);
            assert_in_range(count, 1, 4);
            for (size_t i = 0; i < count; i++)
                assert_false(reason_is_against(r[i].code));
            arena_wipe(&a);
        }
}

enum { AS_OF = 1795199400 }; /* 21 November 2026, 00:00 in India */

static const struct rule hours = {.name = Z("supply_cut_hours"),
                                  .say_hi = Z("केस्को दिन में काटता है"),
                                  .say_en = Z("KESCO cuts by day")};
static const struct entity mobile = {
    .kind = ENTITY_PHONE, .traits = TRAIT_MOBILE, .key = Z("8260303942"), .text = Z("8260303942")};
static const struct entity at_night = {.kind = ENTITY_TIME, .span = {3, 10}};
static const struct entity chatbot = {.kind = ENTITY_PHONE,
                                      .status = STATUS_OFFICIAL,
                                      .key = Z("7552551222"),
                                      .fact = {.channel = CHANNEL_WHATSAPP,
                                               .owner_en = "Bhopal's company",
                                               .owner_hi = "भोपाल की कंपनी",
                                               .value = "0755-2551222",
                                               .purpose_en = "complaints",
                                               .purpose_hi = "शिकायत"}};
static const struct entity dressed = {.kind = ENTITY_LINK,
                                      .status = STATUS_LOOKALIKE,
                                      .key = Z("indiapost-gov.help"),
                                      .resembles = Z("gov.in")};
static const struct entity old = {.kind = ENTITY_PHONE,
                                  .status = STATUS_SUPERSEDED,
                                  .key = Z("155260"),
                                  .fact = {.value = "155260", .successor = "1930"}};

static void
test_sentences(void **state)
{
    (void)state;
    static const char text[] = "at 9:30 pm the power goes";
    static const struct {
        const char *why, *lang;
        struct reason reason;
        const char *holds[3];
    } rows[] = {
        {"the hour and the rule",
         "en",
         {.code = REASON_CUT_HOUR_IMPOSSIBLE, .entity = &at_night, .rule = &hours},
         {"9:30 pm", "KESCO cuts by day", NULL}},
        {"in Hindi",
         "hi",
         {.code = REASON_CUT_HOUR_IMPOSSIBLE, .entity = &at_night, .rule = &hours},
         {"9:30 pm", "केस्को दिन में काटता है", NULL}},
        {"a mobile, five and five, and the right number",
         "hi",
         {.code = REASON_PERSONAL_NUMBER, .entity = &mobile},
         {"82603 03942", "केस्को", "1912"}},
        {"the owner is named",
         "en",
         {.code = REASON_OFFICIAL_NUMBER, .entity = &chatbot},
         {"0755-2551222", "Bhopal's company", "WhatsApp"}},
        {"how the government's addresses end",
         "hi",
         {.code = REASON_LOOKALIKE_LINK, .entity = &dressed},
         {"indiapost-gov.help", "सरकारी", "nic.in"}},
        {"a stale list speaks of its day",
         "en",
         {.code = REASON_OFFICIAL_NUMBER, .entity = &chatbot, .as_of = AS_OF},
         {"on 21 November 2026 this was", "Bhopal's company", "confirm at the counter"}},
        {"a stale list, in Hindi",
         "hi",
         {.code = REASON_OFFICIAL_NUMBER, .entity = &chatbot, .as_of = AS_OF},
         {"21 नवम्बर 2026", "चैटबोट था", "काउंटर पर पूछ लें"}},
        {"a stale list's registered text",
         "en",
         {.code = REASON_TEMPLATE, .as_of = AS_OF},
         {"21 November 2026", "confirm at the counter", NULL}},
        {"what a list does not vouch for has no date",
         "en",
         {.code = REASON_PERSONAL_NUMBER, .entity = &mobile, .as_of = AS_OF},
         {"82603 03942", NULL, NULL}},
        {"the successor is named",
         "en",
         {.code = REASON_SUPERSEDED, .entity = &old},
         {"155260", "1930", NULL}},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct arena a = {0};
        struct lang *l = open_lang(rows[i].lang);
        struct str s =
            lang_plain(&a, reason_say(&rows[i].reason, str_of(text), &sample_knowledge, l, &a));
        for (size_t k = 0; k < ARRAY_LEN(rows[i].holds) && rows[i].holds[k]; k++)
            if (str_find(s, str_of(rows[i].holds[k]), 0) == s.n)
                fail_msg("%s: “%s” is not in “%.*s”", rows[i].why, rows[i].holds[k], (int)s.n, s.p);
        if (memchr(s.p, '{', s.n))
            fail_msg("%s: an argument is missing in “%.*s”", rows[i].why, (int)s.n, s.p);
        lang_close(l);
        arena_wipe(&a);
    }
}

/* A long quotation is cut at a space, never inside a letter. */
static void
test_quote(void **state)
{
    (void)state;
    static const char text[] =
        "बिजलीबिजलीबिजलीबिजलीबिजलीबिजलीबिजलीबिजलीबिजलीबिजलीबिजलीबिजलीबिजलीबिजली";
    static const struct span all = {0, sizeof text - 1};
    const struct reason r = {.code = REASON_CUT_THREAT, .spans = &all, .n_spans = 1};
    struct arena a = {0};
    struct lang *l = open_lang("en");
    struct str s = reason_say(&r, str_of(text), &sample_knowledge, l, &a);
    assert_true(str_find(s, STR("…"), 0) < s.n);
    assert_true(str_find(s, STR("\uFFFD"), 0) == s.n);
    lang_close(l);
    arena_wipe(&a);
}

static void
test_contract_names(void **state)
{
    (void)state;
    assert_string_equal(reason_name(REASON_CUT_HOUR_IMPOSSIBLE), "cut_hour_impossible");
    assert_string_equal(entity_kind_name(ENTITY_VPA), "vpa");
    assert_string_equal(entity_status_name(STATUS_LOOKALIKE), "lookalike");
    for (unsigned i = 0; i < ENTITY_KINDS; i++)
        assert_non_null(entity_kind_name((enum entity_kind)i));
    for (unsigned i = 0; i < STATUSES; i++)
        assert_non_null(entity_status_name((enum entity_status)i));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code_speaks),
        cmocka_unit_test(test_strongest_four),
        cmocka_unit_test(test_never_accuses),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_quote),
        cmocka_unit_test(test_contract_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
