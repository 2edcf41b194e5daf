/* What changes from list to list: told row by row, and never missed where it makes something
 * official. */
#include "base/fact.h"
#include "registry/build.h"
#include "registry/diff.h"

#include "registry/room.h"

#include <sqlite3.h>

enum { MADE_AT = 1795000000, TOLD_MAX = 16 };

/* Two lists of the same folder, the second after a change. */
struct pair {
    struct room room;
    char old[96];
};

static void
build(struct room *r, int64_t serial, const char *out)
{
    struct err err = {0};
    if (!registry_build(r->csv, serial, MADE_AT, out, &err))
        fail_msg("%s", err.msg);
}

static void
pair_open(struct pair *p)
{
    room_open(&p->room);
    snprintf(p->old, sizeof p->old, "%s/old.db", p->room.dir);
    build(&p->room, 1, p->old);
}

static void
pair_close(struct pair *p)
{
    unlink(p->old);
    room_close(&p->room);
}

/* What was told, with the first field of each row. */
struct told {
    struct arena arena;
    size_t n;
    struct {
        enum diff_table table;
        enum diff_change change;
        struct str what, field, before, after;
        size_t n_fields;
        bool was_reported;
    } rows[TOLD_MAX];
};

static bool
keep(void *ctx, const struct diff_row *r)
{
    struct told *t = ctx;
    assert_true(t->n < TOLD_MAX);
    assert_true(r->n_fields > 0 && r->n_fields <= r->n_all);
    const struct diff_field *f = &r->fields[0];
    t->rows[t->n].table = r->table;
    t->rows[t->n].change = r->change;
    t->rows[t->n].n_fields = r->n_fields;
    t->rows[t->n].was_reported = r->was_reported;
    t->rows[t->n].what = arena_str(&t->arena, r->what);
    t->rows[t->n].field = arena_str(&t->arena, f->name);
    t->rows[t->n].before = arena_str(&t->arena, f->before);
    t->rows[t->n].after = arena_str(&t->arena, f->after);
    t->n++;
    return true;
}

#define ROW_1930 "*,phone,1930,1930,साइबर ठगी,Cyber fraud,24,official,,test,reported\n"

