#include "registry/bundle/trust_file.h"

#include "registry/bundle/json.h"

#include <inttypes.h>
#include <sodium.h>

enum { SUM_BYTES = 32 };

static void
write_key(const struct trusted_key *k, struct buf *out)
{
    char root[MINISIG_ID_TEXT];
    minisig_id_text(k->root, root);
    buf_add(out, STR("{\"key\":\""));
    minisig_public_line(&k->key, out);
    buf_fmt(out, "\",\"root\":\"%s\",\"from\":%" PRId64 ",\"until\":%" PRId64 "}", root, k->from,
            k->until);
}

void
trust_write(const struct trust *t, struct buf *out)
{
    uint8_t sum[SUM_BYTES];
    char hex[2 * SUM_BYTES + 1];
    size_t start = out->n;
    buf_fmt(out, "{\"format\":1,\"floor\":%" PRId64 ",\"keys\":[", t->floor);
    for (size_t i = 0; i < t->n_keys; i++) {
        buf_add(out, i ? STR(",\n") : STR("\n"));
        write_key(&t->keys[i], out);
    }
    buf_add(out, STR("],\n"));
    crypto_generichash(sum, sizeof sum, (const uint8_t *)out->p + start, out->n - start, NULL, 0);
    sodium_bin2hex(hex, sizeof hex, sum, sizeof sum);
    buf_fmt(out, "\"sum\":\"%s\"}\n", hex);
}

/* ---- reading: what is not written again to the same bytes was not ours ---- */

static bool
read_number(const struct json *j, size_t in, const char *name, int64_t *out)
{
    size_t at;
    if (!json_member(j, in, name, JSON_INTEGER, &at))
        return false;
    *out = j->nodes[at].number;
    return true;
}

static bool
read_key(const struct json *j, size_t in, struct trusted_key *k)
{
    size_t key, root;
    return json_member(j, in, "key", JSON_TEXT, &key) &&
           minisig_public_parse(j->nodes[key].text, &k->key) &&
           json_member(j, in, "root", JSON_TEXT, &root) &&
           minisig_id_parse(j->nodes[root].text, k->root) && read_number(j, in, "from", &k->from) &&
           read_number(j, in, "until", &k->until);
}

static bool
read_keys(const struct json *j, struct trust *out)
{
    size_t list;
    if (!json_member(j, JSON_TOP, "keys", JSON_ARRAY, &list))
        return false;
    for (size_t at = json_next(j, list, 0); at; at = json_next(j, list, at))
        if (out->n_keys == TRUST_KEYS_MAX || !read_key(j, at, &out->keys[out->n_keys++]))
            return false;
    return true;
}

static bool
is_what_we_write(struct str text, const struct trust *t)
{
    struct buf again = {0};
    trust_write(t, &again);
    bool same = str_eq(buf_str(&again), text);
    buf_free(&again);
    return same;
}

bool
trust_parse(struct str text, struct trust *out)
{
    struct arena a = {0};
    struct json j;
    struct err err;
    memset(out, 0, sizeof *out);
    bool good = json_read("trust.json", text, TRUST_FILE_MAX, &a, &j, &err) &&
                read_number(&j, JSON_TOP, "floor", &out->floor) && read_keys(&j, out) &&
                is_what_we_write(text, out);
    arena_wipe(&a);
    return good;
}
