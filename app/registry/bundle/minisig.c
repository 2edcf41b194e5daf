#include "registry/bundle/minisig.h"

#include "base/log.h"
#include "registry/bundle/keyfile.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>

/* What the lines hold: two letters for the algorithm, the key's id, the key or signature. */
enum {
    AT_ID = 2,
    AT_BODY = AT_ID + MINISIG_ID_BYTES,
    PUBLIC_BYTES = AT_BODY + crypto_sign_PUBLICKEYBYTES,
    SIGNATURE_BYTES = AT_BODY + crypto_sign_BYTES
};

static const uint8_t pure[2] = {'E', 'd'}, hashed[2] = {'E', 'D'};

static void
need_sodium(void)
{
    if (sodium_init() < 0) /* does nothing from the second time on */
        BUG("libsodium finds no random numbers");
}

/* ---- ids ---- */

static uint64_t
id_number(const uint8_t id[MINISIG_ID_BYTES])
{
    uint64_t number = 0;
    for (size_t i = MINISIG_ID_BYTES; i > 0; i--)
        number = number << 8 | id[i - 1];
    return number;
}

void
minisig_id_text(const uint8_t id[MINISIG_ID_BYTES], char out[MINISIG_ID_TEXT])
{
    snprintf(out, MINISIG_ID_TEXT, "%" PRIX64, id_number(id));
}

