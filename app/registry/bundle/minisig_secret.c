#include "registry/bundle/minisig.h"

#include "base/log.h"
#include "registry/bundle/keyfile.h"

#include <sodium.h>

/* The one line of a secret key file. From AT_ID on it is hidden under the password's stream. */
enum {
    AT_KDF = 2, /* "Sc" scrypt, or two NULs: not encrypted */
    AT_SUM = 4, /* "B2": BLAKE2b */
    AT_SALT = 6,
    AT_OPS = AT_SALT + crypto_pwhash_scryptsalsa208sha256_SALTBYTES,
    AT_MEM = AT_OPS + 8,
    AT_ID = AT_MEM + 8,
    AT_KEY = AT_ID + MINISIG_ID_BYTES,
    AT_CHECK = AT_KEY + crypto_sign_SECRETKEYBYTES,
    CHECK_BYTES = 32,
    LINE_BYTES = AT_CHECK + CHECK_BYTES,
    HIDDEN_BYTES = LINE_BYTES - AT_ID
};

/* What minisign asks of scrypt for a new key, and the most a strange file may ask of us. */
static const uint64_t ops_max = crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE;
static const uint64_t mem_max = crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE;

static uint64_t
load64(const uint8_t *p)
{
    uint64_t n = 0;
    for (size_t i = 8; i > 0; i--)
        n = n << 8 | p[i - 1];
    return n;
}

static void
store64(uint8_t *p, uint64_t n)
{
    for (size_t i = 0; i < 8; i++)
        p[i] = (uint8_t)(n >> 8 * i);
}

static const uint8_t ed25519[2] = {'E', 'd'}, scrypt[2] = {'S', 'c'}, none[2] = {0, 0},
                     blake2b[2] = {'B', '2'};

/* Reads the line and knows its three algorithms. */
static bool
read_line(struct str text, uint8_t raw[LINE_BYTES], bool *locked)
{
    struct str comment, rest = text;
    if (text.n > MINISIG_FILE_MAX || !keyfile_comment(&rest, KEYFILE_UNTRUSTED, &comment) ||
        !keyfile_bytes(&rest, raw, LINE_BYTES) || rest.n)
        return false;
    *locked = memcmp(raw + AT_KDF, scrypt, sizeof scrypt) == 0;
    return memcmp(raw, ed25519, sizeof ed25519) == 0 &&
           memcmp(raw + AT_SUM, blake2b, sizeof blake2b) == 0 &&
           (*locked || memcmp(raw + AT_KDF, none, sizeof none) == 0);
}

bool
minisig_secret_is_locked(struct str text)
{
    uint8_t raw[LINE_BYTES];
    bool locked, good = read_line(text, raw, &locked);
    sodium_memzero(raw, sizeof raw);
    return good && locked;
}

/* Hides what lies open and opens what is hidden. */
static bool
apply_password(uint8_t raw[LINE_BYTES], struct str password, struct err *err)
{
    uint8_t stream[HIDDEN_BYTES];
    uint64_t ops = load64(raw + AT_OPS), mem = load64(raw + AT_MEM);
    if (ops > ops_max || mem > mem_max)
        return err_input(err, "this key file asks for more memory or time than minisign's own do; "
                              "expected a file made by minisign or satark bundle keygen");
    if (crypto_pwhash_scryptsalsa208sha256(stream, sizeof stream, password.p, password.n,
                                           raw + AT_SALT, ops, (size_t)mem) != 0)
        return err_env(err,
                       "the key's password needs %llu MiB of memory for a moment, which this "
                       "computer has not free; close other programmes and try again",
                       (unsigned long long)(mem >> 20));
    for (size_t i = 0; i < sizeof stream; i++)
        raw[AT_ID + i] ^= stream[i];
    sodium_memzero(stream, sizeof stream);
    return true;
}

