#include "verify/when.h"

#include "verify/date.h"
#include "verify/numeral.h"
#include "verify/words.h"

enum part { PART_NONE, PART_MORNING, PART_NOON, PART_EVENING, PART_NIGHT };
enum meridiem { MERIDIEM_NONE, MERIDIEM_AM, MERIDIEM_PM };

enum word_kind {
    WHEN_TODAY,
    WHEN_TONIGHT,
    WHEN_TOMORROW,
    WHEN_MORNING,
    WHEN_NOON,
    WHEN_EVENING,
    WHEN_NIGHT,
    WHEN_MIDNIGHT,
    WHEN_SOON,
    WHEN_FILLER
};

static const struct words_row when_rows[] = {
    /* clang-format off */
    {"2 night", WHEN_TONIGHT}, {"2day", WHEN_TODAY}, {"2night", WHEN_TONIGHT},
    {"2nite", WHEN_TONIGHT}, {"aaaj", WHEN_TODAY}, {"aadhi raat", WHEN_MIDNIGHT},
    {"aaj", WHEN_TODAY}, {"abhi ke abhi", WHEN_SOON}, {"about", WHEN_FILLER},
    {"adhi raat", WHEN_MIDNIGHT}, {"afternoon", WHEN_NOON}, {"aj", WHEN_TODAY},
    {"around", WHEN_FILLER}, {"asap", WHEN_SOON}, {"at", WHEN_FILLER}, {"at once", WHEN_SOON},
    {"before", WHEN_FILLER}, {"by", WHEN_FILLER}, {"dopahar", WHEN_NOON}, {"dopehar", WHEN_NOON},
    {"dophar", WHEN_NOON}, {"dupahar", WHEN_NOON}, {"evening", WHEN_EVENING},
    {"evng", WHEN_EVENING}, {"fauran", WHEN_SOON}, {"foran", WHEN_SOON}, {"hi", WHEN_FILLER},
    {"imediately", WHEN_SOON}, {"imidiately", WHEN_SOON}, {"immediate", WHEN_SOON},
    {"immediatelly", WHEN_SOON}, {"immediately", WHEN_SOON}, {"immediatley", WHEN_SOON},
    {"immediatly", WHEN_SOON}, {"immidiately", WHEN_SOON}, {"immidiatly", WHEN_SOON},
    {"in", WHEN_FILLER}, {"jaldi se jaldi", WHEN_SOON}, {"kal", WHEN_TOMORROW},
    {"karib", WHEN_FILLER}, {"ke", WHEN_FILLER}, {"ki", WHEN_FILLER}, {"ko", WHEN_FILLER},
    {"kuch der me", WHEN_SOON}, {"kuch hi der me", WHEN_SOON}, {"me", WHEN_FILLER},
    {"mein", WHEN_FILLER}, {"mid night", WHEN_MIDNIGHT}, {"midnight", WHEN_MIDNIGHT},
    {"morning", WHEN_MORNING}, {"mrng", WHEN_MORNING}, {"night", WHEN_NIGHT}, {"nite", WHEN_NIGHT},
    {"noon", WHEN_NOON}, {"raat", WHEN_NIGHT}, {"raatri", WHEN_NIGHT}, {"rat", WHEN_NIGHT},
    {"ratri", WHEN_NIGHT}, {"right away", WHEN_SOON}, {"right now", WHEN_SOON},
    {"rtri", WHEN_NIGHT}, {"saam", WHEN_EVENING}, {"savere", WHEN_MORNING}, {"shaam", WHEN_EVENING},
    {"sham", WHEN_EVENING}, {"sharp", WHEN_FILLER}, {"shyam", WHEN_EVENING},
    {"straight away", WHEN_SOON}, {"subah", WHEN_MORNING}, {"subeh", WHEN_MORNING},
    {"tak", WHEN_FILLER}, {"tatkal", WHEN_SOON}, {"tdy", WHEN_TODAY}, {"the", WHEN_FILLER},
    {"this night", WHEN_TONIGHT}, {"thodi der me", WHEN_SOON}, {"till", WHEN_FILLER},
    {"tmrw", WHEN_TOMORROW}, {"tnight", WHEN_TONIGHT}, {"tnite", WHEN_TONIGHT},
    {"to day", WHEN_TODAY}, {"to night", WHEN_TONIGHT}, {"to-night", WHEN_TONIGHT},
    {"today", WHEN_TODAY}, {"today night", WHEN_TONIGHT}, {"todays", WHEN_TODAY},
    {"tommorow", WHEN_TOMORROW}, {"tomorow", WHEN_TOMORROW}, {"tomorro", WHEN_TOMORROW},
    {"tomorrow", WHEN_TOMORROW}, {"tonght", WHEN_TONIGHT}, {"tonigh", WHEN_TONIGHT},
    {"tonight", WHEN_TONIGHT}, {"tonight's", WHEN_TONIGHT}, {"tonigt", WHEN_TONIGHT},
    {"tonite", WHEN_TONIGHT}, {"tonyt", WHEN_TONIGHT}, {"tonyte", WHEN_TONIGHT},
    {"turant", WHEN_SOON}, {"turat", WHEN_SOON}, {"turent", WHEN_SOON}, {"turnt", WHEN_SOON},
    {"until", WHEN_FILLER}, {"urgently", WHEN_SOON}, {"अभी के अभी", WHEN_SOON},
    {"अर्जेंट", WHEN_SOON}, {"अर्धरात्रि", WHEN_MIDNIGHT}, {"अविलंब", WHEN_SOON},
    {"आज", WHEN_TODAY}, {"आजरात", WHEN_TONIGHT}, {"आधी रात", WHEN_MIDNIGHT}, {"करीब", WHEN_FILLER},
    {"कल", WHEN_TOMORROW}, {"की", WHEN_FILLER}, {"कुछ देर में", WHEN_SOON},
    {"कुछ ही देर में", WHEN_SOON}, {"के", WHEN_FILLER}, {"को", WHEN_FILLER}, {"ठीक", WHEN_FILLER},
    {"तक", WHEN_FILLER}, {"तत्काल", WHEN_SOON}, {"तुरंत", WHEN_SOON}, {"तुरन्त", WHEN_SOON},
    {"थोडी देर में", WHEN_SOON}, {"दोपहर", WHEN_NOON}, {"प्रात", WHEN_MORNING},
    {"प्रातः", WHEN_MORNING}, {"फौरन", WHEN_SOON}, {"मध्यरात्रि", WHEN_MIDNIGHT},
    {"में", WHEN_FILLER}, {"रात", WHEN_NIGHT}, {"रात्रि", WHEN_NIGHT}, {"रात्री", WHEN_NIGHT},
    {"लगभग", WHEN_FILLER}, {"शाम", WHEN_EVENING}, {"शीघ्र", WHEN_SOON}, {"संध्या", WHEN_EVENING},
    {"सवेरे", WHEN_MORNING}, {"सांय", WHEN_EVENING}, {"सायं", WHEN_EVENING}, {"सुबह", WHEN_MORNING},
    {"ही", WHEN_FILLER},
    /* clang-format on */
};