static int
hex_digit(char c)
{
    c = to_lower(c);
    return is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
minisig_id_parse(struct str text, uint8_t out[MINISIG_ID_BYTES])
{
    uint64_t number = 0;
    if (text.n == 0 || text.n >= MINISIG_ID_TEXT)
        return false;
    for (size_t i = 0; i < text.n; i++) {
        int digit = hex_digit(text.p[i]);
        if (digit < 0)
            return false;
        number = number << 4 | (uint64_t)digit;
    }
    for (size_t i = 0; i < MINISIG_ID_BYTES; i++)
        out[i] = (uint8_t)(number >> 8 * i);
    return true;
}

/* ---- public keys ---- */

bool
minisig_public_parse(struct str text, struct minisig_public *out)
{
    uint8_t raw[PUBLIC_BYTES];
    struct str comment, rest = text;
    if (text.n > MINISIG_FILE_MAX)
        return false;
    if (str_starts(rest, KEYFILE_UNTRUSTED) && !keyfile_comment(&rest, KEYFILE_UNTRUSTED, &comment))
        return false;
    if (!keyfile_bytes(&rest, raw, sizeof raw) || rest.n || memcmp(raw, pure, sizeof pure) != 0)
        return false;
    memcpy(out->id, raw + AT_ID, sizeof out->id);
    memcpy(out->key, raw + AT_BODY, sizeof out->key);
    return true;
}

void
minisig_public_line(const struct minisig_public *k, struct buf *out)
{
    uint8_t raw[PUBLIC_BYTES];
    memcpy(raw, pure, sizeof pure);
    memcpy(raw + AT_ID, k->id, sizeof k->id);
    memcpy(raw + AT_BODY, k->key, sizeof k->key);
    keyfile_put(out, raw, sizeof raw);
}

void
minisig_public_write(const struct minisig_public *k, struct buf *out)
{
    char id[MINISIG_ID_TEXT];
    minisig_id_text(k->id, id);
    buf_fmt(out, KEYFILE_UNTRUSTED "minisign public key %s\n", id);
    minisig_public_line(k, out);
    buf_char(out, '\n');
}

/* ---- key pairs ---- */

void
minisig_generate(struct minisig_public *public_key, struct minisig_secret *secret)
{
    need_sodium();
    randombytes_buf(public_key->id, sizeof public_key->id);
    memcpy(secret->id, public_key->id, sizeof secret->id);
    crypto_sign_keypair(public_key->key, secret->key);
}

void
minisig_forget(struct minisig_secret *secret)
{
    sodium_memzero(secret, sizeof *secret);
}

/* ---- signatures ---- */

bool
minisig_parse(struct str text, struct minisig *out)
{
    uint8_t raw[SIGNATURE_BYTES];
    struct str comment, rest = text;
    if (text.n > MINISIG_FILE_MAX || !keyfile_comment(&rest, KEYFILE_UNTRUSTED, &comment) ||
        !keyfile_bytes(&rest, raw, sizeof raw) ||
        !keyfile_comment(&rest, KEYFILE_TRUSTED, &out->trusted_comment) ||
        !keyfile_bytes(&rest, out->global, sizeof out->global) || rest.n)
        return false;
    out->prehashed = memcmp(raw, hashed, sizeof hashed) == 0;
    memcpy(out->id, raw + AT_ID, sizeof out->id);
    memcpy(out->signature, raw + AT_BODY, sizeof out->signature);
    return out->prehashed || memcmp(raw, pure, sizeof pure) == 0;
}

static const uint8_t *
bytes(struct str s)
{
    return (const uint8_t *)s.p;
}

/* What the global signature is over. */
struct sealed {
    uint8_t p[crypto_sign_BYTES + MINISIG_COMMENT_MAX];
    size_t n;
};

static void
seal(struct sealed *s, const uint8_t signature[crypto_sign_BYTES], struct str comment)
{
    if (comment.n > MINISIG_COMMENT_MAX)
        BUG("a trusted comment that is too long");
    memcpy(s->p, signature, crypto_sign_BYTES);
    if (comment.n)
        memcpy(s->p + crypto_sign_BYTES, comment.p, comment.n);
    s->n = crypto_sign_BYTES + comment.n;
}

bool
minisig_verify(const struct minisig *s, const struct minisig_public *k, struct str message)
{
    uint8_t hash[crypto_generichash_BYTES_MAX];
    struct sealed sealed;
    need_sodium();
    if (memcmp(s->id, k->id, sizeof k->id) != 0) /* no signature covers the id */
        return false;
    if (s->prehashed) {
        crypto_generichash(hash, sizeof hash, bytes(message), message.n, NULL, 0);
        message = (struct str){(const char *)hash, sizeof hash};
    }
    seal(&sealed, s->signature, s->trusted_comment);
    return crypto_sign_verify_detached(s->signature, bytes(message), message.n, k->key) == 0 &&
           crypto_sign_verify_detached(s->global, sealed.p, sealed.n, k->key) == 0;
}

static void
put_signature(const struct minisig_secret *k, const uint8_t signature[crypto_sign_BYTES],
              struct buf *out)
{
    uint8_t raw[SIGNATURE_BYTES];
    memcpy(raw, hashed, sizeof hashed);
    memcpy(raw + AT_ID, k->id, sizeof k->id);
    memcpy(raw + AT_BODY, signature, crypto_sign_BYTES);
    keyfile_put(out, raw, sizeof raw);
}

void
minisig_sign(const struct minisig_secret *k, struct str message, struct str trusted_comment,
             struct buf *out)
{
    uint8_t hash[crypto_generichash_BYTES_MAX];
    uint8_t signature[crypto_sign_BYTES], global[crypto_sign_BYTES];
    struct sealed sealed;
    char id[MINISIG_ID_TEXT];
    need_sodium();
    crypto_generichash(hash, sizeof hash, bytes(message), message.n, NULL, 0);
    crypto_sign_detached(signature, NULL, hash, sizeof hash, k->key);
    seal(&sealed, signature, trusted_comment);
    crypto_sign_detached(global, NULL, sealed.p, sealed.n, k->key);

    minisig_id_text(k->id, id);
    buf_fmt(out, KEYFILE_UNTRUSTED "signature by key %s\n", id);
    put_signature(k, signature, out);
    buf_add(out, STR("\n" KEYFILE_TRUSTED));
    buf_add(out, trusted_comment);
    buf_char(out, '\n');
    keyfile_put(out, global, sizeof global);
    buf_char(out, '\n');
}
