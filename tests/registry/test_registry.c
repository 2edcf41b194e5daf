/* Opening a list, asking it, and what a damaged one can do: nothing. */
#include "registry/registry.h"

#include "base/clock.h"
#include "registry/build.h"

#include "registry/room.h"

#include <sqlite3.h>
#include <sys/types.h>

enum { MADE_AT = 1795000000 };

struct list {
    struct room room;
    struct registry *registry;
};

static void
list_open(struct list *l, const char *home)
{
    struct err err = {0};
    room_open(&l->room);
    if (!registry_build(l->room.csv, 124, MADE_AT, l->room.db, &err) ||
        !registry_open(l->room.db, str_of(home), &l->registry, &err))
        fail_msg("%s", err.msg);
}

static void
list_close(struct list *l)
{
    registry_close(l->registry);
    room_close(&l->room);
}

/* ---- look-ups ---- */

static const struct {
    const char *why, *home;
    enum entity_kind kind;
    const char *key;
    const char *owner; /* NULL: not on the list */
    enum fact_state state;
    enum channel_kind channel;
    const char *value, *successor;
} finds[] = {
    {"a helpline", "alpha", ENTITY_PHONE, "1912", "*", FACT_OFFICIAL, CHANNEL_PHONE, "1912", ""},
    {"superseded, with what to use", "alpha", ENTITY_PHONE, "155260", "*", FACT_SUPERSEDED,
     CHANNEL_PHONE, "155260", "1930"},
    {"WhatsApp before phone, though its row comes later", "alpha", ENTITY_PHONE, "7552551222",
     "beta", FACT_OFFICIAL, CHANNEL_WHATSAPP, "0755-2551222", ""},
    {"a shared number is alpha's at alpha", "alpha", ENTITY_PHONE, "2212345678", "alpha",
     FACT_OFFICIAL, CHANNEL_PHONE, "022-12345678", ""},
    {"and beta's at beta", "beta", ENTITY_PHONE, "2212345678", "beta", FACT_OFFICIAL,
     CHANNEL_PHONE, "022-12345678", ""},
    {"without a home the list's order decides", "*", ENTITY_PHONE, "2212345678", "alpha",
     FACT_OFFICIAL, CHANNEL_PHONE, "022-12345678", ""},
    {"a domain", "alpha", ENTITY_LINK, "alpha.example", "alpha", FACT_OFFICIAL, CHANNEL_DOMAIN,
     "alpha.example", ""},
    {"hosts are asked one by one", "alpha", ENTITY_LINK, "www.alpha.example", NULL, 0, 0, "", ""},
    {"the payment page's host", "alpha", ENTITY_LINK, "pay.alpha.example", "alpha", FACT_OFFICIAL,
     CHANNEL_URL, "pay.alpha.example", ""},
    {"one host of a big company", "alpha", ENTITY_LINK, "meter.shared.example", "alpha",
     FACT_OFFICIAL, CHANNEL_HOST, "meter.shared.example", ""},
    {"the company itself is not listed", "alpha", ENTITY_LINK, "shared.example", NULL, 0, 0, "",
     ""},
    {"a header", "beta", ENTITY_HEADER, "ALPHAB", "alpha", FACT_OFFICIAL, CHANNEL_SMS_HEADER,
     "ALPHAB", ""},
    {"a UPI ID", "alpha", ENTITY_VPA, "alpha.bill@okbank", "alpha", FACT_OFFICIAL, CHANNEL_VPA,
     "Alpha.Bill@okbank", ""},
    {"an address", "alpha", ENTITY_EMAIL, "help@alpha.example", "alpha", FACT_OFFICIAL,
     CHANNEL_EMAIL, "Help@alpha.example", ""},
    {"an app", "alpha", ENTITY_APP, "alpha smart", "alpha", FACT_OFFICIAL, CHANNEL_APP,
     "Alpha  Smart", ""},
    {"reported", "alpha", ENTITY_PHONE, "8260303942", "", FACT_REPORTED, CHANNEL_PHONE,
     "+91 82603 03942", ""},
    {"a reported UPI ID", "alpha", ENTITY_VPA, "fraud@okbank", "", FACT_REPORTED, CHANNEL_VPA,
     "fraud@okbank", ""},
    {"a number nobody knows", "alpha", ENTITY_PHONE, "9999999999", NULL, 0, 0, "", ""},
    {"a key of another kind", "alpha", ENTITY_HEADER, "1912", NULL, 0, 0, "", ""},
    {"an empty key", "alpha", ENTITY_PHONE, "", NULL, 0, 0, "", ""},
    {"kinds that no list has", "alpha", ENTITY_AMOUNT, "100", NULL, 0, 0, "", ""},
    {"SQL in a key is a key", "alpha", ENTITY_PHONE, "1912' OR '1'='1", NULL, 0, 0, "", ""},
};

