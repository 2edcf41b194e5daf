#include "registry/bundle/bundle.h"

#include "base/files.h"
#include "base/paths.h"
#include "registry/bundle/pack.h"
#include "registry/bundle/sound.h"
#include "registry/bundle/stick.h"
#include "registry/diff.h"
#include "registry/place.h"
#include "registry/registry.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* One run of bundle_apply. */
struct taking {
    const struct bundle_taking *t;
    struct bundle_taken *out;
    struct refusal *r; /* out's */
    struct arena arena;
    struct stick stick;
    int lock;
    const char *list, *prev;           /* in the data folder */
    const char *stage, *packed, *fresh; /* our own folder there, and its files */
    const char *base;                  /* what the new list is compared with; NULL: none opens */
    bool whole;                        /* `list` opens */
    struct file_mark list_mark;        /* of it, when `whole` */
    int64_t in_place;                  /* the serial the keys are asked for */
    struct trust trust;
    const struct trusted_key *signers[SIGNERS_MAX];
    size_t n_signers;
    struct manifest manifest;
};

static bool
disk_failed(struct taking *k, const char *path)
{
    const char *name = strrchr(path, '/');
    return refuse(k->r, REFUSE_DISK, name && name[1] ? name + 1 : path, NULL, strerror(errno));
}

/* ---- a place of our own ---- */

/* The file's owner is the data folder's, whoever runs this. */
static bool
hand_over(struct taking *k, const char *path)
{
    struct stat folder, file;
    if (stat(k->t->data, &folder) != 0 || lstat(path, &file) != 0)
        return disk_failed(k, k->t->data);
    return (folder.st_uid == file.st_uid && folder.st_gid == file.st_gid) ||
           lchown(path, folder.st_uid, folder.st_gid) == 0 || disk_failed(k, path);
}

static bool
take_lock(struct taking *k)
{
    struct err err;
    const char *path = paths_join(&k->arena, str_of(k->t->data), "update.lock").p;
    if (!files_is_owners(k->t->data, "update.lock", &err)) /* a clerk's, who tried it */
        unlink(path);
    k->lock = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (k->lock < 0)
        return disk_failed(k, path);
    if (flock(k->lock, LOCK_EX | LOCK_NB) == 0)
        return geteuid() != 0 || hand_over(k, path);
    return errno == EWOULDBLOCK ? refuse(k->r, REFUSE_BUSY, NULL, NULL, NULL)
                                : disk_failed(k, path);
}

/* Also what a run that lost its power left; a link there is not followed. A folder of somebody else
 * with more in it goes out of the way. */
static void
clear_stage(struct taking *k)
{
    struct stat st;
    if (lstat(k->stage, &st) != 0)
        return;
    if (!S_ISDIR(st.st_mode)) {
        unlink(k->stage);
        return;
    }
    unlink(k->packed);
    unlink(k->fresh);
    if (rmdir(k->stage) != 0 && (errno == ENOTEMPTY || errno == EEXIST || errno == EPERM))
        rename(k->stage, arena_fmt(&k->arena, "%s.away-%ld", k->stage, (long)getpid()).p);
}

/* What was being put in place when the power went. */
static void
clear_halves(struct taking *k)
{
    static const char *const written[] = {"trust.json", "trust/copy.json"};
    unlink(arena_fmt(&k->arena, "%s.new", k->prev).p);
    for (size_t i = 0; i < ARRAY_LEN(written); i++)
        files_clear(paths_join(&k->arena, str_of(k->t->data), written[i]).p);
}

static bool
make_stage(struct taking *k)
{
    clear_stage(k);
    return mkdir(k->stage, 0700) == 0 || disk_failed(k, k->stage);
}

/* ---- what is here ---- */

static bool
opens(struct taking *k, const char *name, int64_t *serial)
{
    struct registry *r;
    struct registry_info info;
    struct err err = {0};
    const char *path = paths_join(&k->arena, str_of(k->t->data), name).p;
    if (!files_is_owners(k->t->data, name, &err) || !registry_open(path, k->t->discom, &r, &err))
        return false;
    bool ok = registry_info(r, &info, &err);
    registry_close(r);
    if (ok)
        *serial = info.serial;
    return ok;
}

