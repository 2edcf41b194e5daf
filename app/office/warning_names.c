#include "office/warning_names.h"

#include "base/buf.h"
#include "base/utf8.h"

/* As plain_name leaves them. A text stands here with its Hindi column; English follows by `en`. */
static const struct {
    const char *name;
    enum warning_column column;
} names[] = {
    {"id", WARNING_ID},
    {"warningid", WARNING_ID},
    {"आईडी", WARNING_ID},
    {"पहचान", WARNING_ID},
    {"discom", WARNING_DISCOM},
    {"company", WARNING_DISCOM},
    {"डिस्कॉम", WARNING_DISCOM},
    {"कंपनी", WARNING_DISCOM},
    {"level", WARNING_LEVEL},
    {"स्तर", WARNING_LEVEL},
    {"श्रेणी", WARNING_LEVEL},
    {"title", WARNING_TITLE_HI},
    {"heading", WARNING_TITLE_HI},
    {"शीर्षक", WARNING_TITLE_HI},
    {"punch", WARNING_PUNCH_HI},
    {"yellowline", WARNING_PUNCH_HI},
    {"पीलीपंक्ति", WARNING_PUNCH_HI},
    {"text", WARNING_TEXT_HI},
    {"body", WARNING_TEXT_HI},
    {"विवरण", WARNING_TEXT_HI},
    {"पाठ", WARNING_TEXT_HI},
    {"dont", WARNING_DONT_HI},
    {"क्यानकरें", WARNING_DONT_HI},
    {"नकरें", WARNING_DONT_HI},
    {"do", WARNING_DO_HI},
    {"whattodo", WARNING_DO_HI},
    {"क्याकरें", WARNING_DO_HI},
    {"from", WARNING_FROM},
    {"fromdate", WARNING_FROM},
    {"start", WARNING_FROM},
    {"startdate", WARNING_FROM},
    {"कबसे", WARNING_FROM},
    {"शुरू", WARNING_FROM},
    {"until", WARNING_UNTIL},
    {"untildate", WARNING_UNTIL},
    {"end", WARNING_UNTIL},
    {"enddate", WARNING_UNTIL},
    {"कबतक", WARNING_UNTIL},
    {"समाप्ति", WARNING_UNTIL},
    {"weekdays", WARNING_WEEKDAYS},
    {"days", WARNING_WEEKDAYS},
    {"दिन", WARNING_WEEKDAYS},
    {"hours", WARNING_HOURS},
    {"time", WARNING_HOURS},
    {"समय", WARNING_HOURS},
    {"office", WARNING_OFFICE},
    {"दफ्तर", WARNING_OFFICE},
    {"कार्यालय", WARNING_OFFICE},
    {"source", WARNING_SOURCE},
    {"स्रोत", WARNING_SOURCE},
};

static const struct {
    const char *name;
    bool english;
} languages[] = {
    {"hindi", false},  {"हिंदी", false},   {"हिन्दी", false}, {"hi", false},
    {"english", true}, {"अंग्रेजी", true}, {"en", true},
};

/* U+0958 to U+095F are letters with a nukta in one; without it: */
static uint32_t
without_nukta(uint32_t cp)
{
    static const uint16_t plain[] = {0x915, 0x916, 0x917, 0x91C, 0x921, 0x922, 0x92B, 0x92F};
    return cp >= 0x958 && cp <= 0x95F ? plain[cp - 0x958] : cp;
}

static void
plain_name(struct str header, struct buf *out)
{
    for (size_t i = 0; i < header.n;) {
        uint32_t cp;
        char bytes[4];
        i += utf8_next(header, i, &cp);
        cp = without_nukta(cp);
        bool kept = cp == UTF8_BAD || cp >= 0x900 || (cp < 0x80 && is_alnum((char)cp));
        if (cp == 0x93C || !kept || (cp >= 0x2000 && cp < 0x2070))
            continue;
        if (cp == UTF8_BAD)
            cp = 0xFFFD;
        if (cp < 0x80)
            cp = (uint32_t)to_lower((char)cp);
        buf_add(out, (struct str){bytes, utf8_put(cp, bytes)});
    }
}

static enum warning_column
column_of(struct str name)
{
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        if (str_eq(name, str_of(names[i].name)))
            return names[i].column;
    return WARNING_COLUMNS;
}

static enum warning_column
in_language(enum warning_column c, bool english)
{
    switch (c) {
    case WARNING_TITLE_HI:
    case WARNING_PUNCH_HI:
    case WARNING_TEXT_HI:
        return english ? (enum warning_column)(c + WARNING_TITLE_EN - WARNING_TITLE_HI) : c;
    case WARNING_DONT_HI:
    case WARNING_DO_HI:
        return english ? (enum warning_column)(c + WARNING_DONT_EN - WARNING_DONT_HI) : c;
    default:
        return WARNING_COLUMNS; /* a date has no language */
    }
}

static enum warning_column
column_named(struct str name)
{
    enum warning_column c = column_of(name);
    for (size_t i = 0; c == WARNING_COLUMNS && i < ARRAY_LEN(languages); i++) {
        struct str rest = name;
        size_t n = strlen(languages[i].name);
        if (str_skip(&rest, languages[i].name))
            c = in_language(column_of(rest), languages[i].english);
        if (c == WARNING_COLUMNS && str_ends(name, languages[i].name))
            c = in_language(column_of(str_sub(name, 0, name.n - n)), languages[i].english);
    }
    return c;
}

enum warning_column
warning_column_named(struct str header)
{
    struct buf b = {0};
    plain_name(header, &b);
    enum warning_column c = column_named(buf_str(&b));
    buf_free(&b);
    return c;
}
