#include "registry/place.h"

#include "base/files.h"
#include "base/paths.h"

/* One of the two files; `knowledge` may be NULL. */
static bool
open_one(struct str data, const char *name, struct str home, struct arena *a,
         struct registry **out, struct knowledge *knowledge, struct err *err)
{
    struct arena scratch = {0};
    struct registry *r;
    bool ok = files_is_owners(arena_str(&scratch, data).p, name, err) &&
              registry_open(paths_join(&scratch, data, name).p, home, &r, err);
    arena_wipe(&scratch);
    if (!ok)
        return false;
    if (knowledge && !registry_knowledge(r, a, knowledge, err)) {
        registry_close(r);
        return false;
    }
    *out = r;
    return true;
}

static bool
open_either(struct str data, struct str home, struct arena *a, struct registry **out,
            struct knowledge *knowledge, bool *fell_back, struct err *err)
{
    struct err first, second;
    bool prev = false;
    *err = (struct err){0};
    if (!open_one(data, PLACE_LIST, home, a, out, knowledge, &first)) {
        if (!open_one(data, PLACE_PREV, home, a, out, knowledge, &second)) {
            *err = first; /* what is wrong with the one before would only distract */
            return false;
        }
        prev = true;
        err_env(err, "%.700s; the list before it is used: take the newest list again", first.msg);
    }
    if (fell_back)
        *fell_back = prev;
    return true;
}

bool
place_open(struct str data, struct str home, struct registry **out, bool *fell_back,
           struct err *err)
{
    return open_either(data, home, NULL, out, NULL, fell_back, err);
}

bool
place_open_knowing(struct str data, struct str home, struct arena *a, struct registry **out,
                   struct knowledge *knowledge, bool *fell_back, struct err *err)
{
    return open_either(data, home, a, out, knowledge, fell_back, err);
}
