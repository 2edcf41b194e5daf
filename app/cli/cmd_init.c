/* satark init - makes the data folder: the list, and the office's own database. */
#include "cli/bundle.h"

#include "base/clock.h"
#include "base/files.h"
#include "base/paths.h"
#include "office/office.h"
#include "registry/build.h"
#include "registry/bundle/trust.h"
#include "registry/registry.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where things are made before they are moved into place. */
struct making {
    struct cli *c;
    struct str data;
    struct str stage;          /* a folder of our own, on the same disk */
    bool new_folder;           /* the stage becomes the data folder; else its files move into it */
    bool keep_registry;        /* DATA holds a list already: perhaps a newer one than ours */
    const char *registry;      /* the list to copy warnings and counters from */
    struct registry_info info; /* of it */
    struct minisig_public keys[TRUST_KEYS_MAX]; /* to be trusted from the start */
    size_t n_keys;
};

static bool
exists(const char *path)
{
    return access(path, F_OK) == 0;
}

static void
strip_slashes(struct str *path)
{
    while (path->n > 1 && path->p[path->n - 1] == '/')
        path->n--;
}

static bool
make_stage(struct making *m)
{
    struct cli *c = m->c;
    struct str template = m->new_folder
                              ? arena_fmt(c->arena, "%.*s.new-XXXXXX", (int)m->data.n, m->data.p)
                              : paths_join(c->arena, m->data, ".new-XXXXXX");
    if (!mkdtemp((char *)template.p)) {
        err_env(&c->err,
                "%.*s: the data folder cannot be made (%s); check that the folder above exists "
                "and may be written",
                (int)m->data.n, m->data.p, strerror(errno));
        return false;
    }
    m->stage = template;
    struct stat st; /* what is made in it belongs to whom the folder that is there belongs to */
    mode_t rights = 0750;
    if (!m->new_folder && stat(arena_str(c->arena, m->data).p, &st) == 0)
        rights |= st.st_mode & (S_IWGRP | S_ISGID);
    if (chmod(m->stage.p, rights) != 0)
        return err_env(&c->err, "%s: %s", m->stage.p, strerror(errno));
    return true;
}

static void
remove_stage(struct making *m)
{
    static const char *const files[] = {"registry.db",   "office.db",  "office.db-wal",
                                        "office.db-shm", "trust.json", "trust/copy.json"};
    if (!m->stage.n)
        return;
    for (size_t i = 0; i < ARRAY_LEN(files); i++)
        unlink(paths_join(m->c->arena, m->stage, files[i]).p);
    rmdir(paths_join(m->c->arena, m->stage, "trust").p);
    rmdir(m->stage.p);
}

static bool
make_registry(struct making *m, struct str discom)
{
    struct cli *c = m->c;
    struct str assets;
    struct registry *r;
    if (!m->keep_registry) {
        m->registry = paths_join(c->arena, m->stage, "registry.db").p;
        if (!paths_assets(c->arena, &assets, &c->err) ||
            !registry_build(paths_join(c->arena, assets, "registry").p, 1, clock_now(), m->registry,
                            &c->err))
            return false;
    }
    if (!registry_open(m->registry, discom, &r, &c->err))
        return false; /* no such DISCOM in the list */
    bool ok = registry_info(r, &m->info, &c->err);
    registry_close(r);
    return ok;
}

static bool
make_office(struct making *m, struct str discom, const char *name)
{
    struct cli *c = m->c;
    struct office *o = NULL;
    if (!office_open(paths_join(c->arena, m->stage, "office.db").p, &o, &c->err))
        return false;
    bool ok = (!name || setting_set(o, "office.name", str_of(name), &c->err)) &&
              office_seed_once(o, m->registry, discom, m->info.serial, m->info.made_at, &c->err);
    office_close(o);
    return ok;
}

/* Into the new folder, or the one that is there: beside no office.db they do no harm. */
static bool
make_trust(struct making *m)
{
    struct err *err = &m->c->err;
    struct trust t;
    const char *data = arena_str(m->c->arena, m->new_folder ? m->stage : m->data).p;
    if (m->n_keys == 0)
        return true;
    if (!trust_load(data, &t, err))
        return false;
    for (size_t i = 0; i < m->n_keys; i++)
        if (!trust_add(&t, &m->keys[i], err))
            return false;
    if (t.floor == 0) /* nothing older than what is there may come */
        t.floor = m->info.serial;
    return trust_save(data, &t, err);
}

static bool
move_into(struct making *m, const char *name)
{
    struct cli *c = m->c;
    const char *to = paths_join(c->arena, m->data, name).p;
    if (rename(paths_join(c->arena, m->stage, name).p, to) == 0)
        return true;
    return err_env(&c->err, "%s: cannot be moved into place (%s)", to, strerror(errno));
}

/* office.db comes last: where it is, everything is. */
static bool
put_in_place(struct making *m)
{
    struct cli *c = m->c;
    const char *data = arena_str(c->arena, m->data).p;
    if (!files_sync(m->stage.p, &c->err))
        return false;
    if (m->new_folder)
        return rename(m->stage.p, data) == 0 ||
               err_env(&c->err, "%s: cannot be moved into place (%s)", data, strerror(errno));
    bool ok = (m->keep_registry || move_into(m, "registry.db")) && move_into(m, "office.db") &&
              files_sync(data, &c->err);
    rmdir(m->stage.p);
    return ok;
}

static bool
init(struct cli *c, struct str discom, const char *name, const char *const *keys, size_t n_keys)
{
    struct making m = {.c = c, .data = paths_data(c->arena, c->data_given), .n_keys = n_keys};
    for (size_t i = 0; i < n_keys; i++)
        if (!bundle_public_read(c, keys[i], &m.keys[i]))
            return false;
    strip_slashes(&m.data);
    const char *registry = paths_join(c->arena, m.data, "registry.db").p;
    const char *office = paths_join(c->arena, m.data, "office.db").p;
    if (exists(office))
        return err_input(&c->err,
                         "%s: this office is set up already; nothing was changed. "
                         "satark setting changes its name",
                         office);
    m.new_folder = !exists(arena_str(c->arena, m.data).p);
    m.keep_registry = exists(registry);
    m.registry = registry;
    if (make_stage(&m) && make_registry(&m, discom) && make_office(&m, discom, name) &&
        make_trust(&m) && put_in_place(&m))
        return true;
    remove_stage(&m);
    return false;
}

static int
run(struct cli *c, int argc, char **argv)
{
    const char *discom = NULL, *office = NULL, *keys[TRUST_KEYS_MAX];
    size_t n_keys;
    if (!cli_option(c, &argc, argv, "--discom", &discom) ||
        !cli_option(c, &argc, argv, "--office", &office) ||
        !cli_options(c, &argc, argv, "--trust", keys, TRUST_KEYS_MAX, &n_keys) ||
        !cli_words(c, argc, argv, 0, 0))
        return cli_fail(c);
    if (!discom)
        return cli_usage(c, &command_init, "%s", cli_text(c, "cli.init.no_discom", NULL, 0));
    if (!init(c, str_of(discom), office, keys, n_keys))
        return cli_fail(c);
    cli_say(c, "cli.init.ready",
            LANG_ARGS({"folder", paths_data(c->arena, c->data_given)}, {"discom", str_of(discom)}));
    return EXIT_DONE;
}

const struct command command_init = {
    .name = "init",
    .usage = "--discom DISCOM [--office NAME] [--trust FILE.pub]...",
    .summary = "makes the data folder of this office from the sample list",
    .run = run,
};