const struct words_table when_words = {when_rows, ARRAY_LEN(when_rows)};

struct clock_read {
    int hour, minute;
    int until_hour, until_minute; /* -1 when no interval */
    enum meridiem meridiem, until_meridiem;
    bool padded; /* "06:50": of a 24-hour clock unless a part of the day says otherwise */
    bool sure;   /* a colon, am/pm or बजे: a clock even without other words */
};

/* What a run of words about time has said so far. */
struct moment {
    bool today, tonight, tomorrow, night_said, midnight, soon, has_clock, has_word;
    enum part part;
    struct clock_read clock;
    size_t end;
};

static size_t
word_at(struct str t, size_t at, enum word_kind *kind)
{
    int found = 0;
    size_t end = words_find(t, at, &when_words, &found);
    if (end)
        *kind = (enum word_kind)found;
    return end;
}

static size_t
meridiem_at(struct str t, size_t at, enum meridiem *m)
{
    static const char *const am[] = {"am", "a.m.", "a.m"}, *const pm[] = {"pm", "p.m.", "p.m"};
    size_t end = words_match_any(t, at, pm, ARRAY_LEN(pm), NULL);
    if (end) {
        *m = MERIDIEM_PM;
        return end;
    }
    end = words_match_any(t, at, am, ARRAY_LEN(am), NULL);
    if (end)
        *m = MERIDIEM_AM;
    return end;
}

