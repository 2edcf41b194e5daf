#include "office/when.h"

#include "base/clock.h"

enum { DAY_SECONDS = 86400, DAY_MINUTES = 24 * 60, EVERY_DAY = 0x7f };

static const char *const day_names[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

bool
when_parse(struct str text, bool is_end, int64_t *out)
{
    struct civil c;
    text = str_trim(text);
    *out = 0;
    if (text.n == 0)
        return true;
    if (!civil_parse(text, &c))
        return false;
    bool date_alone = text.n == strlen("2026-11-22");
    *out = civil_to_unix(c) + (is_end && date_alone ? DAY_SECONDS : 0);
    return true;
}

struct str
when_format(int64_t t, bool is_end, struct arena *a)
{
    if (t == 0)
        return STR("");
    struct civil c = civil_from_unix(t);
    bool midnight = c.hour == 0 && c.minute == 0 && c.second == 0;
    if (midnight && is_end)
        c = civil_from_unix(t - DAY_SECONDS);
    if (midnight)
        return arena_fmt(a, "%04d-%02d-%02d", c.year, c.month, c.day);
    if (c.second == 0)
        return arena_fmt(a, "%04d-%02d-%02dT%02d:%02d", c.year, c.month, c.day, c.hour, c.minute);
    return arena_fmt(a, "%04d-%02d-%02dT%02d:%02d:%02d", c.year, c.month, c.day, c.hour, c.minute,
                     c.second);
}

static bool
weekday_parse(struct str name, unsigned *bit)
{
    for (size_t i = 0; i < ARRAY_LEN(day_names); i++) {
        if (str_eq_nocase(name, str_of(day_names[i]))) {
            *bit = 1u << i;
            return true;
        }
    }
    return false;
}

bool
weekdays_parse(struct str text, unsigned *out)
{
    unsigned days = 0;
    text = str_trim(text);
    *out = 0;
    if (text.n == 0)
        return true;
    char sep = memchr(text.p, ';', text.n) ? ';' : ',';
    struct str part;
    while (str_cut(&text, sep, &part)) {
        unsigned bit;
        if (!weekday_parse(str_trim(part), &bit))
            return false;
        days |= bit;
    }
    *out = days == EVERY_DAY ? 0 : days;
    return true;
}

struct str
weekdays_format(unsigned days, struct arena *a)
{
    struct str out = STR("");
    for (size_t i = 0; i < ARRAY_LEN(day_names); i++)
        if (days != EVERY_DAY && (days >> i & 1))
            out = arena_fmt(a, "%.*s%s%s", (int)out.n, out.p, out.n ? "," : "", day_names[i]);
    return out;
}

bool
hours_parse(struct str text, int *from, int *until)
{
    struct str first, rest = str_trim(text);
    *from = *until = 0;
    if (rest.n == 0)
        return true;
    int start, end;
    if (!str_cut(&rest, '-', &first) || !rest.p || !clock_parse_minutes(str_trim(first), &start) ||
        !clock_parse_minutes(str_trim(rest), &end) || start == end || start == DAY_MINUTES)
        return false;
    if (start == 0 && end == DAY_MINUTES)
        return true;
    *from = start;
    *until = end;
    return true;
}

struct str
hours_format(int from, int until, struct arena *a)
{
    if (from == until)
        return STR("");
    return arena_fmt(a, "%02d:%02d-%02d:%02d", from / 60, from % 60, until / 60, until % 60);
}
