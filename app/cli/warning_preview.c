/* satark warning preview: how a warning looks, drawn by the kiosk's own programme. */
#include "cli/process.h"
#include "cli/warning.h"

#include "base/files.h"
#include "base/paths.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DRAW_SECONDS = 60 };

/* The one beside this programme, else on $PATH. */
static const char *
find_kiosk(struct cli *c)
{
    char exe[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", exe, sizeof exe);
    while (n > 0 && exe[n - 1] != '/')
        n--;
    struct str beside = arena_fmt(c->arena, "%.*ssatark-kiosk", n > 0 ? (int)n : 0, exe);
    return n > 0 && access(beside.p, X_OK) == 0 ? beside.p : "satark-kiosk";
}

static bool
draw(struct cli *c, struct str id, const char *lang, const char *size, const char *out)
{
    const char *argv[] = {find_kiosk(c),
                          "--data",
                          paths_data(c->arena, c->data_given).p,
                          "--render",
                          "attract",
                          "--warning",
                          arena_str(c->arena, id).p,
                          "--lang",
                          lang,
                          "--size",
                          size,
                          "--out",
                          out,
                          NULL};
    int code;
    setenv("SDL_AUDIODRIVER", "dummy", 1); /* a picture needs no loudspeaker */
    if (!process_run(argv, DRAW_SECONDS, false, &code, &c->err))
        return false;
    return code == 0 || err_env(&c->err, "%s: the picture could not be drawn; see above", out);
}

static bool
draw_both(struct cli *c, const struct warning *w, const char *lang, const char *folder,
          struct buf *index)
{
    static const struct {
        const char *name, *size;
    } ways[] = {{"upright", "1080x1920"}, {"side", "1920x1080"}};
    buf_add(index, STR("<section><h2>"));
    buf_xml(index, w->id);
    buf_add(index, STR("</h2><p>"));
    buf_xml(index, w->title_hi);
    buf_fmt(index, "</p><p>%s – %s</p>", staff_show_time(c, w->from, false),
            staff_show_time(c, w->until, true));
    for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
        struct str name =
            arena_fmt(c->arena, "%.*s-%s.png", (int)w->id.n, w->id.p, ways[i].name);
        if (!draw(c, w->id, lang, ways[i].size, paths_join(c->arena, str_of(folder), name.p).p))
            return false;
        buf_fmt(index, "<img src=\"%s\" alt=\"%s\">", name.p, ways[i].name);
    }
    buf_add(index, STR("</section>\n"));
    return true;
}

/* One picture a warning and way to hang the panel, and a page that shows them all. */
static bool
draw_all(struct cli *c, struct office *o, const char *lang, const char *folder, size_t *n)
{
    struct warning *list;
    struct buf index = {0};
    if (mkdir(folder, 0755) != 0 && errno != EEXIST)
        return err_env(&c->err, "%s: the folder cannot be made; name another with --out", folder);
    buf_add(&index, STR("<!doctype html><meta charset=utf-8><title>Satark</title>"
                        "<style>body{font-family:sans-serif}section{display:inline-block;"
                        "margin:1em;vertical-align:top}img{height:30em;margin-right:1em}"
                        "</style>\n"));
    bool ok = warning_list(o, 0, STR(""), c->arena, &list, n, &c->err);
    for (size_t i = 0; ok && i < *n; i++)
        ok = draw_both(c, &list[i], lang, folder, &index);
    ok = ok && files_write(paths_join(c->arena, str_of(folder), "index.html").p, buf_str(&index),
                           0644, &c->err);
    buf_free(&index);
    return ok;
}

int
warning_preview(struct cli *c, struct office *o, int argc, char **argv)
{
    const char *out = NULL, *lang = "hi", *size = "1080x1920";
    bool all = cli_switch(&argc, argv, "--all");
    struct warning w;
    size_t n = 1;
    if (!cli_option(c, &argc, argv, "--out", &out) ||
        !cli_option(c, &argc, argv, "--lang", &lang) ||
        !cli_option(c, &argc, argv, "--size", &size) || !cli_words(c, argc, argv, !all, !all))
        return cli_fail(c);
    if (!out)
        return cli_usage(c, &command_warning, "expected --out %s", all ? "DIR" : "FILE.png");
    if (all ? !draw_all(c, o, lang, out, &n)
            : !warning_find(o, str_of(argv[1]), c->arena, &w, &c->err) ||
                  !draw(c, w.id, lang, size, out))
        return cli_fail(c);
    const char *at = all ? arena_fmt(c->arena, "%s/index.html", out).p : out;
    cli_say(c, n == 1 ? "cli.warning.drawn" : "cli.warning.all_drawn",
            LANG_ARGS({"n", cli_number(c, (int64_t)n)}, {"file", str_of(at)}));
    return EXIT_DONE;
}
