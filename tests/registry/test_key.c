/* One key for every spelling, and no key for what is not of the kind. */
#include "registry/names.h"
#include "registry/registry.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static const struct {
    const char *why;
    enum channel_kind kind;
    const char *value, *key; /* NULL: not of this kind */
} rows[] = {
    {"landline, plain", CHANNEL_PHONE, "7552551222", "7552551222"},
    {"landline with trunk 0", CHANNEL_PHONE, "07552551222", "7552551222"},
    {"landline as printed", CHANNEL_PHONE, "0755-2551222", "7552551222"},
    {"from abroad", CHANNEL_PHONE, "+91 755 2551222", "7552551222"},
    {"from abroad with a trunk 0", CHANNEL_PHONE, "+91 (0)755 2551222", "7552551222"},
    {"00 for +", CHANNEL_PHONE, "0091-755-255-1222", "7552551222"},
    {"91 alone", CHANNEL_PHONE, "917552551222", "7552551222"},
    {"trunk 0 before 91", CHANNEL_PHONE, "0917552551222", "7552551222"},
    {"brackets and dots", CHANNEL_PHONE, "(0755) 255.1222", "7552551222"},
    {"Devanagari digits", CHANNEL_PHONE, "०७५५-२५५१२२२", "7552551222"},
    {"typesetter's hyphen and no-break space", CHANNEL_PHONE, "0755\u2011255\u00A01222",
     "7552551222"},
    {"tel: link", CHANNEL_PHONE, "tel:+917552551222", "7552551222"},
    {"WhatsApp is a number too", CHANNEL_WHATSAPP, "0755-2551222", "7552551222"},
    {"a mobile that begins with 91", CHANNEL_PHONE, "9182345678", "9182345678"},
    {"STD code that begins with 1", CHANNEL_PHONE, "0141-2203000", "1412203000"},
    {"STD code 11", CHANNEL_PHONE, "011 23456789", "1123456789"},
    {"toll-free of 11 digits", CHANNEL_PHONE, "1800 180 0440", "18001800440"},
    {"toll-free of 10 digits", CHANNEL_PHONE, "1800-11-0000", "1800110000"},
    {"toll-free from abroad", CHANNEL_PHONE, "+91 1800 180 0440", "18001800440"},
    {"short code", CHANNEL_PHONE, "1912", "1912"},
    {"short code of 3", CHANNEL_PHONE, "112", "112"},
    {"short code of 6", CHANNEL_PHONE, "155260", "155260"},
    {"short code from abroad", CHANNEL_PHONE, "+91 1930", "1930"},
    {"nothing", CHANNEL_PHONE, "", NULL},
    {"a sign alone", CHANNEL_PHONE, "+", NULL},
    {"9 digits", CHANNEL_PHONE, "755255122", NULL},
    {"11 digits without a 0", CHANNEL_PHONE, "75525512221", NULL},
    {"another country", CHANNEL_PHONE, "+1 755 2551222", NULL},
    {"17 digits", CHANNEL_PHONE, "00917552551222000", NULL},
    {"masked", CHANNEL_PHONE, "82603xxxxx", NULL},
    {"letters", CHANNEL_PHONE, "call 1912", NULL},
    {"plus in the middle", CHANNEL_PHONE, "755+2551222", NULL},
    {"ill-formed bytes", CHANNEL_PHONE, "\xFF" "1912", NULL},

    {"host", CHANNEL_DOMAIN, "Consumer.UPPCL.org", "consumer.uppcl.org"},
    {"punycode", CHANNEL_HOST, "xn--ksco-u8d.co.in", "xn--ksco-u8d.co.in"},
    {"one label", CHANNEL_DOMAIN, "localhost", NULL},
    {"an address in numbers", CHANNEL_DOMAIN, "10.0.0.1", NULL},
    {"a whole link", CHANNEL_DOMAIN, "https://kesco.co.in", NULL},
    {"a path", CHANNEL_DOMAIN, "kesco.co.in/bill", NULL},
    {"empty label", CHANNEL_DOMAIN, "kesco..in", NULL},
    {"dot at the end", CHANNEL_DOMAIN, "kesco.co.in.", NULL},
    {"hyphen at an edge", CHANNEL_DOMAIN, "-kesco.co.in", NULL},
    {"Cyrillic letter", CHANNEL_DOMAIN, "k\u0435sco.co.in", NULL},

    {"page", CHANNEL_URL, "https://consumer.uppcl.org/wss/pay_bill_home", "consumer.uppcl.org"},
    {"http, port, query", CHANNEL_URL, "HTTP://Kesco.co.in:8080?x=1", "kesco.co.in"},
    {"user information in front", CHANNEL_URL, "https://kesco.co.in@evil.example/", NULL},
    {"user and password in front", CHANNEL_URL, "https://kesco.co.in:x@evil.example/", NULL},
    {"no scheme", CHANNEL_URL, "kesco.co.in/bill", NULL},
    {"a script", CHANNEL_URL, "javascript://kesco.co.in/", NULL},
    {"white space inside", CHANNEL_URL, "https://kesco.co.in/a b", NULL},

    {"header", CHANNEL_SMS_HEADER, "uppclt", "UPPCLT"},
    {"header with operator and kind", CHANNEL_SMS_HEADER, "VM-UPPCLT-S", "UPPCLT"},
    {"header with operator", CHANNEL_SMS_HEADER, "AD-MPSEBW", "MPSEBW"},
    {"header with kind", CHANNEL_SMS_HEADER, "JVVNL-G", "JVVNL"},
    {"promotional header of digits", CHANNEL_SMS_HEADER, "JD-650012-P", "650012"},
    {"digits alone are a number", CHANNEL_SMS_HEADER, "650012", NULL},
    {"two letters", CHANNEL_SMS_HEADER, "UP", NULL},
    {"twelve letters", CHANNEL_SMS_HEADER, "ABCDEFGHIJKL", NULL},
    {"unknown kind", CHANNEL_SMS_HEADER, "VM-UPPCLT-X", NULL},
    {"empty behind the operator", CHANNEL_SMS_HEADER, "VM-", NULL},

    {"UPI ID", CHANNEL_VPA, "Kesco.Bill-1@OkAxis", "kesco.bill-1@okaxis"},
    {"a dot in the handle is an e-mail address", CHANNEL_VPA, "a.b@bank.in", NULL},
    {"handle begins with a digit", CHANNEL_VPA, "ab@1bank", NULL},
    {"name of one letter", CHANNEL_VPA, "a@okaxis", NULL},
    {"no handle", CHANNEL_VPA, "kesco@", NULL},

    {"address", CHANNEL_EMAIL, "Help@Kesco.co.in", "help@kesco.co.in"},
    {"address without host", CHANNEL_EMAIL, "help@kesco", NULL},
    {"two signs", CHANNEL_EMAIL, "a@b@kesco.co.in", NULL},

    {"app", CHANNEL_APP, "UPAY", "upay"},
    {"app of two words", CHANNEL_APP, "  Quick   Support ", "quick support"},
    {"app in Hindi", CHANNEL_APP, "ऊर्जस", "ऊर्जस"},
    {"app without a name", CHANNEL_APP, "   ", NULL},
    {"app of ill-formed bytes", CHANNEL_APP, "\xC3", NULL},
};

