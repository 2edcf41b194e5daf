/* A bundle on a stick, spoiled in every way. The input is a list of edits:
 *
 *   byte 0       how deep the spoiler's hand reaches: 0 he has the stick alone, 1 he signs the
 *                manifest he edited, 2 he also gives the packed list its right hash, 3 he edits the
 *                list itself and packs it
 *   then 6 bytes an edit: what, which file, where (3 bytes), a value
 *
 * Whatever he does, the list in place is whole; without a key (0) it is only ever the old one or one
 * that head office signed; with one key (1 to 3) it opens and calls no known fraud official. */
#include "base/files.h"
#include "base/log.h"
#include "base/paths.h"
#include "registry/build.h"
#include "registry/bundle/bundle.h"
#include "registry/bundle/pack.h"
#include "registry/place.h"
#include "registry/registry.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES = 3, BUNDLES = 2, EDIT_BYTES = 6, EDITS_MAX = 24, DAY = 86400, LIST_MAX = 1 << 22 };
enum depth { STICK_ALONE, SIGNED, HASHED, PACKED, DEPTHS };
enum edit { FLIP, SET, CUT, DROP, SWAP, INSERT, EDITS };

static const char *const names[FILES] = {MANIFEST_NAME, "manifest.json.minisig", MANIFEST_FULL};

struct world {
    struct arena arena;
    char dir[64];
    const char *data, *stick, *list, *canaries, *work, *small, *incoming;
    const char *on_stick[FILES];
    struct minisig_public open;
    struct minisig_secret secret;
    struct str old;                       /* list 124 */
    struct str lists[BUNDLES];            /* 125, 126 */
    struct str genuine[BUNDLES][FILES];
    long tried[2], taken[2], refused[REFUSALS]; /* without a key, with one */
};

static struct world *world;

static void
must(bool ok, const struct err *err)
{
    if (!ok) {
        fprintf(stderr, "%s\n", err->msg);
        BUG("the fuzzer's world cannot be made");
    }
}

static const char *
path_in(struct world *w, const char *folder, const char *name)
{
    return paths_join(&w->arena, str_of(folder), name).p;
}

static struct str
slurp(struct arena *a, const char *path)
{
    struct str out;
    struct err err = {0};
    must(files_read(path, LIST_MAX, a, &out, &err), &err);
    return out;
}

/* Not files_write: nothing of it needs to last. */
static void
put(const char *path, struct str bytes)
{
    unlink(path);
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(bytes.p, 1, bytes.n, f) != bytes.n || fclose(f) != 0)
        BUG("a file of the fuzzer cannot be written");
}

static void
build(struct world *w, int64_t serial, const char *out)
{
    struct err err = {0};
    const char *source = getenv("SATARK_SOURCE");
    const char *csv = path_in(w, source ? source : ".", "tests/data/registry");
    must(registry_build(csv, serial, 1795000000 + serial * DAY, out, &err), &err);
}

static void
sign(struct world *w, struct str manifest, struct buf *out)
{
    minisig_sign(&w->secret, manifest, STR("fuzz"), out);
}

static void
make_genuine(struct world *w, size_t number)
{
    struct manifest m;
    struct err err = {0};
    struct buf signature = {0};
    const char *list = path_in(w, w->dir, "made.db"), *made = path_in(w, w->dir, "made");
    build(w, 125 + (int64_t)number, list);
    struct bundle_plan plan = {
        .list = list, .out = made, .discom = STR("alpha"), .min_version = STR("0.1.0")};
    must(bundle_make(&plan, &m, &err), &err);
    w->lists[number] = slurp(&w->arena, list);
    w->genuine[number][0] = slurp(&w->arena, path_in(w, made, MANIFEST_NAME));
    w->genuine[number][2] = slurp(&w->arena, path_in(w, made, MANIFEST_FULL));
    sign(w, w->genuine[number][0], &signature);
    w->genuine[number][1] = arena_str(&w->arena, buf_str(&signature));
    buf_free(&signature);
    unlink(path_in(w, made, MANIFEST_NAME));
    unlink(path_in(w, made, MANIFEST_FULL));
    rmdir(made);
    unlink(list);
}

static void
restore(struct world *w)
{
    struct trust t = {0};
    struct err err = {0};
    must(trust_add(&t, &w->open, &err), &err);
    must(trust_save(w->data, &t, &err), &err);
    put(w->list, w->old);
}

