/* Hindi words for what is typed in Latin letters: found by sound, in order of likelihood; and what
 * typing with them costs. */
#include "text/roman.h"

#include "typist.h"

#include "base/csv.h"
#include "text/roman_letters.h"
#include "text/roman_rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

enum { CHIPS = 5 };

static int
words_open(void **state)
{
    static struct roman words;
    typist_words(&words, getenv("SATARK_ASSETS"));
    *state = &words;
    return 0;
}

static int
words_close(void **state)
{
    roman_wipe(*state);
    return 0;
}

/* What is offered, with a space between. */
static struct str
offered(const struct roman *r, const char *typed, struct arena *a)
{
    struct str out[CHIPS], all = {"", 0};
    size_t n = roman_find(r, str_of(typed), a, out, CHIPS);
    for (size_t i = 0; i < n; i++)
        all = arena_fmt(a, "%.*s%s%.*s", (int)all.n, all.p, i ? " " : "", (int)out[i].n, out[i].p);
    return all;
}

/* ---- our words ---- */

static const struct {
    const char *why, *typed, *word;
    size_t place; /* at least so near the front; 0: the first */
} finds[] = {
    {"written by ear", "bijli", "बिजली", 0},
    {"another ear", "bijlee", "बिजली", 0},
    {"every vowel written", "bijali", "बिजली", 0},
    {"vowels left out", "nhi", "नहीं", 0},
    {"with its nasal", "nahin", "नहीं", 0},
    {"a capital at the start of a message", "Bijli", "बिजली", 0},
    {"English as it is said", "kanekshan", "कनेक्शन", 0},
    {"English as it is spelt", "connection", "कनेक्शन", 0},
    {"spelt, and not to its end", "connec", "कनेक्शन", 0},
    {"an abbreviation", "otp", "ओटीपी", 0},
    {"a short form", "msg", "मैसेज", 0},
    {"the field's words first, from one letter", "b", "बिजली", 1},
    {"from two", "up", "उपभोक्ता", 0},
    {"half of ch", "c", "चालू", 4},
    {"m that will be before b", "num", "नंबर", 0},
    {"half of ee", "jame", "ज़मीन", 4},
    {"aspiration left out", "bugtan", "भुगतान", 0},
    {"cut, with its vowel written long", "kaat", "काट", 0},
    {"the past of it", "kata", "कटा", 1},
    {"a whole short word before longer ones", "aa", "आ", 4},
    {"a conjunct with y", "pyar", "प्यार", 1},
    {"a form of a verb", "jayegi", "जाएगी", 0},
    {"in no list: by rules", "dhanprakash", "धनप्रकाश", 1},
};

static void
test_find(void **state)
{
    struct arena a = {0};
    for (size_t i = 0; i < ARRAY_LEN(finds); i++) {
        struct str out[CHIPS];
        size_t n = roman_find(*state, str_of(finds[i].typed), &a, out, CHIPS), at = 0;
        while (at < n && !str_eq(out[at], str_of(finds[i].word)))
            at++;
        struct str all = offered(*state, finds[i].typed, &a);
        if (at > finds[i].place)
            fail_msg("%s: %s gives %.*s", finds[i].why, finds[i].typed, (int)all.n, all.p);
    }
    arena_wipe(&a);
}

/* A word of the lists typed in full is not written by rules too: कर्यवही. */
static void
test_known(void **state)
{
    struct arena a = {0};
    struct str all = offered(*state, "karyavahi", &a);
    if (!str_eq(all, STR("कार्यवाही")))
        fail_msg("%.*s", (int)all.n, all.p);
    arena_wipe(&a);
}

static void
test_nothing(void **state)
{
    static const char *const odd[] = {"",   " ",     "bijli ", "9",
                                      "a1", "बिजली", "bij-li", "abcdefghijklmnopqrstuvwxyz"};
    struct arena a = {0};
    for (size_t i = 0; i < ARRAY_LEN(odd); i++)
        if (offered(*state, odd[i], &a).n > 0)
            fail_msg("“%s” gives words", odd[i]);
    assert_int_equal(roman_find(*state, STR("b"), &a, NULL, 0), 0);
    arena_wipe(&a);
}

