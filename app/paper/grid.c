/* A table over pages: its head on each of them, no row parted. */
#include "paper/sheet.h"

#include "base/log.h"
#include "paper/ink.h"

#include <stdlib.h>

#define CELL_SIZE  8.5
#define EXACT_SIZE 10.5
enum { PAD_X = 3, PAD_Y = 3 };

static double
left_of(const struct paper_table *t, size_t column)
{
    double x = SHEET_LEFT;
    for (size_t i = 0; i < column; i++)
        x += t->columns[i].width * SHEET_ROOM / 1000;
    return x;
}

/* Lays out the n cells, or the titles where cells is NULL; gives the row's height. */
static double
lay_row(struct sheet *s, const struct paper_table *t, const struct str *cells, PangoLayout **out)
{
    double height = 0;
    for (size_t i = 0; i < t->n_columns; i++) {
        bool exact = cells && t->columns[i].exact;
        out[i] = sheet_lay(s, (struct sheet_text){
                                  .text = cells ? cells[i] : t->columns[i].title,
                                  .width = t->columns[i].width * SHEET_ROOM / 1000 - 2 * PAD_X,
                                  .size = exact ? EXACT_SIZE : CELL_SIZE,
                                  .bold = !cells,
                                  .exact = exact});
        double h = sheet_height(out[i]) + 2 * PAD_Y;
        height = h > height ? h : height;
    }
    return height;
}

static void
draw_row(struct sheet *s, const struct paper_table *t, PangoLayout **row, double height,
         bool is_head)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        double x = left_of(t, i);
        ink_layout(s->to, row[i], x + PAD_X, s->y + PAD_Y, !is_head && t->columns[i].exact);
        sheet_rule(s, x, s->y, x, s->y + height);
    }
    double right = left_of(t, t->n_columns);
    sheet_rule(s, right, s->y, right, s->y + height);
    sheet_rule(s, SHEET_LEFT, s->y, right, s->y);
    sheet_rule(s, SHEET_LEFT, s->y + height, right, s->y + height);
    s->y += height;
}

static void
free_row(const struct paper_table *t, PangoLayout **row)
{
    for (size_t i = 0; i < t->n_columns; i++)
        g_object_unref(row[i]);
}

void
sheet_table(struct sheet *s, const struct paper_table *t)
{
    PangoLayout **head = calloc(t->n_columns, sizeof *head);
    PangoLayout **row = calloc(t->n_columns, sizeof *row);
    if (!head || !row)
        BUG("out of memory");
    double head_height = lay_row(s, t, NULL, head);
    for (size_t i = 0; i < t->n_rows; i++) {
        double height = lay_row(s, t, t->cells + i * t->n_columns, row);
        bool turned = !sheet_fits(s, i ? height : head_height + height);
        if (turned)
            sheet_turn(s);
        if (turned || i == 0)
            draw_row(s, t, head, head_height, true);
        draw_row(s, t, row, height, false);
        free_row(t, row);
    }
    free_row(t, head);
    free(row);
    free(head);
    s->y += 8;
}
