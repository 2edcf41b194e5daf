/* office/office.h - this office's own read-write database: office.db (SQLite, WAL).
 *
 * Holds warnings, notices, counters, settings, what became of updates, and the numbers and names
 * that people reported; never a message, nor who brought it. The kiosk reads it while scripts write
 * it; office_generation tells cheaply that something changed. */
#ifndef OFFICE_OFFICE_H
#define OFFICE_OFFICE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/csv.h"
#include "base/err.h"
#include "base/fact.h"

#include <stdint.h>

struct office;

/* Opens or makes the database and brings it to the newest user_version, one transaction a step.
 * A database from a newer programme is refused and left alone. One that is there but cannot be
 * written (the disk is full, this user may not, another programme keeps it locked) is read into memory instead, with every
 * committed change: it answers as the other does, and every change to it is refused. */
bool office_open(const char *path, struct office **out, struct err *err);
void office_close(struct office *o);

enum office_state {
    OFFICE_WRITABLE,
    OFFICE_DISK_FULL,
    OFFICE_NO_RIGHTS,
    OFFICE_DISK_FAILS,
    OFFICE_HELD /* another programme keeps it for itself */
};
enum office_state office_state(const struct office *o);

/* False for one in memory, with ERR_ENV saying why and what to do. */
bool office_writable(const struct office *o, struct err *err);

/* Reads the whole database; ERR_ENV where it is damaged. */
bool office_is_sound(struct office *o, struct err *err);

/* Whether it is in memory and the files are no longer as they were then. Open it anew. */
bool office_is_behind(const struct office *o);

/* A number that differs after any other connection has committed a change. One in memory is always
 * the same. */
int64_t office_generation(struct office *o);

/* Copies the DISCOM's warnings and counters from registry.db at `registry_path` (rows of `discom`
 * and "*") into the office's tables. A row the office has edited or removed stays as the office
 * left it; a row the list no longer has goes. The setting discom becomes `discom`. */
bool office_seed(struct office *o, const char *registry_path, struct str discom, struct err *err);

/* The same, unless this very list (by serial and date) was the last one so copied for `discom`:
 * then nothing is read or written. Whoever puts a list in place or opens one may call it. */
bool office_seed_once(struct office *o, const char *registry_path, struct str discom,
                      int64_t serial, int64_t made_at, struct err *err);

/* ---- settings ---- */

/* The known settings with their defaults; a clerk cannot misspell one. */
struct setting {
    const char *name;     /* "discom", "office.name", "kiosk.idle_seconds" */
    const char *fallback; /* value when never set */
    const char *help;     /* one line, English */
};
const struct setting *settings_known(size_t *n);

/* The value in `a`, or the default. ERR_INPUT for an unknown name. */
bool setting_get(struct office *o, const char *name, struct arena *a, struct str *out,
                 struct err *err);
/* The value of a setting that is a number, within its range. ERR_ENV where it is not, though
 * setting_set refuses such a value: another hand was in the database. */
bool setting_number(struct office *o, const char *name, int *out, struct err *err);
/* The same of one that is on or off. */
bool setting_switch(struct office *o, const char *name, bool *out, struct err *err);
bool setting_set(struct office *o, const char *name, struct str value, struct err *err);

/* ---- updates: what became of each list that was brought ---- */

struct list_update {
    int64_t at;
    int64_t serial, before;          /* 0: not known, none */
    struct str outcome;              /* "taken", "already", or why not: "forged" */
    struct str file, wanted, found;  /* of the refusal; may be empty */
};

/* Keeps the newest 50. Bytes that may not be shown are kept as '?'. */
bool update_add(struct office *o, const struct list_update *u, struct err *err);
/* The last one added comes first, whatever the clock said. */
bool update_list(struct office *o, struct arena *a, struct list_update **out, size_t *n,
                 struct err *err);

/* ---- reports: what people told the office of ---- */

