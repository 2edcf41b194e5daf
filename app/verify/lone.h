/* verify/lone.h - a text that is a name somebody asks about, and little else.
 *
 * Pure. "UPPCLT", "upay", "Google Pay"; with up to three little words around it ("JVVNL se aaya"); in
 * Hindi letters by its sound (उपाय) or letter by letter (जेवीवीएनएल). */
#ifndef VERIFY_LONE_H
#define VERIFY_LONE_H

#include "verify/found.h"

/* A header or an app, mostly with TRAIT_NAME_ONLY: kept only if somebody knows it. */
bool lone_name(const struct folded *in, const struct knowledge *k, struct arena *a,
               struct found *out);

/* The official app that a name in Hindi letters sounds like. Names in Latin letters are compared
 * as they are spelled: a look-alike's sound is the same. */
bool lone_sounds_official(const struct knowledge *k, struct str name, struct str *app);

/* Letters read out, in Hindi letters: जेवीवीएनएल gives "jvvnl". False if it is no such word. */
bool lone_spells(struct str word, struct arena *a, struct str *letters);

#endif
