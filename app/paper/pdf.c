#include "paper/pdf.h"

#include "base/clock.h"
#include "paper/ink.h"
#include "paper/sheet.h"

#include <cairo-pdf.h>

enum { TEXT_SIZE = 11, INDENT = 18, SIGN_FROM = 290, AFTER = 6 };

static cairo_status_t
add_bytes(void *to, const unsigned char *bytes, unsigned int n)
{
    buf_add(to, (struct str){(const char *)bytes, n});
    return CAIRO_STATUS_SUCCESS;
}

/* ---- blocks ---- */

/* One text from x on, on this page if it fits, else on the next. */
static void
put_text(struct sheet *s, struct sheet_text t, double x, double after)
{
    PangoLayout *l = sheet_lay(s, t);
    double height = sheet_height(l);
    if (!sheet_fits(s, height))
        sheet_turn(s);
    ink_layout(s->to, l, x, s->y, false);
    s->y += height + after;
    g_object_unref(l);
}

static void
put_pair(struct sheet *s, const struct paper_block *b)
{
    PangoLayout *right = sheet_lay(s, (struct sheet_text){.text = b->right, .size = TEXT_SIZE});
    double width = sheet_width(right);
    if (!sheet_fits(s, sheet_height(right)))
        sheet_turn(s);
    ink_layout(s->to, right, SHEET_LEFT + SHEET_ROOM - width, s->y, false);
    put_text(s,
             (struct sheet_text){.text = b->text,
                                 .size = TEXT_SIZE,
                                 .width = SHEET_ROOM - width - INDENT},
             SHEET_LEFT, AFTER);
    g_object_unref(right);
}

static void
put_head(struct sheet *s, const struct paper_block *b)
{
    put_text(s,
             (struct sheet_text){
                 .text = b->text, .size = TEXT_SIZE + 2, .width = SHEET_ROOM, .centred = true},
             SHEET_LEFT, 4);
    sheet_rule(s, SHEET_LEFT, s->y, SHEET_LEFT + SHEET_ROOM, s->y);
    s->y += 10;
}

/* How the block's text stands there, and from which x on. */
static struct sheet_text
text_of(const struct paper_block *b, double *x)
{
    struct sheet_text t = {.text = b->text, .size = TEXT_SIZE, .width = SHEET_ROOM};
    double in = b->kind == PAPER_ITEM ? INDENT : b->kind == PAPER_SIGN ? SIGN_FROM : 0;
    t.bold = b->kind == PAPER_SUBJECT || b->kind == PAPER_ANNEX;
    t.centred = b->kind == PAPER_ANNEX;
    t.width -= in;
    *x = SHEET_LEFT + in;
    return t;
}

/* Of the block and of those that have to stand on its page. */
static double
height_of(struct sheet *s, const struct paper_block *b, const struct paper_block *end)
{
    double height = 0;
    for (bool keep = true; keep && b < end; b++) {
        double x;
        PangoLayout *l = sheet_lay(s, text_of(b, &x));
        height += sheet_height(l) + AFTER;
        keep = b->keep || b->kind == PAPER_SUBJECT;
        g_object_unref(l);
    }
    return height;
}

static void
put_block(struct sheet *s, const struct paper_block *b, const struct paper_block *end)
{
    double x;
    struct sheet_text t = text_of(b, &x);
    switch (b->kind) {
    case PAPER_HEAD: put_head(s, b); return;
    case PAPER_PAIR: put_pair(s, b); return;
    case PAPER_TABLE: sheet_table(s, b->table); return;
    case PAPER_ANNEX:
        if (s->y > SHEET_TOP)
            sheet_turn(s);
        break;
    default:
        if (!sheet_fits(s, height_of(s, b, end)))
            sheet_turn(s);
    }
    bool listed = b->kind == PAPER_ITEM && b + 1 < end && b[1].kind == PAPER_ITEM;
    put_text(s, t, x, listed ? AFTER / 3 : AFTER);
}

/* ---- the file ---- */

static bool
has_font(PangoFontMap *fonts, const char *family)
{
    PangoFontFamily **all;
    int n;
    bool found = false;
    pango_font_map_list_families(fonts, &all, &n);
    for (int i = 0; i < n && !found; i++)
        found = strcmp(pango_font_family_get_name(all[i]), family) == 0;
    g_free(all);
    return found;
}

static bool
has_fonts(PangoFontMap *fonts, struct err *err)
{
    static const struct {
        const char *family, *package;
    } needed[] = {{PAPER_FONT_TEXT, "fonts-noto-core"},
                  {PAPER_FONT_HINDI, "fonts-noto-core"},
                  {PAPER_FONT_EXACT, "fonts-dejavu-core"}};
    for (size_t i = 0; i < ARRAY_LEN(needed); i++)
        if (!has_font(fonts, needed[i].family))
            return err_env(err, "the font %s is missing; install the package %s", needed[i].family,
                           needed[i].package);
    return true;
}

static PangoContext *
make_context(PangoFontMap *fonts)
{
    PangoContext *c = pango_font_map_create_context(fonts);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(c, options);
    pango_cairo_context_set_resolution(c, 72);
    pango_context_set_round_glyph_positions(c, FALSE);
    cairo_font_options_destroy(options);
    return c;
}

static void
describe(cairo_surface_t *surface, const struct paper *p)
{
    struct arena a = {0};
    struct civil c = civil_from_unix(p->made_at);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, arena_str(&a, p->title).p);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   arena_fmt(&a, "%04d-%02d-%02dT%02d:%02d:%02d+05:30", c.year,
                                             c.month, c.day, c.hour, c.minute, c.second)
                                       .p);
    arena_wipe(&a);
}

/* Writes all pages to `out` and gives their number; `pages` is what the feet say. */
static int
write_pages(const struct paper *p, PangoContext *pango, int pages, struct buf *out)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(add_bytes, out, SHEET_WIDTH, SHEET_HEIGHT);
    struct sheet s = {.paper = p,
                      .to = cairo_create(surface),
                      .pango = pango,
                      .y = SHEET_TOP,
                      .page = 1,
                      .pages = pages};
    describe(surface, p);
    for (size_t i = 0; i < p->n; i++)
        put_block(&s, &p->blocks[i], p->blocks + p->n);
    sheet_foot(&s);
    bool ok = cairo_status(s.to) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(s.to);
    cairo_surface_finish(surface);
    ok = ok && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    return ok ? s.page : 0;
}

bool
paper_pdf(const struct paper *p, struct buf *out, struct err *err)
{
    struct buf draft = {0};
    PangoFontMap *fonts = pango_cairo_font_map_new();
    bool ok = has_fonts(fonts, err);
    if (ok) {
        PangoContext *pango = make_context(fonts);
        int pages = write_pages(p, pango, 0, &draft);
        ok = (pages && write_pages(p, pango, pages, out)) ||
             err_env(err, "the PDF cannot be made (Cairo refuses); say --out FILE.html instead");
        g_object_unref(pango);
    }
    buf_free(&draft);
    g_object_unref(fonts);
    return ok;
}
