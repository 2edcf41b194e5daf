/* registry/bundle/minisig.h - keys and signatures in minisign's file format, so that the ordinary
 * minisign tool can make them and check ours (jedisct1.github.io/minisign, "Signature format").
 *
 * Texts in memory in, texts out: no file is opened here. Ed25519 by libsodium. */
#ifndef REGISTRY_BUNDLE_MINISIG_H
#define REGISTRY_BUNDLE_MINISIG_H

#include "base/buf.h"
#include "base/err.h"

#include <stdint.h>

enum {
    MINISIG_ID_BYTES = 8,
    MINISIG_ID_TEXT = 17,     /* hexadecimal as minisign prints it, with the NUL */
    MINISIG_FILE_MAX = 8192,  /* longest key or signature file we read */
    MINISIG_COMMENT_MAX = 512
};

struct minisig_public {
    uint8_t id[MINISIG_ID_BYTES];
    uint8_t key[32];
};

struct minisig_secret {
    uint8_t id[MINISIG_ID_BYTES];
    uint8_t key[64]; /* wiped by minisig_forget */
};

struct minisig {
    uint8_t id[MINISIG_ID_BYTES];
    bool prehashed; /* over the BLAKE2b-512 of the message ("ED"), else over itself ("Ed") */
    uint8_t signature[64];
    uint8_t global[64];         /* over the signature and the trusted comment */
    struct str trusted_comment; /* borrowed from the text */
};

/* A .pub file of two lines, or the bare base64 line as it is written in mails: "RW...". */
bool minisig_public_parse(struct str text, struct minisig_public *out);
/* The two lines of a .pub file. */
void minisig_public_write(const struct minisig_public *k, struct buf *out);
/* The bare base64 line, without a line end. */
void minisig_public_line(const struct minisig_public *k, struct buf *out);

/* "E7620F1842B4E81F" as minisign prints it: the id's bytes from the last to the first, without
 * leading zeros. */
void minisig_id_text(const uint8_t id[MINISIG_ID_BYTES], char out[MINISIG_ID_TEXT]);
bool minisig_id_parse(struct str text, uint8_t out[MINISIG_ID_BYTES]);

/* A new key pair from the system's random numbers. */
void minisig_generate(struct minisig_public *public_key, struct minisig_secret *secret);
void minisig_forget(struct minisig_secret *secret);

/* Whether a secret key file needs a password; false for what is no such file as well. */
bool minisig_secret_is_locked(struct str text);
/* `password` is not looked at where the file has none. ERR_INPUT: no key file, wrong password. */
bool minisig_secret_parse(struct str text, struct str password, struct minisig_secret *out,
                          struct err *err);
/* With an empty password the key stands in the file unencrypted, as with minisign -W. Encryption
 * is minisign's (scrypt, its SENSITIVE limits): it takes a second and 1 GiB. ERR_ENV: no memory. */
bool minisig_secret_write(const struct minisig_secret *k, struct str password, struct buf *out,
                          struct err *err);

bool minisig_parse(struct str text, struct minisig *out);
/* Both signatures, the one over the message and the one over the trusted comment. */
bool minisig_verify(const struct minisig *s, const struct minisig_public *k, struct str message);
/* The four lines of a .minisig file, prehashed. The comment holds no line end. */
void minisig_sign(const struct minisig_secret *k, struct str message, struct str trusted_comment,
                  struct buf *out);

#endif
