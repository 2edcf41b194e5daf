#include "cli/doctor.h"

#include "base/clock.h"

#define MIB (INT64_C(1024) * 1024)

enum { DAY = 86400, DISK_LEAST_MIB = 50, DISK_SPARE_MIB = 200 };

#define IS(state, sentence) ((struct diagnosis){.finding = FINDING_##state, .id = (sentence)})
#define IS_WITH(state, sentence, ...) \
    ((struct diagnosis){FINDING_##state, (sentence), {__VA_ARGS__}})
#define TEXT_ARG(n, t)                             \
    {                                              \
        .name = (n), .kind = ARG_TEXT, .text = (t) \
    }
#define NUMBER_ARG(n, v)                               \
    {                                                  \
        .name = (n), .kind = ARG_NUMBER, .number = (v) \
    }
#define DATE_ARG(n, v)                               \
    {                                                \
        .name = (n), .kind = ARG_DATE, .number = (v) \
    }
#define REFUSAL_ARG(n, t)                             \
    {                                                 \
        .name = (n), .kind = ARG_REFUSAL, .text = (t) \
    }
#define MIB_ARG(n, v)                               \
    {                                               \
        .name = (n), .kind = ARG_MIB, .number = (v) \
    }

/* Everything in a folder that this user may not read. */
static bool
is_hidden(const struct facts *f)
{
    return f->folder_exists && !f->folder_readable;
}

static struct diagnosis
judge_list(const struct facts *f)
{
    int64_t days;
    if (is_hidden(f))
        return IS(WARNING, "doctor.hidden");
    if (!f->list_opens)
        return IS_WITH(WRONG, "doctor.list.none", TEXT_ARG("why", f->list_why));
    if (f->list_fell_back)
        return IS_WITH(WRONG, "doctor.list.previous", TEXT_ARG("why", f->list_why));
    if (*f->list_why)
        return IS_WITH(WRONG, "doctor.list.damaged", TEXT_ARG("why", f->list_why));
    if (registry_age(&f->list, f->now, &days) == LIST_STALE)
        return IS_WITH(WARNING, "doctor.list.stale", NUMBER_ARG("serial", f->list.serial),
                       NUMBER_ARG("days", days), NUMBER_ARG("limit", f->list.stale_days));
    return IS_WITH(OK, "doctor.list.ok", NUMBER_ARG("serial", f->list.serial),
                   DATE_ARG("date", f->list.made_at), NUMBER_ARG("days", days));
}

static struct diagnosis
judge_keys(const struct facts *f)
{
    if (is_hidden(f))
        return IS(WARNING, "doctor.hidden");
    if (*f->trust_why)
        return IS_WITH(WRONG, "doctor.keys.unreadable", TEXT_ARG("why", f->trust_why));
    if (f->n_keys == 0)
        return IS(WARNING, "doctor.keys.none");
    if (f->n_roots < 2)
        return IS(WARNING, "doctor.keys.one");
    return IS_WITH(OK, "doctor.keys.ok", NUMBER_ARG("n", f->n_keys));
}

static struct diagnosis
judge_update(const struct facts *f)
{
    if (is_hidden(f))
        return IS(WARNING, "doctor.hidden");
    if (!*f->last_outcome)
        return IS(OK, "doctor.update.none");
    if (strcmp(f->last_outcome, "taken") == 0 || strcmp(f->last_outcome, "already") == 0)
        return IS_WITH(OK, "doctor.update.taken", DATE_ARG("date", f->last_at));
    return IS_WITH(WARNING, "doctor.update.refused", DATE_ARG("date", f->last_at),
                   REFUSAL_ARG("why", f->last_outcome));
}

/* A file of tomorrow was written when the clock was right, or the clock went back. */
static struct diagnosis
judge_clock(const struct facts *f)
{
    int64_t days;
    if (f->list_opens && registry_age(&f->list, f->now, &days) == LIST_CLOCK_WRONG)
        return IS_WITH(WRONG, "doctor.clock.before_list", DATE_ARG("now", f->now),
                       DATE_ARG("date", f->list.made_at));
    if (f->newest_file > f->now + DAY)
        return IS_WITH(WRONG, "doctor.clock.before_files", DATE_ARG("now", f->now),
                       DATE_ARG("date", f->newest_file));
    if (!f->has_clock_chip)
        return IS_WITH(WARNING, "doctor.clock.no_chip", DATE_ARG("now", f->now));
    return IS_WITH(OK, "doctor.clock.ok", DATE_ARG("now", f->now));
}

/* A new list stands beside the one in place and the one before it. */
static struct diagnosis
judge_disk(const struct facts *f)
{
    if (f->disk_free < 0)
        return IS_WITH(WARNING, "doctor.disk.unknown", TEXT_ARG("folder", f->data));
    if (f->disk_free < DISK_LEAST_MIB * MIB)
        return IS_WITH(WRONG, "doctor.disk.full", MIB_ARG("free", f->disk_free));
    if (f->disk_free < DISK_SPARE_MIB * MIB + 2 * f->list_bytes)
        return IS_WITH(WARNING, "doctor.disk.short", MIB_ARG("free", f->disk_free));
    return IS_WITH(OK, "doctor.disk.ok", MIB_ARG("free", f->disk_free));
}

static struct diagnosis
judge_fonts(const struct facts *f)
{
    if (*f->font_missing)
        return IS_WITH(WRONG, "doctor.fonts.missing", TEXT_ARG("file", f->font_missing));
    return IS(OK, "doctor.fonts.ok");
}

static struct diagnosis
judge_words(const struct facts *f)
{
    return f->has_hindi_words ? IS(OK, "doctor.words.ok") : IS(WARNING, "doctor.words.missing");
}

static struct diagnosis
judge_screen(const struct facts *f)
{
    if (f->n_screens > 0 || f->has_display)
        return IS(OK, "doctor.screen.ok");
    if (f->n_cards > 0)
        return IS(WRONG, "doctor.screen.unplugged");
    return IS(WRONG, "doctor.screen.none");
}

static struct diagnosis
judge_touch(const struct facts *f)
{
    if (f->n_touch > 0)
        return IS(OK, "doctor.touch.ok");
    return f->n_touchpads > 0 ? IS(WRONG, "doctor.touch.pad") : IS(WRONG, "doctor.touch.none");
}

static struct diagnosis
judge_sound(const struct facts *f)
{
    if (f->n_sound == 0)
        return IS(WARNING, "doctor.sound.no_card");
    return f->has_voice ? IS(OK, "doctor.sound.ok") : IS(WARNING, "doctor.sound.no_voice");
}

static struct diagnosis
judge_folder(const struct facts *f)
{
    if (!f->folder_exists)
        return IS_WITH(WRONG, "doctor.folder.none", TEXT_ARG("folder", f->data));
    if (!f->folder_readable)
        return IS_WITH(WRONG, "doctor.folder.closed", TEXT_ARG("folder", f->data),
                       TEXT_ARG("owner", f->folder_owner));
    if (*f->open_file)
        return IS_WITH(WRONG, "doctor.folder.open", TEXT_ARG("file", f->open_file));
    if (*f->foreign_file)
        return IS_WITH(WRONG, "doctor.folder.foreign", TEXT_ARG("file", f->foreign_file),
                       TEXT_ARG("owner", f->folder_owner), TEXT_ARG("folder", f->data));
    return IS_WITH(OK, "doctor.folder.ok", TEXT_ARG("folder", f->data),
                   TEXT_ARG("owner", f->folder_owner));
}

static struct diagnosis
judge_office(const struct facts *f)
{
    if (is_hidden(f))
        return IS(WARNING, "doctor.hidden");
    if (!f->office_opens)
        return IS_WITH(WRONG, "doctor.office.none", TEXT_ARG("why", f->office_why));
    if (!f->office_writable)
        return IS_WITH(WRONG, "doctor.office.unwritable", TEXT_ARG("why", f->office_why));
    if (*f->office_why)
        return IS_WITH(WRONG, "doctor.office.damaged", TEXT_ARG("why", f->office_why));
    return IS(OK, "doctor.office.ok");
}

static struct diagnosis
judge_kiosk(const struct facts *f)
{
    if (f->n_kiosks == 0 && f->has_unit)
        return IS(WRONG, "doctor.kiosk.stopped");
    if (f->n_kiosks == 0)
        return IS(WRONG, "doctor.kiosk.no_unit");
    if (*f->kiosk_user)
        return IS_WITH(WARNING, "doctor.kiosk.user", TEXT_ARG("user", f->kiosk_user),
                       TEXT_ARG("owner", f->folder_owner));
    if (f->n_kiosks > 1)
        return IS_WITH(WARNING, "doctor.kiosk.many", NUMBER_ARG("n", f->n_kiosks));
    return IS(OK, "doctor.kiosk.ok");
}

static struct diagnosis
judge_pin(const struct facts *f)
{
    if (!f->pin_reads)
        return IS(WARNING, "doctor.pin.unknown");
    if (!f->pin_is_set)
        return IS(WARNING, "doctor.pin.none");
    return f->pin_is_locked ? IS(WARNING, "doctor.pin.locked") : IS(OK, "doctor.pin.ok");
}

const struct doctor_check *
doctor_checks(size_t *n)
{
    static const struct doctor_check checks[] = {
        {"doctor.kiosk", judge_kiosk},   {"doctor.list", judge_list},
        {"doctor.keys", judge_keys},     {"doctor.update", judge_update},
        {"doctor.clock", judge_clock},   {"doctor.disk", judge_disk},
        {"doctor.folder", judge_folder}, {"doctor.office", judge_office},
        {"doctor.screen", judge_screen}, {"doctor.touch", judge_touch},
        {"doctor.fonts", judge_fonts},   {"doctor.words", judge_words},
        {"doctor.sound", judge_sound},   {"doctor.pin", judge_pin},
    };
    *n = ARRAY_LEN(checks);
    return checks;
}
