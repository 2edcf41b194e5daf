#include "crash/tracer.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>
#include <linux/ptrace.h>
#include <elf.h>

enum { TASKS_MAX = 64, FORBIDDEN = 77, PATIENCE_SECONDS = 60 };

struct task {
    pid_t tid;
    bool inside;  /* between a call's entry and its exit */
    bool changes; /* the call is a point */
    bool disturbed;
    struct point point;
};

struct run {
    const struct tracer *t;
    struct outcome *out;
    pid_t child;
    struct task tasks[TASKS_MAX];
};

/* ---- the tracee's registers ---- */

#if defined(__x86_64__)
static void
set_call(pid_t tid, long number)
{
    struct user_regs_struct r;
    if (ptrace(PTRACE_GETREGS, tid, NULL, &r) != 0)
        return;
    r.orig_rax = (unsigned long long)number;
    ptrace(PTRACE_SETREGS, tid, NULL, &r);
}

static void
set_result(pid_t tid, long result)
{
    struct user_regs_struct r;
    if (ptrace(PTRACE_GETREGS, tid, NULL, &r) != 0)
        return;
    r.rax = (unsigned long long)result;
    ptrace(PTRACE_SETREGS, tid, NULL, &r);
}

static void
set_length(pid_t tid, size_t length)
{
    struct user_regs_struct r;
    if (ptrace(PTRACE_GETREGS, tid, NULL, &r) != 0)
        return;
    r.rdx = length;
    ptrace(PTRACE_SETREGS, tid, NULL, &r);
}
#elif defined(__aarch64__)
static void
set_call(pid_t tid, long number)
{
    int n = (int)number;
    struct iovec v = {&n, sizeof n};
    ptrace(PTRACE_SETREGSET, tid, NT_ARM_SYSTEM_CALL, &v);
}

static void
set_register(pid_t tid, int which, unsigned long long value)
{
    struct user_regs_struct r;
    struct iovec v = {&r, sizeof r};
    if (ptrace(PTRACE_GETREGSET, tid, NT_PRSTATUS, &v) != 0)
        return;
    r.regs[which] = value;
    ptrace(PTRACE_SETREGSET, tid, NT_PRSTATUS, &v);
}

static void
set_result(pid_t tid, long result)
{
    set_register(tid, 0, (unsigned long long)result);
}

static void
set_length(pid_t tid, size_t length)
{
    set_register(tid, 2, length);
}
#else /* trace() tells that it cannot */
static void
set_call(pid_t tid, long number)
{
    (void)tid, (void)number;
}

static void
set_result(pid_t tid, long result)
{
    (void)tid, (void)result;
}

static void
set_length(pid_t tid, size_t length)
{
    (void)tid, (void)length;
}
#endif

#if defined(__x86_64__) || defined(__aarch64__)
enum { REGISTERS_KNOWN = true };
#else
enum { REGISTERS_KNOWN = false };
#endif

/* ---- what a call is about ---- */

static bool
read_text(pid_t tid, unsigned long long from, char out[PATH_MAX])
{
    for (size_t at = 0; at < PATH_MAX;) {
        size_t page = 4096 - (from + at) % 4096;
        size_t want = page < PATH_MAX - at ? page : PATH_MAX - at;
        struct iovec local = {out + at, want}, remote = {(void *)(uintptr_t)(from + at), want};
        ssize_t got = process_vm_readv(tid, &local, 1, &remote, 1, 0);
        if (got <= 0)
            return false;
        if (memchr(out + at, '\0', (size_t)got))
            return true;
        at += (size_t)got;
    }
    return false;
}

