/* The whole way of a message on a small list, and the hints while typing. */
#include "verify/check.h"

#include "sample_list.h"
#include "verify/reasons.h"
#include "verify/verdict.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct check bare = {.knowledge = &sample_knowledge,
                                  .lookup = {.find = sample_find, .ctx = NULL},
                                  .now = {.year = 2026, .month = 11, .day = 23, .weekday = 1}};

static const struct {
    const char *why, *text, *sender;
    enum channel_of_message via;
    enum verdict verdict;
    bool single;
} rows[] = {
    {"empty", "", "", VIA_UNKNOWN, VERDICT_UNVERIFIED, false},
    {"bytes that are no text", "\xFF\xFE\x00\x80", "", VIA_UNKNOWN, VERDICT_UNVERIFIED, false},
    {"a listed number", "0755-2551222", "", VIA_UNKNOWN, VERDICT_OFFICIAL, true},
    {"in Devanagari digits", "०७५५-२५५१२२२", "", VIA_UNKNOWN, VERDICT_OFFICIAL, true},
    {"a header looked up", "VM-UPPCLT-S", "", VIA_UNKNOWN, VERDICT_OFFICIAL, true},
    {"a header is no proof of a message", "dear consumer good morning", "VM-UPPCLT-S", VIA_SMS,
     VERDICT_UNVERIFIED, false},
    {"a superseded number", "155260", "", VIA_UNKNOWN, VERDICT_UNVERIFIED, true},
    {"a reported number", "9000066666", "", VIA_UNKNOWN, VERDICT_SCAM, true},
    {"an unknown number", "9000012345", "", VIA_UNKNOWN, VERDICT_UNVERIFIED, true},
    {"the night threat", "आज रात 9:30 बजे बिजली काट दी जाएगी 9000012345 पर संपर्क करें", "", VIA_UNKNOWN,
     VERDICT_SCAM, false},
    {"by day, without a stranger", "बिजली काट दी जाएगी", "", VIA_UNKNOWN, VERDICT_SUSPICIOUS,
     false},
    {"asked for a secret", "electricity office: share the OTP", "", VIA_UNKNOWN, VERDICT_SCAM,
     false},
    {"warned of a secret", "never share your OTP", "", VIA_UNKNOWN, VERDICT_UNVERIFIED, false},
    {"free words vouch for nothing", "pay bill at kesco.co.in or call 1912", "", VIA_UNKNOWN,
     VERDICT_UNVERIFIED, false},
    {"a name asked about", "kya 1912 sahi number hai", "", VIA_UNKNOWN, VERDICT_OFFICIAL, false},
    {"from a sender nobody can read",
     "Dear user, your bill no 4711 is ready, see kesco.co.in for it", "Ramesh JE KESCO office",
     VIA_SMS, VERDICT_UNVERIFIED, false},
    {"a registered text", "Dear user, your bill no 4711 is ready, see kesco.co.in for it", "",
     VIA_SMS, VERDICT_OFFICIAL, false},
    {"with another page in it", "Dear user, your bill no 4711 is ready, see pay.example.xyz for it",
     "", VIA_SMS, VERDICT_SUSPICIOUS, false},
    {"with another number in it",
     "Dear user, your complaint 55 is noted, call 9000012345 to know more", "", VIA_SMS,
     VERDICT_SCAM, false},
    {"with one stranger in it", "pay bill at kesco.co.in or call 9000012345", "", VIA_UNKNOWN,
     VERDICT_UNVERIFIED, false},
    {"a number looked up after a call", "1912", "", VIA_CALL, VERDICT_OFFICIAL, true},
    {"a number in what a caller said", "they said please ring 1912", "", VIA_CALL,
     VERDICT_UNVERIFIED, false},
    {"a number seen on a call", "hello who is calling 1912 please", "1912", VIA_CALL,
     VERDICT_UNVERIFIED, false},
};

/* Nobody is cut off on a day the office is closed. */
static void
test_holidays(void **state)
{
    (void)state;
    static const struct {
        const char *why, *holidays;
        bool found;
    } days[] = {
        {"none", "", false},
        {"today", "2026-11-23", true},
        {"today among others", "2026-10-02 2026-11-23 2026-12-25", true},
        {"another day", "2026-11-24", false},
        {"no date at all", "diwali", false},
    };
    for (size_t i = 0; i < ARRAY_LEN(days); i++) {
        struct arena a = {0};
        struct answer answer;
        struct check c = bare;
        c.holidays = str_of(days[i].holidays);
        check_run(&c, STR("आज बिजली काट दी जाएगी"), STR(""), VIA_SMS, &a, &answer);
        bool found = false;
        for (size_t k = 0; k < answer.n_reasons; k++)
            found |= answer.reasons[k].code == REASON_CUT_DAY_IMPOSSIBLE;
        if (found != days[i].found)
            fail_msg("%s: found %d", days[i].why, found);
        arena_wipe(&a);
    }
}

