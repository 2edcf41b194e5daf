/* kiosk/areas.h - a drawn screen for tests that click and read: its touch areas, its texts. */
#ifndef KIOSK_AREAS_H
#define KIOSK_AREAS_H

#include "base/buf.h"
#include "base/err.h"
#include "ui/ui.h"

/* {"act":"key","arg":12,"types":"क","at":[x,y,w,h]} in canvas pixels, in drawing order. */
bool areas_write(const struct ui *ui, const struct ui_model *m, const char *path,
                 struct err *err);

/* "52<TAB>बिजली<TAB>48<TAB>310" - size in pixels, text, and left end on the baseline of every piece,
 * in drawing order. */
bool texts_write(const struct draw_list *list, const char *path, struct err *err);

/* "9f3c…<TAB>यह ठगी है" - of each sentence that is read aloud the name of a recording of it. */
void spoken_put(struct buf *out, const struct spoken *spoken);
/* Frees `out`. */
bool spoken_write(struct buf *out, const char *path, struct err *err);

#endif