static const struct {
    const char *why, *file, *from, *to;
    bool official;
    size_t n; /* rows told; the first is: */
    enum diff_table table;
    enum diff_change change;
    const char *what, *field, *before, *after;
    bool was_reported;
} rows[] = {
    {"nothing but the serial", "channels", "Cyber fraud", "Cyber fraud", false, 0, 0, 0, "", "", "",
     "", false},

    /* official: every way in which a kiosk would say more than before */
    {"a new number", "channels", ROW_1930,
     ROW_1930 "*,phone,1098,,बच्चे,Children,24,official,,x,seed\n", true, 1, DIFF_CHANNELS,
     DIFF_ADDED, "phone 1098, *", "discom", "", "*", false},
    {"a reported number becomes official", "channels", ROW_1930,
     ROW_1930 "alpha,phone,8260303942,,दफ़्तर,Office,,official,,x,seed\n", true, 1, DIFF_CHANNELS,
     DIFF_ADDED, "phone 8260303942, alpha", "discom", "", "alpha", true},
    {"a reported UPI ID becomes official", "channels", ROW_1930,
     ROW_1930 "alpha,vpa,Fraud@okbank,,बिल,Bill,,official,,x,seed\n", true, 1, DIFF_CHANNELS,
     DIFF_ADDED, "vpa Fraud@okbank, alpha", "discom", "", "alpha", true},
    {"a superseded row is new", "channels", ROW_1930,
     ROW_1930 "*,phone,1931,,पुराना,Former,,superseded,1930,x,seed\n", true, 1, DIFF_CHANNELS,
     DIFF_ADDED, "phone 1931, *", "discom", "", "*", false},
    {"superseded becomes official", "channels", "पुराना नंबर,Former number,,superseded,1930",
     "पुराना नंबर,Former number,,official,", true, 1, DIFF_CHANNELS, DIFF_CHANGED, "phone 155260, *",
     "state", "superseded", "official", false},
    {"a superseded number is reported", "reported", "vpa,fraud@okbank",
     "phone,155260,,,x\nvpa,fraud@okbank", false, 1, DIFF_REPORTED, DIFF_ADDED, "phone 155260",
     "kind", "", "phone", false},
    {"already official and reported", "channels", "Electricity complaints", "Complaints", true, 1,
     DIFF_CHANNELS, DIFF_CHANGED, "phone 1912, *", "purpose_en", "Electricity complaints",
     "Complaints", false},
    {"another successor", "channels", "superseded,1930", "superseded,1912", true, 1, DIFF_CHANNELS,
     DIFF_CHANGED, "phone 155260, *", "successor", "1930", "1912", false},
    {"another purpose", "channels", "Call centre", "Pay here", true, 1, DIFF_CHANNELS, DIFF_CHANGED,
     "phone 07552551222, beta", "purpose_en", "Call centre", "Pay here", false},
    {"another display", "channels", "https://pay.alpha.example/bill,pay.alpha.example",
     "https://pay.alpha.example/bill,pay.a1pha.example", true, 1, DIFF_CHANNELS, DIFF_CHANGED,
     "url https://pay.alpha.example/bill, alpha", "display", "pay.alpha.example",
     "pay.a1pha.example", false},
    {"another page on the same host", "channels", "alpha.example/bill,", "alpha.example/evil,",
     true, 1, DIFF_CHANNELS, DIFF_CHANGED, "url https://pay.alpha.example/evil, alpha", "value",
     "https://pay.alpha.example/bill", "https://pay.alpha.example/evil", false},
    {"the same number spelled otherwise", "channels", "beta,phone,07552551222",
     "beta,phone,+917552551222", true, 1, DIFF_CHANNELS, DIFF_CHANGED, "phone +917552551222, beta",
     "value", "07552551222", "+917552551222", false},
    {"a host opens to all below it", "channels", "alpha,host,meter", "alpha,domain,meter", true, 2,
     DIFF_CHANNELS, DIFF_ADDED, "domain meter.shared.example, alpha", "discom", "", "alpha", false},
    {"another owner", "channels", "alpha,vpa,", "beta,vpa,", true, 2, DIFF_CHANNELS, DIFF_REMOVED,
     "vpa Alpha.Bill@okbank, alpha", "discom", "alpha", "", false},
    {"day and night", "channels", "WhatsApp chatbot,,", "WhatsApp chatbot,24,", true, 1,
     DIFF_CHANNELS, DIFF_CHANGED, "whatsapp 07552551222, beta", "day_and_night", "", "24", false},
    {"a sender's name", "headers", "ALPHAB", "ALPHAC", true, 2, DIFF_CHANNELS, DIFF_REMOVED,
     "sms_header ALPHAB, alpha", "discom", "alpha", "", false},
    {"another confidence", "headers", "test,reported", "test,confirmed", true, 1, DIFF_CHANNELS,
     DIFF_CHANGED, "sms_header ALPHAB, alpha", "confidence", "reported", "confirmed", false},
    {"another helpline", "discoms", "1912,alphapay", "1930,alphapay", true, 1, DIFF_DISCOMS,
     DIFF_CHANGED, "discom alpha", "helpline", "1912", "1930", false},
    {"other brands", "discoms", "alphapay;alfa", "alphapay", true, 1, DIFF_DISCOMS, DIFF_CHANGED,
     "discom alpha", "brands", "alphapay;alfa", "alphapay", false},
    {"another name", "discoms", "Beta Power Company", "Gamma Company", true, 1, DIFF_DISCOMS,
     DIFF_CHANGED, "discom beta", "name_en", "Beta Power Company", "Gamma Company", false},
    {"other words of a template", "templates", "Dear consumer", "Dear friend", true, 2,
     DIFF_TEMPLATES, DIFF_REMOVED,
     "template “Dear consumer, bill of {#var#} is due on {#var#}.”, ALPHAB, alpha", "discom",
     "alpha", "", false},
    {"a template of any sender", "templates", "alpha,ALPHAB", "alpha,", true, 2, DIFF_TEMPLATES,
     DIFF_ADDED, "template “Dear consumer, bill of {#var#} is due on {#var#}.”, alpha", "discom",
     "", "alpha", false},
    {"a counter's map", "counters", "closed,,", "closed,https://maps.example/x,", true, 1,
     DIFF_COUNTERS, DIFF_CHANGED, "counter north, alpha", "map_url", "", "https://maps.example/x",
     false},
    {"a counter's place", "counters", "North Town", "South Town", true, 1, DIFF_COUNTERS,
     DIFF_CHANGED, "counter north, alpha", "place_en", "North Town", "South Town", false},

    /* only less than before */
    {"a number is gone", "channels",
     ROW_1930 "*,phone,155260,155260,पुराना नंबर,Former number,,superseded,1930,test,reported\n", "",
     true, 2, DIFF_CHANNELS, DIFF_REMOVED, "phone 155260, *", "discom", "*", "", false},
    {"a template is gone", "templates",
     "alpha,ALPHAB,\"Dear consumer, bill of {#var#} is due on {#var#}.\",test,reported\n", "",
     true, 1, DIFF_TEMPLATES, DIFF_REMOVED,
     "template “Dear consumer, bill of {#var#} is due on {#var#}.”, ALPHAB, alpha", "discom",
     "alpha", "", false},
    {"another order is no change", "counters",
     "north,alpha,उत्तर,North,उत्तर नगर,North Town,10:00-17:00,closed,,test,to-confirm\n"
     "south,alpha,दक्षिण,South,दक्षिण नगर,South Town,10:00-17:00,10:00-16:00,,test,to-confirm\n",
     "south,alpha,दक्षिण,South,दक्षिण नगर,South Town,10:00-17:00,10:00-16:00,,test,to-confirm\n"
     "north,alpha,उत्तर,North,उत्तर नगर,North Town,10:00-17:00,closed,,test,to-confirm\n",
     false, 0, 0, 0, "", "", "", "", false},

    /* the others */
    {"a new reported number", "reported", "vpa,fraud", "phone,9876543210,,,x\nvpa,fraud", false, 1,
     DIFF_REPORTED, DIFF_ADDED, "phone 9876543210", "kind", "", "phone", false},
    {"another note", "reported", "look-alike", "copy", false, 1, DIFF_REPORTED, DIFF_CHANGED,
     "domain alpha-bill.example", "note", "look-alike", "copy", false},
    {"a reported number is gone", "reported", "vpa,fraud@okbank,,,test\n", "", false, 1,
     DIFF_REPORTED, DIFF_REMOVED, "vpa fraud@okbank", "kind", "vpa", "", false},
    {"a warning", "warnings", "priority", "emergency", false, 1, DIFF_WARNINGS, DIFF_CHANGED,
     "warning night-cut, alpha", "level", "priority", "emergency", false},
    {"a rule", "rules", "11:00-16:00", "10:00-16:00", false, 1, DIFF_RULES, DIFF_CHANGED,
     "rule supply_cut_hours, alpha", "value", "11:00-16:00", "10:00-16:00", false},
    {"a warning with somebody's number", "warnings", "यह ठगी है", "98765 43210 पर पूछें", true, 1,
     DIFF_WARNINGS, DIFF_CHANGED, "warning night-cut, alpha", "punch_hi", "यह ठगी है",
     "98765 43210 पर पूछें", false},
    {"the same in Devanagari digits", "warnings", "यह ठगी है", "९८७६५-४३२१०", true, 1, DIFF_WARNINGS,
     DIFF_CHANGED, "warning night-cut, alpha", "punch_hi", "यह ठगी है", "९८७६५-४३२१०", false},
    {"the same, in two lines", "warnings", "यह ठगी है", "कॉल 98765|43210", true, 1, DIFF_WARNINGS,
     DIFF_CHANGED, "warning night-cut, alpha", "punch_hi", "यह ठगी है", "कॉल 98765|43210", false},
    {"the same, with commas", "warnings", "यह ठगी है", "\"9,8,7,6,5,4,3,2,1,0\"", true, 1, DIFF_WARNINGS,
     DIFF_CHANGED, "warning night-cut, alpha", "punch_hi", "यह ठगी है", "9,8,7,6,5,4,3,2,1,0", false},
    {"the same, in Bengali digits", "warnings", "यह ठगी है", "৯৮৭৬৫৪৩২১০", true, 1, DIFF_WARNINGS,
     DIFF_CHANGED, "warning night-cut, alpha", "punch_hi", "यह ठगी है", "৯৮৭৬৫৪৩২১০", false},
    {"the same, in keycaps", "warnings", "यह ठगी है", "9️⃣8️⃣7️⃣6️⃣5️⃣4️⃣3️⃣2️⃣1️⃣0️⃣", true, 1, DIFF_WARNINGS,
     DIFF_CHANGED, "warning night-cut, alpha", "punch_hi", "यह ठगी है", "9️⃣8️⃣7️⃣6️⃣5️⃣4️⃣3️⃣2️⃣1️⃣0️⃣", false},
    {"the same, in bold type", "warnings", "यह ठगी है", "𝟗𝟖𝟕𝟔𝟓𝟒𝟑𝟐𝟏𝟎", true, 1, DIFF_WARNINGS,
     DIFF_CHANGED, "warning night-cut, alpha", "punch_hi", "यह ठगी है", "𝟗𝟖𝟕𝟔𝟓𝟒𝟑𝟐𝟏𝟎", false},
    {"the same, a Hindi address", "warnings", "यह ठगी है", "केस्को.भारत पर भुगतान", true, 1, DIFF_WARNINGS,
     DIFF_CHANGED, "warning night-cut, alpha", "punch_hi", "यह ठगी है", "केस्को.भारत पर भुगतान", false},
    {"the same, an @ of full width", "warnings", "यह ठगी है", "kesco＠ybl", true, 1, DIFF_WARNINGS,
     DIFF_CHANGED, "warning night-cut, alpha", "punch_hi", "यह ठगी है", "kesco＠ybl", false},
    {"a warning with somebody's page", "warnings", "यह ठगी है", "pay.evil.example पर जाएँ", true, 1,
     DIFF_WARNINGS, DIFF_CHANGED, "warning night-cut, alpha", "punch_hi", "यह ठगी है",
     "pay.evil.example पर जाएँ", false},
    {"a warning with the helpline", "warnings", "यह ठगी है", "1912 या 1930 पर पूछें", false, 1,
     DIFF_WARNINGS, DIFF_CHANGED, "warning night-cut, alpha", "punch_hi", "यह ठगी है",
     "1912 या 1930 पर पूछें", false},
    {"another day of a warning", "warnings", "2026-01-01", "2026-01-02", false, 1, DIFF_WARNINGS,
     DIFF_CHANGED, "warning night-cut, alpha", "from_date", "2026-01-01", "2026-01-02", false},
    {"a rule that sends people on", "rules", "only by day", "call 0512-2345678", true, 1, DIFF_RULES,
     DIFF_CHANGED, "rule supply_cut_hours, alpha", "say_en", "only by day", "call 0512-2345678",
     false},
    {"a rule there may be several of", "rules", "Energy Department", "Power Department", false, 2,
     DIFF_RULES, DIFF_REMOVED, "rule not_the_sender Energy Department, alpha", "discom", "alpha",
     "", false},
    {"a phrase", "phrases", "call,0.75", "call,0.7", false, 1, DIFF_PHRASES, DIFF_CHANGED,
     "phrase call: call ... <phone>", "weight", "0.75", "0.7", false},
    {"a host", "hosts", "short.example,shortener", "short.example,chat", false, 1, DIFF_HOSTS,
     DIFF_CHANGED, "host short.example", "class", "shortener", "chat", false},
    {"an app", "apps", "seemyscreen", "seeyourscreen", false, 2, DIFF_APPS, DIFF_REMOVED,
     "app seemyscreen", "app", "seemyscreen", "", false},
};

