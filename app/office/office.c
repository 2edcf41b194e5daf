#include "office/office.h"

#include "base/files.h"
#include "base/log.h"
#include "office/copy.h"
#include "office/db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { OPEN_BUSY_MS = 1000 }; /* the screen may be waiting: then it is read as it is */

/* Clerks of the folder's group keep the office where that group may write; else its owner alone. */
static mode_t
rights_beside(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash > path ? strndup(path, (size_t)(slash - path)) : strdup(slash ? "/" : ".");
    struct stat st;
    if (!folder)
        abort();
    bool shared = stat(folder, &st) == 0 && st.st_mode & S_IWGRP;
    free(folder);
    return shared ? 0660 : 0640;
}

/* Beside the database stand SQLite's own files alone: whoever else may write to the folder could
 * put a pipe there, at which every programme would wait for ever, or a link. */
static bool
clear_beside(const char *path, struct err *err)
{
    static const char *const endings[] = {"-shm", "-wal", "-journal"};
    bool ok = true;
    struct arena a = {0};
    for (size_t i = 0; ok && i < ARRAY_LEN(endings); i++) {
        struct stat st;
        const char *name = arena_fmt(&a, "%s%s", path, endings[i]).p;
        if (lstat(name, &st) != 0 || S_ISREG(st.st_mode) ||
            (i == 0 && S_ISLNK(st.st_mode))) /* SQLite turns a link there away by itself */
            continue;
        ok =
            remove(name) == 0 ||
            rename(name, arena_fmt(&a, "%s.away-%ld", name, (long)getpid()).p) == 0 ||
            err_env(err, "%s: is no plain file, and cannot be removed (%s)", name, strerror(errno));
    }
    arena_wipe(&a);
    return ok;
}

/* SQLite takes the rights of its log files from the database's. */
static bool
make_file(const char *path, bool *made, struct err *err)
{
    mode_t rights = rights_beside(path);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, rights);
    if (fd < 0 && errno == EEXIST)
        return true;
    if (fd < 0)
        return err_env(err, "%s: cannot be made (%s); check the folder and its rights", path,
                       strerror(errno));
    *made = true;
    bool ok = fchmod(fd, rights) == 0 ||
              err_env(err, "%s: its rights cannot be set (%s)", path, strerror(errno));
    close(fd);
    return ok;
}

static void
set_checkpoint_on_close(struct office *o, bool on)
{
    sqlite3_db_config(o->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !on, (int *)NULL);
}

/* Clerks may write to the file by other means: no trigger or view of theirs calls what has effects. */
static void
distrust(struct office *o)
{
    sqlite3_extended_result_codes(o->db, 1);
    sqlite3_db_config(o->db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL);
    sqlite3_db_config(o->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)NULL);
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

    distrust(o);
    sqlite3_busy_timeout(o->db, OPEN_BUSY_MS);
    set_checkpoint_on_close(o, false);
    if (!check_ours(o, n, err))
        return false;
    set_checkpoint_on_close(o, true);
    bool ok = db_exec(o,
                      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                      "PRAGMA foreign_keys = ON",
                      err) &&
              db_migrate(o, steps, n, err);
    sqlite3_busy_timeout(o->db, DB_BUSY_MS);
    return ok;
}

static bool
open_for_writing(struct office *o, struct err *err)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI;
    if (sqlite3_open_v2(o->path, &o->db, flags, NULL) != SQLITE_OK)
        return db_fail(o, "opening", err);
    if (!prepare(o, err))
        return false;
    if (sqlite3_db_readonly(o->db, "main") == 0)
        return true;
    o->failed = SQLITE_READONLY; /* SQLite itself was content with reading */
    return err_env(err, "%s: may not be written", o->path);
}

/* ---- in memory, where it cannot be written ---- */

static bool
says_full(const struct office *o)
{
    enum { PAGES_OF_INDEX = 32768 }; /* bytes: what SQLite wants for the log's index at least */
    struct statvfs fs;
    return o->failed == SQLITE_FULL || o->failed_errno == ENOSPC || o->failed_errno == EDQUOT ||
           (statvfs(o->path, &fs) == 0 && fs.f_bavail * fs.f_frsize < PAGES_OF_INDEX);
}

