/* kiosk/generation.h - one list as the kiosk uses it: opened, read, the verifier set up on it.
 *
 * The running kiosk holds the current one, an answer on the screen the one it came from; the last
 * to let go closes it. Used by one thread at a time. */
#ifndef KIOSK_GENERATION_H
#define KIOSK_GENERATION_H

#include "base/arena.h"
#include "base/fact.h"
#include "office/office.h"
#include "registry/registry.h"
#include "verify/check.h"

struct generation {
    struct arena arena; /* the knowledge, and what the check was prepared with */
    struct registry *registry;
    struct registry_info info;
    struct knowledge knowledge;
    struct check check; /* prepared; `now`, holidays and the list's date are set for each */
    bool fell_back;     /* it is the list before the one in place, which does not open */
    int holders;
};

/* The list of the folder `data` for DISCOM `discom`, held once. Where fell_back err says why. */
bool generation_open(struct str data, struct str discom, struct generation **out,
                     struct err *err);

/* Copies its warnings and counters to the office, unless that was done. */
bool generation_seed(const struct generation *g, struct str data, struct office *o,
                     struct err *err);

struct generation *generation_hold(struct generation *g);
/* NULL is nobody's. */
void generation_release(struct generation *g);
/* The same between two pictures: the last to let go has it closed in a thread. The system takes a
 * tenth of a second to give back a long list whose file has been replaced. */
void generation_retire(struct generation *g);

#endif