static size_t
oclock_at(struct str t, size_t at)
{
    static const char *const words[] = {"बजे",    "बजकर", "baje",    "bje",    "bajey",
                                        "bajay", "bjy",  "o'clock", "oclock", "hrs"};
    return words_match_any(t, at, words, ARRAY_LEN(words), NULL);
}

static bool
two_digits(struct str t, size_t at, int *value)
{
    if (at + 1 >= t.n || !is_digit(t.p[at]) || !is_digit(t.p[at + 1]) || t.p[at] > '5')
        return false;
    *value = (t.p[at] - '0') * 10 + (t.p[at + 1] - '0');
    return at + 2 == t.n || !is_digit(t.p[at + 2]);
}

/* am, pm or बजे */
static bool
clock_word_follows(struct str t, size_t at)
{
    enum meridiem unused;
    size_t next = words_skip_space(t, at);
    return meridiem_at(t, next, &unused) > 0 || oclock_at(t, next) > 0;
}

/* ":30", ".30", " : 30", "ः30" behind the hour, "-30" and " 30" only before am, pm or बजे: the end
 * of the minutes, or 0. */
static size_t
minutes_at(struct str t, size_t at, int *minute, bool *colon)
{
    size_t mark = at < t.n && t.p[at] == ' ' ? at + 1 : at;
    if (mark >= t.n)
        return 0;
    char c = t.p[mark];
    bool visarga = str_starts(str_sub(t, mark, mark + 3), "\xE0\xA4\x83");
    bool doubtful = c == '-' || (mark > at && is_digit(c));
    size_t d = visarga ? mark + 3 : is_digit(c) ? mark : mark + 1;
    *colon = c == ':' || visarga;
    if (!*colon && !doubtful && !((c == '.' || c == ';') && mark == at))
        return 0;
    if (c == ':' && d < t.n && t.p[d] == ' ')
        d++;
    if (!two_digits(t, d, minute) || (doubtful && !clock_word_follows(t, d + 2)))
        return 0;
    return d + 2;
}

/* "930 pm", "2130 hrs": the end, or 0. */
static size_t
compact_at(struct str t, size_t at, int *hour, int *minute)
{
    enum { SHORTEST = 3, LONGEST = 4 };
    size_t end = at;
    int value = 0;
    while (end < t.n && is_digit(t.p[end]) && end - at <= LONGEST)
        value = value * 10 + (t.p[end++] - '0');
    *hour = value / 100;
    *minute = value % 100;
    if (end - at < SHORTEST || end - at > LONGEST || *hour > 23 || *hour == 0 || *minute > 59)
        return 0;
    return clock_word_follows(t, end) ? end : 0;
}

/* "9", "9:30", "9.30", "21:30:00", "930 pm"; *colon and *minutes say how it was written. */
static size_t
digits_at(struct str t, size_t at, int *hour, int *minute, bool *colon, bool *minutes)
{
    size_t end = at;
    *hour = *minute = 0;
    *colon = false;
    *minutes = true;
    while (end < t.n && is_digit(t.p[end]) && end - at < 3)
        *hour = *hour * 10 + (t.p[end++] - '0');
    if (end - at > 2)
        return compact_at(t, at, hour, minute);
    if (end == at || *hour > 24)
        return 0;
    size_t stop = minutes_at(t, end, minute, colon);
    *minutes = stop > 0;
    if (!stop) {
        *minute = 0;
        *colon = false;
        return end;
    }
    if (*colon && stop + 2 < t.n && t.p[stop] == ':' && is_digit(t.p[stop + 1]) &&
        is_digit(t.p[stop + 2]))
        stop += 3;
    if (stop < t.n && is_digit(t.p[stop]))
        return 0;
    return *hour == 24 && *minute ? 0 : stop;
}

/* Said before an hour (minutes to add), or instead of one. */
enum { QUARTER_ALONE = 90 };
static const struct words_row quarter_rows[] = {
    /* clang-format off */
    {"dedh", 90}, {"dhai", 150}, {"paune", -15}, {"pone", -15}, {"saade", 30}, {"saadhe", 30},
    {"sade", 30}, {"sadhe", 30}, {"sava", 15}, {"savaa", 15}, {"sawa", 15},
    {"डेढ", 90}, {"ढाई", 150}, {"पौने", -15}, {"सवा", 15}, {"साढे", 30},
    /* clang-format on */
};