static void
check_row(size_t i, const struct told *t, bool official)
{
    const char *why = rows[i].why;
    if (official != rows[i].official)
        fail_msg("%s: official changes: %d", why, official);
    if (t->n != rows[i].n)
        fail_msg("%s: %zu rows told, not %zu", why, t->n, rows[i].n);
    if (t->n == 0)
        return;
    if (t->rows[0].table != rows[i].table || t->rows[0].change != rows[i].change ||
        t->rows[0].was_reported != rows[i].was_reported)
        fail_msg("%s: table %d, change %d, reported %d", why, t->rows[0].table, t->rows[0].change,
                 t->rows[0].was_reported);
    if (strcmp(t->rows[0].what.p, rows[i].what) != 0)
        fail_msg("%s: told of %s", why, t->rows[0].what.p);
    if (strcmp(t->rows[0].field.p, rows[i].field) != 0 ||
        strcmp(t->rows[0].before.p, rows[i].before) != 0 ||
        strcmp(t->rows[0].after.p, rows[i].after) != 0)
        fail_msg("%s: %s was “%s”, now “%s”", why, t->rows[0].field.p, t->rows[0].before.p,
                 t->rows[0].after.p);
    if (rows[i].change == DIFF_CHANGED && t->rows[0].n_fields > 2) /* state goes with successor */
        fail_msg("%s: %zu fields", why, t->rows[0].n_fields);
}

