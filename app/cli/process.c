#include "cli/process.h"

#include "base/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/* In a group of its own, so that what it starts can be ended with it. */
static int
start(const char *const *argv, bool quiet, pid_t *pid)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attr;
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attr);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attr, 0);
    int failed = posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (!failed)
        failed =
            posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    if (!failed && quiet)
        failed =
            posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (!failed)
        failed = posix_spawnp(pid, argv[0], &files, &attr, (char *const *)argv, environ);
    posix_spawnattr_destroy(&attr);
    posix_spawn_file_actions_destroy(&files);
    return failed;
}

static int
wait_for(pid_t pid, int seconds)
{
    const struct timespec pause = {.tv_nsec = 10 * 1000 * 1000};
    int64_t end = clock_mono_ms() + (int64_t)seconds * 1000;
    bool ended = false;
    for (;;) {
        int status;
        pid_t got = waitpid(pid, &status, ended ? 0 : WNOHANG);
        if (got == pid)
            return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
        if (got < 0 && errno != EINTR)
            return 128;
        if (got == 0 && clock_mono_ms() > end) {
            kill(-pid, SIGKILL);
            ended = true;
        }
        if (got == 0 && !ended)
            nanosleep(&pause, NULL);
    }
}

bool
process_run(const char *const *argv, int seconds, bool quiet, int *code, struct err *err)
{
    pid_t pid;
    int failed = start(argv, quiet, &pid);
    if (failed)
        return err_env(err, "%s: cannot be run (%s)", argv[0], strerror(failed));
    *code = wait_for(pid, seconds);
    return true;
}
