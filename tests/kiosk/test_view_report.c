/* What of an answer the office can be told of, and what never. */
#include "kiosk/view_report.h"

#include "base/paths.h"
#include "kiosk/sources.h"
#include "registry/build.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>
#include <stdlib.h>
#include <unistd.h>

/* What is offered: kinds and values in their order, by spaces. */
static const struct {
    const char *why, *text, *sender, *offered;
} rows[] = {
    {"a stranger's mobile number in a threat",
     "आज रात 9:30 बजे आपकी बिजली काट दी जाएगी, 8260303942 पर कॉल करें", "", "8260303942"},
    {"a number alone, that nothing is known of", "8260303942", "", "8260303942"},
    {"the same number twice is one", "8260303942 पर कॉल करें, हाँ 82603 03942 पर", "",
     "8260303942"},
    {"a link dressed up as the office comes before a number",
     "बिल http://kesco-bill.xyz/pay पर भरें या 8260303942 पर कॉल करें", "",
     "kesco-bill.xyz 8260303942"},
    {"of a link the host only", "http://kesco-bill.xyz/?name=ram&ca=123", "", "kesco-bill.xyz"},
    {"a UPI ID", "बिल kesco.bill.2026@ybl पर भेजें", "", "kesco.bill.2026@ybl"},
    {"not more than can be shown",
     "9812345601 9812345602 9812345603 9812345604 9812345605 9812345606", "",
     "9812345601 9812345602 9812345603 9812345604"},
    {"the helpline", "1912", "", ""},
    {"the helpline in a threat stays the helpline",
     "आज रात बिजली कट जाएगी, 1912 पर कॉल करें और OTP बताएँ", "", ""},
    {"a number that was official once", "155260", "", ""},
    {"the office's own site", "https://consumer.uppcl.org", "", ""},
    {"a short link is anybody's", "बिल तुरंत भरें: https://bit.ly/3xYzAbC", "", ""},
    {"a chat link itself is anybody's, the number in it is not",
     "https://wa.me/918260303942 पर लिखें", "", "8260303942"},
    {"a free page's host is anybody's", "https://kesco-bill.blogspot.com पर बिल भरें", "", ""},
    {"government's host", "https://example.gov.in", "", ""},
    {"digits are missing", "82603 039", "", ""},
    {"digits are hidden", "82603xxxxx पर कॉल करें, बिजली कट जाएगी", "", ""},
    {"nothing to look up", "आज रात 9:30 बजे आपकी बिजली काट दी जाएगी", "", ""},
    {"nothing at all", "", "", ""},
};

struct office_of_test {
    char folder[64];
    struct sources sources;
};

static void
must(bool ok, const struct err *err)
{
    if (!ok)
        fail_msg("%s", err->msg);
}

static int
open_office(void **state)
{
    struct office_of_test *t = calloc(1, sizeof *t);
    struct err err = {0};
    struct arena a = {0};
    struct str assets;
    struct office *office;
    struct civil day;
    strcpy(t->folder, "/tmp/satark-report-XXXXXX");
    assert_non_null(mkdtemp(t->folder));
    struct str folder = str_of(t->folder);
    const char *registry = paths_join(&a, folder, "registry.db").p;
    assert_true(civil_parse(STR("2026-11-21"), &day));
    must(paths_assets(&a, &assets, &err), &err);
    must(registry_build(paths_join(&a, assets, "registry").p, 7, civil_to_unix(day), registry,
                        &err), &err);
    must(office_open(paths_join(&a, folder, "office.db").p, &office, &err), &err);
    must(office_seed(office, registry, STR("kesco"), &err), &err);
    office_close(office);
    must(sources_open(folder, &t->sources, &err), &err);
    arena_wipe(&a);
    *state = t;
    return 0;
}

static int
close_office(void **state)
{
    static const char *const files[] = {"registry.db", "office.db", "office.db-wal",
                                        "office.db-shm"};
    struct office_of_test *t = *state;
    struct arena a = {0};
    sources_close(&t->sources);
    for (size_t i = 0; i < ARRAY_LEN(files); i++)
        unlink(paths_join(&a, str_of(t->folder), files[i]).p);
    rmdir(t->folder);
    arena_wipe(&a);
    free(t);
    return 0;
}