static void
test_finds(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(finds); i++) {
        struct list l;
        struct fact f = {.owner = "?"};
        list_open(&l, finds[i].home);
        bool found = registry_find(l.registry, finds[i].kind, str_of(finds[i].key), &f);
        if (found != (finds[i].owner != NULL))
            fail_msg("%s: %sfound", finds[i].why, found ? "" : "not ");
        if (found && (strcmp(f.owner, finds[i].owner) != 0 || f.state != finds[i].state ||
                      f.channel != finds[i].channel || strcmp(f.value, finds[i].value) != 0 ||
                      strcmp(f.successor, finds[i].successor) != 0))
            fail_msg("%s: owner %s, state %d, channel %d, value %s, successor %s", finds[i].why,
                     f.owner, f.state, f.channel, f.value, f.successor);
        if (!found && strcmp(f.owner, "?") != 0)
            fail_msg("%s: not found, and yet written to", finds[i].why);
        list_close(&l);
    }
}

static void
test_whole_fact(void **state)
{
    (void)state;
    struct list l;
    struct fact f;
    list_open(&l, "alpha");
    assert_true(registry_find(l.registry, ENTITY_PHONE, STR("7552551222"), &f));
    assert_string_equal(f.owner_hi, "बीटा बिजली कंपनी");
    assert_string_equal(f.owner_en, "Beta Power Company");
    assert_string_equal(f.region_hi, "दक्षिण नगर");
    assert_string_equal(f.region_en, "South Town");
    assert_string_equal(f.purpose_hi, "WhatsApp चैटबोट");
    assert_string_equal(f.purpose_en, "WhatsApp chatbot");
    assert_string_equal(f.source, "test");
    assert_int_equal(f.confidence, CONFIDENCE_SEED);
    /* a key is bytes and a length, not a C string */
    assert_true(registry_find(l.registry, ENTITY_PHONE, str_sub(STR("19125"), 0, 4), &f));
    assert_false(registry_find(l.registry, ENTITY_PHONE, STR("1912\0"), &f));
    assert_false(registry_find(l.registry, ENTITY_PHONE, (struct str){NULL, 0}, &f));
    list_close(&l);
}

static void
test_info(void **state)
{
    (void)state;
    struct list l;
    struct registry_info i;
    struct err err = {0};
    list_open(&l, "alpha");
    assert_true(registry_info(l.registry, &i, &err));
    assert_int_equal(i.serial, 124);
    assert_int_equal(i.made_at, MADE_AT);
    assert_true(i.stale_days > 0);
    assert_int_equal(i.n_channels, 14); /* with the header */
    assert_int_equal(i.n_headers, 1);
    assert_int_equal(i.n_reported, 4);
    assert_int_equal(i.n_templates, 1);
    assert_int_equal(i.n_phrases, 3);
    assert_int_equal(i.n_counters, 2);
    assert_int_equal(i.n_warnings, 1);
    list_close(&l);
}

