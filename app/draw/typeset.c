#include "draw/typeset.h"

#include "base/log.h"
#include "draw/plain.h"
#include "text/lang.h"

#include <math.h>

/* A last line shorter than this part of the widest looks lost. */
static const double SHORT_LAST = 0.25;

/* Text between two places where a line may begin. */
struct chunk {
    size_t from, to; /* bytes of the plain text, with the spaces behind */
    size_t trimmed;  /* without them */
    int w, trimmed_w;
    bool hard;       /* the line ends behind it */
};

struct job {
    const struct typeset *t;
    const struct text_style *style;
    struct arena *a;
    struct plain plain;
    struct chunk *chunks;
    size_t n, cap;
};

/* ---- measuring ---- */

static bool
is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static int
stretch_width(const struct job *j, size_t from, size_t to)
{
    struct setting how = {j->style->px, j->plain.look[from].bold, j->style->tracking};
    return runs_width(&j->t->letters, str_sub(j->plain.s, from, to), how);
}

static int
pad_of(const struct job *j, size_t at)
{
    return j->plain.look[at].style == STYLE_MARK ? j->t->mark_pad : 0;
}

/* Letters only. */
static int
letters_width(const struct job *j, size_t from, size_t to)
{
    int w = 0;
    for (size_t at = from; at < to;) {
        size_t end = plain_stretch(&j->plain, at, to);
        w += stretch_width(j, at, end);
        at = end;
    }
    return w;
}

static int
pads_width(const struct job *j, size_t from, size_t to)
{
    int w = 0;
    for (size_t at = from; at < to; at = plain_stretch(&j->plain, at, to))
        w += 2 * pad_of(j, at);
    return w;
}

/* Words are rounded to whole pixels one by one, a phrase once: the two may differ by up to a pixel a
 * word. So the sum of the words decides unless it is that near. */
static bool
fits(const struct job *j, size_t first, size_t last, int sum, int max_w)
{
    size_t from = j->chunks[first].from, to = j->chunks[last].trimmed;
    int pads = pads_width(j, from, to), loose = (int)(last - first) + 1;
    if (sum + pads + loose <= max_w)
        return true;
    if (sum + pads - loose > max_w)
        return false;
    return letters_width(j, from, to) + pads <= max_w;
}

/* ---- chunks ---- */

static void
add_chunk(struct job *j, size_t from, size_t to, bool hard)
{
    size_t trimmed = to;
    while (trimmed > from && is_space(j->plain.s.p[trimmed - 1]))
        trimmed--;
    j->chunks = arena_grow(j->a, j->chunks, j->n, &j->cap, sizeof *j->chunks);
    j->chunks[j->n++] = (struct chunk){
        .from = from, .to = to, .trimmed = trimmed, .hard = hard,
        .w = letters_width(j, from, hard ? trimmed : to),
        .trimmed_w = letters_width(j, from, trimmed),
    };
}

static int
cluster_width(const struct job *j, size_t from, size_t to, size_t *end)
{
    *end = cluster_next(j->plain.s, from);
    if (*end > to)
        *end = to;
    return letters_width(j, from, *end);
}

/* The end of the clusters from `from` that may fit judged by their single widths, which are known
 * already, and off by up to a pixel each. Only that much is ever shaped at once: a person may type
 * thousands of letters without a space, and each new one must not cost the whole. */
static size_t
reach(const struct job *j, size_t from, size_t to, int max_w)
{
    int sum = 0;
    size_t end;
    for (size_t at = from; at < to; at = end) {
        sum += cluster_width(j, at, to, &end) - 1;
        if (sum > max_w && at > from)
            return at;
    }
    return to;
}

/* The longest run of whole clusters from `from` that fits, at least one. */
static size_t
clusters_that_fit(const struct job *j, size_t from, size_t to, int max_w)
{
    size_t end = reach(j, from, to, max_w);
    while (letters_width(j, from, end) + pads_width(j, from, end) > max_w) {
        size_t shorter = from + cluster_prev(str_sub(j->plain.s, from, end), end - from);
        if (shorter <= from)
            break;
        end = shorter;
    }
    return end;
}

/* A word wider than the line has to be cut between clusters. */
static void
add_word(struct job *j, size_t from, size_t to, bool hard, int max_w)
{
    size_t trimmed = to;
    while (trimmed > from && is_space(j->plain.s.p[trimmed - 1]))
        trimmed--;
    while (from < trimmed) {
        size_t end = clusters_that_fit(j, from, trimmed, max_w);
        if (end >= trimmed)
            break;
        add_chunk(j, from, end, false);
        from = end;
    }
    add_chunk(j, from, to, hard);
}

