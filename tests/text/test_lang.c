/* Catalogues, sound and damaged; sentences with styles and arguments; dates and times. */
#include "text/lang.h"

#include "base/clock.h"
#include "text/mo.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* STR is no constant for a static table. */
#define BYTES(z)           \
    {                      \
        (z), sizeof(z) - 1 \
    }

struct message {
    const char *id, *text;
};

/* Sorted by id, as msgfmt does. */
static const struct message messages[] = {
    {"", "Language: hi\n"},
    {"a", "plain"},
    {"arg", "नंबर {number} देखें"},
    {"braces", "{ {} {number {a b} {none} }{number}{number}"},
    {"raw", "a\x02"
            "b"},
    {"style", "<b>bold</b> <m>mark</m> <y>yellow</y> <i>no</i> < b> <b"},
    {"style.arg", "<b>{number}</b>"},
};

enum { COUNT = ARRAY_LEN(messages), HEADER = 28, MO_MAX = 1024 };

static void
put_number(char *at, uint32_t value, bool swapped)
{
    for (int i = 0; i < 4; i++)
        at[i] = (char)(value >> 8 * (swapped ? 3 - i : i));
}

/* The messages as a catalogue; returns its size. */
static size_t
make_mo(char out[static MO_MAX], bool swapped)
{
    const uint32_t head[] = {0x950412DE, 0, COUNT, HEADER, HEADER + 8 * COUNT, 0, 0};
    size_t at = HEADER + 16 * COUNT;
    memset(out, 0, MO_MAX);
    for (size_t i = 0; i < ARRAY_LEN(head); i++)
        put_number(out + 4 * i, head[i], swapped);
    for (size_t table = 0; table < 2; table++) {
        for (size_t i = 0; i < COUNT; i++) {
            const char *z = table ? messages[i].text : messages[i].id;
            char *entry = out + HEADER + 8 * (table * COUNT + i);
            put_number(entry, (uint32_t)strlen(z), swapped);
            put_number(entry + 4, (uint32_t)at, swapped);
            memcpy(out + at, z, strlen(z) + 1);
            at += strlen(z) + 1;
        }
    }
    return at;
}

static void
test_mo_sound(void **state)
{
    (void)state;
    for (int swapped = 0; swapped < 2; swapped++) {
        char bytes[MO_MAX];
        struct str s = {bytes, make_mo(bytes, swapped)}, text;
        struct mo m;
        const char *why;
        assert_true(mo_parse(s, &m, &why));
        for (size_t i = 1; i < COUNT; i++) {
            assert_true(mo_find(&m, str_of(messages[i].id), &text));
            assert_true(str_eq(text, str_of(messages[i].text)));
        }
        assert_false(mo_find(&m, STR(""), &text));
        assert_false(mo_find(&m, STR("ar"), &text));
        assert_false(mo_find(&m, STR("argu"), &text));
        assert_false(mo_find(&m, STR("zzz"), &text));
    }
}

struct damage {
    const char *why;
    size_t at;
    uint32_t value;
    const char *reason;
};

static const struct damage damages[] = {
    {"another file", 0, 0x04034B50, "is not a message catalogue"},
    {"a version to come", 4, 2u << 16, "is of a version this programme does not know"},
    {"more messages than the file has room for", 8, 0xFFFFFFFF, "is cut short"},
    {"one message more", 8, 1000, "is cut short"},
    {"the ids beyond the end", 12, 0xFFFFFFF0, "is cut short"},
    {"the texts beyond the end", 16, MO_MAX, "is cut short"},
    {"an id longer than the file", HEADER + 8, 0xFFFFFFFF, "is cut short"},
    {"an id without its NUL", HEADER + 8, 2, "is cut short"},
    {"an id beyond the end", HEADER + 12, 0xFFFFFFFF, "is cut short"},
    {"a text longer than the file", HEADER + 8 * COUNT, 0x7FFFFFFF, "is cut short"},
    {"a text beyond the end", HEADER + 8 * COUNT + 4, 0x7FFFFFFF, "is cut short"},
    {"ids out of order", HEADER + 8 * 2, 0, "is not sorted"},
};

static void
test_mo_damaged(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(damages); i++) {
        char bytes[MO_MAX];
        struct str s = {bytes, make_mo(bytes, false)};
        struct mo m;
        const char *why;
        put_number(bytes + damages[i].at, damages[i].value, false);
        if (strcmp(damages[i].reason, "is not sorted") == 0) /* an empty id needs its NUL */
            put_number(bytes + damages[i].at + 4, (uint32_t)s.n - 1, false);
        if (mo_parse(s, &m, &why))
            fail_msg("%s: taken for sound", damages[i].why);
        assert_string_equal(why, damages[i].reason);
    }
}

