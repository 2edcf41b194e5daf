#include "text/lang.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/paths.h"
#include "text/mo.h"
#include "text/retold.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum { CATALOGUE_MAX = 4 * 1024 * 1024, CODE_LEN = 2, MINUTES_A_DAY = 24 * 60 };

struct lang {
    char code[CODE_LEN + 1];
    struct mo mo;
    char bytes[]; /* the file */
};

/* Reads the open file into a new struct lang; *why says what failed. */
static struct lang *
read_all(FILE *file, size_t *n, const char **why)
{
    *why = "is larger than any catalogue";
    if (fseek(file, 0, SEEK_END) != 0)
        return NULL;
    long size = ftell(file);
    if (size < 0 || size > CATALOGUE_MAX)
        return NULL;
    rewind(file);
    struct lang *l = calloc(1, sizeof *l + (size_t)size);
    if (!l)
        BUG("out of memory");
    *n = fread(l->bytes, 1, (size_t)size, file);
    if (*n == (size_t)size)
        return l;
    *why = "cannot be read to its end";
    free(l);
    return NULL;
}

static bool
load(const char *path, struct lang **out, struct err *err)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return err_env(err, "%s: %s; reinstall Satark or set SATARK_ASSETS", path, strerror(errno));
    size_t n = 0;
    const char *why;
    struct lang *l = read_all(file, &n, &why);
    fclose(file);
    if (l && mo_parse((struct str){l->bytes, n}, &l->mo, &why)) {
        *out = l;
        return true;
    }
    free(l);
    return err_env(err, "%s: the file %s; reinstall Satark", path, why);
}

/* The catalogue <of><code>.mo. */
static bool
open_one(struct str assets, const char *of, const char *code, struct lang **out, struct err *err)
{
    struct arena a = {0};
    if (strcmp(code, "hi") != 0 && strcmp(code, "en") != 0)
        return err_input(err, "language “%s”: expected hi or en", code);
    struct str folder = paths_join(&a, assets, "lang");
    struct str path = arena_fmt(&a, "%.*s/%s%s.mo", (int)folder.n, folder.p, of, code);
    bool ok = load(path.p, out, err);
    if (ok)
        memcpy((*out)->code, code, CODE_LEN + 1);
    arena_wipe(&a);
    return ok;
}

bool
lang_open(struct str assets, const char *code, struct lang **out, struct err *err)
{
    return open_one(assets, "", code, out, err);
}

bool
lang_open_errors(struct str assets, const char *code, struct lang **out, struct err *err)
{
    return open_one(assets, "errors.", code, out, err);
}

bool
lang_retell(const struct lang *errors, struct arena *a, struct str said, struct str *out)
{
    return retold(&errors->mo, a, said, out);
}

void
lang_close(struct lang *l)
{
    free(l);
}

const char *
lang_code(const struct lang *l)
{
    return l->code;
}

struct str
lang_get(const struct lang *l, const char *id)
{
    struct str text = str_of(id);
    mo_find(&l->mo, text, &text);
    return text;
}

bool
lang_has(const struct lang *l, const char *id)
{
    struct str text;
    return mo_find(&l->mo, str_of(id), &text);
}

static bool
is_style(char c)
{
    return c >= STYLE_END && c <= STYLE_YELLOW;
}

static bool
is_control(char c)
{
    return ((unsigned char)c < ' ' && c != '\n') || c == 0x7F;
}

/* The style byte of the tag at s.p[at] and its length; 0 if there is none. */
static char
tag_at(struct str s, size_t at, size_t *len)
{
    static const struct {
        const char *tag;
        char style;
    } tags[] = {
        {"<b>", STYLE_BOLD}, {"<m>", STYLE_MARK}, {"<y>", STYLE_YELLOW},
        {"</b>", STYLE_END}, {"</m>", STYLE_END}, {"</y>", STYLE_END},
    };
    struct str rest = str_sub(s, at, s.n);
    for (size_t i = 0; i < ARRAY_LEN(tags); i++) {
        if (str_starts(rest, tags[i].tag)) {
            *len = strlen(tags[i].tag);
            return tags[i].style;
        }
    }
    return '\0';
}

