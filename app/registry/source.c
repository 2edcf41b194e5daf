#include "registry/source.h"

#include "base/clock.h"
#include "base/fact.h"
#include "base/paths.h"
#include "registry/names.h"
#include "registry/registry.h"

#include <stdio.h>
#include <unistd.h>

/* What a column's cells must be beyond valid UTF-8. */
struct column {
    const char *name;
    size_t max; /* bytes with the NUL of the struct they go to */
    unsigned traits;
    const char *(*check)(struct str cell); /* of a cell that is not empty: NULL, or what was
                                              expected */
};
enum {
    NEEDED = 1u << 0,   /* the cell must not be empty */
    OPTIONAL = 1u << 1, /* the file need not have the column */
    LINES = 1u << 2     /* the cell may have several lines */
};

struct table {
    const char *file;
    const struct column *columns;
    size_t n;
    bool may_lack; /* a folder without the file is whole */
    bool streamed; /* its rows are not kept */
};

enum {
    LONG_TEXT = 1024,
    PATTERN_MAX = 1024,
    TEMPLATE_MAX = 1024,
    HOURS_MAX = 64,
    MODEL_CELL_MAX = 4096
};

/* ---- cells ---- */

static const char *
check_id(struct str cell)
{
    for (size_t i = 0; i < cell.n; i++)
        if (!is_digit(cell.p[i]) && cell.p[i] != '-' && (cell.p[i] < 'a' || cell.p[i] > 'z'))
            return "an id of lower-case letters, digits and -";
    return NULL;
}

/* Whether it is one of discoms.csv is checked later. */
static const char *
check_discom(struct str cell)
{
    if (str_eq(cell, STR("*")) || !check_id(cell))
        return NULL;
    return "a DISCOM's id in lower-case letters, or *";
}

static const char *
check_kind(struct str cell)
{
    enum channel_kind kind;
    return channel_kind_parse(cell, &kind) ? NULL
                                           : "phone, whatsapp, domain, host, url, sms_header, app, "
                                             "vpa or email";
}

static const char *
check_confidence(struct str cell)
{
    enum confidence level;
    return confidence_parse(cell, &level) ? NULL : "confirmed, seed, reported or to-confirm";
}

static const char *
check_state(struct str cell)
{
    enum fact_state state;
    bool known = fact_state_parse(cell, &state) && state != FACT_REPORTED;
    return known ? NULL : "official or superseded";
}

static const char *
check_all_day(struct str cell)
{
    return str_eq(cell, STR("24")) ? NULL : "24 (day and night) or nothing";
}

static const char *
check_short_code(struct str cell)
{
    char key[FACT_VALUE_MAX];
    const char *expected = NULL;
    return registry_key(CHANNEL_PHONE, cell, key, sizeof key, &expected) ? NULL : expected;
}

static const char *
check_brands(struct str cell)
{
    struct str brand;
    while (str_cut(&cell, ';', &brand))
        if (brand.n < 3 || check_id(brand))
            return "names in lower-case letters with ; between them: kesco;uppcl";
    return NULL;
}

static const char *
check_host(struct str cell)
{
    char key[FACT_VALUE_MAX];
    const char *expected = NULL;
    if (!registry_key(CHANNEL_HOST, cell, key, sizeof key, &expected))
        return expected;
    return str_eq(cell, str_of(key)) ? NULL : "the host in lower case";
}

static const char *
check_host_class(struct str cell)
{
    enum host_class class;
    return host_class_parse(cell, &class) ? NULL : "shortener, chat, pages, payment or genuine";
}

static const char *
check_app(struct str cell)
{
    char key[FACT_VALUE_MAX];
    bool same = registry_key(CHANNEL_APP, cell, key, sizeof key, NULL) && str_eq(cell, str_of(key));
    return same ? NULL : "an app's name in lower case with single spaces";
}

static const char *
check_app_class(struct str cell)
{
    return str_eq(cell, STR("remote")) ? NULL : "remote";
}

static const char *
check_concept(struct str cell)
{
    enum concept concept;
    return concept_parse(cell, &concept)
               ? NULL
               : "threat, deadline, call, pay, verify_pay, click, install, scan, secret, lure, "
                 "identity, not_updated, bill, forward, advisory, story, negation, courtesy "
                 "or outage";
}

static const char *
check_weight(struct str cell)
{
    double weight;
    return weight_parse(cell, &weight) ? NULL : "a weight from 0 to 1 such as 0.8";
}

