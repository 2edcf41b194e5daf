/* crash/model.h - what disk.c has seen and states.c makes states of. Private to the two. */
#ifndef CRASH_MODEL_H
#define CRASH_MODEL_H

#include "crash/disk.h"

#include <sys/stat.h>

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

#endif
