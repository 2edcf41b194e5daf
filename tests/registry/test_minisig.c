/* Keys and signatures in minisign's form: files made by minisign 0.11 itself, ours beside them, and
 * each way to spoil them. */
#include "registry/bundle/minisig.h"

#include "base/arena.h"
#include "registry/bundle/keyfile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

/* ---- made by minisign 0.11 over "The list travels.\n"; the password is "lobby" ---- */

#define MESSAGE STR("The list travels.\n")

static const char locked_pub[] = "untrusted comment: minisign public key 36B4709055D429\n"
                                 "RWQp1FWQcLQ2AEuYBJeGjosLbO6JTG0LeNcsK6+NnceX6jOF8t53DOq1\n";
static const char open_pub[] = "untrusted comment: minisign public key AFAF9C09C0E27989\n"
                               "RWSJeeLACZyvr7bBnB7zeArTz+LTJAWFICsfyop1NrVCHXO7JNSYgTbB\n";
static const char locked_key[] =
    "untrusted comment: minisign encrypted secret key\n"
    "RWRTY0IyAE1uMv6yZoiTV0r6xJNQpM/"
    "PELljo4gvU8HgH9YDsMYAAAACAAAAAAAAAEAAAAAADn4Ui4D4JXRNqOtudylsWY2DV0KeEXZm4I+VX7sHgWOnXvjej15Z/"
    "v8T3lbABzm+ySDQaPXwtKX2rbfptkDk3W2TDQKM1TDL9mKPtjQ0lkDDLhZe/p/4cWJDVQicSh0KV3dDVQLl0ew=\n";
static const char open_key[] =
    "untrusted comment: minisign encrypted secret key\n"
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAiXniwAmcr69/"
    "RUYkRfSNPywMBCB3xvpkaJqkZ9uNiCPIWmDvO8G+ObbBnB7zeArTz+"
    "LTJAWFICsfyop1NrVCHXO7JNSYgTbBAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";
static const char def_sig[] =
    "untrusted comment: by hand\n"
    "RUQp1FWQcLQ2AOcZLQWuguSkhNk/"
    "0eClsCjVBKQLX0pQdJdxod5tJMVDIfyXdMJ+fFLc7IKh4WUOJ1lzGjm8dyUVHis0Qf19SwY=\n"
    "trusted comment: satark list 124 kesco\n"
    "kshjG+k+TE+Tfpd6FUBSghjLS4PYsRMfUJS6BHtZNYJmhV+/ikJ+TDmTdDtTPAgOzPh0pN7X2aIygRNC8gnTAw==\n";
static const char legacy_sig[] =
    "untrusted comment: signature from minisign secret key\n"
    "RWSJeeLACZyvr3LiGJjKSEksy5PI2jyrEDiyEbg/ZgR6xq5euoOgt/mw4oNZqKEd2gDKgcqQThA2V7AF6+cf1/"
    "jzrA+7988a+A4=\n"
    "trusted comment: सूची 124\n"
    "h8a6QdvdPbEE6pgdOkyZLeeDUUWagQab1pxbwukZx8jJSCZM36HRET54nC+GYe1+/DRhEJxMAGiHE35wXo99CA==\n";
static const char open_sig[] =
    "untrusted comment: signature from minisign secret key\n"
    "RUSJeeLACZyvr0Z6YevaBobFDti+"
    "yyzgcQsLD1DM0C42VUyAIscZxMLCTn20iJ31K6VeVSlTB8l5Bwn48GHMEUenVQ6Iflpc3g8=\n"
    "trusted comment: timestamp:1795312216\tfile:m\thashed\n"
    "/Wa4QncVvPIbrAtO8LK/0zIwT6tU0BRu4PS7i2UpTAbPW+XVPZ97EVPEEwBcOKKETzURB+qyotTchvUIg4scAg==\n";

static struct minisig_public
public_of(const char *text)
{
    struct minisig_public k;
    assert_true(minisig_public_parse(str_of(text), &k));
    return k;
}

/* In a block of exactly its size, so that a byte read too far is caught. */
static bool
verifies(struct str text, const struct minisig_public *k, struct str message)
{
    struct minisig s;
    char *exact = malloc(text.n ? text.n : 1);
    assert_non_null(exact);
    if (text.n)
        memcpy(exact, text.p, text.n);
    bool good = minisig_parse((struct str){exact, text.n}, &s) && minisig_verify(&s, k, message);
    free(exact);
    return good;
}

