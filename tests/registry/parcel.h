/* A kiosk's data folder and a stick beside each other, for the tests of bundles.
 *
 * DIR/data holds list 124 and trusts three keys; DIR/stick is the bundle to be taken. Lists are
 * built from DIR/csv (room.h), which a test may change before it packs. */
#ifndef TESTS_REGISTRY_PARCEL_H
#define TESTS_REGISTRY_PARCEL_H

#include "base/files.h"
#include "registry/build.h"
#include "registry/bundle/bundle.h"
#include "registry/bundle/pack.h"
#include "registry/place.h"
#include "registry/room.h"

enum { PARCEL_KEYS = 4, PARCEL_STRANGER = 3, PARCEL_MADE_AT = 1795000000 };

struct parcel_key {
    struct minisig_public open;
    struct minisig_secret secret;
};

struct parcel {
    struct room room;
    const char *data, *stick, *canaries;
    struct parcel_key keys[PARCEL_KEYS]; /* the last one is trusted by nobody */
    struct file_mark old, packed;        /* of list 124, and of the one last packed */
};

static inline const char *
parcel_path(struct parcel *p, const char *folder, const char *name)
{
    return arena_fmt(&p->room.arena, "%s/%s", folder, name).p;
}

static inline void
must(bool ok, const struct err *err)
{
    if (!ok)
        fail_msg("%s", err->msg);
}

static inline void
parcel_build(struct parcel *p, int64_t serial, const char *out)
{
    struct err err = {0};
    must(registry_build(p->room.csv, serial, PARCEL_MADE_AT + serial * 86400, out,
                        &err),
         &err);
}

static inline void
parcel_trust(struct parcel *p, size_t first, size_t n)
{
    struct trust t;
    struct err err = {0};
    must(trust_load(p->data, &t, &err), &err);
    for (size_t i = first; i < first + n; i++)
        must(trust_add(&t, &p->keys[i].open, &err), &err);
    must(trust_save(p->data, &t, &err), &err);
}

static inline void
parcel_open(struct parcel *p)
{
    struct err err = {0};
    const char *source = getenv("SATARK_SOURCE");
    memset(p, 0, sizeof *p);
    room_open(&p->room);
    p->data = arena_fmt(&p->room.arena, "%s/data", p->room.dir).p;
    p->stick = arena_fmt(&p->room.arena, "%s/stick", p->room.dir).p;
    p->canaries = arena_fmt(&p->room.arena, "%s/assets/canaries.csv", source ? source : ".").p;
    assert_int_equal(mkdir(p->data, 0700), 0);
    for (size_t i = 0; i < PARCEL_KEYS; i++)
        minisig_generate(&p->keys[i].open, &p->keys[i].secret);
    parcel_trust(p, 0, PARCEL_STRANGER);
    parcel_build(p, 124, parcel_path(p, p->data, PLACE_LIST));
    must(pack_mark(parcel_path(p, p->data, PLACE_LIST), &p->old, &err), &err);
}

static inline void
parcel_empty(struct parcel *p, const char *folder)
{
    struct arena *a = &p->room.arena;
    const char *command = arena_fmt(a, "rm -rf -- '%s'", folder).p; /* a name of our own making */
    assert_int_equal(system(command), 0);
}

static inline void
parcel_close(struct parcel *p)
{
    parcel_empty(p, p->data);
    parcel_empty(p, p->stick);
    room_close(&p->room);
}

/* Makes the stick's bundle of list `serial`; `plan` may hold deltas, keys and a reset. */
static inline void
parcel_pack_plan(struct parcel *p, int64_t serial, struct bundle_plan plan)
{
    struct manifest m;
    struct err err = {0};
    parcel_empty(p, p->stick);
    parcel_build(p, serial, p->room.db);
    must(pack_mark(p->room.db, &p->packed, &err), &err);
    plan.list = p->room.db;
    plan.out = p->stick;
    if (!plan.discom.n)
        plan.discom = STR("alpha");
    if (!plan.min_version.n)
        plan.min_version = STR("0.1.0");
    must(bundle_make(&plan, &m, &err), &err);
}

/* The signature `number` of the stick, by key `k`, over what manifest.json holds now. */
static inline void
parcel_sign(struct parcel *p, size_t number, size_t k)
{
    struct str manifest;
    struct buf out = {0};
    struct err err = {0};
    must(files_read(parcel_path(p, p->stick, MANIFEST_NAME), MANIFEST_MAX, &p->room.arena,
                    &manifest, &err),
         &err);
    minisig_sign(&p->keys[k].secret, manifest, STR("test"), &out);
    file_write(parcel_path(p, p->stick, bundle_signature_name(number)), buf_str(&out));
    buf_free(&out);
}

/* List `serial`, signed by the first key. */
static inline void
parcel_pack(struct parcel *p, int64_t serial)
{
    parcel_pack_plan(p, serial, (struct bundle_plan){0});
    parcel_sign(p, 0, 0);
}

static inline struct bundle_taking
parcel_taking(const struct parcel *p)
{
    return (struct bundle_taking){.folder = p->stick,
                                  .data = p->data,
                                  .discom = STR("alpha"),
                                  .canaries = p->canaries,
                                  .version = STR("0.1.0")};
}

static inline bool
parcel_take(struct parcel *p, struct bundle_taken *out)
{
    const struct bundle_taking t = parcel_taking(p);
    return bundle_apply(&t, out);
}

static inline bool
parcel_look(struct parcel *p, struct bundle_taken *out, struct bundle_changes *c)
{
    const struct bundle_taking t = parcel_taking(p);
    return bundle_preview(&t, out, c);
}

/* Whether DATA/<name> is exactly the file of that mark. */
static inline bool
parcel_holds(struct parcel *p, const char *name, const struct file_mark *mark)
{
    struct file_mark now;
    struct err err = {0};
    return pack_mark(parcel_path(p, p->data, name), &now, &err) && now.size == mark->size &&
           memcmp(now.hash, mark->hash, HASH_BYTES) == 0;
}

#endif
