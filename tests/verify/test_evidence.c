/* Each rule of the DISCOM and each red flag, with the twin that differs in one thing. */
#include "verify/evidence.h"

#include "sample_list.h"
#include "verify/reasons.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

/* 2026-11-22 is a Sunday, the 23rd a Monday. */
static const struct civil sunday = {.year = 2026, .month = 11, .day = 22, .weekday = 0};
static const struct civil monday = {.year = 2026, .month = 11, .day = 23, .weekday = 1};

struct row {
    const char *why, *text, *sender;
    enum reason_code code;
    bool found;
};

static const struct row rows[] = {
    {"night", "आज रात 9:30 बजे बिजली काट दी जाएगी", "", REASON_CUT_HOUR_IMPOSSIBLE, true},
    {"day", "दोपहर 1:30 बजे बिजली काट दी जाएगी", "", REASON_CUT_HOUR_IMPOSSIBLE, false},
    {"an hour of a meeting", "आज रात 9:30 बजे खाना है", "", REASON_CUT_HOUR_IMPOSSIBLE, false},
    {"early evening is past the hours of work", "बिजली शाम 5 बजे काट दी जाएगी", "",
     REASON_CUT_HOUR_IMPOSSIBLE, true},
    {"threat at once, without notice", "electricity will be disconnected today immediately", "",
     REASON_NO_NOTICE, true},
    {"a hedged notice is no threat", "power supply may be disconnected", "", REASON_CUT_THREAT,
     false},
    {"but a notice", "power supply may be disconnected", "", REASON_CUT_NOTICE, true},
    {"announced work", "power will be disconnected for maintenance", "", REASON_CUT_THREAT, false},
    {"an account is not the supply", "your account is blocked", "", REASON_BLOCK_THREAT, true},
    {"an account is not the supply (twin)", "your account is blocked", "", REASON_CUT_THREAT,
     false},

    {"told to ring a mobile", "please call 9000012345", "", REASON_PERSONAL_NUMBER, true},
    {"a mobile only named", "mera number 9000012345 hai", "", REASON_PERSONAL_NUMBER, false},
    {"told to ring a listed number", "please call 1912 now", "", REASON_PERSONAL_NUMBER, false},
    {"told to ring another strange number", "please call 1800 999 8888", "", REASON_UNLISTED_NUMBER,
     true},
    {"reported", "9000066666", "", REASON_REPORTED, true},
    {"superseded", "155260", "", REASON_SUPERSEDED, true},
    {"a strange link and a demand", "click here http://pay.example.xyz now", "",
     REASON_UNKNOWN_LINK, true},
    {"a strange link alone", "http://pay.example.xyz", "", REASON_UNKNOWN_LINK, false},
    {"a listed link", "click here kesco.co.in now", "", REASON_UNKNOWN_LINK, false},
    {"a look-alike", "kesco.co.in.pay.example.xyz", "", REASON_LOOKALIKE_LINK, true},
    {"a short link", "see bit.ly/abc please", "", REASON_SHORT_LINK, true},
    {"an app file", "install this apk now", "", REASON_APK, true},
    {"an app file not to install", "never install this apk", "", REASON_APK, false},
    {"remote control", "please download anydesk now", "", REASON_REMOTE_APP, true},
    {"remote control not wanted", "never download anydesk please", "", REASON_REMOTE_APP, false},
    {"OTP asked", "please share your OTP", "", REASON_ASKS_SECRET, true},
    {"OTP not asked", "never share your OTP", "", REASON_ASKS_SECRET, false},
    {"an OTP only spoken of", "your OTP is 445566 for kesco.co.in", "", REASON_SENSITIVE, true},
    {"and not asked for", "your OTP is 445566 for kesco.co.in", "", REASON_ASKS_SECRET, false},
    {"a tiny sum", "pay Rs 5 at kesco.co.in please", "", REASON_SENSITIVE, true},
    {"a friend's password", "please send me the password", "", REASON_ASKS_SECRET, false},
    {"a password for the office", "electricity office: send me the password", "",
     REASON_ASKS_SECRET, true},
    {"a tiny payment to verify", "pay Rs 5 to verify", "", REASON_VERIFY_PAYMENT, true},
    {"a real payment", "pay Rs 500 to verify", "", REASON_VERIFY_PAYMENT, false},
    {"prize", "you won a prize", "", REASON_LURE, true},
    {"a shop's offer", "you won a prize at our sale", "", REASON_LURE, false},
    {"a fee before the prize", "you won a prize, pay fee Rs 500 first", "", REASON_FEE_FIRST, true},
    {"a fee without a promise", "pay fee Rs 500 first please", "", REASON_FEE_FIRST, false},
    {"money to staff for electricity", "electricity: give money to lineman", "", REASON_PAY_PERSON,
     true},
    {"money to staff among neighbours", "please give money to lineman", "", REASON_PAY_PERSON,
     false},
    {"no money to staff", "electricity: never give money to lineman", "", REASON_PAY_PERSON, false},
    {"money to staff, with a listed page", "electricity: give money to lineman kesco.co.in", "",
     REASON_PAY_PERSON, false},
    {"sent by mistake", "Rs 500 sent by mistake return it", "", REASON_WRONG_TRANSFER, true},
    {"a relative who needs money", "mama my phone is lost, give money to me now immediately", "",
     REASON_KIN_TROUBLE, true},
    {"a relative without money", "mama my phone is lost, bye", "", REASON_KIN_TROUBLE, false},
    {"tell nobody, says the police", "police here: tell nobody, give money to me", "",
     REASON_SECRECY, true},
    {"tell nobody, a surprise", "party at eight, tell nobody please", "", REASON_SECRECY, false},
    {"accused, and to pay", "police case on you, give money to me", "", REASON_BLOCK_THREAT, true},
    {"a case in the news", "police case in the city today", "", REASON_BLOCK_THREAT, false},
    {"an electricity officer", "contact electricity officer immediately", "", REASON_OFFICER, true},
    {"the office", "contact the electricity office", "", REASON_OFFICER, false},
    {"half a threat", "apka bijli tonight 9:30 pm", "", REASON_SUPPLY_HINT, true},
    {"half a threat at noon", "apka bijli 12:30 pm ok", "", REASON_SUPPLY_HINT, false},
    {"half an announcement", "apka bijli tonight 9:30 pm maintenance", "", REASON_SUPPLY_HINT,
     false},
    {"come to the counter", "electricity bill: come to counter please", "", REASON_AT_COUNTER,
     true},
    {"a code at the door", "share otp with delivery boy please", "", REASON_ASKS_SECRET, false},
    {"a call without a listed number", "please call 9000012345", "", REASON_UNCOVERED_DEMAND, true},
    {"a call to a listed number", "please call 1912 now", "", REASON_UNCOVERED_DEMAND, false},

    {"no account and no amount", "electricity will be disconnected today", "", REASON_NO_ACCOUNT,
     true},
    {"an amount is there", "electricity will be disconnected, pay Rs 1200", "", REASON_NO_ACCOUNT,
     false},
    {"not about electricity", "click here http://pay.example.xyz now", "", REASON_NO_ACCOUNT,
     false},
    {"mobile sender", "electricity will be disconnected", "9000012345", REASON_MOBILE_SENDER, true},
    {"header sender", "electricity will be disconnected", "VM-ABCDEF-S", REASON_MOBILE_SENDER,
     false},
    {"strange header", "electricity will be disconnected", "VM-ABCDEF-S", REASON_HEADER_MISMATCH,
     true},
    {"listed header", "electricity will be disconnected", "VM-UPPCLT-S", REASON_HEADER_MISMATCH,
     false},
    {"listed header proves no message", "hello dear consumer", "VM-UPPCLT-S", REASON_HEADER_ALONE,
     true},

    {"a warning", "beware of such calls", "", REASON_ADVISORY, true},
    {"a denied demand is a warning", "do not share your OTP", "", REASON_ADVISORY, true},
    {"सावधान before a threat is none", "सावधान! बिजली काट दी जाएगी", "", REASON_ADVISORY, false},
    {"a tale", "मुझे एक मैसेज आया है", "", REASON_STORY, true},
    {"a question about a strange number", "is this genuine 9000012345", "", REASON_STORY, true},
    {"a question about a listed number", "is this genuine 1912", "", REASON_STORY, false},
    {"two words say nothing", "share OTP", "", REASON_ASKS_SECRET, false},
    {"a registered text", "Dear user your bill no 5512 is ready, see kesco.co.in for it", "",
     REASON_TEMPLATE, true},
    {"a registered text with another link in the gap",
     "Dear user your bill no http://pay.example.xyz is ready, see kesco.co.in for it", "",
     REASON_TEMPLATE_ALTERED, true},
    {"the same, not called a registered text",
     "Dear user your bill no http://pay.example.xyz is ready, see kesco.co.in for it", "",
     REASON_TEMPLATE, false},
    {"a registered text cut short", "Dear user your bill no 5512 is ready, see", "",
     REASON_TEMPLATE, false},
    {"a registered text with more behind it",
     "Dear user your bill no 5512 is ready, see kesco.co.in for it now or else pay at once", "",
     REASON_TEMPLATE, false},
    {"nothing at all", "", "", REASON_NOTHING_TO_CHECK, true},
};

