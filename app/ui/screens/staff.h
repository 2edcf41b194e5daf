/* ui/screens/staff.h - the pages of the staff's part. Private to ui/screens. */
#ifndef UI_SCREENS_STAFF_H
#define UI_SCREENS_STAFF_H

#include "ui/widgets.h"

void staff_pin_page(struct frame *f);
void staff_panel_page(struct frame *f);
void staff_test_page(struct frame *f);

/* A sentence with one number in it, {n}. */
struct str staff_say(const struct frame *f, const char *id, long long n);
/* "कियोस्क KNP-07", and with the programme's version. */
struct str staff_kiosk(const struct frame *f, const char *id);

#endif
