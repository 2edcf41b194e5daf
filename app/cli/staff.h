/* cli/staff.h - what the commands for the office's own data share. */
#ifndef CLI_STAFF_H
#define CLI_STAFF_H

#include "base/buf.h"
#include "base/csv.h"
#include "cli/cli.h"
#include "office/office.h"

/* Opens DATA/office.db. Where there is none, says how to make one and makes nothing. */
bool staff_open(struct cli *c, struct office **out);

/* One verb of a command: argv[0] is its name. */
struct staff_verb {
    const char *name;
    int (*run)(struct cli *c, struct office *o, int argc, char **argv);
};

/* Runs the verb in argv[1] with the office open; names the verbs when it is none of them. */
int staff_run(struct cli *c, const struct command *cmd, const struct staff_verb *verbs, size_t n,
              int argc, char **argv);

/* "now", "18:00" (today), "2026-11-22", "2026-11-22T10:00"; an end given as a date alone is its
 * 24:00. NULL and the empty text give 0, not stated. `option` is named in the complaint. */
bool staff_time(struct cli *c, const char *option, const char *value, bool is_end, int64_t *out);

/* "2026-11-22 10:00", or "-" for 0; in the arena. */
const char *staff_show_time(struct cli *c, int64_t t, bool is_end);

/* Adds `"name":"text"` and, unless it is the first of its object, a comma before it. */
void staff_json(struct buf *b, bool first, const char *name, struct str text);

/* Where an export goes: to the file argv[1] with `save`, without one to standard output with
 * `print`. `what`: the id of "all warnings". */
int staff_export(struct cli *c, struct office *o, int argc, char **argv, const char *what,
                 bool (*save)(struct office *o, const char *path, struct err *err),
                 bool (*print)(struct office *o, struct buf *out, struct err *err));

/* Asks that sentence on standard error; anything but y or हाँ is no. For a terminal. */
bool staff_says_yes(struct cli *c, const char *question);

/* Names every mistake of the sheet on standard error and gives the exit code. */
int staff_faults(struct cli *c, const char *file, const struct csv_faults *f);

/* Writes b to standard output and frees it. */
void staff_print(struct buf *b);

#endif
