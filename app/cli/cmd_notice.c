/* satark notice - tells the public that a service works, is down or is suspended. */
#include "cli/cli.h"

#include "cli/staff.h"
#include "office/when.h"

#define SERVICE_EXPECTED "payment, call-centre, website, app, whatsapp, counters or supply"

static bool
parse_service(struct cli *c, const char *word, enum service *out)
{
    return service_parse(str_of(word), out) ||
           cli_err(c, ERR_INPUT, "cli.notice.service",
                   CLI_ARGS({"found", str_of(word)}, {"choices", STR(SERVICE_EXPECTED)}));
}

static bool
parse_notice(struct cli *c, int argc, char **argv, struct notice *n)
{
    const char *since = NULL, *until = NULL;
    const struct {
        const char *name;
        struct str *to;
    } texts[] = {{"--why", &n->why_hi},
                 {"--why-en", &n->why_en},
                 {"--also", &n->also_hi},
                 {"--also-en", &n->also_en}};

    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        const char *text = NULL;
        if (!cli_option(c, &argc, argv, texts[i].name, &text))
            return false;
        *texts[i].to = str_trim(str_of(text));
    }
    if (!cli_option(c, &argc, argv, "--since", &since) ||
        !cli_option(c, &argc, argv, "--until", &until) || !cli_words(c, argc, argv, 2, 2) ||
        !parse_service(c, argv[1], &n->service))
        return false;
    if (!service_state_parse(str_of(argv[2]), &n->state))
        return cli_err(c, ERR_INPUT, "cli.notice.state", CLI_ARGS({"found", str_of(argv[2])}));
    return staff_time(c, "--since", since ? since : "now", false, &n->since) &&
           staff_time(c, "--until", until, true, &n->until);
}

static int
set(struct cli *c, struct office *o, int argc, char **argv)
{
    struct notice n = {0};
    if (!parse_notice(c, argc, argv, &n) || !notice_set(o, &n, &c->err))
        return cli_fail(c);
    cli_say(c, n.until ? "cli.notice.set_until" : "cli.notice.set",
            CLI_ARGS({"service", str_of(service_name(n.service))},
                     {"state", str_of(service_state_name(n.state))},
                     {"since", str_of(staff_show_time(c, n.since, false))},
                     {"until", str_of(staff_show_time(c, n.until, true))}));
    return EXIT_DONE;
}

static int
clear(struct cli *c, struct office *o, int argc, char **argv)
{
    enum service s;
    if (!cli_words(c, argc, argv, 1, 1) || !parse_service(c, argv[1], &s) ||
        !notice_clear(o, s, &c->err))
        return cli_fail(c);
    cli_say(c, "cli.notice.cleared", CLI_ARGS({"service", str_of(service_name(s))}));
    return EXIT_DONE;
}

static void
add_json(struct cli *c, struct buf *b, const struct notice *n)
{
    buf_add(b, b->n > 1 ? STR(",\n {") : STR("{"));
    staff_json(b, true, "service", str_of(service_name(n->service)));
    staff_json(b, false, "state", str_of(service_state_name(n->state)));
    staff_json(b, false, "since", when_format(n->since, false, c->arena));
    staff_json(b, false, "until", when_format(n->until, true, c->arena));
    staff_json(b, false, "why_hi", n->why_hi);
    staff_json(b, false, "why_en", n->why_en);
    staff_json(b, false, "also_hi", n->also_hi);
    staff_json(b, false, "also_en", n->also_en);
    buf_char(b, '}');
}

static void
add_line(struct cli *c, struct buf *b, const struct notice *n)
{
    buf_fmt(b, "%-12s %-10s %-16s  %-16s  %.*s\n", service_name(n->service),
            service_state_name(n->state), staff_show_time(c, n->since, false),
            staff_show_time(c, n->until, true), (int)n->why_hi.n, n->why_hi.p);
    if (n->also_hi.n)
        buf_fmt(b, "%60s%.*s\n", "", (int)n->also_hi.n, n->also_hi.p);
}

static int
list(struct cli *c, struct office *o, int argc, char **argv)
{
    bool json = cli_switch(&argc, argv, "--json");
    bool all = cli_switch(&argc, argv, "--all");
    struct notice *list_of;
    struct buf b = {0};
    size_t n;
    if (!cli_words(c, argc, argv, 0, 0) ||
        !notice_list(o, all ? 0 : clock_now(), c->arena, &list_of, &n, &c->err))
        return cli_fail(c);
    if (json)
        buf_char(&b, '[');
    else if (n == 0)
        buf_fmt(&b, "%s\n", cli_text(c, "cli.notice.none", NULL, 0));
    else
        buf_fmt(&b, "%-12s %-10s %-16s  %-16s  %s\n", "SERVICE", "STATE", "SINCE", "UNTIL", "WHY");
    for (size_t i = 0; i < n; i++) {
        if (json)
            add_json(c, &b, &list_of[i]);
        else
            add_line(c, &b, &list_of[i]);
    }
    buf_add(&b, json ? STR("]\n") : STR(""));
    staff_print(&b);
    return EXIT_DONE;
}

static int
run(struct cli *c, int argc, char **argv)
{
    static const struct staff_verb verbs[] = {{"set", set}, {"clear", clear}, {"list", list}};
    return staff_run(c, &command_notice, verbs, ARRAY_LEN(verbs), argc, argv);
}

const struct command command_notice = {
    .name = "notice",
    .usage = "set SERVICE STATE [options] | clear SERVICE | list [--all] [--json]",
    .summary = "tells the public that a service works, is down or is suspended",
    .help = "  SERVICE  " SERVICE_EXPECTED "\n"
            "  STATE    working, down or suspended\n\n"
            "  set      shows the notice; setting a service again replaces its notice.\n"
            "           “payment suspended” takes the payment QR off the screen at once.\n"
            "    --since T     from when; without it, now\n"
            "    --until T     until when; without it, until cleared\n"
            "    --why TEXT    the reason in Hindi, at most 120 characters (--why-en: English)\n"
            "    --also TEXT   what to use instead, in Hindi (--also-en: English)\n"
            "    T is now, 18:00 (today), 2026-11-22 or 2026-11-22T10:00;\n"
            "    --until 2026-11-22 means to the end of that day\n"
            "  clear    takes the notice off the screen\n"
            "  list     the notices in force; --all also those over or yet to come\n\n"
            "Example: satark notice set payment suspended --until 18:00 "
            "--why \"बैंक की जाँच चल रही है\" --also \"नकद काउंटर खुले हैं\"",
    .run = run,
};
