#include "ui/theme.h"

#include <math.h>

struct color
theme_contrast(struct color c)
{
    static const struct {
        uint32_t usual, high;
    } map[] = {
        {0xfbfaf6, 0xffffff}, {0x454c60, 0x14213d}, {0xd9d4c7, 0x6b7080}, {0x6f82ad, 0x17346b},
        {0xe4ebfb, 0xffffff}, {0xc9d4ec, 0xffffff}, {0x7e93c4, 0xffffff}, {0xc98f00, 0x231700},
        {0xa61b17, 0x740e0b}, {0x7f120f, 0x5f0b09}, {0x6d1512, 0x520d0b}, {0x6b3b00, 0x4a2900},
        {0x0f5f35, 0x0a4526}, {0x0b4a2a, 0x083a20}, {0x3d4763, 0x28304a}, {0xece8db, 0xffffff},
        {0xb9b3a1, 0x4a4636}, {0x4a5166, 0x14213d}, {0xd3d9e6, 0xffffff}, {0xefece2, 0xffffff},
        {0x4c68a5, 0x8fa6d8},
    };
    uint32_t rgb = (uint32_t)c.r << 16 | (uint32_t)c.g << 8 | c.b;
    for (size_t i = 0; i < sizeof map / sizeof *map; i++) {
        if (map[i].usual == rgb) {
            struct color high = RGB(map[i].high);
            high.a = c.a;
            return high;
        }
    }
    return c;
}

int
theme_least_px(int dpi, double s)
{
    static const double CAPITAL_MM = 4.8, MM_PER_INCH = 25.4, CAPITAL_EM = 0.714;
    return (int)ceil(CAPITAL_MM / MM_PER_INCH * dpi / CAPITAL_EM / s);
}

int
theme_large_px(int px)
{
    int large = (px * 13 + 9) / 10;
    if (large > LARGE_MOST)
        large = px > LARGE_MOST ? px : LARGE_MOST;
    return large;
}
