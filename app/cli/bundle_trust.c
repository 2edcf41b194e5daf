/* satark bundle trust: the engineer's hand on the keys that a kiosk believes. */
#include "cli/bundle.h"

#include "base/buf.h"
#include "base/files.h"
#include "base/paths.h"
#include "registry/bundle/trust.h"
#include "registry/place.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

struct trusting {
    struct cli *c;
    const char *data;
    struct trust t;
    int64_t in_place; /* serial of the list that is there; 0: none */
    bool json;
};

/* ---- showing ---- */

static bool
is_own_root(const struct trusted_key *k)
{
    return memcmp(k->root, k->key.id, sizeof k->root) == 0;
}

static bool
counts(const struct trusting *g, const struct trusted_key *k)
{
    return trust_find(&g->t, k->key.id, g->in_place) != NULL;
}

static size_t
count_roots(const struct trusting *g)
{
    const struct trusted_key *counting[TRUST_KEYS_MAX];
    size_t n = 0;
    for (size_t i = 0; i < g->t.n_keys; i++)
        if (counts(g, &g->t.keys[i]))
            counting[n++] = &g->t.keys[i];
    return trust_roots(counting, n);
}

static void
print_key(struct cli *c, const struct trusted_key *k)
{
    char id[MINISIG_ID_TEXT], root[MINISIG_ID_TEXT];
    minisig_id_text(k->key.id, id);
    minisig_id_text(k->root, root);
    printf("%-16s  ", id);
    fputs(cli_text(c, is_own_root(k) ? "cli.trust.root" : "cli.trust.heir",
                   LANG_ARGS({"root", str_of(root)})),
          stdout);
    if (k->from)
        fputs(cli_text(c, "cli.trust.from", LANG_ARGS({"serial", cli_number(c, k->from)})), stdout);
    if (k->until)
        fputs(cli_text(c, "cli.trust.until", LANG_ARGS({"serial", cli_number(c, k->until)})),
              stdout);
    putchar('\n');
}

static void
print_people(const struct trusting *g)
{
    size_t roots = count_roots(g);
    for (size_t i = 0; i < g->t.n_keys; i++)
        print_key(g->c, &g->t.keys[i]);
    cli_say(g->c, "cli.trust.range",
            LANG_ARGS({"least", cli_number(g->c, g->t.floor)},
                     {"most", cli_number(g->c, g->t.floor + SERIAL_JUMP_MAX)}));
    cli_say(g->c,
            roots == 0   ? "cli.trust.no_key"
            : roots == 1 ? "cli.trust.one_key"
                         : "cli.trust.keys",
            LANG_ARGS({"n", cli_number(g->c, (int64_t)roots)}));
}

static void
json_key(struct buf *b, const struct trusting *g, const struct trusted_key *k)
{
    char id[MINISIG_ID_TEXT], root[MINISIG_ID_TEXT];
    minisig_id_text(k->key.id, id);
    minisig_id_text(k->root, root);
    buf_fmt(b, "{\"id\":\"%s\",\"key\":\"", id);
    minisig_public_line(&k->key, b);
    buf_fmt(b, "\",\"root\":\"%s\",\"from\":%" PRId64 ",\"until\":%" PRId64 ",\"counts\":%s}", root,
            k->from, k->until, counts(g, k) ? "true" : "false");
}

static void
print_json(const struct trusting *g)
{
    struct buf b = {0};
    buf_fmt(&b, "{\"floor\":%" PRId64 ",\"in_place\":%" PRId64 ",\"roots\":%zu,\"keys\":[",
            g->t.floor, g->in_place, count_roots(g));
    for (size_t i = 0; i < g->t.n_keys; i++) {
        buf_add(&b, i ? STR(",") : STR(""));
        json_key(&b, g, &g->t.keys[i]);
    }
    buf_add(&b, STR("]}\n"));
    fputs(b.p, stdout);
    buf_free(&b);
}

/* ---- changing ---- */

static int64_t
serial_in_place(struct cli *c)
{
    struct registry *r;
    struct registry_info info;
    struct err err;
    if (!place_open(paths_data(c->arena, c->data_given), STR("*"), &r, NULL, &err))
        return 0;
    bool good = registry_info(r, &info, &err);
    registry_close(r);
    return good ? info.serial : 0;
}

bool
bundle_public_read(struct cli *c, const char *word, struct minisig_public *out)
{
    struct str text = str_of(word);
    if (minisig_public_parse(text, out))
        return true;
    if (!files_read(word, MINISIG_FILE_MAX, c->arena, &text, &c->err))
        return false;
    return minisig_public_parse(text, out) ||
           err_input(&c->err, "%s: is no public key; expected a .pub file or its line RW...", word);
}

