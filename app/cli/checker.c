#include "cli/checker.h"

#include "base/paths.h"
#include "office/office.h"
#include "registry/build.h"
#include "registry/place.h"

#include <stdlib.h>
#include <unistd.h>

static const struct str DISCOM_FALLBACK = {"kesco", 5};

/* The office's DISCOM and its holidays, as staff have set them. */
static bool
read_office(struct cli *c, struct str *discom, struct str *holidays)
{
    struct office *office;
    const char *path = cli_path(c, "office.db");
    *discom = DISCOM_FALLBACK;
    *holidays = STR("");
    if (access(path, F_OK) != 0)
        return true;
    if (!office_open(path, &office, &c->err))
        return false;
    bool ok = setting_get(office, "discom", c->arena, discom, &c->err) &&
              setting_get(office, "office.holidays", c->arena, holidays, &c->err);
    office_close(office);
    return ok;
}

/* The list that ships, built and opened; its file is gone before anyone could touch it. */
static bool
open_shipped(struct cli *c, struct str home, struct registry **out)
{
    struct str assets;
    const char *tmp = getenv("TMPDIR");
    char path[4096];
    struct str name = arena_fmt(c->arena, "%s/satark-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    if (!paths_assets(c->arena, &assets, &c->err))
        return false;
    if (!str_copy(path, sizeof path, name) || !mkdtemp(path))
        return err_env(&c->err, "%s: no folder can be made; set TMPDIR to one that can be written",
                       name.p);
    const char *file = paths_join(c->arena, str_of(path), "registry.db").p;
    bool ok =
        registry_build(paths_join(c->arena, assets, "registry").p, 1, clock_now(), file, &c->err) &&
        registry_open(file, home, out, &c->err);
    unlink(file);
    rmdir(path);
    return ok;
}

static bool
is_there(struct cli *c, const char *name)
{
    return access(cli_path(c, name), F_OK) == 0;
}

static bool
open_list(struct cli *c, struct str home, struct checker *out)
{
    bool fell_back;
    if (is_there(c, PLACE_LIST) || is_there(c, PLACE_PREV)) {
        struct str data = paths_data(c->arena, c->data_given);
        if (!place_open_knowing(data, home, c->arena, &out->registry, &out->knowledge, &fell_back,
                                &c->err))
            return false;
        if (fell_back)
            cli_warn(c);
        return true;
    }
    if (c->data_given || getenv("SATARK_DATA"))
        return err_env(&c->err, "%s: no list there; run satark init first",
                       cli_path(c, PLACE_LIST));
    return open_shipped(c, home, &out->registry) &&
           registry_knowledge(out->registry, c->arena, &out->knowledge, &c->err);
}

bool
checker_open(struct cli *c, const char *lang, struct checker *out)
{
    struct str home, holidays, assets;
    *out = (struct checker){.registry = NULL};
    if (strcmp(lang, "hi") != 0 && strcmp(lang, "en") != 0)
        return err_input(&c->err, "--lang: found “%s”, expected hi or en", lang);
    if (!read_office(c, &home, &holidays) || !paths_assets(c->arena, &assets, &c->err) ||
        !lang_open(assets, lang, &out->lang, &c->err) || !open_list(c, home, out) ||
        !registry_info(out->registry, &out->info, &c->err)) {
        checker_close(out);
        return false;
    }
    int64_t now = clock_now(), days;
    out->age = registry_age(&out->info, now, &days);
    out->check = (struct check){.knowledge = &out->knowledge,
                                .lookup = {.find = registry_find, .ctx = out->registry},
                                .now = civil_from_unix(now),
                                .as_of = out->age == LIST_STALE ? out->info.made_at : 0,
                                .holidays = holidays};
    check_prepare(&out->check, c->arena);
    return true;
}

void
checker_close(struct checker *k)
{
    if (k->registry)
        registry_close(k->registry);
    if (k->lang)
        lang_close(k->lang);
    *k = (struct checker){.registry = NULL};
}
