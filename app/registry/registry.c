#include "registry/registry.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/utf8.h"
#include "registry/open.h"

#include <stdlib.h>

/* ---- opening ---- */

static bool
damaged(struct registry *r, struct err *err)
{
    return err_env(err, "%s: the list is damaged (%s); take a fresh copy", r->path,
                   sqlite3_errmsg(r->db));
}

static bool
read_info(struct registry *r)
{
    struct registry_info *i = &r->info;
    return sql_number(r->db, "SELECT value FROM meta WHERE name='serial'", &i->serial) &&
           sql_number(r->db, "SELECT value FROM meta WHERE name='made_at'", &i->made_at) &&
           sql_number(r->db, "SELECT value FROM meta WHERE name='stale_days'", &i->stale_days) &&
           sql_number(r->db, "SELECT value FROM meta WHERE name='n_channels'", &i->n_channels) &&
           sql_number(r->db, "SELECT value FROM meta WHERE name='n_reported'", &i->n_reported) &&
           sql_number(r->db, "SELECT value FROM meta WHERE name='n_headers'", &i->n_headers) &&
           sql_number(r->db, "SELECT value FROM meta WHERE name='n_templates'", &i->n_templates) &&
           sql_number(r->db, "SELECT value FROM meta WHERE name='n_phrases'", &i->n_phrases) &&
           sql_number(r->db, "SELECT value FROM meta WHERE name='n_counters'", &i->n_counters) &&
           sql_number(r->db, "SELECT value FROM meta WHERE name='n_warnings'", &i->n_warnings);
}

/* The DISCOMs are few and named in every answer: kept in memory. */
static bool
read_discoms(struct registry *r)
{
    sqlite3_stmt *s = NULL;
    size_t cap = 0;
    int rc = sqlite3_prepare_v2(r->db,
                                "SELECT id, name_hi, name_en, short_hi, short_en, region_hi,"
                                " region_en, helpline, brands FROM discom ORDER BY position",
                                -1, &s, NULL);
    while (rc == SQLITE_OK || rc == SQLITE_ROW) {
        rc = sqlite3_step(s);
        if (rc != SQLITE_ROW)
            break;
        r->discoms = arena_grow(&r->arena, r->discoms, r->n_discoms, &cap, sizeof *r->discoms);
        struct discom *d = &r->discoms[r->n_discoms++];
        struct str *fields[] = {&d->id,        &d->name_hi,  &d->name_en,
                                &d->short_hi,  &d->short_en, &d->region_hi,
                                &d->region_en, &d->helpline, &d->brands};
        for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
            *fields[i] = arena_str(&r->arena, sql_str(s, (int)i));
            if (utf8_check(*fields[i]) < fields[i]->n)
                rc = SQLITE_CORRUPT;
        }
    }
    sqlite3_finalize(s);
    return rc == SQLITE_DONE && r->n_discoms > 0;
}

static int
by_key(const void *a, const void *b)
{
    const struct channel_key *x = a, *y = b;
    if (x->entity != y->entity)
        return x->entity < y->entity ? -1 : 1;
    return str_cmp(x->key, y->key);
}

static bool
read_channel_keys(struct registry *r)
{
    sqlite3_stmt *s = NULL;
    size_t cap = 0;
    int rc = sqlite3_prepare_v2(r->db, "SELECT DISTINCT entity, key FROM channel", -1, &s, NULL);
    while (rc == SQLITE_OK || rc == SQLITE_ROW) {
        rc = sqlite3_step(s);
        if (rc != SQLITE_ROW)
            break;
        r->channel_keys = arena_grow(&r->arena, r->channel_keys, r->n_channel_keys, &cap,
                                     sizeof *r->channel_keys);
        r->channel_keys[r->n_channel_keys++] =
            (struct channel_key){sqlite3_column_int64(s, 0), arena_str(&r->arena, sql_str(s, 1))};
    }
    sqlite3_finalize(s);
    if (r->n_channel_keys)
        qsort(r->channel_keys, r->n_channel_keys, sizeof *r->channel_keys, by_key);
    return rc == SQLITE_DONE;
}

