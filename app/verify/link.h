/* verify/link.h - web links, however they are written.
 *
 * Pure. With a scheme any host a browser accepts is a link. Bare hosts need a real ending from the
 * public suffix list and must not look like two sentences without a space ("paid.Please",
 * "sir.in 2 days"). Dots spelled out, bracketed or set apart are read where they make a host. */
#ifndef VERIFY_LINK_H
#define VERIFY_LINK_H

#include "verify/found.h"

/* Does a link begin at `at`? Returns the number of parts: the link, and in it the target of a
 * redirect (a link) or the number of a chat link (a phone). 0 if none. `*barren` remembers, between
 * calls with rising `at`, up to where a run of labels is known to hold no host. */
size_t link_at(const struct folded *in, const struct knowledge *k, size_t at, struct arena *a,
               size_t *barren, struct found out[static FOUND_PARTS]);

/* "http://", "hxxps://", "https:\\", "http//", "https : / /" at `at`: the offset behind it, or 0. */
size_t link_scheme_end(struct str t, size_t at);

#endif
