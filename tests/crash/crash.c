/* crash - a power cut at every moment of a command.
 *
 *   crash [--list] [--litter] [--sparse] [--jobs N] --disk DIR --scratch DIR
 *       [--satark FILE] -- COMMAND WORD...
 *
 * DIR holds the office's folder as DIR/data; "@" at the start of a word stands for DIR; the command
 * is satark itself unless --satark names it. It is run once and every system call that changes the
 * disk is noted. Then, on fresh copies, it is killed before, after and in the midst of each; each
 * is made to fail with ENOSPC and EIO, and each write to be interrupted and cut short; and every
 * state the disk may hold when the power goes between two of them is made; once the command is
 * done, only the new list will do. After each, crash/judge.h says whether the office is whole.
 * With --sparse no states are made between plain writes, only before what brings them to the disk
 * and after.
 *
 * Exit: 0 all whole, 1 not, 77 nobody may trace here. */
#include "crash/disk.h"
#include "crash/judge.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    JOBS_MAX = 16,
    POINTS_MAX = 4096,
    COMPLAINTS_MAX = 20,
    JOB_SECONDS = 120,
    SKIPPED = 77,
    SENTENCE_LEAST = 20
};

struct crash {
    struct judge judge;
    const char *disk, *scratch;
    bool list, sparse;
    size_t jobs;
    pid_t running[JOBS_MAX]; /* the oldest first */
    size_t n_running, n_started;
    const struct call *calls[POINTS_MAX]; /* of the watched run */
    bool is_write[POINTS_MAX];
    size_t n_points, n_kills, n_errors, n_states, n_wrong;
    struct disk *model;
    const struct point *point; /* the one whose states are given */
    bool done;                 /* the command has said that it is done */
};

/* ---- jobs: one trial each, some at a time ---- */

static void
finish_oldest(struct crash *c)
{
    int status = 0;
    while (waitpid(c->running[0], &status, 0) < 0)
        if (errno != EINTR)
            die("a process was lost");
    memmove(c->running, c->running + 1, --c->n_running * sizeof c->running[0]);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 2)
        die("see above");
    if (WIFSIGNALED(status))
        fprintf(stderr, "a trial took too long or crashed (signal %d)\n", WTERMSIG(status));
    if (status != 0)
        c->n_wrong++;
    if (c->n_wrong >= COMPLAINTS_MAX) {
        printf("%zu wrong, not gone on\n", c->n_wrong);
        exit(1);
    }
}

static void
finish_all(struct crash *c)
{
    while (c->n_running)
        finish_oldest(c);
}

/* True in the job, with a folder of its own to be made. */
static bool
start_job(struct crash *c, char folder[PATH_MAX])
{
    char name[32];
    if (c->n_running == c->jobs)
        finish_oldest(c);
    snprintf(name, sizeof name, "trial-%zu", c->n_started++);
    join(folder, c->scratch, name);
    fflush(NULL);
    pid_t child = fork();
    if (child < 0)
        die("no process could be started (%s)", strerror(errno));
    if (child > 0)
        c->running[c->n_running++] = child;
    return child == 0;
}

static void
end_job(struct crash *c, const char *folder, const char *what, bool ok, const char *why)
{
    if (!ok)
        fprintf(stderr, "%s: %s\n", what, why);
    if (ok || !getenv("CRASH_KEEP"))
        tree_remove(folder);
    (void)c;
    fflush(NULL);
    _exit(ok ? 0 : 1);
}

/* ---- killed, and failing ---- */

static const char *
how(const struct tracer *t)
{
    switch (t->disturb) {
    case DISTURB_KILL_BEFORE:
        return "killed before";
    case DISTURB_KILL_AFTER:
        return "killed after";
    case DISTURB_KILL_MIDWAY:
        return "killed in the midst of";
    case DISTURB_SHORT:
        return "half of";
    default:
        return strerror(t->error);
    }
}

