#include "crash/disk.h"

#include "crash/model.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const tear_words[TEARS] = {
    [TEAR_NONE] = "written data lost",         [TEAR_ALL] = "written data kept",
    [TEAR_ZEROS] = "zeros in their place",     [TEAR_SECTOR] = "last write torn at a sector",
    [TEAR_PAGE] = "last write torn at a page", [TEAR_ODD] = "every second sector lost",
    [TEAR_ORDER] = "only the last write kept",
};

static bool
writing_kept(const struct disk *d, size_t node, size_t i)
{
    const struct choice *c = &d->choice;
    const struct node *n = &d->nodes[node];
    bool mine = c->node == (int)node;
    if (mine && c->single != NOTHING)
        return c->single_is_kept == (c->single == (int)i);
    switch (mine ? c->own : c->tear) {
    case TEAR_NONE:
        return false;
    case TEAR_ORDER:
        return i + 1 == n->n_writings;
    default:
        return true;
    }
}

/* How much of a kept write is there: bytes [at, at + n) of it that are zeros or old instead. */
static bool
byte_lost(enum tear tear, const struct writing *w, bool last, size_t at)
{
    size_t half = w->at + w->bytes.n / 2;
    switch (tear) {
    case TEAR_ZEROS:
        return true;
    case TEAR_SECTOR:
        return last && at >= half / SECTOR * SECTOR;
    case TEAR_PAGE:
        return last && at >= half / PAGE * PAGE;
    case TEAR_ODD:
        return at / SECTOR % 2 == 1;
    default:
        return false;
    }
}

static void
grow(struct bytes *b, size_t size)
{
    b->p = realloc(b->p, size ? size : 1);
    if (!b->p)
        die("no memory");
    if (size > b->n)
        memset(b->p + b->n, 0, size - b->n);
    b->n = size;
}

/* What is in the file in the state chosen. */
static struct bytes
content_of(const struct disk *d, size_t node)
{
    const struct node *n = &d->nodes[node];
    const struct choice *c = &d->choice;
    bool single = c->node == (int)node && c->single != NOTHING;
    enum tear tear = single ? TEAR_ALL : c->node == (int)node ? c->own : c->tear;
    struct bytes b = {0};
    grow(&b, n->safe.n);
    memcpy(b.p, n->safe.p, n->safe.n);
    for (size_t i = 0; i < n->n_writings; i++) {
        const struct writing *w = &n->writings[i];
        bool last = i + 1 == n->n_writings;
        if (!writing_kept(d, node, i))
            continue;
        if (w->shorter || w->size > b.n)
            grow(&b, w->size);
        for (size_t k = 0; k < w->bytes.n && w->at + k < b.n; k++)
            if (!byte_lost(tear, w, last, w->at + k))
                b.p[w->at + k] = w->bytes.p[k];
            else if (tear == TEAR_ZEROS && w->at + k >= n->safe.n)
                b.p[w->at + k] = 0;
    }
    return b;
}

static void
remove_name(struct disk *d, const struct entry *e)
{
    for (size_t i = 0; i < d->n_state; i++)
        if (d->state[i].folder == e->folder && strcmp(d->state[i].name, e->name) == 0) {
            d->state[i] = d->state[--d->n_state];
            return;
        }
}

static bool
change_kept(const struct disk *d, size_t i)
{
    const struct choice *c = &d->choice;
    if (d->changes[i].safe)
        return true;
    return c->change == (int)i ? !c->changes_kept : c->changes_kept;
}

static void
fold_names(struct disk *d)
{
    memcpy(d->state, d->first, sizeof d->first);
    d->n_state = d->n_first;
    for (size_t i = 0; i < d->n_changes; i++) {
        const struct change *c = &d->changes[i];
        if (!change_kept(d, i))
            continue;
        for (size_t k = 0; k < c->n_gone; k++)
            remove_name(d, &c->gone[k]);
        for (size_t k = 0; k < c->n_come; k++) {
            remove_name(d, &c->come[k]);
            if (d->n_state == ENTRIES_MAX)
                die("more than %d names", ENTRIES_MAX);
            d->state[d->n_state++] = c->come[k];
        }
    }
}

static uint64_t
mix(uint64_t h, const void *p, size_t n)
{
    const unsigned char *c = p;
    for (size_t i = 0; i < n; i++)
        h = (h ^ c[i]) * UINT64_C(1099511628211);
    return h;
}