static bool
is_on_disk(const struct run *r, const char *path)
{
    size_t n = strlen(r->t->disk);
    return strncmp(path, r->t->disk, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

/* The path that an argument means, its last name as it stands; false when it is not on the disk. */
static bool
path_of(const struct run *r, pid_t tid, const struct ptrace_syscall_info *info, int dir, int path,
        char out[PATH_MAX])
{
    char text[PATH_MAX], whole[2 * PATH_MAX], link[64], folder[PATH_MAX];
    if (!read_text(tid, info->entry.args[path], text))
        return false;
    int at = dir == NO_ARG ? AT_FDCWD : (int)info->entry.args[dir];
    if (text[0] == '/')
        link[0] = '\0';
    else if (at == AT_FDCWD)
        snprintf(link, sizeof link, "/proc/%d/cwd/", (int)tid);
    else
        snprintf(link, sizeof link, "/proc/%d/fd/%d/", (int)tid, at);
    snprintf(whole, sizeof whole, "%s%s", link, text);
    size_t n = strlen(whole);
    while (n > 1 && whole[n - 1] == '/')
        whole[--n] = '\0';
    char *slash = strrchr(whole, '/');
    if (!slash || slash == whole)
        return false;
    *slash = '\0';
    if (!realpath(whole, folder))
        return false;
    join(out, folder, slash + 1);
    return is_on_disk(r, out);
}

static bool
file_of(const struct run *r, pid_t tid, unsigned long long fd, char out[PATH_MAX], struct point *p)
{
    char link[64];
    struct stat st;
    snprintf(link, sizeof link, "/proc/%d/fd/%d", (int)tid, (int)fd);
    ssize_t n = readlink(link, out, PATH_MAX - 1);
    if (n <= 0)
        return false;
    out[n] = '\0';
    if (!is_on_disk(r, out) || stat(link, &st) != 0 ||
        !(S_ISREG(st.st_mode) || S_ISDIR(st.st_mode)))
        return false;
    p->device = st.st_dev;
    p->file = st.st_ino;
    return true;
}

/* The first file on the disk that is mapped shared and writable in the range. */
static bool
mapped_file(const struct run *r, pid_t tid, unsigned long long from, unsigned long long n,
            char out[PATH_MAX], struct point *p)
{
    char name[64], line[PATH_MAX + 128];
    bool found = false;
    snprintf(name, sizeof name, "/proc/%d/maps", (int)tid);
    FILE *f = fopen(name, "re");
    while (f && !found && fgets(line, sizeof line, f)) {
        unsigned long long start, end;
        char rights[8];
        unsigned long inode;
        int at = 0;
        struct stat st;
        line[strcspn(line, "\n")] = '\0';
        if (sscanf(line, "%llx-%llx %7s %*s %*s %lu %n", &start, &end, rights, &inode, &at) < 4)
            continue;
        if (end <= from || start >= from + n || rights[1] != 'w' || rights[3] != 's' ||
            !is_on_disk(r, line + at) || stat(line + at, &st) != 0)
            continue;
        p->device = st.st_dev;
        p->file = (ino_t)inode;
        snprintf(out, PATH_MAX, "%s", line + at);
        found = true;
    }
    if (f)
        fclose(f);
    return found;
}

static bool
makes_something(pid_t tid, const struct ptrace_syscall_info *info, const struct call *c)
{
    unsigned long long flags = O_CREAT;
    if (c->flags != NO_ARG)
        flags = info->entry.args[c->flags];
    if (info->entry.nr == SYS_openat2) {
        struct iovec local = {&flags, sizeof flags};
        struct iovec remote = {(void *)(uintptr_t)info->entry.args[2], sizeof flags};
        process_vm_readv(tid, &local, 1, &remote, 1, 0);
    }
    return (flags & (O_CREAT | O_TRUNC)) || (flags & O_TMPFILE) == O_TMPFILE;
}

static bool
about_file(const struct run *r, pid_t tid, const struct ptrace_syscall_info *info,
           const struct call *c, struct point *p, char path[PATH_MAX])
{
    const __u64 *a = info->entry.args;
    if (info->entry.nr == SYS_ioctl && a[1] != FICLONE && a[1] != FICLONERANGE)
        return false;
    if (c->kind == CALL_MAP &&
        !((a[3] & MAP_SHARED) && (a[2] & PROT_WRITE) && !(a[3] & MAP_ANONYMOUS)))
        return false;
    if (c->kind == CALL_RANGE) {
        p->syncs = info->entry.nr == SYS_msync && (a[2] & MS_SYNC);
        return mapped_file(r, tid, a[0], a[1], path, p);
    }
    p->syncs = c->kind == CALL_SYNC;
    p->all = c->kind == CALL_SYNC_ALL;
    p->maps = c->kind == CALL_MAP;
    if (c->kind == CALL_WRITE)
        p->length = a[2];
    return c->fd != NO_ARG && file_of(r, tid, a[c->fd], path, p);
}

/* Whether the call changes the disk, and what it is about. */
static bool
is_point(const struct run *r, pid_t tid, const struct ptrace_syscall_info *info, struct point *p)
{
    char one[PATH_MAX] = "", two[PATH_MAX] = "";
    const struct call *c = call_find((long)info->entry.nr);
    memset(p, 0, sizeof *p);
    if (!c)
        return false;
    if (c->kind == CALL_HIDDEN)
        die("%s: the programme writes in a way that this test cannot follow", c->name);
    bool is = false;
    if (c->path1 == NO_ARG) {
        is = about_file(r, tid, info, c, p, one);
    } else if (c->kind != CALL_OPEN || makes_something(tid, info, c)) {
        bool first = path_of(r, tid, info, c->dir1, c->path1, one);
        is = first || (c->path2 != NO_ARG && path_of(r, tid, info, c->dir2, c->path2, two));
        if (first && c->path2 != NO_ARG)
            path_of(r, tid, info, c->dir2, c->path2, two);
    }
    if (!is)
        return false;
    p->call = c;
    size_t skip = strlen(r->t->disk);
    snprintf(p->what, sizeof p->what, "%s(%.200s%s%.200s)", c->name,
             is_on_disk(r, one) ? one + skip : one, two[0] ? ", " : "",
             is_on_disk(r, two) ? two + skip : two);
    return true;
}

/* ---- the run ---- */

static struct task *
task_of(struct run *r, pid_t tid)
{
    struct task *unused = NULL;
    for (size_t i = 0; i < TASKS_MAX; i++) {
        if (r->tasks[i].tid == tid)
            return &r->tasks[i];
        if (!unused && r->tasks[i].tid == 0)
            unused = &r->tasks[i];
    }
    if (!unused)
        die("more than %d threads", TASKS_MAX);
    memset(unused, 0, sizeof *unused);
    unused->tid = tid;
    return unused;
}

/* The power goes for every process at once. */
static void
kill_now(struct run *r)
{
    for (size_t i = 0; i < TASKS_MAX; i++)
        if (r->tasks[i].tid)
            kill(r->tasks[i].tid, SIGKILL);
    kill(r->child, SIGKILL);
}

static void
disturb_entry(struct run *r, struct task *k)
{
    const struct tracer *t = r->t;
    k->disturbed = true;
    r->out->reached = true;
    r->out->point = k->point;
    switch (t->disturb) {
    case DISTURB_KILL_BEFORE:
        set_call(k->tid, -1);
        kill_now(r);
        break;
    case DISTURB_ERROR:
        set_call(k->tid, -1);
        break;
    case DISTURB_KILL_MIDWAY:
    case DISTURB_SHORT:
        set_length(k->tid, k->point.length / 2);
        break;
    case DISTURB_NOT:
    case DISTURB_KILL_AFTER:
        break;
    }
}

static void
at_entry(struct run *r, struct task *k, const struct ptrace_syscall_info *info)
{
    k->inside = true;
    k->disturbed = false;
    k->changes = is_point(r, k->tid, info, &k->point);
    if (!k->changes) {
        k->point.length = (size_t)info->entry.nr;
        return;
    }
    k->point.number = r->out->points++;
    if (r->t->disturb != DISTURB_NOT && k->point.number == r->t->at)
        disturb_entry(r, k);
}

static void
at_exit(struct run *r, struct task *k, const struct ptrace_syscall_info *info)
{
    const struct tracer *t = r->t;
    k->inside = false;
    if (k->disturbed && t->disturb == DISTURB_ERROR)
        set_result(k->tid, -t->error);
    if (k->disturbed && (t->disturb == DISTURB_KILL_AFTER || t->disturb == DISTURB_KILL_MIDWAY))
        kill_now(r);
    if (k->changes && t->after)
        t->after(t->ctx, &k->point, (long)info->exit.rval);
    if (!k->changes && t->other) {
        char name[32];
        snprintf(name, sizeof name, "system call %zu", k->point.length);
        t->other(t->ctx, name);
    }
}

static void
at_call(struct run *r, struct task *k)
{
    struct ptrace_syscall_info info = {0};
    if (ptrace(PTRACE_GET_SYSCALL_INFO, k->tid, sizeof info, &info) <= 0)
        return; /* killed meanwhile */
    if (info.op == PTRACE_SYSCALL_INFO_ENTRY)
        at_entry(r, k, &info);
    else if (info.op == PTRACE_SYSCALL_INFO_EXIT && k->inside)
        at_exit(r, k, &info);
}

static void
at_stop(struct run *r, pid_t tid, int status)
{
    int sig = WSTOPSIG(status), pass = 0;
    struct task *k = task_of(r, tid);
    if (sig == (SIGTRAP | 0x80))
        at_call(r, k);
    else if (status >> 16 == 0 && sig != SIGSTOP && sig != SIGTRAP)
        pass = sig;
    ptrace(PTRACE_SYSCALL, tid, NULL, (void *)(intptr_t)pass);
}

static void
be_traced(const struct tracer *t, int said)
{
    if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
        _exit(FORBIDDEN);
    dup2(said, STDOUT_FILENO);
    dup2(said, STDERR_FILENO);
    raise(SIGSTOP);
    execv(t->argv[0], t->argv);
    _exit(126);
}

static bool
begin(struct run *r)
{
    int status;
    const long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL | PTRACE_O_TRACECLONE |
                         PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACEEXEC;
    if (waitpid(r->child, &status, 0) != r->child || !WIFSTOPPED(status) ||
        ptrace(PTRACE_SETOPTIONS, r->child, NULL, (void *)options) != 0) {
        kill_now(r);
        return false;
    }
    ptrace(PTRACE_SYSCALL, r->child, NULL, NULL);
    return true;
}

static void
do_nothing(int sig)
{
    (void)sig;
}

/* To the end of it. A signal that ends the waiting says that it took too long. */
static void
follow(struct run *r)
{
    const struct sigaction wake = {.sa_handler = do_nothing};
    sigaction(SIGALRM, &wake, NULL);
    if (!r->t->after)
        alarm(PATIENCE_SECONDS);
    for (;;) {
        int status;
        pid_t tid = waitpid(-1, &status, __WALL);
        if (tid < 0 && errno == EINTR) {
            r->out->hung = true;
            kill_now(r);
            continue;
        }
        if (tid < 0)
            break;
        if (WIFSTOPPED(status)) {
            at_stop(r, tid, status);
            continue;
        }
        task_of(r, tid)->tid = 0;
        if (tid != r->child)
            continue;
        r->out->code = WIFEXITED(status)                                ? WEXITSTATUS(status)
                       : WTERMSIG(status) == SIGKILL && r->out->reached ? -1
                                                                        : -2;
    }
    alarm(0);
}

void
trace(const struct tracer *t, struct outcome *out)
{
    struct run *r = take_memory(sizeof *r);
    memset(out, 0, sizeof *out);
    r->t = t;
    r->out = out;
    int said = memfd_create("said", MFD_CLOEXEC);
    fflush(NULL);
    r->child = fork();
    if (said < 0 || r->child < 0)
        die("no process could be started (%s)", strerror(errno));
    if (r->child == 0)
        be_traced(t, said);
    out->forbidden = !begin(r) || !REGISTERS_KNOWN;
    if (out->forbidden)
        kill_now(r);
    follow(r);
    ssize_t n = pread(said, out->said, sizeof out->said - 1, 0);
    out->said[n > 0 ? n : 0] = '\0';
    close(said);
    free(r);
}