static void
test_tells(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct pair p;
        struct told t = {.n = 0};
        struct err err = {0};
        bool official = false;
        pair_open(&p);
        room_change(&p.room, rows[i].file, str_of(rows[i].from), str_of(rows[i].to));
        build(&p.room, 2, p.room.db);
        if (!registry_diff(p.old, p.room.db, keep, &t, &err) ||
            !registry_official_changes(p.old, p.room.db, &official, &err))
            fail_msg("%s: %s", rows[i].why, err.msg);
        check_row(i, &t, official);
        arena_wipe(&t.arena);
        pair_close(&p);
    }
}

/* The other way round an added row is a removed one. */
static void
test_both_ways(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct pair p;
        struct told there = {.n = 0}, back = {.n = 0};
        struct err err = {0};
        size_t added = 0, removed = 0;
        pair_open(&p);
        room_change(&p.room, rows[i].file, str_of(rows[i].from), str_of(rows[i].to));
        build(&p.room, 2, p.room.db);
        assert_true(registry_diff(p.old, p.room.db, keep, &there, &err));
        assert_true(registry_diff(p.room.db, p.old, keep, &back, &err));
        assert_int_equal(there.n, back.n);
        for (size_t k = 0; k < there.n; k++) {
            added += there.rows[k].change == DIFF_ADDED;
            removed += back.rows[k].change == DIFF_REMOVED;
        }
        assert_int_equal(added, removed);
        arena_wipe(&there.arena);
        arena_wipe(&back.arena);
        pair_close(&p);
    }
}

