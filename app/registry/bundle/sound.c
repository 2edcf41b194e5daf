#include "registry/bundle/sound.h"

#include "base/csv.h"
#include "base/paths.h"
#include "registry/open.h"

static bool
unsound(struct refusal *r, const char *what)
{
    return refuse(r, REFUSE_DATABASE, NULL, NULL, what);
}

/* ---- the file ---- */

/* One row "ok", or the first complaint. The file is our own copy, so part of it may be mapped: it
 * saves a system call for each of those pages. */
static bool
check_pages(sqlite3 *db, struct refusal *r)
{
    sqlite3_stmt *s = NULL;
    sqlite3_exec(db, "PRAGMA mmap_size=67108864", NULL, NULL, NULL);
    bool ok = sqlite3_prepare_v2(db, "PRAGMA integrity_check(1)", -1, &s, NULL) == SQLITE_OK &&
              sqlite3_step(s) == SQLITE_ROW && str_eq(sql_str(s, 0), STR("ok"));
    if (!ok)
        unsound(r, sqlite3_errmsg(db));
    sqlite3_finalize(s);
    return ok;
}

static bool
check_file(const char *list, struct refusal *r)
{
    struct arena a = {0};
    sqlite3 *db = NULL;
    struct err err = {0};
    bool ok = (list_open_file(list, &a, &db, &err) || unsound(r, err.msg)) &&
              (list_schema_matches(db, list, &err) || unsound(r, err.msg)) && check_pages(db, r);
    sqlite3_close(db);
    arena_wipe(&a);
    return ok;
}

/* ---- what it says ---- */

/* Whether the list calls the key official, or, of a host, one above it whose row covers it. */
static bool
is_official(struct registry *list, enum entity_kind kind, struct str key)
{
    struct fact f;
    struct str up = key, label;
    if (kind != ENTITY_LINK)
        return registry_find(list, kind, key, &f) && f.state == FACT_OFFICIAL;
    while (up.n) {
        if (registry_find(list, kind, up, &f) && f.state == FACT_OFFICIAL &&
            (up.n == key.n || f.channel == CHANNEL_DOMAIN))
            return true;
        str_cut(&up, '.', &label);
    }
    return false;
}

static bool
check_helpline(struct registry *list, const struct knowledge *k, struct refusal *r)
{
    char key[FACT_VALUE_MAX];
    return (registry_key(CHANNEL_PHONE, k->helpline, key, sizeof key, NULL) &&
            is_official(list, ENTITY_PHONE, str_of(key))) ||
           refuse(r, REFUSE_CANARY, NULL, NULL, k->helpline.p);
}

static bool
check_canary(struct registry *list, const struct csv *t, const struct csv_row *row,
             struct arena *a, struct refusal *r)
{
    char key[FACT_VALUE_MAX];
    enum channel_kind kind;
    struct str value = arena_str(a, row->cells[csv_column(t, "value")]);
    if (!channel_kind_parse(row->cells[csv_column(t, "kind")], &kind) ||
        !registry_key(kind, value, key, sizeof key, NULL))
        return refuse(r, REFUSE_DISK, "canaries.csv", NULL, value.p); /* the programme's own */
    return !is_official(list, channel_entity(kind), str_of(key)) ||
           refuse(r, REFUSE_CANARY, NULL, NULL, value.p);
}

static bool
check_canaries(struct registry *list, const char *canaries, struct refusal *r)
{
    struct arena a = {0};
    struct csv t;
    struct err err = {0};
    bool ok = csv_load(canaries, &a, &t, &err);
    if (!ok)
        refuse(r, REFUSE_DISK, canaries, NULL, err.msg);
    else if (csv_column(&t, "kind") == t.n_columns || csv_column(&t, "value") == t.n_columns)
        ok = refuse(r, REFUSE_DISK, canaries, NULL, "columns kind and value expected");
    for (size_t i = 0; ok && i < t.n_rows; i++)
        ok = check_canary(list, &t, &t.rows[i], &a, r);
    arena_wipe(&a);
    return ok;
}

static bool
check_content(struct registry *list, const struct manifest *m, const char *canaries,
              struct refusal *r)
{
    struct arena a = {0};
    struct err err = {0};
    struct knowledge k;
    struct registry_info i;
    bool ok = registry_info(list, &i, &err) && registry_knowledge(list, &a, &k, &err);
    if (!ok)
        unsound(r, err.msg);
    else if (i.serial != m->serial || i.made_at != m->made_at || i.stale_days != m->stale_days)
        ok = unsound(r, "its serial, date or age limit is not the manifest's");
    else
        ok = check_helpline(list, &k, r) && check_canaries(list, canaries, r);
    arena_wipe(&a);
    return ok;
}

bool
sound_check(const char *list, const struct manifest *m, struct str discom, const char *canaries,
            struct refusal *r)
{
    struct registry *opened;
    struct err err = {0};
    if (!check_file(list, r))
        return false;
    if (!registry_open(list, discom, &opened, &err))
        return unsound(r, err.msg);
    bool ok = check_content(opened, m, canaries, r);
    registry_close(opened);
    return ok;
}
