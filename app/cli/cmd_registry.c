/* satark registry - makes the list from reviewed CSV files, and asks it. */
#include "cli/cli.h"

#include "base/buf.h"
#include "base/clock.h"
#include "cli/registry_diff.h"
#include "cli/ticker.h"
#include "base/paths.h"
#include "office/office.h"
#include "registry/build.h"
#include "registry/names.h"
#include "registry/place.h"
#include "registry/registry.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

/* ---- build ---- */

/* A day and no hour: two builds of one day are the same. */
static bool
parse_date(struct cli *c, const char *date, int64_t *out)
{
    struct civil day = civil_from_unix(clock_now());
    if (date && (strlen(date) != 10 || !civil_parse(str_of(date), &day)))
        return err_input(&c->err, "--date %s: expected a date such as 2026-11-22", date);
    *out = civil_to_unix((struct civil){.year = day.year, .month = day.month, .day = day.day});
    return true;
}

static int
run_build(struct cli *c, int argc, char **argv)
{
    const char *from = NULL, *serial = NULL, *out = NULL, *date = NULL, *stale = NULL;
    unsigned long number = 0, days = STALE_DAYS;
    struct build_plan plan = {.made_at = 0};

    if (!cli_option(c, &argc, argv, "--from", &from) ||
        !cli_option(c, &argc, argv, "--serial", &serial) ||
        !cli_option(c, &argc, argv, "--out", &out) ||
        !cli_option(c, &argc, argv, "--date", &date) ||
        !cli_option(c, &argc, argv, "--stale-after", &stale) || !cli_words(c, argc, argv, 0, 0))
        return cli_usage(c, &command_registry, "%s", c->err.msg);
    if (!from || !serial || !out)
        return cli_usage(c, &command_registry, "build needs --from DIR, --serial N and --out FILE");
    if (!str_to_uint(str_of(serial), UINT32_MAX, &number) || number == 0)
        return cli_usage(c, &command_registry, "--serial %s: expected a whole number from 1",
                         serial);
    if (stale && (!str_to_uint(str_of(stale), STALE_DAYS_MAX, &days) || days == 0))
        return cli_usage(c, &command_registry, "--stale-after %s: expected days from 1 to %d",
                         stale, STALE_DAYS_MAX);
    plan.from = from;
    plan.out = out;
    plan.serial = (int64_t)number;
    plan.stale_days = (int64_t)days;
    if (!parse_date(c, date, &plan.made_at))
        return cli_fail(c);
    struct ticker ticker;
    ticker_start(c, &ticker, "cli.work.build");
    bool ok = registry_build_plan(&plan, &c->err);
    ticker_stop(&ticker);
    if (!ok)
        return cli_fail(c);
    cli_say(c, "cli.registry.made",
            LANG_ARGS({"file", str_of(out)}, {"serial", cli_number(c, (int64_t)number)},
                     {"from", str_of(from)}));
    return EXIT_DONE;
}

/* ---- opening ---- */

/* This office's DISCOM if there is an office here, else "*", the national view. */
static bool
choose_home(struct cli *c, struct str *home)
{
    const char *path = cli_path(c, "office.db");
    struct office *office;
    *home = STR("*");
    if (access(path, F_OK) != 0)
        return true;
    if (!office_open(path, &office, &c->err))
        return false;
    bool ok = setting_get(office, "discom", c->arena, home, &c->err);
    office_close(office);
    if (ok && home->n == 0)
        *home = STR("*");
    return ok;
}

static bool
open_list(struct cli *c, const char *file, struct str home, struct registry **out)
{
    bool fell_back;
    if (file)
        return registry_open(file, home, out, &c->err);
    if (!place_open(paths_data(c->arena, c->data_given), home, out, &fell_back, &c->err))
        return false;
    if (fell_back)
        cli_warn(c);
    return true;
}

/* ---- info ---- */

static void
info_json(const struct registry_info *i)
{
    struct civil made = civil_from_unix(i->made_at);
    int64_t days;
    enum list_age age = registry_age(i, clock_now(), &days);
    printf("{\"serial\":%" PRId64 ",\"made_at\":\"%04d-%02d-%02d\",\"age_days\":%" PRId64
           ",\"stale_days\":%" PRId64 ",\"stale\":%s,\"clock_wrong\":%s,\"channels\":%" PRId64
           ",\"headers\":%" PRId64 ",\"reported\":%" PRId64 ",\"templates\":%" PRId64
           ",\"phrases\":%" PRId64 ",\"counters\":%" PRId64 ",\"warnings\":%" PRId64 "}\n",
           i->serial, made.year, made.month, made.day, days, i->stale_days,
           age == LIST_STALE ? "true" : "false", age == LIST_CLOCK_WRONG ? "true" : "false",
           i->n_channels, i->n_headers, i->n_reported, i->n_templates, i->n_phrases, i->n_counters,
           i->n_warnings);
}