static void
weigh_on(const struct knowledge *k, const char *text, const char *sender, struct civil now,
         bool holiday, struct arena *a, struct evidences *out)
{
    struct folded folded;
    struct entities entities = {0};
    struct entity from;
    struct phrases phrases;
    struct templates templates;
    struct claims claims;
    phrases_compile(k->phrases, k->n_phrases, a, &phrases);
    templates_compile(k, a, &templates);
    fold(str_of(text), a, &folded);
    entities_find(&folded, k, a, &entities);
    if (*sender && entity_of_sender(str_of(sender), a, &from)) {
        struct entity *list = ARENA_ARRAY(a, struct entity, entities.n + 1);
        list[0] = from;
        if (entities.n)
            memcpy(list + 1, entities.list, entities.n * sizeof *list);
        entities.list = list;
        entities.n++;
    }
    entities_look_up(&entities, k, &sample_lookup, a);
    claims_find(&folded, &entities, &phrases, &templates, a, &claims);
    struct setting_of_check set = {.now = now, .holiday = holiday};
    evidence_weigh(&folded, &entities, &claims, k, &set, a, out);
}

static void
weigh(const struct knowledge *k, const char *text, const char *sender, struct civil now,
      struct arena *a, struct evidences *out)
{
    weigh_on(k, text, sender, now, false, a, out);
}