static void
test_pay_url(void **state)
{
    (void)state;
    struct list l;
    struct fact f = {.owner = "?"};
    struct err err = {.kind = ERR_ENV};
    list_open(&l, "alpha");
    assert_true(registry_pay_url(l.registry, &f, &err));
    assert_string_equal(f.value, "https://pay.alpha.example/bill");
    assert_int_equal(f.confidence, CONFIDENCE_TO_CONFIRM);
    list_close(&l);

    list_open(&l, "beta"); /* has none, and alpha's is not its own */
    err.kind = ERR_ENV;
    f = (struct fact){.owner = "?"};
    assert_false(registry_pay_url(l.registry, &f, &err));
    assert_int_equal(err.kind, ERR_NONE);
    assert_string_equal(f.owner, "?");
    list_close(&l);
}

static const struct {
    const char *why, *home;
    unsigned kinds;
    const char *values;
} directories[] = {
    {"numbers at alpha: the helpline, its own, 1930, then other DISCOMs'", "alpha",
     1u << CHANNEL_PHONE | 1u << CHANNEL_WHATSAPP,
     "1912 022-12345678 1930 0755-2551222 022-12345678 "},
    {"plain phones alone", "alpha", 1u << CHANNEL_PHONE,
     "1912 022-12345678 1930 0755-2551222 022-12345678 "},
    {"at beta, where 1912 is not the helpline", "beta",
     1u << CHANNEL_PHONE | 1u << CHANNEL_WHATSAPP,
     "0755-2551222 022-12345678 1930 1912 022-12345678 "},
    {"pages at alpha", "alpha", 1u << CHANNEL_DOMAIN | 1u << CHANNEL_HOST,
     "alpha.example meter.shared.example "},
    {"no other DISCOM's pages or apps", "beta",
     1u << CHANNEL_DOMAIN | 1u << CHANNEL_APP | 1u << CHANNEL_VPA, ""},
    {"no kinds", "alpha", 0, ""},
};

static void
test_directory(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(directories); i++) {
        struct list l;
        struct arena a = {0};
        struct channel *list;
        struct err err = {0};
        size_t n;
        char got[512] = "";
        list_open(&l, directories[i].home);
        assert_true(registry_channels(l.registry, directories[i].kinds, &a, &list, &n, &err));
        for (size_t c = 0; c < n; c++) {
            size_t at = strlen(got);
            snprintf(got + at, sizeof got - at, "%.*s ", (int)list[c].display.n,
                     list[c].display.p);
            assert_int_equal(list[c].fact.state, FACT_OFFICIAL);
            bool helpline = str_eq(list[c].display, STR("1912")) ||
                            str_eq(list[c].display, STR("1930"));
            assert_int_equal(list[c].day_and_night, helpline);
        }
        if (strcmp(got, directories[i].values) != 0)
            fail_msg("%s: %s", directories[i].why, got);
        arena_wipe(&a);
        list_close(&l);
    }
}

static bool
has_brand(const struct knowledge *k, const char *name, const char *owner, bool is_domain)
{
    for (size_t i = 0; i < k->n_brands; i++)
        if (str_eq(k->brands[i].name, str_of(name)))
            return str_eq(k->brands[i].owner, str_of(owner)) &&
                   k->brands[i].is_domain == is_domain;
    return false;
}

