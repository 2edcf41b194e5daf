/* kiosk/sources.h - where the kiosk's facts come from: the signed list and the office's database,
 * opened together, and the verifier set up on them. */
#ifndef KIOSK_SOURCES_H
#define KIOSK_SOURCES_H

#include "base/arena.h"
#include "base/fact.h"
#include "office/office.h"
#include "registry/registry.h"
#include "verify/check.h"

struct sources {
    struct arena arena;    /* the knowledge, and the DISCOM */
    struct arena settings; /* the office's names below */
    struct registry *registry;
    struct office *office;
    struct registry_info info;
    struct knowledge knowledge;
    struct check check;        /* prepared once for this list; `now` and holidays are set for each */
    struct str discom;
    struct str office_name, office_name_en; /* the second may be empty */
    struct str holidays;                    /* for the check, perhaps empty */
    int idle_seconds, slide_seconds, counters_total;
};

/* Opens registry.db and office.db in the data folder; makes neither. */
bool sources_open(struct str data, struct sources *out, struct err *err);
void sources_close(struct sources *s);

/* Reads the settings again, after staff changed something. On failure they are as they were. */
bool sources_settings(struct sources *s, struct err *err);

/* The verifier on this list, at this moment. */
struct check sources_check(const struct sources *s, int64_t now);

#endif
