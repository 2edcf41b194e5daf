/* satark bundle make and inspect: head office packs a list and looks at what it packed. */
#include "cli/bundle.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/files.h"
#include "base/paths.h"
#include "cli/ticker.h"
#include "registry/bundle/bundle.h"
#include "registry/diff.h"
#include "registry/place.h"
#include "text/lang.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

/* ---- make ---- */

enum { SIGN_MAX = SIGNERS_MAX };

struct making {
    struct cli *c;
    struct bundle_plan plan;
    const char *keys[SIGN_MAX];
    size_t n_keys;
    const char *password_file;
};

static bool
read_added(struct making *g, const char *const *paths, size_t n)
{
    struct cli *c = g->c;
    for (size_t i = 0; i < n; i++) {
        struct str text;
        if (!files_read(paths[i], MINISIG_FILE_MAX, c->arena, &text, &c->err))
            return false;
        if (!minisig_public_parse(text, &g->plan.add[i]))
            return err_input(&c->err, "%s: is no public key; expected NAME.pub of bundle keygen",
                             paths[i]);
    }
    g->plan.n_add = n;
    return true;
}

static bool
read_retired(struct making *g, const char *const *ids, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!minisig_id_parse(str_of(ids[i]), g->plan.retire[i]))
            return err_input(&g->c->err,
                             "--retire %s: expected a key's id such as E7620F1842B4E81F", ids[i]);
    g->plan.n_retire = n;
    return true;
}

static bool
read_floor(struct making *g, const char *text)
{
    unsigned long n = 0;
    if (!text)
        return true;
    if (!str_to_uint(str_of(text), UINT32_MAX, &n) || n == 0)
        return err_input(&g->c->err,
                         "--reset-floor %s: expected the floor of the kiosk, a whole "
                         "number from 1; its receipt tells it",
                         text);
    g->plan.reset_floor = (int64_t)n;
    return true;
}

static bool
read_options(struct making *g, int argc, char **argv)
{
    struct cli *c = g->c;
    struct bundle_plan *p = &g->plan;
    const char *discom = NULL, *version = SATARK_VERSION, *floor = NULL;
    const char *added[MANIFEST_KEYS], *retired[MANIFEST_KEYS];
    size_t n_added, n_retired;
    if (!cli_option(c, &argc, argv, "--list", &p->list) ||
        !cli_option(c, &argc, argv, "--out", &p->out) ||
        !cli_option(c, &argc, argv, "--discom", &discom) ||
        !cli_option(c, &argc, argv, "--min-version", &version) ||
        !cli_option(c, &argc, argv, "--reset-floor", &floor) ||
        !cli_option(c, &argc, argv, "--password-file", &g->password_file) ||
        !cli_options(c, &argc, argv, "--delta-from", p->bases, MANIFEST_DELTAS, &p->n_bases) ||
        !cli_options(c, &argc, argv, "--key", g->keys, SIGN_MAX, &g->n_keys) ||
        !cli_options(c, &argc, argv, "--add-key", added, MANIFEST_KEYS, &n_added) ||
        !cli_options(c, &argc, argv, "--retire", retired, MANIFEST_KEYS, &n_retired) ||
        !cli_words(c, argc, argv, 0, 0))
        return false;
    int order;
    if (!p->list || !p->out || !discom)
        return err_input(&c->err, "make needs --list FILE, --discom ID and --out DIR");
    if (!version_compare(str_of(version), str_of(version), &order))
        return err_input(&c->err, "--min-version %s: expected a version such as %s", version,
                         SATARK_VERSION);
    p->discom = str_of(discom);
    p->min_version = str_of(version);
    return read_added(g, added, n_added) && read_retired(g, retired, n_retired) &&
           read_floor(g, floor);
}

static void
tell_file(struct cli *c, const struct file_mark *f)
{
    cli_say(c, "cli.bundle.file",
            LANG_ARGS({"file", arena_fmt(c->arena, "%-18s", f->name)},
                     {"bytes", cli_number(c, f->size)}));
}

/* How many signatures it takes, as far as can be told here: each kiosk compares with its own. */
static bool
tell_keys(struct making *g)
{
    struct cli *c = g->c;
    bool official = true;
    if (g->plan.n_bases &&
        !registry_official_changes(g->plan.bases[0], g->plan.list, &official, &c->err))
        return false;
    if (!g->plan.n_bases)
        cli_say(c, "cli.make.two_keys", NULL, 0);
    else
        cli_say(c, official ? "cli.make.official" : "cli.make.one_key",
                LANG_ARGS({"list", str_of(g->plan.bases[0])}));
    if (g->n_keys == 0)
        cli_say(c, "cli.make.sign",
                LANG_ARGS({"folder", str_of(g->plan.out)}, {"file", STR(MANIFEST_NAME)}));
    return true;
}

static bool
make(struct making *g)
{
    struct cli *c = g->c;
    struct manifest m;
    struct ticker ticker;
    ticker_start(c, &ticker, "cli.work.pack");
    bool made = bundle_make(&g->plan, &m, &c->err);
    ticker_stop(&ticker);
    if (!made)
        return false;
    bundle_say_list(c, g->plan.out, &m);
    tell_file(c, &m.full);
    for (size_t i = 0; i < m.n_deltas; i++)
        tell_file(c, &m.deltas[i].file);
    for (size_t i = 0; i < g->n_keys; i++)
        if (!bundle_sign_with(c, g->plan.out, g->keys[i], g->password_file, NULL))
            return false;
    return tell_keys(g);
}

