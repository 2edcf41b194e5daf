#include "office/counter_row.h"

#include "office/plain.h"
#include "office/when.h"

static const char *const names[COUNTER_COLUMNS] = {
    "id",       "discom",        "position",     "name_hi", "name_en", "place_hi",
    "place_en", "weekday_hours", "sunday_hours", "map_url", "source",  "confidence",
};

const char *
counter_column_name(enum counter_column column)
{
    return names[column];
}

static bool
set_text(struct str *field, struct str cell, size_t least, size_t most)
{
    *field = cell;
    return cell.n >= least && plain_line(cell, most);
}

/* No counter serves over midnight; hours turned round are a slip of the pen. */
static bool
set_hours(int *open, int *close, struct str cell)
{
    *open = *close = 0;
    if (cell.n == 0 || str_eq(cell, STR("closed")))
        return true;
    if (str_eq(cell, STR("00:00-24:00"))) {
        *close = 24 * 60;
        return true;
    }
    return hours_parse(cell, open, close) && *open < *close;
}

static bool
is_confidence(struct str cell)
{
    static const char *const levels[] = {"confirmed", "seed", "reported", "to-confirm"};
    for (size_t i = 0; i < ARRAY_LEN(levels); i++)
        if (str_eq(cell, str_of(levels[i])))
            return true;
    return false;
}

bool
counter_set_cell(struct counter_row *r, enum counter_column column, struct str cell,
                 const char **expected)
{
    struct counter *c = &r->counter;
    unsigned long number;
    cell = str_trim(cell);
    switch (column) {
    case COUNTER_ID:
        *expected = "1 to 40 lower-case letters a-z, digits and -, such as kidwai-nagar";
        c->id = cell;
        return plain_id(cell);
    case COUNTER_POSITION:
        *expected = "a whole number, the place in the list";
        if (!str_to_uint(cell, 100000, &number))
            return false;
        r->position = (int64_t)number;
        return true;
    case COUNTER_NAME_HI:
        *expected = "a name in Hindi on one line of at most 60 characters";
        return set_text(&c->name_hi, cell, 1, 60);
    case COUNTER_NAME_EN:
        *expected = "one line of at most 60 characters";
        return set_text(&c->name_en, cell, 0, 60);
    case COUNTER_PLACE_HI:
    case COUNTER_PLACE_EN:
        *expected = "one line of at most 120 characters";
        return set_text(column == COUNTER_PLACE_HI ? &c->place_hi : &c->place_en, cell, 0, 120);
    case COUNTER_WEEKDAY_HOURS:
        *expected = "hours such as 10:00-17:00, or closed";
        return set_hours(&c->open_minute, &c->close_minute, cell);
    case COUNTER_SUNDAY_HOURS:
        *expected = "hours such as 10:00-14:00, or closed";
        return set_hours(&c->sunday_open_minute, &c->sunday_close_minute, cell);
    case COUNTER_MAP_URL:
        *expected = "a link that begins with https://, or nothing";
        return set_text(&c->map_url, cell, 0, 250) && (!cell.n || str_starts(cell, "https://"));
    case COUNTER_SOURCE:
        *expected = "one line of at most 300 characters";
        return set_text(&c->source, cell, 0, 300);
    case COUNTER_CONFIDENCE:
        *expected = "confirmed, seed, reported or to-confirm";
        c->confidence = cell;
        return is_confidence(cell);
    default:
        return true;
    }
}

static struct str
hours_cell(int open, int close, struct arena *a)
{
    return open == close ? STR("closed") : hours_format(open, close, a);
}

struct str
counter_cell(const struct counter *c, enum counter_column column, struct arena *a)
{
    switch (column) {
    case COUNTER_ID:
        return c->id;
    case COUNTER_NAME_HI:
        return c->name_hi;
    case COUNTER_NAME_EN:
        return c->name_en;
    case COUNTER_PLACE_HI:
        return c->place_hi;
    case COUNTER_PLACE_EN:
        return c->place_en;
    case COUNTER_WEEKDAY_HOURS:
        return hours_cell(c->open_minute, c->close_minute, a);
    case COUNTER_SUNDAY_HOURS:
        return hours_cell(c->sunday_open_minute, c->sunday_close_minute, a);
    case COUNTER_MAP_URL:
        return c->map_url;
    case COUNTER_SOURCE:
        return c->source;
    case COUNTER_CONFIDENCE:
        return c->confidence;
    default:
        return STR("");
    }
}