static bool
add_keys(struct trusting *g, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct minisig_public k;
        if (strcmp(argv[i], "--") == 0)
            continue;
        if (!bundle_public_read(g->c, argv[i], &k) || !trust_add(&g->t, &k, &g->c->err))
            return false;
    }
    if (g->t.floor == 0) /* the first time: nothing older than what is there may come */
        g->t.floor = g->in_place;
    return true;
}

static bool
remove_keys(struct trusting *g, const char *ids)
{
    struct str rest = str_of(ids), word;
    uint8_t id[MINISIG_ID_BYTES];
    while (str_cut(&rest, ',', &word)) {
        if (!minisig_id_parse(word, id))
            return err_input(&g->c->err,
                             "--remove %.*s: expected a key's id, such as E7620F1842B4E81F",
                             (int)word.n, word.p);
        if (!trust_remove(&g->t, id, &g->c->err))
            return false;
    }
    return true;
}

/* A thief may have added keys with the one he stole. */
static void
warn_of_heirs(const struct trusting *g, const char *ids)
{
    struct str rest = str_of(ids), word;
    uint8_t id[MINISIG_ID_BYTES];
    while (str_cut(&rest, ',', &word))
        for (size_t i = 0; minisig_id_parse(word, id) && i < g->t.n_keys; i++) {
            char heir[MINISIG_ID_TEXT];
            if (memcmp(g->t.keys[i].root, id, sizeof id) != 0)
                continue;
            minisig_id_text(g->t.keys[i].key.id, heir);
            fprintf(stderr, "satark: %s\n",
                    cli_text(g->c, "cli.trust.heir_stays",
                             LANG_ARGS({"heir", str_of(heir)}, {"key", word})));
        }
}

static bool
set_floor(struct trusting *g, const char *floor)
{
    unsigned long number;
    if (!str_to_uint(str_of(floor), UINT32_MAX, &number))
        return err_input(&g->c->err, "--floor %s: expected the number of a list", floor);
    g->t.floor = (int64_t)number;
    return true;
}

/* Not while a list is being taken: it will write what it knew before. The file is there once the
 * first list was; -1: not there. */
static bool
take_lock(struct trusting *g, int *lock)
{
    *lock = open(cli_path(g->c, "update.lock"), O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    return *lock < 0 || flock(*lock, LOCK_EX | LOCK_NB) == 0 ||
           err_env(&g->c->err, "a list is being taken at this moment; try again in a minute");
}

static bool
change(struct trusting *g, int argc, char **argv, const char *remove, const char *floor)
{
    return (!remove || remove_keys(g, remove)) && (argc < 2 || add_keys(g, argc, argv)) &&
           (!floor || set_floor(g, floor)) &&
           (trust_is_saved(g->data, &g->t) || trust_save(g->data, &g->t, &g->c->err));
}

static bool
load_and_change(struct trusting *g, int argc, char **argv, const char *remove, const char *floor)
{
    int lock;
    bool good = take_lock(g, &lock) && trust_load(g->data, &g->t, &g->c->err) &&
                change(g, argc, argv, remove, floor);
    if (lock >= 0)
        close(lock);
    return good;
}

int
verb_trust(struct cli *c, int argc, char **argv)
{
    struct trusting g = {.c = c,
                         .data = paths_data(c->arena, c->data_given).p,
                         .json = cli_switch(&argc, argv, "--json")};
    const char *remove = NULL, *floor = NULL;
    bool list = cli_switch(&argc, argv, "--list");
    if (!cli_option(c, &argc, argv, "--remove", &remove) ||
        !cli_option(c, &argc, argv, "--floor", &floor) ||
        !cli_words(c, argc, argv, 0, TRUST_KEYS_MAX))
        return cli_usage(c, &command_bundle, "%s", c->err.msg);
    bool asked = argc > 1 || remove || floor;
    if (list && asked)
        return cli_usage(c, &command_bundle, "--list shows the keys and changes nothing");
    g.in_place = serial_in_place(c);
    if (asked ? !load_and_change(&g, argc, argv, remove, floor)
              : !trust_load(g.data, &g.t, &c->err))
        return cli_fail(c);
    if (remove)
        warn_of_heirs(&g, remove);
    if (g.json)
        print_json(&g);
    else
        print_people(&g);
    return EXIT_DONE;
}
