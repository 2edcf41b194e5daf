/* Words run together: where they are taken apart, and what stays whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "verify/split.h"

static const char *const patterns[] = {
    "electricity disconnected|cut",
    "बिजली कट|काट जाएगी",
    "share otp",
    "bill update",
    "call tonight",
};

static const struct {
    const char *why, *word, *parts; /* parts with spaces; NULL: left whole */
} rows[] = {
    {"nothing", "", NULL},
    {"a word too short to be two", "otp", NULL},
    {"one word of the list", "electricity", NULL},
    {"a word that has nothing to do with it", "mathematics", NULL},
    {"two words", "billupdate", "bill update"},
    {"with little words between", "yourelectricitywillbecut", "your electricity will be cut"},
    {"little words alone make no sense of a word", "isthatit", NULL},
    {"a few letters of no word between", "billxupdate", "bill x update"},
    {"too many of them", "billqwrtzxupdate", NULL},
    {"digits are a part", "bill2300update", "bill 2300 update"},
    {"digits at the end", "calltonight930", "call tonight 930"},
    {"Hindi", "बिजलीकटजाएगी", "बिजली कट जाएगी"},
    {"Hindi with a little word", "बिजलीतोकटजाएगी", "बिजली तो कट जाएगी"},
    {"a letter left over", "बिजलीक", "बिजली क"},
};

static void
splitting(void **state)
{
    struct arena a = {0};
    struct phrases p;
    struct phrase list[ARRAY_LEN(patterns)];
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(list); i++)
        list[i] = (struct phrase){CONCEPT_THREAT, 1.0, str_of(patterns[i])};
    phrases_compile(list, ARRAY_LEN(list), &a, &p);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct str word = str_of(rows[i].word);
        size_t ends[SPLIT_PARTS], at = 0, n = split_word(&p, word, ends);
        struct buf b = {0};
        for (size_t k = 0; k < n; at = ends[k++])
            buf_fmt(&b, "%s%.*s", k ? " " : "", (int)(ends[k] - at), word.p + at);
        if ((rows[i].parts != NULL) != (n > 0) ||
            (n > 0 && !str_eq(buf_str(&b), str_of(rows[i].parts))))
            fail_msg("%s: %s gives “%s”", rows[i].why, rows[i].word, b.p ? b.p : "");
        buf_free(&b);
    }
    arena_wipe(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(splitting)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
