/* satark check - one message, or one a line, and what is to be thought of it. */
#include "cli/checker.h"
#include "cli/json_in.h"
#include "cli/json_out.h"
#include "verify/reasons.h"
#include "verify/verdict.h"

#include <stdio.h>
#include <unistd.h>

enum { EXIT_OFFICIAL = 0, EXIT_UNVERIFIED = 10, EXIT_SUSPICIOUS = 20, EXIT_SCAM = 30 };

struct options {
    const char *sender, *channel, *lang;
    bool json, jsonl, exit_code;
    enum channel_of_message via;
};

static bool
parse_channel(struct str name, enum channel_of_message *out)
{
    static const char *const names[] = {[VIA_UNKNOWN] = "",
                                        [VIA_SMS] = "sms",
                                        [VIA_WHATSAPP] = "whatsapp",
                                        [VIA_CALL] = "call",
                                        [VIA_EMAIL] = "email"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_eq(name, str_of(names[i]))) {
            *out = (enum channel_of_message)i;
            return true;
        }
    return false;
}

static bool
parse_options(struct cli *c, int *argc, char **argv, struct options *o)
{
    *o = (struct options){.lang = "hi"};
    if (!cli_option(c, argc, argv, "--sender", &o->sender) ||
        !cli_option(c, argc, argv, "--channel", &o->channel) ||
        !cli_option(c, argc, argv, "--lang", &o->lang))
        return false;
    o->jsonl = cli_switch(argc, argv, "--jsonl");
    o->json = cli_switch(argc, argv, "--json");
    o->exit_code = cli_switch(argc, argv, "--exit-code");
    if (!parse_channel(str_of(o->channel), &o->via))
        return err_input(&c->err, "--channel: found “%s”, expected sms, whatsapp, call or email",
                         o->channel);
    return cli_words(c, *argc, argv, 0, o->jsonl ? 0 : 1);
}

/* ---- for people ---- */

static const char *
colour_of(const struct answer *answer)
{
    switch (answer->verdict) {
    case VERDICT_SCAM:
        return "\033[1;97;41m";
    case VERDICT_SUSPICIOUS:
        return "\033[1;30;43m";
    case VERDICT_OFFICIAL:
        /* of a stale list not the plain green of certainty */
        return answer->as_of ? "\033[1;32m" : "\033[1;97;42m";
    default:
        return "\033[1;97;100m";
    }
}

static void
print_styled(struct str styled, bool colour, struct arena *a)
{
    if (!colour) {
        struct str plain = lang_plain(a, styled);
        fwrite(plain.p, 1, plain.n, stdout);
        return;
    }
    for (size_t i = 0; i < styled.n; i++) {
        switch (styled.p[i]) {
        case STYLE_END:
            fputs("\033[0m", stdout);
            break;
        case STYLE_BOLD:
            fputs("\033[1m", stdout);
            break;
        case STYLE_MARK:
            fputs("\033[1;7m", stdout);
            break;
        case STYLE_YELLOW:
            fputs("\033[33m", stdout);
            break;
        default:
            putchar(styled.p[i]);
        }
    }
}

static void
print_answer(const struct answer *answer, struct str text, const struct checker *k, struct arena *a)
{
    char id[48];
    bool colour = cli_has_colours(stdout);
    bool stale = answer->as_of && answer->verdict == VERDICT_OFFICIAL;
    const char *when = stale ? ".stale" : "";
    const struct lang_arg args[] = {
        {"helpline", k->knowledge.helpline},
        {"date", lang_date(k->lang, a, civil_from_unix(k->info.made_at))}};
    snprintf(id, sizeof id, "verdict.%s%s", verdict_name(answer->verdict), when);
    struct str word = lang_format(k->lang, a, id, args, ARRAY_LEN(args));
    printf("%s%s%.*s%s%s\n\n", colour ? colour_of(answer) : "", colour ? " " : "",
           (int)word.n, word.p, colour ? " " : "", colour ? "\033[0m" : "");
    word = lang_get(k->lang, "cli.reasons");
    printf("%.*s\n", (int)word.n, word.p);
    for (size_t i = 0; i < answer->n_reasons; i++) {
        printf("  %zu. ", i + 1);
        print_styled(reason_say(&answer->reasons[i], text, &k->knowledge, k->lang, a), colour, a);
        putchar('\n');
    }
    word = lang_get(k->lang, "cli.do");
    printf("\n%.*s\n  ", (int)word.n, word.p);
    snprintf(id, sizeof id, "verdict.%s%s.do", verdict_name(answer->verdict), when);
    print_styled(lang_format(k->lang, a, id, args, ARRAY_LEN(args)), colour, a);
    putchar('\n');
}

