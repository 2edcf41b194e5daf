/* The words of the Latin keyboard as the programme finds them: ours beside it, Debian's if it is
 * there; without either, the rules. */
#include "kiosk/view_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

enum { OURS = 1500 };

static void
assert_offers(const struct roman *r, const char *typed, const char *word)
{
    struct arena a = {0};
    struct str out[1];
    assert_int_equal(roman_find(r, str_of(typed), &a, out, 1), 1);
    if (!str_eq(out[0], str_of(word)))
        fail_msg("%s gives %.*s", typed, (int)out[0].n, out[0].p);
    arena_wipe(&a);
}

static void
test_ours(void **state)
{
    struct roman r = {0};
    struct err err;
    (void)state;
    if (!view_words_read(&r, &err))
        fail_msg("%s", err.msg);
    assert_true(r.n_words >= OURS);
    assert_offers(&r, "kanekshan", "कनेक्शन");
    roman_wipe(&r);
    assert_int_equal(r.n_words, 0);
}

/* A folder of assets without the table: the fault is told, and typing goes on. */
static void
test_missing(void **state)
{
    struct roman r = {0};
    struct err err = {0};
    const char *assets = getenv("SATARK_ASSETS");
    char kept[4096], folder[] = "/tmp/satark-words-XXXXXX";
    (void)state;
    assert_true(assets && str_copy(kept, sizeof kept, str_of(assets)));
    assert_non_null(mkdtemp(folder));
    setenv("SATARK_ASSETS", folder, 1);
    bool ok = view_words_read(&r, &err);
    setenv("SATARK_ASSETS", kept, 1);
    assert_false(ok);
    assert_non_null(strstr(err.msg, "words/hindi.csv"));
    assert_offers(&r, "mera", "मेरा"); /* by Debian's list, or by rules */
    roman_wipe(&r);
    rmdir(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ours),
        cmocka_unit_test(test_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
