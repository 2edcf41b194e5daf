#include "crash/judge.h"

#include <errno.h>
#include <inttypes.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* What is asked after a restart: the list opens, the office opens, a message is checked. */
static const char *const probes[PROBES][4] = {
    {"registry", "lookup", "1912"}, /* opens the list and the office */
    {"registry", "info"},
    {"check", "Your electricity will be cut tonight, call 9876543210"},
    {"setting", "list"},
};

char **
command_for(const struct judge *j, const char *disk)
{
    size_t n = 0;
    while (j->command[n])
        n++;
    char **argv = take_memory((n + 1) * sizeof *argv);
    for (size_t i = 0; i < n; i++) {
        char word[PATH_MAX];
        bool below = j->command[i][0] == '@';
        snprintf(word, sizeof word, "%s%s", below ? disk : "", j->command[i] + (below ? 1 : 0));
        argv[i] = strdup(word);
        if (!argv[i])
            die("no memory");
    }
    return argv;
}

void
command_free(char **argv)
{
    for (size_t i = 0; argv[i]; i++)
        free(argv[i]);
    free(argv);
}

/* Exit code, or -1 where a signal ended it. What it said goes to `said`. */
static int
run(char *const *argv, char said[SAID_MAX])
{
    extern char **environ;
    posix_spawn_file_actions_t to;
    pid_t child;
    int status = 0, fd = memfd_create("said", MFD_CLOEXEC);
    posix_spawn_file_actions_init(&to);
    posix_spawn_file_actions_adddup2(&to, fd, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&to, fd, STDERR_FILENO);
    if (fd < 0 || posix_spawn(&child, argv[0], &to, NULL, argv, environ) != 0)
        die("%s: cannot be started", argv[0]);
    posix_spawn_file_actions_destroy(&to);
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            die("a process was lost");
    ssize_t n = pread(fd, said, SAID_MAX - 1, 0);
    said[n > 0 ? n : 0] = '\0';
    close(fd);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int
run_command(const struct judge *j, const char *disk, char said[SAID_MAX])
{
    char **argv = command_for(j, disk);
    int code = run(argv, said);
    command_free(argv);
    return code;
}

static int
probe(const struct judge *j, const char *disk, size_t which, char said[SAID_MAX])
{
    char data[PATH_MAX];
    const char *argv[8] = {j->satark, "--data", data};
    join(data, disk, "data");
    for (size_t i = 0; i < 4 && probes[which][i]; i++)
        argv[3 + i] = probes[which][i];
    return run((char *const *)argv, said);
}

static bool
read_data(const char *disk, const char *name, struct bytes *out)
{
    char data[PATH_MAX], path[PATH_MAX];
    join(data, disk, "data");
    join(path, data, name);
    return file_read(path, out);
}

/* The highest floor of the two files, which are JSON; INT64_MIN without any. */
static int64_t
floor_of(const char *disk)
{
    static const char *const files[] = {"trust.json", "trust/copy.json"};
    int64_t highest = INT64_MIN;
    for (size_t i = 0; i < ARRAY_LEN(files); i++) {
        struct bytes b;
        if (!read_data(disk, files[i], &b))
            continue;
        struct str text = {(const char *)b.p, b.n}, key = STR("\"floor\"");
        size_t at = str_find(text, key, 0);
        while (at < text.n && !is_digit(text.p[at]))
            at++;
        int64_t floor = 0;
        for (; at < text.n && is_digit(text.p[at]); at++)
            floor = floor * 10 + (text.p[at] - '0');
        if (b.n && floor > highest)
            highest = floor;
        free(b.p);
    }
    return highest;
}

void
judge_learn(struct judge *j, const char *disk, const char *scratch)
{
    char said[SAID_MAX];
    read_data(disk, "registry.db", &j->old);
    read_data(disk, "registry.prev.db", &j->prev);
    j->floor_before = floor_of(disk);
    tree_copy(disk, scratch);
    for (size_t i = 0; i < PROBES; i++)
        probe(j, scratch, i, j->old_says[i]);
    tree_names(scratch, &j->names_before);
    if (run_command(j, scratch, said) != 0)
        die("the command fails where nothing disturbs it: %s", said);
    tree_names(scratch, &j->names_after);
    j->floor_after = floor_of(scratch);
    if (!read_data(scratch, "registry.db", &j->new))
        die("the command leaves no list");
    if (bytes_same(&j->old, &j->new))
        die("the command leaves the list that was there");
    for (size_t i = 0; i < PROBES; i++)
        if (probe(j, scratch, i, j->new_says[i]) != 0)
            die("after the command: %s", j->new_says[i]);
    if (run_command(j, scratch, said) != 0)
        die("the command fails the second time: %s", said);
    tree_remove(scratch);
}

static bool
wrong(char why[SAID_MAX], const char *what, const char *more)
{
    snprintf(why, SAID_MAX, "%s%.2000s", what, more);
    return false;
}

static bool
is_line_of(struct str line, const struct buf *names)
{
    struct str rest = buf_str(names), one;
    while (str_cut(&rest, '\n', &one))
        if (str_eq(one, line))
            return true;
    return false;
}

/* Only what was there before, or is there after the command went well. */
static bool
names_known(const struct judge *j, const char *disk, bool only_after, char why[SAID_MAX])
{
    struct buf names = {0};
    bool ok = true;
    if (only_after && j->litter)
        return true;
    tree_names(disk, &names);
    struct str rest = buf_str(&names), line;
    while (ok && str_cut(&rest, '\n', &line)) {
        if (is_line_of(line, &j->names_after) ||
            (!only_after && is_line_of(line, &j->names_before)))
            continue;
        if (!only_after && (str_ends(line, "office.db-wal") || str_ends(line, "office.db-shm")))
            continue;
        char name[PATH_MAX];
        snprintf(name, sizeof name, "%.*s", (int)line.n, line.p);
        ok = wrong(why, "left behind: ", name);
    }
    buf_free(&names);
    return ok;
}

static bool
answers(const struct judge *j, const char *disk, bool new, size_t n_probes, char why[SAID_MAX])
{
    for (size_t i = 0; i < n_probes; i++) {
        char said[SAID_MAX];
        int code = probe(j, disk, i, said);
        if (code != 0 && (new || j->old.p))
            return wrong(why, "the office does not answer: ", said);
        if (code == 0 && strcmp(said, new ? j->new_says[i] : j->old_says[i]) != 0)
            return wrong(why, "the office answers as neither list does: ", said);
    }
    return true;
}

static bool
prev_sound(const struct judge *j, const char *disk, char why[SAID_MAX])
{
    struct bytes b;
    if (!read_data(disk, "registry.prev.db", &b))
        return true;
    bool ok = bytes_same(&b, &j->old) || bytes_same(&b, &j->new) || bytes_same(&b, &j->prev);
    free(b.p);
    return ok || wrong(why, "registry.prev.db is no list that ever was in place", "");
}

static bool
list_whole(const struct judge *j, const char *disk, enum expectation e, bool *new,
           char why[SAID_MAX])
{
    struct bytes b;
    bool there = read_data(disk, "registry.db", &b);
    *new = there &&bytes_same(&b, &j->new);
    bool old = there == (j->old.p != NULL) && bytes_same(&b, &j->old);
    free(b.p);
    if (!*new && !old)
        return wrong(
            why, there ? "registry.db is neither the old nor the new list" : "registry.db is gone",
            "");
    if (e == EXPECT_OLD && !old)
        return wrong(why, "it failed, and yet the new list is in place", "");
    if (e == EXPECT_NEW && !*new)
        return wrong(why, "it is said to be done, and the old list is in place", "");
    return true;
}

bool
judge_disk(const struct judge *j, const char *disk, enum expectation e, bool tidy,
           char why[SAID_MAX])
{
    char said[SAID_MAX];
    bool new;
    if (!list_whole(j, disk, e, &new, why) || !prev_sound(j, disk, why) ||
        (tidy && !names_known(j, disk, false, why)))
        return false;
    if (floor_of(disk) < j->floor_before)
        return wrong(why, "the floor of the serials went down", "");
    if (!answers(j, disk, new, PROBES, why))
        return false;
    if (run_command(j, disk, said) != 0)
        return wrong(why, "the command fails afterwards: ", said);
    if (floor_of(disk) != j->floor_after)
        return wrong(why, "the floor of the serials does not follow the list", "");
    return list_whole(j, disk, EXPECT_NEW, &new, why) && prev_sound(j, disk, why) &&
           names_known(j, disk, true, why) && answers(j, disk, true, 1, why);
}
