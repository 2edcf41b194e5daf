/* Every way a CSV file can be wrong: the file, row and column named, and nothing built. */
#include "base/fact.h"
#include "registry/build.h"
#include "registry/registry.h"

#include "registry/room.h"

#include <signal.h>
#include <sys/resource.h>

enum { MADE_AT = 1795000000 };

/* Bytes with a NUL inside need their length. */
#define BYTES(z)           \
    {                      \
        (z), sizeof(z) - 1 \
    }

static const struct {
    const char *why, *file;
    struct str from, to; /* the change to tests/data/registry/FILE.csv */
    const char *msg;     /* how the complaint goes on behind the folder */
} bad[] = {
    /* the table */
    {"a column is missing", "channels", BYTES("discom,kind,"), BYTES("discom,sort,"),
     "channels.csv: row 1, column kind: not there, expected the columns discom, kind, value,"},
    {"a column too many", "hosts", BYTES("class,source"), BYTES("class,colour"),
     "hosts.csv: row 1, column source: not there"},
    {"a column nobody knows", "phrases", BYTES("pattern,note"), BYTES("pattern,colour"),
     "phrases.csv: row 1, column colour: found “colour”, expected one of the columns concept,"},
    {"a column twice", "rules", BYTES("discom,rule,"), BYTES("discom,discom,"),
     "rules.csv: row 1, column 2: found “discom”, expected a column name that is there only once"},
    {"bad UTF-8", "channels", BYTES("Cyber fraud"), BYTES("Cyber \xE9raud"),
     "channels.csv: row 3, column purpose_en: found “Cyber \\xE9raud”, expected UTF-8"},
    {"NUL", "channels", BYTES("Cyber fraud"), BYTES("Cyber\0fraud"),
     "channels.csv: row 3, column purpose_en: found “Cyber\\x00fraud”, expected text without NUL"},
    {"a control character", "channels", BYTES("Cyber fraud"), BYTES("Cyber\x01 fraud"),
     "channels.csv: row 3, column purpose_en: found “Cyber\\x01 fraud”, expected one line of text"},
    {"a line break where one line is shown", "channels", BYTES("Cyber fraud"),
     BYTES("\"Cyber\nfraud\""),
     "channels.csv: row 3, column purpose_en: found “Cyber\\x0Afraud”, expected one line of text"},
    {"white space at an edge", "channels", BYTES("Cyber fraud"), BYTES("Cyber fraud "),
     "channels.csv: row 3, column purpose_en: found “Cyber fraud ”, expected no white space"},
    {"a comma too many", "channels", BYTES("Cyber fraud"), BYTES("Cyber, fraud"),
     "channels.csv: row 3, column 12: found “reported”, expected 11 cells in the row, not 12"},
    {"an empty cell that must not be", "channels", BYTES("Cyber fraud"), BYTES(""),
     "channels.csv: row 3, column purpose_en: found “”, expected something"},

    /* words */
    {"unknown kind", "channels", BYTES("*,phone,1912"), BYTES("*,fone,1912"),
     "channels.csv: row 2, column kind: found “fone”, expected phone, whatsapp, domain, host, url"},
    {"unknown confidence", "channels", BYTES("official,,test,seed"), BYTES("official,,test,sure"),
     "channels.csv: row 5, column confidence: found “sure”, expected confirmed, seed, reported"},
    {"unknown state", "channels", BYTES("24,official"), BYTES("24,reported"),
     "channels.csv: row 2, column state: found “reported”, expected official or superseded"},
    {"unknown hours", "channels", BYTES("24,official"), BYTES("10-5,official"),
     "channels.csv: row 2, column hours: found “10-5”, expected 24"},
    {"unknown concept", "phrases", BYTES("call,0.75"), BYTES("ring,0.75"),
     "phrases.csv: row 3, column concept: found “ring”, expected threat, deadline, call, pay,"},
    {"a weight above 1", "phrases", BYTES("call,0.75"), BYTES("call,7.5"),
     "phrases.csv: row 3, column weight: found “7.5”, expected a weight from 0 to 1"},
    {"unknown rule", "rules", BYTES("beta,threat"), BYTES("beta,threats"),
     "rules.csv: row 3, column rule: found “threats”, expected supply_cut_hours, no_cut_hours"},
    {"unknown class of host", "hosts", BYTES("chat.example,chat"), BYTES("chat.example,talk"),
     "hosts.csv: row 3, column class: found “talk”, expected shortener, chat, pages, payment or "
     "genuine"},
    {"unknown class of app", "apps", BYTES("remote"), BYTES("far"),
     "apps.csv: row 2, column class: found “far”, expected remote"},
    {"unknown level", "warnings", BYTES("priority"), BYTES("high"),
     "warnings.csv: row 2, column level: found “high”, expected normal, priority or emergency"},
    {"a DISCOM nobody knows", "channels", BYTES("beta,phone,07"), BYTES("gamma,phone,07"),
     "channels.csv: row 5, column discom: found “gamma”, expected an id of discoms.csv, or *"},
    {"a warning of a DISCOM nobody knows", "warnings", BYTES("night-cut,alpha"),
     BYTES("night-cut,gamma"),
     "warnings.csv: row 2, column discom: found “gamma”, expected an id of discoms.csv, or *"},
    {"an id in capitals", "discoms", BYTES("\nbeta,"), BYTES("\nBeta,"),
     "discoms.csv: row 4, column id: found “Beta”, expected a DISCOM's id in lower-case letters"},
    {"no national row", "discoms", BYTES("\n*,"), BYTES("\nindia,"),
     "discoms.csv: column id: expected a row * for the national services"},

    /* values */
    {"no phone number", "channels", BYTES("*,phone,1930,1930"), BYTES("*,phone,19 thirty,1930"),
     "channels.csv: row 3, column value: found “19 thirty”, expected a phone number: 10 digits"},
    {"a digit missing", "channels", BYTES("alpha,phone,02212345678"),
     BYTES("alpha,phone,0221234567"),
     "channels.csv: row 7, column value: found “0221234567”, expected a phone number"},
    {"another number in display", "channels", BYTES("022-12345678,दफ़्तर"),
     BYTES("022-12345679,दफ़्तर"),
     "channels.csv: row 7, column display: found “022-12345679”, expected the same number"},
    {"a link for a domain", "channels", BYTES("alpha,domain,alpha"),
     BYTES("alpha,domain,https://alpha"),
     "channels.csv: row 9, column value: found “https://alpha.example”, expected a host name"},
    {"no link", "channels", BYTES("https://pay"), BYTES("pay"),
     "channels.csv: row 10, column value: found “pay.alpha.example/bill”, expected a link"},
    {"a payment page without TLS", "channels", BYTES("https://pay"), BYTES("http://pay"),
     "channels.csv: row 10, column value: found “http://pay.alpha.example/bill”, expected a link "
     "that begins with https://"},
    {"a payment page on a stranger's host", "channels", BYTES("https://pay.alpha.example"),
     BYTES("https://pay.nalpha.example"),
     "channels.csv: row 10, column value: found “https://pay.nalpha.example/bill”, expected a host "
     "that a domain or host row of the same DISCOM names"},
    {"no UPI ID", "channels", BYTES("Alpha.Bill@okbank"), BYTES("Alpha.Bill"),
     "channels.csv: row 12, column value: found “Alpha.Bill”, expected a UPI ID"},
    {"no e-mail address", "channels", BYTES("Help@alpha.example"), BYTES("Help@alpha"),
     "channels.csv: row 13, column value: found “Help@alpha”, expected an e-mail address"},
    {"no header", "headers", BYTES("ALPHAB"), BYTES("ALPHA BILLS"),
     "headers.csv: row 2, column header: found “ALPHA BILLS”, expected an SMS header"},
    {"a template's header", "templates", BYTES("ALPHAB"), BYTES("A"),
     "templates.csv: row 2, column header: found “A”, expected an SMS header"},
    {"a helpline that is no number", "discoms", BYTES("18001110000"), BYTES("call us"),
     "discoms.csv: row 4, column helpline: found “call us”, expected a phone number"},
    {"a brand in capitals", "discoms", BYTES("alphapay;alfa"), BYTES("AlphaPay;alfa"),
     "discoms.csv: row 3, column brands: found “AlphaPay;alfa”, expected names in lower-case"},
    {"a host in capitals", "hosts", BYTES("short.example"), BYTES("Short.example"),
     "hosts.csv: row 2, column host: found “Short.example”, expected the host in lower case"},
    {"a date that does not exist", "reported", BYTES("2026-01-31"), BYTES("2026-02-31"),
     "reported.csv: row 2, column first_seen: found “2026-02-31”, expected a date"},
    {"a page on the list of frauds", "reported", BYTES("domain,alpha-bill.example"),
     BYTES("url,https://alpha-bill.example/x"),
     "reported.csv: row 3, column kind: found “url”, expected domain or host"},
    {"superseded by nothing", "channels", BYTES("superseded,1930"), BYTES("superseded,"),
     "channels.csv: row 4, column successor: found “”, expected the value of an official row"},
    {"superseded by a number not on the list", "channels", BYTES("superseded,1930"),
     BYTES("superseded,1931"),
     "channels.csv: row 4, column successor: found “1931”, expected the value of an official row"},
    {"an official row with a successor", "channels", BYTES("24,official,"),
     BYTES("24,official,1930"),
     "channels.csv: row 2, column successor: found “1930”, expected nothing"},
    {"a map that is no link", "counters", BYTES("closed,,"), BYTES("closed,near the park,"),
     "counters.csv: row 2, column map_url: found “near the park”, expected a link"},
    {"a counter's hours", "counters", BYTES("10:00-17:00,closed"), BYTES("10 to 5,closed"),
     "counters.csv: row 2, column weekday_hours: found “10 to 5”, expected hours such as"},
    {"an hour that does not exist", "counters", BYTES("10:00-17:00,closed"),
     BYTES("10:00-25:00,closed"),
     "counters.csv: row 2, column weekday_hours: found “10:00-25:00”, expected hours such as"},

    /* values of rules */
    {"hours of a rule", "rules", BYTES("11:00-16:00"), BYTES("11-16"),
     "rules.csv: row 4, column value: found “11-16”, expected hours such as 11:00-16:00"},
    {"a rule is never closed", "rules", BYTES("11:00-16:00"), BYTES("closed"),
     "rules.csv: row 4, column value: found “closed”, expected hours such as 11:00-16:00"},
    {"days of a rule", "rules", BYTES("sunday;holiday"), BYTES("sunday,holiday"),
     "rules.csv: row 5, column 8: found “reported”, expected 7 cells in the row, not 8"},
    {"a day that does not exist", "rules", BYTES("sunday;holiday"), BYTES("sunday;funday"),
     "rules.csv: row 5, column value: found “sunday;funday”, expected days such as sunday;holiday"},
    {"a number of a rule", "rules", BYTES("notice_days,15"), BYTES("notice_days,fifteen"),
     "rules.csv: row 2, column value: found “fifteen”, expected a whole number from 1 to 365"},
    {"no days at all", "rules", BYTES("notice_days,15"), BYTES("notice_days,0"),
     "rules.csv: row 2, column value: found “0”, expected a whole number from 1 to 365"},
    {"a rule that only can be never", "rules", BYTES("threat,never"), BYTES("threat,sometimes"),
     "rules.csv: row 3, column value: found “sometimes”, expected never"},

    /* patterns */
    {"capitals in a pattern", "phrases", BYTES(",bill,"), BYTES(",Bill,"),
     "phrases.csv: row 4, column pattern: found “Bill”, expected lower-case words"},
    {"a group nobody defines", "phrases", BYTES(",bill,"), BYTES(",@bil,"),
     "phrases.csv: row 4, column pattern: found “@bil”, expected only groups that a row"},
    {"a star in the middle", "phrases", BYTES("कट*"), BYTES("क*ट"),
     "phrases.csv: row 2, column pattern: found “बिजली ... क*ट जाएगी"},
    {"an empty alternative", "phrases", BYTES("जाएगी|"), BYTES("जाएगी||"),
     "phrases.csv: row 2, column pattern: found “बिजली ... कट* जाएगी||"},
    {"two spaces", "phrases", BYTES("call ... <phone>"), BYTES("call  <phone>"),
     "phrases.csv: row 3, column pattern: found “call  <phone>”, expected lower-case words"},
    {"an unknown kind in a pattern", "phrases", BYTES("<phone>"), BYTES("<fone>"),
     "phrases.csv: row 3, column pattern: found “call ... <fone>”, expected lower-case words"},
    {"dots at the end", "phrases", BYTES("call ... <phone>"), BYTES("call ..."),
     "phrases.csv: row 3, column pattern: found “call ...”, expected words on both sides"},

    /* twice */
    {"a channel twice, spelled otherwise", "channels", BYTES("beta,whatsapp,07552551222"),
     BYTES("beta,phone,+91 755 2551222"),
     "channels.csv: row 6, column value: found “+91 755 2551222”, expected it only once: row 5 "
     "of "},
    {"a header in both files", "channels", BYTES("alpha,app,Alpha  Smart"),
     BYTES("alpha,sms_header,VM-AlphaB-S"),
     "headers.csv: row 2, column header: found “ALPHAB”, expected it only once: row 14 of "},
    {"two payment pages", "channels", BYTES("alpha,host,meter.shared.example"),
     BYTES("alpha,url,https://alpha.example/pay"),
     "channels.csv: row 11, column kind: found “url”, expected only one url"},
    {"a DISCOM twice", "discoms", BYTES("\nbeta,"), BYTES("\nalpha,"),
     "discoms.csv: row 4, column id: found “alpha”, expected it only once: row 3 of "},
    {"a rule twice", "rules", BYTES("alpha,no_cut_days,sunday;holiday"),
     BYTES("alpha,supply_cut_hours,10:00-15:00"),
     "rules.csv: row 5, column rule: found “supply_cut_hours”, expected it only once: row 4 of "},
    {"the same body twice", "rules", BYTES("Energy Department"), BYTES("ऊर्जा विभाग"),
     "rules.csv: row 7, column rule: found “not_the_sender”, expected it only once: row 6 of "},
    {"a reported number twice", "reported", BYTES("domain,alpha-bill.example"),
     BYTES("whatsapp,08260303942"),
     "reported.csv: row 3, column value: found “08260303942”, expected it only once: row 2 of "},
    {"of three, the second is named, with the first", "reported",
     BYTES("phone,1912,must not hide the official row,,test\n"),
     BYTES("app,X,,,test\nphone,8260303942,,,test\nwhatsapp,+918260303942,,,test\n"),
     "reported.csv: row 6, column value: found “8260303942”, expected it only once: row 2 of "},
    {"a reported link to one page", "reported", BYTES("domain,alpha-bill.example"),
     BYTES("url,https://alpha-bill.example/pay"),
     "reported.csv: row 3, column kind: found “url”, expected domain or host, not a single page"},
    {"a host twice", "hosts", BYTES("chat.example"), BYTES("short.example"),
     "hosts.csv: row 3, column host: found “short.example”, expected it only once: row 2 of "},
    {"a pattern twice", "phrases", BYTES("bill,1,bill"), BYTES("call,1,call ... <phone>"),
     "phrases.csv: row 4, column pattern: found “call ... <phone>”, expected it only once: row 3"},
    {"a counter twice", "counters", BYTES("\nsouth,"), BYTES("\nnorth,"),
     "counters.csv: row 3, column id: found “north”, expected it only once: row 2 of "},
};

