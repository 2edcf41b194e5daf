#include "paper/html.h"

static const char style[] =
    "@page{size:A4;margin:15mm 13mm 19mm 17mm;@bottom-center{content:%PAGE%;"
    "font:9pt \"" PAPER_FONT_TEXT "\",\"" PAPER_FONT_HINDI "\",sans-serif}}\n"
    "body{font:11pt/1.45 \"" PAPER_FONT_TEXT "\",\"" PAPER_FONT_HINDI "\",sans-serif;color:#000;"
    "background:#fff;max-width:180mm;margin:0 auto}\n"
    "@media screen{body{padding:15mm}}\n"
    "p,h1,h2{margin:0 0 .55em;font-size:inherit;font-weight:inherit}\n"
    ".head{text-align:center;border-bottom:1px solid #000;padding-bottom:.4em;margin-bottom:.8em;"
    "white-space:pre-line;font-size:12pt}\n"
    ".pair{display:flex;justify-content:space-between}\n"
    ".text,.item{white-space:pre-line}\n"
    ".keep{break-after:avoid}\n"
    ".item{margin-left:1.6em;margin-bottom:.25em}\n"
    ".item+:not(.item){margin-top:.6em}\n"
    ".subject{font-weight:bold;break-after:avoid;white-space:pre-line}\n"
    ".sign{margin:1em 0 1em 55%;white-space:pre-line;break-inside:avoid}\n"
    ".annex{font-weight:bold;text-align:center;break-before:page;margin-top:1em;"
    "white-space:pre-line}\n"
    "table{border-collapse:collapse;width:100%;table-layout:fixed;font-size:8.5pt;"
    "margin-bottom:1em}\n"
    "thead{display:table-header-group}\n"
    "tr{break-inside:avoid}\n"
    "th,td{border:1px solid #555;padding:2px 3px;text-align:left;vertical-align:top;"
    "overflow-wrap:break-word}\n"
    "td.exact{font:10.5pt/1.3 \"" PAPER_FONT_EXACT "\",monospace;word-break:break-all}\n"
    "small{display:block;font-size:9pt}\n"
    "@media print{body{max-width:none}}\n";

/* Without the bytes of styles it does not know. */
static void
add_text(struct buf *b, struct str text)
{
    bool bold = false;
    size_t from = 0;
    for (size_t i = 0; i <= text.n; i++) {
        char c = i < text.n ? text.p[i] : STYLE_END;
        if (c < STYLE_END || c > STYLE_YELLOW)
            continue;
        buf_xml(b, str_sub(text, from, i));
        from = i + 1;
        if (bold && c == STYLE_END)
            buf_add(b, STR("</b>"));
        else if (!bold && c == STYLE_BOLD)
            buf_add(b, STR("<b>"));
        bold = c == STYLE_BOLD || (bold && c != STYLE_END);
    }
}

static void
add_element(struct buf *b, const char *element, const char *class, struct str text)
{
    buf_fmt(b, "<%s class=\"%s\">", element, class);
    add_text(b, text);
    buf_fmt(b, "</%s>\n", element);
}

static void
add_cell(struct buf *b, const struct paper_column *c, struct str text)
{
    struct str value = text;
    if (c->exact)
        str_cut(&text, '\n', &value);
    buf_add(b, c->exact ? STR("<td class=\"exact\">") : STR("<td>"));
    add_text(b, value);
    if (c->exact && text.p) {
        buf_add(b, STR("<small>"));
        add_text(b, text);
        buf_add(b, STR("</small>"));
    }
    buf_add(b, STR("</td>"));
}

static void
add_row(struct buf *b, const struct paper_table *t, const struct str *cells)
{
    buf_add(b, STR("<tr>"));
    for (size_t i = 0; i < t->n_columns; i++)
        add_cell(b, &t->columns[i], cells[i]);
    buf_add(b, STR("</tr>\n"));
}

static void
add_table(struct buf *b, const struct paper_table *t)
{
    buf_add(b, STR("<table>\n<colgroup>"));
    for (size_t i = 0; i < t->n_columns; i++)
        buf_fmt(b, "<col style=\"width:%d.%d%%\">", t->columns[i].width / 10,
                t->columns[i].width % 10);
    buf_add(b, STR("</colgroup>\n<thead><tr>"));
    for (size_t i = 0; i < t->n_columns; i++) {
        buf_add(b, STR("<th>"));
        add_text(b, t->columns[i].title);
        buf_add(b, STR("</th>"));
    }
    buf_add(b, STR("</tr></thead>\n<tbody>\n"));
    for (size_t i = 0; i < t->n_rows; i++)
        add_row(b, t, t->cells + i * t->n_columns);
    buf_add(b, STR("</tbody>\n</table>\n"));
}

static void
add_block(struct buf *b, const struct paper_block *block)
{
    switch (block->kind) {
    case PAPER_HEAD: add_element(b, "h1", "head", block->text); return;
    case PAPER_TEXT: add_element(b, "p", block->keep ? "text keep" : "text", block->text); return;
    case PAPER_ITEM: add_element(b, "p", "item", block->text); return;
    case PAPER_SUBJECT: add_element(b, "p", "subject", block->text); return;
    case PAPER_SIGN: add_element(b, "p", "sign", block->text); return;
    case PAPER_ANNEX: add_element(b, "h2", "annex", block->text); return;
    case PAPER_TABLE: add_table(b, block->table); return;
    case PAPER_PAIR:
        buf_add(b, STR("<p class=\"pair\"><span>"));
        add_text(b, block->text);
        buf_add(b, STR("</span> <span>"));
        add_text(b, block->right);
        buf_add(b, STR("</span></p>\n"));
        return;
    }
}

/* The browser counts pages itself: the sentence, as CSS writes texts. */
static void
add_style(struct buf *b, const struct paper *p)
{
    struct arena a = {0};
    struct str css = str_of(style);
    struct str page = paper_page(p, &a, STR("\" counter(page) \""), STR("\" counter(pages) \""));
    size_t at = str_find(css, STR("%PAGE%"), 0);
    buf_add(b, str_sub(css, 0, at));
    buf_fmt(b, "\"%.*s\"", (int)page.n, page.p);
    buf_add(b, str_sub(css, at + sizeof "%PAGE%" - 1, css.n));
    arena_wipe(&a);
}

void
paper_html(const struct paper *p, struct buf *out)
{
    buf_fmt(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<title>",
            lang_code(p->lang));
    buf_xml(out, p->title);
    buf_add(out, STR("</title>\n<style>\n"));
    add_style(out, p);
    buf_add(out, STR("</style>\n</head>\n<body>\n"));
    for (size_t i = 0; i < p->n; i++)
        add_block(out, &p->blocks[i]);
    buf_add(out, STR("</body>\n</html>\n"));
}
