/* What a bundle says of itself: read strictly, written so that it reads back the same, and every
 * way to say it wrongly refused. */
#include "registry/bundle/manifest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define HASH_16 "00112233445566778899aabbccddeeff"
#define HASH    HASH_16 HASH_16 HASH_16 HASH_16
#define KEY     "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
#define LIST    "{\"name\":\"registry.db\",\"size\":4096,\"blake2b\":\"" HASH "\"}"
#define FULL    "{\"name\":\"registry.db.zst\",\"size\":100,\"blake2b\":\"" HASH "\"}"
#define DELTA(from)                                                                                \
    "{\"name\":\"delta-" #from ".zst\",\"size\":9,\"blake2b\":\"" HASH "\",\"from\":" #from        \
    ",\"base_blake2b\":\"" HASH "\"}"
#define FILES "\"files\":[" FULL "," DELTA(124) "," DELTA(9) "]"

static const char whole[] =
    "{\"format\":1,\"product\":\"satark-list\",\"discom\":\"kesco\",\"serial\":125,"
    "\"made_at\":1795285800,\"stale_after_days\":30,\"min_version\":\"0.1.0\",\"list\":" LIST "," FILES
    ",\"keys\":{\"add\":[\"" KEY "\"],\"retire\":[\"E7620F1842B4E81E\",\"1F\"]}}";

/* `whole` with its first `find` replaced. */
static char *
changed(const char *find, const char *put)
{
    const char *at = strstr(whole, find);
    if (!at)
        fail_msg("the test looks for what is not there: %s", find);
    char *out = malloc(sizeof whole + strlen(put));
    assert_non_null(out);
    sprintf(out, "%.*s%s%s", (int)(at - whole), whole, put, at + strlen(find));
    return out;
}

