/* satark bundle receipt - how this kiosk stands, written back to the stick for head office.
 *
 * Nothing about the public is in it. The stick is a stranger's: no link on it is followed, and what
 * stands there is replaced in one step. */
#include "cli/bundle.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/files.h"
#include "base/paths.h"
#include "cli/staff.h"
#include "office/office.h"
#include "registry/bundle/trust.h"
#include "registry/place.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { UPDATES_TOLD = 10, ERRORS_TOLD = 8, FORMAT = 1 };

struct receipt {
    struct cli *c;
    struct buf b;
    struct str data, kiosk, discom;
    struct str errors[ERRORS_TOLD];
    size_t n_errors;
};

/* What cannot be read is told, and the rest of the receipt is written all the same. */
static void
note_error(struct receipt *r, const struct err *err)
{
    if (r->n_errors < ERRORS_TOLD)
        r->errors[r->n_errors++] = arena_str(r->c->arena, str_of(err->msg));
}

static void
add_time(struct receipt *r, const char *name, int64_t t)
{
    struct civil c = civil_from_unix(t);
    buf_fmt(&r->b, ",\"%s\":\"%04d-%02d-%02dT%02d:%02d:%02d+05:30\"", name, c.year, c.month, c.day,
            c.hour, c.minute, c.second);
}

static void
add_updates(struct receipt *r, struct office *o)
{
    struct list_update *list;
    struct err err;
    size_t n;
    if (!update_list(o, r->c->arena, &list, &n, &err)) {
        note_error(r, &err);
        return;
    }
    for (size_t i = 0; i < n && i < UPDATES_TOLD; i++) {
        const struct list_update *u = &list[i];
        buf_fmt(&r->b, "%s\n{\"serial\":%" PRId64 ",\"before\":%" PRId64, i ? "," : "", u->serial,
                u->before);
        add_time(r, "at", u->at);
        staff_json(&r->b, false, "outcome", u->outcome);
        staff_json(&r->b, false, "file", u->file);
        staff_json(&r->b, false, "wanted", u->wanted);
        staff_json(&r->b, false, "found", u->found);
        buf_char(&r->b, '}');
    }
}

/* The name goes into a file's name; another hand may have been in the database. */
static bool
is_plain(struct str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (!is_alnum(name.p[i]) && (name.p[i] != '-' || i == 0))
            return false;
    return name.n > 0 && name.n <= 80;
}

/* Whose kiosk it is, and its last updates; the office is closed again. */
static void
add_office(struct receipt *r)
{
    struct cli *c = r->c;
    struct office *o = NULL;
    r->kiosk = STR("kiosk");
    r->discom = STR("*");
    bool ok = staff_open(c, &o);
    if (ok && !(setting_get(o, "kiosk.id", c->arena, &r->kiosk, &c->err) &&
                setting_get(o, "discom", c->arena, &r->discom, &c->err)))
        ok = false;
    if (!ok)
        note_error(r, &c->err);
    if (!is_plain(r->kiosk))
        r->kiosk = STR("kiosk");
    staff_json(&r->b, false, "kiosk", r->kiosk);
    staff_json(&r->b, false, "discom", r->discom);
    buf_add(&r->b, STR(",\"updates\":["));
    if (o)
        add_updates(r, o);
    buf_char(&r->b, ']');
    if (o)
        office_close(o);
}

static void
add_list(struct receipt *r, const char *name, struct registry *list, int64_t now)
{
    struct registry_info i;
    struct err err;
    bool ok = registry_info(list, &i, &err);
    registry_close(list);
    if (!ok) {
        note_error(r, &err);
        buf_fmt(&r->b, ",\n\"%s\":null", name);
        return;
    }
    struct civil made = civil_from_unix(i.made_at);
    int64_t age = (now - i.made_at) / 86400;
    buf_fmt(&r->b,
            ",\n\"%s\":{\"serial\":%" PRId64 ",\"made_at\":\"%04d-%02d-%02d\",\"age_days\":%" PRId64
            ",\"stale_days\":%" PRId64 ",\"stale\":%s,\"clock_before_it\":%s}",
            name, i.serial, made.year, made.month, made.day, age, i.stale_days,
            age > i.stale_days ? "true" : "false", now < i.made_at ? "true" : "false");
}

