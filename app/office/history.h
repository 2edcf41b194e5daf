/* office/history.h - what staff changed in the warnings: who, when, what, and how it was before.
 *
 * Written in the transaction of the change itself and never altered: triggers in the database
 * refuse it. What the list from head office brings is no change of the staff's and is not here. */
#ifndef OFFICE_HISTORY_H
#define OFFICE_HISTORY_H

#include "office/db.h"

struct history {
    struct office *office;
    int64_t id;          /* of the change */
    sqlite3_stmt *keep;
};

/* Begins the change `what` ("add night-call"); inside the caller's transaction. `undoes`: the change
 * that it takes back, or 0. */
bool history_open(struct office *o, struct str what, int64_t undoes, struct history *out,
                  struct err *err);
/* Keeps the warning `id` as it is now, or that there is none; to be called before it is changed.
 * `kind`: "new", "changed", "ended", "back". */
bool history_keep(struct history *h, struct str id, const char *kind, struct err *err);
void history_close(struct history *h);

/* The newest change, 0 for none. */
bool history_newest(struct office *o, int64_t *id, struct err *err);

#endif
