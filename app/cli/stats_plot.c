#include "cli/stats_plot.h"

#include <math.h>
#include <stdio.h>

/* Lengths in units of PLOT_WIDTH, which on A4 are those of 1/96 inch. */
enum {
    AXIS = 46, /* room for the numbers at the left */
    RIGHT = 10,
    TOP = 24,
    HEIGHT = 170,
    BOTTOM = 30,
    DIGIT = 9, /* width at 14 */
    COLUMN_MOST = 52,
    LETTERS = 14,
    LINES_MOST = 4,
    STACK_HEIGHT = 44,
    STACK_LEAST = 4,
    BAR_WIDTH = 240,
    BAR_HEIGHT = 16
};

#define INK    "#14213d"
#define MUTED  "#454c60"
#define LINE   "#d9d4c7"
#define BRAND  "#17346b"
#define SUN    "#ffc53d"
#define BAND   "#ddd8c9"
#define GROUND "#e5f4ea"
#define TRACK  "#eceff6"

static void
open_plot(struct buf *b, const char *kind, const char *id, struct str title, struct str text,
          int height)
{
    buf_fmt(
        b,
        "<svg class=\"plot %s\" viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-t %s-d\">"
        "<title id=\"%s-t\">",
        kind, PLOT_WIDTH, height, id, id, id);
    buf_xml(b, title);
    buf_fmt(b, "</title><desc id=\"%s-d\">", id);
    buf_xml(b, text);
    buf_add(b, STR("</desc>\n"));
}

static void
add_rect(struct buf *b, double x, double y, double width, double height, const char *fill)
{
    buf_fmt(b, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n", x, y,
            width, height, fill);
}

static void
add_line(struct buf *b, double x, double y, double x2, double y2, const char *color)
{
    buf_fmt(b,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" "
            "stroke-width=\"1\"/>\n",
            x, y, x2, y2, color);
}

static void
add_text(struct buf *b, double x, double y, const char *anchor, const char *fill, struct str text)
{
    buf_fmt(b, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\" fill=\"%s\">", x, y,
            anchor, LETTERS, fill);
    buf_xml(b, text);
    buf_add(b, STR("</text>\n"));
}

/* ---- columns ---- */

int64_t
plot_step(int64_t most)
{
    int64_t step = 1;
    for (int i = 0; (most - 1) / step >= LINES_MOST && step <= INT64_MAX / 10; i++)
        step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    return step;
}

struct scale {
    double slot; /* the width of a column with what parts it from the next */
    int64_t top; /* the number at the upper edge */
};

static double
at_x(const struct scale *s, double column)
{
    return AXIS + s->slot * column;
}

static double
at_y(const struct scale *s, int64_t n)
{
    return TOP + HEIGHT * (1 - (double)n / (double)s->top);
}

static int64_t
most_of(const struct plot_columns *p)
{
    int64_t most = 1;
    for (size_t i = 0; i < p->n; i++)
        most = p->list[i].n > most ? p->list[i].n : most;
    return most;
}

/* Behind the columns: open hours, days without counts, lines with their numbers. */
static void
add_ground(struct buf *b, const struct plot_columns *p, const struct scale *s, int64_t step)
{
    if (p->open < p->close)
        add_rect(b, at_x(s, p->open), TOP, s->slot * (p->close - p->open), HEIGHT, GROUND);
    for (size_t i = 0, end; i < p->n; i = end) {
        end = i + 1;
        while (end < p->n && p->list[end].known == p->list[i].known)
            end++;
        if (!p->list[i].known)
            add_rect(b, at_x(s, (double)i), TOP, s->slot * (double)(end - i), HEIGHT, BAND);
    }
    for (int64_t n = 0; n <= s->top; n += step) {
        char number[32];
        double y = at_y(s, n);
        snprintf(number, sizeof number, "%lld", (long long)n);
        add_line(b, AXIS, y, PLOT_WIDTH - RIGHT, y, n > 0 ? LINE : INK);
        add_text(b, AXIS - 8, y + 5, "end", MUTED, str_of(number));
    }
}

/* Whether every column is wide enough for its number. */
static bool
has_room(const struct plot_columns *p, const struct scale *s)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->list[i].n > 0 && (double)p->list[i].number.n * DIGIT > s->slot)
            return false;
    return true;
}

static void
add_column(struct buf *b, const struct plot_columns *p, const struct scale *s, size_t i,
           bool numbered)
{
    const struct plot_column *c = &p->list[i];
    double width = fmin(s->slot > 6 ? s->slot * 0.72 : s->slot - 1, COLUMN_MOST);
    double x = at_x(s, (double)i) + (s->slot - width) / 2, y = at_y(s, c->n);
    if (c->n <= 0)
        return;
    add_rect(b, x, y, width, TOP + HEIGHT - y, BRAND);
    if (i == p->peak) /* a cap of another colour, and its number stands above in any case */
        add_rect(b, x, y, width, 5, SUN);
    if (i == p->peak || numbered) {
        double half = (double)c->number.n * DIGIT / 2, middle = at_x(s, (double)i + 0.5);
        middle = fmin(fmax(middle, AXIS + half), PLOT_WIDTH - half);
        add_text(b, middle, y - 6, "middle", INK, c->number);
    }
}

