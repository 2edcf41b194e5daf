#include "kiosk/sticks.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/paths.h"
#include "office/office.h"

#include <glob.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { BUNDLES_MAX = 8 };

/* ---- where they are ---- */

static bool
is_folder(const char *path, struct stat *st)
{
    return lstat(path, st) == 0 && S_ISDIR(st->st_mode);
}

static bool
is_mounted(const char *path)
{
    struct arena a = {0};
    struct stat here, above;
    bool ok = is_folder(path, &here) && stat(arena_fmt(&a, "%s/..", path).p, &above) == 0 &&
              here.st_dev != above.st_dev;
    arena_wipe(&a);
    return ok;
}

/* FNV-1a over what tells one state of a stick from the next. */
static void
add_byte(uint64_t *mark, unsigned char byte)
{
    *mark = (*mark ^ byte) * UINT64_C(1099511628211);
}

static void
add_text(uint64_t *mark, const char *text)
{
    for (; *text; text++)
        add_byte(mark, (unsigned char)*text);
}

static void
add_number(uint64_t *mark, int64_t n)
{
    for (int bit = 0; bit < 64; bit += 8)
        add_byte(mark, (unsigned char)((uint64_t)n >> bit));
}

struct search {
    const char *paths[STICKS_MAX * (BUNDLES_MAX + 2)];
    size_t n;
    uint64_t mark;
};

static void
add_bundle(struct search *s, struct arena *a, const char *folder)
{
    struct stat at = {0}, manifest = {0};
    const char *path = arena_fmt(a, "%s/manifest.json", folder).p;
    if (s->n >= ARRAY_LEN(s->paths) || !is_folder(folder, &at) || lstat(path, &manifest) != 0)
        return;
    const int64_t told[] = {(int64_t)manifest.st_dev, (int64_t)manifest.st_ino, manifest.st_size,
                            manifest.st_mtim.tv_sec,  manifest.st_mtim.tv_nsec,
                            at.st_mtim.tv_sec,        at.st_mtim.tv_nsec};
    s->paths[s->n++] = arena_str(a, str_of(folder)).p;
    add_text(&s->mark, folder);
    for (size_t i = 0; i < ARRAY_LEN(told); i++)
        add_number(&s->mark, told[i]);
}

static void
search_stick(struct search *s, struct arena *a, const char *stick)
{
    glob_t found;
    add_bundle(s, a, stick);
    add_bundle(s, a, arena_fmt(a, "%s/satark", stick).p);
    if (glob(arena_fmt(a, "%s/satark-*", stick).p, GLOB_NOSORT, NULL, &found) != 0)
        return;
    for (size_t i = 0; i < found.gl_pathc && i < BUNDLES_MAX; i++)
        add_bundle(s, a, found.gl_pathv[i]);
    globfree(&found);
}

size_t
sticks_find(const struct sticks *k, struct arena *a, const char **out)
{
    static const char *const places[] = {"/media/*/*", "/media/*", "/run/media/*/*", "/mnt/*"};
    struct stat st;
    size_t n = 0;
    if (k->folder.n) {
        out[0] = arena_str(a, k->folder).p;
        return is_folder(out[0], &st);
    }
    for (size_t p = 0; p < ARRAY_LEN(places); p++) {
        glob_t found;
        if (glob(places[p], 0, NULL, &found) != 0)
            continue;
        for (size_t i = 0; i < found.gl_pathc && n < STICKS_MAX; i++)
            if (is_mounted(found.gl_pathv[i]))
                out[n++] = arena_str(a, str_of(found.gl_pathv[i])).p;
        globfree(&found);
    }
    return n;
}

static void
search_all(const struct sticks *k, struct search *s, struct arena *a)
{
    const char *sticks[STICKS_MAX];
    size_t n = sticks_find(k, a, sticks);
    for (size_t i = 0; i < n; i++)
        search_stick(s, a, sticks[i]);
}

/* ---- what they hold ---- */

/* Pictures come first. */
static void
step_back(void)
{
    setpriority(PRIO_PROCESS, (id_t)syscall(SYS_gettid), 10);
}

static struct bundle_taking
taking_of(const struct sticks *s, const char *path)
{
    return (struct bundle_taking){.folder = path,
                                  .data = s->data.p,
                                  .discom = s->discom,
                                  .canaries = s->canaries.p,
                                  .version = str_of(SATARK_VERSION)};
}

static int
rank(const struct stick_found *f)
{
    return !f->path[0] ? 0 : !f->good ? 1 : f->taken.already ? 2 : 3;
}

static bool
is_better(const struct stick_found *a, const struct stick_found *b)
{
    return rank(a) != rank(b) ? rank(a) > rank(b) : a->taken.serial > b->taken.serial;
}

void
sticks_look(const struct sticks *s, uint64_t known, struct stick_found *out, atomic_bool *busy)
{
    struct arena a = {0};
    struct search found = {.mark = UINT64_C(14695981039346656037)};
    *out = (struct stick_found){0};
    step_back();
    search_all(s, &found, &a);
    uint64_t mark = found.n ? found.mark | 1 : 0;
    for (size_t i = 0; mark != known && i < found.n; i++) {
        struct stick_found one = {0};
        atomic_store(busy, true);
        struct bundle_taking t = taking_of(s, found.paths[i]);
        one.good = bundle_preview(&t, &one.taken, &one.changes);
        if (str_copy(one.path, sizeof one.path, str_of(found.paths[i])) && is_better(&one, out))
            *out = one;
    }
    out->mark = mark;
    atomic_store(busy, false);
    arena_wipe(&a);
}

/* ---- taking it ---- */

/* What the first screen tells staff, and the receipt. The list is in place whether or not this can
 * be written. */
static void
remember(const struct sticks *s, const struct bundle_taken *b)
{
    struct arena a = {0};
    struct office *o;
    struct err err;
    const struct refusal *r = &b->refusal;
    struct list_update u = {.at = clock_now(),
                            .serial = b->serial,
                            .before = b->before,
                            .outcome = str_of(bundle_outcome(b)),
                            .file = str_of(r->file),
                            .wanted = str_of(r->wanted),
                            .found = str_of(r->found)};
    bool ok = office_open(paths_join(&a, s->data, "office.db").p, &o, &err);
    if (ok) {
        ok = update_add(o, &u, &err);
        office_close(o);
    }
    if (!ok)
        log_warn("%s", err.msg);
    arena_wipe(&a);
}

void
sticks_take(const struct sticks *s, const char *path, struct bundle_taken *out)
{
    struct bundle_taking t = taking_of(s, path);
    step_back();
    bundle_apply(&t, out);
    remember(s, out);
}
