#include "crash/disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    NODES_MAX = 512,
    ENTRIES_MAX = 256,
    CHANGES_MAX = 512,
    SEEN_MAX = 1 << 16,
    SINGLE_MAX = 6, /* writes of one file that are lost or kept alone, at each point */
    SECTOR = 512,
    PAGE = 4096,
    NOTHING = -1
};

/* Bytes that were written and are not on the disk yet. */
struct writing {
    size_t at, size; /* size: of the file after it */
    struct bytes bytes;
    bool shorter;
};

/* A file, link or folder, by whatever name. */
struct node {
    ino_t inode;
    mode_t mode;
    int fd; /* held, so that its number is not given to another file */
    bool mapped;
    struct bytes now, safe;
    struct writing *writings;
    size_t n_writings, cap_writings;
};

struct entry {
    int folder, node;
    char name[NAME_MAX + 1];
};

/* One call's change of names: names gone, names come. Done whole or not at all. */
struct change {
    struct entry gone[4], come[4];
    size_t n_gone, n_come;
    bool safe;
};

enum tear { TEAR_NONE, TEAR_ALL, TEAR_ZEROS, TEAR_SECTOR, TEAR_PAGE, TEAR_ODD, TEAR_ORDER, TEARS };
static const char *const tear_words[TEARS] = {
    [TEAR_NONE] = "written data lost",         [TEAR_ALL] = "written data kept",
    [TEAR_ZEROS] = "zeros in their place",     [TEAR_SECTOR] = "last write torn at a sector",
    [TEAR_PAGE] = "last write torn at a page", [TEAR_ODD] = "every second sector lost",
    [TEAR_ORDER] = "only the last write kept",
};

/* What becomes of the data: `tear` for all files but `node`, which gets `own`, or of whose writings
 * the one of number `single` alone is lost or kept. */
struct choice {
    enum tear tear, own;
    int node;
    int single;
    bool single_is_kept;
    int change; /* which change of names alone is kept or lost; NOTHING: all the same way */
    bool changes_kept;
};

struct disk {
    const char *folder;
    dev_t device;
    struct node nodes[NODES_MAX];
    size_t n_nodes;
    struct entry first[ENTRIES_MAX], now[ENTRIES_MAX], state[ENTRIES_MAX];
    size_t n_first, n_now, n_state;
    struct change changes[CHANGES_MAX];
    size_t n_changes;
    struct choice choice;
    uint64_t seen[SEEN_MAX];
};

/* ---- looking ---- */

static int
node_of(struct disk *d, int folder_fd, const char *name, const struct stat *st)
{
    for (size_t i = 0; i < d->n_nodes; i++)
        if (d->nodes[i].inode == st->st_ino)
            return (int)i;
    if (d->n_nodes == NODES_MAX)
        die("more than %d files", NODES_MAX);
    struct node *n = &d->nodes[d->n_nodes];
    int flags = S_ISREG(st->st_mode) || S_ISDIR(st->st_mode) ? O_RDONLY : O_PATH;
    n->inode = st->st_ino;
    n->fd = openat(folder_fd, name, flags | O_NOFOLLOW | O_CLOEXEC);
    if (n->fd < 0)
        die("%s: %s", name, strerror(errno));
    return (int)d->n_nodes++;
}

static void
look_at_folder(struct disk *d, int folder)
{
    int fd = dup(d->nodes[folder].fd);
    DIR *dir = fdopendir(fd);
    if (!dir)
        die("a folder cannot be read (%s)", strerror(errno));
    rewinddir(dir);
    for (struct dirent *e = readdir(dir); e; e = readdir(dir)) {
        struct stat st;
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0 ||
            fstatat(fd, e->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        if (d->n_now == ENTRIES_MAX)
            die("more than %d names", ENTRIES_MAX);
        struct entry *entry = &d->now[d->n_now++];
        snprintf(entry->name, sizeof entry->name, "%s", e->d_name);
        entry->folder = folder;
        entry->node = node_of(d, fd, e->d_name, &st);
        d->nodes[entry->node].mode = st.st_mode;
        if (S_ISDIR(st.st_mode))
            look_at_folder(d, entry->node);
    }
    closedir(dir);
}

static struct bytes
read_node(const struct node *n)
{
    struct stat st;
    struct bytes b = {0};
    if (fstat(n->fd, &st) != 0)
        die("a file cannot be looked at (%s)", strerror(errno));
    b.n = (size_t)st.st_size;
    b.p = take_memory(b.n);
    if (S_ISLNK(n->mode) ? readlinkat(n->fd, "", (char *)b.p, b.n) != (ssize_t)b.n
                         : b.n && pread(n->fd, b.p, b.n, 0) != (ssize_t)b.n)
        die("a file cannot be read (%s)", strerror(errno));
    return b;
}

static void
note_writing(struct node *n, struct bytes b)
{
    size_t from = 0, both = b.n < n->now.n ? b.n : n->now.n, to = b.n;
    while (from < both && b.p[from] == n->now.p[from])
        from++;
    while (b.n == n->now.n && to > from && b.p[to - 1] == n->now.p[to - 1])
        to--;
    if (b.n == n->now.n && from == to) {
        free(b.p);
        return;
    }
    if (n->n_writings == n->cap_writings) {
        n->cap_writings = n->cap_writings ? n->cap_writings * 2 : 16;
        n->writings = realloc(n->writings, n->cap_writings * sizeof *n->writings);
        if (!n->writings)
            die("no memory");
    }
    struct writing *w = &n->writings[n->n_writings++];
    *w = (struct writing){.at = from, .size = b.n, .shorter = b.n < n->now.n};
    w->bytes.n = to - from;
    w->bytes.p = take_memory(w->bytes.n);
    memcpy(w->bytes.p, b.p + from, w->bytes.n);
    free(n->now.p);
    n->now = b;
}

static void
forget_writings(struct node *n)
{
    for (size_t i = 0; i < n->n_writings; i++)
        free(n->writings[i].bytes.p);
    n->n_writings = 0;
}

static void
make_safe(struct node *n)
{
    forget_writings(n);
    free(n->safe.p);
    n->safe = (struct bytes){take_memory(n->now.n), n->now.n};
    memcpy(n->safe.p, n->now.p, n->now.n);
}

static bool
same_entry(const struct entry *a, const struct entry *b)
{
    return a->folder == b->folder && a->node == b->node && strcmp(a->name, b->name) == 0;
}

static bool
is_among(const struct entry *e, const struct entry *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (same_entry(e, &list[i]))
            return true;
    return false;
}

/* Adds those of `a` that are not in `b`. */
static size_t
only_in(const struct entry *a, size_t n, const struct entry *b, size_t m, struct entry out[4])
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++)
        if (!is_among(&a[i], b, m)) {
            if (k == 4)
                die("one call changed more than four names");
            out[k++] = a[i];
        }
    return k;
}

