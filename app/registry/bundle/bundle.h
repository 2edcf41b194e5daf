/* registry/bundle/bundle.h - head office makes a bundle, a kiosk takes it.
 *
 * A bundle is a folder: manifest.json, its signatures manifest.json.minisig and
 * manifest.json.2.minisig .. .4.minisig, registry.db.zst and perhaps delta-<from>.zst. */
#ifndef REGISTRY_BUNDLE_BUNDLE_H
#define REGISTRY_BUNDLE_BUNDLE_H

#include "base/arena.h"
#include "base/err.h"
#include "registry/bundle/manifest.h"
#include "registry/bundle/refusal.h"
#include "registry/bundle/trust.h"

/* ---- head office ---- */

struct bundle_plan {
    const char *list;  /* registry.db as registry_build made it */
    const char *out;   /* folder to be made; ERR_INPUT when it is there */
    struct str discom; /* of the list */
    struct str min_version;
    const char *canaries; /* canaries.csv: what every kiosk looks for; NULL: not looked at */
    const char *bases[MANIFEST_DELTAS]; /* older registry.db, to start deltas from */
    size_t n_bases;
    int64_t reset_floor; /* 0: none */
    struct minisig_public add[MANIFEST_KEYS];
    size_t n_add;
    uint8_t retire[MANIFEST_KEYS][MINISIG_ID_BYTES];
    size_t n_retire;
};

/* Makes the folder, unsigned, whole or not at all; *out is its manifest. The same plan gives the
 * same bytes. A delta that is no smaller than the full list, or too large for a kiosk's memory, is
 * left out. */
bool bundle_make(const struct bundle_plan *plan, struct manifest *out, struct err *err);

/* "manifest.json.minisig", "manifest.json.2.minisig", ...; NULL from SIGNERS_MAX on. */
const char *bundle_signature_name(size_t number);

/* ---- the kiosk ---- */

struct bundle_taking {
    const char *folder;   /* the stick's */
    const char *data;     /* the data folder */
    struct str discom;    /* this office's */
    const char *canaries; /* canaries.csv of the programme */
    struct str version;   /* of the programme */
};

struct bundle_taken {
    int64_t serial;   /* of the bundle, once its signature was good; else 0 */
    int64_t before;   /* of the list in place before; 0: none that opens */
    bool already;     /* it was in place: nothing was done */
    bool delta;       /* by a delta */
    struct refusal refusal; /* .code REFUSE_NOT when it was taken */
};

/* Takes the bundle if everything about it is right: see ARCHITECTURE.md, "Threats". False with
 * out->refusal set; then the list in place is the one before. At every moment, power cut included,
 * DATA/registry.db is the whole old or the whole new list; the old one stays as
 * DATA/registry.prev.db. */
bool bundle_apply(const struct bundle_taking *t, struct bundle_taken *out);

/* What became of it, in a word that is kept: "taken", "already", or refusal_name's. */
const char *bundle_outcome(const struct bundle_taken *b);

/* What a list would change, in rows; those of the model of wording are not counted. */
struct bundle_changes {
    int64_t made_at; /* of the bundle, once its signature was good; else 0 */
    int64_t size;    /* of its list, unpacked */
    int64_t added, changed, removed;
};

/* Judges the bundle as bundle_apply does, to the last check, and takes nothing. True where
 * bundle_apply would: then *c is filled; with out->already nothing would change. */
bool bundle_preview(const struct bundle_taking *t, struct bundle_taken *out,
                    struct bundle_changes *c);

/* Manifest and signers of a folder without taking anything, for people. `signers` are the ids of
 * the signature files that are well formed; `good` says which fit a key that `t` trusts. */
struct bundle_view {
    struct manifest manifest;
    uint8_t signers[SIGNERS_MAX][MINISIG_ID_BYTES];
    bool good[SIGNERS_MAX];
    size_t n_signers;
};
bool bundle_inspect(const char *folder, const struct trust *t, int64_t in_place,
                    struct bundle_view *out, struct refusal *r);

#endif