static bool
count(void *ctx, const struct diff_row *r)
{
    size_t *n = ctx;
    n[r->table]++;
    assert_int_equal(r->change, DIFF_ADDED);
    assert_false(r->was_reported);
    return true;
}

static bool
stop(void *ctx, const struct diff_row *r)
{
    (void)r;
    ++*(size_t *)ctx;
    return false;
}

static void
test_from_nothing(void **state)
{
    (void)state;
    static const size_t expected[DIFF_TABLES] = {14, 3, 1, 2, 1, 6, 4, 3, 4, 1, 0};
    struct pair p;
    struct err err = {0};
    size_t n[DIFF_TABLES] = {0}, calls = 0;
    bool official = false;
    pair_open(&p);
    assert_true(registry_diff(NULL, p.old, count, n, &err));
    for (size_t i = 0; i < DIFF_TABLES; i++)
        assert_int_equal(n[i], expected[i]);
    assert_true(registry_official_changes(NULL, p.old, &official, &err));
    assert_true(official);
    assert_true(registry_diff(NULL, p.old, stop, &calls, &err)); /* ended early */
    assert_int_equal(calls, 1);
    pair_close(&p);
}

/* To be believed for longer needs two keys, for a shorter time one. */
static void
test_longer_life(void **state)
{
    (void)state;
    static const struct {
        int64_t days;
        bool official;
    } lives[] = {{STALE_DAYS - 1, false}, {STALE_DAYS, false}, {STALE_DAYS + 1, true}};
    struct pair p;
    struct err err = {0};
    pair_open(&p);
    for (size_t i = 0; i < ARRAY_LEN(lives); i++) {
        bool official = !lives[i].official;
        const struct build_plan plan = {.from = p.room.csv,
                                        .out = p.room.db,
                                        .serial = 2,
                                        .made_at = MADE_AT,
                                        .stale_days = lives[i].days};
        assert_true(registry_build_plan(&plan, &err));
        assert_true(registry_official_changes(p.old, p.room.db, &official, &err));
        assert_int_equal(official, lives[i].official);
    }
    pair_close(&p);
}

/* ---- lists that are none ---- */

static void
change_file(const char *path, const char *text)
{
    sqlite3 *db;
    char *msg = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, text, NULL, NULL, &msg) != SQLITE_OK)
        fail_msg("%s: %s", text, msg);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

#define CHANNEL_COLUMNS                                                                      \
    "(entity INTEGER, key TEXT, discom TEXT, kind INTEGER, position INTEGER, value TEXT,"    \
    " display TEXT, purpose_hi TEXT, purpose_en TEXT, day_and_night INTEGER, state INTEGER," \
    " successor TEXT, source TEXT, confidence TEXT"

