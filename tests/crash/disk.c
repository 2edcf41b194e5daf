#include "crash/disk.h"

#include "crash/model.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

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