const struct words_table quarter_words = {quarter_rows, ARRAY_LEN(quarter_rows)};

/* साढ़े नौ, सवा नौ, पौने नौ, डेढ़, ढाई, नौ: minutes since twelve, or 0. */
static size_t
spoken_at(struct str t, size_t at, int *minutes)
{
    int add = 0, hour = 0;
    size_t quarter = words_find(t, at, &quarter_words, &add);
    if (quarter && add >= QUARTER_ALONE) {
        *minutes = add;
        return quarter;
    }
    if (quarter)
        at = words_skip_space(t, quarter);
    size_t end = numeral_word(t, at, &hour);
    if (!end && add && at < t.n && is_digit(t.p[at])) {
        bool colon, with_minutes;
        int minute = 0;
        end = digits_at(t, at, &hour, &minute, &colon, &with_minutes);
        if (with_minutes)
            return 0;
    }
    if (!end || hour < 1 || hour > 12)
        return 0;
    *minutes = hour * 60 + add;
    int figure = 0; /* "nine thirty pm" */
    size_t more = quarter ? 0 : numeral_word(t, words_skip_space(t, end), &figure);
    if (more && figure >= 10 && figure < 60 && clock_word_follows(t, more)) {
        *minutes += figure;
        return more;
    }
    return end;
}

/* One hour with what stands behind it. *sure as in struct clock_read; *weak: bare digits only. */
static size_t
hour_at(struct str t, size_t at, int *hour, int *minute, enum meridiem *m, bool *sure, bool *bare)
{
    bool colon = false, minutes = false;
    int spoken = 0;
    size_t end = 0;
    *m = MERIDIEM_NONE;
    if (at < t.n && is_digit(t.p[at])) {
        end = digits_at(t, at, hour, minute, &colon, &minutes);
    } else if ((end = spoken_at(t, at, &spoken)) > 0) {
        *hour = spoken / 60;
        *minute = spoken % 60;
        minutes = false;
    }
    if (!end)
        return 0;
    *sure = colon;
    *bare = !minutes;
    for (int i = 0; i < 2; i++) { /* "9 pm baje" */
        size_t next = words_skip_space(t, end);
        size_t stop = meridiem_at(t, next, m);
        if (!stop)
            stop = oclock_at(t, next);
        if (!stop)
            break;
        *sure = true;
        end = stop;
    }
    return end;
}

static size_t
range_mark(struct str t, size_t at)
{
    static const char *const words[] = {"से", "se", "to", "till", "until", "and"};
    size_t end = words_match_any(t, at, words, ARRAY_LEN(words), NULL);
    if (end)
        return end;
    if (at < t.n && t.p[at] == '-')
        return at + 1;
    return str_starts(str_sub(t, at, at + 3), "\xE2\x80\x93") ? at + 3 : 0;
}

static size_t
clock_at(struct str t, size_t at, struct clock_read *c)
{
    bool bare = false, until_bare = false, until_sure = false;
    *c = (struct clock_read){.until_hour = -1};
    size_t end = hour_at(t, at, &c->hour, &c->minute, &c->meridiem, &c->sure, &bare);
    if (!end)
        return 0;
    c->padded = t.p[at] == '0' && at + 2 < t.n && t.p[at + 2] == ':';
    size_t mark = range_mark(t, words_skip_space(t, end));
    if (mark) {
        int hour = 0, minute = 0;
        enum word_kind part = WHEN_FILLER;
        size_t next = words_skip_space(t, mark), skipped = word_at(t, next, &part);
        if (skipped && part >= WHEN_MORNING && part <= WHEN_NIGHT)
            next = words_skip_space(t, skipped); /* "शाम 6 से सुबह 8 बजे" */
        size_t stop =
            hour_at(t, next, &hour, &minute, &c->until_meridiem, &until_sure, &until_bare);
        if (stop && (until_sure || (c->sure && !until_bare))) {
            c->until_hour = hour;
            c->until_minute = minute;
            if (skipped && part == WHEN_MORNING)
                c->until_meridiem = MERIDIEM_AM;
            else if (skipped && part >= WHEN_MORNING && part <= WHEN_NIGHT)
                c->until_meridiem = MERIDIEM_PM;
            c->sure = true;
            return stop;
        }
    }
    /* A bare "9" is a clock only with am, pm or बजे; "9.30" also beside a part of the day. */
    return c->sure || !bare ? end : 0;
}

