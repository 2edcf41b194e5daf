#include "office/warning_row.h"

#include "base/log.h"
#include "office/plain.h"
#include "office/when.h"

#include <stddef.h>

enum { OFFICE_MAX = 80, SOURCE_MAX = 300, NOT_TEXT = -1 };

/* Where a plain text lives in the struct, and how it is written in a cell. */
struct column {
    const char *name;
    ptrdiff_t at; /* NOT_TEXT: read and written by its own code */
    bool lines;
};

#define TEXT(field)  offsetof(struct warning, field), false
#define LINES(field) offsetof(struct warning, field), true

static const struct column columns[WARNING_COLUMNS] = {
    [WARNING_ID] = {"id", TEXT(id)},
    [WARNING_DISCOM] = {"discom", NOT_TEXT, false},
    [WARNING_LEVEL] = {"level", NOT_TEXT, false},
    [WARNING_TITLE_HI] = {"title_hi", TEXT(title_hi)},
    [WARNING_PUNCH_HI] = {"punch_hi", TEXT(punch_hi)},
    [WARNING_TEXT_HI] = {"text_hi", TEXT(text_hi)},
    [WARNING_TITLE_EN] = {"title_en", TEXT(title_en)},
    [WARNING_PUNCH_EN] = {"punch_en", TEXT(punch_en)},
    [WARNING_TEXT_EN] = {"text_en", TEXT(text_en)},
    [WARNING_DONT_HI] = {"dont_hi", LINES(dont_hi)},
    [WARNING_DO_HI] = {"do_hi", LINES(do_hi)},
    [WARNING_DONT_EN] = {"dont_en", LINES(dont_en)},
    [WARNING_DO_EN] = {"do_en", LINES(do_en)},
    [WARNING_FROM] = {"from_date", NOT_TEXT, false},
    [WARNING_UNTIL] = {"until_date", NOT_TEXT, false},
    [WARNING_WEEKDAYS] = {"weekdays", NOT_TEXT, false},
    [WARNING_HOURS] = {"hours", NOT_TEXT, false},
    [WARNING_OFFICE] = {"office", TEXT(office)},
    [WARNING_SOURCE] = {"source", TEXT(source)},
};

static const char *const level_names[] = {"normal", "priority", "emergency"};

bool
warning_level_parse(struct str name, enum warning_level *out)
{
    size_t i;
    bool known = str_among(name, level_names, ARRAY_LEN(level_names), &i);
    if (known)
        *out = (enum warning_level)i;
    return known;
}

const char *
warning_level_name(enum warning_level l)
{
    return level_names[l];
}

const char *
warning_column_name(enum warning_column column)
{
    return columns[column].name;
}

static struct str *
text_field(struct warning *w, enum warning_column column)
{
    return (struct str *)(void *)((char *)w + columns[column].at);
}

static struct str
text_of(const struct warning *w, enum warning_column column)
{
    return *(const struct str *)(const void *)((const char *)w + columns[column].at);
}

/* "a | b" to "a\nb". A line break made in a spreadsheet's cell separates lines just so. */
static struct str
lines_from_cell(struct str cell, struct arena *a)
{
    char *bars = ARENA_ARRAY(a, char, cell.n + 1), *out = ARENA_ARRAY(a, char, cell.n + 1);
    for (size_t i = 0; i < cell.n; i++)
        bars[i] = cell.p[i] == '\n' ? '|' : cell.p[i];
    struct str line, rest = {bars, cell.n};
    size_t n = 0;
    bool first = true;
    while (cell.n && str_cut(&rest, '|', &line)) {
        line = str_trim(line);
        if (!first)
            out[n++] = '\n';
        if (line.n)
            memcpy(out + n, line.p, line.n);
        n += line.n;
        first = false;
    }
    return (struct str){out, n};
}

