/* satark bundle keygen and sign: head office's keys. */
#include "cli/bundle.h"

#include "base/buf.h"
#include "base/files.h"
#include "base/paths.h"
#include "cli/password.h"
#include "registry/bundle/bundle.h"
#include "registry/bundle/pack.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- keygen ---- */

struct keygen {
    const char *secret_path, *public_path;
    const char *password_file; /* NULL: asked for */
    bool no_password;
};

static bool
is_there(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0 || errno != ENOENT;
}

/* A new file that never takes another one's place. */
static bool
write_new(const char *path, struct str bytes, mode_t mode, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (fd < 0 && errno == EEXIST)
        return err_input(err, "%s is there already; a key is never overwritten", path);
    bool good = fd >= 0 && write(fd, bytes.p, bytes.n) == (ssize_t)bytes.n && fsync(fd) == 0;
    if (!good)
        err_env(err, "%s: cannot be written (%s)", path, strerror(errno));
    if (fd >= 0)
        close(fd);
    if (!good && fd >= 0)
        unlink(path);
    return good;
}

static bool
write_pair(struct cli *c, const struct keygen *g, const struct buf *secret,
           const struct buf *public_key)
{
    if (!write_new(g->secret_path, buf_str(secret), 0600, &c->err))
        return false;
    if (write_new(g->public_path, buf_str(public_key), 0644, &c->err) &&
        files_sync(files_folder(g->public_path, c->arena), &c->err))
        return true;
    unlink(g->secret_path);
    return false;
}

static bool
choose_password(struct cli *c, const struct keygen *g, struct buf *out)
{
    if (g->no_password)
        return true;
    if (g->password_file)
        return password_read(g->password_file, out, &c->err);
    return password_ask(cli_text(c, "cli.key.new_password", NULL, 0),
                        cli_text(c, "cli.same_again", NULL, 0), out, &c->err);
}

static bool
make_pair(struct cli *c, const struct keygen *g, struct minisig_public *public_key)
{
    struct minisig_secret secret;
    struct buf password = {0}, secret_text = {0}, public_text = {0};
    bool good = choose_password(c, g, &password);
    if (good) {
        minisig_generate(public_key, &secret);
        minisig_public_write(public_key, &public_text);
        good = minisig_secret_write(&secret, buf_str(&password), &secret_text, &c->err) &&
               write_pair(c, g, &secret_text, &public_text);
        minisig_forget(&secret);
    }
    buf_free(&password);
    buf_free(&secret_text);
    buf_free(&public_text);
    return good;
}

static void
tell_pair(struct cli *c, const struct keygen *g, const struct minisig_public *k)
{
    char id[MINISIG_ID_TEXT];
    struct buf line = {0};
    minisig_id_text(k->id, id);
    minisig_public_line(k, &line);
    cli_say(c, g->no_password ? "cli.key.made_open" : "cli.key.made",
            LANG_ARGS({"id", str_of(id)}, {"secret", str_of(g->secret_path)},
                     {"public", str_of(g->public_path)}, {"line", buf_str(&line)}));
    buf_free(&line);
}

int
verb_keygen(struct cli *c, int argc, char **argv)
{
    const char *name = NULL;
    struct keygen g = {.no_password = cli_switch(&argc, argv, "--no-password")};
    struct minisig_public k;
    if (!cli_option(c, &argc, argv, "--out", &name) ||
        !cli_option(c, &argc, argv, "--password-file", &g.password_file) ||
        !cli_words(c, argc, argv, 0, 0))
        return cli_usage(c, &command_bundle, "%s", c->err.msg);
    if (!name || !*name)
        return cli_usage(c, &command_bundle,
                         "keygen needs --out NAME, such as --out head-office-1");
    if (g.no_password && g.password_file)
        return cli_usage(c, &command_bundle,
                         "--no-password and --password-file exclude each other");
    g.secret_path = arena_fmt(c->arena, "%s.key", name).p;
    g.public_path = arena_fmt(c->arena, "%s.pub", name).p;
    const char *paths[] = {g.secret_path, g.public_path};
    for (size_t i = 0; i < ARRAY_LEN(paths); i++)
        if (is_there(paths[i])) { /* before anyone thinks of a password */
            err_input(&c->err, "%s is there already; a key is never overwritten", paths[i]);
            return cli_fail(c);
        }
    if (!make_pair(c, &g, &k))
        return cli_fail(c);
    tell_pair(c, &g, &k);
    return EXIT_DONE;
}

/* ---- sign ---- */

/* Puts the file's name before what is wrong with it. */
static bool
name_file(struct err *err, const char *path)
{
    struct err inner = *err;
    return inner.kind == ERR_INPUT ? err_input(err, "%s: %s", path, inner.msg)
                                   : err_env(err, "%s: %s", path, inner.msg);
}

static bool
read_secret(struct cli *c, const char *path, const char *password_file, struct minisig_secret *out)
{
    struct str text;
    struct buf password = {0};
    if (!files_read(path, MINISIG_FILE_MAX, c->arena, &text, &c->err))
        return false;
    bool good = true;
    if (minisig_secret_is_locked(text))
        good = password_file ? password_read(password_file, &password, &c->err)
                             : password_ask(cli_text(c, "cli.key.password", NULL, 0), NULL,
                                            &password, &c->err);
    if (good && !minisig_secret_parse(text, buf_str(&password), out, &c->err))
        good = name_file(&c->err, path);
    buf_free(&password);
    return good;
}