/* Before hours that lie ahead, or instead of their number. */
enum { AHEAD_LEAD, AHEAD_FEW };
static const struct words_row ahead_rows[] = {
    /* clang-format off */
    {"a few", AHEAD_FEW}, {"agle", AHEAD_LEAD}, {"few", AHEAD_FEW}, {"in", AHEAD_LEAD},
    {"in next", AHEAD_LEAD}, {"kuch", AHEAD_FEW}, {"kuchh", AHEAD_FEW}, {"next", AHEAD_LEAD},
    {"some", AHEAD_FEW}, {"with in", AHEAD_LEAD}, {"within", AHEAD_LEAD}, {"अगले", AHEAD_LEAD},
    {"कुछ", AHEAD_FEW}, {"कुछ ही", AHEAD_FEW},
    /* clang-format on */
};

const struct words_table ahead_words = {ahead_rows, ARRAY_LEN(ahead_rows)};

static size_t
ahead_at(struct str t, size_t at, int wanted)
{
    int found = 0;
    size_t end = words_find(t, at, &ahead_words, &found);
    return found == wanted ? end : 0;
}

/* "within 2 hours", "2 घंटे में", "kuch ghanton mein", "अगले दो घंटे": hours or minutes ahead. */
static size_t
soon_at(struct str t, size_t at)
{
    static const char *const units[] = {
        "hour",   "hours",  "hrs",     "hr",    "घंटे",     "घंटों",     "घंटो",  "घण्टे", "घण्टों", "घंटा",
        "ghante", "ghanto", "ghanton", "ghnte", "minute", "minutes", "mins", "min", "मिनट", "minat",
    };
    static const char *const behind[] = {"में",      "me",       "mein",      "के अंदर", "के अन्दर",
                                         "के भीतर", "ke andar", "ke bhitar", "में ही",  "के अंदर ही"};
    enum { MOST_HOURS = 72 };
    size_t lead = ahead_at(t, at, AHEAD_LEAD);
    size_t pos = lead ? words_skip_space(t, lead) : at, end = pos;
    long long count = 0;
    while (end < t.n && is_digit(t.p[end]) && end - pos < 3)
        count = count * 10 + (t.p[end++] - '0');
    if (end == pos)
        end = ahead_at(t, pos, AHEAD_FEW);
    int word = 0;
    if (!end)
        end = numeral_word(t, pos, &word);
    if (!end || count + word > MOST_HOURS)
        return 0;
    size_t unit = words_match_any(t, words_skip_space(t, end), units, ARRAY_LEN(units), NULL);
    if (!unit)
        return 0;
    size_t stop = words_match_any(t, words_skip_space(t, unit), behind, ARRAY_LEN(behind), NULL);
    return stop ? stop : lead ? unit : 0;
}

static int
on_the_day(int hour, int minute, enum meridiem m, enum part part)
{
    if (hour >= 13)
        return (hour % 24) * 60 + minute;
    if (m == MERIDIEM_NONE) {
        bool small = hour == 12 || hour < 5; /* रात 2 बजे is after midnight */
        if (part == PART_MORNING)
            m = MERIDIEM_AM;
        else if (part == PART_NIGHT)
            m = small ? MERIDIEM_AM : MERIDIEM_PM;
        else if (part != PART_NONE)
            m = part == PART_NOON && hour == 11 ? MERIDIEM_AM : MERIDIEM_PM;
        else
            m = hour >= 8 && hour != 12 ? MERIDIEM_AM : MERIDIEM_PM;
        if (part == PART_NONE && hour == 0)
            m = MERIDIEM_AM;
    }
    return (hour % 12 + (m == MERIDIEM_PM ? 12 : 0)) * 60 + minute;
}