static void
test_knowledge(void **state)
{
    (void)state;
    struct list l;
    struct arena a = {0};
    struct knowledge k;
    struct err err = {0};
    list_open(&l, "beta");
    assert_true(registry_knowledge(l.registry, &a, &k, &err));
    list_close(&l); /* the knowledge outlives the list */

    assert_true(str_eq(k.home, STR("beta")));
    assert_true(str_eq(k.home_name_hi, STR("बीटा")));
    assert_true(str_eq(k.home_name_en, STR("Beta Power")));
    assert_true(str_eq(k.helpline, STR("18001110000")));

    assert_int_equal(k.n_phrases, 3);
    assert_int_equal(k.phrases[1].concept, CONCEPT_CALL);
    assert_true(k.phrases[1].weight > 0.749 && k.phrases[1].weight < 0.751);
    assert_true(str_eq(k.phrases[1].pattern, STR("call ... <phone>")));

    assert_int_equal(k.n_rules, 6);
    assert_true(str_eq(k.rules[0].name, STR("threat")));      /* home's */
    assert_true(str_eq(k.rules[1].name, STR("notice_days"))); /* the nation's */
    assert_true(str_eq(k.rules[1].value, STR("15")));
    assert_true(str_eq(k.rules[2].discom, STR("alpha")));     /* a neighbour's */
    assert_int_equal(k.rules[0].confidence, CONFIDENCE_SEED);

    assert_int_equal(k.n_templates, 1);
    assert_true(str_eq(k.templates[0].header, STR("ALPHAB")));
    assert_int_equal(k.n_hosts, 4);
    assert_int_equal(k.hosts[3].class, HOST_PAYMENT);
    assert_int_equal(k.n_apps_remote, 1);
    assert_true(str_eq(k.apps_remote[0], STR("seemyscreen")));

    assert_true(has_brand(&k, "alpha", "alpha", false));
    assert_true(has_brand(&k, "alphapay", "alpha", false));
    assert_true(has_brand(&k, "alfa", "alpha", false));
    assert_true(has_brand(&k, "beta", "beta", false));
    assert_true(has_brand(&k, "alpha.example", "alpha", true));
    assert_true(has_brand(&k, "pay.alpha.example", "alpha", true));
    assert_false(has_brand(&k, "*", "*", false));
    assert_false(has_brand(&k, "beta power", "beta", false)); /* two words are no one's label */
    arena_wipe(&a);
}

/* ---- opening ---- */

static void
refused(const char *path, const char *home, enum err_kind kind, const char *part)
{
    struct registry *r = NULL;
    struct err err = {0};
    if (registry_open(path, str_of(home), &r, &err))
        fail_msg("opened; expected: %s", part);
    assert_null(r);
    assert_int_equal(err.kind, kind);
    if (!strstr(err.msg, part) || !strstr(err.msg, path))
        fail_msg("expected “%s”: %s", part, err.msg);
}

static void
sql(const char *path, const char *text)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, text, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void
test_refuses_to_open(void **state)
{
    (void)state;
    struct list l;
    list_open(&l, "*");
    const char *db = l.room.db;
    refused("/nonexistent/registry.db", "alpha", ERR_ENV, "cannot be read");
    refused(db, "gamma", ERR_INPUT, "no DISCOM “gamma” in this list; it has alpha, beta");
    refused(db, "", ERR_INPUT, "no DISCOM “” in this list");

    file_write(db, STR("")); /* sqlite takes an empty file for an empty database */
    refused(db, "alpha", ERR_ENV, "not a Satark list");
    file_write(db, STR("discom,kind,value\n"));
    refused(db, "alpha", ERR_ENV, "not a Satark list");
    unlink(db);
    sql(db, "CREATE TABLE meta(name, value)");
    refused(db, "alpha", ERR_ENV, "not a Satark list");
    list_close(&l);

    list_open(&l, "*");
    sql(db, "PRAGMA user_version=2");
    refused(db, "alpha", ERR_ENV, "format 2, and this programme reads format 1; update Satark");
    sql(db, "PRAGMA user_version=0");
    refused(db, "alpha", ERR_ENV, "format 0, and this programme reads format 1; update the list");
    sql(db, "PRAGMA user_version=1; DROP TABLE channel");
    refused(db, "alpha", ERR_ENV, "no such table");
    sql(db, "DELETE FROM meta WHERE name='serial'");
    refused(db, "alpha", ERR_ENV, "damaged");
    list_close(&l);
}

