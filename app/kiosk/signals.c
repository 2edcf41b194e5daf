#include "kiosk/signals.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

bool
signals_open(int *fd, struct err *err)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    *fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    return (*fd >= 0 && sigprocmask(SIG_BLOCK, &set, NULL) == 0) ||
           err_env(err, "Ctrl-C and SIGTERM cannot be waited for (%s); try again", strerror(errno));
}

bool
signals_came(int fd)
{
    struct signalfd_siginfo info;
    return fd >= 0 && read(fd, &info, sizeof info) == (ssize_t)sizeof info;
}