/* ---- ids ---- */

static void
ids(void **state)
{
    (void)state;
    static const struct {
        const char *why, *text, *again; /* again: NULL when it is none */
    } rows[] = {
        {"as minisign prints it", "AFAF9C09C0E27989", "AFAF9C09C0E27989"},
        {"minisign prints no leading zeros", "36B4709055D429", "36B4709055D429"},
        {"they may be typed", "0036B4709055D429", "36B4709055D429"},
        {"small letters are read", "afaf9c09c0e27989", "AFAF9C09C0E27989"},
        {"the id 0", "0", "0"},
        {"nothing", "", NULL},
        {"one digit too many", "00036B4709055D429", NULL},
        {"no hexadecimal", "AFAF9C09C0E2798G", NULL},
        {"a sign", "-1", NULL},
        {"a space", "AF AF", NULL},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        uint8_t id[MINISIG_ID_BYTES];
        char text[MINISIG_ID_TEXT];
        if (minisig_id_parse(str_of(rows[i].text), id) != (rows[i].again != NULL))
            fail_msg("%s: %s", rows[i].why, rows[i].text);
        if (!rows[i].again)
            continue;
        minisig_id_text(id, text);
        if (strcmp(text, rows[i].again) != 0)
            fail_msg("%s: %s", rows[i].why, text);
    }
    struct minisig_public k = public_of(locked_pub);
    char text[MINISIG_ID_TEXT];
    minisig_id_text(k.id, text);
    assert_string_equal(text, "36B4709055D429"); /* as in the file's own comment */
}

/* ---- public keys ---- */

#define OPEN_LINE "RWSJeeLACZyvr7bBnB7zeArTz+LTJAWFICsfyop1NrVCHXO7JNSYgTbB"

static void
public_keys(void **state)
{
    (void)state;
    const struct {
        const char *why;
        struct str text;
        bool good;
    } rows[] = {
        {"nothing", STR(""), false},
        {"the bare line", STR(OPEN_LINE), true},
        {"with its end", STR(OPEN_LINE "\n"), true},
        {"from a mail sent by Windows", STR(OPEN_LINE "\r\n"), true},
        {"both lines, CRLF: minisign reads them", STR("untrusted comment: x\r\n" OPEN_LINE "\r\n"),
         true},
        {"both lines, the last without an end", STR("untrusted comment: x\n" OPEN_LINE), true},
        {"an empty comment", STR("untrusted comment: \n" OPEN_LINE "\n"), true},
        {"a Hindi comment", STR("untrusted comment: सूची की चाबी\n" OPEN_LINE "\n"), true},
        {"another first line", STR("trusted comment: x\n" OPEN_LINE "\n"), false},
        {"an empty line more", STR(OPEN_LINE "\n\n"), false},
        {"an empty line first", STR("\n" OPEN_LINE "\n"), false},
        {"something behind", STR(OPEN_LINE "\nx"), false},
        {"a space behind", STR(OPEN_LINE " \n"), false},
        {"a space before", STR(" " OPEN_LINE "\n"), false},
        {"a lone CR is no line end", STR(OPEN_LINE "\r"), false},
        {"a NUL behind", STR(OPEN_LINE "\0"), false},
        {"a NUL in the comment", STR("untrusted comment: a\0b\n" OPEN_LINE "\n"), false},
        {"an escape sequence in the comment", STR("untrusted comment: \033[2J\n" OPEN_LINE "\n"),
         false},
        {"a comment only", STR("untrusted comment: x\n"), false},
        {"two comments", STR("untrusted comment: x\nuntrusted comment: x\n" OPEN_LINE), false},
        {"one letter short", STR("RWSJeeLACZyvr7bBnB7zeArTz+LTJAWFICsfyop1NrVCHXO7JNSYgTb"), false},
        {"four letters more", STR(OPEN_LINE "AAAA"), false},
        {"four letters fewer", STR("RWSJeeLACZyvr7bBnB7zeArTz+LTJAWFICsfyop1NrVCHXO7JNSY"), false},
        {"padded where one byte is missing",
         STR("RWSJeeLACZyvr7bBnB7zeArTz+LTJAWFICsfyop1NrVCHXO7JNSYgTY="), false},
        {"the URL alphabet", STR("RWSJeeLACZyvr7bBnB7zeArTz-LTJAWFICsfyop1NrVCHXO7JNSYgTbB"),
         false},
        {"a signature's letters: ED",
         STR("RUSJeeLACZyvr7bBnB7zeArTz+LTJAWFICsfyop1NrVCHXO7JNSYgTbB"), false},
        {"a secret key", STR(open_key), false},
    };
    struct minisig_public k = public_of(open_pub), got;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        bool good = minisig_public_parse(rows[i].text, &got);
        if (good != rows[i].good)
            fail_msg("%s: %s", rows[i].why, good ? "taken" : "refused");
        if (good && memcmp(&got, &k, sizeof k) != 0)
            fail_msg("%s: another key", rows[i].why);
    }
}