/* ---- one message ---- */

static bool
read_all(FILE *in, struct buf *out, struct err *err)
{
    char chunk[65536];
    size_t n;
    while ((n = fread(chunk, 1, sizeof chunk, in)) > 0) {
        if (out->n + n > JSON_LINE_MAX)
            return err_input(err, "the text is longer than 8 MiB");
        buf_add(out, (struct str){chunk, n});
    }
    if (ferror(in))
        return err_env(err, "standard input cannot be read");
    if (out->n && out->p[out->n - 1] == '\n') /* the shell's, not the message's */
        out->p[--out->n] = '\0';
    return true;
}

static int
exit_code_of(enum verdict v)
{
    switch (v) {
    case VERDICT_OFFICIAL:
        return EXIT_OFFICIAL;
    case VERDICT_SUSPICIOUS:
        return EXIT_SUSPICIOUS;
    case VERDICT_SCAM:
        return EXIT_SCAM;
    default:
        return EXIT_UNVERIFIED;
    }
}

static int
check_one(struct cli *c, const struct options *o, const struct checker *k, struct str text)
{
    struct answer answer;
    check_run(&k->check, text, str_of(o->sender), o->via, c->arena, &answer);
    if (o->json) {
        struct buf out = {0};
        json_answer(&out, (struct str){"", 0}, text, &answer, k, c->arena);
        buf_char(&out, '\n');
        fwrite(out.p, 1, out.n, stdout);
        buf_free(&out);
    } else {
        print_answer(&answer, text, k, c->arena);
    }
    return o->exit_code ? exit_code_of(answer.verdict) : EXIT_DONE;
}

/* ---- a message a line ---- */

static void
answer_row(const struct json_row *row, const struct options *o, const struct checker *k,
           struct arena *a, struct buf *out)
{
    struct answer answer;
    enum channel_of_message via = o->via;
    const char *error = row->error;
    if (!error && row->channel.n && !parse_channel(row->channel, &via))
        error = "\"channel\" is not sms, whatsapp, call or email";
    if (error) {
        json_error(out, row->id, error);
        return;
    }
    struct str sender = row->sender.n ? row->sender : str_of(o->sender);
    check_run(&k->check, row->text, sender, via, a, &answer);
    json_answer(out, row->id, row->text, &answer, k, a);
}

static int
check_lines(struct cli *c, const struct options *o, const struct checker *k)
{
    struct json_in *in;
    struct json_row row;
    struct buf out = {0};
    struct arena a = {0};
    if (!json_in_open(stdin, &in, &c->err))
        return cli_fail(c);
    int code = EXIT_DONE;
    while (code == EXIT_DONE && json_in_next(in, &row)) {
        answer_row(&row, o, k, &a, &out);
        buf_char(&out, '\n');
        if (fwrite(out.p, 1, out.n, stdout) != out.n || fflush(stdout) != 0) {
            err_env(&c->err, "standard output cannot be written");
            code = cli_fail(c);
        }
        buf_free(&out);
        arena_wipe(&a);
    }
    buf_free(&out);
    json_in_close(in);
    return code;
}

static int
run(struct cli *c, int argc, char **argv)
{
    struct options o;
    struct checker k;
    struct buf text = {0};
    if (!parse_options(c, &argc, argv, &o) || !checker_open(c, o.lang, &k))
        return cli_fail(c);
    int code;
    int last = argc > 1 ? argc - 1 : 0;
    if (o.jsonl)
        code = check_lines(c, &o, &k);
    else if (last && strcmp(argv[last], "--") != 0)
        code = check_one(c, &o, &k, str_of(argv[last]));
    else if (read_all(stdin, &text, &c->err))
        code = check_one(c, &o, &k, buf_str(&text));
    else
        code = cli_fail(c);
    buf_free(&text);
    checker_close(&k);
    return code;
}

const struct command command_check = {
    .name = "check",
    .usage = "[TEXT] [--sender S] [--channel sms|whatsapp|call|email] [--lang hi|en] "
             "[--json | --jsonl] [--exit-code]",
    .summary = "says whether a message, number, link or UPI ID is official, a scam, or neither",
    .run = run,
};