/* Names below `folder` and what is in the files, in an order that does not matter: a sum. */
static uint64_t
hash_below(const struct disk *d, int folder, uint64_t path)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < d->n_state; i++) {
        const struct entry *e = &d->state[i];
        if (e->folder != folder)
            continue;
        uint64_t here = mix(path, e->name, strlen(e->name) + 1);
        if (S_ISDIR(d->nodes[e->node].mode)) {
            sum += here + hash_below(d, e->node, here);
            continue;
        }
        struct bytes b = content_of(d, (size_t)e->node);
        sum += mix(here, b.p, b.n);
        free(b.p);
    }
    return sum;
}

static bool
is_new(struct disk *d)
{
    uint64_t h = hash_below(d, 0, UINT64_C(14695981039346656037)) | 1;
    for (size_t i = h % SEEN_MAX, tries = 0; tries < SEEN_MAX; i = (i + 1) % SEEN_MAX, tries++) {
        if (d->seen[i] == h)
            return false;
        if (d->seen[i] == 0) {
            d->seen[i] = h;
            return true;
        }
    }
    die("more than %d states", SEEN_MAX);
}

struct giving {
    void (*state)(void *ctx, const struct disk *d, const char *why);
    void *ctx;
};

static void
give(struct disk *d, const struct giving *g, struct choice c)
{
    char why[256];
    d->choice = c;
    fold_names(d);
    if (!is_new(d))
        return;
    snprintf(why, sizeof why, "%s%s; %s%s%s", c.changes_kept ? "names kept" : "names lost",
             c.change == NOTHING ? "" : " but one", tear_words[c.tear],
             c.node == NOTHING ? "" : "; of one file: ",
             c.node == NOTHING     ? ""
             : c.single == NOTHING ? tear_words[c.own]
             : c.single_is_kept    ? "one write kept"
                                   : "one write lost");
    g->state(g->ctx, d, why);
}

/* Every way of losing names, with one way of losing data. */
static void
give_changes(struct disk *d, const struct giving *g, struct choice c)
{
    for (int kept = 0; kept < 2; kept++) {
        c.changes_kept = kept;
        c.change = NOTHING;
        give(d, g, c);
        for (size_t i = 0; i < d->n_changes; i++) {
            c.change = (int)i;
            if (!d->changes[i].safe)
                give(d, g, c);
        }
    }
}

static void
give_singles(struct disk *d, const struct giving *g, struct choice c)
{
    size_t n = d->nodes[c.node].n_writings;
    for (size_t k = 0; k < SINGLE_MAX && k < n; k++) {
        c.single = (int)(n <= SINGLE_MAX ? k : k * (n - 1) / (SINGLE_MAX - 1));
        for (int kept = 0; kept < 2; kept++) {
            c.single_is_kept = kept;
            give(d, g, c);
        }
    }
}

void
disk_states(struct disk *d, void (*state)(void *ctx, const struct disk *d, const char *why),
            void *ctx)
{
    const struct giving g = {state, ctx};
    struct choice c = {.node = NOTHING, .single = NOTHING, .change = NOTHING};
    for (int t = 0; t < TEARS; t++) {
        c.tear = (enum tear)t;
        give_changes(d, &g, c);
    }
    for (size_t i = 0; i < d->n_nodes; i++) {
        if (d->nodes[i].n_writings == 0)
            continue;
        c.node = (int)i;
        c.change = NOTHING;
        c.changes_kept = true;
        c.tear = TEAR_ALL;
        for (int t = 0; t < TEARS; t++) {
            c.own = (enum tear)t;
            give(d, &g, c);
        }
        give_singles(d, &g, c);
        c.single = NOTHING;
    }
}

void
disk_forget_states(struct disk *d)
{
    memset(d->seen, 0, sizeof d->seen);
}

static void
make_below(const struct disk *d, int folder, const char *path)
{
    for (size_t i = 0; i < d->n_state; i++) {
        const struct entry *e = &d->state[i];
        const struct node *n = &d->nodes[e->node];
        char to[PATH_MAX];
        if (e->folder != folder)
            continue;
        join(to, path, e->name);
        if (S_ISDIR(n->mode)) {
            if (mkdir(to, n->mode & 07777) != 0)
                die("%s: %s", to, strerror(errno));
            make_below(d, e->node, to);
            continue;
        }
        struct bytes b = content_of(d, (size_t)e->node);
        grow(&b, b.n + 1);
        if (S_ISLNK(n->mode) ? symlink((char *)b.p, to) != 0
                             : (file_write(to, b.p, b.n - 1, n->mode & 07777), false))
            die("%s: %s", to, strerror(errno));
        free(b.p);
    }
}

void
disk_make(const struct disk *d, const char *folder)
{
    if (mkdir(folder, 0755) != 0)
        die("%s: %s", folder, strerror(errno));
    make_below(d, 0, folder);
}