static void
public_keys_go_out_as_they_came(void **state)
{
    (void)state;
    const char *const files[] = {open_pub, locked_pub};
    for (size_t i = 0; i < ARRAY_LEN(files); i++) {
        struct buf b = {0};
        struct minisig_public k = public_of(files[i]);
        minisig_public_write(&k, &b);
        assert_string_equal(b.p, files[i]);
        buf_clear(&b);
        minisig_public_line(&k, &b);
        assert_true(b.n == 56 && strncmp(strchr(files[i], '\n') + 1, b.p, b.n) == 0);
        buf_free(&b);
    }
}

/* Lengths at which a comment is taken, of each of the two files that have one. */
static void
long_comments(void **state)
{
    (void)state;
    for (size_t n = MINISIG_COMMENT_MAX - 1; n <= MINISIG_COMMENT_MAX + 1; n++) {
        struct buf b = {0};
        struct minisig_public k;
        buf_add(&b, STR("untrusted comment: "));
        for (size_t i = 0; i < n; i++)
            buf_char(&b, 'x');
        buf_add(&b, STR("\n" OPEN_LINE "\n"));
        assert_int_equal(minisig_public_parse(buf_str(&b), &k), n <= MINISIG_COMMENT_MAX);
        buf_free(&b);
    }
    struct buf b = {0};
    struct minisig s;
    buf_add(&b, STR(open_sig));
    for (size_t i = 0; i < MINISIG_FILE_MAX; i++)
        buf_char(&b, '\n');
    assert_false(minisig_parse(buf_str(&b), &s));
    buf_free(&b);
}

/* ---- signatures ---- */

static void
signatures_of_minisign(void **state)
{
    (void)state;
    const struct {
        const char *why, *sig, *pub;
        struct str message;
        bool good;
    } rows[] = {
        {"as minisign signs", open_sig, open_pub, MESSAGE, true},
        {"with a password, and comments of its own", def_sig, locked_pub, MESSAGE, true},
        {"the older form, not hashed first", legacy_sig, open_pub, MESSAGE, true},
        {"another key", open_sig, locked_pub, MESSAGE, false},
        {"another key, the older form", legacy_sig, locked_pub, MESSAGE, false},
        {"a byte more", open_sig, open_pub, STR("The list travels.\n\n"), false},
        {"a byte fewer", open_sig, open_pub, STR("The list travels."), false},
        {"another byte", open_sig, open_pub, STR("the list travels.\n"), false},
        {"nothing", open_sig, open_pub, STR(""), false},
        {"nothing, the older form", legacy_sig, open_pub, STR(""), false},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct minisig_public k = public_of(rows[i].pub);
        if (verifies(str_of(rows[i].sig), &k, rows[i].message) != rows[i].good)
            fail_msg("%s", rows[i].why);
    }
    struct minisig s;
    assert_true(minisig_parse(str_of(legacy_sig), &s) && !s.prehashed);
    assert_true(str_eq(s.trusted_comment, STR("सूची 124")));
    assert_true(minisig_parse(str_of(open_sig), &s) && s.prehashed);
    assert_true(str_eq(s.trusted_comment, STR("timestamp:1795312216\tfile:m\thashed")));
}

