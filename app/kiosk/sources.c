#include "kiosk/sources.h"

#include "base/paths.h"

static bool
number_setting(struct sources *s, const char *name, int *out, struct err *err)
{
    struct str value;
    unsigned long n;
    if (!setting_get(s->office, name, &s->arena, &value, err))
        return false;
    if (!str_to_uint(value, 1000000, &n))
        return err_env(err, "setting %s is “%.*s”, expected a number; set it again with satark "
                            "setting set", name, (int)value.n, value.p);
    *out = (int)n;
    return true;
}

bool
sources_settings(struct sources *s, struct err *err)
{
    return setting_get(s->office, "office.name", &s->arena, &s->office_name, err) &&
           setting_get(s->office, "office.name_en", &s->arena, &s->office_name_en, err) &&
           number_setting(s, "kiosk.idle_seconds", &s->idle_seconds, err) &&
           number_setting(s, "kiosk.slide_seconds", &s->slide_seconds, err) &&
           number_setting(s, "counters.total", &s->counters_total, err);
}

bool
sources_open(struct str data, struct sources *out, struct err *err)
{
    struct sources s = {0};
    struct str office = paths_join(&s.arena, data, "office.db");
    struct str registry = paths_join(&s.arena, data, "registry.db");
    if (!office_open(office.p, &s.office, err) ||
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
    *s = (struct sources){0};
}

struct check
sources_check(const struct sources *s, int64_t now)
{
    struct check c = s->check;
    c.now = civil_from_unix(now);
    return c;
}