static const char *
check_date(struct str cell)
{
    struct civil c;
    return civil_parse(cell, &c) ? NULL : "a date such as 2026-11-22";
}

static const char *
check_level(struct str cell)
{
    bool known = str_eq(cell, STR("normal")) || str_eq(cell, STR("priority")) ||
                 str_eq(cell, STR("emergency"));
    return known ? NULL : "normal, priority or emergency";
}

static const char *
check_url(struct str cell)
{
    char key[FACT_VALUE_MAX];
    const char *expected = NULL;
    return registry_key(CHANNEL_URL, cell, key, sizeof key, &expected) ? NULL : expected;
}

const char *
check_hours(struct str cell)
{
    struct str from, to = cell;
    int start, end;
    if (str_eq(cell, STR("closed")))
        return NULL;
    if (str_cut(&to, '-', &from) && to.p && clock_parse_minutes(from, &start) &&
        clock_parse_minutes(to, &end) && start != end)
        return NULL;
    return "hours such as 10:00-17:00, or closed";
}

/* ---- files ---- */

static const struct column discom_columns[DISCOM_COLUMNS] = {
    [DISCOM_ID] = {"id", FACT_ID_MAX, NEEDED, check_discom},
    [DISCOM_NAME_HI] = {"name_hi", FACT_NAME_MAX, NEEDED, NULL},
    [DISCOM_NAME_EN] = {"name_en", FACT_NAME_MAX, NEEDED, NULL},
    [DISCOM_SHORT_HI] = {"short_hi", FACT_NAME_MAX, NEEDED, NULL},
    [DISCOM_SHORT_EN] = {"short_en", FACT_NAME_MAX, NEEDED, NULL},
    [DISCOM_REGION_HI] = {"region_hi", FACT_NAME_MAX, NEEDED, NULL},
    [DISCOM_REGION_EN] = {"region_en", FACT_NAME_MAX, NEEDED, NULL},
    [DISCOM_HELPLINE] = {"helpline", FACT_VALUE_MAX, NEEDED, check_short_code},
    [DISCOM_BRANDS] = {"brands", FACT_TEXT_MAX, 0, check_brands},
};

static const struct column channel_columns[CHAN_COLUMNS] = {
    [CHAN_DISCOM] = {"discom", FACT_ID_MAX, NEEDED, check_discom},
    [CHAN_KIND] = {"kind", FACT_NAME_MAX, NEEDED, check_kind},
    [CHAN_VALUE] = {"value", FACT_VALUE_MAX, NEEDED, NULL},
    [CHAN_DISPLAY] = {"display", FACT_VALUE_MAX, 0, NULL},
    [CHAN_PURPOSE_HI] = {"purpose_hi", FACT_TEXT_MAX, NEEDED, NULL},
    [CHAN_PURPOSE_EN] = {"purpose_en", FACT_TEXT_MAX, NEEDED, NULL},
    [CHAN_HOURS] = {"hours", FACT_NAME_MAX, 0, check_all_day},
    [CHAN_STATE] = {"state", FACT_NAME_MAX, NEEDED, check_state},
    [CHAN_SUCCESSOR] = {"successor", FACT_VALUE_MAX, 0, NULL},
    [CHAN_SOURCE] = {"source", FACT_TEXT_MAX, NEEDED, NULL},
    [CHAN_CONFIDENCE] = {"confidence", FACT_NAME_MAX, NEEDED, check_confidence},
};

static const struct column header_columns[HEADER_COLUMNS] = {
    [HEADER_NAME] = {"header", FACT_VALUE_MAX, NEEDED, NULL},
    [HEADER_DISCOM] = {"discom", FACT_ID_MAX, NEEDED, check_discom},
    [HEADER_PURPOSE_HI] = {"purpose_hi", FACT_TEXT_MAX, NEEDED, NULL},
    [HEADER_PURPOSE_EN] = {"purpose_en", FACT_TEXT_MAX, NEEDED, NULL},
    [HEADER_SOURCE] = {"source", FACT_TEXT_MAX, NEEDED, NULL},
    [HEADER_CONFIDENCE] = {"confidence", FACT_NAME_MAX, NEEDED, check_confidence},
};