static struct str
lines_to_cell(struct str lines, struct arena *a)
{
    char *p = ARENA_ARRAY(a, char, lines.n + 1);
    for (size_t i = 0; i < lines.n; i++)
        p[i] = lines.p[i] == '\n' ? '|' : lines.p[i];
    return (struct str){p, lines.n};
}

/* As a sheet may say it; the command line and the export keep the three words. */
static bool
level_of(struct str cell, enum warning_level *out)
{
    static const struct {
        const char *word;
        enum warning_level level;
    } words[] = {
        {"normal", LEVEL_NORMAL},       {"सामान्य", LEVEL_NORMAL},
        {"priority", LEVEL_PRIORITY},   {"ज़रूरी", LEVEL_PRIORITY},
        {"जरूरी", LEVEL_PRIORITY},       {"emergency", LEVEL_EMERGENCY},
        {"आपात", LEVEL_EMERGENCY},      {"आपातकालीन", LEVEL_EMERGENCY},
    };
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        if (str_eq_nocase(cell, str_of(words[i].word))) {
            *out = words[i].level;
            return true;
        }
    }
    return false;
}

bool
warning_set_cell(struct warning *w, enum warning_column column, struct str cell, struct arena *a,
                 const char **expected)
{
    cell = str_trim(cell);
    switch (column) {
    case WARNING_DISCOM:
        return true;
    case WARNING_LEVEL:
        *expected = "normal, priority or emergency";
        w->level = LEVEL_NORMAL;
        return cell.n == 0 || level_of(cell, &w->level);
    case WARNING_FROM:
        *expected = WHEN_EXPECTED;
        return when_parse(cell, false, &w->from);
    case WARNING_UNTIL:
        *expected = WHEN_EXPECTED;
        return when_parse(cell, true, &w->until);
    case WARNING_WEEKDAYS:
        *expected = WEEKDAYS_EXPECTED;
        return weekdays_parse(cell, &w->weekdays);
    case WARNING_HOURS:
        *expected = HOURS_EXPECTED;
        return hours_parse(cell, &w->from_minute, &w->until_minute);
    default:
        *text_field(w, column) =
            columns[column].lines ? lines_from_cell(cell, a) : arena_str(a, cell);
        return true;
    }
}

struct str
warning_cell(const struct warning *w, enum warning_column column, struct arena *a)
{
    switch (column) {
    case WARNING_DISCOM:
        return STR("");
    case WARNING_LEVEL:
        return str_of(warning_level_name(w->level));
    case WARNING_FROM:
        return when_format(w->from, false, a);
    case WARNING_UNTIL:
        return when_format(w->until, true, a);
    case WARNING_WEEKDAYS:
        return weekdays_format(w->weekdays, a);
    case WARNING_HOURS:
        return hours_format(w->from_minute, w->until_minute, a);
    default:
        return columns[column].lines ? lines_to_cell(text_of(w, column), a) : text_of(w, column);
    }
}

/* The title that is too long together with its punch is the one named. */
static const char *
check_headline(struct str title, struct str punch)
{
    if (!plain_line(title, WARNING_HEADLINE_MAX) ||
        plain_length(title) + plain_length(punch) > WARNING_HEADLINE_MAX)
        return "one line; title and punch together at most 90 characters";
    return NULL;
}

