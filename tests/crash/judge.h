/* crash/judge.h - whether an office is whole after what happened to it. */
#ifndef CRASH_JUDGE_H
#define CRASH_JUDGE_H

#include "crash/tree.h"

#include <stdint.h>

enum { PROBES = 4, SAID_MAX = 4096 };

enum expectation {
    EXPECT_EITHER, /* the power went: the whole old list or the whole new one */
    EXPECT_OLD,    /* the programme said that it failed: nothing has changed */
    EXPECT_NEW     /* it said that it is done */
};

/* An office's folder DISK/data before, and how it is after the command went well. */
struct judge {
    const char *satark;
    char **command;              /* with its programme; "@" at the start of a word is the disk */
    struct bytes old, new, prev; /* registry.db before and after; registry.prev.db before */
    struct buf names_before, names_after;
    bool litter; /* the command does not promise to clear away what a power cut left */
    int64_t floor_before, floor_after;
    char old_says[PROBES][SAID_MAX], new_says[PROBES][SAID_MAX];
};

/* Runs the command on a copy of `disk` at `scratch`, twice, to learn how it should be. */
void judge_learn(struct judge *j, const char *disk, const char *scratch);

/* The command's words with the disk in place of "@". Free each, and the array. */
char **command_for(const struct judge *j, const char *disk);
void command_free(char **argv);

/* False with what is wrong in `why`. `tidy`: nothing half-made may be lying about. Afterwards the
 * command has been run once more on the disk. */
bool judge_disk(const struct judge *j, const char *disk, enum expectation e, bool tidy,
                char why[SAID_MAX]);

#endif