/* The name for one more signature, after a look at those that are there. */
static bool
next_name(struct cli *c, struct str folder, const struct minisig_secret *k, const char **out)
{
    for (size_t i = 0; i < SIGNERS_MAX; i++) {
        struct minisig s;
        struct str text;
        *out = paths_join(c->arena, folder, bundle_signature_name(i)).p;
        if (!is_there(*out))
            return true;
        if (!files_read(*out, MINISIG_FILE_MAX, c->arena, &text, &c->err))
            return false;
        if (!minisig_parse(text, &s))
            return err_input(&c->err, "%s: is no signature; remove it and sign again", *out);
        if (memcmp(s.id, k->id, sizeof k->id) == 0)
            return err_input(&c->err,
                             "%s: this key has signed already; a second signature must come from "
                             "another key. If the bundle was made anew, remove the old one first",
                             *out);
    }
    return err_input(&c->err, "%.*s: has %d signatures already, and a kiosk reads no more",
                     (int)folder.n, folder.p, SIGNERS_MAX);
}

/* Nothing is signed that a kiosk could not read. */
static bool
read_manifest(struct cli *c, struct str folder, struct str *text, struct manifest *m)
{
    const char *path = paths_join(c->arena, folder, MANIFEST_NAME).p;
    bool newer = false;
    if (!files_read(path, MANIFEST_MAX, c->arena, text, &c->err))
        return false;
    if (manifest_parse(*text, m, &newer, &c->err))
        return true;
    return newer && err_input(&c->err, "%s: is for a newer programme; sign it with that", path);
}

/* ---- whoever signs second signs what they have read ---- */

static bool
is_marked(struct cli *c, const char *path, const struct file_mark *mark)
{
    struct file_mark there;
    return pack_mark(path, &there, &c->err) &&
           ((there.size == mark->size && memcmp(there.hash, mark->hash, sizeof there.hash) == 0) ||
            err_env(&c->err,
                    "%s: is not the %s that manifest.json names; do not sign, make the bundle anew",
                    path, mark->name));
}

/* The files beside the manifest, as far as they were brought along, and the list `reviewed`. */
static bool
check_files(struct cli *c, struct str folder, const struct manifest *m, const char *reviewed)
{
    bool good = !reviewed || is_marked(c, reviewed, &m->list);
    for (size_t i = 0; good && i <= m->n_deltas; i++) {
        const struct file_mark *mark = i < m->n_deltas ? &m->deltas[i].file : &m->full;
        const char *path = paths_join(c->arena, folder, mark->name).p;
        good = !is_there(path) || is_marked(c, path, mark);
    }
    return good;
}

void
bundle_say_list(struct cli *c, const char *name, const struct manifest *m)
{
    cli_say(c, "cli.bundle.list",
            LANG_ARGS({"name", str_of(name)}, {"serial", cli_number(c, m->serial)},
                     {"discom", str_of(m->discom)}));
}

static void
tell_key(struct cli *c, const char *what, const uint8_t key[MINISIG_ID_BYTES])
{
    char id[MINISIG_ID_TEXT];
    minisig_id_text(key, id);
    cli_say(c, what, LANG_ARGS({"key", str_of(id)}));
}

static void
tell_signed(struct cli *c, const char *name, const struct manifest *m,
            const struct minisig_secret *k)
{
    bundle_say_list(c, name, m);
    tell_key(c, "cli.sign.by", k->id);
    for (size_t i = 0; i < m->n_add; i++)
        tell_key(c, "cli.sign.adds", m->add[i].id);
    for (size_t i = 0; i < m->n_retire; i++)
        tell_key(c, "cli.sign.retires", m->retire[i]);
    if (m->reset_floor)
        cli_say(c, "cli.sign.resets",
                LANG_ARGS({"floor", cli_number(c, m->reset_floor)},
                         {"serial", cli_number(c, m->serial)}));
}

static bool
sign(struct cli *c, struct str folder, struct str message, const struct manifest *m,
     const struct minisig_secret *k)
{
    const char *name;
    struct buf text = {0};
    if (!next_name(c, folder, k, &name))
        return false;
    minisig_sign(k, message,
                 arena_fmt(c->arena, "satark list %" PRId64 " %s", m->serial, m->discom), &text);
    bool good = files_write(name, buf_str(&text), 0644, &c->err);
    buf_free(&text);
    if (good)
        tell_signed(c, name, m, k);
    return good;
}

bool
bundle_sign_with(struct cli *c, const char *folder, const char *key, const char *password_file,
                 const char *reviewed)
{
    struct minisig_secret k;
    struct manifest m;
    struct str message;
    if (!read_manifest(c, str_of(folder), &message, &m) ||
        !check_files(c, str_of(folder), &m, reviewed) || !read_secret(c, key, password_file, &k))
        return false;
    bool good = sign(c, str_of(folder), message, &m, &k);
    minisig_forget(&k);
    return good;
}

int
verb_sign(struct cli *c, int argc, char **argv)
{
    const char *key = NULL, *password_file = NULL, *list = NULL;
    if (!cli_option(c, &argc, argv, "--key", &key) ||
        !cli_option(c, &argc, argv, "--list", &list) ||
        !cli_option(c, &argc, argv, "--password-file", &password_file) ||
        !cli_words(c, argc, argv, 1, 1))
        return cli_usage(c, &command_bundle, "%s", c->err.msg);
    if (!key)
        return cli_usage(c, &command_bundle, "sign needs --key FILE, the secret key");
    return bundle_sign_with(c, argv[1], key, password_file, list) ? EXIT_DONE : cli_fail(c);
}
