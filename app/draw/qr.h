/* draw/qr.h - QR codes by libqrencode. */
#ifndef DRAW_QR_H
#define DRAW_QR_H

#include "base/str.h"

enum { QR_QUIET = 4 }; /* modules of white around (ISO/IEC 18004) */

/* Modules on a side of the smallest code of level Q that holds `text`, without the quiet zone;
 * 0 if it holds more than a code can. */
int qr_modules(struct str text);

/* dark[y * n + x] for n = qr_modules(text); false if `cap` is too small or it cannot be encoded. */
bool qr_encode(struct str text, bool *dark, size_t cap);

#endif
