#include "kiosk/idle.h"

static int64_t
left_ms(const struct idle *i, int64_t now_ms)
{
    int64_t all = ((int64_t)i->idle_seconds + COUNTDOWN_SECONDS) * 1000;
    int64_t left = all - (now_ms - i->touched_ms);
    return left > 0 ? left : 0;
}

void
idle_touch(struct idle *i, int64_t now_ms)
{
    i->touched_ms = now_ms;
}

int
idle_wipe_in(const struct idle *i, int64_t now_ms)
{
    return (int)((left_ms(i, now_ms) + 999) / 1000);
}

bool
idle_counting(const struct idle *i, int64_t now_ms)
{
    return left_ms(i, now_ms) <= (int64_t)COUNTDOWN_SECONDS * 1000;
}

int
idle_next_ms(const struct idle *i, int64_t now_ms)
{
    int64_t left = left_ms(i, now_ms);
    return left ? (int)((left - 1) % 1000) + 1 : 1000;
}