static struct str
show_date(struct cli *c, int64_t at)
{
    struct civil day = civil_from_unix(at);
    return arena_fmt(c->arena, "%04d-%02d-%02d", day.year, day.month, day.day);
}

static void
print_age(struct cli *c, const struct registry_info *i)
{
    int64_t days, now = clock_now();
    enum list_age age = registry_age(i, now, &days);
    cli_say(c,
            age == LIST_CLOCK_WRONG ? "cli.info.clock"
            : age == LIST_STALE     ? "cli.info.stale"
                                    : "cli.info.age",
            LANG_ARGS({"today", show_date(c, now)}, {"days", cli_number(c, days)}));
}

static void
info_text(struct cli *c, const struct registry_info *i)
{
    cli_say(c, "cli.info.list",
            LANG_ARGS({"serial", cli_number(c, i->serial)}, {"made", show_date(c, i->made_at)}));
    print_age(c, i);
    cli_say(
        c, "cli.info.rows",
        LANG_ARGS(
            {"days", cli_number(c, i->stale_days)}, {"channels", cli_number(c, i->n_channels)},
            {"headers", cli_number(c, i->n_headers)}, {"reported", cli_number(c, i->n_reported)},
            {"templates", cli_number(c, i->n_templates)}, {"phrases", cli_number(c, i->n_phrases)},
            {"counters", cli_number(c, i->n_counters)},
            {"warnings", cli_number(c, i->n_warnings)}));
}

static int
run_info(struct cli *c, int argc, char **argv)
{
    struct registry *r;
    struct registry_info i;
    bool json = cli_switch(&argc, argv, "--json");

    if (!cli_words(c, argc, argv, 0, 1))
        return cli_usage(c, &command_registry, "%s", c->err.msg);
    if (!open_list(c, argc > 1 ? argv[1] : NULL, STR("*"), &r))
        return cli_fail(c);
    bool ok = registry_info(r, &i, &c->err);
    registry_close(r);
    if (!ok)
        return cli_fail(c);

    if (json)
        info_json(&i);
    else
        info_text(c, &i);
    return EXIT_DONE;
}

/* ---- lookup ---- */

struct hit {
    struct str key;
    enum entity_kind kind;
    struct fact fact;
};

enum { HITS_MAX = ENTITY_KINDS };

static const char *const entity_names[ENTITY_KINDS] = {
    [ENTITY_PHONE] = "phone",     [ENTITY_LINK] = "link",     [ENTITY_VPA] = "vpa",
    [ENTITY_HEADER] = "header",   [ENTITY_EMAIL] = "email",   [ENTITY_APP] = "app",
    [ENTITY_ACCOUNT] = "account", [ENTITY_AMOUNT] = "amount", [ENTITY_TIME] = "time",
};

/* A host by itself, then the hosts above it, of which only a domain row covers it. */
static bool
find_host(struct registry *r, struct str host, struct fact *out)
{
    struct str up = host, label;
    while (str_find(up, STR("."), 0) < up.n) {
        if (registry_find(r, ENTITY_LINK, up, out) &&
            (up.n == host.n || out->channel == CHANNEL_DOMAIN))
            return true;
        str_cut(&up, '.', &label);
    }
    return false;
}

/* The value's host, written as a link or as the beginning of one. */
static bool
host_of(struct str value, struct cli *c, char *key, size_t cap)
{
    return registry_key(CHANNEL_URL, value, key, cap, NULL) ||
           registry_key(CHANNEL_URL, arena_fmt(c->arena, "https://%.*s", (int)value.n, value.p),
                        key, cap, NULL);
}

/* What a value is, nobody says: it is tried as everything it can be. */
static size_t
find_all(struct cli *c, struct registry *r, struct str value, struct hit *hits)
{
    static const enum channel_kind kinds[] = {CHANNEL_PHONE, CHANNEL_URL,   CHANNEL_SMS_HEADER,
                                              CHANNEL_VPA,   CHANNEL_EMAIL, CHANNEL_APP};
    size_t n = 0;
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
        char key[FACT_VALUE_MAX];
        struct hit *h = &hits[n];
        bool link = kinds[i] == CHANNEL_URL;
        h->kind = channel_entity(kinds[i]);
        if (link ? !host_of(value, c, key, sizeof key)
                 : !registry_key(kinds[i], value, key, sizeof key, NULL))
            continue;
        h->key = arena_str(c->arena, str_of(key));
        if (link ? find_host(r, h->key, &h->fact) : registry_find(r, h->kind, h->key, &h->fact))
            n++;
    }
    return n;
}

static void
add_field(struct buf *b, const char *name, struct str value)
{
    buf_fmt(b, ",\"%s\":", name);
    buf_json(b, value);
}