/* Of a message that was no good only this is kept: a number, link, UPI ID or sender's name. */
struct report {
    enum entity_kind kind;
    struct str value;   /* the key of enum entity_kind: 8260303942, kesco-bill.in */
    struct str verdict; /* the worst it was met with: "scam", "suspicious", "unverified" */
    int64_t count;      /* how often it was reported */
    struct str fraud;   /* the kind, as the worst one last told: "cut", "link"; "" not known */
    int64_t first_at, last_at;
};

/* What one person reported at once, by the token they got. */
struct report_slip {
    struct str token; /* SN-0147 */
    int64_t at;
    struct str verdict;
    struct report *list; /* those of its values that are still kept, by kind and value */
    size_t n;
};

struct report_value {
    enum entity_kind kind;
    struct str value;
};

enum {
    REPORTS_KEPT = 2000, /* values. Beyond that the one longest not seen goes, those seen once
                            before those seen again, so that one flood cannot wash the rest out */
    REPORT_TOKENS_KEPT = 20000, /* the newest */
    REPORTS_A_MINUTE = 6, /* in all, whoever stands there */
    REPORTS_AN_HOUR = 30
};

/* Pure: whether it is of a kind that is kept, and a key as it should be. */
bool report_keeps(enum entity_kind kind, struct str value);
/* "phone", "link", "vpa", "header". */
const char *report_kind_name(enum entity_kind kind);

/* The kinds of fraud that are kept, from "cut" to "other"; see verify/fraud.h. */
const char *const *report_frauds(size_t *n);

/* Keeps the n values with the verdict's name, the kind of fraud by the names of verify/fraud.h ("":
 * none) and the time, one transaction; a value that is there already is counted. `token` is then in `a`: its prefix is the setting kiosk.id, of which at most
 * six letters and digits, or the capitals of office.name_en; a number once given is never given
 * again. An empty token: too many came in the last minute or hour, nothing was kept. ERR_INPUT
 * where report_keeps says no. */
bool report_add(struct office *o, int64_t now, struct str verdict, struct str fraud,
                const struct report_value *values, size_t n, struct arena *a, struct str *token,
                struct err *err);

/* Those reported in [from, to), the last one first; 0: open. */
bool report_list(struct office *o, int64_t from, int64_t to, struct arena *a, struct report **out,
                 size_t *n, struct err *err);
/* One of them as it was told of in a period alone: its count, times and verdict are the period's. */
struct report_span {
    struct report report;
    bool at_least; /* tokens of the period are no longer kept: it was told of so often or oftener */
};
/* Those reported in [from, to), 0: open; the worst first, then the most often told. Counted by the
 * tokens that are kept; a report all of whose times lie in the period counts in full without them.
 * *slips: how many tokens were given in it. */
bool report_span(struct office *o, int64_t from, int64_t to, struct arena *a,
                 struct report_span **out, size_t *n, int64_t *slips, struct err *err);
/* Capitals or not. ERR_INPUT when no such token was given, or so long ago that it is gone. */
bool report_find(struct office *o, struct str token, struct arena *a, struct report_slip *out,
                 struct err *err);

/* How many tokens are kept, and the last one given; empty without any. */
bool report_tokens(struct office *o, struct arena *a, int64_t *n, struct str *last,
                   struct err *err);

/* All of them as CSV: kind,value,verdict,count,first,last,fraud; to a file, or added to `out`. */
bool report_export(struct office *o, const char *csv_path, struct err *err);
bool report_csv(struct office *o, struct buf *out, struct err *err);

/* ---- counts: numbers of what the kiosk did, and of nobody ---- */

struct count {
    int day;           /* of India's calendar, days since 1970-01-01 */
    int hour;          /* 0..23; -1: the whole day */
    struct str what;   /* see count_add */
    struct str which;
    int64_t n;
};

enum { COUNT_DAYS = 400 }; /* kept: the newest on which anything was counted */