static void
test_odd_paths(void **state)
{
    (void)state;
    struct room r;
    struct err err = {0};
    struct registry *open;
    room_open(&r);
    const char *odd = arena_fmt(&r.arena, "%s/list #1?mode=rwc 100%%25.db", r.dir).p;
    assert_true(registry_build(r.csv, 1, MADE_AT, odd, &err));
    if (!registry_open(odd, STR("alpha"), &open, &err))
        fail_msg("%s", err.msg);
    registry_close(open);
    registry_close(NULL);
    unlink(odd);
    room_close(&r);
}

/* A list on read-only media, in a folder where not even a lock file can be made. */
static void
test_read_only(void **state)
{
    (void)state;
    struct room r;
    struct err err = {0};
    struct registry *open;
    struct fact f;
    room_open(&r);
    assert_true(registry_build(r.csv, 1, MADE_AT, r.db, &err));
    struct str before = file_read(&r.arena, r.db);
    assert_int_equal(chmod(r.db, 0444), 0);
    assert_int_equal(chmod(r.dir, 0555), 0);
    if (!registry_open(r.db, STR("alpha"), &open, &err))
        fail_msg("%s", err.msg);
    assert_true(registry_find(open, ENTITY_PHONE, STR("1912"), &f));
    registry_close(open);
    assert_int_equal(chmod(r.dir, 0755), 0);
    assert_true(str_eq(before, file_read(&r.arena, r.db)));
    room_close(&r); /* no journal, no lock, no shared memory is left */
}

/* ---- damage ---- */

/* Opens whatever is at `path` and asks it everything; true if it gave the right number. */
static bool
ask_everything(const char *path)
{
    struct registry *r;
    struct err err = {0};
    struct arena a = {0};
    struct channel *list;
    struct knowledge k;
    struct registry_info info;
    struct fact f;
    size_t n;
    bool right = false;
    if (!registry_open(path, STR("alpha"), &r, &err)) {
        assert_true(err.kind != ERR_NONE && err.msg[0]);
        return false;
    }
    for (int kind = 0; kind < ENTITY_KINDS; kind++)
        for (size_t i = 0; i < ARRAY_LEN(finds); i++)
            (void)registry_find(r, (enum entity_kind)kind, str_of(finds[i].key), &f);
    if (registry_find(r, ENTITY_PHONE, STR("7552551222"), &f))
        right = strcmp(f.owner, "beta") == 0 && f.channel == CHANNEL_WHATSAPP;
    (void)registry_channels(r, ~0u, &a, &list, &n, &err);
    (void)registry_knowledge(r, &a, &k, &err);
    (void)registry_pay_url(r, &f, &err);
    (void)registry_info(r, &info, &err);
    registry_close(r);
    arena_wipe(&a);
    return right;
}

static void
test_truncated(void **state)
{
    (void)state;
    struct room r;
    struct err err = {0};
    room_open(&r);
    assert_true(registry_build(r.csv, 1, MADE_AT, r.db, &err));
    struct str whole = file_read(&r.arena, r.db);
    assert_true(ask_everything(r.db));
    for (size_t n = 0; n < whole.n; n += n < 200 ? 20 : 997) {
        file_write(r.db, str_sub(whole, 0, n));
        if (ask_everything(r.db))
            fail_msg("a list cut at %zu of %zu bytes was believed", n, whole.n);
    }
    room_close(&r);
}

/* Bits turned anywhere: whatever comes of it, no crash (the sanitizers watch). */
static void
test_corrupted(void **state)
{
    (void)state;
    struct room r;
    struct err err = {0};
    uint32_t random = 2463534242u;
    room_open(&r);
    assert_true(registry_build(r.csv, 1, MADE_AT, r.db, &err));
    struct str whole = file_read(&r.arena, r.db);
    char *bytes = arena_alloc(&r.arena, whole.n);
    for (int round = 0; round < 300; round++) {
        memcpy(bytes, whole.p, whole.n);
        for (int k = 0; k < 1 + round % 40; k++) {
            random ^= random << 13;
            random ^= random >> 17;
            random ^= random << 5;
            bytes[random % whole.n] = (char)(random >> 24);
        }
        file_write(r.db, (struct str){bytes, whole.n});
        (void)ask_everything(r.db);
    }
    room_close(&r);
}

