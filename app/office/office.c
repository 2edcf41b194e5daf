#include "office/office.h"

#include "base/log.h"
#include "office/db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUSY_MS = 5000 };

/* SQLite takes the rights of its log files from the database's. */
static bool
make_file(const char *path, bool *made, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
    if (fd < 0 && errno == EEXIST)
        return true;
    if (fd < 0)
        return err_env(err, "%s: cannot be made (%s); check the folder and its rights", path,
                       strerror(errno));
    *made = true;
    bool ok = fchmod(fd, 0640) == 0 ||
              err_env(err, "%s: its rights cannot be set (%s)", path, strerror(errno));
    close(fd);
    return ok;
}

static void
set_checkpoint_on_close(struct office *o, bool on)
{
    sqlite3_db_config(o->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !on, (int *)NULL);
}

/* Reads only: a foreign or newer database is left as it is. */
static bool
check_ours(struct office *o, int newest, struct err *err)
{
    int64_t id, version, tables;
    if (!db_number(o, "PRAGMA application_id", &id, err) ||
        !db_number(o, "PRAGMA user_version", &version, err) ||
        !db_number(o, "SELECT count(*) FROM sqlite_schema", &tables, err))
        return false;
    if (id != DB_APPLICATION_ID && (id != 0 || version != 0 || tables != 0))
        return err_env(err, "%s: not an office database of Satark; move the file away", o->path);
    return version <= newest || db_migrate(o, NULL, newest, err);
}

static bool
prepare(struct office *o, struct err *err)
{
    int n;
    const struct db_step *steps = office_steps(&n);

    sqlite3_extended_result_codes(o->db, 1);
    sqlite3_busy_timeout(o->db, BUSY_MS);
    set_checkpoint_on_close(o, false);
    if (!check_ours(o, n, err))
        return false;
    set_checkpoint_on_close(o, true);
    return db_exec(o,
                   "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                   "PRAGMA foreign_keys = ON",
                   err) &&
           db_migrate(o, steps, n, err);
}

bool
office_open(const char *path, struct office **out, struct err *err)
{
    bool made = false;
    *out = NULL;
    if (!make_file(path, &made, err))
        return false;
    struct office *o = calloc(1, sizeof *o);
    if (!o || !(o->path = strdup(path)))
        BUG("out of memory");
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI;
    bool ok = sqlite3_open_v2(path, &o->db, flags, NULL) == SQLITE_OK || db_fail(o, "opening", err);
    if (!ok || !prepare(o, err)) {
        office_close(o);
        if (made)
            unlink(path);
        return false;
    }
    *out = o;
    return true;
}

void
office_close(struct office *o)
{
    if (!o)
        return;
    sqlite3_close(o->db);
    free(o->path);
    free(o);
}

int64_t
office_generation(struct office *o)
{
    struct err err;
    int64_t version;
    return db_number(o, "PRAGMA data_version", &version, &err) ? version : -1;
}