/* The argument that {name} at s.p[at] stands for and the length of "{name}"; NULL if none does. */
static const struct lang_arg *
arg_at(struct str s, size_t at, const struct lang_arg *args, size_t n, size_t *len)
{
    size_t end = at + 1;
    while (end < s.n && (is_alnum(s.p[end]) || s.p[end] == '_'))
        end++;
    if (s.p[at] != '{' || end == s.n || s.p[end] != '}')
        return NULL;
    struct str name = str_sub(s, at + 1, end);
    for (size_t i = 0; i < n; i++) {
        if (str_eq(name, str_of(args[i].name))) {
            *len = end + 1 - at;
            return &args[i];
        }
    }
    return NULL;
}

struct writer {
    char *p; /* NULL while the length is being counted */
    size_t n;
};

static void
put(struct writer *w, char c)
{
    if (w->p)
        w->p[w->n] = c;
    w->n++;
}

/* What a person typed may hold any byte, also one that would set a style. */
static void
put_arg(struct writer *w, struct str value)
{
    for (size_t i = 0; i < value.n; i++)
        if (!is_control(value.p[i]))
            put(w, value.p[i]);
}

static void
write_sentence(struct writer *w, struct str s, const struct lang_arg *args, size_t n)
{
    for (size_t i = 0; i < s.n;) {
        size_t len = 1;
        char style = tag_at(s, i, &len);
        const struct lang_arg *arg = arg_at(s, i, args, n, &len);
        if (style)
            put(w, style);
        else if (arg)
            put_arg(w, arg->value);
        else if (!is_control(s.p[i]))
            put(w, s.p[i]);
        i += len;
    }
}

struct str
lang_format(const struct lang *l, struct arena *a, const char *id, const struct lang_arg *args,
            size_t n)
{
    struct str sentence = lang_get(l, id);
    struct writer count = {0};
    write_sentence(&count, sentence, args, n);
    struct writer w = {.p = arena_alloc(a, count.n + 1)};
    write_sentence(&w, sentence, args, n);
    return (struct str){w.p, w.n};
}

struct str
lang_plain(struct arena *a, struct str styled)
{
    struct writer w = {.p = arena_alloc(a, styled.n + 1)};
    for (size_t i = 0; i < styled.n; i++)
        if (!is_style(styled.p[i]))
            put(&w, styled.p[i]);
    return (struct str){w.p, w.n};
}

/* A name from a numbered row of the catalogue: date.month.11. */
static struct str
numbered(const struct lang *l, struct arena *a, const char *row, int i)
{
    return lang_format(l, a, arena_fmt(a, "%s.%d", row, i).p, NULL, 0);
}

static struct str
dated(const struct lang *l, struct arena *a, const char *id, struct civil c)
{
    struct lang_arg args[] = {
        {"day", arena_fmt(a, "%d", c.day)},
        {"month", numbered(l, a, "date.month", c.month)},
        {"year", arena_fmt(a, "%d", c.year)},
        {"weekday", numbered(l, a, "date.weekday", c.weekday)},
    };
    return lang_format(l, a, id, args, ARRAY_LEN(args));
}

struct str
lang_date(const struct lang *l, struct arena *a, struct civil c)
{
    return dated(l, a, "date.full", c);
}

struct str
lang_day(const struct lang *l, struct arena *a, struct civil c)
{
    return dated(l, a, "date.day", c);
}

struct str
lang_short_date(const struct lang *l, struct arena *a, struct civil c)
{
    return dated(l, a, "date.short", c);
}

static const char *
part_of_day(int hour)
{
    if (hour < 4)
        return "time.small_hours";
    if (hour < 12)
        return "time.morning";
    if (hour < 16)
        return "time.afternoon";
    return hour < 20 ? "time.evening" : "time.night";
}

struct str
lang_time(const struct lang *l, struct arena *a, int minute_of_day)
{
    int m = (minute_of_day % MINUTES_A_DAY + MINUTES_A_DAY) % MINUTES_A_DAY;
    int hour = m / 60, minute = m % 60;
    struct lang_arg args[] = {
        {"part", lang_get(l, part_of_day(hour))},
        {"hour", arena_fmt(a, "%d", hour % 12 ? hour % 12 : 12)},
        {"minute", arena_fmt(a, "%02d", minute)},
    };
    return lang_format(l, a, minute ? "time.minute" : "time.hour", args, ARRAY_LEN(args));
}