/* Rows that a well-formed file could hold and that no build of ours writes. */
static void
test_strange_rows(void **state)
{
    (void)state;
    static const struct {
        const char *why, *sql;
    } rows[] = {
        {"a kind out of range", "UPDATE channel SET kind=99 WHERE key='1912'"},
        {"a state out of range", "UPDATE channel SET state=2 WHERE key='1912'"},
        {"a negative kind", "UPDATE channel SET kind=-1 WHERE key='1912'"},
        {"an owner nobody knows", "UPDATE channel SET discom='gamma' WHERE key='1912'"},
        {"no confidence", "UPDATE channel SET confidence=NULL WHERE key='1912'"},
        {"text beyond its room",
         "UPDATE channel SET purpose_hi=hex(zeroblob(4000)) WHERE key='1912'"},
        {"bytes that are no text", "UPDATE channel SET source=x'FFFE' WHERE key='1912'"},
        {"a NUL in the text", "UPDATE channel SET source=x'610062' WHERE key='1912'"},
    };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct room r;
        struct err err = {0};
        struct registry *open;
        struct fact f;
        room_open(&r);
        assert_true(registry_build(r.csv, 1, MADE_AT, r.db, &err));
        sql(r.db, "DELETE FROM reported");
        sql(r.db, rows[i].sql);
        assert_true(registry_open(r.db, STR("alpha"), &open, &err));
        if (registry_find(open, ENTITY_PHONE, STR("1912"), &f))
            fail_msg("%s: was believed", rows[i].why);
        registry_close(open);
        room_close(&r);
    }
}

static void
test_age(void **state)
{
    static const struct {
        const char *why, *made, *now;
        int64_t stale_days;
        enum list_age age;
        int64_t days;
    } rows[] = {
        {"the same day", "2026-11-21", "2026-11-21T23:59", 30, LIST_CURRENT, 0},
        {"earlier that day is no wrong clock", "2026-11-21T18:00", "2026-11-21T09:00", 30,
         LIST_CURRENT, 0},
        {"midnight in India", "2026-11-21T23:59", "2026-11-22T00:00", 30, LIST_CURRENT, 1},
        {"the last good day", "2026-11-21", "2026-12-21T23:59", 30, LIST_CURRENT, 30},
        {"the day after", "2026-11-21", "2026-12-22T00:00", 30, LIST_STALE, 31},
        {"good for its own day", "2026-11-21", "2026-11-22", 0, LIST_STALE, 1},
        {"the day before it was made", "2026-11-21", "2026-11-20T23:59", 30, LIST_CLOCK_WRONG, 0},
        {"a battery that ran out", "2026-11-21", "1970-01-02", 30, LIST_CLOCK_WRONG, 0},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct civil made, now;
        int64_t days = -1;
        assert_true(civil_parse(str_of(rows[i].made), &made));
        assert_true(civil_parse(str_of(rows[i].now), &now));
        struct registry_info info = {.made_at = civil_to_unix(made),
                                     .stale_days = rows[i].stale_days};
        enum list_age age = registry_age(&info, civil_to_unix(now), &days);
        if (age != rows[i].age || days != rows[i].days)
            fail_msg("%s: %d after %d days", rows[i].why, (int)age, (int)days);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finds),          cmocka_unit_test(test_whole_fact),
        cmocka_unit_test(test_info),           cmocka_unit_test(test_pay_url),
        cmocka_unit_test(test_directory),      cmocka_unit_test(test_knowledge),
        cmocka_unit_test(test_refuses_to_open), cmocka_unit_test(test_odd_paths),
        cmocka_unit_test(test_read_only),      cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_corrupted),      cmocka_unit_test(test_strange_rows),
        cmocka_unit_test(test_age),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