const char *
warning_check_column(const struct warning *w, enum warning_column column)
{
    struct str text = columns[column].at == NOT_TEXT ? STR("") : text_of(w, column);
    bool steps =
        w->level == LEVEL_EMERGENCY && (column == WARNING_DO_HI || column == WARNING_DO_EN);
    switch (column) {
    case WARNING_ID:
        return plain_id(text)
                   ? NULL
                   : "1 to 40 lower-case letters a-z, digits and -, such as night-call";
    case WARNING_TITLE_HI:
        return text.n == 0 ? "a title in Hindi" : check_headline(text, w->punch_hi);
    case WARNING_TITLE_EN:
        return check_headline(text, w->punch_en);
    case WARNING_PUNCH_HI:
    case WARNING_PUNCH_EN:
        return plain_line(text, WARNING_HEADLINE_MAX)
                   ? NULL
                   : "one line; title and punch together at most 90 characters";
    case WARNING_TEXT_HI:
        if (text.n == 0)
            return "a text in Hindi";
        /* fall through */
    case WARNING_TEXT_EN:
        return plain_line(text, WARNING_TEXT_MAX) ? NULL : "one line of at most 200 characters";
    case WARNING_DONT_HI:
    case WARNING_DO_HI:
    case WARNING_DONT_EN:
    case WARNING_DO_EN:
        if (steps)
            return plain_lines(text, WARNING_STEPS_MAX, WARNING_LINE_MAX)
                       ? NULL
                       : "at most 3 lines, separated by |, of at most 40 characters each";
        return plain_lines(text, WARNING_LINES_MAX, WARNING_LINE_MAX)
                   ? NULL
                   : "at most 2 lines, separated by |, of at most 40 characters each";
    case WARNING_UNTIL:
        if (w->until && w->from && w->until <= w->from)
            return "a time after from_date";
        return w->level == LEVEL_EMERGENCY && !w->until
                   ? "a time at which the emergency ends, such as 2026-11-22T18:00"
                   : NULL;
    case WARNING_OFFICE:
        return plain_line(text, OFFICE_MAX) ? NULL : "one line of at most 80 characters";
    case WARNING_SOURCE:
        return plain_line(text, SOURCE_MAX) ? NULL : "one line of at most 300 characters";
    default:
        return NULL;
    }
}

bool
warning_is_text(enum warning_column column)
{
    return column >= WARNING_TITLE_HI && column <= WARNING_DO_EN;
}

/* Beyond it the slide would go on to a second page, which nobody turns. */
static const char *
check_width(const struct warning *w, enum warning_column column)
{
    struct str text = text_of(w, column), line;
    size_t width = plain_width(text);
    bool title = column == WARNING_TITLE_HI || column == WARNING_TITLE_EN;
    if (title)
        width += plain_width(text_of(w, (enum warning_column)(column + 1)));
    if (title && width > WARNING_HEADLINE_WIDTH)
        return "a shorter title and punch: together they are wider than the slide; about 75 "
               "letters";
    if ((column == WARNING_TEXT_HI || column == WARNING_TEXT_EN) && width > WARNING_TEXT_WIDTH)
        return "a shorter text, which is wider than the slide; about 160 letters";
    while (columns[column].lines && w->level != LEVEL_EMERGENCY && text.n &&
           str_cut(&text, '\n', &line))
        if (plain_width(line) > WARNING_LINE_WIDTH)
            return "shorter lines: about 24 letters each, or the slide cannot hold them";
    return NULL;
}

const char *
warning_check_letters(const struct warning *w, enum warning_column column)
{
    if (!warning_is_text(column))
        return NULL;
    struct str text = text_of(w, column);
    if (str_find(text, STR("???"), 0) < text.n)
        return "Hindi letters, which were lost in saving (save the table as “CSV UTF-8”)";
    if (!plain_shown(text))
        return "letters that the screen has: Hindi, English, digits, ordinary punctuation, ₹; no "
               "emoji or signs";
    if (!plain_words(text, WARNING_WORD_MAX))
        return "words of at most 30 characters, so that a line can hold them";
    return check_width(w, column);
}

bool
warning_check(const struct warning *w, enum warning_column *bad, const char **expected)
{
    if (w->weekdays > 0x7f || w->from_minute < 0 || w->from_minute >= 24 * 60 ||
        w->until_minute < 0 || w->until_minute > 24 * 60)
        BUG("weekdays or hours that no cell can hold");
    for (int i = 0; i < WARNING_COLUMNS; i++) {
        const char *wrong = warning_check_column(w, (enum warning_column)i);
        if (wrong) {
            *bad = (enum warning_column)i;
            *expected = wrong;
            return false;
        }
    }
    return true;
}