static void
test_refuses(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
        struct room r;
        struct err err = {0};
        room_open(&r);
        room_change(&r, bad[i].file, bad[i].from, bad[i].to);
        if (registry_build(r.csv, 1, MADE_AT, r.db, &err))
            fail_msg("%s: was built", bad[i].why);
        const char *where = arena_fmt(&r.arena, "%s/%s", r.csv, bad[i].msg).p;
        if (strncmp(err.msg, where, strlen(where)) != 0)
            fail_msg("%s: %s", bad[i].why, err.msg);
        if (err.kind != ERR_INPUT)
            fail_msg("%s: not called the input's fault", bad[i].why);
        if (access(r.db, F_OK) == 0)
            fail_msg("%s: something was built", bad[i].why);
        room_close(&r);
    }
}

/* One byte more than base/fact.h has room for, and just as many. */
static void
test_length(void **state)
{
    (void)state;
    enum { LAST = FACT_TEXT_MAX - 1 };
    for (int over = 0; over <= 1; over++) {
        struct room r;
        struct err err = {0};
        char text[LAST + 2];
        memset(text, 'x', sizeof text);
        room_open(&r);
        room_change(&r, "channels", STR("Cyber fraud"), (struct str){text, LAST + (size_t)over});
        bool ok = registry_build(r.csv, 1, MADE_AT, r.db, &err);
        assert_int_equal(ok, !over);
        if (over)
            assert_non_null(strstr(err.msg, "row 3, column purpose_en: found “xxx"));
        if (over)
            assert_non_null(strstr(err.msg, "…”, expected at most 319 bytes, not 320"));
        room_close(&r);
    }
}