/* Every short form in the table, typed in full, offers its word. */
static void
test_forms(void **state)
{
    struct arena a = {0};
    struct csv t;
    struct err err;
    size_t forms = 0, missed = 0;
    struct str path = arena_fmt(&a, "%s/words/hindi.csv", getenv("SATARK_ASSETS"));
    if (!csv_load(path.p, &a, &t, &err))
        fail_msg("%s", err.msg);
    assert_true(t.n_rows >= 1500);
    for (size_t i = 0; i < t.n_rows; i++) {
        struct str rest = t.rows[i].cells[1], form;
        while (str_cut(&rest, ' ', &form)) {
            struct str out[CHIPS];
            size_t n = form.n ? roman_find(*state, form, &a, out, CHIPS) : 0, at = 0;
            while (at < n && !str_eq(out[at], t.rows[i].cells[0]))
                at++;
            forms += form.n > 0;
            missed += form.n > 0 && at == n;
        }
    }
    if (missed * 200 > forms)
        fail_msg("%zu of %zu forms do not offer their word", missed, forms);
    arena_wipe(&a);
}

/* ---- rules ---- */

static const struct {
    const char *why, *latin;
    bool long_a;
    const char *word;
} rules[] = {
    {"vowels", "mera", false, "मेरा"},
    {"a vowel by itself", "aunla", false, "औनला"},
    {"short at the end is meant long", "raju", false, "रजू"},
    {"the same, with the long reading", "raju", true, "राजू"},
    {"r before a consonant", "sharma", false, "शर्मा"},
    {"two consonants at the start", "prem", false, "प्रेम"},
    {"not joined: a vowel is heard", "bijli", false, "बिजली"},
    {"doubled", "munna", false, "मुन्ना"},
    {"a dot before t and d", "anand", false, "अनंद"},
    {"no dot before p", "kanpur", false, "कनपुर"},
    {"dotted letters, with the dot apart", "zafar", false, "ज\u093Cफ\u093Cर"},
    {"ai at the end of a longer word", "kasai", false, "कसाई"},
    {"the last a is long", "prakash", true, "प्रकाश"},
    {"capitals", "RAM", true, "राम"},
    {"a digit is no letter", "ram2", false, ""},
    {"nothing", "", false, ""},
};

static void
test_rules(void **state)
{
    char out[ROMAN_WORD_MAX];
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
        size_t n = roman_by_rules(str_of(rules[i].latin), rules[i].long_a, out, sizeof out);
        if (!str_eq((struct str){out, n}, str_of(rules[i].word)))
            fail_msg("%s: %s gives %.*s", rules[i].why, rules[i].latin, (int)n, out);
    }
    assert_int_equal(roman_by_rules(STR("mera"), false, out, 11), 0); /* मेरा has 12 bytes */
}

/* ---- letters ---- */

static const struct {
    const char *why, *typed, *word;
    int distance;
    size_t left;
} distances[] = {
    {"as it is written", "bijli", "बिजली", 1, 0},
    {"with every vowel", "bijali", "बिजली", 0, 0},
    {"a beginning", "bij", "बिजली", 0, 3},
    {"short for long", "kat", "काट", 0, 0},
    {"long for a vowel not written", "kaat", "कट", 2, 0},
    {"another letter", "mil", "बिल", 8, 0},
    {"nothing of it", "", "बिल", 0, 3},
};

static void
test_distance(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(distances); i++) {
        char typed[ROMAN_LETTERS_MAX], word[ROMAN_LETTERS_MAX];
        struct str t = {typed, letters_of_latin(str_of(distances[i].typed), typed)};
        struct str w = {word, letters_of_devanagari(str_of(distances[i].word), word)};
        size_t left;
        int d = letters_distance(t, w, &left);
        if (d != distances[i].distance || left != distances[i].left)
            fail_msg("%s: %s for %s: distance %d, left %zu", distances[i].why, distances[i].typed,
                     distances[i].word, d, left);
    }
}

