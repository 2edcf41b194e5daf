/* English complaints told in Hindi: by format and argument, and every sentence of the catalogue. */
#include "text/retold.h"

#include "base/buf.h"
#include "base/files.h"
#include "base/paths.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { ARGS_SHOWN = 3, CATALOGUE_MAX = 1024 * 1024 };

static const struct {
    const char *why, *format, *said;
    int n;
    const char *args[ARGS_SHOWN];
} matches[] = {
    {"nothing", "", "", 0, {0}},
    {"a sentence without arguments", "there is no PIN", "there is no PIN", 0, {0}},
    {"the beginning of it", "there is no PIN", "there is no", -1, {0}},
    {"more than it", "there is no PIN", "there is no PIN.", -1, {0}},
    {"an argument alone", "%s", "what", 1, {"what"}},
    {"an argument that is empty", "%s: is damaged", ": is damaged", 1, {""}},
    {"at both ends", "%s: %s", "a: b", 2, {"a", "b"}},
    {"the first place parts them", "%s: %s", "a: b: c", 2, {"a", "b: c"}},
    {"what parts them is missing", "%s: %s", "a b", -1, {0}},
    {"a width, and a text of stated length", "%.700s or %.*s.", "x or y.", 2, {"x", "y"}},
    {"the last part is the last that looks so", "(%s)", "(a) b)", 1, {"a) b"}},
    {"the end must not overlap what is before it", "ab%sb", "ab", -1, {0}},
    {"numbers", "%zu of %d, %lld", "1 of -2, 3", 3, {"1", "-2", "3"}},
    {"gettext's name of a width", "list %<PRId64>", "list 12", 1, {"12"}},
    {"no number where one must be", "has %d rows", "has no rows", -1, {0}},
    {"nothing where a number must be", "has %d rows", "has  rows", -1, {0}},
    {"two that nothing parts cannot be read back", "%s%s", "ab", -1, {0}},
    {"a format cut short", "a %", "a b", -1, {0}},
    {"a name cut short", "a %<PRI", "a 1", -1, {0}},
    {"nine arguments", "%d %d %d %d %d %d %d %d %d", "1 2 3 4 5 6 7 8 9", -1, {0}},
    {"Hindi in an argument", "found “%s”", "found “कल”", 1, {"कल"}},
};

static void
test_match(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(matches); i++) {
        struct str args[RETOLD_ARGS];
        size_t literal;
        int n = retold_match(str_of(matches[i].format), str_of(matches[i].said), args, &literal);
        if (n != matches[i].n)
            fail_msg("%s: %d arguments, expected %d", matches[i].why, n, matches[i].n);
        for (int k = 0; k < n; k++)
            if (!str_eq(args[k], str_of(matches[i].args[k])))
                fail_msg("%s: argument %d is “%.*s”", matches[i].why, k + 1, (int)args[k].n,
                         args[k].p);
    }
}

static void
open_catalogue(struct arena *a, struct mo *out)
{
    struct str assets, bytes;
    struct err err;
    const char *why;
    if (!paths_assets(a, &assets, &err) ||
        !files_read(paths_join(a, assets, "lang/errors.hi.mo").p, CATALOGUE_MAX, a, &bytes, &err))
        fail_msg("%s", err.msg);
    if (!mo_parse(bytes, out, &why))
        fail_msg("the catalogue %s", why);
}

