/* Every labelled message of tests/data/messages.jsonl on the list that ships: no fraud is official,
 * no genuine message a scam, and each answer is one of those its row accepts. */
#include "base/paths.h"
#include "cli/checker.h"
#include "cli/json_in.h"
#include "verify/verdict.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { ROWS_MIN = 600 };

static FILE *
open_messages(struct arena *a)
{
    const char *source = getenv("SATARK_SOURCE");
    assert_non_null(source);
    FILE *f = fopen(paths_join(a, str_of(source), "tests/data/messages.jsonl").p, "rb");
    assert_non_null(f);
    return f;
}

static bool
check_row(const struct json_row *row, enum verdict v, struct arena *a)
{
    struct str name = arena_fmt(a, "\"%s\"", verdict_name(v));
    bool accepted = str_find(row->accept, name, 0) < row->accept.n;
    bool fraud = str_eq(row->label, STR("scam")), lookup = str_eq(row->label, STR("lookup"));
    const char *wrong = fraud && v == VERDICT_OFFICIAL           ? "a fraud is official"
                        : !fraud && !lookup && v == VERDICT_SCAM ? "no fraud is a scam"
                        : !accepted                              ? "not an accepted answer"
                                                                 : NULL;
    if (wrong)
        print_error("%.*s %s: %s: %.*s\n", (int)row->id.n, row->id.p, wrong, verdict_name(v),
                    (int)row->text.n, row->text.p);
    return !wrong;
}

static void
test_messages(void **state)
{
    (void)state;
    struct arena a = {0};
    struct cli c = {.arena = &a};
    struct checker k;
    struct json_in *in;
    struct json_row row;
    size_t n = 0, wrong = 0;
    if (!checker_open(&c, "hi", &k))
        fail_msg("%s", c.err.msg);
    FILE *f = open_messages(&a);
    assert_true(json_in_open(f, &in, &c.err));
    while (json_in_next(in, &row)) {
        struct arena one = {0};
        struct answer answer;
        if (row.error)
            fail_msg("row %zu: %s", n + 1, row.error);
        check_run(&k.check, row.text, row.sender, VIA_UNKNOWN, &one, &answer);
        wrong += !check_row(&row, answer.verdict, &one);
        n++;
        arena_wipe(&one);
    }
    json_in_close(in);
    fclose(f);
    checker_close(&k);
    arena_wipe(&a);
    assert_int_equal(wrong, 0);
    assert_true(n >= ROWS_MIN);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_messages)};
    unsetenv("SATARK_DATA");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
