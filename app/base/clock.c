#include "base/clock.h"

#include <stdlib.h>
#include <time.h>

enum { IST_SECONDS = 5 * 3600 + 1800, DAY_SECONDS = 86400 };

int64_t
clock_now(void)
{
    struct civil fixed;
    const char *set = getenv("SATARK_NOW");
    if (set && civil_parse(str_of(set), &fixed))
        return civil_to_unix(fixed);
    return (int64_t)time(NULL);
}

int64_t
clock_mono_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Days since 1970-01-01 of a Gregorian date, with years that begin in March so that the leap day
 * comes last. */
static int64_t
days_from_date(int year, int month, int day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t month_from_march = (month + 9) % 12;
    int64_t day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    return 365 * y + y / 4 - y / 100 + y / 400 + day_of_year - 719468;
}

struct civil
civil_from_unix(int64_t t)
{
    const int64_t last = 253402300799; /* 9999-12-31: beyond it stands nothing but another hand's row */
    struct tm tm;
    time_t local = (time_t)((t > last ? last : t < -last ? -last : t) + IST_SECONDS);
    gmtime_r(&local, &tm);
    return (struct civil){.year = tm.tm_year + 1900,
                          .month = tm.tm_mon + 1,
                          .day = tm.tm_mday,
                          .hour = tm.tm_hour,
                          .minute = tm.tm_min,
                          .second = tm.tm_sec,
                          .weekday = tm.tm_wday};
}

int64_t
civil_to_unix(struct civil c)
{
    return days_from_date(c.year, c.month, c.day) * DAY_SECONDS + c.hour * 3600 + c.minute * 60 +
           c.second - IST_SECONDS;
}

int
civil_day(int64_t t)
{
    struct civil c = civil_from_unix(t);
    return (int)days_from_date(c.year, c.month, c.day);
}

int64_t
civil_day_start(int day)
{
    return (int64_t)day * DAY_SECONDS - IST_SECONDS;
}

static bool
take_number(struct str *s, size_t digits, int max, int *out)
{
    unsigned long value;
    if (s->n < digits || !str_to_uint(str_sub(*s, 0, digits), (unsigned long)max, &value))
        return false;
    *s = str_sub(*s, digits, s->n);
    *out = (int)value;
    return true;
}

bool
civil_parse(struct str s, struct civil *out)
{
    struct civil c = {0};
    if (!take_number(&s, 4, 9999, &c.year) || !str_skip(&s, "-") ||
        !take_number(&s, 2, 12, &c.month) || !str_skip(&s, "-") || !take_number(&s, 2, 31, &c.day))
        return false;
    if (s.n) {
        if ((!str_skip(&s, "T") && !str_skip(&s, " ")) || !take_number(&s, 2, 23, &c.hour) ||
            !str_skip(&s, ":") || !take_number(&s, 2, 59, &c.minute))
            return false;
        if (s.n && (!str_skip(&s, ":") || !take_number(&s, 2, 59, &c.second) || s.n))
            return false;
    }
    if (c.year < 1970 || c.month < 1 || c.day < 1)
        return false;
    struct civil back = civil_from_unix(civil_to_unix(c));
    if (back.month != c.month || back.day != c.day)
        return false; /* 31 April */
    *out = back;
    return true;
}

bool
clock_parse_minutes(struct str s, int *out)
{
    struct str hour, minute = s;
    unsigned long h, m;
    if (!str_cut(&minute, ':', &hour) || !minute.p || minute.n != 2 || hour.n > 2 ||
        !str_to_uint(hour, 24, &h) || !str_to_uint(minute, 59, &m) || h * 60 + m > 24 * 60)
        return false;
    *out = (int)(h * 60 + m);
    return true;
}