/* ---- files ---- */

static const struct {
    const char *why, *table, *complaint; /* NULL: it is taken */
} tables[] = {
    {"a row", "word,roman,rank\nबिल,bill bil,1\n", NULL},
    {"no short forms", "word,roman,rank\nबिल,,1\n", NULL},
    {"another order of columns", "rank,word,roman\n1,बिल,bill\n", NULL},
    {"no rows", "word,roman,rank\n", NULL},
    {"a column is missing", "word,rank\nबिल,1\n", "word, roman and rank"},
    {"no Hindi word", "word,roman,rank\nbill,bill,1\n", "row 2, column word"},
    {"begins with a sign", "word,roman,rank\nाबिल,bill,1\n", "row 2, column word"},
    {"a form in Devanagari", "word,roman,rank\nबिल,बिल,1\n", "row 2, column roman"},
    {"no rank", "word,roman,rank\nबिल,bill,0\n", "row 2, column rank"},
    {"the second row is wrong", "word,roman,rank\nबिल,bill,1\nमीटर,,x\n", "row 3, column rank"},
};

static void
test_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
        struct roman r = {0};
        struct err err = {0};
        bool ok = roman_read_table(&r, STR("w.csv"), str_of(tables[i].table), &err);
        if (ok != (tables[i].complaint == NULL))
            fail_msg("%s: %s", tables[i].why, ok ? "taken" : err.msg);
        if (!ok && !strstr(err.msg, tables[i].complaint))
            fail_msg("%s: %s", tables[i].why, err.msg);
        if (!ok)
            assert_int_equal(r.n_words, 0);
        roman_wipe(&r);
    }
}

static void
test_list(void **state)
{
    struct roman r = {0};
    struct arena a = {0};
    (void)state;
    roman_read_list(&r, STR("5\nबिजली\nमीटर/AB\r\nabc\nडा\u095C\n\nा\nदो शब्द\n"));
    roman_sort(&r);
    assert_int_equal(r.n_words, 3); /* the count, Latin, a sign, two words: left out */
    assert_true(str_starts(offered(&r, "bijli", &a), "बिजली"));
    assert_true(str_starts(offered(&r, "mitar", &a), "मीटर"));
    assert_true(str_starts(offered(&r, "dad", &a), "डाड\u093C")); /* its dot apart */
    roman_wipe(&r);
    assert_true(str_starts(offered(&r, "bijli", &a), "बिजली")); /* by rules */
    arena_wipe(&a);
}

/* ---- typing ---- */

/* At most three keystrokes for four characters, on sentences that the words were not made from,
 * with one word less than the screen offers. */
static void
test_typing(void **state)
{
    struct arena a = {0};
    struct err err;
    struct str lines;
    struct typist t = {.words = *state, .chips = CHIPS - 1};
    struct str path = arena_fmt(&a, "%s/tests/data/typing.tsv", getenv("SATARK_SOURCE"));
    if (!files_read(path.p, 1 << 20, &a, &lines, &err))
        fail_msg("%s", err.msg);
    assert_int_equal(typist_file(&t, lines), 50);
    double per_character = (double)t.keys / (double)(t.letters + t.spaces);
    printf("%.3f keystrokes a character; %zu of %zu words never offered\n", per_character, t.never,
           t.n_words);
    assert_true(per_character <= 0.75);
    assert_true(t.never * 100 <= t.n_words);
    arena_wipe(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),   cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_known),  cmocka_unit_test(test_forms),
        cmocka_unit_test(test_rules),  cmocka_unit_test(test_distance),
        cmocka_unit_test(test_tables), cmocka_unit_test(test_list),
        cmocka_unit_test(test_typing),
    };
    return cmocka_run_group_tests(tests, words_open, words_close);
}