static void
print_json(struct str value, const struct hit *hits, size_t n)
{
    struct buf b = {0};
    buf_add(&b, STR("{\"value\":"));
    buf_json(&b, value);
    buf_fmt(&b, ",\"found\":%s,\"rows\":[", n ? "true" : "false");
    for (size_t i = 0; i < n; i++) {
        const struct fact *f = &hits[i].fact;
        buf_fmt(&b, "%s{\"kind\":\"%s\"", i ? "," : "", entity_names[hits[i].kind]);
        add_field(&b, "key", hits[i].key);
        add_field(&b, "status", str_of(fact_state_name(f->state)));
        add_field(&b, "channel", str_of(channel_kind_name(f->channel)));
        add_field(&b, "owner", str_of(f->owner));
        add_field(&b, "owner_hi", str_of(f->owner_hi));
        add_field(&b, "owner_en", str_of(f->owner_en));
        add_field(&b, "value", str_of(f->value));
        add_field(&b, "purpose_hi", str_of(f->purpose_hi));
        add_field(&b, "purpose_en", str_of(f->purpose_en));
        add_field(&b, "successor", str_of(f->successor));
        add_field(&b, "source", str_of(f->source));
        add_field(&b, "confidence", str_of(confidence_name(f->confidence)));
        buf_char(&b, '}');
    }
    buf_add(&b, STR("]}"));
    puts(b.p);
    buf_free(&b);
}

/* Whoever made the list, no byte of it plays with the terminal. */
static const char *
shown(struct cli *c, const char *text)
{
    char *p = (char *)arena_str(c->arena, str_of(text)).p;
    for (char *q = p; *q; q++) {
        unsigned char byte = (unsigned char)*q;
        bool c1 = byte == 0xC2 && (unsigned char)q[1] < 0xA0; /* U+0080 to U+009F */
        if (byte < ' ' || byte == 0x7F || c1)
            *q = '?';
        if (c1 && q[1])
            *++q = '?';
    }
    return p;
}

static void
print_hit(struct cli *c, const struct hit *h)
{
    const struct fact *f = &h->fact;
    printf("%s: %s (%s)\n", shown(c, f->value), fact_state_name(f->state),
           channel_kind_name(f->channel));
    if (f->owner[0])
        cli_say(c, "cli.hit.owner",
                LANG_ARGS({"id", str_of(shown(c, f->owner))}, {"hi", str_of(shown(c, f->owner_hi))},
                         {"en", str_of(shown(c, f->owner_en))}));
    cli_say(
        c, strcmp(f->purpose_hi, f->purpose_en) != 0 ? "cli.hit.purposes" : "cli.hit.purpose",
        LANG_ARGS({"hi", str_of(shown(c, f->purpose_hi))},
                  {"en", str_of(shown(c, f->purpose_en))}));
    if (f->successor[0])
        cli_say(c, "cli.hit.successor", LANG_ARGS({"value", str_of(shown(c, f->successor))}));
    cli_say(c, "cli.hit.source",
            LANG_ARGS({"source", str_of(shown(c, f->source))},
                     {"confidence", str_of(confidence_name(f->confidence))}));
}

static int
run_lookup(struct cli *c, int argc, char **argv)
{
    struct registry *r;
    struct hit hits[HITS_MAX];
    struct str home;
    const char *file = NULL;
    bool json = cli_switch(&argc, argv, "--json");

    if (!cli_option(c, &argc, argv, "--file", &file) || !cli_words(c, argc, argv, 1, 1))
        return cli_usage(c, &command_registry, "%s", c->err.msg);
    if (!choose_home(c, &home) || !open_list(c, file, home, &r))
        return cli_fail(c);
    struct str value = str_trim(str_of(argv[argc - 1]));
    size_t n = find_all(c, r, value, hits);
    registry_close(r);
    if (json)
        print_json(value, hits, n);
    else if (n == 0)
        cli_say(c, "cli.hit.none", LANG_ARGS({"value", value}));
    for (size_t i = 0; i < n && !json; i++)
        print_hit(c, &hits[i]);
    return EXIT_DONE;
}

static int
run(struct cli *c, int argc, char **argv)
{
    static const struct {
        const char *name;
        int (*run)(struct cli *c, int argc, char **argv);
    } verbs[] = {{"build", run_build},
                 {"info", run_info},
                 {"lookup", run_lookup},
                 {"diff", registry_diff_run}};

    if (argc < 2)
        return cli_usage(c, &command_registry, "build, info, lookup or diff expected");
    for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
        if (strcmp(argv[1], verbs[i].name) == 0)
            return verbs[i].run(c, argc - 1, argv + 1);
    return cli_usage(c, &command_registry,
                     "unknown word “%s”: build, info, lookup or diff expected", argv[1]);
}

const struct command command_registry = {
    .name = "registry",
    .usage = "build|info|lookup|diff ...",
    .summary = "make the signed list from CSV files, or ask it",
    .run = run,
};
