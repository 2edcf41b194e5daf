/* A sheet as LibreOffice writes it in one file: what its cells hold, wherever it was made. */
#include "base/flat_sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>
#include <stdlib.h>

#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define TEXT(t) "<table:table-cell office:value-type=\"string\"><text:p>" t "</text:p></table:table-cell>"
#define CELL(type, value, shown)                                                     \
    "<table:table-cell office:value-type=\"" type "\" office:" value "><text:p>" shown \
    "</text:p></table:table-cell>"
#define DATE(value, shown) CELL("date", "date-value=\"" value "\"", shown)
#define TIME(value, shown) CELL("time", "time-value=\"" value "\"", shown)
#define NUMBER(value, shown) CELL("float", "value=\"" value "\"", shown)

/* The content of one table. */
static const struct {
    const char *why, *in, *out;
} rows[] = {
    {"text", ROW(TEXT("ठग") TEXT("a")), "\"ठग\",\"a\"\n"},
    {"a comma, a quote", ROW(TEXT("a, &quot;b&quot;")), "\"a, \"\"b\"\"\"\n"},
    {"no markup", ROW(TEXT("a&lt;b&gt; &amp;amp; &#2336;&#x920;")), "\"a<b> &amp; ठठ\"\n"},
    {"what is no character", ROW(TEXT("a&#0;&#xD800;&#x110000;&#99999999999999;&nope;&b")),
     "\"a&b\"\n"},
    {"spans, spaces, breaks",
     ROW(TEXT("<text:span a=\"1>2\">b</text:span>i<text:s text:c=\"2\"/>j<text:s/>k<text:tab/>l"
              "<text:line-break/>m</text:p><text:p>n")),
     "\"bi  j k l\nm\nn\"\n"},
    {"the month first, as it is shown", ROW(DATE("2026-12-11", "12/11/26")), "\"2026-12-11\"\n"},
    {"the day first, as it is shown", ROW(DATE("2026-12-11", "11.12.2026")), "\"2026-12-11\"\n"},
    {"a day and a time", ROW(DATE("2026-12-11T09:30:00", "x")), "\"2026-12-11T09:30\"\n"},
    {"with seconds", ROW(DATE("2026-12-11T09:30:15", "x")), "\"2026-12-11T09:30:15\"\n"},
    {"a little before", ROW(DATE("2026-12-31T23:59:59.999999", "x")), "\"2027-01-01T00:00\"\n"},
    {"a little after", ROW(DATE("2026-12-11T09:30:00.0000001", "x")), "\"2026-12-11T09:30\"\n"},
    {"no day", ROW(DATE("2026-13-11", "as shown")), "\"as shown\"\n"},
    {"a year that is none", ROW(DATE("-0044-03-15", "as shown")), "\"as shown\"\n"},
    {"a time", ROW(TIME("PT09H30M00S", "9:30 AM")), "\"09:30\"\n"},
    {"a little before the hour", ROW(TIME("PT09H59M59.9999999S", "x")), "\"10:00\"\n"},
    {"with seconds", ROW(TIME("PT00H00M07S", "x")), "\"00:00:07\"\n"},
    {"more than a day", ROW(TIME("PT36H00M00S", "x")), "\"36:00\"\n"},
    {"no time", ROW(TIME("PTxH", "as shown")), "\"as shown\"\n"},
    {"a number in groups", ROW(NUMBER("18001800440", "1,80,01,80,0440")), "\"18001800440\"\n"},
    {"a number cut short", ROW(NUMBER("18001800440", "1.8E+10")), "\"18001800440\"\n"},
    {"a number that is a name", ROW(NUMBER("7", "007")), "\"007\"\n"},
    {"nought", ROW(NUMBER("0", "0")), "\"0\"\n"},
    {"per cent as shown", ROW(CELL("percentage", "value=\"0.5\"", "50%")), "\"50%\"\n"},
    {"empty cells between", ROW("<table:table-cell/>" TEXT("a")
        "<table:table-cell table:number-columns-repeated=\"2\"/>" TEXT("b")
        "<table:table-cell table:number-columns-repeated=\"16000\"/>"), "\"\",\"a\",\"\",\"\",\"b\"\n"},
    {"a cell repeated", ROW("<table:table-cell table:number-columns-repeated='2' a='\"'><text:p>a"
                            "</text:p></table:table-cell>"), "\"a\",\"a\"\n"},
    {"a cell another one covers", ROW(TEXT("a") "<table:covered-table-cell/>" TEXT("b")),
     "\"a\",\"\",\"b\"\n"},
    {"row N stays row N", ROW(TEXT("a")) "<table:table-row table:number-rows-repeated=\"2\"/>"
        ROW(TEXT("b")) "<table:table-row table:number-rows-repeated=\"1048570\"/>",
     "\"a\"\n\n\n\"b\"\n"},
    {"a row repeated", "<table:table-row table:number-rows-repeated=\"2\">" TEXT("a")
        "</table:table-row>", "\"a\"\n\"a\"\n"},
    {"grouped rows, a head", "<table:table-header-rows>" ROW(TEXT("a")) "</table:table-header-rows>"
        "<table:table-row-group>" ROW(TEXT("b")) "</table:table-row-group>", "\"a\"\n\"b\"\n"},
    {"a comment is not the cell's",
     ROW("<table:table-cell><office:annotation><text:p>no</text:p></office:annotation>"
         "<text:p>a</text:p></table:table-cell>"), "\"a\"\n"},
    {"nor is a drawing",
     ROW("<table:table-cell><draw:frame><draw:text-box><text:p>no</text:p></draw:text-box>"
         "</draw:frame></table:table-cell>" TEXT("a")), "\"\",\"a\"\n"},
    {"a comment of the file", "<!-- <table:table-row> > -->" ROW(TEXT("a<!-- no -->b")), "\"ab\"\n"},
    {"spaces alone are nothing", ROW(TEXT("a") TEXT("   ")), "\"a\"\n"},
    {"nothing", "", NULL},
    {"empty rows", "<table:table-row table:number-rows-repeated=\"9\"/>", NULL},
    {"too far right", ROW("<table:table-cell table:number-columns-repeated=\"1024\"/>" TEXT("a")),
     NULL},
    {"too far down", "<table:table-row table:number-rows-repeated=\"100000\"/>" ROW(TEXT("a")),
     NULL},
    {"too often", "<table:table-row table:number-rows-repeated=\"1048576\">" TEXT("a")
        "</table:table-row>", NULL},
};

