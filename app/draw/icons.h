/* draw/icons.h - the icons of assets/icons as masks of one size.
 *
 * In the files white is drawn and black is cut out of it, so that a sign in a filled shape takes
 * the colour of what lies behind. */
#ifndef DRAW_ICONS_H
#define DRAW_ICONS_H

#include "base/err.h"
#include "base/str.h"
#include "draw/mask.h"
#include "draw/types.h"

/* File name without folder and ending: "verdict-scam". NULL for ICON_NONE. */
const char *icon_name(enum icon icon);

/* Every file is there and readable. */
bool icons_check(struct str assets, struct err *err);

/* Rasterised to px by px. An icon that cannot be read gives an empty mask and a line in the log. */
struct mask *icon_mask(struct str assets, enum icon icon, int px);

#endif
