#include "registry/bundle/trust.h"

#include "base/files.h"
#include "base/paths.h"
#include "registry/bundle/trust_file.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#define TRUST_FOLDER "trust"

/* ---- the two files ---- */

enum { COPIES = 2 };
static const char *const copies[COPIES] = {"trust.json", TRUST_FOLDER "/copy.json"};

enum copy_state { COPY_MISSING, COPY_GOOD, COPY_BAD };

static const char *
copy_path(const char *data, size_t number, struct arena *a)
{
    return paths_join(a, str_of(data), copies[number]).p;
}

static enum copy_state
read_copy(const char *data, size_t number, struct arena *a, struct trust *out, struct err *err)
{
    struct stat st;
    struct str text;
    const char *path = copy_path(data, number, a);
    if (lstat(path, &st) != 0 && errno == ENOENT)
        return COPY_MISSING;
    if (!files_is_owners(data, TRUST_FOLDER, err) || !files_is_owners(data, copies[number], err) ||
        !files_read(path, TRUST_FILE_MAX, a, &text, err))
        return COPY_BAD;
    if (trust_parse(text, out))
        return COPY_GOOD;
    err_env(err, "%s: is damaged", path);
    return COPY_BAD;
}

/* The better of the copies that are good, or none. */
static const struct trust *
choose(const struct trust read[COPIES], const enum copy_state states[COPIES])
{
    const struct trust *best = NULL;
    for (size_t i = 0; i < COPIES; i++)
        if (states[i] == COPY_GOOD && (!best || read[i].floor > best->floor))
            best = &read[i];
    return best;
}

bool
trust_load(const char *data, struct trust *out, struct err *err)
{
    struct trust read[COPIES] = {0};
    enum copy_state states[COPIES];
    struct arena a = {0};
    struct err wrong = {0};
    for (size_t i = 0; i < COPIES; i++)
        states[i] = read_copy(data, i, &a, &read[i], &wrong);
    arena_wipe(&a);
    const struct trust *best = choose(read, states);
    if (!best && wrong.kind)
        return err_env(err,
                       "%s; neither %s/%s nor %s/%s can be read. Check who may read them; if they "
                       "are damaged, have an engineer move both away and give the keys again with "
                       "satark bundle trust",
                       wrong.msg, data, copies[0], data, copies[1]);
    *out = best ? *best : (struct trust){0};
    return true;
}

/* Root writes for the kiosk: what it makes belongs to whom the data folder belongs. */
static bool
hand_over(const char *data, const char *path, struct err *err)
{
    struct stat folder, file;
    if (geteuid() != 0)
        return true;
    bool good = stat(data, &folder) == 0 && lstat(path, &file) == 0;
    if (good && (folder.st_uid != file.st_uid || folder.st_gid != file.st_gid))
        good = lchown(path, folder.st_uid, folder.st_gid) == 0;
    return good ||
           err_env(err, "%s: cannot be given to the kiosk's user (%s)", path, strerror(errno));
}

bool
trust_save(const char *data, const struct trust *t, struct err *err)
{
    struct arena a = {0};
    struct buf text = {0};
    const char *folder = paths_join(&a, str_of(data), TRUST_FOLDER).p;
    bool good = mkdir(folder, 0750) == 0 || errno == EEXIST ||
                err_env(err, "%s: cannot be made (%s); check that the data folder is there", folder,
                        strerror(errno));
    good = good && hand_over(data, folder, err);
    trust_write(t, &text);
    for (size_t i = 0; good && i < COPIES; i++) {
        const char *path = copy_path(data, i, &a);
        files_clear(path);
        good = files_write(path, buf_str(&text), 0644, err) && hand_over(data, path, err);
    }
    buf_free(&text);
    arena_wipe(&a);
    return good;
}

bool
trust_is_saved(const char *data, const struct trust *t)
{
    struct arena a = {0};
    struct buf text = {0};
    bool same = true;
    trust_write(t, &text);
    for (size_t i = 0; same && i < COPIES; i++) {
        struct str there;
        struct err err;
        same = files_read(copy_path(data, i, &a), TRUST_FILE_MAX, &a, &there, &err) &&
               str_eq(there, buf_str(&text));
    }
    buf_free(&text);
    arena_wipe(&a);
    return same;
}