static void
test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct arena a = {0};
        struct answer answer;
        check_run(&bare, str_of(rows[i].text), str_of(rows[i].sender), rows[i].via, &a, &answer);
        if (answer.verdict != rows[i].verdict || answer.single != rows[i].single)
            fail_msg("%s: “%s” is %s%s", rows[i].why, rows[i].text, verdict_name(answer.verdict),
                     answer.single ? ", single" : "");
        assert_in_range(answer.n_reasons, 1, 4);
        arena_wipe(&a);
    }
}

/* Phrases made ready beforehand and made ready on the spot say the same. */
static void
test_prepared(void **state)
{
    (void)state;
    struct arena list = {0};
    struct check ready = bare;
    check_prepare(&ready, &list);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct arena a = {0};
        struct answer x, y;
        check_run(&bare, str_of(rows[i].text), str_of(rows[i].sender), rows[i].via, &a, &x);
        check_run(&ready, str_of(rows[i].text), str_of(rows[i].sender), rows[i].via, &a, &y);
        assert_int_equal(x.verdict, y.verdict);
        assert_int_equal(x.n_reasons, y.n_reasons);
        for (size_t k = 0; k < x.n_reasons; k++)
            assert_int_equal(x.reasons[k].code, y.reasons[k].code);
        arena_wipe(&a);
    }
    arena_wipe(&list);
}

/* Too much to look at is never official. */
static void
test_cut(void **state)
{
    (void)state;
    enum { TIMES = 300 };
    static const char piece[] = "call 1912 ";
    struct arena a = {0};
    struct answer answer;
    char *text = calloc(1, TIMES * sizeof piece);
    assert_non_null(text);
    for (size_t i = 0; i < TIMES; i++)
        memcpy(text + i * (sizeof piece - 1), piece, sizeof piece - 1);
    check_run(&bare, str_of(text), (struct str){"", 0}, VIA_UNKNOWN, &a, &answer);
    assert_true(answer.cut);
    assert_int_not_equal(answer.verdict, VERDICT_OFFICIAL);
    free(text);
    arena_wipe(&a);
}

static void
test_hints(void **state)
{
    (void)state;
    static const struct {
        const char *why, *text;
        enum hint_code code;
        bool given;
        int missing;
    } hints[] = {
        {"nothing yet", "", HINT_OFFICIAL, false, 0},
        {"a threat by night", "आज रात 9:30 बजे बिजली काट दी जाएगी", HINT_NIGHT_THREAT, true, 0},
        {"a number half typed", "82603039", HINT_DIGITS_MISSING, true, 2},
        {"a number typed", "8260303942", HINT_DIGITS_MISSING, false, 0},
        {"half typed at a message's end", "बिजली काट दी जाएगी तुरंत 8260", HINT_DIGITS_MISSING, true,
         6},
        {"too few to tell", "बिजली काट दी जाएगी तुरंत 826", HINT_DIGITS_MISSING, false, 0},
        {"a year", "दिनांक 22 नवम्बर 2026", HINT_DIGITS_MISSING, false, 0},
        {"typed at a message's end", "तुरंत 8260303942", HINT_DIGITS_MISSING, false, 0},
        {"listed", "1912", HINT_OFFICIAL, true, 0},
        {"reported", "9000066666", HINT_REPORTED, true, 0},
        {"told to ring a mobile", "please call 9000012345", HINT_PERSONAL_NUMBER, true, 0},
        {"look-alike", "kesco.co.in.pay.example.xyz", HINT_LOOKALIKE, true, 0},
        {"secret", "please share the OTP", HINT_SECRET, true, 0},
        {"app file", "install this apk now", HINT_APK, true, 0},
    };
    for (size_t i = 0; i < ARRAY_LEN(hints); i++) {
        struct arena a = {0};
        struct hint out[8];
        size_t n = check_hints(&bare, str_of(hints[i].text), &a, out, ARRAY_LEN(out));
        bool given = false;
        for (size_t k = 0; k < n; k++)
            if (out[k].code == hints[i].code) {
                given = true;
                assert_int_equal(out[k].missing, hints[i].missing);
            }
        if (given != hints[i].given)
            fail_msg("%s: “%s”", hints[i].why, hints[i].text);
        arena_wipe(&a);
    }
    struct arena a = {0};
    struct hint one;
    assert_int_equal(
        check_hints(&bare, STR("आज रात 9:30 बजे बिजली काट दी जाएगी 9000066666"), &a, &one, 1), 1);
    assert_int_equal(check_hints(&bare, STR("9000066666"), &a, NULL, 0), 0);
    arena_wipe(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),     cmocka_unit_test(test_holidays),
        cmocka_unit_test(test_prepared), cmocka_unit_test(test_cut),
        cmocka_unit_test(test_hints),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