static const struct column rule_columns[RULE_COLUMNS] = {
    [RULE_DISCOM] = {"discom", FACT_ID_MAX, NEEDED, check_discom},
    [RULE_NAME] = {"rule", FACT_NAME_MAX, NEEDED, NULL},
    [RULE_VALUE] = {"value", FACT_VALUE_MAX, NEEDED, NULL},
    [RULE_SAY_HI] = {"say_hi", FACT_TEXT_MAX, NEEDED, NULL},
    [RULE_SAY_EN] = {"say_en", FACT_TEXT_MAX, NEEDED, NULL},
    [RULE_SOURCE] = {"source", FACT_TEXT_MAX, NEEDED, NULL},
    [RULE_CONFIDENCE] = {"confidence", FACT_NAME_MAX, NEEDED, check_confidence},
};

static const struct column reported_columns[REPORTED_COLUMNS] = {
    [REPORTED_KIND] = {"kind", FACT_NAME_MAX, NEEDED, check_kind},
    [REPORTED_VALUE] = {"value", FACT_VALUE_MAX, NEEDED, NULL},
    [REPORTED_NOTE] = {"note", FACT_TEXT_MAX, 0, NULL},
    [REPORTED_FIRST_SEEN] = {"first_seen", FACT_NAME_MAX, 0, check_date},
    [REPORTED_SOURCE] = {"source", FACT_TEXT_MAX, NEEDED, NULL},
};

static const struct column host_columns[HOST_COLUMNS] = {
    [HOST_NAME] = {"host", FACT_VALUE_MAX, NEEDED, check_host},
    [HOST_CLASS] = {"class", FACT_NAME_MAX, NEEDED, check_host_class},
    [HOST_SOURCE] = {"source", FACT_TEXT_MAX, NEEDED, NULL},
};

static const struct column app_columns[APP_COLUMNS] = {
    [APP_NAME] = {"app", FACT_VALUE_MAX, NEEDED, check_app},
    [APP_CLASS] = {"class", FACT_NAME_MAX, NEEDED, check_app_class},
    [APP_SOURCE] = {"source", FACT_TEXT_MAX, NEEDED, NULL},
};

static const struct column phrase_columns[PHRASE_COLUMNS] = {
    [PHRASE_CONCEPT] = {"concept", FACT_NAME_MAX, NEEDED, check_concept},
    [PHRASE_WEIGHT] = {"weight", FACT_NAME_MAX, NEEDED, check_weight},
    [PHRASE_PATTERN] = {"pattern", PATTERN_MAX, NEEDED, NULL},
    [PHRASE_NOTE] = {"note", FACT_TEXT_MAX, OPTIONAL, NULL},
    [PHRASE_LANG] = {"lang", FACT_NAME_MAX, OPTIONAL, NULL},
    [PHRASE_SOURCE] = {"source", FACT_TEXT_MAX, OPTIONAL, NULL},
};

static const struct column template_columns[TEMPLATE_COLUMNS] = {
    [TEMPLATE_DISCOM] = {"discom", FACT_ID_MAX, NEEDED, check_discom},
    [TEMPLATE_HEADER] = {"header", FACT_VALUE_MAX, 0, NULL},
    [TEMPLATE_TEXT] = {"text", TEMPLATE_MAX, NEEDED | LINES, NULL},
    [TEMPLATE_SOURCE] = {"source", FACT_TEXT_MAX, OPTIONAL, NULL},
    [TEMPLATE_CONFIDENCE] = {"confidence", FACT_NAME_MAX, OPTIONAL, check_confidence},
    [TEMPLATE_NOTE] = {"note", FACT_TEXT_MAX, OPTIONAL, NULL},
};

static const struct column warning_columns[WARNING_COLUMNS] = {
    [WARNING_ID] = {"id", FACT_NAME_MAX, NEEDED, check_id},
    [WARNING_DISCOM] = {"discom", FACT_ID_MAX, NEEDED, check_discom},
    [WARNING_LEVEL] = {"level", FACT_NAME_MAX, NEEDED, check_level},
    [WARNING_TITLE_HI] = {"title_hi", LONG_TEXT, NEEDED | LINES, NULL},
    [WARNING_PUNCH_HI] = {"punch_hi", LONG_TEXT, LINES, NULL},
    [WARNING_TEXT_HI] = {"text_hi", LONG_TEXT, LINES, NULL},
    [WARNING_TITLE_EN] = {"title_en", LONG_TEXT, LINES, NULL},
    [WARNING_PUNCH_EN] = {"punch_en", LONG_TEXT, LINES, NULL},
    [WARNING_TEXT_EN] = {"text_en", LONG_TEXT, LINES, NULL},
    [WARNING_DONT_HI] = {"dont_hi", LONG_TEXT, LINES, NULL},
    [WARNING_DO_HI] = {"do_hi", LONG_TEXT, LINES, NULL},
    [WARNING_DONT_EN] = {"dont_en", LONG_TEXT, LINES, NULL},
    [WARNING_DO_EN] = {"do_en", LONG_TEXT, LINES, NULL},
    [WARNING_FROM] = {"from_date", FACT_NAME_MAX, 0, check_date},
    [WARNING_UNTIL] = {"until_date", FACT_NAME_MAX, 0, check_date},
    [WARNING_WEEKDAYS] = {"weekdays", FACT_NAME_MAX, 0, NULL},
    [WARNING_HOURS] = {"hours", HOURS_MAX, 0, NULL},
    [WARNING_OFFICE] = {"office", FACT_NAME_MAX, 0, NULL},
    [WARNING_SOURCE] = {"source", FACT_TEXT_MAX, NEEDED, NULL},
};

