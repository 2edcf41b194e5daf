/* ui/staff.h - what touches do in the part that is for staff (ui/staff_state.h). What may be done
 * there kiosk decides: the screens only ask. Private to ui. */
#ifndef UI_STAFF_H
#define UI_STAFF_H

#include "ui/ui.h"

/* Whether this event ends the way in; then the PIN page is to be shown. */
bool staff_way_in(struct ui *ui, const struct event *e);

/* The PIN page, empty. */
void staff_enter(struct ui *ui);

/* A finger on the test of the display. True if the picture changes. */
bool staff_trail(struct ui *ui, const struct event *e);

/* What a touched area, a digit of ACT_PIN, and a real key do. */
enum intent staff_act(struct ui *ui, const struct ui_model *m, enum staff_act act);
enum intent staff_digit(struct ui *ui, const struct ui_model *m, int digit);
enum intent staff_key(struct ui *ui, const struct ui_model *m, const struct event *e);
/* One step back; false where that is out of the staff's part. */
bool staff_back(struct ui *ui);

#endif
