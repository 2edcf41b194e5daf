/* verify/fraud.h - what kind of fraud the evidence speaks of: for counting, and for the police.
 *
 * Pure. By a table in order of how much a kind says: what is wanted of a person (an app, an OTP, a
 * "verification" payment) before what they are frightened or lured with, and that before the way
 * (a link, a UPI ID). "Power cut tonight, call 82603..." is cut; the same with an APK is app. */
#ifndef VERIFY_FRAUD_H
#define VERIFY_FRAUD_H

#include "verify/evidence.h"

/* FRAUD_NONE for an answer that accuses nobody: official and unverified. `c` tells whether a threat
 * is to the supply or to something else. */
enum fraud_kind fraud_of(enum verdict v, const struct claims *c, const struct evidences *ev);

/* "" for FRAUD_NONE, "cut", "update", "link", "app", "secret", "payment", "prize", "block",
 * "other"; each but the first has a sentence "fraud.<name>" in assets/lang. */
const char *fraud_name(enum fraud_kind kind);
bool fraud_parse(struct str name, enum fraud_kind *out);

#endif
