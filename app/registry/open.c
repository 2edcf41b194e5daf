#include "registry/open.h"

#include "base/paths.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

/* SQLite takes a last page that is cut short for one that ends in zeros. */
static bool
is_whole(sqlite3 *db, const char *path)
{
    struct stat st;
    int64_t pages, page_size;
    return stat(path, &st) == 0 && sql_number(db, "PRAGMA page_count", &pages) &&
           sql_number(db, "PRAGMA page_size", &page_size) && st.st_size == pages * page_size;
}

static bool
check_format(sqlite3 *db, const char *path, struct err *err)
{
    int64_t application, format;
    if (!sql_number(db, "PRAGMA application_id", &application) ||
        application != LIST_APPLICATION_ID || !sql_number(db, "PRAGMA user_version", &format) ||
        !is_whole(db, path))
        return err_env(err, "%s: not a Satark list, or a damaged one; take a fresh copy", path);
    if (format != LIST_FORMAT)
        return err_env(
            err, "%s: a list of format %lld, and this programme reads format %d; update %s", path,
            (long long)format, LIST_FORMAT, format > LIST_FORMAT ? "Satark" : "the list");
    return true;
}

bool
list_open_file(const char *path, struct arena *a, sqlite3 **out, struct err *err)
{
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
    sqlite3 *db = NULL;
    if (access(path, R_OK) != 0)
        return err_env(err, "%s: the list cannot be read (%s); satark init makes one", path,
                       strerror(errno));
    bool ok = sqlite3_open_v2(paths_immutable_uri(a, path).p, &db, flags, NULL) == SQLITE_OK ||
              sql_fail(db, path, err);
    if (ok) {
        /* the file may be damaged or made by a stranger: believe as little of it as can be */
        sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
        sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
        /* The inner pages of ten million reported numbers take some 7 MB; a short list takes what
         * it needs. Nobody writes the file, so one reading lasts as long as the list is open. */
        sqlite3_exec(db,
                     "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA query_only=ON;"
                     "PRAGMA cache_size=-8192; BEGIN",
                     NULL, NULL, NULL);
        ok = check_format(db, path, err);
    }
    if (ok)
        *out = db;
    else
        sqlite3_close(db);
    return ok;
}
