#include "kiosk/sources.h"

#include "base/paths.h"

#include <errno.h>
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
        !setting_number(s->office, "counters.total", &next.counters_total, err)) {
        arena_wipe(&next.settings);
        return false;
    }
    arena_wipe(&s->settings);
    *s = next;
    return true;
}

/* An office that the kiosk made itself would be empty, and satark init would refuse the folder. */
static bool
open_office(const char *path, struct office **out, struct err *err)
{
    if (access(path, F_OK) != 0)
        return err_env(err, "%s: there is no office here yet (%s); satark init --discom kesco makes "
                            "one, or name the folder with --data DIR", path, strerror(errno));
    return office_open(path, out, err);
}

bool
sources_open(struct str data, struct sources *out, struct err *err)
{
    struct sources s = {0};
    struct str office = paths_join(&s.arena, data, "office.db");
    struct str registry = paths_join(&s.arena, data, "registry.db");
    if (!open_office(office.p, &s.office, err) ||
        !setting_get(s.office, "discom", &s.arena, &s.discom, err) ||
        !sources_settings(&s, err) || !registry_open(registry.p, s.discom, &s.registry, err) ||
        !registry_info(s.registry, &s.info, err) ||
        !registry_knowledge(s.registry, &s.arena, &s.knowledge, err)) {
        sources_close(&s);
        return false;
    }
    *out = s;
    out->check = (struct check){.knowledge = &out->knowledge,
                                .lookup = {.find = registry_find, .ctx = out->registry}};
    check_prepare(&out->check, &out->arena);
    return true;
}

void
sources_close(struct sources *s)
{
    if (s->registry)
        registry_close(s->registry);
    if (s->office)
        office_close(s->office);
    arena_wipe(&s->arena);
    arena_wipe(&s->settings);
    *s = (struct sources){0};
}

struct check
sources_check(const struct sources *s, int64_t now)
{
    struct check c = s->check;
    c.now = civil_from_unix(now);
    c.holidays = s->holidays;
    return c;
}
