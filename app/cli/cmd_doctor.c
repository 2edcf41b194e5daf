/* satark doctor - one screen that says what is wrong with this kiosk, and what to do. */
#include "cli/doctor.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "cli/staff.h"

#include <inttypes.h>

enum { STATE_COLUMN = 9, NAME_COLUMN = 12, FINDINGS = 3 };

static const char *const state_names[FINDINGS] = {"ok", "warning", "wrong"};

/* ---- the sentence ---- */

static struct str
show_arg(struct cli *c, const struct finding_arg *arg)
{
    switch (arg->kind) {
    case ARG_TEXT:
        return str_of(arg->text);
    case ARG_NUMBER:
        return arena_fmt(c->arena, "%" PRId64, arg->number);
    case ARG_MIB:
        return arena_fmt(c->arena, "%" PRId64, arg->number / (1024 * 1024));
    case ARG_REFUSAL:
        return str_of(cli_text(c, arena_fmt(c->arena, "strip.refuse.%s", arg->text).p, NULL, 0));
    case ARG_DATE:
        cli_text(c, "doctor.ok", NULL, 0); /* opens the catalogue */
        if (c->lang)
            return lang_date(c->lang, c->arena, civil_from_unix(arg->number));
    }
    return STR("?");
}

static const char *
say(struct cli *c, const struct diagnosis *d)
{
    struct lang_arg args[DIAGNOSIS_ARGS];
    size_t n = 0;
    for (; n < DIAGNOSIS_ARGS && d->args[n].name; n++)
        args[n] = (struct lang_arg){d->args[n].name, show_arg(c, &d->args[n])};
    return cli_text(c, d->id, args, n);
}

/* ---- the screen ---- */

static void
print_cell(const char *text, int width)
{
    int pad = width - cli_columns(text);
    printf("%s%*s", text, pad > 1 ? pad : 1, "");
}

static void
print_line(struct cli *c, const struct doctor_check *check, const struct diagnosis *d, bool colours)
{
    static const char *const ids[FINDINGS] = {"doctor.ok", "doctor.warning", "doctor.wrong"};
    static const char *const shades[FINDINGS] = {"\033[32m", "\033[1;33m", "\033[1;31m"};
    if (colours)
        fputs(shades[d->finding], stdout);
    print_cell(cli_text(c, ids[d->finding], NULL, 0), STATE_COLUMN);
    if (colours)
        fputs("\033[0m", stdout);
    print_cell(cli_text(c, check->name, NULL, 0), NAME_COLUMN);
    puts(say(c, d));
}

static void
print_sum(struct cli *c, const int count[FINDINGS])
{
    const struct lang_arg args[] = {
        {"wrong", arena_fmt(c->arena, "%d", count[FINDING_WRONG])},
        {"warnings", arena_fmt(c->arena, "%d", count[FINDING_WARNING])},
    };
    const char *id = count[FINDING_WRONG]     ? "doctor.sum.wrong"
                     : count[FINDING_WARNING] ? "doctor.sum.warnings"
                                              : "doctor.sum.ok";
    printf("\n%s\n", cli_text(c, id, args, ARRAY_LEN(args)));
}

static void
print_screen(struct cli *c, const struct facts *f, const struct doctor_check *checks, size_t n)
{
    int count[FINDINGS] = {0};
    bool colours = cli_has_colours(stdout);
    for (size_t i = 0; i < n; i++) {
        struct diagnosis d = checks[i].judge(f);
        count[d.finding]++;
        print_line(c, &checks[i], &d, colours);
    }
    print_sum(c, count);
}

static void
print_json(struct cli *c, const struct facts *f, const struct doctor_check *checks, size_t n)
{
    struct buf b = {0};
    enum finding worst = FINDING_OK;
    const size_t prefix = strlen("doctor.");
    for (size_t i = 0; i < n; i++) {
        struct diagnosis d = checks[i].judge(f);
        worst = d.finding > worst ? d.finding : worst;
        buf_add(&b, i ? STR(",\n{") : STR("{"));
        staff_json(&b, true, "check", str_of(checks[i].name + prefix));
        staff_json(&b, false, "state", str_of(state_names[d.finding]));
        staff_json(&b, false, "code", str_of(d.id + prefix));
        staff_json(&b, false, "say", str_of(say(c, &d)));
        buf_char(&b, '}');
    }
    printf("{\"programme\":\"%s\",\"state\":\"%s\",\"checks\":[\n", SATARK_VERSION,
           state_names[worst]);
    buf_add(&b, STR("\n]}\n"));
    staff_print(&b);
}

static int
run(struct cli *c, int argc, char **argv)
{
    const char *lang = NULL, *root = "";
    struct facts f;
    size_t n;
    bool json = cli_switch(&argc, argv, "--json");
    if (!cli_option(c, &argc, argv, "--lang", &lang) ||
        !cli_option(c, &argc, argv, "--root", &root) || !cli_words(c, argc, argv, 0, 0))
        return cli_usage(c, &command_doctor, "%s", c->err.msg);
    if (lang && strcmp(lang, "hi") != 0 && strcmp(lang, "en") != 0)
        return cli_usage(c, &command_doctor, "--lang: found “%s”, expected hi or en", lang);
    cli_speak(c, lang ? lang : cli_lang());
    facts_read(c, root, &f);
    const struct doctor_check *checks = doctor_checks(&n);
    if (json)
        print_json(c, &f, checks, n);
    else
        print_screen(c, &f, checks, n);
    for (size_t i = 0; i < n; i++)
        if (checks[i].judge(&f).finding == FINDING_WRONG)
            return EXIT_ENV;
    return EXIT_DONE;
}

const struct command command_doctor = {
    .name = "doctor",
    .usage = "[--json] [--lang hi|en] [--root DIR]",
    .summary = "looks at everything this kiosk needs, and says what to do",
    .run = run,
};
