/* The table, row by row: each row's own codes reach it, and what must never happen does not. */
#include "verify/verdict.h"

#include "verify/reasons.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#define END REASON_CODES
enum { CODES_MAX = 8 };

struct row {
    const char *name;
    enum verdict verdict;
    enum reason_code codes[CODES_MAX]; /* ended by END */
    bool single, cut, few, supply, asked, warns;
    enum wording wording;
};

static const struct row rows[] = {
    {"reported", VERDICT_SCAM, {REASON_REPORTED, END}, .single = true},
    {"a warning that names a fraud",
     VERDICT_SUSPICIOUS,
     {REASON_REPORTED, REASON_ADVISORY, END},
     .few = false},
    {"look-alike", VERDICT_SCAM, {REASON_LOOKALIKE_VPA, END}, .few = false},
    {"look-alike",
     VERDICT_SCAM,
     {REASON_LOOKALIKE_LINK, REASON_OFFICIAL_NUMBER, END},
     .few = false},

    {"warning without contacts",
     VERDICT_UNVERIFIED,
     {REASON_ADVISORY, REASON_OFFICIAL_NUMBER, REASON_NOT_LISTED, END},
     .few = false},
    {"warning without contacts",
     VERDICT_UNVERIFIED,
     {REASON_ADVISORY, REASON_OFFICIAL_NUMBER, END},
     .cut = true},
    {"warning without contacts",
     VERDICT_UNVERIFIED,
     {REASON_ADVISORY, REASON_CUT_THREAT, END},
     .few = false},
    {"warning without contacts",
     VERDICT_UNVERIFIED,
     {REASON_ADVISORY, REASON_OFFICIAL_NUMBER, END},
     .few = false},
    {"warning and a stranger",
     VERDICT_SUSPICIOUS,
     {REASON_ADVISORY, REASON_CUT_THREAT, REASON_CUT_HOUR_IMPOSSIBLE, END},
     .few = false},
    {"warning and a stranger",
     VERDICT_SUSPICIOUS,
     {REASON_ADVISORY, REASON_ASKS_SECRET, END},
     .few = false},
    {"a warning that names a fraud",
     VERDICT_SUSPICIOUS,
     {REASON_ADVISORY, REASON_LOOKALIKE_LINK, END},
     .few = false},
    {"nothing to confirm",
     VERDICT_UNVERIFIED,
     {REASON_OFFICIAL_LINK, REASON_OFFICIAL_HEADER, REASON_NOTICE, END},
     .wording = WORDING_HARMLESS},

    {"remote control", VERDICT_SCAM, {REASON_REMOTE_APP, END}, .few = false},
    {"app file", VERDICT_SCAM, {REASON_APK, END}, .single = true},
    {"verification payment", VERDICT_SCAM, {REASON_VERIFY_PAYMENT, END}, .few = false},
    {"secret under pressure", VERDICT_SCAM, {REASON_ASKS_SECRET, REASON_URGENT, END}, .few = false},
    {"what no office does", VERDICT_SUSPICIOUS, {REASON_ASKS_SECRET, END}, .few = false},
    {"story", VERDICT_UNVERIFIED, {REASON_CUT_THREAT, REASON_STORY, END}, .few = false},

    {"impossible hour and a stranger",
     VERDICT_SCAM,
     {REASON_CUT_HOUR_IMPOSSIBLE, REASON_PERSONAL_NUMBER, END},
     .few = false},
    {"what no office does", VERDICT_SUSPICIOUS, {REASON_CUT_HOUR_IMPOSSIBLE, END}, .few = false},
    {"cut and a mobile number",
     VERDICT_SCAM,
     {REASON_CUT_THREAT, REASON_PERSONAL_NUMBER, END},
     .few = false},
    {"cut",
     VERDICT_SUSPICIOUS,
     {REASON_CUT_THREAT, REASON_PERSONAL_NUMBER, REASON_BILL_DETAILS, END},
     .few = false},
    {"cut and a hidden number",
     VERDICT_SCAM,
     {REASON_CUT_THREAT, REASON_UNLISTED_NUMBER, REASON_URGENT, REASON_NO_ACCOUNT, END},
     .few = false},
    {"cut and a strange link or payee",
     VERDICT_SCAM,
     {REASON_CUT_THREAT, REASON_UNKNOWN_LINK, END},
     .few = false},
    {"cut and a strange link or payee",
     VERDICT_SCAM,
     {REASON_CUT_THREAT, REASON_SCAN_QR, END},
     .few = false},
    {"cut, mobile sender, no account",
     VERDICT_SCAM,
     {REASON_CUT_THREAT, REASON_MOBILE_SENDER, REASON_NO_ACCOUNT, END},
     .few = false},
    {"cut with a bill's details",
     VERDICT_UNVERIFIED,
     {REASON_CUT_THREAT, REASON_BILL_DETAILS, REASON_OFFICIAL_LINK, END},
     .few = false},
    {"cut", VERDICT_SUSPICIOUS, {REASON_CUT_THREAT, REASON_OFFICIAL_NUMBER, END}, .few = false},

    {"block, hurry and a mobile number",
     VERDICT_SCAM,
     {REASON_BLOCK_THREAT, REASON_PERSONAL_NUMBER, REASON_URGENT, END},
     .few = false},
    {"block and a stranger",
     VERDICT_SUSPICIOUS,
     {REASON_BLOCK_THREAT, REASON_UNKNOWN_LINK, END},
     .few = false},
    {"block in a hurry",
     VERDICT_SUSPICIOUS,
     {REASON_BLOCK_THREAT, REASON_URGENT, END},
     .few = false},
    {"nothing to confirm", VERDICT_UNVERIFIED, {REASON_BLOCK_THREAT, END}, .few = false},
    {"text with something foreign in it",
     VERDICT_SCAM,
     {REASON_TEMPLATE_ALTERED, REASON_UNKNOWN_LINK, END},
     .few = false},

    {"story", VERDICT_UNVERIFIED, {REASON_STORY, REASON_CUT_THREAT, END}, .few = false},
    {"warning and a stranger",
     VERDICT_SUSPICIOUS,
     {REASON_ADVISORY, REASON_LURE, REASON_PERSONAL_NUMBER, END},
     .few = false},
    {"warning", VERDICT_UNVERIFIED, {REASON_ADVISORY, REASON_UNKNOWN_LINK, END}, .few = false},
    {"not updated and a stranger",
     VERDICT_SUSPICIOUS,
     {REASON_NOT_UPDATED, REASON_PERSONAL_NUMBER, END},
     .few = false},
    {"nothing to confirm", VERDICT_UNVERIFIED, {REASON_NOT_UPDATED, END}, .few = false},
    {"not updated, ring someone",
     VERDICT_SUSPICIOUS,
     {REASON_NOT_UPDATED, REASON_TOLD_TO_CALL, REASON_NO_ACCOUNT, END},
     .few = false},
    {"an office on a mobile number",
     VERDICT_SUSPICIOUS,
     {REASON_NO_ACCOUNT, REASON_PERSONAL_NUMBER, REASON_IDENTITY_UNPROVEN, END},
     .few = false},
    {"lure and a stranger", VERDICT_SUSPICIOUS, {REASON_LURE, REASON_CHAT_LINK, END}, .few = false},
    {"nothing to confirm", VERDICT_UNVERIFIED, {REASON_LURE, END}, .few = false},
    {"notice and a mobile number",
     VERDICT_SUSPICIOUS,
     {REASON_CUT_NOTICE, REASON_PERSONAL_NUMBER, END},
     .few = false},
    {"nothing to confirm",
     VERDICT_UNVERIFIED,
     {REASON_CUT_NOTICE, REASON_PERSONAL_NUMBER, REASON_BILL_DETAILS, END},
     .few = false},
    {"notice, hurry, strange link",
     VERDICT_SUSPICIOUS,
     {REASON_CUT_NOTICE, REASON_URGENT, REASON_SHORT_LINK, END},
     .few = false},
    {"bill without details",
     VERDICT_SUSPICIOUS,
     {REASON_NO_ACCOUNT, REASON_UNKNOWN_LINK, END},
     .few = false},
    {"bill, hurry and a mobile number",
     VERDICT_SUSPICIOUS,
     {REASON_NO_ACCOUNT, REASON_PERSONAL_NUMBER, REASON_URGENT, END},
     .few = false},
    {"pay a stranger's UPI ID for a bill",
     VERDICT_SUSPICIOUS,
     {REASON_PAY_TO_VPA, REASON_IDENTITY_UNPROVEN, END},
     .few = false},
    {"nothing to confirm", VERDICT_UNVERIFIED, {REASON_PAY_TO_VPA, END}, .few = false},
    {"bare address", VERDICT_SUSPICIOUS, {REASON_IP_LINK, END}, .single = true},
    {"bill from a mobile",
     VERDICT_SUSPICIOUS,
     {REASON_MOBILE_SENDER, REASON_CUT_NOTICE, END},
     .few = false},
    {"disguised letters",
     VERDICT_SUSPICIOUS,
     {REASON_HIDDEN_TEXT, REASON_IDENTITY_UNPROVEN, END},
     .few = false},

    {"superseded",
     VERDICT_UNVERIFIED,
     {REASON_SUPERSEDED, REASON_OFFICIAL_NUMBER, END},
     .few = false},
    {"look-up", VERDICT_OFFICIAL, {REASON_OFFICIAL_NUMBER, END}, .single = true},
    {"look-up",
     VERDICT_OFFICIAL,
     {REASON_OFFICIAL_HEADER, REASON_HEADER_ALONE, END},
     .single = true},
    {"nothing to confirm",
     VERDICT_UNVERIFIED,
     {REASON_OFFICIAL_HEADER, REASON_HEADER_ALONE, END},
     .few = false},
    {"nothing to confirm",
     VERDICT_UNVERIFIED,
     {REASON_OFFICIAL_LINK, REASON_NOTICE, END},
     .wording = WORDING_PLAIN},
    {"warning without contacts",
     VERDICT_UNVERIFIED,
     {REASON_ADVISORY, REASON_OFFICIAL_NUMBER, END},
     .wording = WORDING_OPEN},
    {"registered text",
     VERDICT_OFFICIAL,
     {REASON_OFFICIAL_LINK, REASON_TEMPLATE, END},
     .few = false},
    {"nothing to confirm",
     VERDICT_UNVERIFIED,
     {REASON_OFFICIAL_LINK, REASON_OFFICIAL_HEADER, END},
     .few = false},
    {"nothing to confirm",
     VERDICT_UNVERIFIED,
     {REASON_OFFICIAL_LINK, REASON_NOTICE, REASON_UNCOVERED_DEMAND, END},
     .few = false},
    {"a listed name asked about",
     VERDICT_OFFICIAL,
     {REASON_OFFICIAL_LINK, END},
     .few = true,
     .asked = true},
    {"nothing to confirm",
     VERDICT_UNVERIFIED,
     {REASON_OFFICIAL_LINK, END},
     .few = true,
     .wording = WORDING_PLAIN},
    {"not updated, in few words",
     VERDICT_SUSPICIOUS,
     {REASON_NOT_UPDATED, REASON_NO_ACCOUNT, END},
     .few = true},
    {"nothing to confirm",
     VERDICT_UNVERIFIED,
     {REASON_OFFICIAL_LINK, REASON_UNCOVERED_DEMAND, END},
     .few = true},

    {"cut and money to a person",
     VERDICT_SCAM,
     {REASON_CUT_THREAT, REASON_PAY_PERSON, END},
     .few = false},
    {"money where no office would have it",
     VERDICT_SUSPICIOUS,
     {REASON_PAY_PERSON, REASON_BILL_DETAILS, END},
     .few = false},
    {"money where no office would have it",
     VERDICT_SUSPICIOUS,
     {REASON_FEE_FIRST, END},
     .few = false},
    {"money where no office would have it",
     VERDICT_SUSPICIOUS,
     {REASON_WRONG_TRANSFER, END},
     .few = false},
    {"money where no office would have it",
     VERDICT_SUSPICIOUS,
     {REASON_KIN_TROUBLE, END},
     .few = false},
    {"accused, and money or silence",
     VERDICT_SCAM,
     {REASON_BLOCK_THREAT, REASON_SECRECY, END},
     .few = false},
    {"a tale of money or secrets asked",
     VERDICT_SUSPICIOUS,
     {REASON_BLOCK_THREAT, REASON_SECRECY, REASON_STORY, END},
     .few = false},
    {"a tale of money or secrets asked",
     VERDICT_SUSPICIOUS,
     {REASON_ASKS_SECRET, REASON_STORY, END},
     .few = false},
    {"promises what nobody gives",
     VERDICT_SUSPICIOUS,
     {REASON_LURE, REASON_BIG_PROMISE, END},
     .few = false},
    {"story", VERDICT_UNVERIFIED, {REASON_BIG_PROMISE, REASON_STORY, END}, .few = false},
    {"text that is not quite the registered one",
     VERDICT_SUSPICIOUS,
     {REASON_TEMPLATE_ALTERED, END},
     .few = false},
    {"silence", VERDICT_SUSPICIOUS, {REASON_SECRECY, END}, .few = false},
    {"warning without contacts",
     VERDICT_UNVERIFIED,
     {REASON_SECRECY, REASON_ADVISORY, END},
     .few = false},
    {"false helpline", VERDICT_SUSPICIOUS, {REASON_FALSE_HELPLINE, END}, .few = false},
    {"nothing to confirm",
     VERDICT_UNVERIFIED,
     {REASON_FALSE_HELPLINE, REASON_BILL_DETAILS, END},
     .few = false},
    {"electricity officer and a stranger",
     VERDICT_SUSPICIOUS,
     {REASON_OFFICER, REASON_PERSONAL_NUMBER, END},
     .few = false},
    {"electricity officer in a hurry",
     VERDICT_SUSPICIOUS,
     {REASON_OFFICER, REASON_TOLD_TO_CALL, REASON_URGENT, END},
     .few = false},
    {"nothing to confirm",
     VERDICT_UNVERIFIED,
     {REASON_OFFICER, REASON_TOLD_TO_CALL, END},
     .few = false},
    {"threat half said", VERDICT_SUSPICIOUS, {REASON_SUPPLY_HINT, END}, .few = false},
    {"nothing to confirm",
     VERDICT_UNVERIFIED,
     {REASON_SUPPLY_HINT, REASON_AT_COUNTER, END},
     .few = false},
    {"cut, but come to the office",
     VERDICT_UNVERIFIED,
     {REASON_CUT_THREAT, REASON_AT_COUNTER, REASON_NOTICE, REASON_PERSONAL_NUMBER, END},
     .few = false},
    {"cut",
     VERDICT_SUSPICIOUS,
     {REASON_CUT_THREAT, REASON_AT_COUNTER, REASON_PERSONAL_NUMBER, END},
     .few = false},
    {"worded as frauds are",
     VERDICT_SUSPICIOUS,
     {REASON_WORDING, REASON_NOT_LISTED, END},
     .wording = WORDING_STRONG},
    {"worded as frauds are", VERDICT_SUSPICIOUS, {REASON_WORDING, REASON_STORY, END}, .few = false},
    {"worded as frauds are",
     VERDICT_SUSPICIOUS,
     {REASON_WORDING, REASON_ADVISORY, END},
     .wording = WORDING_SURE},
    {"nothing to confirm",
     VERDICT_UNVERIFIED,
     {REASON_WORDING, REASON_TEMPLATE, REASON_OFFICIAL_LINK, END},
     .wording = WORDING_STRONG},
    {"nothing to confirm",
     VERDICT_UNVERIFIED,
     {REASON_OFFICIAL_LINK, REASON_NOTICE, REASON_TEMPLATE, END},
     .wording = WORDING_SURE},

    {"warning said twice",
     VERDICT_UNVERIFIED,
     {REASON_WORDING, REASON_ADVISORY, REASON_CUT_THREAT, END},
     .warns = true,
     .wording = WORDING_SURE},
    {"electricity, and pay a stranger's UPI ID",
     VERDICT_SUSPICIOUS,
     {REASON_PAY_TO_VPA, REASON_BILL_DETAILS, END},
     .supply = true,
     .wording = WORDING_OPEN},
    {"harmless wording, no stranger",
     VERDICT_UNVERIFIED,
     {REASON_SECRECY, REASON_BILL_DETAILS, END},
     .supply = true,
     .wording = WORDING_PLAIN},
    {"supply, a red flag, and worded as frauds are",
     VERDICT_SCAM,
     {REASON_WORDING, REASON_NOT_UPDATED, END},
     .supply = true,
     .wording = WORDING_SURE},
    {"supply, a red flag, and worded as frauds are",
     VERDICT_SCAM,
     {REASON_WORDING, REASON_PAY_PERSON, REASON_STORY, END},
     .supply = true,
     .wording = WORDING_SURE},
    {"nothing to confirm",
     VERDICT_UNVERIFIED,
     {REASON_WORDING, REASON_NOT_UPDATED, REASON_BILL_DETAILS, END},
     .supply = true,
     .wording = WORDING_STRONG},
    {"a bill surely worded as frauds are",
     VERDICT_SUSPICIOUS,
     {REASON_WORDING, REASON_NOT_UPDATED, REASON_BILL_DETAILS, END},
     .supply = true,
     .wording = WORDING_SURE},
    {"worded as frauds are",
     VERDICT_SUSPICIOUS,
     {REASON_WORDING, REASON_PERSONAL_NUMBER, REASON_IDENTITY_UNPROVEN, END},
     .supply = true,
     .wording = WORDING_SURE},
    {"a red flag, and certainly worded as frauds are",
     VERDICT_SCAM,
     {REASON_WORDING, REASON_NOT_UPDATED, END},
     .wording = WORDING_CERTAIN},
    {"worded as frauds are",
     VERDICT_SUSPICIOUS,
     {REASON_WORDING, REASON_NOT_UPDATED, END},
     .wording = WORDING_SURE},
    {"worded as frauds are",
     VERDICT_SUSPICIOUS,
     {REASON_WORDING, REASON_NOT_UPDATED, END},
     .supply = true,
     .few = true,
     .wording = WORDING_CERTAIN},
    {"worded as frauds are",
     VERDICT_SUSPICIOUS,
     {REASON_WORDING, END},
     .supply = true,
     .wording = WORDING_CERTAIN},
    {"supply, and certainly worded as frauds are",
     VERDICT_SCAM,
     {REASON_WORDING, REASON_PERSONAL_NUMBER, REASON_IDENTITY_UNPROVEN, END},
     .supply = true,
     .wording = WORDING_CERTAIN},

    {"a bill that cuts at an impossible hour",
     VERDICT_SUSPICIOUS,
     {REASON_CUT_THREAT, REASON_CUT_HOUR_IMPOSSIBLE, REASON_BILL_DETAILS, END},
     .wording = WORDING_HARMLESS},
    {"a bill that cuts at an impossible hour",
     VERDICT_SUSPICIOUS,
     {REASON_CUT_NOTICE, REASON_CUT_HOUR_IMPOSSIBLE, REASON_OFFICIAL_LINK, END},
     .wording = WORDING_PLAIN},
    {"bill not updated, and cut",
     VERDICT_SUSPICIOUS,
     {REASON_CUT_THREAT, REASON_NOT_UPDATED, END},
     .wording = WORDING_PLAIN},
    {"harmless talk of fraud",
     VERDICT_UNVERIFIED,
     {REASON_CUT_THREAT, REASON_CUT_HOUR_IMPOSSIBLE, REASON_STORY, END},
     .wording = WORDING_PLAIN},
    {"harmless wording, no stranger",
     VERDICT_UNVERIFIED,
     {REASON_BLOCK_THREAT, REASON_SECRECY, END},
     .wording = WORDING_PLAIN},
    {"what no office does",
     VERDICT_SUSPICIOUS,
     {REASON_ASKS_SECRET, REASON_URGENT, END},
     .wording = WORDING_PLAIN},
    {"what no office does", VERDICT_SUSPICIOUS, {REASON_REMOTE_APP, END}, .wording = WORDING_OPEN},
    {"remote control", VERDICT_SCAM, {REASON_REMOTE_APP, END}, .wording = WORDING_SURE},
    {"what no office does",
     VERDICT_SUSPICIOUS,
     {REASON_REMOTE_APP, END},
     .wording = WORDING_STRONG},
    {"what no office does",
     VERDICT_SUSPICIOUS,
     {REASON_CUT_HOUR_IMPOSSIBLE, REASON_PERSONAL_NUMBER, END},
     .wording = WORDING_OPEN},
    {"app file", VERDICT_SCAM, {REASON_APK, END}, .wording = WORDING_STRONG},
    {"app file to fetch",
     VERDICT_SCAM,
     {REASON_APK, REASON_UNKNOWN_LINK, END},
     .wording = WORDING_HARMLESS},
    {"harmless beyond doubt",
     VERDICT_UNVERIFIED,
     {REASON_ASKS_SECRET, REASON_URGENT, END},
     .wording = WORDING_HARMLESS},
    {"accused, and money or silence",
     VERDICT_SCAM,
     {REASON_BLOCK_THREAT, REASON_SECRECY, REASON_PERSONAL_NUMBER, END},
     .wording = WORDING_PLAIN},
    {"harmless wording",
     VERDICT_UNVERIFIED,
     {REASON_LURE, REASON_UNKNOWN_LINK, END},
     .wording = WORDING_PLAIN},
    {"electricity officer and a stranger",
     VERDICT_SUSPICIOUS,
     {REASON_OFFICER, REASON_PERSONAL_NUMBER, END},
     .wording = WORDING_PLAIN},
    {"lure and a stranger",
     VERDICT_SUSPICIOUS,
     {REASON_LURE, REASON_SHORT_LINK, END},
     .wording = WORDING_PLAIN},
    {"cut and a mobile number",
     VERDICT_SCAM,
     {REASON_CUT_THREAT, REASON_PERSONAL_NUMBER, END},
     .wording = WORDING_STRONG},
    {"cut",
     VERDICT_SUSPICIOUS,
     {REASON_CUT_THREAT, REASON_PERSONAL_NUMBER, END},
     .wording = WORDING_OPEN},
    {"reported", VERDICT_SCAM, {REASON_REPORTED, END}, .wording = WORDING_PLAIN},
    {"nothing to confirm",
     VERDICT_UNVERIFIED,
     {REASON_OFFICIAL_LINK, REASON_NOT_LISTED, END},
     .few = false},
    {"nothing to confirm",
     VERDICT_UNVERIFIED,
     {REASON_OFFICIAL_LINK, REASON_PARTIAL_NUMBER, END},
     .few = false},
    {"look-up", VERDICT_OFFICIAL, {REASON_OFFICIAL_NUMBER, REASON_CALLER_ID, END}, .single = true},
    {"nothing to confirm",
     VERDICT_UNVERIFIED,
     {REASON_OFFICIAL_NUMBER, REASON_CALLER_ID, END},
     .few = false},
    {"nothing to confirm", VERDICT_UNVERIFIED, {REASON_OFFICIAL_NUMBER, END}, .cut = true},
    {"nothing to confirm", VERDICT_UNVERIFIED, {REASON_NOT_LISTED, END}, .single = true},
};

