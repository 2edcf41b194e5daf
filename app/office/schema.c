/* The office's tables, in the steps by which they came. A step that has shipped never changes;
 * a new need is a new step. Times are unix seconds, 0 not stated; texts are never NULL. */
#include "office/db.h"

static const char settings_and_notices[] =
    "PRAGMA application_id = 0x53614F66;" /* DB_APPLICATION_ID */
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE notice ("
    "  service TEXT PRIMARY KEY, state TEXT NOT NULL,"
    "  since INTEGER NOT NULL, until INTEGER NOT NULL,"
    "  why_hi TEXT NOT NULL, why_en TEXT NOT NULL,"
    "  also_hi TEXT NOT NULL, also_en TEXT NOT NULL) WITHOUT ROWID;";

/* from_list: came with the registry. edited: the office changed it, so the list no longer does.
 * removed: rows of the list that the office took away and the list shall not bring back. */
static const char warnings[] =
    "CREATE TABLE warning ("
    "  id TEXT PRIMARY KEY, position INTEGER NOT NULL,"
    "  title_hi TEXT NOT NULL, punch_hi TEXT NOT NULL, text_hi TEXT NOT NULL,"
    "  title_en TEXT NOT NULL, punch_en TEXT NOT NULL, text_en TEXT NOT NULL,"
    "  dont_hi TEXT NOT NULL, do_hi TEXT NOT NULL, dont_en TEXT NOT NULL, do_en TEXT NOT NULL,"
    "  level INTEGER NOT NULL, from_time INTEGER NOT NULL, until_time INTEGER NOT NULL,"
    "  weekdays INTEGER NOT NULL, from_minute INTEGER NOT NULL, until_minute INTEGER NOT NULL,"
    "  office TEXT NOT NULL, source TEXT NOT NULL, issued INTEGER NOT NULL,"
    "  from_list INTEGER NOT NULL, edited INTEGER NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE removed (noun TEXT, id TEXT, PRIMARY KEY (noun, id)) WITHOUT ROWID;";

static const char counters[] =
    "CREATE TABLE counter ("
    "  id TEXT PRIMARY KEY, position INTEGER NOT NULL,"
    "  name_hi TEXT NOT NULL, name_en TEXT NOT NULL,"
    "  place_hi TEXT NOT NULL, place_en TEXT NOT NULL,"
    "  open_minute INTEGER NOT NULL, close_minute INTEGER NOT NULL,"
    "  sunday_open_minute INTEGER NOT NULL, sunday_close_minute INTEGER NOT NULL,"
    "  map_url TEXT NOT NULL, source TEXT NOT NULL, confidence TEXT NOT NULL,"
    "  from_list INTEGER NOT NULL) WITHOUT ROWID;";

/* What became of each list that was brought. A kiosk's name goes into file names from here on: one
 * that may not is forgotten. */
static const char updates[] =
    "CREATE TABLE list_update ("
    "  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, serial INTEGER NOT NULL,"
    "  before INTEGER NOT NULL, outcome TEXT NOT NULL, file TEXT NOT NULL,"
    "  wanted TEXT NOT NULL, found TEXT NOT NULL);"
    "DELETE FROM setting WHERE name = 'kiosk.id' AND"
    "  (value = '' OR length(value) > 40 OR value GLOB '-*' OR value GLOB '*[^A-Za-z0-9-]*');";

/* What staff changed in the warnings: the change, and each warning as it was before; was is a JSON
 * array of its columns, or nothing where there was none. Only ever added to. */
static const char warning_changes[] =
    "CREATE TABLE warning_change ("
    "  id INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,"
    "  undoes INTEGER NOT NULL);"
    "CREATE TABLE warning_was ("
    "  change INTEGER NOT NULL, warning TEXT NOT NULL, kind TEXT NOT NULL, was TEXT NOT NULL,"
    "  removed INTEGER NOT NULL, PRIMARY KEY (change, warning)) WITHOUT ROWID;"
#define NEVER "SELECT RAISE(ABORT, 'the history of the warnings is only added to'); END;"
    "CREATE TRIGGER warning_change_again BEFORE INSERT ON warning_change"
    "  WHEN EXISTS (SELECT 1 FROM warning_change WHERE id = NEW.id) BEGIN " NEVER
    "CREATE TRIGGER warning_change_update BEFORE UPDATE ON warning_change BEGIN " NEVER
    "CREATE TRIGGER warning_change_delete BEFORE DELETE ON warning_change BEGIN " NEVER
    "CREATE TRIGGER warning_was_again BEFORE INSERT ON warning_was"
    "  WHEN EXISTS (SELECT 1 FROM warning_was WHERE change = NEW.change AND"
    "  warning = NEW.warning) BEGIN " NEVER
    "CREATE TRIGGER warning_was_update BEFORE UPDATE ON warning_was BEGIN " NEVER
    "CREATE TRIGGER warning_was_delete BEFORE DELETE ON warning_was BEGIN " NEVER;
#undef NEVER

/* What people reported: values that are counted, tokens that were given out, and which told of
 * which. AUTOINCREMENT: a token's number never comes twice. */
static const char reports[] =
    "CREATE TABLE report ("
    "  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL, verdict TEXT NOT NULL,"
    "  count INTEGER NOT NULL, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL,"
    "  UNIQUE (kind, value));"
    "CREATE TABLE report_token ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT NOT NULL UNIQUE COLLATE NOCASE,"
    "  at INTEGER NOT NULL, verdict TEXT NOT NULL);"
    "CREATE INDEX report_token_at ON report_token (at);"
    "CREATE TABLE report_told ("
    "  token INTEGER NOT NULL REFERENCES report_token ON DELETE CASCADE,"
    "  report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,"
    "  PRIMARY KEY (token, report)) WITHOUT ROWID;"
    "CREATE INDEX report_told_report ON report_told (report);";

/* What kind of fraud was reported; and numbers of what the kiosk did, a day (hour -1) or an hour. */
static const char frauds_and_counts[] =
    "ALTER TABLE report ADD COLUMN fraud TEXT NOT NULL DEFAULT '';"
    "CREATE TABLE count ("
    "  day INTEGER NOT NULL, hour INTEGER NOT NULL, what TEXT NOT NULL, which TEXT NOT NULL,"
    "  n INTEGER NOT NULL, PRIMARY KEY (day, hour, what, which)) WITHOUT ROWID;";

const struct db_step *
office_steps(int *n)
{
    static const struct db_step steps[] = {{settings_and_notices}, {warnings}, {counters},
                                           {updates}, {warning_changes}, {reports},
                                           {frauds_and_counts}};
    *n = (int)ARRAY_LEN(steps);
    return steps;
}
