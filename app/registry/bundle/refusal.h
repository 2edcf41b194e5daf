/* registry/bundle/refusal.h - why a bundle was not taken, as a code that can be said in any
 * language.
 *
 * After every refusal the office has exactly the list it had. The sentences, with what to do, are
 * "refuse.<name>" in assets/lang; {file} {wanted} {found} are the arguments. */
#ifndef REGISTRY_BUNDLE_REFUSAL_H
#define REGISTRY_BUNDLE_REFUSAL_H

#include "base/str.h"

enum refusal_code {
    REFUSE_NOT,        /* it was taken */
    REFUSE_MISSING,    /* no manifest.json in the folder, or a file the manifest names: file */
    REFUSE_NOT_A_FILE, /* a link, FIFO, device or folder: file */
    REFUSE_TOO_LARGE,  /* more bytes than such a file may have: file */
    REFUSE_UNREADABLE, /* the stick was pulled or is worn out: file, found (the system's reason) */
    REFUSE_UNSIGNED,   /* no signature file */
    REFUSE_FORGED,     /* a trusted key's signature that does not fit the manifest: file */
    REFUSE_STRANGER,   /* signed, by keys that are not trusted here: found (key id) */
    REFUSE_ONE_KEY,    /* official channels change: two keys are needed */
    REFUSE_MANIFEST,   /* signed, and yet no manifest: found (what is wrong) */
    REFUSE_PROGRAMME,  /* made for a newer programme: wanted, found (versions) */
    REFUSE_DISCOM,     /* of another DISCOM: wanted, found (ids) */
    REFUSE_OLD,        /* serial below the floor or not above the list's: wanted, found */
    REFUSE_OTHER,      /* the serial of the list in place, and other content: found */
    REFUSE_JUMP,       /* serial too far above the floor: wanted (highest), found */
    REFUSE_RESET,      /* a reset that is not meant for this floor: wanted, found */
    REFUSE_KEYS,       /* these signers may not make this change of keys: found */
    REFUSE_DAMAGED,    /* size or hash of a file is not what was signed: file */
    REFUSE_DATABASE,   /* what was unpacked is no sound list, or not the one named: found */
    REFUSE_CANARY,     /* a known fraud would be official, or the own helpline would not: found */
    REFUSE_DISK_FULL,  /* bytes needed: wanted; free: found */
    REFUSE_DISK,       /* the data folder cannot be written: file, found (the system's reason) */
    REFUSE_BUSY,       /* another update is running */
    REFUSE_NO_KEYS,    /* this kiosk trusts no key yet */
    REFUSALS
};

struct refusal {
    enum refusal_code code;
    char file[64];
    char wanted[32], found[160];
};

/* "forged": the end of the sentence's id, and the word in receipts. */
const char *refusal_name(enum refusal_code code);
bool refusal_parse(struct str name, enum refusal_code *out);

/* Sets all of it and returns false, so that `return refuse(...)` ends a function. NULL is empty. */
bool refuse(struct refusal *r, enum refusal_code code, const char *file, const char *wanted,
            const char *found);

#endif
