#include "office/office.h"

#include "base/clock.h"
#include "base/log.h"
#include "office/db.h"
#include "office/plain.h"
#include "office/setting_db.h"

enum { HOLIDAYS_MAX = 60 * 11 }; /* bytes; some 60 days */
enum { VALUE_MAX = 80 }; /* characters, as of a warning's office */
enum { KIOSK_ID_MAX = 40 }; /* bytes; it goes into file names */

static const struct setting known[] = {
    {"discom", "kesco", "whose office this is: the short name in the list"},
    {"office.name", "", "this office's name on the screen, in Hindi"},
    {"office.name_en", "", "the same in English; empty: as in Hindi"},
    {"office.holidays", "",
     "days the office is closed, such as 2026-11-24 2026-12-25; nobody is cut off on them"},
    {"kiosk.id", "kiosk", "this kiosk's name in receipts and reports, such as KNP-07"},
    {"kiosk.idle_seconds", "60", "seconds without a touch before what was typed is wiped, 10-600"},
    {"kiosk.slide_seconds", "8", "seconds each warning stays on the screen, 3-120"},
    {"kiosk.staff_seconds", "120", "seconds without a touch before the staff's panel closes, 5-600"},
    {"kiosk.usb_dir", "", "a folder to look for a new list in, as if it were a stick; empty: sticks"},
    {"kiosk.sound", "on", "a short tone with each verdict where there is a loudspeaker, on or off"},
    {"letter.cyber_cell", "", "whom the letter to the police is to; empty: the cyber crime cell of the region"},
    {"letter.zone_office", "", "and the office it goes to beside; empty: the executive engineer of the region"},
    {"letter.signatory", "", "name and post of who signs it; empty: lines to fill in by hand"},
    {"counters.total", "67", "how many cash counters there are in all, 0-10000"},
};

/* Of the settings that are numbers. */
static const struct range {
    const char *name;
    unsigned long least, most;
} ranges[] = {
    {"kiosk.idle_seconds", 10, 600},
    {"kiosk.slide_seconds", 3, 120},
    {"kiosk.staff_seconds", 5, 600},
    {"counters.total", 0, 10000},
};

const struct setting *
settings_known(size_t *n)
{
    *n = ARRAY_LEN(known);
    return known;
}

static const struct setting *
find_known(const char *name, struct err *err)
{
    for (size_t i = 0; i < ARRAY_LEN(known); i++)
        if (strcmp(known[i].name, name) == 0)
            return &known[i];
    err_input(err, "there is no setting “%s”; satark setting list names them all", name);
    return NULL;
}

bool
setting_row_read(struct office *o, const char *name, const char *fallback, struct arena *a,
                 struct str *out, struct err *err)
{
    sqlite3_stmt *s = db_prepare(o, "SELECT value FROM setting WHERE name = ?", err);
    if (!s)
        return false;
    bool ok;
    db_bind_str(s, 1, str_of(name));
    *out = db_row(o, s, &ok, err) ? db_str(s, 0, a) : str_of(fallback);
    sqlite3_finalize(s);
    return ok;
}

