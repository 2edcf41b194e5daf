/* registry/bundle/sound.h - whether an unpacked list may be believed: the last look before it is
 * put in place. Private to this folder. */
#ifndef REGISTRY_BUNDLE_SOUND_H
#define REGISTRY_BUNDLE_SOUND_H

#include "registry/bundle/manifest.h"
#include "registry/bundle/refusal.h"

/* SQLite's integrity_check, our schema and no other, the numbers of the manifest, everything the
 * verifier reads, and the canaries: `discom`'s own helpline is official, and nothing in
 * canaries.csv (columns kind, value, source; see assets/canaries.csv) is. */
bool sound_check(const char *list, const struct manifest *m, struct str discom,
                 const char *canaries, struct refusal *r);

#endif
