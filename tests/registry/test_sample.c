/* The sample list that ships: it builds, every row of it is found in every spelling, and what it
 * must hold is in it. */
#include "base/csv.h"
#include "registry/build.h"
#include "registry/registry.h"

#include "registry/room.h"

#include <sqlite3.h>

struct sample {
    struct room room;
    struct registry *registry;
};

static void
sample_open(struct sample *s, const char *home)
{
    struct err err = {0};
    room_open(&s->room);
    for (size_t i = 0; i < ARRAY_LEN(csv_names); i++)
        room_copy(&s->room, "assets/registry", csv_names[i]);
    if (!registry_build(s->room.csv, 1, 1795000000, s->room.db, &err) ||
        !registry_open(s->room.db, str_of(home), &s->registry, &err))
        fail_msg("%s", err.msg);
}

static void
sample_close(struct sample *s)
{
    registry_close(s->registry);
    room_close(&s->room);
}

static bool
look_up(struct sample *s, enum channel_kind kind, const char *value, struct fact *out)
{
    char key[FACT_VALUE_MAX];
    return registry_key(kind, str_of(value), key, sizeof key, NULL) &&
           registry_find(s->registry, channel_entity(kind), str_of(key), out);
}

/* The spellings of a number that people write, from its digits with the trunk 0 or without. */
static void
check_phone_forms(struct sample *s, const char *value, const char *display)
{
    static const char *const forms[] = {"%s",     "+91 %s", "+91-%s", "0091%s",
                                        "091 %s", "91%s",   "0%s"};
    char key[FACT_VALUE_MAX], text[FACT_VALUE_MAX], spaced[64] = "";
    struct fact f;
    assert_true(registry_key(CHANNEL_PHONE, str_of(value), key, sizeof key, NULL));
    bool is_short = strlen(key) <= 6, service = key[0] == '1' && strlen(key) == 11;
    for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
        if ((is_short && i > 3) || (service && i == 6))
            continue;                               /* nobody dials 0 or 91 before these */
        snprintf(text, sizeof text, forms[i], key); // NOLINT: the formats are the table above
        if (!look_up(s, CHANNEL_PHONE, text, &f) || strcmp(f.value, display) != 0)
            fail_msg("%s, written %s, was not found", value, text);
    }
    for (const char *p = key; *p; p++)
        snprintf(spaced + strlen(spaced), sizeof spaced - strlen(spaced), "%c ", *p);
    if (!look_up(s, CHANNEL_PHONE, spaced, &f) || !look_up(s, CHANNEL_PHONE, display, &f))
        fail_msg("%s, spaced or as displayed, was not found", value);
}

static const char *
cell(const struct csv *t, size_t row, const char *column, struct arena *a)
{
    return arena_str(a, t->rows[row].cells[csv_column(t, column)]).p;
}

static void
test_every_channel_is_found(void **state)
{
    (void)state;
    struct sample s;
    struct csv t;
    struct err err = {0};
    sample_open(&s, "kesco");
    struct arena *a = &s.room.arena;
    assert_true(csv_load(csv_path(&s.room, "channels"), a, &t, &err));
    assert_true(t.n_rows >= 24);
    for (size_t r = 0; r < t.n_rows; r++) {
        const char *value = cell(&t, r, "value", a), *display = cell(&t, r, "display", a);
        const char *owner = cell(&t, r, "discom", a);
        enum channel_kind kind;
        struct fact f;
        assert_true(channel_kind_parse(str_of(cell(&t, r, "kind", a)), &kind));
        if (!look_up(&s, kind, value, &f) || strcmp(f.owner, owner) != 0)
            fail_msg("channels.csv row %zu, %s: not found as %s's", t.rows[r].number, value, owner);
        bool superseded = strcmp(cell(&t, r, "state", a), "superseded") == 0;
        assert_int_equal(f.state, superseded ? FACT_SUPERSEDED : FACT_OFFICIAL);
        assert_true(f.source[0] && f.purpose_hi[0] && f.purpose_en[0] && f.owner_hi[0]);
        if (channel_entity(kind) == ENTITY_PHONE)
            check_phone_forms(&s, value, display);
    }
    sample_close(&s);
}

static void
test_every_header_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *header, *owner;
    } rows[] = {{"UPPCLT", "kesco"},
                {"VM-UPPCLT-S", "kesco"},
                {"AD-UPPCLA", "kesco"},
                {"JM-JVVNL-T", "jvvnl"},
                {"mpsebw", "mpwz"}};
    struct sample s;
    struct fact f;
    sample_open(&s, "kesco");
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (!look_up(&s, CHANNEL_SMS_HEADER, rows[i].header, &f) ||
            strcmp(f.owner, rows[i].owner) != 0 || f.channel != CHANNEL_SMS_HEADER)
            fail_msg("%s was not found as %s's", rows[i].header, rows[i].owner);
    assert_false(look_up(&s, CHANNEL_SMS_HEADER, "VM-UPPCLX-S", &f));
    sample_close(&s);
}