/* Every beginning of a catalogue is refused, from a block of exactly its size. */
static void
test_mo_cut(void **state)
{
    char whole[MO_MAX];
    size_t size = make_mo(whole, false);
    (void)state;
    for (size_t n = 0; n < size; n++) {
        char *bytes = malloc(n ? n : 1);
        struct mo m;
        const char *why;
        assert_non_null(bytes);
        memcpy(bytes, whole, n);
        assert_false(mo_parse((struct str){bytes, n}, &m, &why));
        free(bytes);
    }
}

/* Whatever one byte is changed to, looking up stays inside. */
static void
test_mo_flipped(void **state)
{
    char whole[MO_MAX];
    size_t size = make_mo(whole, false), sound = 0;
    char *bytes = malloc(size);
    (void)state;
    assert_non_null(bytes);
    for (size_t i = 0; i < size * 8; i++) {
        struct mo m;
        const char *why;
        struct str text;
        memcpy(bytes, whole, size);
        bytes[i / 8] = (char)(bytes[i / 8] ^ 1 << i % 8);
        if (!mo_parse((struct str){bytes, size}, &m, &why))
            continue;
        sound++;
        for (size_t k = 0; k < COUNT; k++)
            if (mo_find(&m, str_of(messages[k].id), &text))
                assert_true(text.p >= bytes && text.p + text.n < bytes + size);
    }
    assert_in_range(sound, 1, size * 8 - 1);
    free(bytes);
}