/* Adds n to what is there, all of the list in one transaction; of more than COUNT_DAYS days the
 * oldest go. The day, and the hour where it is not -1, are those of `now` in India, whatever the row
 * says. ERR_INPUT for what is not one of:
 *   "check"   an answer shown; which: "scam", "suspicious", "unverified", "official"; by hour
 *   "fraud"   its kind, of those that are scam or suspicious; which: see verify/fraud.h; by day
 *   "way"     how it was asked; which: "text", "number", "questions"; by day
 *   "shown"   a warning on the screen; which: its id; n: seconds; by day
 *   "report"  told to the office; which: ""; by day */
bool count_add(struct office *o, int64_t now, const struct count *list, size_t n, struct err *err);

/* Those of the hours and days that touch [from, to), by day, hour, what, which; 0: open. */
bool count_list(struct office *o, int64_t from, int64_t to, struct arena *a, struct count **out,
                size_t *n, struct err *err);

/* ---- notices: the state of a service, as staff state it ---- */

enum service {
    SERVICE_PAYMENT,
    SERVICE_CALL_CENTRE,
    SERVICE_WEBSITE,
    SERVICE_APP,
    SERVICE_WHATSAPP,
    SERVICE_COUNTERS,
    SERVICE_SUPPLY,
    SERVICES
};
enum service_state { STATE_WORKING, STATE_DOWN, STATE_SUSPENDED };

struct notice {
    enum service service;
    enum service_state state;
    int64_t since, until; /* unix time; 0 not stated */
    struct str why_hi, why_en;
    struct str also_hi, also_en; /* what to use instead; may be empty */
};

bool service_parse(struct str name, enum service *out); /* "payment", "call-centre", ... */
const char *service_name(enum service s);
bool service_state_parse(struct str name, enum service_state *out);
const char *service_state_name(enum service_state s);

/* One notice a service: setting it again replaces it. */
bool notice_set(struct office *o, const struct notice *n, struct err *err);
/* ERR_INPUT when there is none for this service. */
bool notice_clear(struct office *o, enum service s, struct err *err);
/* Those in force at `now` (a notice whose `until` has passed is over), payment first. With
 * now = 0 all of them. */
bool notice_list(struct office *o, int64_t now, struct arena *a, struct notice **out, size_t *n,
                 struct err *err);

/* ---- warnings: the slides ---- */

enum warning_level { LEVEL_NORMAL, LEVEL_PRIORITY, LEVEL_EMERGENCY };

/* Empty means not stated, everywhere. Lines are separated by '\n'. */
struct warning {
    struct str id;           /* lower-case letters, digits, '-': "bill-update-call" */
    struct str title_hi, punch_hi, text_hi; /* punch: the title's last line, drawn in yellow */
    struct str title_en, punch_en, text_en;
    struct str dont_hi, do_hi, dont_en, do_en; /* up to two lines each; emergency: do_* are steps */
    enum warning_level level;
    int64_t from, until;     /* unix time; 0 open. A date alone ends at its 24:00 */
    unsigned weekdays;       /* bit 0 Sunday .. bit 6 Saturday; 0 every day */
    int from_minute, until_minute; /* minutes of the day; from > until runs over midnight;
                                      equal: all day */
    struct str office;       /* office's name, or empty for all */
    struct str source;       /* where the fact comes from */
    bool from_list;          /* came with the registry */
    int64_t issued;          /* unix time it was added */
};

/* Every column of warnings.csv, in order, is read and written by these. An import is all or
 * nothing, and names the first mistake; rows with a known id replace it. To show what it would
 * change, and every mistake, see office/warning_plan.h. */
bool warning_import(struct office *o, const char *csv_path, size_t *n, struct err *err);
bool warning_export(struct office *o, const char *csv_path, struct err *err);
/* The same text, added to `out`. */
bool warning_csv(struct office *o, struct buf *out, struct err *err);
/* Adds (id must be new) or replaces. Checks level, dates, weekdays, hours, lengths; the message of
 * ERR_INPUT names the field and what was expected. */