static void
look(struct disk *d)
{
    struct entry *before = take_memory(sizeof d->now);
    size_t n_before = d->n_now;
    memcpy(before, d->now, sizeof d->now);
    d->n_now = 0;
    look_at_folder(d, 0);
    struct change c = {.safe = false};
    c.n_gone = only_in(before, n_before, d->now, d->n_now, c.gone);
    c.n_come = only_in(d->now, d->n_now, before, n_before, c.come);
    free(before);
    if (c.n_gone || c.n_come) {
        if (d->n_changes == CHANGES_MAX)
            die("more than %d changes of names", CHANGES_MAX);
        d->changes[d->n_changes++] = c;
    }
    for (size_t i = 0; i < d->n_nodes; i++)
        if (!S_ISDIR(d->nodes[i].mode))
            note_writing(&d->nodes[i], read_node(&d->nodes[i]));
}

struct disk *
disk_new(const char *folder)
{
    struct stat st;
    struct disk *d = take_memory(sizeof *d);
    d->folder = folder;
    if (stat(folder, &st) != 0)
        die("%s: %s", folder, strerror(errno));
    d->device = st.st_dev;
    d->nodes[node_of(d, AT_FDCWD, folder, &st)].mode = st.st_mode;
    look_at_folder(d, 0);
    memcpy(d->first, d->now, sizeof d->now);
    d->n_first = d->n_now;
    for (size_t i = 0; i < d->n_nodes; i++)
        if (!S_ISDIR(d->nodes[i].mode)) {
            d->nodes[i].now = read_node(&d->nodes[i]);
            make_safe(&d->nodes[i]);
        }
    return d;
}

void
disk_free(struct disk *d)
{
    for (size_t i = 0; i < d->n_nodes; i++) {
        forget_writings(&d->nodes[i]);
        free(d->nodes[i].writings);
        free(d->nodes[i].now.p);
        free(d->nodes[i].safe.p);
        close(d->nodes[i].fd);
    }
    free(d);
}

/* A change is on the disk with the folder where its new names stand, or whence its names went. */
static void
folder_synced(struct disk *d, int folder)
{
    for (size_t i = 0; i < d->n_changes; i++) {
        struct change *c = &d->changes[i];
        const struct entry *list = c->n_come ? c->come : c->gone;
        for (size_t k = 0; k < (c->n_come ? c->n_come : c->n_gone); k++)
            c->safe = c->safe || list[k].folder == folder;
    }
}

void
disk_saw(struct disk *d, const struct point *p, long result)
{
    look(d);
    for (size_t i = 0; i < d->n_nodes && result >= 0; i++) {
        struct node *n = &d->nodes[i];
        bool it = n->inode == p->file && p->device == d->device;
        n->mapped = n->mapped || (p->maps && it);
        if (!p->all && !(p->syncs && it))
            continue;
        if (S_ISDIR(n->mode))
            folder_synced(d, (int)i);
        else
            make_safe(n);
    }
}

bool
disk_changed_unseen(struct disk *d)
{
    struct entry *before = take_memory(sizeof d->now);
    size_t n_before = d->n_now;
    memcpy(before, d->now, sizeof d->now);
    d->n_now = 0;
    look_at_folder(d, 0);
    bool changed = n_before != d->n_now;
    for (size_t i = 0; i < d->n_now && !changed; i++)
        changed = !is_among(&d->now[i], before, n_before);
    for (size_t i = 0; i < d->n_nodes && !changed; i++) {
        struct stat st;
        struct node *n = &d->nodes[i];
        changed = S_ISREG(n->mode) && !n->mapped && fstat(n->fd, &st) == 0 &&
                  (size_t)st.st_size != n->now.n;
    }
    free(before);
    return changed;
}

/* ---- states ---- */

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
