#include "registry/bundle/manifest.h"

#include "base/arena.h"
#include "registry/bundle/json.h"

#include <inttypes.h>
#include <stdio.h>

#define SERIAL_MAX  INT64_C(4294967295)
#define MADE_AT_MIN INT64_C(1577836800) /* 2020: no list is older */
#define MADE_AT_MAX INT64_C(4102444800) /* 2100 */
enum { STALE_DAYS_MAX = 3650, VERSION_PARTS = 4, PUBLIC_LINE_BYTES = 56 };

static const char list_name[] = "registry.db";

/* ---- versions ---- */

static bool
version_read(struct str s, unsigned long out[static VERSION_PARTS])
{
    size_t n = 0;
    struct str part, rest = s;
    memset(out, 0, VERSION_PARTS * sizeof *out);
    while (str_cut(&rest, '.', &part)) {
        if (n == VERSION_PARTS || part.n > 9 || !str_to_uint(part, 999999999, &out[n]))
            return false;
        n++;
    }
    return n > 0;
}

bool
version_compare(struct str a, struct str b, int *out)
{
    unsigned long first[VERSION_PARTS], second[VERSION_PARTS];
    if (!version_read(a, first) || !version_read(b, second))
        return false;
    *out = 0;
    for (size_t i = 0; i < VERSION_PARTS && *out == 0; i++)
        *out = (first[i] > second[i]) - (first[i] < second[i]);
    return true;
}

/* ---- single values ---- */

static bool
number(const struct json *j, size_t in, const char *name, int64_t min, int64_t max, int64_t *out)
{
    size_t at;
    if (!json_member(j, in, name, JSON_INTEGER, &at))
        return false;
    *out = j->nodes[at].number;
    return (*out >= min && *out <= max) ||
           json_complain(j, at, "a number from %" PRId64 " to %" PRId64, min, max);
}

static bool
hash(const struct json *j, size_t in, const char *name, uint8_t out[HASH_BYTES])
{
    size_t at;
    if (!json_member(j, in, name, JSON_TEXT, &at))
        return false;
    struct str s = j->nodes[at].text;
    bool ok = s.n == 2 * HASH_BYTES;
    for (size_t i = 0; ok && i < s.n; i++) {
        char c = s.p[i];
        ok = is_digit(c) || (c >= 'a' && c <= 'f');
        if (ok)
            out[i / 2] = (uint8_t)(out[i / 2] << 4 | (is_digit(c) ? c - '0' : c - 'a' + 10));
    }
    return ok || json_complain(j, at, "%d digits 0-9, a-f", 2 * HASH_BYTES);
}

static bool
is_id(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!is_digit(s.p[i]) && !(s.p[i] >= 'a' && s.p[i] <= 'z') && s.p[i] != '-')
            return false;
    return s.n > 0 && s.n < FACT_ID_MAX;
}

static bool
read_discom(const struct json *j, struct manifest *out)
{
    size_t at;
    if (!json_member(j, JSON_TOP, "discom", JSON_TEXT, &at))
        return false;
    if (!is_id(j->nodes[at].text))
        return json_complain(j, at, "a DISCOM's id, such as kesco");
    return str_copy(out->discom, sizeof out->discom, j->nodes[at].text);
}

static bool
read_version(const struct json *j, struct manifest *out)
{
    unsigned long parts[VERSION_PARTS];
    size_t at;
    if (!json_member(j, JSON_TOP, "min_version", JSON_TEXT, &at))
        return false;
    struct str s = j->nodes[at].text;
    if (s.n >= sizeof out->min_version || !version_read(s, parts))
        return json_complain(j, at, "a version such as 0.1.0");
    return str_copy(out->min_version, sizeof out->min_version, s);
}

/* ---- files ---- */

/* Size and hash; the name is the caller's to judge. */
static bool
read_mark(const struct json *j, size_t in, int64_t max, struct file_mark *out)
{
    return number(j, in, "size", 1, max, &out->size) && hash(j, in, "blake2b", out->hash);
}

static bool
read_list(const struct json *j, struct manifest *out)
{
    size_t list, name;
    if (!json_member(j, JSON_TOP, "list", JSON_OBJECT, &list) ||
        !json_member(j, list, "name", JSON_TEXT, &name))
        return false;
    if (!str_eq(j->nodes[name].text, str_of(list_name)))
        return json_complain(j, name, "%s", list_name);
    str_copy(out->list.name, sizeof out->list.name, j->nodes[name].text);
    return read_mark(j, list, LIST_BYTES_MAX, &out->list);
}

static bool
read_full(const struct json *j, size_t file, size_t name, struct manifest *out)
{
    if (out->full.size)
        return json_complain(j, name, "each file once");
    str_copy(out->full.name, sizeof out->full.name, j->nodes[name].text);
    return read_mark(j, file, PACKED_BYTES_MAX, &out->full);
}