static void
test_missing_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(csv_names); i++) {
        struct room r;
        struct err err = {0};
        room_open(&r);
        unlink(csv_path(&r, csv_names[i]));
        assert_false(registry_build(r.csv, 1, MADE_AT, r.db, &err));
        assert_int_equal(err.kind, ERR_ENV);
        if (!strstr(err.msg, csv_path(&r, csv_names[i])))
            fail_msg("%s: %s", csv_names[i], err.msg);
        assert_int_not_equal(access(r.db, F_OK), 0);
        room_close(&r);
    }
}

static void
test_places_it_cannot_write(void **state)
{
    (void)state;
    struct room r;
    struct err err = {0};
    room_open(&r);
    assert_false(registry_build(r.csv, 1, MADE_AT, "/nonexistent/registry.db", &err));
    assert_int_equal(err.kind, ERR_ENV);
    assert_non_null(strstr(err.msg, "/nonexistent/registry.db"));
    assert_false(registry_build(r.csv, 1, MADE_AT, r.csv, &err)); /* a folder has the name */
    assert_int_equal(err.kind, ERR_ENV);
    room_close(&r); /* finds what was left behind */
}

/* A disk that fills up, early and late: the system refuses files of more than so many bytes. */
static void
test_disk_full(void **state)
{
    (void)state;
    struct rlimit old;
    struct room r;
    struct err err = {0};
    room_open(&r);
    assert_true(registry_build(r.csv, 1, MADE_AT, r.db, &err));
    struct str before = file_read(&r.arena, r.db);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    signal(SIGXFSZ, SIG_IGN);
    for (size_t bytes = 0; bytes < before.n; bytes += 4096 * 3) {
        struct rlimit little = {bytes, old.rlim_max};
        err = (struct err){.kind = ERR_NONE};
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
        bool ok = registry_build(r.csv, 2, MADE_AT, r.db, &err);
        setrlimit(RLIMIT_FSIZE, &old);
        if (ok || err.kind != ERR_ENV)
            fail_msg("with %zu bytes: %s", bytes, ok ? "was built" : err.msg);
        assert_true(str_eq(before, file_read(&r.arena, r.db)));
    }
    room_close(&r); /* finds what was left behind */
}

