/* registry/bundle/trust.h - which keys this kiosk believes, and the serial it never goes below.
 *
 * Kept twice, in DATA/trust.json and DATA/trust/copy.json; the higher floor of the two counts, and
 * a damaged or missing one is made again from the other when it is next saved. It is saved *before*
 * a new list takes its name: every key says for which lists in place it counts, so a power cut
 * between the two changes nothing.
 *
 * Two signatures must come from two roots. A key that an engineer installed here, or that two roots
 * added, is its own root; a key added by one signature alone has that signer's root. So one stolen
 * key never becomes two. */
#ifndef REGISTRY_BUNDLE_TRUST_H
#define REGISTRY_BUNDLE_TRUST_H

#include "base/err.h"
#include "registry/bundle/manifest.h"
#include "registry/bundle/minisig.h"
#include "registry/bundle/refusal.h"

enum {
    TRUST_KEYS_MAX = 32,
    SIGNERS_MAX = 4,     /* signature files of one bundle */
    SERIAL_JUMP_MAX = 1000 /* how far above the floor a bundle may go */
};

struct trusted_key {
    struct minisig_public key;
    uint8_t root[MINISIG_ID_BYTES];
    int64_t from, until; /* counts while the serial in place is in [from, until); until 0: no end */
};

struct trust {
    struct trusted_key keys[TRUST_KEYS_MAX];
    size_t n_keys;
    int64_t floor;
};

/* ERR_ENV only when files are there and none of them can be read and is sound: what to do is said.
 * Without any file: no keys, floor 0. */
bool trust_load(const char *data, struct trust *out, struct err *err);
/* Both files, each in one step; the second after the first is on the disk. Of a power cut between
 * the two the first is used, but where a reset was to lower the floor: then it is to be done again.
 */
bool trust_save(const char *data, const struct trust *t, struct err *err);
/* Whether both files hold exactly this. */
bool trust_is_saved(const char *data, const struct trust *t);

/* An engineer's key, its own root, from now on and without end; true also when it is there already.
 * ERR_INPUT: too many; another key of the same id; the same key under another id. */
bool trust_add(struct trust *t, const struct minisig_public *k, struct err *err);
/* By an engineer's hand. ERR_INPUT: not among them. */
bool trust_remove(struct trust *t, const uint8_t id[MINISIG_ID_BYTES], struct err *err);

/* The key of this id that counts while list `in_place` is there, or NULL. */
const struct trusted_key *trust_find(const struct trust *t, const uint8_t id[MINISIG_ID_BYTES],
                                     int64_t in_place);

/* How many different roots the signers have. All of them were found by trust_find. */
size_t trust_roots(const struct trusted_key *const *signers, size_t n);

/* Forgets what is over once list `in_place` is there: keys that have ended go, and those that count
 * now count whatever list may be there later. trust_step does it first; doing it after the list took
 * its name keeps new keys counting should the office ever fall back to an older list. */
void trust_settle(struct trust *t, int64_t in_place);

/* Serial, floor and key changes of a manifest whose signatures by `signers` were checked; `t`
 * becomes what holds once it is applied. Refuses with REFUSE_OLD, _JUMP, _RESET, _KEYS. Rules:
 * serial at or above the floor and at most SERIAL_JUMP_MAX above it, or a reset that names the
 * very floor and has two roots; one root may add keys (of its own root) and retire keys of its
 * root; two roots anything; a key must be left; no key change together with a reset. A bundle in
 * ordinary reach of the floor is ordinary even if it could reset another machine: so it stays right
 * after a power cut, and for those that were reset before.
 *
 * Only the floor is compared. After a reset that a power cut interrupted, the list in place has a
 * serial above it. */
bool trust_step(struct trust *t, const struct manifest *m,
                const struct trusted_key *const *signers, size_t n, int64_t in_place,
                struct refusal *r);

#endif