/* ---- the keys ---- */

static bool
same_id(const uint8_t a[MINISIG_ID_BYTES], const uint8_t b[MINISIG_ID_BYTES])
{
    return memcmp(a, b, MINISIG_ID_BYTES) == 0;
}

static struct trusted_key *
by_id(struct trust *t, const uint8_t id[MINISIG_ID_BYTES])
{
    for (size_t i = 0; i < t->n_keys; i++)
        if (same_id(t->keys[i].key.id, id))
            return &t->keys[i];
    return NULL;
}

/* Why `k` may not stand beside the others, or NULL. One key under two ids would count twice. */
static const char *
clash(const struct trust *t, const struct minisig_public *k)
{
    bool there = false;
    for (size_t i = 0; i < t->n_keys; i++) {
        bool id = same_id(t->keys[i].key.id, k->id);
        bool key = memcmp(t->keys[i].key.key, k->key, sizeof k->key) == 0;
        if (id != key)
            return id ? "another key with this id is there" : "this key is there with another id";
        there = there || id;
    }
    return !there && t->n_keys == TRUST_KEYS_MAX ? "too many keys are there" : NULL;
}

static void
put_key(struct trust *t, const struct minisig_public *k, const uint8_t root[MINISIG_ID_BYTES],
        int64_t from)
{
    struct trusted_key *new = &t->keys[t->n_keys++];
    *new = (struct trusted_key){.key = *k, .from = from};
    memcpy(new->root, root, sizeof new->root);
}

static void
take_key(struct trust *t, const struct trusted_key *k)
{
    size_t at = (size_t)(k - t->keys);
    memmove(&t->keys[at], &t->keys[at + 1], (t->n_keys - at - 1) * sizeof t->keys[0]);
    t->keys[--t->n_keys] = (struct trusted_key){0};
}

bool
trust_add(struct trust *t, const struct minisig_public *k, struct err *err)
{
    const char *why = clash(t, k);
    struct trusted_key *old = by_id(t, k->id);
    char id[MINISIG_ID_TEXT];
    minisig_id_text(k->id, id);
    if (why)
        return err_input(err, "key %s cannot be added: %s", id, why);
    if (!old) {
        put_key(t, k, k->id, 0);
        return true;
    }
    memcpy(old->root, k->id, sizeof old->root);
    old->from = old->until = 0;
    return true;
}

bool
trust_remove(struct trust *t, const uint8_t id[MINISIG_ID_BYTES], struct err *err)
{
    char text[MINISIG_ID_TEXT];
    const struct trusted_key *k = by_id(t, id);
    minisig_id_text(id, text);
    if (!k)
        return err_input(err, "key %s is not among those trusted here", text);
    take_key(t, k);
    return true;
}

/* ---- which keys count ---- */

static bool
counts(const struct trusted_key *k, int64_t in_place)
{
    return in_place >= k->from && (k->until == 0 || in_place < k->until);
}

const struct trusted_key *
trust_find(const struct trust *t, const uint8_t id[MINISIG_ID_BYTES], int64_t in_place)
{
    for (size_t i = 0; i < t->n_keys; i++)
        if (same_id(t->keys[i].key.id, id) && counts(&t->keys[i], in_place))
            return &t->keys[i];
    return NULL;
}

size_t
trust_roots(const struct trusted_key *const *signers, size_t n)
{
    size_t roots = 0;
    for (size_t i = 0; i < n; i++) {
        size_t k = 0;
        while (k < i && !same_id(signers[k]->root, signers[i]->root))
            k++;
        roots += k == i;
    }
    return roots;
}

/* A key with an end that does not count now never will again. */
void
trust_settle(struct trust *t, int64_t in_place)
{
    for (size_t i = t->n_keys; i > 0; i--) {
        struct trusted_key *k = &t->keys[i - 1];
        if (k->until && !counts(k, in_place))
            take_key(t, k);
        else if (counts(k, in_place))
            k->from = 0;
    }
}