static const struct {
    const char *why, *find, *put, *says;
} refused[] = {
    {"not JSON", "\"format\":1,", "\"format\":1", "is no JSON object"},
    {"a comma too many", "}}", "},}", "is no JSON object"},
    {"something behind it", "}}", "}} x", "is no JSON object"},
    {"a second object behind it", "}}", "}}{}", "is no JSON object"},
    {"JSON5 is none", "\"format\"", "format", "is no JSON object"},
    {"another product", "satark-list", "satark-lisp", "product: expected satark-list"},
    {"product in capitals", "satark-list", "Satark-list", "product: expected satark-list"},
    {"no product", "\"product\":\"satark-list\",", "", "one member “product”, found 0"},
    {"a format that is no number", "\"format\":1", "\"format\":\"1\"", "format: expected a whole"},
    {"format 0", "\"format\":1", "\"format\":0", "format: expected a number from 1"},
    {"no format", "\"format\":1,", "", "one member “format”, found 0"},
    {"two formats", "\"format\":1", "\"format\":1,\"format\":1", "“format”, found 2"},
    {"a second serial", "\"serial\":125", "\"serial\":125,\"serial\":126", "“serial”, found 2"},
    {"a second serial, its name escaped", "\"serial\":125",
     "\"serial\":125,\"\\u0073erial\":126", "“serial”, found 2"},
    {"no serial", "\"serial\":125,", "", "one member “serial”, found 0"},
    {"serial 0", "\"serial\":125", "\"serial\":0", "serial: expected a number"},
    {"a serial below 0", "\"serial\":125", "\"serial\":-125", "serial: expected a number"},
    {"a serial beyond 32 bits", "\"serial\":125", "\"serial\":4294967296", "serial: expected"},
    {"a serial beyond 64 bits", "\"serial\":125", "\"serial\":18446744073709551741",
     "serial: expected a whole number"},
    {"a serial with a point", "\"serial\":125", "\"serial\":125.0", "serial: expected a whole"},
    {"a serial with an exponent", "\"serial\":125", "\"serial\":125e0", "serial: expected a whole"},
    {"a serial in quotes", "\"serial\":125", "\"serial\":\"125\"", "serial: expected a whole"},
    {"a serial that is true", "\"serial\":125", "\"serial\":true", "serial: expected a whole"},
    {"a serial that is null", "\"serial\":125", "\"serial\":null", "serial: expected a whole"},
    {"a serial in an array", "\"serial\":125", "\"serial\":[125]", "serial: expected a whole"},
    {"made before there was a Satark", "1795285800", "1", "made_at: expected"},
    {"made in milliseconds", "1795285800", "1795285800000", "made_at: expected"},
    {"stale at once", "days\":30", "days\":0", "stale_after_days: expected a number from 1"},
    {"never stale", "days\":30", "days\":3651", "stale_after_days: expected a number from 1"},
    {"a DISCOM in capitals", "kesco", "KESCO", "discom: expected a DISCOM's id"},
    {"a DISCOM of no letters", "\"kesco\"", "\"\"", "discom: expected a DISCOM's id"},
    {"a DISCOM too long", "kesco", "kesco-kesco-kesco", "discom: expected a DISCOM's id"},
    {"a DISCOM with a NUL", "kesco", "kesco\\u0000x", "holds a NUL"},
    {"a DISCOM with a path", "kesco", "../kesco", "discom: expected a DISCOM's id"},
    {"a version with a letter", "\"0.1.0\"", "\"0.1.0a\"", "min_version: expected a version"},
    {"a version without a number", "\"0.1.0\"", "\"\"", "min_version: expected a version"},
    {"a version with an empty part", "\"0.1.0\"", "\"0..1\"", "min_version: expected a version"},
    {"a version that ends in a point", "\"0.1.0\"", "\"0.1.\"", "min_version: expected a version"},
    {"a version that is a number", "\"0.1.0\"", "0.1", "min_version: expected a text"},
    {"a version of five parts", "\"0.1.0\"", "\"0.1.0.0.0\"", "min_version: expected a version"},
    {"no list", "\"list\":" LIST ",", "", "one member “list”, found 0"},
    {"a list of another name", "\"registry.db\"", "\"office.db\"", "list.name: expected registry.db"},
    {"a list in a folder", "\"registry.db\"", "\"./registry.db\"", "list.name: expected"},
    {"an empty list", "4096", "0", "list.size: expected a number from 1"},
    {"a list too large", "4096", "4294967297", "list.size: expected a number from 1"},
    {"two sizes", "\"size\":4096", "\"size\":4096,\"size\":4096", "list: expected one member “size”"},
    {"two lists", "\"files\"", "\"list\":" LIST ",\"files\"", "“list”, found 2"},
    {"a hash too short", "\"blake2b\":\"00", "\"blake2b\":\"0", "blake2b: expected 128 digits"},
    {"a hash too long", "\"blake2b\":\"00", "\"blake2b\":\"000", "blake2b: expected 128 digits"},
    {"a hash in capitals", "aabbcc", "AABBCC", "blake2b: expected 128 digits"},
    {"a hash with a letter g", "aabbcc", "aagbcc", "blake2b: expected 128 digits"},
    {"no files", FILES ",", "", "one member “files”, found 0"},
    {"an empty array of files", FILES, "\"files\":[]", "registry.db.zst among them"},
    {"files that are no array", FILES, "\"files\":" FULL, "files: expected an array"},
    {"a file that is no object", FILES, "\"files\":[1]", "files.0: expected an object"},
    {"no full list", FULL ",", "", "registry.db.zst among them"},
    {"the full list twice", FULL ",", FULL "," FULL ",", "files.1.name: expected each file once"},
    {"an empty full list", "\"size\":100", "\"size\":0", "files.0.size: expected"},
    {"a file of another name", FULL, FULL ",{\"name\":\"x.zst\",\"from\":3}",
     "files.1.name: expected registry.db.zst or delta-3.zst"},
    {"a file out of the folder", "\"delta-124.zst\"", "\"../delta-124.zst\"", "files.1.name: expected"},
    {"a file with a NUL", "\"delta-124.zst\"", "\"delta-124.zst\\u0000\"", "holds a NUL"},
    {"a delta named for another serial", "delta-124.zst", "delta-123.zst", "files.1.name: expected"},
    {"a delta with a leading nought", "delta-124.zst", "delta-0124.zst", "files.1.name: expected"},
    {"a delta twice", DELTA(9), DELTA(124), "files.2.name: expected each file once"},
    {"a delta from nowhere", "\"from\":124,", "", "one member “from”, found 0"},
    {"a delta from list 0", DELTA(9), DELTA(0), "files.2.from: expected a number from 1"},
    {"a delta from itself", DELTA(9), DELTA(125), "deltas from a serial below 125"},
    {"a delta from a later list", DELTA(9), DELTA(126), "deltas from a serial below 125"},
    {"a delta without its base's hash", ",\"base_blake2b\":\"" HASH "\"}," , "},",
     "one member “base_blake2b”, found 0"},
    {"nine deltas", DELTA(9),
     DELTA(1) "," DELTA(2) "," DELTA(3) "," DELTA(4) "," DELTA(5) "," DELTA(6) "," DELTA(7) ","
     DELTA(8), "files.9: expected at most 8 deltas"},
    {"a reset to a floor below", "\"keys\"", "\"reset_floor\":125,\"keys\"",
     "reset_floor: expected a number from 126"},
    {"two resets", "\"keys\"", "\"reset_floor\":900,\"reset_floor\":900,\"keys\"",
     "“reset_floor”, found 2"},
    {"a reset that is null", "\"keys\"", "\"reset_floor\":null,\"keys\"", "reset_floor: expected"},
    {"keys that are no object", "\"keys\":{", "\"keys\":1,\"x\":{", "keys: expected an object"},
    {"nothing to add", "\"add\":[\"" KEY "\"],", "", "one member “add”, found 0"},
    {"nothing to retire", ",\"retire\":[\"E7620F1842B4E81E\",\"1F\"]", "", "“retire”, found 0"},
    {"a key of another kind", KEY, "RUQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3",
     "keys.add.0: expected a public key"},
    {"half a key", KEY, "RWQf6LRCGA9i53mlYecO4IzT51TG", "keys.add.0: expected a public key"},
    {"a key with a line end", KEY, KEY "\\n", "keys.add.0: expected a public key"},
    {"a key twice", "\"" KEY "\"", "\"" KEY "\",\"" KEY "\"", "keys.add.1: expected each key once"},
    {"a key that is a number", "\"" KEY "\"", "17", "keys.add.0: expected a public key"},
    {"an id in small letters", "E7620F1842B4E81E", "e7620f1842b4e81e", "keys.retire.0: expected"},
    {"an id with a leading nought", "\"1F\"", "\"01F\"", "keys.retire.1: expected a key's id"},
    {"an id that is empty", "\"1F\"", "\"\"", "keys.retire.1: expected a key's id"},
    {"an id twice", "\"1F\"", "\"E7620F1842B4E81E\"", "keys.retire.1: expected each key once"},
    {"added and retired", "E7620F1842B4E81E", "E7620F1842B4E81F", "not both"},
};

