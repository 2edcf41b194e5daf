#include "base/flat_sheet.h"

#include "base/clock.h"
#include "base/utf8.h"

#include <inttypes.h>

/* ---- tags ---- */

struct tag {
    struct str text;    /* what stands before it */
    struct str name, attributes;
    bool opens, closes; /* <a/> does both */
};

/* From behind '<' to behind '>'; one in quotes is part of a value. */
static size_t
tag_length(struct str s)
{
    char quote = '\0';
    for (size_t i = 0; i < s.n; i++) {
        if (quote)
            quote = s.p[i] == quote ? '\0' : quote;
        else if (s.p[i] == '"' || s.p[i] == '\'')
            quote = s.p[i];
        else if (s.p[i] == '>')
            return i + 1;
    }
    return s.n;
}

static size_t
markup_length(struct str s)
{
    if (!str_starts(s, "!--"))
        return tag_length(s);
    size_t end = str_find(s, STR("-->"), 3) + 3;
    return end < s.n ? end : s.n;
}

static bool
next_tag(struct str *rest, struct tag *t)
{
    size_t at = str_find(*rest, STR("<"), 0), n = 0;
    if (at == rest->n)
        return false;
    struct str in = str_sub(*rest, at + 1, rest->n);
    size_t length = markup_length(in);
    *t = (struct tag){.text = str_sub(*rest, 0, at)};
    *rest = str_sub(in, length, in.n);
    in = str_sub(in, 0, length ? length - 1 : 0);
    if (str_starts(in, "!") || str_starts(in, "?"))
        return true;
    t->closes = str_skip(&in, "/");
    t->opens = !t->closes;
    if (t->opens && str_ends(in, "/")) {
        t->closes = true;
        in.n--;
    }
    while (n < in.n && !strchr(" \t\r\n", in.p[n]))
        n++;
    t->name = str_sub(in, 0, n);
    t->attributes = str_sub(in, n, in.n);
    return true;
}

/* The value as it stands, or empty. */
static struct str
attribute(const struct tag *t, const char *name)
{
    struct str s = t->attributes;
    while (s.n) {
        size_t equals = str_find(s, STR("="), 0);
        struct str left = str_trim(str_sub(s, 0, equals));
        s = str_trim(str_sub(s, equals + 1, s.n));
        char quote[1] = {s.n ? s.p[0] : '"'};
        size_t end = str_find(s, (struct str){quote, 1}, 1);
        if (str_eq(left, str_of(name)))
            return str_sub(s, 1, end);
        s = str_sub(s, end + 1, s.n);
    }
    return (struct str){"", 0};
}

static unsigned long
repeats(const struct tag *t, const char *name)
{
    unsigned long n;
    return str_to_uint(attribute(t, name), 1UL << 30, &n) && n > 0 ? n : 1;
}

/* ---- text ---- */

static void
add_code(struct buf *b, unsigned long cp)
{
    char bytes[4];
    buf_add(b, (struct str){bytes, utf8_put((uint32_t)cp, bytes)});
}

/* What stands between & and ; */
static void
add_entity(struct buf *b, struct str name)
{
    static const struct {
        const char *name, *text;
    } known[] = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}};
    unsigned long cp = 0;
    for (size_t i = 0; i < ARRAY_LEN(known); i++)
        if (str_eq(name, str_of(known[i].name)))
            buf_add(b, str_of(known[i].text));
    if (!str_skip(&name, "#"))
        return;
    bool hex = str_skip(&name, "x");
    for (size_t i = 0; i < name.n && cp <= 0x10FFFF; i++) {
        int digit = is_digit(name.p[i]) ? name.p[i] - '0' : to_lower(name.p[i]) - 'a' + 10;
        cp = cp * (hex ? 16 : 10) + (unsigned long)(digit & 15);
    }
    if (cp >= ' ' && cp <= 0x10FFFF && (cp < 0xD800 || cp > 0xDFFF))
        add_code(b, cp);
}

static void
add_text(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        size_t end = s.p[i] == '&' ? str_find(s, STR(";"), i) : s.n;
        if (s.p[i] == '&' && end < s.n) {
            add_entity(b, str_sub(s, i + 1, end));
            i = end;
        } else {
            buf_char(b, s.p[i] == '\r' || s.p[i] == '\n' || s.p[i] == '\t' ? ' ' : s.p[i]);
        }
    }
}