/* A failed build leaves the list that was there. */
static void
test_keeps_the_old_list(void **state)
{
    (void)state;
    struct room r;
    struct err err = {0};
    room_open(&r);
    assert_true(registry_build(r.csv, 1, MADE_AT, r.db, &err));
    struct str before = file_read(&r.arena, r.db);
    room_change(&r, "phrases", STR("call,0.75"), STR("call,75"));
    assert_false(registry_build(r.csv, 2, MADE_AT, r.db, &err));
    assert_true(str_eq(before, file_read(&r.arena, r.db)));
    room_close(&r);
}

static void
test_reproducible(void **state)
{
    (void)state;
    struct room a, b;
    struct err err = {0};
    room_open(&a);
    room_open(&b);
    assert_true(registry_build(a.csv, 7, MADE_AT, a.db, &err));
    assert_true(registry_build(b.csv, 7, MADE_AT, b.db, &err));
    struct str first = file_read(&a.arena, a.db), second = file_read(&b.arena, b.db);
    assert_true(first.n > 0 && first.n % 4096 == 0);
    assert_true(str_eq(first, second));

    assert_true(registry_build(b.csv, 8, MADE_AT, b.db, &err));
    assert_false(str_eq(first, file_read(&b.arena, b.db))); /* the serial is in it */
    assert_true(registry_build(b.csv, 7, MADE_AT + 86400, b.db, &err));
    assert_false(str_eq(first, file_read(&b.arena, b.db))); /* and the date */
    room_close(&a);
    room_close(&b);
}

