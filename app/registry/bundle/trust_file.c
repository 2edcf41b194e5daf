#include "registry/bundle/trust_file.h"

#include "registry/sql.h"

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

/* ---- reading: by SQLite; what is not written again to the same bytes was not ours ---- */

static bool
read_floor(sqlite3 *db, struct str text, struct trust *out)
{
    struct err err;
    sqlite3_stmt *s = sql_prepare(db, "trust.json",
                                  "SELECT json_extract(?1,'$.floor') WHERE json_valid(?1)", &err);
    if (!s)
        return false;
    sql_bind(s, &SQL_TEXT(text), 1);
    bool good = sqlite3_step(s) == SQLITE_ROW;
    out->floor = good ? sqlite3_column_int64(s, 0) : 0;
    sqlite3_finalize(s);
    return good;
}

static bool
read_key(sqlite3_stmt *s, struct trusted_key *k)
{
    k->from = sqlite3_column_int64(s, 2);
    k->until = sqlite3_column_int64(s, 3);
    return minisig_public_parse(sql_str(s, 0), &k->key) && minisig_id_parse(sql_str(s, 1), k->root);
}

static bool
read_keys(sqlite3 *db, struct str text, struct trust *out)
{
    struct err err;
    int step;
    bool good = true;
    sqlite3_stmt *s =
        sql_prepare(db, "trust.json",
                    "SELECT value->>'$.key',value->>'$.root',value->>'$.from',value->>'$.until' "
                    "FROM json_each(?1,'$.keys')",
                    &err);
    if (!s)
        return false;
    sql_bind(s, &SQL_TEXT(text), 1);
    while (good && (step = sqlite3_step(s)) == SQLITE_ROW)
        good = out->n_keys < TRUST_KEYS_MAX && read_key(s, &out->keys[out->n_keys++]);
    good = good && step == SQLITE_DONE;
    sqlite3_finalize(s);
    return good;
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
    sqlite3 *db = NULL;
    memset(out, 0, sizeof *out);
    bool good = text.n <= TRUST_FILE_MAX &&
                sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
                read_floor(db, text, out) && read_keys(db, text, out) &&
                is_what_we_write(text, out);
    sqlite3_close(db);
    return good;
}