bool
setting_row_write(struct office *o, const char *name, struct str value, struct err *err)
{
    sqlite3_stmt *s = db_prepare(o,
                                 "INSERT INTO setting VALUES (?, ?) "
                                 "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                                 err);
    if (!s)
        return false;
    db_bind_str(s, 1, str_of(name));
    db_bind_str(s, 2, value);
    bool ok = db_run(o, s, err);
    sqlite3_finalize(s);
    return ok;
}

bool
setting_get(struct office *o, const char *name, struct arena *a, struct str *out, struct err *err)
{
    const struct setting *k = find_known(name, err);
    return k && setting_row_read(o, name, k->fallback, a, out, err);
}

static const struct range *
find_range(const char *name)
{
    for (size_t i = 0; i < ARRAY_LEN(ranges); i++)
        if (strcmp(ranges[i].name, name) == 0)
            return &ranges[i];
    return NULL;
}

static bool
in_range(const struct range *r, struct str value, unsigned long *number)
{
    return str_to_uint(value, r->most, number) && *number >= r->least;
}

bool
setting_number(struct office *o, const char *name, int *out, struct err *err)
{
    struct arena a = {0};
    struct str value;
    unsigned long number;
    const struct range *r = find_range(name);
    if (!r)
        BUG("a setting that is no number");
    bool ok = setting_get(o, name, &a, &value, err);
    if (ok && !in_range(r, value, &number))
        ok = err_env(err,
                     "%s: setting %s is “%.*s”, expected a whole number from %lu to %lu; set it "
                     "again with satark setting set",
                     o->path, name, (int)plain_excerpt(value), value.p, r->least, r->most);
    if (ok)
        *out = (int)number;
    arena_wipe(&a);
    return ok;
}

static bool
is_switch(struct str value)
{
    return str_eq(value, STR("on")) || str_eq(value, STR("off"));
}

bool
setting_switch(struct office *o, const char *name, bool *out, struct err *err)
{
    struct arena a = {0};
    struct str value;
    bool ok = setting_get(o, name, &a, &value, err);
    if (ok && !is_switch(value))
        ok = err_env(err, "%s: setting %s is “%.*s”, expected on or off; set it again with satark "
                          "setting set", o->path, name, (int)plain_excerpt(value), value.p);
    if (ok)
        *out = str_eq(value, STR("on"));
    arena_wipe(&a);
    return ok;
}

static bool
is_discom_id(struct str v)
{
    for (size_t i = 0; i < v.n; i++)
        if (!is_alnum(v.p[i]) || to_lower(v.p[i]) != v.p[i])
            return false;
    return v.n >= 1 && v.n <= 15;
}

static bool
is_kiosk_id(struct str v)
{
    for (size_t i = 0; i < v.n; i++)
        if (!is_alnum(v.p[i]) && (v.p[i] != '-' || i == 0))
            return false;
    return v.n >= 1 && v.n <= KIOSK_ID_MAX;
}

static bool
are_dates(struct str v)
{
    struct str date;
    struct civil day;
    if (v.n > HOLIDAYS_MAX)
        return false;
    while (v.n && str_cut(&v, ' ', &date))
        if (date.n && (date.n != sizeof "2026-11-24" - 1 || !civil_parse(date, &day)))
            return false;
    return true;
}

static bool
check_value(const char *name, struct str value, struct err *err)
{
    if (strcmp(name, "discom") == 0 && !is_discom_id(value))
        return err_input(err,
                         "discom: found “%.*s”, expected the DISCOM's short name in the list, "
                         "such as kesco",
                         (int)plain_excerpt(value), value.p);
    if (strcmp(name, "kiosk.id") == 0 && !is_kiosk_id(value))
        return err_input(err,
                         "kiosk.id: found “%.*s”, expected 1 to %d letters, digits and '-', "
                         "such as KNP-07",
                         (int)plain_excerpt(value), value.p, KIOSK_ID_MAX);
    if (strcmp(name, "office.holidays") == 0) {
        if (!are_dates(value))
            return err_input(err,
                             "office.holidays: found “%.*s”, expected dates with a space between "
                             "them, such as 2026-11-24 2026-12-25, at most %d bytes",
                             (int)plain_excerpt(value), value.p, HOLIDAYS_MAX);
        return true;
    }
    if (strcmp(name, "kiosk.sound") == 0 && !is_switch(value))
        return err_input(err, "%s: found “%.*s”, expected on or off", name,
                         (int)plain_excerpt(value), value.p);
    unsigned long number;
    const struct range *r = find_range(name);
    if (r && !in_range(r, value, &number))
        return err_input(err, "%s: found “%.*s”, expected a whole number from %lu to %lu", name,
                         (int)plain_excerpt(value), value.p, r->least, r->most);
    if (!plain_line(value, VALUE_MAX))
        return err_input(err, "%s: expected one line of at most %d characters", name, VALUE_MAX);
    return true;
}

bool
setting_set(struct office *o, const char *name, struct str value, struct err *err)
{
    value = str_trim(value);
    return find_known(name, err) && check_value(name, value, err) &&
           setting_row_write(o, name, value, err);
}
