/* office/warning_names.h - the columns of warnings.csv by the names people give them. Pure. */
#ifndef OFFICE_WARNING_NAMES_H
#define OFFICE_WARNING_NAMES_H

#include "office/warning_row.h"

/* Which column a header cell names: "title_hi", "Title (English)", "शीर्षक", "कब तक". Case, spaces,
 * brackets and the dots under Hindi letters do not matter; a text without a language is Hindi.
 * WARNING_COLUMNS for none. */
enum warning_column warning_column_named(struct str header);

#endif