static void
test_the_cases(void **state)
{
    (void)state;
    struct sample s;
    struct fact f;
    struct err err;
    sample_open(&s, "kesco");

    assert_true(look_up(&s, CHANNEL_PHONE, "0755-2551222", &f));
    assert_int_equal(f.channel, CHANNEL_WHATSAPP);
    assert_string_equal(f.owner, "mpcz");
    assert_string_equal(f.owner_hi, "मध्य क्षेत्र विद्युत वितरण कंपनी, भोपाल");
    assert_int_equal(f.confidence, CONFIDENCE_SEED);

    assert_true(look_up(&s, CHANNEL_PHONE, "155260", &f));
    assert_int_equal(f.state, FACT_SUPERSEDED);
    assert_string_equal(f.successor, "1930");

    assert_true(look_up(&s, CHANNEL_DOMAIN, "kesco-bill-update.in", &f));
    assert_int_equal(f.state, FACT_REPORTED);
    assert_false(look_up(&s, CHANNEL_DOMAIN, "jio.com", &f));
    assert_false(look_up(&s, CHANNEL_PHONE, "1076", &f)); /* in the pictures, in no source */
    assert_false(look_up(&s, CHANNEL_PHONE, "1915", &f));

    assert_true(registry_pay_url(s.registry, &f, &err));
    assert_string_equal(f.value, "https://consumer.uppcl.org/wss/pay_bill_home");
    assert_int_equal(f.confidence, CONFIDENCE_TO_CONFIRM);
    sample_close(&s);
}

static void
test_no_pay_page_but_kescos(void **state)
{
    (void)state;
    static const char *const homes[] = {"jvvnl", "mpcz", "mpwz", "*"};
    for (size_t i = 0; i < ARRAY_LEN(homes); i++) {
        struct sample s;
        struct fact f;
        struct err err;
        sample_open(&s, homes[i]);
        assert_false(registry_pay_url(s.registry, &f, &err));
        assert_int_equal(err.kind, ERR_NONE);
        sample_close(&s);
    }
}

static void
test_directory(void **state)
{
    (void)state;
    struct sample s;
    struct channel *list;
    struct err err = {0};
    size_t n, bhopal = 0;
    sample_open(&s, "kesco");
    assert_true(registry_channels(s.registry, 1u << CHANNEL_PHONE | 1u << CHANNEL_WHATSAPP,
                                  &s.room.arena, &list, &n, &err));
    assert_true(n >= 7);
    assert_true(str_eq(list[0].display, STR("1912")) && list[0].day_and_night);
    assert_true(str_eq(list[1].display, STR("1800 180 0440")));
    assert_true(str_eq(list[3].display, STR("1930")));
    for (size_t i = 0; i < n; i++) {
        assert_false(str_eq(list[i].display, STR("155260")));
        bhopal += str_eq(list[i].display, STR("0755-2551222"));
    }
    assert_int_equal(bhopal, 1);
    sample_close(&s);
}

static void
test_knowledge(void **state)
{
    (void)state;
    struct sample s;
    struct knowledge k;
    struct err err = {0};
    size_t seen[HOST_GENUINE + 1] = {0};
    sample_open(&s, "kesco");
    assert_true(registry_knowledge(s.registry, &s.room.arena, &k, &err));
    assert_true(str_eq(k.home_name_hi, STR("केस्को")));
    assert_true(str_eq(k.home_name_en, STR("KESCO")));
    assert_true(str_eq(k.helpline, STR("1912")));
    assert_int_equal(k.n_rules, 15);
    assert_true(str_eq(k.rules[0].discom, STR("kesco")));
    assert_true(str_eq(k.rules[0].value, STR("11:00-16:00")));
    for (size_t i = 0; i < k.n_hosts; i++)
        seen[k.hosts[i].class]++;
    for (size_t i = 0; i < ARRAY_LEN(seen); i++)
        assert_true(seen[i] >= 2);
    assert_true(k.n_apps_remote >= 10);
    assert_int_equal(k.n_apps, 2);
    assert_true(str_eq(k.apps[0], STR("upay")));
    assert_true(k.n_phrases >= 100);
    sample_close(&s);
}

/* By the names the office copies them by. */
static int64_t
count(const char *path, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *st;
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    assert_int_equal(sqlite3_step(st), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    sqlite3_close(db);
    return n;
}

static void
test_office_tables(void **state)
{
    (void)state;
    struct sample s;
    sample_open(&s, "kesco");
    const char *db = s.room.db;
    assert_int_equal(count(db, "SELECT count(*) FROM counter WHERE discom='kesco'"), 15);
    assert_int_equal(count(db, "SELECT count(*) FROM counter WHERE sunday_hours='closed'"), 0);
    assert_int_equal(count(db, "SELECT count(*) FROM counter WHERE confidence='to-confirm'"
                               " AND source LIKE '%confirms%' AND map_url=''"),
                     15);
    assert_int_equal(count(db, "SELECT count(id || discom || position || name_hi || name_en ||"
                               " place_hi || place_en || weekday_hours) FROM counter"),
                     15);
    assert_int_equal(count(db, "SELECT max(position) FROM counter"), 15);
    assert_true(count(db, "SELECT count(id || discom || level || title_hi || punch_hi || text_hi"
                          " || title_en || punch_en || text_en || dont_hi || do_hi || dont_en ||"
                          " do_en || from_date || until_date || weekdays || hours || office ||"
                          " source) FROM warning") >= 12);
    sample_close(&s);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_channel_is_found),
        cmocka_unit_test(test_every_header_is_found),
        cmocka_unit_test(test_the_cases),
        cmocka_unit_test(test_no_pay_page_but_kescos),
        cmocka_unit_test(test_directory),
        cmocka_unit_test(test_knowledge),
        cmocka_unit_test(test_office_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