static const struct {
    const char *why, *said, *hindi; /* NULL: it stays English */
} sentences[] = {
    {"a sentence", "there is no PIN", "कोई PIN नहीं लगा है"},
    {"an argument as it came", "there is no setting “warning”; satark setting list names them all",
     "“warning” नाम की कोई सेटिंग नहीं है; सबके नाम satark setting list बताता है"},
    {"a cause in it", "/a: cannot be read (Permission denied)", "/a: पढ़ी नहीं जा सकी (इजाज़त नहीं है)"},
    {"a cause nobody knows stays", "/a: cannot be read (Protocol not available)",
     "/a: पढ़ी नहीं जा सकी (Protocol not available)"},
    {"a cause in a cause",
     "a.csv: row 7, column level: found “x”, expected an id that no row above has",
     "a.csv: पंक्ति 7, कॉलम level: “x” लिखा है; यहाँ होना चाहिए: ऐसी id जो ऊपर किसी पंक्ति में न हो"},
    {"an empty cell is called so", "row 7, column level: found “”, expected a title in Hindi",
     "पंक्ति 7, कॉलम level: खाना खाली है; यहाँ होना चाहिए: हिंदी में शीर्षक"},
    {"a name before what is said", "a.key: the password does not open this key",
     "a.key: इस पासवर्ड से यह चाबी नहीं खुलती"},
    {"nobody says that", "the moon is full", NULL},
    {"a name before it", "a: the moon is full", NULL},
    {"names before names", "a: b: c: d: e: f: g: there is no PIN", NULL},
    {"nothing", "", NULL},
};

static void
test_sentences(void **state)
{
    struct arena a = {0};
    struct mo m;
    (void)state;
    open_catalogue(&a, &m);
    for (size_t i = 0; i < ARRAY_LEN(sentences); i++) {
        struct str out = STR("");
        bool told = retold(&m, &a, str_of(sentences[i].said), &out);
        if (told != (sentences[i].hindi != NULL) ||
            (told && !str_eq(out, str_of(sentences[i].hindi))))
            fail_msg("%s: “%.*s”", sentences[i].why, (int)out.n, out.p);
    }
    arena_wipe(&a);
}

/* What the format prints of arguments that say which they are: "q1", "12". */
static void
print_sample(struct str format, struct buf *said, int *n)
{
    *n = 0;
    for (size_t i = 0; i < format.n; i++) {
        if (format.p[i] != '%') {
            buf_char(said, format.p[i]);
            continue;
        }
        if (format.p[i + 1] == '<')
            i = str_find(format, STR(">"), i);
        else
            i += strcspn(format.p + i, "sdux");
        ++*n;
        buf_fmt(said, format.p[i] == 's' ? "q%d" : "1%d", *n);
    }
}

static bool
holds(struct str where, const char *what)
{
    return str_find(where, str_of(what), 0) < where.n;
}

/* The sentence is found again by its own format, and keeps each argument. */
static void
test_catalogue(void **state)
{
    struct arena a = {0};
    struct mo m;
    (void)state;
    open_catalogue(&a, &m);
    assert_true(m.n > 300);
    for (uint32_t i = 0; i < m.n; i++) {
        struct str format, text, out, args[RETOLD_ARGS];
        struct buf said = {0};
        size_t literal;
        int n;
        mo_entry(&m, i, &format, &text);
        if (format.n == 0 || text.n == 0)
            continue;
        print_sample(format, &said, &n);
        if (retold_match(format, buf_str(&said), args, &literal) != n)
            fail_msg("“%s” is not read back as %d arguments", format.p, n);
        for (int k = 1; k <= n; k++)
            if (!holds(text, arena_fmt(&a, "{%d}", k).p) &&
                !holds(text, arena_fmt(&a, "{t%d}", k).p))
                fail_msg("“%s”: argument %d is not in the Hindi", format.p, k);
        if (holds(text, arena_fmt(&a, "{%d}", n + 1).p) ||
            holds(text, arena_fmt(&a, "{t%d}", n + 1).p) || holds(text, "%s"))
            fail_msg("“%s”: the Hindi has more arguments", format.p);
        bool only_marks = retold(&m, &a, buf_str(&said), &out) == false;
        if (only_marks && text.p[0] != '{')
            fail_msg("“%s” is not told", format.p);
        for (int k = 1; k <= n && !only_marks; k++)
            if (!holds(out, args[k - 1].n ? arena_str(&a, args[k - 1]).p : ""))
                fail_msg("“%s” told as “%.*s”: argument %d is lost", format.p, (int)out.n, out.p,
                         k);
        buf_free(&said);
    }
    arena_wipe(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_match),
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_catalogue),
    };
    return cmocka_run_group_tests_name("retold", tests, NULL, NULL);
}