static void
test_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
        struct manifest m;
        struct err err = {0};
        bool newer;
        char *text = changed(refused[i].find, refused[i].put);
        if (manifest_parse(str_of(text), &m, &newer, &err))
            fail_msg("%s: taken", refused[i].why);
        if (err.kind != ERR_INPUT || newer || !strstr(err.msg, refused[i].says))
            fail_msg("%s: “%s” is not in: %s", refused[i].why, refused[i].says, err.msg);
        free(text);
    }
}

/* What no C string holds. */
static void
test_odd_bytes(void **state)
{
    (void)state;
    struct manifest m;
    struct err err = {0};
    bool newer;
    size_t n = sizeof whole - 1;
    char *big = malloc(MANIFEST_MAX + 2);
    assert_non_null(big);

    assert_false(manifest_parse(STR(""), &m, &newer, &err));
    assert_false(manifest_parse(STR("[]"), &m, &newer, &err));
    assert_false(manifest_parse(STR("7"), &m, &newer, &err));
    for (size_t cut = 0; cut < n; cut++)
        if (manifest_parse((struct str){whole, cut}, &m, &newer, &err))
            fail_msg("cut after %zu bytes: taken", cut);
    if (manifest_parse((struct str){whole, n + 1}, &m, &newer, &err))
        fail_msg("a NUL behind it, where SQLite stops reading: taken");

    memset(big, ' ', MANIFEST_MAX + 2);
    memcpy(big, whole, n);
    assert_true(manifest_parse((struct str){big, MANIFEST_MAX}, &m, &newer, &err));
    assert_false(manifest_parse((struct str){big, MANIFEST_MAX + 1}, &m, &newer, &err));
    assert_non_null(strstr(err.msg, "expected at most 65536"));
    memset(big, '[', MANIFEST_MAX);
    assert_false(manifest_parse((struct str){big, MANIFEST_MAX}, &m, &newer, &err));
    free(big);
}