static void
check_sum(const uint8_t raw[LINE_BYTES], uint8_t out[CHECK_BYTES])
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, CHECK_BYTES);
    crypto_generichash_update(&state, raw, 2);
    crypto_generichash_update(&state, raw + AT_ID, AT_CHECK - AT_ID);
    crypto_generichash_final(&state, out, CHECK_BYTES);
    sodium_memzero(&state, sizeof state);
}

/* minisign leaves the sum out of a key without a password. */
static bool
sum_fits(const uint8_t raw[LINE_BYTES], bool locked)
{
    uint8_t sum[CHECK_BYTES];
    check_sum(raw, sum);
    bool fits = sodium_memcmp(sum, raw + AT_CHECK, CHECK_BYTES) == 0 ||
                (!locked && sodium_is_zero(raw + AT_CHECK, CHECK_BYTES));
    sodium_memzero(sum, sizeof sum);
    return fits;
}

/* A secret key carries its public half; signing with another one would give the secret away. */
static bool
halves_fit(const uint8_t key[crypto_sign_SECRETKEYBYTES])
{
    uint8_t public_key[crypto_sign_PUBLICKEYBYTES], again[crypto_sign_SECRETKEYBYTES];
    crypto_sign_seed_keypair(public_key, again, key);
    bool fit = sodium_memcmp(again, key, sizeof again) == 0;
    sodium_memzero(again, sizeof again);
    return fit;
}

static bool
parse_line(struct str text, struct str password, uint8_t raw[LINE_BYTES], struct err *err)
{
    bool locked;
    if (!read_line(text, raw, &locked))
        return err_input(err, "this is no secret key file; expected the two lines of a .key file "
                              "made by satark bundle keygen or minisign -G");
    if (locked && !apply_password(raw, password, err))
        return false;
    if (!sum_fits(raw, locked))
        return err_input(err, locked ? "the password does not open this key"
                                     : "this key file is damaged; take another copy of it");
    return halves_fit(raw + AT_KEY) ||
           err_input(err, "this key file is damaged; take another copy of it");
}

bool
minisig_secret_parse(struct str text, struct str password, struct minisig_secret *out,
                     struct err *err)
{
    uint8_t raw[LINE_BYTES];
    if (sodium_init() < 0)
        BUG("libsodium finds no random numbers");
    bool good = parse_line(text, password, raw, err);
    if (good) {
        memcpy(out->id, raw + AT_ID, sizeof out->id);
        memcpy(out->key, raw + AT_KEY, sizeof out->key);
    }
    sodium_memzero(raw, sizeof raw);
    return good;
}

static bool
make_line(const struct minisig_secret *k, struct str password, uint8_t raw[LINE_BYTES],
          struct err *err)
{
    memset(raw, 0, LINE_BYTES);
    memcpy(raw, ed25519, sizeof ed25519);
    memcpy(raw + AT_SUM, blake2b, sizeof blake2b);
    memcpy(raw + AT_ID, k->id, sizeof k->id);
    memcpy(raw + AT_KEY, k->key, sizeof k->key);
    if (password.n == 0)
        return true;
    memcpy(raw + AT_KDF, scrypt, sizeof scrypt);
    randombytes_buf(raw + AT_SALT, AT_OPS - AT_SALT);
    store64(raw + AT_OPS, ops_max);
    store64(raw + AT_MEM, mem_max);
    check_sum(raw, raw + AT_CHECK);
    return apply_password(raw, password, err);
}

bool
minisig_secret_write(const struct minisig_secret *k, struct str password, struct buf *out,
                     struct err *err)
{
    uint8_t raw[LINE_BYTES];
    if (sodium_init() < 0)
        BUG("libsodium finds no random numbers");
    bool good = make_line(k, password, raw, err);
    if (good) {
        buf_fmt(out, KEYFILE_UNTRUSTED "minisign %s secret key\n",
                password.n ? "encrypted" : "unencrypted");
        keyfile_put(out, raw, sizeof raw);
        buf_char(out, '\n');
    }
    sodium_memzero(raw, sizeof raw);
    return good;
}
