/* kiosk/view_panel.h - facts as the staff's panel shows them. For staff.c. */
#ifndef KIOSK_VIEW_PANEL_H
#define KIOSK_VIEW_PANEL_H

#include "kiosk/health.h"
#include "kiosk/takeout.h"
#include "kiosk/view.h"

/* The list's part: numbers, age, whether it came by a signed bundle. */
void view_panel_list(const struct sources *s, int64_t now, struct staff_view *v);

/* The switches: the notice for payment, and the newest emergency among the warnings. */
bool view_panel_notices(const struct sources *s, const struct lang *l, int64_t now,
                        struct arena *a, struct staff_view *v, struct err *err);

/* What people told the office of; nothing where nobody has. */
bool view_panel_reports(const struct sources *s, const struct lang *l, struct arena *a,
                        struct staff_view *v, struct err *err);

/* What became of them on a stick. */
void view_panel_takeout(const struct takeout *t, const struct lang *l, struct arena *a,
                        struct staff_view *v);

/* The machine's rows; `voice`: it can speak. */
void view_panel_health(const struct sources *s, const struct health *h, bool voice,
                       const struct lang *l, int64_t now, struct arena *a, struct staff_view *v);

/* What a bundle that was looked at is, or would be; `v->usb` says which of them. */
void view_panel_found(const struct stick_found *f, const struct lang *l, struct arena *a,
                      struct staff_view *v);
/* What became of one: the sentence of `satark bundle apply`. */
void view_panel_taken(const struct bundle_taken *b, const struct lang *l, struct arena *a,
                      struct staff_view *v);

/* The newest warning that is an emergency, in force or not. False where there is none, or with
 * err->kind set. */
bool view_panel_emergency(struct office *o, struct arena *a, struct warning *out, struct err *err);

#endif