/* The id stands outside of what is signed: a key with the same bytes and another id is another. */
static void
the_id_must_fit(void **state)
{
    (void)state;
    struct minisig_public k = public_of(open_pub);
    assert_true(verifies(str_of(open_sig), &k, MESSAGE));
    k.id[0] ^= 1;
    assert_false(verifies(str_of(open_sig), &k, MESSAGE));
}

/* Every single bit of a signature file, none of them may be changed but in the first comment. */
static void
flipped_bits(void **state)
{
    (void)state;
    static const struct {
        const char *why, *sig, *pub;
    } rows[] = {{"hashed", open_sig, open_pub},
                {"the older form", legacy_sig, open_pub},
                {"with comments of its own", def_sig, locked_pub}};
    for (size_t r = 0; r < ARRAY_LEN(rows); r++) {
        struct minisig_public k = public_of(rows[r].pub);
        struct str text = str_of(rows[r].sig);
        size_t from = strlen(KEYFILE_UNTRUSTED), until = str_find(text, STR("\n"), 0);
        char *p = malloc(text.n);
        assert_non_null(p);
        for (size_t bit = 0; bit < 8 * text.n; bit++) {
            size_t at = bit / 8;
            memcpy(p, text.p, text.n);
            p[at] = (char)(p[at] ^ (1 << bit % 8));
            bool comment = at >= from && at < until;
            if (!comment && verifies((struct str){p, text.n}, &k, MESSAGE))
                fail_msg("%s: taken with bit %zu of byte %zu turned", rows[r].why, bit % 8, at);
        }
        free(p);
    }
}

/* Cut off at every length: only the very last line end can be done without, as in minisign. */
static void
truncations(void **state)
{
    (void)state;
    const char *const sigs[] = {open_sig, legacy_sig};
    struct minisig_public k = public_of(open_pub);
    for (size_t i = 0; i < ARRAY_LEN(sigs); i++) {
        size_t n = strlen(sigs[i]);
        for (size_t cut = 0; cut <= n; cut++)
            if (verifies((struct str){sigs[i], cut}, &k, MESSAGE) != (cut >= n - 1))
                fail_msg("signature %zu cut to %zu bytes", i, cut);
    }
}

#define SIG_LINE                                                                                   \
    "RUSJeeLACZyvr0Z6YevaBobFDti+yyzgcQsLD1DM0C42VUyAIscZxMLCTn20iJ31K6VeVSlTB8l5Bwn48GHMEUenVQ6I" \
    "flpc3g8="
#define TRUSTED "trusted comment: timestamp:1795312216\tfile:m\thashed"
#define GLOBAL \
    "/Wa4QncVvPIbrAtO8LK/0zIwT6tU0BRu4PS7i2UpTAbPW+XVPZ97EVPEEwBcOKKETzURB+qyotTchvUIg4scAg=="