static void
decide(const struct row *r, struct judgement *out)
{
    struct evidence list[CODES_MAX] = {{.code = 0}};
    struct evidences ev = {.list = list};
    for (; r->codes[ev.n] != END; ev.n++)
        list[ev.n] = (struct evidence){.code = r->codes[ev.n],
                                       .sign = reason_is_against(r->codes[ev.n]) ? 1 : -1,
                                       .weight = 1};
    struct entity one = {.kind = ENTITY_PHONE};
    struct entities entities = {.list = &one, .n = 1};
    static const struct claim warning = {.concept = CONCEPT_ADVISORY, .weight = 0.9};
    struct claim said[3];
    size_t n_said = 0;
    if (r->supply)
        said[n_said++] = (struct claim){.concept = CONCEPT_BILL, .weight = 0.9};
    for (int i = 0; r->warns && i < 2; i++)
        said[n_said++] = warning;
    struct claims claims = {.list = said, .n = n_said, .n_words = r->single ? 1 : r->few ? 5 : 9};
    unsigned given = (r->cut ? SITUATION_CUT : 0u) | (r->asked ? SITUATION_ASKED : 0u);
    verdict_decide(&entities, &claims, &ev, given, r->wording, out);
}

static void
test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct judgement j;
        decide(&rows[i], &j);
        if (strcmp(j.row, rows[i].name) != 0 || j.verdict != rows[i].verdict)
            fail_msg("row %zu: expected “%s”, decided by “%s”: %s", i, rows[i].name, j.row,
                     verdict_name(j.verdict));
    }
}