/* ---- what is taken ---- */

static const struct {
    const char *why, *find, *put;
} taken[] = {
    {"as it is", "kesco", "kesco"},
    {"a backslash before u0000", "\"serial\"", "\"later\":\"\\\\u0000\",\"serial\""},
    {"a member that a later one may have", "\"serial\"", "\"later\":{\"serial\":[1,2]},\"serial\""},
    {"no keys", ",\"keys\":{\"add\":[\"" KEY "\"],\"retire\":[\"E7620F1842B4E81E\",\"1F\"]}", ""},
    {"keys of which there are none", "\"" KEY "\"],\"retire\":[\"E7620F1842B4E81E\",\"1F\"]",
     "],\"retire\":[]"},
    {"no deltas", "," DELTA(124) "," DELTA(9), ""},
    {"a delta before the full list", FULL "," DELTA(124), DELTA(124) "," FULL},
    {"a reset, with a delta from a later list", DELTA(9) "]", DELTA(901) "],\"reset_floor\":900"},
    {"the largest serial", "\"serial\":125", "\"serial\":4294967295"},
    {"escapes", "kesco", "\\u006besco"},
};

static void
test_reads_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(taken); i++) {
        struct manifest first, second;
        struct err err = {0};
        struct buf out = {0}, again = {0};
        bool newer;
        char *text = changed(taken[i].find, taken[i].put);
        if (!manifest_parse(str_of(text), &first, &newer, &err))
            fail_msg("%s: %s", taken[i].why, err.msg);
        manifest_write(&first, &out);
        if (!manifest_parse(buf_str(&out), &second, &newer, &err))
            fail_msg("%s: written and %s", taken[i].why, err.msg);
        if (memcmp(&first, &second, sizeof first) != 0)
            fail_msg("%s: came back otherwise: %s", taken[i].why, out.p);
        manifest_write(&second, &again);
        assert_true(str_eq(buf_str(&out), buf_str(&again)));
        buf_free(&out);
        buf_free(&again);
        free(text);
    }
}

static void
test_values(void **state)
{
    (void)state;
    struct manifest m;
    struct err err = {0};
    bool newer;
    assert_true(manifest_parse(str_of(whole), &m, &newer, &err));
    assert_string_equal(m.discom, "kesco");
    assert_int_equal(m.serial, 125);
    assert_int_equal(m.made_at, 1795285800);
    assert_int_equal(m.stale_days, 30);
    assert_string_equal(m.min_version, "0.1.0");
    assert_string_equal(m.list.name, "registry.db");
    assert_int_equal(m.list.size, 4096);
    assert_int_equal(m.list.hash[1], 0x11);
    assert_int_equal(m.list.hash[HASH_BYTES - 1], 0xff);
    assert_string_equal(m.full.name, MANIFEST_FULL);
    assert_int_equal(m.full.size, 100);
    assert_int_equal(m.n_deltas, 2);
    assert_string_equal(m.deltas[1].file.name, "delta-9.zst");
    assert_int_equal(m.deltas[1].from, 9);
    assert_int_equal(m.deltas[1].base[2], 0x22);
    assert_int_equal(m.reset_floor, 0);
    assert_int_equal(m.n_add, 1);
    assert_int_equal(m.n_retire, 2);
    assert_int_equal(m.retire[1][0], 0x1f);
}