static void
test_offered(void **state)
{
    struct office_of_test *t = *state;
    struct civil day;
    int wrong = 0;
    assert_true(civil_parse(STR("2026-11-22T11:42"), &day));
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct arena a = {0};
        struct answer answer = {0};
        struct report_view v = {0};
        struct buf b = {0};
        struct check c = sources_check(&t->sources, civil_to_unix(day));
        check_run(&c, str_of(rows[i].text), str_of(rows[i].sender), VIA_UNKNOWN, &a, &answer);
        view_report(&answer, &t->sources.list->knowledge, &a, &v);
        for (size_t k = 0; k < v.n; k++)
            buf_fmt(&b, "%s%.*s", k ? " " : "", (int)v.choices[k].value.n, v.choices[k].value.p);
        if (!str_eq(buf_str(&b), str_of(rows[i].offered))) {
            fprintf(stderr, "%s: offered \"%.*s\", expected \"%s\"\n", rows[i].why, (int)b.n, b.p,
                    rows[i].offered);
            wrong++;
        }
        buf_free(&b);
        arena_wipe(&a);
    }
    assert_int_equal(wrong, 0);
}

/* Every status and trait that is left out, one by one. */
static void
test_left_out(void **state)
{
    static const struct {
        const char *why;
        enum verdict verdict;
        enum entity_kind kind;
        const char *key;
        enum entity_status status;
        unsigned traits;
        bool offered;
    } one[] = {
        {"unknown", VERDICT_SCAM, ENTITY_PHONE, "8260303942", STATUS_UNKNOWN, 0, true},
        {"reported before", VERDICT_SCAM, ENTITY_PHONE, "8260303942", STATUS_REPORTED, 0, true},
        {"a look-alike", VERDICT_SUSPICIOUS, ENTITY_LINK, "kesc0.co.in", STATUS_LOOKALIKE, 0, true},
        {"a sender's name", VERDICT_SCAM, ENTITY_HEADER, "KESCOB", STATUS_UNKNOWN, 0, true},
        {"official", VERDICT_SCAM, ENTITY_PHONE, "1912", STATUS_OFFICIAL, 0, false},
        {"official once", VERDICT_SCAM, ENTITY_PHONE, "155260", STATUS_SUPERSEDED, 0, false},
        {"an official answer", VERDICT_OFFICIAL, ENTITY_PHONE, "8260303942", STATUS_UNKNOWN, 0,
         false},
        {"a payment gateway", VERDICT_SCAM, ENTITY_LINK, "pay.example", STATUS_UNKNOWN,
         TRAIT_PAYMENT, false},
        {"beside an official host", VERDICT_SCAM, ENTITY_LINK, "x.uppcl.org", STATUS_UNKNOWN,
         TRAIT_OWN_SITE, false},
        {"masked", VERDICT_SCAM, ENTITY_PHONE, "8260303942", STATUS_UNKNOWN, TRAIT_MASKED, false},
        {"partial", VERDICT_SCAM, ENTITY_PHONE, "8260303942", STATUS_UNKNOWN, TRAIT_PARTIAL, false},
        {"an account is the person's own", VERDICT_SCAM, ENTITY_ACCOUNT, "7012345678",
         STATUS_UNKNOWN, 0, false},
        {"an app", VERDICT_SCAM, ENTITY_APP, "anydesk", STATUS_REPORTED, 0, false},
        {"what a database should not hold", VERDICT_SCAM, ENTITY_HEADER, "KESCO BILL",
         STATUS_UNKNOWN, 0, false},
    };
    struct office_of_test *t = *state;
    for (size_t i = 0; i < ARRAY_LEN(one); i++) {
        struct arena a = {0};
        struct report_view v = {.open = true};
        struct entity e = {.kind = one[i].kind, .key = str_of(one[i].key), .text = str_of(one[i].key),
                           .status = one[i].status, .traits = one[i].traits};
        struct answer answer = {.verdict = one[i].verdict, .entities = &e, .n_entities = 1};
        view_report(&answer, &t->sources.list->knowledge, &a, &v);
        if (v.n != one[i].offered)
            fail_msg("%s", one[i].why);
        assert_true(v.open);
        arena_wipe(&a);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_offered),
                                       cmocka_unit_test(test_left_out)};
    return cmocka_run_group_tests(tests, open_office, close_office);
}