static void
test_keys(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        char key[FACT_VALUE_MAX];
        const char *expected = NULL;
        bool ok = registry_key(rows[i].kind, str_of(rows[i].value), key, sizeof key, &expected);
        if (ok != (rows[i].key != NULL))
            fail_msg("%s: %s is %sa key", rows[i].why, rows[i].value, ok ? "" : "not ");
        if (ok && strcmp(key, rows[i].key) != 0)
            fail_msg("%s: %s became %s", rows[i].why, rows[i].value, key);
        if (!ok && (!expected || !*expected))
            fail_msg("%s: nothing says what was expected", rows[i].why);
        if (ok) { /* a key is its own key, except where it needs what was around it */
            char again[FACT_VALUE_MAX];
            enum channel_kind kind = rows[i].kind == CHANNEL_URL ? CHANNEL_HOST : rows[i].kind;
            bool digits = rows[i].kind == CHANNEL_SMS_HEADER && is_digit(key[0]);
            if (!digits && (!registry_key(kind, str_of(key), again, sizeof again, NULL) ||
                            strcmp(key, again) != 0))
                fail_msg("%s: %s is not its own key", rows[i].why, key);
        }
    }
}

static void
test_too_long_for_the_key(void **state)
{
    (void)state;
    char key[8];
    const char *expected = NULL;
    assert_false(registry_key(CHANNEL_APP, STR("eight by"), key, sizeof key, &expected));
    assert_non_null(expected);
    assert_true(registry_key(CHANNEL_APP, STR("seven b"), key, sizeof key, &expected));
    assert_string_equal(key, "seven b");
}

static void
test_words(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        enum concept concept;
    } concepts[] = {{"threat", CONCEPT_THREAT},
                    {"verify_pay", CONCEPT_VERIFY_PAY},
                    {"outage", CONCEPT_OUTAGE}};
    enum concept concept;
    enum channel_kind kind;
    enum confidence level;

    for (size_t i = 0; i < ARRAY_LEN(concepts); i++) {
        assert_true(concept_parse(str_of(concepts[i].word), &concept));
        assert_int_equal(concept, concepts[i].concept);
    }
    assert_false(concept_parse(STR(""), &concept));
    assert_false(concept_parse(STR("Threat"), &concept));
    for (int k = 0; k < CHANNEL_KINDS; k++) {
        assert_true(channel_kind_parse(str_of(channel_kind_name((enum channel_kind)k)), &kind));
        assert_int_equal(kind, k);
    }
    assert_false(channel_kind_parse(STR("fone"), &kind));
    for (int l = 0; l < CONFIDENCE_LEVELS; l++) {
        assert_true(confidence_parse(str_of(confidence_name((enum confidence)l)), &level));
        assert_int_equal(level, l);
    }
    assert_false(confidence_parse(STR("superseded"), &level));
}

static void
test_weights(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double weight; /* -1: none */
    } weights[] = {{"0", 0},     {"1", 1},      {"0.5", 0.5},  {"0.85", 0.85}, {"0.125", 0.125},
                   {"1.0", 1},   {"1.1", -1},   {"2", -1},     {"-0.5", -1},   {".5", -1},
                   {"0.", -1},   {"0,5", -1},   {"", -1},      {"0.1234", -1}, {"0.5 ", -1}};
    for (size_t i = 0; i < ARRAY_LEN(weights); i++) {
        double w = -1;
        bool ok = weight_parse(str_of(weights[i].text), &w);
        double off = w - weights[i].weight;
        if (ok != (weights[i].weight >= 0) || off > 1e-9 || off < -1e-9)
            fail_msg("weight “%s” became %f", weights[i].text, w);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_too_long_for_the_key),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_weights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