static const struct discom *
find_discom(const struct registry *r, struct str id)
{
    for (size_t i = 0; i < r->n_discoms; i++)
        if (str_eq(r->discoms[i].id, id))
            return &r->discoms[i];
    return NULL;
}

static bool
choose_home(struct registry *r, struct str home, struct err *err)
{
    struct str known = STR("");
    r->home = find_discom(r, home);
    for (size_t i = 0; !r->home && i < r->n_discoms; i++)
        if (!str_eq(r->discoms[i].id, STR("*")))
            known = arena_fmt(&r->arena, "%.*s%s%.*s", (int)known.n, known.p, known.n ? ", " : "",
                              (int)r->discoms[i].id.n, r->discoms[i].id.p);
    return r->home || err_input(err, "%s: no DISCOM “%.*s” in this list; it has %.*s", r->path,
                                (int)home.n, home.p, (int)known.n, known.p);
}

/* At home first; once official before never; WhatsApp before the phone of the same number. */
static const char find_channel[] =
    "SELECT " CHANNEL_FIELDS " FROM channel WHERE entity = ?1 AND key = ?2"
    " ORDER BY discom <> ?3, state, CASE kind WHEN 1 THEN -1 ELSE kind END, position LIMIT 1";

static const char find_reported[] =
    "SELECT kind, value, note, source FROM reported WHERE entity = ?1 AND key = ?2";

static bool
prepare(struct registry *r, struct err *err)
{
    r->find_channel = sql_prepare(r->db, r->path, find_channel, err);
    r->find_reported = r->find_channel ? sql_prepare(r->db, r->path, find_reported, err) : NULL;
    return r->find_reported != NULL;
}

bool
registry_open(const char *path, struct str home, struct registry **out, struct err *err)
{
    struct registry *r = calloc(1, sizeof *r);
    if (!r)
        BUG("out of memory");
    r->path = arena_str(&r->arena, str_of(path)).p;

    bool ok = list_open_file(r->path, &r->arena, &r->db, err) &&
              ((read_info(r) && read_discoms(r) && read_channel_keys(r)) || damaged(r, err)) &&
              choose_home(r, home, err) && prepare(r, err);
    if (!ok) {
        registry_close(r);
        return false;
    }
    *out = r;
    return true;
}

void
registry_close(struct registry *r)
{
    if (!r)
        return;
    sqlite3_finalize(r->find_channel);
    sqlite3_finalize(r->find_reported);
    sqlite3_close(r->db);
    arena_wipe(&r->arena);
    free(r);
}

bool
registry_is_sound(struct registry *r, struct err *err)
{
    sqlite3_stmt *s = NULL;
    bool ok = sqlite3_prepare_v2(r->db, "PRAGMA quick_check(1)", -1, &s, NULL) == SQLITE_OK &&
              sqlite3_step(s) == SQLITE_ROW && str_eq(sql_str(s, 0), STR("ok"));
    sqlite3_finalize(s);
    return ok || damaged(r, err);
}

bool
registry_info(struct registry *r, struct registry_info *out, struct err *err)
{
    (void)err; /* read when the list was opened */
    *out = r->info;
    return true;
}

static int64_t
day_of(int64_t t)
{
    struct civil c = civil_from_unix(t);
    c.hour = c.minute = c.second = 0;
    return civil_to_unix(c) / 86400;
}

enum list_age
registry_age(const struct registry_info *i, int64_t now, int64_t *days)
{
    *days = day_of(now) - day_of(i->made_at);
    if (*days >= 0)
        return *days > i->stale_days ? LIST_STALE : LIST_CURRENT;
    *days = 0;
    return LIST_CLOCK_WRONG;
}