static bool
read_delta(const struct json *j, size_t file, size_t name, struct manifest *out)
{
    char expected[FILE_NAME_BYTES];
    struct manifest_delta *d = &out->deltas[out->n_deltas];
    if (out->n_deltas == MANIFEST_DELTAS)
        return json_complain(j, file, "at most %d deltas", MANIFEST_DELTAS);
    if (!number(j, file, "from", 1, SERIAL_MAX, &d->from))
        return false;
    snprintf(expected, sizeof expected, "delta-%" PRId64 ".zst", d->from);
    if (!str_eq(j->nodes[name].text, str_of(expected)))
        return json_complain(j, name, "%s or %s", MANIFEST_FULL, expected);
    for (size_t i = 0; i < out->n_deltas; i++)
        if (out->deltas[i].from == d->from)
            return json_complain(j, name, "each file once");
    str_copy(d->file.name, sizeof d->file.name, j->nodes[name].text);
    out->n_deltas++;
    return hash(j, file, "base_blake2b", d->base) && read_mark(j, file, PACKED_BYTES_MAX, &d->file);
}

static bool
read_files(const struct json *j, struct manifest *out)
{
    size_t files, name;
    if (!json_member(j, JSON_TOP, "files", JSON_ARRAY, &files))
        return false;
    for (size_t i = 0; (i = json_next(j, files, i)) != 0;) {
        if (j->nodes[i].type != JSON_OBJECT)
            return json_complain(j, i, "an object");
        if (!json_member(j, i, "name", JSON_TEXT, &name))
            return false;
        bool full = str_eq(j->nodes[name].text, STR(MANIFEST_FULL));
        if (!(full ? read_full : read_delta)(j, i, name, out))
            return false;
    }
    return out->full.size || json_complain(j, files, "%s among them", MANIFEST_FULL);
}

/* ---- floor and keys ---- */

/* A delta leads from an older list to this one; only a reset leads back. */
static bool
read_reset(const struct json *j, struct manifest *out)
{
    size_t at;
    if (json_has(j, JSON_TOP, "reset_floor"))
        return number(j, JSON_TOP, "reset_floor", out->serial + 1, SERIAL_MAX, &out->reset_floor);
    if (!json_member(j, JSON_TOP, "files", JSON_ARRAY, &at))
        return false;
    for (size_t i = 0; i < out->n_deltas; i++)
        if (out->deltas[i].from >= out->serial)
            return json_complain(j, at, "deltas from a serial below %" PRId64, out->serial);
    return true;
}

static bool
read_added(const struct json *j, size_t at, struct manifest *out)
{
    struct minisig_public k;
    if (j->nodes[at].type != JSON_TEXT || j->nodes[at].text.n != PUBLIC_LINE_BYTES ||
        !minisig_public_parse(j->nodes[at].text, &k))
        return json_complain(j, at, "a public key of minisign, \"RW...\"");
    for (size_t i = 0; i < out->n_add; i++)
        if (memcmp(out->add[i].id, k.id, sizeof k.id) == 0)
            return json_complain(j, at, "each key once");
    if (out->n_add == MANIFEST_KEYS)
        return json_complain(j, at, "at most %d keys", MANIFEST_KEYS);
    out->add[out->n_add++] = k;
    return true;
}

static bool
read_retired(const struct json *j, size_t at, struct manifest *out)
{
    uint8_t id[MINISIG_ID_BYTES];
    char text[MINISIG_ID_TEXT] = "";
    if (j->nodes[at].type == JSON_TEXT && minisig_id_parse(j->nodes[at].text, id))
        minisig_id_text(id, text);
    if (!text[0] || !str_eq(j->nodes[at].text, str_of(text)))
        return json_complain(j, at, "a key's id as minisign prints it");
    for (size_t i = 0; i < out->n_retire; i++)
        if (memcmp(out->retire[i], id, sizeof id) == 0)
            return json_complain(j, at, "each key once");
    for (size_t i = 0; i < out->n_add; i++)
        if (memcmp(out->add[i].id, id, sizeof id) == 0)
            return json_complain(j, at, "a key to be added or to be retired, not both");
    if (out->n_retire == MANIFEST_KEYS)
        return json_complain(j, at, "at most %d keys", MANIFEST_KEYS);
    memcpy(out->retire[out->n_retire++], id, sizeof id);
    return true;
}

static bool
read_keys(const struct json *j, struct manifest *out)
{
    size_t keys, add, retire;
    if (!json_has(j, JSON_TOP, "keys"))
        return true;
    if (!json_member(j, JSON_TOP, "keys", JSON_OBJECT, &keys) ||
        !json_member(j, keys, "add", JSON_ARRAY, &add) ||
        !json_member(j, keys, "retire", JSON_ARRAY, &retire))
        return false;
    for (size_t i = 0; (i = json_next(j, add, i)) != 0;)
        if (!read_added(j, i, out))
            return false;
    for (size_t i = 0; (i = json_next(j, retire, i)) != 0;)
        if (!read_retired(j, i, out))
            return false;
    return true;
}

/* ---- the whole ---- */

