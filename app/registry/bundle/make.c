#include "registry/bundle/bundle.h"

#include "base/files.h"
#include "base/paths.h"
#include "registry/bundle/pack.h"
#include "registry/bundle/sound.h"
#include "registry/registry.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A delta is worth its place on the stick below this part of the full list. */
enum { DELTA_PERCENT = 60 };

struct making {
    const struct bundle_plan *plan;
    struct manifest *m;
    const char *dir; /* where it is made, beside the place it will have */
    struct arena arena;
    struct err *err;
};

static const char *
in_dir(struct making *k, const char *name)
{
    return paths_join(&k->arena, str_of(k->dir), name).p;
}

/* ---- the list ---- */

static bool
read_list(struct making *k, const char *path, struct registry_info *out)
{
    struct registry *r;
    if (!registry_open(path, k->plan->discom, &r, k->err))
        return false;
    bool ok = registry_info(r, out, k->err);
    registry_close(r);
    return ok;
}

static void
fill_manifest(struct making *k, const struct registry_info *i)
{
    const struct bundle_plan *p = k->plan;
    struct manifest *m = k->m;
    *m = (struct manifest){.serial = i->serial,
                           .made_at = i->made_at,
                           .stale_days = i->stale_days,
                           .reset_floor = p->reset_floor,
                           .n_add = p->n_add,
                           .n_retire = p->n_retire};
    str_copy(m->discom, sizeof m->discom, p->discom);
    str_copy(m->min_version, sizeof m->min_version, p->min_version);
    memcpy(m->add, p->add, sizeof m->add);
    memcpy(m->retire, p->retire, sizeof m->retire);
    str_copy(m->list.name, sizeof m->list.name, STR("registry.db"));
    str_copy(m->full.name, sizeof m->full.name, STR(MANIFEST_FULL));
}

/* What a kiosk would refuse is not made. */
static bool
check_list(struct making *k)
{
    struct refusal r;
    return sound_check(k->plan->list, k->m, k->plan->discom, k->plan->canaries, &r) ||
           err_input(k->err, "%s: a kiosk would refuse this list: %s (%s)", k->plan->list,
                     refusal_name(r.code), r.found);
}

/* ---- packing ---- */

static bool
pack_full(struct making *k)
{
    const char *to = in_dir(k, k->m->full.name);
    return pack_mark(k->plan->list, &k->m->list, k->err) &&
           pack_file(k->plan->list, NULL, to, k->err) && pack_mark(to, &k->m->full, k->err);
}

static bool
check_base(struct making *k, const char *base, int64_t serial)
{
    for (size_t i = 0; i < k->m->n_deltas; i++)
        if (k->m->deltas[i].from == serial)
            return err_input(k->err, "%s: list %" PRId64 " is given twice as an older list", base,
                             serial);
    return k->plan->reset_floor || serial < k->m->serial ||
           err_input(k->err, "%s: list %" PRId64 " is not older than list %" PRId64, base, serial,
                     k->m->serial);
}

/* The difference to one older list; left out where it is of no use. */
static bool
pack_delta(struct making *k, const char *base)
{
    struct registry_info i;
    struct file_mark old = {0};
    struct manifest_delta *d = &k->m->deltas[k->m->n_deltas];
    if (!read_list(k, base, &i) || !check_base(k, base, i.serial) ||
        !pack_mark(base, &old, k->err))
        return false;
    if (old.size > DELTA_BYTES_MAX || k->m->list.size > DELTA_BYTES_MAX)
        return true;
    *d = (struct manifest_delta){.from = i.serial};
    memcpy(d->base, old.hash, HASH_BYTES);
    snprintf(d->file.name, sizeof d->file.name, "delta-%" PRId64 ".zst", i.serial);
    const char *to = in_dir(k, d->file.name);
    if (!pack_file(k->plan->list, base, to, k->err) || !pack_mark(to, &d->file, k->err))
        return false;
    if (d->file.size * 100 < k->m->full.size * DELTA_PERCENT)
        k->m->n_deltas++;
    else
        unlink(to);
    return true;
}

static bool
pack_all(struct making *k)
{
    if (!pack_full(k))
        return false;
    for (size_t i = 0; i < k->plan->n_bases; i++)
        if (!pack_delta(k, k->plan->bases[i]))
            return false;
    return true;
}

/* ---- the folder ---- */

static bool
make_dir(struct making *k)
{
    const char *out = k->plan->out;
    struct stat st;
    if (lstat(out, &st) == 0)
        return err_input(k->err, "%s: is there already; give the name of a new folder", out);
    char *dir = (char *)arena_fmt(&k->arena, "%s.new-XXXXXX", out).p;
    if (!mkdtemp(dir) || chmod(dir, 0755) != 0)
        return err_env(k->err, "%s: cannot be made (%s); check that the folder above exists and "
                       "may be written", out, strerror(errno));
    k->dir = dir;
    return true;
}

static bool
write_manifest(struct making *k)
{
    struct buf json = {0};
    manifest_write(k->m, &json);
    bool ok = files_write(in_dir(k, MANIFEST_NAME), buf_str(&json), 0644, k->err);
    buf_free(&json);
    return ok;
}

static bool
put_in_place(struct making *k)
{
    for (size_t i = 0; i < k->m->n_deltas; i++)
        if (!files_sync(in_dir(k, k->m->deltas[i].file.name), k->err))
            return false;
    if (!files_sync(in_dir(k, k->m->full.name), k->err) || !files_sync(k->dir, k->err))
        return false;
    if (rename(k->dir, k->plan->out) != 0)
        return err_env(k->err, "%s: cannot be put in place (%s)", k->plan->out, strerror(errno));
    return files_sync(files_folder(k->plan->out, &k->arena), k->err);
}

static void
remove_dir(struct making *k)
{
    unlink(in_dir(k, MANIFEST_NAME));
    unlink(in_dir(k, MANIFEST_FULL));
    for (size_t i = 0; i < MANIFEST_DELTAS; i++)
        if (k->m->deltas[i].file.name[0])
            unlink(in_dir(k, k->m->deltas[i].file.name));
    rmdir(k->dir);
}

bool
bundle_make(const struct bundle_plan *plan, struct manifest *out, struct err *err)
{
    struct registry_info info;
    struct making k = {.plan = plan, .m = out, .err = err};

    *out = (struct manifest){0};
    bool ok = read_list(&k, plan->list, &info);
    if (ok) {
        fill_manifest(&k, &info);
        ok = (!plan->canaries || check_list(&k)) && make_dir(&k);
        if (ok) {
            ok = pack_all(&k) && write_manifest(&k) && put_in_place(&k);
            if (!ok)
                remove_dir(&k);
        }
    }
    arena_wipe(&k.arena);
    return ok;
}
