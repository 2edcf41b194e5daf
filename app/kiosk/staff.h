/* kiosk/staff.h - the part for staff, as kiosk runs it: the PIN, and what the panel behind it does.
 *
 * Whatever takes time (the hash, the disk, the stick) is done by threads with their own connection to
 * the office's database. Nothing that the panel offers is done unless the PIN was right and the
 * screen has not been left since. */
#ifndef KIOSK_STAFF_H
#define KIOSK_STAFF_H

#include "kiosk/kiosk.h"

/* Seconds without a touch: of the PIN page, of the test of the display; of the panel it is the
 * setting kiosk.staff_seconds. */
enum { STAFF_PIN_SECONDS = 30, STAFF_TEST_SECONDS = 20 };

/* The programme's exit code when staff asked for a restart (EX_TEMPFAIL): whoever started it is to
 * start it again. */
enum { STAFF_RESTART_CODE = 75 };

/* Reads what is known of wrong tries. Never fails: what cannot be read now is asked for later. */
struct staff *staff_new(struct kiosk *k);
/* Waits for its threads; NULL is nobody. */
void staff_free(struct staff *s);

/* Does what the screens asked for. */
void staff_carry_out(struct kiosk *k, enum intent intent);

/* Once a turn of the loop: takes what threads have done and lets time pass. True if a new picture is
 * wanted. Leaves the screen when its time is over. */
bool staff_watch(struct kiosk *k, int64_t now_ms);
/* How long nothing is due. */
int staff_next_ms(const struct kiosk *k, int64_t now_ms);

/* The screen is left: the panel is shut. */
void staff_forget(struct kiosk *k);

/* Fills the model's staff_panel; call it when the language changed. */
void staff_fill(struct kiosk *k);

/* For a picture without a window: the PIN page, or the panel behind it with what is on a stick. */
void staff_show(struct kiosk *k, bool panel);

#endif