/* 18:00 to 08:00; of a bare twelve-hour figure only what is night in either half of the day. */
static bool
is_night(const struct moment *m, int minutes)
{
    bool told = m->part != PART_NONE || m->clock.meridiem != MERIDIEM_NONE || m->clock.hour >= 13 ||
                m->clock.hour == 0;
    if (told)
        return minutes >= 18 * 60 || minutes < 8 * 60;
    return m->clock.hour == 6 || m->clock.hour == 7;
}

static void
hear_word(struct moment *m, enum word_kind kind)
{
    m->has_word = true;
    switch (kind) {
    case WHEN_TODAY:
        m->today = true;
        break;
    case WHEN_TONIGHT:
        m->tonight = m->today = true;
        m->part = PART_NIGHT;
        break;
    case WHEN_TOMORROW:
        m->tomorrow = true;
        break;
    case WHEN_MORNING:
        m->part = PART_MORNING;
        break;
    case WHEN_NOON:
        m->part = PART_NOON;
        break;
    case WHEN_EVENING:
        m->part = PART_EVENING;
        break;
    case WHEN_NIGHT:
        m->part = PART_NIGHT;
        break;
    case WHEN_MIDNIGHT:
        m->midnight = true;
        m->part = PART_NIGHT;
        break;
    case WHEN_SOON:
        m->soon = true;
        break;
    case WHEN_FILLER:
        break;
    }
}

/* "रात 8 से पहले", "tonight at ten", "raat 10 tak": an hour without बजे, where a part of the day and
 * a word on either side show that it is one. */
static size_t
told_hour_at(struct str t, size_t at, struct clock_read *c)
{
    static const char *const behind[] = {"से पहले", "se pehle", "se pahle", "se phle", "तक", "tak"};
    static const char *const before[] = {"at", "by", "before", "till", "until"};
    bool sure, bare;
    size_t from, to, end;
    *c = (struct clock_read){.until_hour = -1};
    end = hour_at(t, at, &c->hour, &c->minute, &c->meridiem, &sure, &bare);
    if (!end || c->hour < 1 || c->hour > 12 || word_class_at(t, end) != WORD_GAP)
        return 0;
    bool more = end + 1 < t.n && strchr(".,:/-%", t.p[end]) && is_digit(t.p[end + 1]);
    bool led = word_before(t, at, &from, &to) &&
               words_match_any(t, from, before, ARRAY_LEN(before), NULL) == to;
    size_t next = words_skip_space(t, end);
    bool followed = words_match_any(t, next, behind, ARRAY_LEN(behind), NULL) > 0;
    bool ends = next == t.n || word_class_at(t, next) == WORD_GAP;
    return !more && (followed || (led && (ends || is_alpha(t.p[next])))) ? end : 0;
}

/* The next telling piece at `at`; its end or 0. */
static size_t
hear(struct str t, size_t at, struct moment *m)
{
    enum word_kind kind = WHEN_FILLER;
    size_t end = word_at(t, at, &kind);
    if (end && kind != WHEN_FILLER) {
        hear_word(m, kind);
        return end;
    }
    struct clock_read c;
    if (!m->has_clock && (end = clock_at(t, at, &c)) > 0) {
        if (!c.sure && m->part == PART_NONE && !m->today)
            return 0;
        m->clock = c;
        m->has_clock = true;
        return end;
    }
    if (!m->has_clock && m->part != PART_NONE && (end = told_hour_at(t, at, &c)) > 0) {
        m->clock = c;
        m->has_clock = true;
        return end;
    }
    if (!m->has_clock && (end = soon_at(t, at)) > 0) {
        m->soon = true;
        return end;
    }
    return 0;
}

static size_t
skip_marks(struct str t, size_t at)
{
    for (int i = 0; at < t.n && i < 3; i++, at++)
        if (!words_is_space(t.p[at]) && t.p[at] != ',' && t.p[at] != '-' && t.p[at] != '(')
            break;
    return at;
}

/* Everything that belongs together, with at most two filling words between two telling ones. */
static void
listen(struct str t, size_t at, struct moment *m)
{
    enum { PIECES = 8, FILLERS = 2 };
    size_t pos = at;
    int fillers = 0;
    for (int i = 0; i < PIECES && pos < t.n; i++) {
        size_t end = hear(t, pos, m);
        if (end) {
            m->end = end;
            fillers = 0;
        } else {
            enum word_kind kind = WHEN_SOON;
            end = m->end ? word_at(t, pos, &kind) : 0;
            if (!end || kind != WHEN_FILLER || ++fillers > FILLERS)
                return;
        }
        pos = skip_marks(t, end);
    }
}