/* Where the list in place is damaged, the floor tells which it was. */
static bool
look_around(struct taking *k)
{
    struct err err = {0};
    if (!trust_load(k->t->data, &k->trust, &err))
        return refuse(k->r, REFUSE_DISK, "trust.json", NULL, err.msg);
    if (k->trust.n_keys == 0)
        return refuse(k->r, REFUSE_NO_KEYS, NULL, NULL, NULL);
    k->whole = opens(k, PLACE_LIST, &k->out->before);
    if (k->whole || opens(k, PLACE_PREV, &k->out->before))
        k->base = k->whole ? k->list : k->prev;
    k->in_place = k->out->before;
    if (!k->whole && k->trust.floor > k->in_place)
        k->in_place = k->trust.floor;
    return true;
}

/* ---- signatures ---- */

static bool
is_signer(const struct taking *k, const struct trusted_key *key)
{
    for (size_t i = 0; i < k->n_signers; i++)
        if (k->signers[i] == key)
            return true;
    return false;
}

/* One signature file. By a key that is not trusted here it counts for nothing, whatever it says;
 * by a trusted one it must fit. */
static bool
check_signature(struct taking *k, const char *name, struct str manifest, struct refusal *stranger)
{
    struct str text;
    struct minisig s;
    char id[MINISIG_ID_TEXT];
    if (!stick_read(&k->stick, name, MINISIG_FILE_MAX, &k->arena, &text, k->r))
        return false;
    if (!minisig_parse(text, &s))
        return refuse(k->r, REFUSE_FORGED, name, NULL, NULL);
    const struct trusted_key *key = trust_find(&k->trust, s.id, k->in_place);
    if (!key) {
        minisig_id_text(s.id, id);
        refuse(stranger, REFUSE_STRANGER, name, NULL, id);
        return true;
    }
    if (!minisig_verify(&s, &key->key, manifest))
        return refuse(k->r, REFUSE_FORGED, name, NULL, NULL);
    if (!is_signer(k, key))
        k->signers[k->n_signers++] = key;
    return true;
}

static bool
check_signatures(struct taking *k, struct str manifest)
{
    struct refusal stranger = {.code = REFUSE_UNSIGNED};
    for (size_t i = 0; i < SIGNERS_MAX; i++) {
        const char *name = bundle_signature_name(i);
        if (stick_has(&k->stick, name) && !check_signature(k, name, manifest, &stranger))
            return false;
    }
    if (k->n_signers == 0)
        *k->r = stranger;
    return k->n_signers > 0;
}

/* ---- the manifest ---- */

static bool
refuse_programme(struct taking *k)
{
    char have[VERSION_BYTES];
    const char *wanted = k->manifest.min_version; /* a newer form may hide it */
    str_copy(have, sizeof have, k->t->version);
    return refuse(k->r, REFUSE_PROGRAMME, NULL, wanted[0] ? wanted : "?", have);
}

static bool
check_programme(struct taking *k)
{
    int order;
    return (version_compare(k->t->version, str_of(k->manifest.min_version), &order) &&
            order >= 0) ||
           refuse_programme(k);
}

static bool
check_discom(struct taking *k)
{
    char ours[FACT_ID_MAX];
    str_copy(ours, sizeof ours, k->t->discom);
    return str_eq(k->t->discom, str_of(k->manifest.discom)) ||
           refuse(k->r, REFUSE_DISCOM, NULL, ours, k->manifest.discom);
}

/* Everything signed is read from the bytes that were verified. */
static bool
read_manifest(struct taking *k)
{
    struct str json;
    struct err err = {0};
    bool newer = false;
    if (!stick_read(&k->stick, MANIFEST_NAME, MANIFEST_MAX, &k->arena, &json, k->r) ||
        !check_signatures(k, json))
        return false;
    if (!manifest_parse(json, &k->manifest, &newer, &err))
        return newer ? refuse_programme(k) : refuse(k->r, REFUSE_MANIFEST, NULL, NULL, err.msg);
    k->out->serial = k->manifest.serial;
    return check_programme(k) && check_discom(k);
}