/* The numbers are written in the order in which they are looked up, however they came. */
static void
test_order_of_reported(void **state)
{
    (void)state;
    struct room r;
    struct err err = {0};
    const char *path;
    room_open(&r);
    path = csv_path(&r, "reported");
    file_write(path, STR("kind,value,note,first_seen,source\nphone,9876543210,,,a\n"
                         "vpa,x.y@okbank,\"q, \"\"r\"\"\",2026-01-31,b\nphone,1800111111,,,c\n"));
    assert_true(registry_build(r.csv, 7, MADE_AT, r.db, &err));
    struct str before = file_read(&r.arena, r.db);
    file_write(path, STR("source,value,note,first_seen,kind\nc,1800111111,,,phone\n"
                         "a,9876543210,,,phone\n\nb,x.y@okbank,\"q, \"\"r\"\"\",2026-01-31,vpa"));
    assert_true(registry_build(r.csv, 7, MADE_AT, r.db, &err));
    assert_true(str_eq(before, file_read(&r.arena, r.db)));
    file_write(path, STR("kind,value,note,first_seen,source\n")); /* none at all */
    assert_true(registry_build(r.csv, 7, MADE_AT, r.db, &err));
    assert_false(str_eq(before, file_read(&r.arena, r.db)));
    room_close(&r);
}

