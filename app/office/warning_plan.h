/* office/warning_plan.h - what a sheet of warnings would change, told before anything is changed.
 *
 * Reading finds every mistake at once; applying is one transaction, with the history of it. A row
 * with a known id replaces that warning; columns the sheet leaves out stay as they are. */
#ifndef OFFICE_WARNING_PLAN_H
#define OFFICE_WARNING_PLAN_H

#include "base/csv.h"
#include "office/warning_row.h"

/* Judges a text before it may stand on the screen as the office's word: NULL, or what is expected
 * instead. Without `judge` every text may. */
struct warning_vet {
    const char *(*judge)(void *ctx, struct str text, struct arena *a);
    void *ctx;
};

enum warning_fate { WARNING_ADDED, WARNING_CHANGED, WARNING_ENDED, WARNING_SAME, WARNING_FATES };

struct warning_row_plan {
    enum warning_fate fate;
    struct warning now;  /* as the row says; of one that the sheet does not name, as it was */
    struct warning was;  /* unless it is new */
    unsigned columns;    /* bit i: warning_column i differs */
    size_t row;          /* 0: the sheet does not name it */
};

struct warning_plan {
    struct csv table;
    struct csv_faults faults; /* in order; if there is one, nothing may be applied */
    struct warning_row_plan *rows;
    size_t n, count[WARNING_FATES];
    int64_t newest; /* of the history, when it was read */
};

/* What is wrong with `column` of w, which was *was (NULL: is new): the form, the letters, dates
 * that are over at `now`, what `vet` says. A field that stays as it was is not asked again. */
const char *warning_wrong(const struct warning *w, const struct warning *was,
                          enum warning_column column, int64_t now, const struct warning_vet *vet,
                          struct arena *a);

enum { WARNING_PLAN_ROWS = 2000 }; /* of a sheet: four hours of slides */

/* Reads the sheet `name` from its bytes (base/sheet.h); ERR_INPUT above WARNING_PLAN_ROWS. With `whole` it is the whole set: the
 * warnings it does not name end. Faults are no failure; false where the database or the header
 * cannot be read. All memory is in `a`. */
bool warning_plan_read(struct office *o, struct str name, struct str bytes, bool whole,
                       const struct warning_vet *vet, struct arena *a, struct warning_plan *out,
                       struct err *err);

/* All of it or nothing. ERR_ENV where somebody else has changed the warnings since it was read. */
bool warning_plan_apply(struct office *o, const struct warning_plan *p, struct err *err);

/* "added", "changed", "ended", "unchanged" */
const char *warning_fate_name(enum warning_fate f);

#endif
