/* What people report: counted, bounded, found by its token; nothing else is kept. */
#include "office/place.h"

enum { NOW = 1795400000 };

static struct str
add(struct office *o, int64_t at, const char *verdict, const struct report_value *v, size_t n,
    struct arena *a)
{
    struct err err = {0};
    struct str token;
    MUST(report_add(o, at, str_of(verdict), STR("cut"), v, n, a, &token, &err));
    return token;
}

static struct str
add_phone(struct office *o, int64_t at, const char *verdict, const char *number, struct arena *a)
{
    struct report_value v = {ENTITY_PHONE, str_of(number)};
    return add(o, at, verdict, &v, 1, a);
}

static size_t
count_all(struct office *o)
{
    struct arena a = {0};
    struct err err = {0};
    struct report *list;
    size_t n;
    MUST(report_list(o, 0, 0, &a, &list, &n, &err));
    arena_wipe(&a);
    return n;
}

static void
test_kept(void **state)
{
    static const struct {
        const char *why;
        enum entity_kind kind;
        const char *value;
        bool kept;
    } rows[] = {
        {"a mobile number", ENTITY_PHONE, "8260303942", true},
        {"another country's", ENTITY_PHONE, "+923001234567", true},
        {"a code that forwards calls", ENTITY_PHONE, "*401*9163448207#", true},
        {"a host", ENTITY_LINK, "kesco-bill.xyz", true},
        {"a UPI ID", ENTITY_VPA, "pay.kesco-1@ybl", true},
        {"a sender's name", ENTITY_HEADER, "KESCOB", true},
        {"nothing", ENTITY_PHONE, "", false},
        {"words", ENTITY_PHONE, "call me", false},
        {"a path would tell more than the host", ENTITY_LINK, "kesco-bill.xyz/?name=ram", false},
        {"a formula", ENTITY_VPA, "=cmd@ybl", false},
        {"a formula, by its sign", ENTITY_VPA, "-1@ybl", false},
        {"two words", ENTITY_HEADER, "KESCO BILL", false},
        {"Hindi", ENTITY_HEADER, "बिजली", false},
        {"an account", ENTITY_ACCOUNT, "7012345678", false},
        {"an address of e-mail", ENTITY_EMAIL, "ram@example.in", false},
        {"no kind at all", ENTITY_KINDS, "x", false},
    };
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    struct str token;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct report_value v = {rows[i].kind, str_of(rows[i].value)};
        size_t before = count_all(o);
        bool done = report_add(o, NOW + (int64_t)i * 1000, STR("scam"), STR("cut"), &v, 1, &a, &token, &err);
        if (report_keeps(v.kind, v.value) != rows[i].kept || done != rows[i].kept ||
            count_all(o) != before + rows[i].kept || (!done && err.kind != ERR_INPUT))
            fail_msg("%s", rows[i].why);
    }
    struct report_value v = {ENTITY_PHONE, STR("8260303942")};
    assert_false(report_add(o, NOW, STR("official"), STR(""), &v, 1, &a, &token, &err));
    assert_false(report_add(o, NOW, STR("scam"), STR("cut"), &v, 0, &a, &token, &err));
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

