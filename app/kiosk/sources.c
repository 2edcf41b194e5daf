#include "kiosk/sources.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/paths.h"
#include "registry/place.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool
sources_settings(struct sources *s, struct err *err)
{
    struct sources next = *s;
    next.settings = (struct arena){0};
    if (!setting_get(s->office, "office.name", &next.settings, &next.office_name, err) ||
        !setting_get(s->office, "office.name_en", &next.settings, &next.office_name_en, err) ||
        !setting_get(s->office, "office.holidays", &next.settings, &next.holidays, err) ||
        !setting_number(s->office, "kiosk.idle_seconds", &next.idle_seconds, err) ||
        !setting_number(s->office, "kiosk.slide_seconds", &next.slide_seconds, err) ||
        !setting_number(s->office, "counters.total", &next.counters_total, err) ||
        !setting_switch(s->office, "kiosk.sound", &next.sound, err)) {
        arena_wipe(&next.settings);
        return false;
    }
    arena_wipe(&s->settings);
    *s = next;
    return true;
}

/* ---- the office ---- */

enum { OFFICE_MS = 10000 }; /* how soon a disk that can be written again is seen */

/* An office that the kiosk made itself would be empty, and satark init would refuse the folder. */
static bool
open_office(const char *path, struct office **out, struct err *err)
{
    if (access(path, F_OK) != 0)
        return err_env(err, "%s: there is no office here yet (%s); satark init --discom kesco makes "
                            "one, or name the folder with --data DIR", path, strerror(errno));
    return office_open(path, out, err);
}

/* The list's slides and counters for it. While it can only be read that waits; see take_office. */
static void
seed(struct sources *s)
{
    struct err err;
    if (office_state(s->office) == OFFICE_WRITABLE &&
        !generation_seed(s->list, s->data, s->office, &err)) /* its slides stay the old ones */
        log_warn("%s", err.msg);
}

/* An office that can only be read stands still in memory: another one in its place, if there is. */
static bool
take_office(struct sources *s)
{
    struct office *next = NULL;
    struct err err;
    struct arena a = {0};
    bool ok = open_office(paths_join(&a, s->data, "office.db").p, &next, &err);
    arena_wipe(&a);
    s->office_ms = clock_mono_ms();
    if (!ok) /* the one in memory serves on */
        return false;
    if (office_state(next) == office_state(s->office) && !office_is_behind(s->office)) {
        office_close(next);
        return false;
    }
    office_close(s->office);
    s->office = next;
    if (office_state(next) == OFFICE_WRITABLE) {
        log_warn("the office can be written again");
        seed(s);
    }
    return true;
}

static bool
watch_office(struct sources *s)
{
    bool due = clock_mono_ms() - s->office_ms >= OFFICE_MS;
    return office_state(s->office) != OFFICE_WRITABLE && (due || office_is_behind(s->office)) &&
           take_office(s);
}

/* ---- the list ---- */

static struct file_id
id_of(const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return (struct file_id){0};
    return (struct file_id){(uint64_t)st.st_dev, (uint64_t)st.st_ino, (int64_t)st.st_size,
                            (int64_t)st.st_mtim.tv_sec, (int64_t)st.st_mtim.tv_nsec};
}

static bool
is_same(const struct file_id *a, const struct file_id *b)
{
    return a->device == b->device && a->inode == b->inode && a->size == b->size &&
           a->seconds == b->seconds && a->nanoseconds == b->nanoseconds;
}

/* The file as it is before it is opened: one that comes in between is found to be another. */
static struct file_id
list_id(const struct sources *s)
{
    struct arena a = {0};
    struct file_id id = id_of(paths_join(&a, s->data, PLACE_LIST).p);
    arena_wipe(&a);
    return id;
}

/* At the start, while nothing is shown yet. */
static bool
open_list(struct sources *s, struct err *err)
{
    struct str discom;
    s->seen = list_id(s);
    if (!setting_get(s->office, "discom", &s->arena, &discom, err) ||
        !generation_open(s->data, discom, &s->list, err))
        return false;
    if (s->list->fell_back)
        log_warn("%s", err->msg);
    seed(s);
    return true;
}

static bool
take_renewal(struct sources *s)
{
    struct err err;
    struct generation *next = renewal_end(s->renewal, &err);
    s->renewal = NULL;
    s->unread = next == NULL;
    if (!next) {
        log_warn("%s", err.msg);
        return true;
    }
    generation_retire(s->list);
    s->list = next;
    return true;
}

bool
sources_renewing(const struct sources *s)
{
    return s->renewal != NULL;
}

bool
sources_watch(struct sources *s)
{
    if (s->renewal)
        return renewal_is_over(s->renewal) && take_renewal(s);
    bool other_office = watch_office(s); /* not while the thread has the same files open */
    struct file_id now = list_id(s);
    if (is_same(&now, &s->seen))
        return other_office;
    s->renewal = renewal_start(s->data);
    if (s->renewal)
        s->seen = now;
    return other_office;
}

/* ---- all of it ---- */

bool
sources_open(struct str data, struct sources *out, struct err *err)
{
    struct sources s = {0};
    s.data = arena_str(&s.arena, data);
    s.office_ms = clock_mono_ms();
    if (!open_office(paths_join(&s.arena, data, "office.db").p, &s.office, err) ||
        !sources_settings(&s, err) || !open_list(&s, err)) {
        sources_close(&s);
        return false;
    }
    struct err reason;
    if (!office_writable(s.office, &reason))
        log_warn("%s", reason.msg);
    *out = s;
    return true;
}

void
sources_close(struct sources *s)
{
    struct err err;
    if (s->renewal)
        generation_release(renewal_end(s->renewal, &err));
    generation_release(s->list);
    if (s->office)
        office_close(s->office);
    arena_wipe(&s->arena);
    arena_wipe(&s->settings);
    *s = (struct sources){0};
}

struct check
sources_check(const struct sources *s, int64_t now)
{
    struct check c = s->list->check;
    c.now = civil_from_unix(now);
    c.holidays = s->holidays;
    int64_t days;
    if (registry_age(&s->list->info, now, &days) == LIST_STALE)
        c.as_of = s->list->info.made_at;
    return c;
}