static void
odd_signature_files(void **state)
{
    (void)state;
    const struct {
        const char *why;
        struct str text;
        bool good;
    } rows[] = {
        {"as it is", STR("untrusted comment: x\n" SIG_LINE "\n" TRUSTED "\n" GLOBAL "\n"), true},
        {"CRLF, which minisign reads",
         STR("untrusted comment: x\r\n" SIG_LINE "\r\n" TRUSTED "\r\n" GLOBAL "\r\n"), true},
        {"line ends mixed", STR("untrusted comment: x\n" SIG_LINE "\r\n" TRUSTED "\n" GLOBAL),
         true},
        {"two CR", STR("untrusted comment: x\n" SIG_LINE "\n" TRUSTED "\r\r\n" GLOBAL "\n"), false},
        {"a fifth line", STR("untrusted comment: x\n" SIG_LINE "\n" TRUSTED "\n" GLOBAL "\n\n"),
         false},
        {"an empty line between",
         STR("untrusted comment: x\n" SIG_LINE "\n\n" TRUSTED "\n" GLOBAL "\n"), false},
        {"without the first line", STR(SIG_LINE "\n" TRUSTED "\n" GLOBAL "\n"), false},
        {"without the trusted comment", STR("untrusted comment: x\n" SIG_LINE "\n" GLOBAL "\n"),
         false},
        {"without the global signature", STR("untrusted comment: x\n" SIG_LINE "\n" TRUSTED "\n"),
         false},
        {"the comments swapped", STR(TRUSTED "\n" SIG_LINE "\nuntrusted comment: x\n" GLOBAL "\n"),
         false},
        {"another trusted comment",
         STR("untrusted comment: x\n" SIG_LINE "\ntrusted comment: x\n" GLOBAL "\n"), false},
        {"no padding",
         STR("untrusted comment: x\n"
             "RUSJeeLACZyvr0Z6YevaBobFDti+yyzgcQsLD1DM0C42VUyAIscZxMLCTn20iJ31K6VeVSlTB8l5Bwn48GHM"
             "EUenVQ6Iflpc3g8\n" TRUSTED "\n" GLOBAL "\n"),
         false},
        {"spare bits of the base64 set: g9 and g8 are the same bytes",
         STR("untrusted comment: x\n"
             "RUSJeeLACZyvr0Z6YevaBobFDti+yyzgcQsLD1DM0C42VUyAIscZxMLCTn20iJ31K6VeVSlTB8l5Bwn48GHM"
             "EUenVQ6Iflpc3g9=\n" TRUSTED "\n" GLOBAL "\n"),
         false},
        {"a NUL for a line end",
         STR("untrusted comment: x\0" SIG_LINE "\n" TRUSTED "\n" GLOBAL "\n"), false},
        {"nothing", STR(""), false},
        {"four empty lines", STR("\n\n\n\n"), false},
    };
    struct minisig_public k = public_of(open_pub);
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (verifies(rows[i].text, &k, MESSAGE) != rows[i].good)
            fail_msg("%s", rows[i].why);
}

/* ---- secret keys ---- */

static void
secret_of(const char *text, const char *password, struct minisig_secret *out)
{
    struct err err;
    if (!minisig_secret_parse(str_of(text), str_of(password), out, &err))
        fail_msg("%s", err.msg);
}

/* Ed25519 is deterministic: with minisign's key and comment, minisign's very signature. */
static void
signs_as_minisign(void **state)
{
    (void)state;
    static const struct {
        const char *why, *key, *password, *sig;
    } rows[] = {{"without a password", open_key, "", open_sig},
                {"a password that is not needed is not looked at", open_key, "x", open_sig},
                {"with one", locked_key, "lobby", def_sig}};
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct minisig_secret k;
        struct minisig theirs;
        struct buf b = {0};
        secret_of(rows[i].key, rows[i].password, &k);
        assert_true(minisig_parse(str_of(rows[i].sig), &theirs));
        minisig_sign(&k, MESSAGE, theirs.trusted_comment, &b);
        minisig_forget(&k);
        if (strcmp(strchr(b.p, '\n'), strchr(rows[i].sig, '\n')) != 0)
            fail_msg("%s:\n%s", rows[i].why, b.p);
        buf_free(&b);
    }
}

/* The key's line with the bytes at `at` changed. */
static struct str
spoilt(const char *key, size_t at, uint8_t with, struct arena *a)
{
    uint8_t raw[158];
    struct buf b = {0};
    struct str comment, rest = str_of(key);
    assert_true(keyfile_comment(&rest, KEYFILE_UNTRUSTED, &comment));
    assert_true(keyfile_bytes(&rest, raw, sizeof raw));
    raw[at] = with;
    buf_add(&b, STR("untrusted comment: x\n"));
    keyfile_put(&b, raw, sizeof raw);
    struct str text = arena_str(a, buf_str(&b));
    buf_free(&b);
    return text;
}

