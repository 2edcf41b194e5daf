#include "cli/password.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

/* One line and no byte more: the next may be another key's password. */
static bool
read_line(int fd, struct buf *out)
{
    char c = '\0';
    ssize_t n = 0;
    while (out->n <= PASSWORD_MAX && ((n = read(fd, &c, 1)) > 0 || (n < 0 && errno == EINTR))) {
        if (n > 0 && c == '\n')
            break;
        if (n > 0)
            buf_char(out, c);
    }
    explicit_bzero(&c, sizeof c);
    if (out->n && out->p[out->n - 1] == '\r')
        out->p[--out->n] = '\0';
    return out->n && out->n <= PASSWORD_MAX;
}

bool
password_read(const char *path, struct buf *out, struct err *err)
{
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return err_env(err, "%s: the password cannot be read (%s)", path, strerror(errno));
    bool good = read_line(fd, out);
    if (!standard)
        close(fd);
    return good || err_input(err, "%s: expected a password of at most %d bytes in the first line",
                             path, PASSWORD_MAX);
}

/* ---- at the terminal ---- */

struct terminal {
    int fd, signals;
    sigset_t before;
    struct termios shown;
};

static bool
terminal_open(struct terminal *t, struct err *err)
{
    sigset_t ending;
    t->fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (t->fd < 0 || tcgetattr(t->fd, &t->shown) != 0) {
        if (t->fd >= 0)
            close(t->fd);
        return err_input(err, "there is no terminal to ask for the password on; use "
                              "--password-file FILE");
    }
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGHUP);
    sigaddset(&ending, SIGQUIT);
    t->signals = signalfd(-1, &ending, SFD_CLOEXEC);
    sigaddset(&ending, SIGTSTP); /* waits until the terminal is as it was */
    sigprocmask(SIG_BLOCK, &ending, &t->before);

    struct termios hidden = t->shown;
    hidden.c_lflag = (hidden.c_lflag & ~(tcflag_t)ECHO) | ICANON | ECHONL;
    tcsetattr(t->fd, TCSADRAIN, &hidden);
    return true;
}

static void
terminal_close(struct terminal *t)
{
    tcsetattr(t->fd, TCSADRAIN, &t->shown);
    if (t->signals >= 0)
        close(t->signals);
    close(t->fd);
    sigprocmask(SIG_SETMASK, &t->before, NULL); /* what was held back comes now */
}

/* Asks once. False when a signal came, which ends us as soon as it is let through, or nothing. */
static bool
ask(struct terminal *t, const char *prompt, struct buf *out)
{
    struct pollfd fds[] = {{.fd = t->fd, .events = POLLIN}, {.fd = t->signals, .events = POLLIN}};
    struct str text = str_of(prompt);
    if (write(t->fd, text.p, text.n) < 0)
        return false;
    while (poll(fds, ARRAY_LEN(fds), -1) < 0)
        if (errno != EINTR)
            return false;
    return !fds[1].revents && read_line(t->fd, out);
}

static bool
same_again(struct terminal *t, const char *prompt, const struct buf *first, struct err *err)
{
    struct buf second = {0};
    bool same = ask(t, prompt, &second) && str_eq(buf_str(first), buf_str(&second));
    buf_free(&second);
    return same || err_input(err, "the two passwords differ; nothing was made, try again");
}

bool
password_ask(const char *prompt, const char *again, struct buf *out, struct err *err)
{
    struct terminal t = {.fd = -1, .signals = -1};
    if (!terminal_open(&t, err))
        return false;
    bool good = ask(&t, prompt, out) ||
                err_input(err, "expected a password of 1 to %d bytes", PASSWORD_MAX);
    good = good && (!again || same_again(&t, again, out, err));
    terminal_close(&t);
    return good;
}
