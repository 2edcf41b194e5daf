/* office/warning_db.h - many warnings written by one prepared statement. Private to this room.
 *
 * Inside a transaction of the caller; the warnings must have passed warning_check. */
#ifndef OFFICE_WARNING_DB_H
#define OFFICE_WARNING_DB_H

#include "office/db.h"
#include "office/office.h"

enum warning_write {
    WARNING_NEW,  /* a known id is ERR_INPUT */
    WARNING_OURS, /* by the office: replaces, and the row is then the office's */
    WARNING_LISTS /* by the list: replaces its own rows that the office left alone */
};

struct warning_writer {
    struct office *office;
    enum warning_write how;
    sqlite3_stmt *put, *back;
    int64_t position; /* of the last new one; a row that is there already keeps its own */
};

bool warning_writer_open(struct office *o, enum warning_write how, struct warning_writer *out,
                         struct err *err);
bool warning_writer_put(struct warning_writer *w, const struct warning *one, struct err *err);
/* Inside the caller's transaction: it goes, and the list does not bring it back. ERR_INPUT when
 * there is none. */
bool warning_take_off(struct office *o, struct str id, struct err *err);
void warning_writer_close(struct warning_writer *w);

#endif
