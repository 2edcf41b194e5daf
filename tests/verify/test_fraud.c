/* The kind of fraud, by the table: what is wanted before what frightens, that before the way. */
#include "verify/fraud.h"

#include "sample_list.h"
#include "text/lang.h"
#include "verify/check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define END REASON_CODES
enum { CODES_MAX = 6 };

static const struct row {
    const char *why;
    enum verdict verdict;
    enum reason_code codes[CODES_MAX]; /* ended by END */
    bool supply;                       /* it speaks of electricity */
    enum fraud_kind kind;
} rows[] = {
    {"official", VERDICT_OFFICIAL, {REASON_OFFICIAL_NUMBER, END}, true, FRAUD_NONE},
    {"cannot confirm accuses nobody",
     VERDICT_UNVERIFIED,
     {REASON_CUT_THREAT, END},
     true,
     FRAUD_NONE},
    {"nothing but the wording", VERDICT_SUSPICIOUS, {REASON_WORDING, END}, true, FRAUD_OTHER},
    {"nothing at all", VERDICT_SUSPICIOUS, {REASON_NOTHING_TO_CHECK, END}, false, FRAUD_OTHER},
    {"the power cut at night",
     VERDICT_SCAM,
     {REASON_CUT_HOUR_IMPOSSIBLE, REASON_CUT_THREAT, REASON_NOT_UPDATED, REASON_PERSONAL_NUMBER,
      END},
     true,
     FRAUD_CUT},
    {"with an app",
     VERDICT_SCAM,
     {REASON_CUT_THREAT, REASON_NOT_UPDATED, REASON_APK, REASON_ASKS_SECRET, END},
     true,
     FRAUD_APP},
    {"with a code that forwards calls",
     VERDICT_SCAM,
     {REASON_CUT_THREAT, REASON_REMOTE_APP, END},
     true,
     FRAUD_APP},
    {"with an OTP", VERDICT_SCAM, {REASON_CUT_THREAT, REASON_ASKS_SECRET, END}, true, FRAUD_SECRET},
    {"with ten rupees to verify",
     VERDICT_SCAM,
     {REASON_CUT_THREAT, REASON_VERIFY_PAYMENT, REASON_UNKNOWN_LINK, END},
     true,
     FRAUD_PAYMENT},
    {"a link and a UPI ID are only the way",
     VERDICT_SCAM,
     {REASON_CUT_THREAT, REASON_LOOKALIKE_LINK, REASON_PAY_TO_VPA, END},
     true,
     FRAUD_CUT},
    {"not updated, without a threat",
     VERDICT_SUSPICIOUS,
     {REASON_NOT_UPDATED, REASON_SUPPLY_HINT, REASON_PERSONAL_NUMBER, END},
     true,
     FRAUD_UPDATE},
    {"not updated, of a bank",
     VERDICT_SUSPICIOUS,
     {REASON_NOT_UPDATED, REASON_UNKNOWN_LINK, END},
     false,
     FRAUD_BLOCK},
    {"a threat half said", VERDICT_SUSPICIOUS, {REASON_SUPPLY_HINT, END}, true, FRAUD_CUT},
    {"a notice and a mobile number",
     VERDICT_SUSPICIOUS,
     {REASON_CUT_NOTICE, REASON_PERSONAL_NUMBER, END},
     true,
     FRAUD_CUT},
    {"the same of a card",
     VERDICT_SUSPICIOUS,
     {REASON_CUT_NOTICE, REASON_PERSONAL_NUMBER, END},
     false,
     FRAUD_BLOCK},
    {"an arrest, and money",
     VERDICT_SCAM,
     {REASON_BLOCK_THREAT, REASON_PAY_PERSON, END},
     false,
     FRAUD_BLOCK},
    {"told to stay on the call",
     VERDICT_SUSPICIOUS,
     {REASON_SECRECY, REASON_PAY_PERSON, END},
     false,
     FRAUD_BLOCK},
    {"a prize and its tax",
     VERDICT_SUSPICIOUS,
     {REASON_LURE, REASON_FEE_FIRST, END},
     false,
     FRAUD_PRIZE},
    {"a fee alone", VERDICT_SUSPICIOUS, {REASON_FEE_FIRST, END}, false, FRAUD_PAYMENT},
    {"crores",
     VERDICT_SUSPICIOUS,
     {REASON_BIG_PROMISE, REASON_UNKNOWN_LINK, END},
     false,
     FRAUD_PRIZE},
    {"a stranger's UPI ID",
     VERDICT_SUSPICIOUS,
     {REASON_PAY_TO_VPA, REASON_UNKNOWN_LINK, END},
     true,
     FRAUD_PAYMENT},
    {"a false link", VERDICT_SCAM, {REASON_LOOKALIKE_LINK, REASON_WORDING, END}, true, FRAUD_LINK},
    {"a false helpline", VERDICT_SUSPICIOUS, {REASON_FALSE_HELPLINE, END}, true, FRAUD_OTHER},
};

