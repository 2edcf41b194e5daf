/* Whole messages, and the bounds: many entities, long texts. */
#include "verify/entities_table.h"

static const struct row messages[] = {
    {"the usual fraud",
     "Dear Consumer Your Electricity power will be disconnected. Tonight at 9.30 pm from "
     "electricity office. because your previous month bill was not update. Please immediately "
     "contact with our electricity officer 82603xxxxx Thank you.",
     "time 21:30 night today clock unknown; time now soon unknown; "
     "phone 82603xxxxx mobile masked unknown"},
    {"in Hindi",
     "प्रिय ग्राहक आज रात 9:30 बजे बिजली कार्यालय से आपकी बिजली काट दी जाएगी। कृपया हमारे बिजली "
     "अधिकारी से संपर्क करें 7601xxxxxx.धन्यवाद",
     "time 21:30 night today clock unknown; phone 7601xxxxxx mobile masked unknown"},
    {"a genuine bill",
     "प्रिय उपभोक्ता आपके विद्युत संयोजन सं० 70XXXXXXXX का विद्युत बिल रू० 14556.40 है। क्लिक करें "
     "https://consumer.uppcl.org/x -UPPCL",
     "account 70xxxxxxxx masked unknown; amount 1455640 unknown; "
     "link consumer.uppcl.org official"},
    {"a genuine status",
     "Dear Consumer, You can get updated status from consumer portal/App or on toll free no. "
     "1912.MSEDCL",
     "phone 1912 short official"},
    {"superseded", "साइबर ठगी? 155260 पर कॉल करें", "phone 155260 short superseded"},
    {"chat", "kal milte hain 5 logo ke saath", ""},
};

static void
whole_messages(void **state)
{
    (void)state;
    check_rows(messages, ARRAY_LEN(messages), true);
}

static void
find_repeated(const char *piece, size_t times, size_t *n, bool *cut)
{
    struct arena a = {0};
    struct buf b = {0};
    struct folded in;
    struct entities e;
    for (size_t i = 0; i < times; i++)
        buf_add(&b, str_of(piece));
    fold(buf_str(&b), &a, &in);
    entities_find(&in, &sample_knowledge, &a, &e);
    check_spans(&e, buf_str(&b));
    *n = e.n;
    *cut = e.cut;
    buf_free(&b);
    arena_wipe(&a);
}

static void
what_was_cut_is_said(void **state)
{
    static const struct {
        const char *why, *piece;
        size_t times, n;
        bool cut;
    } cases[] = {
        {"exactly as many as fit", "Rs 500, ", ENTITIES_MAX, ENTITIES_MAX, false},
        {"one more", "Rs 500, ", ENTITIES_MAX + 1, ENTITIES_MAX, true},
        {"the longest text that is read, without any", "abc ", ENTITIES_TEXT_MAX / 4, 0, false},
        {"a longer one", "abc ", ENTITIES_TEXT_MAX / 4 + 1, 0, true},
        {"a megabyte of digits", "1", 1000000, 0, true},
        {"a megabyte of labels", "a.", 500000, 0, true},
        {"a megabyte of one label in pieces", "VM-", 333333, 0, true},
        {"a megabyte of letters and digits by turns", "9x", 500000, 0, true},
        {"a megabyte of dots in words", " dot", 250000, 0, true},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        size_t n;
        bool cut;
        find_repeated(cases[i].piece, cases[i].times, &n, &cut);
        if (n != cases[i].n || cut != cases[i].cut)
            fail_msg("%s: %zu found, cut %d", cases[i].why, n, cut);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(whole_messages),
                                       cmocka_unit_test(what_was_cut_is_said)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