/* What the programme says of itself, and what is to be found then. */
static bool
expectation_of(const struct tracer *t, const struct outcome *o, enum expectation *e,
               char why[SAID_MAX])
{
    bool transient =
        t->disturb == DISTURB_SHORT || (t->disturb == DISTURB_ERROR && t->error == EINTR);
    const char *wrong = NULL;
    *e = o->code == -1 ? EXPECT_EITHER : o->code == 0 ? EXPECT_NEW : EXPECT_OLD;
    if (!o->reached)
        wrong = "this call is not made every time";
    else if (o->hung)
        wrong = "it never ended";
    else if (t->disturb != DISTURB_ERROR && t->disturb != DISTURB_SHORT)
        wrong = o->code == -1 ? NULL : "it outlived its death";
    else if (o->code != 0 && o->code != 1)
        wrong = "exit neither 0 nor 1";
    else if (o->code == 1 && transient)
        wrong = "it failed, though it only had to go on";
    else if (o->code == 1 && strlen(o->said) < SENTENCE_LEAST)
        wrong = "it failed without a sentence";
    if (wrong)
        snprintf(why, SAID_MAX, "%s (exit %d: %.1500s)", wrong, o->code, o->said);
    return !wrong;
}

static bool
removes(const struct call *c)
{
    return strncmp(c->name, "unlink", 6) == 0 || strcmp(c->name, "rmdir") == 0;
}

static void
try_one(struct crash *c, enum disturbance disturb, size_t at, int error)
{
    char folder[PATH_MAX], what[1024], why[SAID_MAX];
    if (!start_job(c, folder))
        return;
    struct outcome o;
    enum expectation e;
    tree_copy(c->disk, folder);
    alarm(JOB_SECONDS);
    char **argv = command_for(&c->judge, folder);
    struct tracer t = {.disk = folder, .argv = argv, .disturb = disturb, .at = at, .error = error};
    trace(&t, &o);
    snprintf(what, sizeof what, "%s call %zu, %s", how(&t), at, o.point.what);
    bool ok = expectation_of(&t, &o, &e, why);
    if (ok && o.point.call != c->calls[at]) {
        ok = false;
        snprintf(why, sizeof why, "this call is another one the next time");
    }
    alarm(JOB_SECONDS);
    bool tidy = e != EXPECT_EITHER && !removes(c->calls[at]);
    ok = ok && judge_disk(&c->judge, folder, e, tidy, why);
    if (!ok && e == EXPECT_OLD)
        snprintf(why + strlen(why), sizeof why - strlen(why), " [it said: %.300s]", o.said);
    command_free(argv);
    end_job(c, folder, what, ok, why);
}

static void
try_all(struct crash *c)
{
    static const int errors[] = {ENOSPC, EIO};
    for (size_t i = 0; i < c->n_points; i++) {
        try_one(c, DISTURB_KILL_BEFORE, i, 0);
        try_one(c, DISTURB_KILL_AFTER, i, 0);
        c->n_kills += 2;
        if (c->is_write[i]) {
            try_one(c, DISTURB_KILL_MIDWAY, i, 0);
            try_one(c, DISTURB_SHORT, i, 0);
            try_one(c, DISTURB_ERROR, i, EINTR);
            c->n_kills++;
            c->n_errors += 2;
        }
        for (size_t k = 0; k < ARRAY_LEN(errors) && c->calls[i]->kind != CALL_RANGE; k++) {
            try_one(c, DISTURB_ERROR, i, errors[k]);
            c->n_errors++;
        }
    }
    finish_all(c);
}

/* ---- the power goes ---- */

static void
try_state(void *ctx, const struct disk *d, const char *why_lost)
{
    struct crash *c = ctx;
    char folder[PATH_MAX], what[1024], why[SAID_MAX];
    c->n_states++;
    if (!start_job(c, folder))
        return;
    alarm(JOB_SECONDS);
    disk_make(d, folder);
    if (c->done)
        snprintf(what, sizeof what, "power cut when it was done (%s)", why_lost);
    else if (c->point)
        snprintf(what, sizeof what, "power cut after call %zu, %s (%s)", c->point->number,
                 c->point->what, why_lost);
    else
        snprintf(what, sizeof what, "power cut before the first call");
    bool ok = judge_disk(&c->judge, folder, c->done ? EXPECT_NEW : EXPECT_EITHER, false, why);
    end_job(c, folder, what, ok, why);
}

