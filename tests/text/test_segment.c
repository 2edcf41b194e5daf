/* Clusters (UAX #29 with GB9c) and script runs. */
#include "text/segment.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* STR is no constant for a static table. */
#define BYTES(z)           \
    {                      \
        (z), sizeof(z) - 1 \
    }

/* A row's text with '|' wherever a cluster ends, but for the last. */
struct row {
    const char *why;
    struct str marked;
};

static const struct row rows[] = {
    {"one letter", BYTES("a")},
    {"half a character", BYTES("\xE0\xA4")},
    {"half a character before a letter", BYTES("\xE0\xA4|a")},
    {"a mark behind ill-formed bytes stands alone", BYTES("\xFF|\u093F|a")},
    {"each ill-formed byte stands alone", BYTES("\xFF|\xFE|\xBF")},
    {"NUL", BYTES("a|\0|b")},
    {"CR LF is one (GB3)", BYTES("a|\r\n|b")},
    {"LF CR is two", BYTES("\n|\r")},
    {"a mark behind a line end (GB4)", BYTES("\n|\u0301|a")},
    {"ASCII", BYTES("a|b| |1|.")},
    {"a combining accent (GB9)", BYTES("e\u0301|a")},
    {"accents on accents", BYTES("e\u0301\u0323\u0336|a")},
    {"letter and matra (GB9a)", BYTES("कि|की|कु|के|कौ")},
    {"anusvara, candrabindu, visarga", BYTES("कं|काँ|दुः|ख")},
    {"vowel letters", BYTES("अ|आ|इ|ऐ")},
    {"candrabindu on a vowel letter", BYTES("आँ|ख")},
    {"nukta", BYTES("ज\u093C|फ\u093Cो|ड\u093Cी")},
    {"nukta letter of one code point", BYTES("\u095Bो|\u095E")},
    {"conjunct (GB9c)", BYTES("क्ष|त्र|ज्ञ")},
    {"conjunct with matra", BYTES("बि|ज|ली| |क्यों| |न|म्ब|र")},
    {"three letters", BYTES("स्त्री|रा|ष्ट्र")},
    {"four letters", BYTES("का|र्त्स्न्य")},
    {"eight letters are one, the ninth begins anew", BYTES("क्क्क्क्क्क्क्क्|क्क")},
    {"reph", BYTES("क|र्म|फ|र्जी")},
    {"conjunct of nukta letters", BYTES("ज\u093C्य|क\u093C्ल")},
    {"nukta behind the virama", BYTES("क्\u093Cष")},
    {"joiner in a conjunct", BYTES("क्\u200Dष|र्\u200Dय")},
    {"non-joiner ends the conjunct", BYTES("क्\u200C|ष")},
    {"virama at the end", BYTES("स|त्")},
    {"virama before a space", BYTES("स|त्| |क")},
    {"virama before a vowel letter", BYTES("क्|अ")},
    {"virama before a Latin letter", BYTES("क्|k")},
    {"a virama without a letter links nothing", BYTES("्|क")},
    {"nor one behind a matra", BYTES("का्|क")},
    {"Vedic accent in a conjunct", BYTES("क्॒ष")},
    {"the letters of the extended range", BYTES("ॻ्ॼ")},
    {"danda and digits", BYTES("है|।| |१|२")},
    {"a matra at the start", BYTES("ि|क")},
    {"dotted circle with matra", BYTES("\u25CCि|क")},
    {"two dots of a joiner", BYTES("क\u200D|ष")},
    {"rupee sign and number", BYTES("₹|5|0")},
    {"emoji", BYTES("⚠\uFE0F|🔥|a")},
    {"skin tone", BYTES("👍🏽|👍")},
    {"joined emoji (GB11)", BYTES("👨\u200D👩\u200D👧|a")},
    {"joined emoji with selectors", BYTES("❤\uFE0F\u200D🔥|a")},
    {"a joiner behind a letter joins no emoji", BYTES("a\u200D|🔥")},
    {"a flag (GB12)", BYTES("🇮🇳|a")},
    {"flags in a row", BYTES("🇮🇳|🇮🇳|🇮")},
    {"flags behind a letter (GB13)", BYTES("a|🇮🇳|🇮🇳")},
    {"keycap", BYTES("1\uFE0F\u20E3|2")},
    {"Hangul letters and syllables (GB6, GB7, GB8)",
     BYTES("\u1112\u1161\u11AB|\uAC00\u11A8|\u1100\uAC01\u11A8|\uAC01|\u1161")},
    {"prepended sign (GB9b)", BYTES("\u0600\u0661|a")},
    {"Bengali matra", BYTES("কি|ক")},
    {"Thai sara am", BYTES("กำ|ก")},
    {"a style byte stands alone", BYTES("a|\x02|क|\x01")},
};