static const struct evidence *
of_code(const struct evidences *ev, enum reason_code code)
{
    for (size_t i = 0; i < ev->n; i++)
        if (ev->list[i].code == code)
            return &ev->list[i];
    return NULL;
}

static void
test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        const struct row *r = &rows[i];
        struct arena a = {0};
        struct evidences ev;
        weigh(&sample_knowledge, r->text, r->sender, monday, &a, &ev);
        if ((of_code(&ev, r->code) != NULL) != r->found)
            fail_msg("%s: “%s” %s %s", r->why, r->text, reason_name(r->code),
                     r->found ? "is missing" : "was found");
        arena_wipe(&a);
    }
}

static void
test_sunday(void **state)
{
    (void)state;
    static const char text[] = "आज दोपहर 1:30 बजे बिजली काट दी जाएगी";
    struct arena a = {0};
    struct evidences ev;
    weigh(&sample_knowledge, text, "", sunday, &a, &ev);
    assert_non_null(of_code(&ev, REASON_CUT_DAY_IMPOSSIBLE));
    weigh(&sample_knowledge, text, "", monday, &a, &ev);
    assert_null(of_code(&ev, REASON_CUT_DAY_IMPOSSIBLE));
    arena_wipe(&a);
}

/* The rules of the DISCOM a message names come before those of the home one. */
static void
test_named_discom(void **state)
{
    (void)state;
    struct arena a = {0};
    struct evidences ev;
    weigh(&sample_knowledge, "electricity will be disconnected today", "", monday, &a, &ev);
    assert_null(of_code(&ev, REASON_NEVER_THREATENS));
    weigh(&sample_knowledge, "Paschim Kshetra: electricity will be disconnected today", "", monday,
          &a, &ev);
    const struct evidence *e = of_code(&ev, REASON_NEVER_THREATENS);
    assert_non_null(e);
    assert_true(str_eq(e->rule->discom, STR("mpwz")));
    weigh(&sample_knowledge, "Paschim Kshetra helpline 9000012345", "", monday, &a, &ev);
    assert_non_null(of_code(&ev, REASON_FALSE_HELPLINE));
    weigh(&sample_knowledge, "Paschim Kshetra helpline 1912", "", monday, &a, &ev);
    assert_null(of_code(&ev, REASON_FALSE_HELPLINE));
    weigh(&sample_knowledge, "Sharma tent house helpline 9000012345", "", monday, &a, &ev);
    assert_null(of_code(&ev, REASON_FALSE_HELPLINE));
    arena_wipe(&a);
}

static void
test_holiday(void **state)
{
    (void)state;
    static const char text[] = "आज बिजली काट दी जाएगी";
    struct arena a = {0};
    struct evidences ev;
    weigh_on(&sample_knowledge, text, "", monday, true, &a, &ev);
    assert_non_null(of_code(&ev, REASON_CUT_DAY_IMPOSSIBLE));
    weigh_on(&sample_knowledge, text, "", monday, false, &a, &ev);
    assert_null(of_code(&ev, REASON_CUT_DAY_IMPOSSIBLE));
    arena_wipe(&a);
}