static void
after_call(void *ctx, const struct point *p, long result)
{
    struct crash *c = ctx;
    if (c->n_points == POINTS_MAX)
        die("more than %d calls", POINTS_MAX);
    if (p->number != c->n_points)
        die("two threads change the disk at once");
    if (c->list)
        printf("%4zu %s = %ld\n", p->number, p->what, result);
    c->is_write[c->n_points] = p->call->kind == CALL_WRITE && p->length > 1;
    c->calls[c->n_points++] = p->call;
    c->point = p;
    if (c->sparse && p->call->kind == CALL_SYNC)
        disk_states(c->model, try_state, c);
    disk_saw(c->model, p, result);
    if (!c->sparse || p->call->kind != CALL_WRITE)
        disk_states(c->model, try_state, c);
    finish_all(c); /* before the tracer waits again */
}

static void
after_other(void *ctx, const char *name)
{
    struct crash *c = ctx;
    if (disk_changed_unseen(c->model))
        die("%s changed the disk, and crash/calls.c does not know it", name);
}

/* The one run that is watched. False where nobody may trace. */
static bool
watch(struct crash *c)
{
    char folder[PATH_MAX];
    struct outcome o;
    join(folder, c->scratch, "watched");
    tree_copy(c->disk, folder);
    c->model = disk_new(folder);
    disk_states(c->model, try_state, c);
    finish_all(c);
    char **argv = command_for(&c->judge, folder);
    const struct tracer t = {
        .disk = folder, .argv = argv, .after = after_call, .other = after_other, .ctx = c};
    trace(&t, &o);
    if (!o.forbidden && o.code == 0) {
        c->done = true;
        disk_forget_states(c->model);
        disk_states(c->model, try_state, c);
        finish_all(c);
    }
    command_free(argv);
    disk_free(c->model);
    tree_remove(folder);
    if (!o.forbidden && o.code != 0)
        die("the watched run fails (%d): %s", o.code, o.said);
    if (!o.forbidden && c->n_points == 0)
        die("no call that changes the disk was seen");
    return !o.forbidden;
}

static const char *
option(int *argc, char ***argv, const char *name)
{
    if (*argc < 2 || strcmp((*argv)[0], name) != 0)
        return NULL;
    *argc -= 2;
    *argv += 2;
    return (*argv)[-1];
}

static bool *
flag(struct crash *c, const char *word)
{
    return strcmp(word, "--list") == 0     ? &c->list
           : strcmp(word, "--litter") == 0 ? &c->judge.litter
           : strcmp(word, "--sparse") == 0 ? &c->sparse
                                           : NULL;
}

static bool
take_options(struct crash *c, int argc, char **argv)
{
    static char disk[PATH_MAX], scratch[PATH_MAX];
    argc--;
    argv++;
    while (argc && strcmp(argv[0], "--") != 0) {
        const char *v;
        bool *given;
        if ((given = flag(c, argv[0]))) {
            *given = true;
            argc--;
            argv++;
        } else if ((v = option(&argc, &argv, "--jobs"))) {
            c->jobs = (size_t)atoi(v);
        } else if ((v = option(&argc, &argv, "--satark"))) {
            c->judge.satark = v;
        } else if ((v = option(&argc, &argv, "--disk"))) {
            c->disk = realpath(v, disk);
        } else if ((v = option(&argc, &argv, "--scratch"))) {
            c->scratch = realpath(v, scratch);
        } else {
            return false;
        }
    }
    if (argc < 3)
        return false;
    c->judge.command = argv + 1;
    c->judge.satark = c->judge.satark ? c->judge.satark : argv[1];
    return c->disk && c->scratch && c->jobs > 0 && c->jobs <= JOBS_MAX;
}

int
main(int argc, char **argv)
{
    char learning[PATH_MAX];
    struct crash *c = take_memory(sizeof *c);
    c->jobs = 2;
    if (!take_options(c, argc, argv)) {
        fputs("crash [--list] [--litter] [--sparse] [--jobs N] --disk DIR --scratch DIR "
              "[--satark FILE] -- COMMAND WORD...\n",
              stderr);
        return 2;
    }
    join(learning, c->scratch, "learning");
    judge_learn(&c->judge, c->disk, learning);
    if (!watch(c)) {
        puts("skipped: nobody may trace a process here (ptrace is forbidden)");
        return SKIPPED;
    }
    try_all(c);
    printf("%zu points: %zu kills, %zu errors, %zu disk states, %zu wrong\n", c->n_points,
           c->n_kills, c->n_errors, c->n_states, c->n_wrong);
    return c->n_wrong ? 1 : 0;
}
