#include "kiosk/view.h"

#include "base/paths.h"
#include "registry/build.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A real office on the sample list, in a folder of its own. */
struct office_of_test {
    char folder[64];
    struct arena arena;
    struct sources sources;
    struct lang *hi, *en;
    struct view view;
    struct ui_model model;
};

static void
must(bool ok, const struct err *err)
{
    if (!ok)
        fail_msg("%s", err->msg);
}

static int64_t
at(const char *moment)
{
    struct civil c;
    assert_true(civil_parse(str_of(moment), &c));
    return civil_to_unix(c);
}

static void
fill(struct office_of_test *t, const struct lang *lang, const char *moment)
{
    struct err err = {0};
    must(view_fill(&t->view, &t->sources, lang, at(moment), &t->model, &err), &err);
}

static int
open_office(void **state)
{
    struct office_of_test *t = calloc(1, sizeof *t);
    struct err err = {0};
    struct str assets;
    struct office *office;
    strcpy(t->folder, "/tmp/satark-view-XXXXXX");
    assert_non_null(mkdtemp(t->folder));
    struct str folder = str_of(t->folder);
    const char *registry = paths_join(&t->arena, folder, "registry.db").p;
    must(paths_assets(&t->arena, &assets, &err), &err);
    must(registry_build(paths_join(&t->arena, assets, "registry").p, 7, at("2026-11-21"), registry,
                        &err), &err);
    must(office_open(paths_join(&t->arena, folder, "office.db").p, &office, &err), &err);
    must(office_seed(office, registry, STR("kesco"), &err), &err);
    must(setting_set(office, "office.name", STR("सर्वोदय नगर कार्यालय"), &err), &err);
    office_close(office);
    must(sources_open(folder, &t->sources, &err), &err);
    must(lang_open(assets, "hi", &t->hi, &err) && lang_open(assets, "en", &t->en, &err), &err);
    *state = t;
    return 0;
}

static int
close_office(void **state)
{
    struct office_of_test *t = *state;
    static const char *const files[] = {"registry.db", "office.db", "office.db-wal",
                                        "office.db-shm"};
    view_free(&t->view);
    sources_close(&t->sources);
    lang_close(t->hi);
    lang_close(t->en);
    for (size_t i = 0; i < ARRAY_LEN(files); i++)
        unlink(paths_join(&t->arena, str_of(t->folder), files[i]).p);
    rmdir(t->folder);
    arena_wipe(&t->arena);
    free(t);
    return 0;
}

#define assert_says(s, z) assert_true(str_eq((s), str_of(z)))

static void
an_ordinary_day(void **state)
{
    struct office_of_test *t = *state;
    fill(t, t->hi, "2026-11-24T11:42");
    assert_says(t->model.discom, "केस्को");
    assert_says(t->model.helpline, "1912");
    assert_says(t->model.list_date, "21 नवम्बर 2026");
    assert_int_equal(t->model.list_serial, 7);
    assert_int_equal(t->model.strip.n, 0);
    assert_false(t->model.pay.suspended);
    assert_says(t->model.pay.url, "https://consumer.uppcl.org/wss/pay_bill_home");
    assert_says(t->model.pay.host, "consumer.uppcl.org");
    assert_true(t->model.n_slides >= 12);
    assert_int_equal(t->model.n_counters, 15);
    assert_int_equal(t->model.counters_total, 67);
}

static void
the_directory_leads_with_the_helpline(void **state)
{
    struct office_of_test *t = *state;
    fill(t, t->hi, "2026-11-24T11:42");
    assert_says(t->model.numbers[0].value, "1912");
    assert_says(t->model.numbers[0].qr, "tel:1912");
    bool fraud_line = false, chatbot = false, superseded = false;
    for (size_t i = 0; i < t->model.n_numbers; i++) {
        const struct directory_row *r = &t->model.numbers[i];
        fraud_line |= r->danger && str_eq(r->value, STR("1930"));
        chatbot |= str_eq(r->qr, STR("https://wa.me/917552551222"));
        superseded |= str_eq(r->value, STR("155260"));
    }
    assert_true(fraud_line);
    assert_true(chatbot);
    assert_false(superseded);
    assert_says(t->model.sites[0].qr, "https://consumer.uppcl.org");
}

