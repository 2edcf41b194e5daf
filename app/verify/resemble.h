/* verify/resemble.h - names that are not official but dressed up as something that is.
 *
 * Pure. Compares on a skeleton in which 0 and o, 1, l and i, rn and m look alike. A brand of four
 * letters must be met exactly; longer ones within one slip, from eight letters within two. */
#ifndef VERIFY_RESEMBLE_H
#define VERIFY_RESEMBLE_H

#include "base/arena.h"
#include "base/fact.h"

/* A host that is none of ours: a brand as a label or a part between hyphens, glued to another
 * word, misspelled, under another ending, a whole official domain inside it or with its dots
 * displaced, or dressed up as the government's (see impostor.h). *brand: what it borrows; "gov.in"
 * for the government. False for the brands' own domains, for gov.in and nic.in, and for hosts the
 * list calls genuine. */
bool resemble_host(struct str host, const struct knowledge *k, struct arena *a, struct str *brand);

/* A UPI ID, the name before an @, a file name: words between marks and digits. */
bool resemble_name(struct str name, const struct knowledge *k, struct str *brand);

/* An SMS header with a letter or two of a brand changed: UPPC1T, UPPCIT, KESC0. A brand's own name
 * with letters behind it (UPPCLX) is not: the DISCOM may have registered it. */
bool resemble_header(struct str header, const struct knowledge *k, struct str *brand);

/* A brand as a whole word in a path or query: weak by itself. */
bool resemble_path(struct str path, const struct knowledge *k, struct str *brand);

#endif
