/* What the verifier knows beyond single look-ups, read once for each list. */
#include "base/utf8.h"
#include "registry/names.h"
#include "registry/open.h"
#include "registry/weights.h"

/* A query's rows into an array; `add` fills element i and says whether to keep it. */
struct reading {
    struct registry *r;
    struct arena *a;
    sqlite3_stmt *s;
    size_t n, cap;
    struct err *err;
};

static bool
begin(struct reading *q, const char *sql)
{
    q->n = q->cap = 0;
    q->s = sql_prepare(q->r->db, q->r->path, sql, q->err);
    return q->s != NULL;
}

/* True on a row; false at the end, with q->s freed and *ok saying whether all was well. */
static bool
next(struct reading *q, bool *ok)
{
    int rc = sqlite3_step(q->s);
    if (rc == SQLITE_ROW)
        return true;
    *ok = rc == SQLITE_DONE || sql_fail(q->r->db, q->r->path, q->err);
    sqlite3_finalize(q->s);
    return false;
}

/* A damaged list may hold bytes that are no text: they are left out. */
static struct str
text(struct reading *q, int column)
{
    struct str s = sql_str(q->s, column);
    return utf8_check(s) == s.n ? arena_str(q->a, s) : STR("");
}

#define GROW(q, array) arena_grow((q)->a, (array), (q)->n, &(q)->cap, sizeof *(array))

static bool
read_phrases(struct reading *q, struct knowledge *k)
{
    struct phrase *list = NULL, p;
    bool ok;
    if (!begin(q, "SELECT concept, weight, pattern FROM phrase ORDER BY position"))
        return false;
    while (next(q, &ok)) {
        if (!concept_parse(sql_str(q->s, 0), &p.concept) ||
            !weight_parse(sql_str(q->s, 1), &p.weight))
            continue;
        p.pattern = text(q, 2);
        list = GROW(q, list);
        list[q->n++] = p;
    }
    k->phrases = list;
    k->n_phrases = q->n;
    return ok;
}

/* The home DISCOM's rules first, then the national ones, then the others'. */
static bool
read_rules(struct reading *q, struct knowledge *k)
{
    struct rule *list = NULL;
    const struct sql_value home = SQL_TEXT(k->home);
    bool ok;
    if (!begin(q, "SELECT discom, rule, value, say_hi, say_en, source, confidence FROM rule"
                  " ORDER BY discom <> ?1, discom <> '*', position"))
        return false;
    sql_bind(q->s, &home, 1);
    while (next(q, &ok)) {
        struct rule rule;
        if (!confidence_parse(sql_str(q->s, 6), &rule.confidence))
            continue;
        struct str *fields[] = {&rule.discom, &rule.name,   &rule.value,
                                &rule.say_hi, &rule.say_en, &rule.source};
        for (size_t i = 0; i < ARRAY_LEN(fields); i++)
            *fields[i] = text(q, (int)i);
        list = GROW(q, list);
        list[q->n++] = rule;
    }
    k->rules = list;
    k->n_rules = q->n;
    return ok;
}

static bool
read_templates(struct reading *q, struct knowledge *k)
{
    struct sms_template *list = NULL;
    bool ok;
    if (!begin(q, "SELECT discom, header, text FROM template ORDER BY position"))
        return false;
    while (next(q, &ok)) {
        list = GROW(q, list);
        list[q->n++] = (struct sms_template){text(q, 0), text(q, 1), text(q, 2)};
    }
    k->templates = list;
    k->n_templates = q->n;
    return ok;
}

static bool
read_hosts(struct reading *q, struct knowledge *k)
{
    struct known_host *list = NULL, h;
    bool ok;
    if (!begin(q, "SELECT host, class FROM host ORDER BY position"))
        return false;
    while (next(q, &ok)) {
        if (!host_class_parse(sql_str(q->s, 1), &h.class))
            continue;
        h.host = text(q, 0);
        list = GROW(q, list);
        list[q->n++] = h;
    }
    k->hosts = list;
    k->n_hosts = q->n;
    return ok;
}

