/* office/warning_row.h - a warning as the cells of one row of warnings.csv.
 *
 * The one place that knows what each cell means: the CSV reader and writer, the copy from the
 * registry and the command line all go through it. Pure. */
#ifndef OFFICE_WARNING_ROW_H
#define OFFICE_WARNING_ROW_H

#include "office/office.h"

/* The columns of warnings.csv in order. discom is no field of a warning: it says whose row it is
 * in a list for several DISCOMs. */
enum warning_column {
    WARNING_ID,
    WARNING_DISCOM,
    WARNING_LEVEL,
    WARNING_TITLE_HI,
    WARNING_PUNCH_HI,
    WARNING_TEXT_HI,
    WARNING_TITLE_EN,
    WARNING_PUNCH_EN,
    WARNING_TEXT_EN,
    WARNING_DONT_HI, /* lines separated by “|” */
    WARNING_DO_HI,
    WARNING_DONT_EN,
    WARNING_DO_EN,
    WARNING_FROM,  /* from_date: 2026-11-22 or 2026-11-22T10:00 */
    WARNING_UNTIL, /* until_date: a date alone ends at its 24:00 */
    WARNING_WEEKDAYS,
    WARNING_HOURS,
    WARNING_OFFICE,
    WARNING_SOURCE,
    WARNING_COLUMNS
};

/* The most characters (code points) that fit a slide. */
enum {
    WARNING_HEADLINE_MAX = 90, /* title and punch together */
    WARNING_TEXT_MAX = 200,
    WARNING_LINE_MAX = 40, /* one line of do or don't */
    WARNING_LINES_MAX = 2,
    WARNING_STEPS_MAX = 3, /* lines of do of an emergency */
    /* The widest that all of them together fit the slide with, upright and on its side, without a
     * second page: drawn with the widest letters (tests/e2e/test_warnings.sh). plain_width. */
    WARNING_HEADLINE_WIDTH = 4400,
    WARNING_TEXT_WIDTH = 9200,
    WARNING_LINE_WIDTH = 1400,
    WARNING_WORD_MAX = 30  /* one word: what a line holds in the smallest of the title's sizes */
};

/* "title_hi" */
const char *warning_column_name(enum warning_column column);

/* Sets the field of `column` from its cell; what must be kept is put in `a`. False if the cell is
 * no such thing: *expected then says what is. Texts are checked by warning_check only. discom is
 * ignored. */
bool warning_set_cell(struct warning *w, enum warning_column column, struct str cell,
                      struct arena *a, const char **expected);

/* The cell that warning_set_cell reads back to the same field. discom gives the empty cell. */
struct str warning_cell(const struct warning *w, enum warning_column column, struct arena *a);

/* What is wrong with the field of `column` in w, as what is expected instead; NULL if nothing. */
const char *warning_check_column(const struct warning *w, enum warning_column column);

/* What is wrong with a text that staff wrote, beyond its length: letters the screen has no shape
 * for, wider than the slide, Hindi that a spreadsheet lost. NULL if nothing. */
const char *warning_check_letters(const struct warning *w, enum warning_column column);

/* Whether `column` is a text of the screen (not id, dates, office, source). */
bool warning_is_text(enum warning_column column);

/* Whether w may be shown: lengths, lines, dates in order, an emergency that ends. On false *bad and
 * *expected say what is wrong. */
bool warning_check(const struct warning *w, enum warning_column *bad, const char **expected);

#endif