static void
cut(struct job *j, int max_w)
{
    size_t *at, n, from = 0;
    bool *hard;
    line_breaks(j->plain.s, j->a, &at, &hard, &n);
    for (size_t i = 0; i < n; i++) {
        if (at[i] > from)
            add_word(j, from, at[i], hard[i], max_w);
        from = at[i];
    }
}

/* ---- lines ---- */

/* The last chunk of the line that begins with chunk `first`; a hard break ends it. */
static size_t
line_end(const struct job *j, size_t first, size_t end, int max_w)
{
    int sum = 0;
    size_t last = first;
    for (size_t i = first; i < end; i++) {
        if (i > first && !fits(j, first, i, sum + j->chunks[i].trimmed_w, max_w))
            break;
        sum += j->chunks[i].w;
        last = i;
    }
    return last;
}

static size_t
count_lines(const struct job *j, size_t first, size_t end, int max_w)
{
    size_t n = 0;
    for (size_t i = first; i < end; i = line_end(j, i, end, max_w) + 1)
        n++;
    return n;
}

/* The narrowest width that still takes no more lines. */
static int
balanced_width(const struct job *j, size_t first, size_t end, int max_w)
{
    size_t n = count_lines(j, first, end, max_w);
    int low = 1, high = max_w;
    while (n > 1 && low < high) {
        int middle = low + (high - low) / 2;
        if (count_lines(j, first, end, middle) > n)
            low = middle + 1;
        else
            high = middle;
    }
    return high;
}

static int
sum_of(const struct job *j, size_t first, size_t last)
{
    int w = j->chunks[last].trimmed_w;
    for (size_t i = first; i < last; i++)
        w += j->chunks[i].w;
    return w + pads_width(j, j->chunks[first].from, j->chunks[last].trimmed);
}

static bool
last_is_short(const struct job *j, size_t first, size_t end, int max_w)
{
    int widest = 0, w = 0;
    size_t last;
    for (size_t i = first; i < end; i = last + 1) {
        last = line_end(j, i, end, max_w);
        w = sum_of(j, i, last);
        widest = w > widest ? w : widest;
    }
    return w < widest * SHORT_LAST;
}

static struct text_line
make_line(const struct job *j, size_t from, size_t to)
{
    struct text_line line = {.from = j->plain.from[from], .to = j->plain.from[to]};
    size_t cap = 0;
    if (to > from) /* no style bytes behind the last letter */
        line.to = j->plain.from[to - 1] + 1;
    else
        line.to = line.from;
    for (size_t at = from, end; at < to; at = end) {
        end = plain_stretch(&j->plain, at, to);
        line.pieces = arena_grow(j->a, line.pieces, line.n, &cap, sizeof *line.pieces);
        line.pieces[line.n++] = (struct text_piece){
            .s = plain_styled(&j->plain, at, end), .at = j->plain.from[at], .x = line.w,
            .w = stretch_width(j, at, end) + 2 * pad_of(j, at),
            .bold = j->plain.look[at].bold, .style = j->plain.look[at].style,
        };
        line.w += line.pieces[line.n - 1].w;
    }
    return line;
}

/* One paragraph: chunks [first, end), of which only the last may be hard. */
static void
set_paragraph(const struct job *j, size_t first, size_t end, int max_w, struct text_block *out,
              size_t *cap)
{
    size_t last;
    int w = max_w;
    if (!j->style->ragged && (j->style->balance || last_is_short(j, first, end, max_w)))
        w = balanced_width(j, first, end, max_w);
    for (size_t i = first; i < end; i = last + 1) {
        last = line_end(j, i, end, w);
        out->lines = arena_grow(j->a, out->lines, out->n, cap, sizeof *out->lines);
        struct text_line *line = &out->lines[out->n++];
        *line = make_line(j, j->chunks[i].from, j->chunks[last].trimmed);
        out->w = line->w > out->w ? line->w : out->w;
    }
}

void
typeset_set(void *ctx, struct arena *a, struct str styled, const struct text_style *style,
            int max_w, struct text_block *out)
{
    struct job j = {.t = ctx, .style = style, .a = a};
    size_t first = 0, cap = 0;
    double px = style->px;

    *out = (struct text_block){.line_h = (int)lround(px * style->line_height)};
    out->baseline = (int)lround((out->line_h - 1.362 * px) / 2 + 1.069 * px);
    plain_of(styled, style->bold, a, &j.plain);
    cut(&j, max_w);
    for (size_t i = 0; i < j.n; i++) {
        if (!j.chunks[i].hard && i + 1 < j.n)
            continue;
        set_paragraph(&j, first, i + 1, max_w, out, &cap);
        first = i + 1;
    }
    out->h = (int)out->n * out->line_h;
}

int
typeset_width(void *ctx, struct str plain, int px, bool bold, int tracking)
{
    const struct typeset *t = ctx;
    return runs_width(&t->letters, plain, (struct setting){px, bold, tracking});
}