/* Only a reset goes back, and trust_step sees to what it may. */
static bool
check_newer(struct taking *k)
{
    const struct manifest *m = &k->manifest;
    return !k->whole || m->serial >= k->out->before || m->reset_floor != 0 ||
           refuse(k->r, REFUSE_OLD, NULL, arena_fmt(&k->arena, "%" PRId64, k->out->before + 1).p,
                  arena_fmt(&k->arena, "%" PRId64, m->serial).p);
}

/* The list in place again: nothing to do. Where its number is used for another one, k->r says so. */
static bool
is_in_place(struct taking *k)
{
    if (!k->whole || k->manifest.serial != k->out->before)
        return false;
    k->out->already = k->list_mark.size == k->manifest.list.size &&
                      memcmp(k->list_mark.hash, k->manifest.list.hash, HASH_BYTES) == 0;
    if (!k->out->already)
        refuse(k->r, REFUSE_OTHER, NULL, NULL,
               arena_fmt(&k->arena, "%" PRId64, k->manifest.serial).p);
    return k->out->already;
}

/* The hash of the list in place is asked for only where it decides something. */
static bool
mark_list(struct taking *k)
{
    struct err err = {0};
    if (!k->whole || k->manifest.serial != k->out->before)
        return true;
    return pack_mark(k->list, &k->list_mark, &err) ||
           refuse(k->r, REFUSE_DISK, PLACE_LIST, NULL, err.msg);
}

/* ---- unpacking ---- */

/* The delta that starts from the list in place, or NULL. Whether that is the very list it was made
 * from, the signed hash of what comes out decides: to hash both takes longer than the full list. */
static const struct manifest_delta *
fitting_delta(const struct taking *k)
{
    for (size_t i = 0; k->whole && i < k->manifest.n_deltas; i++) {
        const struct manifest_delta *d = &k->manifest.deltas[i];
        if (d->from == k->out->before && stick_has(&k->stick, d->file.name))
            return d;
    }
    return NULL;
}

static bool
check_room(struct taking *k)
{
    enum { SLACK = 1 << 20 }; /* for the folder, the trust files and the office */
    struct statvfs fs;
    int64_t needed = k->manifest.full.size + k->manifest.list.size + SLACK;
    if (statvfs(k->t->data, &fs) != 0)
        return disk_failed(k, k->t->data);
    int64_t free_bytes = (int64_t)fs.f_bavail * (int64_t)fs.f_frsize;
    return free_bytes >= needed ||
           refuse(k->r, REFUSE_DISK_FULL, NULL, arena_fmt(&k->arena, "%" PRId64, needed).p,
                  arena_fmt(&k->arena, "%" PRId64, free_bytes).p);
}

static bool
unpack(struct taking *k, const struct file_mark *file, const char *base)
{
    bool ok = stick_copy(&k->stick, file, k->packed, k->r) &&
              unpack_file(k->packed, base, k->fresh, &k->manifest.list, file->name, k->r);
    unlink(k->packed);
    return ok;
}

/* A delta that does not lead there is no harm while the whole list does. */
static bool
unpack_any(struct taking *k)
{
    const struct manifest_delta *d = fitting_delta(k);
    k->out->delta = d && unpack(k, &d->file, k->list);
    if (k->out->delta)
        return true;
    *k->r = (struct refusal){.code = REFUSE_NOT};
    return unpack(k, &k->manifest.full, NULL);
}

/* ---- deciding ---- */

/* Who signed decides what may change. */
static bool
check_signers(struct taking *k)
{
    bool changed = true;
    struct err err = {0};
    if (trust_roots(k->signers, k->n_signers) >= 2)
        return true;
    if (!registry_official_changes(k->base, k->fresh, &changed, &err))
        return refuse(k->r, REFUSE_DATABASE, NULL, NULL, err.msg);
    return !changed || refuse(k->r, REFUSE_ONE_KEY, NULL, NULL, NULL);
}

/* The list in place gets a second name, so that it is never without one. */
static bool
keep_prev(struct taking *k)
{
    if (!k->whole)
        return true;
    const char *beside = arena_fmt(&k->arena, "%s.new", k->prev).p;
    unlink(beside);
    return (link(k->list, beside) == 0 && rename(beside, k->prev) == 0) ||
           disk_failed(k, k->prev);
}

