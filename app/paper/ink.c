#include "paper/ink.h"

#include "base/buf.h"
#include "base/log.h"

#include <stdlib.h>

/* Glyphs and the text they stand for, gathered for one call of Cairo. */
struct ink {
    cairo_glyph_t *glyphs;
    cairo_text_cluster_t *clusters;
    int n_glyphs, n_clusters, room;
    struct buf text;
};

static double
points(int pango)
{
    return (double)pango / PANGO_SCALE;
}

static bool
ink_open(struct ink *k, int room)
{
    *k = (struct ink){.room = room,
                      .glyphs = calloc((size_t)room + 1, sizeof *k->glyphs),
                      .clusters = calloc((size_t)room + 2, sizeof *k->clusters)};
    if (!k->glyphs || !k->clusters)
        BUG("out of memory");
    return true;
}

static void
ink_close(struct ink *k)
{
    free(k->glyphs);
    free(k->clusters);
    buf_free(&k->text);
}

static void
add_cluster(struct ink *k, struct str text, int n_glyphs)
{
    buf_add(&k->text, text);
    if (text.n || n_glyphs)
        k->clusters[k->n_clusters++] =
            (cairo_text_cluster_t){.num_bytes = (int)text.n, .num_glyphs = n_glyphs};
}

/* Adds glyphs [from, to) of the run that begins at x; gives how many were no empty ones. */
static int
add_glyphs(struct ink *k, const PangoGlyphString *all, int from, int to, double *x, double base)
{
    int before = k->n_glyphs;
    for (int i = from; i < to; i++) {
        const PangoGlyphInfo *g = &all->glyphs[i];
        if (g->glyph != PANGO_GLYPH_EMPTY && k->n_glyphs < k->room)
            k->glyphs[k->n_glyphs++] =
                (cairo_glyph_t){.index = g->glyph,
                                .x = *x + points(g->geometry.x_offset),
                                .y = base + points(g->geometry.y_offset)};
        *x += points(g->geometry.width);
    }
    return k->n_glyphs - before;
}

static void
show(cairo_t *to, struct ink *k, PangoFont *font)
{
    struct str text = buf_str(&k->text);
    cairo_set_scaled_font(to, pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font)));
    if (k->n_clusters)
        cairo_show_text_glyphs(to, text.p, (int)text.n, k->glyphs, k->n_glyphs, k->clusters,
                               k->n_clusters, 0);
}

/* A letter no font has is drawn as a box by Pango alone; right to left text is rare enough. */
static bool
is_plain(const PangoGlyphItem *run)
{
    for (int i = 0; i < run->glyphs->num_glyphs; i++)
        if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
            return false;
    return run->item->analysis.font && run->item->analysis.level % 2 == 0;
}

/* The run's words, each one text; what parts them, by itself. */
static void
show_words(cairo_t *to, const char *text, PangoGlyphItem *run, double x, double base)
{
    struct ink k;
    PangoGlyphItemIter at;
    struct str word = {text + run->item->offset, 0};
    int glyphs = 0;
    ink_open(&k, run->glyphs->num_glyphs);
    for (gboolean more = pango_glyph_item_iter_init_start(&at, run, text); more;
         more = pango_glyph_item_iter_next_cluster(&at)) {
        bool space = text[at.start_index] == ' ';
        struct str piece = {text + at.start_index, (size_t)(at.end_index - at.start_index)};
        if (space) {
            add_cluster(&k, glyphs ? word : (struct str){"", 0}, glyphs);
            glyphs = 0;
        }
        int n = add_glyphs(&k, run->glyphs, at.start_glyph, at.end_glyph, &x, base);
        if (space) {
            add_cluster(&k, n ? piece : (struct str){"", 0}, n);
            word = (struct str){text + at.end_index, 0};
        } else {
            word.n += piece.n;
            glyphs += n;
        }
    }
    add_cluster(&k, glyphs ? word : (struct str){"", 0}, glyphs);
    show(to, &k, run->item->analysis.font);
    ink_close(&k);
}

static void
show_run(cairo_t *to, PangoLayoutIter *at, double x, double y)
{
    PangoGlyphItem *run = pango_layout_iter_get_run_readonly(at);
    const char *text = pango_layout_get_text(pango_layout_iter_get_layout(at));
    PangoRectangle box;
    if (!run)
        return;
    pango_layout_iter_get_run_extents(at, NULL, &box);
    double base = y + points(pango_layout_iter_get_baseline(at));
    if (is_plain(run)) {
        show_words(to, text, run, x + points(box.x), base);
        return;
    }
    cairo_move_to(to, x + points(box.x), base);
    pango_cairo_show_glyph_item(to, text, run);
}

/* Whether the whole layout is in one font, and how many glyphs it has. */
static bool
is_one_piece(PangoLayout *layout, PangoFont **font, int *n)
{
    bool one = true;
    PangoLayoutIter *at = pango_layout_get_iter(layout);
    *font = NULL;
    *n = 0;
    do {
        PangoGlyphItem *run = pango_layout_iter_get_run_readonly(at);
        if (!run)
            continue;
        one = one && is_plain(run) && (!*font || *font == run->item->analysis.font);
        *font = run->item->analysis.font;
        *n += run->glyphs->num_glyphs;
    } while (pango_layout_iter_next_run(at));
    pango_layout_iter_free(at);
    return one && *font;
}

static void
add_without_breaks(struct buf *b, struct str text)
{
    for (size_t at = 0; at < text.n;) {
        size_t next = str_find(text, STR(INK_BREAK), at);
        buf_add(b, str_sub(text, at, next));
        at = next + sizeof INK_BREAK - 1;
    }
}

/* The glyphs of the first line stand for all of it, those of the others for nothing more. */
static void
show_whole(cairo_t *to, PangoLayout *layout, double x, double y, PangoFont *font, int n)
{
    struct ink k;
    PangoLayoutIter *at = pango_layout_get_iter(layout);
    const PangoLayoutLine *top = pango_layout_iter_get_line_readonly(at);
    int first = 0;
    ink_open(&k, n);
    do {
        PangoGlyphItem *run = pango_layout_iter_get_run_readonly(at);
        PangoRectangle box;
        if (!run)
            continue;
        pango_layout_iter_get_run_extents(at, NULL, &box);
        double from = x + points(box.x), base = y + points(pango_layout_iter_get_baseline(at));
        int added = add_glyphs(&k, run->glyphs, 0, run->glyphs->num_glyphs, &from, base);
        if (pango_layout_iter_get_line_readonly(at) == top)
            first += added;
    } while (pango_layout_iter_next_run(at));
    pango_layout_iter_free(at);
    struct buf text = {0};
    add_without_breaks(&text, str_of(pango_layout_get_text(layout)));
    add_cluster(&k, buf_str(&text), first);
    add_cluster(&k, (struct str){"", 0}, k.n_glyphs - first);
    show(to, &k, font);
    buf_free(&text);
    ink_close(&k);
}

void
ink_layout(cairo_t *to, PangoLayout *layout, double x, double y, bool exact)
{
    PangoFont *font;
    int n;
    if (exact && is_one_piece(layout, &font, &n)) {
        show_whole(to, layout, x, y, font, n);
        return;
    }
    PangoLayoutIter *at = pango_layout_get_iter(layout);
    do
        show_run(to, at, x, y);
    while (pango_layout_iter_next_run(at));
    pango_layout_iter_free(at);
}
