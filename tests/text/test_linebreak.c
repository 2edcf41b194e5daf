/* Where lines may break: UAX #14, the rules of Hindi typesetting, and links. */
#include "text/segment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

struct row {
    const char *why;
    const char *marked; /* | where a line may end, ‖ where it must; the end needs no | */
};

static const struct row rows[] = {
    {"empty", ""},
    {"one letter", "a"},
    {"one space", " "},
    {"a line end alone", "\n‖"},
    {"half a character", "\xE0\xA4"},
    {"ill-formed bytes between words", "a |\xFF\xFE |b"},
    {"spaces stay on the line they end", "a   |b"},
    {"leading spaces", "  |a"},
    {"line ends", "a\n‖b\n‖"},
    {"an empty line", "a\n‖\n‖b"},
    {"CR LF", "a\r\n‖b"},
    {"a line end before what may not begin a line", "a\n‖। |b"},

    {"English words", "Your |bill |is |due"},
    {"Hindi words", "आपकी |बिजली |काटी |जाएगी"},
    {"no break in a conjunct", "क्षत्रिय |स्त्री"},
    {"no break behind a joiner or virama", "क्\u200Dष |सत् |कर्म"},
    {"no break in a joined emoji", "👨\u200D👩 |ठीक"},

    {"danda", "काट |दी |जाएगी। |ठीक"},
    {"danda behind a space", "काट |दी |जाएगी । |ठीक"},
    {"double danda", "राम ॥ |फिर"},
    {"comma", "हाँ, |ठीक"},
    {"comma behind a space", "हाँ , |ठीक"},
    {"question mark behind a space", "क्यों ? |बताइए"},
    {"exclamation mark behind a space", "सावधान ! |रुकिए"},
    {"colon behind a space", "नंबर : |1912"},
    {"closing quotation mark", "“बिल |जमा |करें” |लिखा"},
    {"closing quotation mark behind a space", "“ |बिल |करें ” |लिखा"},
    {"straight quotation marks", "\"बिल |करें\" |लिखा"},
    {"straight closing quotation mark behind a space", "बिल |करें \" |लिखा"},
    {"opening quotation mark may begin a line", "लिखा |“बिल |करें”"},
    {"brackets", "बिल |(आज |तक) |भरें"},
    {"dash between words", "रुकिए — |सोचिए"},
    {"middle dot", "1912 · |24 घंटे"},
    {"per cent behind a space", "50 % |छूट"},

    {"है at the end of the text", "यह |सही है"},
    {"है before a danda", "यह |सही है। |ठीक"},
    {"हैं before a question mark", "कहाँ |रहते हैं? |बताइए"},
    {"हो before a comma", "सही हो, |तो"},
    {"था, लें, दें before a line end", "सही था\n‖लिख लें\n‖रहने दें"},
    {"है in the middle may begin a line", "यह |है |कि |नहीं"},
    {"a chain at the end", "कर |दिया |गया है।"},
    {"a longer word is no lone है", "पैसे |हैरान।"},
    {"है behind a space and danda", "यह |सही है । |ठीक"},
    {"quoted sentence that ends in है", "“यह |सही है” |कहा"},

    {"न and its verb", "OTP |न बताएँ"},
    {"न at the end", "ठीक |है |न"},
    {"नहीं is no न", "वह |नहीं |आया"},
    {"a word that ends in न", "फ़ोन |करें"},

    {"time and unit", "रात |9:30 बजे |तक"},
    {"Devanagari digits and unit", "रात |९:३० बजे |तक"},
    {"amount and unit", "केवल |500 रुपये दें"},
    {"amount in crore with a nukta letter of one code point", "5 कर\u094B\u095C |लोग"},
    {"English unit", "at |9:30 pm |today"},
    {"date", "22 नवम्बर |2026 |को"},
    {"a word behind a number that is no unit", "1912 |पर |कॉल"},
    {"rupee sign behind which a space stands", "कुल |₹ 500 दें"},
    {"rupee sign with Rs.", "pay |Rs. 500 |now"},
    {"a word that ends as a unit does", "9 |बजेगा |ठीक"},

    {"grouped mobile number", "पर |82603 03942 |कॉल"},
    {"with country code", "पर |+91 82603 03942 |कॉल"},
    {"hyphens in a number", "पर |0755-2551222 |कॉल"},
    {"toll-free", "पर |1800-123-4567 |कॉल"},
    {"two spaces part two numbers? no", "82603  03942"},
    {"many numbers in a row must break somewhere", "11111 |22222 |33333 |44444 |55555 |66666"},
    {"list with slashes", "अपना |OTP/PIN |न बताएँ"},
    {"date with slashes", "22/11/2026 |तक"},

    {"a short host name stays whole", "www.uppcl.org |देखें"},
    {"a long link may break behind its marks",
     "https://|consumer.|uppcl.|org/|en/|pay_|bill?|id=|22&|x=|3-|4 |देखें"},
    {"no break before a mark at the end of a link", "http://|kesco-|bill-|payment.|example/ |पर"},
    {"e-mail address of some length", "customer-|care.|kanpur@kesco.|example |पर"},
    {"short e-mail address", "help@kesco.in |पर"},
    {"UPI ID", "kesco-bill@okaxis |पर"},
    {"link behind Hindi without a space", "देखें:https://|consumer.|uppcl.|org |पर"},
    {"full stop of a sentence is no link", "Pay |now. |Thank |you."},
    {"a long word without marks", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa |b"},
    {"English hyphen", "pre-|paid |meter"},
    {"no-break space", "a\u00A0b |c"},
};

static const char hard_mark[] = "‖";

/* The text of a row without its marks. */
static size_t
unmark(const char *marked, char out[static 256])
{
    size_t n = 0;
    struct str rest = str_of(marked);
    while (rest.n) {
        if (str_skip(&rest, "|") || str_skip(&rest, hard_mark))
            continue;
        out[n++] = rest.p[0];
        rest = str_sub(rest, 1, rest.n);
    }
    return n;
}

/* The text with a mark at each break, as rows are written. */
static void
mark(struct str s, const size_t *at, const bool *hard, size_t n, char out[static 512])
{
    size_t start = 0;
    out[0] = '\0';
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(out);
        snprintf(out + len, 512 - len, "%.*s%s", (int)(at[i] - start), s.p + start,
                 hard[i]       ? hard_mark
                 : at[i] < s.n ? "|"
                               : "");
        start = at[i];
    }
}