static bool
may_write(const char *path)
{
    struct arena a = {0};
    bool may = faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0 &&
               faccessat(AT_FDCWD, files_folder(path, &a), W_OK, AT_EACCESS) == 0;
    arena_wipe(&a);
    return may;
}

static enum office_state
why_not_writable(const struct office *o)
{
    switch (o->failed) {
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_FULL:
    case SQLITE_IOERR:
        break;
    case SQLITE_BUSY:
        return OFFICE_HELD;
    default:
        return OFFICE_WRITABLE;
    }
    if (!may_write(o->path))
        return OFFICE_NO_RIGHTS;
    return says_full(o) ? OFFICE_DISK_FULL : OFFICE_DISK_FAILS;
}

/* What older programmes left is brought up to date in memory alone. */
static bool
open_in_memory(struct office *o, struct err *err)
{
    int n;
    const struct db_step *steps = office_steps(&n);
    enum office_state why = why_not_writable(o);
    if (why == OFFICE_WRITABLE) /* it failed for another reason */
        return false;
    sqlite3_close(o->db);
    o->db = NULL;
    if (!copy_read(o->path, &o->db, &o->copied))
        return false;
    distrust(o);
    if (!check_ours(o, n, err) || !db_migrate(o, steps, n, err) ||
        !db_exec(o, "PRAGMA foreign_keys = ON; PRAGMA query_only = ON", err))
        return false;
    o->state = why;
    return true;
}

enum office_state
office_state(const struct office *o)
{
    return o->state;
}

bool
office_writable(const struct office *o, struct err *err)
{
    const char *why = "the disk cannot be written", *advice = "check the folder and the disk";
    switch (o->state) {
    case OFFICE_WRITABLE:
        return true;
    case OFFICE_DISK_FULL:
        why = "the disk is full";
        advice = "free some space and try again";
        break;
    case OFFICE_NO_RIGHTS:
        why = "this user may not write here";
        advice = "try again as the folder's owner or with sudo";
        break;
    case OFFICE_HELD:
        why = "another programme keeps it locked";
        advice = "end that programme and try again";
        break;
    case OFFICE_DISK_FAILS:
        break;
    }
    return err_env(err, "%s: %s, so the office can be read but not changed; %s", o->path, why,
                   advice);
}

bool
office_is_sound(struct office *o, struct err *err)
{
    bool ok;
    sqlite3_stmt *s = db_prepare(o, "PRAGMA quick_check(1)", err);
    if (!s)
        return false;
    if (db_row(o, s, &ok, err) && strcmp((const char *)sqlite3_column_text(s, 0), "ok") != 0)
        ok = err_env(err, "%s: the database is damaged; move it away and run satark init, or "
                          "restore a copy", o->path);
    sqlite3_finalize(s);
    return ok;
}

bool
office_is_behind(const struct office *o)
{
    struct copy_mark now = copy_mark(o->path);
    return o->state != OFFICE_WRITABLE && !copy_mark_same(&now, &o->copied);
}

bool
office_open(const char *path, struct office **out, struct err *err)
{
    bool made = false;
    *out = NULL;
    if (!clear_beside(path, err) || !make_file(path, &made, err))
        return false;
    struct office *o = calloc(1, sizeof *o);
    if (!o || !(o->path = strdup(path)))
        BUG("out of memory");
    struct err failure = {0};
    if (!open_for_writing(o, &failure) && (made || !open_in_memory(o, &failure))) {
        *err = failure;
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
    free(o->signer);
    free(o);
}

int64_t
office_generation(struct office *o)
{
    struct err err;
    int64_t version;
    return db_number(o, "PRAGMA data_version", &version, &err) ? version : -1;
}

void
office_sign(struct office *o, const char *who)
{
    free(o->signer);
    if (!(o->signer = strdup(who)))
        BUG("out of memory");
}
