/* registry/bundle/trust_file.h - the text of DATA/trust.json.
 *
 * One form only, closed by a hash of everything before it: a file that is torn, or that somebody
 * edited, does not read. Private to this folder. */
#ifndef REGISTRY_BUNDLE_TRUST_FILE_H
#define REGISTRY_BUNDLE_TRUST_FILE_H

#include "registry/bundle/trust.h"

enum { TRUST_FILE_MAX = 16 * 1024 };

void trust_write(const struct trust *t, struct buf *out);

/* False for anything that trust_write does not write. */
bool trust_parse(struct str text, struct trust *out);

#endif