/* The statistical second opinion is one more piece of evidence, and the last word on itself. */
static void
test_added(void **state)
{
    (void)state;
    struct arena a = {0};
    struct evidences ev;
    weigh(&sample_knowledge, "electricity will be disconnected today", "", monday, &a, &ev);
    size_t n = ev.n;
    evidence_add(&ev, REASON_WORDING, 1.7, (struct span){0, 0}, &a);
    evidence_add(&ev, REASON_WORDING, 0.9, (struct span){0, 0}, &a);
    assert_int_equal(ev.n, n + 1);
    assert_true(of_code(&ev, REASON_WORDING)->weight == 0.9);
    assert_int_equal(of_code(&ev, REASON_WORDING)->sign, 1);
    arena_wipe(&a);
}

/* A DISCOM's own rules hold for its office only. */
static void
test_other_home(void **state)
{
    (void)state;
    struct arena a = {0};
    struct evidences ev;
    struct knowledge k = sample_knowledge;
    k.home = STR("mpwz");
    weigh(&k, "electricity will be disconnected at 9:30 pm", "", monday, &a, &ev);
    assert_non_null(of_code(&ev, REASON_NEVER_THREATENS));
    assert_null(of_code(&ev, REASON_CUT_HOUR_IMPOSSIBLE));
    k.home = STR("jvvnl");
    weigh(&k, "ऊर्जा विभाग: आपकी बिजली काट दी जाएगी", "", monday, &a, &ev);
    assert_non_null(of_code(&ev, REASON_WRONG_SENDER));
    /* A body that bills nobody is none of the home DISCOM's either. */
    weigh(&sample_knowledge, "ऊर्जा विभाग: आपकी बिजली काट दी जाएगी", "", monday, &a, &ev);
    assert_non_null(of_code(&ev, REASON_WRONG_SENDER));
    weigh(&sample_knowledge, "ऊर्जा विभागीय: आपकी बिजली काट दी जाएगी", "", monday, &a, &ev);
    assert_null(of_code(&ev, REASON_WRONG_SENDER));
    arena_wipe(&a);
}

static void
test_spans(void **state)
{
    (void)state;
    static const char text[] = "आज रात 9:30 बजे बिजली काट दी जाएगी call 9000012345 call 9000054321";
    struct arena a = {0};
    struct evidences ev;
    weigh(&sample_knowledge, text, "", monday, &a, &ev);
    for (size_t i = 0; i < ev.n; i++)
        for (size_t k = 0; k < ev.list[i].n_spans; k++) {
            struct span s = ev.list[i].spans[k];
            assert_true(s.at < s.end && s.end <= sizeof text - 1);
            assert_true(k == 0 || ev.list[i].spans[k - 1].at <= s.at);
        }
    assert_int_equal(of_code(&ev, REASON_PERSONAL_NUMBER)->n_spans, 2);
    assert_int_equal(of_code(&ev, REASON_CUT_HOUR_IMPOSSIBLE)->n_spans, 2);
    assert_string_equal(of_code(&ev, REASON_CUT_HOUR_IMPOSSIBLE)->rule->name.p, "supply_cut_hours");
    arena_wipe(&a);
}

static void
test_rules(void **state)
{
    (void)state;
    struct rule day = {.value = STR("11:00-16:00")}, night = {.value = STR("18:00-08:00")};
    struct rule broken = {.value = STR("soon")};
    static const struct {
        int minute;
        bool day, night;
    } minutes[] = {
        {0, false, true},       {8 * 60 - 1, false, true},  {8 * 60, false, false},
        {11 * 60, true, false}, {16 * 60 - 1, true, false}, {16 * 60, false, false},
        {18 * 60, false, true}, {24 * 60 - 1, false, true},
    };
    for (size_t i = 0; i < ARRAY_LEN(minutes); i++) {
        assert_int_equal(rule_covers_minute(&day, minutes[i].minute), minutes[i].day);
        assert_int_equal(rule_covers_minute(&night, minutes[i].minute), minutes[i].night);
        assert_false(rule_covers_minute(&broken, minutes[i].minute));
    }
    assert_non_null(rule_find(&sample_knowledge, "notice_days"));
    assert_null(rule_find(&sample_knowledge, "threat"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),       cmocka_unit_test(test_sunday),
        cmocka_unit_test(test_other_home), cmocka_unit_test(test_named_discom),
        cmocka_unit_test(test_holiday),    cmocka_unit_test(test_added),
        cmocka_unit_test(test_spans),      cmocka_unit_test(test_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