static void
add_lists(struct receipt *r, int64_t now)
{
    struct cli *c = r->c;
    struct registry *list;
    struct err err;
    const char *prev = paths_join(c->arena, r->data, PLACE_PREV).p;
    bool fell_back = false;
    if (place_open(r->data, r->discom, &list, &fell_back, &err))
        add_list(r, "list", list, now);
    else
        buf_add(&r->b, STR(",\n\"list\":null"));
    if (err.kind != ERR_NONE)
        note_error(r, &err);
    buf_fmt(&r->b, ",\"fell_back\":%s", fell_back ? "true" : "false");
    if (access(prev, F_OK) == 0 && registry_open(prev, STR("*"), &list, &err))
        add_list(r, "previous", list, now);
    else
        buf_add(&r->b, STR(",\n\"previous\":null"));
}

static void
add_trust(struct receipt *r)
{
    struct trust *t = arena_alloc(r->c->arena, sizeof *t);
    struct err err;
    char id[MINISIG_ID_TEXT];
    bool ok = trust_load(r->data.p, t, &err);
    if (!ok)
        note_error(r, &err);
    buf_fmt(&r->b, ",\n\"floor\":%" PRId64 ",\"keys\":[", ok ? t->floor : 0);
    for (size_t i = 0; ok && i < t->n_keys; i++) {
        minisig_id_text(t->keys[i].key.id, id);
        buf_fmt(&r->b, "%s\"%s\"", i ? "," : "", id);
    }
    buf_char(&r->b, ']');
}

static void
add_disk(struct receipt *r)
{
    struct statvfs s;
    if (statvfs(r->data.p, &s) != 0) {
        struct err err;
        err_env(&err, "%s: %s", r->data.p, strerror(errno));
        note_error(r, &err);
        return;
    }
    buf_fmt(&r->b, ",\n\"disk\":{\"free\":%" PRIu64 ",\"total\":%" PRIu64 "}",
            (uint64_t)s.f_bavail * s.f_frsize, (uint64_t)s.f_blocks * s.f_frsize);
}

static void
make_receipt(struct receipt *r)
{
    int64_t now = clock_now();
    r->data = paths_data(r->c->arena, r->c->data_given);
    buf_fmt(&r->b, "{\"product\":\"satark-receipt\",\"format\":%d,\"programme\":\"%s\"", FORMAT,
            SATARK_VERSION);
    add_time(r, "now", now);
    add_office(r);
    add_lists(r, now);
    add_trust(r);
    add_disk(r);
    buf_add(&r->b, STR(",\n\"errors\":["));
    for (size_t i = 0; i < r->n_errors; i++) {
        buf_add(&r->b, i ? STR(",") : STR(""));
        buf_json(&r->b, r->errors[i]);
    }
    buf_add(&r->b, STR("]}\n"));
}

/* ---- on the stick ---- */

static bool
put_on_stick(int folder, const char *beside, const char *name, struct str text)
{
    bool ok = files_make_at(folder, beside, text) && renameat(folder, beside, folder, name) == 0;
    int reason = errno;
    if (ok)
        fsync(folder);
    else
        unlinkat(folder, beside, 0);
    errno = reason;
    return ok;
}

static bool
write_receipt(struct receipt *r, const char *folder, const char *name)
{
    struct cli *c = r->c;
    const char *beside = arena_fmt(c->arena, "%s.new", name).p;
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && put_on_stick(fd, beside, name, buf_str(&r->b));
    if (!ok)
        err_env(&c->err,
                "%s: the receipt %s cannot be written (%s); the list on this kiosk is not touched "
                "by that: use a stick with some space that may be written",
                folder, name, strerror(errno));
    if (fd >= 0)
        close(fd);
    return ok;
}

int
verb_receipt(struct cli *c, int argc, char **argv)
{
    struct receipt r = {.c = c};
    if (!cli_words(c, argc, argv, 1, 1))
        return cli_usage(c, &command_bundle, "%s", c->err.msg);
    make_receipt(&r);
    const char *name = arena_fmt(c->arena, "satark-receipt-%.*s.json", (int)r.kiosk.n, r.kiosk.p).p;
    bool ok = write_receipt(&r, argv[argc - 1], name);
    buf_free(&r.b);
    if (!ok)
        return cli_fail(c);
    printf("%s/%s\n", argv[argc - 1], name);
    return EXIT_DONE;
}
