/* What became of the lists that were brought: told by whoever takes them, read by the kiosk. */
#include "office/db.h"
#include "office/office.h"
#include "office/plain.h"

enum { TEXT_MAX = 200 }; /* characters */

#define UPDATES_KEPT "50"

static bool
insert(struct office *o, const struct list_update *u, struct arena *a, struct err *err)
{
    sqlite3_stmt *s = db_prepare(o,
                                 "INSERT INTO list_update "
                                 "(at, serial, before, outcome, file, wanted, found) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?)",
                                 err);
    if (!s)
        return false;
    db_bind_int(s, 1, u->at);
    db_bind_int(s, 2, u->serial);
    db_bind_int(s, 3, u->before);
    db_bind_str(s, 4, plain_made(u->outcome, TEXT_MAX, a));
    db_bind_str(s, 5, plain_made(u->file, TEXT_MAX, a));
    db_bind_str(s, 6, plain_made(u->wanted, TEXT_MAX, a));
    db_bind_str(s, 7, plain_made(u->found, TEXT_MAX, a));
    bool ok = db_run(o, s, err);
    sqlite3_finalize(s);
    return ok;
}

bool
update_add(struct office *o, const struct list_update *u, struct err *err)
{
    struct arena a = {0};
    if (!db_begin(o, err))
        return false;
    bool ok = insert(o, u, &a, err) &&
              db_exec(o,
                      "DELETE FROM list_update WHERE id NOT IN "
                      "(SELECT id FROM list_update ORDER BY id DESC LIMIT " UPDATES_KEPT ")",
                      err);
    arena_wipe(&a);
    return db_end(o, ok, err);
}

bool
update_list(struct office *o, struct arena *a, struct list_update **out, size_t *n,
            struct err *err)
{
    sqlite3_stmt *s = db_prepare(o,
                                 "SELECT at, serial, before, outcome, file, wanted, found "
                                 "FROM list_update ORDER BY id DESC",
                                 err);
    if (!s)
        return false;
    bool ok;
    size_t cap = 0;
    struct list_update *list = NULL;
    *n = 0;
    while (db_row(o, s, &ok, err)) {
        list = arena_grow(a, list, *n, &cap, sizeof *list);
        list[(*n)++] = (struct list_update){.at = sqlite3_column_int64(s, 0),
                                            .serial = sqlite3_column_int64(s, 1),
                                            .before = sqlite3_column_int64(s, 2),
                                            .outcome = db_str(s, 3, a),
                                            .file = db_str(s, 4, a),
                                            .wanted = db_str(s, 5, a),
                                            .found = db_str(s, 6, a)};
    }
    sqlite3_finalize(s);
    *n = ok ? *n : 0;
    *out = list;
    return ok;
}
