/* satark notice - tells the public that a service works, is down or is suspended. */
#include "cli/cli.h"

#include "cli/notice_words.h"
#include "cli/staff.h"
#include "cli/vet.h"
#include "office/plain.h"
#include "office/when.h"

#include <stdio.h>

#define SERVICE_EXPECTED "payment, call-centre, website, app, whatsapp, counters or supply"

static bool
parse_service(struct cli *c, const char *word, enum service *out)
{
    return service_parse(str_of(word), out) ||
           cli_err(c, ERR_INPUT, "cli.notice.service",
                   LANG_ARGS({"found", str_of(word)}, {"choices", STR(SERVICE_EXPECTED)}));
}

/* The texts and times given replace those that are there; "--also counters" is said in words. */
static bool
take_options(struct cli *c, int *argc, char **argv, struct notice *n)
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
        if (!cli_option(c, argc, argv, texts[i].name, &text))
            return false;
        if (!text)
            continue;
        *texts[i].to = str_trim(str_of(text));
        if (texts[i].to == &n->also_hi && !notice_instead(n->also_hi, &n->also_hi, &n->also_en))
            n->also_en = STR("");
    }
    return cli_option(c, argc, argv, "--since", &since) &&
           cli_option(c, argc, argv, "--until", &until) &&
           staff_time(c, "--since", since ? since : "now", false, &n->since) &&
           staff_time(c, "--until", until, true, &n->until);
}

static bool
parse_notice(struct cli *c, int argc, char **argv, struct notice *n)
{
    if (!take_options(c, &argc, argv, n) || !cli_words(c, argc, argv, 2, 2) ||
        !parse_service(c, argv[1], &n->service))
        return false;
    return service_state_parse(str_of(argv[2]), &n->state) ||
           cli_err(c, ERR_INPUT, "cli.notice.state", LANG_ARGS({"found", str_of(argv[2])}));
}

/* It stands there as the office's word, as a warning does. */
static bool
judge(struct cli *c, struct vet *v, const struct notice *n)
{
    const struct {
        const char *name;
        struct str text;
    } texts[] = {{"--why", n->why_hi},
                 {"--why-en", n->why_en},
                 {"--also", n->also_hi},
                 {"--also-en", n->also_en}};
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        struct str text = texts[i].text;
        const char *wrong = plain_shown(text) ? vet_judge(v, text, c->arena)
                                              : "letters that the screen has, no emoji or signs";
        if (wrong)
            return err_input(&c->err, "%s: found “%.*s”, expected %s", texts[i].name,
                             (int)plain_excerpt(text), text.p, wrong);
    }
    if (n->until && n->until <= clock_now())
        return err_input(&c->err, "--until: expected a time that is not over yet; with its date if "
                                  "it is not today");
    return true;
}

static int
put(struct cli *c, struct office *o, const struct notice *n)
{
    struct vet v;
    if (!vet_open(c, &v))
        return cli_fail(c);
    bool ok = judge(c, &v, n) && notice_set(o, n, &c->err);
    vet_close(&v);
    if (!ok)
        return cli_fail(c);
    cli_say(c, n->until ? "cli.notice.set_until" : "cli.notice.set",
            LANG_ARGS({"service", str_of(service_name(n->service))},
                     {"state", str_of(service_state_name(n->state))},
                     {"since", str_of(staff_show_time(c, n->since, false))},
                     {"until", str_of(staff_show_time(c, n->until, true))}));
    return EXIT_DONE;
}

static int
set(struct cli *c, struct office *o, int argc, char **argv)
{
    struct notice n = {0};
    return parse_notice(c, argc, argv, &n) ? put(c, o, &n) : cli_fail(c);
}

static int
list_templates(struct cli *c)
{
    size_t n;
    const struct notice_template *t = notice_templates(&n);
    for (size_t i = 0; i < n; i++)
        printf("%-20s %s %s: %s\n%-20s %s%s%s\n", t[i].name, service_name(t[i].service),
               service_state_name(t[i].state), cli_told(c, t[i].about), "", t[i].why_hi,
               *t[i].also_hi ? " · " : "", t[i].also_hi);
    return EXIT_DONE;
}

static int
template(struct cli *c, struct office *o, int argc, char **argv)
{
    size_t n, i = 0;
    const struct notice_template *t = notice_templates(&n);
    if (argc == 1)
        return list_templates(c);
    while (i < n && strcmp(t[i].name, argv[1]) != 0)
        i++;
    if (i == n) {
        err_input(&c->err, "template: found “%s”; satark notice template names them all", argv[1]);
        return cli_fail(c);
    }
    struct notice one = {.service = t[i].service,
                         .state = t[i].state,
                         .why_hi = str_of(t[i].why_hi),
                         .why_en = str_of(t[i].why_en),
                         .also_hi = str_of(t[i].also_hi),
                         .also_en = str_of(t[i].also_en)};
    if (!take_options(c, &argc, argv, &one) || !cli_words(c, argc, argv, 1, 1))
        return cli_fail(c);
    return put(c, o, &one);
}

static int
clear(struct cli *c, struct office *o, int argc, char **argv)
{
    enum service s;
    if (!cli_words(c, argc, argv, 1, 1) || !parse_service(c, argv[1], &s) ||
        !notice_clear(o, s, &c->err))
        return cli_fail(c);
    cli_say(c, "cli.notice.cleared", LANG_ARGS({"service", str_of(service_name(s))}));
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
        buf_fmt(&b, "%s\n", cli_text(c, "cli.notice.head", NULL, 0));
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
    static const struct staff_verb verbs[] = {
        {"set", set}, {"clear", clear}, {"list", list}, {"template", template}};
    return staff_run(c, &command_notice, verbs, ARRAY_LEN(verbs), argc, argv);
}

const struct command command_notice = {
    .name = "notice",
    .usage = "set SERVICE STATE [options] | clear SERVICE | list [--all] [--json] | "
             "template [NAME] [options]",
    .summary = "tells the public that a service works, is down or is suspended",
    .run = run,
};
