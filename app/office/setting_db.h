/* office/setting_db.h - the rows of the table of settings, also those that no command shows. Private
 * to this room. */
#ifndef OFFICE_SETTING_DB_H
#define OFFICE_SETTING_DB_H

#include "office/db.h"

/* The row's value in `a`, or `fallback` where there is no such row. */
bool setting_row_read(struct office *o, const char *name, const char *fallback, struct arena *a,
                      struct str *out, struct err *err);
/* Adds or replaces it; what may stand in it is the caller's to check. */
bool setting_row_write(struct office *o, const char *name, struct str value, struct err *err);

#endif
