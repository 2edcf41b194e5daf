/* satark bundle apply - the list from a stick takes the place of the one here. */
#include "cli/bundle.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/paths.h"
#include "cli/staff.h"
#include "cli/ticker.h"
#include "office/office.h"
#include "registry/bundle/bundle.h"
#include "registry/place.h"
#include "text/lang.h"

#include <inttypes.h>
#include <stdio.h>

/* ---- saying it ---- */

/* "update.taken", or why not: "refuse.old". */
static struct str
sentence_id(struct cli *c, const struct bundle_taken *b)
{
    if (b->refusal.code != REFUSE_NOT)
        return arena_fmt(c->arena, "refuse.%s", refusal_name(b->refusal.code));
    return b->already ? STR("update.already") : STR("update.taken");
}

static bool
say_in(struct cli *c, const char *code, struct str assets, const struct bundle_taken *b,
       struct str *out)
{
    struct lang *l;
    const struct lang_arg args[] = {
        {"serial", arena_fmt(c->arena, "%" PRId64, b->serial)},
        {"before", arena_fmt(c->arena, "%" PRId64, b->before)},
        {"file", str_of(b->refusal.file)},
        {"wanted", str_of(b->refusal.wanted)},
        {"found", str_of(b->refusal.found)},
    };
    if (!lang_open(assets, code, &l, &c->err))
        return false;
    *out = lang_plain(c->arena,
                      lang_format(l, c->arena, sentence_id(c, b).p, args, ARRAY_LEN(args)));
    if (b->refusal.code != REFUSE_NOT) {
        struct str kept = lang_get(l, "refuse.kept");
        *out = arena_fmt(c->arena, "%.*s %.*s", (int)out->n, out->p, (int)kept.n, kept.p);
    }
    lang_close(l);
    return true;
}

static void
add_json(struct buf *out, const struct bundle_taken *b, struct str hi, struct str en)
{
    bool taken = b->refusal.code == REFUSE_NOT;
    buf_fmt(out, "{\"taken\":%s,\"already\":%s,\"serial\":%" PRId64 ",\"before\":%" PRId64,
            taken ? "true" : "false", b->already ? "true" : "false", b->serial, b->before);
    buf_fmt(out, ",\"delta\":%s,\"refusal\":", b->delta ? "true" : "false");
    buf_json(out, taken ? STR("") : str_of(refusal_name(b->refusal.code)));
    buf_add(out, STR(",\"say_hi\":"));
    buf_json(out, hi);
    buf_add(out, STR(",\"say_en\":"));
    buf_json(out, en);
    buf_add(out, STR("}\n"));
}

/* In both languages: whoever stands at the machine reads one of them. */
static bool
say(struct cli *c, struct str assets, const struct bundle_taken *b, bool json)
{
    struct str hi, en;
    struct buf out = {0};
    if (!say_in(c, "hi", assets, b, &hi) || !say_in(c, "en", assets, b, &en))
        return false;
    if (json) {
        add_json(&out, b, hi, en);
        staff_print(&out);
        return true;
    }
    fprintf(b->refusal.code == REFUSE_NOT ? stdout : stderr, "%.*s\n%.*s\n", (int)hi.n, hi.p,
            (int)en.n, en.p);
    return true;
}

/* ---- remembering it ---- */

/* What the kiosk's staff strip and the receipt tell. The list is in place whether or not this can
 * be written, so a failure is only warned of. */
static void
remember(struct cli *c, struct office *o, const struct bundle_taken *b)
{
    const struct refusal *r = &b->refusal;
    struct list_update u = {.at = clock_now(),
                            .serial = b->serial,
                            .before = b->before,
                            .outcome = str_of(bundle_outcome(b)),
                            .file = str_of(r->file),
                            .wanted = str_of(r->wanted),
                            .found = str_of(r->found)};
    if (!update_add(o, &u, &c->err))
        cli_warn(c);
}

/* The list's warnings and counters for the office; the kiosk makes up for it where this fails. */
static void
seed(struct cli *c, struct office *o, struct str discom)
{
    struct registry *r;
    struct registry_info i;
    const char *list = cli_path(c, PLACE_LIST);
    bool ok = registry_open(list, discom, &r, &c->err);
    if (ok) {
        ok = registry_info(r, &i, &c->err) &&
             office_seed_once(o, list, discom, i.serial, i.made_at, &c->err);
        registry_close(r);
    }
    if (!ok)
        cli_warn(c);
}

static bool
apply(struct cli *c, struct office *o, struct str assets, const char *folder,
      struct bundle_taken *out)
{
    struct str discom;
    *out = (struct bundle_taken){0};
    if (!setting_get(o, "discom", c->arena, &discom, &c->err))
        return false;
    const struct bundle_taking taking = {
        .folder = folder,
        .data = paths_data(c->arena, c->data_given).p,
        .discom = discom,
        .canaries = paths_join(c->arena, assets, "canaries.csv").p,
        .version = str_of(SATARK_VERSION),
    };
    struct ticker ticker;
    ticker_start(c, &ticker, "cli.work.apply");
    bool taken = bundle_apply(&taking, out);
    ticker_stop(&ticker);
    if (taken)
        seed(c, o, discom);
    remember(c, o, out);
    return true;
}

int
verb_apply(struct cli *c, int argc, char **argv)
{
    struct office *o;
    struct str assets;
    struct bundle_taken taken;
    bool json = cli_switch(&argc, argv, "--json");

    if (!cli_words(c, argc, argv, 1, 1))
        return cli_usage(c, &command_bundle, "%s", c->err.msg);
    if (!paths_assets(c->arena, &assets, &c->err) || !staff_open(c, &o))
        return cli_fail(c);
    bool ok = apply(c, o, assets, argv[1], &taken);
    office_close(o);
    if (!ok || !say(c, assets, &taken, json))
        return cli_fail(c);
    return taken.refusal.code == REFUSE_NOT ? EXIT_DONE : EXIT_ENV;
}
