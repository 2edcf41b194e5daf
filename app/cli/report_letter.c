#include "cli/report.h"

#include "base/files.h"
#include "base/paths.h"
#include "cli/staff.h"
#include "office/plain.h"
#include "paper/letter.h"
#include "registry/place.h"

enum { TEXT_MAX = 160, VALUE_MAX = 300 /* characters; another hand's text is cut there */ };

/* What the call asks for. */
struct wish {
    const char *from, *to, *out, *number, *lang;
};

static bool
read_wish(struct cli *c, int argc, char **argv, struct wish *w)
{
    if (!cli_option(c, &argc, argv, "--from", &w->from) ||
        !cli_option(c, &argc, argv, "--to", &w->to) ||
        !cli_option(c, &argc, argv, "--out", &w->out) ||
        !cli_option(c, &argc, argv, "--number", &w->number) ||
        !cli_option(c, &argc, argv, "--lang", &w->lang) || !cli_words(c, argc, argv, 0, 0))
        return false;
    struct str out = str_of(w->out);
    if (w->out && !str_ends(out, ".pdf") && !str_ends(out, ".html"))
        return cli_err(c, ERR_INPUT, "letter.ending", LANG_ARGS({"file", out}));
    if (w->number && !plain_line(str_of(w->number), TEXT_MAX))
        return cli_err(c, ERR_INPUT, "letter.bad_number", NULL, 0);
    return true;
}

/* ---- the facts ---- */

/* The DISCOM's name and where it is, as the list has them; its short name where no list opens. */
static bool
read_discom(struct cli *c, struct office *o, bool english, struct letter *l)
{
    struct str id;
    struct registry *r;
    struct channel *channels;
    size_t n;
    if (!setting_get(o, "discom", c->arena, &id, &c->err))
        return false;
    l->discom = id;
    if (!place_open(paths_data(c->arena, c->data_given), id, &r, NULL, &c->err)) {
        cli_warn(c);
        return true;
    }
    bool ok = registry_channels(r, ~0u, c->arena, &channels, &n, &c->err);
    for (size_t i = 0; ok && i < n; i++) {
        const struct fact *f = &channels[i].fact;
        if (!str_eq(str_of(f->owner), id))
            continue;
        l->discom = arena_str(c->arena, str_of(english ? f->owner_en : f->owner_hi));
        l->region = arena_str(c->arena, str_of(english ? f->region_en : f->region_hi));
        break;
    }
    registry_close(r);
    return ok;
}

/* In English the English name, where there is one. */
static bool
read_settings(struct cli *c, struct office *o, bool english, struct letter *l)
{
    const struct {
        const char *name;
        struct str *to;
    } all[] = {{"office.name", &l->office},
               {"letter.cyber_cell", &l->cyber_cell},
               {"letter.zone_office", &l->zone_office},
               {"letter.signatory", &l->signatory}};
    struct str office_en;
    for (size_t i = 0; i < ARRAY_LEN(all); i++) {
        if (!setting_get(o, all[i].name, c->arena, all[i].to, &c->err))
            return false;
        *all[i].to = plain_made(*all[i].to, TEXT_MAX, c->arena);
    }
    if (!setting_get(o, "office.name_en", c->arena, &office_en, &c->err))
        return false;
    if (english && office_en.n)
        l->office = plain_made(office_en, TEXT_MAX, c->arena);
    return true;
}

static bool
read_reports(struct cli *c, struct office *o, const struct wish *w, struct letter *l)
{
    struct report_span *rows;
    if (!staff_time(c, "--from", w->from, false, &l->from) ||
        !staff_time(c, "--to", w->to, true, &l->to))
        return false;
    if (l->to && l->from >= l->to)
        return cli_err(c, ERR_INPUT, "letter.no_period",
                       LANG_ARGS({"from", str_of(w->from)}, {"to", str_of(w->to)}));
    if (!report_span(o, l->from, l->to, c->arena, &rows, &l->n, &l->slips, &c->err))
        return false;
    for (size_t i = 0; i < l->n; i++) {
        struct report *r = &rows[i].report;
        r->value = plain_made(r->value, VALUE_MAX, c->arena);
        if (!w->from && (i == 0 || r->first_at < l->from))
            l->from = r->first_at;
    }
    l->to = l->to ? l->to : l->made_at + 1;
    l->rows = rows;
    return true;
}

/* ---- the files ---- */

struct file {
    const char *path;
    struct buf bytes;
};

static bool
make_file(struct cli *c, const struct letter *l, const struct lang *lang, struct file *f)
{
    if (!paths_replaceable(f->path, &c->err))
        return false;
    if (str_ends(str_of(f->path), ".pdf"))
        return letter_pdf(l, lang, &f->bytes, &c->err);
    letter_html(l, lang, &f->bytes);
    return true;
}

/* Everything is made before anything is written. */
static int
write_files(struct cli *c, const struct letter *l, const struct lang *lang, struct file *files,
            size_t n)
{
    bool ok = true;
    for (size_t i = 0; ok && i < n; i++)
        ok = make_file(c, l, lang, &files[i]);
    for (size_t i = 0; ok && i < n; i++)
        ok = files_write(files[i].path, buf_str(&files[i].bytes), 0644, &c->err);
    for (size_t i = 0; i < n; i++) {
        if (ok)
            cli_say(c, "letter.written", LANG_ARGS({"file", str_of(files[i].path)}));
        buf_free(&files[i].bytes);
    }
    return ok ? EXIT_DONE : cli_fail(c);
}

static const char *
day(struct cli *c, int64_t t)
{
    struct civil d = civil_from_unix(t);
    return arena_fmt(c->arena, "%04d-%02d-%02d", d.year, d.month, d.day).p;
}

static int
write_letter(struct cli *c, const struct wish *w, const struct letter *l, const struct lang *lang)
{
    const char *from = day(c, l->from), *to = day(c, l->to - 1);
    struct file files[2] = {{.path = w->out}};
    if (l->n == 0) {
        cli_say(c, "letter.nothing",
                LANG_ARGS({"from", str_of(w->from ? from : "…")}, {"to", str_of(to)}));
        return EXIT_DONE;
    }
    if (w->out)
        return write_files(c, l, lang, files, 1);
    files[0].path = arena_fmt(c->arena, "satark-letter-%s-%s.pdf", from, to).p;
    files[1].path = arena_fmt(c->arena, "satark-letter-%s-%s.html", from, to).p;
    return write_files(c, l, lang, files, 2);
}

int
report_letter(struct cli *c, struct office *o, int argc, char **argv)
{
    struct wish w = {.lang = "hi"};
    struct letter l = {.made_at = clock_now()};
    struct lang *lang;
    struct str assets;
    if (!read_wish(c, argc, argv, &w) || !paths_assets(c->arena, &assets, &c->err) ||
        !lang_open(assets, w.lang, &lang, &c->err))
        return cli_fail(c);
    bool english = strcmp(w.lang, "en") == 0;
    l.number = str_trim(str_of(w.number));
    bool ok = read_reports(c, o, &w, &l) && read_settings(c, o, english, &l) &&
              read_discom(c, o, english, &l);
    int code = ok ? write_letter(c, &w, &l, lang) : cli_fail(c);
    lang_close(lang);
    return code;
}
