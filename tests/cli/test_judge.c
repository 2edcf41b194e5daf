/* Every line that satark doctor can say, from facts made up for it; touch screens as Linux names
 * them. */
#include "cli/doctor.h"

#include "base/clock.h"
#include "base/files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { DAY = 86400, SEEN_MAX = 128, PO_MAX = 1024 * 1024 };

#define MIB (INT64_C(1024) * 1024)

static const struct civil today = {.year = 2026, .month = 11, .day = 22, .hour = 11};

/* A kiosk that nothing is wrong with. */
static struct facts
fine(void)
{
    int64_t now = civil_to_unix(today);
    return (struct facts){
        .now = now,
        .data = "/var/lib/satark",
        .list_opens = true,
        .list_why = "",
        .list = {.serial = 7, .made_at = now - 3 * DAY, .stale_days = 30},
        .list_bytes = 100 * MIB,
        .trust_why = "",
        .n_keys = 2,
        .n_roots = 2,
        .last_outcome = "taken",
        .last_at = now - DAY,
        .newest_file = now - 60,
        .has_clock_chip = true,
        .disk_free = 4000 * MIB,
        .font_missing = "",
        .has_hindi_words = true,
        .n_cards = 1,
        .n_screens = 1,
        .n_touch = 1,
        .n_sound = 1,
        .has_voice = true,
        .folder_exists = true,
        .folder_readable = true,
        .folder_owner = "satark",
        .foreign_file = "",
        .open_file = "",
        .office_opens = true,
        .office_writable = true,
        .office_why = "",
        .n_kiosks = 1,
        .has_unit = true,
        .kiosk_user = "",
        .pin_reads = true,
        .pin_is_set = true,
    };
}

struct seen {
    const char *ids[SEEN_MAX];
    size_t n;
};

/* The line of the check that `id` belongs to: "doctor.list.stale" to "doctor.list". */
static void
expect(struct seen *seen, const struct facts *f, const char *check, enum finding finding,
       const char *id, const char *why)
{
    size_t n;
    const struct doctor_check *checks = doctor_checks(&n);
    for (size_t i = 0; i < n; i++) {
        struct diagnosis d = checks[i].judge(f);
        if (strcmp(checks[i].name, check) != 0)
            continue;
        if (d.finding != finding || strcmp(d.id, id) != 0)
            fail_msg("%s: %s %d, expected %s %d", why, d.id, d.finding, id, finding);
        seen->ids[seen->n++] = id;
        return;
    }
    fail_msg("%s: there is no check %s", why, check);
}

