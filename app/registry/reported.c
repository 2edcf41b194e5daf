#include "registry/reported.h"

#include "base/log.h"
#include "registry/registry.h"
#include "registry/sorter.h"

enum { SORT_MEMORY = 64 * 1024 * 1024, CELLS = 4, KEY_MAX = 1 + FACT_VALUE_MAX };

/* The cells that are kept besides the key, in the order of list_schema. */
static const size_t kept[CELLS] = {REPORTED_VALUE, REPORTED_NOTE, REPORTED_FIRST_SEEN,
                                   REPORTED_SOURCE};

/* A row while it is being sorted; the cells' bytes follow. Its key is the entity's number as one
 * byte, then the look-up key: the table's order. */
struct packed {
    uint64_t number; /* of the row in the file, to name it */
    uint16_t kind, sizes[CELLS];
};

struct row {
    struct packed head;
    struct str key; /* with the entity before it */
    struct str cells[CELLS];
};

enum { ROW_MAX = sizeof(struct packed) + CELLS * FACT_TEXT_MAX };

static bool
add_row(struct sorter *sorter, struct source *s, const struct csv_row *row, struct err *err)
{
    char key[KEY_MAX], bytes[ROW_MAX];
    const char *expected;
    enum channel_kind kind = source_kind(s, row, REPORTED_KIND);
    struct packed head = {row->number, (uint16_t)kind, {0}};
    size_t n = sizeof head;

    if (kind == CHANNEL_URL) /* a page on a shared host must not condemn the host */
        return source_complain(s, row, REPORTED_KIND, "domain or host, not a single page", err);
    key[0] = (char)channel_entity(kind);
    if (!registry_key(kind, source_cell(s, row, REPORTED_VALUE), key + 1, sizeof key - 1,
                      &expected))
        return source_complain(s, row, REPORTED_VALUE, expected, err);
    for (size_t i = 0; i < CELLS; i++) {
        struct str cell = source_cell(s, row, kept[i]);
        if (cell.n > sizeof bytes - n)
            BUG("a cell longer than its column allows");
        head.sizes[i] = (uint16_t)cell.n;
        if (cell.n)
            memcpy(bytes + n, cell.p, cell.n);
        n += cell.n;
    }
    memcpy(bytes, &head, sizeof head);
    return sorter_add(sorter, (struct str){key, 1 + strlen(key + 1)}, (struct str){bytes, n}, err);
}

static bool
gather(struct sorter *sorter, struct source *s, struct err *err)
{
    struct csv_row row;
    bool more;
    while (source_next_reported(s, &row, &more, err)) {
        if (!more)
            return sorter_finish(sorter, err);
        if (!add_row(sorter, s, &row, err))
            return false;
    }
    return false;
}

static void
unpack(struct str key, struct str bytes, struct row *out)
{
    const char *p = bytes.p + sizeof out->head;
    memcpy(&out->head, bytes.p, sizeof out->head);
    out->key = key;
    for (size_t i = 0; i < CELLS; i++) {
        out->cells[i] = (struct str){p, out->head.sizes[i]};
        p += out->head.sizes[i];
    }
}

/* One row for each thing that can be looked up. */
static bool
complain_twice(const struct source *s, const struct row *r, uint64_t first, struct err *err)
{
    struct arena a = {0};
    struct csv_row row = {(size_t)r->head.number, ARENA_ARRAY(&a, struct str, s->csv.n_columns)};
    row.cells[s->at[REPORTED_VALUE]] = r->cells[0];
    source_complain_twice(s, &row, REPORTED_VALUE, s, (size_t)first, err);
    arena_wipe(&a);
    return false;
}

static bool
insert(sqlite3_stmt *st, const struct row *r)
{
    const struct sql_value values[] = {
        SQL_INT(r->key.p[0]),  SQL_TEXT(str_sub(r->key, 1, r->key.n)),
        SQL_INT(r->head.kind), SQL_TEXT(r->cells[0]),
        SQL_TEXT(r->cells[1]), SQL_TEXT(r->cells[2]),
        SQL_TEXT(r->cells[3]),
    };
    sql_bind(st, values, ARRAY_LEN(values));
    bool ok = sqlite3_step(st) == SQLITE_DONE;
    sqlite3_reset(st);
    return ok;
}

static bool
write_rows(struct sorter *sorter, const struct source *s, sqlite3_stmt *st, const char *path,
           int64_t *n, struct err *err)
{
    char last[KEY_MAX];
    struct str before = {last, 0}, key, bytes;
    uint64_t number = 0;
    bool more;
    for (*n = 0; sorter_next(sorter, &key, &bytes, &more, err); ++*n) {
        struct row r;
        if (!more)
            return true;
        unpack(key, bytes, &r);
        if (str_eq(key, before))
            return complain_twice(s, &r, number, err);
        if (!insert(st, &r))
            return sql_fail(sqlite3_db_handle(st), path, err);
        memcpy(last, key.p, key.n);
        before.n = key.n;
        number = r.head.number;
    }
    return false;
}

bool
reported_put(struct source *s, sqlite3 *db, const char *path, const char *temp, int64_t *n,
             struct err *err)
{
    struct sorter *sorter = sorter_new(temp, SORT_MEMORY);
    sqlite3_stmt *st = sql_prepare(db, path, "INSERT INTO reported VALUES(?,?,?,?,?,?,?)", err);
    bool ok = st && gather(sorter, s, err) && write_rows(sorter, s, st, path, n, err);
    sqlite3_finalize(st);
    sorter_free(sorter);
    return ok;
}