static const struct column counter_columns[COUNTER_COLUMNS] = {
    [COUNTER_ID] = {"id", FACT_NAME_MAX, NEEDED, check_id},
    [COUNTER_DISCOM] = {"discom", FACT_ID_MAX, NEEDED, check_discom},
    [COUNTER_NAME_HI] = {"name_hi", FACT_NAME_MAX, NEEDED, NULL},
    [COUNTER_NAME_EN] = {"name_en", FACT_NAME_MAX, NEEDED, NULL},
    [COUNTER_PLACE_HI] = {"place_hi", FACT_NAME_MAX, 0, NULL},
    [COUNTER_PLACE_EN] = {"place_en", FACT_NAME_MAX, 0, NULL},
    [COUNTER_WEEKDAY_HOURS] = {"weekday_hours", HOURS_MAX, NEEDED, check_hours},
    [COUNTER_SUNDAY_HOURS] = {"sunday_hours", HOURS_MAX, NEEDED, check_hours},
    [COUNTER_MAP_URL] = {"map_url", FACT_VALUE_MAX, 0, check_url},
    [COUNTER_SOURCE] = {"source", FACT_TEXT_MAX, NEEDED, NULL},
    [COUNTER_CONFIDENCE] = {"confidence", FACT_NAME_MAX, NEEDED, check_confidence},
};

static const struct column model_columns[MODEL_COLUMNS] = {
    [MODEL_NAME] = {"name", FACT_NAME_MAX, NEEDED, NULL},
    [MODEL_VALUE] = {"value", MODEL_CELL_MAX, NEEDED, NULL},
};

static const struct table tables[SOURCES] = {
    [SOURCE_DISCOMS] = {"discoms.csv", discom_columns, DISCOM_COLUMNS},
    [SOURCE_CHANNELS] = {"channels.csv", channel_columns, CHAN_COLUMNS},
    [SOURCE_HEADERS] = {"headers.csv", header_columns, HEADER_COLUMNS},
    [SOURCE_RULES] = {"rules.csv", rule_columns, RULE_COLUMNS},
    [SOURCE_REPORTED] = {"reported.csv", reported_columns, REPORTED_COLUMNS,
                         .streamed = true},
    [SOURCE_HOSTS] = {"hosts.csv", host_columns, HOST_COLUMNS},
    [SOURCE_APPS] = {"apps.csv", app_columns, APP_COLUMNS},
    [SOURCE_PHRASES] = {"phrases.csv", phrase_columns, PHRASE_COLUMNS},
    [SOURCE_TEMPLATES] = {"templates.csv", template_columns, TEMPLATE_COLUMNS},
    [SOURCE_WARNINGS] = {"warnings.csv", warning_columns, WARNING_COLUMNS},
    [SOURCE_COUNTERS] = {"counters.csv", counter_columns, COUNTER_COLUMNS},
    [SOURCE_MODEL] = {"model.csv", model_columns, MODEL_COLUMNS, .may_lack = true},
};

/* ---- reading ---- */

struct str
source_cell(const struct source *s, const struct csv_row *row, size_t column)
{
    size_t at = s->at[column];
    return at < s->csv.n_columns ? row->cells[at] : STR("");
}

enum channel_kind
source_kind(const struct source *s, const struct csv_row *row, size_t column)
{
    enum channel_kind kind = CHANNEL_PHONE;
    channel_kind_parse(source_cell(s, row, column), &kind); /* the row was checked by itself */
    return kind;
}

