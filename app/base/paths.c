#include "base/paths.h"

#include "base/buf.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct str
paths_join(struct arena *a, struct str folder, const char *name)
{
    return arena_fmt(a, "%.*s/%s", (int)folder.n, folder.p, name);
}

static bool
beside_program(struct arena *a, struct str *out)
{
    char exe[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe);
    if (n <= 0 || (size_t)n >= sizeof exe)
        return false;
    while (n > 0 && exe[n - 1] != '/')
        n--;
    *out = arena_fmt(a, "%.*sshare", (int)n, exe);
    return access(out->p, R_OK) == 0;
}

bool
paths_assets(struct arena *a, struct str *out, struct err *err)
{
    const char *set = getenv("SATARK_ASSETS");
    if (set && *set)
        *out = arena_str(a, str_of(set));
    else if (!beside_program(a, out))
        *out = STR("/usr/share/satark");
    if (access(out->p, R_OK) != 0)
        return err_env(err, "%s: the programme's own files are not there; reinstall Satark or set "
                            "SATARK_ASSETS to their folder", out->p);
    return true;
}

struct str
paths_data(struct arena *a, const char *given)
{
    const char *set = getenv("SATARK_DATA");
    if (given && *given)
        return arena_str(a, str_of(given));
    if (set && *set)
        return arena_str(a, str_of(set));
    return STR("/var/lib/satark");
}

bool
paths_replaceable(const char *path, struct err *err)
{
    struct stat st;
    return lstat(path, &st) != 0 || S_ISREG(st.st_mode) ||
           err_env(err, "%s: is there and is no plain file; give the name of a file", path);
}

struct str
paths_immutable_uri(struct arena *a, const char *path)
{
    struct buf b = {0};
    buf_add(&b, STR("file:"));
    if (path[0] == '/')
        buf_add(&b, STR("//")); /* an empty host: “//data” would be one */
    for (const char *p = path; *p; p++) {
        if (is_alnum(*p) || strchr("/._-~", *p))
            buf_char(&b, *p);
        else
            buf_fmt(&b, "%%%02X", (unsigned char)*p);
    }
    buf_add(&b, STR("?mode=ro&immutable=1"));
    struct str uri = arena_str(a, buf_str(&b));
    buf_free(&b);
    return uri;
}