/* ---- what a cell holds ---- */

enum { MINUTE = 60, HOUR = 3600 };

/* "2026-12-11", "2026-12-11T09:29:59.9999995": to the second, which is left out where it is 0. */
static bool
add_date(struct buf *b, struct str value)
{
    enum { WITH_SECONDS = sizeof "2026-12-11T09:30:00" - 1 };
    struct civil c;
    struct str whole = str_sub(value, 0, WITH_SECONDS);
    if (!civil_parse(whole, &c))
        return false;
    if (value.n > WITH_SECONDS + 1 && value.p[WITH_SECONDS + 1] >= '5')
        c = civil_from_unix(civil_to_unix(c) + 1);
    buf_fmt(b, "%04d-%02d-%02d", c.year, c.month, c.day);
    if (whole.n == WITH_SECONDS)
        buf_fmt(b, c.second ? "T%02d:%02d:%02d" : "T%02d:%02d", c.hour, c.minute, c.second);
    return true;
}

/* "PT09H30M00.0000001S" */
static bool
add_time(struct buf *b, struct str value)
{
    static const struct {
        char unit;
        int64_t seconds;
    } units[] = {{'H', HOUR}, {'M', MINUTE}, {'S', 1}};
    int64_t sum = 0;
    struct str part;
    if (!str_skip(&value, "PT"))
        return false;
    for (size_t i = 0; i < ARRAY_LEN(units); i++) {
        unsigned long n;
        char unit[1] = {units[i].unit};
        size_t end = str_find(value, (struct str){unit, 1}, 0);
        if (end == value.n)
            continue;
        struct str all = str_sub(value, 0, end), rest = all;
        value = str_sub(value, end + 1, value.n);
        if (!str_cut(&rest, '.', &part) || !str_to_uint(part, 9999, &n))
            return false;
        sum += (int64_t)n * units[i].seconds + (rest.p && rest.n && rest.p[0] >= '5');
    }
    buf_fmt(b, "%02" PRId64 ":%02" PRId64, sum / HOUR, sum / MINUTE % 60);
    if (sum % MINUTE)
        buf_fmt(b, ":%02" PRId64, sum % MINUTE);
    return true;
}

/* 007, as a number that is a name is shown. */
static bool
is_padded(struct str shown)
{
    for (size_t i = 0; i < shown.n; i++)
        if (!is_digit(shown.p[i]))
            return false;
    return shown.n > 1 && shown.p[0] == '0';
}

struct cell {
    struct tag tag;
    struct buf shown, value;
};

static struct str
cell_value(struct cell *c)
{
    struct str type = attribute(&c->tag, "office:value-type"), shown = buf_str(&c->shown);
    buf_clear(&c->value);
    bool number = str_eq(type, STR("float")) || str_eq(type, STR("currency"));
    if (str_eq(type, STR("date")) && add_date(&c->value, attribute(&c->tag, "office:date-value")))
        return buf_str(&c->value);
    if (str_eq(type, STR("time")) && add_time(&c->value, attribute(&c->tag, "office:time-value")))
        return buf_str(&c->value);
    if (number && shown.n && !is_padded(shown))
        add_text(&c->value, attribute(&c->tag, "office:value"));
    return c->value.n ? buf_str(&c->value) : shown;
}

/* ---- rows ---- */

struct reading {
    struct buf *out;
    struct buf row;          /* its cells so far */
    unsigned long cells;     /* in it */
    unsigned long gap;       /* empty ones since the last */
    unsigned long rows;      /* written */
    unsigned long empty;     /* empty rows since */
    unsigned long row_repeats;
    struct cell cell;
    int depth, table, in_row, in_cell, in_text; /* the depth where it opened; 0: not within one */
    unsigned long texts;     /* paragraphs of the cell */
    bool too_large;
};

static void
add_cell(struct buf *b, bool first, struct str value)
{
    buf_add(b, first ? STR("\"") : STR(",\""));
    for (size_t i = 0; i < value.n; i++) {
        if (value.p[i] == '"')
            buf_char(b, '"');
        buf_char(b, value.p[i]);
    }
    buf_char(b, '"');
}

static bool
is_larger(struct reading *r, size_t bytes)
{
    r->too_large |= bytes > FLAT_BYTES_MAX;
    return r->too_large;
}