bool
source_complain(const struct source *s, const struct csv_row *row, size_t column,
                const char *expected, struct err *err)
{
    return csv_complain(&s->csv, row, s->at[column], expected, err);
}

bool
source_complain_twice(const struct source *s, const struct csv_row *row, size_t column,
                      const struct source *other, size_t first, struct err *err)
{
    struct arena a = {0};
    const struct str file = other->csv.file;
    source_complain(s, row, column,
                    arena_fmt(&a, "it only once: row %zu of %.*s has it already", first,
                              (int)file.n, file.p)
                        .p,
                    err);
    arena_wipe(&a);
    return false;
}

static struct str
list_columns(const struct table *t, struct arena *a)
{
    struct str all = STR("");
    for (size_t i = 0; i < t->n; i++)
        all = arena_fmt(a, "%.*s%s%s", (int)all.n, all.p, i ? ", " : "", t->columns[i].name);
    return all;
}

/* The header's columns are this table's, in any order. */
static bool
match_columns(const struct table *t, struct source *s, struct arena *a, struct err *err)
{
    const struct csv_row header = {1, s->csv.columns};
    for (size_t i = 0; i < t->n; i++) {
        s->at[i] = csv_column(&s->csv, t->columns[i].name);
        if (s->at[i] == s->csv.n_columns && !(t->columns[i].traits & OPTIONAL))
            return err_input(err, "%.*s: row 1, column %s: not there, expected the columns %s",
                             (int)s->csv.file.n, s->csv.file.p, t->columns[i].name,
                             list_columns(t, a).p);
    }
    for (size_t c = 0; c < s->csv.n_columns; c++) {
        size_t i = 0;
        while (i < t->n && s->at[i] != c)
            i++;
        if (i == t->n)
            return csv_complain(&s->csv, &header, c,
                                arena_fmt(a, "one of the columns %s", list_columns(t, a).p).p, err);
    }
    return true;
}

static bool
has_control(struct str s, bool lines)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if ((c < ' ' && !(lines && c == '\n')) || c == 0x7F)
            return true;
    }
    return false;
}

/* NULL, or what was expected. */
static const char *
check_cell(const struct column *col, struct str cell, struct arena *a)
{
    if (cell.n == 0)
        return col->traits & NEEDED ? "something: this cell must not be empty" : NULL;
    if (cell.n >= col->max)
        return arena_fmt(a, "at most %zu bytes, not %zu", col->max - 1, cell.n).p;
    if (has_control(cell, col->traits & LINES))
        return col->traits & LINES ? "text without control characters"
                                   : "one line of text without control characters";
    if (str_trim(cell).n != cell.n)
        return "no white space at either end";
    return col->check ? col->check(cell) : NULL;
}

static bool
check_row(const struct table *t, const struct source *s, const struct csv_row *row,
          struct err *err)
{
    struct arena a = {0};
    const char *expected = NULL;
    for (size_t i = 0; !expected && i < t->n; i++) {
        expected = check_cell(&t->columns[i], source_cell(s, row, i), &a);
        if (expected)
            source_complain(s, row, i, expected, err);
    }
    arena_wipe(&a);
    return !expected;
}

static bool
load(const char *from, const struct table *t, struct arena *a, struct source *s, struct err *err)
{
    const char *path = paths_join(a, str_of(from), t->file).p;
    if (t->may_lack && access(path, F_OK) != 0)
        return true;
    bool ok = t->streamed ? csv_open(path, a, &s->csv, &s->stream, err)
                          : csv_load(path, a, &s->csv, err);
    if (!ok || !match_columns(t, s, a, err))
        return false;
    for (size_t r = 0; r < s->csv.n_rows; r++)
        if (!check_row(t, s, &s->csv.rows[r], err))
            return false;
    return true;
}

bool
sources_load(const char *from, struct arena *a, struct source out[static SOURCES], struct err *err)
{
    for (size_t i = 0; i < SOURCES; i++)
        if (!load(from, &tables[i], a, &out[i], err))
            return false;
    return true;
}

void
sources_done(struct source s[static SOURCES])
{
    for (size_t i = 0; i < SOURCES; i++)
        csv_close(s[i].stream);
}

bool
source_next_reported(struct source *s, struct csv_row *row, bool *more, struct err *err)
{
    return csv_next(s->stream, row, more, err) &&
           (!*more || check_row(&tables[SOURCE_REPORTED], s, row, err));
}