/* No row of the table stands there untried. */
static void
test_every_row_is_tried(void **state)
{
    (void)state;
    size_t n;
    const struct verdict_row *table = verdict_rows(&n);
    for (size_t i = 0; i < n; i++) {
        bool tried = false;
        for (size_t k = 0; k < ARRAY_LEN(rows); k++)
            tried |= strcmp(rows[k].name, table[i].name) == 0;
        if (!tried)
            fail_msg("no case for the row “%s”", table[i].name);
    }
}

/* Of all pairs and triples: anything against a message, or unproven in it, is never official. */
static void
test_never_official(void **state)
{
    (void)state;
    static const enum reason_code unproven[] = {REASON_NOT_LISTED, REASON_PARTIAL_NUMBER,
                                                REASON_SUPERSEDED, REASON_CALLER_ID,
                                                REASON_SENSITIVE,  REASON_UNCOVERED_DEMAND};
    static const enum reason_code harmless[] = {REASON_URGENT, REASON_NO_ACCOUNT,
                                                REASON_IDENTITY_UNPROVEN, REASON_HEADER_MISMATCH,
                                                REASON_TOLD_TO_CALL};
    for (unsigned bad = 0; bad < REASON_CODES; bad++) {
        bool counts = reason_is_against((enum reason_code)bad);
        for (size_t i = 0; i < ARRAY_LEN(unproven); i++)
            counts |= bad == unproven[i];
        for (size_t i = 0; i < ARRAY_LEN(harmless); i++)
            counts &= bad != harmless[i];
        for (unsigned with = 0; counts && with < REASON_CODES; with++)
            for (int single = 0; single < 2; single++) {
                struct row r = {.codes = {(enum reason_code)bad, REASON_OFFICIAL_NUMBER,
                                          (enum reason_code)with, END},
                                .single = single};
                struct judgement j;
                decide(&r, &j);
                /* a number looked up is official, though a call may fake it */
                if (j.verdict == VERDICT_OFFICIAL && !(single && bad == REASON_CALLER_ID))
                    fail_msg("%s with %s is official by “%s”", reason_name((enum reason_code)bad),
                             reason_name((enum reason_code)with), j.row);
            }
    }
}

static void
test_names(void **state)
{
    (void)state;
    enum verdict v;
    for (unsigned i = VERDICT_OFFICIAL; i <= VERDICT_SCAM; i++) {
        assert_true(verdict_parse(str_of(verdict_name((enum verdict)i)), &v));
        assert_int_equal(v, i);
    }
    assert_false(verdict_parse(STR("genuine"), &v));
    assert_false(verdict_parse(STR(""), &v));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_every_row_is_tried),
        cmocka_unit_test(test_never_official),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