static void
staff_suspend_payment(void **state)
{
    struct office_of_test *t = *state;
    struct err err = {0};
    struct notice n = {.service = SERVICE_PAYMENT,
                       .state = STATE_SUSPENDED,
                       .since = at("2026-11-20T22:00"),
                       .until = at("2026-11-25"),
                       .why_hi = STR("बिलिंग सर्वर की जाँच"),
                       .why_en = STR("The billing server is checked")};
    must(notice_set(t->sources.office, &n, &err), &err);
    fill(t, t->hi, "2026-11-24T11:42");
    assert_true(t->model.pay.suspended);
    assert_says(t->model.pay.why, "बिलिंग सर्वर की जाँच");
    assert_says(t->model.pay.since, "20 नवम्बर, रात 10 बजे");
    assert_true(t->model.strip.n > 0);
    fill(t, t->en, "2026-11-24T11:42");
    assert_says(t->model.pay.why, "The billing server is checked");
    fill(t, t->hi, "2026-11-25T00:01"); /* its end has passed */
    assert_false(t->model.pay.suspended);
    assert_int_equal(t->model.strip.n, 0);
}

static void
an_emergency_stands_alone(void **state)
{
    struct office_of_test *t = *state;
    struct err err = {0};
    struct warning w = {.id = STR("flood"),
                        .title_hi = STR("आया हुआ QR"),
                        .punch_hi = STR("नकली है"),
                        .text_hi = STR("केस्को ने कोई QR नहीं भेजा है।"),
                        .level = LEVEL_EMERGENCY,
                        .from = at("2026-11-24T10:00"),
                        .until = at("2026-11-24T18:00")};
    must(warning_put(t->sources.office, &w, true, &err), &err);
    t->model.slide = 5; /* wherever the rotation stood */
    fill(t, t->hi, "2026-11-24T11:42");
    assert_int_equal(t->model.n_slides, 1);
    assert_int_equal(t->model.slide, 0);
    assert_true(t->model.slides[0].emergency);
    assert_says(t->model.slides[0].punch, "नकली है");
    fill(t, t->en, "2026-11-24T11:42"); /* without English the Hindi stands */
    assert_says(t->model.slides[0].punch, "नकली है");
    fill(t, t->hi, "2026-11-24T18:00");
    assert_true(t->model.n_slides > 1);
    assert_false(t->model.slides[0].emergency);
}

static void
an_office_without_warnings_shows_the_shipped_ones(void **state)
{
    struct office_of_test *t = *state;
    struct err err = {0};
    struct warning *list;
    size_t n;
    must(warning_list(t->sources.office, 0, (struct str){"", 0}, &t->arena, &list, &n, &err), &err);
    for (size_t i = 0; i < n; i++)
        must(warning_remove(t->sources.office, list[i].id, &err), &err);
    fill(t, t->hi, "2026-11-24T11:42");
    assert_int_equal(t->model.n_slides, 3);
    for (size_t i = 0; i < 3; i++) { /* a sentence, not its id */
        assert_true(t->model.slides[i].title.n > 0);
        assert_false(str_starts(t->model.slides[i].title, "slide."));
    }
}

/* ---- the list's age, updates, the clock ---- */

static bool
holds(struct str s, const char *part)
{
    return str_find(s, str_of(part), 0) < s.n;
}

static void
add_update(struct office_of_test *t, const char *moment, const char *outcome)
{
    struct err err = {0};
    struct list_update u = {.at = at(moment), .serial = 8, .before = 7, .outcome = str_of(outcome)};
    must(update_add(t->sources.office, &u, &err), &err);
}