static void
add_labels(struct buf *b, const struct plot_columns *p, const struct scale *s)
{
    double half = p->label_width / 2.0, free_from = 0;
    for (size_t i = 0; i < p->n; i++) {
        double x = at_x(s, (double)i + (p->at_edges ? 0 : 0.5));
        if (!p->list[i].label.n || x - half < free_from || x + half > PLOT_WIDTH)
            continue;
        if (!p->at_edges || i)
            add_line(b, x, TOP + HEIGHT, x, TOP + HEIGHT + 5, INK);
        add_text(b, x, TOP + HEIGHT + 21, "middle", MUTED, p->list[i].label);
        free_from = x + half;
    }
}

void
plot_columns(struct buf *b, const struct plot_columns *p)
{
    int64_t step = plot_step(most_of(p));
    struct scale s = {.slot = (double)(PLOT_WIDTH - AXIS - RIGHT) / (double)(p->n ? p->n : 1),
                      .top = (most_of(p) + step - 1) / step * step};
    open_plot(b, "columns", p->id, p->title, p->text, TOP + HEIGHT + BOTTOM);
    add_ground(b, p, &s, step);
    for (size_t i = 0; i < p->n; i++)
        add_column(b, p, &s, i, has_room(p, &s));
    add_labels(b, p, &s);
    buf_add(b, STR("</svg>\n"));
}

/* ---- a bar of four parts ---- */

/* scam, suspicious, unverified, official: the colours of the kiosk, and what is drawn over them. */
static const struct {
    const char *fill, *pattern;
} parts_look[PLOT_PARTS] = {
    {"#a61b17",
     "<path d=\"M-2 2L2 -2M0 8L8 0M6 10L10 6\" stroke=\"#e8a19d\" stroke-width=\"1.4\"/>"},
    {"#f2a11b", "<circle cx=\"4\" cy=\"4\" r=\"1.3\" fill=\"#6b3b00\"/>"},
    {"#3d4763", "<path d=\"M0 4H8\" stroke=\"#9aa5c2\" stroke-width=\"1.4\"/>"},
    {"#0f5f35", ""},
};

static void
add_patterns(struct buf *b)
{
    buf_add(b, STR("<defs>"));
    for (size_t i = 0; i < PLOT_PARTS; i++)
        buf_fmt(b,
                "<pattern id=\"part-%zu\" width=\"8\" height=\"8\" "
                "patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\" fill=\"%s\"/>%s"
                "</pattern>",
                i, parts_look[i].fill, parts_look[i].pattern);
    buf_add(b, STR("</defs>\n"));
}

static void
add_part(struct buf *b, double x, double width, double height, size_t i)
{
    buf_fmt(b,
            "<rect x=\"%.1f\" y=\"1\" width=\"%.1f\" height=\"%.1f\" fill=\"url(#part-%zu)\" "
            "stroke=\"#ffffff\" stroke-width=\"2\"/>\n",
            x, width, height, i);
}

void
plot_stack(struct buf *b, const char *id, struct str title, struct str text,
           const int64_t parts[PLOT_PARTS])
{
    double sum = 0, x = 0, room = PLOT_WIDTH;
    for (size_t i = 0; i < PLOT_PARTS; i++) {
        sum += (double)parts[i];
        room -= parts[i] > 0 ? STACK_LEAST : 0;
    }
    open_plot(b, "stack", id, title, text, STACK_HEIGHT + 2);
    add_patterns(b);
    for (size_t i = 0; i < PLOT_PARTS; i++) {
        if (parts[i] <= 0)
            continue;
        double width = STACK_LEAST + room * (double)parts[i] / sum;
        add_part(b, x, width, STACK_HEIGHT, i);
        x += width;
    }
    buf_add(b, STR("</svg>\n"));
}

void
plot_sign(struct buf *b, size_t i)
{
    buf_fmt(b,
            "<svg class=\"sign\" viewBox=\"0 0 32 24\" aria-hidden=\"true\"><rect width=\"32\" "
            "height=\"24\" fill=\"url(#part-%zu)\"/></svg>",
            i);
}

void
plot_bar(struct buf *b, int64_t n, int64_t most)
{
    double width = most > 0 ? BAR_WIDTH * (double)n / (double)most : 0;
    buf_fmt(b,
            "<svg class=\"bar\" viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" "
            "aria-hidden=\"true\"><rect width=\"%d\" height=\"%d\" fill=\"" TRACK
            "\"/><rect width=\"%.1f\" height=\"%d\" fill=\"" BRAND "\"/></svg>",
            BAR_WIDTH, BAR_HEIGHT, BAR_WIDTH, BAR_HEIGHT, n > 0 ? fmax(width, 2) : 0, BAR_HEIGHT);
}