int
verb_make(struct cli *c, int argc, char **argv)
{
    struct str assets;
    struct making g = {.c = c};
    if (!read_options(&g, argc, argv))
        return cli_usage(c, &command_bundle, "%s", c->err.msg);
    if (!paths_assets(c->arena, &assets, &c->err))
        return cli_fail(c);
    g.plan.canaries = paths_join(c->arena, assets, "canaries.csv").p;
    return make(&g) ? EXIT_DONE : cli_fail(c);
}

/* ---- inspect ---- */

static void
tell_manifest(struct cli *c, const struct manifest *m)
{
    struct civil made = civil_from_unix(m->made_at);
    cli_say(
        c, "cli.inspect.manifest",
        LANG_ARGS({"discom", str_of(m->discom)}, {"serial", cli_number(c, m->serial)},
                 {"made", arena_fmt(c->arena, "%04d-%02d-%02d", made.year, made.month, made.day)},
                 {"days", cli_number(c, m->stale_days)}, {"version", str_of(m->min_version)},
                 {"bytes", cli_number(c, m->list.size)}));
    tell_file(c, &m->full);
    for (size_t i = 0; i < m->n_deltas; i++)
        tell_file(c, &m->deltas[i].file);
    if (m->reset_floor)
        cli_say(c, "cli.inspect.resets", LANG_ARGS({"floor", cli_number(c, m->reset_floor)}));
}

static void
tell_change(struct cli *c, const char *what, const uint8_t key[MINISIG_ID_BYTES])
{
    char id[MINISIG_ID_TEXT];
    minisig_id_text(key, id);
    cli_say(c, what, LANG_ARGS({"key", str_of(id)}));
}

static void
tell_people(struct cli *c, const struct bundle_view *v)
{
    tell_manifest(c, &v->manifest);
    for (size_t i = 0; i < v->manifest.n_add; i++)
        tell_change(c, "cli.inspect.adds", v->manifest.add[i].id);
    for (size_t i = 0; i < v->manifest.n_retire; i++)
        tell_change(c, "cli.inspect.retires", v->manifest.retire[i]);
    for (size_t i = 0; i < v->n_signers; i++)
        tell_change(c, v->good[i] ? "cli.inspect.good" : "cli.inspect.stranger", v->signers[i]);
    if (v->n_signers == 0)
        cli_say(c, "cli.inspect.unsigned", NULL, 0);
}

static void
tell_json(const struct bundle_view *v)
{
    struct buf b = {0};
    const struct manifest *m = &v->manifest;
    buf_fmt(&b, "{\"discom\":\"%s\",\"serial\":%" PRId64 ",\"made_at\":%" PRId64, m->discom,
            m->serial, m->made_at);
    buf_fmt(&b, ",\"stale_after_days\":%" PRId64 ",\"min_version\":\"%s\",\"deltas\":%zu",
            m->stale_days, m->min_version, m->n_deltas);
    buf_add(&b, STR(",\"signers\":["));
    for (size_t i = 0; i < v->n_signers; i++) {
        char id[MINISIG_ID_TEXT];
        minisig_id_text(v->signers[i], id);
        buf_fmt(&b, "%s{\"key\":\"%s\",\"good\":%s}", i ? "," : "", id,
                v->good[i] ? "true" : "false");
    }
    buf_add(&b, STR("]}\n"));
    fwrite(b.p, 1, b.n, stdout);
    buf_free(&b);
}

/* The serial in place says which keys count; without a list here those that count from the start.
 */
static int64_t
serial_here(struct cli *c)
{
    struct registry *r;
    struct registry_info i = {0};
    struct err err;
    if (place_open(paths_data(c->arena, c->data_given), STR("*"), &r, NULL, &err)) {
        registry_info(r, &i, &err);
        registry_close(r);
    }
    return i.serial;
}

/* In the words of `apply`. */
static void
tell_refusal(struct cli *c, const char *folder, const struct refusal *r)
{
    struct str assets;
    struct lang *l;
    const struct lang_arg args[] = {
        {"file", str_of(r->file)}, {"wanted", str_of(r->wanted)}, {"found", str_of(r->found)}};
    if (!paths_assets(c->arena, &assets, &c->err) || !lang_open(assets, cli_lang(), &l, &c->err))
        return;
    const char *id = arena_fmt(c->arena, "refuse.%s", refusal_name(r->code)).p;
    struct str say = lang_plain(c->arena, lang_format(l, c->arena, id, args, ARRAY_LEN(args)));
    err_env(&c->err, "%s: %.*s", folder, (int)say.n, say.p);
    c->said = true;
    lang_close(l);
}

int
verb_inspect(struct cli *c, int argc, char **argv)
{
    struct trust trust;
    struct bundle_view v;
    struct refusal r = {0};
    bool json = cli_switch(&argc, argv, "--json");
    if (!cli_words(c, argc, argv, 1, 1))
        return cli_usage(c, &command_bundle, "%s", c->err.msg);
    if (!trust_load(paths_data(c->arena, c->data_given).p, &trust, &c->err))
        return cli_fail(c);
    if (!bundle_inspect(argv[1], &trust, serial_here(c), &v, &r)) {
        tell_refusal(c, argv[1], &r);
        return cli_fail(c);
    }
    if (json)
        tell_json(&v);
    else
        tell_people(c, &v);
    return EXIT_DONE;
}
