/* A table over pages: its head on each of them, no row parted. */
#include "paper/sheet.h"

#include "base/log.h"
#include "paper/ink.h"

#include <stdlib.h>

#define CELL_SIZE  8.5
#define EXACT_SIZE 10.5
#define NOTE_SIZE  9.0
enum { PAD_X = 3, PAD_Y = 4 };

static double
left_of(const struct paper_table *t, size_t column)
{
    double x = SHEET_LEFT;
    for (size_t i = 0; i < column; i++)
        x += t->columns[i].width * SHEET_ROOM / 1000;
    return x;
}

/* A cell; of an exact one also what stands behind its value. */
struct cell {
    PangoLayout *text, *note;
    bool exact;
};

static struct cell
lay_cell(struct sheet *s, const struct paper_column *c, const struct str *cell)
{
    struct sheet_text t = {.text = cell ? *cell : c->title,
                           .width = c->width * SHEET_ROOM / 1000 - 2 * PAD_X,
                           .size = CELL_SIZE,
                           .bold = !cell,
                           .exact = cell && c->exact};
    struct str note = t.text;
    struct cell out = {.exact = t.exact};
    if (t.exact) {
        t.size = EXACT_SIZE;
        str_cut(&note, '\n', &t.text);
    }
    out.text = sheet_lay(s, t);
    t.size = NOTE_SIZE;
    t.text = note;
    out.note = t.exact && note.p ? sheet_lay(s, t) : NULL;
    return out;
}

/* Lays out the row, or the titles where cells is NULL; gives its height. */
static double
lay_row(struct sheet *s, const struct paper_table *t, const struct str *cells, struct cell *out)
{
    double height = 0;
    for (size_t i = 0; i < t->n_columns; i++) {
        out[i] = lay_cell(s, &t->columns[i], cells ? &cells[i] : NULL);
        double h = sheet_height(out[i].text) + 2 * PAD_Y;
        h += out[i].note ? sheet_height(out[i].note) : 0;
        height = h > height ? h : height;
    }
    return height;
}

static void
draw_row(struct sheet *s, const struct paper_table *t, const struct cell *row, double height)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        double x = left_of(t, i), y = s->y + PAD_Y;
        ink_layout(s->to, row[i].text, x + PAD_X, y, row[i].exact);
        if (row[i].note)
            ink_layout(s->to, row[i].note, x + PAD_X, y + sheet_height(row[i].text), true);
        sheet_rule(s, x, s->y, x, s->y + height);
    }
    double right = left_of(t, t->n_columns);
    sheet_rule(s, right, s->y, right, s->y + height);
    sheet_rule(s, SHEET_LEFT, s->y, right, s->y);
    sheet_rule(s, SHEET_LEFT, s->y + height, right, s->y + height);
    s->y += height;
}

static void
free_row(const struct paper_table *t, struct cell *row)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        g_object_unref(row[i].text);
        if (row[i].note)
            g_object_unref(row[i].note);
    }
}

void
sheet_table(struct sheet *s, const struct paper_table *t)
{
    struct cell *head = calloc(t->n_columns, sizeof *head);
    struct cell *row = calloc(t->n_columns, sizeof *row);
    if (!head || !row)
        BUG("out of memory");
    double head_height = lay_row(s, t, NULL, head);
    for (size_t i = 0; i < t->n_rows; i++) {
        double height = lay_row(s, t, t->cells + i * t->n_columns, row);
        bool turned = !sheet_fits(s, i ? height : head_height + height);
        if (turned)
            sheet_turn(s);
        if (turned || i == 0)
            draw_row(s, t, head, head_height);
        draw_row(s, t, row, height);
        free_row(t, row);
    }
    free_row(t, head);
    free(row);
    free(head);
    s->y += 8;
}
