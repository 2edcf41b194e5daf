/* satark registry diff - what a new list changes, in words that someone can sign under. */
#include "cli/registry_diff.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/paths.h"
#include "base/utf8.h"
#include "registry/diff.h"
#include "registry/registry.h"
#include "text/lang.h"

#include <inttypes.h>
#include <stdio.h>

enum { REPORTED_SHOWN = 20, ARGS_MAX = 32, CHANGES = DIFF_REMOVED + 1 };

struct telling {
    struct cli *c;
    struct lang *lang;
    bool json, all;
    struct registry_info before, after;
    bool first; /* there was no list before */
    bool two_keys;
    size_t counts[DIFF_TABLES][CHANGES];
    size_t told; /* rows printed */
    size_t left_out;
};

static const char *const changes[CHANGES] = {"added", "changed", "removed"};

/* ---- words ---- */

/* Nothing in a list may move what the terminal shows elsewhere: control bytes, and the marks that
 * turn the direction of writing, are shown as what they are. */
static bool
is_unseen(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x200E || cp == 0x200F ||
           (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF ||
           cp == 0x61C || cp == 0x200B || cp == 0xAD;
}

static struct str
visible(struct arena *a, struct str s)
{
    struct buf b = {0};
    for (size_t i = 0; i < s.n;) {
        uint32_t cp;
        size_t n = utf8_next(s, i, &cp);
        if (cp == '\n')
            buf_add(&b, STR(" / "));
        else if (cp == UTF8_BAD || is_unseen(cp))
            buf_fmt(&b, "\\u%04X", (unsigned)cp);
        else
            buf_add(&b, str_sub(s, i, i + n));
        i += n;
    }
    struct str out = arena_str(a, buf_str(&b));
    buf_free(&b);
    return out;
}

static struct str
word(const struct telling *t, struct arena *a, const char *group, struct str name)
{
    const char *id = arena_fmt(a, "diff.%s.%.*s", group, (int)name.n, name.p).p;
    return lang_has(t->lang, id) ? lang_get(t->lang, id) : visible(a, name);
}

static void
print(const struct telling *t, struct arena *a, const char *id, const struct lang_arg *args,
      size_t n)
{
    struct str line = lang_plain(a, lang_format(t->lang, a, id, args, n));
    printf("%.*s\n", (int)line.n, line.p);
}

/* ---- one row ---- */

static struct str
value_of(const struct diff_row *r, const char *name)
{
    for (size_t i = 0; i < r->n_all; i++)
        if (str_eq(r->all[i].name, str_of(name)))
            return r->change == DIFF_REMOVED ? r->all[i].before : r->all[i].after;
    return STR("");
}

/* "official phone 1912, kesco" */
static struct str
name_row(const struct telling *t, const struct diff_row *r, struct arena *a)
{
    struct lang_arg args[ARGS_MAX];
    size_t n = 0;
    for (size_t i = 0; i < r->n_all && n < ARGS_MAX; i++) {
        struct str name = r->all[i].name, value = value_of(r, arena_str(a, name).p);
        if (str_eq(name, STR("state")) || str_eq(name, STR("kind")))
            value = word(t, a, arena_str(a, name).p, value);
        else if (str_eq(name, STR("discom")) && str_eq(value, STR("*")))
            value = lang_get(t->lang, "diff.national");
        else
            value = visible(a, value);
        args[n++] = (struct lang_arg){arena_str(a, name).p, value};
    }
    bool any_sender = r->table == DIFF_TEMPLATES && value_of(r, "header").n == 0;
    const char *id =
        arena_fmt(a, any_sender ? "diff.any_sender.%s" : "diff.what.%s", diff_table_name(r->table))
            .p;
    return lang_plain(a, lang_format(t->lang, a, id, args, n));
}

/* What a new or old row is for, behind its name. */
static void
add_purpose(const struct telling *t, const struct diff_row *r, struct arena *a, struct buf *b)
{
    bool hindi = strcmp(lang_code(t->lang), "hi") == 0;
    struct str say = STR("");
    if (r->table == DIFF_CHANNELS)
        say = value_of(r, hindi ? "purpose_hi" : "purpose_en");
    else if (r->table == DIFF_REPORTED)
        say = value_of(r, "note");
    else if (r->table == DIFF_WARNINGS)
        say = value_of(r, "title_hi");
    if (say.n) {
        buf_add(b, STR(": "));
        buf_add(b, visible(a, say));
    }
    if (value_of(r, "day_and_night").n) {
        buf_add(b, STR(", "));
        buf_add(b, lang_get(t->lang, "diff.day_and_night"));
    }
}

/* "purpose was “…”, now “…”" for each field. */
static void
add_changes(const struct telling *t, const struct diff_row *r, struct arena *a, struct buf *b)
{
    for (size_t i = 0; i < r->n_fields; i++) {
        const struct diff_field *f = &r->fields[i];
        bool state = str_eq(f->name, STR("state"));
        const struct lang_arg args[] = {
            {"field", word(t, a, "field", f->name)},
            {"before", state ? word(t, a, "state", f->before) : visible(a, f->before)},
            {"after", state ? word(t, a, "state", f->after) : visible(a, f->after)},
        };
        buf_add(b, i ? STR("; ") : STR(": "));
        buf_add(b, lang_plain(a, lang_format(t->lang, a, "diff.was", args, ARRAY_LEN(args))));
    }
}

/* All that a new official row says, a line each, but what its first line says already. */
static void
print_fields(const struct telling *t, const struct diff_row *r, struct arena *a)
{
    static const char *const said[] = {"discom", "kind", "value", "state", "day_and_night"};
    for (size_t i = 0; i < r->n_fields; i++) {
        struct str name = r->fields[i].name;
        size_t at;
        if (r->table == DIFF_CHANNELS && str_among(name, said, ARRAY_LEN(said), &at))
            continue;
        struct str label = word(t, a, "field", name), value = visible(a, r->fields[i].after);
        printf("    %.*s: %.*s\n", (int)label.n, label.p, (int)value.n, value.p);
    }
}

static void
print_row(const struct telling *t, const struct diff_row *r)
{
    struct arena a = {0};
    struct buf b = {0};
    buf_add(&b, word(t, &a, "change", str_of(changes[r->change])));
    buf_char(&b, ' ');
    buf_add(&b, name_row(t, r, &a));
    if (r->change != DIFF_CHANGED)
        add_purpose(t, r, &a, &b);
    else if (r->table != DIFF_MODEL)
        add_changes(t, r, &a, &b);
    puts(b.p);
    if (r->was_reported) {
        const struct lang_arg serial[] = {{"before", arena_fmt(&a, "%" PRId64, t->before.serial)}};
        print(t, &a, "diff.was_reported", serial, 1);
    }
    if (r->change == DIFF_ADDED && r->table <= DIFF_COUNTERS)
        print_fields(t, r, &a);
    buf_free(&b);
    arena_wipe(&a);
}

static void
print_row_json(const struct telling *t, const struct diff_row *r)
{
    struct buf b = {0};
    buf_fmt(&b, "%s\n{\"table\":\"%s\",\"change\":\"%s\",\"what\":", t->told ? "," : "",
            diff_table_name(r->table), changes[r->change]);
    buf_json(&b, r->what);
    buf_fmt(&b, ",\"was_reported\":%s,\"fields\":[", r->was_reported ? "true" : "false");
    for (size_t i = 0; i < r->n_fields; i++) {
        buf_add(&b, i ? STR(",{\"name\":") : STR("{\"name\":"));
        buf_json(&b, r->fields[i].name);
        buf_add(&b, STR(",\"before\":"));
        buf_json(&b, r->fields[i].before);
        buf_add(&b, STR(",\"after\":"));
        buf_json(&b, r->fields[i].after);
        buf_char(&b, '}');
    }
    buf_add(&b, STR("]}"));
    fputs(b.p, stdout);
    buf_free(&b);
}

static bool
tell_row(void *ctx, const struct diff_row *r)
{
    struct telling *t = ctx;
    size_t *n = t->counts[r->table];
    n[r->change]++;
    if (!t->all && r->table == DIFF_REPORTED &&
        n[DIFF_ADDED] + n[DIFF_CHANGED] + n[DIFF_REMOVED] > REPORTED_SHOWN) {
        t->left_out++;
        return true;
    }
    if (t->json)
        print_row_json(t, r);
    else
        print_row(t, r);
    t->told++;
    return true;
}

/* ---- around the rows ---- */

static void
print_head(const struct telling *t)
{
    struct arena a = {0};
    const struct lang_arg args[] = {
        {"before", arena_fmt(&a, "%" PRId64, t->before.serial)},
        {"after", arena_fmt(&a, "%" PRId64, t->after.serial)},
        {"before_date", lang_date(t->lang, &a, civil_from_unix(t->before.made_at))},
        {"after_date", lang_date(t->lang, &a, civil_from_unix(t->after.made_at))},
        {"before_days", arena_fmt(&a, "%" PRId64, t->before.stale_days)},
        {"after_days", arena_fmt(&a, "%" PRId64, t->after.stale_days)},
    };
    print(t, &a, t->first ? "diff.title.first" : "diff.title", args, ARRAY_LEN(args));
    if (!t->first && t->after.serial <= t->before.serial)
        print(t, &a, "diff.not_newer", args, ARRAY_LEN(args));
    if (!t->first && t->after.stale_days != t->before.stale_days)
        print(t, &a, "diff.stale_days", args, ARRAY_LEN(args));
    arena_wipe(&a);
}

static void
print_end(const struct telling *t)
{
    struct arena a = {0};
    const struct lang_arg more[] = {{"n", arena_fmt(&a, "%zu", t->left_out)}};
    if (t->left_out)
        print(t, &a, "diff.more", more, 1);
    for (size_t i = 0; i < DIFF_TABLES; i++) {
        const struct lang_arg args[] = {
            {"table", word(t, &a, "table", str_of(diff_table_name((enum diff_table)i)))},
            {"added", arena_fmt(&a, "%zu", t->counts[i][DIFF_ADDED])},
            {"changed", arena_fmt(&a, "%zu", t->counts[i][DIFF_CHANGED])},
            {"removed", arena_fmt(&a, "%zu", t->counts[i][DIFF_REMOVED])},
        };
        print(t, &a, "diff.count", args, ARRAY_LEN(args));
    }
    if (t->told == 0)
        print(t, &a, "diff.none", NULL, 0);
    print(t, &a, t->two_keys ? "diff.two_keys" : "diff.one_key", NULL, 0);
    arena_wipe(&a);
}

static void
print_head_json(const struct telling *t)
{
    if (t->first)
        printf("{\"before\":null");
    else
        printf("{\"before\":%" PRId64, t->before.serial);
    printf(",\"after\":%" PRId64 ",\"stale_days\":%" PRId64 ",\"changes\":[", t->after.serial,
           t->after.stale_days);
}

static void
print_end_json(const struct telling *t)
{
    printf("],\"left_out\":%zu,\"counts\":{", t->left_out);
    for (size_t i = 0; i < DIFF_TABLES; i++)
        printf("%s\"%s\":{\"added\":%zu,\"changed\":%zu,\"removed\":%zu}", i ? "," : "",
               diff_table_name((enum diff_table)i), t->counts[i][DIFF_ADDED],
               t->counts[i][DIFF_CHANGED], t->counts[i][DIFF_REMOVED]);
    printf("},\"keys\":%d}\n", t->two_keys ? 2 : 1);
}

static bool
read_info(struct telling *t, const char *path, struct registry_info *out)
{
    struct registry *r;
    if (!registry_open(path, STR("*"), &r, &t->c->err)) {
        t->c->err.kind = ERR_ENV; /* no list without the national services was built */
        return false;
    }
    bool ok = registry_info(r, out, &t->c->err);
    registry_close(r);
    return ok;
}

/* What needs two keys is read to the end before anything is printed: nobody is to sign under the
 * first half of a list whose second half is damaged. */
static bool
tell(struct telling *t, const char *before, const char *after)
{
    t->first = before == NULL;
    if ((before && !read_info(t, before, &t->before)) || !read_info(t, after, &t->after) ||
        !registry_official_changes(before, after, &t->two_keys, &t->c->err))
        return false;
    if (t->json)
        print_head_json(t);
    else
        print_head(t);
    if (!registry_diff(before, after, tell_row, t, &t->c->err))
        return false;
    if (t->json)
        print_end_json(t);
    else
        print_end(t);
    return true;
}

int
registry_diff_run(struct cli *c, int argc, char **argv)
{
    const char *code = cli_lang();
    struct str assets;
    struct telling t = {
        .c = c, .json = cli_switch(&argc, argv, "--json"), .all = cli_switch(&argc, argv, "--all")};

    if (!cli_option(c, &argc, argv, "--lang", &code) || !cli_words(c, argc, argv, 2, 2))
        return cli_usage(c, &command_registry, "%s", c->err.msg);
    if (strcmp(code, "hi") != 0 && strcmp(code, "en") != 0)
        return cli_usage(c, &command_registry, "--lang: found “%s”, expected hi or en", code);
    const char *before = argv[argc - 2], *after = argv[argc - 1];
    if (!paths_assets(c->arena, &assets, &c->err) || !lang_open(assets, code, &t.lang, &c->err))
        return cli_fail(c);
    bool ok = tell(&t, strcmp(before, "-") == 0 ? NULL : before, after);
    lang_close(t.lang);
    return ok ? EXIT_DONE : cli_fail(c);
}