/* How long "official" is said without a date. */
static void
test_stale_days(void **state)
{
    (void)state;
    static const struct {
        int64_t asked, written;
    } rows[] = {{0, STALE_DAYS}, {1, 1}, {30, 30}, {STALE_DAYS_MAX, STALE_DAYS_MAX}};
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct room room;
        struct registry *r;
        struct registry_info info;
        struct err err = {0};
        room_open(&room);
        const struct build_plan plan = {.from = room.csv, .out = room.db, .serial = 1,
                                        .made_at = MADE_AT, .stale_days = rows[i].asked};
        assert_true(registry_build_plan(&plan, &err));
        assert_true(registry_open(room.db, STR("*"), &r, &err));
        assert_true(registry_info(r, &info, &err));
        assert_int_equal(info.stale_days, rows[i].written);
        registry_close(r);
        room_close(&room);
    }
}

/* Spreadsheets add a byte-order mark, CRLF and empty rows: the list is the same. */
static void
test_spreadsheet_habits(void **state)
{
    (void)state;
    struct room r;
    struct err err = {0};
    room_open(&r);
    assert_true(registry_build(r.csv, 7, MADE_AT, r.db, &err));
    struct str before = file_read(&r.arena, r.db);
    room_change(&r, "hosts", STR("host,"), STR("\xEF\xBB\xBFhost,"));
    room_change(&r, "apps", STR("source\n"), STR("source\r\n\r\n,,\r\n"));
    room_change(&r, "reported", STR("kind,value"), STR("\"kind\",\"value\""));
    assert_true(registry_build(r.csv, 7, MADE_AT, r.db, &err));
    assert_true(str_eq(before, file_read(&r.arena, r.db)));
    room_close(&r);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refuses),
        cmocka_unit_test(test_length),
        cmocka_unit_test(test_missing_files),
        cmocka_unit_test(test_places_it_cannot_write),
        cmocka_unit_test(test_disk_full),
        cmocka_unit_test(test_keeps_the_old_list),
        cmocka_unit_test(test_reproducible),
        cmocka_unit_test(test_order_of_reported),
        cmocka_unit_test(test_stale_days),
        cmocka_unit_test(test_spreadsheet_habits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
