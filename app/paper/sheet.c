#include "paper/sheet.h"

#include "base/buf.h"
#include "paper/ink.h"

enum { EXACT_SPACING = PANGO_SCALE / 5 /* tests/e2e/test_letter.sh: machines read it best so */ };
enum { FOOT_SIZE = 9, FOOT_ABOVE = 34 /* of the paper's lower edge */ };

static double
points(int pango)
{
    return (double)pango / PANGO_SCALE;
}

static void
embolden(PangoAttrList *list, size_t from, size_t to)
{
    PangoAttribute *bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
    bold->start_index = (guint)from;
    bold->end_index = (guint)to;
    pango_attr_list_insert(list, bold);
}

/* The text without the bytes of styles, its bold parts in the list. */
static void
take_styles(struct str styled, struct buf *plain, PangoAttrList *list)
{
    size_t from = 0;
    bool bold = false;
    for (size_t i = 0; i < styled.n; i++) {
        char c = styled.p[i];
        if (c < STYLE_END || c > STYLE_YELLOW) {
            buf_char(plain, c ? c : ' ');
            continue;
        }
        if (bold && c == STYLE_END)
            embolden(list, from, plain->n);
        bold = c == STYLE_BOLD || (bold && c != STYLE_END);
        from = plain->n;
    }
}

/* Behind the signs at which an address may be parted without harm stands a break that shows as nothing
 * and is no part of what is read out: see ink.h. */
static void
add_breaks(struct buf *b)
{
    struct buf whole = {0};
    for (size_t i = 0; i < b->n; i++) {
        buf_char(&whole, b->p[i]);
        if (strchr(".-", b->p[i]) && b->p[i])
            buf_add(&whole, STR(INK_BREAK));
    }
    buf_free(b);
    *b = whole;
}

static PangoFontDescription *
describe(struct sheet_text t)
{
    PangoFontDescription *d = pango_font_description_new();
    pango_font_description_set_family_static(
        d, t.exact ? PAPER_FONT_EXACT "," PAPER_FONT_HINDI "," PAPER_FONT_TEXT
                   : PAPER_FONT_TEXT "," PAPER_FONT_HINDI);
    pango_font_description_set_absolute_size(d, t.size * PANGO_SCALE);
    pango_font_description_set_weight(d, t.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    return d;
}

PangoLayout *
sheet_lay(struct sheet *s, struct sheet_text t)
{
    struct buf plain = {0};
    PangoLayout *l = pango_layout_new(s->pango);
    PangoFontDescription *font = describe(t);
    PangoAttrList *list = pango_attr_list_new();
    take_styles(t.text, &plain, list);
    if (t.exact)
        add_breaks(&plain);
    pango_attr_list_insert(list, pango_attr_insert_hyphens_new(FALSE)); /* not in an address */
    if (t.exact)
        pango_attr_list_insert(list, pango_attr_letter_spacing_new(EXACT_SPACING));
    pango_layout_set_font_description(l, font);
    pango_layout_set_attributes(l, list);
    pango_layout_set_text(l, buf_str(&plain).p, (int)plain.n);
    if (t.width > 0)
        pango_layout_set_width(l, (int)(t.width * PANGO_SCALE));
    pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(l, t.centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
    pango_layout_set_auto_dir(l, FALSE);
    pango_attr_list_unref(list);
    pango_font_description_free(font);
    buf_free(&plain);
    return l;
}

double
sheet_height(PangoLayout *l)
{
    int height;
    pango_layout_get_size(l, NULL, &height);
    return points(height);
}

double
sheet_width(PangoLayout *l)
{
    int width;
    pango_layout_get_size(l, &width, NULL);
    return points(width);
}

bool
sheet_fits(const struct sheet *s, double height)
{
    return s->y <= SHEET_TOP || s->y + height <= SHEET_HEIGHT - SHEET_BOTTOM;
}

void
sheet_foot(struct sheet *s)
{
    struct arena a = {0};
    struct str text = paper_page(s->paper, &a, arena_fmt(&a, "%d", s->page),
                                 arena_fmt(&a, "%d", s->pages));
    PangoLayout *l = sheet_lay(s, (struct sheet_text){.text = text, .size = FOOT_SIZE});
    ink_layout(s->to, l, SHEET_LEFT + (SHEET_ROOM - sheet_width(l)) / 2,
               SHEET_HEIGHT - FOOT_ABOVE, false);
    g_object_unref(l);
    arena_wipe(&a);
}

void
sheet_turn(struct sheet *s)
{
    sheet_foot(s);
    cairo_show_page(s->to);
    s->page++;
    s->y = SHEET_TOP;
}

#define GREY 0.78 /* black lines are read as letters by whoever scans the page */

void
sheet_rule(struct sheet *s, double x1, double y1, double x2, double y2)
{
    cairo_set_source_rgb(s->to, GREY, GREY, GREY);
    cairo_set_line_width(s->to, 0.5);
    cairo_move_to(s->to, x1, y1);
    cairo_line_to(s->to, x2, y2);
    cairo_stroke(s->to);
    cairo_set_source_rgb(s->to, 0, 0, 0);
}