static void
tell(void)
{
    struct world *w = world;
    fprintf(stderr,
            "%ld bundles spoiled without a key: %ld taken, with every signed byte as it was; "
            "%ld by one who has a key: %ld taken",
            w->tried[0], w->taken[0], w->tried[1], w->taken[1]);
    for (size_t i = 1; i < REFUSALS; i++)
        if (w->refused[i])
            fprintf(stderr, ", %s %ld", refusal_name((enum refusal_code)i), w->refused[i]);
    fprintf(stderr, "\n");
    char command[96];
    snprintf(command, sizeof command, "rm -rf %s", w->dir);
    if (system(command) != 0)
        fprintf(stderr, "%s was left\n", w->dir);
    arena_wipe(&w->arena);
    free(w);
}

static struct world *
make_world(void)
{
    const char *source = getenv("SATARK_SOURCE");
    struct world *w = calloc(1, sizeof *w);
    if (!w)
        BUG("out of memory");
    /* in memory, where to flush costs nothing */
    snprintf(w->dir, sizeof w->dir, "%s/satark-bundle-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    if (!mkdtemp(w->dir))
        BUG("no folder for the fuzzer");
    w->data = path_in(w, w->dir, "data");
    w->stick = path_in(w, w->dir, "stick");
    w->list = path_in(w, w->data, PLACE_LIST);
    w->work = path_in(w, w->dir, "work");
    w->small = path_in(w, w->dir, "small");
    w->incoming = path_in(w, w->data, "incoming");
    for (size_t i = 0; i < FILES; i++)
        w->on_stick[i] = path_in(w, w->stick, names[i]);
    w->canaries = path_in(w, source ? source : ".", "assets/canaries.csv");
    mkdir(w->data, 0700);
    mkdir(w->stick, 0700);
    minisig_generate(&w->open, &w->secret);
    build(w, 124, w->list);
    w->old = slurp(&w->arena, w->list);
    for (size_t i = 0; i < BUNDLES; i++)
        make_genuine(w, i);
    restore(w);
    atexit(tell);
    return w;
}

/* ---- one input ---- */

struct hand {
    struct arena arena;
    enum depth depth;
    struct str files[FILES];
    struct str list; /* of depth PACKED */
    bool there[FILES];
};

static struct str
edited(struct hand *h, struct str old, unsigned what, size_t at, unsigned char value)
{
    size_t n = old.n;
    unsigned char *p = arena_alloc(&h->arena, n + 1);
    memcpy(p, old.p, n);
    at = n ? at % n : 0;
    if (what == CUT)
        return (struct str){(char *)p, at};
    if (what == INSERT) {
        memmove(p + at + 1, p + at, n - at);
        p[at] = value;
        return (struct str){(char *)p, n + 1};
    }
    if (n && what == FLIP)
        p[at] ^= (unsigned char)(1u << (value % 8));
    else if (n)
        p[at] = value;
    return (struct str){(char *)p, n};
}

static void
edit(struct world *w, struct hand *h, const uint8_t *e)
{
    unsigned what = e[0] % EDITS;
    size_t file = h->depth == STICK_ALONE ? e[1] % FILES
                  : h->depth == SIGNED    ? 0
                                          : 2;
    size_t at = (size_t)e[2] << 16 | (size_t)e[3] << 8 | e[4];
    if (what == SWAP && h->depth == STICK_ALONE)
        h->files[file] = w->genuine[1][file];
    else if (what == DROP && h->depth == STICK_ALONE)
        h->there[file] = false;
    else if (h->depth == PACKED)
        h->list = edited(h, h->list, what == CUT && e[5] % 4 ? SET : what, at, e[5]);
    else
        h->files[file] = edited(h, h->files[file], what, at, e[5]);
}

/* The first `from` in the text, if there is one, becomes `to`. */
static struct str
replaced(struct hand *h, struct str text, struct str from, struct str to)
{
    size_t at = str_find(text, from, 0);
    if (at == text.n)
        return text;
    return arena_fmt(&h->arena, "%.*s%.*s%.*s", (int)at, text.p, (int)to.n, to.p,
                     (int)(text.n - at - from.n), text.p + at + from.n);
}

static struct str
hash_text(struct hand *h, const struct file_mark *m)
{
    char hex[2 * HASH_BYTES + 1];
    for (size_t i = 0; i < HASH_BYTES; i++)
        snprintf(hex + 2 * i, 3, "%02x", m->hash[i]);
    return arena_str(&h->arena, str_of(hex));
}

static struct str
size_text(struct hand *h, const struct file_mark *m)
{
    return arena_fmt(&h->arena, "\"size\": %lld,", (long long)m->size);
}

/* The manifest tells of the file `after` where it told of `before`. */
static void
remark(struct world *w, struct hand *h, struct str before, struct str after)
{
    struct file_mark was, is;
    struct err err = {0};
    struct str old = h->files[0];
    put(w->work, before);
    must(pack_mark(w->work, &was, &err), &err);
    put(w->work, after);
    must(pack_mark(w->work, &is, &err), &err);
    h->files[0] = replaced(h, old, hash_text(h, &was), hash_text(h, &is));
    h->files[0] = replaced(h, h->files[0], size_text(h, &was), size_text(h, &is));
    if (str_eq(old, h->files[0]) && !str_eq(before, after))
        BUG("the manifest writes sizes and hashes in another way than this fuzzer knows");
}

static void
finish_hand(struct world *w, struct hand *h)
{
    struct err err = {0};
    struct buf signature = {0};
    if (h->depth == PACKED && h->list.n) {
        remark(w, h, w->lists[0], h->list);
        put(w->work, h->list);
        unlink(w->small);
        must(pack_file(w->work, NULL, w->small, &err), &err);
        h->files[2] = slurp(&h->arena, w->small);
    }
    if (h->depth >= HASHED)
        remark(w, h, w->genuine[0][2], h->files[2]);
    if (h->depth == STICK_ALONE)
        return;
    sign(w, h->files[0], &signature);
    h->files[1] = arena_str(&h->arena, buf_str(&signature));
    buf_free(&signature);
}

/* Whether the list in place opens and calls no fraud official. */
static void
check_list(struct world *w)
{
    struct registry *r;
    struct fact f;
    struct err err = {0};
    if (!registry_open(w->list, STR("alpha"), &r, &err))
        BUG("the list in place does not open");
    if (registry_find(r, ENTITY_APP, STR("anydesk"), &f) && f.state == FACT_OFFICIAL)
        BUG("a known fraud is official");
    registry_close(r);
}

/* Nothing was spoiled: that it is taken has tests enough. */
static bool
is_whole(const struct world *w, const struct hand *h)
{
    for (size_t i = 0; i < FILES; i++)
        if (!h->there[i] || !str_eq(h->files[i], w->genuine[0][i]))
            return false;
    return true;
}

static void
check_outcome(struct world *w, struct hand *h, bool ok, const struct bundle_taken *taken)
{
    struct str now = slurp(&h->arena, w->list);
    bool old = str_eq(now, w->old);
    bool signed_one = false;
    for (size_t i = 0; i < BUNDLES; i++)
        signed_one = signed_one || (str_eq(now, w->lists[i]) &&
                                    str_eq(h->files[0], w->genuine[i][0]) &&
                                    str_eq(h->files[2], w->genuine[i][2]));
    if (ok != (taken->refusal.code == REFUSE_NOT))
        BUG("taken and refused at once");
    if (!ok && !old)
        BUG("a refusal changed the list");
    if (h->depth == STICK_ALONE && !old && !signed_one)
        BUG("a list that nobody signed is in place");
    if (access(w->incoming, F_OK) == 0)
        BUG("the work was not cleared away");
    w->tried[h->depth != STICK_ALONE]++;
    w->taken[h->depth != STICK_ALONE] += ok;
    w->refused[taken->refusal.code]++;
    if (ok) {
        check_list(w);
        restore(w);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!world)
        world = make_world();
    struct world *w = world;
    struct hand h = {.depth = size ? data[0] % DEPTHS : STICK_ALONE, .list = w->lists[0]};
    size_t mark = 1;

    for (size_t i = 0; i < FILES; i++) {
        h.files[i] = w->genuine[0][i];
        h.there[i] = true;
    }
    for (size_t n = 0; n < EDITS_MAX && mark + EDIT_BYTES <= size; n++, mark += EDIT_BYTES)
        edit(w, &h, data + mark);
    finish_hand(w, &h);
    if (is_whole(w, &h)) {
        arena_wipe(&h.arena);
        return 0;
    }
    for (size_t i = 0; i < FILES; i++)
        if (h.there[i])
            put(w->on_stick[i], h.files[i]);
        else
            unlink(w->on_stick[i]);

    const struct bundle_taking t = {.folder = w->stick,
                                    .data = w->data,
                                    .discom = STR("alpha"),
                                    .canaries = w->canaries,
                                    .version = STR("0.1.0")};
    struct bundle_taken taken;
    bool ok = bundle_apply(&t, &taken);
    check_outcome(w, &h, ok, &taken);
    arena_wipe(&h.arena);
    return 0;
}