static const struct {
    const char *why, *sql, *msg;
} odd[] = {
    /* cells */
    {"a key of bytes", "UPDATE channel SET key=CAST(key AS BLOB) WHERE key='1930'", "another type"},
    {"no key", "UPDATE discom SET id=NULL WHERE id='beta'", "another type"},
    {"a name of bytes", "UPDATE discom SET id=x'62657461' WHERE id='beta'", "another type"},
    {"no helpline", "UPDATE discom SET helpline=NULL WHERE id='beta'", "another type"},
    {"a state that is text", "UPDATE channel SET state='x' WHERE key='1930'", "another type"},
    {"a kind of 1.5", "UPDATE channel SET kind=1.5 WHERE key='1930'", "another type"},
    {"a NUL in a key", "UPDATE channel SET key='1930'||char(0)||'1' WHERE key='1930'", "a NUL"},
    {"a NUL in a map", "UPDATE counter SET map_url='https://a.example'||char(0)||'x'", "a NUL"},
    {"a text of bytes", "UPDATE template SET text=CAST(text AS BLOB)", "another type"},

    /* rows */
    {"a DISCOM twice",
     "INSERT INTO discom SELECT 99, id, name_hi, 'Evil', short_hi, short_en,"
     " region_hi, region_en, '1930', brands FROM discom WHERE id='alpha'",
     "a row twice"},
    {"a counter twice", "INSERT INTO counter SELECT * FROM counter", "a row twice"},
    {"a template twice",
     "INSERT INTO template SELECT 99, discom, header, text, source FROM template", "a row twice"},

    /* what a row says is not what it does */
    {"another number's key", "UPDATE channel SET key='9876543210' WHERE key='1930'", "its value's"},
    {"another number shown", "UPDATE channel SET display='9876543210' WHERE key='1930'",
     "its value's"},
    {"another entity", "UPDATE channel SET entity=1 WHERE key='1930'", "its value's"},
    {"a kind nobody knows", "UPDATE channel SET kind=42 WHERE key='1930'", "its value's"},
    {"a state nobody knows", "UPDATE channel SET state=2 WHERE key='1930'", "its value's"},
    {"no UTF-8", "UPDATE channel SET purpose_en=CAST(x'FF' AS TEXT) WHERE key='1930'",
     "its value's"},

    /* tables */
    {"a table too many", "CREATE TABLE more(x)", "tables are not those"},
    {"a table too few", "DROP TABLE host", "tables are not those"},
    {"a view of our name",
     "ALTER TABLE host RENAME TO host2; CREATE VIEW host AS SELECT * FROM host2",
     "tables are not those"},
    {"an index", "CREATE INDEX i ON channel(discom)", "tables are not those"},
    {"a trigger", "CREATE TRIGGER t AFTER INSERT ON channel BEGIN SELECT 1; END",
     "tables are not those"},
    {"what ANALYZE leaves", "ANALYZE", "tables are not those"},
    {"another column", "ALTER TABLE channel ADD COLUMN more", "tables are not those"},
    {"no WITHOUT ROWID",
     "CREATE TABLE x" CHANNEL_COLUMNS ", PRIMARY KEY(entity, key, discom, kind));"
     "INSERT INTO x SELECT * FROM channel; DROP TABLE channel; ALTER TABLE x RENAME TO channel",
     "tables are not those"},
    {"another collation",
     "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql=replace(sql, 'key TEXT',"
     " 'key TEXT COLLATE NOCASE') WHERE name='channel'",
     "tables are not those"},
    {"another order of the tables",
     "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rowid=99 WHERE name='meta'",
     "tables are not those"},
    {"no sound schema", "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql='CREATE'",
     "a Satark list"},
    {"the table of another name",
     "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage="
     "(SELECT rootpage FROM sqlite_schema WHERE name='template')"
     " WHERE name='counter'",
     "another type"},
    {"a table without pages",
     "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET rootpage=9999 WHERE name='channel'",
     "damaged"},
    {"the format of tomorrow", "PRAGMA user_version=2", "format 2"},
    {"another application's file", "PRAGMA application_id=1", "not a Satark list"},
};

static bool
go_on(void *ctx, const struct diff_row *r)
{
    (void)ctx;
    (void)r;
    return true;
}

