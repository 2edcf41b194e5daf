#include "office/office.h"

#include "office/db.h"
#include "office/plain.h"

enum { NOTICE_TEXT_MAX = 120 }; /* characters: two lines on the screen */

static const char *const service_names[SERVICES] = {
    "payment", "call-centre", "website", "app", "whatsapp", "counters", "supply",
};
static const char *const state_names[] = {"working", "down", "suspended"};

bool
service_parse(struct str name, enum service *out)
{
    size_t i;
    bool known = str_among(name, service_names, ARRAY_LEN(service_names), &i);
    if (known)
        *out = (enum service)i;
    return known;
}

const char *
service_name(enum service s)
{
    return service_names[s];
}

bool
service_state_parse(struct str name, enum service_state *out)
{
    size_t i;
    bool known = str_among(name, state_names, ARRAY_LEN(state_names), &i);
    if (known)
        *out = (enum service_state)i;
    return known;
}

const char *
service_state_name(enum service_state s)
{
    return state_names[s];
}

static bool
check(const struct notice *n, struct err *err)
{
    const struct {
        const char *name;
        struct str text;
    } texts[] = {{"why (Hindi)", n->why_hi},
                 {"why (English)", n->why_en},
                 {"also (Hindi)", n->also_hi},
                 {"also (English)", n->also_en}};

    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        if (!plain_line(texts[i].text, NOTICE_TEXT_MAX))
            return err_input(err, "%s: found “%.*s”, expected one line of at most %d characters",
                             texts[i].name, (int)plain_excerpt(texts[i].text), texts[i].text.p,
                             NOTICE_TEXT_MAX);
    if (n->since && n->until && n->until <= n->since)
        return err_input(err, "until: expected a time after since");
    return true;
}

bool
notice_set(struct office *o, const struct notice *n, struct err *err)
{
    if (!check(n, err))
        return false;
    sqlite3_stmt *s = db_prepare(o, "REPLACE INTO notice VALUES (?, ?, ?, ?, ?, ?, ?, ?)", err);
    if (!s)
        return false;
    db_bind_str(s, 1, str_of(service_name(n->service)));
    db_bind_str(s, 2, str_of(service_state_name(n->state)));
    db_bind_int(s, 3, n->since);
    db_bind_int(s, 4, n->until);
    db_bind_str(s, 5, n->why_hi);
    db_bind_str(s, 6, n->why_en);
    db_bind_str(s, 7, n->also_hi);
    db_bind_str(s, 8, n->also_en);
    bool ok = db_run(o, s, err);
    sqlite3_finalize(s);
    return ok;
}

bool
notice_clear(struct office *o, enum service service, struct err *err)
{
    sqlite3_stmt *s = db_prepare(o, "DELETE FROM notice WHERE service = ?", err);
    if (!s)
        return false;
    db_bind_str(s, 1, str_of(service_name(service)));
    bool ok = db_run(o, s, err);
    sqlite3_finalize(s);
    if (ok && sqlite3_changes(o->db) == 0)
        return err_input(err, "there is no notice for %s", service_name(service));
    return ok;
}

static bool
read_notice(sqlite3_stmt *s, struct arena *a, struct notice *n)
{
    *n = (struct notice){.since = sqlite3_column_int64(s, 2),
                         .until = sqlite3_column_int64(s, 3),
                         .why_hi = db_str(s, 4, a),
                         .why_en = db_str(s, 5, a),
                         .also_hi = db_str(s, 6, a),
                         .also_en = db_str(s, 7, a)};
    return service_parse(db_str(s, 0, a), &n->service) &&
           service_state_parse(db_str(s, 1, a), &n->state);
}

static bool
in_force(const struct notice *n, int64_t now)
{
    return now == 0 || (n->since <= now && (n->until == 0 || now < n->until));
}

bool
notice_list(struct office *o, int64_t now, struct arena *a, struct notice **out, size_t *n,
            struct err *err)
{
    struct notice by_service[SERVICES];
    bool there[SERVICES] = {false};
    sqlite3_stmt *s = db_prepare(o,
                                 "SELECT service, state, since, until, why_hi, why_en, also_hi, "
                                 "also_en FROM notice",
                                 err);
    if (!s)
        return false;
    bool ok;
    while (db_row(o, s, &ok, err)) {
        struct notice one;
        if (!read_notice(s, a, &one) || !in_force(&one, now))
            continue;
        by_service[one.service] = one;
        there[one.service] = true;
    }
    sqlite3_finalize(s);
    *out = ARENA_ARRAY(a, struct notice, SERVICES);
    *n = 0;
    for (size_t i = 0; ok && i < SERVICES; i++)
        if (there[i])
            (*out)[(*n)++] = by_service[i];
    return ok;
}
