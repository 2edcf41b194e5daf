#include "office/copy.h"

#include "base/log.h"
#include "base/paths.h"

#include <sys/stat.h>
#include <time.h>

enum { TRIES = 20, PAUSE_MS = 5, BUSY_MS = 1000 };

/* How to read what cannot be written, the best way first. */
enum way {
    WAY_SHARED, /* as any reader: needs a log's index that is there already */
    WAY_ALONE,  /* sqlite.org/wal.html, 6: the log's index in memory, and no locks */
    WAY_FILE    /* there is no log, so the file says it all */
};

static struct str
beside(struct arena *a, const char *path, const char *ending)
{
    return arena_fmt(a, "%s%s", path, ending);
}

/* ---- which state it is ---- */

struct copy_mark
copy_mark(const char *path)
{
    static const char *const endings[] = {"", "-wal"};
    struct copy_mark m = {0};
    struct arena a = {0};
    struct stat st;
    for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
        if (stat(beside(&a, path, endings[i]).p, &st) != 0)
            continue;
        m.files[i].inode = (uint64_t)st.st_ino;
        m.files[i].size = (int64_t)st.st_size;
        m.files[i].seconds = (int64_t)st.st_mtim.tv_sec;
        m.files[i].nanoseconds = (int64_t)st.st_mtim.tv_nsec;
    }
    arena_wipe(&a);
    return m;
}

bool
copy_mark_same(const struct copy_mark *a, const struct copy_mark *b)
{
    for (size_t i = 0; i < ARRAY_LEN(a->files); i++)
        if (a->files[i].inode != b->files[i].inode || a->files[i].size != b->files[i].size ||
            a->files[i].seconds != b->files[i].seconds ||
            a->files[i].nanoseconds != b->files[i].nanoseconds)
            return false;
    return true;
}

/* ---- reading ---- */

/* A close must not fold the log in: without locks it would think itself alone. */
static bool
set_up(sqlite3 *db, enum way way)
{
    sqlite3_busy_timeout(db, BUSY_MS);
    return sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)NULL) == SQLITE_OK &&
           (way != WAY_ALONE ||
            sqlite3_exec(db, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL) == SQLITE_OK);
}

static bool
open_by(enum way way, const char *path, sqlite3 **db)
{
    struct arena a = {0};
    const char *name = way == WAY_FILE ? paths_immutable_uri(&a, path).p : path;
    const char *vfs = way == WAY_ALONE ? "unix-none" : NULL;
    int code = sqlite3_open_v2(name, db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, vfs);
    arena_wipe(&a);
    return code == SQLITE_OK && set_up(*db, way);
}

static bool
copy_all(sqlite3 *from, sqlite3 **out)
{
    if (sqlite3_open_v2(":memory:", out, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, NULL) !=
        SQLITE_OK)
        return false;
    sqlite3_backup *b = sqlite3_backup_init(*out, "main", from, "main");
    bool done = b && sqlite3_backup_step(b, -1) == SQLITE_DONE;
    return sqlite3_backup_finish(b) == SQLITE_OK && done;
}

static bool
read_by(enum way way, const char *path, sqlite3 **out)
{
    sqlite3 *from = NULL;
    bool ok = open_by(way, path, &from) && copy_all(from, out);
    if (sqlite3_close(from) != SQLITE_OK)
        BUG("a database that is still in use");
    if (!ok) {
        sqlite3_close(*out);
        *out = NULL;
    }
    return ok;
}

/* A half-done change of the days before there was a log: only a writer can take it back. */
static bool
is_half_done(const char *path)
{
    struct arena a = {0};
    struct stat st;
    bool half = stat(beside(&a, path, "-journal").p, &st) == 0 && st.st_size > 0;
    arena_wipe(&a);
    return half;
}

static bool
read_alone(const char *path, const struct copy_mark *mark, sqlite3 **out)
{
    bool has_log = mark->files[1].inode != 0;
    if (has_log)
        return read_by(WAY_ALONE, path, out);
    return !is_half_done(path) && read_by(WAY_FILE, path, out);
}

bool
copy_read(const char *path, sqlite3 **out, struct copy_mark *mark)
{
    bool ok = false, still = false;
    *out = NULL;
    for (int i = 0; !still && i < TRIES; i++) {
        *mark = copy_mark(path);
        if (read_by(WAY_SHARED, path, out))
            return true;
        ok = read_alone(path, mark, out);
        struct copy_mark after = copy_mark(path);
        still = copy_mark_same(mark, &after);
        if (still)
            break;
        sqlite3_close(*out); /* somebody can write after all, and did meanwhile */
        *out = NULL;
        const struct timespec pause = {.tv_nsec = PAUSE_MS * 1000000L};
        nanosleep(&pause, NULL);
    }
    return ok && still;
}
