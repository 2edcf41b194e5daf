/* Key and signature files from strangers: whatever the bytes, no signature is believed but those
 * that the key's owner made, and what is read as a key is written again as it was. */
#include "base/log.h"
#include "registry/bundle/minisig.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Signed twice by minisign with the key below: as it does now, and in the older form. */
#define MESSAGE STR("The list travels.\n")
static const char key_line[] = "RWSJeeLACZyvr7bBnB7zeArTz+LTJAWFICsfyop1NrVCHXO7JNSYgTbB";
static const char *const genuine[] = {
    "untrusted comment: signature from minisign secret key\n"
    "RUSJeeLACZyvr0Z6YevaBobFDti+yyzgcQsLD1DM0C42VUyAIscZxMLCTn20iJ31K6VeVSlTB8l5Bwn48GHMEUenVQ6I"
    "flpc3g8=\n"
    "trusted comment: timestamp:1795312216\tfile:m\thashed\n"
    "/Wa4QncVvPIbrAtO8LK/0zIwT6tU0BRu4PS7i2UpTAbPW+XVPZ97EVPEEwBcOKKETzURB+qyotTchvUIg4scAg==\n",
    "untrusted comment: signature from minisign secret key\n"
    "RWSJeeLACZyvr3LiGJjKSEksy5PI2jyrEDiyEbg/ZgR6xq5euoOgt/mw4oNZqKEd2gDKgcqQThA2V7AF6+cf1/jzrA+7"
    "988a+A4=\n"
    "trusted comment: सूची 124\n"
    "h8a6QdvdPbEE6pgdOkyZLeeDUUWagQab1pxbwukZx8jJSCZM36HRET54nC+GYe1+/DRhEJxMAGiHE35wXo99CA==\n",
};

static bool
is_genuine(const struct minisig *s)
{
    for (size_t i = 0; i < ARRAY_LEN(genuine); i++) {
        struct minisig g;
        if (!minisig_parse(str_of(genuine[i]), &g))
            BUG("a genuine signature is refused");
        if (g.prehashed == s->prehashed && memcmp(g.id, s->id, sizeof g.id) == 0 &&
            memcmp(g.signature, s->signature, sizeof g.signature) == 0 &&
            memcmp(g.global, s->global, sizeof g.global) == 0 &&
            str_eq(g.trusted_comment, s->trusted_comment))
            return true;
    }
    return false;
}

static void
check_signature(struct str text)
{
    struct minisig s;
    struct minisig_public k;
    if (!minisig_public_parse(str_of(key_line), &k))
        BUG("the key is refused");
    if (minisig_parse(text, &s) && minisig_verify(&s, &k, MESSAGE) != is_genuine(&s))
        BUG("a forged signature was believed, or a genuine one was not");
}

static void
check_public(struct str text)
{
    struct minisig_public k, again;
    struct buf b = {0};
    if (!minisig_public_parse(text, &k))
        return;
    minisig_public_line(&k, &b);
    if (str_find(text, buf_str(&b), 0) == text.n)
        BUG("a key was read that does not stand there");
    buf_clear(&b);
    minisig_public_write(&k, &b);
    if (!minisig_public_parse(buf_str(&b), &again) || memcmp(&k, &again, sizeof k) != 0)
        BUG("a public key came back otherwise");
    buf_free(&b);
}

/* With a password a key takes a second: those are left to the tests. */
static void
check_secret(struct str text)
{
    struct minisig_secret k, again;
    struct buf b = {0};
    struct err err = {0};
    if (minisig_secret_is_locked(text))
        return;
    if (!minisig_secret_parse(text, STR(""), &k, &err)) {
        if (err.kind != ERR_INPUT)
            BUG("a strange file is the caller's fault, not the machine's");
        return;
    }
    if (!minisig_secret_write(&k, STR(""), &b, &err) ||
        !minisig_secret_parse(buf_str(&b), STR(""), &again, &err) ||
        memcmp(&k, &again, sizeof k) != 0)
        BUG("a secret key came back otherwise");
    buf_free(&b);
}

static void
check_id(struct str text)
{
    uint8_t id[MINISIG_ID_BYTES], again[MINISIG_ID_BYTES];
    char out[MINISIG_ID_TEXT];
    if (!minisig_id_parse(text, id))
        return;
    minisig_id_text(id, out);
    if (!minisig_id_parse(str_of(out), again) || memcmp(id, again, sizeof id) != 0)
        BUG("an id came back otherwise");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {(const char *)data, size};
    check_signature(text);
    check_public(text);
    check_secret(text);
    check_id(text);
    return 0;
}