/* A folder with lang/hi.mo of the given bytes. */
static void
write_catalogue(char folder[static 64], const char *bytes, size_t n)
{
    char path[128];
    strcpy(folder, "/tmp/satark-lang-XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/lang", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/lang/hi.mo", folder);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
}

static void
remove_catalogue(const char *folder)
{
    char path[128];
    snprintf(path, sizeof path, "%s/lang/hi.mo", folder);
    assert_int_equal(unlink(path), 0);
    snprintf(path, sizeof path, "%s/lang", folder);
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

static void
test_open_errors(void **state)
{
    char bytes[MO_MAX], folder[64];
    struct lang *l = NULL;
    struct err err = {0};
    (void)state;
    assert_false(lang_open(STR("/nowhere"), "hi", &l, &err));
    assert_int_equal(err.kind, ERR_ENV);
    assert_non_null(strstr(err.msg, "/nowhere/lang/hi.mo"));
    assert_false(lang_open(STR("/nowhere"), "../hi", &l, &err));
    assert_int_equal(err.kind, ERR_INPUT);
    write_catalogue(folder, bytes, make_mo(bytes, false) - 1);
    assert_false(lang_open(str_of(folder), "hi", &l, &err));
    assert_int_equal(err.kind, ERR_ENV);
    assert_non_null(strstr(err.msg, "lang/hi.mo: the file is cut short"));
    remove_catalogue(folder);
    write_catalogue(folder, "", 0);
    assert_false(lang_open(str_of(folder), "hi", &l, &err));
    remove_catalogue(folder);
    assert_null(l);
}

struct sentence {
    const char *why, *id;
    struct str number; /* the argument "number" */
    const char *styled, *plain;
};

static const struct sentence sentences[] = {
    {"plain", "a", BYTES("1"), "plain", "plain"},
    {"an id nobody wrote", "no.such", BYTES("1"), "no.such", "no.such"},
    {"an argument", "arg", BYTES("1912"), "नंबर 1912 देखें", "नंबर 1912 देखें"},
    {"an empty argument", "arg", BYTES(""), "नंबर  देखें", "नंबर  देखें"},
    {"braces that name nothing", "braces", BYTES("1"), "{ {} {number {a b} {none} }11",
     "{ {} {number {a b} {none} }11"},
    {"styles", "style", BYTES("1"),
     "\x02"
     "bold\x01 \x03mark\x01 \x04yellow\x01 <i>no</i> < b> <b",
     "bold mark yellow <i>no</i> < b> <b"},
    {"tags and braces in an argument are text", "style.arg", BYTES("<b>{number}</b>"),
     "\x02<b>{number}</b>\x01", "<b>{number}</b>"},
    {"an argument sets no style", "style.arg",
     BYTES("a\x01\x02\x03\x04\0\x1B\x7F"
           "b"),
     "\x02"
     "ab\x01",
     "ab"},
    {"an argument keeps its line ends", "arg", BYTES("1\n2"), "नंबर 1\n2 देखें", "नंबर 1\n2 देखें"},
    {"a sentence sets styles by tags only", "raw", BYTES(""), "ab", "ab"},
};

static void
test_format(void **state)
{
    char bytes[MO_MAX], folder[64];
    struct lang *l;
    struct err err;
    (void)state;
    write_catalogue(folder, bytes, make_mo(bytes, false));
    assert_true(lang_open(str_of(folder), "hi", &l, &err));
    assert_string_equal(lang_code(l), "hi");
    assert_true(lang_has(l, "style"));
    assert_false(lang_has(l, "styles"));
    assert_true(str_eq(lang_get(l, "style.arg"), STR("<b>{number}</b>")));
    for (size_t i = 0; i < ARRAY_LEN(sentences); i++) {
        struct arena a = {0};
        struct lang_arg args[] = {{"numb", STR("wrong")}, {"number", sentences[i].number}};
        struct str got = lang_format(l, &a, sentences[i].id, args, ARRAY_LEN(args));
        if (!str_eq(got, str_of(sentences[i].styled)))
            fail_msg("%s: got “%.*s”", sentences[i].why, (int)got.n, got.p);
        got = lang_plain(&a, got);
        if (!str_eq(got, str_of(sentences[i].plain)))
            fail_msg("%s: plain is “%.*s”", sentences[i].why, (int)got.n, got.p);
        arena_wipe(&a);
    }
    lang_close(l);
    remove_catalogue(folder);
}

static struct lang *
open_real(const char *code)
{
    struct arena a = {0};
    struct lang *l;
    struct err err;
    const char *assets = getenv("SATARK_ASSETS");
    assert_non_null(assets);
    if (!lang_open(str_of(assets), code, &l, &err))
        fail_msg("%s", err.msg);
    arena_wipe(&a);
    return l;
}

struct date_row {
    const char *date;
    const char *full_hi, *day_hi, *full_en, *day_en;
};

static const struct date_row dates[] = {
    {"2026-11-22", "22 नवम्बर 2026", "रविवार, 22 नवम्बर", "22 November 2026", "Sunday, 22 November"},
    {"2027-01-01", "1 जनवरी 2027", "शुक्रवार, 1 जनवरी", "1 January 2027", "Friday, 1 January"},
    {"2028-02-29", "29 फ़रवरी 2028", "मंगलवार, 29 फ़रवरी", "29 February 2028", "Tuesday, 29 February"},
    {"2026-12-31", "31 दिसम्बर 2026", "गुरुवार, 31 दिसम्बर", "31 December 2026",
     "Thursday, 31 December"},
};

struct time_row {
    const char *why;
    int minute;
    const char *hi, *en;
};

static const struct time_row times[] = {
    {"midnight", 0, "रात 12 बजे", "12 am"},
    {"the end of a day", 24 * 60, "रात 12 बजे", "12 am"},
    {"a minute past midnight", 1, "रात 12:01 बजे", "12:01 am"},
    {"the last minute of the night", 3 * 60 + 59, "रात 3:59 बजे", "3:59 am"},
    {"the first hour of the morning", 4 * 60, "सुबह 4 बजे", "4 am"},
    {"morning", 10 * 60 + 15, "सुबह 10:15 बजे", "10:15 am"},
    {"before noon", 11 * 60 + 59, "सुबह 11:59 बजे", "11:59 am"},
    {"noon", 12 * 60, "दोपहर 12 बजे", "12 pm"},
    {"afternoon", 15 * 60 + 5, "दोपहर 3:05 बजे", "3:05 pm"},
    {"the first hour of the evening", 16 * 60, "शाम 4 बजे", "4 pm"},
    {"evening", 19 * 60 + 59, "शाम 7:59 बजे", "7:59 pm"},
    {"the first hour of the night", 20 * 60, "रात 8 बजे", "8 pm"},
    {"night", 21 * 60 + 30, "रात 9:30 बजे", "9:30 pm"},
    {"the last minute of the day", 23 * 60 + 59, "रात 11:59 बजे", "11:59 pm"},
};

static void
assert_says(struct str got, const char *want)
{
    if (!str_eq(got, str_of(want)))
        fail_msg("got “%.*s”, not “%s”", (int)got.n, got.p, want);
}

static void
test_dates_and_times(void **state)
{
    struct lang *hi = open_real("hi"), *en = open_real("en");
    struct arena a = {0};
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(dates); i++) {
        struct civil c;
        assert_true(civil_parse(str_of(dates[i].date), &c));
        assert_says(lang_date(hi, &a, c), dates[i].full_hi);
        assert_says(lang_day(hi, &a, c), dates[i].day_hi);
        assert_says(lang_date(en, &a, c), dates[i].full_en);
        assert_says(lang_day(en, &a, c), dates[i].day_en);
    }
    for (size_t i = 0; i < ARRAY_LEN(times); i++) {
        assert_says(lang_time(hi, &a, times[i].minute), times[i].hi);
        assert_says(lang_time(en, &a, times[i].minute), times[i].en);
    }
    arena_wipe(&a);
    lang_close(hi);
    lang_close(en);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mo_sound),        cmocka_unit_test(test_mo_damaged),
        cmocka_unit_test(test_mo_cut),          cmocka_unit_test(test_mo_flipped),
        cmocka_unit_test(test_open_errors),     cmocka_unit_test(test_format),
        cmocka_unit_test(test_dates_and_times),
    };
    return cmocka_run_group_tests_name("lang", tests, NULL, NULL);
}
