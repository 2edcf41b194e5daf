#define _GNU_SOURCE /* posix_spawn_file_actions_addclosefrom_np */
#include "kiosk/voice.h"

#include "base/paths.h"
#include "kiosk/speech.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE_MS = 5000, HEADER = 44, TEXT_MOST = 32 * 1024 /* less than a pipe holds */ };

bool
voice_find(struct arena *a, struct str *program)
{
    struct str path = str_of(getenv("PATH")), folder;
    while (path.p && str_cut(&path, ':', &folder)) {
        struct str file = paths_join(a, folder.n ? folder : STR("."), "espeak-ng");
        if (access(file.p, X_OK) == 0) {
            *program = file;
            return true;
        }
    }
    return false;
}

/* ---- the process ---- */

/* Its ends of the pipes, nothing else of ours open, and signals as they are by default. */
static bool
spawn(const char *program, const char *lang, int in, int out, pid_t *pid)
{
    char *argv[] = {"espeak-ng", "-v",  (char *)lang, "-b",       "1",
                    "-s",        "145", "--stdin",    "--stdout", NULL};
    char *env[] = {"LC_ALL=C.UTF-8", NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attr;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attr);
    posix_spawnattr_setsigmask(&attr, &none);
    posix_spawnattr_setsigdefault(&attr, &all);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    bool ok =
        posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO) == 0 &&
        posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO) == 0 &&
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0) == 0 &&
        posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1) == 0 &&
        posix_spawn(pid, program, &files, &attr, argv, env) == 0;
    posix_spawnattr_destroy(&attr);
    posix_spawn_file_actions_destroy(&files);
    return ok;
}

/* It fits into the pipe: no waiting. */
static bool
write_all(int fd, struct str text)
{
    while (text.n) {
        ssize_t n = write(fd, text.p, text.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        text = str_sub(text, (size_t)n, text.n);
    }
    return true;
}

static void
close_both(const int fd[2])
{
    close(fd[0]);
    close(fd[1]);
}

bool
voice_start(const char *program, const char *lang, struct str text, struct voice *out)
{
    int to[2], from[2];
    *out = (struct voice){0};
    if (text.n > TEXT_MOST)
        text.n = TEXT_MOST;
    if (pipe2(to, O_CLOEXEC) != 0)
        return false;
    if (pipe2(from, O_CLOEXEC) != 0) {
        close_both(to);
        return false;
    }
    /* A pipe's end at 0 to 2 would be taken from under the child's own. */
    bool ok = to[0] > STDERR_FILENO && from[1] > STDERR_FILENO && write_all(to[1], text) &&
              spawn(program, lang, to[0], from[1], &out->pid);
    close_both(to);
    close(from[1]);
    out->from = from[0];
    if (!ok) {
        close(from[0]);
        out->pid = 0;
    }
    return ok;
}

/* ---- its sound ---- */

/* Up to n bytes as they come; 0 at the end. */
static size_t
read_some(int fd, char *out, size_t n)
{
    for (;;) {
        struct pollfd p = {.fd = fd, .events = POLLIN};
        int ready = poll(&p, 1, PATIENCE_MS);
        ssize_t got = ready > 0 ? read(fd, out, n) : ready;
        if (got < 0 && errno == EINTR)
            continue;
        return got > 0 ? (size_t)got : 0;
    }
}

static size_t
read_full(int fd, char *out, size_t n)
{
    size_t have = 0, got;
    while (have < n && (got = read_some(fd, out + have, n - have)) > 0)
        have += got;
    return have;
}

static unsigned
little(const char *p, int bytes)
{
    unsigned value = 0;
    for (int i = bytes; i-- > 0;)
        value = value << 8 | (unsigned char)p[i];
    return value;
}

bool
voice_begin(const struct voice *v)
{
    char h[HEADER];
    return read_full(v->from, h, sizeof h) == sizeof h && memcmp(h, "RIFF", 4) == 0 &&
           memcmp(h + 8, "WAVEfmt ", 8) == 0 && little(h + 20, 2) == 1 && little(h + 22, 2) == 1 &&
           little(h + 24, 4) == SPEECH_RATE && little(h + 34, 2) == 16 &&
           memcmp(h + 36, "data", 4) == 0;
}

size_t
voice_read(const struct voice *v, int16_t *out, size_t cap)
{
    char *bytes = (char *)out;
    size_t n = read_some(v->from, bytes, cap * sizeof *out);
    if (n % 2 == 1)
        n += read_full(v->from, bytes + n, 1);
    n /= sizeof *out;
    for (size_t i = 0; i < n; i++)
        out[i] = (int16_t)little(bytes + 2 * i, 2);
    return n;
}

void
voice_end(struct voice *v)
{
    if (!v->pid)
        return;
    kill(v->pid, SIGKILL);
    while (waitpid(v->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    close(v->from);
    *v = (struct voice){0};
}