static enum fraud_kind
kind_of(const struct row *row)
{
    struct evidence list[CODES_MAX] = {0};
    struct evidences ev = {.list = list};
    struct claim bill = {.concept = CONCEPT_BILL, .weight = 1};
    struct claims claims = {.list = &bill, .n = row->supply};
    for (; row->codes[ev.n] != END; ev.n++)
        list[ev.n] = (struct evidence){.code = row->codes[ev.n], .sign = 1};
    return fraud_of(row->verdict, &claims, &ev);
}

static void
test_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        enum fraud_kind kind = kind_of(&rows[i]);
        if (kind != rows[i].kind)
            fail_msg("%s: \"%s\", not \"%s\"", rows[i].why, fraud_name(kind),
                     fraud_name(rows[i].kind));
    }
}

static void
test_reported_name(void **state)
{
    (void)state;
    static const struct {
        enum entity_kind kind;
        unsigned traits;
        enum fraud_kind fraud;
    } names[] = {{ENTITY_LINK, 0, FRAUD_LINK},   {ENTITY_LINK, TRAIT_APK, FRAUD_APP},
                 {ENTITY_VPA, 0, FRAUD_PAYMENT}, {ENTITY_APP, 0, FRAUD_APP},
                 {ENTITY_PHONE, 0, FRAUD_OTHER}, {ENTITY_HEADER, 0, FRAUD_OTHER}};
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        struct entity e = {.kind = names[i].kind, .traits = names[i].traits};
        struct evidence one = {.code = REASON_REPORTED, .sign = 1, .entity = &e};
        struct evidences ev = {.list = &one, .n = 1};
        struct claims none = {.list = NULL};
        assert_int_equal(fraud_of(VERDICT_SCAM, &none, &ev), names[i].fraud);
    }
}

/* "Power or account is cut, or police come": which of them, a yes does not say. */
static void
test_told_threat(void **state)
{
    (void)state;
    static const struct {
        const char *why, *text;
        enum question also;
        enum fraud_kind kind;
    } told[] = {
        {"a threat of any kind", "", QUESTION_MOBILE, FRAUD_OTHER},
        {"and the text began with the supply", "your electricity bill", QUESTION_MOBILE, FRAUD_CUT},
        {"and an OTP", "your electricity bill", QUESTION_SECRET, FRAUD_SECRET},
        {"and a link", "", QUESTION_LINK, FRAUD_LINK},
        {"and money", "", QUESTION_MONEY, FRAUD_PAYMENT},
        {"and a prize", "", QUESTION_LURE, FRAUD_PRIZE},
    };
    const struct check check = {.knowledge = &sample_knowledge, .lookup = {.find = sample_find}};
    for (size_t i = 0; i < ARRAY_LEN(told); i++) {
        struct arena a = {0};
        struct inquiry in;
        struct replies r = {.n = 0};
        struct answer answer;
        check_inquire(&check, str_of(told[i].text), &a, &in);
        questions_reply(&r, QUESTION_THREAT, REPLY_YES);
        questions_reply(&r, told[i].also, REPLY_YES);
        questions_answer(&in, &r, &a, &answer);
        assert_true(answer.verdict >= VERDICT_SUSPICIOUS);
        if (answer.fraud != told[i].kind)
            fail_msg("%s: \"%s\"", told[i].why, fraud_name(answer.fraud));
        arena_wipe(&a);
    }
}

static void
test_every_kind_has_words(void **state)
{
    (void)state;
    static const char *const langs[] = {"hi", "en"};
    for (size_t i = 0; i < ARRAY_LEN(langs); i++) {
        struct lang *l;
        struct err err;
        assert_true(lang_open(str_of(getenv("SATARK_ASSETS")), langs[i], &l, &err));
        for (int k = FRAUD_NONE; k < FRAUD_KINDS; k++) {
            enum fraud_kind back = FRAUD_KINDS;
            const char *name = fraud_name((enum fraud_kind)k);
            char id[64];
            assert_true(fraud_parse(str_of(name), &back));
            assert_int_equal(back, k);
            snprintf(id, sizeof id, "fraud.%s", name);
            if (k != FRAUD_NONE && !lang_has(l, id))
                fail_msg("%s: %s is missing", langs[i], id);
        }
        lang_close(l);
    }
    enum fraud_kind none;
    assert_false(fraud_parse(STR("Cut"), &none));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table), cmocka_unit_test(test_reported_name),
        cmocka_unit_test(test_told_threat), cmocka_unit_test(test_every_kind_has_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
