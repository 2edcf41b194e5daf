#include "verify/date.h"

#include "verify/words.h"

static const struct words_row month_rows[] = {
    /* clang-format off */
    {"apr", 4}, {"april", 4}, {"aug", 8}, {"august", 8}, {"dec", 12}, {"december", 12}, {"feb", 2},
    {"february", 2}, {"jan", 1}, {"january", 1}, {"jul", 7}, {"july", 7}, {"jun", 6}, {"june", 6},
    {"mar", 3}, {"march", 3}, {"may", 5}, {"nov", 11}, {"november", 11}, {"oct", 10},
    {"october", 10}, {"sep", 9}, {"sept", 9}, {"september", 9}, {"अक्टूबर", 10}, {"अक्तूबर", 10},
    {"अगस्त", 8}, {"अप्रैल", 4}, {"जनवरी", 1}, {"जुलाई", 7}, {"जून", 6}, {"दिसंबर", 12},
    {"दिसम्बर", 12}, {"नवंबर", 11}, {"नवम्बर", 11}, {"फरवरी", 2}, {"मई", 5}, {"मार्च", 3},
    {"सितंबर", 9}, {"सितम्बर", 9},
    /* clang-format on */
};

const struct words_table month_words = {month_rows, ARRAY_LEN(month_rows)};

static size_t
number_at(struct str t, size_t at, size_t most, int *value)
{
    size_t end = at;
    *value = 0;
    while (end < t.n && is_digit(t.p[end]) && end - at <= most)
        *value = *value * 10 + (t.p[end++] - '0');
    return end == at || end - at > most ? 0 : end;
}

static bool
exists(int day, int month)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

static bool
is_year(int year, size_t digits)
{
    return (digits == 4 && year >= 1900 && year <= 2199) || digits == 2;
}

static bool
finish(struct found *out, struct arena *a, size_t at, size_t end, int day, int month, int year)
{
    if (!exists(day, month))
        return false;
    *out = found_new(ENTITY_TIME, at, end);
    out->key = year >= 0 ? arena_fmt(a, "%04d-%02d-%02d", year < 100 ? 2000 + year : year, month, day)
                         : arena_fmt(a, "--%02d-%02d", month, day);
    return true;
}

/* 22/11/2026, 22-11-26, 22.11.2026, 2026-11-22 */
static bool
figures(struct str t, size_t at, struct arena *a, struct found *out)
{
    int first = 0, second = 0, third = 0;
    size_t one = number_at(t, at, 4, &first);
    if (!one || one >= t.n || !(t.p[one] == '/' || t.p[one] == '-' || t.p[one] == '.'))
        return false;
    size_t two = number_at(t, one + 1, 2, &second);
    if (!two || two >= t.n || t.p[two] != t.p[one])
        return false;
    size_t three = number_at(t, two + 1, 4, &third);
    if (!three || word_class_at(t, three) == WORD_DIGITS)
        return false;
    /* More figures behind: a phone number or an IP address. */
    if (three + 1 < t.n && t.p[three] == t.p[one] && is_digit(t.p[three + 1]))
        return false;
    if (one - at == 4)
        return is_year(first, 4) && three - two - 1 <= 2 && finish(out, a, at, three, third, second, first);
    return one - at <= 2 && is_year(third, three - two - 1) &&
           finish(out, a, at, three, first, second, third);
}

static size_t
year_at(struct str t, size_t at, int *year)
{
    size_t next = at;
    while (next < t.n && next < at + 2 && (words_is_space(t.p[next]) || t.p[next] == ',' ||
                                           t.p[next] == '-' || t.p[next] == '/'))
        next++;
    size_t end = number_at(t, next, 4, year);
    bool tight = next > at && t.p[next - 1] == '-';
    bool whole = end && word_class_at(t, end) != WORD_DIGITS && word_class_at(t, end) != WORD_LATIN;
    if (whole && next > at && (end - next == 4 || tight) && is_year(*year, end - next))
        return end;
    *year = -1;
    return at;
}

/* 22 nov 2026, 22nd November, 22-Nov-26, 22 नवंबर */
static bool
day_first(struct str t, size_t at, struct arena *a, struct found *out)
{
    int day = 0, month = 0, year = -1;
    size_t end = number_at(t, at, 2, &day);
    if (!end)
        return false;
    static const char *const ordinals[] = {"st", "nd", "rd", "th"};
    size_t ordinal = words_match_any(t, end, ordinals, ARRAY_LEN(ordinals), NULL);
    size_t next = ordinal ? ordinal : end;
    while (next < t.n && next < end + 4 && (words_is_space(t.p[next]) || t.p[next] == '-'))
        next++;
    size_t stop = words_find(t, next, &month_words, &month);
    if (!stop)
        return false;
    stop = year_at(t, stop, &year);
    return finish(out, a, at, stop, day, month, year);
}

/* Nov 22, 2026 */
static bool
month_first(struct str t, size_t at, struct arena *a, struct found *out)
{
    int day = 0, month = 0, year = -1;
    size_t end = words_find(t, at, &month_words, &month);
    if (!end || end >= t.n || !words_is_space(t.p[end]))
        return false;
    size_t stop = number_at(t, words_skip_space(t, end), 2, &day);
    if (!stop || word_class_at(t, stop) != WORD_GAP || (stop < t.n && t.p[stop] == ':'))
        return false;
    stop = year_at(t, stop, &year);
    return finish(out, a, at, stop, day, month, year);
}

bool
date_at(struct str t, size_t at, struct arena *a, struct found *out)
{
    if (is_digit(t.p[at]))
        return figures(t, at, a, out) || day_first(t, at, a, out);
    return month_first(t, at, a, out);
}
