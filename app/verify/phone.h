/* verify/phone.h - Indian phone numbers in a message, and while they are dialled.
 *
 * Pure. Form decides, the words around a number help: a mobile is ten digits from 6 to 9, a
 * landline ten digits with its STD code (National Numbering Plan), toll-free begins 1800 or 1860.
 * Short codes and bare landlines need a word that speaks of a phone, or the text to themselves. */
#ifndef VERIFY_PHONE_H
#define VERIFY_PHONE_H

#include "verify/found.h"

/* Does a number begin at `at`? Key: national digits without the trunk 0; "+1..." when foreign;
 * a masked one keeps its x. */
bool phone_at(const struct folded *in, size_t at, struct arena *a, struct found *out);

/* A whole number given as digits, perhaps with + in front, as in a link or as a sender: writes the
 * key and its traits. False if it is none. */
bool phone_of_digits(struct str digits, struct arena *a, struct str *key, unsigned *traits);

#endif