static void
staff_are_told(void **state)
{
    static const struct {
        const char *why, *outcome; /* of an update at 11:30 */
        const char *now;
        bool unread, fell_back;
        const char *first, *second; /* pieces of the two lines; empty: no such line */
    } rows[] = {
        {"all is well", "", "2026-11-24T11:42", false, false, "", ""},
        {"an update, for ten minutes", "taken", "2026-11-24T11:39", false, false, "8 लग गई", ""},
        {"an update is news no more", "taken", "2026-11-24T11:40", false, false, "", ""},
        {"before it happened: the clock was put back", "taken", "2026-11-24T11:29", false, false,
         "", ""},
        {"the same list again", "already", "2026-11-24T11:31", false, false, "पहले से", ""},
        {"refused, and why", "forged", "2026-11-24T11:31", false, false,
         "सूची नहीं लगी: हस्ताक्षर मेल नहीं खाते", ""},
        {"a reason of a newer programme", "moonlight", "2026-11-24T11:31", false, false,
         "सूची नहीं लगी: moonlight", ""},
        {"stale for good", "", "2027-11-24T11:42", false, false, "पुरानी हो गई", ""},
        {"the list before", "", "2026-11-24T11:42", false, true, "पिछली सूची", ""},
        {"a new list that does not open", "", "2026-11-24T11:42", true, false, "खुल नहीं रही", ""},
        {"the clock", "", "2020-01-01T00:00", false, false, "घड़ी", ""},
        {"two lines, the more pressing ones", "", "2020-01-01T00:00", true, false, "घड़ी",
         "खुल नहीं रही"},
        {"a refusal before the age", "old", "2026-11-24T11:31", false, true, "पिछली सूची",
         "सूची नहीं लगी"},
    };
    struct office_of_test *t = *state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        struct str first, rest;
        add_update(t, rows[i].outcome[0] ? "2026-11-24T11:30" : "2026-01-01",
                   rows[i].outcome[0] ? rows[i].outcome : "taken");
        t->sources.unread = rows[i].unread;
        t->sources.list->fell_back = rows[i].fell_back;
        fill(t, t->hi, rows[i].now);
        rest = t->model.staff;
        str_cut(&rest, '\n', &first);
        if (!holds(first, rows[i].first) && rows[i].first[0])
            fail_msg("%s: “%.*s”", rows[i].why, (int)t->model.staff.n, t->model.staff.p);
        if ((first.n > 0) != (rows[i].first[0] != '\0') ||
            (rest.n > 0) != (rows[i].second[0] != '\0') ||
            (rest.n && !holds(rest, rows[i].second)))
            fail_msg("%s: “%.*s”", rows[i].why, (int)t->model.staff.n, t->model.staff.p);
        fill(t, t->en, rows[i].now); /* the other language has as many lines */
        assert_int_equal(t->model.staff.n > 0, first.n > 0);
    }
}

/* It stands there until it is over. */
static void
staff_are_told_of_the_disk(void **state)
{
    struct office_of_test *t = *state;
    struct err err = {0};
    const char *office = paths_join(&t->arena, str_of(t->folder), "office.db").p;
    const char *index = paths_join(&t->arena, str_of(t->folder), "office.db-shm").p;
    office_close(t->sources.office);
    assert_int_equal(symlink("nowhere", index), 0); /* where nobody can map it */
    must(office_open(office, &t->sources.office, &err), &err);
    fill(t, t->hi, "2026-11-24T11:42");
    assert_true(holds(t->model.staff, "डिस्क"));
    assert_says(t->model.office, "सर्वोदय नगर कार्यालय");
    assert_true(t->model.n_slides > 3);
    fill(t, t->en, "2026-12-24T11:42");
    assert_true(holds(t->model.staff, "The disk"));
    assert_int_equal(unlink(index), 0);
    office_close(t->sources.office);
    must(office_open(office, &t->sources.office, &err), &err);
    fill(t, t->hi, "2026-11-24T11:42");
    assert_int_equal(t->model.staff.n, 0);
}

static void
a_stale_list_speaks_of_its_day(void **state)
{
    struct office_of_test *t = *state;
    struct arena a = {0};
    struct answer answer;
    struct str text = STR("0755-2551222");
    fill(t, t->hi, "2026-11-21T11:42");
    assert_says(t->model.list_age, "आज की");
    assert_false(t->model.list_stale);
    fill(t, t->hi, "2026-11-22T11:42");
    assert_says(t->model.list_age, "कल की");
    fill(t, t->hi, "2027-11-21T11:42");
    assert_says(t->model.list_age, "365 दिन पुरानी");
    assert_true(t->model.list_stale);

    struct check c = sources_check(&t->sources, at("2027-11-21T11:42"));
    check_run(&c, text, (struct str){"", 0}, VIA_UNKNOWN, &a, &answer);
    view_result(t->sources.list, t->hi, text, &answer, at("2027-11-21T11:42"), &a,
                &t->model.result);
    assert_int_equal(answer.verdict, VERDICT_OFFICIAL); /* the verdict is what the list says */
    assert_says(t->model.result.as_of, "21 नवम्बर 2026");
    assert_true(holds(t->model.result.headline, "था"));
    assert_true(holds(t->model.result.source, "365 दिन"));
    assert_true(holds(t->model.result.reasons[0], "काउंटर"));
    view_hints(&c, t->en, text, &a, &t->model);
    assert_true(t->model.n_hints > 0 && holds(t->model.hints[0].text, "list of 21 November 2026"));

    c = sources_check(&t->sources, at("2026-11-24T11:42"));
    check_run(&c, text, (struct str){"", 0}, VIA_UNKNOWN, &a, &answer);
    view_result(t->sources.list, t->hi, text, &answer, at("2026-11-24T11:42"), &a,
                &t->model.result);
    assert_int_equal(t->model.result.as_of.n, 0);
    assert_false(holds(t->model.result.headline, "था"));
    t->model.result = (struct result_view){0};
    t->model.n_hints = 0;
    arena_wipe(&a);
}

