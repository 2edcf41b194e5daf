/* verify/app.h - programs a message speaks of: screen sharers, "XYZ app", files to install.
 *
 * Pure. */
#ifndef VERIFY_APP_H
#define VERIFY_APP_H

#include "verify/found.h"
#include "verify/words.h"

/* Does the name of an app begin at `at`? Key: lower case, single spaces. "UPAY ऐप" gives "upay",
 * "KESCO_bill.apk" the file's name with TRAIT_APK, AnyDesk TRAIT_REMOTE. */
bool app_at(const struct folded *in, const struct knowledge *k, size_t at, struct arena *a,
            struct found *out);

/* The words it knows; in a header only so that a test can see that they are in order. */
extern const struct words_table app_words, app_plain_words;

#endif