static void
odd_secret_files(void **state)
{
    (void)state;
    static const struct {
        const char *why, *key;
        size_t at; /* from 158 on nothing is changed */
        uint8_t with;
        const char *says;
    } rows[] = {
        {"a public key", open_pub, 158, 0, "no secret key file"},
        {"nothing", "", 158, 0, "no secret key file"},
        {"another algorithm", open_key, 0, 'X', "no secret key file"},
        {"another way to encrypt", locked_key, 3, 'd', "no secret key file"},
        {"another sum", open_key, 5, '3', "no secret key file"},
        {"2^32 + 2^25 operations", locked_key, 42, 1, "asks for more"},
        {"2^25 + 1 operations", locked_key, 38, 1, "asks for more"},
        {"2^56 operations", locked_key, 45, 1, "asks for more"},
        {"1 GiB and one byte", locked_key, 46, 1, "asks for more"},
        {"2^56 bytes", locked_key, 53, 1, "asks for more"},
        {"the secret half changed", open_key, 70, 1, "damaged"},
        {"the public half changed: signing would give the secret away", open_key, 100, 1,
         "damaged"},
        {"a wrong sum", open_key, 130, 1, "damaged"},
    };
    struct arena a = {0};
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct minisig_secret k;
        struct err err = {0};
        struct str text = rows[i].at < 158 ? spoilt(rows[i].key, rows[i].at, rows[i].with, &a)
                                           : str_of(rows[i].key);
        if (minisig_secret_parse(text, STR("lobby"), &k, &err) || err.kind != ERR_INPUT ||
            !strstr(err.msg, rows[i].says))
            fail_msg("%s: %s", rows[i].why, err.msg);
    }
    arena_wipe(&a);
}

static void
a_wrong_password(void **state)
{
    (void)state;
    struct minisig_secret k;
    struct err err = {0};
    assert_true(minisig_secret_is_locked(str_of(locked_key)));
    assert_false(minisig_secret_is_locked(str_of(open_key)));
    assert_false(minisig_secret_is_locked(str_of(open_pub)));
    assert_false(minisig_secret_parse(str_of(locked_key), STR("Lobby"), &k, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    assert_non_null(strstr(err.msg, "password"));
}

/* 1 GiB is asked for where 256 MiB are free: the machine is to blame, not the password. */
static void
too_little_memory(void **state)
{
    (void)state;
    struct minisig_secret k;
    struct err err = {0};
    struct rlimit before, now;
    unsigned long pages = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    assert_non_null(f);
    assert_int_equal(fscanf(f, "%lu", &pages), 1);
    fclose(f);
    assert_int_equal(getrlimit(RLIMIT_AS, &before), 0);
    now = before;
    now.rlim_cur = pages * (unsigned long)sysconf(_SC_PAGESIZE) + (256UL << 20);
    assert_int_equal(setrlimit(RLIMIT_AS, &now), 0);
    bool good = minisig_secret_parse(str_of(locked_key), STR("lobby"), &k, &err);
    assert_int_equal(setrlimit(RLIMIT_AS, &before), 0);
    assert_false(good);
    assert_int_equal(err.kind, ERR_ENV);
    assert_non_null(strstr(err.msg, "1024 MiB"));
}

static void
new_keys(void **state)
{
    (void)state;
    static const char *const passwords[] = {"", "कुंजी 1"};
    for (size_t i = 0; i < ARRAY_LEN(passwords); i++) {
        struct minisig_public pub;
        struct minisig_secret k, again;
        struct buf b = {0}, sig = {0};
        struct err err;
        minisig_generate(&pub, &k);
        assert_true(minisig_secret_write(&k, str_of(passwords[i]), &b, &err));
        assert_int_equal(minisig_secret_is_locked(buf_str(&b)), i);
        secret_of(b.p, passwords[i], &again);
        assert_memory_equal(&again, &k, sizeof k);
        minisig_sign(&again, MESSAGE, STR(""), &sig);
        assert_true(verifies(buf_str(&sig), &pub, MESSAGE));
        minisig_forget(&k);
        minisig_forget(&again);
        for (size_t at = 0; at < sizeof k; at++)
            assert_int_equal(((const uint8_t *)&k)[at], 0);
        buf_free(&b);
        buf_free(&sig);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids),
        cmocka_unit_test(public_keys),
        cmocka_unit_test(public_keys_go_out_as_they_came),
        cmocka_unit_test(long_comments),
        cmocka_unit_test(signatures_of_minisign),
        cmocka_unit_test(the_id_must_fit),
        cmocka_unit_test(flipped_bits),
        cmocka_unit_test(truncations),
        cmocka_unit_test(odd_signature_files),
        cmocka_unit_test(signs_as_minisign),
        cmocka_unit_test(odd_secret_files),
        cmocka_unit_test(a_wrong_password),
        cmocka_unit_test(too_little_memory),
        cmocka_unit_test(new_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