static bool
shows(const struct ui_model *m, const char *title)
{
    for (size_t i = 0; i < m->n_slides; i++)
        if (str_eq(m->slides[i].title, str_of(title)))
            return true;
    return false;
}

static void
a_wrong_clock_hides_nothing_of_the_staffs(void **state)
{
    struct office_of_test *t = *state;
    struct err err = {0};
    struct notice n = {.service = SERVICE_PAYMENT, .state = STATE_DOWN,
                       .since = at("2026-11-24T10:00")};
    struct warning w = {.id = STR("this-week"), .title_hi = STR("इस हफ़्ते"), .text_hi = STR("पाठ"),
                        .level = LEVEL_PRIORITY, .until = at("2026-11-30")};
    must(notice_set(t->sources.office, &n, &err), &err);
    must(warning_put(t->sources.office, &w, true, &err), &err);
    fill(t, t->hi, "2026-11-24T11:42");
    assert_true(shows(&t->model, "इस हफ़्ते"));
    fill(t, t->hi, "2020-11-24T11:42");
    assert_int_equal(t->model.list_age.n, 0);
    assert_false(t->model.list_stale);
    assert_true(t->model.strip.n > 0); /* though by this clock it has not begun */
    assert_true(t->model.n_slides > 0);
    assert_false(shows(&t->model, "इस हफ़्ते"));
}

static void
what_is_typed_becomes_chips_and_an_answer(void **state)
{
    struct office_of_test *t = *state;
    struct check c = sources_check(&t->sources, at("2026-11-24T11:42"));
    struct arena a = {0};
    struct answer answer;

    view_hints(&c, t->hi, STR("82603039"), &a, &t->model);
    assert_int_equal(t->model.dial.missing, 2);
    assert_string_equal(t->model.dial.grouped, "82603 039");
    view_hints(&c, t->hi, STR("बिल"), &a, &t->model);
    assert_int_equal(t->model.dial.grouped[0], '\0');

    struct str text = STR("0755-2551222");
    check_run(&c, text, (struct str){"", 0}, VIA_UNKNOWN, &a, &answer);
    view_result(t->sources.list, t->hi, text, &answer, at("2026-11-24T11:42"), &a,
                &t->model.result);
    assert_int_equal(answer.verdict, VERDICT_OFFICIAL);
    assert_says(t->model.result.looked_up, "0755-2551222");
    assert_says(t->model.result.qr, "https://wa.me/917552551222");
    assert_false(t->model.result.home); /* Bhopal's, not Kanpur's */
    assert_true(t->model.result.source.n > 0);
    t->model.result = (struct result_view){0};
    arena_wipe(&a);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_ordinary_day, open_office, close_office),
        cmocka_unit_test_setup_teardown(the_directory_leads_with_the_helpline, open_office,
                                        close_office),
        cmocka_unit_test_setup_teardown(staff_suspend_payment, open_office, close_office),
        cmocka_unit_test_setup_teardown(an_emergency_stands_alone, open_office, close_office),
        cmocka_unit_test_setup_teardown(an_office_without_warnings_shows_the_shipped_ones,
                                        open_office, close_office),
        cmocka_unit_test_setup_teardown(staff_are_told, open_office, close_office),
        cmocka_unit_test_setup_teardown(staff_are_told_of_the_disk, open_office, close_office),
        cmocka_unit_test_setup_teardown(a_stale_list_speaks_of_its_day, open_office, close_office),
        cmocka_unit_test_setup_teardown(a_wrong_clock_hides_nothing_of_the_staffs, open_office,
                                        close_office),
        cmocka_unit_test_setup_teardown(what_is_typed_becomes_chips_and_an_answer, open_office,
                                        close_office),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
