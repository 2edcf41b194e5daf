/* verify/date.h - calendar dates. Pure. */
#ifndef VERIFY_DATE_H
#define VERIFY_DATE_H

#include "verify/found.h"
#include "verify/words.h"

/* Does a date begin at `at`? An ENTITY_TIME with key "2026-11-22", or "--11-22" without a year.
 * Indian order, day first; 2026-11-22 also. Dates that do not exist are none. */
bool date_at(struct str t, size_t at, struct arena *a, struct found *out);

/* The words it knows; in a header only so that a test can see that they are in order. */
extern const struct words_table month_words;

#endif
