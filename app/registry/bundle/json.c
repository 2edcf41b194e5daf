#include "registry/bundle/json.h"

#include "base/log.h"
#include "registry/sql.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>

static const char *const type_names[] = {
    [JSON_OTHER] = "",         [JSON_INTEGER] = "a whole number", [JSON_TEXT] = "a text",
    [JSON_ARRAY] = "an array", [JSON_OBJECT] = "an object",
};

/* "files.1.size", from the inside out; cut at the front where it is too long. */
static const char *
path_of(const struct json *j, size_t at, char *buf, size_t cap)
{
    size_t begin = cap - 1;
    buf[begin] = '\0';
    while (at != JSON_TOP && begin > j->nodes[at].key.n) {
        struct str key = j->nodes[at].key;
        if (buf[begin])
            buf[--begin] = '.';
        begin -= key.n;
        memcpy(buf + begin, key.p, key.n);
        size_t up = at;
        while (j->nodes[up].id != j->nodes[at].parent)
            up--; /* what holds a value comes before it */
        at = up;
    }
    return buf + begin;
}

bool
json_complain(const struct json *j, size_t at, const char *expected, ...)
{
    char text[256], path[128];
    va_list args;
    va_start(args, expected);
    vsnprintf(text, sizeof text, expected, args);
    va_end(args);
    const char *where = path_of(j, at, path, sizeof path);
    return *where ? err_input(j->err, "%s: %s: expected %s", j->name, where, text)
                  : err_input(j->err, "%s: expected %s", j->name, text);
}

/* A number too large for 64 bits comes as a real: no whole number of ours. */
static enum json_type
type_of(sqlite3_stmt *s, struct str name)
{
    if (str_eq(name, STR("integer")))
        return sqlite3_column_type(s, 4) == SQLITE_INTEGER ? JSON_INTEGER : JSON_OTHER;
    if (str_eq(name, STR("text")))
        return JSON_TEXT;
    if (str_eq(name, STR("array")))
        return JSON_ARRAY;
    return str_eq(name, STR("object")) ? JSON_OBJECT : JSON_OTHER;
}

static void
read_node(sqlite3_stmt *s, struct arena *a, struct json_node *n)
{
    n->id = sqlite3_column_int64(s, 0);
    n->parent = sqlite3_column_type(s, 1) == SQLITE_NULL ? -1 : sqlite3_column_int64(s, 1);
    n->key = arena_str(a, sql_str(s, 2));
    n->type = type_of(s, sql_str(s, 3));
    if (n->type == JSON_INTEGER)
        n->number = sqlite3_column_int64(s, 4);
    if (n->type == JSON_TEXT)
        n->text = arena_str(a, sql_str(s, 4));
}

static const char nodes_sql[] =
    "SELECT id, parent, key, type, atom FROM json_tree(?1) WHERE json_valid(?1)";

static bool
read_nodes(sqlite3 *db, struct str bytes, struct arena *a, struct json *out)
{
    sqlite3_stmt *s = sql_prepare(db, out->name, nodes_sql, out->err);
    size_t cap = 0;
    int rc = SQLITE_ERROR;
    if (!s)
        return false;
    sqlite3_bind_text(s, 1, bytes.p, (int)bytes.n, SQLITE_STATIC);
    while ((rc = sqlite3_step(s)) == SQLITE_ROW) {
        out->nodes = arena_grow(a, out->nodes, out->n, &cap, sizeof *out->nodes);
        read_node(s, a, &out->nodes[out->n++]);
    }
    sqlite3_finalize(s);
    if (rc == SQLITE_NOMEM)
        BUG("out of memory");
    if (rc != SQLITE_DONE || out->n == 0 || out->nodes[0].type != JSON_OBJECT)
        return err_input(out->err, "%s: is no JSON object; take a fresh copy", out->name);
    return true;
}

/* SQLite ends a text at a NUL, as a byte or as its escape: two readers would not see the same. */
static bool
has_nul(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\0' || str_starts(str_sub(s, i, s.n), "\\u0000"))
            return true;
        i += s.p[i] == '\\'; /* the escaped character, a backslash too */
    }
    return false;
}

bool
json_read(const char *name, struct str bytes, size_t max, struct arena *a, struct json *out,
          struct err *err)
{
    sqlite3 *db = NULL;
    *out = (struct json){.name = name, .err = err};
    if (bytes.n > max || bytes.n > INT_MAX)
        return err_input(err, "%s: has %zu bytes, expected at most %zu", name, bytes.n, max);
    if (has_nul(bytes))
        return err_input(err, "%s: holds a NUL; take a fresh copy", name);
    bool ok = sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK
                  ? read_nodes(db, bytes, a, out)
                  : sql_fail(db, name, err);
    sqlite3_close(db);
    return ok;
}

/* How many members of this name there are; *at is the last. */
static size_t
count(const struct json *j, size_t in, const char *name, size_t *at)
{
    size_t n = 0;
    for (size_t i = in + 1; i < j->n; i++)
        if (j->nodes[i].parent == j->nodes[in].id && str_eq(j->nodes[i].key, str_of(name))) {
            *at = i;
            n++;
        }
    return n;
}

bool
json_has(const struct json *j, size_t in, const char *name)
{
    size_t at;
    return count(j, in, name, &at) > 0;
}

bool
json_member(const struct json *j, size_t in, const char *name, enum json_type type, size_t *at)
{
    size_t n = count(j, in, name, at);
    if (n != 1)
        return json_complain(j, in, "one member “%s”, found %zu", name, n);
    return j->nodes[*at].type == type || json_complain(j, *at, "%s", type_names[type]);
}

size_t
json_next(const struct json *j, size_t in, size_t after)
{
    for (size_t i = (after ? after : in) + 1; i < j->n; i++)
        if (j->nodes[i].parent == j->nodes[in].id)
            return i;
    return 0;
}