static struct str
key_of(const struct moment *m, struct arena *a, int minutes)
{
    if (minutes >= 0)
        return arena_fmt(a, "%02d:%02d", minutes / 60, minutes % 60);
    if (m->today)
        return m->part == PART_NIGHT || m->part == PART_EVENING ? STR("tonight") : STR("today");
    if (m->tomorrow)
        return STR("tomorrow");
    return m->soon ? STR("now") : STR("night");
}

static void
settle_clock(const struct moment *m, struct found *out)
{
    const struct clock_read *c = &m->clock;
    if (m->midnight && !m->has_clock) {
        out->minutes = 0;
        out->traits |= TRAIT_CLOCK;
        return;
    }
    if (!m->has_clock)
        return;
    out->traits |= TRAIT_CLOCK;
    if (c->until_hour < 0) {
        bool as_written = c->padded && m->part == PART_NONE && c->meridiem == MERIDIEM_NONE;
        out->minutes =
            on_the_day(c->hour, c->minute, as_written ? MERIDIEM_AM : c->meridiem, m->part);
    } else {
        /* "6 to 8 pm" is one half of the day, "11 से 4" crosses noon. */
        enum meridiem from = c->meridiem;
        if (from == MERIDIEM_NONE && m->part == PART_NONE && c->until_meridiem == MERIDIEM_PM &&
            c->hour < c->until_hour && c->until_hour < 12)
            from = MERIDIEM_PM;
        enum part part = m->part == PART_MORNING && c->until_hour < c->hour ? PART_NONE : m->part;
        out->minutes = on_the_day(c->hour, c->minute, from, m->part);
        out->until_minutes = on_the_day(c->until_hour, c->until_minute, c->until_meridiem, part);
    }
    if (is_night(m, out->minutes))
        out->traits |= TRAIT_NIGHT;
}

bool
when_spoken_at(struct str t, size_t at)
{
    enum word_kind kind = WHEN_FILLER;
    int unused;
    return (word_at(t, at, &kind) && kind != WHEN_FILLER) ||
           words_find(t, at, &month_words, &unused) || words_find(t, at, &quarter_words, &unused) ||
           words_find(t, at, &ahead_words, &unused);
}

bool
when_at(const struct folded *in, size_t at, struct arena *a, struct found *out)
{
    struct str t = in->text;
    if (is_digit(t.p[at]) && word_class_before(t, at) == WORD_DIGITS)
        return false;
    if (date_at(t, at, a, out))
        return true;
    struct moment m = {0};
    listen(t, at, &m);
    if (!m.end)
        return false;
    bool night = m.part == PART_NIGHT || m.part == PART_EVENING;
    bool behind = m.part == PART_NIGHT && m.end < t.n; /* "रात को", "raat tak": a deadline */
    static const char *const cases[] = {"को",   "ko", "तक",       "tak",  "में",
                                        "mein", "me", "se pehle", "से पहले"};
    behind =
        behind && words_match_any(t, words_skip_space(t, m.end), cases, ARRAY_LEN(cases), NULL);
    if (!m.has_clock && !m.today && !m.soon && !m.midnight && !(m.tomorrow && m.part) && !behind)
        return false;
    *out = found_new(ENTITY_TIME, at, m.end);
    if (m.today)
        out->traits |= TRAIT_TODAY;
    if (m.soon)
        out->traits |= TRAIT_SOON;
    if (night || m.midnight)
        out->traits |= TRAIT_NIGHT;
    settle_clock(&m, out);
    if (m.today && out->end > at) {
        static const char *const at_once[] = {"आज ही", "aaj hi", "aj hi"};
        size_t end = words_match_any(t, at, at_once, ARRAY_LEN(at_once), NULL);
        if (end) {
            out->traits |= TRAIT_SOON;
            out->end = end > out->end ? end : out->end;
        }
    }
    out->key = key_of(&m, a, out->minutes);
    return true;
}