/* Takes the marks out of a row: the text into out, the offset of each mark into at. */
static size_t
unmark(struct str marked, char out[static 128], size_t at[static 64], size_t *n)
{
    size_t len = 0;
    *n = 0;
    for (size_t i = 0; i < marked.n; i++) {
        if (marked.p[i] == '|')
            at[(*n)++] = len;
        else
            out[len++] = marked.p[i];
    }
    if (*n == 0 || at[*n - 1] != len)
        at[(*n)++] = len;
    return len;
}

static void
test_clusters(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        char text[128];
        size_t want[64], n, start = 0;
        struct str s = {text, unmark(rows[i].marked, text, want, &n)};
        for (size_t k = 0; k < n; k++) {
            size_t got = cluster_next(s, start);
            if (got != want[k])
                fail_msg("%s: the cluster at %zu ends at %zu, not %zu", rows[i].why, start, got,
                         want[k]);
            size_t back = cluster_prev(s, want[k]);
            if (back != start)
                fail_msg("%s: the cluster before %zu begins at %zu, not %zu", rows[i].why, want[k],
                         back, start);
            start = want[k];
        }
        assert_int_equal(start, s.n);
    }
}

/* Forward and backward agree wherever text of many kinds meets. */
static void
test_both_ways(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        for (size_t k = 0; k < ARRAY_LEN(rows); k++) {
            char text[256];
            size_t marks[64], n, ends[256], count = 0;
            size_t len = unmark(rows[i].marked, text, marks, &n);
            len += unmark(rows[k].marked, text + len, marks, &n);
            struct str s = {text, len};
            for (size_t at = 0; at < s.n; at = ends[count++])
                ends[count] = cluster_next(s, at);
            for (size_t end = s.n; end > 0; end = cluster_prev(s, end))
                if (count == 0 || ends[--count] != end)
                    fail_msg("“%s” and “%s”: no cluster ends at %zu", rows[i].why, rows[k].why,
                             end);
            assert_int_equal(count, 0);
        }
    }
}

struct run_row {
    const char *why;
    const char *marked; /* [Devanagari] in brackets */
};

static const struct run_row runs[] = {
    {"Latin", "kesco"},
    {"Devanagari", "[केस्को]"},
    {"spaces between Hindi words are Latin", "[बिजली] [बिल]"},
    {"ASCII digits and punctuation too", "[रात] 9:30 [बजे], ₹500 — [दें]"},
    {"danda is Devanagari", "[है।]"},
    {"Devanagari digits are Devanagari", "[९३०]"},
    {"mixed in one word", "SMS[में]"},
    {"joiner in a conjunct", "[क्\u200Dष]"},
    {"joiner behind a half letter", "[क्\u200D] a"},
    {"joiner before Hindi", "a[\u200Dक]"},
    {"joiner between Latin letters", "a\u200Db"},
    {"joiner in emoji", "👨\u200D👩"},
    {"dotted circle with a matra", "a[\u25CCि]a"},
    {"dotted circle alone", "a\u25CCa"},
    {"dotted circle before a letter", "\u25CC[क]"},
    {"extended Devanagari", "[\uA8F2क]"},
    {"Bengali is not Devanagari", "[क]ক[क]"},
    {"ill-formed bytes", "\xFF[क]\xE0\xA4"},
};

static void
test_runs(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(runs); i++) {
        char text[128], got[256] = "";
        size_t len = 0;
        for (const char *p = runs[i].marked; *p; p++)
            if (*p != '[' && *p != ']')
                text[len++] = *p;
        struct str s = {text, len};
        for (size_t at = 0; at < s.n;) {
            enum script script;
            size_t end = script_run(s, at, &script), n = strlen(got);
            bool deva = script == SCRIPT_DEVANAGARI;
            assert_true(end > at && end <= s.n);
            snprintf(got + n, sizeof got - n, "%s%.*s%s", deva ? "[" : "", (int)(end - at),
                     s.p + at, deva ? "]" : "");
            at = end;
        }
        if (strcmp(got, runs[i].marked) != 0)
            fail_msg("%s: got “%s”, not “%s”", runs[i].why, got, runs[i].marked);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clusters),
        cmocka_unit_test(test_both_ways),
        cmocka_unit_test(test_runs),
    };
    return cmocka_run_group_tests_name("segment", tests, NULL, NULL);
}
