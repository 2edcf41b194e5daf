#include "office/when.h"

#include "base/clock.h"
#include "base/utf8.h"

#include <stdio.h>

enum { DAY_SECONDS = 86400, DAY_MINUTES = 24 * 60, EVERY_DAY = 0x7f };

/* Without वार. */
enum { DAY_WORDS = 4 };
static const char *const day_words[][DAY_WORDS] = {
    {"sun", "sunday", "रवि", "इत"},
    {"mon", "monday", "सोम"},
    {"tue", "tuesday", "मंगल"},
    {"wed", "wednesday", "बुध"},
    {"thu", "thursday", "गुरु", "गुरू"},
    {"fri", "friday", "शुक्र"},
    {"sat", "saturday", "शनि"},
};
static const char *const day_names[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

/* Digits of Hindi and the longer dashes as ASCII, for a cell of a date or of hours. False where it
 * is too long to be either. */
static bool
in_ascii(struct str text, char *out, size_t cap, struct str *made)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n;) {
        uint32_t cp;
        size_t length = utf8_next(text, i, &cp);
        if (n + length >= cap)
            return false;
        if (cp >= 0x966 && cp <= 0x96F)
            out[n++] = (char)('0' + (cp - 0x966));
        else if (cp == 0x2013 || cp == 0x2212)
            out[n++] = '-';
        else
            for (size_t k = 0; k < length; k++)
                out[n++] = text.p[i + k];
        i += length;
    }
    *made = (struct str){out, n};
    return true;
}

static bool
take_number(struct str *rest, size_t least, size_t most, unsigned long *out)
{
    size_t n = 0;
    while (n < rest->n && n <= most && is_digit(rest->p[n]))
        n++;
    if (n < least || n > most || !str_to_uint(str_sub(*rest, 0, n), 9999, out))
        return false;
    *rest = str_sub(*rest, n, rest->n);
    return true;
}

/* "22/11/2026 10:00" to "2026-11-22 10:00". India writes the day first. */
static bool
year_first(struct str text, char *out, size_t cap, bool *date_alone)
{
    unsigned long part[3];
    bool first = text.n > 4 && !is_digit(text.p[4]) && is_digit(text.p[2]); /* 2026- */
    char sep = 0;
    for (size_t i = 0; i < 3; i++) {
        bool year = i == (first ? 0 : 2);
        if (!take_number(&text, year ? 4 : 1, year ? 4 : 2, &part[i]))
            return false;
        if (i == 2)
            break;
        if (text.n == 0 || !strchr("-/.", text.p[0]) || (sep && text.p[0] != sep))
            return false;
        sep = text.p[0];
        text = str_sub(text, 1, text.n);
    }
    *date_alone = text.n == 0;
    int n = snprintf(out, cap, "%04lu-%02lu-%02lu%.*s", part[first ? 0 : 2], part[1],
                     part[first ? 2 : 0], (int)text.n, text.p);
    return n > 0 && (size_t)n < cap;
}

bool
when_parse(struct str text, bool is_end, int64_t *out)
{
    struct civil c;
    char ascii[40], iso[48];
    bool date_alone;
    text = str_trim(text);
    *out = 0;
    if (text.n == 0)
        return true;
    if (!in_ascii(text, ascii, sizeof ascii, &text) ||
        !year_first(text, iso, sizeof iso, &date_alone) || !civil_parse(str_of(iso), &c))
        return false;
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
    if (str_ends(name, "वार"))
        name = str_sub(name, 0, name.n - strlen("वार"));
    for (size_t i = 0; i < ARRAY_LEN(day_words); i++) {
        for (size_t k = 0; k < DAY_WORDS && day_words[i][k]; k++) {
            if (str_eq_nocase(name, str_of(day_words[i][k]))) {
                *bit = 1u << i;
                return true;
            }
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
    char ascii[24];
    struct str first, rest = str_trim(text);
    *from = *until = 0;
    if (rest.n == 0)
        return true;
    int start, end;
    if (!in_ascii(rest, ascii, sizeof ascii, &rest))
        return false;
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
