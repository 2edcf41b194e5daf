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

int
idle_left(const struct idle *i, int seconds, int64_t now_ms)
{
    int64_t left = (int64_t)seconds * 1000 - (now_ms - i->touched_ms);
    return left > 0 ? (int)((left + 999) / 1000) : 0;
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

void
idle_rest(struct idle *i, bool first_screen, int64_t now_ms)
{
    if (!first_screen)
        i->rests_ms = 0;
    else if (!i->rests_ms)
        i->rests_ms = now_ms;
}

bool
idle_forgotten(const struct idle *i, int64_t now_ms)
{
    int64_t since = i->rests_ms > i->touched_ms ? i->rests_ms : i->touched_ms;
    return i->rests_ms && now_ms - since >= (int64_t)KEPT_SECONDS * 1000;
}
