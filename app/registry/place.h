/* registry/place.h - which list a data folder has: the one in place, else the last good one.
 *
 * DATA/registry.db is replaced whole; DATA/registry.prev.db is the one before it. */
#ifndef REGISTRY_PLACE_H
#define REGISTRY_PLACE_H

#include "registry/registry.h"

#define PLACE_LIST "registry.db"
#define PLACE_PREV "registry.prev.db"

/* Opens DATA/registry.db, else DATA/registry.prev.db with *fell_back set (may be NULL) and err
 * saying what is wrong with the first. False when neither opens. */
bool place_open(struct str data, struct str home, struct registry **out, bool *fell_back,
                struct err *err);

/* The same for who wants to check messages: a list whose knowledge cannot be read is passed over
 * too. What is read is in `a`. */
bool place_open_knowing(struct str data, struct str home, struct arena *a, struct registry **out,
                        struct knowledge *knowledge, bool *fell_back, struct err *err);

#endif
