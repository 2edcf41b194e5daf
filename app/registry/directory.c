/* The official channels in the order in which people are shown them. */
#include "registry/open.h"

/* Groups: the home DISCOM's helpline, its own channels, 1930, the other national ones, other
 * DISCOMs' numbers. A number that is both phone and WhatsApp is shown once, as WhatsApp. The
 * numbers are those of enum channel_kind, entity_kind and fact_state. */
static const char list_channels[] =
    "SELECT " CHANNEL_FIELDS ", day_and_night FROM channel AS c"
    " WHERE state = 0 AND (1 << kind) & ?1 AND (discom IN (?2, '*') OR entity = 0)"
    " AND NOT (kind = 0 AND ?1 & 2 AND EXISTS (SELECT 1 FROM channel AS w WHERE w.entity = 0"
    "  AND w.key = c.key AND w.discom = c.discom AND w.kind = 1 AND w.state = 0))"
    " ORDER BY CASE WHEN entity = 0 AND key = ?3 THEN 0 WHEN discom = ?2 THEN 1"
    "  WHEN discom = '*' AND key = '1930' THEN 2 WHEN discom = '*' THEN 3 ELSE 4 END, position";

bool
registry_channels(struct registry *r, unsigned kinds, struct arena *a, struct channel **out,
                  size_t *n, struct err *err)
{
    struct channel *list = NULL;
    size_t count = 0, cap = 0;
    const struct sql_value values[] = {SQL_INT(kinds), SQL_TEXT(r->home->id),
                                       SQL_TEXT(r->home->helpline)};
    sqlite3_stmt *s = sql_prepare(r->db, r->path, list_channels, err);
    if (!s)
        return false;
    sql_bind(s, values, ARRAY_LEN(values));
    int rc;
    while ((rc = sqlite3_step(s)) == SQLITE_ROW) {
        struct fact fact;
        if (!channel_fact(r, s, &fact))
            continue;
        list = arena_grow(a, list, count, &cap, sizeof *list);
        list[count++] = (struct channel){.fact = fact,
                                         .display = arena_str(a, str_of(fact.value)),
                                         .day_and_night =
                                             sqlite3_column_int(s, CHANNEL_FIELDS_N) != 0};
    }
    bool ok = rc == SQLITE_DONE || sql_fail(r->db, r->path, err);
    sqlite3_finalize(s);
    if (ok) {
        *out = list;
        *n = count;
    }
    return ok;
}

bool
registry_pay_url(struct registry *r, struct fact *out, struct err *err)
{
    const struct sql_value values[] = {SQL_INT(CHANNEL_URL), SQL_TEXT(r->home->id)};
    struct fact fact;
    *err = (struct err){.kind = ERR_NONE};
    sqlite3_stmt *s = sql_prepare(r->db, r->path,
                                  "SELECT " CHANNEL_FIELDS ", value FROM channel"
                                  " WHERE state = 0 AND kind = ?1 AND discom = ?2",
                                  err);
    if (!s)
        return false;
    sql_bind(s, values, ARRAY_LEN(values));
    int rc = sqlite3_step(s);
    bool found = rc == SQLITE_ROW && channel_fact(r, s, &fact) &&
                 field_copy(s, CHANNEL_FIELDS_N, fact.value, sizeof fact.value);
    if (found)
        *out = fact;
    else if (rc != SQLITE_DONE)
        err_env(err, "%s: the list is damaged; take a fresh copy", r->path);
    sqlite3_finalize(s);
    return found;
}