/* ---- looking up ---- */

bool
field_copy(sqlite3_stmt *s, int column, char *out, size_t cap)
{
    struct str text = sql_str(s, column);
    return (text.n == 0 || !memchr(text.p, '\0', text.n)) && utf8_check(text) == text.n &&
           str_copy(out, cap, text);
}

static bool
name_owner(const struct registry *r, struct fact *f)
{
    const struct discom *d = find_discom(r, str_of(f->owner));
    return d && str_copy(f->owner_hi, sizeof f->owner_hi, d->name_hi) &&
           str_copy(f->owner_en, sizeof f->owner_en, d->name_en) &&
           str_copy(f->region_hi, sizeof f->region_hi, d->region_hi) &&
           str_copy(f->region_en, sizeof f->region_en, d->region_en);
}

bool
channel_fact(const struct registry *r, sqlite3_stmt *s, struct fact *out)
{
    struct fact f = {.state = FACT_OFFICIAL};
    int kind = sqlite3_column_int(s, 1), state = sqlite3_column_int(s, 5);
    bool ok =
        kind >= 0 && kind < CHANNEL_KINDS && (state == FACT_OFFICIAL || state == FACT_SUPERSEDED) &&
        confidence_parse(sql_str(s, 8), &f.confidence) &&
        field_copy(s, 0, f.owner, sizeof f.owner) && field_copy(s, 2, f.value, sizeof f.value) &&
        field_copy(s, 3, f.purpose_hi, sizeof f.purpose_hi) &&
        field_copy(s, 4, f.purpose_en, sizeof f.purpose_en) &&
        field_copy(s, 6, f.successor, sizeof f.successor) &&
        field_copy(s, 7, f.source, sizeof f.source) && name_owner(r, &f);
    if (!ok)
        return false;
    f.channel = (enum channel_kind)kind;
    f.state = (enum fact_state)state;
    *out = f;
    return true;
}

static bool
reported_fact(sqlite3_stmt *s, struct fact *out)
{
    struct fact f = {.state = FACT_REPORTED, .confidence = CONFIDENCE_REPORTED};
    int kind = sqlite3_column_int(s, 0);
    bool ok = kind >= 0 && kind < CHANNEL_KINDS && field_copy(s, 1, f.value, sizeof f.value) &&
              field_copy(s, 2, f.purpose_hi, sizeof f.purpose_hi) &&
              field_copy(s, 2, f.purpose_en, sizeof f.purpose_en) &&
              field_copy(s, 3, f.source, sizeof f.source);
    if (!ok)
        return false;
    f.channel = (enum channel_kind)kind;
    *out = f;
    return true;
}

static bool
find_channel_fact(struct registry *r, const struct sql_value *values, struct fact *out)
{
    const struct channel_key wanted = {values[0].number, values[1].text};
    if (r->n_channel_keys == 0 ||
        !bsearch(&wanted, r->channel_keys, r->n_channel_keys, sizeof *r->channel_keys, by_key))
        return false;
    sql_bind(r->find_channel, values, 3);
    bool found =
        sqlite3_step(r->find_channel) == SQLITE_ROW && channel_fact(r, r->find_channel, out);
    sqlite3_reset(r->find_channel);
    return found;
}

static bool
find_reported_fact(struct registry *r, const struct sql_value *values, struct fact *out)
{
    sql_bind(r->find_reported, values, 2);
    bool found =
        sqlite3_step(r->find_reported) == SQLITE_ROW && reported_fact(r->find_reported, out);
    sqlite3_reset(r->find_reported);
    return found;
}

bool
registry_find(void *registry, enum entity_kind kind, struct str key, struct fact *out)
{
    struct registry *r = registry;
    const struct sql_value values[] = {SQL_INT(kind), SQL_TEXT(key), SQL_TEXT(r->home->id)};

    return key.p && (find_channel_fact(r, values, out) || find_reported_fact(r, values, out));
}