#define CASE(change, name, state, id, why)                                     \
    do {                                                                       \
        struct facts f = fine();                                               \
        change;                                                                \
        expect(&seen, &f, "doctor." name, FINDING_##state, "doctor." id, why); \
    } while (0)

static void
judge_cases(struct seen *out)
{
    struct seen seen = {.n = 0};
    CASE((void)f, "kiosk", OK, "kiosk.ok", "it runs");
    CASE(f.n_kiosks = 0, "kiosk", WRONG, "kiosk.stopped", "the service is there, not the process");
    CASE(f.n_kiosks = 0; f.has_unit = false, "kiosk", WRONG, "kiosk.no_unit", "neither is");
    CASE(f.n_kiosks = 2, "kiosk", WARNING, "kiosk.many", "two of them want the same screen");
    CASE(f.kiosk_user = "root", "kiosk", WARNING, "kiosk.user", "its files will be root's");

    CASE((void)f, "list", OK, "list.ok", "three days old");
    CASE(f.list_opens = false; f.list_why = "x", "list", WRONG, "list.none", "no list");
    CASE(f.list_fell_back = true; f.list_why = "x", "list", WRONG, "list.previous", "an older one");
    CASE(f.list_why = "x", "list", WRONG, "list.damaged", "it opens, and a page is torn");
    CASE(f.list.made_at = f.now - 30 * DAY, "list", OK, "list.ok", "on its last day");
    CASE(f.list.made_at = f.now - 31 * DAY, "list", WARNING, "list.stale", "the day after");
    CASE(f.folder_readable = false, "list", WARNING, "hidden", "another user asks");

    CASE((void)f, "keys", OK, "keys.ok", "two of two roots");
    CASE(f.n_keys = 0; f.n_roots = 0, "keys", WARNING, "keys.none", "nobody is believed");
    CASE(f.n_keys = 2; f.n_roots = 1, "keys", WARNING, "keys.one", "one added the other");
    CASE(f.trust_why = "x", "keys", WRONG, "keys.unreadable", "both files are damaged");

    CASE((void)f, "update", OK, "update.taken", "yesterday");
    CASE(f.last_outcome = "already", "update", OK, "update.taken", "the same stick twice");
    CASE(f.last_outcome = "", "update", OK, "update.none", "a new kiosk");
    CASE(f.last_outcome = "forged", "update", WARNING, "update.refused", "a stranger's stick");

    CASE((void)f, "clock", OK, "clock.ok", "after the list and the files");
    CASE(f.list.made_at = f.now + 2 * DAY, "clock", WRONG, "clock.before_list", "back in time");
    CASE(f.newest_file = f.now + 2 * DAY, "clock", WRONG, "clock.before_files", "the same");
    CASE(f.newest_file = f.now + DAY / 2, "clock", OK, "clock.ok", "somebody set it a bit back");
    CASE(f.list_opens = false;
         f.list.made_at = f.now + 2 * DAY, "clock", OK, "clock.ok", "no list says a date");
    CASE(f.has_clock_chip = false, "clock", WARNING, "clock.no_chip", "a small board");

    CASE((void)f, "disk", OK, "disk.ok", "four gigabytes");
    CASE(f.disk_free = 49 * MIB, "disk", WRONG, "disk.full", "hardly anything can be written");
    CASE(f.disk_free = 399 * MIB, "disk", WARNING, "disk.short", "two lists and some room");
    CASE(f.disk_free = 400 * MIB, "disk", OK, "disk.ok", "just enough");
    CASE(f.disk_free = -1, "disk", WARNING, "disk.unknown", "no such folder");

    CASE((void)f, "folder", OK, "folder.ok", "of one user");
    CASE(f.folder_exists = false, "folder", WRONG, "folder.none", "satark init was forgotten");
    CASE(f.folder_readable = false, "folder", WRONG, "folder.closed", "another user asks");
    CASE(f.open_file = "office.db", "folder", WRONG, "folder.open", "anybody may write warnings");
    CASE(f.foreign_file = "office.db", "folder", WRONG, "folder.foreign", "root's by mistake");

    CASE((void)f, "office", OK, "office.ok", "it can be written");
    CASE(f.office_opens = false; f.office_why = "x", "office", WRONG, "office.none", "none");
    CASE(f.office_writable = false;
         f.office_why = "x", "office", WRONG, "office.unwritable", "the disk is full");
    CASE(f.office_why = "x", "office", WRONG, "office.damaged", "a page is torn");

    CASE((void)f, "screen", OK, "screen.ok", "connected");
    CASE(f.n_screens = 0, "screen", WRONG, "screen.unplugged", "a card without a cable");
    CASE(f.n_screens = 0; f.n_cards = 0, "screen", WRONG, "screen.none", "a machine in a rack");
    CASE(f.n_screens = 0; f.n_cards = 0;
         f.has_display = true, "screen", OK, "screen.ok", "a virtual one");

    CASE((void)f, "touch", OK, "touch.ok", "a touch screen");
    CASE(f.n_touch = 0, "touch", WRONG, "touch.none", "its cable is out");
    CASE(f.n_touch = 0; f.n_touchpads = 1, "touch", WRONG, "touch.pad", "a laptop");

    CASE((void)f, "fonts", OK, "fonts.ok", "all four");
    CASE(f.font_missing = "x.ttf", "fonts", WRONG, "fonts.missing", "the package was removed");
    CASE((void)f, "words", OK, "words.ok", "hunspell-hi");
    CASE(f.has_hindi_words = false, "words", WARNING, "words.missing", "a package that may miss");
    CASE((void)f, "sound", OK, "sound.ok", "a card and a voice");
    CASE(f.n_sound = 0, "sound", WARNING, "sound.no_card", "no loudspeaker");
    CASE(f.has_voice = false, "sound", WARNING, "sound.no_voice", "a package that may miss");

    CASE((void)f, "pin", OK, "pin.ok", "set");
    CASE(f.pin_is_set = false, "pin", WARNING, "pin.none", "never set");
    CASE(f.pin_is_locked = true, "pin", WARNING, "pin.locked", "somebody guessed");
    CASE(f.pin_reads = false, "pin", WARNING, "pin.unknown", "no database");
    *out = seen;
}

static void
test_judging(void **state)
{
    struct seen seen;
    (void)state;
    judge_cases(&seen);
    assert_true(seen.n > 50);
}

/* What the catalogue can say and no case above does would be a line nobody has ever seen. */
static void
test_every_sentence_has_a_case(void **state)
{
    struct arena a = {0};
    struct seen seen;
    struct str po, line;
    struct err err;
    const char *path = arena_fmt(&a, "%s/assets/lang/hi.po", getenv("SATARK_SOURCE")).p;
    size_t n = 0;
    (void)state;
    judge_cases(&seen);
    assert_true(files_read(path, PO_MAX, &a, &po, &err));
    while (str_cut(&po, '\n', &line)) {
        if (!str_skip(&line, "msgid \"doctor.") || str_starts(line, "sum.") ||
            (str_find(line, STR("."), 0) == line.n && !str_starts(line, "hidden")))
            continue;
        bool found = false;
        for (size_t i = 0; i < seen.n && !found; i++)
            found = str_eq(str_sub(line, 0, line.n - 1), str_of(seen.ids[i] + strlen("doctor.")));
        if (!found)
            fail_msg("no case leads to doctor.%.*s", (int)line.n - 1, line.p);
        n++;
    }
    assert_true(n > 40);
    arena_wipe(&a);
}

static void
test_touch(void **state)
{
    static const struct {
        const char *devices;
        int screens, pads;
        const char *why;
    } rows[] = {
        {"", 0, 0, "no file"},
        {"I: Bus=0003\nB: PROP=2\nB: EV=b\nB: ABS=260800000000003\n\n", 1, 0, "many fingers"},
        {"I: Bus=0003\nB: PROP=2\nB: ABS=260800000000003", 1, 0, "cut short"},
        {"B: PROP=5\nB: ABS=660800011000003\n\n", 0, 1, "a touch pad of a laptop"},
        {"B: PROP=2\nB: KEY=400 0 0 0 0 0\nB: ABS=3\n\n", 1, 0, "one finger, resistive"},
        {"B: PROP=0\nB: KEY=1f0000 0 0 0 0\nB: REL=3\n\n", 0, 0, "a mouse"},
        {"B: PROP=0\nB: ABS=100000000\n\n", 0, 0, "a volume key"},
        {"B: PROP=2\n\nB: ABS=260800000000003\n\n", 0, 1, "not of the same device"},
        {"B: PROP=2\nB: ABS=260800000000003\n\nB: PROP=2\nB: ABS=260800000000003\n\n", 2, 0, "two"},
        {"B: ABS=zzz 1 2 3 4 5 6 7 8 9 a b c d e f 10 11 12\nB: PROP=\n\n", 0, 0, "nonsense"},
    };
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        int screens, pads;
        facts_count_touch(str_of(rows[i].devices), &screens, &pads);
        if (screens != rows[i].screens || pads != rows[i].pads)
            fail_msg("%s: %d screens and %d pads", rows[i].why, screens, pads);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_judging),
        cmocka_unit_test(test_every_sentence_has_a_case),
        cmocka_unit_test(test_touch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
