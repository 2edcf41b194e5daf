/* kiosk/areas.h - the touch areas of a drawn screen as JSON lines, for tests that click. */
#ifndef KIOSK_AREAS_H
#define KIOSK_AREAS_H

#include "base/err.h"
#include "ui/ui.h"

/* {"act":"key","arg":12,"types":"क","at":[x,y,w,h]} in canvas pixels, in drawing order. */
bool areas_write(const struct ui *ui, const char *path, struct err *err);

#endif
