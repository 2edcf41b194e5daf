/* satark setting - the office's name, the kiosk's seconds. */
#include "cli/cli.h"

#include "cli/staff.h"
#include "registry/registry.h"

#include <stdio.h>

static int
get(struct cli *c, struct office *o, int argc, char **argv)
{
    struct str value;
    if (!cli_words(c, argc, argv, 1, 1) || !setting_get(o, argv[1], c->arena, &value, &c->err))
        return cli_fail(c);
    printf("%.*s\n", (int)value.n, value.p);
    return EXIT_DONE;
}

/* Another DISCOM's office: its warnings and counters come with it. */
static bool
set_discom(struct cli *c, struct office *o, const char *value)
{
    const char *path = cli_path(c, "registry.db");
    struct registry *r;
    if (!registry_open(path, str_of(value), &r, &c->err))
        return false; /* the list does not know it */
    registry_close(r);
    return office_seed(o, path, str_of(value), &c->err);
}

static bool
set_value(struct cli *c, struct office *o, const char *name, const char *value)
{
    if (strcmp(name, "discom") == 0)
        return set_discom(c, o, value);
    return setting_set(o, name, str_of(value), &c->err);
}

static int
set(struct cli *c, struct office *o, int argc, char **argv)
{
    struct str value;
    if (!cli_words(c, argc, argv, 2, 2) || !set_value(c, o, argv[1], argv[2]) ||
        !setting_get(o, argv[1], c->arena, &value, &c->err))
        return cli_fail(c);
    cli_say(c, "cli.setting.set", LANG_ARGS({"name", str_of(argv[1])}, {"value", value}));
    return EXIT_DONE;
}

static void
add_json(struct buf *b, const struct setting *k, struct str value)
{
    buf_add(b, b->n > 1 ? STR(",\n {") : STR("{"));
    staff_json(b, true, "name", str_of(k->name));
    staff_json(b, false, "value", value);
    staff_json(b, false, "default", str_of(k->fallback));
    staff_json(b, false, "help", str_of(k->help));
    buf_char(b, '}');
}

static int
list(struct cli *c, struct office *o, int argc, char **argv)
{
    bool json = cli_switch(&argc, argv, "--json");
    struct buf b = {0};
    size_t n;
    const struct setting *known = settings_known(&n);
    if (!cli_words(c, argc, argv, 0, 0))
        return cli_fail(c);
    buf_add(&b, json ? STR("[") : STR(""));
    for (size_t i = 0; i < n; i++) {
        struct str value;
        if (!setting_get(o, known[i].name, c->arena, &value, &c->err)) {
            buf_free(&b);
            return cli_fail(c);
        }
        if (json)
            add_json(&b, &known[i], value);
        else
            buf_fmt(&b, "%-20s  %s\n%22s= %.*s\n", known[i].name, cli_told(c, known[i].help), "",
                    (int)value.n, value.p);
    }
    buf_add(&b, json ? STR("]\n") : STR(""));
    staff_print(&b);
    return EXIT_DONE;
}

static int
run(struct cli *c, int argc, char **argv)
{
    static const struct staff_verb verbs[] = {{"get", get}, {"set", set}, {"list", list}};
    return staff_run(c, &command_setting, verbs, ARRAY_LEN(verbs), argc, argv);
}

const struct command command_setting = {
    .name = "setting",
    .usage = "get NAME | set NAME VALUE | list [--json]",
    .summary = "shows and changes this office's settings",
    .run = run,
};