/* On either side, and with the same oddity on both: never "no change". */
static void
test_refuses(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(odd); i++) {
        struct pair p;
        struct err err = {0};
        bool official;
        pair_open(&p);
        build(&p.room, 2, p.room.db);
        change_file(p.room.db, odd[i].sql);
        if (registry_official_changes(p.old, p.room.db, &official, &err))
            fail_msg("%s: was compared", odd[i].why);
        if (err.kind != ERR_ENV || !strstr(err.msg, odd[i].msg) || !strstr(err.msg, p.room.db))
            fail_msg("%s: %s", odd[i].why, err.msg);
        if (registry_official_changes(p.room.db, p.old, &official, &err) ||
            registry_official_changes(NULL, p.room.db, &official, &err) ||
            registry_diff(p.old, p.room.db, go_on, NULL, &err))
            fail_msg("%s: was compared otherwise", odd[i].why);
        if (registry_official_changes(p.room.db, p.room.db, &official, &err))
            fail_msg("%s: was compared with itself", odd[i].why);
        pair_close(&p);
    }
}

static void
test_no_files(void **state)
{
    (void)state;
    struct pair p;
    struct err err = {0};
    bool official;
    pair_open(&p);
    assert_false(registry_official_changes("/nonexistent/a.db", p.old, &official, &err));
    assert_int_equal(err.kind, ERR_ENV);
    assert_non_null(strstr(err.msg, "/nonexistent/a.db"));
    assert_false(registry_official_changes(p.old, "/nonexistent/b.db", &official, &err));
    assert_non_null(strstr(err.msg, "/nonexistent/b.db"));
    assert_false(registry_official_changes(NULL, "/nonexistent/b.db", &official, &err));
    pair_close(&p);
}

/* Rows of the official tables that the list at `db` has and `old` has not, as SQLite sees them. */
static int
new_rows(const char *old, const char *db)
{
    static const char *const tables[] = {
        "entity, key, discom, kind, value, display, purpose_hi, purpose_en, day_and_night, state,"
        " successor, source, confidence FROM %schannel",
        "id, name_hi, name_en, short_hi, short_en, region_hi, region_en, helpline, brands"
        " FROM %sdiscom",
        "discom, header, text, source FROM %stemplate",
        "id, discom, name_hi, name_en, place_hi, place_en, weekday_hours, sunday_hours, map_url,"
        " source, confidence FROM %scounter",
    };
    sqlite3 *handle;
    int found = 0;
    assert_int_equal(sqlite3_open(db, &handle), SQLITE_OK);
    char *attach = sqlite3_mprintf("ATTACH %Q AS old", old);
    assert_int_equal(sqlite3_exec(handle, attach, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_free(attach);
    for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
        char here[300], there[300], query[700];
        sqlite3_stmt *s;
        snprintf(here, sizeof here, tables[i], "main.");
        snprintf(there, sizeof there, tables[i], "old.");
        snprintf(query, sizeof query, "SELECT %s EXCEPT SELECT %s", here, there);
        if (sqlite3_prepare_v2(handle, query, -1, &s, NULL) == SQLITE_OK)
            found += sqlite3_step(s) == SQLITE_ROW;
        sqlite3_finalize(s);
    }
    sqlite3_close(handle);
    return found;
}

/* A spoiled byte anywhere is an error, a change or of no consequence; a row that reads differently
 * is never "no change". */
static void
test_spoiled_bytes(void **state)
{
    (void)state;
    struct pair p;
    size_t seen[3] = {0};
    pair_open(&p);
    struct str good = file_read(&p.room.arena, p.old);
    for (size_t at = 100; at < good.n; at += 59) {
        struct err err = {0};
        bool official = false;
        char *bytes = arena_alloc(&p.room.arena, good.n);
        memcpy(bytes, good.p, good.n);
        bytes[at] = (char)(bytes[at] ^ 0x41);
        file_write(p.room.db, (struct str){bytes, good.n});
        bool ok = registry_official_changes(p.old, p.room.db, &official, &err);
        seen[!ok ? 0 : official ? 1 : 2]++;
        if (!ok)
            assert_int_equal(err.kind, ERR_ENV);
        else if (!official && new_rows(p.old, p.room.db))
            fail_msg("byte %zu: a new row was not seen", at);
    }
    assert_true(seen[0] > 0 && seen[1] > 0 && seen[2] > 0); /* all three were tried */
    pair_close(&p);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tells),        cmocka_unit_test(test_both_ways),
        cmocka_unit_test(test_from_nothing), cmocka_unit_test(test_refuses),
        cmocka_unit_test(test_longer_life),
        cmocka_unit_test(test_no_files),     cmocka_unit_test(test_spoiled_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
