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

/* A name that sounds like a screen sharer's, whatever its spelling and spaces: "anidesk", "quik suport".
 * For names that stand where an app's does; in running text it is too much. */
bool app_sounds_remote(const struct knowledge *k, struct str name, struct str *meant);

/* The words it knows; in a header only so that a test can see that they are in order. */
extern const struct words_table app_words, app_plain_words, app_use_words;

#endif
