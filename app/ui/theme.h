/* ui/theme.h - the colours and type roles of the design, by name.
 *
 * Contrast of each text colour on its usual ground is at least 7:1. */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "draw/types.h"

#define RGB(hex) ((struct color){(hex) >> 16 & 0xFF, (hex) >> 8 & 0xFF, (hex)&0xFF, 0xFF})

#define COLOR_NONE       ((struct color){0, 0, 0, 0})
#define COLOR_INK        RGB(0x14213d)
#define COLOR_PAPER      RGB(0xfbfaf6)
#define COLOR_CARD       RGB(0xffffff)
#define COLOR_MUTED      RGB(0x454c60)
#define COLOR_LINE       RGB(0xd9d4c7)
#define COLOR_EDGE       RGB(0x6f82ad)
#define COLOR_BRAND      RGB(0x17346b)
#define COLOR_BRAND2     RGB(0x0f254f)
#define COLOR_ON_BRAND   RGB(0xe4ebfb)
#define COLOR_ON_BRAND2  RGB(0xc9d4ec)
#define COLOR_HEAD_EDGE  RGB(0x7e93c4)
#define COLOR_PIP        RGB(0x4c68a5)
#define COLOR_SUN        RGB(0xffc53d)
#define COLOR_ON_SUN     RGB(0x231700)
#define COLOR_SUN_EDGE   RGB(0xc98f00)
#define COLOR_RED        RGB(0xa61b17)
#define COLOR_RED2       RGB(0x7f120f)
#define COLOR_RED_BG     RGB(0xfdecea)
#define COLOR_ON_RED_BG  RGB(0x6d1512)
#define COLOR_RED_MARK   RGB(0xffd7d3)
#define COLOR_AMBER      RGB(0xf2a11b)
#define COLOR_ON_AMBER   RGB(0x2a1c00)
#define COLOR_AMBER_BG   RGB(0xfff3d6)
#define COLOR_AMBER_TX   RGB(0x6b3b00)
#define COLOR_AMBER_MARK RGB(0xffe3a3)
#define COLOR_GREEN      RGB(0x0f5f35)
#define COLOR_GREEN_BG   RGB(0xe5f4ea)
#define COLOR_ON_GREEN_BG RGB(0x0b4a2a)
#define COLOR_MINT       RGB(0x9fe0b8)
#define COLOR_SLATE      RGB(0x3d4763)
#define COLOR_SLATE_BG   RGB(0xeceff6)
#define COLOR_STEP       RGB(0xd5dcec)
#define COLOR_KEYS       RGB(0xddd8c9)
#define COLOR_KEY_F      RGB(0xece8db)
#define COLOR_KEY_EDGE   RGB(0xb9b3a1)
#define COLOR_FOOT       RGB(0xefece2)
#define COLOR_OFF        RGB(0xd5d8e0)
#define COLOR_ON_OFF     RGB(0x4a5166)
#define COLOR_TRACK      RGB(0xd3d9e6)
#define COLOR_SCRIM      ((struct color){0x0a, 0x16, 0x30, 0xd9})

/* A quarter of everything is measured from these (reference pixels). */
enum {
    MARGIN = 48,
    RADIUS_TAG = 12, RADIUS_KEY = 16, RADIUS_PILL = 18, RADIUS_CARD = 24,
    BORDER = 3,
    TOUCH_MIN = 84,
    SMALLEST_PX = 28, /* no usual text is smaller */
    LARGE_MOST = 110  /* titles of this size are large already */
};

/* ---- large text and high contrast ---- */

/* The colour of the same thing in high contrast: text at least 7:1 also where it is bold, edges of
 * what can be touched at least 3:1. */
struct color theme_contrast(struct color usual);

/* The size a text of px has in large text: 1.3 times, for what is not large already. */
int theme_large_px(int px);

/* The least size, in reference pixels of s device pixels each, whose capitals are 4.8 mm high on a
 * panel of `dpi` (EN 301 549, 5.1.4); 0 for an unknown dpi. Capitals of the fonts: 0.714 em. */
int theme_least_px(int dpi, double s);

#endif