bool warning_put(struct office *o, const struct warning *w, bool must_be_new, struct err *err);
/* ERR_INPUT when there is none, as in warning_find. */
bool warning_remove(struct office *o, struct str id, struct err *err);
/* All with now = 0; else those to be shown at `now` at `office_name`: emergencies alone if there is
 * one, else priority ones first. Stable order. */
bool warning_list(struct office *o, int64_t now, struct str office_name, struct arena *a,
                  struct warning **out, size_t *n, struct err *err);
bool warning_find(struct office *o, struct str id, struct arena *a, struct warning *out,
                  struct err *err);

/* ---- what staff changed in the warnings ---- */

struct warning_changed {
    struct str warning; /* its id */
    struct str kind;    /* "new", "changed", "ended", "back" (by an undo) */
};
struct warning_change {
    int64_t id, at;
    struct str who, what; /* login name; "import warnings.csv" */
    int64_t undoes;       /* the change that this one took back, or 0 */
    bool undone;
    struct warning_changed *rows;
    size_t n;
};

/* Whose the changes are from here on: a login name. Kept as '?' where it may not be shown. */
void office_sign(struct office *o, const char *who);

/* Every change there was, the newest first. */
bool warning_history(struct office *o, struct arena *a, struct warning_change **out, size_t *n,
                     struct err *err);

/* The warnings of the newest change that stands become what they were before it; *out is that
 * change. A second undo takes back the one before. ERR_INPUT when there is none. */
bool warning_undo(struct office *o, struct arena *a, struct warning_change *out, struct err *err);

/* For `now` where the clock is known to be wrong: then only what says no date, weekday or hour is
 * to be shown. */
#define WARNING_NO_CLOCK ((int64_t)-1)

/* Pure: whether w is to be shown at `now` in `office_name`. */
bool warning_is_due(const struct warning *w, int64_t now, struct str office_name);

bool warning_level_parse(struct str name, enum warning_level *out);
const char *warning_level_name(enum warning_level l);

/* ---- cash counters ---- */

struct counter {
    struct str id;
    struct str name_hi, name_en, place_hi, place_en;
    int open_minute, close_minute;           /* weekdays; equal: closed */
    int sunday_open_minute, sunday_close_minute; /* equal: closed on Sunday */
    struct str map_url;                      /* may be empty */
    struct str source, confidence;
    bool closed_today;                       /* a day of the setting office.holidays */
};

/* In the office's order, those open at `now` first (now = 0: the plain order). `total` in the
 * setting counters.total may be larger: the list names only some. */
bool counter_list(struct office *o, int64_t now, struct arena *a, struct counter **out, size_t *n,
                  struct err *err);
/* The file's counters become the whole list, all or nothing. */
bool counter_import(struct office *o, const char *csv_path, size_t *n, struct err *err);
/* The same from the bytes of any sheet (base/sheet.h): with faults, all of them and nothing changed;
 * that is no failure. */
bool counter_import_sheet(struct office *o, struct str name, struct str bytes, struct arena *a,
                          struct csv_faults *faults, size_t *n, struct err *err);
/* What counter_import reads back; to a file, or added to `out`. */
bool counter_export(struct office *o, const char *csv_path, struct err *err);
bool counter_csv(struct office *o, struct buf *out, struct err *err);
bool counter_is_open(const struct counter *c, int64_t now);

/* ---- holidays ---- */

/* Reads a sheet of dates, and names beside them for people, which are not kept; the dates become the
 * setting office.holidays, in order. Faults as in counter_import_sheet; *dates is the new value. */
bool holiday_import_sheet(struct office *o, struct str name, struct str bytes, struct arena *a,
                          struct csv_faults *faults, struct str *dates, struct err *err);

#endif
