/* office/report_db.h - what the reports' own files share. Private to this room. */
#ifndef OFFICE_REPORT_DB_H
#define OFFICE_REPORT_DB_H

#include "office/db.h"

/* The verdicts' names from the least bad: instr() and str_find order them by it. */
#define REPORT_VERDICTS "unverified suspicious scam"

/* How many tokens were given in [from, to). */
bool report_count_tokens(struct office *o, int64_t from, int64_t to, int64_t *out,
                         struct err *err);

#endif
