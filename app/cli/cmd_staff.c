/* satark staff - the PIN of the panel that the kiosk opens for staff. */
#include "cli/cli.h"

#include "cli/password.h"
#include "cli/staff.h"
#include "office/pin.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static bool
has_terminal(void)
{
    int fd = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

/* Asked twice without echo, or the first line of standard input. */
static bool
read_pin(struct cli *c, bool standard, struct buf *out)
{
    if (standard)
        return password_read("-", out, &c->err) ||
               err_input(&c->err, "standard input: expected a PIN of %d digits in the first line",
                         PIN_DIGITS);
    if (!has_terminal())
        return cli_err(c, ERR_INPUT, "cli.pin.no_terminal", NULL, 0);
    return password_ask(cli_text(c, "cli.pin.ask", NULL, 0), cli_text(c, "cli.same_again", NULL, 0),
                        out, &c->err) ||
           cli_err(c, ERR_INPUT, "cli.pin.differ", NULL, 0);
}

static int
pin(struct cli *c, struct office *o, int argc, char **argv)
{
    struct buf digits = {0};
    bool standard = cli_switch(&argc, argv, "--stdin");
    bool ok = cli_words(c, argc, argv, 0, 0) && read_pin(c, standard, &digits) &&
              pin_set(o, buf_str(&digits), &c->err);
    buf_free(&digits);
    if (!ok)
        return cli_fail(c);
    cli_say(c, "cli.pin.set", NULL, 0);
    return EXIT_DONE;
}

static int
unlock(struct cli *c, struct office *o, int argc, char **argv)
{
    if (!cli_words(c, argc, argv, 0, 0) || !pin_unlock(o, &c->err))
        return cli_fail(c);
    cli_say(c, "cli.pin.unlocked", NULL, 0);
    return EXIT_DONE;
}

static int
close_panel(struct cli *c, struct office *o, int argc, char **argv)
{
    if (!cli_words(c, argc, argv, 0, 0) || !pin_remove(o, &c->err))
        return cli_fail(c);
    cli_say(c, "cli.pin.closed", NULL, 0);
    return EXIT_DONE;
}

static int
state(struct cli *c, struct office *o, int argc, char **argv)
{
    struct pin_tries t;
    bool is_set;
    if (!cli_words(c, argc, argv, 0, 0) || !pin_read(o, &is_set, &t, &c->err))
        return cli_fail(c);
    cli_say(c, is_set ? "cli.pin.is_set" : "cli.pin.is_not_set", NULL, 0);
    if (pin_is_locked(&t))
        cli_say(c, "cli.pin.locked", LANG_ARGS({"n", arena_fmt(c->arena, "%d", t.locks)}));
    return EXIT_DONE;
}

static int
run(struct cli *c, int argc, char **argv)
{
    static const struct staff_verb verbs[] = {
        {"pin", pin}, {"unlock", unlock}, {"close", close_panel}, {"state", state}};
    return staff_run(c, &command_staff, verbs, ARRAY_LEN(verbs), argc, argv);
}

const struct command command_staff = {
    .name = "staff",
    .usage = "pin [--stdin] | unlock | close | state",
    .summary = "sets the PIN of the panel that the kiosk opens for staff",
    .run = run,
};