static void
end_cell(struct reading *r)
{
    struct str value = cell_value(&r->cell);
    unsigned long n = repeats(&r->cell.tag, "table:number-columns-repeated");
    if (str_trim(value).n == 0) {
        r->gap += n;
        return;
    }
    if (r->gap + n + r->cells > FLAT_COLUMNS_MAX) {
        r->too_large = true;
        return;
    }
    for (; r->gap > 0; r->gap--)
        add_cell(&r->row, r->cells++ == 0, STR(""));
    for (; n > 0 && !is_larger(r, r->row.n + value.n); n--)
        add_cell(&r->row, r->cells++ == 0, value);
}

static void
end_row(struct reading *r)
{
    if (r->cells == 0) {
        r->empty += r->row_repeats;
        return;
    }
    if (r->empty + r->row_repeats + r->rows > FLAT_ROWS_MAX) {
        r->too_large = true;
        return;
    }
    for (; r->empty > 0; r->empty--, r->rows++)
        buf_char(r->out, '\n');
    for (; r->row_repeats > 0 && !is_larger(r, r->out->n + r->row.n); r->row_repeats--) {
        buf_add(r->out, buf_str(&r->row));
        buf_char(r->out, '\n');
        r->rows++;
    }
}

/* ---- the walk through it ---- */

static bool
is_cell(struct str name)
{
    return str_eq(name, STR("table:table-cell")) || str_eq(name, STR("table:covered-table-cell"));
}

static void
open_tag(struct reading *r, const struct tag *t)
{
    r->depth++;
    if (!r->table && str_eq(t->name, STR("table:table"))) {
        r->table = r->depth;
        r->empty = 0;
    } else if (r->table && !r->in_row && str_eq(t->name, STR("table:table-row"))) {
        r->in_row = r->depth;
        r->cells = r->gap = 0;
        r->row_repeats = repeats(t, "table:number-rows-repeated");
        buf_clear(&r->row);
    } else if (r->in_row && !r->in_cell && is_cell(t->name)) {
        r->in_cell = r->depth;
        r->texts = 0;
        r->cell.tag = *t;
        buf_clear(&r->cell.shown);
    } else if (r->in_cell && r->depth == r->in_cell + 1 && str_eq(t->name, STR("text:p"))) {
        r->in_text = r->depth;
        if (r->texts++)
            buf_char(&r->cell.shown, '\n');
    } else if (r->in_text && str_eq(t->name, STR("text:line-break"))) {
        buf_char(&r->cell.shown, '\n');
    } else if (r->in_text && str_eq(t->name, STR("text:tab"))) {
        buf_char(&r->cell.shown, ' ');
    } else if (r->in_text && str_eq(t->name, STR("text:s"))) {
        for (unsigned long n = repeats(t, "text:c"); n > 0 && n < FLAT_COLUMNS_MAX; n--)
            buf_char(&r->cell.shown, ' ');
    }
}

/* True at the end of a table that holds something. */
static bool
close_tag(struct reading *r)
{
    int depth = r->depth;
    bool over = false;
    if (r->in_text == depth)
        r->in_text = 0;
    if (r->in_cell == depth) {
        end_cell(r);
        r->in_cell = r->in_text = 0;
    }
    if (r->in_row == depth) {
        end_row(r);
        r->in_row = r->in_cell = r->in_text = 0;
    }
    if (r->table == depth) {
        over = r->rows > 0;
        r->table = 0;
    }
    r->depth -= depth > 0;
    return over;
}

bool
flat_sheet_csv(struct str xml, struct buf *out, struct err *err)
{
    struct buf made = {0};
    struct reading r = {.out = &made};
    struct tag t;
    bool over = false;
    while (!over && !r.too_large && next_tag(&xml, &t)) {
        if (r.in_text && !is_larger(&r, r.cell.shown.n))
            add_text(&r.cell.shown, t.text);
        if (t.opens)
            open_tag(&r, &t);
        if (t.closes)
            over = close_tag(&r);
    }
    bool ok = over && !r.too_large;
    if (ok)
        buf_add(out, buf_str(&made));
    else if (r.too_large)
        err_input(err, "has more than %d rows or %d columns; take out what is filled for nothing",
                  FLAT_ROWS_MAX, FLAT_COLUMNS_MAX);
    else
        err_input(err, "no sheet in it holds anything");
    buf_free(&r.row);
    buf_free(&r.cell.shown);
    buf_free(&r.cell.value);
    buf_free(&made);
    return ok;
}