static bool
read_names(struct reading *q, const char *sql, const struct str **out, size_t *n)
{
    struct str *list = NULL;
    bool ok;
    if (!begin(q, sql))
        return false;
    while (next(q, &ok)) {
        list = GROW(q, list);
        list[q->n++] = text(q, 0);
    }
    *out = list;
    *n = q->n;
    return ok;
}

static bool
read_apps(struct reading *q, struct knowledge *k)
{
    return read_names(q, "SELECT app FROM app WHERE class = 'remote' ORDER BY position",
                      &k->apps_remote, &k->n_apps_remote) &&
           read_names(q,
                      "SELECT DISTINCT key FROM channel WHERE entity = 5 AND state = 0"
                      " ORDER BY position",
                      &k->apps, &k->n_apps);
}

/* A list made before there were models has no such table; one that is damaged has no model. */
static bool
read_model(struct reading *q, struct knowledge *k)
{
    struct weights *w = ARENA_NEW(q->a, struct weights);
    bool ok, whole = true, bad_name, there;
    if (!begin(q, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'model'"))
        return false;
    there = next(q, &ok);
    if (!there)
        return ok;
    sqlite3_finalize(q->s);
    if (!begin(q, "SELECT name, value FROM model ORDER BY position"))
        return false;
    while (next(q, &ok))
        whole &= !weights_add(w, sql_str(q->s, 0), sql_str(q->s, 1), &bad_name);
    if (!ok || !whole || weights_check(w))
        return ok;
    w->model.weights = w->bytes;
    k->model = w->model;
    return true;
}

/* ---- names that frauds borrow ---- */

static struct brand *
add_brand(struct reading *q, struct brand *list, struct str name, struct str owner, bool is_domain)
{
    char *lower = arena_alloc(q->a, name.n + 1);
    struct str copy = {lower, name.n};
    for (size_t i = 0; i < name.n; i++)
        lower[i] = to_lower(name.p[i]);
    for (size_t i = 0; i < q->n; i++)
        if (str_eq(list[i].name, copy))
            return list;
    list = GROW(q, list);
    list[q->n++] = (struct brand){copy, arena_str(q->a, owner), is_domain};
    return list;
}

/* Its id, its short name if that is one word, and the names the list gives besides. */
static struct brand *
add_names(struct reading *q, struct brand *list, const struct discom *d)
{
    struct str more = d->brands, name;
    list = add_brand(q, list, d->id, d->id, false);
    if (str_find(d->short_en, STR(" "), 0) == d->short_en.n)
        list = add_brand(q, list, d->short_en, d->id, false);
    while (str_cut(&more, ';', &name))
        if (name.n)
            list = add_brand(q, list, name, d->id, false);
    return list;
}

static bool
read_brands(struct reading *q, struct knowledge *k)
{
    struct brand *list = NULL;
    bool ok;
    if (!begin(q, "SELECT key, discom FROM channel WHERE entity = 1 AND state = 0"
                  " ORDER BY position"))
        return false;
    for (size_t i = 0; i < q->r->n_discoms; i++)
        if (!str_eq(q->r->discoms[i].id, STR("*")))
            list = add_names(q, list, &q->r->discoms[i]);
    while (next(q, &ok))
        list = add_brand(q, list, text(q, 0), text(q, 1), true);
    k->brands = list;
    k->n_brands = q->n;
    return ok;
}

bool
registry_knowledge(struct registry *r, struct arena *a, struct knowledge *out, struct err *err)
{
    struct reading q = {.r = r, .a = a, .err = err};
    struct knowledge k = {
        .home = arena_str(a, r->home->id),
        .home_name_hi = arena_str(a, r->home->short_hi),
        .home_name_en = arena_str(a, r->home->short_en),
        .helpline = arena_str(a, r->home->helpline),
    };
    bool ok = read_phrases(&q, &k) && read_rules(&q, &k) && read_templates(&q, &k) &&
              read_hosts(&q, &k) && read_apps(&q, &k) && read_model(&q, &k) && read_brands(&q, &k);
    if (ok)
        *out = k;
    return ok;
}