/* trust first: it says of each key and of the floor for which list in place they count. */
static bool
put_in_place(struct taking *k, const struct trust *next)
{
    struct err err = {0};
    if (!files_sync(k->fresh, &err))
        return refuse(k->r, REFUSE_DISK, PLACE_LIST, NULL, err.msg);
    return (trust_save(k->t->data, next, &err) ||
            refuse(k->r, REFUSE_DISK, "trust.json", NULL, err.msg)) &&
           keep_prev(k) &&
           (files_put_in_place(k->fresh, k->list, &err) ||
            refuse(k->r, REFUSE_DISK, PLACE_LIST, NULL, err.msg));
}

/* Everything but taking it: `next` becomes the keys and the floor that would hold. True where the
 * list is to be put in place, or is there already. */
static bool
judge(struct taking *k, struct trust *next)
{
    if (!take_lock(k) || !look_around(k) || !stick_open(k->t->folder, &k->stick, k->r) ||
        !read_manifest(k) || !mark_list(k))
        return false;
    if (is_in_place(k))
        return true;
    *next = k->trust;
    return k->r->code == REFUSE_NOT && check_newer(k) &&
           trust_step(next, &k->manifest, k->signers, k->n_signers, k->in_place, k->r) &&
           check_room(k) && make_stage(k) && unpack_any(k) &&
           sound_check(k->fresh, &k->manifest, k->t->discom, k->t->canaries, k->r) &&
           check_signers(k);
}

static void
begin(struct taking *k, const struct bundle_taking *t, struct bundle_taken *out)
{
    struct str data = str_of(t->data);
    *out = (struct bundle_taken){.refusal.code = REFUSE_NOT};
    *k = (struct taking){.t = t, .out = out, .r = &out->refusal, .stick = {.fd = -1}, .lock = -1};
    k->list = paths_join(&k->arena, data, PLACE_LIST).p;
    k->prev = paths_join(&k->arena, data, PLACE_PREV).p;
    k->stage = paths_join(&k->arena, data, "incoming").p;
    k->packed = paths_join(&k->arena, data, "incoming/packed").p;
    k->fresh = paths_join(&k->arena, data, "incoming/" PLACE_LIST).p;
}

static void
end(struct taking *k)
{
    if (k->lock >= 0) {
        if (k->r->code != REFUSE_BUSY) {
            clear_stage(k);
            clear_halves(k);
        }
        close(k->lock);
    }
    stick_close(&k->stick);
    arena_wipe(&k->arena);
}

bool
bundle_apply(const struct bundle_taking *t, struct bundle_taken *out)
{
    struct taking k;
    struct trust next;
    begin(&k, t, out);
    bool ok = judge(&k, &next) &&
              (out->already || (hand_over(&k, k.fresh) && put_in_place(&k, &next)));
    end(&k);
    return ok;
}

const char *
bundle_outcome(const struct bundle_taken *b)
{
    return b->refusal.code != REFUSE_NOT ? refusal_name(b->refusal.code)
           : b->already                  ? "already"
                                         : "taken";
}

/* ---- only looking ---- */

static bool
count_row(void *ctx, const struct diff_row *row)
{
    struct bundle_changes *c = ctx;
    if (row->table == DIFF_MODEL) /* thousands of weights, which nobody reads */
        return true;
    c->added += row->change == DIFF_ADDED;
    c->changed += row->change == DIFF_CHANGED;
    c->removed += row->change == DIFF_REMOVED;
    return true;
}

bool
bundle_preview(const struct bundle_taking *t, struct bundle_taken *out, struct bundle_changes *c)
{
    struct taking k;
    struct trust next;
    struct err err = {0};
    *c = (struct bundle_changes){0};
    begin(&k, t, out);
    bool ok = judge(&k, &next);
    c->made_at = out->serial ? k.manifest.made_at : 0;
    c->size = out->serial ? k.manifest.list.size : 0;
    if (ok && !out->already && !registry_diff(k.base, k.fresh, count_row, c, &err))
        ok = refuse(k.r, REFUSE_DATABASE, NULL, NULL, err.msg);
    end(&k);
    return ok;
}