static void
test_rows(void **state)
{
    int wrong = 0;
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct arena a = {0};
        char text[256], got[512];
        struct str s = {text, unmark(rows[i].marked, text)};
        size_t *at, n;
        bool *hard;
        line_breaks(s, &a, &at, &hard, &n);
        mark(s, at, hard, n, got);
        if (strcmp(got, rows[i].marked) != 0) {
            print_error("%s: got “%s”, not “%s”\n", rows[i].why, got, rows[i].marked);
            wrong++;
        }
        arena_wipe(&a);
    }
    assert_int_equal(wrong, 0);
}

/* For any bytes: ascending, the last is the end, only at the ends of clusters, and hard exactly
 * behind line ends. */
static void
check_properties(struct str s)
{
    struct arena a = {0};
    size_t *at, n, k = 0;
    bool *hard;
    line_breaks(s, &a, &at, &hard, &n);
    assert_true(n > 0);
    assert_int_equal(at[n - 1], s.n);
    for (size_t i = 0; i < s.n; i = cluster_next(s, i)) {
        assert_true(at[k] >= i);
        k += at[k] == i && i > 0;
    }
    assert_int_equal(k, n - 1);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(hard[i], at[i] > 0 && s.p[at[i] - 1] == '\n');
    arena_wipe(&a);
}

static void
test_properties(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        char text[256];
        struct str s = {text, unmark(rows[i].marked, text)};
        for (size_t cut = 0; cut <= s.n; cut++) {
            check_properties(str_sub(s, 0, cut));
            check_properties(str_sub(s, cut, s.n));
        }
    }
}

/* Each of these would take minutes if a rule looked further than it may. */
static void
test_long(void **state)
{
    static const char *const parts[] = {"1 ", "  ", "है ",   "a/", "a.",
                                        "क",  "\n", "\xFF", "न ", ", "};
    enum { SIZE = 256 * 1024 };
    (void)state;
    char *text = malloc(SIZE);
    assert_non_null(text);
    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        size_t len = strlen(parts[i]), n = 0;
        for (; n + len <= SIZE; n += len)
            memcpy(text + n, parts[i], len);
        check_properties((struct str){text, n});
    }
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_properties),
        cmocka_unit_test(test_long),
    };
    return cmocka_run_group_tests_name("linebreak", tests, NULL, NULL);
}