static void
test_again(void **state)
{
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    struct report *list;
    struct report_slip slip;
    size_t n;
    const struct report_value both[] = {{ENTITY_PHONE, STR("8260303942")},
                                        {ENTITY_LINK, STR("kesco-bill.xyz")},
                                        {ENTITY_PHONE, STR("8260303942")}};
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    struct str first = add(o, NOW, "scam", both, ARRAY_LEN(both), &a);
    struct str second = add_phone(o, NOW + 500, "unverified", "8260303942", &a);
    add_phone(o, NOW - 86400, "scam", "8260303942", &a); /* the clock was put back */
    assert_true(str_eq(first, STR("ST-0001")));
    assert_true(str_eq(second, STR("ST-0002")));
    MUST(report_list(o, 0, 0, &a, &list, &n, &err));
    assert_int_equal(n, 2);
    assert_true(str_eq(list[0].value, STR("8260303942"))); /* the last one reported first */
    assert_int_equal(list[0].count, 3);
    assert_int_equal(list[0].first_at, NOW);
    assert_int_equal(list[0].last_at, NOW + 500);
    assert_true(str_eq(list[0].verdict, STR("scam"))); /* the worst */
    assert_int_equal(list[1].kind, ENTITY_LINK);
    assert_int_equal(list[1].count, 1);

    MUST(report_find(o, STR(" st-0001 "), &a, &slip, &err));
    assert_true(str_eq(slip.token, STR("ST-0001")));
    assert_int_equal(slip.at, NOW);
    assert_int_equal(slip.n, 2);
    assert_int_equal(slip.list[0].kind, ENTITY_LINK);
    MUST(report_find(o, second, &a, &slip, &err));
    assert_int_equal(slip.n, 1);
    assert_true(str_eq(slip.verdict, STR("unverified")));
    assert_false(report_find(o, STR("ST-0009"), &a, &slip, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

static void
test_between(void **state)
{
    static const struct {
        const char *why;
        int64_t from, to;
        size_t n;
    } rows[] = {
        {"all", 0, 0, 2},
        {"an earlier day of a number counts too", NOW, NOW + 1, 1},
        {"the second it was reported", NOW + 9000, NOW + 9001, 1},
        {"not the end itself", NOW + 8000, NOW + 9000, 0},
        {"from then on", NOW + 9000, 0, 2},
        {"nothing after", NOW + 90001, 0, 0},
    };
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    struct report *list;
    size_t n;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    add_phone(o, NOW, "scam", "8260303942", &a);
    add_phone(o, NOW + 9000, "scam", "9000012345", &a);
    add_phone(o, NOW + 90000, "scam", "8260303942", &a);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        MUST(report_list(o, rows[i].from, rows[i].to, &a, &list, &n, &err));
        if (n != rows[i].n)
            fail_msg("%s: %zu", rows[i].why, n);
    }
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

static void
test_prefix(void **state)
{
    static const struct {
        const char *why, *id, *name, *token;
    } rows[] = {
        {"nothing set", NULL, NULL, "ST-0001"},
        {"the kiosk's name", "KNP-07", "Sarvodaya Nagar office", "KNP07-0001"},
        {"in capitals", "gumti-2", NULL, "GUMTI2-0001"},
        {"a long one: both its ends", "SARVODAYA-NAGAR-12", NULL, "SARR12-0001"},
        {"the office's capitals", NULL, "Sarvodaya Nagar office", "SN-0001"},
        {"at most three", NULL, "A B C D E", "ABC-0001"},
        {"an office in Hindi only", NULL, "गुमटी", "ST-0001"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct place p;
        struct err err = {0};
        struct arena a = {0};
        place_make(&p);
        struct office *o = place_office(&p);
        if (rows[i].id)
            MUST(setting_set(o, "kiosk.id", str_of(rows[i].id), &err));
        if (rows[i].name)
            MUST(setting_set(o, "office.name_en", str_of(rows[i].name), &err));
        struct str token = add_phone(o, NOW, "scam", "8260303942", &a);
        if (!str_eq(token, str_of(rows[i].token)))
            fail_msg("%s: %.*s", rows[i].why, (int)token.n, token.p);
        arena_wipe(&a);
        office_close(o);
        place_remove(&p);
    }
}

static void
test_too_many(void **state)
{
    struct place p;
    struct arena a = {0};
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    for (int i = 0; i < REPORTS_A_MINUTE; i++)
        assert_int_not_equal(add_phone(o, NOW + i, "scam", "8260303942", &a).n, 0);
    assert_int_equal(add_phone(o, NOW + 10, "scam", "9000012345", &a).n, 0);
    assert_int_equal(count_all(o), 1);
    assert_int_not_equal(add_phone(o, NOW + 60, "scam", "9000012345", &a).n, 0);
    int64_t at = NOW + 60;
    int taken = REPORTS_A_MINUTE + 1;
    for (; taken < REPORTS_AN_HOUR; taken++)
        assert_int_not_equal(add_phone(o, at += 20, "scam", "9000012345", &a).n, 0);
    assert_int_equal(add_phone(o, at + 20, "scam", "9000012345", &a).n, 0);
    assert_int_not_equal(add_phone(o, at + 3600, "scam", "9000012345", &a).n, 0);
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

/* What the staff's panel shows. */
static void
test_tokens(void **state)
{
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    struct str last;
    int64_t n = -1;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    MUST(report_tokens(o, &a, &n, &last, &err));
    assert_int_equal(n, 0);
    assert_int_equal(last.n, 0);
    add_phone(o, NOW, "scam", "8260303942", &a);
    struct str token = add_phone(o, NOW + 60, "scam", "8260303942", &a);
    MUST(report_tokens(o, &a, &n, &last, &err));
    assert_int_equal(n, 2);
    assert_true(str_eq(last, token));
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

/* A flood of numbers seen once washes out those seen once, never those seen again. */
static void
test_bounded(void **state)
{
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    struct report_slip slip;
    struct report_value flood[REPORTS_KEPT];
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    struct str twice = add_phone(o, NOW, "scam", "8260303942", &a);
    add_phone(o, NOW + 1, "scam", "8260303942", &a);
    struct str once = add_phone(o, NOW + 2, "scam", "9000012345", &a);
    for (size_t i = 0; i < REPORTS_KEPT - 1; i++)
        flood[i] = (struct report_value){ENTITY_PHONE, arena_fmt(&a, "70000%05zu", i)};
    add(o, NOW + 1000, "scam", flood, REPORTS_KEPT - 1, &a);
    assert_int_equal(count_all(o), REPORTS_KEPT);
    MUST(report_find(o, twice, &a, &slip, &err));
    assert_int_equal(slip.n, 1);
    assert_int_equal(slip.list[0].count, 2);
    MUST(report_find(o, once, &a, &slip, &err)); /* the token is known, its number gone */
    assert_int_equal(slip.n, 0);
    struct str last = add_phone(o, NOW + 2000, "scam", "9111111111", &a);
    assert_int_equal(count_all(o), REPORTS_KEPT);
    MUST(report_find(o, last, &a, &slip, &err));
    assert_int_equal(slip.n, 1);
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

/* Of a number reported again and again, the kind that the worst answer gave. */
static void
test_fraud(void **state)
{
    static const struct {
        const char *why, *verdict, *fraud, *want;
    } rows[] = {
        {"cannot confirm has none", "unverified", "", ""},
        {"worse", "suspicious", "update", "update"},
        {"as bad, told later", "suspicious", "link", "link"},
        {"less bad says nothing", "unverified", "", "link"},
        {"the worst", "scam", "cut", "cut"},
        {"less bad again", "suspicious", "prize", "cut"},
        {"the number alone, which says less", "scam", "other", "cut"},
        {"as bad", "scam", "app", "app"},
    };
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    struct report *list;
    struct str token;
    size_t n;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    struct report_value v = {ENTITY_PHONE, STR("8260303942")};
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        MUST(report_add(o, NOW + (int64_t)i * 1000, str_of(rows[i].verdict), str_of(rows[i].fraud),
                        &v, 1, &a, &token, &err));
        MUST(report_list(o, 0, 0, &a, &list, &n, &err));
        if (n != 1 || !str_eq(list[0].fraud, str_of(rows[i].want)))
            fail_msg("%s: “%.*s”", rows[i].why, (int)list[0].fraud.n, list[0].fraud.p);
    }
    assert_false(report_add(o, NOW, STR("scam"), STR("murder"), &v, 1, &a, &token, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

static void
test_csv(void **state)
{
    struct place p;
    struct err err = {0};
    struct arena a = {0};
    struct buf b = {0};
    struct civil c;
    (void)state;
    place_make(&p);
    struct office *o = place_office(&p);
    assert_true(civil_parse(STR("2026-11-22T11:46:30"), &c));
    add_phone(o, civil_to_unix(c), "scam", "8260303942", &a);
    MUST(report_csv(o, &b, &err));
    assert_string_equal(b.p, "kind,value,verdict,count,first,last,fraud\n"
                             "phone,8260303942,scam,1,2026-11-22T11:46,2026-11-22T11:46,cut\n");
    MUST(report_export(o, place_path(&p, "out.csv"), &err));
    buf_free(&b);
    arena_wipe(&a);
    office_close(o);
    place_remove(&p);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kept),     cmocka_unit_test(test_again),
        cmocka_unit_test(test_between),  cmocka_unit_test(test_prefix),
        cmocka_unit_test(test_too_many), cmocka_unit_test(test_bounded),
        cmocka_unit_test(test_csv),      cmocka_unit_test(test_tokens),
        cmocka_unit_test(test_fraud),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