static void
test_newer(void **state)
{
    (void)state;
    struct manifest m;
    struct err err = {0};
    bool newer;
    char *text = changed("\"format\":1", "\"format\":2");
    assert_false(manifest_parse(str_of(text), &m, &newer, &err));
    assert_true(newer);
    assert_string_equal(m.min_version, "0.1.0"); /* what to say is needed */
    assert_non_null(strstr(err.msg, "update Satark"));
    free(text);
    assert_false(manifest_parse(STR("{\"format\":2,\"product\":\"x\"}"), &m, &newer, &err));
    assert_false(newer);
}

/* The form is part of the contract: people read it, other tools too. */
static void
test_form(void **state)
{
    (void)state;
    static const char wanted[] = "{\n"
                                 "  \"format\": 1,\n"
                                 "  \"product\": \"satark-list\",\n"
                                 "  \"discom\": \"kesco\",\n"
                                 "  \"serial\": 125,\n"
                                 "  \"made_at\": 1795285800,\n"
                                 "  \"stale_after_days\": 30,\n"
                                 "  \"min_version\": \"0.1.0\",\n"
                                 "  \"list\": {\n"
                                 "    \"name\": \"registry.db\",\n"
                                 "    \"size\": 4096,\n"
                                 "    \"blake2b\": \"" HASH "\"\n"
                                 "  },\n"
                                 "  \"files\": [\n"
                                 "    {\n"
                                 "      \"name\": \"registry.db.zst\",\n";
    struct manifest m;
    struct err err = {0};
    struct buf out = {0};
    bool newer;
    assert_true(manifest_parse(str_of(whole), &m, &newer, &err));
    manifest_write(&m, &out);
    assert_true(str_starts(buf_str(&out), wanted));
    assert_true(str_ends(buf_str(&out), "    \"retire\": [\n"
                                        "      \"E7620F1842B4E81E\",\n"
                                        "      \"1F\"\n"
                                        "    ]\n"
                                        "  }\n"
                                        "}\n"));
    buf_free(&out);
}

static const struct {
    const char *why, *a, *b;
    bool good;
    int order;
} versions[] = {
    {"the same", "0.1.0", "0.1.0", true, 0},
    {"as numbers, not as text", "0.9.10", "0.9.2", true, 1},
    {"the first part counts most", "1.0.0", "0.9.9", true, 1},
    {"lower", "0.1.0", "0.1.1", true, -1},
    {"what is not there is nought", "0.1", "0.1.0", true, 0},
    {"a part more", "0.1", "0.1.0.1", true, -1},
    {"leading noughts", "0.01", "0.1", true, 0},
    {"a letter", "0.1", "0.1b", false, 0},
    {"empty", "", "0.1", false, 0},
    {"a sign", "-1", "0.1", false, 0},
    {"a number too long", "0.1", "0.1234567890", false, 0},
};

static void
test_versions(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(versions); i++) {
        int order = 7, back = 7;
        struct str a = str_of(versions[i].a), b = str_of(versions[i].b);
        bool good = version_compare(a, b, &order);
        if (good != versions[i].good || version_compare(b, a, &back) != good)
            fail_msg("%s", versions[i].why);
        if (good && (order != versions[i].order || back != -order))
            fail_msg("%s: %d, %d", versions[i].why, order, back);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refused),    cmocka_unit_test(test_odd_bytes),
        cmocka_unit_test(test_reads_back), cmocka_unit_test(test_values),
        cmocka_unit_test(test_newer),      cmocka_unit_test(test_form),
        cmocka_unit_test(test_versions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
