/* office/counter_row.h - a cash counter as the cells of one row of counters.csv. Private. */
#ifndef OFFICE_COUNTER_ROW_H
#define OFFICE_COUNTER_ROW_H

#include "office/office.h"

/* The columns of counters.csv in order. */
enum counter_column {
    COUNTER_ID,
    COUNTER_DISCOM,
    COUNTER_POSITION,
    COUNTER_NAME_HI,
    COUNTER_NAME_EN,
    COUNTER_PLACE_HI,
    COUNTER_PLACE_EN,
    COUNTER_WEEKDAY_HOURS, /* 10:00-17:00; empty or "closed": closed */
    COUNTER_SUNDAY_HOURS,
    COUNTER_MAP_URL,
    COUNTER_SOURCE,
    COUNTER_CONFIDENCE,
    COUNTER_COLUMNS
};

const char *counter_column_name(enum counter_column column);

/* A counter and its place in the list. */
struct counter_row {
    struct counter counter;
    int64_t position;
};

/* Sets and checks one field; false with *expected when the cell is not what it should be. The
 * texts point into `cell`. discom is ignored. */
bool counter_set_cell(struct counter_row *r, enum counter_column column, struct str cell,
                      const char **expected);

/* The cell that counter_set_cell reads back. discom and position are no fields: the empty cell. */
struct str counter_cell(const struct counter *c, enum counter_column column, struct arena *a);

#endif
