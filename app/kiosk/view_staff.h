/* kiosk/view_staff.h - the list's age, and what staff are told on the first screen. For view*.c. */
#ifndef KIOSK_VIEW_STAFF_H
#define KIOSK_VIEW_STAFF_H

#include "kiosk/view.h"

/* "आज की", "3 दिन पुरानी"; empty when the clock is wrong. */
struct str view_age(const struct registry_info *i, const struct lang *l, int64_t now,
                    struct arena *a);

/* At most two lines, the most pressing first: the clock is wrong, the office cannot be written, a
 * list that cannot be used, what became of an update in the last ten minutes, the list is stale.
 * Empty when all is well. */
bool view_staff(const struct sources *s, const struct lang *l, int64_t now, struct arena *a,
                struct str *out, struct err *err);

#endif