static bool
read_format(const struct json *j, struct manifest *out, bool *newer)
{
    size_t at;
    int64_t format;
    if (!json_member(j, JSON_TOP, "product", JSON_TEXT, &at))
        return false;
    if (!str_eq(j->nodes[at].text, STR(MANIFEST_PRODUCT)))
        return json_complain(j, at, "%s", MANIFEST_PRODUCT);
    if (!number(j, JSON_TOP, "format", 1, INT64_MAX, &format))
        return false;
    *newer = format > MANIFEST_FORMAT;
    if (!*newer)
        return true;
    (void)read_version(j, out); /* to be told which programme it wants */
    return json_complain(j, JSON_TOP, "format %d; update Satark for format %" PRId64,
                         MANIFEST_FORMAT, format);
}

bool
manifest_parse(struct str json, struct manifest *out, bool *newer, struct err *err)
{
    struct arena a = {0};
    struct json j;
    memset(out, 0, sizeof *out); /* its padding too: two of them can be compared */
    *newer = false;
    bool ok = json_read(MANIFEST_NAME, json, MANIFEST_MAX, &a, &j, err) &&
              read_format(&j, out, newer) && read_discom(&j, out) &&
              number(&j, JSON_TOP, "serial", 1, SERIAL_MAX, &out->serial) &&
              number(&j, JSON_TOP, "made_at", MADE_AT_MIN, MADE_AT_MAX, &out->made_at) &&
              number(&j, JSON_TOP, "stale_after_days", 1, STALE_DAYS_MAX, &out->stale_days) &&
              read_version(&j, out) && read_list(&j, out) && read_files(&j, out) &&
              read_reset(&j, out) && read_keys(&j, out);
    arena_wipe(&a);
    return ok;
}

/* ---- writing ---- */

static void
write_text(struct buf *out, const char *before, const char *text)
{
    buf_add(out, str_of(before));
    buf_json(out, str_of(text));
}

static void
write_hash(struct buf *out, const char *before, const uint8_t bytes[HASH_BYTES])
{
    buf_add(out, str_of(before));
    buf_char(out, '"');
    for (size_t i = 0; i < HASH_BYTES; i++)
        buf_fmt(out, "%02x", bytes[i]);
    buf_char(out, '"');
}

/* Its members, each on a line behind `indent`. */
static void
write_mark(struct buf *out, const char *indent, const struct file_mark *m)
{
    buf_add(out, str_of(indent));
    write_text(out, "\"name\": ", m->name);
    buf_fmt(out, ",%s\"size\": %" PRId64 ",%s", indent, m->size, indent);
    write_hash(out, "\"blake2b\": ", m->hash);
}

static void
write_files(struct buf *out, const struct manifest *m)
{
    static const char indent[] = "\n      ";
    buf_add(out, STR(",\n  \"list\": {"));
    write_mark(out, "\n    ", &m->list);
    buf_add(out, STR("\n  },\n  \"files\": [\n    {"));
    write_mark(out, indent, &m->full);
    for (size_t i = 0; i < m->n_deltas; i++) {
        buf_add(out, STR("\n    },\n    {"));
        write_mark(out, indent, &m->deltas[i].file);
        buf_fmt(out, ",%s\"from\": %" PRId64 ",%s", indent, m->deltas[i].from, indent);
        write_hash(out, "\"base_blake2b\": ", m->deltas[i].base);
    }
    buf_add(out, STR("\n    }\n  ]"));
}

static void
write_keys(struct buf *out, const struct manifest *m)
{
    buf_add(out, STR(",\n  \"keys\": {\n    \"add\": ["));
    for (size_t i = 0; i < m->n_add; i++) {
        buf_add(out, i ? STR(",\n      \"") : STR("\n      \""));
        minisig_public_line(&m->add[i], out);
        buf_char(out, '"');
    }
    buf_add(out, m->n_add ? STR("\n    ],\n    \"retire\": [") : STR("],\n    \"retire\": ["));
    for (size_t i = 0; i < m->n_retire; i++) {
        char id[MINISIG_ID_TEXT];
        minisig_id_text(m->retire[i], id);
        write_text(out, i ? ",\n      " : "\n      ", id);
    }
    buf_add(out, m->n_retire ? STR("\n    ]\n  }") : STR("]\n  }"));
}

void
manifest_write(const struct manifest *m, struct buf *out)
{
    buf_fmt(out, "{\n  \"format\": %d,\n  \"product\": \"%s\"", MANIFEST_FORMAT, MANIFEST_PRODUCT);
    write_text(out, ",\n  \"discom\": ", m->discom);
    buf_fmt(out,
            ",\n  \"serial\": %" PRId64 ",\n  \"made_at\": %" PRId64
            ",\n  \"stale_after_days\": %" PRId64,
            m->serial, m->made_at, m->stale_days);
    write_text(out, ",\n  \"min_version\": ", m->min_version);
    write_files(out, m);
    if (m->reset_floor)
        buf_fmt(out, ",\n  \"reset_floor\": %" PRId64, m->reset_floor);
    if (m->n_add || m->n_retire)
        write_keys(out, m);
    buf_add(out, STR("\n}\n"));
}
