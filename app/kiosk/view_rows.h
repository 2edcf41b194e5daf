/* kiosk/view_rows.h - the directory's rows, for kiosk/view.c. Memory is in `a`. */
#ifndef KIOSK_VIEW_ROWS_H
#define KIOSK_VIEW_ROWS_H

#include "kiosk/view.h"

bool view_directory(const struct sources *s, const struct lang *l, struct arena *a,
                    struct ui_model *m, struct err *err);
bool view_counters(const struct sources *s, const struct lang *l, int64_t now, struct arena *a,
                   struct ui_model *m, struct err *err);

/* What a scanned code makes a phone do with this channel: dial, chat, open; empty where nothing
 * safe is known. */
struct str view_qr_payload(const struct fact *fact, struct arena *a);

enum icon view_channel_icon(enum channel_kind kind);

#endif
