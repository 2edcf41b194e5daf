/* registry/bundle/manifest.h - what a bundle says of itself: manifest.json, the one file that is
 * signed.
 *
 * Pure but for SQLite, which reads the JSON. Unknown members are ignored, so that later ones may be
 * added; a member of ours that is missing, twice there, or of another type is refused. */
#ifndef REGISTRY_BUNDLE_MANIFEST_H
#define REGISTRY_BUNDLE_MANIFEST_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fact.h"
#include "registry/bundle/minisig.h"

#define MANIFEST_NAME    "manifest.json"
#define MANIFEST_PRODUCT "satark-list"
#define MANIFEST_FULL    "registry.db.zst" /* the whole list, one zstd frame */

enum {
    MANIFEST_FORMAT = 1,
    MANIFEST_MAX = 64 * 1024, /* bytes of manifest.json */
    MANIFEST_DELTAS = 8,
    MANIFEST_KEYS = 8, /* added, and retired, at once */
    FILE_NAME_BYTES = 48,
    HASH_BYTES = 64, /* BLAKE2b-512 (RFC 7693), no key */
    VERSION_BYTES = 16
};
#define LIST_BYTES_MAX   INT64_C(4294967296) /* of registry.db, unpacked */
#define PACKED_BYTES_MAX INT64_C(4294967296)

struct file_mark {
    char name[FILE_NAME_BYTES];
    int64_t size;
    uint8_t hash[HASH_BYTES];
};

struct manifest_delta {
    struct file_mark file; /* "delta-124.zst" */
    int64_t from;          /* the serial it starts from */
    uint8_t base[HASH_BYTES]; /* of that registry.db, for people and tools */
};

struct manifest {
    char discom[FACT_ID_MAX];
    int64_t serial, made_at; /* made_at in unix time; both as in the list itself */
    int64_t stale_days;
    char min_version[VERSION_BYTES]; /* "0.1.0" */
    struct file_mark list;           /* registry.db once unpacked; not in the bundle */
    struct file_mark full;
    struct manifest_delta deltas[MANIFEST_DELTAS];
    size_t n_deltas;
    int64_t reset_floor; /* the floor that this bundle takes back to its own serial; 0: none */
    struct minisig_public add[MANIFEST_KEYS];
    size_t n_add;
    uint8_t retire[MANIFEST_KEYS][MINISIG_ID_BYTES];
    size_t n_retire;
};

/* ERR_INPUT says which member is wrong. A manifest of a newer format is an error too, with
 * *newer set: the programme is to be updated. Names are plain: letters, digits, '.', '-'. */
bool manifest_parse(struct str json, struct manifest *out, bool *newer, struct err *err);

/* The same manifest gives the same bytes; manifest_parse reads them back. */
void manifest_write(const struct manifest *m, struct buf *out);

/* <0, 0, >0 for dotted numbers: "0.9.10" after "0.9.2". False where one is no such text. */
bool version_compare(struct str a, struct str b, int *out);

#endif