static void
check(const char *why, struct str xml, const char *wanted)
{
    struct buf out = {0};
    struct err err = {0};
    buf_add(&out, STR("before\n"));
    bool ok = flat_sheet_csv(xml, &out, &err);
    if (ok != (wanted != NULL) || (!ok && err.kind != ERR_INPUT))
        fail_msg("%s: %s", why, ok ? "was taken" : err.msg);
    struct str got = str_sub(buf_str(&out), 7, out.n);
    if (!str_eq(got, str_of(wanted)))
        fail_msg("%s: “%.*s”", why, (int)got.n, got.p);
    buf_free(&out);
}

static void
test_cells(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct buf b = {0};
        buf_fmt(&b, "<?xml version=\"1.0\"?><office:document><table:table>%s</table:table>"
                    "</office:document>",
                rows[i].in);
        check(rows[i].why, buf_str(&b), rows[i].out);
        for (size_t n = 0; n < b.n; n++) { /* cut anywhere it is no sheet, or less of one */
            struct buf out = {0};
            struct err err;
            char *part = malloc(n + 1); /* so that a byte behind it is seen */
            memcpy(part, b.p, n);
            flat_sheet_csv((struct str){part, n}, &out, &err);
            free(part);
            buf_free(&out);
        }
        buf_free(&b);
    }
}

static void
test_sheets(void **state)
{
    (void)state;
    check("the first that holds anything",
          STR("<table:tracked-changes><table:table-cell><text:p>old</text:p></table:table-cell>"
              "</table:tracked-changes><table:table table:name='1'>"
              "<table:shapes><text:p>no</text:p></table:shapes><table:table-row/></table:table>"
              "<table:table>" ROW(TEXT("a")) "</table:table><table:table>" ROW(TEXT("b"))
              "</table:table>"),
          "\"a\"\n");
    check("a table that ends too early", STR("<table:table>" ROW(TEXT("a"))), NULL);
    check("no table", STR("PK\003\004"), NULL);
    check("nothing", STR(""), NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_sheets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
